#include "cli/erlang_chat_play.h"

#include "base/civil.h"
#include "model/centre.h"
#include "study/run.h"
#include <math.h>
#include <string.h>

/* A Monday; no calendar matters. */
enum {
    SOME_DAY = 20822,
    RUNS_MOST = 200,
    RUNS_LEAST = 5,
    SEARCH_PART = 8,
    STEP_MOST = 1024
};
#define WARM_UP_S (6 * 3600.0)
#define CONTACTS_ENOUGH 2e6

struct chat_desk {
    struct centre centre;
    struct channel channel;
    struct team team;
    struct answered_by by;
    uint32_t serves;
    double speed;
};

static void set_channel(struct chat_desk *desk, const struct chat_question *q)
{
    const struct erlang_queue *queue = &q->shortcut.queue;
    const bool endless = isinf(queue->patience_s);
    const struct distribution nothing = { .shape = SHAPE_CONSTANT };
    desk->channel = (struct channel){
        .name = "chat",
        .kind = "chat",
        .way = WAY_CHAT,
        .volume = { .basis = VOLUME_PER_HOUR,
                    .amount = queue->rate_per_s * 3600.0 },
        .growth_a_day = 1,
        .opening_hours = { .always = true },
        .handle_time = { .shape = SHAPE_EXPONENTIAL,
                         .mean_s = q->handle_s,
                         .cv = 1 },
        .wrap_up = nothing,
        .patience = { .shape = endless ? SHAPE_NEVER : SHAPE_EXPONENTIAL,
                      .mean_s = endless ? HUGE_VAL : queue->patience_s,
                      .cv = 1 },
        .lines = NO_LIMIT,
        .waiting_places = NO_LIMIT,
        .redial = { .after = nothing, .at_most = NO_LIMIT },
        .n_answered_by = 1,
        .answered_by = &desk->by,
        .priority = 1,
        .target = { .set = true,
                    .share_frac = 0.8,
                    .within_s = q->shortcut.within_s },
        .chat = { .messages_mean = 1,
                  .compose = nothing,
                  .customer_reply = nothing,
                  .n_rates = q->at_once,
                  .rates = q->rates },
    };
}

/* Many contacts make up for fewer days. */
static uint32_t runs_for(const struct chat_question *q)
{
    const double contacts_a_run =
        q->shortcut.queue.rate_per_s * (SECONDS_A_DAY + WARM_UP_S);
    const double wanted = CONTACTS_ENOUGH / fmax(contacts_a_run, 1.0);
    return (uint32_t)fmin(fmax(wanted, RUNS_LEAST), RUNS_MOST);
}

static void set_desk(struct chat_desk *desk, const struct chat_question *q,
                     uint32_t agents)
{
    memset(desk, 0, sizeof *desk);
    desk->speed = 1;
    set_channel(desk, q);
    desk->team = (struct team){
        .name = "agents",
        .n_serves = 1,
        .serves = &desk->serves,
        .staffing = STAFF_NUMBER,
        .agents = agents,
        .replaced_after_s = HUGE_VAL,
        .chats_at_once = q->at_once,
        .speed = &desk->speed,
    };
    desk->centre = (struct centre){
        .title = "",
        .audience = AUDIENCE_NONE,
        .plan = { .start_day = SOME_DAY,
                  .n_days = 1,
                  .warm_up_s = WARM_UP_S,
                  .run_out_s = 14 * SECONDS_A_DAY,
                  .interval_s = 1800,
                  .language = "en",
                  .currency = "EUR" },
        .opening_hours = { .always = true },
        .n_channels = 1,
        .channels = &desk->channel,
        .n_teams = 1,
        .teams = &desk->team,
        .routing = { .agent = AGENT_LEAST_LOADED,
                     .chats_while_calls_wait = true },
        .study = { .replications = runs_for(q),
                   .seed = 1,
                   .confidence_frac = 0.95 },
    };
}

/* Nobody hangs up, and all agents with all their chats are too slow. */
static bool has_no_end(const struct chat_question *q, uint32_t agents)
{
    const struct erlang_queue *queue = &q->shortcut.queue;
    return isinf(queue->patience_s) &&
           queue->rate_per_s * q->handle_s >=
               (double)agents * q->rates[q->at_once - 1];
}

static const struct results *play(const struct chat_question *question,
                                  uint32_t agents, uint32_t runs,
                                  struct arena *arena)
{
    struct chat_desk *desk = arena_alloc(arena, 1, sizeof *desk);
    if (has_no_end(question, agents)) {
        return NULL;
    }
    set_desk(desk, question, agents);
    desk->centre.study.replications = runs;
    const struct run_request request = { .centre = &desk->centre,
                                         .seed = desk->centre.study.seed };
    return run_centre(&request, arena);
}

const struct results *erlang_chat_play(const struct chat_question *question,
                                       uint32_t agents, struct arena *arena)
{
    return play(question, agents, runs_for(question), arena);
}

static bool reaches(const struct chat_question *question,
                    const struct results *results)
{
    const size_t level = measure_index("service_level");
    return results && results->channels[0].measures[level].mean >=
                          question->shortcut.target_frac;
}

/* By a few runs. */
static bool may_reach(const struct chat_question *question, uint32_t agents)
{
    struct arena *scratch = arena_create();
    const uint32_t runs = (runs_for(question) + SEARCH_PART - 1) / SEARCH_PART;
    const bool reached =
        reaches(question, play(question, agents, runs, scratch));
    arena_destroy(scratch);
    return reached;
}

/* More than `low`, who do not reach it: in growing steps until some do, and
 * then halfway between; 0 when none do. */
static uint32_t look_up(const struct chat_question *question, uint32_t low)
{
    uint32_t step = 1;
    uint32_t high = low + step;
    while (!may_reach(question, high)) {
        step *= 2;
        low = high;
        high += step;
        if (step > STEP_MOST) {
            return 0;
        }
    }
    while (high - low > 1) {
        const uint32_t half = low + (high - low) / 2;
        *(may_reach(question, half) ? &high : &low) = half;
    }
    return high;
}

static uint32_t look_down(const struct chat_question *question, uint32_t agents)
{
    while (agents > 1 && may_reach(question, agents - 1)) {
        agents--;
    }
    return agents;
}

uint32_t erlang_chat_enough(const struct chat_question *question,
                            uint32_t agents, const struct results *found,
                            const struct results **out, struct arena *arena)
{
    *out = NULL;
    if (isnan(question->shortcut.target_frac)) {
        return 0;
    }
    uint32_t enough = reaches(question, found) ? look_down(question, agents)
                                               : look_up(question, agents);
    for (; enough > 0; enough++) {
        *out = erlang_chat_play(question, enough, arena);
        if (reaches(question, *out)) {
            break;
        }
    }
    return enough;
}
