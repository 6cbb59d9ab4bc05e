/*
 * Expected arrivals against sums by hand; arrivals against the Poisson law
 * and against each other.
 */
#include "centres.h"

#include "engine/demand.h"
#include "engine/ticks.h"

/* mon-fri 08:00-20:00, sat 10:00-16:00: 66 hours on six days */
static const struct open_span SHOP_SPANS[] = {
    { 0, 8 * HOUR, 20 * HOUR }, { 1, 8 * HOUR, 20 * HOUR },
    { 2, 8 * HOUR, 20 * HOUR }, { 3, 8 * HOUR, 20 * HOUR },
    { 4, 8 * HOUR, 20 * HOUR }, { 5, 10 * HOUR, 16 * HOUR },
};
static const struct opening_hours SHOP = { false, 6, SHOP_SPANS };
static const double OPEN_H[] = { 12, 12, 12, 12, 12, 6, 0 };
static const double OPEN_H_A_WEEK = 66;

struct demand_case {
    struct desk desk;
    struct channel *channel;
    struct plan *plan;
    struct arena *arena;
};

static int setup(void **state)
{
    static struct demand_case dc;
    dc.arena = arena_create();
    desk_set(&dc.desk, 1, 1);
    dc.channel = &dc.desk.channels[0];
    dc.plan = &dc.desk.centre.plan;
    dc.channel->opening_hours = SHOP;
    dc.channel->volume =
        (struct volume){ .basis = VOLUME_PER_WEEK, .amount = 1400 };
    dc.plan->n_days = 28;
    dc.plan->run_out_s = 0;
    *state = &dc;
    return 0;
}

static int teardown(void **state)
{
    struct demand_case *dc = *state;
    arena_destroy(dc->arena);
    return 0;
}

/* Expected arrivals between two moments, seconds since the plan began. */
static double expected(const struct demand_case *dc, double from_s, double to_s)
{
    const struct horizon horizon = horizon_of(dc->plan);
    const struct demand demand =
        demand_build(&dc->desk.centre, dc->channel, &horizon, dc->arena);
    const double start_s = ticks_seconds(horizon.window_start);
    return demand_expected(&demand, start_s + from_s, start_s + to_s);
}

static double expected_day(const struct demand_case *dc, int day)
{
    return expected(dc, (double)day * DAY, (double)(day + 1) * DAY);
}

static void assert_week(const struct demand_case *dc, double wanted)
{
    assert_relative(expected(dc, 0, 7 * DAY), wanted, 1e-12);
}

static void test_a_week_brings_its_volume_from_whatever_day_on(void **state)
{
    const struct demand_case *dc = *state;
    for (int day = 0; day < 14; day++) {
        assert_relative(
            expected(dc, (double)day * DAY, (double)(day + 7) * DAY), 1400.0,
            1e-12);
    }
}

static void test_days_share_the_week_by_their_open_time(void **state)
{
    const struct demand_case *dc = *state;
    for (int day = 0; day < 7; day++) {
        assert_near(expected_day(dc, day), 1400 * OPEN_H[day] / OPEN_H_A_WEEK,
                    1e-9);
    }
    assert_near(expected(dc, 5 * DAY, 5 * DAY + 10 * HOUR), 0, 0);
    assert_near(expected(dc, 5 * DAY + 10 * HOUR, 5 * DAY + 11 * HOUR),
                1400 / OPEN_H_A_WEEK, 1e-9);
    assert_near(expected(dc, 5 * DAY + 16 * HOUR, 7 * DAY + 8 * HOUR), 0, 0);
}

static void test_a_volume_a_day_counts_open_days(void **state)
{
    const struct demand_case *dc = *state;
    dc->channel->volume =
        (struct volume){ .basis = VOLUME_PER_DAY, .amount = 310 };
    assert_week(dc, 6 * 310);
    dc->channel->any_time = true;
    assert_week(dc, 7 * 310);
    for (int day = 0; day < 7; day++) {
        assert_near(expected_day(dc, day), 310, 1e-9);
    }
}

static void test_a_volume_an_hour_counts_open_time(void **state)
{
    const struct demand_case *dc = *state;
    dc->channel->volume =
        (struct volume){ .basis = VOLUME_PER_HOUR, .amount = 40 };
    assert_week(dc, 66 * 40);
    assert_near(expected(dc, 9 * HOUR, 10 * HOUR), 40, 1e-9);
    dc->channel->any_time = true;
    assert_week(dc, 168 * 40);
}

