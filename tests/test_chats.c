/*
 * Chats, in situations small enough to work out by hand: scripted arrivals,
 * constant composing and answering. How many messages a chat has is drawn; a
 * story names the numbers it wants and takes the first seed that gives them.
 */
#include "chat_desk.h"

static bool has_messages(const struct play *play, size_t n,
                         const uint32_t *messages)
{
    for (uint32_t i = 0; i < n; i++) {
        if (play_row(play, CHAT, i, 0)->touches != messages[i]) {
            return false;
        }
    }
    return true;
}

/* Plays the script with so many messages in the first n chats. */
static struct play play_messages(size_t n, const uint32_t *messages)
{
    enum { TRIES_AT_MOST = 3000000 };
    struct play play = play_open(&desk.centre);
    for (uint64_t seed = 1; seed < TRIES_AT_MOST; seed++) {
        if (play_fits(&play, seed)) {
            play_run(&play, seed, 0);
            if (has_messages(&play, n, messages)) {
                return play;
            }
        }
    }
    fail_test("no seed gives these messages");
    return play;
}

#define play_with(...)                                                         \
    play_messages(sizeof(uint32_t[]){ __VA_ARGS__ } / sizeof(uint32_t),        \
                  (uint32_t[]){ __VA_ARGS__ })

/* ---- message by message ---- */

static void test_a_chat_alternates_between_agent_and_customer(void **state)
{
    (void)state;
    desk.channels[CHAT].chat.messages_mean = 3;
    script(CHAT, 100);
    struct play play = play_with(3);
    assert_answered(&play, CHAT, 0, 0, 100, DESK);
    assert_ended(&play, CHAT, 0, 0, "answered", 250);
    assert_near(play_total(&play, CHAT, TOTAL_HANDLE_S), 30, moment_s);
    assert_near(play_total(&play, CHAT, TOTAL_TALK_S), 150, moment_s);
    assert_near(play_total(&play, CHAT, TOTAL_CHAT_DURATION_S), 150, moment_s);
    const double *team = play.sample->team_totals[DESK];
    assert_near(team[TEAM_BUSY_S], 150, moment_s);
    assert_near(team[TEAM_WORK_S], 30, moment_s);
    assert_near(team[TEAM_CONTACTS], 1, 0);
    play_close(&play);
}

static void test_a_chat_waits_for_a_place_not_for_an_idle_agent(void **state)
{
    (void)state;
    desk.channels[CHAT].chat.messages_mean = 2;
    script(CHAT, 100, 115, 116);
    struct play play = play_with(2, 2, 2);
    assert_answered(&play, CHAT, 1, 0, 115, DESK);
    assert_ended(&play, CHAT, 0, 0, "answered", 180);
    assert_answered(&play, CHAT, 2, 0, 180, DESK);
    assert_ended(&play, CHAT, 1, 0, "answered", 200);
    assert_ended(&play, CHAT, 2, 0, "answered", 260);
    /* held 80 + 85 + 80 by an agent who held some from 100 to 260 */
    assert_near(play_total(&play, CHAT, TOTAL_HELD_S), 245, 2 * moment_s);
    assert_near(play_total(&play, CHAT, TOTAL_HOLDING_S), 160, moment_s);
    assert_near(play_total(&play, CHAT, TOTAL_QUEUE_S), 64, moment_s);
    play_close(&play);
}

static void test_the_message_due_longest_is_composed_first(void **state)
{
    (void)state;
    desk.teams[DESK].chats_at_once = 3;
    desk.channels[CHAT].chat.messages_mean = 2;
    desk.channels[CHAT].chat.compose = constant(40);
    script(CHAT, 100, 190, 210);
    struct play play = play_with(2, 2, 2);
    assert_ended(&play, CHAT, 0, 0, "answered", 270); /* due at 200 */
    assert_ended(&play, CHAT, 1, 0, "answered", 350);
    assert_ended(&play, CHAT, 2, 0, "answered", 410);
    /* due 100 200 190 290 210 370, sent 140 270 230 350 310 410 */
    assert_near(play_total(&play, CHAT, TOTAL_MESSAGES), 6, 0);
    assert_near(play_total(&play, CHAT, TOTAL_RESPONSE_S), 350, 6 * moment_s);
    play_close(&play);
}

