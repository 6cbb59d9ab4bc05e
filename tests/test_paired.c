/*
 * Paired differences against numbers worked out elsewhere.
 *
 * The plain mean against Student's own sleep data (Student 1908, The probable
 * error of a mean, Biometrika 6; extra hours of sleep with two drugs, ten
 * patients): the mean difference is 1.58, the 95 % interval 0.7001 to 2.4599,
 * as every textbook has it. The ratio against the same formula in two passes,
 * with centred values and no recurrence.
 */
#include "base/rng.h"
#include "stats/paired.h"
#include "testing.h"
#include <math.h>

static const double drug_1[] = { 0.7, -1.6, -0.2, -1.2, -0.1,
                                 3.4, 3.7,  0.8,  0.0,  2.0 };
static const double drug_2[] = { 1.9, 0.8, 1.1, 0.1, -0.1,
                                 4.4, 5.5, 1.6, 4.6, 3.4 };

static void test_sleep_of_student(void **state)
{
    (void)state;
    struct paired_tally tally = { 0 };
    for (size_t i = 0; i < 10; i++) {
        paired_tally_add(&tally, (struct pair){ drug_1[i], 1 },
                         (struct pair){ drug_2[i], 1 });
    }
    const struct difference d = paired_tally_difference(&tally, 0.95);
    assert_near(d.change.mean, 1.58, 1e-12);
    assert_near(d.change.mean - d.change.half_width, 0.7001142, 1e-6);
    assert_near(d.change.mean + d.change.half_width, 2.4598858, 1e-6);
    assert_near(d.change.sd, 1.229995, 1e-6);
    assert_int_equal(d.change.n, 10);
    assert_true(d.clear);
    /* variances 3.200556, 4.009, of the difference 1.512889 */
    assert_near(d.variance_saved_frac, 1 - 1.512889 / (3.200556 + 4.009), 1e-6);
    /* at 99.9 % the interval holds 0: t = 4.062 with 9 degrees, below 4.781 */
    assert_false(paired_tally_difference(&tally, 0.999).clear);
}

static double uniform(uint32_t number, uint32_t index)
{
    const struct rng_block block =
        rng_block(rng_stream(3, 0, "paired"), number, 0, RNG_CHOICES, index);
    return rng_uniform(block.word[0]);
}

enum { N = 60 };

static double two_pass_s2(const double a1[N], const double b1[N],
                          const double a2[N], const double b2[N], double *out_d)
{
    double sums[4] = { 0 };
    for (size_t i = 0; i < N; i++) {
        sums[0] += a1[i];
        sums[1] += b1[i];
        sums[2] += a2[i];
        sums[3] += b2[i];
    }
    const double r1 = sums[0] / sums[1];
    const double r2 = sums[2] / sums[3];
    double s2 = 0;
    for (size_t i = 0; i < N; i++) {
        const double z = (a2[i] - r2 * b2[i]) * N / sums[3] -
                         (a1[i] - r1 * b1[i]) * N / sums[1];
        s2 += z * z / (N - 1);
    }
    *out_d = r2 - r1;
    return s2;
}

static void test_ratios_of_sums_by_the_delta_method(void **state)
{
    (void)state;
    double a1[N], b1[N], a2[N], b2[N];
    struct paired_tally tally = { 0 };
    for (uint32_t i = 0; i < N; i++) {
        b1[i] = 50 + 100 * uniform(i, 0);
        a1[i] = b1[i] * (0.6 + 0.3 * uniform(i, 1));
        b2[i] = b1[i] + 5 * uniform(i, 2);
        a2[i] = a1[i] + 8 * uniform(i, 3);
        paired_tally_add(&tally, (struct pair){ a1[i], b1[i] },
                         (struct pair){ a2[i], b2[i] });
    }
    double d = 0;
    const double s2 = two_pass_s2(a1, b1, a2, b2, &d);
    const struct difference found = paired_tally_difference(&tally, 0.95);
    assert_near(found.change.mean, d, 1e-12);
    assert_relative(found.change.half_width,
                    student_t(0.95, N - 1) * sqrt(s2 / N), 1e-9);
    assert_true(found.variance_saved_frac > 0.8);
    const struct estimate first = paired_tally_side(&tally, 0, 0.95);
    struct ratio_tally alone = { 0 };
    for (uint32_t i = 0; i < N; i++) {
        ratio_tally_add(&alone, a1[i], b1[i]);
    }
    const struct estimate wanted = ratio_tally_estimate(&alone, 0.95);
    assert_near(first.mean, wanted.mean, 1e-12);
    assert_relative(first.half_width, wanted.half_width, 1e-9);
}