static void test_a_list_has_a_volume_for_each_week_of_the_plan(void **state)
{
    static const double weeks[] = { 1400, 700, 2100 };
    const struct demand_case *dc = *state;
    dc->channel->volume = (struct volume){ .basis = VOLUME_LIST,
                                           .n_weeks = 3,
                                           .per_week = weeks };
    dc->plan->warm_up_s = 7 * DAY;
    assert_relative(expected(dc, -7 * DAY, 0), 1400.0, 1e-12);
    assert_relative(expected(dc, 0, 7 * DAY), 1400.0, 1e-12);
    assert_relative(expected(dc, 7 * DAY, 14 * DAY), 700.0, 1e-12);
    assert_relative(expected(dc, 14 * DAY, 21 * DAY), 2100.0, 1e-12);
    assert_relative(expected(dc, 21 * DAY, 28 * DAY), 2100.0, 1e-12);
}

static void test_growth_compounds_daily_from_the_start(void **state)
{
    const struct demand_case *dc = *state;
    dc->channel->growth_a_day = pow(1.01, 1.0 / 7);
    dc->plan->warm_up_s = 7 * DAY;
    const double monday = 1400 * 12 / OPEN_H_A_WEEK;
    for (int day = -7; day < 28; day++) {
        const double ordinary = 1400 * OPEN_H[(day + 7) % 7] / OPEN_H_A_WEEK;
        assert_relative(expected_day(dc, day), ordinary * pow(1.01, day / 7.0),
                        1e-12);
    }
    assert_relative(expected_day(dc, 21), monday * 1.01 * 1.01 * 1.01, 1e-12);
}

static void test_what_a_holiday_would_have_brought_is_lost(void **state)
{
    static const int32_t tuesday[] = { MONDAY + 1 };
    const struct demand_case *dc = *state;
    dc->plan->n_holidays = 1;
    dc->plan->holidays = tuesday;
    assert_near(expected_day(dc, 1), 0, 0);
    assert_near(expected_day(dc, 2), 1400 * 12 / OPEN_H_A_WEEK, 1e-9);
    assert_week(dc, 1400 * 54 / OPEN_H_A_WEEK);
    dc->channel->any_time = true;
    assert_week(dc, 1400);
    assert_near(expected_day(dc, 1), 200, 1e-9);
}

static void test_a_special_day_multiplies_and_spreads_over_its_own_hours(
    void **state)
{
    static const struct open_span late[] = { { 0, 12 * HOUR, 22 * HOUR } };
    static const struct special_day special[] = {
        { MONDAY + 1, 1.5, true, { false, 1, late } },
    };
    const struct demand_case *dc = *state;
    dc->plan->n_special_days = 1;
    dc->plan->special_days = special;
    const double wanted = 1.5 * 1400 * 12 / OPEN_H_A_WEEK;
    assert_near(expected_day(dc, 1), wanted, 1e-9);
    assert_near(expected(dc, DAY, DAY + 12 * HOUR), 0, 0);
    assert_near(expected(dc, DAY + 21 * HOUR, DAY + 22 * HOUR), wanted / 10,
                1e-9);
}

static void test_a_sunday_opened_for_once_brings_what_its_hours_would(
    void **state)
{
    static const struct open_span four_hours[] = { { 0, 12 * HOUR,
                                                     16 * HOUR } };
    static const struct special_day special[] = {
        { MONDAY + 6, 1, true, { false, 1, four_hours } },
    };
    const struct demand_case *dc = *state;
    dc->plan->n_special_days = 1;
    dc->plan->special_days = special;
    assert_near(expected_day(dc, 6), 1400 * 4 / OPEN_H_A_WEEK, 1e-9);
    assert_near(expected_day(dc, 0), 1400 * 12 / OPEN_H_A_WEEK, 1e-9);
}

