/*
 * fold.c - one sample into the sums: periods, teams, the centre; its channels
 * are in fold_entry.c.
 *
 * The run-level values of the replication itself go into a row of the
 * futures on the way. Intervals in which nobody came are skipped: they would
 * add zeros.
 */
#include "study/fold.h"

#include "base/civil.h"
#include "model/centre.h"
#include "study/futures.h"
#include "study/period.h"
#include "study/results.h"
#include "study/scorecard.h"
#include "study/self_service.h"

#include <assert.h>
#include <math.h>

size_t fold_whole(const struct fold *fold)
{
    return fold->n_entries - 1;
}

size_t fold_entry_column(const struct fold *fold, size_t entry)
{
    return entry * fold->n_measures;
}

size_t fold_centre_column(const struct fold *fold)
{
    return fold->n_entries * fold->n_measures;
}

size_t fold_team_column(const struct fold *fold, size_t team)
{
    return fold_centre_column(fold) + N_CENTRE_MEASURES +
           team * fold->n_team_measures;
}

size_t fold_score_column(const struct fold *fold)
{
    return fold_team_column(fold, fold->n_teams);
}

size_t fold_self_service_column(const struct fold *fold)
{
    return fold_score_column(fold) + N_SCORES_OF;
}

static size_t count_columns(const struct fold *fold)
{
    return fold_self_service_column(fold) +
           (fold->self_service ? fold->self_service->n_measures : 0);
}

static bool is_of_help(const struct measure *measure)
{
    return measure->form == FORM_RATIO &&
           (measure->above == TOTAL_PREVENTED ||
            measure->above == TOTAL_PREVENTED_AT_START ||
            measure->above == TOTAL_PREVENTED_SINCE_START);
}

bool fold_concerns(const struct fold *fold, size_t entry,
                   const struct measure *measure)
{
    const struct centre *centre = fold->centre;
    if (is_of_help(measure) && !centre->help_centre.set) {
        return false;
    }
    if (entry < fold->n_channels) {
        return concerns_way(measure->concerns, centre->channels[entry].way);
    }
    size_t n = 0;
    for (size_t c = 0; c < fold->n_channels; c++) {
        n += concerns_way(measure->concerns, centre->channels[c].way);
    }
    return measure->alone ? n == 1 : n > 0;
}

static void list_measures(struct fold *fold)
{
    fold->measures = measure_list(&fold->n_measures);
    fold->team_measures = team_measure_list(&fold->n_team_measures);
    size_t n_centre_measures;
    centre_measure_list(&n_centre_measures);
    assert(n_centre_measures == N_CENTRE_MEASURES);
    for (size_t m = 0; m < fold->n_measures; m++) {
        if (fold->measures[m].form == FORM_QUANTILE) {
            struct quantile_rows *rows =
                &fold->quantiles[fold->measures[m].times];
            assert(rows->n < QUANTILES_AT_MOST);
            rows->shares[rows->n++] = fold->measures[m].share_frac;
        }
    }
}

static bool has_times(const struct fold *fold, size_t entry, enum times times)
{
    const struct measure of_them = { .concerns = times_concern(times) };
    return fold_concerns(fold, entry, &of_them);
}

static void create_entry(const struct fold *fold, size_t index,
                         struct arena *arena)
{
    struct entry_fold *entry = &fold->entries[index];
    entry->measures =
        arena_alloc(arena, fold->n_measures, sizeof *entry->measures);
    entry->n_endless =
        arena_alloc(arena, fold->n_measures, sizeof *entry->n_endless);
    for (size_t t = 0; t < N_TIMES; t++) {
        if (has_times(fold, index, (enum times)t)) {
            entry->times[t] = histogram_sum_create(arena);
        }
    }
    entry->intervals =
        arena_alloc(arena, fold->n_intervals, sizeof *entry->intervals);
    entry->days = arena_alloc(arena, fold->n_days, sizeof *entry->days);
    entry->weeks = arena_alloc(arena, fold->n_weeks, sizeof *entry->weeks);
    if (index < fold->n_channels) {
        entry->ages = arena_alloc(arena, fold->n_days, sizeof *entry->ages);
    }
}

