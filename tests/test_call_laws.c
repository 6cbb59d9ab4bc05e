/*
 * What holds in every centre, whatever happens in it. Eight centres use
 * between them all that a call can do; each run is counted again from its
 * trace, row by row, which knows nothing of cells, integrals and rosters.
 */
#include "centres.h"

enum { PHONE, SALES, REPAIRS, N_CHANNELS };
enum { DESK, EXPERTS, N_TEAMS };
enum { SEEDS = 2, WRAP_UP_S = 20 };

static struct desk desk;

/* ---- eight centres ---- */

static const struct open_span DAYS_AND_A_NIGHT[] = {
    { 0, 8 * HOUR, 20 * HOUR },  { 1, 8 * HOUR, 20 * HOUR },
    { 2, 8 * HOUR, 20 * HOUR },  { 3, 8 * HOUR, 20 * HOUR },
    { 4, 8 * HOUR, 12 * HOUR },  { 4, 12.5 * HOUR, 20 * HOUR },
    { 5, 22 * HOUR, 24 * HOUR }, { 6, 0, 3 * HOUR },
};
static const struct switch_option TO_SALES[] = {
    { SALES, 0.3, { .shape = SHAPE_EXPONENTIAL, .mean_s = 300, .cv = 1 } },
};
static const struct transfer_option TO_REPAIRS[] = { { REPAIRS, 0.2, 0 } };
static const struct answered_by OVERFLOW[] = { { DESK, 0 }, { EXPERTS, 20 } };
static const struct break_rule BREAKS[] = { { 12 * HOUR, 1800, HOUR } };
static const struct shift SHIFTS[] = {
    { .name = "early",
      .agents = 4,
      .days_mask = 0x1f,
      .from_s = 8 * HOUR,
      .to_s = 16.5 * HOUR,
      .n_breaks = 1,
      .breaks = BREAKS },
    { .name = "late",
      .agents = 3,
      .days_mask = 0x7f,
      .from_s = 14 * HOUR,
      .to_s = 27 * HOUR },
};
static const struct away_rule MEETING[] = { { "meeting", 0x04, 9 * HOUR, HOUR,
                                              0.5 } };
static const struct new_hire HIRES[] = { { 1, MONDAY + 1, NO_INDEX, 0.5,
                                           5.0 * DAY } };

static void make_busy(void)
{
    desk_set(&desk, N_CHANNELS, N_TEAMS);
    desk.centre.plan.n_days = 7;
    for (size_t c = 0; c < N_CHANNELS; c++) {
        struct channel *channel = &desk.channels[c];
        channel->volume =
            (struct volume){ .basis = VOLUME_PER_HOUR, .amount = 40 };
        channel->handle_time = (struct distribution){ .shape = SHAPE_LOGNORMAL,
                                                      .mean_s = 240,
                                                      .cv = 1.2 };
        channel->wrap_up = constant(WRAP_UP_S);
        channel->patience = exponential(120);
    }
    desk.teams[DESK].agents = 5;
    desk.teams[EXPERTS].agents = 4;
    desk.teams[DESK].cost_an_hour = 31;
}

static void make_priorities(void)
{
    make_busy();
    desk.channels[SALES].priority = 2;
    desk.channels[REPAIRS].priority = 2;
    desk.channels[SALES].service_level_counts = COUNTS_SHORT_COUNTS;
    desk.channels[PHONE].day_variation_cv = 0.3;
}

static void make_longest(void)
{
    make_busy();
    desk.centre.routing.contact = CONTACT_LONGEST_QUEUE;
    desk.centre.plan.n_days = 2;
}

static void make_closing(void)
{
    make_busy();
    for (size_t c = 0; c < N_CHANNELS; c++) {
        desk.channels[c].opening_hours =
            (struct opening_hours){ false, 8, DAYS_AND_A_NIGHT };
    }
    desk.channels[SALES].at_close = CLOSE_DROP;
    desk.channels[REPAIRS].opening_hours =
        (struct opening_hours){ .always = true };
    desk.centre.plan.warm_up_s = 1.5 * DAY;
    desk.centre.routing.contact = CONTACT_OLDEST;
}