static void test_weights_of_weekdays_are_totals_of_days(void **state)
{
    static const double weights[] = { 1.25, 1.05, 1.0, 1.0, 0.95, 0.4, 0.0 };
    const struct demand_case *dc = *state;
    dc->channel->has_weekday_pattern = true;
    memcpy(dc->channel->weekday_pattern, weights, sizeof weights);
    for (int day = 0; day < 7; day++) {
        assert_near(expected_day(dc, day), 1400 * weights[day] / 5.65, 1e-9);
    }
    /* an hour of Saturday is a sixth of it, an hour of Monday a twelfth */
    assert_near(expected(dc, 5 * DAY + 12 * HOUR, 5 * DAY + 13 * HOUR),
                1400 * 0.4 / 5.65 / 6, 1e-9);
    assert_near(expected(dc, 12 * HOUR, 13 * HOUR), 1400 * 1.25 / 5.65 / 12,
                1e-9);
}

static void test_a_weight_on_a_closed_day_is_shared_by_the_others(void **state)
{
    const struct demand_case *dc = *state;
    dc->channel->has_weekday_pattern = true;
    for (int day = 0; day < 7; day++) {
        dc->channel->weekday_pattern[day] = 1;
    }
    assert_week(dc, 1400);
    assert_near(expected_day(dc, 0), 1400.0 / 6, 1e-9);
    assert_near(expected_day(dc, 6), 0, 0);
}

/* Weight k in hour k of the day. */
static void test_the_pattern_of_the_day_is_cut_to_open_hours(void **state)
{
    static const double hours[] = { 0,  1,  2,  3,  4,  5,  6,  7,
                                    8,  9,  10, 11, 12, 13, 14, 15,
                                    16, 17, 18, 19, 20, 21, 22, 23 };
    static const struct open_span odd[] = { { 0, 8.25 * HOUR, 10.5 * HOUR },
                                            { 0, 13 * HOUR, 14 * HOUR } };
    const struct demand_case *dc = *state;
    dc->channel->opening_hours = (struct opening_hours){ false, 2, odd };
    dc->channel->n_daily_pattern = 24;
    dc->channel->daily_pattern = hours;
    const double mass = 0.75 * 8 + 9 + 0.5 * 10 + 13;
    assert_week(dc, 1400);
    assert_near(expected(dc, 8 * HOUR, 9 * HOUR), 1400 * 0.75 * 8 / mass, 1e-9);
    assert_near(expected(dc, 8 * HOUR, 8.25 * HOUR), 0, 0);
    assert_near(expected(dc, 9 * HOUR, 9.5 * HOUR), 1400 * 4.5 / mass, 1e-9);
    assert_near(expected(dc, 10 * HOUR, 13 * HOUR), 1400 * 5 / mass, 1e-9);
    assert_near(expected(dc, 13 * HOUR, 14 * HOUR), 1400 * 13 / mass, 1e-9);
    assert_near(expected_day(dc, 1), 0, 0);
}

static void test_hours_past_midnight_bring_their_share_too(void **state)
{
    static const struct open_span night[] = { { 4, 22 * HOUR, 24 * HOUR },
                                              { 5, 0, 2 * HOUR } };
    const struct demand_case *dc = *state;
    dc->channel->opening_hours = (struct opening_hours){ false, 2, night };
    assert_week(dc, 1400);
    assert_near(expected(dc, 5 * DAY - HOUR, 5 * DAY + HOUR), 700, 1e-9);
}

static void test_dated_counts_are_kept_and_cut_to_open_hours(void **state)
{
    static const struct count_step steps[] = {
        { 7 * HOUR, 2 * HOUR, 60 },             /* half of it before opening */
        { 9 * HOUR, 1800, 11 },                 /* */
        { 19 * HOUR, 26 * HOUR, 260 },          /* one, closed, then 13 hours */
        { 5 * DAY + 15 * HOUR, 2 * HOUR, 8 },   /* half of it after closing */
        { 6 * DAY + 12 * HOUR, 1 * HOUR, 100 }, /* a Sunday */
    };
    static const struct special_day special[] = { { .day = MONDAY + 5,
                                                    .volume_factor = 3 } };
    const struct demand_case *dc = *state;
    dc->channel->volume = (struct volume){ .basis = VOLUME_COUNTS,
                                           .n_counts = 5,
                                           .counts = steps };
    dc->plan->n_special_days = 1;
    dc->plan->special_days = special;
    dc->plan->warm_up_s = 3 * DAY;
    assert_near(expected(dc, -3 * DAY, 8 * HOUR), 0, 0);
    assert_near(expected(dc, 8 * HOUR, 9 * HOUR), 30, 1e-9);
    assert_near(expected(dc, 9 * HOUR, 19 * HOUR), 11, 1e-9);
    assert_near(expected(dc, 19 * HOUR, DAY), 10, 1e-9);
    assert_near(expected_day(dc, 1), 120, 1e-9);
    assert_near(expected_day(dc, 5), 4 * 3, 1e-9);
    assert_near(expected_day(dc, 6), 0, 0);
    dc->channel->any_time = true;
    assert_near(expected_day(dc, 6), 100, 1e-9);
    assert_near(expected(dc, 0, 2 * DAY), 60 + 11 + 260, 1e-9);
}