static void create_team(const struct fold *fold, struct team_fold *team,
                        struct arena *arena)
{
    team->measures =
        arena_alloc(arena, fold->n_team_measures, sizeof *team->measures);
    team->intervals =
        arena_alloc(arena, fold->n_intervals, sizeof *team->intervals);
    team->weeks = arena_alloc(arena, fold->n_weeks, sizeof *team->weeks);
}

static void create_parts(struct fold *fold, struct arena *arena)
{
    fold->entries = arena_alloc(arena, fold->n_entries, sizeof *fold->entries);
    for (size_t e = 0; e < fold->n_entries; e++) {
        create_entry(fold, e, arena);
    }
    fold->teams = arena_alloc(arena, fold->n_teams, sizeof *fold->teams);
    for (size_t t = 0; t < fold->n_teams; t++) {
        create_team(fold, &fold->teams[t], arena);
    }
    if (fold->centre->help_centre.set) {
        fold->self_service = self_service_fold_create(fold->n_weeks, arena);
    }
    fold->futures = futures_create(count_columns(fold), arena);
    fold->latest =
        arena_alloc(arena, count_columns(fold), sizeof *fold->latest);
    fold->own_times = histogram_sum_create(arena);
    fold->day = arena_alloc(arena, fold->n_entries, sizeof *fold->day);
    fold->week = arena_alloc(arena, fold->n_entries, sizeof *fold->week);
}

static void set_out(struct fold *fold, const struct centre *centre,
                    const struct sample *like)
{
    fold->centre = centre;
    fold->n_channels = like->n_channels;
    fold->n_entries = like->n_channels == 1 ? 1 : like->n_channels + 1;
    fold->n_teams = like->n_teams;
    list_measures(fold);
}

struct fold *fold_create_whole(const struct centre *centre,
                               const struct sample *like, struct arena *arena)
{
    struct fold *fold = arena_alloc(arena, 1, sizeof *fold);
    set_out(fold, centre, like);
    create_parts(fold, arena);
    return fold;
}

struct fold *fold_create(const struct centre *centre, const struct sample *like,
                         struct arena *arena)
{
    struct fold *fold = arena_alloc(arena, 1, sizeof *fold);
    set_out(fold, centre, like);
    fold->n_days = like->n_days;
    fold->n_weeks = (like->n_days + DAYS_A_WEEK - 1) / DAYS_A_WEEK;
    fold->slots_a_day = like->slots_a_day;
    fold->n_intervals = like->n_intervals;
    assert(fold->n_intervals == fold->n_days * fold->slots_a_day);
    create_parts(fold, arena);
    return fold;
}

static bool has_price(const struct fold *fold, const struct sample *sample,
                      size_t team)
{
    return fold->centre->teams[team].has_cost ||
           sample->team_totals[team][TEAM_COST] > 0;
}

/* In the order of centre_measure_list. What is paid and worked within the
 * window stands to what was answered within it: the cost to the contacts of the
 * teams whose cost is known. */
static void add_centre_measures(struct fold *fold, const struct sample *sample,
                                const double whole[N_TOTALS], double *row)
{
    double cost = 0;
    double paid_for = 0;
    double on_duty_h = 0;
    double handled = 0;
    for (size_t t = 0; t < fold->n_teams; t++) {
        cost += sample->team_totals[t][TEAM_COST];
        handled += sample->team_totals[t][TEAM_CONTACTS];
        paid_for += has_price(fold, sample, t)
                        ? sample->team_totals[t][TEAM_CONTACTS]
                        : 0;
        on_duty_h += sample->team_totals[t][TEAM_ON_DUTY_S] / SECONDS_AN_HOUR;
    }
    const double n_weeks = (double)sample->n_days / DAYS_A_WEEK;
    const double pairs[N_CENTRE_MEASURES][2] = {
        { whole[TOTAL_CUSTOMERS], 1 },
        { whole[TOTAL_CUSTOMERS_LOST], 1 },
        { cost, n_weeks },
        { cost, paid_for },
        { handled, on_duty_h },
    };
    double *values = row + fold_centre_column(fold);
    struct pair *latest = fold->latest + fold_centre_column(fold);
    for (size_t m = 0; m < N_CENTRE_MEASURES; m++) {
        latest[m] = (struct pair){ pairs[m][0], pairs[m][1] };
        ratio_tally_add(&fold->centre_measures[m], pairs[m][0], pairs[m][1]);
        values[m] = pairs[m][1] > 0 ? pairs[m][0] / pairs[m][1] : nan("");
    }
}

