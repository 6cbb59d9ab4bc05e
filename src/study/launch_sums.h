/*
 * launch_sums.h - what one channel, or all of them, did in some days of a
 * replication: the sums that the measures of a launch are ratios of.
 */
#ifndef STUDY_LAUNCH_SUMS_H
#define STUDY_LAUNCH_SUMS_H

#include "engine/sample.h"
#include "stats/paired.h"
#include "study/fold.h"
#include "study/launch_result.h"

#include <stdbool.h>
#include <stddef.h>

struct launch_sums {
    double days;
    double offered;
    double answered;
    double level_met, level_of;
    double wait_s;        /* of the answered */
    double first_reply_s; /* of the answered tickets */
    double replied;       /* those */
    double requester_s;
    double requests;     /* that requester_s is of */
    double backlog_days; /* mean backlog of each day, added up */
    struct gap gap;      /* whom the times above lack */
};

/* Of one channel on one day of the plan. */
struct launch_sums launch_sums_of_day(const struct centre *centre,
                                      const struct sample *sample,
                                      size_t channel, size_t day);

/* The days of one more channel do not make more days. */
void launch_sums_add(struct launch_sums *into, const struct launch_sums *sums,
                     bool same_days);

void launch_gap_add(struct gap *into, const struct gap *gap);

struct pair launch_sums_pair(const struct launch_sums *sums,
                             enum launch_measure measure);

#endif
