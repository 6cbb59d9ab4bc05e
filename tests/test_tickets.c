/*
 * Tickets, in situations small enough to work out by hand: scripted arrivals,
 * touches of ten minutes, answers after an hour. How many replies a ticket
 * takes is drawn; a story takes the first seed that gives what it wants.
 */
#include "ticket_desk.h"

/* The first ticket gets so many touches. */
static struct play play_touches(uint32_t touches)
{
    enum { TRIES_AT_MOST = 3000000 };
    struct play play = play_open(&desk.centre);
    for (uint64_t seed = 1; seed < TRIES_AT_MOST; seed++) {
        if (play_fits(&play, seed)) {
            play_run(&play, seed, 0);
            if (play_row(&play, EMAIL, 0, 0)->touches == touches) {
                return play;
            }
        }
    }
    fail_test("no seed gives %u touches", touches);
    return play;
}

#define assert_total(play, channel, total, wanted)                             \
    assert_near(play_total(play, channel, total), wanted, 4 * moment_s)

/* ---- one touch ---- */

static void test_the_wait_ends_with_the_touch_and_the_reply_after_it(
    void **state)
{
    (void)state;
    desk.channels[EMAIL].target = (struct target){ true, 0.8, 900, false };
    script(EMAIL, 1000, 1100);
    struct play play = play_of(&desk);
    assert_answered(&play, EMAIL, 0, 0, 1000, DESK);
    assert_ended(&play, EMAIL, 0, 0, "answered", 1600);
    assert_answered(&play, EMAIL, 1, 0, 1600, DESK);
    assert_total(&play, EMAIL, TOTAL_WAIT_ANSWERED_S, 500);
    assert_total(&play, EMAIL, TOTAL_FIRST_REPLY_S, 600 + 1100);
    assert_total(&play, EMAIL, TOTAL_RESOLUTION_S, 600 + 1100);
    assert_total(&play, EMAIL, TOTAL_REQUESTER_S, 600 + 1100);
    assert_near(play_total(&play, EMAIL, TOTAL_IN_TIME), 1, 0); /* the reply */
    assert_near(play_total(&play, EMAIL, TOTAL_REPLY_IN_1_H), 2, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_ONE_TOUCH), 2, 0);
    assert_total(&play, EMAIL, TOTAL_BACKLOG_S, 1700);
    assert_total(&play, EMAIL, TOTAL_QUEUE_S, 500);
    assert_total(&play, EMAIL, TOTAL_TALK_S, 1200);
    assert_near(play_total(&play, EMAIL, TOTAL_BACKLOG_MAX), 2, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_CLEARED_S), 0, 0);
    play_close(&play);
}

static void test_wrap_up_comes_after_the_reply_and_speed_divides_both(
    void **state)
{
    (void)state;
    desk.channels[EMAIL].wrap_up = constant(60);
    desk.speeds[DESK][EMAIL] = 2;
    script(EMAIL, 1000, 1010);
    struct play play = play_of(&desk);
    assert_ended(&play, EMAIL, 0, 0, "answered", 1300);
    assert_answered(&play, EMAIL, 1, 0, 1330, DESK);
    assert_total(&play, EMAIL, TOTAL_TALK_S, 600);
    assert_total(&play, EMAIL, TOTAL_HANDLE_S, 660);
    assert_total(&play, EMAIL, TOTAL_BACKLOG_S, 300 + 620);
    assert_near(play.sample->team_totals[DESK][TEAM_BUSY_S], 660, moment_s);
    play_close(&play);
}

/* ---- nights, weekends and holidays ---- */

/* A ticket of Friday evening, for Monday morning. */
static void test_tickets_wait_over_the_weekend(void **state)
{
    (void)state;
    at_the_office(5);
    desk.centre.plan.n_days = 7;
    desk.channels[EMAIL].target = (struct target){ true, 0.8, 900, true };
    desk.channels[EMAIL].solve_target =
        (struct target){ true, 0.8, 3 * DAY, false };
    script(EMAIL, 4 * DAY + 16.9 * HOUR, 4 * DAY + 20 * HOUR);
    struct play play = play_of(&desk);
    /* the first is finished after closing: 360 s of it in open hours */
    assert_answered(&play, EMAIL, 0, 0, 4 * DAY + 16.9 * HOUR, DESK);
    assert_answered(&play, EMAIL, 1, 0, 7 * DAY + 9 * HOUR, DESK);
    assert_total(&play, EMAIL, TOTAL_FIRST_REPLY_OPEN_S, 360 + 600);
    assert_total(&play, EMAIL, TOTAL_RESOLUTION_OPEN_S, 360 + 600);
    assert_total(&play, EMAIL, TOTAL_WAIT_OPEN_S, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_IN_TIME), 2, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_SOLVE_MET), 2, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_SOLVE_OF), 2, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_BACKLOG_END), 1, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_BACKLOG_LEFT), 1, 0);
    assert_total(&play, EMAIL, TOTAL_BACKLOG_OLDEST_S, 52.0 * HOUR);
    /* in the window until Sunday midnight: of each age */
    assert_total(&play, EMAIL, TOTAL_BACKLOG_4_H_S, 600 + 4.0 * HOUR);
    assert_total(&play, EMAIL, TOTAL_BACKLOG_1_DAY_S, 20.0 * HOUR);
    assert_total(&play, EMAIL, TOTAL_BACKLOG_3_DAYS_S, 28.0 * HOUR);
    assert_total(&play, EMAIL, TOTAL_BACKLOG_OLDER_S, 0);
    play_close(&play);
}