static void make_attempts(void)
{
    make_closing();
    desk.channels[PHONE].redial = (struct redial){ 0.4, exponential(600), 3 };
    desk.channels[PHONE].n_switches = 1;
    desk.channels[PHONE].switches = TO_SALES;
    desk.channels[PHONE].n_transfers = 1;
    desk.channels[PHONE].transfers = TO_REPAIRS;
    desk.channels[PHONE].leaves_at_once_frac = 0.05;
    desk.channels[SALES].n_transfers = 1;
    desk.channels[SALES].transfers = TO_REPAIRS;
    desk.channels[SALES].waiting_places = 3;
    desk.channels[REPAIRS].lines = 8;
    desk.channels[REPAIRS].redial =
        (struct redial){ 0.5, exponential(60), NO_LIMIT };
    desk.centre.routing.contact = CONTACT_LONGEST_QUEUE;
    desk.centre.routing.agent = AGENT_RANDOM;
}

static void make_callbacks(void)
{
    make_closing();
    for (size_t c = 0; c < N_CHANNELS; c++) {
        desk.channels[c].callback =
            (struct callback_offer){ true, 45, 0.6, c ? HUGE_VAL : 2400 };
    }
    memcpy(desk.answered_by[PHONE], OVERFLOW, sizeof OVERFLOW);
    desk.channels[PHONE].lines = 12;
    desk.centre.routing.contact = CONTACT_DUE_FIRST;
    desk.centre.plan.interval_s = 300;
}

static void make_shifts(void)
{
    make_closing();
    desk.teams[EXPERTS].staffing = STAFF_SHIFTS;
    desk.teams[EXPERTS].n_shifts = 2;
    desk.teams[EXPERTS].shifts = SHIFTS;
    for (size_t t = 0; t < N_TEAMS; t++) {
        desk.teams[t].absence_frac = 0.1;
        desk.teams[t].shrinkage_frac = 0.15;
        desk.teams[t].n_away = 1;
        desk.teams[t].away = MEETING;
    }
    desk.centre.routing.team = TEAM_ANY;
    desk.centre.routing.agent = AGENT_IN_ORDER;
}

/* Patience of nothing or without end, and nobody for one of the channels. */
static void make_extremes(void)
{
    make_busy();
    desk.channels[PHONE].patience = constant(0);
    desk.channels[SALES].patience = endless();
    desk.channels[SALES].volume.amount = 20;
    desk.channels[SALES].handle_time = constant(0);
    desk.channels[REPAIRS].n_answered_by = 0;
    desk.channels[REPAIRS].patience = exponential(1e5);
    desk.centre.plan.run_out_s = HOUR;
    desk.teams[DESK].n_new_hires = 1;
    desk.teams[DESK].new_hires = HIRES;
}

static void (*const makers[])(void) = {
    make_busy,      make_priorities, make_closing,  make_attempts,
    make_callbacks, make_shifts,     make_extremes, make_longest,
};
enum { N_MAKERS = sizeof makers / sizeof *makers };

static void for_every_centre(void (*check)(void))
{
    for (size_t i = 0; i < N_MAKERS; i++) {
        makers[i]();
        check();
    }
}

/* ---- counted again ---- */

struct recount {
    double offered, answered, abandoned, blocked, dropped, unfinished;
    double in_time, wait_answered_s, balked, lost;
    double queue_s, talk_s; /* all contacts, in the window */
};

static double within(const struct play *play, double from_s, double to_s)
{
    const double end_s = play->centre->plan.n_days * (double)DAY;
    return fmax(0, fmin(to_s, end_s) - fmax(from_s, 0));
}

static void recount_row(const struct play *play, const struct trace_row *row,
                        struct recount *n)
{
    const struct channel *channel = &play->centre->channels[row->channel];
    const bool answered = row->outcome == OUTCOME_ANSWERED;
    const double wait_s =
        (answered ? row->answer_s : row->end_s) - row->arrival_s;
    n->offered++;
    n->answered += answered;
    n->abandoned += row->outcome == OUTCOME_ABANDONED;
    n->balked += row->outcome == OUTCOME_BALKED;
    n->blocked += row->outcome == OUTCOME_BLOCKED;
    n->dropped += row->outcome == OUTCOME_DROPPED;
    n->unfinished += row->outcome == OUTCOME_UNFINISHED;
    n->in_time += answered && wait_s <= channel->target.within_s + tick_s / 2;
    n->wait_answered_s += answered ? wait_s : 0;
}

static void recount_time(const struct play *play, const struct trace_row *row,
                         struct recount *n)
{
    const bool answered = row->outcome == OUTCOME_ANSWERED;
    n->queue_s +=
        within(play, row->arrival_s, answered ? row->answer_s : row->end_s);
    n->talk_s += answered ? within(play, row->answer_s, row->end_s) : 0;
}

