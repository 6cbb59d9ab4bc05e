/*
 * distribution_p90.c - how widely a law spreads, from what planners know.
 *
 * The 90th percentile divided by the mean grows with cv up to a largest value
 * and then falls: where most durations are nearly 0, the 90th percentile is
 * small too. The rising side is the one people mean.
 */
#include "base/variate.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

enum { STEPS = 100 };

static double p90_over_mean(enum shape shape, double cv)
{
    const struct distribution law = { .shape = shape, .mean_s = 1, .cv = cv };
    return distribution_quantile(&law, 0.9);
}

/* The cv in (low, high) where p90 / mean is largest, by golden section: it
 * has one peak. */
static double cv_of_peak(enum shape shape, double low, double high)
{
    const double golden = (sqrt(5) - 1) / 2;
    for (int i = 0; i < STEPS && high - low > 1e-7; i++) {
        const double left = high - golden * (high - low);
        const double right = low + golden * (high - low);
        if (p90_over_mean(shape, left) < p90_over_mean(shape, right)) {
            low = left;
        } else {
            high = right;
        }
    }
    return (low + high) / 2;
}

static double bisect_cv(enum shape shape, double wanted, double low,
                        double high)
{
    for (int i = 0; i < STEPS && high - low > 1e-14 * high; i++) {
        const double middle = (low + high) / 2;
        if (p90_over_mean(shape, middle) < wanted) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (low + high) / 2;
}

/* A hyperexponential law's p90 lies at 2.30 to 2.34 times its mean whatever
 * its cv, so it tells nothing. */
static bool fail_fixed(struct error *err, enum shape shape)
{
    if (shape == SHAPE_HYPEREXPONENTIAL) {
        fail(err, "a p90 hardly depends on how widely a hyperexponential "
                  "distribution spreads");
        return fail_hint(err, "give cv instead, such as cv = 1.5");
    }
    fail(err,
         "the shape %s says itself how widely durations spread, so a p90 "
         "has no place beside it",
         shape_name(shape));
    return fail_hint(err, "leave p90 out, or choose lognormal, gamma or "
                          "weibull");
}

static bool fail_range(struct error *err, enum shape shape, double ratio,
                       double least, double most)
{
    fail(err, "no %s distribution has its p90 at %.3g times its mean",
         shape_name(shape), ratio);
    return fail_hint(err,
                     "the p90 must be more than %.2f and at most %.2f "
                     "times the mean",
                     ceil(100 * least) / 100, floor(100 * most) / 100);
}

bool distribution_cv_from_p90(enum shape shape, double mean_s, double p90_s,
                              double *out_cv, struct error *err)
{
    const bool is_free = shape == SHAPE_LOGNORMAL || shape == SHAPE_GAMMA ||
                         shape == SHAPE_WEIBULL;
    if (!is_free) {
        return fail_fixed(err, shape);
    }
    if (!(mean_s > 0)) {
        return fail(err, "a p90 needs a mean above 0");
    }
    const double ratio = p90_s / mean_s;
    if (shape == SHAPE_LOGNORMAL) {
        /* log ratio = z sigma - sigma^2 / 2, largest at sigma = z */
        const double z = gsl_cdf_ugaussian_Pinv(0.9);
        const double rest = z * z - 2 * log(ratio);
        if (!(ratio > 1 && rest >= 0)) {
            return fail_range(err, shape, ratio, 1, exp(z * z / 2));
        }
        const double sigma = z - sqrt(rest);
        *out_cv = sqrt(expm1(sigma * sigma));
        return true;
    }
    const double low = 0.001;
    const double high = cv_of_peak(shape, low, 5);
    const double least = p90_over_mean(shape, low);
    const double most = p90_over_mean(shape, high);
    if (!(ratio >= least && ratio <= most)) {
        return fail_range(err, shape, ratio, least, most);
    }
    *out_cv = bisect_cv(shape, ratio, low, high);
    return true;
}
