/*
 * centres.h - small centres built by hand, and runs of them.
 *
 * A desk is a centre with nothing in it that was not asked for: doors always
 * open, nobody hangs up, everybody may answer everything, talks of a minute,
 * no warm-up, one day from Monday 2027-01-04. A test then changes what it is
 * about.
 *
 * Arrivals are Poisson; a script makes them certain. It asks for one contact
 * on average within one microsecond at each of its moments, and takes the
 * first seed for which exactly one comes at every one of them. Contact n of a
 * script is customer n of the channel.
 */
#ifndef TESTS_CENTRES_H
#define TESTS_CENTRES_H

#include "testing.h"

#include "base/arena.h"
#include "base/civil.h"
#include "engine/replication.h"
#include "engine/sample.h"
#include "engine/simulation.h"
#include "engine/trace.h"
#include "model/centre.h"
#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { DESK_CHANNELS = 4, DESK_TEAMS = 4, DESK_SCRIPT = 16 };
enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };
enum { MONDAY = 20822 }; /* 2027-01-04 */

static const double tick_s = 1e-6;
static const double moment_s = 2.5e-6; /* of a script, and rounding */

struct desk {
    struct centre centre;
    struct channel channels[DESK_CHANNELS];
    struct team teams[DESK_TEAMS];
    uint32_t serves[DESK_TEAMS][DESK_CHANNELS];
    double speeds[DESK_TEAMS][DESK_CHANNELS];
    struct answered_by answered_by[DESK_CHANNELS][DESK_TEAMS];
    struct count_step script[DESK_CHANNELS][DESK_SCRIPT];
};

static inline struct distribution constant(double mean_s)
{
    return (struct distribution){ .shape = SHAPE_CONSTANT, .mean_s = mean_s };
}

static inline struct distribution exponential(double mean_s)
{
    return (struct distribution){ .shape = SHAPE_EXPONENTIAL,
                                  .mean_s = mean_s,
                                  .cv = 1 };
}

static inline struct distribution endless(void)
{
    return (struct distribution){ .shape = SHAPE_NEVER, .mean_s = HUGE_VAL };
}

static inline void desk_set_channel(struct desk *desk, size_t c, size_t n_teams)
{
    static const char *const names[] = { "phone", "sales", "repairs",
                                         "billing" };
    for (uint32_t t = 0; t < n_teams; t++) {
        desk->answered_by[c][t] = (struct answered_by){ t, 0 };
    }
    desk->channels[c] = (struct channel){
        .name = names[c],
        .kind = "phone",
        .way = WAY_CALL,
        .volume = { .basis = VOLUME_NONE },
        .growth_a_day = 1,
        .opening_hours = { .always = true },
        .handle_time = constant(MINUTE),
        .wrap_up = constant(0),
        .patience = endless(),
        .lines = NO_LIMIT,
        .waiting_places = NO_LIMIT,
        .redial = { .after = constant(0), .at_most = NO_LIMIT },
        .n_answered_by = n_teams,
        .answered_by = desk->answered_by[c],
        .priority = 1,
        .target = { true, 0.8, 20, false },
    };
}

/* Chats of so many messages on average; one message is certain. */
static inline void desk_set_chat(struct desk *desk, size_t c, double messages,
                                 double compose_s, double customer_reply_s)
{
    struct channel *channel = &desk->channels[c];
    channel->kind = "chat";
    channel->way = WAY_CHAT;
    channel->chat = (struct chat_work){
        .messages_mean = messages,
        .compose = constant(compose_s),
        .customer_reply = constant(customer_reply_s),
        .idle_close_s = 600,
    };
}

/* Tickets of so many replies on average; one reply is certain. */
static inline void desk_set_ticket(struct desk *desk, size_t c, double replies,
                                   double handle_s, double customer_reply_s)
{
    struct channel *channel = &desk->channels[c];
    channel->kind = "email";
    channel->way = WAY_TICKET;
    channel->any_time = true;
    channel->handle_time = constant(handle_s);
    channel->ticket = (struct ticket_work){
        .replies_mean = replies,
        .customer_reply = constant(customer_reply_s),
        .hold_lasts = constant(0),
        .reopen_after = constant(0),
        .again_patience = endless(),
        .merge_share_frac = 1,
    };
}

static inline void desk_set_team(struct desk *desk, size_t t, size_t n_channels)
{
    static const char *const names[] = { "desk", "experts", "night", "extra" };
    for (uint32_t c = 0; c < n_channels; c++) {
        desk->serves[t][c] = c;
        desk->speeds[t][c] = 1;
    }
    desk->teams[t] = (struct team){
        .name = names[t],
        .n_serves = n_channels,
        .serves = desk->serves[t],
        .staffing = STAFF_NUMBER,
        .agents = 1,
        .replaced_after_s = HUGE_VAL,
        .chats_at_once = 1,
        .speed = desk->speeds[t],
    };
}