/* The quotient against the logarithm's own spread: for a small spread
 * half / quotient is the half-width of log R2 - log R1. */
static void test_quotients_by_the_delta_method(void **state)
{
    (void)state;
    struct paired_tally tally = { 0 };
    double logs[N];
    double mean = 0;
    for (uint32_t i = 0; i < N; i++) {
        const double shared = 1 + 0.002 * uniform(i, 6);
        const double own = 1 + 0.001 * uniform(i, 7);
        paired_tally_add(&tally, (struct pair){ 50 * shared, 1 },
                         (struct pair){ 40 * shared * own, 1 });
        logs[i] = log(0.8 * own);
        mean += logs[i] / N;
    }
    double s2 = 0;
    for (size_t i = 0; i < N; i++) {
        s2 += (logs[i] - mean) * (logs[i] - mean) / (N - 1);
    }
    const struct estimate q = paired_tally_quotient(&tally, 0.95);
    assert_relative(q.mean, exp(mean), 1e-6);
    assert_relative(q.half_width / q.mean,
                    student_t(0.95, N - 1) * sqrt(s2 / N), 0.01);
    assert_relative(q.sd / q.mean, sqrt(s2), 0.01);
}

/* 2 and 5 by themselves: 3 apart. The third has none. */
static void test_quotients_vary_as_those_of_each_replication(void **state)
{
    (void)state;
    struct paired_tally tally = { 0 };
    paired_tally_add(&tally, (struct pair){ 6, 2 }, (struct pair){ 12, 2 });
    paired_tally_add(&tally, (struct pair){ 1, 4 }, (struct pair){ 5, 4 });
    paired_tally_add(&tally, (struct pair){ 0, 3 }, (struct pair){ 9, 3 });
    const struct estimate q = paired_tally_quotient(&tally, 0.95);
    assert_relative(q.mean, 26.0 / 7, 1e-12);
    assert_relative(q.sd, 3 / sqrt(2), 1e-12);
}

static void test_a_plan_does_not_differ_from_itself(void **state)
{
    (void)state;
    struct paired_tally tally = { 0 };
    for (uint32_t i = 0; i < N; i++) {
        const struct pair pair = { 100 * uniform(i, 4), 1 + uniform(i, 5) };
        paired_tally_add(&tally, pair, pair);
    }
    const struct difference d = paired_tally_difference(&tally, 0.95);
    assert_near(d.change.mean, 0, 0);
    assert_near(d.change.half_width, 0, 0);
    assert_near(d.variance_saved_frac, 1, 0);
    assert_false(d.clear);
}

static void test_a_change_that_never_varies_is_clear(void **state)
{
    (void)state;
    struct paired_tally tally = { 0 };
    for (uint32_t i = 0; i < 3; i++) {
        paired_tally_add(&tally, (struct pair){ 8, 1 }, (struct pair){ 9, 1 });
    }
    const struct difference d = paired_tally_difference(&tally, 0.95);
    assert_near(d.change.mean, 1, 0);
    assert_near(d.change.half_width, 0, 0);
    assert_true(d.clear);
    assert_nan(d.variance_saved_frac);
}

static void test_what_one_plan_lacks_is_left_out_of_both(void **state)
{
    (void)state;
    struct paired_tally tally = { 0 };
    paired_tally_add(&tally, (struct pair){ 1, 1 }, (struct pair){ 2, 1 });
    assert_nan(paired_tally_difference(&tally, 0.95).change.half_width);
    paired_tally_add(&tally, (struct pair){ nan(""), 1 },
                     (struct pair){ 9, 1 });
    paired_tally_add(&tally, (struct pair){ 3, 1 }, (struct pair){ 6, 1 });
    const struct difference d = paired_tally_difference(&tally, 0.95);
    assert_int_equal(d.change.n, 2);
    assert_near(d.change.mean, 2, 1e-15);
    assert_nan(
        paired_tally_difference(&(struct paired_tally){ 0 }, 0.95).change.mean);
}

static void test_several_intervals_hold_together(void **state)
{
    (void)state;
    assert_near(paired_confidence(0.95, 1), 0.95, 1e-15);
    assert_near(paired_confidence(0.95, 5), 0.99, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sleep_of_student),
        cmocka_unit_test(test_ratios_of_sums_by_the_delta_method),
        cmocka_unit_test(test_quotients_by_the_delta_method),
        cmocka_unit_test(test_quotients_vary_as_those_of_each_replication),
        cmocka_unit_test(test_a_plan_does_not_differ_from_itself),
        cmocka_unit_test(test_a_change_that_never_varies_is_clear),
        cmocka_unit_test(test_what_one_plan_lacks_is_left_out_of_both),
        cmocka_unit_test(test_several_intervals_hold_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