static void test_wrap_up_holds_the_place_and_queues_as_a_message(void **state)
{
    (void)state;
    desk.channels[CHAT].wrap_up = constant(20);
    script(CHAT, 100, 105, 108);
    struct play play = play_of(&desk);
    assert_ended(&play, CHAT, 0, 0, "answered", 110);
    assert_ended(&play, CHAT, 1, 0, "answered", 120);
    assert_answered(&play, CHAT, 2, 0, 140, DESK); /* 120-140: a wrap-up */
    assert_ended(&play, CHAT, 2, 0, "answered", 170);
    assert_near(play.sample->team_totals[DESK][TEAM_BUSY_S], 90, moment_s);
    assert_near(play_total(&play, CHAT, TOTAL_HANDLE_S), 90, moment_s);
    play_close(&play);
}

static void test_who_is_gone_holds_the_place_until_idle_close(void **state)
{
    (void)state;
    struct channel *channel = &desk.channels[CHAT];
    desk.teams[DESK].chats_at_once = 1;
    channel->chat.messages_mean = 1.5;
    channel->chat.gone_frac = 1;
    channel->chat.idle_close_s = 300;
    channel->wrap_up = constant(20);
    script(CHAT, 100, 120);
    struct play play = play_open(&desk.centre);
    uint32_t nth = 0;
    do { /* a customer who would have got a second message */
        play_script_again(&play, nth++);
    } while (play.sample->team_totals[DESK][TEAM_BUSY_S] < 350 ||
             play_row(&play, CHAT, 0, 0)->touches != 1);
    assert_ended(&play, CHAT, 0, 0, "answered", 110);
    assert_answered(&play, CHAT, 1, 0, 430, DESK);
    play_close(&play);
}

static void test_speed_divides_messages_and_wrap_up(void **state)
{
    (void)state;
    desk.speeds[DESK][CHAT] = 2;
    desk.channels[CHAT].wrap_up = constant(20);
    desk.channels[CHAT].chat.messages_mean = 2;
    desk.teams[DESK].chats_at_once = 1;
    script(CHAT, 100, 101);
    struct play play = play_with(2);
    assert_ended(&play, CHAT, 0, 0, "answered", 170); /* 5 + 60 + 5 */
    assert_answered(&play, CHAT, 1, 0, 180, DESK);
    play_close(&play);
}

/* ---- how many messages ---- */

/* Chats with 1, 2, 3, ... messages, of enough to tell the laws apart. */
static double count_chats(enum count_shape shape, double *with, size_t n)
{
    desk.channels[CHAT].chat.messages_mean = 3.5;
    desk.channels[CHAT].chat.messages_shape = shape;
    desk.channels[CHAT].chat.customer_reply = constant(1);
    desk.channels[CHAT].volume =
        (struct volume){ .basis = VOLUME_PER_HOUR, .amount = 800 };
    desk.teams[DESK].agents = 20;
    struct play play = play_open(&desk.centre);
    play_run(&play, 1, 0);
    const double all = play_total(&play, CHAT, TOTAL_ANSWERED);
    for (size_t i = 0; i < play.trace->n_rows; i++) {
        const struct trace_row *row = &play.trace->rows[i];
        if (row->arrival_s < DAY && row->touches <= n) {
            with[row->touches - 1]++;
        }
    }
    play_close(&play);
    return all;
}

static void assert_share(double count, double all, double share)
{
    assert_near(count, all * share, 4 * sqrt(all * share * (1 - share)));
}

static void test_messages_follow_a_poisson_law_after_the_first(void **state)
{
    (void)state;
    double with[6] = { 0 };
    const double all = count_chats(COUNT_POISSON, with, 6);
    double share = exp(-2.5);
    for (int n = 0; n < 6; n++) {
        assert_share(with[n], all, share);
        share *= 2.5 / (n + 1);
    }
}

static void test_messages_may_follow_a_geometric_law(void **state)
{
    (void)state;
    double with[6] = { 0 };
    const double all = count_chats(COUNT_GEOMETRIC, with, 6);
    double share = 1 / 3.5;
    for (int n = 0; n < 6; n++) {
        assert_share(with[n], all, share);
        share *= 1 - 1 / 3.5;
    }
}

/* ---- by rate ---- */

static const double RATES[] = { 1, 1.5, 1.8 };

static void by_rate(void)
{
    desk.channels[CHAT].chat.n_rates = 3;
    desk.channels[CHAT].chat.rates = RATES;
    desk.teams[DESK].chats_at_once = 3;
}

