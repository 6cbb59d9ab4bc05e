/*
 * What must not matter does not: one centre of calls, chats and tickets, said
 * in other words. Every total of every channel must come out the same, to the
 * last digit that adding in another order leaves. Work takes random times, so
 * that no two agents come free in one moment, whose order is nobody's business.
 */
#include "centres.h"

enum { PHONE, CHAT, EMAIL, N_CHANNELS };
enum { N_AGENTS = 9, N_DAYS = 5, SEEDS = 3 };

static struct desk desk;
static double wanted[SEEDS][N_CHANNELS][N_TOTALS];

static const struct open_span OFFICE[] = {
    { 0, 9 * HOUR, 17 * HOUR }, { 1, 9 * HOUR, 17 * HOUR },
    { 2, 9 * HOUR, 17 * HOUR }, { 3, 9 * HOUR, 17 * HOUR },
    { 4, 9 * HOUR, 17 * HOUR },
};

static void set_phone(struct channel *channel)
{
    channel->handle_time = exponential(300);
    channel->wrap_up = constant(30);
    channel->patience = exponential(120);
    channel->redial = (struct redial){ .probability = 0.3,
                                       .after = constant(600),
                                       .at_most = 2 };
    channel->priority = 1;
}

static void set_chat(struct channel *channel)
{
    channel->chat.compose = exponential(40);
    channel->chat.customer_reply = exponential(50);
    channel->chat.gone_frac = 0.05;
    channel->wrap_up = constant(20);
    channel->patience = exponential(120);
    channel->priority = 2;
}

static void set_email(struct channel *channel, uint32_t phone)
{
    channel->handle_time = exponential(480);
    channel->ticket.customer_reply = exponential(5 * HOUR);
    channel->ticket.contacts_again = true;
    channel->ticket.again_patience = exponential(4 * HOUR);
    channel->ticket.again_probability = 0.5;
    channel->ticket.again_to = phone;
    channel->target.open_hours = true;
    channel->target.within_s = 8 * HOUR;
    channel->priority = 3;
}

static void mix(struct team *team, uint32_t agents)
{
    team->agents = agents;
    team->chats_at_once = 3;
    team->ticket_work = TICKETS_PUT_ASIDE;
    team->resume_cost_s = 20;
}

/* at[c]: where in the file the phone, the chat and the email stand. */
static void set(const uint32_t at[N_CHANNELS], size_t n_teams)
{
    static const double a_week[] = { 1600, 1000, 500 };
    static const char *const names[] = { "phone", "chat", "email" };
    desk_set(&desk, N_CHANNELS, n_teams);
    desk_set_chat(&desk, at[CHAT], 4, 40, 50);
    desk_set_ticket(&desk, at[EMAIL], 1.5, 480, 5 * HOUR);
    for (uint32_t c = 0; c < N_CHANNELS; c++) {
        struct channel *channel = &desk.channels[at[c]];
        channel->name = names[c];
        channel->opening_hours = (struct opening_hours){ false, 5, OFFICE };
        channel->volume =
            (struct volume){ .basis = VOLUME_PER_WEEK, .amount = a_week[c] };
    }
    set_phone(&desk.channels[at[PHONE]]);
    set_chat(&desk.channels[at[CHAT]]);
    set_email(&desk.channels[at[EMAIL]], at[PHONE]);
    mix(&desk.teams[0], N_AGENTS);
    desk.centre.plan.n_days = N_DAYS;
    desk.centre.plan.run_out_s = 14 * DAY;
}

static const uint32_t IN_ORDER[N_CHANNELS] = { PHONE, CHAT, EMAIL };

static int set_up(void **state)
{
    (void)state;
    set(IN_ORDER, 1);
    struct play play = play_open(&desk.centre);
    for (uint32_t r = 0; r < SEEDS; r++) {
        play_run(&play, 41, r);
        memcpy(wanted[r], play.sample->totals, sizeof wanted[r]);
        assert_true(play_total(&play, PHONE, TOTAL_ABANDONED) > 0);
        assert_true(play_total(&play, EMAIL, TOTAL_CONTACTED_AGAIN) > 0);
        assert_true(play.sample->team_totals[0][TEAM_INTERRUPTIONS] > 0);
    }
    play_close(&play);
    return 0;
}

