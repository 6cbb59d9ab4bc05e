/*
 * The life of a call, as short stories: scripted arrivals, one agent at the
 * desk unless a story says otherwise, constant times. The numbers are worked
 * out in the head.
 */
#include "centres.h"

enum { PHONE, SALES, REPAIRS };
enum { DESK, EXPERTS };

static struct desk desk;
static struct channel *phone;

static int setup(void **state)
{
    (void)state;
    desk_set(&desk, 1, 1);
    phone = &desk.channels[PHONE];
    return 0;
}

static int setup_three(void **state)
{
    (void)state;
    desk_set(&desk, 3, 2);
    phone = &desk.channels[PHONE];
    for (size_t c = 0; c < 3; c++) {
        desk.channels[c].n_answered_by = 1;
        desk.answered_by[c][0].team = c == PHONE ? DESK : EXPERTS;
    }
    return 0;
}

static struct play play_desk(void)
{
    struct play play = play_of(&desk);
    return play;
}

/* ---- waiting ---- */

static void test_calls_are_answered_in_turn(void **state)
{
    (void)state;
    phone->wrap_up = constant(15);
    script(PHONE, 100, 110, 120, 400);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 0, 0, 100, DESK);
    assert_ended(&play, PHONE, 0, 0, "answered", 160);
    assert_answered(&play, PHONE, 1, 0, 175, DESK);
    assert_answered(&play, PHONE, 2, 0, 250, DESK);
    assert_answered(&play, PHONE, 3, 0, 400, DESK);
    assert_near(play_total(&play, PHONE, TOTAL_WAIT_ANSWERED_S), 65 + 130,
                moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_WAIT_MAX_S), 130, moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_QUEUE_S), 65 + 130, moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_TALK_S), 240, moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_HANDLE_S), 300, moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_IN_TIME), 2, 0);
    assert_near(play_total(&play, PHONE, TOTAL_ANSWERED_AT_ONCE), 2, 0);
    assert_near(play.sample->team_totals[DESK][TEAM_BUSY_S], 300, moment_s);
    play_close(&play);
}

static void test_who_runs_out_of_patience_hangs_up(void **state)
{
    (void)state;
    phone->patience = constant(30);
    script(PHONE, 100, 110, 135, 155);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "abandoned", 140);
    assert_answered(&play, PHONE, 2, 0, 160, DESK);
    assert_ended(&play, PHONE, 3, 0, "abandoned", 185);
    assert_near(play_total(&play, PHONE, TOTAL_ABANDONED), 2, 0);
    assert_near(play_total(&play, PHONE, TOTAL_SHORT), 0, 0);
    assert_near(play_total(&play, PHONE, TOTAL_WAIT_ABANDONED_S), 60, moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_WAIT_ALL_S), 85, moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_CUSTOMERS_LOST), 2, 0);
    play_close(&play);
}

static void test_an_agent_who_comes_free_at_the_last_moment_is_in_time(
    void **state)
{
    (void)state;
    phone->patience = constant(50);
    script(PHONE, 100, 110);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 0, 160, DESK);
    play_close(&play);
}

static void test_hanging_up_at_the_target_is_not_before_it(void **state)
{
    (void)state;
    phone->patience = constant(20);
    script(PHONE, 100, 110);
    struct play play = play_desk();
    assert_near(play_total(&play, PHONE, TOTAL_ABANDONED), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_SHORT), 0, 0);
    play_close(&play);
    phone->patience = constant(19.9);
    play = play_desk();
    assert_near(play_total(&play, PHONE, TOTAL_SHORT), 1, 0);
    play_close(&play);
}

static void test_without_patience_nobody_waits(void **state)
{
    (void)state;
    phone->patience = constant(0);
    script(PHONE, 100, 110, 160);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "abandoned", 110);
    assert_answered(&play, PHONE, 2, 0, 160, DESK);
    assert_near(play_total(&play, PHONE, TOTAL_BALKED), 0, 0);
    play_close(&play);
}

static void test_work_of_no_time_keeps_nobody_waiting(void **state)
{
    (void)state;
    phone->handle_time = constant(0);
    script(PHONE, 100, 100 + 10 * tick_s, 200);
    struct play play = play_desk();
    assert_near(play_total(&play, PHONE, TOTAL_ANSWERED_AT_ONCE), 3, 0);
    assert_near(play.sample->team_totals[DESK][TEAM_BUSY_S], 0, 0);
    play_close(&play);
}

