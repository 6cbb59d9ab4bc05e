/*
 * Who answers whom, in situations small enough to see at a glance: scripted
 * arrivals, constant talks. The first calls keep agents busy; which agent is
 * told by its team, or by how slowly a new hire talks.
 */
#include "centres.h"

enum { PHONE, SALES, REPAIRS };
enum { DESK, EXPERTS };

static struct desk desk;

static int setup(void **state)
{
    (void)state;
    desk_set(&desk, 3, 2);
    desk.channels[REPAIRS].handle_time = constant(1000);
    return 0;
}

static void set_answered_by(size_t channel, size_t n,
                            const struct answered_by *by)
{
    memcpy(desk.answered_by[channel], by, n * sizeof *by);
    desk.channels[channel].n_answered_by = n;
}

static void only(size_t channel, uint32_t team)
{
    set_answered_by(channel, 1, &(struct answered_by){ team, 0 });
}

/* ---- which agent ---- */

/* One agent of speed 1 and one who takes twice as long; the fast one was
 * busy last. Returns how long the last call took. */
static double last_talk_s(enum agent_rule rule)
{
    static const struct new_hire slow = { 1, MONDAY, NO_INDEX, 0.5, 1e12 };
    desk.centre.routing.agent = rule;
    desk.centre.n_teams = 1;
    desk.centre.n_channels = 1;
    desk.channels[PHONE].n_answered_by = 1;
    desk.teams[DESK].n_serves = 1;
    desk.teams[DESK].n_new_hires = 1;
    desk.teams[DESK].new_hires = &slow;
    script(PHONE, 100, 110, 200, 300);
    struct play play = play_of(&desk);
    const struct trace_row *row = play_row(&play, PHONE, 3, 0);
    const double talk_s = row->end_s - row->answer_s;
    play_close(&play);
    return talk_s;
}

static void test_the_longest_idle_agent_answers(void **state)
{
    (void)state;
    assert_near(last_talk_s(AGENT_LONGEST_IDLE), 120, 1e-3);
}

static void test_in_order_the_first_free_agent_answers(void **state)
{
    (void)state;
    assert_near(last_talk_s(AGENT_IN_ORDER), 60, 1e-3);
}

static void test_chance_takes_either_agent(void **state)
{
    (void)state;
    enum { TIMES = 100 };
    static const struct new_hire slow = { 1, MONDAY, NO_INDEX, 0.5, 0 };
    uint32_t experts = 0;
    desk.centre.routing.agent = AGENT_RANDOM;
    desk.centre.routing.team = TEAM_ANY;
    desk.teams[DESK].n_new_hires = 1; /* two of three agents */
    desk.teams[DESK].new_hires = &slow;
    script(PHONE, 100);
    struct play play = play_open(&desk.centre);
    for (uint32_t i = 0; i < TIMES; i++) {
        play_script_again(&play, i);
        experts += play_row(&play, PHONE, 0, 0)->team == EXPERTS;
    }
    play_close(&play);
    const double share = 1.0 / 3; /* 99.9 % */
    assert_near(experts, TIMES * share, 3.29 * sqrt(TIMES * share * 2 / 3));
}

/* ---- which team ---- */

static void test_the_preferred_team_answers_and_the_next_when_it_is_busy(
    void **state)
{
    (void)state;
    set_answered_by(PHONE, 2,
                    (struct answered_by[]){ { EXPERTS, 0 }, { DESK, 0 } });
    script(PHONE, 100, 110, 120, 300);
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 0, 0, 100, EXPERTS);
    assert_answered(&play, PHONE, 1, 0, 110, DESK);
    assert_answered(&play, PHONE, 2, 0, 160, EXPERTS);
    assert_answered(&play, PHONE, 3, 0, 300, EXPERTS);
    play_close(&play);
}

static void test_specialists_go_first_where_that_is_said(void **state)
{
    (void)state;
    desk.teams[EXPERTS].n_serves = 1; /* the phone alone */
    only(SALES, DESK);
    only(REPAIRS, DESK);
    script(PHONE, 100, 110);
    desk.centre.routing.team = TEAM_SPECIALIST_FIRST;
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 0, 0, 100, EXPERTS);
    assert_answered(&play, PHONE, 1, 0, 110, DESK);
    play_close(&play);
}

/* Of both teams the longest idle, whatever the order of answered_by. */
static void test_any_team_means_one_pool(void **state)
{
    (void)state;
    only(SALES, DESK);
    only(REPAIRS, EXPERTS);
    desk.channels[REPAIRS].handle_time = constant(60);
    script(SALES, 100);   /* the desk is idle since 160 */
    script(REPAIRS, 130); /* the experts since 190 */
    script(PHONE, 300, 310, 400);
    set_answered_by(PHONE, 2,
                    (struct answered_by[]){ { EXPERTS, 0 }, { DESK, 0 } });
    desk.centre.routing.team = TEAM_ANY;
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 0, 0, 300, DESK);
    assert_answered(&play, PHONE, 1, 0, 310, EXPERTS);
    assert_answered(&play, PHONE, 2, 0, 400, DESK);
    play_close(&play);
}

