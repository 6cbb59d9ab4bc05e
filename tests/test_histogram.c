/*
 * Against sorted durations, whose quantiles need no buckets.
 */
#include "stats/histogram.h"
#include "testing.h"
#include <math.h>
#include <stdlib.h>

static const double TICKS_A_SECOND = 1e6;
static const double SMALLEST_S = 64 * 1024 / 1e6; /* coarser below */

/* Half a bucket, of a duration that is not tiny. */
static const double RELATIVE_ERROR = 0.008;

/* How far the middle of its bucket may be from a duration. */
static double allowed_s(double known_s)
{
    return known_s < SMALLEST_S ? 0.000513 : RELATIVE_ERROR * known_s;
}

static int setup(void **state)
{
    *state = arena_create();
    return 0;
}

static int teardown(void **state)
{
    arena_destroy(*state);
    return 0;
}

static void add(struct histogram *histogram, uint64_t ticks)
{
    histogram->count[histogram_bucket(ticks)]++;
}

static void test_the_middle_of_a_bucket_is_near_what_fell_in_it(void **state)
{
    (void)state;
    for (uint64_t ticks = 1; ticks < UINT64_C(1) << 47;
         ticks += 1 + ticks / 97) {
        const double known_s = (double)ticks / TICKS_A_SECOND;
        const double value_s = histogram_value_s(histogram_bucket(ticks));
        assert_near(value_s, known_s, allowed_s(known_s));
    }
}

static void test_buckets_and_their_values_only_grow(void **state)
{
    (void)state;
    uint32_t last = 0;
    for (uint64_t ticks = 0; ticks < UINT64_C(1) << 50;
         ticks += 1 + ticks / 300) {
        const uint32_t bucket = histogram_bucket(ticks);
        assert_true(bucket == last || bucket == last + 1 ||
                    (ticks < 1024 * 64 && bucket > last));
        last = bucket;
    }
    assert_int_equal(last, HISTOGRAM_BUCKETS - 1);
    for (uint32_t b = 1; b < HISTOGRAM_BUCKETS; b++) {
        assert_true(histogram_value_s(b) > histogram_value_s(b - 1));
    }
    assert_int_equal(histogram_bucket(UINT64_MAX), HISTOGRAM_BUCKETS - 1);
}

static int by_size(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left;
    const uint64_t b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

enum { N_DRAWN = 4321 };

/* Exponential with a mean of a minute, a third of it zero. */
static void draw(uint64_t ticks[N_DRAWN])
{
    uint64_t random = 1;
    for (size_t i = 0; i < N_DRAWN; i++) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        const double u = ((double)(random >> 11) + 0.5) * 0x1p-53;
        ticks[i] = i % 3 == 0 ? 0 : (uint64_t)(-log(u) * 60 * TICKS_A_SECOND);
    }
}

/* The smallest duration with at least this share at or below it. */
static double exact_quantile_s(const uint64_t *sorted, size_t n_all,
                               double share_frac)
{
    size_t at = 0;
    while ((double)(at + 1) < share_frac * (double)n_all - 1e-6) {
        at++;
    }
    return at < N_DRAWN ? (double)sorted[at] / TICKS_A_SECOND : HUGE_VAL;
}

static void test_quantiles_are_those_of_the_sorted_durations(void **state)
{
    uint64_t ticks[N_DRAWN];
    draw(ticks);
    struct histogram histogram = histogram_create(*state);
    for (size_t i = 0; i < N_DRAWN; i++) {
        add(&histogram, ticks[i]);
    }
    qsort(ticks, N_DRAWN, sizeof *ticks, by_size);
    for (uint64_t n_beyond = 0; n_beyond <= 100; n_beyond += 50) {
        for (int percent = 1; percent <= 100; percent++) {
            const double share_frac = percent / 100.0;
            const double exact_s =
                exact_quantile_s(ticks, N_DRAWN + n_beyond, share_frac);
            const double found_s =
                histogram_quantile_s(&histogram, n_beyond, share_frac);
            if (isinf(exact_s) || exact_s <= 0) {
                assert_true(found_s == exact_s);
            } else {
                assert_near(found_s, exact_s, allowed_s(exact_s));
            }
        }
    }
}