static void assert_cell(const struct interval_cell *cell,
                        const struct recount *n)
{
    assert_near(cell->offered, n->offered, 0);
    assert_near(cell->answered, n->answered, 0);
    assert_near(cell->abandoned, n->abandoned, 0);
    assert_near(cell->balked, n->balked, 0);
    assert_near(cell->blocked, n->blocked, 0);
    assert_near(cell->dropped, n->dropped, 0);
    assert_near(cell->unfinished, n->unfinished, 0);
    assert_near(cell->in_time, n->in_time, 0);
    assert_near((double)cell->wait_answered_ticks / 1e6, n->wait_answered_s,
                1e-4);
}

static void assert_channel(const struct play *play, uint32_t channel)
{
    const size_t n_cells = play->sample->n_intervals;
    struct recount *cells = arena_alloc(play->scratch, n_cells, sizeof *cells);
    struct recount all = { 0 };
    for (size_t i = 0; i < play->trace->n_rows; i++) {
        const struct trace_row *row = &play->trace->rows[i];
        if (row->channel != channel) {
            continue;
        }
        recount_time(play, row, &all);
        const double cell = floor((row->arrival_s + tick_s / 4) /
                                  play->centre->plan.interval_s);
        if (cell >= 0 && cell < (double)n_cells) {
            recount_row(play, row, &cells[(size_t)cell]);
            recount_row(play, row, &all);
        }
    }
    for (size_t i = 0; i < n_cells; i++) {
        assert_cell(&play->sample->cells[channel * n_cells + i], &cells[i]);
    }
    assert_near(play_total(play, channel, TOTAL_OFFERED), all.offered, 0);
    assert_near(play_total(play, channel, TOTAL_BALKED), all.balked, 0);
    assert_near(play_total(play, channel, TOTAL_ABANDONED), all.abandoned, 0);
    assert_near(play_total(play, channel, TOTAL_QUEUE_S), all.queue_s, 1e-2);
    assert_near(play_total(play, channel, TOTAL_TALK_S), all.talk_s, 1e-2);
    assert_int_equal(histogram_total(&play->sample->waits[channel]),
                     (uint64_t)all.answered);
}

static void check_recount(void)
{
    struct play play = play_open(&desk.centre);
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        play_run(&play, seed, 1);
        assert_int_equal(play.sample->n_contacts, play.trace->n_rows);
        for (uint32_t c = 0; c < N_CHANNELS; c++) {
            assert_channel(&play, c);
        }
    }
    play_close(&play);
}

static void test_the_trace_counts_up_to_the_sample(void **state)
{
    (void)state;
    for_every_centre(check_recount);
}

/* ---- agent-time and money ---- */

static double recount_busy_s(const struct play *play, uint32_t team)
{
    double busy_s = 0;
    for (size_t i = 0; i < play->trace->n_rows; i++) {
        const struct trace_row *row = &play->trace->rows[i];
        busy_s += row->team == team
                      ? within(play, row->answer_s, row->end_s + WRAP_UP_S)
                      : 0;
    }
    return busy_s;
}

static void assert_team(const struct play *play, uint32_t team, bool is_steady)
{
    const struct sample *sample = play->sample;
    const double *total = sample->team_totals[team];
    struct team_cell sum = { 0 };
    for (size_t i = 0; i < sample->n_intervals; i++) {
        const struct team_cell *cell =
            &sample->team_cells[team * sample->n_intervals + i];
        assert_true(cell->busy_s >= 0 && cell->busy_s <= cell->on_duty_s);
        sum.busy_s += cell->busy_s;
        sum.on_duty_s += cell->on_duty_s;
    }
    assert_near(total[TEAM_BUSY_S], sum.busy_s, 1e-3);
    assert_near(total[TEAM_ON_DUTY_S], sum.on_duty_s, 1e-3);
    assert_near(total[TEAM_BUSY_S], recount_busy_s(play, team), 1e-2);
    assert_true(total[TEAM_PAID_S] >= total[TEAM_ON_DUTY_S] - 1e-3);
    assert_true(!is_steady ||
                fabs(total[TEAM_PAID_S] - total[TEAM_ON_DUTY_S]) < 1e-3);
    assert_near(total[TEAM_COST],
                total[TEAM_PAID_S] / 3600 *
                    play->centre->teams[team].cost_an_hour,
                1e-6);
}

