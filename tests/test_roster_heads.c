/*
 * Who of those scheduled is really there: absence, shrinkage, turnover and
 * new hires. Frequencies lie in intervals of 99.9 %.
 */
#include "rosters.h"

static const double Z = 3.29;

/* ---- absence ---- */

static void test_heads_are_absent_for_whole_days_as_often_as_said(void **state)
{
    enum { PERSONS = 40, DAYS = 140 };
    struct roster_case *rc = *state;
    rc->plan->n_days = DAYS;
    rc->team->absence_frac = 0.05;
    give_shift(rc, PERSONS, 8, 16);
    const struct log *log = play_roster(rc, 1);
    double absent = 0;
    double days = 0;
    for (uint32_t i = 0; i < log->n; i++) {
        const struct roster_edge *edge = &log->edges[i];
        const double clock_h = ticks_seconds(edge->tick % TICKS_A_DAY) / HOUR;
        absent -= edge->kind == EDGE_ON;
        if (edge->kind >= EDGE_SHIFT_END) {
            assert_near(clock_h, edge->kind == EDGE_ON ? 8 : 16, 0);
        }
    }
    days = DAYS / 7 * 5 * PERSONS;
    absent += days;
    assert_near(absent / days, 0.05, Z * sqrt(0.05 * 0.95 / days));
    assert_near(paid_h(log, 0), days * 8, 1e-6);
    assert_near(agent_days(log, 0), days - absent, 0);
}

static void test_one_agent_more_changes_nobody_elses_days(void **state)
{
    struct roster_case *rc = *state;
    rc->team->absence_frac = 0.3;
    rc->team->shrinkage_frac = 0.2;
    struct shift *shift = give_shift(rc, 6, 8, 16);
    const struct log *few = play_roster(rc, 1);
    shift->agents = 7;
    const struct log *more = play_roster(rc, 1);
    for (int half_hour = 0; half_hour < 14 * 48; half_hour++) {
        for (uint32_t person = 0; person < 6; person++) {
            const double at_s = half_hour * 1800.0;
            assert_int_equal(is_on(few, person, at_s),
                             is_on(more, person, at_s));
        }
    }
}

static void test_seeds_and_teams_have_luck_of_their_own(void **state)
{
    struct roster_case *rc = *state;
    rc->team->absence_frac = 0.5;
    give_shift(rc, 40, 8, 16);
    const struct log *a = play_roster(rc, 1);
    const struct log *b = play_roster(rc, 2);
    rc->team->name = "elsewhere";
    const struct log *c = play_roster(rc, 1);
    uint32_t same_b = 0;
    uint32_t same_c = 0;
    for (uint32_t person = 0; person < 40; person++) {
        const bool on = is_on(a, person, at(0, 12));
        same_b += is_on(b, person, at(0, 12)) == on;
        same_c += is_on(c, person, at(0, 12)) == on;
    }
    assert_near(same_b, 20, Z * sqrt(10));
    assert_near(same_c, 20, Z * sqrt(10));
}

/* ---- shrinkage ---- */

static void test_half_hours_shrink_as_often_as_said_and_independently(
    void **state)
{
    enum { DAYS = 28, HALF_HOURS = 24 };
    struct roster_case *rc = *state;
    rc->plan->n_days = DAYS;
    rc->team->agents = 20;
    rc->team->shrinkage_frac = 0.12;
    const struct log *log = play_roster(rc, 1);
    double there = 0;
    double pairs = 0;
    double last = 0;
    for (int day = 0; day < DAYS; day++) {
        for (int k = 0; k < HALF_HOURS && day % 7 < 5; k++) {
            const struct roster_edge now =
                pool_at(log, 0, at(day, 8 + k * 0.5));
            const double excess = now.level - 20 * 0.88;
            assert_int_equal(now.scheduled, 20);
            there += now.level;
            pairs += k > 0 ? excess * last : 0;
            last = excess;
        }
    }
    const double n = DAYS / 7 * 5 * HALF_HOURS;
    const double variance = 20 * 0.88 * 0.12;
    assert_near(there / n, 20 * 0.88, Z * sqrt(variance / n));
    assert_near(pairs / n, 0, Z * variance / sqrt(n));
    assert_near(paid_h(log, 0), n * 20 / 2, 1e-6);
}

