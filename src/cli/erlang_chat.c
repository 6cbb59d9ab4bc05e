#include "cli/erlang_chat.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/units.h"
#include "model/centre.h"
#include "report/grid.h"
#include "report/json.h"
#include "report/number.h"
#include "study/run.h"
#include <math.h>
#include <string.h>

/* A Monday; no calendar matters. */
enum { SOME_DAY = 20822, RUNS_MOST = 200, RUNS_LEAST = 5 };
#define WARM_UP_S (6 * 3600.0)
#define CONTACTS_ENOUGH 2e6

/* ---- the question ---- */

/* "1.0, 1.7, 2.5" */
static bool read_rates(const char *text, struct chat_question *out,
                       struct error *err)
{
    char word[64];
    out->at_once = 0;
    for (const char *at = text;; at++) {
        const size_t n = strcspn(at, ",");
        double rate = 0.0;
        if (n < sizeof word && out->at_once < CHATS_AT_ONCE_MOST) {
            memcpy(word, at, n);
            word[n] = '\0';
            const char *from = word + strspn(word, " ");
            if (units_read_number(from, &rate, NULL) && rate > 0.0) {
                out->rates[out->at_once++] = rate;
            }
        }
        if (!(rate > 0.0)) {
            (void)fail(err, "--rate \"%s\" is no list of speeds", text);
            return fail_hint(err,
                             "write the speed with 1, 2 and 3 chats, at "
                             "most %d: \"1.0, 1.7, 2.5\"",
                             CHATS_AT_ONCE_MOST);
        }
        at += n;
        if (!*at) {
            return true;
        }
    }
}

/* Each other chat makes all of them longer by the same share. */
static bool read_slowdown(const char *text, unsigned long long at_once,
                          struct chat_question *out, struct error *err)
{
    double slowdown = 0.0;
    if (at_once == 0) {
        (void)fail(err, "how many chats may an agent hold?");
        return fail_hint(err, "add --chats-at-once 3");
    }
    if (!units_read_share(text, &slowdown, err)) {
        return false;
    }
    if (slowdown < 0.0) {
        return fail(err, "a chat does not get shorter by others beside it");
    }
    out->at_once = (uint32_t)at_once;
    for (uint32_t k = 0; k < out->at_once; k++) {
        out->rates[k] = (k + 1) / (1.0 + slowdown * k);
    }
    return true;
}

bool erlang_chat_read(const struct options *options,
                      struct erlang_question *question,
                      struct chat_question *out, struct error *err)
{
    const char *rate = options_value(options, OPTION_RATE, NULL);
    const char *slowdown = options_value(options, OPTION_SLOWDOWN, NULL);
    unsigned long long at_once = 0;
    memset(out, 0, sizeof *out);
    if (!options_whole_number(options, OPTION_CHATS_AT_ONCE, 1,
                              CHATS_AT_ONCE_MOST, &at_once, err)) {
        return false;
    }
    if (!rate == !slowdown) {
        (void)fail(err, rate ? tr("--rate and --slowdown say the same")
                             : tr("how fast is an agent with several chats?"));
        return fail_hint(err, rate ? tr("leave one of the two out")
                                   : tr("add --rate \"1.0, 1.7, 2.5\", or "
                                        "--slowdown \"20 %%\""));
    }
    if (rate ? !read_rates(rate, out, err)
             : !read_slowdown(slowdown, at_once, out, err)) {
        return false;
    }
    if (at_once > 0 && at_once != out->at_once) {
        (void)fail(err, "--rate names %u speeds for %llu chats at once",
                   out->at_once, at_once);
        return fail_hint(err, "name one for each number of chats, or leave "
                              "--chats-at-once out");
    }
    out->handle_s = question->queue.handle_s;
    question->queue.handle_s /= out->at_once;
    out->shortcut = *question;
    return true;
}

/* ---- the simulation ---- */

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

/* ---- the answer ---- */

struct line {
    const char *what;
    const char *unit;
    const char *key; /* of the written answer */
    double shortcut;
    struct estimate simulated; /* mean NaN: not simulated, or none */
};

enum { N_LINES = 6, LABEL_COLUMNS = 22 };

struct chat_answer {
    uint32_t agents;
    uint32_t runs; /* 0: not simulated, the queue has no end */
    bool shortcut_overloaded;
    struct line lines[N_LINES];
};

static struct estimate simulated(const struct results *results, const char *key)
{
    return results ? results->channels[0].measures[measure_index(key)]
                   : (struct estimate){ .mean = nan("") };
}

