/*
 * Counts by hand: a window of nine days in intervals of half an hour, one
 * channel with a target of 80 % in 20 s.
 */
#include "centres.h"

#include "engine/tally.h"

enum { DAYS = 9, SLOTS = 48, NOON = 24 };

static struct desk desk;

struct counted {
    struct arena *arena;
    struct sample *sample;
    struct horizon horizon;
    struct tally tally;
};

static struct counted counted;

static void start(void)
{
    if (counted.arena) {
        arena_destroy(counted.arena);
    }
    counted.arena = arena_create();
    counted.horizon = horizon_of(&desk.centre.plan);
    counted.sample = sample_create(&desk.centre, counted.arena);
    counted.sample->profile = wait_profile_create(&desk.centre, counted.arena);
    counted.tally = tally_start(&desk.centre, &counted.horizon, counted.sample,
                                counted.arena);
}

static int setup(void **state)
{
    (void)state;
    desk_set(&desk, 1, 1);
    desk.centre.plan.n_days = DAYS;
    start();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_destroy(counted.arena);
    counted.arena = NULL;
    return 0;
}

static struct interval_cell *cell_of(uint32_t cell)
{
    return &counted.tally.channels[0].cells[cell];
}

static void answer(uint32_t cell, uint64_t wait_ticks)
{
    cell_of(cell)->offered++;
    tally_answered(&counted.tally, 0, cell, wait_ticks, 90000000);
}

static void answer_many(uint32_t cell, int n, double wait_s)
{
    for (int i = 0; i < n; i++) {
        answer(cell, ticks_of(wait_s));
    }
}

static double total(enum total which)
{
    return counted.sample->totals[0][which];
}

static void test_a_wait_of_the_target_is_in_time(void **state)
{
    (void)state;
    answer(0, 0);
    answer(0, 20000000);
    answer(0, 20000001);
    tally_finish(&counted.tally);
    assert_near(total(TOTAL_IN_TIME), 2, 0);
    assert_near(total(TOTAL_OFFERED), 3, 0);
    assert_near(total(TOTAL_ANSWERED_AT_ONCE), 1, 0);
    assert_near(total(TOTAL_WAIT_ANSWERED_S), 40.000001, 1e-12);
    assert_near(total(TOTAL_WAIT_MAX_S), 20.000001, 1e-12);
    assert_near(total(TOTAL_HANDLE_S), 270, 0);
}

static void test_a_target_of_nothing_counts_who_did_not_wait(void **state)
{
    (void)state;
    desk.channels[0].target.within_s = 0;
    start();
    answer(0, 0);
    answer(0, 1);
    tally_finish(&counted.tally);
    assert_near(total(TOTAL_LEVEL_MET), 1, 0);
    assert_near(total(TOTAL_LEVEL_OF), 2, 0);
}

static void test_without_a_target_there_is_no_level(void **state)
{
    (void)state;
    desk.channels[0].target.set = false;
    start();
    answer_many(0, 5, 3);
    tally_finish(&counted.tally);
    assert_near(total(TOTAL_LEVEL_OF), 0, 0);
    assert_near(total(TOTAL_DAYS), 0, 0);
    assert_near(total(TOTAL_WEEKS), 0, 0);
}

/* Around every threshold, and in steps of a twentieth between. */
static void test_a_wait_is_over_all_thresholds_below_it(void **state)
{
    (void)state;
    static const double thresholds_s[] = { 0, 10, 20, 30, 60, 120, 300, 3600 };
    enum { N = sizeof thresholds_s / sizeof *thresholds_s };
    double over[N] = { 0 };
    uint64_t waits[500];
    size_t n = 0;
    for (size_t i = 0; i < N; i++) {
        const uint64_t threshold = ticks_of(thresholds_s[i]);
        waits[n++] = threshold;
        waits[n++] = threshold + 1;
        waits[n++] = threshold > 0 ? threshold - 1 : 0;
    }
    for (uint64_t wait = 1; wait < 8000000000; wait += 1 + wait / 20) {
        waits[n++] = wait;
    }
    for (size_t i = 0; i < n; i++) {
        answer(0, waits[i]);
        for (size_t k = 0; k < N; k++) {
            over[k] += waits[i] > ticks_of(thresholds_s[k]);
        }
    }
    tally_finish(&counted.tally);
    for (size_t k = 0; k < N; k++) {
        assert_near(counted.sample->totals[0][TOTAL_OVER_0_S + k], over[k], 0);
    }
    assert_near(total(TOTAL_ANSWERED_AT_ONCE), (double)n - over[0], 0);
}

/* 10 offered: 5 in time, 2 late, 1 hung up early, 1 late, 1 blocked. */
static void assert_level(enum service_level_counts counts, double met,
                         double of)
{
    desk.channels[0].service_level_counts = counts;
    start();
    answer_many(0, 5, 7);
    answer_many(0, 2, 70);
    cell_of(0)->offered += 3;
    cell_of(0)->abandoned += 2;
    cell_of(0)->short_hang_ups += 1;
    cell_of(0)->blocked += 1;
    tally_finish(&counted.tally);
    assert_near(total(TOTAL_LEVEL_MET), met, 0);
    assert_near(total(TOTAL_LEVEL_OF), of, 0);
}

static void test_the_level_counts_as_the_channel_says(void **state)
{
    (void)state;
    assert_level(COUNTS_OFFERED, 5, 10);
    assert_level(COUNTS_ANSWERED, 5, 7);
    assert_level(COUNTS_OFFERED_LESS_SHORT, 5, 9);
    assert_level(COUNTS_SHORT_COUNTS, 6, 10);
}