static void test_shrinkage_changes_on_half_hours_only(void **state)
{
    struct roster_case *rc = *state;
    rc->team->shrinkage_frac = 0.5;
    give_shift(rc, 5, 22.25, 30.1);
    const struct log *log = play_roster(rc, 1);
    for (size_t i = 0; i < log->n; i++) {
        const struct roster_edge *edge = &log->edges[i];
        const double clock_s = ticks_seconds(edge->tick % TICKS_A_DAY);
        if (edge->kind >= EDGE_SHIFT_END) {
            const bool begins = clock_s == 22.25 * HOUR;
            const bool ends = clock_s == 6.1 * HOUR;
            assert_true(begins || ends || fmod(clock_s, 1800) == 0);
            assert_true(!begins || edge->kind == EDGE_ON);
            assert_true(!ends || edge->kind == EDGE_SHIFT_END);
        }
    }
}

static void test_a_half_hour_after_midnight_is_not_that_of_another_night(
    void **state)
{
    enum { PERSONS = 60 };
    struct roster_case *rc = *state;
    rc->team->shrinkage_frac = 0.5;
    give_shift(rc, PERSONS, 20, 32);
    const struct log *log = play_roster(rc, 1);
    for (int k = 0; k < 8; k++) {
        uint32_t same = 0;
        for (uint32_t person = 0; person < PERSONS; person++) {
            same += is_on(log, person, at(1, k * 0.5)) ==
                    is_on(log, person, at(2, k * 0.5));
        }
        assert_near(same, PERSONS / 2.0, Z * sqrt(PERSONS / 4.0));
    }
}

/* ---- turnover ---- */

static void test_heads_leave_at_their_rate_and_are_not_replaced(void **state)
{
    enum { HEADS = 2000 };
    struct roster_case *rc = *state;
    rc->plan->n_days = 365;
    rc->team->agents = HEADS;
    rc->team->turnover_a_year = 0.3;
    rc->team->replaced_after_s = HUGE_VAL;
    const struct log *log = play_roster(rc, 1);
    static const int days[] = { 28, 91, 182, 364 };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        /* a head is gone from the first midnight after it left */
        const double stays = exp(-0.3 * days[i] / 365.25);
        const struct roster_edge now = pool_at(log, 0, at(days[i], 12));
        assert_near(now.level, HEADS * stays,
                    Z * sqrt(HEADS * stays * (1 - stays)));
        assert_int_equal(now.level, now.scheduled);
    }
}

/* In the long run heads are there for the mean of a spell of the mean of a
 * spell and a vacancy. */
static void test_who_left_is_replaced_after_a_while(void **state)
{
    enum { HEADS = 1500 };
    struct roster_case *rc = *state;
    rc->plan->n_days = 371;
    rc->team->agents = HEADS;
    rc->team->turnover_a_year = 4;
    rc->team->replaced_after_s = 28.0 * DAY;
    const struct log *log = play_roster(rc, 1);
    const double spell = 365.25 / 4;
    const double there = spell / (spell + 28);
    assert_near(pool_at(log, 0, at(364, 12)).level, HEADS * there,
                Z * sqrt(HEADS * there * (1 - there)));
    assert_int_equal(pool_at(log, 0, at(-1, 12)).level, 0);
    assert_true(paid_h(log, 0) < HEADS * 53 * 5 * 12.0 * (there + 0.05));
}

static void test_a_person_who_left_is_not_paid(void **state)
{
    struct roster_case *rc = *state;
    rc->team->turnover_a_year = 1e9; /* gone before the second day */
    give_shift(rc, 5, 8, 16);
    const struct log *log = play_roster(rc, 1);
    assert_int_equal(count_on(log, 5, at(0, 12)), 5);
    assert_int_equal(count_on(log, 5, at(1, 12)), 0);
    assert_near(paid_h(log, 0), 5 * 8, 1e-6);
}

/* ---- new hires ---- */

static struct new_hire *give_hires(struct roster_case *rc, uint32_t agents,
                                   int day, uint32_t shift)
{
    struct new_hire *hire = arena_alloc(rc->arena, 1, sizeof *hire);
    *hire = (struct new_hire){ .agents = agents,
                               .on_day = MONDAY + day,
                               .shift = shift,
                               .starts_at = 0.6,
                               .full_speed_after_s = 7.0 * DAY };
    rc->team->n_new_hires = 1;
    rc->team->new_hires = hire;
    return hire;
}

