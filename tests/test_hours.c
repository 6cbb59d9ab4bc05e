/*
 * Opening hours written by hand, and looked at minute by minute.
 */
#include "centres.h"

#include "engine/horizon.h"
#include "engine/hours.h"
#include "engine/ticks.h"
#include "model/day_hours.h"

/* mon-fri 08:00-20:00, sat 10:00-16:00 */
static const struct open_span SHOP_SPANS[] = {
    { 0, 8 * HOUR, 20 * HOUR }, { 1, 8 * HOUR, 20 * HOUR },
    { 2, 8 * HOUR, 20 * HOUR }, { 3, 8 * HOUR, 20 * HOUR },
    { 4, 8 * HOUR, 20 * HOUR }, { 5, 10 * HOUR, 16 * HOUR },
};
static const struct opening_hours SHOP = { false, 6, SHOP_SPANS };

/* fri 22:00 - sat 02:00 */
static const struct open_span NIGHT_SPANS[] = { { 4, 22 * HOUR, 24 * HOUR },
                                                { 5, 0, 2 * HOUR } };
static const struct opening_hours NIGHT = { false, 2, NIGHT_SPANS };

static struct plan plan_of_days(uint32_t n_days)
{
    return (struct plan){ .start_day = MONDAY,
                          .n_days = n_days,
                          .interval_s = 1800 };
}

/* Spans of a plan without warm-up, in hours since its first midnight. */
static void assert_spans(const struct hours *hours, size_t n,
                         const double (*wanted_h)[2])
{
    assert_int_equal(hours->n, n);
    for (size_t i = 0; i < n; i++) {
        assert_near(ticks_seconds(hours->spans[i].from), wanted_h[i][0] * HOUR,
                    0);
        assert_near(ticks_seconds(hours->spans[i].to), wanted_h[i][1] * HOUR,
                    0);
    }
}

static void assert_built(const struct opening_hours *opening,
                         const struct plan *plan, size_t n,
                         const double (*wanted_h)[2])
{
    struct arena *arena = arena_create();
    const struct horizon horizon = horizon_of(plan);
    const struct hours hours = hours_build(opening, plan, &horizon, arena);
    assert_spans(&hours, n, wanted_h);
    arena_destroy(arena);
}

static void test_a_week_of_a_shop_has_six_openings(void **state)
{
    (void)state;
    static const double wanted_h[][2] = {
        { 8, 20 },  { 32, 44 },   { 56, 68 },
        { 80, 92 }, { 104, 116 }, { 130, 136 }
    };
    const struct plan plan = plan_of_days(7);
    assert_built(&SHOP, &plan, 6, wanted_h);
}

static void test_hours_past_midnight_are_one_opening(void **state)
{
    (void)state;
    static const double wanted_h[][2] = { { 4 * 24 + 22, 5 * 24 + 2 } };
    const struct plan plan = plan_of_days(7);
    assert_built(&NIGHT, &plan, 1, wanted_h);
}

static void test_a_door_that_is_always_open_opens_once(void **state)
{
    (void)state;
    static const double wanted_h[][2] = { { 0, 72 } };
    const struct opening_hours always = { .always = true };
    const struct plan plan = plan_of_days(3);
    assert_built(&always, &plan, 1, wanted_h);
}

static void test_a_holiday_closes_all_day_even_what_is_always_open(void **state)
{
    (void)state;
    static const int32_t tuesday[] = { MONDAY + 1 };
    static const double always_h[][2] = { { 0, 24 }, { 48, 72 } };
    static const double shop_h[][2] = { { 8, 20 }, { 56, 68 } };
    const struct opening_hours always = { .always = true };
    struct plan plan = plan_of_days(3);
    plan.n_holidays = 1;
    plan.holidays = tuesday;
    assert_built(&always, &plan, 2, always_h);
    assert_built(&SHOP, &plan, 2, shop_h);
    assert_true(day_hours_is_closed(&plan, MONDAY + 1));
    assert_false(day_hours_is_closed(&plan, MONDAY + 2));
}