/* 240 a weekday in a shop that is open from 8 to 20, and two of a Sunday that
 * is closed: all but those come, by the pattern of the day. */
static void test_a_count_of_a_day_is_spread_over_its_open_hours(void **state)
{
    struct count_step steps[7];
    double office[24] = { 0 };
    const struct demand_case *dc = *state;
    for (int day = 0; day < 7; day++) {
        steps[day] = (struct count_step){ day * DAY, DAY,
                                          day < 5 ? 240 : 2 * (day - 5) };
    }
    dc->channel->volume = (struct volume){ .basis = VOLUME_COUNTS,
                                           .n_counts = 7,
                                           .counts = steps };
    assert_near(expected(dc, 0, 7 * DAY), 1200, 1e-9);
    assert_near(expected(dc, 0, 8 * HOUR), 0, 0);
    assert_near(expected(dc, 8 * HOUR, 9 * HOUR), 20, 1e-9);
    assert_near(expected_day(dc, 6), 0, 0);
    office[2] = 50; /* closed */
    office[8] = 3;
    office[9] = 1;
    dc->channel->n_daily_pattern = 24;
    dc->channel->daily_pattern = office;
    assert_near(expected(dc, 8 * HOUR, 9 * HOUR), 180, 1e-9);
    assert_near(expected(dc, DAY + 9 * HOUR, DAY + 9.5 * HOUR), 30, 1e-9);
    assert_near(expected(dc, 0, 7 * DAY), 1200, 1e-9);
    dc->channel->any_time = true;
    assert_near(expected_day(dc, 6), 2, 1e-9);
    assert_near(expected(dc, 2 * HOUR, 3 * HOUR), 240 * 50 / 54.0, 1e-9);
}

/* Weekdays have 12 open hours, Saturday 6: 66 in all. */
static void test_a_count_of_a_week_is_spread_like_an_ordinary_week(void **state)
{
    static const struct count_step steps[] = { { 0, 7 * DAY, 660 },
                                               { 7 * DAY, 7 * DAY, 1320 } };
    const struct demand_case *dc = *state;
    dc->channel->volume = (struct volume){ .basis = VOLUME_COUNTS,
                                           .n_counts = 2,
                                           .counts = steps };
    assert_near(expected_day(dc, 0), 120, 1e-9);
    assert_near(expected_day(dc, 5), 60, 1e-9);
    assert_near(expected_day(dc, 6), 0, 0);
    assert_near(expected_day(dc, 12), 120, 1e-9);
    assert_near(expected(dc, 7 * DAY, 14 * DAY), 1320, 1e-9);
    dc->channel->has_weekday_pattern = true;
    dc->channel->weekday_pattern[1] = 2;
    dc->channel->weekday_pattern[5] = 1;
    assert_near(expected_day(dc, 1), 440, 1e-9);
    assert_near(expected_day(dc, 5), 220, 1e-9);
}

static void test_a_channel_lives_from_its_first_day_until_its_last(void **state)
{
    const struct demand_case *dc = *state;
    dc->channel->has_from = dc->channel->has_until = true;
    dc->channel->from_day = MONDAY + 2;
    dc->channel->until_day = MONDAY + 9;
    assert_near(expected(dc, 0, 2 * DAY), 0, 0);
    assert_near(expected_day(dc, 2), 1400 * 12 / OPEN_H_A_WEEK, 1e-9);
    assert_near(expected(dc, 2 * DAY, 9 * DAY), 1400, 1e-9);
    assert_near(expected(dc, 9 * DAY, 28 * DAY), 0, 0);
}

