/*
 * quantile.c - closed forms where there are, else a root.
 *
 * gamma            GSL's inverse, checked against its own distribution
 *                  function and found by bisection where it is off
 * weibull          the shape from cv by bisection, then closed
 * hyperexponential Newton from the left, which never overshoots: the upper
 *                  tail's logarithm is convex, the distribution concave
 */
#include "base/quantile.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

enum { BISECTIONS = 200, NEWTON_STEPS = 200, LARGE_SHAPE = 100000 };

bool quantile_is_constant(const struct distribution *law)
{
    if (law->shape == SHAPE_EMPIRICAL) {
        return law->n_values == 0;
    }
    if (law->shape == SHAPE_NEVER) {
        return false;
    }
    return law->shape == SHAPE_CONSTANT || law->mean_s <= 0 || law->cv <= 0;
}

/* log(1 + cv^2) of a Weibull law with this shape. */
static double log_weibull_moment(double shape)
{
    return gsl_sf_lngamma(1 + 2 / shape) - 2 * gsl_sf_lngamma(1 + 1 / shape);
}

static double weibull_shape(double cv)
{
    const double wanted = log1p(cv * cv);
    double low = 0.05;
    double high = 2 + 4 / cv;
    for (int i = 0; i < BISECTIONS && high - low > 1e-15 * high; i++) {
        const double middle = sqrt(low * high);
        if (log_weibull_moment(middle) > wanted) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return sqrt(low * high);
}

/* Balanced means: each phase brings half of the mean. */
static void prepare_phases(struct quantile *quantile)
{
    const double mean_s = quantile->law->mean_s;
    const double cv_squared = quantile->law->cv * quantile->law->cv;
    assert(cv_squared >= 1);
    const double first = (1 + sqrt((cv_squared - 1) / (cv_squared + 1))) / 2;
    quantile->shape = first;
    quantile->rates[0] = 2 * first / mean_s;
    quantile->rates[1] = 2 * (1 - first) / mean_s;
}

static void prepare_weibull(struct quantile *quantile)
{
    quantile->shape = weibull_shape(quantile->law->cv);
    quantile->scale =
        quantile->law->mean_s / exp(gsl_sf_lngamma(1 + 1 / quantile->shape));
}

struct quantile quantile_prepare(const struct distribution *law)
{
    struct quantile quantile = { .law = law };
    const double cv_squared = law->cv * law->cv;
    gsl_set_error_handler_off();
    assert(!quantile_is_constant(law));
    switch (law->shape) {
    case SHAPE_LOGNORMAL:
        quantile.shape = sqrt(log1p(cv_squared));
        quantile.scale = law->mean_s / sqrt(1 + cv_squared);
        break;
    case SHAPE_GAMMA:
        quantile.shape = 1 / cv_squared;
        quantile.scale = law->mean_s * cv_squared;
        break;
    case SHAPE_ERLANG:
        assert(law->phases > 0);
        quantile.shape = law->phases;
        quantile.scale = law->mean_s / law->phases;
        break;
    case SHAPE_WEIBULL:
        prepare_weibull(&quantile);
        break;
    case SHAPE_HYPEREXPONENTIAL:
        prepare_phases(&quantile);
        break;
    case SHAPE_EXPONENTIAL:
    case SHAPE_UNIFORM:
    case SHAPE_TRIANGULAR:
        break;
    case SHAPE_CONSTANT:
    case SHAPE_EMPIRICAL:
    case SHAPE_NEVER:
    case N_SHAPES:
        assert(law->shape != law->shape); /* has no quantile function */
    }
    return quantile;
}

/* Of the gamma law with scale 1, by bisection on a logarithmic scale: slow,
 * for shapes where GSL's inverse gives up (cv about 0.01, or above 2.5). */
static double bisect_gamma(double shape, double tail, bool is_upper)
{
    double low = 1e-300;
    double high = shape + 60 * sqrt(shape) + 100;
    for (int i = 0; i < BISECTIONS && high > low * (1 + 1e-13); i++) {
        const double middle = sqrt(low) * sqrt(high);
        const bool is_low = is_upper ? gsl_cdf_gamma_Q(middle, shape, 1) > tail
                                     : gsl_cdf_gamma_P(middle, shape, 1) < tail;
        if (is_low) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low > 1e-300 ? high : 0;
}

/* Wilson & Hilferty 1931 (The distribution of chi-square, PNAS 17,
 * doi:10.1073/pnas.17.12.684): the cube root is nearly normal. Off by less
 * than 1e-7 of itself from a shape of 100 000 on, out to tails of 2^-33. */
static double nearly_normal_gamma(double shape, double tail, bool is_upper)
{
    const double z =
        is_upper ? gsl_cdf_ugaussian_Qinv(tail) : gsl_cdf_ugaussian_Pinv(tail);
    const double root = 1 - 1 / (9 * shape) + z / (3 * sqrt(shape));
    return shape * root * root * root;
}

static double gamma_at(double shape, double tail, bool is_upper)
{
    if (shape > LARGE_SHAPE) {
        return nearly_normal_gamma(shape, tail, is_upper);
    }
    const double x = is_upper ? gsl_cdf_gamma_Qinv(tail, shape, 1)
                              : gsl_cdf_gamma_Pinv(tail, shape, 1);
    if (isfinite(x) && x > 0) {
        const double back = is_upper ? gsl_cdf_gamma_Q(x, shape, 1)
                                     : gsl_cdf_gamma_P(x, shape, 1);
        if (fabs(back - tail) < 1e-9 * tail) {
            return x;
        }
    }
    return bisect_gamma(shape, tail, is_upper);
}

/* -log(the probability above) */
static double exponent_at(double tail, bool is_upper)
{
    return is_upper ? -log(tail) : -log1p(-tail);
}

/* Solves p exp(-a x) + (1 - p) exp(-b x) = tail, or = 1 - tail. */
static double phases_at(const struct quantile *quantile, double tail,
                        bool is_upper)
{
    const double first = quantile->shape;
    const double a = quantile->rates[0];
    const double b = quantile->rates[1];
    double x = 0;
    for (int i = 0; i < NEWTON_STEPS; i++) {
        const double above_a = first * exp(-a * x);
        const double above_b = (1 - first) * exp(-b * x);
        const double density = a * above_a + b * above_b;
        const double above = above_a + above_b;
        const double below =
            -first * expm1(-a * x) - (1 - first) * expm1(-b * x);
        const double step = is_upper
                                ? (log(above) - log(tail)) * above / density
                                : (tail - below) / density;
        x += step;
        if (!(fabs(step) > 1e-14 * x)) {
            break;
        }
    }
    return x;
}

static double triangular_at(const struct distribution *law, double tail,
                            bool is_upper)
{
    const double width_s = law->max_s - law->min_s;
    const double rise_s = law->mode_s - law->min_s;
    const double fall_s = law->max_s - law->mode_s;
    const double mode_tail = (is_upper ? fall_s : rise_s) / width_s;
    const bool from_above = is_upper == (tail <= mode_tail);
    const double near_tail = tail <= mode_tail ? tail : 1 - tail;
    return from_above ? law->max_s - sqrt(near_tail * width_s * fall_s)
                      : law->min_s + sqrt(near_tail * width_s * rise_s);
}

static double uniform_at(const struct distribution *law, double tail,
                         bool is_upper)
{
    const double width_s = law->max_s - law->min_s;
    return is_upper ? law->max_s - width_s * tail : law->min_s + width_s * tail;
}

double quantile_at(const struct quantile *quantile, double tail, bool is_upper)
{
    const struct distribution *law = quantile->law;
    assert(tail > 0 && tail < 1);
    switch (law->shape) {
    case SHAPE_EXPONENTIAL:
        return law->mean_s * exponent_at(tail, is_upper);
    case SHAPE_LOGNORMAL: {
        const double z = is_upper ? gsl_cdf_ugaussian_Qinv(tail)
                                  : gsl_cdf_ugaussian_Pinv(tail);
        return quantile->scale * exp(quantile->shape * z);
    }
    case SHAPE_GAMMA:
    case SHAPE_ERLANG:
        return quantile->scale * gamma_at(quantile->shape, tail, is_upper);
    case SHAPE_WEIBULL:
        return quantile->scale *
               pow(exponent_at(tail, is_upper), 1 / quantile->shape);
    case SHAPE_UNIFORM:
        return uniform_at(law, tail, is_upper);
    case SHAPE_TRIANGULAR:
        return triangular_at(law, tail, is_upper);
    case SHAPE_HYPEREXPONENTIAL:
        return phases_at(quantile, tail, is_upper);
    case SHAPE_CONSTANT:
    case SHAPE_EMPIRICAL:
    case SHAPE_NEVER:
    case N_SHAPES:
        break;
    }
    return law->mean_s;
}