/* The desk points into itself: it must stay where it is. */
static inline void desk_set(struct desk *desk, size_t n_channels,
                            size_t n_teams)
{
    memset(desk, 0, sizeof *desk);
    for (size_t c = 0; c < n_channels; c++) {
        desk_set_channel(desk, c, n_teams);
    }
    for (size_t t = 0; t < n_teams; t++) {
        desk_set_team(desk, t, n_channels);
    }
    desk->centre = (struct centre){
        .title = "",
        .audience = AUDIENCE_NONE,
        .plan = { .start_day = MONDAY,
                  .n_days = 1,
                  .run_out_s = 2 * DAY,
                  .interval_s = 1800,
                  .language = "en",
                  .currency = "EUR" },
        .opening_hours = { .always = true },
        .n_channels = n_channels,
        .channels = desk->channels,
        .n_teams = n_teams,
        .teams = desk->teams,
        .routing = { .chats_while_calls_wait = true },
        .study = { .replications = 1, .seed = 1, .confidence_frac = 0.95 },
    };
}

/* One contact at each of n ascending moments, seconds since the plan began. */
static inline void desk_script(struct desk *desk, size_t c, size_t n,
                               const double *at_s)
{
    assert_true(n <= DESK_SCRIPT);
    for (size_t i = 0; i < n; i++) {
        desk->script[c][i] = (struct count_step){ at_s[i], tick_s, 1 };
    }
    desk->channels[c].volume = (struct volume){
        .basis = VOLUME_COUNTS,
        .n_counts = n,
        .counts = desk->script[c],
    };
}

/* At the test's own `desk`: script(PHONE, 100, 160). */
#define script(channel, ...)                                                   \
    desk_script(&desk, channel,                                                \
                sizeof(double[]){ __VA_ARGS__ } / sizeof(double),              \
                (double[]){ __VA_ARGS__ })

struct play {
    const struct centre *centre;
    struct arena *model, *scratch;
    const struct simulation_plan *plan;
    struct sample *sample;
    struct trace *trace;
    uint64_t seed;
};

static inline struct play play_open_exact(const struct centre *centre,
                                          bool always_exact)
{
    struct play play = { .centre = centre,
                         .model = arena_create(),
                         .scratch = arena_create() };
    play.plan = simulation_plan_exact(centre, always_exact, play.model);
    play.sample = sample_create(centre, play.model);
    return play;
}

static inline struct play play_open(const struct centre *centre)
{
    return play_open_exact(centre, false);
}

/* Two doubles, or twice none. */
static inline void assert_same_seconds(double a_s, double b_s)
{
    assert_true(a_s == b_s || (isnan(a_s) && isnan(b_s)));
}

static inline void play_assert_same_rows(const struct play *a,
                                         const struct play *b)
{
    assert_int_equal(a->trace->n_rows, b->trace->n_rows);
    for (size_t i = 0; i < a->trace->n_rows; i++) {
        const struct trace_row *x = &a->trace->rows[i];
        const struct trace_row *y = &b->trace->rows[i];
        assert_same_seconds(x->arrival_s, y->arrival_s);
        assert_same_seconds(x->answer_s, y->answer_s);
        assert_same_seconds(x->end_s, y->end_s);
        assert_int_equal(x->number, y->number);
        assert_int_equal(x->origin, y->origin);
        assert_int_equal(x->attempt, y->attempt);
        assert_int_equal(x->channel, y->channel);
        assert_int_equal(x->team, y->team);
        assert_int_equal(x->touches, y->touches);
        assert_int_equal(x->outcome, y->outcome);
        assert_int_equal(x->counted, y->counted);
    }
}

static inline void play_close(struct play *play)
{
    arena_destroy(play->scratch);
    arena_destroy(play->model);
}

static inline double play_total(const struct play *play, size_t channel,
                                enum total total)
{
    return play->sample->totals[channel][total];
}

static inline bool play_is_contacted_again(const struct play *play, size_t to)
{
    for (size_t c = 0; c < play->centre->n_channels; c++) {
        const struct ticket_work *work = &play->centre->channels[c].ticket;
        if (work->contacts_again && work->again_to == to) {
            return true;
        }
    }
    return false;
}

