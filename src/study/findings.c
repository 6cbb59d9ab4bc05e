#include "study/findings.h"

#include "base/civil.h"
#include "model/centre.h"
#include "stats/stopping.h"
#include "study/futures.h"
#include "study/period.h"
#include "study/scorecard.h"

#include <math.h>
#include <string.h>

/* What every step needs. */
struct workings {
    const struct fold *fold;
    const struct wait_profile *profile;
    struct student_table student;
    struct arena *arena;   /* of the results */
    struct arena *scratch; /* reset often */
    struct histogram_sum waits;
};

static void erase(struct estimate *estimate)
{
    const double none = nan("");
    const uint32_t n = estimate->n;
    *estimate = (struct estimate){ none, none, none, n, none, none, none };
}

static bool is_cut_off(const struct gap *gap)
{
    return gap->unfinished > UNFINISHED_AT_MOST_FRAC * gap->offered;
}

static bool is_unsolved(const struct gap *gap)
{
    return gap->unfinished + gap->unsolved >
           UNFINISHED_AT_MOST_FRAC * gap->offered;
}

/* A mean lacks what unfinished contacts would have added: of times, what
 * still waits; of the solved, what is not solved. */
static bool lacks_too_many(const struct entry_fold *entry,
                           const struct measure *measure)
{
    const struct gap *gap = &entry->gaps[measure->concerns];
    if (measure->form != FORM_RATIO) {
        return false;
    }
    if (measure->below == TOTAL_RESOLVED) {
        return is_unsolved(gap);
    }
    return strcmp(measure->unit, "s") == 0 && is_cut_off(gap);
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
        erase(&estimate);
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

/* Whether the entry's channel, or any when it is the centre, has a target. */
static bool has_target(const struct fold *fold, size_t index)
{
    const bool whole = index == fold_whole(fold);
    for (size_t c = 0; c < fold->n_channels; c++) {
        if ((whole || c == index) && fold->centre->channels[c].target.set) {
            return true;
        }
    }
    return false;
}

static bool has_tickets(const struct fold *fold, size_t index)
{
    const struct measure of_tickets = { .concerns = CONCERNS_TICKETS };
    return fold_concerns(fold, index, &of_tickets);
}

static struct interval_result *find_intervals(const struct workings *workings,
                                              size_t index)
{
    const struct fold *fold = workings->fold;
    struct interval_result *intervals =
        arena_alloc(workings->arena, fold->n_intervals, sizeof *intervals);
    const struct interval_owner owner = { has_target(fold, index),
                                          has_tickets(fold, index) };
    for (size_t i = 0; i < fold->n_intervals; i++) {
        intervals[i] =
            interval_tally_result(&fold->entries[index].intervals[i], fold->n,
                                  owner, &workings->student);
    }
    return intervals;
}

/* The waits of one day, or of one time of a weekday: histogram number `place`
 * of the `n` that each channel has. */
struct wait_lot {
    const struct histogram *histograms;
    size_t n;
    size_t place;
    double answered; /* over all replications */
    double unfinished;
};

/* The lot of all channels together. */
static void gather_waits(struct histogram_sum *waits, size_t n_channels,
                         const struct wait_lot *lot)
{
    histogram_sum_clear(waits);
    for (size_t c = 0; c < n_channels; c++) {
        histogram_sum_add(waits, &lot->histograms[c * lot->n + lot->place]);
    }
}

/* NaN where there is no finite quantile. */
static void find_quantiles(const struct workings *workings, size_t index,
                           const struct wait_lot *lot, const double *shares,
                           size_t n_shares, double *out_s)
{
    const uint64_t n_beyond = (uint64_t)lot->unfinished;
    if (lot->answered + lot->unfinished <= 0) {
        for (size_t i = 0; i < n_shares; i++) {
            out_s[i] = nan("");
        }
        return;
    }
    if (index < workings->fold->n_channels) {
        histogram_quantiles_s(&lot->histograms[index * lot->n + lot->place],
                              n_beyond, shares, n_shares, out_s);
    } else {
        struct histogram_sum waits = workings->waits;
        gather_waits(&waits, workings->fold->n_channels, lot);
        histogram_sum_quantiles_s(&waits, n_beyond, shares, n_shares, out_s);
    }
    for (size_t i = 0; i < n_shares; i++) {
        out_s[i] = isfinite(out_s[i]) ? out_s[i] : nan("");
    }
}

static void find_day_waits(const struct workings *workings, size_t index,
                           size_t day, struct day_result *out)
{
    static const double shares[] = { 0.5, 0.9, 0.95 };
    const struct fold *fold = workings->fold;
    const struct period_tally *tally = &fold->entries[index].days[day];
    const struct wait_lot lot = {
        .histograms = workings->profile->by_day,
        .n = fold->n_days,
        .place = day,
        .answered = tally->answered.mean_above * (double)fold->n,
        .unfinished = tally->n_unfinished,
    };
    double waits_s[3];
    find_quantiles(workings, index, &lot, shares, 3, waits_s);
    out->wait_p50_s = waits_s[0];
    out->wait_p90_s = waits_s[1];
    out->wait_p95_s = waits_s[2];
}

static struct estimate backlog_estimate(const struct workings *workings,
                                        size_t index,
                                        const struct period_tally *tally)
{
    struct estimate estimate = ratio_tally_estimate(
        &tally->backlog, workings->student.confidence_frac);
    if (!has_tickets(workings->fold, index)) {
        erase(&estimate);
    }
    return estimate;
}

static struct day_result *find_days(const struct workings *workings,
                                    size_t index)
{
    const struct fold *fold = workings->fold;
    const double confidence_frac = workings->student.confidence_frac;
    struct day_result *days =
        arena_alloc(workings->arena, fold->n_days, sizeof *days);
    for (size_t d = 0; d < fold->n_days; d++) {
        const struct period_tally *tally = &fold->entries[index].days[d];
        days[d] = (struct day_result){
            .offered = ratio_tally_estimate(&tally->offered, confidence_frac),
            .answered = ratio_tally_estimate(&tally->answered, confidence_frac),
            .abandoned =
                ratio_tally_estimate(&tally->abandoned, confidence_frac),
            .service_level =
                ratio_tally_estimate(&tally->level, confidence_frac),
            .mean_wait_s = period_tally_wait(tally, confidence_frac),
            .backlog_end = backlog_estimate(workings, index, tally),
        };
        find_day_waits(workings, index, d, &days[d]);
    }
    return days;
}

static struct week_channel_result *find_weeks(const struct workings *workings,
                                              size_t index)
{
    const struct fold *fold = workings->fold;
    const double confidence_frac = workings->student.confidence_frac;
    struct week_channel_result *weeks =
        arena_alloc(workings->arena, fold->n_weeks, sizeof *weeks);
    for (size_t w = 0; w < fold->n_weeks; w++) {
        const struct period_tally *tally = &fold->entries[index].weeks[w];
        weeks[w] = (struct week_channel_result){
            .offered = ratio_tally_estimate(&tally->offered, confidence_frac),
            .service_level =
                ratio_tally_estimate(&tally->level, confidence_frac),
            .mean_wait_s = period_tally_wait(tally, confidence_frac),
            .backlog_end = backlog_estimate(workings, index, tally),
        };
    }
    return weeks;
}

/* Adds up the days that are this weekday, at this time of day. */
static void count_lot(const struct fold *fold, size_t index,
                      struct wait_lot *lot)
{
    const int first = civil_weekday(fold->centre->plan.start_day);
    const struct interval_tally *intervals = fold->entries[index].intervals;
    const size_t weekday = lot->place / fold->slots_a_day;
    const size_t slot = lot->place % fold->slots_a_day;
    size_t day = (weekday + DAYS_A_WEEK - (size_t)first) % DAYS_A_WEEK;
    for (; day < fold->n_days; day += DAYS_A_WEEK) {
        const struct period *sum =
            &intervals[day * fold->slots_a_day + slot].sum;
        lot->answered += sum->answered;
        lot->unfinished += sum->unfinished;
    }
}

static double *find_slot_waits(const struct workings *workings, size_t index)
{
    static const double shares[] = { 0.9 };
    const struct fold *fold = workings->fold;
    const size_t n = DAYS_A_WEEK * fold->slots_a_day;
    double *waits_s = arena_alloc(workings->arena, n, sizeof *waits_s);
    for (size_t i = 0; i < n; i++) {
        struct wait_lot lot = { .histograms = workings->profile->by_slot,
                                .n = n,
                                .place = i };
        count_lot(fold, index, &lot);
        find_quantiles(workings, index, &lot, shares, 1, &waits_s[i]);
    }
    return waits_s;
}

static struct channel_result find_entry(const struct workings *workings,
                                        size_t index, const char *name)
{
    return (struct channel_result){
        .name = name,
        .measures = find_measures(workings, index),
        .intervals = find_intervals(workings, index),
        .days = find_days(workings, index),
        .weeks = find_weeks(workings, index),
        .slot_wait_p90_s = find_slot_waits(workings, index),
    };
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
        erase(&results->cost_a_week);
        erase(&results->cost_a_contact);
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
            erase(&estimates[m]);
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
        add_futures(workings, fold_score_column(workings->fold) + i, &own[i]);
    }
    scorecard_fill(results, own, workings->arena);
}

