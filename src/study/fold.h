/*
 * fold.h - samples of many replications, folded into sums one by one.
 *
 * An entry is a channel; the last entry is the centre, all channels together
 * (with one channel they are the same entry). Folding must be done in
 * replication order: floating-point sums depend on it, and nothing else here
 * does.
 *
 * The centre's totals are the channels' sums, but for the longest wait, which
 * is the longest of any, and the length of the window. What concerns only
 * chats or only tickets is divided by the sums of those. Its service level is
 * the sum of the channels' numerators over the sum of their denominators; so
 * are its shares of days and weeks on target: a day of each channel counts.
 *
 * What the sums say is worked out in study/findings.h.
 */
#ifndef STUDY_FOLD_H
#define STUDY_FOLD_H

#include "base/arena.h"
#include "engine/sample.h"
#include "model/benchmarks.h"
#include "model/centre.h"
#include "stats/estimate.h"
#include "stats/histogram.h"
#include "stats/paired.h"
#include "study/results.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct futures;
struct interval_tally;
struct measure;
struct period;
struct period_tally;
struct team_measure;
struct team_tally;

enum { N_CENTRE_MEASURES = 5, QUANTILES_AT_MOST = 4 };

/* What is missing from means and lies beyond every quantile; over all
 * replications. */
struct gap {
    double offered;
    double unfinished;
    double unsolved; /* answered, but not solved nor passed on */
};

struct entry_fold {
    struct ratio_tally *measures; /* [n_measures] */
    uint32_t *n_endless; /* [n_measures]: own is among the unfinished */
    struct histogram_sum times[N_TIMES]; /* no counts where the entry has
                                            no tickets */
    struct gap gaps[N_CONCERNS];
    struct interval_tally *intervals; /* [n_intervals] */
    struct period_tally *days;        /* [n_days] */
    struct period_tally *weeks;       /* [n_weeks] */
    double (*ages)[AGE_BANDS]; /* [n_days]: of a channel, sums; else NULL */
};

struct team_fold {
    struct ratio_tally *measures;           /* [n_team_measures] */
    struct team_tally *intervals;           /* [n_intervals] */
    struct ratio_tally *weeks;              /* [n_weeks]: busy of on duty */
    struct ratio_tally levels[CHAT_LEVELS]; /* chats ended of hours held */
};

/* The shares of the rows of measures that are quantiles of the same times. */
struct quantile_rows {
    size_t n;
    double shares[QUANTILES_AT_MOST];
};

struct fold {
    const struct centre *centre;
    size_t n_measures;
    const struct measure *measures;
    size_t n_team_measures;
    const struct team_measure *team_measures;
    struct quantile_rows quantiles[N_TIMES];

    size_t n_channels;
    size_t n_entries;
    size_t n_teams;
    size_t n_days;
    size_t n_weeks; /* of seven days from the first; the last may be shorter */
    size_t slots_a_day;
    size_t n_intervals;

    uint32_t n; /* replications folded */
    uint64_t n_contacts;
    uint64_t n_events;
    struct entry_fold *entries; /* [n_entries] */
    struct team_fold *teams;    /* [n_teams] */
    struct ratio_tally centre_measures[N_CENTRE_MEASURES];
    struct ratio_tally scores[N_SCORES_OF];
    struct gap score_gaps[N_SCORES_OF];
    struct self_service_fold *self_service; /* NULL without a help centre */

    /* columns: entries by measures, centre's measures, teams by measures,
     * scores, help centre's measures */
    struct futures *futures;

    /* In the columns of the futures: the replication folded last. */
    struct pair *latest;

    struct histogram_sum own_times; /* scratch: the centre's, one replication */
    struct period *day;             /* scratch: [n_entries] */
    struct period *week;            /* scratch: [n_entries] */
};

/* `like` is any sample of the centre: its dimensions are taken. */
struct fold *fold_create(const struct centre *centre, const struct sample *like,
                         struct arena *arena);

/* Of the whole run only: as if it had no days and no intervals. */
struct fold *fold_create_whole(const struct centre *centre,
                               const struct sample *like, struct arena *arena);

void fold_add(struct fold *fold, const struct sample *sample);

/* The entry of all channels together. */
size_t fold_whole(const struct fold *fold);

/* Columns of the futures. */
size_t fold_entry_column(const struct fold *fold, size_t entry);
size_t fold_centre_column(const struct fold *fold);
size_t fold_team_column(const struct fold *fold, size_t team);
size_t fold_score_column(const struct fold *fold);
size_t fold_self_service_column(const struct fold *fold);

/* For fold_add: every channel's totals and times, and of all together. */
void fold_entries_add(struct fold *fold, const struct sample *sample,
                      double out_whole[static N_TOTALS], double *row);

bool concerns_way(enum concerns concerns, enum way way);

/* Whether the measure exists of this entry: a channel it concerns, or the
 * centre with at least one of them (exactly one where it does not add up). */
bool fold_concerns(const struct fold *fold, size_t entry,
                   const struct measure *measure);

enum concerns times_concern(enum times times);

/* Whether more are unfinished than a mean of times may lack; and whether more
 * are unfinished or not solved than a mean of the solved may. */
bool gap_is_cut_off(const struct gap *gap);
bool gap_is_unsolved(const struct gap *gap);

/* How many of the entry's contacts took longer than any that is counted. */
double gap_beyond(const struct gap gaps[static N_CONCERNS], enum times times);

#endif
