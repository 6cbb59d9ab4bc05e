/*
 * launch_fold.c - days of samples, summed into periods.
 */
#include "study/launch_fold_inner.h"

#include "base/civil.h"
#include "model/centre.h"
#include "model/course.h"
#include "model/day_hours.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* The days of the plan that lie before and after the launch in its window. */
struct window {
    uint32_t n_before;
    uint32_t n_after;
    bool has_end; /* of the channel, within the plan and LAUNCH_DAYS */
};

static struct window window_of(const struct centre *centre, size_t rollout)
{
    const struct rollout *launch = &centre->rollouts[rollout];
    const int32_t since = launch->on_day - centre->plan.start_day;
    const int32_t n_days = (int32_t)centre->plan.n_days;
    const int32_t until = course_life(centre, launch->channel).until_day;
    if (since < 0 || since >= n_days || until <= launch->on_day) {
        return (struct window){ 0, 0, false };
    }
    const int32_t planned =
        n_days - since < LAUNCH_DAYS ? n_days - since : LAUNCH_DAYS;
    const bool has_end = until < launch->on_day + planned;
    return (struct window){
        .n_before = (uint32_t)(since < LAUNCH_DAYS ? since : LAUNCH_DAYS),
        .n_after = (uint32_t)(has_end ? until - launch->on_day : planned),
        .has_end = has_end,
    };
}

uint32_t launch_days_needed(const struct centre *centre, size_t rollout)
{
    const uint32_t n_after = window_of(centre, rollout).n_after;
    const int32_t since =
        centre->rollouts[rollout].on_day - centre->plan.start_day;
    return n_after > 0 ? (uint32_t)since + n_after : 0;
}

/* Which days are open, and which is the last of their weekday. */
static void list_days(struct launch_fold *fold, struct arena *arena)
{
    const struct rollout *launch = &fold->centre->rollouts[fold->rollout];
    const uint32_t n = fold->n_after;
    fold->is_open = arena_alloc(arena, n, sizeof *fold->is_open);
    fold->last_like = arena_alloc(arena, n, sizeof *fold->last_like);
    for (enum launch_flow flow = 0; flow < N_LAUNCH_FLOWS; flow++) {
        fold->falls[flow] = arena_alloc(arena, n, sizeof *fold->falls[flow]);
    }
    for (uint32_t day = n; day-- > 0;) {
        const uint32_t later = day + DAYS_A_WEEK;
        fold->is_open[day] = day_hours_takes_contacts(
            fold->centre, launch->channel, launch->on_day + (int32_t)day);
        fold->last_like[day] =
            later < n && fold->is_open[fold->last_like[later]]
                ? fold->last_like[later]
                : day;
    }
}

static void create_entry(struct entry_tally *entry, uint32_t n_days,
                         struct arena *arena)
{
    for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
        for (enum launch_measure m = 0; m < N_LAUNCH_MEASURES; m++) {
            entry->periods[p][m] = launch_tally_create(arena);
        }
    }
    entry->days = arena_alloc(arena, n_days, sizeof *entry->days);
    for (uint32_t day = 0; day < n_days; day++) {
        entry->days[day] = launch_tally_create(arena);
    }
}

static void create_tallies(struct launch_fold *fold, struct arena *arena)
{
    const size_t n_teams = fold->centre->n_teams;
    fold->entries = arena_alloc(arena, fold->n_entries, sizeof *fold->entries);
    for (size_t e = 0; e < fold->n_entries; e++) {
        create_entry(&fold->entries[e], fold->n_before + fold->n_after, arena);
    }
    fold->occupancy = arena_alloc(arena, n_teams, sizeof *fold->occupancy);
    for (size_t t = 0; t < n_teams; t++) {
        for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
            fold->occupancy[t][p] = launch_tally_create(arena);
        }
    }
    for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
        fold->others[p] = launch_mix_create(fold->n_entries - 1, arena);
    }
    fold->settled = launch_tally_create(arena);
    fold->settled_calendar = launch_tally_create(arena);
    fold->own = launch_own_create(arena);
}

struct launch_fold *launch_fold_create(const struct centre *centre,
                                       size_t rollout, struct arena *arena)
{
    struct launch_fold *fold = arena_alloc(arena, 1, sizeof *fold);
    const struct window window = window_of(centre, rollout);
    fold->centre = centre;
    fold->rollout = rollout;
    fold->n_before = window.n_before;
    fold->n_after = window.n_after;
    fold->has_end = window.has_end;
    fold->first_day =
        launch_days_needed(centre, rollout) - fold->n_before - fold->n_after;
    fold->n_entries = centre->n_channels + 1;
    list_days(fold, arena);
    create_tallies(fold, arena);
    fold->without_days = arena_alloc(
        arena, (size_t)LAUNCH_PAIRS_AT_MOST * (fold->n_before + fold->n_after),
        sizeof *fold->without_days);
    fold->sums = arena_alloc(arena, 2 * fold->n_entries * N_LAUNCH_PERIODS,
                             sizeof *fold->sums);
    for (size_t which = 0; which < 2; which++) {
        fold->offered[which] = arena_alloc(
            arena, (fold->n_before + fold->n_after) * fold->n_entries,
            sizeof *fold->offered[which]);
    }
    return fold;
}

