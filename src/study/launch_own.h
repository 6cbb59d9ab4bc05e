/*
 * launch_own.h - what the plan itself shows around one launch.
 *
 * Contacts and waits before and after, and who came: none of it needs the plan
 * without the launch, so it is of all replications and not only of those that
 * are played in pairs (study/launch_fold.h). Before and after are of the same
 * replication, and their quotient has the interval of a pair.
 */
#ifndef STUDY_LAUNCH_OWN_H
#define STUDY_LAUNCH_OWN_H

#include "base/arena.h"
#include "stats/paired.h"
#include "study/fold.h"
#include "study/futures.h"
#include "study/launch_result.h"
#include "study/launch_sums.h"

struct launch_own {
    struct paired_tally contacts;  /* of all channels a day: before, after */
    struct paired_tally requester; /* their requester wait: before, after */
    struct paired_tally arrived;   /* in the channel: new, moved */
    struct gap gaps[2];            /* before, after */
    struct futures *futures;
};

/* First attempts in the launched channel, after. */
struct launch_arrivals {
    double fresh; /* who would not have made contact */
    double moved; /* from other channels */
};

struct launch_own launch_own_create(struct arena *arena);

/* The next replication: all channels before and after. */
void launch_own_add(struct launch_own *own, const struct launch_sums *before,
                    const struct launch_sums *after,
                    struct launch_arrivals arrivals);

/* Sets what launch_result.h says is of all replications. */
void launch_own_fill(const struct launch_own *own, double confidence_frac,
                     struct launch_result *out, struct arena *arena);

#endif
