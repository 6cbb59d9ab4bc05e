/*
 * Calls, chats and tickets in the same hands, worked out by hand.
 */
#include "centres.h"

enum { PHONE, CHAT, EMAIL, N_CHANNELS };
enum { DESK, EXPERTS };

static struct desk desk;

/* One agent: calls of a minute, chats of one message of ten seconds or two
 * with a minute between, tickets of ten minutes. */
static int setup(void **state)
{
    (void)state;
    desk_set(&desk, N_CHANNELS, 1);
    desk_set_chat(&desk, CHAT, 1, 10, 60);
    desk_set_ticket(&desk, EMAIL, 1, 600, HOUR);
    desk.teams[DESK].chats_at_once = 2;
    return 0;
}

static void put_aside(double resume_cost_s)
{
    for (size_t t = 0; t < 2; t++) {
        desk.teams[t].ticket_work = TICKETS_PUT_ASIDE;
        desk.teams[t].resume_cost_s = resume_cost_s;
    }
}

/* With two messages in the first n chats. */
static struct play play_long_chats(uint32_t n)
{
    struct play play = play_open(&desk.centre);
    uint32_t nth = 0;
    uint32_t found = 0;
    while (found < n) {
        play_script_again(&play, nth++);
        found = 0;
        for (uint32_t i = 0; i < n; i++) {
            found += play_row(&play, CHAT, i, 0)->touches == 2;
        }
    }
    return play;
}

static double interruptions(const struct play *play)
{
    return play->sample->team_totals[DESK][TEAM_INTERRUPTIONS];
}

/* ---- between ---- */

static void test_between_calls_a_ticket_is_finished(void **state)
{
    (void)state;
    script(EMAIL, 100, 110);
    script(PHONE, 200);
    struct play play = play_of(&desk);
    assert_ended(&play, EMAIL, 0, 0, "answered", 700);
    assert_answered(&play, PHONE, 0, 0, 700, DESK);
    assert_answered(&play, EMAIL, 1, 0, 760, DESK);
    assert_near(interruptions(&play), 0, 0);
    play_close(&play);
}

static void test_between_chats_no_ticket_is_started(void **state)
{
    (void)state;
    desk.channels[CHAT].chat.messages_mean = 2;
    script(CHAT, 100);
    script(EMAIL, 105);
    struct play play = play_long_chats(1);
    assert_answered(&play, EMAIL, 0, 0, 180, DESK);
    play_close(&play);
}

/* ---- put aside ---- */

static void test_a_ticket_put_aside_resumes_where_it_stopped(void **state)
{
    (void)state;
    put_aside(30);
    script(EMAIL, 100);
    script(PHONE, 200, 500);
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 0, 0, 200, DESK);
    assert_answered(&play, PHONE, 1, 0, 500, DESK);
    /* 100 done by 200; 260 to 500: 30 and 210; from 560: 30 and 290 */
    assert_ended(&play, EMAIL, 0, 0, "answered", 880);
    assert_near(interruptions(&play), 2, 0);
    assert_near(play_total(&play, EMAIL, TOTAL_HANDLE_S), 660, moment_s);
    assert_near(play_total(&play, EMAIL, TOTAL_QUEUE_S), 120, moment_s);
    assert_near(play_total(&play, EMAIL, TOTAL_REQUESTER_S), 780, moment_s);
    assert_near(play.sample->team_totals[DESK][TEAM_BUSY_S], 780, moment_s);
    play_close(&play);
}

static void test_the_ticket_started_last_is_interrupted_first(void **state)
{
    (void)state;
    put_aside(0);
    desk.teams[DESK].agents = 2;
    script(EMAIL, 100, 150);
    script(PHONE, 200, 210);
    struct play play = play_of(&desk);
    /* the second is set aside for 60 s, then the first until its agent, or
     * the other's, is back: at 260 the front of the queue is the first */
    assert_answered(&play, PHONE, 1, 0, 210, DESK);
    assert_ended(&play, EMAIL, 0, 0, "answered", 260 + 490);
    assert_ended(&play, EMAIL, 1, 0, "answered", 270 + 550);
    play_close(&play);
}

static void test_an_idle_agent_of_any_team_goes_before_an_interruption(
    void **state)
{
    (void)state;
    desk_set(&desk, N_CHANNELS, 2);
    desk_set_chat(&desk, CHAT, 1, 10, 60);
    desk_set_ticket(&desk, EMAIL, 1, 600, HOUR);
    desk.channels[EMAIL].n_answered_by = 1; /* the first team alone */
    put_aside(0);
    script(EMAIL, 100);
    script(PHONE, 200, 210);
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 0, 0, 200, EXPERTS);
    assert_answered(&play, PHONE, 1, 0, 210, DESK);
    assert_ended(&play, EMAIL, 0, 0, "answered", 760);
    play_close(&play);
}

