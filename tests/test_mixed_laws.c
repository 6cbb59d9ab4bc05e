/*
 * What holds in every centre where calls, chats and tickets share agents,
 * whatever happens in it. All contacts come on the first two days of ten and
 * are over by the end, so that what was counted contact by contact must equal
 * what was counted by the clock, to the microsecond.
 */
#include "centres.h"

#include <stdlib.h>

enum { PHONE, CHAT, EMAIL, FORM, N_CHANNELS };
enum { DESK, EXPERTS, N_TEAMS };
enum { SEEDS = 2, SLOTS = 48 };

static struct desk desk;

/* ---- six centres ---- */

static const struct open_span EVERY_DAY[] = {
    { 0, 8 * HOUR, 20 * HOUR }, { 1, 8 * HOUR, 20 * HOUR },
    { 2, 8 * HOUR, 20 * HOUR }, { 3, 8 * HOUR, 12 * HOUR },
    { 4, 8 * HOUR, 20 * HOUR }, { 5, 9 * HOUR, 13 * HOUR },
};
static const struct switch_option TO_EMAIL[] = {
    { EMAIL, 0.4, { .shape = SHAPE_EXPONENTIAL, .mean_s = 300, .cv = 1 } },
};
static const struct transfer_option TO_FORM[] = { { FORM, 0.2, 0 } };
static const struct transfer_option ON_REQUEST[] = { { PHONE, 0.5, 1 } };
static const double RATES[] = { 1, 1.6, 1.9 };
static const struct shift SHIFTS[] = {
    { .name = "early",
      .agents = 4,
      .days_mask = 0x7f,
      .from_s = 8 * HOUR,
      .to_s = 16.5 * HOUR,
      .n_breaks = 1,
      .breaks = (const struct break_rule[]){ { 12 * HOUR, 1800, HOUR } } },
    { .name = "late",
      .agents = 3,
      .days_mask = 0x7f,
      .from_s = 14 * HOUR,
      .to_s = 23 * HOUR },
};
static uint32_t up_and_down[SLOTS];

static void bring(size_t c, double count)
{
    for (size_t day = 0; day < 2; day++) {
        desk.script[c][day] = (struct count_step){ (double)day * DAY + 8 * HOUR,
                                                   11 * HOUR, count / 2 };
    }
    desk.channels[c].volume = (struct volume){ .basis = VOLUME_COUNTS,
                                               .n_counts = 2,
                                               .counts = desk.script[c] };
}

static void make_blend(void)
{
    desk_set(&desk, N_CHANNELS, N_TEAMS);
    desk.centre.plan.n_days = 10;
    desk_set_chat(&desk, CHAT, 4, 40, 50);
    desk_set_ticket(&desk, EMAIL, 1.7, 300, 2 * HOUR);
    desk_set_ticket(&desk, FORM, 1.3, 400, HOUR);
    desk.channels[PHONE].handle_time = exponential(200);
    desk.channels[PHONE].redial = (struct redial){ 0.4, exponential(600), 3 };
    desk.channels[CHAT].chat.compose = exponential(40);
    desk.channels[CHAT].chat.customer_reply = exponential(50);
    desk.channels[CHAT].chat.gone_frac = 0.2;
    desk.channels[EMAIL].ticket.hold_probability = 0.2;
    desk.channels[EMAIL].ticket.hold_lasts = exponential(3 * HOUR);
    desk.channels[FORM].ticket.reopen_probability = 0.2;
    desk.channels[FORM].ticket.reopen_after = exponential(4 * HOUR);
    desk.channels[FORM].priority = 2;
    for (size_t c = 0; c < N_CHANNELS; c++) {
        desk.channels[c].wrap_up = exponential(20);
        desk.channels[c].patience = exponential(120);
        bring(c, c == PHONE ? 900 : 500);
    }
    for (size_t t = 0; t < N_TEAMS; t++) {
        desk.teams[t].agents = 4;
        desk.teams[t].chats_at_once = 3;
        desk.teams[t].ticket_work = TICKETS_PUT_ASIDE;
        desk.teams[t].resume_cost_s = 30;
    }
    desk.teams[DESK].keep_free = 1;
    desk.answered_by[PHONE][EXPERTS].after_s = 15;
    desk.answered_by[EMAIL][EXPERTS].after_s = 600;
}

