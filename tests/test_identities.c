/*
 * What must add up in any centre: contacts, agents' seconds, Little's law and
 * money. tests/test_identities.cfg has calls, chats by message, chats by rate,
 * tickets that are put aside and tickets by themselves, and everything in it
 * is over before its window ends. So what is counted by contact, integrated
 * over time, kept by agent and written row by row in the trace must agree to
 * the rounding of seconds.
 */
#include "played_scenario.h"

#include "study/run.h"

enum { PHONE, CHAT, SHOP_CHAT, EMAIL, FORM, N_CHANNELS };
enum { FIRST_LINE, SHOP, BACK_OFFICE, N_TEAMS };
enum { SEEDS = 6, OPEN_DAYS = 15, HOURS_A_DAY = 10 };

/* Each of some thousand intervals ends within a microsecond. */
static const double rounding_s = 0.01;

static int set_up(void **state)
{
    (void)state;
    return open_scenario("tests/test_identities.cfg");
}

static double histogram_n(const struct histogram *histogram)
{
    return (double)histogram_total(histogram);
}

/* ---- contacts ---- */

/* Tickets that are there to begin with are in the backlog, not offered. */
static bool is_counted(const struct trace_row *row, size_t channel)
{
    return row->channel == channel && row->number < BACKLOG_NUMBERS_FROM;
}

static void count_rows(size_t channel, double n[6])
{
    for (size_t i = 0; i < play.trace->n_rows; i++) {
        const struct trace_row *row = &play.trace->rows[i];
        assert_true(row->counted == (row->number < BACKLOG_NUMBERS_FROM));
        if (is_counted(row, channel)) {
            n[row->outcome]++;
        }
    }
}

static void check_counts(size_t c)
{
    double n[6] = { 0 };
    count_rows(c, n);
    assert_near(total(c, TOTAL_ANSWERED), n[OUTCOME_ANSWERED], 0);
    assert_near(total(c, TOTAL_ABANDONED), n[OUTCOME_ABANDONED], 0);
    assert_near(total(c, TOTAL_BALKED), n[OUTCOME_BALKED], 0);
    assert_near(total(c, TOTAL_BLOCKED), n[OUTCOME_BLOCKED], 0);
    assert_near(total(c, TOTAL_DROPPED), n[OUTCOME_DROPPED], 0);
    assert_near(total(c, TOTAL_UNFINISHED), n[OUTCOME_UNFINISHED], 0);
    assert_near(total(c, TOTAL_OFFERED),
                n[0] + n[1] + n[2] + n[3] + n[4] + n[5], 0);
}

static void check_tickets(size_t c)
{
    const struct sample *sample = play.sample;
    const double answered = total(c, TOTAL_ANSWERED);
    assert_near(total(c, TOTAL_RESOLVED) + total(c, TOTAL_UNSOLVED), answered,
                0);
    assert_near(histogram_n(&sample->first_replies[c]), answered, 0);
    assert_near(histogram_n(&sample->resolutions[c]), total(c, TOTAL_RESOLVED),
                0);
    assert_near(histogram_n(&sample->requester_waits[c]),
                total(c, TOTAL_RESOLVED), 0);
    assert_true(total(c, TOTAL_REPLY_IN_1_H) <= total(c, TOTAL_REPLY_IN_8_H));
    assert_true(total(c, TOTAL_REPLY_IN_8_H) <= total(c, TOTAL_REPLY_IN_24_H));
    assert_true(total(c, TOTAL_REPLY_IN_24_H) <= answered);
    assert_true(total(c, TOTAL_REPLIES) >=
                2 * total(c, TOTAL_RESOLVED) - total(c, TOTAL_ONE_TOUCH));
}

