/*
 * scorecard.h - a run's figures beside those of the benchmark reports.
 *
 * The figures that the reports give and results.h has not are ratios of sums
 * over one replication, as every other estimate. A row appears only where the
 * centre's audience has a benchmark and the run a figure; with audience none
 * there is no scorecard.
 */
#ifndef STUDY_SCORECARD_H
#define STUDY_SCORECARD_H

#include "base/arena.h"
#include "model/benchmarks.h"
#include "study/fold.h"
#include "study/results.h"

/* Numerator and denominator, for each enum score_of; 0 and 0 where the centre
 * has no such figure, and of measures. */
struct score_pair {
    double above;
    double below;
};

void scorecard_pairs(const struct centre *centre, const struct sample *sample,
                     struct score_pair out[static N_SCORES_OF]);

/* Adds what the resolution times of their parts of the plan lack; the other
 * figures lack nothing. */
void scorecard_add_gaps(const struct centre *centre,
                        const struct sample *sample,
                        struct gap gaps[static N_SCORES_OF]);

/* The rows, once the measures of the whole are in the results; own[] are the
 * estimates of the pairs. */
void scorecard_fill(struct results *results,
                    const struct estimate own[static N_SCORES_OF],
                    struct arena *arena);

#endif
