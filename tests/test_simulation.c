/*
 * Replications as a whole: what changes in a centre changes nobody else's
 * customers; expectations are met; the edges of the plan and odd centres.
 * Frequencies lie in intervals of 99.9 %.
 */
#include "centres.h"

enum { PHONE, SALES };
enum { DESK, EXPERTS };

static const double Z = 3.29;

static struct desk desk;
static struct channel *phone;

static int setup(void **state)
{
    (void)state;
    desk_set(&desk, 2, 2);
    phone = &desk.channels[PHONE];
    for (size_t c = 0; c < 2; c++) {
        desk.channels[c].volume =
            (struct volume){ .basis = VOLUME_PER_HOUR, .amount = 60 };
        desk.channels[c].handle_time = exponential(150);
        desk.channels[c].patience = exponential(100);
    }
    desk.teams[DESK].agents = 3;
    return 0;
}

static struct play play_once(void)
{
    struct play play = play_open(&desk.centre);
    play_run(&play, 1, 0);
    return play;
}

/* ---- whose customers ---- */

/* Customers of b's channel come, and where answered talk, as in a's. */
static void assert_same_customers(const struct play *a, uint32_t channel_a,
                                  const struct play *b, uint32_t channel_b)
{
    size_t n = 0;
    for (size_t i = 0; i < a->trace->n_rows; i++) {
        const struct trace_row *x = &a->trace->rows[i];
        if (x->origin != channel_a || x->attempt > 0) {
            continue;
        }
        const struct trace_row *y = play_row(b, channel_b, x->number, 0);
        n++;
        assert_true(x->arrival_s == y->arrival_s);
        if (x->touches && y->touches) {
            assert_near(x->end_s - x->answer_s, y->end_s - y->answer_s, tick_s);
        }
    }
    assert_true(n > 1000);
    assert_near(play_total(a, channel_a, TOTAL_FIRST_ATTEMPTS),
                play_total(b, channel_b, TOTAL_FIRST_ATTEMPTS), 0);
}

static void test_another_channel_leaves_the_customers_alone(void **state)
{
    (void)state;
    struct play both = play_once();
    desk.channels[PHONE] = desk.channels[SALES]; /* now the only one */
    desk.centre.n_channels = 1;
    desk.teams[DESK].n_serves = desk.teams[EXPERTS].n_serves = 1;
    struct play one = play_once();
    assert_same_customers(&both, SALES, &one, PHONE);
    play_close(&both);
    play_close(&one);
}

static void test_staff_leaves_the_customers_alone(void **state)
{
    (void)state;
    struct play two = play_once();
    desk.teams[DESK].agents = 9;
    desk.teams[DESK].absence_frac = 0.2;
    desk.centre.n_teams = 1;
    desk.channels[PHONE].n_answered_by = desk.channels[SALES].n_answered_by = 1;
    desk.centre.routing.contact = CONTACT_LONGEST_QUEUE;
    struct play one = play_once();
    assert_same_customers(&two, PHONE, &one, PHONE);
    assert_same_customers(&two, SALES, &one, SALES);
    play_close(&two);
    play_close(&one);
}

/* First come, first served, by the same customers: nobody waits longer. */
static void test_one_agent_more_makes_nobody_wait_longer(void **state)
{
    (void)state;
    desk.centre.n_channels = desk.centre.n_teams = 1;
    phone->n_answered_by = desk.teams[DESK].n_serves = 1;
    phone->patience = endless();
    struct play few = play_once();
    desk.teams[DESK].agents = 4;
    struct play more = play_once();
    uint32_t sooner = 0;
    for (size_t i = 0; i < few.trace->n_rows; i++) {
        const struct trace_row *x = &few.trace->rows[i];
        const struct trace_row *y = play_row(&more, PHONE, x->number, 0);
        assert_true(y->answer_s <= x->answer_s);
        sooner += y->answer_s < x->answer_s;
    }
    assert_true(sooner > 100);
    play_close(&few);
    play_close(&more);
}