static void test_every_contact_comes_to_one_end(void **state)
{
    (void)state;
    for (uint32_t r = 0; r < SEEDS; r++) {
        play_run(&play, 11, r);
        for (size_t c = 0; c < N_CHANNELS; c++) {
            check_counts(c);
            assert_near(total(c, TOTAL_UNFINISHED), 0, 0);
        }
        check_tickets(EMAIL);
        check_tickets(FORM);
        assert_near(total(CHAT, TOTAL_CHATS_ENDED), total(CHAT, TOTAL_ANSWERED),
                    0);
        assert_near(histogram_n(&play.sample->chat_durations[CHAT]),
                    total(CHAT, TOTAL_CHATS_ENDED), 0);
        assert_true(total(CHAT, TOTAL_MESSAGES) >=
                    total(CHAT, TOTAL_CHATS_ENDED));
        assert_true(total(CHAT, TOTAL_RESPONSE_S) <=
                    total(CHAT, TOTAL_CHAT_DURATION_S));
        assert_near(total(EMAIL, TOTAL_SWITCHED_IN),
                    total(PHONE, TOTAL_SWITCHED_OUT), 0);
        assert_near(total(PHONE, TOTAL_OFFERED) -
                        total(PHONE, TOTAL_FIRST_ATTEMPTS) -
                        total(PHONE, TOTAL_REDIALS),
                    total(EMAIL, TOTAL_CONTACTED_AGAIN), 0);
        assert_true(total(EMAIL, TOTAL_CONTACTED_AGAIN) > 0);
        assert_true(team_total(FIRST_LINE, TEAM_INTERRUPTIONS) > 0);
        assert_true(total(PHONE, TOTAL_ABANDONED) > 0);
    }
}

/* ---- agents' seconds ---- */

static void check_team(size_t t)
{
    double on_duty_s = 0;
    double busy_s = 0;
    const size_t n = play.sample->n_intervals;
    for (size_t i = 0; i < n; i++) {
        on_duty_s += play.sample->team_cells[t * n + i].on_duty_s;
        busy_s += play.sample->team_cells[t * n + i].busy_s;
    }
    assert_near(on_duty_s, team_total(t, TEAM_ON_DUTY_S), rounding_s);
    assert_near(busy_s, team_total(t, TEAM_BUSY_S), rounding_s);
    assert_true(team_total(t, TEAM_WORK_S) <=
                team_total(t, TEAM_BUSY_S) + rounding_s);
    assert_true(busy_s <= on_duty_s + rounding_s);
    assert_true(on_duty_s <= team_total(t, TEAM_PAID_S) + rounding_s);
}

/* An agent works as long as contacts are worked on; of chats by rate, as long
 * as at least one is held. */
static void test_agents_seconds_are_contacts_seconds(void **state)
{
    (void)state;
    for (uint32_t r = 0; r < SEEDS; r++) {
        play_run(&play, 12, r);
        for (size_t t = 0; t < N_TEAMS; t++) {
            check_team(t);
        }
        assert_near(team_total(FIRST_LINE, TEAM_WORK_S),
                    total(PHONE, TOTAL_HANDLE_S) + total(CHAT, TOTAL_HANDLE_S) +
                        total(EMAIL, TOTAL_HANDLE_S),
                    rounding_s);
        assert_near(team_total(SHOP, TEAM_BUSY_S),
                    total(SHOP_CHAT, TOTAL_HOLDING_S), rounding_s);
        assert_near(team_total(SHOP, TEAM_WORK_S),
                    team_total(SHOP, TEAM_BUSY_S), rounding_s);
        assert_true(total(SHOP_CHAT, TOTAL_HELD_S) >
                    total(SHOP_CHAT, TOTAL_HOLDING_S));
        assert_near(team_total(BACK_OFFICE, TEAM_BUSY_S),
                    total(FORM, TOTAL_TALK_S), rounding_s);
        assert_near(total(SHOP_CHAT, TOTAL_HELD_S),
                    total(SHOP_CHAT, TOTAL_CHAT_DURATION_S), rounding_s);
    }
}

/* ---- Little's law ---- */

/* Waits of the trace, added up; a ticket's until its first touch. */
static double waited_s(size_t channel)
{
    double sum_s = 0;
    for (size_t i = 0; i < play.trace->n_rows; i++) {
        const struct trace_row *row = &play.trace->rows[i];
        if (is_counted(row, channel) && row->outcome != OUTCOME_BLOCKED) {
            const double until_s =
                row->outcome == OUTCOME_ANSWERED ? row->answer_s : row->end_s;
            sum_s += until_s - row->arrival_s;
        }
    }
    return sum_s;
}

