/*
 * pert.h - a number of which people know the least, the most and the likely.
 *
 * The PERT distribution is a beta law stretched over [low, high] with its mode
 * at `likely` and
 *
 *     mean = (low + 4 likely + high) / 6
 *
 * that is a = 1 + 4 (likely - low) / (high - low) and
 * b = 1 + 4 (high - likely) / (high - low).
 * Source: Malcolm, Roseboom, Clark & Fazar (1959), Application of a technique
 * for research and development program evaluation, Operations Research 7,
 * doi:10.1287/opre.7.5.646.
 * Checked by tests/test_pert.c.
 */
#ifndef STATS_PERT_H
#define STATS_PERT_H

/* The quantile at 0 < p < 1; requires low <= likely <= high. It is `likely`
 * where low and high are the same. */
double pert_quantile(double low, double likely, double high, double p);

#endif