/* ---- expectations ---- */

static void test_arrivals_meet_their_expectation_in_every_interval(void **state)
{
    (void)state;
    enum { REPLICATIONS = 150, INTERVALS = 48 };
    static const struct open_span monday[] = { { 0, 8.25 * HOUR, 20 * HOUR } };
    static double weights[48];
    for (int i = 0; i < 48; i++) {
        weights[i] = 1 + i % 7;
    }
    phone->opening_hours = (struct opening_hours){ false, 1, monday };
    phone->volume = (struct volume){ .basis = VOLUME_PER_WEEK, .amount = 300 };
    phone->n_daily_pattern = 48;
    phone->daily_pattern = weights;
    struct play play = play_open(&desk.centre);
    double n[INTERVALS] = { 0 };
    for (uint32_t r = 0; r < REPLICATIONS; r++) {
        play_run(&play, 1, r);
        for (uint32_t i = 0; i < INTERVALS; i++) {
            n[i] += play.sample->cells[i].offered;
        }
    }
    double sum = 0;
    double expected_sum = 0;
    for (uint32_t i = 0; i < INTERVALS; i++) {
        const double expected =
            REPLICATIONS * simulation_expected_arrivals(play.plan, PHONE, i);
        assert_near(n[i], expected, 4.3 * sqrt(expected)); /* 48 of them */
        sum += n[i];
        expected_sum += expected;
    }
    assert_near(expected_sum, 300 * REPLICATIONS, 1e-6);
    assert_near(sum, expected_sum, Z * sqrt(expected_sum));
    play_close(&play);
}

/* A factor of the day, half of it shared: with a mean of m a day,
 * var = m + m^2 (s + o + s o) and cov = m^2 s. */
static void test_days_vary_by_their_factors(void **state)
{
    (void)state;
    enum { DAYS = 1500 };
    desk.centre.plan.n_days = DAYS;
    desk.centre.plan.run_out_s = 0;
    desk.centre.plan.interval_s = DAY;
    desk.centre.plan.day_variation_cv = 0.2;
    phone->day_variation_cv = 0.3;
    for (size_t c = 0; c < 2; c++) {
        desk.channels[c].volume =
            (struct volume){ .basis = VOLUME_PER_DAY, .amount = 60 };
    }
    struct play play = play_once();
    const struct interval_cell *cells = play.sample->cells;
    double sums[5] = { 0 };
    for (int day = 0; day < DAYS; day++) {
        const double x = cells[day].offered - 60.0;
        const double y = cells[DAYS + day].offered - 60.0;
        sums[0] += x;
        sums[1] += y;
        sums[2] += x * x;
        sums[3] += y * y;
        sums[4] += x * y;
    }
    play_close(&play);
    const double shared = 0.2 * 0.2;
    const double own = 0.3 * 0.3;
    const double var_x = 60 + 3600 * (shared + own + shared * own);
    const double var_y = 60 + 3600 * shared;
    const double cov = 3600 * shared;
    assert_near(sums[0] / DAYS, 0, Z * sqrt(var_x / DAYS));
    assert_near(sums[1] / DAYS, 0, Z * sqrt(var_y / DAYS));
    /* kurtosis of a gamma mixture: below 5 here */
    assert_near(sums[2] / DAYS, var_x, Z * var_x * sqrt(4.0 / DAYS));
    assert_near(sums[3] / DAYS, var_y, Z * var_y * sqrt(4.0 / DAYS));
    assert_near(sums[4] / DAYS, cov,
                Z * sqrt((var_x * var_y * 2 + cov * cov) / DAYS));
}