static void test_on_a_holiday_nobody_works_on_tickets(void **state)
{
    (void)state;
    static const int32_t tuesday = MONDAY + 1;
    at_the_office(5);
    desk.centre.plan.n_holidays = 1;
    desk.centre.plan.holidays = &tuesday;
    script(EMAIL, 18 * HOUR);
    struct play play = play_of(&desk);
    assert_answered(&play, EMAIL, 0, 0, 2 * DAY + 9 * HOUR, DESK);
    assert_total(&play, EMAIL, TOTAL_WAIT_OPEN_S, 0);
    play_close(&play);
}

static void test_a_touch_at_closing_is_finished(void **state)
{
    (void)state;
    at_the_office(5);
    script(EMAIL, 17.0 * HOUR - 100, 17.0 * HOUR - 50);
    struct play play = play_of(&desk);
    assert_ended(&play, EMAIL, 0, 0, "answered", 17.0 * HOUR + 500);
    assert_answered(&play, EMAIL, 1, 0, DAY + 9 * HOUR, DESK);
    assert_near(play.sample->team_totals[DESK][TEAM_ON_DUTY_S],
                8.0 * HOUR + 500, 1e-3);
    play_close(&play);
}

/* ---- more replies ---- */

static void test_between_replies_a_ticket_is_pending(void **state)
{
    (void)state;
    desk.channels[EMAIL].ticket.replies_mean = 3;
    script(EMAIL, 1000);
    struct play play = play_touches(3);
    assert_ended(&play, EMAIL, 0, 0, "answered", 1000 + 3 * 600 + 2.0 * HOUR);
    assert_total(&play, EMAIL, TOTAL_FIRST_REPLY_S, 600);
    assert_total(&play, EMAIL, TOTAL_RESOLUTION_S, 1800 + 2.0 * HOUR);
    assert_total(&play, EMAIL, TOTAL_REQUESTER_S, 1800);
    assert_total(&play, EMAIL, TOTAL_PENDING_S, 2.0 * HOUR);
    assert_total(&play, EMAIL, TOTAL_BACKLOG_S, 1800);
    assert_total(&play, EMAIL, TOTAL_HANDLE_S, 1800);
    assert_near(play_total(&play, EMAIL, TOTAL_REPLIES), 3, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_ONE_TOUCH), 0, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_OFFERED), 1, 0);
    assert_near(play.sample->team_totals[DESK][TEAM_CONTACTS], 1, 0);
    play_close(&play);
}

static void test_a_hold_comes_on_top_of_the_answer(void **state)
{
    (void)state;
    desk.channels[EMAIL].ticket.replies_mean = 2;
    desk.channels[EMAIL].ticket.hold_probability = 1;
    desk.channels[EMAIL].ticket.hold_lasts = constant(2 * HOUR);
    script(EMAIL, 1000);
    struct play play = play_touches(2);
    assert_ended(&play, EMAIL, 0, 0, "answered", 1000 + 1200 + 3.0 * HOUR);
    assert_total(&play, EMAIL, TOTAL_REQUESTER_S, 1200);
    assert_total(&play, EMAIL, TOTAL_PENDING_S, 3.0 * HOUR);
    play_close(&play);
}

static void test_resolution_runs_to_the_last_solve(void **state)
{
    (void)state;
    desk.channels[EMAIL].ticket.reopen_probability = 0.5;
    desk.channels[EMAIL].ticket.reopen_after = constant(DAY);
    script(EMAIL, 1000);
    struct play play = play_touches(3);
    assert_total(&play, EMAIL, TOTAL_RESOLUTION_S, 1800 + 2.0 * DAY);
    assert_total(&play, EMAIL, TOTAL_FIRST_REPLY_S, 600);
    assert_near(play_total(&play, EMAIL, TOTAL_REOPENED), 2, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_RESOLVED), 1, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_OFFERED), 1, 0);
    play_close(&play);
}

