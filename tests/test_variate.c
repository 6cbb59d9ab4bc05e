/*
 * A law is known by its mean and cv, so both are found again by adding up
 * the table; its quantiles are put back into distribution functions that are
 * written out here or GSL's, never the inverses that built the table.
 */
#include "base/variate.h"

#include "testing.h"
#include <gsl/gsl_cdf.h>

static const double lowest_p = 1e-6;

static const struct distribution laws[] = {
    { .shape = SHAPE_EXPONENTIAL, .mean_s = 180, .cv = 1 },
    { .shape = SHAPE_LOGNORMAL, .mean_s = 174, .cv = 0.05 },
    { .shape = SHAPE_LOGNORMAL, .mean_s = 174, .cv = 0.8 },
    { .shape = SHAPE_LOGNORMAL, .mean_s = 32400, .cv = 2.5 },
    { .shape = SHAPE_GAMMA, .mean_s = 200, .cv = 0.001 },
    { .shape = SHAPE_GAMMA, .mean_s = 200, .cv = 0.01 },
    { .shape = SHAPE_GAMMA, .mean_s = 200, .cv = 0.06 },
    { .shape = SHAPE_GAMMA, .mean_s = 200, .cv = 0.7 },
    { .shape = SHAPE_GAMMA, .mean_s = 200, .cv = 1.3 },
    { .shape = SHAPE_GAMMA, .mean_s = 200, .cv = 2 },
    { .shape = SHAPE_ERLANG, .mean_s = 90, .cv = 0.5, .phases = 4 },
    { .shape = SHAPE_WEIBULL, .mean_s = 60, .cv = 0.1 },
    { .shape = SHAPE_WEIBULL, .mean_s = 60, .cv = 0.9 },
    { .shape = SHAPE_WEIBULL, .mean_s = 60, .cv = 3 },
    /* cv = width / (sqrt(12) mean) */
    { .shape = SHAPE_UNIFORM,
      .mean_s = 40,
      .cv = 0.28867513459481287,
      .min_s = 20,
      .max_s = 60 },
    { .shape = SHAPE_UNIFORM,
      .mean_s = 30,
      .cv = 0.57735026918962573,
      .min_s = 0,
      .max_s = 60 },
    /* mean (a + b + c) / 3, variance (aa + bb + cc - ab - ac - bc) / 18 */
    { .shape = SHAPE_TRIANGULAR,
      .mean_s = 40,
      .cv = 0.27003086243366087,
      .min_s = 20,
      .mode_s = 30,
      .max_s = 70 },
    { .shape = SHAPE_TRIANGULAR,
      .mean_s = 20,
      .cv = 0.70710678118654757,
      .min_s = 0,
      .mode_s = 0,
      .max_s = 60 },
    { .shape = SHAPE_HYPEREXPONENTIAL, .mean_s = 300, .cv = 1 },
    { .shape = SHAPE_HYPEREXPONENTIAL, .mean_s = 300, .cv = 1.5 },
    { .shape = SHAPE_HYPEREXPONENTIAL, .mean_s = 300, .cv = 4 },
};

enum { N_LAWS = sizeof laws / sizeof *laws };

/* The mean of draw and of its square over all 2^32 words: within a cell the
 * draw is a straight line. */
static void add_up(const struct variate *variate, double *mean_s,
                   double *square)
{
    double sum = 0;
    double sum_of_squares = 0;
    for (size_t side = 0; side < 2; side++) {
        const double *table = variate->table + side * VARIATE_SIDE;
        /* tails below the first node: 2^-33 of a probability */
        sum += table[0] * 0x1p-33;
        sum_of_squares += table[0] * table[0] * 0x1p-33;
        for (int node = 0; node + 1 < VARIATE_SIDE; node++) {
            const double a = table[node];
            const double b = table[node + 1];
            const double weight = ldexp(1, (node >> 6) - 6 - 33);
            sum += weight * (a + b) / 2;
            sum_of_squares += weight * (a * a + a * b + b * b) / 3;
        }
    }
    *mean_s = sum;
    *square = sum_of_squares;
}

