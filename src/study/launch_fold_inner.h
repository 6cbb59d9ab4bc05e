/*
 * launch_fold_inner.h - between launch_fold.c, which sums, and
 * launch_findings.c, which says what the sums mean.
 */
#ifndef STUDY_LAUNCH_FOLD_INNER_H
#define STUDY_LAUNCH_FOLD_INNER_H

#include "study/fold.h"
#include "study/launch_fold.h"
#include "study/launch_mix.h"
#include "study/launch_own.h"
#include "study/launch_sums.h"
#include "study/launch_tally.h"

#include <stdbool.h>

struct entry_tally {
    struct launch_tally periods[N_LAUNCH_PERIODS][N_LAUNCH_MEASURES];
    struct launch_tally *days;            /* offered */
    struct gap gaps[2][N_LAUNCH_PERIODS]; /* without, with */
};

/* Whose days are looked at one by one. */
enum launch_flow { FLOW_ALL, FLOW_OWN, N_LAUNCH_FLOWS };

struct launch_fold {
    const struct centre *centre;
    size_t rollout;
    uint32_t first_day; /* of the window, in the plan */
    uint32_t n_before;
    uint32_t n_after;
    bool has_end; /* of the channel: the window ends there */
    uint32_t n;   /* pairs */
    size_t n_entries;
    struct entry_tally *entries;
    struct launch_tally (*occupancy)[N_LAUNCH_PERIODS]; /* [n_teams] */
    bool *is_open;       /* [n_after]: the channel takes contacts that day */
    uint32_t *last_like; /* [n_after]: the last open day of the same weekday;
                            the day itself when none follows */
    struct ratio_tally *falls[N_LAUNCH_FLOWS]; /* [n_after]: what the change
                               of that day is above that of last_like */
    struct launch_tally settled;
    struct launch_tally settled_calendar;
    struct launch_mix others[N_LAUNCH_PERIODS];
    uint32_t *without_days; /* [LAUNCH_PAIRS_AT_MOST][n_before + n_after]:
                               contacts of all channels, of each pair */
    struct launch_own own;
    struct launch_sums *sums; /* scratch: [2 * n_entries * N_LAUNCH_PERIODS] */
    double *offered[2];       /* scratch: each [(n_before + n_after) *
                                 n_entries] */
};

/* There is no such change. */
void launch_erase_change(struct difference *difference);

#endif