static struct chat_answer answer(const struct chat_question *q, uint32_t agents,
                                 const struct results *results)
{
    const struct erlang_answer a = erlang_answer(&q->shortcut, agents);
    const struct estimate none = { .mean = nan("") };
    return (struct chat_answer){
        .agents = agents,
        .runs = results ? results->replications : 0,
        .shortcut_overloaded = a.overloaded,
        .lines = {
            { N_("service level"), "share", "service_level", a.service_level,
              simulated(results, "service_level") },
            { N_("mean wait (ASA)"), "s", "mean_wait_s", a.mean_wait_s,
              simulated(results, "mean_wait_s") },
            { N_("hung up (lost)"), "share", "abandonment", a.abandonment,
              simulated(results, "abandonment") },
            { N_("occupancy"), "share", "occupancy", a.occupancy,
              results ? results->teams[0].measures[0] : none },
            { N_("chats an agent"), "chats", "mean_concurrency", nan(""),
              simulated(results, "mean_concurrency") },
            { N_("length of a chat"), "s", "chat_duration_s", nan(""),
              simulated(results, "chat_duration_s") },
        },
    };
}

static const char *written(struct arena *arena, const char *unit, double value)
{
    if (strcmp(unit, "s") == 0) {
        return number_duration(arena, value);
    }
    return strcmp(unit, "share") == 0 ? number_share(arena, value)
                                      : number_fixed(arena, value, 2);
}

/* `what` is an English message; the value is in the reader's language. */
static void add_line(struct text *out, const char *what, const char *value)
{
    const char *label = tr(what);
    text_add(out, "  %s%*s%s\n", label, LABEL_COLUMNS - (int)text_width(label),
             "", value);
}

static const char *rates_text(const struct chat_question *q,
                              struct arena *arena)
{
    struct text text;
    text_start(&text, arena);
    for (uint32_t k = 0; k < q->at_once; k++) {
        text_add(&text, "%s%s", k > 0 ? ", " : "",
                 number_fixed(arena, q->rates[k], 2));
    }
    return text.bytes;
}

static void add_table(const struct chat_question *q,
                      const struct chat_answer *a, int width, struct text *out)
{
    struct arena *arena = out->arena;
    struct grid *grid = grid_create(arena);
    grid_column(grid, "", "");
    grid_column(
        grid, "Shortcut",
        arena_text(arena, tr("Erlang %c, %s a chat"),
                   q->shortcut.model == 'a' ? 'A' : 'C',
                   number_exact_duration(arena, q->shortcut.queue.handle_s)));
    grid_column(grid, "Simulated",
                a->runs > 0 ? arena_text(arena, tr("a day, %u times"), a->runs)
                            : "");
    for (size_t i = 0; i < N_LINES; i++) {
        const struct line *line = &a->lines[i];
        const struct estimate *e = &line->simulated;
        const bool is_share = strcmp(line->unit, "share") == 0;
        const bool is_time = strcmp(line->unit, "s") == 0;
        grid_cell(grid, tr(line->what));
        grid_cell(grid, written(arena, line->unit, line->shortcut));
        grid_cell(grid, is_share  ? number_share_sure(arena, e)
                        : is_time ? number_duration_sure(arena, e)
                                  : written(arena, line->unit, e->mean));
    }
    text_add(out, "\n");
    grid_print(grid, width, false, out);
}

/* How far the shortcut is off, in words. */
static void add_difference(const struct chat_question *q,
                           const struct chat_answer *a, struct text *out)
{
    struct arena *arena = out->arena;
    const double points =
        100.0 * (a->lines[0].shortcut - a->lines[0].simulated.mean);
    const double unsure = 100.0 * a->lines[0].simulated.half_width;
    if (q->at_once > 1) {
        text_add(out,
                 tr("\nThe shortcut takes for granted that an agent is %u "
                    "times as fast as with one\nchat alone, whatever the "
                    "number of chats. Here %u chats at once go %s times\nas "
                    "fast as one.\n"),
                 q->at_once, q->at_once,
                 number_fixed(arena, q->rates[q->at_once - 1], 2));
    } else {
        text_add(out, "%s",
                 tr("\nWith one chat at once there is nothing to shorten.\n"));
    }
    if (a->runs == 0) {
        text_add(out,
                 tr_n("At that speed %u agent cannot keep up: the queue grows "
                      "without end.\n",
                      "At that speed %u agents cannot keep up: the queue grows "
                      "without end.\n",
                      a->agents),
                 a->agents);
        return;
    }
    if (fabs(points) <= fmax(unsure, 0.05)) {
        text_add(out, "%s", tr("Both give the same service level.\n"));
        return;
    }
    text_add(out,
             points > 0
                 ? tr("It promises %s points too much service level.\n")
                 : tr("It promises %s points too little service level.\n"),
             number_fixed(arena, fabs(points), 1));
}