static void make_by_rate(void)
{
    make_blend();
    desk.channels[CHAT].chat.n_rates = 3;
    desk.channels[CHAT].chat.rates = RATES;
    desk.channels[CHAT].handle_time = exponential(240);
    desk.centre.routing.team = TEAM_ANY;
    desk.centre.routing.agent = AGENT_LEAST_LOADED;
    desk.teams[EXPERTS].ticket_work = TICKETS_BETWEEN;
    desk.speeds[EXPERTS][CHAT] = 1.3;
    desk.speeds[EXPERTS][EMAIL] = 0.7;
}

static void make_calls_first(void)
{
    make_blend();
    desk.centre.routing.chats_while_calls_wait = false;
    desk.centre.routing.agent = AGENT_RANDOM;
    desk.centre.routing.contact = CONTACT_DUE_FIRST;
    desk.channels[PHONE].lines = 12;
    desk.channels[CHAT].lines = 20;
    desk.channels[CHAT].n_transfers = 1;
    desk.channels[CHAT].transfers = TO_FORM;
    desk.channels[CHAT].n_switches = 1;
    desk.channels[CHAT].switches = TO_EMAIL;
    desk.channels[EMAIL].n_transfers = 1;
    desk.channels[EMAIL].transfers = ON_REQUEST;
}

static void make_again(void)
{
    make_calls_first();
    desk.centre.routing.agent = AGENT_IN_ORDER;
    desk.centre.routing.contact = CONTACT_OLDEST;
    for (size_t c = EMAIL; c <= FORM; c++) {
        struct ticket_work *work = &desk.channels[c].ticket;
        work->contacts_again = true;
        work->again_patience = exponential(HOUR);
        work->again_probability = 0.8;
        work->again_to = c == EMAIL ? PHONE : EMAIL;
        work->merge_share_frac = 0.5;
    }
    bring(EMAIL, 1000);
}

static void make_doors(void)
{
    make_blend();
    for (size_t c = 0; c < EMAIL; c++) {
        desk.channels[c].opening_hours =
            (struct opening_hours){ false, 6, EVERY_DAY };
    }
    desk.channels[PHONE].at_close = CLOSE_DROP;
    desk.centre.routing.team = TEAM_SPECIALIST_FIRST;
    desk.centre.routing.contact = CONTACT_LONGEST_QUEUE;
    desk.teams[DESK].ticket_work = TICKETS_SEPARATE;
    desk.teams[DESK].absence_frac = 0.1;
    desk.teams[DESK].shrinkage_frac = 0.2;
    desk.teams[EXPERTS].staffing = STAFF_SHIFTS;
    desk.teams[EXPERTS].n_shifts = 2;
    desk.teams[EXPERTS].shifts = SHIFTS;
}

/* The number of agents changes every half hour. */
static void make_waves(void)
{
    make_blend();
    for (size_t i = 0; i < SLOTS; i++) {
        up_and_down[i] = (uint32_t)(i * 7 % 5 + i % 3);
    }
    for (size_t t = 0; t < N_TEAMS; t++) {
        desk.teams[t].staffing = STAFF_DAILY;
        desk.teams[t].n_daily = SLOTS;
        desk.teams[t].daily = up_and_down;
        desk.teams[t].agents = 0;
    }
    desk.teams[EXPERTS].ticket_work = TICKETS_BETWEEN;
}

static void (*const makers[])(void) = {
    make_blend, make_by_rate, make_calls_first,
    make_again, make_doors,   make_waves,
};
enum { N_MAKERS = sizeof makers / sizeof *makers };

static void for_every_run(void (*check)(const struct play *play))
{
    for (size_t i = 0; i < N_MAKERS; i++) {
        makers[i]();
        struct play play = play_open(&desk.centre);
        for (uint64_t seed = 0; seed < SEEDS; seed++) {
            play_run(&play, seed, (uint32_t)i);
            check(&play);
        }
        play_close(&play);
    }
}

/* ---- by contact and by the clock ---- */

static void check_nothing_is_left(const struct play *play)
{
    for (size_t c = 0; c < N_CHANNELS; c++) {
        assert_true(play_total(play, c, TOTAL_ANSWERED) > 100);
        assert_near(play_total(play, c, TOTAL_UNFINISHED), 0, 0);
        assert_near(play_total(play, c, TOTAL_UNSOLVED), 0, 0);
        assert_near(play_total(play, c, TOTAL_BACKLOG_END), 0, 0);
    }
    assert_int_equal(play->sample->n_contacts, play->trace->n_rows);
}

