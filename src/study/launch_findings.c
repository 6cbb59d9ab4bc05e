/*
 * launch_findings.c - what the sums with and without a launch say.
 */
#include "study/launch_fold_inner.h"

#include "model/centre.h"
#include "study/findings_inner.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static bool lacks_too_many(const struct gap *gap, enum launch_measure measure)
{
    return ((measure == LAUNCH_WAIT_S || measure == LAUNCH_FIRST_REPLY_S) &&
            gap_is_cut_off(gap)) ||
           (measure == LAUNCH_REQUESTER_S && gap_is_unsolved(gap));
}

void launch_erase_change(struct difference *difference)
{
    estimate_erase(&difference->change);
    difference->variance_saved_frac = nan("");
    difference->clear = false;
}

/* Whom a measure of the entry lacks: a reply only tickets can. */
static struct gap gap_of(const struct launch_fold *fold, size_t e, size_t side,
                         enum launch_period period, enum launch_measure measure)
{
    if (e + 1 < fold->n_entries || measure != LAUNCH_FIRST_REPLY_S) {
        return fold->entries[e].gaps[side][period];
    }
    struct gap gap = { 0, 0, 0 };
    for (size_t c = 0; c + 1 < fold->n_entries; c++) {
        if (fold->centre->channels[c].way == WAY_TICKET) {
            launch_gap_add(&gap, &fold->entries[c].gaps[side][period]);
        }
    }
    return gap;
}

/* Of times that lack too many nothing is said, nor of a change from or to
 * them. Returns whether that is so. */
static bool erase_lacking(const bool lacks[static 2],
                          struct launch_figure *figure)
{
    if (lacks[0]) {
        estimate_erase(&figure->without);
    }
    if (lacks[1]) {
        estimate_erase(&figure->with);
    }
    if (lacks[0] || lacks[1]) {
        launch_erase_change(&figure->change);
    }
    return lacks[0] || lacks[1];
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
        .is_ticket = e + 1 < fold->n_entries &&
                     fold->centre->channels[e].way == WAY_TICKET,
        .contacts_quotient = launch_tally_quotient(
            &tally->periods[LAUNCH_AFTER][LAUNCH_CONTACTS], confidence_frac),
        .days = arena_alloc(arena, n_days, sizeof *entry.days),
    };
    for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
        for (enum launch_measure m = 0; m < N_LAUNCH_MEASURES; m++) {
            struct launch_figure *figure = &entry.figures[p][m];
            *figure =
                launch_tally_figure(&tally->periods[p][m], confidence_frac);
            bool lacks[2];
            for (size_t side = 0; side < 2; side++) {
                const struct gap gap = gap_of(fold, e, side, p, m);
                lacks[side] = lacks_too_many(&gap, m);
            }
            entry.is_cut_off = erase_lacking(lacks, figure) || entry.is_cut_off;
        }
    }
    for (uint32_t day = 0; day < n_days; day++) {
        const struct launch_figure figure =
            launch_tally_figure(&tally->days[day], confidence_frac);
        entry.days[day] =
            (struct launch_day){ estimate_brief(&figure.with),
                                 estimate_brief(&figure.without),
                                 estimate_brief(&figure.change.change) };
    }
    return entry;
}

/* A channel's waits that are not given are not given in the mean of all of
 * them either. */
static struct launch_figure find_others(const struct launch_fold *fold,
                                        enum launch_period period,
                                        double confidence_frac,
                                        struct arena *arena)
{
    const struct launch_mix *mix = &fold->others[period];
    struct launch_figure figure;
    bool lacks[2] = { false, !launch_mix_figure(mix, confidence_frac, arena,
                                                &figure) };
    for (size_t c = 0; c + 1 < fold->n_entries; c++) {
        for (size_t side = 0;
             side < 2 && c != fold->centre->rollouts[fold->rollout].channel;
             side++) {
            const struct gap *gap = &fold->entries[c].gaps[side][period];
            lacks[side] =
                lacks[side] || lacks_too_many(gap, LAUNCH_REQUESTER_S);
        }
    }
    (void)erase_lacking(lacks, &figure);
    return figure;
}

static struct launch_peak find_peak(const struct launch_fold *fold,
                                    const struct launch_result *launch,
                                    enum launch_flow flow, double each_frac)
{
    const size_t e =
        flow == FLOW_ALL ? fold->n_entries - 1 : launch->channel_index;
    const struct launch_day *days = launch->entries[e].days + fold->n_before;
    uint32_t peak = 0;
    for (uint32_t day = 1; day < fold->n_after; day++) {
        if (fold->is_open[day] &&
            (!fold->is_open[peak] ||
             days[day].change.mean > days[peak].change.mean)) {
            peak = day;
        }
    }
    const struct launch_tally *tally =
        &fold->entries[e].days[fold->n_before + peak];
    const struct estimate fall =
        ratio_tally_estimate(&fold->falls[flow][peak], each_frac);
    return (struct launch_peak){
        .day = peak,
        .change = launch_tally_figure(tally, each_frac).change,
        .stands_out = fold->is_open[peak] && fall.mean > fall.half_width,
    };
}

/* The day was chosen for its change: its intervals are those of as many days
 * as it was chosen from, all of which hold together. Where the channel is open
 * on no day there is none. */