static void test_shares_that_are_just_met_count(void **state)
{
    (void)state;
    for (int percent = 1; percent <= 100; percent++) {
        desk.channels[0].target.share_frac = percent / 100.0;
        start();
        answer_many(NOON, percent, 5);
        answer_many(NOON, 100 - percent, 50);
        answer_many(SLOTS + NOON, percent - 1, 5); /* one too few */
        answer_many(SLOTS + NOON, 101 - percent, 50);
        tally_finish(&counted.tally);
        assert_near(total(TOTAL_DAYS), 2, 0);
        assert_near(total(TOTAL_DAYS_ON_TARGET), 1, 0);
    }
}

/* Days 0, 1 and 8 have contacts; the second week has two days. */
static void test_days_and_weeks_without_contacts_do_not_count(void **state)
{
    (void)state;
    answer_many(NOON, 8, 5);
    answer_many(NOON + 1, 2, 50);
    answer_many(SLOTS, 1, 50);
    answer_many(8 * SLOTS + NOON, 1, 50);
    tally_finish(&counted.tally);
    assert_near(total(TOTAL_DAYS), 3, 0);
    assert_near(total(TOTAL_DAYS_ON_TARGET), 1, 0);
    assert_near(total(TOTAL_WEEKS), 2, 0);
    assert_near(total(TOTAL_WEEKS_ON_TARGET), 0, 0);
}

/* Monday to Friday; somebody comes on Sunday all the same, passed on. */
static void test_days_on_which_the_channel_is_closed_do_not_count(void **state)
{
    (void)state;
    static const struct open_span weekdays[] = { { 0, 0, DAY },
                                                 { 1, 0, DAY },
                                                 { 2, 0, DAY },
                                                 { 3, 0, DAY },
                                                 { 4, 0, DAY } };
    static const int32_t tuesday = MONDAY + 1;
    desk.channels[0].opening_hours =
        (struct opening_hours){ false, 5, weekdays };
    desk.centre.plan.n_holidays = 1;
    desk.centre.plan.holidays = &tuesday;
    answer_many(NOON, 8, 5);
    answer_many(SLOTS + NOON, 1, 50);
    answer_many(6 * SLOTS + NOON, 1, 50);
    tally_finish(&counted.tally);
    assert_near(total(TOTAL_DAYS), 1, 0);
    assert_near(total(TOTAL_DAYS_ON_TARGET), 1, 0);
    assert_near(total(TOTAL_WEEKS), 1, 0);
}

static void test_a_day_on_which_nobody_was_answered_missed_its_target(
    void **state)
{
    (void)state;
    desk.channels[0].service_level_counts = COUNTS_ANSWERED;
    start();
    answer_many(NOON, 3, 5);
    cell_of(SLOTS + NOON)->offered = 4;
    cell_of(SLOTS + NOON)->abandoned = 4;
    tally_finish(&counted.tally);
    assert_near(total(TOTAL_DAYS), 2, 0);
    assert_near(total(TOTAL_DAYS_ON_TARGET), 1, 0);
    assert_near(total(TOTAL_LEVEL_OF), 3, 0);
}

static void test_waits_are_kept_by_day_and_by_weekday_and_time(void **state)
{
    (void)state;
    answer(NOON, ticks_of(5));             /* Monday */
    answer(7 * SLOTS + NOON, ticks_of(5)); /* the next Monday */
    answer(8 * SLOTS + NOON + 1, 0);       /* Tuesday 12:30 */
    tally_finish(&counted.tally);
    const struct wait_profile *profile = counted.sample->profile;
    for (uint32_t day = 0; day < DAYS; day++) {
        assert_int_equal(histogram_total(&profile->by_day[day]),
                         day == 0 || day >= 7);
    }
    for (uint32_t slot = 0; slot < 7 * SLOTS; slot++) {
        assert_int_equal(histogram_total(&profile->by_slot[slot]),
                         slot == NOON               ? 2
                         : slot == SLOTS + NOON + 1 ? 1
                                                    : 0);
    }
    assert_int_equal(histogram_total(&counted.sample->waits[0]), 3);
}

static void test_intervals_of_five_minutes_have_cells_of_their_own(void **state)
{
    (void)state;
    desk.centre.plan.interval_s = 300;
    desk.centre.plan.start_day = MONDAY + 3; /* a Thursday */
    start();
    assert_int_equal(counted.sample->n_intervals, DAYS * 288);
    answer(288 + 7, 0); /* Friday 00:35 */
    tally_finish(&counted.tally);
    const struct wait_profile *profile = counted.sample->profile;
    assert_int_equal(histogram_total(&profile->by_slot[4 * 288 + 7]), 1);
    assert_int_equal(histogram_total(&profile->by_day[1]), 1);
}

#define with_counts(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_counts(test_a_wait_of_the_target_is_in_time),
        with_counts(test_a_target_of_nothing_counts_who_did_not_wait),
        with_counts(test_without_a_target_there_is_no_level),
        with_counts(test_a_wait_is_over_all_thresholds_below_it),
        with_counts(test_the_level_counts_as_the_channel_says),
        with_counts(test_shares_that_are_just_met_count),
        with_counts(test_days_and_weeks_without_contacts_do_not_count),
        with_counts(test_days_on_which_the_channel_is_closed_do_not_count),
        with_counts(test_a_day_on_which_nobody_was_answered_missed_its_target),
        with_counts(test_waits_are_kept_by_day_and_by_weekday_and_time),
        with_counts(test_intervals_of_five_minutes_have_cells_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