static void test_one_draw_decides_what_the_customer_does_next(void **state)
{
    (void)state;
    const struct switch_option to_sales = { SALES, 0.2, constant(30) };
    desk.centre.plan.n_days = 20;
    desk.teams[DESK].agents = desk.teams[EXPERTS].agents = 1;
    desk.channels[SALES].volume = (struct volume){ .basis = VOLUME_NONE };
    phone->redial = (struct redial){ 0.3, constant(60), NO_LIMIT };
    phone->n_switches = 1;
    phone->switches = &to_sales;
    struct play play = play_once();
    const double hung_up = play_total(&play, PHONE, TOTAL_ABANDONED);
    assert_true(hung_up > 5000);
    assert_near(play_total(&play, PHONE, TOTAL_REDIALS), 0.3 * hung_up,
                Z * sqrt(hung_up * 0.3 * 0.7) + 5); /* some after the end */
    assert_near(play_total(&play, SALES, TOTAL_SWITCHED_IN), 0.2 * hung_up,
                Z * sqrt(hung_up * 0.2 * 0.8) + 5);
    assert_near(play_total(&play, PHONE, TOTAL_CUSTOMERS_LOST), 0.5 * hung_up,
                Z * sqrt(hung_up * 0.25));
    play_close(&play);
}

static void test_shares_of_transfers_callbacks_and_balks_are_met(void **state)
{
    (void)state;
    const struct transfer_option to_sales = { SALES, 0.15, 0 };
    desk.centre.plan.n_days = 20;
    desk.teams[DESK].agents = desk.teams[EXPERTS].agents = 1;
    desk.channels[SALES].volume = (struct volume){ .basis = VOLUME_NONE };
    phone->n_transfers = 1;
    phone->transfers = &to_sales;
    phone->leaves_at_once_frac = 0.1;
    phone->callback = (struct callback_offer){ true, 0, 0.25, HUGE_VAL };
    struct play play = play_once();
    const double answered = play_total(&play, PHONE, TOTAL_ANSWERED);
    const double waits = play_total(&play, PHONE, TOTAL_OFFERED) -
                         play_total(&play, PHONE, TOTAL_ANSWERED_AT_ONCE);
    const double stays = waits - play_total(&play, PHONE, TOTAL_BALKED);
    assert_near(stays, 0.9 * waits, Z * sqrt(waits * 0.09));
    assert_near(play_total(&play, PHONE, TOTAL_CALLBACKS), 0.25 * stays,
                Z * sqrt(stays * 0.25 * 0.75));
    assert_near(play_total(&play, PHONE, TOTAL_TRANSFERRED_OUT),
                0.15 * answered, Z * sqrt(answered * 0.15 * 0.85));
    play_close(&play);
}

/* ---- the edges of the plan ---- */

static void test_the_warm_up_loads_agents_and_is_not_counted(void **state)
{
    (void)state;
    desk.channels[SALES].volume = (struct volume){ .basis = VOLUME_NONE };
    desk.centre.n_teams = phone->n_answered_by = 1;
    desk.teams[DESK].agents = 1;
    desk.centre.plan.warm_up_s = 1.5 * DAY;
    phone->handle_time = constant(300);
    phone->patience = endless();
    script(PHONE, -60, -50, 10);
    struct play play = play_of(&desk);
    assert_answered(&play, PHONE, 2, 0, 540, DESK);
    assert_near(play_total(&play, PHONE, TOTAL_OFFERED), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_WAIT_ANSWERED_S), 530, moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_QUEUE_S), 240 + 530, moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_TALK_S), 840, moment_s);
    const double *total = play.sample->team_totals[DESK];
    assert_near(total[TEAM_BUSY_S], 840, moment_s);
    assert_near(total[TEAM_ON_DUTY_S], DAY, moment_s);
    assert_near(total[TEAM_PAID_S], DAY, moment_s);
    assert_near(total[TEAM_CONTACTS], 2, 0); /* one of them from before */
    play_close(&play);
}