static void test_a_table_has_the_mean_and_cv_of_its_law(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < N_LAWS; i++) {
        const struct variate variate = variate_build(&laws[i], arena);
        double mean_s = 0;
        double square = 0;
        add_up(&variate, &mean_s, &square);
        assert_relative(mean_s, laws[i].mean_s, 1e-4);
        const double cv = sqrt(square / (mean_s * mean_s) - 1);
        assert_relative(cv, laws[i].cv, 2e-4);
    }
    arena_destroy(arena);
}

static double triangular_below(const struct distribution *law, double x)
{
    const double width = law->max_s - law->min_s;
    if (x < law->mode_s) {
        return (x - law->min_s) * (x - law->min_s) /
               (width * (law->mode_s - law->min_s));
    }
    return 1 - (law->max_s - x) * (law->max_s - x) /
                   (width * (law->max_s - law->mode_s));
}

/* With balanced means p / a = (1 - p) / b; c^2 = 1 / (2 p (1 - p)) - 1. */
static double phases_below(const struct distribution *law, double x)
{
    const double product = 1 / (2 * (law->cv * law->cv + 1));
    const double p = (1 + sqrt(fmax(0, 1 - 4 * product))) / 2;
    return -p * expm1(-2 * p * x / law->mean_s) -
           (1 - p) * expm1(-2 * (1 - p) * x / law->mean_s);
}

/* The law's own distribution function, from the textbook. For lognormal and
 * gamma the parameters follow from mean and cv in one line; weibull's do not,
 * and its mean and cv are what the test above finds. */
static double below(const struct distribution *law, double x)
{
    const double log_square = log1p(law->cv * law->cv);
    const double cv_square = law->cv * law->cv;
    switch (law->shape) {
    case SHAPE_EXPONENTIAL:
        return -expm1(-x / law->mean_s);
    case SHAPE_LOGNORMAL:
        return gsl_cdf_lognormal_P(x, log(law->mean_s) - log_square / 2,
                                   sqrt(log_square));
    case SHAPE_GAMMA:
    case SHAPE_ERLANG:
        return gsl_cdf_gamma_P(x, 1 / cv_square, law->mean_s * cv_square);
    case SHAPE_UNIFORM:
        return (x - law->min_s) / (law->max_s - law->min_s);
    case SHAPE_TRIANGULAR:
        return triangular_below(law, x);
    case SHAPE_HYPEREXPONENTIAL:
        return phases_below(law, x);
    case SHAPE_WEIBULL:
    case SHAPE_CONSTANT:
    case SHAPE_EMPIRICAL:
    case SHAPE_NEVER:
    case N_SHAPES:
        break;
    }
    return nan("");
}

static void test_quantiles_invert_the_distribution_function(void **state)
{
    (void)state;
    static const double ps[] = { 1e-6, 1e-4, 0.01, 0.1,   0.3,   0.5,
                                 0.7,  0.9,  0.99, 0.999, 0.9999 };
    for (size_t i = 0; i < N_LAWS; i++) {
        /* GSL's own function has 7 digits at a shape of a million */
        const double share = laws[i].cv < 0.005 ? 1e-4 : 1e-9;
        for (size_t k = 0; k < sizeof ps / sizeof *ps; k++) {
            if (laws[i].shape == SHAPE_WEIBULL) {
                continue;
            }
            const double x = distribution_quantile(&laws[i], ps[k]);
            assert_relative(below(&laws[i], x), ps[k], share);
        }
    }
}

/* -log(1 - F) is (x / scale)^shape: a straight line on logarithms. */
static void test_weibull_is_a_line_on_weibull_paper(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_LAWS; i++) {
        if (laws[i].shape != SHAPE_WEIBULL) {
            continue;
        }
        const double low = log(distribution_quantile(&laws[i], 0.1));
        const double middle = log(distribution_quantile(&laws[i], 0.5));
        const double high = log(distribution_quantile(&laws[i], 0.99));
        const double slope_1 =
            (log(-log(0.5)) - log(-log(0.9))) / (middle - low);
        const double slope_2 =
            (log(-log(0.01)) - log(-log(0.5))) / (high - middle);
        assert_relative(slope_2, slope_1, 1e-9);
    }
}

static void assert_draw(const struct distribution *law,
                        const struct variate *variate, uint32_t word)
{
    const double p = ((double)word + 0.5) * 0x1p-32;
    assert_relative(variate_draw(variate, word), distribution_quantile(law, p),
                    1e-3);
}