/* ---- leaving at once ---- */

static void test_who_would_have_to_wait_leaves_at_once(void **state)
{
    (void)state;
    phone->leaves_at_once_frac = 1;
    script(PHONE, 100, 110, 160);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "balked", 110);
    assert_answered(&play, PHONE, 2, 0, 160, DESK);
    assert_near(play_total(&play, PHONE, TOTAL_BALKED), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_ABANDONED), 0, 0);
    assert_near(play_total(&play, PHONE, TOTAL_LOST), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_SHORT), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_FINISHED_NOT_BLOCKED), 3, 0);
    assert_near(play_total(&play, PHONE, TOTAL_WAIT_ALL_S), 0, 0);
    play_close(&play);
}

/* ---- lines and waiting places ---- */

static void test_a_line_is_taken_by_the_talk_and_not_by_the_wrap_up(
    void **state)
{
    (void)state;
    phone->lines = 1;
    phone->wrap_up = constant(60);
    script(PHONE, 100, 159, 160, 170);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "blocked", 159);
    assert_answered(&play, PHONE, 2, 0, 220, DESK);
    assert_ended(&play, PHONE, 3, 0, "blocked", 170);
    assert_near(play_total(&play, PHONE, TOTAL_BLOCKED), 2, 0);
    assert_near(play_total(&play, PHONE, TOTAL_FINISHED_NOT_BLOCKED), 2, 0);
    play_close(&play);
}

static void test_lines_hold_who_talks_and_who_waits(void **state)
{
    (void)state;
    phone->lines = 2;
    phone->patience = constant(30);
    script(PHONE, 100, 110, 120, 141);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "abandoned", 140);
    assert_ended(&play, PHONE, 2, 0, "blocked", 120);
    assert_answered(&play, PHONE, 3, 0, 160, DESK);
    play_close(&play);
}

static void test_waiting_places_hold_who_waits(void **state)
{
    (void)state;
    phone->waiting_places = 1;
    script(PHONE, 100, 110, 120, 161);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 0, 160, DESK);
    assert_ended(&play, PHONE, 2, 0, "blocked", 120);
    assert_answered(&play, PHONE, 3, 0, 220, DESK);
    play_close(&play);
    phone->waiting_places = 0;
    phone->leaves_at_once_frac = 1; /* the busy signal comes first */
    play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "blocked", 110);
    assert_answered(&play, PHONE, 3, 0, 161, DESK);
    play_close(&play);
}

/* ---- trying again ---- */

static void test_redials_come_after_their_time_and_end_at_their_limit(
    void **state)
{
    (void)state;
    phone->handle_time = constant(1000);
    phone->patience = constant(10);
    phone->redial = (struct redial){ 1, constant(30), 2 };
    script(PHONE, 100, 110);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "abandoned", 120);
    assert_near(play_row(&play, PHONE, 1, 1)->arrival_s, 150, moment_s);
    assert_near(play_row(&play, PHONE, 1, 2)->arrival_s, 190, moment_s);
    assert_int_equal(play_n_attempts(&play, PHONE, 1), 3);
    assert_near(play_total(&play, PHONE, TOTAL_OFFERED), 4, 0);
    assert_near(play_total(&play, PHONE, TOTAL_REDIALS), 2, 0);
    assert_near(play_total(&play, PHONE, TOTAL_CUSTOMERS), 2, 0);
    assert_near(play_total(&play, PHONE, TOTAL_CUSTOMERS_LOST), 1, 0);
    play_close(&play);
}

static void test_a_busy_signal_and_a_balk_are_redialled_too(void **state)
{
    (void)state;
    phone->waiting_places = 0;
    phone->redial = (struct redial){ 1, constant(55), NO_LIMIT };
    script(PHONE, 100, 110);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "blocked", 110);
    assert_answered(&play, PHONE, 1, 1, 165, DESK);
    play_close(&play);
    phone->waiting_places = NO_LIMIT;
    phone->leaves_at_once_frac = 1;
    play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "balked", 110);
    assert_answered(&play, PHONE, 1, 1, 165, DESK);
    play_close(&play);
}

