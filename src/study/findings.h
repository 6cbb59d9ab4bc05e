/*
 * findings.h - what the folded replications say.
 *
 * Estimates with their intervals are worked out from the sums of a fold. A
 * mean is NaN where there was nothing to average, and where more than 1 % of
 * the contacts it concerns were unfinished: the longest waits would be
 * missing from it. Quantiles count the unfinished as longer than any.
 */
#ifndef STUDY_FINDINGS_H
#define STUDY_FINDINGS_H

#include "base/arena.h"
#include "study/fold.h"
#include "study/results.h"

/* The worst channel's precision so far, as stopping_precision has it. */
double findings_precision(const struct fold *fold, double confidence_frac);

/* Fills in everything that comes from the fold. `profile` holds the waits of
 * exactly the replications folded. All memory is the arena's. */
void findings_fill(struct results *results, const struct fold *fold,
                   const struct wait_profile *profile, struct arena *arena);

#endif