static void test_nobody_comes_before_the_warm_up_begins(void **state)
{
    const struct demand_case *dc = *state;
    dc->channel->any_time = true;
    dc->plan->warm_up_s = 36 * HOUR;
    const double an_hour = 1400.0 / 168;
    assert_near(expected(dc, -2 * DAY, -1.5 * DAY), 0, 0);
    assert_near(expected(dc, -1.5 * DAY, 0), 36 * an_hour, 1e-9);
    dc->plan->warm_up_s = 36.3 * HOUR; /* within a step */
    assert_near(expected(dc, -2 * DAY, 0), 36.3 * an_hour, 1e-9);
}

static void test_a_channel_may_have_no_volume_of_its_own(void **state)
{
    const struct demand_case *dc = *state;
    dc->channel->volume = (struct volume){ .basis = VOLUME_NONE };
    assert_near(expected(dc, 0, 28 * DAY), 0, 0);
    dc->channel->volume = (struct volume){ .basis = VOLUME_PER_WEEK };
    assert_near(expected(dc, 0, 28 * DAY), 0, 0);
}

/* ---- arrivals ---- */

struct crowd {
    struct demand demand;
    struct variate gaps;
    struct arrivals arrivals;
};

static struct crowd *make_crowd(const struct demand_case *dc, uint64_t seed,
                                double factor)
{
    const struct horizon horizon = horizon_of(dc->plan);
    const struct distribution unit = exponential(1);
    struct crowd *crowd = arena_alloc(dc->arena, 1, sizeof *crowd);
    dc->channel->volume.amount *= factor;
    crowd->demand =
        demand_build(&dc->desk.centre, dc->channel, &horizon, dc->arena);
    dc->channel->volume.amount /= factor;
    crowd->gaps = variate_build(&unit, dc->arena);
    arrivals_start(&crowd->arrivals, &crowd->demand, &crowd->gaps, NULL,
                   rng_stream(seed, 0, "phone"));
    return crowd;
}

static bool next(struct arrivals *arrivals, uint64_t *tick)
{
    *tick = arrivals->tick[arrivals->at];
    if (*tick == NEVER) {
        return false;
    }
    if (++arrivals->at == arrivals->n) {
        arrivals_refill(arrivals);
    }
    return true;
}

static void test_arrivals_come_in_order_and_only_when_open(void **state)
{
    const struct demand_case *dc = *state;
    struct crowd *crowd = make_crowd(dc, 1, 1);
    uint64_t tick = 0;
    uint64_t last = 0;
    uint32_t n = 0;
    while (next(&crowd->arrivals, &tick)) {
        assert_true(tick >= last);
        last = tick;
        n++;
        const uint64_t day = tick / TICKS_A_DAY % 7;
        const double clock_h = ticks_seconds(tick % TICKS_A_DAY) / HOUR;
        assert_true(day < 5    ? clock_h >= 8 && clock_h < 20
                    : day == 5 ? clock_h >= 10 && clock_h < 16
                               : false);
    }
    /* 5600 expected: 3.29 standard deviations on either side, 99.9 % */
    assert_near(n, 5600, 3.29 * sqrt(5600));
    assert_false(next(&crowd->arrivals, &tick));
}

/* With a constant rate, twice as much of it halves every time; the numbers
 * that a customer carries stay. Over more than one batch. */
static void test_customers_keep_their_numbers_when_the_rate_changes(
    void **state)
{
    const struct demand_case *dc = *state;
    dc->channel->any_time = true;
    struct crowd *slow = make_crowd(dc, 1, 1);
    struct crowd *fast = make_crowd(dc, 1, 2);
    uint64_t slow_tick = 0;
    uint64_t fast_tick = 0;
    for (uint32_t i = 0; i < 1000; i++) {
        const struct arrivals *a = &slow->arrivals;
        const struct arrivals *b = &fast->arrivals;
        assert_int_equal(a->number[a->at], i);
        assert_int_equal(b->number[b->at], i);
        assert_int_equal(a->patience_word[a->at], b->patience_word[b->at]);
        assert_int_equal(a->handle_word[a->at], b->handle_word[b->at]);
        assert_int_equal(a->wrap_up_word[a->at], b->wrap_up_word[b->at]);
        assert_true(next(&slow->arrivals, &slow_tick));
        assert_true(next(&fast->arrivals, &fast_tick));
        assert_near((double)slow_tick, 2 * (double)fast_tick, 3);
    }
}