static void test_whoever_switches_goes_to_the_other_channel(void **state)
{
    (void)state;
    const struct switch_option to_sales = { SALES, 1, constant(20) };
    phone->patience = constant(10);
    phone->n_switches = 1;
    phone->switches = &to_sales;
    desk.channels[SALES].handle_time = constant(7);
    script(PHONE, 100, 110);
    script(SALES, 145); /* after it, before the desk is free */
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 1, 140, EXPERTS);
    assert_ended(&play, PHONE, 1, 1, "answered", 147);
    assert_int_equal(play_row(&play, PHONE, 1, 1)->channel, SALES);
    assert_near(play_total(&play, PHONE, TOTAL_SWITCHED_OUT), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_CUSTOMERS_LOST), 0, 0);
    assert_near(play_total(&play, SALES, TOTAL_SWITCHED_IN), 1, 0);
    assert_answered(&play, SALES, 0, 0, 147, EXPERTS);
    assert_near(play_total(&play, SALES, TOTAL_OFFERED), 2, 0);
    assert_near(play_total(&play, SALES, TOTAL_CUSTOMERS), 1, 0);
    play_close(&play);
}

/* One draw: half would redial and may not, half switch. */
static void test_who_has_redialled_enough_does_not_switch(void **state)
{
    (void)state;
    enum { TIMES = 100 };
    const struct switch_option to_sales = { SALES, 0.5, constant(20) };
    phone->patience = constant(10);
    phone->redial = (struct redial){ 0.5, constant(30), 0 };
    phone->n_switches = 1;
    phone->switches = &to_sales;
    script(PHONE, 100, 110);
    struct play play = play_open(&desk.centre);
    double switched = 0;
    for (uint32_t i = 0; i < TIMES; i++) {
        play_script_again(&play, i);
        switched += play_total(&play, SALES, TOTAL_SWITCHED_IN);
        assert_near(play_total(&play, PHONE, TOTAL_REDIALS), 0, 0);
        assert_near(play_total(&play, PHONE, TOTAL_CUSTOMERS_LOST) +
                        play_total(&play, SALES, TOTAL_SWITCHED_IN),
                    1, 0);
    }
    assert_near(switched, TIMES / 2.0, 3.29 * sqrt(TIMES) / 2); /* 99.9 % */
    play_close(&play);
}

/* ---- transfers ---- */

static void test_a_transfer_is_a_new_attempt_when_the_talk_ends(void **state)
{
    (void)state;
    const struct transfer_option to_sales = { SALES, 1, 0 };
    const struct transfer_option to_repairs = { REPAIRS, 1, 0 };
    phone->wrap_up = constant(100);
    phone->n_transfers = 1;
    phone->transfers = &to_sales;
    desk.channels[SALES].n_transfers = 1;
    desk.channels[SALES].transfers = &to_repairs;
    script(PHONE, 100, 150);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 0, 0, "answered", 160);
    assert_answered(&play, PHONE, 0, 1, 160, EXPERTS);
    assert_answered(&play, PHONE, 0, 2, 220, EXPERTS);
    assert_int_equal(play_row(&play, PHONE, 0, 2)->channel, REPAIRS);
    assert_answered(&play, PHONE, 1, 0, 260, DESK); /* after the wrap-up */
    assert_near(play_total(&play, PHONE, TOTAL_TRANSFERRED_OUT), 2, 0);
    assert_near(play_total(&play, SALES, TOTAL_TRANSFERRED_IN), 2, 0);
    assert_near(play_total(&play, SALES, TOTAL_TRANSFERRED_OUT), 2, 0);
    assert_near(play_total(&play, REPAIRS, TOTAL_TRANSFERRED_IN), 2, 0);
    assert_near(play_total(&play, REPAIRS, TOTAL_CUSTOMERS), 0, 0);
    play_close(&play);
}

static void test_a_transferred_call_waits_and_hangs_up_like_any_other(
    void **state)
{
    (void)state;
    const struct transfer_option to_sales = { SALES, 1, 0 };
    phone->n_transfers = 1;
    phone->transfers = &to_sales;
    desk.channels[SALES].handle_time = constant(500);
    desk.channels[SALES].patience = constant(25);
    script(PHONE, 100);
    script(SALES, 120);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 0, 1, "abandoned", 185);
    assert_near(play_total(&play, SALES, TOTAL_OFFERED), 2, 0);
    assert_near(play_total(&play, SALES, TOTAL_CUSTOMERS_LOST), 1, 0);
    play_close(&play);
}

