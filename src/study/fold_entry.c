/*
 * fold_entry.c - the totals and times of one replication, into the entries: a
 * channel each, and all together.
 */
#include "study/fold.h"

#include "model/centre.h"
#include "study/futures.h"
#include "study/period.h"

#include <math.h>
#include <string.h>

bool concerns_way(enum concerns concerns, enum way way)
{
    return concerns == CONCERNS_ALL ||
           way == (concerns == CONCERNS_CHATS ? WAY_CHAT : WAY_TICKET);
}

enum concerns times_concern(enum times times)
{
    switch (times) {
    case TIMES_WAIT:
        return CONCERNS_ALL;
    case TIMES_CHAT_DURATION:
        return CONCERNS_CHATS;
    case TIMES_FIRST_REPLY:
    case TIMES_RESOLUTION:
    case TIMES_REQUESTER_WAIT:
    case N_TIMES:
        break;
    }
    return CONCERNS_TICKETS;
}

bool gap_is_cut_off(const struct gap *gap)
{
    return gap->unfinished > UNFINISHED_AT_MOST_FRAC * gap->offered;
}

bool gap_is_unsolved(const struct gap *gap)
{
    return gap->unfinished + gap->unsolved >
           UNFINISHED_AT_MOST_FRAC * gap->offered;
}

double gap_beyond(const struct gap gaps[static N_CONCERNS], enum times times)
{
    switch (times) {
    case TIMES_WAIT:
        return gaps[CONCERNS_ALL].unfinished;
    case TIMES_CHAT_DURATION:
        return gaps[CONCERNS_CHATS].unfinished + gaps[CONCERNS_CHATS].unsolved;
    case TIMES_FIRST_REPLY:
        return gaps[CONCERNS_TICKETS].unfinished;
    case TIMES_RESOLUTION:
    case TIMES_REQUESTER_WAIT:
    case N_TIMES:
        break;
    }
    return gaps[CONCERNS_TICKETS].unfinished + gaps[CONCERNS_TICKETS].unsolved;
}

/* A channel without a target has no service level, whatever was counted. */
static void clear_level(double totals[N_TOTALS])
{
    totals[TOTAL_LEVEL_MET] = 0;
    totals[TOTAL_LEVEL_OF] = 0;
    totals[TOTAL_DAYS_ON_TARGET] = 0;
    totals[TOTAL_DAYS] = 0;
    totals[TOTAL_WEEKS_ON_TARGET] = 0;
    totals[TOTAL_WEEKS] = 0;
}

static void add_channel(double whole[N_TOTALS], const double totals[N_TOTALS])
{
    const double longest =
        fmax(whole[TOTAL_WAIT_MAX_S], totals[TOTAL_WAIT_MAX_S]);
    for (size_t i = 0; i < N_TOTALS; i++) {
        whole[i] += totals[i];
    }
    whole[TOTAL_ONE] = 1;
    whole[TOTAL_WINDOW_S] = totals[TOTAL_WINDOW_S];
    whole[TOTAL_WAIT_MAX_S] = longest;
}

/* One measure that is a ratio; gives the replication's own value. */
static double add_ratio(struct ratio_tally *tally,
                        const struct measure *measure,
                        const double totals[N_TOTALS])
{
    const double above = totals[measure->above];
    const double below = totals[measure->below];
    ratio_tally_add(tally, above, below);
    return below > 0 && measure->form == FORM_RATIO ? above / below : nan("");
}

/* What waits still is longer than any wait that has ended. */
static double own_longest_s(const struct measure *measure,
                            const double totals[N_TOTALS])
{
    if (totals[TOTAL_UNFINISHED] > 0) {
        return HUGE_VAL;
    }
    return totals[measure->below] > 0 ? totals[measure->above] : nan("");
}

/* What was so from the start did not come to be at any moment. */
static double own_moment_s(const struct measure *measure,
                           const double totals[N_TOTALS])
{
    const bool came = totals[measure->below] > 0 && totals[measure->above] > 0;
    return came ? totals[measure->above] : nan("");
}

/* A quantile, the longest or a moment, of one replication; infinite among
 * those that still wait. */
static void add_own(struct entry_fold *entry, size_t measure, double own_s)
{
    if (isfinite(own_s)) {
        ratio_tally_add(&entry->measures[measure], own_s, 1);
    } else if (!isnan(own_s)) {
        entry->n_endless[measure]++;
    }
}

/* What one replication says of an entry. */
struct own {
    double totals[N_CONCERNS][N_TOTALS]; /* all 0 for whom there is none of */
    double quantiles_s[N_TIMES][QUANTILES_AT_MOST];
};

/* How the measure stands in a pair: a ratio by its sums, anything else by the
 * replication's own value. */
static struct pair pair_of(const struct measure *measure,
                           const double totals[N_TOTALS], double own)
{
    if (measure->form == FORM_RATIO || measure->form == FORM_CHANCE) {
        return (struct pair){ totals[measure->above], totals[measure->below] };
    }
    return (struct pair){ isfinite(own) ? own : nan(""), 1 };
}

static void add_measures(const struct fold *fold, size_t index,
                         const struct own *own, double *row)
{
    struct entry_fold *entry = &fold->entries[index];
    double *values = row + fold_entry_column(fold, index);
    struct pair *latest = fold->latest + fold_entry_column(fold, index);
    size_t n_seen[N_TIMES] = { 0 };
    for (size_t m = 0; m < fold->n_measures; m++) {
        const struct measure *measure = &fold->measures[m];
        const double *totals = own->totals[measure->concerns];
        switch (measure->form) {
        case FORM_RATIO:
        case FORM_CHANCE:
            values[m] = add_ratio(&entry->measures[m], measure, totals);
            break;
        case FORM_MAXIMUM:
            values[m] = own_longest_s(measure, totals);
            add_own(entry, m, values[m]);
            break;
        case FORM_QUANTILE:
            values[m] =
                own->quantiles_s[measure->times][n_seen[measure->times]++];
            add_own(entry, m, values[m]);
            break;
        case FORM_MOMENT:
            values[m] = own_moment_s(measure, totals);
            add_own(entry, m, values[m]);
            break;
        }
        latest[m] = pair_of(measure, totals, values[m]);
    }
}