static void say(const struct chat_question *q, const struct chat_answer *a,
                int width, struct text *out)
{
    struct arena *arena = out->arena;
    text_add(out, tr("Chats: an agent holds up to %u at once\n\n"), q->at_once);
    add_line(
        out, N_("contacts"),
        arena_text(arena, tr("%s / hour"),
                   number_count(arena, q->shortcut.queue.rate_per_s * 3600.0)));
    add_line(out, N_("a chat alone (AHT)"),
             number_exact_duration(arena, q->handle_s));
    add_line(out, N_("speed with 1, 2, ..."), rates_text(q, arena));
    if (q->shortcut.model == 'a') {
        add_line(out, N_("patience"),
                 arena_text(arena, tr("%s mean"),
                            number_exact_duration(
                                arena, q->shortcut.queue.patience_s)));
    }
    add_line(out, N_("agents"),
             arena_text(arena,
                        q->shortcut.agents_given > 0
                            ? "%u"
                            : tr("%u, what the shortcut asks for"),
                        a->agents));
    add_line(out, N_("service level"),
             arena_text(arena, tr("answered in %s ÷ offered"),
                        number_exact_duration(arena, q->shortcut.within_s)));
    add_table(q, a, width, out);
    add_difference(q, a, out);
    text_add(out, tr("\nChats go to the agent who holds fewest. ± is half the "
                     "95 %% confidence interval.\n"));
}

static void say_json(const struct chat_question *q, const struct chat_answer *a,
                     struct text *out)
{
    json_t *rates = json_array();
    for (uint32_t k = 0; k < q->at_once; k++) {
        json_array_append_new(rates, json_number(q->rates[k]));
    }
    json_t *shortcut = json_object();
    json_t *found = json_object();
    for (size_t i = 0; i < N_LINES; i++) {
        const struct estimate *e = &a->lines[i].simulated;
        json_t *pair = json_object();
        json_object_set_new(pair, "mean", json_number(e->mean));
        json_object_set_new(pair, "half_width", json_number(e->half_width));
        json_object_set_new(shortcut, a->lines[i].key,
                            json_number(a->lines[i].shortcut));
        json_object_set_new(found, a->lines[i].key,
                            isnan(e->mean) ? json_null() : json_incref(pair));
        json_decref(pair);
    }
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_string("deskcast/erlang/1"));
    json_object_set_new(object, "model", json_string("chat"));
    json_object_set_new(object, "agents", json_integer(a->agents));
    json_object_set_new(object, "chats_at_once", json_integer(q->at_once));
    json_object_set_new(object, "rate", rates);
    json_object_set_new(object, "contacts_per_hour",
                        json_number(q->shortcut.queue.rate_per_s * 3600.0));
    json_object_set_new(object, "handle_s", json_number(q->handle_s));
    json_object_set_new(object, "patience_s",
                        json_number(q->shortcut.queue.patience_s));
    json_object_set_new(object, "within_s", json_number(q->shortcut.within_s));
    json_object_set_new(object, "replications", json_integer(a->runs));
    json_object_set_new(object, "shortcut_overloaded",
                        json_boolean(a->shortcut_overloaded));
    json_object_set_new(object, "endless", json_boolean(a->runs == 0));
    json_object_set_new(object, "shortcut", shortcut);
    json_object_set_new(object, "simulated", found);
    json_add_text(object, out);
    json_decref(object);
}

void erlang_chat_answer(struct session *session,
                        const struct chat_question *question, uint32_t agents)
{
    const struct results *results = NULL;
    struct chat_desk *desk = arena_alloc(session->arena, 1, sizeof *desk);
    set_desk(desk, question, agents);
    if (!has_no_end(question, agents)) {
        const struct run_request request = { .centre = &desk->centre,
                                             .seed = desk->centre.study.seed };
        results = run_centre(&request, session->arena);
    }
    const struct chat_answer said = answer(question, agents, results);
    if (options_has(&session->options, OPTION_JSON)) {
        say_json(question, &said, &session->output);
    } else {
        say(question, &said, session->terminal.width, &session->output);
    }
}
