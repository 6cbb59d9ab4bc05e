#include "study/findings.h"
#include "study/findings_inner.h"

#include "base/civil.h"
#include "model/centre.h"
#include "stats/stopping.h"
#include "study/futures.h"
#include "study/period.h"
#include "study/scorecard.h"
#include "study/self_service.h"

#include <math.h>
#include <string.h>

/* A mean lacks what unfinished contacts would have added: of times, what
 * still waits; of the solved, what is not solved; of chats that have ended,
 * and of their handling, those that have not. */
static bool lacks_too_many(const struct entry_fold *entry,
                           const struct measure *measure)
{
    const struct gap *gap = &entry->gaps[measure->concerns];
    if (measure->form != FORM_RATIO) {
        return false;
    }
    if (measure->below == TOTAL_RESOLVED ||
        measure->below == TOTAL_CHATS_ENDED) {
        return gap_is_unsolved(gap);
    }
    if (measure->above == TOTAL_HANDLE_S &&
        gap_is_unsolved(&entry->gaps[CONCERNS_CHATS])) {
        return true;
    }
    return strcmp(measure->unit, "s") == 0 && gap_is_cut_off(gap);
}

static struct estimate entry_estimate(const struct fold *fold, size_t index,
                                      size_t m, double confidence_frac)
{
    const struct measure *measure = &fold->measures[m];
    const struct entry_fold *entry = &fold->entries[index];
    struct estimate estimate =
        ratio_tally_estimate(&entry->measures[m], confidence_frac);
    const bool endless =
        measure->form == FORM_MAXIMUM && entry->n_endless[m] > 0;
    const bool seldom =
        measure->form == FORM_MOMENT && 2 * entry->measures[m].n <= fold->n;
    if (endless || seldom || lacks_too_many(entry, measure) ||
        !fold_concerns(fold, index, measure)) {
        estimate_erase(&estimate);
    }
    return estimate;
}

double findings_precision(const struct fold *fold, double confidence_frac)
{
    const size_t level = measure_index("service_level");
    const size_t wait = measure_index("mean_wait_s");
    double worst = 0;
    for (size_t c = 0; c < fold->n_channels; c++) {
        const struct estimate service_level =
            entry_estimate(fold, c, level, confidence_frac);
        const struct estimate mean_wait =
            entry_estimate(fold, c, wait, confidence_frac);
        worst = fmax(worst, stopping_precision(&service_level, &mean_wait));
    }
    return worst;
}

static void add_futures(const struct workings *workings, size_t column,
                        struct estimate *estimate)
{
    futures_set_quantiles(workings->fold->futures, column, estimate,
                          workings->scratch);
    arena_reset(workings->scratch);
}

/* The pooled quantile in the place of the mean of the replications' own; an
 * interval only if every own one is finite. */
static void set_pooled(struct estimate *estimate, double pooled_s,
                       uint32_t n_endless)
{
    estimate->mean = isfinite(pooled_s) ? pooled_s : nan("");
    if (isnan(estimate->mean) || n_endless > 0) {
        estimate->half_width = nan("");
        estimate->sd = nan("");
    }
}

struct pooled {
    double quantiles_s[N_TIMES][QUANTILES_AT_MOST];
    size_t n_seen[N_TIMES];
};

static void pool(const struct fold *fold, const struct entry_fold *entry,
                 struct pooled *out)
{
    for (enum times t = TIMES_WAIT; t < N_TIMES; t++) {
        out->n_seen[t] = 0;
        if (entry->times[t].count) {
            histogram_sum_quantiles_s(
                &entry->times[t], (uint64_t)gap_beyond(entry->gaps, t),
                fold->quantiles[t].shares, fold->quantiles[t].n,
                out->quantiles_s[t]);
        } else {
            for (size_t i = 0; i < QUANTILES_AT_MOST; i++) {
                out->quantiles_s[t][i] = nan("");
            }
        }
    }
}