static void test_new_hires_join_the_heads_on_their_first_day(void **state)
{
    struct roster_case *rc = *state;
    give_hires(rc, 2, 3, NO_INDEX);
    const struct log *log = play_roster(rc, 1);
    assert_int_equal(log->plan.n_slots, 12);
    for (uint32_t slot = 10; slot < 12; slot++) {
        assert_false(is_on(log, slot, at(2, 12)));
        assert_false(is_on(log, slot, at(3, 7.99)));
        assert_true(is_on(log, slot, at(3, 8)));
        assert_false(is_on(log, slot, at(3, 20)));
        assert_false(is_on(log, slot, at(5, 12)));
    }
    assert_int_equal(pool_at(log, 0, at(3, 12)).level, 10);
    assert_near(paid_h(log, 0), (10 * 10 + 7 * 2) * 12, 1e-6);
}

static void test_new_hires_work_the_shift_that_they_join(void **state)
{
    struct roster_case *rc = *state;
    give_shift(rc, 3, 8, 16);
    give_hires(rc, 2, 3, 0);
    const struct log *log = play_roster(rc, 1);
    assert_int_equal(count_on(log, 5, at(2, 9)), 3);
    assert_int_equal(count_on(log, 5, at(3, 9)), 5);
    assert_int_equal(count_on(log, 5, at(3, 16)), 0);
}

static void test_the_speed_of_new_hires_rises_evenly_to_one(void **state)
{
    struct roster_case *rc = *state;
    rc->plan->warm_up_s = DAY;
    struct new_hire *hire = give_hires(rc, 1, 2, NO_INDEX);
    const struct log *log = play_roster(rc, 1);
    const uint64_t first = ticks_of(3.0 * DAY); /* tick 0 is a day before */
    const struct roster_plan *plan = &log->plan;
    assert_near(roster_speed(plan, 0, 10, first), 0.6, 1e-12);
    assert_near(roster_speed(plan, 0, 10, first + ticks_of(3.5 * DAY)), 0.8,
                1e-12);
    assert_near(roster_speed(plan, 0, 10, first + ticks_of(7.0 * DAY)), 1, 0);
    assert_near(roster_speed(plan, 0, 10, first + ticks_of(70.0 * DAY)), 1, 0);
    assert_near(roster_speed(plan, 0, 9, first), 1, 0);
    hire->full_speed_after_s = 0;
    assert_near(roster_speed(plan, 0, 10, first), 1, 0);
}

static void test_nobody_leaves_before_the_day_of_hiring(void **state)
{
    struct roster_case *rc = *state;
    rc->plan->n_days = 364;
    rc->team->agents = 0;
    rc->team->turnover_a_year = 2;
    give_hires(rc, 1000, 280, NO_INDEX); /* a Monday */
    const struct log *log = play_roster(rc, 1);
    uint32_t n = 0;
    for (size_t i = 0; i < log->n; i++) {
        n += log->edges[i].kind == EDGE_ON &&
             log->edges[i].tick < 281 * TICKS_A_DAY;
    }
    assert_int_equal(n, 1000);
    const double stays = exp(-2 * 4 / 365.25);
    assert_near(count_on(log, 1000, at(284, 12)), 1000 * stays,
                Z * sqrt(1000 * stays * (1 - stays)));
}

#define with_case(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_case(test_heads_are_absent_for_whole_days_as_often_as_said),
        with_case(test_one_agent_more_changes_nobody_elses_days),
        with_case(test_seeds_and_teams_have_luck_of_their_own),
        with_case(test_half_hours_shrink_as_often_as_said_and_independently),
        with_case(test_shrinkage_changes_on_half_hours_only),
        with_case(test_a_half_hour_after_midnight_is_not_that_of_another_night),
        with_case(test_heads_leave_at_their_rate_and_are_not_replaced),
        with_case(test_who_left_is_replaced_after_a_while),
        with_case(test_a_person_who_left_is_not_paid),
        with_case(test_new_hires_join_the_heads_on_their_first_day),
        with_case(test_new_hires_work_the_shift_that_they_join),
        with_case(test_the_speed_of_new_hires_rises_evenly_to_one),
        with_case(test_nobody_leaves_before_the_day_of_hiring),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
