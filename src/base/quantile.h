/*
 * quantile.h - the exact inverse of a distribution, from either end.
 *
 * A quantile is asked for by the probability of the tail beyond it, below or
 * above, so that the far upper tail loses no digits to 1 - p. What a law's
 * parameters cost to find is paid once, by quantile_prepare. variate.h is
 * what other rooms use.
 */
#ifndef BASE_QUANTILE_H
#define BASE_QUANTILE_H

#include "base/variate.h"
#include <stdbool.h>

struct quantile {
    const struct distribution *law;
    double shape;    /* lognormal: sigma; gamma, weibull: the shape;
                     hyperexponential: the share of the first phase */
    double scale;    /* lognormal: exp(mu); others: in seconds */
    double rates[2]; /* hyperexponential, per second */
};

/* The law must be one with a spread: not constant, empirical or never, and
 * with mean and cv above 0. It must outlive the result. */
struct quantile quantile_prepare(const struct distribution *law);

/* The duration below which (is_upper: above which) the probability is `tail`,
 * with 0 < tail < 1. */
double quantile_at(const struct quantile *quantile, double tail, bool is_upper);

/* True when every draw gives mean_s. */
bool quantile_is_constant(const struct distribution *law);

#endif