static void test_by_rate_work_is_shared_at_every_moment(void **state)
{
    (void)state;
    by_rate();
    script(CHAT, 100, 130, 150);
    struct play play = play_of(&desk);
    /* left at 130: 30; at 150: 15, 45, 60; each at 0.6 until 175: 0, 30, 45;
     * at 0.75 until 215: 0, 15; alone until 230 */
    assert_ended(&play, CHAT, 0, 0, "answered", 175);
    assert_ended(&play, CHAT, 1, 0, "answered", 215);
    assert_ended(&play, CHAT, 2, 0, "answered", 230);
    assert_int_equal(play_row(&play, CHAT, 2, 0)->touches, 1); /* as a call */
    const double *team = play.sample->team_totals[DESK];
    assert_near(team[TEAM_WORK_S], 130, moment_s);
    assert_near(play_total(&play, CHAT, TOTAL_HANDLE_S), 130, 4 * moment_s);
    play_close(&play);
}

static void test_by_rate_wrap_up_is_shared_too(void **state)
{
    (void)state;
    by_rate();
    desk.channels[CHAT].wrap_up = constant(15);
    script(CHAT, 100, 130);
    struct play play = play_of(&desk);
    /* 130: 30 + 15, 60; at 0.75 until 170: 0 + 15, 30; until 190: 0, 15; alone
     * until 205, then its own wrap-up until 220 */
    assert_ended(&play, CHAT, 0, 0, "answered", 170);
    assert_ended(&play, CHAT, 1, 0, "answered", 205);
    assert_near(play.sample->team_totals[DESK][TEAM_BUSY_S], 120, moment_s);
    play_close(&play);
}

static void test_by_rate_speed_divides_the_work(void **state)
{
    (void)state;
    by_rate();
    desk.speeds[DESK][CHAT] = 2;
    script(CHAT, 100, 115);
    struct play play = play_of(&desk);
    /* of 30 s each: 15 and 30 left at 115, at 0.75 until 135, then until 150 */
    assert_ended(&play, CHAT, 0, 0, "answered", 135);
    assert_ended(&play, CHAT, 1, 0, "answered", 150);
    play_close(&play);
}

/* ---- which agent ---- */

/* Three chats while two agents have two places each, all teams as one. */
static struct play three_chats(enum agent_rule rule)
{
    desk_set(&desk, 1, 2);
    desk_set_chat(&desk, CHAT, 1, 100, 60);
    desk.centre.routing.agent = rule;
    desk.centre.routing.team = TEAM_ANY;
    desk.teams[DESK].chats_at_once = desk.teams[EXPERTS].chats_at_once = 2;
    script(CHAT, 100, 110, 120);
    return play_of(&desk);
}

static uint32_t team_of(const struct play *play, uint64_t number)
{
    return play_row(play, CHAT, number, 0)->team;
}

static void test_in_order_fills_the_first_agent(void **state)
{
    (void)state;
    struct play play = three_chats(AGENT_IN_ORDER);
    assert_int_equal(team_of(&play, 0), DESK);
    assert_int_equal(team_of(&play, 1), DESK);
    assert_int_equal(team_of(&play, 2), EXPERTS);
    play_close(&play);
}

static void test_the_fewest_chats_come_first_where_that_is_said(void **state)
{
    (void)state;
    bool met[2] = { false, false };
    struct play play = three_chats(AGENT_LEAST_LOADED);
    for (uint32_t i = 0; i < 40; i++) {
        play_script_again(&play, i);
        assert_true(team_of(&play, 0) != team_of(&play, 1));
        met[team_of(&play, 0)] = true;
    }
    assert_true(met[DESK] && met[EXPERTS]);
    play_close(&play);
}

static void test_an_idle_agent_comes_before_one_with_chats(void **state)
{
    (void)state;
    struct play play = three_chats(AGENT_LONGEST_IDLE);
    assert_true(team_of(&play, 0) != team_of(&play, 1));
    assert_int_equal(team_of(&play, 2), team_of(&play, 0)); /* longest so */
    play_close(&play);
}

static void test_by_chance_a_chat_may_join_another(void **state)
{
    (void)state;
    enum { TIMES = 100 };
    uint32_t together = 0;
    struct play play = three_chats(AGENT_RANDOM);
    for (uint32_t i = 0; i < TIMES; i++) {
        play_script_again(&play, i);
        together += team_of(&play, 0) == team_of(&play, 1);
    }
    assert_near(together, TIMES / 2.0, 3.29 * sqrt(TIMES / 4.0)); /* 99.9 % */
    play_close(&play);
}

/* ---- chats beside calls ---- */

