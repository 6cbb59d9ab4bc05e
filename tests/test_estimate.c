/*
 * Against numbers worked out by hand, tabulated quantiles of Student's law,
 * and how often an interval holds an answer that is known.
 */
#include "stats/estimate.h"
#include "testing.h"
#include <math.h>

static struct ratio_tally tally_of(const double (*pairs)[2], size_t n)
{
    struct ratio_tally tally = { 0 };
    for (size_t i = 0; i < n; i++) {
        ratio_tally_add(&tally, pairs[i][0], pairs[i][1]);
    }
    return tally;
}

/* Quantiles of Student's law at 0.9, 0.95, 0.975, 0.99, 0.995. */
static const struct {
    uint32_t degrees;
    double t[5];
} STUDENT[] = {
    { 1, { 3.077683537, 6.313751515, 12.70620474, 31.82051595, 63.65674116 } },
    { 2, { 1.885618083, 2.91998558, 4.30265273, 6.964556734, 9.924843201 } },
    { 3, { 1.637744357, 2.353363435, 3.182446305, 4.540702859, 5.8409093 } },
    { 4, { 1.533206274, 2.131846781, 2.776445105, 3.746947388, 4.604094871 } },
    { 5, { 1.475884049, 2.015048373, 2.570581837, 3.364929999, 4.032142984 } },
    { 9, { 1.383028738, 1.833112933, 2.262157163, 2.821437923, 3.249835544 } },
    { 10, { 1.372183641, 1.812461123, 2.228138852, 2.763769457, 3.169272667 } },
    { 19, { 1.327728209, 1.729132812, 2.093024054, 2.539483191, 2.860934606 } },
    { 20, { 1.325340707, 1.724718243, 2.085963447, 2.527977003, 2.84533971 } },
    { 29, { 1.311433644, 1.699127027, 2.045229642, 2.46202136, 2.756385904 } },
    { 30, { 1.310415023, 1.697260894, 2.042272456, 2.457261542, 2.749995654 } },
    { 49, { 1.299068785, 1.676550892, 2.009575234, 2.40489176, 2.679951974 } },
    { 99, { 1.290161442, 1.660391156, 1.984216952, 2.364605861, 2.626405456 } },
    { 199,
      { 1.285820209, 1.652546746, 1.971956544, 2.345232231, 2.600760216 } },
    { 999, { 1.28239957, 1.646380345, 1.962341461, 2.330086419, 2.580759637 } },
};

static void test_student_t_meets_the_tables(void **state)
{
    (void)state;
    static const double two_sided[] = { 0.8, 0.9, 0.95, 0.98, 0.99 };
    for (size_t i = 0; i < sizeof STUDENT / sizeof *STUDENT; i++) {
        for (size_t k = 0; k < 5; k++) {
            const double known = STUDENT[i].t[k];
            assert_near(student_t(two_sided[k], STUDENT[i].degrees), known,
                        1e-8 * known);
        }
    }
    assert_true(isinf(student_t(0.95, 0)));
}

/* One degree is Cauchy's law, tan(pi (p - 1/2)); with two the quantile is
 * (2 p - 1) / sqrt(2 p (1 - p)). */
static void test_student_t_meets_its_closed_forms(void **state)
{
    (void)state;
    for (int percent = 50; percent <= 99; percent++) {
        const double confidence = percent / 100.0;
        const double p = (1 + confidence) / 2;
        assert_relative(student_t(confidence, 1), tan(acos(-1) * (p - 0.5)),
                        1e-9);
        assert_relative(student_t(confidence, 2),
                        confidence / sqrt(2 * p * (1 - p)), 1e-9);
    }
}

static void test_a_table_of_student_t_gives_the_same(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct student_table table = student_table_create(0.95, 9, arena);
    for (int again = 0; again < 2; again++) {
        assert_near(student_table_t(&table, 9), 2.262157163, 1e-8);
        assert_near(student_table_t(&table, 1), 12.70620474, 1e-7);
    }
    assert_true(isinf(student_table_t(&table, 0)));
    arena_destroy(arena);
}