static void test_a_ticket_put_aside_goes_on_with_any_agent_who_may(void **state)
{
    (void)state;
    desk_set(&desk, N_CHANNELS, 2);
    desk_set_ticket(&desk, EMAIL, 1, 600, HOUR);
    desk.channels[PHONE].n_answered_by = 1; /* the first team alone */
    desk.centre.n_channels = N_CHANNELS;
    put_aside(20);
    script(EMAIL, 100);
    script(PHONE, 200);
    struct play play = play_of(&desk);
    assert_answered(&play, EMAIL, 0, 0, 100, EXPERTS); /* who replied */
    assert_ended(&play, EMAIL, 0, 0, "answered", 200 + 20 + 500);
    play_close(&play);
}

static void test_a_ticket_put_aside_overflows_when_its_time_has_come(
    void **state)
{
    (void)state;
    desk_set(&desk, N_CHANNELS, 2);
    desk_set_ticket(&desk, EMAIL, 1, 600, HOUR);
    desk.channels[PHONE].n_answered_by = 1;
    desk.channels[PHONE].handle_time = constant(1000);
    desk.answered_by[EMAIL][1].after_s = 150;
    put_aside(0);
    script(EMAIL, 100);
    script(PHONE, 200);
    struct play play = play_of(&desk);
    assert_ended(&play, EMAIL, 0, 0, "answered", 250 + 500);
    play_close(&play);
}

/* The first is put aside for a call at 150 and, resumed, for another at 220;
 * the second for a chat at 260: the first, older, is resumed first. */
static void test_of_tickets_put_aside_the_older_goes_on_first(void **state)
{
    (void)state;
    put_aside(0);
    desk.teams[DESK].agents = 2;
    desk.channels[CHAT].chat.messages_mean = 2;
    desk.channels[CHAT].chat.customer_reply = constant(150);
    script(EMAIL, 90, 105);
    script(CHAT, 100);
    script(PHONE, 150, 220);
    struct play play = play_long_chats(1);
    assert_ended(&play, CHAT, 0, 0, "answered", 270);
    assert_ended(&play, EMAIL, 0, 0, "answered", 270 + 600 - 60 - 10);
    assert_ended(&play, EMAIL, 1, 0, "answered", 280 + 600 - 150);
    play_close(&play);
}

/* ---- silent chats ---- */

static void test_while_chats_are_silent_a_ticket_is_worked_on(void **state)
{
    (void)state;
    put_aside(0);
    desk.channels[CHAT].chat.messages_mean = 2;
    script(CHAT, 100);
    script(EMAIL, 105);
    struct play play = play_long_chats(1);
    /* 110 to 170, 180 to 720 */
    assert_answered(&play, EMAIL, 0, 0, 110, DESK);
    assert_ended(&play, CHAT, 0, 0, "answered", 180);
    assert_ended(&play, EMAIL, 0, 0, "answered", 720);
    assert_near(interruptions(&play), 1, 0);
    const double *team = play.sample->team_totals[DESK];
    assert_near(team[TEAM_BUSY_S], 620, moment_s);
    assert_near(team[TEAM_WORK_S], 620, moment_s);
    play_close(&play);
}

static void test_a_chat_takes_the_free_place_beside_a_ticket(void **state)
{
    (void)state;
    put_aside(0);
    desk.channels[CHAT].chat.messages_mean = 2;
    script(CHAT, 100, 130);
    script(EMAIL, 105);
    struct play play = play_long_chats(2);
    assert_answered(&play, CHAT, 1, 0, 130, DESK);
    /* 110-130, 140-170, 180-200, 210-: 20 + 30 + 20 done */
    assert_ended(&play, EMAIL, 0, 0, "answered", 210 + 530);
    play_close(&play);
}

/* Customers who stop answering; the ticket stands beside their chats. */
static struct play play_idle_close(uint32_t n_chats)
{
    put_aside(0);
    desk.channels[CHAT].chat.messages_mean = 1.5;
    desk.channels[CHAT].chat.gone_frac = 1;
    desk.channels[CHAT].chat.idle_close_s = 100;
    struct play play = play_open(&desk.centre);
    uint32_t nth = 0;
    bool long_enough = false;
    while (!long_enough) { /* the first would have had more messages */
        play_script_again(&play, nth++);
        long_enough = play_total(&play, CHAT, TOTAL_HELD_S) >= 110 * n_chats;
    }
    return play;
}