static bool is_in(const struct launch_fold *fold, enum launch_period period,
                  uint32_t day)
{
    const bool after = day >= fold->n_before;
    const uint32_t since = after ? day - fold->n_before : 0;
    switch (period) {
    case LAUNCH_BEFORE:
        return !after;
    case LAUNCH_AFTER:
        return after;
    case LAUNCH_EARLY:
        return after && since < LAUNCH_EARLY_DAYS;
    case LAUNCH_LATE:
        return after && since >= LAUNCH_EARLY_DAYS;
    case LAUNCH_SETTLED:
        return after && since + LAUNCH_SETTLED_DAYS >= fold->n_after;
    case N_LAUNCH_PERIODS:
        break;
    }
    return false;
}

static struct launch_sums *sums_of(const struct launch_fold *fold, size_t which,
                                   size_t entry, enum launch_period period)
{
    return fold->sums + (which * fold->n_entries + entry) * N_LAUNCH_PERIODS +
           period;
}

/* On which day a chat began that the end cut off is not known: every period
 * has its part of them. */
static void add_cut_off(struct launch_fold *fold, const struct sample *sample,
                        size_t which)
{
    const size_t whole = fold->n_entries - 1;
    for (size_t c = 0; c < whole; c++) {
        const double *totals = sample->totals[c];
        if (fold->centre->channels[c].way != WAY_CHAT ||
            !(totals[TOTAL_UNSOLVED] > 0)) {
            continue;
        }
        for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
            struct gap *gap = &sums_of(fold, which, c, p)->gap;
            const double cut_off =
                totals[TOTAL_UNSOLVED] * gap->offered / totals[TOTAL_OFFERED];
            gap->unsolved += cut_off;
            sums_of(fold, which, whole, p)->gap.unsolved += cut_off;
        }
    }
}

/* One day of all channels into the periods' sums of the sample. */
static void add_day(struct launch_fold *fold, const struct sample *sample,
                    size_t which, uint32_t day)
{
    const size_t whole = fold->n_entries - 1;
    double *offered = fold->offered[which] + day * fold->n_entries;
    offered[whole] = 0;
    for (size_t c = 0; c < whole; c++) {
        const struct launch_sums of =
            launch_sums_of_day(fold->centre, sample, c, fold->first_day + day);
        offered[c] = of.offered;
        offered[whole] += of.offered;
        for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
            if (is_in(fold, p, day)) {
                launch_sums_add(sums_of(fold, which, c, p), &of, false);
                launch_sums_add(sums_of(fold, which, whole, p), &of, c > 0);
            }
        }
    }
}

/* The scratch of a sample: 0 with, 1 without. */
static void sum_days(struct launch_fold *fold, const struct sample *sample,
                     size_t which)
{
    memset(sums_of(fold, which, 0, 0), 0,
           fold->n_entries * N_LAUNCH_PERIODS * sizeof *fold->sums);
    for (uint32_t day = 0; day < fold->n_before + fold->n_after; day++) {
        add_day(fold, sample, which, day);
    }
    add_cut_off(fold, sample, which);
}

/* The contacts of all channels or of the launched one, day by day after. */
struct days_after {
    double without[LAUNCH_DAYS];
    double with[LAUNCH_DAYS];
};

static void add_falls(struct launch_fold *fold, const struct days_after *days,
                      struct ratio_tally *falls)
{
    for (uint32_t day = 0; day < fold->n_after; day++) {
        const uint32_t last = fold->last_like[day];
        ratio_tally_add(&falls[day],
                        days->with[day] - days->without[day] -
                            (days->with[last] - days->without[last]),
                        1);
    }
}

/* One day of each weekday: the last on which the channel is open; of weekdays
 * on which it never is, the last of all, and only where all are asked for. */
static void add_settled(const struct launch_fold *fold,
                        const struct days_after *days, bool closed_too,
                        struct launch_tally *into)
{
    struct pair without = { 0, 0 };
    struct pair with = { 0, 0 };
    for (uint32_t day = 0; day < DAYS_A_WEEK && day < fold->n_after; day++) {
        const uint32_t like = fold->last_like[day];
        const uint32_t weeks = (fold->n_after - 1 - day) / DAYS_A_WEEK;
        const uint32_t last =
            fold->is_open[like] ? like : day + weeks * DAYS_A_WEEK;
        if (fold->is_open[last] || closed_too) {
            without.above += days->without[last];
            with.above += days->with[last];
            without.below++;
            with.below++;
        }
    }
    launch_tally_add(into, without, with);
}