static void test_a_special_day_has_its_own_hours_also_on_a_holiday(void **state)
{
    (void)state;
    static const int32_t tuesday[] = { MONDAY + 1 };
    static const struct open_span late[] = { { 0, 12 * HOUR, 22 * HOUR } };
    static const struct special_day special[] = {
        { MONDAY + 1, 1, true, { false, 1, late } },
    };
    static const double wanted_h[][2] = { { 8, 20 }, { 36, 46 }, { 56, 68 } };
    struct plan plan = plan_of_days(3);
    plan.n_special_days = 1;
    plan.special_days = special;
    assert_built(&SHOP, &plan, 3, wanted_h);
    plan.n_holidays = 1;
    plan.holidays = tuesday;
    assert_built(&SHOP, &plan, 3, wanted_h);
    assert_false(day_hours_is_closed(&plan, MONDAY + 1));
}

static void test_a_special_day_may_only_change_the_volume(void **state)
{
    (void)state;
    static const struct special_day special[] = { { .day = MONDAY + 1,
                                                    .volume_factor = 2 } };
    static const double wanted_h[][2] = { { 8, 20 }, { 32, 44 } };
    struct plan plan = plan_of_days(2);
    plan.n_special_days = 1;
    plan.special_days = special;
    assert_built(&SHOP, &plan, 2, wanted_h);
}

static void test_a_special_day_without_hours_is_closed(void **state)
{
    (void)state;
    static const struct special_day special[] = {
        { MONDAY + 1, 1, true, { false, 0, NULL } },
    };
    static const double wanted_h[][2] = { { 8, 20 } };
    struct plan plan = plan_of_days(2);
    plan.n_special_days = 1;
    plan.special_days = special;
    assert_built(&SHOP, &plan, 1, wanted_h);
    assert_true(day_hours_is_closed(&plan, MONDAY + 1));
}

static void test_a_day_may_open_every_quarter_of_an_hour(void **state)
{
    (void)state;
    static struct open_span spans[96];
    for (int i = 0; i < 96; i++) {
        spans[i] = (struct open_span){ 1, i * 900.0, i * 900.0 + 600 };
    }
    const struct opening_hours opening = { false, 96, spans };
    const struct plan plan = plan_of_days(3);
    struct arena *arena = arena_create();
    const struct horizon horizon = horizon_of(&plan);
    const struct hours hours = hours_build(&opening, &plan, &horizon, arena);
    assert_int_equal(hours.n, 96);
    for (int i = 0; i < 96; i++) {
        const double from_s = DAY + i * 900.0;
        assert_near(ticks_seconds(hours.spans[i].from), from_s, 0);
        assert_near(ticks_seconds(hours.spans[i].to), from_s + 600, 0);
    }
    arena_destroy(arena);
}

static void test_either_of_two_doors_is_open_when_one_is(void **state)
{
    (void)state;
    static const double wanted_h[][2] = { { 8, 20 },    { 32, 44 },
                                          { 56, 68 },   { 80, 92 },
                                          { 104, 116 }, { 118, 122 },
                                          { 130, 136 } };
    struct arena *arena = arena_create();
    const struct plan plan = plan_of_days(7);
    const struct horizon horizon = horizon_of(&plan);
    const struct hours shop = hours_build(&SHOP, &plan, &horizon, arena);
    const struct hours night = hours_build(&NIGHT, &plan, &horizon, arena);
    const struct hours always = hours_always(&horizon, arena);
    const struct hours never = { .n = 0 };
    struct hours both = hours_union(&shop, &night, arena);
    assert_spans(&both, 7, wanted_h);
    both = hours_union(&never, &shop, arena);
    assert_int_equal(both.n, shop.n);
    both = hours_union(&shop, &always, arena);
    assert_int_equal(both.n, 1);
    assert_true(both.spans[0].to == 7 * TICKS_A_DAY);
    arena_destroy(arena);
}