static void add_gaps(struct gap gaps[static N_CONCERNS], const struct own *own)
{
    for (size_t i = 0; i < N_CONCERNS; i++) {
        gaps[i].offered += own->totals[i][TOTAL_OFFERED];
        gaps[i].unfinished += own->totals[i][TOTAL_UNFINISHED];
        gaps[i].unsolved += own->totals[i][TOTAL_UNSOLVED];
    }
}

/* The times of one channel; no counts where it has no such times. */
static const struct histogram *times_of(const struct fold *fold,
                                        const struct sample *sample,
                                        enum times times, size_t channel)
{
    static const struct histogram none = { NULL };
    if (times == TIMES_WAIT) {
        return &sample->waits[channel];
    }
    if (!concerns_way(times_concern(times),
                      fold->centre->channels[channel].way)) {
        return &none;
    }
    switch (times) {
    case TIMES_CHAT_DURATION:
        return &sample->chat_durations[channel];
    case TIMES_FIRST_REPLY:
        return &sample->first_replies[channel];
    case TIMES_RESOLUTION:
        return &sample->resolutions[channel];
    case TIMES_REQUESTER_WAIT:
        return &sample->requester_waits[channel];
    case TIMES_WAIT:
    case N_TIMES:
        break;
    }
    return &none;
}

static void clear_quantiles(struct own *own, size_t times)
{
    for (size_t i = 0; i < QUANTILES_AT_MOST; i++) {
        own->quantiles_s[times][i] = nan("");
    }
}

/* The channel's own times into the sums, and their quantiles. */
static void add_times(struct fold *fold, const struct sample *sample,
                      size_t channel, struct own *own)
{
    struct gap gaps[N_CONCERNS] = { { 0, 0, 0 } };
    add_gaps(gaps, own);
    for (enum times t = TIMES_WAIT; t < N_TIMES; t++) {
        const struct histogram *times = times_of(fold, sample, t, channel);
        if (!times->count) {
            clear_quantiles(own, t);
            continue;
        }
        histogram_quantiles_s(times, (uint64_t)gap_beyond(gaps, t),
                              fold->quantiles[t].shares, fold->quantiles[t].n,
                              own->quantiles_s[t]);
        histogram_sum_add(&fold->entries[channel].times[t], times);
    }
}

static void add_channels(struct fold *fold, const struct sample *sample,
                         struct own *whole, double *row)
{
    for (size_t c = 0; c < fold->n_channels; c++) {
        const struct channel *channel = &fold->centre->channels[c];
        struct own own = { .totals = { { 0 } } };
        double totals[N_TOTALS];
        memcpy(totals, sample->totals[c], sizeof totals);
        if (!channel->target.set) {
            clear_level(totals);
        }
        for (enum concerns i = CONCERNS_ALL; i < N_CONCERNS; i++) {
            if (concerns_way(i, channel->way)) {
                memcpy(own.totals[i], totals, sizeof totals);
                add_channel(whole->totals[i], totals);
            }
        }
        add_times(fold, sample, c, &own);
        add_measures(fold, c, &own, row);
        add_gaps(fold->entries[c].gaps, &own);
    }
}

/* All channels' times of one replication, into the sums of the whole. */
static void gather_times(struct fold *fold, const struct sample *sample,
                         enum times times)
{
    struct entry_fold *entry = &fold->entries[fold_whole(fold)];
    histogram_sum_clear(&fold->own_times);
    for (size_t c = 0; c < fold->n_channels; c++) {
        const struct histogram *of = times_of(fold, sample, times, c);
        if (of->count) {
            histogram_sum_add(&fold->own_times, of);
            histogram_sum_add(&entry->times[times], of);
        }
    }
}

/* The centre as an entry of its own. */
static void add_whole(struct fold *fold, const struct sample *sample,
                      struct own *whole, double *row)
{
    struct entry_fold *entry = &fold->entries[fold_whole(fold)];
    struct gap gaps[N_CONCERNS] = { { 0, 0, 0 } };
    add_gaps(gaps, whole);
    for (enum times t = TIMES_WAIT; t < N_TIMES; t++) {
        if (!entry->times[t].count) {
            clear_quantiles(whole, t);
            continue;
        }
        gather_times(fold, sample, t);
        histogram_sum_quantiles_s(&fold->own_times,
                                  (uint64_t)gap_beyond(gaps, t),
                                  fold->quantiles[t].shares,
                                  fold->quantiles[t].n, whole->quantiles_s[t]);
    }
    add_measures(fold, fold_whole(fold), whole, row);
    add_gaps(entry->gaps, whole);
}

void fold_entries_add(struct fold *fold, const struct sample *sample,
                      double out_whole[static N_TOTALS], double *row)
{
    struct own whole = { .totals = { { 0 } } };
    add_channels(fold, sample, &whole, row);
    if (fold_whole(fold) == fold->n_channels) {
        add_whole(fold, sample, &whole, row);
    }
    memcpy(out_whole, whole.totals[CONCERNS_ALL],
           sizeof whole.totals[CONCERNS_ALL]);
}