static void add_days(struct launch_fold *fold)
{
    const size_t whole = fold->n_entries - 1;
    struct days_after days[N_LAUNCH_FLOWS];
    const size_t of[] = { whole,
                          fold->centre->rollouts[fold->rollout].channel };
    for (uint32_t day = 0; day < fold->n_before + fold->n_after; day++) {
        const double *with = fold->offered[0] + day * fold->n_entries;
        const double *without = fold->offered[1] + day * fold->n_entries;
        for (size_t e = 0; e < fold->n_entries; e++) {
            launch_tally_add(&fold->entries[e].days[day],
                             (struct pair){ without[e], 1 },
                             (struct pair){ with[e], 1 });
        }
        fold->without_days[fold->n * (fold->n_before + fold->n_after) + day] =
            (uint32_t)without[whole];
        for (enum launch_flow flow = 0;
             flow < N_LAUNCH_FLOWS && day >= fold->n_before; flow++) {
            days[flow].with[day - fold->n_before] = with[of[flow]];
            days[flow].without[day - fold->n_before] = without[of[flow]];
        }
    }
    for (enum launch_flow flow = 0; flow < N_LAUNCH_FLOWS; flow++) {
        add_falls(fold, &days[flow], fold->falls[flow]);
    }
    add_settled(fold, &days[FLOW_ALL], false, &fold->settled);
    add_settled(fold, &days[FLOW_ALL], true, &fold->settled_calendar);
}

static void add_periods(struct launch_fold *fold)
{
    for (size_t e = 0; e < fold->n_entries; e++) {
        const struct launch_sums *with = sums_of(fold, 0, e, LAUNCH_BEFORE);
        const struct launch_sums *without = sums_of(fold, 1, e, LAUNCH_BEFORE);
        struct entry_tally *entry = &fold->entries[e];
        for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
            for (enum launch_measure m = 0; m < N_LAUNCH_MEASURES; m++) {
                launch_tally_add(&entry->periods[p][m],
                                 launch_sums_pair(&without[p], m),
                                 launch_sums_pair(&with[p], m));
            }
            launch_gap_add(&entry->gaps[0][p], &without[p].gap);
            launch_gap_add(&entry->gaps[1][p], &with[p].gap);
        }
    }
}

/* The requester waits of all channels but the launched one. */
static void add_others(struct launch_fold *fold)
{
    const uint32_t launched = fold->centre->rollouts[fold->rollout].channel;
    for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
        struct launch_mix_cell *cells = launch_mix_next(&fold->others[p]);
        for (size_t c = 0; c + 1 < fold->n_entries; c++) {
            if (c != launched) {
                cells[c].without = launch_sums_pair(sums_of(fold, 1, c, p),
                                                    LAUNCH_REQUESTER_S);
                cells[c].with = launch_sums_pair(sums_of(fold, 0, c, p),
                                                 LAUNCH_REQUESTER_S);
            }
        }
    }
}

static struct pair busy_of(const struct launch_fold *fold,
                           const struct sample *sample, size_t team,
                           enum launch_period period)
{
    struct pair busy = { 0, 0 };
    for (uint32_t day = 0; day < fold->n_before + fold->n_after; day++) {
        const struct team_cell *cells =
            sample->team_cells + team * sample->n_intervals +
            (fold->first_day + day) * sample->slots_a_day;
        for (size_t i = 0; i < sample->slots_a_day && is_in(fold, period, day);
             i++) {
            busy.above += cells[i].busy_s;
            busy.below += cells[i].on_duty_s;
        }
    }
    return busy;
}

/* What the launch brought to its channel after it began. */
static struct launch_arrivals arrivals_of(const struct launch_fold *fold,
                                          const struct sample *with)
{
    const struct rollout *launch = &fold->centre->rollouts[fold->rollout];
    const size_t first = course_first_flow(fold->centre, fold->rollout);
    struct launch_arrivals arrivals = { 0, 0 };
    for (size_t k = 0; k < launch->n_shares; k++) {
        const struct flow_cell *days = with->flows +
                                       (first + k) * with->n_days +
                                       fold->first_day + fold->n_before;
        const bool is_new = launch->shares[k].channel == NO_INDEX;
        for (uint32_t day = 0; day < fold->n_after; day++) {
            *(is_new ? &arrivals.fresh : &arrivals.moved) += days[day].arrived;
        }
    }
    return arrivals;
}

static void add_pair(struct launch_fold *fold, const struct sample *with,
                     const struct sample *without)
{
    assert(fold->n < LAUNCH_PAIRS_AT_MOST);
    add_days(fold);
    add_periods(fold);
    add_others(fold);
    for (size_t t = 0; t < fold->centre->n_teams; t++) {
        for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
            launch_tally_add(&fold->occupancy[t][p],
                             busy_of(fold, without, t, p),
                             busy_of(fold, with, t, p));
        }
    }
    fold->n++;
}

void launch_fold_add(struct launch_fold *fold, const struct sample *with,
                     const struct sample *without)
{
    const size_t whole = fold->n_entries - 1;
    sum_days(fold, with, 0);
    launch_own_add(&fold->own, sums_of(fold, 0, whole, LAUNCH_BEFORE),
                   sums_of(fold, 0, whole, LAUNCH_AFTER),
                   arrivals_of(fold, with));
    if (without) {
        sum_days(fold, without, 1);
        add_pair(fold, with, without);
    }
}