static struct estimate *find_measures(const struct workings *workings,
                                      size_t index)
{
    const struct fold *fold = workings->fold;
    const struct entry_fold *entry = &fold->entries[index];
    struct estimate *estimates =
        arena_alloc(workings->arena, fold->n_measures, sizeof *estimates);
    struct pooled pooled;
    pool(fold, entry, &pooled);
    for (size_t m = 0; m < fold->n_measures; m++) {
        const enum times times = fold->measures[m].times;
        estimates[m] =
            entry_estimate(fold, index, m, workings->student.confidence_frac);
        if (fold->measures[m].form == FORM_QUANTILE) {
            set_pooled(&estimates[m],
                       pooled.quantiles_s[times][pooled.n_seen[times]++],
                       entry->n_endless[m]);
        }
        if (!isnan(estimates[m].mean)) {
            add_futures(workings, fold_entry_column(fold, index) + m,
                        &estimates[m]);
        }
    }
    return estimates;
}

static struct channel_result find_entry(const struct workings *workings,
                                        size_t index, const char *name)
{
    struct channel_result entry = {
        .name = name,
        .measures = find_measures(workings, index),
    };
    find_periods(workings, index, &entry);
    return entry;
}

static void find_entries(const struct workings *workings,
                         struct results *results)
{
    const struct fold *fold = workings->fold;
    results->n_channels = fold->n_channels;
    results->channels = arena_alloc(workings->arena, fold->n_channels,
                                    sizeof *results->channels);
    for (size_t c = 0; c < fold->n_channels; c++) {
        results->channels[c] =
            find_entry(workings, c, fold->centre->channels[c].name);
    }
    const size_t whole = fold_whole(fold);
    if (whole < fold->n_channels) {
        results->whole = results->channels[whole];
        results->whole.name = "centre";
    } else {
        results->whole = find_entry(workings, whole, "centre");
    }
}

static void find_centre_measures(const struct workings *workings,
                                 struct results *results)
{
    const struct fold *fold = workings->fold;
    struct estimate *estimates[N_CENTRE_MEASURES] = {
        &results->customers,
        &results->customers_lost,
        &results->cost_a_week,
        &results->cost_a_contact,
        &results->contacts_an_agent_hour,
    };
    for (size_t m = 0; m < N_CENTRE_MEASURES; m++) {
        *estimates[m] = ratio_tally_estimate(&fold->centre_measures[m],
                                             workings->student.confidence_frac);
        add_futures(workings, fold_centre_column(fold) + m, estimates[m]);
    }
    bool has_cost = false;
    for (size_t t = 0; t < fold->n_teams; t++) {
        has_cost = has_cost || fold->centre->teams[t].has_cost;
    }
    if (!has_cost) {
        estimate_erase(&results->cost_a_week);
        estimate_erase(&results->cost_a_contact);
    }
}

static struct estimate *find_team_measures(const struct workings *workings,
                                           size_t index)
{
    const struct fold *fold = workings->fold;
    struct estimate *estimates =
        arena_alloc(workings->arena, fold->n_team_measures, sizeof *estimates);
    for (size_t m = 0; m < fold->n_team_measures; m++) {
        estimates[m] = ratio_tally_estimate(&fold->teams[index].measures[m],
                                            workings->student.confidence_frac);
        add_futures(workings, fold_team_column(fold, index) + m, &estimates[m]);
        if (fold->team_measures[m].above == TEAM_COST &&
            !fold->centre->teams[index].has_cost) {
            estimate_erase(&estimates[m]);
        }
    }
    return estimates;
}