static void check_backlog(size_t c)
{
    const double by_age_s =
        total(c, TOTAL_BACKLOG_4_H_S) + total(c, TOTAL_BACKLOG_1_DAY_S) +
        total(c, TOTAL_BACKLOG_3_DAYS_S) + total(c, TOTAL_BACKLOG_OLDER_S);
    assert_near(by_age_s, total(c, TOTAL_BACKLOG_S), rounding_s);
    assert_near(total(c, TOTAL_BACKLOG_S),
                total(c, TOTAL_QUEUE_S) + total(c, TOTAL_TALK_S), rounding_s);
    assert_near(total(c, TOTAL_BACKLOG_END), 0, 0);
    assert_near(total(c, TOTAL_CLEARED), 1, 0);
}

static void test_a_queue_holds_what_its_contacts_wait(void **state)
{
    (void)state;
    for (uint32_t r = 0; r < SEEDS; r++) {
        play_run(&play, 13, r);
        for (size_t c = PHONE; c <= SHOP_CHAT; c++) {
            assert_near(total(c, TOTAL_QUEUE_S), waited_s(c), rounding_s);
            assert_near(total(c, TOTAL_WAIT_ALL_S), waited_s(c), rounding_s);
        }
        for (size_t c = EMAIL; c <= FORM; c++) {
            check_backlog(c);
            assert_near(total(c, TOTAL_WAIT_ANSWERED_S), waited_s(c),
                        rounding_s);
        }
        /* of an email, all time until it is solved is the team's or not */
        assert_near(total(EMAIL, TOTAL_RESOLUTION_S),
                    total(EMAIL, TOTAL_REQUESTER_S) +
                        total(EMAIL, TOTAL_PENDING_S),
                    rounding_s);
        assert_near(total(EMAIL, TOTAL_BACKLOG_S),
                    total(EMAIL, TOTAL_REQUESTER_S), rounding_s);
    }
}

/* ---- money ---- */

static void test_money_is_paid_hours_at_their_price(void **state)
{
    (void)state;
    static const double heads[N_TEAMS] = { 8, 2, 1 };
    static const double price[N_TEAMS] = { 31, 28, 25 };
    for (uint32_t r = 0; r < SEEDS; r++) {
        play_run(&play, 14, r);
        for (size_t t = 0; t < N_TEAMS; t++) {
            const double paid_h = team_total(t, TEAM_PAID_S) / HOUR;
            const double scheduled_h = heads[t] * OPEN_DAYS * HOURS_A_DAY;
            assert_near(team_total(t, TEAM_COST), paid_h * price[t], 1e-6);
            assert_true(paid_h >= scheduled_h - 1e-9);
            assert_true(paid_h < 1.05 * scheduled_h);
        }
        /* nobody is absent there, so who is paid is on duty */
        assert_near(team_total(FIRST_LINE, TEAM_PAID_S),
                    team_total(FIRST_LINE, TEAM_ON_DUTY_S), rounding_s);
        assert_true(team_total(BACK_OFFICE, TEAM_PAID_S) >
                    team_total(BACK_OFFICE, TEAM_ON_DUTY_S));
    }
}

/* ---- what is reported ---- */

static double mean_of(const struct channel_result *channel, const char *key)
{
    return channel->measures[measure_index(key)].mean;
}

static void check_whole(const struct results *results)
{
    static const char *const sums[] = { "offered",     "answered",
                                        "resolved",    "backlog_mean",
                                        "backlog_end", "pending_mean" };
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        double sum = 0;
        for (size_t c = 0; c < results->n_channels; c++) {
            const double one = mean_of(&results->channels[c], sums[i]);
            sum += isnan(one) ? 0 : one;
        }
        assert_near(mean_of(&results->whole, sums[i]), sum, 1e-9 * (1 + sum));
    }
    double late = 0;
    double tickets = 0;
    for (size_t c = EMAIL; c <= FORM; c++) {
        const struct channel_result *channel = &results->channels[c];
        const double answered = mean_of(channel, "answered");
        late += answered * mean_of(channel, "first_reply_mean_s");
        tickets += answered;
    }
    assert_relative(mean_of(&results->whole, "first_reply_mean_s"),
                    late / tickets, 1e-12);
    assert_nan(mean_of(&results->whole, "mean_concurrency"));
    assert_nan(mean_of(&results->whole, "backlog_max"));
}

