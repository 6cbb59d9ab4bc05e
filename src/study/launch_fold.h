/*
 * launch_fold.h - pairs of samples, with and without one launch, folded into
 * the sums of study/launch_result.h; and of what needs no pair, samples of the
 * plan alone.
 *
 * Both samples are of plans of the same length and run-out: what is counted of
 * slow tickets hangs on where the plan ends.
 */
#ifndef STUDY_LAUNCH_FOLD_H
#define STUDY_LAUNCH_FOLD_H

#include "base/arena.h"
#include "engine/sample.h"
#include "study/launch_result.h"
#include <stddef.h>
#include <stdint.h>

struct centre;
struct launch_fold;

/* The days of the reported plan from its first that the window holds; 0 when
 * there are none on or after the launch. */
uint32_t launch_days_needed(const struct centre *centre, size_t rollout);

struct launch_fold *launch_fold_create(const struct centre *centre,
                                       size_t rollout, struct arena *arena);

/* In the order of replications. The first are pairs, LAUNCH_PAIRS_AT_MOST of
 * them; of the rest `without` is NULL. */
void launch_fold_add(struct launch_fold *fold, const struct sample *with,
                     const struct sample *without);

struct launch_result launch_fold_result(const struct launch_fold *fold,
                                        double confidence_frac,
                                        struct arena *arena);

#endif