static void test_what_comes_in_the_plan_is_finished_after_it(void **state)
{
    (void)state;
    desk.channels[SALES].volume = (struct volume){ .basis = VOLUME_NONE };
    desk.centre.n_teams = phone->n_answered_by = 1;
    desk.teams[DESK].agents = 1;
    phone->handle_time = constant(300);
    phone->patience = endless();
    script(PHONE, DAY - 60, DAY - 20, DAY + 5);
    struct play play = play_of(&desk);
    assert_near(play_total(&play, PHONE, TOTAL_OFFERED), 2, 0);
    assert_near(play_total(&play, PHONE, TOTAL_ANSWERED), 2, 0);
    assert_near(play_total(&play, PHONE, TOTAL_WAIT_ANSWERED_S), 260, moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_QUEUE_S), 20, moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_TALK_S), 60, moment_s);
    assert_near(play.sample->team_totals[DESK][TEAM_BUSY_S], 60, moment_s);
    assert_near(play.sample->team_totals[DESK][TEAM_PAID_S], DAY, moment_s);
    play_close(&play);
}

static void test_without_run_out_who_waits_is_unfinished(void **state)
{
    (void)state;
    desk.channels[SALES].volume = (struct volume){ .basis = VOLUME_NONE };
    desk.centre.n_teams = phone->n_answered_by = 1;
    desk.teams[DESK].agents = 1;
    desk.centre.plan.run_out_s = 0;
    phone->handle_time = constant(300);
    phone->patience = constant(1000);
    script(PHONE, DAY - 60, DAY - 20);
    struct play play = play_of(&desk);
    assert_ended(&play, PHONE, 1, 0, "unfinished", DAY);
    assert_near(play_total(&play, PHONE, TOTAL_ANSWERED), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_UNFINISHED), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_QUEUE_S), 20, moment_s);
    assert_near(play_total(&play, PHONE, TOTAL_FINISHED_NOT_BLOCKED), 1, 0);
    play_close(&play);
}

static void test_a_redial_after_the_plan_is_not_counted(void **state)
{
    (void)state;
    desk.channels[SALES].volume = (struct volume){ .basis = VOLUME_NONE };
    desk.centre.n_teams = phone->n_answered_by = 1;
    desk.teams[DESK].agents = 0;
    phone->patience = constant(30);
    phone->redial = (struct redial){ 1, constant(1800), 1 };
    script(PHONE, DAY - 600);
    struct play play = play_of(&desk);
    assert_near(play_total(&play, PHONE, TOTAL_OFFERED), 1, 0);
    assert_near(play_total(&play, PHONE, TOTAL_REDIALS), 0, 0);
    play_close(&play);
}

/* ---- odd centres ---- */

static void test_without_agents_everybody_hangs_up(void **state)
{
    (void)state;
    desk.teams[DESK].agents = desk.teams[EXPERTS].agents = 0;
    struct play play = play_once();
    const double offered = play_total(&play, PHONE, TOTAL_OFFERED);
    assert_true(offered > 1000);
    assert_near(play_total(&play, PHONE, TOTAL_ABANDONED), offered, 0);
    assert_near(play_total(&play, PHONE, TOTAL_WAIT_ABANDONED_S), 100 * offered,
                Z * 100 * sqrt(offered));
    assert_near(play.sample->team_totals[DESK][TEAM_ON_DUTY_S], 0, 0);
    play_close(&play);
}

static void test_agents_who_are_never_there_leave_all_unfinished(void **state)
{
    (void)state;
    const struct shift sundays = { .name = "sunday",
                                   .agents = 5,
                                   .days_mask = 1u << 6,
                                   .from_s = 8 * HOUR,
                                   .to_s = 16 * HOUR };
    desk.centre.n_teams = 1;
    desk.channels[PHONE].n_answered_by = desk.channels[SALES].n_answered_by = 1;
    desk.teams[DESK].staffing = STAFF_SHIFTS;
    desk.teams[DESK].n_shifts = 1;
    desk.teams[DESK].shifts = &sundays;
    phone->patience = endless();
    desk.centre.plan.run_out_s = HOUR;
    struct play play = play_once();
    assert_near(play_total(&play, PHONE, TOTAL_UNFINISHED),
                play_total(&play, PHONE, TOTAL_OFFERED), 0);
    assert_near(play_total(&play, SALES, TOTAL_UNFINISHED), 0, 0);
    play_close(&play);
}

