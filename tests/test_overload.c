/*
 * Laws that hold in any centre, in one that has more work than it can do, on
 * which two channels end half-way (tests/test_overload.cfg). What is counted
 * is counted again from the rows of the trace.
 */
#include "played_scenario.h"

#include "study/run.h"

enum { PHONE, ORDERS, EMAIL, FORM, N_CHANNELS };
enum { DESK, BACK, WEB, N_TEAMS };
enum { SEEDS = 5, N_DAYS = 21, OPEN_HOURS = 8 };

static const double handle_s = 360;
static const double rounding_s = 0.01;
static const double within_s = 600;     /* the target of calls */
static const double until_s = 10 * DAY; /* no email from then on */

static int set_up(void **state)
{
    (void)state;
    return open_scenario("tests/test_overload.cfg");
}

static bool is_in_plan(double at_s)
{
    return at_s >= 0 && at_s < (double)N_DAYS * DAY;
}

/* ---- contacts ---- */

static void count_rows(size_t channel, double n[6])
{
    for (size_t i = 0; i < play.trace->n_rows; i++) {
        const struct trace_row *row = &play.trace->rows[i];
        assert_true(row->counted == is_in_plan(row->arrival_s));
        if (row->channel == channel && row->counted) {
            n[row->outcome]++;
        }
        assert_true(row->channel != EMAIL || row->arrival_s < until_s);
    }
}

static void test_what_cannot_be_done_is_lost_or_unfinished(void **state)
{
    (void)state;
    for (uint32_t r = 0; r < SEEDS; r++) {
        play_run(&play, 21, r);
        for (size_t c = 0; c < N_CHANNELS; c++) {
            double n[6] = { 0 };
            count_rows(c, n);
            assert_near(total(c, TOTAL_ANSWERED), n[OUTCOME_ANSWERED], 0);
            assert_near(total(c, TOTAL_ABANDONED), n[OUTCOME_ABANDONED], 0);
            assert_near(total(c, TOTAL_BLOCKED), n[OUTCOME_BLOCKED], 0);
            assert_near(total(c, TOTAL_DROPPED), n[OUTCOME_DROPPED], 0);
            assert_near(total(c, TOTAL_UNFINISHED), n[OUTCOME_UNFINISHED], 0);
        }
        assert_true(total(PHONE, TOTAL_ABANDONED) > 0);
        assert_true(total(PHONE, TOTAL_BLOCKED) > 0);
        assert_true(total(PHONE, TOTAL_DROPPED) > 0);
        assert_true(total(EMAIL, TOTAL_UNFINISHED) > 0);
    }
}

/* ---- agents ---- */

/* Each contact takes six minutes of one agent; the back office is there as
 * long as its only channel. Who is at work when the door
 * closes finishes, so that no touch runs over midnight. */
static void test_nobody_does_more_than_time_allows(void **state)
{
    (void)state;
    static const double heads[N_TEAMS] = { 3, 1, 1 };
    static const double open_days[N_TEAMS] = { 14, 7, 14 };
    for (uint32_t r = 0; r < SEEDS; r++) {
        play_run(&play, 22, r);
        for (size_t t = 0; t < N_TEAMS; t++) {
            const double on_duty_s = team_total(t, TEAM_ON_DUTY_S);
            const double scheduled_s =
                heads[t] * open_days[t] * OPEN_HOURS * HOUR;
            const double work_s = team_total(t, TEAM_CONTACTS) * handle_s;
            assert_near(work_s, team_total(t, TEAM_BUSY_S), rounding_s);
            assert_true(work_s <= on_duty_s + rounding_s);
            assert_true(on_duty_s >= scheduled_s - rounding_s);
            assert_true(on_duty_s <=
                        scheduled_s + heads[t] * open_days[t] * handle_s);
            assert_near(team_total(t, TEAM_PAID_S), on_duty_s, rounding_s);
        }
        assert_true(team_total(DESK, TEAM_BUSY_S) >
                    0.98 * team_total(DESK, TEAM_ON_DUTY_S));
    }
}

static double mean_of(const struct channel_result *channel, const char *key)
{
    return channel->measures[measure_index(key)].mean;
}

static double team_mean(const struct team_result *team, const char *key)
{
    size_t n;
    const struct team_measure *list = team_measure_list(&n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i].key, key) == 0) {
            return team->measures[i].mean;
        }
    }
    fail_test("no measure %s", key);
    return 0;
}