static void test_replies_follow_a_geometric_law(void **state)
{
    (void)state;
    double with[4] = { 0 };
    desk.channels[EMAIL].ticket.replies_mean = 1.6;
    desk.channels[EMAIL].volume =
        (struct volume){ .basis = VOLUME_PER_HOUR, .amount = 500 };
    desk.teams[DESK].agents = 200;
    struct play play = play_open(&desk.centre);
    play_run(&play, 1, 0);
    const double all = play_total(&play, EMAIL, TOTAL_RESOLVED);
    assert_near(play_total(&play, EMAIL, TOTAL_OFFERED), all, 0);
    for (size_t i = 0; i < play.trace->n_rows; i++) {
        const struct trace_row *row = &play.trace->rows[i];
        if (row->arrival_s < DAY && row->touches <= 4) {
            with[row->touches - 1]++;
        }
    }
    play_close(&play);
    double share = 1 / 1.6;
    for (int n = 0; n < 4; n++) {
        assert_near(with[n], all * share, 4 * sqrt(all * share * (1 - share)));
        share *= 1 - 1 / 1.6;
    }
}

static void test_after_two_replies_a_customer_may_ask_for_a_call(void **state)
{
    (void)state;
    static const struct transfer_option on_request[] = { { PHONE, 1, 2 } };
    desk.channels[EMAIL].ticket.replies_mean = 4;
    desk.channels[EMAIL].n_transfers = 1;
    desk.channels[EMAIL].transfers = on_request;
    script(EMAIL, 1000);
    struct play play = play_touches(2);
    while (play_n_attempts(&play, EMAIL, 0) == 1) { /* solved by the second */
        const uint64_t seed = play.seed;
        uint64_t next = seed + 1;
        while (!play_fits(&play, next)) {
            next++;
        }
        play_run(&play, next, 0);
    }
    const struct trace_row *row = play_row(&play, EMAIL, 0, 1);
    assert_int_equal(row->channel, PHONE);
    assert_near(row->answer_s, 1000 + 1200 + HOUR, moment_s);
    assert_int_equal(play_row(&play, EMAIL, 0, 0)->touches, 2);
    assert_near(play_total(&play, EMAIL, TOTAL_TRANSFERRED_OUT), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_TRANSFERRED_IN), 1, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_RESOLVED), 0, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_UNSOLVED), 0, 0);
    play_close(&play);
}

/* ---- going home ---- */

static void test_separate_agents_turn_to_tickets_when_the_phone_closes(
    void **state)
{
    (void)state;
    at_the_office(5);
    desk.channels[EMAIL].opening_hours =
        (struct opening_hours){ true, 0, NULL };
    desk.teams[DESK].ticket_work = TICKETS_SEPARATE;
    script(EMAIL, 8.9 * HOUR, 10 * HOUR, 11 * HOUR);
    script(PHONE, 9.01 * HOUR);
    struct play play = play_of(&desk);
    assert_answered(&play, EMAIL, 0, 0, 8.9 * HOUR, DESK);
    assert_answered(&play, PHONE, 0, 0, 8.9 * HOUR + 600, DESK);
    assert_answered(&play, EMAIL, 1, 0, 17 * HOUR, DESK);
    assert_answered(&play, EMAIL, 2, 0, 17 * HOUR + 600, DESK);
    play_close(&play);
}

/* The phone, the shift and the tickets' own doors all end at five: the queue
 * is long, and nobody turns to it while going home. */
static void test_nobody_turns_to_tickets_as_the_shift_ends(void **state)
{
    (void)state;
    static const struct shift day = { .name = "day",
                                      .agents = 2,
                                      .days_mask = 0x1f,
                                      .from_s = 9 * HOUR,
                                      .to_s = 17 * HOUR };
    at_the_office(5);
    desk.teams[DESK].ticket_work = TICKETS_SEPARATE;
    desk.teams[DESK].agents = 2;
    script(EMAIL, 10 * HOUR, 11 * HOUR, 12 * HOUR);
    script(PHONE, 9.01 * HOUR);
    for (int by_shift = 0; by_shift < 2; by_shift++) {
        struct play play = play_of(&desk);
        const double *team = play.sample->team_totals[DESK];
        assert_near(team[TEAM_PAID_S], 2 * 8.0 * HOUR, moment_s);
        assert_near(team[TEAM_ON_DUTY_S], 2 * 8.0 * HOUR, moment_s);
        assert_near(play_total(&play, EMAIL, TOTAL_UNFINISHED), 3, 0);
        play_close(&play);
        desk.teams[DESK].staffing = STAFF_SHIFTS;
        desk.teams[DESK].n_shifts = 1;
        desk.teams[DESK].shifts = &day;
    }
}