static void test_a_team_answers_only_what_it_serves_and_may(void **state)
{
    (void)state;
    desk.serves[EXPERTS][0] = SALES; /* listed for the phone, not serving it */
    desk.teams[EXPERTS].n_serves = 1;
    only(SALES, EXPERTS); /* the desk serves it and may not */
    script(PHONE, 100, 110);
    script(SALES, 105, 115);
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 0, 0, 100, DESK);
    assert_answered(&play, PHONE, 1, 0, 160, DESK);
    assert_answered(&play, SALES, 0, 0, 105, EXPERTS);
    assert_answered(&play, SALES, 1, 0, 165, EXPERTS);
    play_close(&play);
}

static void test_the_speed_of_a_team_divides_talk_and_wrap_up(void **state)
{
    (void)state;
    only(PHONE, DESK);
    desk.speeds[DESK][PHONE] = 2;
    desk.channels[PHONE].wrap_up = constant(40);
    script(PHONE, 100, 101);
    struct play play = play_of(&desk);
    assert_ended(&play, PHONE, 0, 0, "answered", 130);
    assert_answered(&play, PHONE, 1, 0, 150, DESK);
    assert_near(play_total(&play, PHONE, TOTAL_HANDLE_S), 100, 1e-6);
    play_close(&play);
}

/* ---- overflow ---- */

static const struct answered_by OVERFLOW[] = { { DESK, 0 }, { EXPERTS, 20 } };

static void test_a_second_team_helps_after_the_stated_wait(void **state)
{
    (void)state;
    set_answered_by(PHONE, 2, OVERFLOW);
    script(PHONE, 100, 110, 155);
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 0, 0, 100, DESK);
    assert_answered(&play, PHONE, 1, 0, 130, EXPERTS);
    assert_answered(&play, PHONE, 2, 0, 160, DESK); /* after 5 s of waiting */
    play_close(&play);
}

static void test_overflow_keeps_to_the_order_of_arrival(void **state)
{
    (void)state;
    set_answered_by(PHONE, 2, OVERFLOW);
    script(PHONE, 100, 110, 115, 120);
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 1, 0, 130, EXPERTS);
    assert_answered(&play, PHONE, 2, 0, 160, DESK);
    assert_answered(&play, PHONE, 3, 0, 190, EXPERTS);
    play_close(&play);
}

static void test_a_freed_expert_waits_until_it_may_help(void **state)
{
    (void)state;
    set_answered_by(PHONE, 2, OVERFLOW);
    only(REPAIRS, DESK);
    only(SALES, EXPERTS);
    script(REPAIRS, 50);
    script(SALES, 55); /* until 115 */
    script(PHONE, 100, 150);
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 0, 0, 120, EXPERTS);
    assert_answered(&play, PHONE, 1, 0, 180, EXPERTS); /* after 30 s */
    play_close(&play);
}

static void test_any_team_still_waits_until_it_may_help(void **state)
{
    (void)state;
    desk.centre.routing.team = TEAM_ANY;
    set_answered_by(PHONE, 2, OVERFLOW);
    script(PHONE, 100, 110);
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 0, 0, 100, DESK);
    assert_answered(&play, PHONE, 1, 0, 130, EXPERTS);
    play_close(&play);
}

/* ---- which contact ---- */

/* The desk alone, busy with a repair from 50 until 1050; the phone rings at
 * 100 and 400, sales at 200 and 300. Talks take a minute. */
static void play_queue(struct play *play, enum contact_rule rule)
{
    desk.centre.routing.contact = rule;
    for (size_t c = 0; c < 3; c++) {
        only(c, DESK);
    }
    script(REPAIRS, 50);
    script(PHONE, 100, 400);
    script(SALES, 200, 300);
    *play = play_open(&desk.centre);
    play_script(play);
}

static void assert_order(const struct play *play, const uint32_t channels[4],
                         const uint64_t numbers[4])
{
    for (int i = 0; i < 4; i++) {
        assert_answered(play, channels[i], numbers[i], 0, 1050 + 60 * i, DESK);
    }
}

static void test_priority_goes_first_and_then_the_oldest(void **state)
{
    (void)state;
    struct play play;
    desk.channels[PHONE].priority = 2;
    play_queue(&play, CONTACT_PRIORITY);
    assert_order(&play, (uint32_t[]){ SALES, SALES, PHONE, PHONE },
                 (uint64_t[]){ 0, 1, 0, 1 });
    play_close(&play);
    desk.channels[PHONE].priority = 1;
    play_queue(&play, CONTACT_PRIORITY);
    assert_order(&play, (uint32_t[]){ PHONE, SALES, SALES, PHONE },
                 (uint64_t[]){ 0, 0, 1, 1 });
    play_close(&play);
}

