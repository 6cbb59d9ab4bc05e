/*
 * Rosters by hand: pools, shifts, breaks, meetings and closed days.
 */
#include "rosters.h"

/* ---- pools ---- */

static void test_a_pool_works_while_the_doors_are_open(void **state)
{
    const struct roster_case *rc = *state;
    const struct log *log = play_roster(rc, 1);
    for (int day = 0; day < 14; day++) {
        const uint32_t n = day % 7 < 5 ? 10 : 0;
        assert_int_equal(pool_at(log, 0, at(day, 7.99)).level, 0);
        assert_int_equal(pool_at(log, 0, at(day, 8)).level, n);
        assert_int_equal(pool_at(log, 0, at(day, 19.99)).level, n);
        assert_int_equal(pool_at(log, 0, at(day, 20)).level, 0);
    }
    assert_near(paid_h(log, 0), 10 * 10 * 12, 1e-6);
    assert_near(agent_days(log, 0), 10 * 10, 0);
}

static void test_a_pool_works_while_any_of_its_channels_is_open(void **state)
{
    static const struct open_span night[] = { { 4, 22 * HOUR, 24 * HOUR },
                                              { 5, 0, 2 * HOUR } };
    struct roster_case *rc = *state;
    rc->desk.channels[1].opening_hours =
        (struct opening_hours){ false, 2, night };
    const struct log *log = play_roster(rc, 1);
    assert_int_equal(pool_at(log, 0, at(4, 21)).level, 0);
    assert_int_equal(pool_at(log, 0, at(4, 22)).level, 10);
    assert_int_equal(pool_at(log, 0, at(5, 0)).level, 10);
    assert_int_equal(pool_at(log, 0, at(5, 1.99)).level, 10);
    assert_int_equal(pool_at(log, 0, at(5, 2)).level, 0);
    rc->team->n_serves = 1; /* no longer the channel of the night */
    log = play_roster(rc, 1);
    assert_int_equal(pool_at(log, 0, at(4, 22)).level, 0);
}

static void test_a_list_over_the_day_changes_at_its_slots(void **state)
{
    uint32_t heads[24];
    const struct roster_case *rc = *state;
    for (uint32_t i = 0; i < 24; i++) {
        heads[i] = i;
    }
    rc->team->staffing = STAFF_DAILY;
    rc->team->n_daily = 24;
    rc->team->daily = heads;
    const struct log *log = play_roster(rc, 1);
    for (uint32_t hour = 0; hour < 24; hour++) {
        const uint32_t n = hour >= 8 && hour < 20 ? hour : 0;
        assert_int_equal(pool_at(log, 0, at(2, hour)).level, n);
        assert_int_equal(pool_at(log, 0, at(2, hour + 0.99)).level, n);
    }
    assert_near(paid_h(log, 0), 10 * (8 + 19) * 6, 1e-6);
    assert_near(agent_days(log, 0), 10 * 19, 0);
}

static void test_dated_steps_hold_until_the_next(void **state)
{
    static const struct staff_step steps[] = { { 9 * HOUR, 4 },
                                               { 9.5 * HOUR, 6 },
                                               { DAY + 12 * HOUR, 0 },
                                               { DAY + 13 * HOUR, 2 } };
    const struct roster_case *rc = *state;
    rc->team->staffing = STAFF_STEPS;
    rc->team->n_steps = 4;
    rc->team->steps = steps;
    const struct log *log = play_roster(rc, 1);
    assert_int_equal(pool_at(log, 0, at(0, 8.5)).level, 0);
    assert_int_equal(pool_at(log, 0, at(0, 9)).level, 4);
    assert_int_equal(pool_at(log, 0, at(0, 9.5)).level, 6);
    assert_int_equal(pool_at(log, 0, at(0, 20)).level, 0);
    assert_int_equal(pool_at(log, 0, at(1, 8)).level, 6);
    assert_int_equal(pool_at(log, 0, at(1, 12)).level, 0);
    assert_int_equal(pool_at(log, 0, at(1, 13)).level, 2);
    assert_int_equal(pool_at(log, 0, at(11, 13)).level, 2);
    const double second_day_h = 4 * 6 + 7 * 2;
    assert_near(paid_h(log, 0), 0.5 * 4 + 10.5 * 6 + second_day_h + 8 * 12 * 2,
                1e-6);
}

