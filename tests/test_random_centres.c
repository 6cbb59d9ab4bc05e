/*
 * Centres that nobody thought of: channels, teams, hours, staff and rules put
 * together by chance, small and busy. Every one must run without a failed
 * assertion, come out the same twice, and add up with its own trace. Built
 * with DEEP_CHECKS, the engine also looks for anybody who waits beside an
 * agent who might help.
 */
#include "centres.h"

#include "base/rng.h"

enum { N_CHANNELS = 4, N_TEAMS = 2, CENTRES = 150, N_DAYS = 3, N_STEPS = 9 };
enum { PHONE, CHAT, EMAIL, SALES };

static const struct open_span MORNINGS[] = {
    { 0, 8 * HOUR, 12 * HOUR }, { 1, 8 * HOUR, 12 * HOUR },
    { 2, 8 * HOUR, 12 * HOUR }, { 3, 8 * HOUR, 12 * HOUR },
    { 4, 8 * HOUR, 12 * HOUR }, { 5, 8 * HOUR, 12 * HOUR },
    { 6, 8 * HOUR, 12 * HOUR },
};
static const struct open_span NIGHTS[] = {
    { 0, 20 * HOUR, 28 * HOUR }, { 1, 20 * HOUR, 28 * HOUR },
    { 2, 20 * HOUR, 28 * HOUR }, { 3, 20 * HOUR, 28 * HOUR },
    { 4, 20 * HOUR, 28 * HOUR }, { 5, 20 * HOUR, 28 * HOUR },
    { 6, 20 * HOUR, 28 * HOUR },
};

static struct desk desk;
static struct staff_step steps[N_TEAMS][N_STEPS];
static struct shift shifts[N_TEAMS];
static struct switch_option switches[N_CHANNELS];
static struct transfer_option transfers[N_CHANNELS];

/* ---- chance ---- */

static struct {
    struct rng_stream stream;
    uint64_t drawn;
} dice;

static double between(double low, double high)
{
    const struct rng_block block =
        rng_block(dice.stream, dice.drawn++, 0, RNG_CUSTOMER, 0);
    return low + (high - low) * rng_uniform(block.word[0]);
}

static bool chance(double probability)
{
    return between(0, 1) < probability;
}

static uint32_t one_of(uint32_t n)
{
    return (uint32_t)between(0, n);
}

/* ---- a centre ---- */

static struct opening_hours hours(void)
{
    switch (one_of(3)) {
    case 0:
        return (struct opening_hours){ false, 7, MORNINGS };
    case 1:
        return (struct opening_hours){ false, 7, NIGHTS };
    default:
        return (struct opening_hours){ .always = true };
    }
}

static void set_live(uint32_t c)
{
    struct channel *channel = &desk.channels[c];
    channel->patience = chance(0.8) ? exponential(between(20, 400)) : endless();
    channel->leaves_at_once_frac = chance(0.3) ? between(0, 0.4) : 0;
    channel->lines = chance(0.3) ? 2 + one_of(8) : NO_LIMIT;
    channel->redial =
        (struct redial){ between(0, 0.5), exponential(between(1, 2000)),
                         one_of(4) };
    channel->at_close = chance(0.4) ? CLOSE_DROP : CLOSE_SERVE;
    switches[c] = (struct switch_option){ (c + 1) % N_CHANNELS, between(0, 0.4),
                                          constant(60) };
    channel->switches = &switches[c];
    channel->n_switches = chance(0.4);
    if (channel->way == WAY_CALL && chance(0.4)) {
        channel->callback =
            (struct callback_offer){ true, between(0, 120), between(0, 1),
                                     between(600, 20000) };
    }
}

static void set_channels(void)
{
    desk_set_chat(&desk, CHAT, between(1, 5), 1, 1);
    desk_set_ticket(&desk, EMAIL, between(1, 3), 1, 1);
    desk.channels[CHAT].chat.compose = exponential(between(5, 80));
    desk.channels[CHAT].chat.customer_reply = exponential(between(5, 200));
    desk.channels[CHAT].chat.gone_frac = between(0, 0.5);
    desk.channels[EMAIL].ticket.customer_reply = exponential(between(60, 9e4));
    desk.channels[EMAIL].ticket.backlog_tickets = one_of(20);
    desk.channels[EMAIL].ticket.backlog_oldest_s = DAY;
    for (uint32_t c = 0; c < N_CHANNELS; c++) {
        struct channel *channel = &desk.channels[c];
        channel->opening_hours = hours();
        channel->volume = (struct volume){ .basis = VOLUME_PER_DAY,
                                           .amount = between(20, 150) };
        channel->handle_time = exponential(between(30, 900));
        channel->wrap_up =
            chance(0.5) ? exponential(between(1, 90)) : constant(0);
        channel->priority = 1 + (int)one_of(3);
        transfers[c] = (struct transfer_option){ (c + 2) % N_CHANNELS,
                                                 between(0, 0.4), 0 };
        channel->transfers = &transfers[c];
        channel->n_transfers = chance(0.3);
        desk.answered_by[c][1].after_s = chance(0.3) ? between(1, 300) : 0;
        if (channel->way != WAY_TICKET) {
            set_live(c);
        }
    }
}

