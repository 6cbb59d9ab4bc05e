/*
 * stopping.h - after how many replications a run may look at itself.
 *
 * A run either does a number of replications that was given, or goes on until
 * it is precise enough. Precision is looked at only at the checkpoints
 *
 *     20, 40, 80, 160, ...  and  at_most
 *
 * so that the number done is a matter of the seed, never of which thread was
 * quick. Looking often would also end too early: a half-width that happens to
 * be small stops the run, and the interval then covers less than it says.
 */
#ifndef STATS_STOPPING_H
#define STATS_STOPPING_H

#include "stats/estimate.h"
#include <stdbool.h>
#include <stdint.h>

enum { FIRST_CHECKPOINT = 20 };

struct stopping {
    double precision_wanted; /* 0: none */
    uint32_t at_most;        /* at least 1 */
    bool until_clear; /* looks for something else than precision; with neither
                         `at_most` replications are done */
};

/* The first checkpoint after `done` replications; at_most when `done` has
 * reached it. */
uint32_t stopping_checkpoint(const struct stopping *stopping, uint32_t done);

/* How many checkpoints there are. */
uint32_t stopping_looks(const struct stopping *stopping);

/* Whether a run ends at this checkpoint with this precision reached. */
bool stopping_ends(const struct stopping *stopping, uint32_t done,
                   double precision_reached);

/*
 * The checkpoint at which a run is likely to end: half-widths shrink with the
 * square root of the replications. The next one when precision_reached is
 * NaN. For showing progress only.
 */
uint32_t stopping_forecast(const struct stopping *stopping, uint32_t done,
                           double precision_reached);

/*
 * How precise one channel is: the larger of its service level's half-width
 * and its mean wait's half-width as a share of that mean. What does not exist
 * (nobody came, nobody waited) asks for nothing and gives 0; a half-width
 * that does not exist yet is infinite.
 */
double stopping_precision(const struct estimate *service_level,
                          const struct estimate *mean_wait);

#endif