static void test_a_day_factor_multiplies_the_rate_of_its_day(void **state)
{
    const struct demand_case *dc = *state;
    double factor[28];
    for (int day = 0; day < 28; day++) {
        factor[day] = day == 3 ? 0 : day == 4 ? 3 : 1;
    }
    struct crowd *crowd = make_crowd(dc, 1, 20);
    arrivals_start(&crowd->arrivals, &crowd->demand, &crowd->gaps, factor,
                   rng_stream(1, 0, "phone"));
    double n[28] = { 0 };
    uint64_t tick;
    while (next(&crowd->arrivals, &tick)) {
        n[tick / TICKS_A_DAY]++;
    }
    const double monday = 20 * 1400 * 12 / OPEN_H_A_WEEK;
    assert_near(n[0], monday, 3.29 * sqrt(monday));
    assert_near(n[3], 0, 0);
    assert_near(n[4], 3 * monday, 3.29 * sqrt(3 * monday));
    assert_near(n[7], monday, 3.29 * sqrt(monday));
}

/* Counts of hours against the chi-squared law of Poisson counts, their
 * neighbours against independence. */
static void test_counts_are_poisson_and_independent(void **state)
{
    enum { SEEDS = 60, HOURS_OPEN = 48 };
    const struct demand_case *dc = *state;
    dc->channel->any_time = true;
    dc->plan->n_days = 2;
    const double mean = 20;
    double squares = 0;
    double products = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct crowd *crowd = make_crowd(dc, seed, mean * 168 / 1400);
        double n[HOURS_OPEN] = { 0 };
        uint64_t tick;
        while (next(&crowd->arrivals, &tick)) {
            n[tick / ticks_of(HOUR)]++;
        }
        for (int i = 0; i < HOURS_OPEN; i++) {
            const double z = (n[i] - mean) / sqrt(mean);
            squares += z * z;
            products += i > 0 ? z * (n[i - 1] - mean) / sqrt(mean) : 0;
        }
    }
    const double cells = SEEDS * HOURS_OPEN;
    const double pairs = SEEDS * (HOURS_OPEN - 1);
    /* var z^2 = 2 + 1 / mean; 99.9 % */
    assert_near(squares / cells, 1, 3.29 * sqrt((2 + 1 / mean) / cells));
    assert_near(products / pairs, 0, 3.29 / sqrt(pairs));
}

#define with_case(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_case(test_a_week_brings_its_volume_from_whatever_day_on),
        with_case(test_days_share_the_week_by_their_open_time),
        with_case(test_a_volume_a_day_counts_open_days),
        with_case(test_a_volume_an_hour_counts_open_time),
        with_case(test_a_list_has_a_volume_for_each_week_of_the_plan),
        with_case(test_growth_compounds_daily_from_the_start),
        with_case(test_what_a_holiday_would_have_brought_is_lost),
        with_case(test_a_special_day_multiplies_and_spreads_over_its_own_hours),
        with_case(test_a_sunday_opened_for_once_brings_what_its_hours_would),
        with_case(test_weights_of_weekdays_are_totals_of_days),
        with_case(test_a_weight_on_a_closed_day_is_shared_by_the_others),
        with_case(test_the_pattern_of_the_day_is_cut_to_open_hours),
        with_case(test_hours_past_midnight_bring_their_share_too),
        with_case(test_dated_counts_are_kept_and_cut_to_open_hours),
        with_case(test_a_count_of_a_day_is_spread_over_its_open_hours),
        with_case(test_a_count_of_a_week_is_spread_like_an_ordinary_week),
        with_case(test_a_channel_lives_from_its_first_day_until_its_last),
        with_case(test_nobody_comes_before_the_warm_up_begins),
        with_case(test_a_channel_may_have_no_volume_of_its_own),
        with_case(test_arrivals_come_in_order_and_only_when_open),
        with_case(test_customers_keep_their_numbers_when_the_rate_changes),
        with_case(test_a_day_factor_multiplies_the_rate_of_its_day),
        with_case(test_counts_are_poisson_and_independent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