static void test_several_quantiles_at_once_are_the_same(void **state)
{
    static const double shares[] = { 0.5, 0.9, 0.9, 0.95, 0.99 };
    uint64_t ticks[N_DRAWN];
    draw(ticks);
    struct histogram histogram = histogram_create(*state);
    struct histogram_sum sum = histogram_sum_create(*state);
    for (size_t i = 0; i < N_DRAWN; i++) {
        add(&histogram, ticks[i]);
    }
    histogram_sum_add(&sum, &histogram);
    double narrow_s[5];
    double wide_s[5];
    histogram_quantiles_s(&histogram, 30, shares, 5, narrow_s);
    histogram_sum_quantiles_s(&sum, 30, shares, 5, wide_s);
    for (size_t i = 0; i < 5; i++) {
        const double one_s = histogram_quantile_s(&histogram, 30, shares[i]);
        assert_true(narrow_s[i] == one_s);
        assert_true(wide_s[i] == one_s);
    }
}

static void test_nothing_has_no_quantile(void **state)
{
    const struct histogram empty = histogram_create(*state);
    assert_true(isnan(histogram_quantile_s(&empty, 0, 0.5)));
    assert_true(isinf(histogram_quantile_s(&empty, 1, 0.5)));
}

static void test_the_first_tenth_of_thirty_is_the_third(void **state)
{
    struct histogram histogram = histogram_create(*state);
    for (uint64_t i = 1; i <= 30; i++) {
        add(&histogram, i * 1000000);
    }
    /* 0.1 * 30 is above 3 in binary arithmetic */
    assert_near(histogram_quantile_s(&histogram, 0, 0.1), 3, 0.03);
    assert_near(histogram_quantile_s(&histogram, 0, 1), 30, 0.3);
}

static void test_waits_of_zero_are_zero(void **state)
{
    struct histogram histogram = histogram_create(*state);
    add(&histogram, 0);
    assert_true(histogram_quantile_s(&histogram, 0, 0.5) == 0.0);
}

static void test_histograms_add_up_exactly(void **state)
{
    struct histogram a = histogram_create(*state);
    struct histogram b = histogram_create(*state);
    add(&a, 5000000);
    add(&a, 7);
    add(&b, 5000000);
    histogram_add_all(&a, &b);
    assert_int_equal(a.count[histogram_bucket(5000000)], 2);
    assert_int_equal(histogram_total(&a), 3);
    histogram_clear(&a);
    assert_int_equal(histogram_total(&a), 0);
}

static void test_a_full_count_stays_full(void **state)
{
    struct histogram a = histogram_create(*state);
    struct histogram b = histogram_create(*state);
    a.count[3] = UINT32_MAX - 1;
    b.count[3] = 5;
    histogram_add_all(&a, &b);
    assert_int_equal(a.count[3], UINT32_MAX);
}

static void test_sums_pass_what_one_histogram_holds(void **state)
{
    struct histogram low = histogram_create(*state);
    struct histogram high = histogram_create(*state);
    struct histogram_sum sum = histogram_sum_create(*state);
    low.count[histogram_bucket(1000000)] = 3;
    high.count[histogram_bucket(9000000)] = UINT32_MAX;
    for (int i = 0; i < 3; i++) {
        histogram_sum_add(&sum, &high);
    }
    histogram_sum_add(&sum, &low);
    const double share_frac = 0.001;
    double value_s;
    histogram_sum_quantiles_s(&sum, 0, &share_frac, 1, &value_s);
    assert_near(value_s, 9, 0.09);
    histogram_sum_clear(&sum);
    histogram_sum_quantiles_s(&sum, 0, &share_frac, 1, &value_s);
    assert_true(isnan(value_s));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_middle_of_a_bucket_is_near_what_fell_in_it),
        cmocka_unit_test(test_buckets_and_their_values_only_grow),
        cmocka_unit_test_setup_teardown(
            test_quantiles_are_those_of_the_sorted_durations, setup, teardown),
        cmocka_unit_test_setup_teardown(
            test_several_quantiles_at_once_are_the_same, setup, teardown),
        cmocka_unit_test_setup_teardown(test_nothing_has_no_quantile, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            test_the_first_tenth_of_thirty_is_the_third, setup, teardown),
        cmocka_unit_test_setup_teardown(test_waits_of_zero_are_zero, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_histograms_add_up_exactly, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_full_count_stays_full, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_sums_pass_what_one_histogram_holds,
                                        setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
