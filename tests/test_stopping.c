#include "stats/stopping.h"
#include "testing.h"
#include <math.h>

static void test_checkpoints_double_from_20_up_to_at_most(void **state)
{
    (void)state;
    const struct stopping stopping = { .precision_wanted = 0.01,
                                       .at_most = 500 };
    static const uint32_t known[] = { 20, 40, 80, 160, 320, 500, 500 };
    uint32_t done = 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        done = stopping_checkpoint(&stopping, done);
        assert_int_equal(done, known[i]);
    }
    assert_int_equal(stopping_checkpoint(&stopping, 19), 20);
    assert_int_equal(stopping_checkpoint(&stopping, 159), 160);
}

static void test_at_most_may_be_below_the_first_checkpoint(void **state)
{
    (void)state;
    const struct stopping stopping = { .precision_wanted = 0.01, .at_most = 7 };
    assert_int_equal(stopping_checkpoint(&stopping, 0), 7);
    assert_true(stopping_ends(&stopping, 7, HUGE_VAL));
}

static void test_at_most_may_be_the_largest_number(void **state)
{
    (void)state;
    const struct stopping stopping = { .precision_wanted = 0.01,
                                       .at_most = UINT32_MAX };
    assert_int_equal(stopping_checkpoint(&stopping, 3000000000u), UINT32_MAX);
}

static void test_without_precision_a_run_does_exactly_its_number(void **state)
{
    (void)state;
    const struct stopping stopping = { .precision_wanted = 0, .at_most = 200 };
    assert_int_equal(stopping_checkpoint(&stopping, 0), 200);
    assert_false(stopping_ends(&stopping, 160, 0));
    assert_true(stopping_ends(&stopping, 200, HUGE_VAL));
    assert_int_equal(stopping_forecast(&stopping, 20, nan("")), 200);
}

static void test_a_run_ends_when_it_is_precise_enough(void **state)
{
    (void)state;
    const struct stopping stopping = { .precision_wanted = 0.01,
                                       .at_most = 500 };
    assert_true(stopping_ends(&stopping, 20, 0.01));
    assert_false(stopping_ends(&stopping, 20, 0.0101));
    assert_false(stopping_ends(&stopping, 320, nan("")));
    assert_true(stopping_ends(&stopping, 500, 0.5));
}

/* Half the half-width takes four times the replications. */
static void test_the_forecast_goes_by_the_square_root(void **state)
{
    (void)state;
    const struct stopping stopping = { .precision_wanted = 0.01,
                                       .at_most = 5000 };
    assert_int_equal(stopping_forecast(&stopping, 30, 0.02), 160);
    assert_int_equal(stopping_forecast(&stopping, 40, 0.02), 160);
    assert_int_equal(stopping_forecast(&stopping, 41, 0.02), 320);
    assert_int_equal(stopping_forecast(&stopping, 20, 0.005), 40);
    assert_int_equal(stopping_forecast(&stopping, 20, 1), 5000);
    assert_int_equal(stopping_forecast(&stopping, 20, HUGE_VAL), 5000);
    assert_int_equal(stopping_forecast(&stopping, 10, nan("")), 20);
}

static struct estimate estimate_of(double mean, double half_width)
{
    return (struct estimate){ .mean = mean, .half_width = half_width, .n = 9 };
}

static void test_precision_is_the_worse_of_level_and_relative_wait(void **state)
{
    (void)state;
    const struct estimate level = estimate_of(0.8, 0.02);
    const struct estimate quick = estimate_of(50, 0.5);
    const struct estimate slow = estimate_of(50, 5);
    assert_near(stopping_precision(&level, &quick), 0.02, 1e-15);
    assert_near(stopping_precision(&level, &slow), 0.1, 1e-15);
}

static void test_what_does_not_exist_asks_for_nothing(void **state)
{
    (void)state;
    const struct estimate none = estimate_of(nan(""), nan(""));
    const struct estimate nobody_waits = estimate_of(0, 0);
    const struct estimate level = estimate_of(1, 0);
    assert_true(stopping_precision(&none, &none) == 0.0);
    assert_true(stopping_precision(&level, &nobody_waits) == 0.0);
}

static void test_an_interval_not_known_yet_is_not_precise(void **state)
{
    (void)state;
    const struct estimate one = estimate_of(0.8, nan(""));
    const struct estimate wait = estimate_of(50, 0.5);
    assert_true(isinf(stopping_precision(&one, &wait)));
}

/* 20, 40, 80, 160 and the last. */
static void test_whoever_looks_for_a_difference_looks_at_doublings(void **state)
{
    (void)state;
    const struct stopping stopping = { .at_most = 200, .until_clear = true };
    assert_int_equal(stopping_looks(&stopping), 5);
    assert_int_equal(stopping_checkpoint(&stopping, 0), 20);
    assert_int_equal(stopping_checkpoint(&stopping, 160), 200);
    const struct stopping once = { .at_most = 200 };
    assert_int_equal(stopping_looks(&once), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_checkpoints_double_from_20_up_to_at_most),
        cmocka_unit_test(test_at_most_may_be_below_the_first_checkpoint),
        cmocka_unit_test(test_at_most_may_be_the_largest_number),
        cmocka_unit_test(test_without_precision_a_run_does_exactly_its_number),
        cmocka_unit_test(test_a_run_ends_when_it_is_precise_enough),
        cmocka_unit_test(test_the_forecast_goes_by_the_square_root),
        cmocka_unit_test(
            test_precision_is_the_worse_of_level_and_relative_wait),
        cmocka_unit_test(test_what_does_not_exist_asks_for_nothing),
        cmocka_unit_test(test_an_interval_not_known_yet_is_not_precise),
        cmocka_unit_test(
            test_whoever_looks_for_a_difference_looks_at_doublings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