static void check_same(const uint32_t at[N_CHANNELS])
{
    struct play play = play_open(&desk.centre);
    for (uint32_t r = 0; r < SEEDS; r++) {
        play_run(&play, 41, r);
        for (size_t c = 0; c < N_CHANNELS; c++) {
            for (size_t t = 0; t < N_TOTALS; t++) {
                assert_near(play_total(&play, at[c], (enum total)t),
                            wanted[r][c][t], 1e-9 * fabs(wanted[r][c][t]));
            }
        }
    }
    play_close(&play);
}

static void test_persons_on_a_shift_are_as_many_heads(void **state)
{
    (void)state;
    static const struct shift day = { .name = "day",
                                      .agents = N_AGENTS,
                                      .days_mask = 0x1f,
                                      .from_s = 9 * HOUR,
                                      .to_s = 17 * HOUR };
    set(IN_ORDER, 1);
    desk.teams[0].staffing = STAFF_SHIFTS;
    desk.teams[0].n_shifts = 1;
    desk.teams[0].shifts = &day;
    check_same(IN_ORDER);
}

static void test_two_teams_as_one_pool_are_one_team(void **state)
{
    (void)state;
    set(IN_ORDER, 2);
    mix(&desk.teams[0], 4);
    mix(&desk.teams[1], N_AGENTS - 4);
    desk.centre.routing.team = TEAM_ANY;
    check_same(IN_ORDER);
}

static void test_hours_in_two_pieces_are_hours_in_one(void **state)
{
    (void)state;
    struct open_span halves[2 * N_DAYS];
    set(IN_ORDER, 1);
    for (uint8_t d = 0; d < N_DAYS; d++) {
        halves[2 * d] = (struct open_span){ d, 9 * HOUR, 13 * HOUR };
        halves[2 * d + 1] = (struct open_span){ d, 13 * HOUR, 17 * HOUR };
    }
    for (size_t c = 0; c < N_CHANNELS; c++) {
        desk.channels[c].opening_hours =
            (struct opening_hours){ false, 2 * N_DAYS, halves };
    }
    check_same(IN_ORDER);
}

static void test_intervals_only_report(void **state)
{
    (void)state;
    set(IN_ORDER, 1);
    desk.centre.plan.interval_s = 900;
    check_same(IN_ORDER);
}

static void test_priorities_order_queues_not_the_file(void **state)
{
    (void)state;
    static const uint32_t reversed[N_CHANNELS] = { 2, 1, 0 };
    set(reversed, 1);
    check_same(reversed);
    set(IN_ORDER, 1);
    for (uint32_t c = 0; c < N_CHANNELS; c++) {
        desk.serves[0][c] = reversed[c];
    }
    check_same(IN_ORDER);
}

/* Every agent twice as quick for work twice as long. */
static void test_speed_divides_work(void **state)
{
    (void)state;
    set(IN_ORDER, 1);
    desk.channels[PHONE].handle_time = exponential(600);
    desk.channels[PHONE].wrap_up = constant(60);
    desk.channels[CHAT].chat.compose = exponential(80);
    desk.channels[CHAT].wrap_up = constant(40);
    desk.channels[EMAIL].handle_time = exponential(960);
    for (size_t c = 0; c < N_CHANNELS; c++) {
        desk.speeds[0][c] = 2;
    }
    check_same(IN_ORDER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_persons_on_a_shift_are_as_many_heads),
        cmocka_unit_test(test_two_teams_as_one_pool_are_one_team),
        cmocka_unit_test(test_hours_in_two_pieces_are_hours_in_one),
        cmocka_unit_test(test_intervals_only_report),
        cmocka_unit_test(test_priorities_order_queues_not_the_file),
        cmocka_unit_test(test_speed_divides_work),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
