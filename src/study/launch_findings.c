/*
 * launch_findings.c - what the sums with and without a launch say.
 */
#include "study/launch_fold_inner.h"

#include "model/centre.h"

#include <math.h>

static struct launch_figure figure_of(const struct paired_tally *tally,
                                      double confidence_frac)
{
    return (struct launch_figure){
        .with = paired_tally_side(tally, 1, confidence_frac),
        .without = paired_tally_side(tally, 0, confidence_frac),
        .change = paired_tally_difference(tally, confidence_frac),
    };
}

static struct brief_estimate brief(const struct estimate *estimate)
{
    return (struct brief_estimate){ estimate->mean, estimate->half_width };
}

static struct launch_entry find_entry(const struct launch_fold *fold, size_t e,
                                      double confidence_frac,
                                      struct arena *arena)
{
    const struct entry_tally *tally = &fold->entries[e];
    const uint32_t n_days = fold->n_before + fold->n_after;
    struct launch_entry entry = {
        .name =
            e + 1 < fold->n_entries ? fold->centre->channels[e].name : "centre",
        .contacts_quotient = paired_tally_quotient(
            &tally->periods[LAUNCH_AFTER][LAUNCH_CONTACTS], confidence_frac),
        .requester_quotient =
            paired_tally_quotient(&tally->requester, confidence_frac),
        .days = arena_alloc(arena, n_days, sizeof *entry.days),
    };
    for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
        for (enum launch_measure m = 0; m < N_LAUNCH_MEASURES; m++) {
            entry.figures[p][m] =
                figure_of(&tally->periods[p][m], confidence_frac);
        }
    }
    for (uint32_t day = 0; day < n_days; day++) {
        const struct launch_figure figure =
            figure_of(&tally->days[day], confidence_frac);
        entry.days[day] =
            (struct launch_day){ brief(&figure.with), brief(&figure.without),
                                 brief(&figure.change.change) };
    }
    return entry;
}

static void find_peak(const struct launch_fold *fold, double confidence_frac,
                      struct launch_result *out)
{
    const struct launch_entry *whole = launch_whole(out);
    const struct paired_tally *days = fold->entries[fold->n_entries - 1].days;
    uint32_t peak = 0;
    for (uint32_t day = 1; day < fold->n_after; day++) {
        const struct launch_day *here = &whole->days[fold->n_before + day];
        if (here->change.mean >
            whole->days[fold->n_before + peak].change.mean) {
            peak = day;
        }
    }
    const struct paired_tally *tally = &days[fold->n_before + peak];
    out->peak_day = peak;
    out->peak = paired_tally_difference(tally, confidence_frac);
    out->spike_ratio = paired_tally_quotient(tally, confidence_frac);
}

/* The channel's part of a week's contacts as they would be without it: holidays
 * and busy seasons are in both. */
static double level_of_week(const struct launch_result *launch, uint32_t day)
{
    const struct launch_entry *own = &launch->entries[launch->channel_index];
    const struct launch_entry *whole = launch_whole(launch);
    double above = 0;
    double below = 0;
    for (uint32_t i = day; i < day + LAUNCH_SETTLED_DAYS; i++) {
        above += own->days[launch->n_before + i].with.mean;
        below += whole->days[launch->n_before + i].without.mean;
    }
    return below > 0 ? above / below : nan("");
}

static void find_settled(struct launch_result *out)
{
    static const double near_frac = 0.05;
    if (out->n_after < 2 * LAUNCH_SETTLED_DAYS) {
        return;
    }
    const uint32_t last = out->n_after - LAUNCH_SETTLED_DAYS;
    const double settled = level_of_week(out, last);
    uint32_t day = last;
    while (day > 0 &&
           fabs(level_of_week(out, day - 1) / settled - 1) <= near_frac) {
        day--;
    }
    out->settled_day = day;
    out->has_settled = settled > 0 && day + LAUNCH_SETTLED_DAYS <= last;
}

const struct launch_entry *launch_whole(const struct launch_result *launch)
{
    return &launch->entries[launch->n_entries - 1];
}

struct launch_result launch_fold_result(const struct launch_fold *fold,
                                        double confidence_frac,
                                        struct arena *arena)
{
    const struct centre *centre = fold->centre;
    const struct rollout *launch = &centre->rollouts[fold->rollout];
    struct launch_result result = {
        .rollout = fold->rollout,
        .channel = centre->channels[launch->channel].name,
        .channel_index = launch->channel,
        .on_day = launch->on_day,
        .n_before = fold->n_before,
        .n_after = fold->n_after,
        .replications = fold->n,
        .n_entries = fold->n_entries,
        .entries = arena_alloc(arena, fold->n_entries, sizeof *result.entries),
        .n_teams = centre->n_teams,
        .teams = arena_alloc(arena, centre->n_teams, sizeof *result.teams),
        .new_contacts =
            ratio_tally_estimate(&fold->new_contacts, confidence_frac),
        .moved_contacts =
            ratio_tally_estimate(&fold->moved_contacts, confidence_frac),
    };
    for (size_t e = 0; e < fold->n_entries; e++) {
        result.entries[e] = find_entry(fold, e, confidence_frac, arena);
    }
    for (size_t t = 0; t < centre->n_teams; t++) {
        result.teams[t].name = centre->teams[t].name;
        for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
            result.teams[t].occupancy[p] =
                figure_of(&fold->occupancy[t][p], confidence_frac);
        }
    }
    find_peak(fold, confidence_frac, &result);
    find_settled(&result);
    return result;
}