static void test_a_touch_that_ends_at_closing_is_the_last(void **state)
{
    (void)state;
    at_the_office(5);
    script(EMAIL, 17 * HOUR - 600, 17 * HOUR - 500);
    struct play play = play_of(&desk);
    assert_ended(&play, EMAIL, 0, 0, "answered", 17 * HOUR);
    assert_answered(&play, EMAIL, 1, 0, DAY + 9 * HOUR, DESK);
    play_close(&play);
}

/* ---- the backlog at the start, and at the end ---- */

static void test_an_old_backlog_is_worked_off_oldest_first(void **state)
{
    (void)state;
    desk.centre.plan.warm_up_s = 14 * DAY;
    desk.channels[EMAIL].wrap_up = constant(60);
    desk.channels[EMAIL].ticket.backlog_tickets = 4;
    desk.channels[EMAIL].ticket.backlog_oldest_s = 4 * DAY;
    desk.channels[PHONE].volume = (struct volume){ .basis = VOLUME_NONE };
    script(EMAIL, 100);
    struct play play = play_of(&desk);
    assert_answered(&play, EMAIL, 0, 0, 4 * 660, DESK);
    assert_near(play_total(&play, EMAIL, TOTAL_OFFERED), 1, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_BACKLOG_MAX), 5, 0);
    assert_total(&play, EMAIL, TOTAL_CLEARED_S, 4 * 660 + 600);
    assert_near(play_total(&play, EMAIL, TOTAL_BACKLOG_LEFT), 0, 0);
    /* ages of half a day, and 1.5, 2.5 and 3.5 days: the oldest for 600 s,
     * the others after so many turns of 660 s */
    assert_total(&play, EMAIL, TOTAL_BACKLOG_OLDER_S, 600);
    assert_total(&play, EMAIL, TOTAL_BACKLOG_3_DAYS_S, 660 + 600 + 1320 + 600);
    assert_total(&play, EMAIL, TOTAL_BACKLOG_1_DAY_S, 3 * 660 + 600);
    assert_total(&play, EMAIL, TOTAL_BACKLOG_4_H_S, 4 * 660 + 600 - 100);
    play_close(&play);
}

/* Nobody works before the window; the old ones are of 1.5 and 0.5 days. */
static void test_an_old_backlog_stands_among_what_the_warm_up_left(void **state)
{
    (void)state;
    static const struct staff_step steps[] = { { 0, 1 } };
    desk.centre.plan.warm_up_s = 14 * DAY;
    desk.teams[DESK].staffing = STAFF_STEPS;
    desk.teams[DESK].n_steps = 1;
    desk.teams[DESK].steps = steps;
    desk.channels[EMAIL].ticket.backlog_tickets = 2;
    desk.channels[EMAIL].ticket.backlog_oldest_s = 2 * DAY;
    script(EMAIL, -40.0 * HOUR, -20.0 * HOUR, -HOUR);
    struct play play = play_of(&desk);
    assert_answered(&play, EMAIL, 0, 0, 0, DESK);
    assert_answered(&play, EMAIL, 1, 0, 1200, DESK);
    assert_answered(&play, EMAIL, 2, 0, 2400, DESK);
    play_close(&play);
}

/* No warm-up: all of both came before the clock began. The phone's tickets are
 * an hour old at most, the emails days. */
static void test_of_two_old_backlogs_the_older_goes_first(void **state)
{
    (void)state;
    desk_set_ticket(&desk, PHONE, 1, 600, HOUR);
    desk.centre.routing.contact = CONTACT_OLDEST;
    for (size_t c = EMAIL; c <= PHONE; c++) {
        desk.channels[c].ticket.backlog_tickets = 5;
    }
    /* the younger first in the file, so that order alone would take them */
    desk.channels[EMAIL].ticket.backlog_oldest_s = HOUR;
    desk.channels[PHONE].ticket.backlog_oldest_s = 10 * DAY;
    script(EMAIL, 100);
    struct play play = play_of(&desk);
    for (uint32_t i = 0; i < 5; i++) {
        assert_answered(&play, PHONE, BACKLOG_NUMBERS_FROM + i, 0, 600 * i,
                        DESK);
        assert_answered(&play, EMAIL, BACKLOG_NUMBERS_FROM + i, 0,
                        3000 + 600 * i, DESK);
    }
    play_close(&play);
}