static void warn(struct results *results, const char *warning)
{
    results->warnings[results->n_warnings++] = warning;
}

/* One warning a channel whose means are not given, one whose solved tickets
 * are not all that will be. */
static void warn_cut_off(const struct fold *fold, struct results *results,
                         struct arena *arena)
{
    for (size_t c = 0; c < fold->n_channels; c++) {
        const struct gap *all = &fold->entries[c].gaps[CONCERNS_ALL];
        const struct gap *tickets = &fold->entries[c].gaps[CONCERNS_TICKETS];
        const char *name = fold->centre->channels[c].name;
        if (is_cut_off(all)) {
            warn(results,
                 arena_text(
                     arena,
                     "%s: %.1f %% of the contacts were still unfinished when "
                     "the run ended, so mean times are not given; more agents "
                     "or a longer run_out would let them finish",
                     name, 100 * all->unfinished / all->offered));
        } else if (is_unsolved(tickets)) {
            warn(results,
                 arena_text(
                     arena,
                     "%s: %.1f %% of the tickets were not solved when the run "
                     "ended, so means of the solved are not given; more agents "
                     "or a longer run_out would let them be solved",
                     name,
                     100 * (tickets->unfinished + tickets->unsolved) /
                         tickets->offered));
        }
    }
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
    /* room for one of each channel and two of the run */
    results->warnings =
        arena_alloc(arena, fold->n_channels + 2, sizeof *results->warnings);
    warn_cut_off(fold, results, arena);
    arena_destroy(scratch);
}