static void test_after_a_chat_the_customer_may_be_transferred(void **state)
{
    (void)state;
    static const struct transfer_option to_phone[] = { { PHONE, 1, 0 } };
    desk.channels[CHAT].wrap_up = constant(20);
    desk.channels[CHAT].n_transfers = 1;
    desk.channels[CHAT].transfers = to_phone;
    script(CHAT, 100);
    struct play play = play_of(&desk);
    const struct trace_row *row = play_row(&play, CHAT, 0, 1);
    assert_int_equal(row->channel, PHONE);
    assert_near(row->arrival_s, 110, moment_s);
    assert_near(row->answer_s, 130, moment_s); /* after the wrap-up */
    assert_near(play_total(&play, CHAT, TOTAL_TRANSFERRED_OUT), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_TRANSFERRED_IN), 1, 0);
    play_close(&play);
}

static void test_who_is_gone_is_not_transferred(void **state)
{
    (void)state;
    static const struct transfer_option to_phone[] = { { PHONE, 1, 0 } };
    desk.channels[CHAT].chat.messages_mean = 4;
    desk.channels[CHAT].chat.gone_frac = 1;
    desk.channels[CHAT].n_transfers = 1;
    desk.channels[CHAT].transfers = to_phone;
    script(CHAT, 100);
    struct play play = play_with(3);
    assert_int_equal(play_n_attempts(&play, CHAT, 0), 1);
    assert_near(play_total(&play, CHAT, TOTAL_TRANSFERRED_OUT), 0, 0);
    play_close(&play);
}

static void test_a_chat_needs_a_line_until_its_last_word(void **state)
{
    (void)state;
    desk.channels[CHAT].lines = 1;
    desk.channels[CHAT].wrap_up = constant(20);
    script(CHAT, 100, 105, 115);
    struct play play = play_of(&desk);
    assert_ended(&play, CHAT, 1, 0, "blocked", 105);
    assert_answered(&play, CHAT, 2, 0, 115, DESK);
    play_close(&play);
}

static void test_a_waiting_chat_may_hang_up(void **state)
{
    (void)state;
    desk.teams[DESK].chats_at_once = 1;
    desk.channels[CHAT].chat.compose = constant(100);
    desk.channels[CHAT].patience = constant(30);
    script(CHAT, 100, 110, 180);
    struct play play = play_of(&desk);
    assert_ended(&play, CHAT, 1, 0, "abandoned", 140);
    assert_answered(&play, CHAT, 2, 0, 200, DESK);
    play_close(&play);
}

/* ---- closing, shifts, and agents who are fewer ---- */

static const struct open_span MORNING[] = { { 0, 0, 1000 } };

static struct play at_closing(enum at_close at_close)
{
    desk.centre.n_channels = 1;
    desk.teams[DESK].n_serves = 1;
    desk.teams[DESK].chats_at_once = 1;
    desk.channels[CHAT].chat.compose = constant(100);
    desk.channels[CHAT].opening_hours =
        (struct opening_hours){ false, 1, MORNING };
    desk.channels[CHAT].at_close = at_close;
    script(CHAT, 950, 960);
    return play_of(&desk);
}

static void test_who_waits_at_closing_is_sent_off_where_that_is_said(
    void **state)
{
    (void)state;
    struct play play = at_closing(CLOSE_DROP);
    assert_ended(&play, CHAT, 0, 0, "answered", 1050);
    assert_ended(&play, CHAT, 1, 0, "dropped", 1000);
    assert_near(play.sample->team_totals[DESK][TEAM_ON_DUTY_S], 1050, 1e-3);
    play_close(&play);
}

static void test_agents_stay_for_chats_that_wait_at_closing(void **state)
{
    (void)state;
    struct play play = at_closing(CLOSE_SERVE);
    assert_answered(&play, CHAT, 1, 0, 1050, DESK);
    assert_near(play.sample->team_totals[DESK][TEAM_ON_DUTY_S], 1150, 1e-3);
    play_close(&play);
}

static void test_chats_in_hand_are_finished_after_the_shift(void **state)
{
    (void)state;
    static const struct shift shift = {
        .name = "day", .agents = 1, .days_mask = 0x7f, .from_s = 0, .to_s = HOUR
    };
    desk.teams[DESK].staffing = STAFF_SHIFTS;
    desk.teams[DESK].n_shifts = 1;
    desk.teams[DESK].shifts = &shift;
    desk.channels[CHAT].chat.messages_mean = 2;
    script(CHAT, HOUR - 20, HOUR + 1);
    struct play play = play_with(2);
    assert_ended(&play, CHAT, 0, 0, "answered", HOUR + 60);
    assert_answered(&play, CHAT, 1, 0, DAY, DESK); /* the next shift */
    assert_near(play.sample->team_totals[DESK][TEAM_ON_DUTY_S], HOUR + 60,
                1e-3);
    play_close(&play);
}

/* Three agents with two chats each, of which the first end at 110, 120 and
 * 130; one agent fewer from 100 on. The last chat comes at 111. */