/* ---- callbacks ---- */

static void offer_callbacks(double accept, double within_s)
{
    phone->handle_time = constant(200);
    phone->patience = constant(50);
    phone->callback = (struct callback_offer){ true, 30, accept, within_s };
}

static void test_an_accepted_callback_keeps_its_place_and_cannot_hang_up(
    void **state)
{
    (void)state;
    offer_callbacks(1, HUGE_VAL);
    script(PHONE, 100, 110, 280);
    struct play play = play_desk();
    assert_answered(&play, PHONE, 1, 0, 300, DESK);
    assert_answered(&play, PHONE, 2, 0, 500, DESK); /* a callback by then */
    assert_near(play_total(&play, PHONE, TOTAL_CALLBACKS), 2, 0);
    assert_near(play_total(&play, PHONE, TOTAL_ANSWERED), 3, 0);
    assert_near(play_total(&play, PHONE, TOTAL_WAIT_ANSWERED_S), 190 + 220,
                moment_s);
    play_close(&play);
}

static void test_who_declines_a_callback_waits_as_before(void **state)
{
    (void)state;
    offer_callbacks(0, HUGE_VAL);
    script(PHONE, 100, 110);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "abandoned", 160);
    assert_near(play_total(&play, PHONE, TOTAL_CALLBACKS), 0, 0);
    play_close(&play);
}

static void test_who_hangs_up_before_the_offer_gets_none(void **state)
{
    (void)state;
    offer_callbacks(1, HUGE_VAL);
    phone->patience = constant(29);
    script(PHONE, 100, 110);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "abandoned", 139);
    assert_near(play_total(&play, PHONE, TOTAL_CALLBACKS), 0, 0);
    play_close(&play);
}

static void test_a_callback_that_comes_too_late_is_abandoned(void **state)
{
    (void)state;
    offer_callbacks(1, 120);
    script(PHONE, 100, 110, 290);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 1, 0, "abandoned", 230);
    assert_answered(&play, PHONE, 2, 0, 300, DESK);
    assert_near(play_total(&play, PHONE, TOTAL_CALLBACKS), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_WAIT_ABANDONED_S), 120,
                moment_s);
    play_close(&play);
}

static void test_a_callback_frees_its_line(void **state)
{
    (void)state;
    offer_callbacks(1, HUGE_VAL);
    phone->lines = 2;
    script(PHONE, 100, 110, 139, 141);
    struct play play = play_desk();
    assert_ended(&play, PHONE, 2, 0, "blocked", 139);
    assert_answered(&play, PHONE, 1, 0, 300, DESK);
    assert_answered(&play, PHONE, 3, 0, 500, DESK);
    play_close(&play);
}

#define with_one(test) cmocka_unit_test_setup(test, setup)
#define with_three(test) cmocka_unit_test_setup(test, setup_three)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_one(test_calls_are_answered_in_turn),
        with_one(test_who_runs_out_of_patience_hangs_up),
        with_one(test_an_agent_who_comes_free_at_the_last_moment_is_in_time),
        with_one(test_hanging_up_at_the_target_is_not_before_it),
        with_one(test_without_patience_nobody_waits),
        with_one(test_work_of_no_time_keeps_nobody_waiting),
        with_one(test_who_would_have_to_wait_leaves_at_once),
        with_one(test_a_line_is_taken_by_the_talk_and_not_by_the_wrap_up),
        with_one(test_lines_hold_who_talks_and_who_waits),
        with_one(test_waiting_places_hold_who_waits),
        with_one(test_redials_come_after_their_time_and_end_at_their_limit),
        with_one(test_a_busy_signal_and_a_balk_are_redialled_too),
        with_three(test_whoever_switches_goes_to_the_other_channel),
        with_three(test_who_has_redialled_enough_does_not_switch),
        with_three(test_a_transfer_is_a_new_attempt_when_the_talk_ends),
        with_three(test_a_transferred_call_waits_and_hangs_up_like_any_other),
        with_one(test_an_accepted_callback_keeps_its_place_and_cannot_hang_up),
        with_one(test_who_declines_a_callback_waits_as_before),
        with_one(test_who_hangs_up_before_the_offer_gets_none),
        with_one(test_a_callback_that_comes_too_late_is_abandoned),
        with_one(test_a_callback_frees_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