static void test_every_contact_ends_and_has_its_row(void **state)
{
    (void)state;
    for_every_run(check_nothing_is_left);
}

/* Work by contact is work by agent; nobody does more than be there. By rate,
 * attention is divided in whole microseconds. */
static void check_agents(const struct play *play)
{
    double handle_s = 0;
    double work_s = 0;
    for (size_t c = 0; c < N_CHANNELS; c++) {
        handle_s += play_total(play, c, TOTAL_HANDLE_S);
    }
    for (size_t t = 0; t < N_TEAMS; t++) {
        const double *team = play->sample->team_totals[t];
        work_s += team[TEAM_WORK_S];
        assert_true(team[TEAM_WORK_S] <= team[TEAM_BUSY_S] + 1e-6);
        assert_true(team[TEAM_BUSY_S] <= team[TEAM_ON_DUTY_S] + 1e-6);
        assert_true(team[TEAM_PAID_S] >= team[TEAM_ON_DUTY_S] - 1e-3);
    }
    assert_near(work_s, handle_s, 0.05);
}

static void test_work_is_the_same_by_contact_and_by_agent(void **state)
{
    (void)state;
    for_every_run(check_agents);
}

/* Little's law with nothing left over at either end. */
static void check_little(const struct play *play)
{
    const double near_s = 1e-3;
    for (size_t c = 0; c < EMAIL; c++) {
        assert_near(play_total(play, c, TOTAL_QUEUE_S),
                    play_total(play, c, TOTAL_WAIT_ALL_S), near_s);
    }
    assert_near(play_total(play, CHAT, TOTAL_TALK_S),
                play_total(play, CHAT, TOTAL_CHAT_DURATION_S), near_s);
    assert_near(play_total(play, CHAT, TOTAL_CHATS_ENDED),
                play_total(play, CHAT, TOTAL_ANSWERED), 0);
    assert_true(play_total(play, CHAT, TOTAL_HELD_S) >
                play_total(play, CHAT, TOTAL_TALK_S));
    assert_true(play_total(play, CHAT, TOTAL_HELD_S) <=
                3 * play_total(play, CHAT, TOTAL_HOLDING_S));
    for (size_t c = EMAIL; c <= FORM; c++) {
        const double *total = play->sample->totals[c];
        const double by_age_s =
            total[TOTAL_BACKLOG_4_H_S] + total[TOTAL_BACKLOG_1_DAY_S] +
            total[TOTAL_BACKLOG_3_DAYS_S] + total[TOTAL_BACKLOG_OLDER_S];
        assert_near(total[TOTAL_BACKLOG_S], by_age_s, near_s);
        assert_near(total[TOTAL_BACKLOG_S],
                    total[TOTAL_QUEUE_S] + total[TOTAL_TALK_S], near_s);
        /* wrap-up is handling, but no more a part of the touch */
        assert_true(total[TOTAL_TALK_S] < total[TOTAL_HANDLE_S]);
        assert_near(total[TOTAL_ANSWERED],
                    total[TOTAL_RESOLVED] + total[TOTAL_TRANSFERRED_OUT], 0);
        if (total[TOTAL_TRANSFERRED_OUT] == 0) {
            assert_near(total[TOTAL_BACKLOG_S], total[TOTAL_REQUESTER_S],
                        near_s);
            assert_near(total[TOTAL_RESOLUTION_S],
                        total[TOTAL_REQUESTER_S] + total[TOTAL_PENDING_S],
                        near_s);
        }
    }
}

static void test_time_averages_are_sums_of_stays(void **state)
{
    (void)state;
    for_every_run(check_little);
}

/* ---- the trace ---- */