/* S_aa = 1, S_ab = 1, S_bb = 4, R = 1/2, mean below 4: s = 1/4. */
static void test_a_ratio_has_the_half_width_of_the_delta_method(void **state)
{
    (void)state;
    static const double pairs[][2] = { { 1, 2 }, { 3, 4 }, { 2, 6 } };
    const struct ratio_tally tally = tally_of(pairs, 3);
    const struct estimate e = ratio_tally_estimate(&tally, 0.95);
    assert_near(e.mean, 0.5, 1e-15);
    assert_near(e.half_width, 4.30265273 * 0.25 / sqrt(3), 1e-9);
    /* own ratios 1/2, 3/4, 1/3: mean 19/36, sum of squares 19/216 */
    assert_near(e.sd, sqrt(19.0 / 216 / 2), 1e-14);
    assert_int_equal(e.n, 3);
    assert_true(isnan(e.p10) && isnan(e.p50) && isnan(e.p90));
}

static void test_a_plain_mean_has_students_interval(void **state)
{
    (void)state;
    static const double pairs[][2] = {
        { 4, 1 }, { 8, 1 }, { 6, 1 }, { 5, 1 }, { 7, 1 }
    };
    const struct ratio_tally tally = tally_of(pairs, 5);
    const struct estimate e = ratio_tally_estimate(&tally, 0.9);
    assert_near(e.mean, 6, 1e-15);
    assert_near(e.sd, sqrt(2.5), 1e-14);
    assert_near(e.half_width, 2.131846781 * sqrt(2.5 / 5), 1e-8);
}

/* The smallest n at which t s / sqrt(n) is below a share g of the mean. */
static void test_the_half_width_shrinks_as_planned(void **state)
{
    (void)state;
    static const struct {
        double mean, s, g;
        int n;
    } plans[] = { { 10, 3, 0.1, 38 },
                  { 10, 3, 0.05, 141 },
                  { 0.05, 0.02, 0.1, 64 },
                  { 120, 200, 0.2, 270 } };
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        for (int n = plans[i].n - 1; n <= plans[i].n; n++) {
            /* pairs around the mean, and the mean itself when n is odd */
            const int odd = n % 2;
            const double away = plans[i].s * (odd ? 1 : sqrt((n - 1.0) / n));
            struct ratio_tally tally = { 0 };
            for (int k = 0; k < n - odd; k++) {
                ratio_tally_add(&tally, plans[i].mean + (k % 2 ? away : -away),
                                1);
            }
            if (odd) {
                ratio_tally_add(&tally, plans[i].mean, 1);
            }
            const struct estimate e = ratio_tally_estimate(&tally, 0.95);
            assert_near(e.sd, plans[i].s, 1e-12 * plans[i].s);
            assert_int_equal(e.half_width <= plans[i].g * plans[i].mean,
                             n == plans[i].n);
        }
    }
}

static void test_the_ratio_of_nothing_does_not_exist(void **state)
{
    (void)state;
    static const double pairs[][2] = { { 0, 0 }, { 0, 0 } };
    const struct ratio_tally nobody = tally_of(pairs, 2);
    const struct estimate e = ratio_tally_estimate(&nobody, 0.95);
    assert_true(isnan(e.mean) && isnan(e.half_width) && isnan(e.sd));
    assert_int_equal(e.n, 0);
    const struct ratio_tally empty = { 0 };
    assert_true(isnan(ratio_tally_estimate(&empty, 0.95).mean));
}

static void test_one_value_has_no_interval(void **state)
{
    (void)state;
    static const double pairs[][2] = { { 0, 0 }, { 3, 4 }, { 0, 0 } };
    const struct ratio_tally tally = tally_of(pairs, 3);
    const struct estimate e = ratio_tally_estimate(&tally, 0.95);
    assert_near(e.mean, 0.75, 1e-15);
    assert_true(isnan(e.half_width) && isnan(e.sd));
    assert_int_equal(e.n, 1);
}

static void test_a_ratio_that_never_changes_is_certain(void **state)
{
    (void)state;
    static const double pairs[][2] = { { 3, 3 }, { 14, 14 }, { 159, 159 } };
    const struct ratio_tally tally = tally_of(pairs, 3);
    const struct estimate e = ratio_tally_estimate(&tally, 0.95);
    assert_true(e.mean == 1.0);
    assert_true(e.half_width == 0.0);
    assert_true(e.sd == 0.0);
}

/* 2^40 + {1, 2, 3} has the variance of {1, 2, 3}. */
static void test_a_large_mean_costs_no_digits(void **state)
{
    (void)state;
    struct ratio_tally tally = { 0 };
    for (int i = 1; i <= 3; i++) {
        ratio_tally_add(&tally, 0x1p40 + i, 1);
    }
    assert_near(ratio_tally_estimate(&tally, 0.95).sd, 1, 1e-9);
}