static void test_oldest_ignores_priority(void **state)
{
    (void)state;
    struct play play;
    desk.channels[PHONE].priority = 2;
    play_queue(&play, CONTACT_OLDEST);
    assert_order(&play, (uint32_t[]){ PHONE, SALES, SALES, PHONE },
                 (uint64_t[]){ 0, 0, 1, 1 });
    play_close(&play);
}

static void test_due_first_looks_at_arrival_and_target(void **state)
{
    (void)state;
    struct play play;
    desk.channels[PHONE].target.within_s = 150; /* due 250 and 550 */
    desk.channels[SALES].target.within_s = 20;  /* due 220 and 320 */
    desk.channels[PHONE].priority = 1;
    desk.channels[SALES].priority = 2;
    play_queue(&play, CONTACT_DUE_FIRST);
    assert_order(&play, (uint32_t[]){ SALES, PHONE, SALES, PHONE },
                 (uint64_t[]){ 0, 0, 1, 1 });
    play_close(&play);
    desk.channels[PHONE].target.set = false; /* whoever is not due comes last */
    play_queue(&play, CONTACT_DUE_FIRST);
    assert_order(&play, (uint32_t[]){ SALES, SALES, PHONE, PHONE },
                 (uint64_t[]){ 0, 1, 0, 1 });
    play_close(&play);
}

static void test_the_order_of_serves_can_decide(void **state)
{
    (void)state;
    struct play play;
    desk.serves[DESK][0] = REPAIRS;
    desk.serves[DESK][1] = SALES;
    desk.serves[DESK][2] = PHONE;
    desk.channels[SALES].priority = 2;
    play_queue(&play, CONTACT_IN_ORDER);
    assert_order(&play, (uint32_t[]){ SALES, SALES, PHONE, PHONE },
                 (uint64_t[]){ 0, 1, 0, 1 });
    play_close(&play);
}

/* The phone rings twice; sales four times, of whom three have hung up when the
 * desk comes free. */
static void test_the_longest_queue_counts_who_still_waits(void **state)
{
    (void)state;
    for (size_t c = 0; c < 3; c++) {
        only(c, DESK);
    }
    desk.centre.routing.contact = CONTACT_LONGEST_QUEUE;
    desk.channels[PHONE].priority = 2;
    script(REPAIRS, 50);
    script(PHONE, 100, 110);
    script(SALES, 200, 300, 320, 340);
    struct play play = play_of(&desk);
    assert_answered(&play, SALES, 0, 0, 1050, DESK);
    assert_answered(&play, SALES, 1, 0, 1110, DESK);
    play_close(&play);
    desk.channels[SALES].patience = constant(720);
    play = play_open(&desk.centre);
    play_script(&play);
    assert_answered(&play, PHONE, 0, 0, 1050, DESK);
    assert_ended(&play, SALES, 2, 0, "abandoned", 1040);
    assert_ended(&play, SALES, 3, 0, "abandoned", 1060);
    assert_answered(&play, PHONE, 1, 0, 1110, DESK);
    play_close(&play);
}

static void test_a_tie_is_broken_by_chance(void **state)
{
    (void)state;
    enum { TIMES = 100 };
    uint32_t phone_first = 0;
    for (size_t c = 0; c < 3; c++) {
        only(c, DESK);
    }
    script(REPAIRS, 50);
    script(PHONE, 100);
    script(SALES, 100);
    struct play play = play_open(&desk.centre);
    for (uint32_t i = 0; i < TIMES; i++) {
        play_script_again(&play, i);
        const double answer_s = play_row(&play, PHONE, 0, 0)->answer_s;
        phone_first += answer_s < 1051;
    }
    play_close(&play);
    assert_near(phone_first, TIMES / 2.0, 3.29 * sqrt(TIMES) / 2);
}

#define with_desk(test) cmocka_unit_test_setup(test, setup)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_desk(test_the_longest_idle_agent_answers),
        with_desk(test_in_order_the_first_free_agent_answers),
        with_desk(test_chance_takes_either_agent),
        with_desk(test_the_preferred_team_answers_and_the_next_when_it_is_busy),
        with_desk(test_specialists_go_first_where_that_is_said),
        with_desk(test_any_team_means_one_pool),
        with_desk(test_a_team_answers_only_what_it_serves_and_may),
        with_desk(test_the_speed_of_a_team_divides_talk_and_wrap_up),
        with_desk(test_a_second_team_helps_after_the_stated_wait),
        with_desk(test_overflow_keeps_to_the_order_of_arrival),
        with_desk(test_a_freed_expert_waits_until_it_may_help),
        with_desk(test_any_team_still_waits_until_it_may_help),
        with_desk(test_priority_goes_first_and_then_the_oldest),
        with_desk(test_oldest_ignores_priority),
        with_desk(test_due_first_looks_at_arrival_and_target),
        with_desk(test_the_order_of_serves_can_decide),
        with_desk(test_the_longest_queue_counts_who_still_waits),
        with_desk(test_a_tie_is_broken_by_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
