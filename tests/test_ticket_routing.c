/*
 * Which ticket goes to whom, in situations small enough to work out by hand:
 * two queues, one or two teams, touches of ten minutes.
 */
#include "ticket_desk.h"

/* ---- which ticket ---- */

/* Two ticket channels: one of each waits when the agent comes at 1000. */
static struct play two_desks(enum contact_rule rule)
{
    static const struct staff_step steps[] = { { 0, 0 }, { 1000, 1 } };
    desk_set_ticket(&desk, PHONE, 1, 600, HOUR);
    desk.teams[DESK].staffing = STAFF_STEPS;
    desk.teams[DESK].n_steps = 2;
    desk.teams[DESK].steps = steps;
    desk.centre.routing.contact = rule;
    desk.channels[EMAIL].priority = 2;
    desk.channels[EMAIL].target = (struct target){ true, 0.8, HOUR, false };
    desk.channels[PHONE].target = (struct target){ true, 0.8, 3500, false };
    script(EMAIL, 100);
    script(PHONE, 250);
    return play_of(&desk);
}

static double first_answer_s(const struct play *play, uint32_t channel)
{
    return play_row(play, channel, 0, 0)->answer_s;
}

static void test_priority_goes_first(void **state)
{
    (void)state;
    struct play play = two_desks(CONTACT_PRIORITY);
    assert_near(first_answer_s(&play, PHONE), 1000, moment_s);
    assert_near(first_answer_s(&play, EMAIL), 1600, moment_s);
    play_close(&play);
}

static void test_the_oldest_or_the_first_due_goes_first_where_that_is_said(
    void **state)
{
    (void)state;
    static const enum contact_rule rules[] = { CONTACT_OLDEST,
                                               CONTACT_DUE_FIRST,
                                               CONTACT_IN_ORDER };
    for (size_t i = 0; i < 3; i++) { /* due at 3700 and at 3750 */
        struct play play = two_desks(rules[i]);
        assert_near(first_answer_s(&play, EMAIL), 1000, moment_s);
        assert_near(first_answer_s(&play, PHONE), 1600, moment_s);
        play_close(&play);
    }
}

static void test_due_first_looks_at_the_promise_not_at_the_age(void **state)
{
    (void)state;
    at_the_office(2);
    struct play play = two_desks(CONTACT_DUE_FIRST);
    play_close(&play);
    desk.channels[EMAIL].target = (struct target){ true, 0.8, HOUR, true };
    play =
        play_of(&desk); /* an open hour ends at ten: the other is due before */
    assert_near(first_answer_s(&play, PHONE), 9 * HOUR, moment_s);
    assert_near(first_answer_s(&play, EMAIL), 9 * HOUR + 600, moment_s);
    play_close(&play);
}

static void test_two_queues_as_long_are_chosen_by_chance(void **state)
{
    (void)state;
    enum { TIMES = 100 };
    uint32_t email = 0;
    struct play play = two_desks(CONTACT_LONGEST_QUEUE);
    for (uint32_t i = 0; i < TIMES; i++) {
        play_script_again(&play, i);
        email += first_answer_s(&play, EMAIL) < 1100;
    }
    assert_near(email, TIMES / 2.0, 3.29 * sqrt(TIMES / 4.0)); /* 99.9 % */
    play_close(&play);
}

/* ---- whose ticket ---- */

static void test_a_second_team_helps_with_what_has_waited(void **state)
{
    (void)state;
    desk_set(&desk, 1, 2);
    desk_set_ticket(&desk, EMAIL, 1, 600, HOUR);
    memcpy(desk.answered_by[EMAIL],
           (struct answered_by[]){ { DESK, 0 }, { EXPERTS, 120 } },
           2 * sizeof(struct answered_by));
    script(EMAIL, 1000, 1010, 1020, 1030);
    struct play play = play_of(&desk);
    assert_answered(&play, EMAIL, 1, 0, 1130, EXPERTS);
    assert_answered(&play, EMAIL, 2, 0, 1600, DESK);
    assert_answered(&play, EMAIL, 3, 0, 1730, EXPERTS);
    play_close(&play);
}

/* "in_order" is the order in which the team serves its channels. A shift
 * begins with both queues full. */
static void test_in_order_is_the_order_of_what_a_team_serves(void **state)
{
    (void)state;
    at_the_office(2);
    desk_set_ticket(&desk, PHONE, 1, 600, HOUR);
    desk.centre.routing.contact = CONTACT_IN_ORDER;
    script(EMAIL, 7 * HOUR);
    script(PHONE, 8 * HOUR);
    for (uint32_t first = EMAIL; first <= PHONE; first++) {
        desk.serves[DESK][0] = first;
        desk.serves[DESK][1] = 1 - first;
        struct play play = play_of(&desk);
        assert_answered(&play, first, 0, 0, 9 * HOUR, DESK);
        assert_answered(&play, 1 - first, 0, 0, 9 * HOUR + 600, DESK);
        play_close(&play);
    }
    /* the first of both queues was there when the plan began */
    desk.channels[EMAIL].opening_hours.always = true;
    for (size_t c = EMAIL; c <= PHONE; c++) {
        desk.channels[c].volume = (struct volume){ .basis = VOLUME_NONE };
        desk.channels[c].ticket.backlog_tickets = 1;
        desk.channels[c].ticket.backlog_oldest_s = HOUR;
    }
    for (uint32_t first = EMAIL; first <= PHONE; first++) {
        desk.serves[DESK][0] = first;
        desk.serves[DESK][1] = 1 - first;
        struct play play = play_open(&desk.centre);
        play_run(&play, 1, 0);
        assert_answered(&play, first, BACKLOG_NUMBERS_FROM, 0, 0, DESK);
        assert_answered(&play, 1 - first, BACKLOG_NUMBERS_FROM, 0, 600, DESK);
        play_close(&play);
    }
}

static void test_chance_takes_any_idle_agent_of_all_teams(void **state)
{
    (void)state;
    enum { TIMES = 100 };
    uint32_t experts = 0;
    desk_set(&desk, 1, 2);
    desk_set_ticket(&desk, EMAIL, 1, 600, HOUR);
    desk.teams[DESK].agents = 2;
    desk.centre.routing.agent = AGENT_RANDOM;
    desk.centre.routing.team = TEAM_ANY;
    script(EMAIL, 1000);
    struct play play = play_open(&desk.centre);
    for (uint32_t i = 0; i < TIMES; i++) {
        play_script_again(&play, i);
        experts += play_row(&play, EMAIL, 0, 0)->team == EXPERTS;
    }
    play_close(&play);
    const double share = 1.0 / 3; /* 99.9 % */
    assert_near(experts, TIMES * share, 3.29 * sqrt(TIMES * share * 2 / 3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define test(name) cmocka_unit_test_setup(name, set_ticket_desk)
        test(test_priority_goes_first),
        test(test_the_oldest_or_the_first_due_goes_first_where_that_is_said),
        test(test_due_first_looks_at_the_promise_not_at_the_age),
        test(test_two_queues_as_long_are_chosen_by_chance),
        test(test_a_second_team_helps_with_what_has_waited),
        test(test_in_order_is_the_order_of_what_a_team_serves),
        test(test_chance_takes_any_idle_agent_of_all_teams),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