static void test_quantiles_lie_on_straight_lines(void **state)
{
    (void)state;
    double values[] = { 50, 20, nan(""), 40, 10, 30 };
    struct estimate e = { .p10 = nan("") };
    estimate_set_quantiles(&e, values, 6);
    assert_near(e.p10, 14, 1e-12);
    assert_near(e.p50, 30, 1e-12);
    assert_near(e.p90, 46, 1e-12);
    double one[] = { 7 };
    estimate_set_quantiles(&e, one, 1);
    assert_true(e.p10 == 7 && e.p50 == 7 && e.p90 == 7);
    double endless[] = { 1, HUGE_VAL, HUGE_VAL };
    estimate_set_quantiles(&e, endless, 3);
    assert_true(isinf(e.p50) && isinf(e.p90));
}

/* SplitMix64, so that this test draws nothing from what it tests beside. */
static double uniform(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

/*
 * A busy day is a bad day. N contacts come, N even on 50 .. 150, and each is
 * answered in time with probability 0.8 - 0.002 (N - 100). Var N = 850, so
 *
 *     E(in time) / E(N) = (80 - 0.002 * 850) / 100 = 0.783
 *
 * while the mean of the days' own service levels is 0.8.
 */
static bool covers_busy_days(uint64_t *random, int n_days, double confidence)
{
    struct ratio_tally tally = { 0 };
    for (int day = 0; day < n_days; day++) {
        const int n = 50 + (int)(101 * uniform(random));
        const double p = 0.8 - 0.002 * (n - 100);
        int in_time = 0;
        for (int i = 0; i < n; i++) {
            in_time += uniform(random) < p;
        }
        ratio_tally_add(&tally, in_time, n);
    }
    const struct estimate e = ratio_tally_estimate(&tally, confidence);
    return fabs(e.mean - 0.783) <= e.half_width;
}

static void test_95_percent_intervals_of_a_ratio_hold_the_truth_as_often(
    void **state)
{
    (void)state;
    uint64_t random = 20270104;
    int held = 0;
    for (int repetition = 0; repetition < 1000; repetition++) {
        held += covers_busy_days(&random, 20, 0.95);
    }
    assert_in_range(held, 930, 970);
}

/* Sums of twelve uniforms are close enough to normal; 3, 8 and 15
 * replications at 90, 90 and 99 %. The bounds are 99.99 % binomial ones. */
static void test_intervals_of_few_replications_hold_the_truth_as_often(
    void **state)
{
    (void)state;
    static const struct {
        int n;
        double confidence;
        int at_least, at_most;
    } cases[] = { { 3, 0.9, 8881, 9115 },
                  { 8, 0.9, 8881, 9115 },
                  { 15, 0.99, 9859, 9936 } };
    uint64_t random = 7;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int held = 0;
        for (int repetition = 0; repetition < 10000; repetition++) {
            struct ratio_tally tally = { 0 };
            for (int k = 0; k < cases[i].n; k++) {
                double sum = 0;
                for (int u = 0; u < 12; u++) {
                    sum += uniform(&random);
                }
                ratio_tally_add(&tally, sum, 1);
            }
            const struct estimate e =
                ratio_tally_estimate(&tally, cases[i].confidence);
            held += fabs(e.mean - 6) <= e.half_width;
        }
        assert_in_range(held, cases[i].at_least, cases[i].at_most);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_student_t_meets_the_tables),
        cmocka_unit_test(test_student_t_meets_its_closed_forms),
        cmocka_unit_test(test_a_table_of_student_t_gives_the_same),
        cmocka_unit_test(test_a_ratio_has_the_half_width_of_the_delta_method),
        cmocka_unit_test(test_a_plain_mean_has_students_interval),
        cmocka_unit_test(test_the_half_width_shrinks_as_planned),
        cmocka_unit_test(test_the_ratio_of_nothing_does_not_exist),
        cmocka_unit_test(test_one_value_has_no_interval),
        cmocka_unit_test(test_a_ratio_that_never_changes_is_certain),
        cmocka_unit_test(test_a_large_mean_costs_no_digits),
        cmocka_unit_test(test_quantiles_lie_on_straight_lines),
        cmocka_unit_test(
            test_95_percent_intervals_of_a_ratio_hold_the_truth_as_often),
        cmocka_unit_test(
            test_intervals_of_few_replications_hold_the_truth_as_often),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
