/* Round numbers on axes, natural units of time, labels that dodge. */
#include "base/civil.h"
#include "chart/calendar_ticks.h"
#include "chart/label.h"
#include "chart/scale.h"
#include "testing.h"
#include <stdlib.h>

static void test_ticks_are_round_and_even(void **state)
{
    (void)state;
    /* examples of the paper's kind, worked by eye */
    const struct ticks ticks = ticks_of(0, 97, 5);
    assert_int_equal(ticks.n, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_near(ticks.at[i], 25.0 * (double)i, 1e-9);
    }
    assert_int_equal(ticks.decimals, 0);
    const struct ticks small = ticks_of(0, 0.31, 4);
    assert_int_equal(small.decimals, 1);
    assert_near(small.at[1] - small.at[0], 0.1, 1e-12);
}

static void test_ticks_around_leave_nothing_out(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int i = 0; i < 400; i++) {
        seed = seed * 1664525u + 1013904223u;
        const double from = ((double)(seed >> 8) - 8e6) / 1e3;
        seed = seed * 1664525u + 1013904223u;
        const double to = from + (double)(seed >> 10) / 1e4 + 0.01;
        const struct ticks ticks = ticks_around(from, to, 5);
        assert_true(ticks.n >= 2 && ticks.n <= 12);
        assert_true(ticks.at[0] <= from + 1e-6);
        assert_true(ticks.at[ticks.n - 1] >= to - 1e-6);
        for (size_t k = 1; k < ticks.n; k++) {
            assert_near(ticks.at[k] - ticks.at[k - 1], ticks.step,
                        1e-6 * ticks.step);
        }
    }
}

static void test_one_amount_alone_has_ticks_around_it(void **state)
{
    (void)state;
    const struct ticks zero = ticks_of(0, 0, 5);
    const struct ticks ten = ticks_of(10, 10, 5);
    assert_true(zero.n >= 2 && zero.at[0] == 0);
    assert_true(ten.n >= 2 && ten.at[0] <= 10 && ten.at[ten.n - 1] >= 10);
}

static void test_a_root_scale_gives_short_times_room(void **state)
{
    (void)state;
    const struct scale scale = { 0, 100, 0, 200, true };
    assert_near(scale_at(&scale, 0), 0, 1e-12);
    assert_near(scale_at(&scale, 25), 100, 1e-12); /* half of the root */
    assert_near(scale_at(&scale, 100), 200, 1e-12);
    assert_near(scale_within(&scale, 400), 200, 1e-12);
    const struct scale none = { 5, 5, 0, 200, false };
    assert_near(scale_at(&none, 5), 100, 1e-12);
}

static int32_t day_of(const char *text)
{
    int32_t day = 0;
    assert_true(civil_read_date(text, &day, NULL));
    return day;
}

static void test_weeks_begin_on_monday_and_have_iso_numbers(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    /* 2026 has 53 weeks: 2027-01-04 is the Monday of week 1 */
    const struct calendar_ticks t =
        calendar_ticks_of(day_of("2026-12-18"), day_of("2027-01-20"), 8, arena);
    assert_int_equal(t.ticks.n, 5);
    assert_string_equal(t.labels[0], "wk 52");
    assert_string_equal(t.labels[1], "wk 53");
    assert_string_equal(t.labels[2], "wk 1 2027");
    assert_string_equal(t.labels[3], "wk 2");
    for (size_t i = 0; i < t.ticks.n; i++) {
        assert_int_equal(civil_weekday((int32_t)t.ticks.at[i]), 0);
    }
    arena_destroy(arena);
}

static void test_a_year_is_cut_into_months_and_ten_days_into_days(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct calendar_ticks year = calendar_ticks_of(
        day_of("2027-01-01"), day_of("2027-12-31"), 12, arena);
    assert_int_equal(year.ticks.n, 12);
    assert_string_equal(year.labels[0], "Jan 2027");
    assert_string_equal(year.labels[11], "Dec");
    const struct calendar_ticks days = calendar_ticks_of(
        day_of("2027-01-04"), day_of("2027-01-10"), 10, arena);
    assert_int_equal(days.ticks.n, 7);
    assert_string_equal(days.labels[0], "Mon 4");
    arena_destroy(arena);
}

static void test_labels_dodge_and_keep_their_order(void **state)
{
    (void)state;
    double middles[] = { 50, 52, 51, 10, 95 };
    label_dodge(middles, 5, 10, 0, 100);
    assert_near(middles[3], 10, 1e-12);
    assert_near(middles[0], 50, 1e-12);
    assert_near(middles[2], 60, 1e-12);
    assert_near(middles[1], 70, 1e-12);
    assert_near(middles[4], 95, 1e-12);
    double crowded[] = { 98, 97, 99 };
    label_dodge(crowded, 3, 10, 0, 100);
    assert_near(crowded[1], 75, 1e-12);
    assert_near(crowded[0], 85, 1e-12);
    assert_near(crowded[2], 95, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ticks_are_round_and_even),
        cmocka_unit_test(test_ticks_around_leave_nothing_out),
        cmocka_unit_test(test_one_amount_alone_has_ticks_around_it),
        cmocka_unit_test(test_a_root_scale_gives_short_times_room),
        cmocka_unit_test(test_weeks_begin_on_monday_and_have_iso_numbers),
        cmocka_unit_test(test_a_year_is_cut_into_months_and_ten_days_into_days),
        cmocka_unit_test(test_labels_dodge_and_keep_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