static void test_a_channel_without_volume_is_empty(void **state)
{
    (void)state;
    phone->volume.amount = 0;
    struct play play = play_once();
    for (size_t total = 0; total < N_TOTALS; total++) {
        const bool fixed = total == TOTAL_ONE || total == TOTAL_WINDOW_S;
        assert_true(fixed || play.sample->totals[PHONE][total] == 0);
    }
    assert_true(play_total(&play, SALES, TOTAL_OFFERED) > 1000);
    play_close(&play);
}

static void test_many_may_come_in_one_moment(void **state)
{
    (void)state;
    static const struct count_step crowd = { HOUR, tick_s, 300 };
    phone->volume = (struct volume){ .basis = VOLUME_COUNTS,
                                     .n_counts = 1,
                                     .counts = &crowd };
    phone->handle_time = constant(60);
    phone->patience = endless();
    desk.centre.n_channels = desk.centre.n_teams = 1;
    phone->n_answered_by = desk.teams[DESK].n_serves = 1;
    desk.teams[DESK].agents = 10;
    struct play play = play_once();
    const double n = play_total(&play, PHONE, TOTAL_OFFERED);
    assert_near(n, 300, Z * sqrt(300));
    for (uint32_t number = 0; number < (uint32_t)n; number++) {
        assert_answered(&play, PHONE, number, 0, HOUR + number / 10 * 60.0,
                        DESK);
    }
    play_close(&play);
}

static void test_fifty_thousand_agents_have_no_queue(void **state)
{
    (void)state;
    enum { AGENTS = 50000 };
    desk.centre.n_channels = desk.centre.n_teams = 1;
    phone->n_answered_by = desk.teams[DESK].n_serves = 1;
    desk.teams[DESK].agents = AGENTS;
    phone->volume.amount = 20000;
    phone->handle_time = constant(2 * HOUR);
    phone->patience = endless();
    struct play play = play_once();
    assert_near(play_total(&play, PHONE, TOTAL_QUEUE_S), 0, 0);
    assert_near(play.sample->team_totals[DESK][TEAM_ON_DUTY_S],
                (double)AGENTS * DAY, 1e-3);
    assert_near(play.sample->team_totals[DESK][TEAM_AGENT_DAYS], AGENTS, 0);
    play_close(&play);
}

#define with_desk(test) cmocka_unit_test_setup(test, setup)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_desk(test_another_channel_leaves_the_customers_alone),
        with_desk(test_staff_leaves_the_customers_alone),
        with_desk(test_one_agent_more_makes_nobody_wait_longer),
        with_desk(test_arrivals_meet_their_expectation_in_every_interval),
        with_desk(test_days_vary_by_their_factors),
        with_desk(test_one_draw_decides_what_the_customer_does_next),
        with_desk(test_shares_of_transfers_callbacks_and_balks_are_met),
        with_desk(test_the_warm_up_loads_agents_and_is_not_counted),
        with_desk(test_what_comes_in_the_plan_is_finished_after_it),
        with_desk(test_without_run_out_who_waits_is_unfinished),
        with_desk(test_a_redial_after_the_plan_is_not_counted),
        with_desk(test_without_agents_everybody_hangs_up),
        with_desk(test_agents_who_are_never_there_leave_all_unfinished),
        with_desk(test_a_channel_without_volume_is_empty),
        with_desk(test_many_may_come_in_one_moment),
        with_desk(test_fifty_thousand_agents_have_no_queue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
