/*
 * estimate.h - a mean, and how sure we are of it.
 *
 * Every printed average is made here. An estimate is of a ratio of means
 *
 *     R = (sum of above) / (sum of below)
 *
 * over r replications; a plain mean has below = 1. Its half-width is Student's
 * t at the confidence times s / sqrt(r), s from the delta method:
 *
 *     s^2 = (S_aa - 2 R S_ab + R^2 S_bb) / mean(below)^2
 *
 * with S the sample covariances (r - 1 in the denominator), computed from
 * centred sums. R is never the mean of the replications' ratios.
 * Source: Law (2015), Simulation modeling and analysis, 5th ed., section 9.5;
 * Asmussen & Glynn (2007), Stochastic simulation, chapter III.
 */
#ifndef STATS_ESTIMATE_H
#define STATS_ESTIMATE_H

#include "base/arena.h"
#include <stddef.h>
#include <stdint.h>

struct estimate {
    double mean;          /* NaN: does not exist */
    double half_width;    /* NaN with fewer than two replications */
    double sd;            /* between replications, of their own values */
    uint32_t n;           /* replications that had a value */
    double p10, p50, p90; /* over replications; NaN when not kept */
};

/* What is kept where there are a hundred thousand of them: dated intervals. */
struct brief_estimate {
    double mean;       /* NaN: does not exist */
    double half_width; /* NaN with fewer than two replications */
};

struct brief_estimate estimate_brief(const struct estimate *estimate);

/* Running sums of (above, below), updated in replication order by Welford's
 * recurrences so that no digit depends on the size of the mean. */
struct ratio_tally {
    uint32_t n;
    double mean_above, mean_below;
    double m_aa, m_ab, m_bb; /* centred sums of products */
    uint32_t n_own; /* replications with below > 0, and their own ratios */
    double mean_own, m_own;
};

void ratio_tally_add(struct ratio_tally *tally, double above, double below);

/*
 * The estimate without quantiles: p10, p50 and p90 are NaN.
 *
 * A replication with below = 0 has no value of its own but counts in R. The
 * half-width needs two with a value, and Student's degrees are those less one.
 */
struct estimate ratio_tally_estimate(const struct ratio_tally *tally,
                                     double confidence_frac);

/* p10, p50, p90 of values[0..n), NaN left out, which are reordered: straight
 * lines between order statistics, the smallest at 0 and the largest at 1
 * (definition 7 of Hyndman & Fan 1996, Sample quantiles in statistical
 * packages, The American Statistician 50). */
void estimate_set_quantiles(struct estimate *estimate, double *values,
                            size_t n);

/* Student's t: the two-sided quantile for this confidence, 1.96 for 0.95 and
 * many degrees. Infinity for degrees = 0. */
double student_t(double confidence_frac, uint32_t degrees);

/* The same for many estimates of up to n_most degrees: each is worked out
 * once, when first asked for. Not for several threads at a time. */
struct student_table {
    double confidence_frac;
    uint32_t n_most;
    double *t; /* [n_most + 1]; 0: not asked for yet */
};

struct student_table student_table_create(double confidence_frac,
                                          uint32_t n_most, struct arena *arena);
double student_table_t(const struct student_table *table, uint32_t degrees);

#endif