static void set_team(uint32_t t)
{
    static const enum ticket_mixing mixing[] = { TICKETS_BETWEEN,
                                                 TICKETS_PUT_ASIDE,
                                                 TICKETS_SEPARATE };
    struct team *team = &desk.teams[t];
    team->chats_at_once = 1 + one_of(3);
    team->ticket_work = mixing[one_of(3)];
    team->resume_cost_s = between(0, 60);
    team->keep_free = one_of(2);
    team->absence_frac = chance(0.3) ? 0.1 : 0;
    team->shrinkage_frac = chance(0.3) ? 0.15 : 0;
    if (chance(0.3)) {
        const double from_s = between(0, 20 * HOUR);
        shifts[t] =
            (struct shift){ .name = "day",
                            .agents = 1 + one_of(4),
                            .days_mask = 0x7f,
                            .from_s = from_s,
                            .to_s = from_s + between(2 * HOUR, 12 * HOUR) };
        team->staffing = STAFF_SHIFTS;
        team->n_shifts = 1;
        team->shifts = &shifts[t];
        return;
    }
    for (uint32_t i = 0; i < N_STEPS; i++) {
        steps[t][i] = (struct staff_step){ i * 8.0 * HOUR, one_of(6) };
    }
    team->staffing = STAFF_STEPS;
    team->n_steps = N_STEPS;
    team->steps = steps[t];
}

static void set_centre(uint32_t number)
{
    dice.stream = rng_stream(number, 0, "random centres");
    dice.drawn = 0;
    desk_set(&desk, N_CHANNELS, N_TEAMS);
    set_channels();
    for (uint32_t t = 0; t < N_TEAMS; t++) {
        set_team(t);
    }
    desk.centre.plan.n_days = N_DAYS;
    desk.centre.plan.warm_up_s = one_of(2) * (double)DAY;
    desk.centre.plan.run_out_s = one_of(4) * (double)DAY;
    desk.centre.routing = (struct routing){
        .agent = (enum agent_rule)one_of(4),
        .team = (enum team_rule)one_of(3),
        .contact = (enum contact_rule)one_of(5),
        .chats_while_calls_wait = chance(0.6),
    };
}

/* ---- what it comes to ---- */

static double overlap_s(double from_s, double to_s)
{
    return fmax(0, fmin(to_s, (double)N_DAYS * DAY) - fmax(from_s, 0));
}

static void check_channel(const struct play *play, size_t channel)
{
    double queue_s = 0;
    double n[6] = { 0 };
    for (size_t i = 0; i < play->trace->n_rows; i++) {
        const struct trace_row *row = &play->trace->rows[i];
        if (row->channel == channel) {
            n[row->outcome] += row->counted;
            queue_s += overlap_s(
                row->arrival_s,
                row->outcome == OUTCOME_ANSWERED ? row->answer_s : row->end_s);
        }
    }
    assert_near(play_total(play, channel, TOTAL_ANSWERED), n[OUTCOME_ANSWERED],
                0);
    assert_near(play_total(play, channel, TOTAL_ABANDONED),
                n[OUTCOME_ABANDONED], 0);
    assert_near(play_total(play, channel, TOTAL_UNFINISHED),
                n[OUTCOME_UNFINISHED], 0);
    if (channel != EMAIL) {
        assert_near(play_total(play, channel, TOTAL_QUEUE_S), queue_s, 0.01);
    }
}

static void check_teams(const struct play *play)
{
    for (size_t t = 0; t < N_TEAMS; t++) {
        const double *total = play->sample->team_totals[t];
        assert_true(total[TEAM_WORK_S] <= total[TEAM_BUSY_S] + 0.01);
        assert_true(total[TEAM_BUSY_S] <= total[TEAM_ON_DUTY_S] + 0.01);
        assert_true(total[TEAM_ON_DUTY_S] <= total[TEAM_PAID_S] + 0.01);
    }
}

static void test_centres_put_together_by_chance_add_up(void **state)
{
    (void)state;
    double answered = 0;
    double interruptions = 0;
    for (uint32_t number = 1; number <= CENTRES; number++) {
        set_centre(number);
        struct play play = play_open(&desk.centre);
        play_run(&play, number, 0);
        const size_t n_rows = play.trace->n_rows;
        for (size_t c = 0; c < N_CHANNELS; c++) {
            check_channel(&play, c);
            answered += play_total(&play, c, TOTAL_ANSWERED);
        }
        check_teams(&play);
        interruptions += play.sample->team_totals[0][TEAM_INTERRUPTIONS];
        const double waited_s = play_total(&play, PHONE, TOTAL_WAIT_ALL_S);
        play_run(&play, number, 0);
        assert_int_equal(play.trace->n_rows, n_rows);
        assert_near(play_total(&play, PHONE, TOTAL_WAIT_ALL_S), waited_s, 0);
        play_close(&play);
    }
    assert_true(answered > 100.0 * CENTRES && interruptions > CENTRES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_centres_put_together_by_chance_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