static void test_a_draw_is_the_quantile_of_its_word(void **state)
{
    (void)state;
    enum { STEPS = 360 };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < N_LAWS; i++) {
        const struct variate variate = variate_build(&laws[i], arena);
        for (int k = 0; k <= STEPS; k++) {
            const double p = lowest_p * pow(0.5 / lowest_p, k / (double)STEPS);
            const uint32_t tail = (uint32_t)(p * 0x1p32);
            assert_draw(&laws[i], &variate, tail);
            assert_draw(&laws[i], &variate, ~tail);
        }
    }
    arena_destroy(arena);
}

static void test_a_larger_word_never_gives_a_shorter_duration(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < N_LAWS; i++) {
        const struct variate variate = variate_build(&laws[i], arena);
        double last_s = variate_draw(&variate, 0);
        assert_true(last_s >= 0);
        for (uint64_t word = 0; word <= UINT32_MAX; word += 654321) {
            const double draw_s = variate_draw(&variate, (uint32_t)word);
            assert_true(draw_s >= last_s);
            last_s = draw_s;
        }
        assert_true(variate_draw(&variate, UINT32_MAX) >= last_s);
        assert_true(isfinite(variate_draw(&variate, UINT32_MAX)));
    }
    arena_destroy(arena);
}

static void test_laws_without_spread_are_constant(void **state)
{
    (void)state;
    static const struct distribution constants[] = {
        { .shape = SHAPE_CONSTANT, .mean_s = 30 },
        { .shape = SHAPE_LOGNORMAL, .mean_s = 30, .cv = 0 },
        { .shape = SHAPE_UNIFORM, .mean_s = 30, .min_s = 30, .max_s = 30 },
        { .shape = SHAPE_EXPONENTIAL, .mean_s = 0, .cv = 1 },
        { .shape = SHAPE_NEVER, .mean_s = HUGE_VAL },
    };
    static const double values_s[] = { 30, 30, 30, 0, HUGE_VAL };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        const struct variate variate = variate_build(&constants[i], arena);
        assert_null(variate.table);
        assert_near(variate_draw(&variate, 0), values_s[i], 0);
        assert_near(variate_draw(&variate, UINT32_MAX), values_s[i], 0);
        assert_near(distribution_quantile(&constants[i], 0.3), values_s[i], 0);
    }
    arena_destroy(arena);
}

static void test_an_empirical_law_gives_its_values_equally_often(void **state)
{
    (void)state;
    static const double values_s[] = { 5, 10, 10, 60, 300, 301, 900 };
    const struct distribution law = { .shape = SHAPE_EMPIRICAL,
                                      .mean_s = 1586.0 / 7,
                                      .cv = 1,
                                      .n_values = 7,
                                      .values_s = values_s };
    struct arena *arena = arena_create();
    const struct variate variate = variate_build(&law, arena);
    uint32_t n_drawn[7] = { 0 };
    enum { N_DRAWS = 70000 };
    for (uint64_t i = 0; i < N_DRAWS; i++) {
        const uint32_t word = (uint32_t)((i << 32) / N_DRAWS);
        const double draw_s = variate_draw(&variate, word);
        size_t k = 0;
        while (k < 7 && !(values_s[k] >= draw_s)) {
            k++;
        }
        assert_true(k < 7);
        assert_near(draw_s, values_s[k], 0);
        n_drawn[k]++;
    }
    assert_near(n_drawn[0], 10000, 1);
    assert_near(n_drawn[1], 20000, 1);
    assert_near(n_drawn[6], 10000, 1);
    assert_near(variate_draw(&variate, UINT32_MAX), 900, 0);
    assert_near(distribution_quantile(&law, 0.5), 60, 0);
    assert_near(distribution_quantile(&law, 3.0 / 7), 10, 0);
    assert_near(distribution_quantile(&law, 0.999), 900, 0);
    arena_destroy(arena);
}