static void test_a_question_at_any_minute_has_the_answer_of_the_list(
    void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct plan plan = plan_of_days(7);
    const struct horizon horizon = horizon_of(&plan);
    const struct hours hours = hours_build(&SHOP, &plan, &horizon, arena);
    uint64_t next = NEVER; /* walking backwards */
    for (uint64_t minute = 7 * 24 * 60; minute-- > 0;) {
        const uint64_t day = minute / (24 * 60);
        const uint64_t clock = minute % (24 * 60);
        const bool open = day < 5    ? clock >= 8 * 60 && clock < 20 * 60
                          : day == 5 ? clock >= 10 * 60 && clock < 16 * 60
                                     : false;
        const uint64_t tick = minute * 60 * 1000000;
        next = open ? tick : next;
        assert_true(hours_open_at(&hours, tick) == open);
        assert_true(hours_next_open(&hours, tick) == next);
    }
    arena_destroy(arena);
}

static void test_the_end_of_an_opening_is_not_in_it(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct plan plan = plan_of_days(1);
    const struct horizon horizon = horizon_of(&plan);
    const struct hours hours = hours_build(&SHOP, &plan, &horizon, arena);
    const uint64_t close = ticks_of(20 * HOUR);
    assert_true(hours_open_at(&hours, close - 1));
    assert_false(hours_open_at(&hours, close));
    assert_true(hours_next_open(&hours, close) == NEVER);
    arena_destroy(arena);
}

static void test_the_warm_up_comes_before_the_plan(void **state)
{
    (void)state;
    struct plan plan = plan_of_days(2);
    plan.warm_up_s = 36 * HOUR;
    plan.run_out_s = 12 * HOUR;
    const struct horizon horizon = horizon_of(&plan);
    assert_int_equal(horizon.first_day, MONDAY - 2);
    assert_int_equal(horizon.n_warm_up_days, 2);
    assert_int_equal(horizon.n_days, 5);
    assert_true(horizon.begin == ticks_of(12 * HOUR));
    assert_true(horizon.window_start == 2 * TICKS_A_DAY);
    assert_true(horizon.window_end == 4 * TICKS_A_DAY);
    assert_true(horizon.end == 4 * TICKS_A_DAY + ticks_of(12 * HOUR));
}

static void test_without_warm_up_and_run_out_only_the_plan_is_left(void **state)
{
    (void)state;
    const struct plan plan = plan_of_days(1);
    const struct horizon horizon = horizon_of(&plan);
    assert_int_equal(horizon.first_day, MONDAY);
    assert_int_equal(horizon.n_days, 1);
    assert_true(horizon.begin == 0 && horizon.window_start == 0);
    assert_true(horizon.window_end == TICKS_A_DAY);
    assert_true(horizon.end == TICKS_A_DAY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_week_of_a_shop_has_six_openings),
        cmocka_unit_test(test_hours_past_midnight_are_one_opening),
        cmocka_unit_test(test_a_door_that_is_always_open_opens_once),
        cmocka_unit_test(
            test_a_holiday_closes_all_day_even_what_is_always_open),
        cmocka_unit_test(
            test_a_special_day_has_its_own_hours_also_on_a_holiday),
        cmocka_unit_test(test_a_special_day_may_only_change_the_volume),
        cmocka_unit_test(test_a_special_day_without_hours_is_closed),
        cmocka_unit_test(test_a_day_may_open_every_quarter_of_an_hour),
        cmocka_unit_test(test_either_of_two_doors_is_open_when_one_is),
        cmocka_unit_test(
            test_a_question_at_any_minute_has_the_answer_of_the_list),
        cmocka_unit_test(test_the_end_of_an_opening_is_not_in_it),
        cmocka_unit_test(test_the_warm_up_comes_before_the_plan),
        cmocka_unit_test(
            test_without_warm_up_and_run_out_only_the_plan_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
