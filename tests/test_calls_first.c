/*
 * Calls before chats: what an agent with chats in hand may take while a call
 * waits, worked out by hand.
 */
#include "centres.h"

enum { CHAT, PHONE };
enum { DESK, EXPERTS };

static struct desk desk;

/* A chat channel and a phone, a team of one who holds two chats. */
static int setup(void **state)
{
    (void)state;
    desk_set(&desk, 2, 1);
    desk_set_chat(&desk, CHAT, 1, 10, 60);
    desk.teams[DESK].chats_at_once = 2;
    return 0;
}

/* A chat of 100 s, a call, and a second chat for the other place. */
static void chats_and_a_call(void)
{
    desk.channels[CHAT].chat.compose = constant(100);
    script(CHAT, 100, 120);
    script(PHONE, 110);
}

static void test_a_chat_takes_a_place_while_a_call_waits(void **state)
{
    (void)state;
    chats_and_a_call();
    struct play play = play_of(&desk);
    assert_answered(&play, CHAT, 1, 0, 120, DESK);
    assert_answered(&play, PHONE, 0, 0, 300, DESK);
    play_close(&play);
}

static void test_calls_may_go_before_further_chats(void **state)
{
    (void)state;
    chats_and_a_call();
    desk.centre.routing.chats_while_calls_wait = false;
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 0, 0, 200, DESK);
    assert_answered(&play, CHAT, 1, 0, 260, DESK);
    play_close(&play);
}

static void test_the_last_call_to_hang_up_lets_chats_in(void **state)
{
    (void)state;
    chats_and_a_call();
    desk.centre.routing.chats_while_calls_wait = false;
    desk.channels[PHONE].patience = constant(30);
    struct play play = play_of(&desk);
    assert_ended(&play, PHONE, 0, 0, "abandoned", 140);
    assert_answered(&play, CHAT, 1, 0, 140, DESK);
    play_close(&play);
}

static void test_of_two_chats_let_in_the_more_urgent_goes_first(void **state)
{
    (void)state;
    enum { VIP = 2 };
    desk_set(&desk, 3, 1);
    desk_set_chat(&desk, VIP, 1, 10, 60);
    desk_set_chat(&desk, CHAT, 1, 100, 60);
    desk.teams[DESK].chats_at_once = 2;
    desk.channels[CHAT].priority = 3;
    desk.channels[VIP].priority = 2;
    desk.channels[PHONE].patience = constant(30);
    desk.centre.routing.chats_while_calls_wait = false;
    script(CHAT, 100, 120);
    script(PHONE, 110);
    script(VIP, 130);
    struct play play = play_of(&desk);
    assert_answered(&play, VIP, 0, 0, 140, DESK);
    assert_answered(&play, CHAT, 1, 0, 200, DESK);
    play_close(&play);
}

/* From its sixtieth second a call may go to the desk: the first does until it
 * hangs up, the second has not waited so long. */
static void test_a_call_that_may_not_come_here_holds_up_no_chat(void **state)
{
    (void)state;
    desk_set(&desk, 2, 2);
    desk_set_chat(&desk, CHAT, 1, 100, 60);
    desk.teams[DESK].chats_at_once = 2;
    desk.channels[CHAT].n_answered_by = 1;
    memcpy(desk.answered_by[PHONE],
           (struct answered_by[]){ { EXPERTS, 0 }, { DESK, 60 } },
           2 * sizeof(struct answered_by));
    desk.channels[PHONE].handle_time = constant(1000);
    desk.channels[PHONE].patience = constant(75);
    desk.centre.routing.chats_while_calls_wait = false;
    script(PHONE, 90, 110, 160);
    script(CHAT, 100, 172);
    struct play play = play_of(&desk);
    assert_ended(&play, PHONE, 1, 0, "abandoned", 185);
    assert_answered(&play, CHAT, 1, 0, 185, DESK);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define test(name) cmocka_unit_test_setup(name, setup)
        test(test_a_chat_takes_a_place_while_a_call_waits),
        test(test_calls_may_go_before_further_chats),
        test(test_the_last_call_to_hang_up_lets_chats_in),
        test(test_of_two_chats_let_in_the_more_urgent_goes_first),
        test(test_a_call_that_may_not_come_here_holds_up_no_chat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