static void test_a_place_that_idle_close_frees_goes_to_who_waits(void **state)
{
    (void)state;
    script(CHAT, 100, 108, 150);
    script(EMAIL, 105);
    struct play play = play_idle_close(3);
    assert_answered(&play, EMAIL, 0, 0, 120, DESK);
    assert_answered(&play, CHAT, 2, 0, 210, DESK); /* not after the ticket */
    play_close(&play);
}

static void test_a_call_interrupts_when_the_last_silent_chat_is_gone(
    void **state)
{
    (void)state;
    script(CHAT, 100);
    script(EMAIL, 105);
    script(PHONE, 150);
    struct play play = play_idle_close(1);
    assert_answered(&play, EMAIL, 0, 0, 110, DESK);
    assert_answered(&play, PHONE, 0, 0, 210, DESK);
    assert_ended(&play, EMAIL, 0, 0, "answered", 110 + 600 + 60);
    play_close(&play);
}

/* The one that started last, at 161; its last silent chat going does not make
 * the other, started at 110, the later. */
static void test_of_two_tickets_the_last_started_is_interrupted(void **state)
{
    (void)state;
    desk.teams[DESK].agents = 2;
    script(CHAT, 100);
    script(PHONE, 101, 250);
    script(EMAIL, 105, 150);
    struct play play = play_idle_close(1);
    assert_answered(&play, EMAIL, 0, 0, 110, DESK);
    assert_answered(&play, EMAIL, 1, 0, 161, DESK);
    assert_answered(&play, PHONE, 1, 0, 250, DESK);
    assert_ended(&play, EMAIL, 1, 0, "answered", 821);
    assert_ended(&play, EMAIL, 0, 0, "answered", 710);
    play_close(&play);
}

/* ---- which of the silent ---- */

enum { TICKET_AT = 150 };

/* Two teams of one as one pool, chats of so many messages that at 150 all
 * wait, and a ticket then of 10 s. */
static struct play play_silent(enum agent_rule rule, size_t n_chats)
{
    static const double moments[] = { 100, 110, 120 };
    desk_set(&desk, N_CHANNELS, 2);
    desk_set_chat(&desk, CHAT, 30, 10, 600);
    desk_set_ticket(&desk, EMAIL, 1, 10, HOUR);
    desk.teams[DESK].chats_at_once = desk.teams[EXPERTS].chats_at_once = 2;
    desk.centre.routing.agent = rule;
    desk.centre.routing.team = TEAM_ANY;
    put_aside(0);
    script(EMAIL, TICKET_AT);
    desk_script(&desk, CHAT, n_chats, moments);
    return play_open(&desk.centre);
}

static uint32_t chat_team(const struct play *play, uint64_t number)
{
    return play_row(play, CHAT, number, 0)->team;
}

static uint32_t ticket_team(const struct play *play)
{
    const struct trace_row *row = play_row(play, EMAIL, 0, 0);
    assert_near(row->answer_s, TICKET_AT, moment_s);
    return row->team;
}

static void test_the_longest_silent_takes_the_ticket(void **state)
{
    (void)state;
    struct play play = play_silent(AGENT_LONGEST_IDLE, 2);
    for (uint32_t i = 0; i < 10; i++) {
        play_script_again(&play, i);
        assert_true(chat_team(&play, 0) != chat_team(&play, 1));
        assert_int_equal(ticket_team(&play), chat_team(&play, 0));
    }
    play_close(&play);
}

static void test_the_silent_with_the_fewest_chats_takes_the_ticket(void **state)
{
    (void)state;
    static const enum agent_rule rules[] = { AGENT_LONGEST_IDLE,
                                             AGENT_LEAST_LOADED };
    for (size_t r = 0; r < 2; r++) {
        struct play play = play_silent(rules[r], 3);
        for (uint32_t i = 0; i < 10; i++) {
            play_script_again(&play, i);
            assert_int_equal(ticket_team(&play), 1 - chat_team(&play, 2));
        }
        play_close(&play);
    }
}

static void test_in_order_the_first_takes_the_ticket_beside_its_chats(
    void **state)
{
    (void)state;
    struct play play = play_silent(AGENT_IN_ORDER, 3);
    play_script(&play);
    assert_int_equal(chat_team(&play, 1), DESK);
    assert_int_equal(chat_team(&play, 2), EXPERTS);
    assert_int_equal(ticket_team(&play), DESK);
    play_close(&play);
}