static void check_rows(const struct play *play)
{
    double answered[N_CHANNELS] = { 0 };
    double touches[N_CHANNELS] = { 0 };
    double stay_s[N_CHANNELS] = { 0 };
    for (size_t i = 0; i < play->trace->n_rows; i++) {
        const struct trace_row *row = &play->trace->rows[i];
        const bool is_answered = row->outcome == OUTCOME_ANSWERED;
        assert_true(is_answered == (row->team < N_TEAMS));
        assert_true(row->end_s >= row->arrival_s - tick_s / 2);
        answered[row->channel] += is_answered;
        touches[row->channel] += row->touches;
        stay_s[row->channel] += row->end_s - row->arrival_s;
    }
    for (size_t c = 0; c < N_CHANNELS; c++) {
        const double *total = play->sample->totals[c];
        assert_near(total[TOTAL_ANSWERED], answered[c], 0);
        if (c >= EMAIL && total[TOTAL_TRANSFERRED_OUT] == 0) {
            assert_near(total[TOTAL_REPLIES], touches[c], 0);
            assert_near(total[TOTAL_RESOLUTION_S], stay_s[c], 1e-2);
        } else if (c < EMAIL) {
            assert_near(total[TOTAL_QUEUE_S] + total[TOTAL_TALK_S], stay_s[c],
                        1e-2);
        }
    }
}

static void test_the_trace_adds_up_to_the_totals(void **state)
{
    (void)state;
    for_every_run(check_rows);
}

static int by_name(const void *a, const void *b)
{
    const struct trace_row *x = a;
    const struct trace_row *y = b;
    if (x->origin != y->origin) {
        return x->origin < y->origin ? -1 : 1;
    }
    if (x->number != y->number) {
        return x->number < y->number ? -1 : 1;
    }
    return x->attempt < y->attempt ? -1 : x->attempt > y->attempt;
}

static void check_names(const struct play *play)
{
    const size_t n = play->trace->n_rows;
    struct trace_row *rows = play->trace->rows;
    qsort(rows, n, sizeof *rows, by_name);
    for (size_t i = 1; i < n; i++) {
        assert_true(by_name(&rows[i - 1], &rows[i]) < 0);
    }
}

static void test_no_two_attempts_have_the_same_name(void **state)
{
    (void)state;
    for_every_run(check_names);
}

/* ---- the same customers, and the same bytes ---- */

static void test_customers_do_not_depend_on_other_channels(void **state)
{
    (void)state;
    make_again();
    struct play with = play_open(&desk.centre);
    play_run(&with, 1, 0);
    bring(PHONE, 100);
    desk.teams[DESK].agents = 9;
    struct play without = play_open(&desk.centre);
    play_run(&without, 1, 0);
    size_t compared = 0;
    for (size_t i = 0; i < with.trace->n_rows; i += 11) {
        const struct trace_row *row = &with.trace->rows[i];
        if (row->origin != PHONE && row->attempt == 0) {
            const struct trace_row *same =
                play_row(&without, row->origin, row->number, 0);
            assert_near(same->arrival_s, row->arrival_s, 0);
            compared++;
        }
    }
    assert_true(compared > 50);
    play_close(&with);
    play_close(&without);
}

static void assert_same(const struct play *a, const struct play *b)
{
    const struct sample *x = a->sample;
    const struct sample *y = b->sample;
    assert_memory_equal(x->totals, y->totals,
                        x->n_channels * sizeof *x->totals);
    assert_memory_equal(x->cells, y->cells,
                        x->n_channels * x->n_intervals * sizeof *x->cells);
    assert_memory_equal(x->team_totals, y->team_totals,
                        x->n_teams * sizeof *x->team_totals);
    play_assert_same_rows(a, b);
}

static void check_again(const struct play *play)
{
    struct play other = play_open(play->centre);
    play_run(&other, play->seed + 1, 0); /* leaves nothing behind */
    const uint32_t replication = 3;
    play_run(&other, play->seed, replication);
    struct play once = play_open_exact(play->centre, true);
    play_run(&once, play->seed, replication);
    assert_same(&other, &once); /* also with hanging up as an event */
    play_close(&once);
    play_close(&other);
}

static void test_the_same_seed_gives_the_same_bytes(void **state)
{
    (void)state;
    for_every_run(check_again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_contact_ends_and_has_its_row),
        cmocka_unit_test(test_work_is_the_same_by_contact_and_by_agent),
        cmocka_unit_test(test_time_averages_are_sums_of_stays),
        cmocka_unit_test(test_the_trace_adds_up_to_the_totals),
        cmocka_unit_test(test_no_two_attempts_have_the_same_name),
        cmocka_unit_test(test_customers_do_not_depend_on_other_channels),
        cmocka_unit_test(test_the_same_seed_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