static void test_an_hour_has_room_for_an_hour_of_handling(void **state)
{
    (void)state;
    const struct run_request request = { .centre = scenario.centre,
                                         .seed = 23,
                                         .n_threads = 1 };
    const struct results *results = run_centre(&request, arena);
    for (size_t c = PHONE; c <= ORDERS; c++) {
        assert_near(mean_of(&results->channels[c], "mean_handle_s"), handle_s,
                    1e-6);
    }
    const double worked = results->contacts_an_agent_hour.mean * handle_s;
    assert_true(worked <= HOUR);
    assert_true(worked > 0.75 * HOUR); /* the web's agent has little to do */
    double cost = 0;
    double on_duty_h = 0;
    for (size_t t = 0; t < N_TEAMS; t++) {
        cost += team_mean(&results->teams[t], "cost");
        on_duty_h += team_mean(&results->teams[t], "on_duty_hours");
    }
    assert_relative(results->cost_a_contact.mean,
                    cost / (results->contacts_an_agent_hour.mean * on_duty_h),
                    1e-9);
}

/* ---- Little's law ---- */

static double overlap_s(double from_s, double to_s)
{
    return fmax(0, fmin(to_s, (double)N_DAYS * DAY) - fmax(from_s, 0));
}

static void test_queues_are_what_waits_in_the_plan(void **state)
{
    (void)state;
    for (uint32_t r = 0; r < SEEDS; r++) {
        double queue_s[N_CHANNELS] = { 0 };
        double there_s[N_CHANNELS] = { 0 };
        play_run(&play, 24, r);
        for (size_t i = 0; i < play.trace->n_rows; i++) {
            const struct trace_row *row = &play.trace->rows[i];
            const bool answered = row->outcome == OUTCOME_ANSWERED;
            queue_s[row->channel] += overlap_s(
                row->arrival_s, answered ? row->answer_s : row->end_s);
            there_s[row->channel] += overlap_s(row->arrival_s, row->end_s);
        }
        for (size_t c = 0; c < N_CHANNELS; c++) {
            assert_near(total(c, TOTAL_QUEUE_S), queue_s[c], rounding_s);
            assert_near(total(c, TOTAL_QUEUE_S) + total(c, TOTAL_TALK_S),
                        there_s[c], rounding_s);
        }
        assert_near(total(EMAIL, TOTAL_BACKLOG_S), there_s[EMAIL], rounding_s);
        assert_near(total(FORM, TOTAL_BACKLOG_S), there_s[FORM], rounding_s);
        assert_true(total(EMAIL, TOTAL_BACKLOG_END) > 0);
    }
}

/* ---- days on target ---- */

struct day_count {
    double offered, in_time, short_hang_ups;
};

static void count_day(const struct trace_row *row, struct day_count *days)
{
    struct day_count *day = &days[(size_t)(row->arrival_s / DAY)];
    const bool answered = row->outcome == OUTCOME_ANSWERED;
    const double wait_s =
        (answered ? row->answer_s : row->end_s) - row->arrival_s;
    day->offered++;
    day->in_time += answered && wait_s <= within_s + tick_s;
    day->short_hang_ups +=
        row->outcome == OUTCOME_ABANDONED && wait_s < within_s - tick_s;
}

/* By the channel's own definition; NaN where nothing counts. */
static double level_of(size_t channel, const struct day_count *day)
{
    return channel == PHONE
               ? day->in_time / (day->offered - day->short_hang_ups)
               : (day->in_time + day->short_hang_ups) / day->offered;
}

static void check_days(size_t channel, double *n_met, double *n_missed)
{
    struct day_count days[N_DAYS] = { { 0, 0, 0 } };
    double met = 0;
    double with_contacts = 0;
    for (size_t i = 0; i < play.trace->n_rows; i++) {
        const struct trace_row *row = &play.trace->rows[i];
        if (row->channel == channel && row->counted) {
            count_day(row, days);
        }
    }
    for (size_t d = 0; d < N_DAYS; d++) {
        with_contacts += days[d].offered > 0;
        met += level_of(channel, &days[d]) >= 0.8;
    }
    assert_near(total(channel, TOTAL_DAYS), with_contacts, 0);
    assert_near(total(channel, TOTAL_DAYS_ON_TARGET), met, 0);
    *n_met += met;
    *n_missed += with_contacts - met;
}

static void test_days_on_target_are_those_of_the_trace(void **state)
{
    (void)state;
    double met = 0;
    double missed = 0;
    for (uint32_t r = 0; r < SEEDS; r++) {
        play_run(&play, 25, r);
        check_days(PHONE, &met, &missed);
        check_days(ORDERS, &met, &missed);
    }
    assert_true(met >= 10 && missed >= 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_cannot_be_done_is_lost_or_unfinished),
        cmocka_unit_test(test_nobody_does_more_than_time_allows),
        cmocka_unit_test(test_an_hour_has_room_for_an_hour_of_handling),
        cmocka_unit_test(test_queues_are_what_waits_in_the_plan),
        cmocka_unit_test(test_days_on_target_are_those_of_the_trace),
    };
    return cmocka_run_group_tests(tests, set_up, close_scenario);
}
