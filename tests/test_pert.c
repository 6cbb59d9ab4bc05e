/*
 * The PERT law against its closed forms.
 *
 * With likely at one end the beta law has a power for its distribution
 * function: on [0, 1] with likely = 0 it is 1 - (1 - x)^5, with likely = 1 it
 * is x^5. Mean and variance follow from the moments of a beta law.
 */
#include "stats/pert.h"
#include "testing.h"
#include <math.h>

enum { N_STEPS = 200000 };

static void test_ends_and_symmetry(void **state)
{
    (void)state;
    for (int i = 1; i < 100; i++) {
        const double p = i / 100.0;
        assert_near(pert_quantile(0, 0, 1, p), 1 - pow(1 - p, 0.2), 1e-12);
        assert_near(pert_quantile(0, 1, 1, p), pow(p, 0.2), 1e-12);
        assert_near(pert_quantile(-3, 2, 7, p) - 2,
                    2 - pert_quantile(-3, 2, 7, 1 - p), 1e-9);
    }
    assert_near(pert_quantile(-3, 2, 7, 0.5), 2, 1e-12);
}

static void test_what_is_certain_is_always_likely(void **state)
{
    (void)state;
    assert_near(pert_quantile(4, 4, 4, 0.001), 4, 0);
    assert_near(pert_quantile(4, 4, 4, 0.999), 4, 0);
}

/* (low + 4 likely + high) / 6, and a b / ((a + b)^2 (a + b + 1)) of a beta law
 * with a + b = 6, times the range squared. */
static void test_mean_and_variance_are_those_of_the_formula(void **state)
{
    (void)state;
    const double low = 1800;
    const double likely = 2100;
    const double high = 3000;
    const double a = 1 + 4 * (likely - low) / (high - low);
    const double b = 6 - a;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < N_STEPS; i++) {
        const double x = pert_quantile(low, likely, high, (i + 0.5) / N_STEPS);
        sum += x;
        squares += x * x;
    }
    const double mean = sum / N_STEPS;
    assert_near(mean, (low + 4 * likely + high) / 6, 0.01);
    assert_near(squares / N_STEPS - mean * mean,
                (high - low) * (high - low) * a * b / (36 * 7), 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends_and_symmetry),
        cmocka_unit_test(test_what_is_certain_is_always_likely),
        cmocka_unit_test(test_mean_and_variance_are_those_of_the_formula),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
