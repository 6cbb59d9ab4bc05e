/*
 * Calls before chats: what an agent with chats in hand may take while a call
 * waits, worked out by hand.
 */
#include "chat_desk.h"

enum { VIP = PHONE + 1 };

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

/* Who accepted a callback keeps the call's place, and goes first as one. */
static void test_a_callback_that_waits_is_a_call_that_waits(void **state)
{
    (void)state;
    chats_and_a_call();
    desk.centre.routing.chats_while_calls_wait = false;
    desk.channels[PHONE].callback = (struct callback_offer){
        .offered = true, .offer_after_s = 5, .accept_frac = 1, .within_s = HOUR
    };
    struct play play = play_of(&desk);
    assert_near(play_total(&play, PHONE, TOTAL_CALLBACKS), 1, 0);
    assert_answered(&play, PHONE, 0, 0, 200, DESK);
    assert_answered(&play, CHAT, 1, 0, 260, DESK);
    play_close(&play);
    /* too late at 150: then the chat may */
    desk.channels[PHONE].callback.within_s = 40;
    play = play_of(&desk);
    assert_ended(&play, PHONE, 0, 0, "abandoned", 150);
    assert_answered(&play, CHAT, 1, 0, 150, DESK);
    play_close(&play);
}

/* ---- laws ---- */

/* Calls that overflow, hang up and are called back, and two kinds of chats. */
static void set_crowd(void)
{
    desk_set(&desk, 3, 2);
    desk_set_chat(&desk, CHAT, 1, 10, 60);
    desk_set_chat(&desk, VIP, 1, 10, 60);
    for (size_t c = 0; c < 3; c++) {
        static const double an_hour[] = { 24, 20, 12 };
        struct channel *channel = &desk.channels[c];
        channel->volume =
            (struct volume){ .basis = VOLUME_PER_HOUR, .amount = an_hour[c] };
        channel->patience = exponential(400);
    }
    desk.channels[CHAT].chat.compose = exponential(300);
    desk.channels[VIP].chat.compose = exponential(240);
    desk.channels[CHAT].priority = 3;
    desk.channels[VIP].priority = 2;
    desk.channels[PHONE].handle_time = exponential(200);
    desk.channels[PHONE].callback =
        (struct callback_offer){ true, 60, 0.5, HOUR };
    memcpy(desk.answered_by[PHONE],
           (struct answered_by[]){ { EXPERTS, 0 }, { DESK, 30 } },
           2 * sizeof(struct answered_by));
    desk.channels[CHAT].n_answered_by = desk.channels[VIP].n_answered_by = 1;
    desk.teams[DESK].agents = 3;
    desk.teams[DESK].chats_at_once = 2;
    desk.centre.plan.n_days = 3;
    desk.centre.routing.chats_while_calls_wait = false;
}

static double waits_until(const struct trace_row *row)
{
    return row->outcome == OUTCOME_ANSWERED ? row->answer_s : row->end_s;
}

/* Whether `late` was answered while `row`, who came before it, still waited. */
static bool overtakes(const struct trace_row *late, const struct trace_row *row)
{
    return late->arrival_s > row->arrival_s + tick_s &&
           late->answer_s < waits_until(row) - tick_s;
}

static void check_order(const struct play *play, size_t *n_waited)
{
    for (size_t i = 0; i < play->trace->n_rows; i++) {
        const struct trace_row *row = &play->trace->rows[i];
        const bool waited = waits_until(row) > row->arrival_s + tick_s;
        for (size_t j = 0; j < play->trace->n_rows && waited; j++) {
            const struct trace_row *other = &play->trace->rows[j];
            if (other->outcome != OUTCOME_ANSWERED) {
                continue;
            }
            assert_false(other->channel == row->channel &&
                         overtakes(other, row));
            /* a VIP of whatever age goes before the other chats */
            assert_false(row->channel == VIP && other->channel == CHAT &&
                         other->answer_s > row->arrival_s + tick_s &&
                         other->answer_s < waits_until(row) - tick_s);
        }
        n_waited[row->channel] += waited;
    }
}

static void test_within_a_channel_nobody_overtakes_another(void **state)
{
    (void)state;
    size_t n_waited[3] = { 0, 0, 0 };
    set_crowd();
    struct play play = play_open(&desk.centre);
    for (uint32_t r = 0; r < 4; r++) {
        play_run(&play, 31, r);
        check_order(&play, n_waited);
    }
    assert_true(n_waited[CHAT] > 500 && n_waited[VIP] > 500);
    assert_true(n_waited[PHONE] > 500);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define test(name) cmocka_unit_test_setup(name, set_chat_desk)
        test(test_a_chat_takes_a_place_while_a_call_waits),
        test(test_calls_may_go_before_further_chats),
        test(test_the_last_call_to_hang_up_lets_chats_in),
        test(test_of_two_chats_let_in_the_more_urgent_goes_first),
        test(test_a_call_that_may_not_come_here_holds_up_no_chat),
        test(test_a_callback_that_waits_is_a_call_that_waits),
        test(test_within_a_channel_nobody_overtakes_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