static struct team_result find_team(const struct workings *workings,
                                    size_t index)
{
    const struct fold *fold = workings->fold;
    const struct team_fold *team = &fold->teams[index];
    struct team_result result = { .name = fold->centre->teams[index].name };
    result.measures = find_team_measures(workings, index);
    result.intervals = arena_alloc(workings->arena, fold->n_intervals,
                                   sizeof *result.intervals);
    for (size_t i = 0; i < fold->n_intervals; i++) {
        result.intervals[i] = team_tally_result(&team->intervals[i], fold->n,
                                                fold->centre->plan.interval_s,
                                                &workings->student);
    }
    result.chat_levels =
        arena_alloc(workings->arena, CHAT_LEVELS, sizeof *result.chat_levels);
    for (size_t i = 0; i < CHAT_LEVELS; i++) {
        result.chat_levels[i] = (struct chat_level_result){
            ratio_tally_estimate(&team->levels[i],
                                 workings->student.confidence_frac),
            team->levels[i].mean_below,
        };
    }
    result.week_occupancy = arena_alloc(workings->arena, fold->n_weeks,
                                        sizeof *result.week_occupancy);
    for (size_t w = 0; w < fold->n_weeks; w++) {
        result.week_occupancy[w] = ratio_tally_estimate(
            &team->weeks[w], workings->student.confidence_frac);
    }
    return result;
}

static void find_teams(const struct workings *workings, struct results *results)
{
    const struct fold *fold = workings->fold;
    results->n_teams = fold->n_teams;
    results->teams =
        arena_alloc(workings->arena, fold->n_teams, sizeof *results->teams);
    for (size_t t = 0; t < fold->n_teams; t++) {
        results->teams[t] = find_team(workings, t);
    }
}

static void find_scores(const struct workings *workings,
                        struct results *results)
{
    struct estimate own[N_SCORES_OF];
    for (size_t i = 0; i < N_SCORES_OF; i++) {
        own[i] = ratio_tally_estimate(&workings->fold->scores[i],
                                      workings->student.confidence_frac);
        if (gap_is_unsolved(&workings->fold->score_gaps[i])) {
            estimate_erase(&own[i]);
        } else {
            add_futures(workings, fold_score_column(workings->fold) + i,
                        &own[i]);
        }
    }
    scorecard_fill(results, own, workings->arena);
}

static void find_help(const struct workings *workings, struct results *results)
{
    const struct fold *fold = workings->fold;
    const struct self_service_fold *self_service = fold->self_service;
    if (!self_service) {
        return;
    }
    const double confidence_frac = workings->student.confidence_frac;
    const size_t n = self_service->n_measures;
    const size_t n_all = n * self_service->n_weeks;
    struct help_result *help = arena_alloc(workings->arena, 1, sizeof *help);
    help->measures = arena_alloc(workings->arena, n, sizeof *help->measures);
    help->weeks = arena_alloc(workings->arena, n_all, sizeof *help->weeks);
    for (size_t m = 0; m < n; m++) {
        help->measures[m] =
            ratio_tally_estimate(&self_service->whole[m], confidence_frac);
        add_futures(workings, fold_self_service_column(fold) + m,
                    &help->measures[m]);
    }
    for (size_t i = 0; i < n_all; i++) {
        help->weeks[i] =
            ratio_tally_estimate(&self_service->weeks[i], confidence_frac);
    }
    results->help = help;
}

void findings_fill(struct results *results, const struct fold *fold,
                   const struct wait_profile *profile, struct arena *arena)
{
    struct arena *scratch = arena_create();
    struct workings workings = {
        .fold = fold,
        .profile = profile,
        .student =
            student_table_create(results->confidence_frac, fold->n, arena),
        .arena = arena,
        .scratch = scratch,
        .waits = histogram_sum_create(arena),
    };
    results->n_days = fold->n_days;
    results->n_weeks = fold->n_weeks;
    results->n_intervals = fold->n_intervals;
    results->slots_a_day = fold->slots_a_day;
    results->replications = fold->n;
    results->n_contacts = fold->n_contacts;
    results->n_events = fold->n_events;
    find_entries(&workings, results);
    find_centre_measures(&workings, results);
    find_teams(&workings, results);
    find_scores(&workings, results);
    find_help(&workings, results);
    find_warnings(fold, results, arena);
    arena_destroy(scratch);
}