static void test_a_pool_that_is_always_there_never_changes(void **state)
{
    const struct roster_case *rc = *state;
    struct desk *desk = &((struct roster_case *)*state)->desk;
    desk->channels[0].opening_hours = (struct opening_hours){ .always = true };
    const struct log *log = play_roster(rc, 1);
    size_t n = 0;
    for (size_t i = 0; i < log->n; i++) {
        n += log->edges[i].kind == EDGE_POOL;
    }
    assert_int_equal(n, 1);
    assert_near(paid_h(log, 0), 14 * 24 * 10, 1e-6);
}

static void test_only_the_window_is_paid(void **state)
{
    const struct roster_case *rc = *state;
    rc->plan->n_days = 1;
    rc->plan->warm_up_s = 3.5 * DAY;
    rc->plan->run_out_s = 4 * DAY;
    const struct log *log = play_roster(rc, 1);
    assert_int_equal(pool_at(log, 0, at(-3, 12)).level, 10); /* a Friday */
    assert_int_equal(pool_at(log, 0, at(1, 12)).level, 10);
    assert_near(paid_h(log, 0), 120, 1e-6);
    assert_near(agent_days(log, 0), 10, 0);
}

/* ---- shifts ---- */

static void test_a_shift_runs_on_its_days_and_in_its_hours(void **state)
{
    struct roster_case *rc = *state;
    give_shift(rc, 3, 8, 16.5);
    const struct log *log = play_roster(rc, 1);
    for (int day = 0; day < 14; day++) {
        const uint32_t n = day % 7 < 5 ? 3 : 0;
        assert_int_equal(count_on(log, 3, at(day, 7.99)), 0);
        assert_int_equal(count_on(log, 3, at(day, 8)), n);
        assert_int_equal(count_on(log, 3, at(day, 16.49)), n);
        assert_int_equal(count_on(log, 3, at(day, 16.5)), 0);
    }
    assert_near(paid_h(log, 0), 10 * 3 * 8.5, 1e-6);
    assert_near(agent_days(log, 0), 30, 0);
}

static void test_a_shift_has_a_first_day_and_an_end(void **state)
{
    struct roster_case *rc = *state;
    struct shift *shift = give_shift(rc, 3, 8, 16);
    shift->has_since = shift->has_until = true;
    shift->since_day = MONDAY + 2;
    shift->until_day = MONDAY + 8;
    const struct log *log = play_roster(rc, 1);
    for (int day = 0; day < 14; day++) {
        const bool runs = day % 7 < 5 && day >= 2 && day < 8;
        assert_int_equal(count_on(log, 3, at(day, 12)), runs ? 3 : 0);
    }
}

static void test_nobody_works_on_a_closed_day(void **state)
{
    static const int32_t holidays[] = { MONDAY + 1, MONDAY + 2 };
    static const struct open_span short_day[] = { { 0, 8 * HOUR, 12 * HOUR } };
    static const struct special_day special[] = {
        { MONDAY + 2, 1, true, { false, 1, short_day } }, /* open after all */
        { MONDAY + 3, 1, true, { false, 0, NULL } },      /* no hours at all */
    };
    struct roster_case *rc = *state;
    rc->plan->n_holidays = 2;
    rc->plan->holidays = holidays;
    rc->plan->n_special_days = 2;
    rc->plan->special_days = special;
    give_shift(rc, 3, 8, 16);
    const struct log *log = play_roster(rc, 1);
    static const uint32_t wanted[] = { 3, 0, 3, 0, 3, 0, 0 };
    for (int day = 0; day < 7; day++) {
        assert_int_equal(count_on(log, 3, at(day, 9)), wanted[day]);
    }
    rc->team->staffing = STAFF_NUMBER;
    rc->team->n_shifts = 0;
    log = play_roster(rc, 1);
    assert_int_equal(pool_at(log, 0, at(1, 9)).level, 0);
    assert_int_equal(pool_at(log, 0, at(2, 9)).level, 10);
    assert_int_equal(pool_at(log, 0, at(2, 13)).level, 0);
    assert_int_equal(pool_at(log, 0, at(3, 9)).level, 0);
}

