#include "cli/erlang_chat_words.h"

#include "base/language.h"
#include "report/grid.h"
#include "report/json.h"
#include "report/number.h"
#include <math.h>
#include <string.h>

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
            { N_("gave up (lost)"), "share", "abandonment", a.abandonment,
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

/* With how many the target is reached. */
static void add_enough(const struct chat_question *q,
                       const struct chat_finding *finding, struct text *out)
{
    struct arena *arena = out->arena;
    const size_t level = measure_index("service_level");
    if (finding->enough == 0) {
        return;
    }
    text_add(out,
             tr_n("By simulation %u agent is enough for %s: %s in time.\n",
                  "By simulation %u agents are enough for %s: %s in time.\n",
                  finding->enough),
             finding->enough,
             number_exact_share(arena, q->shortcut.target_frac),
             number_share_sure(
                 arena, &finding->with_enough->channels[0].measures[level]));
}

void erlang_chat_text(const struct chat_question *q,
                      const struct chat_finding *finding, int width,
                      struct text *out)
{
    const struct chat_answer answered =
        answer(q, finding->agents, finding->results);
    const struct chat_answer *a = &answered;
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
    add_enough(q, finding, out);
    text_add(out, tr("\nOccupancy: of the shortcut work ÷ time; simulated, all "
                     "time with a chat in\nhand. Chats go to the agent who "
                     "holds fewest. ± is half the 95 %% confidence\n"
                     "interval.\n"));
}

void erlang_chat_json(const struct chat_question *q,
                      const struct chat_finding *finding, struct text *out)
{
    const struct chat_answer answered =
        answer(q, finding->agents, finding->results);
    const struct chat_answer *a = &answered;
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
    json_object_set_new(object, "agents_enough",
                        finding->enough ? json_integer(finding->enough)
                                        : json_null());
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