static void add_scores(struct fold *fold, const struct sample *sample,
                       double *row)
{
    double *values = row + fold_score_column(fold);
    struct score_pair pairs[N_SCORES_OF];
    scorecard_pairs(fold->centre, sample, pairs);
    scorecard_add_gaps(fold->centre, sample, fold->score_gaps);
    for (size_t i = 0; i < N_SCORES_OF; i++) {
        ratio_tally_add(&fold->scores[i], pairs[i].above, pairs[i].below);
        fold->latest[fold_score_column(fold) + i] =
            (struct pair){ pairs[i].above, pairs[i].below };
        values[i] =
            pairs[i].below > 0 ? pairs[i].above / pairs[i].below : nan("");
    }
}

/* Tickets in the backlog at the end of one interval; also where nobody came.
 * The running day keeps the latest. */
static void add_backlog(struct fold *fold, const struct sample *sample,
                        size_t interval)
{
    double whole = 0;
    const size_t last = fold_whole(fold);
    for (size_t c = 0; c < fold->n_channels; c++) {
        if (fold->centre->channels[c].way == WAY_TICKET) {
            const double backlog =
                sample->cells[c * fold->n_intervals + interval].backlog;
            interval_tally_add_backlog(&fold->entries[c].intervals[interval],
                                       backlog);
            fold->day[c].backlog = backlog;
            whole += backlog;
        }
    }
    if (last == fold->n_channels) {
        interval_tally_add_backlog(&fold->entries[last].intervals[interval],
                                   whole);
        fold->day[last].backlog = whole;
    }
}

/* One interval of all channels, also into the running day. */
static void add_interval(struct fold *fold, const struct sample *sample,
                         size_t interval)
{
    struct period whole = { 0 };
    const size_t last = fold_whole(fold);
    for (size_t c = 0; c < fold->n_channels; c++) {
        const struct interval_cell *cell =
            &sample->cells[c * fold->n_intervals + interval];
        if (cell->offered == 0) {
            continue;
        }
        const struct period period =
            period_of(cell, &fold->centre->channels[c]);
        interval_tally_add(&fold->entries[c].intervals[interval], &period);
        period_add(&fold->day[c], &period);
        period_add(&whole, &period);
    }
    if (last == fold->n_channels && whole.offered > 0) {
        interval_tally_add(&fold->entries[last].intervals[interval], &whole);
        period_add(&fold->day[last], &whole);
    }
    add_backlog(fold, sample, interval);
}

/* Into the running day. */
static void add_prevented(struct fold *fold, const struct help_sample *help,
                          size_t day)
{
    double whole = 0;
    for (size_t c = 0; help && c < fold->n_channels; c++) {
        const double prevented = help->cells[c * fold->n_days + day].prevented;
        fold->day[c].prevented = prevented;
        whole += prevented;
    }
    fold->day[fold_whole(fold)].prevented = whole;
}

static void close_day(struct fold *fold, size_t day)
{
    for (size_t e = 0; e < fold->n_entries; e++) {
        period_tally_add(&fold->entries[e].days[day], &fold->day[e]);
        period_add(&fold->week[e], &fold->day[e]);
        fold->week[e].backlog = fold->day[e].backlog;
        fold->day[e] = (struct period){ 0 };
    }
}