/* Of two who hold as many chats, and by chance of all who are free. */
static void test_chance_takes_any_silent_agent(void **state)
{
    (void)state;
    enum { TIMES = 100 };
    static const enum agent_rule rules[] = { AGENT_LEAST_LOADED, AGENT_RANDOM };
    for (size_t r = 0; r < 2; r++) {
        uint32_t first = 0;
        struct play play = play_silent(rules[r], 2);
        for (uint32_t i = 0; i < TIMES; i++) {
            play_script_again(&play, i);
            first += ticket_team(&play) == chat_team(&play, 0);
        }
        /* 99.9 %; where both chats are with one, the other is idle */
        assert_near(first, TIMES / 2.0, 3.29 * sqrt(TIMES / 4.0));
        play_close(&play);
    }
}

/* ---- agents to keep free ---- */

static void test_some_are_kept_free_of_tickets(void **state)
{
    (void)state;
    desk.teams[DESK].agents = 2;
    desk.teams[DESK].keep_free = 1;
    script(EMAIL, 100, 110);
    script(PHONE, 200, 210);
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 0, 0, 200, DESK);
    assert_answered(&play, PHONE, 1, 0, 260, DESK);
    /* busy 200-320 with calls; at 700 one is idle already */
    assert_answered(&play, EMAIL, 1, 0, 700, DESK);
    play_close(&play);
}

static void test_a_silent_agent_starts_a_ticket_once_enough_are_free(
    void **state)
{
    (void)state;
    put_aside(0);
    desk.teams[DESK].agents = 2;
    desk.teams[DESK].keep_free = 1;
    desk.channels[CHAT].chat.messages_mean = 2;
    desk.channels[CHAT].chat.customer_reply = constant(600);
    script(PHONE, 100);
    script(CHAT, 120);
    script(EMAIL, 140);
    struct play play = play_long_chats(1);
    assert_answered(&play, EMAIL, 0, 0, 160, DESK); /* when the call ends */
    play_close(&play);
}

/* ---- agents who are fewer ---- */

/* Two on tickets, one of them to go from 150 on; calls at 200 and 210. */
static struct play fewer(size_t n_steps)
{
    static const struct staff_step steps[] = { { 0, 2 },
                                               { 150, 1 },
                                               { 230, 2 } };
    put_aside(0);
    desk.teams[DESK].staffing = STAFF_STEPS;
    desk.teams[DESK].agents = 2;
    desk.teams[DESK].n_steps = n_steps;
    desk.teams[DESK].steps = steps;
    script(EMAIL, 100, 110);
    script(PHONE, 200, 210);
    return play_of(&desk);
}

static void test_who_is_to_go_finishes_a_ticket_and_takes_no_call(void **state)
{
    (void)state;
    struct play play = fewer(2);
    assert_answered(&play, PHONE, 0, 0, 200, DESK);
    assert_answered(&play, PHONE, 1, 0, 260, DESK);
    play_close(&play);
}

static void test_who_is_wanted_again_takes_the_call_that_waits(void **state)
{
    (void)state;
    struct play play = fewer(3);
    assert_answered(&play, PHONE, 0, 0, 200, DESK);
    assert_answered(&play, PHONE, 1, 0, 230, DESK);
    play_close(&play);
}

/* From 150 on one of two is too many. The first has a silent chat until 210
 * and a ticket, the other a call until 251: then it goes, and who called at
 * 220 may interrupt the ticket. */
static void test_once_one_has_gone_a_call_may_interrupt_the_other(void **state)
{
    (void)state;
    static const struct staff_step steps[] = { { 0, 2 }, { 150, 1 } };
    desk.teams[DESK].chats_at_once = 1;
    desk.teams[DESK].staffing = STAFF_STEPS;
    desk.teams[DESK].n_steps = 2;
    desk.teams[DESK].steps = steps;
    desk.channels[PHONE].handle_time = constant(150);
    script(CHAT, 100);
    script(PHONE, 101, 220);
    script(EMAIL, 105);
    struct play play = play_idle_close(1);
    assert_answered(&play, EMAIL, 0, 0, 110, DESK);
    assert_answered(&play, PHONE, 1, 0, 251, DESK);
    assert_ended(&play, EMAIL, 0, 0, "answered", 110 + 600 + 150);
    play_close(&play);
}

/* From 150 on one of two is too many: the first whose chat ends, at 190. Then
 * the other may start a ticket while its own chat is silent. */
