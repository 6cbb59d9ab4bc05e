/*
 * counterfactual.h - the plans without each launch, and what they say.
 *
 * For every launch within the reported plan there is a plan in which it never
 * comes, and which ends with the launch's window. They are played beside the
 * plan, with the same customers, in its first replications only: pairs need
 * far fewer than means, and a run takes little longer.
 */
#ifndef STUDY_COUNTERFACTUAL_H
#define STUDY_COUNTERFACTUAL_H

#include "base/arena.h"
#include "engine/sample.h"
#include "study/results.h"
#include <stddef.h>
#include <stdint.h>

enum { COUNTERFACTUALS_AT_MOST = LAUNCH_PAIRS_AT_MOST /* replications */ };

struct centre;
struct counterfactual;
struct launch_fold;

/* NULL when there is no launch. */
struct counterfactual *counterfactual_create(const struct centre *centre,
                                             struct arena *arena);

/* How many plans, and each: [n]. */
size_t counterfactual_n(const struct counterfactual *counterfactual);
const struct centre *counterfactual_centre(
    const struct counterfactual *counterfactual, size_t i);

/* The plan's sample, and those [n] of the plans without, which are there only
 * below COUNTERFACTUALS_AT_MOST. */
void counterfactual_add(struct counterfactual *counterfactual,
                        uint32_t replication, const struct sample *with,
                        struct sample *const *without);

/* What was added of each launch: [n]. */
const struct launch_fold *counterfactual_fold(
    const struct counterfactual *counterfactual, size_t i);

/* Sets results->launches. Warns of waits that cannot be given, and of entries
 * of the roll-out that are not the same without a launch. */
void counterfactual_fill(const struct counterfactual *counterfactual,
                         struct results *results, struct arena *arena);

#endif