/* Nobody is paid who is not there, but for absence, shrinkage and breaks;
 * wrap-up of new hires takes longer than the recount knows. */
static void check_teams(void)
{
    struct play play = play_open(&desk.centre);
    play_run(&play, 1, 1);
    for (uint32_t t = 0; t < N_TEAMS; t++) {
        if (desk.teams[t].n_new_hires == 0) {
            assert_team(&play, t, !(desk.teams[t].absence_frac > 0));
        }
    }
    play_close(&play);
}

static void test_agent_time_and_money_add_up(void **state)
{
    (void)state;
    for_every_centre(check_teams);
}

/* ---- the same again ---- */

static void assert_same(const struct play *a, const struct play *b)
{
    const struct sample *x = a->sample;
    const struct sample *y = b->sample;
    const size_t n_cells = x->n_channels * x->n_intervals;
    assert_memory_equal(x->totals, y->totals,
                        x->n_channels * sizeof *x->totals);
    assert_memory_equal(x->cells, y->cells, n_cells * sizeof *x->cells);
    for (size_t c = 0; c < x->n_channels; c++) {
        assert_memory_equal(x->waits[c].count, y->waits[c].count,
                            HISTOGRAM_BUCKETS * sizeof *x->waits[c].count);
    }
    assert_memory_equal(x->team_totals, y->team_totals,
                        x->n_teams * sizeof *x->team_totals);
    assert_memory_equal(x->team_cells, y->team_cells,
                        x->n_teams * x->n_intervals * sizeof *x->team_cells);
    assert_int_equal(x->n_contacts, y->n_contacts);
    play_assert_same_rows(a, b);
}

static void check_hang_ups(void)
{
    struct play lazy = play_open(&desk.centre);
    struct play exact = play_open_exact(&desk.centre, true);
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        play_run(&lazy, seed, 3);
        play_run(&exact, seed, 3);
        assert_same(&lazy, &exact);
    }
    play_close(&lazy);
    play_close(&exact);
}

static void test_hanging_up_unnoticed_changes_nothing(void **state)
{
    (void)state;
    for_every_centre(check_hang_ups);
}

static void check_bytes(void)
{
    struct play a = play_open(&desk.centre);
    struct play b = play_open(&desk.centre);
    play_run(&a, 5, 0);
    play_run(&b, 6, 0); /* leaves nothing behind */
    assert_true(a.sample->n_contacts != b.sample->n_contacts);
    play_run(&b, 5, 1);
    assert_true(a.sample->n_contacts != b.sample->n_contacts);
    play_run(&b, 5, 0);
    assert_same(&a, &b);
    assert_int_equal(a.sample->n_events, b.sample->n_events);
    play_close(&a);
    play_close(&b);
}

static void test_the_same_seed_gives_the_same_bytes(void **state)
{
    (void)state;
    for_every_centre(check_bytes);
}

/* ---- nobody is left over ---- */

/* Every attempt has one end, and at most one that follows it. */
static void check_attempts(void)
{
    struct play play = play_open(&desk.centre);
    play_run(&play, 1, 1);
    double lost = 0;
    double customers = 0;
    for (uint32_t c = 0; c < N_CHANNELS; c++) {
        lost += play_total(&play, c, TOTAL_CUSTOMERS_LOST);
        customers += play_total(&play, c, TOTAL_CUSTOMERS);
    }
    assert_true(lost <= customers + 50); /* of the warm-up, a few */
    for (size_t i = 0; i < play.trace->n_rows; i++) {
        const struct trace_row *row = &play.trace->rows[i];
        assert_true(row->end_s >= row->arrival_s - tick_s / 2);
        assert_int_equal(row->touches, row->outcome == OUTCOME_ANSWERED);
        assert_true(isnan(row->answer_s) == (row->touches == 0));
        if (row->attempt > 0 && i < 4000) {
            const struct trace_row *before =
                play_row(&play, row->origin, row->number, row->attempt - 1);
            assert_true(before->end_s <= row->arrival_s + tick_s / 2);
        }
    }
    play_close(&play);
}

static void test_attempts_follow_one_another(void **state)
{
    (void)state;
    for_every_centre(check_attempts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_trace_counts_up_to_the_sample),
        cmocka_unit_test(test_agent_time_and_money_add_up),
        cmocka_unit_test(test_hanging_up_unnoticed_changes_nothing),
        cmocka_unit_test(test_the_same_seed_gives_the_same_bytes),
        cmocka_unit_test(test_attempts_follow_one_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