static void close_week(struct fold *fold, size_t week)
{
    for (size_t e = 0; e < fold->n_entries; e++) {
        period_tally_add(&fold->entries[e].weeks[week], &fold->week[e]);
        fold->week[e] = (struct period){ 0 };
    }
}

static bool ends_week(const struct fold *fold, size_t day)
{
    return (day + 1) % DAYS_A_WEEK == 0 || day + 1 == fold->n_days;
}

static void add_periods(struct fold *fold, const struct sample *sample)
{
    for (size_t day = 0; day < fold->n_days; day++) {
        for (size_t slot = 0; slot < fold->slots_a_day; slot++) {
            add_interval(fold, sample, day * fold->slots_a_day + slot);
        }
        add_prevented(fold, sample->help, day);
        close_day(fold, day);
        if (ends_week(fold, day)) {
            close_week(fold, day / DAYS_A_WEEK);
        }
    }
}

static void add_team_totals(struct fold *fold, size_t index,
                            const double totals[N_TEAM_TOTALS], double *row)
{
    double *values = row + fold_team_column(fold, index);
    for (size_t m = 0; m < fold->n_team_measures; m++) {
        const struct team_measure *measure = &fold->team_measures[m];
        const double above = totals[measure->above] * measure->factor;
        const double below = totals[measure->below];
        ratio_tally_add(&fold->teams[index].measures[m], above, below);
        fold->latest[fold_team_column(fold, index) + m] =
            (struct pair){ above, below };
        values[m] = below > 0 ? above / below : nan("");
    }
}

static void add_team_cells(struct fold *fold, size_t index,
                           const struct team_cell *cells)
{
    struct team_fold *team = &fold->teams[index];
    struct team_cell week = { 0 };
    for (size_t i = 0; i < fold->n_intervals; i++) {
        if (cells[i].on_duty_s > 0) {
            team_tally_add(&team->intervals[i], &cells[i]);
            week.on_duty_s += cells[i].on_duty_s;
            week.busy_s += cells[i].busy_s;
        }
        const size_t day = i / fold->slots_a_day;
        if ((i + 1) % fold->slots_a_day == 0 && ends_week(fold, day)) {
            ratio_tally_add(&team->weeks[day / DAYS_A_WEEK], week.busy_s,
                            week.on_duty_s);
            week = (struct team_cell){ 0 };
        }
    }
}

static void add_ages(struct fold *fold, const struct sample *sample)
{
    for (size_t c = 0; c < fold->n_channels; c++) {
        for (size_t d = 0; d < fold->n_days; d++) {
            for (size_t band = 0; band < AGE_BANDS; band++) {
                fold->entries[c].ages[d][band] +=
                    sample->backlog_ages[c * fold->n_days + d][band];
            }
        }
    }
}

static void add_levels(struct team_fold *team,
                       const struct chat_level levels[CHAT_LEVELS])
{
    for (size_t i = 0; i < CHAT_LEVELS; i++) {
        ratio_tally_add(&team->levels[i], levels[i].ended,
                        levels[i].held_s / SECONDS_AN_HOUR);
    }
}

void fold_add(struct fold *fold, const struct sample *sample)
{
    double *row = futures_add_row(fold->futures);
    double whole[N_TOTALS];
    fold_entries_add(fold, sample, whole, row);
    add_centre_measures(fold, sample, whole, row);
    add_scores(fold, sample, row);
    if (fold->self_service) {
        const size_t column = fold_self_service_column(fold);
        self_service_fold_add(fold->self_service, sample->help,
                              fold->latest + column, row + column);
    }
    add_periods(fold, sample);
    add_ages(fold, sample);
    for (size_t t = 0; t < fold->n_teams; t++) {
        add_team_totals(fold, t, sample->team_totals[t], row);
        add_team_cells(fold, t, sample->team_cells + t * sample->n_intervals);
        add_levels(&fold->teams[t], sample->chat_levels[t]);
    }
    fold->n_contacts += sample->n_contacts;
    fold->n_events += sample->n_events;
    fold->n++;
}