static void test_once_one_has_gone_the_silent_other_starts_a_ticket(
    void **state)
{
    (void)state;
    static const struct staff_step steps[] = { { 0, 2 }, { 150, 1 } };
    put_aside(0);
    desk_set_chat(&desk, CHAT, 1.5, 80, 60);
    desk.teams[DESK].chats_at_once = 1;
    desk.teams[DESK].staffing = STAFF_STEPS;
    desk.teams[DESK].n_steps = 2;
    desk.teams[DESK].steps = steps;
    script(CHAT, 95, 110);
    script(EMAIL, 160);
    struct play play = play_open(&desk.centre);
    uint32_t nth = 0;
    do {
        play_script_again(&play, nth++);
    } while (play_row(&play, CHAT, 0, 0)->touches != 2 ||
             play_row(&play, CHAT, 1, 0)->touches != 1);
    assert_answered(&play, EMAIL, 0, 0, 190, DESK);
    assert_ended(&play, CHAT, 0, 0, "answered", 95 + 80 + 60 + 80);
    play_close(&play);
}

/* Of two who chat when the phone closes one is to go, and first stays for a
 * caller whom it may not take; the other goes on as if nothing were. */
static void test_who_stays_after_a_chat_leaves_the_others_as_they_are(
    void **state)
{
    (void)state;
    static const struct open_span first_hour = { 0, 0, HOUR };
    static const struct staff_step steps[] = { { 0, 2 }, { HOUR, 1 } };
    desk_set(&desk, N_CHANNELS, 2);
    desk_set_chat(&desk, CHAT, 1, 150, 60);
    desk_set_ticket(&desk, EMAIL, 1, 600, HOUR);
    put_aside(0);
    desk.channels[PHONE].opening_hours =
        (struct opening_hours){ false, 1, &first_hour };
    desk.channels[PHONE].handle_time = constant(700);
    desk.answered_by[PHONE][DESK].after_s = 8 * HOUR;
    desk.channels[CHAT].n_answered_by = desk.channels[EMAIL].n_answered_by = 1;
    desk.teams[EXPERTS].n_serves = 1;
    desk.teams[DESK].staffing = STAFF_STEPS;
    desk.teams[DESK].n_steps = 2;
    desk.teams[DESK].steps = steps;
    script(PHONE, HOUR - 600, HOUR - 500);
    script(CHAT, HOUR - 100, HOUR - 90, HOUR + 70);
    script(EMAIL, HOUR + 10);
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 1, 0, HOUR + 100, EXPERTS);
    assert_answered(&play, EMAIL, 0, 0, HOUR + 60, DESK);
    assert_answered(&play, CHAT, 2, 0, HOUR + 70, DESK);
    assert_ended(&play, EMAIL, 0, 0, "answered", HOUR + 60 + 150 + 600);
    assert_near(play.sample->team_totals[DESK][TEAM_ON_DUTY_S],
                DAY + HOUR + 100, 2 * moment_s);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define test(name) cmocka_unit_test_setup(name, setup)
        test(test_between_calls_a_ticket_is_finished),
        test(test_between_chats_no_ticket_is_started),
        test(test_a_ticket_put_aside_resumes_where_it_stopped),
        test(test_the_ticket_started_last_is_interrupted_first),
        test(test_an_idle_agent_of_any_team_goes_before_an_interruption),
        test(test_a_ticket_put_aside_goes_on_with_any_agent_who_may),
        test(test_a_ticket_put_aside_overflows_when_its_time_has_come),
        test(test_of_tickets_put_aside_the_older_goes_on_first),
        test(test_while_chats_are_silent_a_ticket_is_worked_on),
        test(test_a_chat_takes_the_free_place_beside_a_ticket),
        test(test_a_place_that_idle_close_frees_goes_to_who_waits),
        test(test_a_call_interrupts_when_the_last_silent_chat_is_gone),
        test(test_of_two_tickets_the_last_started_is_interrupted),
        test(test_the_longest_silent_takes_the_ticket),
        test(test_the_silent_with_the_fewest_chats_takes_the_ticket),
        test(test_in_order_the_first_takes_the_ticket_beside_its_chats),
        test(test_chance_takes_any_silent_agent),
        test(test_some_are_kept_free_of_tickets),
        test(test_a_silent_agent_starts_a_ticket_once_enough_are_free),
        test(test_who_is_to_go_finishes_a_ticket_and_takes_no_call),
        test(test_who_is_wanted_again_takes_the_call_that_waits),
        test(test_once_one_has_gone_a_call_may_interrupt_the_other),
        test(test_once_one_has_gone_the_silent_other_starts_a_ticket),
        test(test_who_stays_after_a_chat_leaves_the_others_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