static void test_breaks_begin_evenly_over_their_spread(void **state)
{
    static const struct break_rule lunch = { 12 * HOUR, 1800, HOUR };
    struct roster_case *rc = *state;
    struct shift *shift = give_shift(rc, 4, 8, 16.5);
    shift->n_breaks = 1;
    shift->breaks = &lunch;
    const struct log *log = play_roster(rc, 1);
    for (uint32_t person = 0; person < 4; person++) {
        const double start_h = 12 + person * 0.25;
        assert_true(is_on(log, person, at(0, start_h - 0.01)));
        assert_false(is_on(log, person, at(0, start_h)));
        assert_false(is_on(log, person, at(0, start_h + 0.49)));
        assert_true(is_on(log, person, at(0, start_h + 0.5)));
    }
    assert_near(paid_h(log, 0), 10 * 4 * 8.5, 1e-6); /* breaks are paid */
}

static void test_a_night_shift_belongs_to_the_day_it_begins(void **state)
{
    static const struct break_rule meal = { 2 * HOUR, HOUR, 0 };
    struct roster_case *rc = *state;
    struct shift *shift = give_shift(rc, 2, 22, 30);
    shift->n_breaks = 1;
    shift->breaks = &meal;
    const struct log *log = play_roster(rc, 1);
    assert_int_equal(count_on(log, 2, at(0, 5)), 0); /* Monday morning */
    for (int day = 0; day < 5; day++) {
        assert_int_equal(count_on(log, 2, at(day, 21.99)), 0);
        assert_int_equal(count_on(log, 2, at(day, 22)), 2);
        assert_int_equal(count_on(log, 2, at(day + 1, 0)), 2);
        assert_int_equal(count_on(log, 2, at(day + 1, 2.5)), 0);
        assert_int_equal(count_on(log, 2, at(day + 1, 3)), 2);
        assert_int_equal(count_on(log, 2, at(day + 1, 5.99)), 2);
        assert_int_equal(count_on(log, 2, at(day + 1, 6)), 0);
    }
    assert_int_equal(count_on(log, 2, at(5, 23)), 0);
    assert_near(paid_h(log, 0), 10 * 2 * 8, 1e-6);
}

/* ---- away ---- */

static void give_away(struct roster_case *rc, unsigned days, double from_h,
                      double lasts_h, double share)
{
    struct away_rule *away = arena_alloc(rc->arena, 1, sizeof *away);
    *away = (struct away_rule){ "meeting", days, from_h * HOUR, lasts_h * HOUR,
                                share };
    rc->team->n_away = 1;
    rc->team->away = away;
}

static void test_a_share_is_away_rounded_to_the_nearest(void **state)
{
    static const double shares[] = { 0, 0.04, 0.05, 0.5, 0.74, 0.75, 1 };
    static const uint32_t gone[] = { 0, 0, 1, 5, 7, 8, 10 };
    struct roster_case *rc = *state;
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        give_away(rc, 1u << 1, 9, 0.75, shares[i]);
        const struct log *log = play_roster(rc, 1);
        assert_int_equal(pool_at(log, 0, at(0, 9)).level, 10); /* a Monday */
        assert_int_equal(pool_at(log, 0, at(1, 8.99)).level, 10);
        assert_int_equal(pool_at(log, 0, at(1, 9)).level, 10 - gone[i]);
        assert_int_equal(pool_at(log, 0, at(1, 9.74)).level, 10 - gone[i]);
        assert_int_equal(pool_at(log, 0, at(1, 9.75)).level, 10);
        assert_int_equal(pool_at(log, 0, at(1, 9)).scheduled, 10);
        assert_near(paid_h(log, 0), 1200, 1e-6);
    }
}