static void find_peaks(const struct launch_fold *fold, double confidence_frac,
                       struct launch_result *out)
{
    if (out->n_open == 0) {
        launch_erase_change(&out->peak.change);
        launch_erase_change(&out->own_peak.change);
        estimate_erase(&out->spike_ratio);
        return;
    }
    const double each_frac = paired_confidence(confidence_frac, out->n_open);
    const struct launch_tally *days = fold->entries[fold->n_entries - 1].days;
    out->peak = find_peak(fold, out, FLOW_ALL, each_frac);
    out->own_peak = find_peak(fold, out, FLOW_OWN, each_frac);
    out->spike_ratio =
        launch_tally_quotient(&days[fold->n_before + out->peak.day], each_frac);
}

/* Whether the changes of the week around `day` differ little from those of the
 * last of its weekdays, beside the contacts of the launched channel on those
 * days: other channels, however large and whatever they do, have no say. What
 * cannot be told from noise is no difference. */
static bool is_near_settled(const struct launch_fold *fold,
                            const struct launch_result *launch, uint32_t day,
                            double confidence_frac)
{
    static const double near_frac = 0.05;
    const struct launch_day *own =
        launch->entries[launch->channel_index].days + launch->n_before;
    const uint32_t end = day + 4 < launch->n_after ? day + 4 : launch->n_after;
    double apart = 0;
    double square = 0; /* of its half-width */
    double contacts = 0;
    for (uint32_t i = day > 3 ? day - 3 : 0; i < end; i++) {
        if (fold->is_open[i] && fold->last_like[i] != i) {
            const struct estimate fall = ratio_tally_estimate(
                &fold->falls[FLOW_ALL][i], confidence_frac);
            apart += fall.mean;
            square += fall.half_width * fall.half_width;
            contacts += own[i].with.mean;
        }
    }
    return fabs(apart) <= fmax(near_frac * contacts, sqrt(square));
}

/* The last week is near itself: to have settled takes a week before it. */
static void find_settled(const struct launch_fold *fold, double confidence_frac,
                         struct launch_result *out)
{
    const struct rollout *launch = &fold->centre->rollouts[fold->rollout];
    const int32_t full_day = launch->steps[launch->n_steps - 1].on_day;
    const uint32_t full =
        full_day > launch->on_day ? (uint32_t)(full_day - launch->on_day) : 0;
    const uint32_t first =
        (out->peak.stands_out && out->peak.day > full ? out->peak.day : full) +
        1;
    uint32_t day = out->n_after;
    while (day > first &&
           is_near_settled(fold, out, day - 1, confidence_frac)) {
        day--;
    }
    const bool is_early =
        day >= first && day + 2 * LAUNCH_SETTLED_DAYS <= out->n_after;
    while (day < out->n_after && !fold->is_open[day]) {
        day++;
    }
    out->settled_day = day;
    out->has_settled = is_early && day < out->n_after;
    assert(!out->has_settled || !out->peak.stands_out || day > out->peak.day);
}

const struct launch_entry *launch_whole(const struct launch_result *launch)
{
    return &launch->entries[launch->n_entries - 1];
}

const struct launch_entry *launch_entry_called(
    const struct launch_result *launch, const char *name)
{
    for (size_t e = 0; e + 1 < launch->n_entries; e++) {
        if (strcmp(launch->entries[e].name, name) == 0) {
            return &launch->entries[e];
        }
    }
    return NULL;
}

static const uint32_t *copy_days(const struct launch_fold *fold,
                                 struct arena *arena)
{
    const size_t n = (size_t)fold->n * (fold->n_before + fold->n_after);
    uint32_t *days = arena_alloc(arena, n, sizeof *days);
    memcpy(days, fold->without_days, n * sizeof *days);
    return days;
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
        .n_steps = (uint32_t)launch->n_steps,
        .training_s = launch->training_s,
        .n_before = fold->n_before,
        .n_after = fold->n_after,
        .has_end = fold->has_end,
        .replications = fold->n,
        .n_entries = fold->n_entries,
        .entries = arena_alloc(arena, fold->n_entries, sizeof *result.entries),
        .without_days = copy_days(fold, arena),
        .n_teams = centre->n_teams,
        .teams = arena_alloc(arena, centre->n_teams, sizeof *result.teams),
        .settled = launch_tally_figure(&fold->settled, confidence_frac).change,
        .settled_calendar =
            launch_tally_figure(&fold->settled_calendar, confidence_frac)
                .change,
    };
    launch_own_fill(&fold->own, confidence_frac, &result, arena);
    for (uint32_t day = 0; day < fold->n_after; day++) {
        result.n_open += fold->is_open[day];
    }
    for (size_t e = 0; e < fold->n_entries; e++) {
        result.entries[e] = find_entry(fold, e, confidence_frac, arena);
    }
    for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
        result.others[p] = find_others(fold, p, confidence_frac, arena);
    }
    for (size_t t = 0; t < centre->n_teams; t++) {
        result.teams[t].name = centre->teams[t].name;
        for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
            result.teams[t].occupancy[p] =
                launch_tally_figure(&fold->occupancy[t][p], confidence_frac);
        }
    }
    if (fold->n_after > 0) {
        find_peaks(fold, confidence_frac, &result);
        find_settled(fold, confidence_frac, &result);
    }
    return result;
}
