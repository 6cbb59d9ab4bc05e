/*
 * paired.h - the difference between two plans that meet the same customers.
 *
 * Each replication gives a pair of sums of either plan. The difference of the
 * two ratios of means
 *
 *     D = R2 - R1,     R = (sum of above) / (sum of below)
 *
 * has a half-width of Student's t times s / sqrt(n), s from the delta method on
 * the four sums at once:
 *
 *     s^2 = var( (a2 - R2 b2) / mean(b2)  -  (a1 - R1 b1) / mean(b1) )
 *
 * so that what both plans share (a busy day, a patient customer) cancels. A
 * plain mean has below = 1, and this is the paired t interval then. What
 * pairing saved is 1 - s^2 / (s1^2 + s2^2), with the two plans' own s^2: it is
 * below 0 where the plans pull apart in the same replications.
 * Source: Law (2015), Simulation modeling and analysis, 5th ed., sections
 * 10.2.1 and 11.2; the delta method as in stats/estimate.h.
 * Checked by tests/test_paired.c.
 *
 * It knows of two plans only: whoever compares more, or looks more than once,
 * asks for a higher confidence (paired_confidence).
 */
#ifndef STATS_PAIRED_H
#define STATS_PAIRED_H

#include "stats/estimate.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One replication's contribution to a ratio. */
struct pair {
    double above; /* NaN: this replication says nothing, of either plan */
    double below;
};

/* Running sums, updated in replication order by Welford's recurrences, in
 * their symmetric form: a plan beside itself differs by 0 exactly. The four
 * are: above and below of the first plan, above and below of the other. */
struct paired_tally {
    uint32_t n;
    double mean[4];
    double m[4][4];         /* centred sums of products; of i <= j only */
    uint32_t n_own;         /* replications in which both plans have a ratio */
    double mean_own, m_own; /* of the differences of those */
    uint32_t n_quotient;    /* of these: the first is not 0 */
    double mean_quotient, m_quotient;
};

void paired_tally_add(struct paired_tally *tally, struct pair first,
                      struct pair other);

struct difference {
    struct estimate change;     /* the other plan less the first */
    double variance_saved_frac; /* NaN: nothing varies */
    bool clear;                 /* the interval does not hold 0 */
};

/* Quantiles are NaN. The half-width needs two replications in which both have
 * a value. A change that is the same in all of them is clear unless it is 0. */
struct difference paired_tally_difference(const struct paired_tally *tally,
                                          double confidence_frac);

/* The ratio of one plan alone, as ratio_tally_estimate: 0 is the first, 1 the
 * other. */
struct estimate paired_tally_side(const struct paired_tally *tally, size_t side,
                                  double confidence_frac);

/* The other plan's ratio divided by the first's, R2 / R1, by the delta method
 * on all four sums; NaN where R1 is 0. sd is of each replication's own
 * quotient. */
struct estimate paired_tally_quotient(const struct paired_tally *tally,
                                      double confidence_frac);

/* The confidence of each of n intervals with which all of them hold together
 * at the confidence asked for: 1 - (1 - confidence) / n (Bonferroni). */
double paired_confidence(double confidence_frac, size_t n);

#endif