/* offered = answered + abandoned + balked + blocked + dropped + unfinished */
static inline void play_check_counts(const struct play *play)
{
    for (size_t c = 0; c < play->centre->n_channels; c++) {
        const double *total = play->sample->totals[c];
        assert_near(total[TOTAL_OFFERED],
                    total[TOTAL_ANSWERED] + total[TOTAL_ABANDONED] +
                        total[TOTAL_BALKED] + total[TOTAL_BLOCKED] +
                        total[TOTAL_DROPPED] + total[TOTAL_UNFINISHED],
                    0);
        const double again =
            total[TOTAL_OFFERED] -
            (total[TOTAL_FIRST_ATTEMPTS] + total[TOTAL_REDIALS] +
             total[TOTAL_SWITCHED_IN] + total[TOTAL_TRANSFERRED_IN]);
        assert_true(again == 0 ||
                    (again > 0 && play_is_contacted_again(play, c)));
        assert_near(total[TOTAL_CUSTOMERS], total[TOTAL_FIRST_ATTEMPTS], 0);
    }
}

/* Forgets the last run. */
static inline void play_run(struct play *play, uint64_t seed,
                            uint32_t replication)
{
    arena_reset(play->scratch);
    play->seed = seed;
    play->trace = trace_create(play->scratch);
    simulation_run(play->plan, seed, replication, play->scratch, play->trace,
                   play->sample);
    play_check_counts(play);
}

static inline bool play_fits(const struct play *play, uint64_t seed)
{
    const double start_s = ticks_seconds(play->plan->horizon.window_start);
    for (size_t c = 0; c < play->centre->n_channels; c++) {
        const struct channel *channel = &play->centre->channels[c];
        if (channel->volume.basis != VOLUME_COUNTS) {
            continue;
        }
        struct arrivals arrivals = { 0 };
        arrivals_start(&arrivals, &play->plan->inflows.list[c].demand,
                       &play->plan->unit_exponential, NULL,
                       rng_stream(seed, 0, channel->name));
        const struct volume *volume = &channel->volume;
        if (arrivals.n != volume->n_counts) {
            return false;
        }
        for (uint32_t i = 0; i < arrivals.n; i++) {
            const double at_s = ticks_seconds(arrivals.tick[i]) - start_s;
            if (fabs(at_s - volume->counts[i].start_s) > moment_s) {
                return false;
            }
        }
    }
    return true;
}

/* Plays the scripts; of several such seeds the n-th (from 0). */
static inline void play_script_again(struct play *play, uint32_t nth)
{
    enum { TRIES_AT_MOST = 3000000 };
    for (uint64_t seed = 1; seed < TRIES_AT_MOST; seed++) {
        if (play_fits(play, seed) && nth-- == 0) {
            play_run(play, seed, 0);
            return;
        }
    }
    fail_test("no seed gives this script");
}

static inline void play_script(struct play *play)
{
    play_script_again(play, 0);
}

static inline struct play play_of(const struct desk *desk)
{
    struct play play = play_open(&desk->centre);
    play_script(&play);
    return play;
}

/* What became of an attempt; a test that asks for none fails. */
static inline const struct trace_row *play_row(const struct play *play,
                                               uint32_t origin, uint64_t number,
                                               uint32_t attempt)
{
    for (size_t i = 0; i < play->trace->n_rows; i++) {
        const struct trace_row *row = &play->trace->rows[i];
        if (row->origin == origin && row->number == number &&
            row->attempt == attempt) {
            return row;
        }
    }
    fail_test("channel %u has no customer %u with an attempt %u", origin,
              (unsigned)number, attempt);
    return NULL;
}

static inline size_t play_n_attempts(const struct play *play, uint32_t origin,
                                     uint64_t number)
{
    size_t n = 0;
    for (size_t i = 0; i < play->trace->n_rows; i++) {
        const struct trace_row *row = &play->trace->rows[i];
        n += row->origin == origin && row->number == number;
    }
    return n;
}

#define assert_answered(play, origin, number, attempt, wanted_s, wanted_team)  \
    do {                                                                       \
        const struct trace_row *row_ =                                         \
            play_row(play, origin, number, attempt);                           \
        assert_string_equal(outcome_name(row_->outcome), "answered");          \
        assert_near(row_->answer_s, wanted_s, moment_s);                       \
        assert_int_equal(row_->team, wanted_team);                             \
    } while (0)

#define assert_ended(play, origin, number, attempt, wanted, wanted_s)          \
    do {                                                                       \
        const struct trace_row *row_ =                                         \
            play_row(play, origin, number, attempt);                           \
        assert_string_equal(outcome_name(row_->outcome), wanted);              \
        assert_near(row_->end_s, wanted_s, moment_s);                          \
    } while (0)

#endif