static void test_a_p90_gives_the_cv_that_has_it(void **state)
{
    (void)state;
    static const enum shape shapes[] = { SHAPE_LOGNORMAL, SHAPE_GAMMA,
                                         SHAPE_WEIBULL };
    static const double ratios[] = { 1.02, 1.3, 1.8, 2.07, 2.25 };
    for (size_t i = 0; i < 3; i++) {
        double last_cv = 0;
        for (size_t k = 0; k < 5; k++) {
            struct error err;
            struct distribution law = { .shape = shapes[i], .mean_s = 174 };
            const double p90_s = 174 * ratios[k];
            assert_true(distribution_cv_from_p90(law.shape, law.mean_s, p90_s,
                                                 &law.cv, &err));
            assert_relative(distribution_quantile(&law, 0.9), p90_s, 1e-9);
            /* the smaller of two solutions: it grows with the ratio */
            assert_true(law.cv > last_cv);
            last_cv = law.cv;
        }
        assert_true(last_cv < 2);
    }
}

/* The exponential law is gamma and weibull with a cv of 1; its 90th
 * percentile is log 10 times its mean. */
static void test_the_p90_of_an_exponential_law_gives_a_cv_of_1(void **state)
{
    (void)state;
    struct error err;
    double cv = 0;
    assert_true(
        distribution_cv_from_p90(SHAPE_GAMMA, 50, 50 * log(10), &cv, &err));
    assert_near(cv, 1, 1e-9);
    assert_true(
        distribution_cv_from_p90(SHAPE_WEIBULL, 50, 50 * log(10), &cv, &err));
    assert_near(cv, 1, 1e-9);
}

static void test_a_p90_that_fits_no_cv_is_refused(void **state)
{
    (void)state;
    struct error err;
    double cv = 7;
    assert_false(
        distribution_cv_from_p90(SHAPE_LOGNORMAL, 100, 240, &cv, &err));
    assert_error(err,
                 "no lognormal distribution has its p90 at 2.4 times "
                 "its mean",
                 "the p90 must be more than 1.00 and at most 2.27 times the "
                 "mean");
    assert_false(
        distribution_cv_from_p90(SHAPE_LOGNORMAL, 100, 100, &cv, &err));
    assert_false(distribution_cv_from_p90(SHAPE_GAMMA, 100, 310, &cv, &err));
    assert_false(distribution_cv_from_p90(SHAPE_GAMMA, 100, 90, &cv, &err));
    assert_false(distribution_cv_from_p90(SHAPE_GAMMA, 0, 90, &cv, &err));
    assert_false(
        distribution_cv_from_p90(SHAPE_EXPONENTIAL, 100, 230, &cv, &err));
    assert_error(err,
                 "the shape exponential says itself how widely durations "
                 "spread, so a p90 has no place beside it",
                 "leave p90 out, or choose lognormal, gamma or weibull");
    assert_false(
        distribution_cv_from_p90(SHAPE_HYPEREXPONENTIAL, 1, 2.32, &cv, &err));
    assert_near(cv, 7, 0);
}

/* Bit for bit, the ends of the table and odd lengths included. */
static void test_a_batch_is_the_same_draws(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    uint32_t words[1031] = {
        0, 1, 2, UINT32_MAX, UINT32_MAX - 1, 1u << 31, (1u << 31) - 1
    };
    for (uint32_t i = 7; i < 1031; i++) {
        words[i] = i * 2654435761u;
    }
    for (size_t l = 0; l < sizeof laws / sizeof *laws; l++) {
        const struct variate variate = variate_build(&laws[l], arena);
        double drawn_s[1031];
        variate_batch(&variate, 1031, words, drawn_s);
        for (size_t i = 0; i < 1031; i++) {
            assert_true(drawn_s[i] == variate_draw(&variate, words[i]));
        }
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_table_has_the_mean_and_cv_of_its_law),
        cmocka_unit_test(test_quantiles_invert_the_distribution_function),
        cmocka_unit_test(test_weibull_is_a_line_on_weibull_paper),
        cmocka_unit_test(test_a_draw_is_the_quantile_of_its_word),
        cmocka_unit_test(test_a_larger_word_never_gives_a_shorter_duration),
        cmocka_unit_test(test_laws_without_spread_are_constant),
        cmocka_unit_test(test_an_empirical_law_gives_its_values_equally_often),
        cmocka_unit_test(test_a_p90_gives_the_cv_that_has_it),
        cmocka_unit_test(test_the_p90_of_an_exponential_law_gives_a_cv_of_1),
        cmocka_unit_test(test_a_p90_that_fits_no_cv_is_refused),
        cmocka_unit_test(test_a_batch_is_the_same_draws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