static void test_a_share_of_persons_is_spread_over_their_numbers(void **state)
{
    struct roster_case *rc = *state;
    give_shift(rc, 10, 8, 16);
    give_away(rc, DAILY, 9, 1, 0.5);
    const struct log *log = play_roster(rc, 1);
    for (uint32_t person = 0; person < 10; person += 2) {
        assert_int_equal(is_on(log, person, at(0, 9.5)) +
                             is_on(log, person + 1, at(0, 9.5)),
                         1);
    }
    assert_int_equal(count_on(log, 10, at(0, 10)), 10);
}

static void test_away_meets_a_night_shift_on_the_next_weekday(void **state)
{
    struct roster_case *rc = *state;
    give_shift(rc, 2, 22, 30);
    give_away(rc, 1u << 1, 2, 1, 1); /* Tuesday 02:00 */
    const struct log *log = play_roster(rc, 1);
    assert_int_equal(count_on(log, 2, at(1, 2.5)), 0);
    assert_int_equal(count_on(log, 2, at(2, 2.5)), 2);
}

static void test_away_until_after_midnight_is_paid_once(void **state)
{
    struct roster_case *rc = *state;
    rc->desk.channels[0].opening_hours =
        (struct opening_hours){ .always = true };
    give_away(rc, DAILY, 23, 2, 1);
    const struct log *log = play_roster(rc, 1);
    assert_int_equal(pool_at(log, 0, at(0, 22.99)).level, 10);
    assert_int_equal(pool_at(log, 0, at(0, 0.5)).level, 0); /* of Sunday */
    assert_int_equal(pool_at(log, 0, at(0, 23.5)).level, 0);
    assert_int_equal(pool_at(log, 0, at(1, 0.99)).level, 0);
    assert_int_equal(pool_at(log, 0, at(1, 1)).level, 10);
    assert_near(paid_h(log, 0), 14 * 24 * 10, 1e-6);
}

/* ---- order ---- */

static void test_doors_close_before_they_open_and_before_agents_move(
    void **state)
{
    static const struct open_span later[] = { { 0, 20 * HOUR, 22 * HOUR } };
    struct roster_case *rc = *state;
    rc->desk.channels[1].opening_hours =
        (struct opening_hours){ false, 1, later };
    give_shift(rc, 1, 8, 20);
    const struct log *log = play_roster(rc, 1);
    for (size_t i = 1; i < log->n; i++) {
        const struct roster_edge *a = &log->edges[i - 1];
        const struct roster_edge *b = &log->edges[i];
        assert_true(a->tick < b->tick || a->kind < b->kind ||
                    (a->kind == b->kind && a->subject < b->subject));
    }
    size_t i = 0;
    while (log->edges[i].tick < ticks_of(20 * HOUR)) {
        i++;
    }
    assert_int_equal(log->edges[i].kind, EDGE_CLOSE);
    assert_int_equal(log->edges[i].subject, 0);
    assert_int_equal(log->edges[i + 1].kind, EDGE_OPEN);
    assert_int_equal(log->edges[i + 1].subject, 1);
    assert_int_equal(log->edges[i + 2].kind, EDGE_SHIFT_END);
}

#define with_case(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_case(test_a_pool_works_while_the_doors_are_open),
        with_case(test_a_pool_works_while_any_of_its_channels_is_open),
        with_case(test_a_list_over_the_day_changes_at_its_slots),
        with_case(test_dated_steps_hold_until_the_next),
        with_case(test_a_pool_that_is_always_there_never_changes),
        with_case(test_only_the_window_is_paid),
        with_case(test_a_shift_runs_on_its_days_and_in_its_hours),
        with_case(test_a_shift_has_a_first_day_and_an_end),
        with_case(test_nobody_works_on_a_closed_day),
        with_case(test_breaks_begin_evenly_over_their_spread),
        with_case(test_a_night_shift_belongs_to_the_day_it_begins),
        with_case(test_a_share_is_away_rounded_to_the_nearest),
        with_case(test_a_share_of_persons_is_spread_over_their_numbers),
        with_case(test_away_meets_a_night_shift_on_the_next_weekday),
        with_case(test_away_until_after_midnight_is_paid_once),
        with_case(test_doors_close_before_they_open_and_before_agents_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