static struct play one_fewer(size_t n_steps)
{
    static const struct staff_step steps[] = { { 0, 3 },
                                               { 100, 2 },
                                               { 115, 3 } };
    desk.teams[DESK].staffing = STAFF_STEPS;
    desk.teams[DESK].agents = 3;
    desk.teams[DESK].n_steps = n_steps;
    desk.teams[DESK].steps = steps;
    desk.channels[CHAT].chat.compose = constant(100);
    script(CHAT, 10, 20, 30, 40, 50, 60, 111);
    return play_of(&desk);
}

static void test_of_too_many_agents_one_takes_no_new_chats(void **state)
{
    (void)state;
    struct play play = one_fewer(2);
    assert_answered(&play, CHAT, 6, 0, 120, DESK);
    /* three until the first of them is done at 210, then two */
    assert_near(play.sample->team_totals[DESK][TEAM_ON_DUTY_S], 210 + 2.0 * DAY,
                1e-3);
    play_close(&play);
}

static void test_who_was_to_go_takes_chats_again_when_more_are_wanted(
    void **state)
{
    (void)state;
    struct play play = one_fewer(3);
    assert_answered(&play, CHAT, 6, 0, 115, DESK);
    assert_near(play.sample->team_totals[DESK][TEAM_ON_DUTY_S], 3.0 * DAY,
                1e-3);
    play_close(&play);
}

static void test_who_still_chats_at_the_end_has_no_length(void **state)
{
    (void)state;
    desk.channels[CHAT].chat.messages_mean = 3;
    desk.channels[CHAT].chat.customer_reply = constant(DAY);
    desk.centre.plan.run_out_s = HOUR;
    script(CHAT, DAY - 60);
    struct play play = play_with(1);
    uint32_t nth = 0;
    while (play_total(&play, CHAT, TOTAL_CHATS_ENDED) > 0) {
        play_script_again(&play, nth++);
    }
    assert_near(play_total(&play, CHAT, TOTAL_ANSWERED), 1, 0);
    assert_near(play_total(&play, CHAT, TOTAL_UNSOLVED), 1, 0);
    play_close(&play);
}

static void test_a_chat_that_outlives_the_run_counts_up_to_its_end(void **state)
{
    (void)state;
    desk.centre.plan.run_out_s = 0;
    desk.channels[CHAT].chat.compose = constant(500);
    script(CHAT, DAY - 100);
    struct play play = play_of(&desk);
    assert_near(play_total(&play, CHAT, TOTAL_TALK_S), 100, moment_s);
    assert_near(play_total(&play, CHAT, TOTAL_HELD_S), 100, moment_s);
    assert_near(play_total(&play, CHAT, TOTAL_ANSWERED), 1, 0);
    assert_ended(&play, CHAT, 0, 0, "answered", DAY);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define test(name) cmocka_unit_test_setup(name, set_chat_desk)
        test(test_a_chat_alternates_between_agent_and_customer),
        test(test_a_chat_waits_for_a_place_not_for_an_idle_agent),
        test(test_the_message_due_longest_is_composed_first),
        test(test_wrap_up_holds_the_place_and_queues_as_a_message),
        test(test_who_is_gone_holds_the_place_until_idle_close),
        test(test_speed_divides_messages_and_wrap_up),
        test(test_messages_follow_a_poisson_law_after_the_first),
        test(test_messages_may_follow_a_geometric_law),
        test(test_by_rate_work_is_shared_at_every_moment),
        test(test_by_rate_wrap_up_is_shared_too),
        test(test_by_rate_speed_divides_the_work),
        test(test_in_order_fills_the_first_agent),
        test(test_the_fewest_chats_come_first_where_that_is_said),
        test(test_an_idle_agent_comes_before_one_with_chats),
        test(test_by_chance_a_chat_may_join_another),
        test(test_after_a_chat_the_customer_may_be_transferred),
        test(test_who_is_gone_is_not_transferred),
        test(test_a_chat_needs_a_line_until_its_last_word),
        test(test_a_waiting_chat_may_hang_up),
        test(test_who_waits_at_closing_is_sent_off_where_that_is_said),
        test(test_agents_stay_for_chats_that_wait_at_closing),
        test(test_chats_in_hand_are_finished_after_the_shift),
        test(test_of_too_many_agents_one_takes_no_new_chats),
        test(test_who_was_to_go_takes_chats_again_when_more_are_wanted),
        test(test_who_still_chats_at_the_end_has_no_length),
        test(test_a_chat_that_outlives_the_run_counts_up_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