/* Gone since Monday midnight; promised within an open hour. */
static void test_a_promise_holds_after_the_channel_is_gone(void **state)
{
    (void)state;
    at_the_office(5);
    desk.channels[EMAIL].has_until = true;
    desk.channels[EMAIL].until_day = MONDAY + 1;
    desk.channels[EMAIL].target = (struct target){ true, 0.8, HOUR, true };
    desk.channels[EMAIL].handle_time = constant(5400);
    script(EMAIL, 16.9 * HOUR, 20 * HOUR);
    struct play play = play_of(&desk);
    assert_answered(&play, EMAIL, 1, 0, DAY + 9 * HOUR, DESK);
    assert_total(&play, EMAIL, TOTAL_FIRST_REPLY_OPEN_S, 360 + 5400);
    assert_near(play_total(&play, EMAIL, TOTAL_IN_TIME), 1, 0);
    play_close(&play);
}

static void test_what_never_empties_is_not_cleared(void **state)
{
    (void)state;
    desk.channels[EMAIL].handle_time = constant(601);
    desk.channels[EMAIL].ticket.backlog_tickets = 200;
    desk.channels[EMAIL].ticket.backlog_oldest_s = 4 * DAY;
    script(EMAIL, 100);
    struct play play = play_of(&desk);
    assert_near(play_total(&play, EMAIL, TOTAL_CLEARED), 0, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_BACKLOG_END), 201 - 143, 0);
    /* one agent has a day's time, however many are answered later */
    assert_near(play.sample->team_totals[DESK][TEAM_CONTACTS], 143, 0);
    /* the 144th oldest is in hand */
    assert_total(&play, EMAIL, TOTAL_BACKLOG_OLDEST_S,
                 DAY + 4.0 * DAY * (200 - 143.5) / 200);
    play_close(&play);
}

static void test_at_the_end_some_are_unfinished_and_some_unsolved(void **state)
{
    (void)state;
    desk.centre.plan.run_out_s = HOUR;
    desk.channels[EMAIL].ticket.replies_mean = 2;
    desk.channels[EMAIL].ticket.customer_reply = constant(DAY);
    desk.channels[EMAIL].handle_time = constant(40 * 60);
    script(EMAIL, DAY - 60, DAY - 50, DAY - 40);
    struct play play = play_open(&desk.centre);
    uint32_t nth = 0;
    do {
        play_script_again(&play, nth++);
    } while (play_total(&play, EMAIL, TOTAL_UNSOLVED) != 1);
    assert_near(play_total(&play, EMAIL, TOTAL_ANSWERED), 1, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_UNFINISHED), 2, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_RESOLVED), 0, 0);
    assert_total(&play, EMAIL, TOTAL_BACKLOG_S, 60 + 50 + 40);
    assert_ended(&play, EMAIL, 0, 0, "answered", DAY + HOUR);
    assert_ended(&play, EMAIL, 1, 0, "unfinished", DAY + HOUR);
    assert_ended(&play, EMAIL, 2, 0, "unfinished", DAY + HOUR);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define test(name) cmocka_unit_test_setup(name, set_ticket_desk)
        test(test_the_wait_ends_with_the_touch_and_the_reply_after_it),
        test(test_wrap_up_comes_after_the_reply_and_speed_divides_both),
        test(test_tickets_wait_over_the_weekend),
        test(test_on_a_holiday_nobody_works_on_tickets),
        test(test_a_touch_at_closing_is_finished),
        test(test_between_replies_a_ticket_is_pending),
        test(test_a_hold_comes_on_top_of_the_answer),
        test(test_resolution_runs_to_the_last_solve),
        test(test_replies_follow_a_geometric_law),
        test(test_after_two_replies_a_customer_may_ask_for_a_call),
        test(test_separate_agents_turn_to_tickets_when_the_phone_closes),
        test(test_nobody_turns_to_tickets_as_the_shift_ends),
        test(test_a_touch_that_ends_at_closing_is_the_last),
        test(test_an_old_backlog_is_worked_off_oldest_first),
        test(test_an_old_backlog_stands_among_what_the_warm_up_left),
        test(test_of_two_old_backlogs_the_older_goes_first),
        test(test_a_promise_holds_after_the_channel_is_gone),
        test(test_what_never_empties_is_not_cleared),
        test(test_at_the_end_some_are_unfinished_and_some_unsolved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