static void test_what_is_reported_adds_up(void **state)
{
    (void)state;
    const struct run_request request = { .centre = scenario.centre,
                                         .seed = 15,
                                         .n_threads = 1 };
    const struct results *results = run_centre(&request, arena);
    check_whole(results);
    for (size_t c = EMAIL; c <= FORM; c++) {
        const struct channel_result *channel = &results->channels[c];
        assert_relative(mean_of(channel, "backlog_by_age.4 h") +
                            mean_of(channel, "backlog_by_age.1 day") +
                            mean_of(channel, "backlog_by_age.3 days") +
                            mean_of(channel, "backlog_by_age.older"),
                        mean_of(channel, "backlog_mean"), 1e-9);
        assert_near(channel->weeks[2].backlog_end.mean,
                    mean_of(channel, "backlog_end"), 0);
        assert_near(channel->days[20].backlog_end.mean, 0, 0);
        assert_true(channel->days[0].backlog_end.mean > 0);
    }
    assert_nan(mean_of(&results->channels[PHONE], "backlog_mean"));
    assert_nan(mean_of(&results->channels[PHONE], "chat_duration_s"));
    assert_nan(mean_of(&results->channels[EMAIL], "backlog_cleared_on"));
    assert_true(mean_of(&results->channels[FORM], "backlog_cleared_on") > 0);
    double cost = 0;
    for (size_t t = 0; t < results->n_teams; t++) {
        cost += results->teams[t].measures[5].mean;
    }
    assert_relative(results->cost_a_week.mean, cost / 3, 1e-12);
    /* 40 were there before: answered in the window, not offered in it */
    assert_relative(results->cost_a_contact.mean,
                    cost / (mean_of(&results->whole, "answered") + 40), 1e-12);
}

/* Chats held, seen from the agents: k for each second spent with k of them. */
static void test_agents_hold_the_chats_that_are_held(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        play_run(&play, seed, 0);
        double held_s = 0;
        double ended = 0;
        for (size_t t = 0; t < N_TEAMS; t++) {
            for (size_t k = 0; k < CHAT_LEVELS; k++) {
                const struct chat_level *level =
                    &play.sample->chat_levels[t][k];
                held_s += (double)(k + 1) * level->held_s;
                ended += level->ended;
            }
        }
        assert_near(held_s,
                    total(CHAT, TOTAL_HELD_S) + total(SHOP_CHAT, TOTAL_HELD_S),
                    rounding_s);
        assert_near(
            ended,
            total(CHAT, TOTAL_ANSWERED) + total(SHOP_CHAT, TOTAL_ANSWERED), 0);
    }
}

/* Tickets by age at the end of a day are the tickets at the end of a day. */
static void test_every_ticket_of_the_backlog_has_an_age(void **state)
{
    (void)state;
    double most = 0;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        play_run(&play, seed, 0);
        const struct sample *sample = play.sample;
        for (size_t i = 0; i < N_CHANNELS * sample->n_days; i++) {
            const uint32_t *ages = sample->backlog_ages[i];
            const uint32_t backlog =
                sample->cells[(i + 1) * sample->slots_a_day - 1].backlog;
            assert_int_equal(ages[0] + ages[1] + ages[2] + ages[3], backlog);
            most = fmax(most, backlog);
        }
    }
    assert_true(most > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_contact_comes_to_one_end),
        cmocka_unit_test(test_agents_seconds_are_contacts_seconds),
        cmocka_unit_test(test_a_queue_holds_what_its_contacts_wait),
        cmocka_unit_test(test_money_is_paid_hours_at_their_price),
        cmocka_unit_test(test_what_is_reported_adds_up),
        cmocka_unit_test(test_agents_hold_the_chats_that_are_held),
        cmocka_unit_test(test_every_ticket_of_the_backlog_has_an_age),
    };
    return cmocka_run_group_tests(tests, set_up, close_scenario);
}
