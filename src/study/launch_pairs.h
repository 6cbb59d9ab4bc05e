/*
 * launch_pairs.h - launches of one plan beside those of another.
 *
 * What a launch changes is known of every replication of either plan; here the
 * two are paired, replication by replication, so that what both share cancels.
 * Launches are the same when their channels have the same name.
 */
#ifndef STUDY_LAUNCH_PAIRS_H
#define STUDY_LAUNCH_PAIRS_H

#include "base/arena.h"
#include "study/launch_result.h"
#include <stddef.h>

struct counterfactual;
struct results;

/* A plan; without is NULL when it has no launches. */
struct launch_side {
    const struct counterfactual *without;
    const struct results *results;
};

/* One for each launch of both, in the first plan's order. */
struct launch_change *launch_pairs_find(const struct launch_side *first,
                                        const struct launch_side *other,
                                        double confidence_frac,
                                        struct arena *arena, size_t *out_n);

#endif
