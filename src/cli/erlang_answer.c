#include "cli/erlang_answer.h"

#include "base/language.h"
#include "base/units.h"
#include "report/grid.h"
#include "report/json.h"
#include "report/number.h"
#include <math.h>
#include <string.h>

enum { FEWER_SHOWN = 2, MORE_SHOWN = 3 };
enum { LABEL_COLUMNS = 22, VALUE_COLUMNS = 15 };

struct erlang_queue erlang_question_queue(const struct erlang_question *q,
                                          uint32_t agents)
{
    struct erlang_queue queue = q->queue;
    queue.agents = agents;
    queue.waiting_places = ERLANG_NO_LIMIT;
    if (q->model == 'b') {
        queue.waiting_places = 0;
    } else if (q->lines != ERLANG_NO_LIMIT) {
        queue.waiting_places = q->lines - agents;
    }
    return queue;
}

struct erlang_answer erlang_answer(const struct erlang_question *q,
                                   uint32_t agents)
{
    const struct erlang_queue queue = erlang_question_queue(q, agents);
    const struct erlang_figures figures = erlang_figures(&queue);
    return (struct erlang_answer){
        .agents = agents,
        .overloaded = isinf(figures.mean_wait_s),
        .load_erlangs = figures.load_erlangs,
        .service_level =
            erlang_service_level(&queue, q->within_s, ERLANG_OFFERED),
        .mean_wait_s = figures.mean_wait_s,
        .wait_p90_s = erlang_wait_quantile_s(&queue, 0.9),
        .answered_at_once = (1.0 - figures.p_wait) * (1.0 - figures.p_block),
        .occupancy = figures.occupancy_frac,
        .abandonment = figures.p_abandon,
        .blocking = figures.p_block,
        .paid_agents = staffing_fte(agents, q->shrinkage_frac),
    };
}

static const char *title(char model)
{
    switch (model) {
    case 'a':
        return tr("Erlang A: those who wait too long hang up");
    case 'b':
        return tr("Erlang B: nobody waits; a busy signal when all are taken");
    default:
        return tr("Erlang C: everybody waits, nobody hangs up");
    }
}

/* `what` is an English message; value and note are in the reader's language. */
static void add_line(struct text *out, const char *what, const char *value,
                     const char *note)
{
    const int spaces = *note ? VALUE_COLUMNS - (int)text_width(value) : 0;
    const char *label = tr(what);
    text_add(out, "  %s%*s%s%*s%s\n", label,
             LABEL_COLUMNS - (int)text_width(label), "", value, spaces, "",
             note);
}

static void add_question(const struct erlang_question *q, struct text *out)
{
    struct arena *arena = out->arena;
    text_add(out, "%s\n\n", title(q->model));
    add_line(out, N_("contacts"),
             arena_text(arena, tr("%s / hour"),
                        number_count(arena, q->queue.rate_per_s * 3600.0)),
             "");
    add_line(out, N_("handle time (AHT)"),
             number_exact_duration(arena, q->queue.handle_s), "");
    if (q->model == 'a') {
        add_line(out, N_("patience"),
                 number_exact_duration(arena, q->queue.patience_s), tr("mean"));
    }
    if (q->lines != ERLANG_NO_LIMIT) {
        add_line(out, N_("lines"), arena_text(arena, "%u", q->lines), "");
    }
}

static const char *why_so_many(const struct erlang_question *q,
                               struct arena *arena)
{
    const bool has_target = !isnan(q->target_frac);
    const bool has_occupancy = !isnan(q->occupancy_frac);
    const char *share =
        has_target ? number_exact_share(arena, q->target_frac) : "";
    const char *occupancy =
        has_occupancy ? number_exact_share(arena, q->occupancy_frac) : "";
    const char *target =
        q->model == 'b' || !has_target
            ? share
            : arena_text(arena, tr("%s in %s"), share,
                         number_exact_duration(arena, q->within_s));
    if (q->agents_given > 0) {
        return tr("as asked");
    }
    if (has_target && has_occupancy) {
        return arena_text(arena,
                          tr("the fewest for %s and occupancy of %s at most"),
                          target, occupancy);
    }
    return has_target
               ? arena_text(arena, tr("the fewest for %s"), target)
               : arena_text(arena, tr("the fewest for occupancy of %s at most"),
                            occupancy);
}

/* Many sheets multiply; the sentence shows what that would leave at work. */
static void add_shrinkage(const struct erlang_question *q,
                          const struct erlang_answer *a, struct text *out)
{
    struct arena *arena = out->arena;
    const double lost = q->shrinkage_frac;
    const double multiplied = a->agents * (1.0 + lost);
    const char *share = number_exact_share(arena, lost);
    add_line(
        out, N_("paid, with shrinkage"),
        arena_text(arena, tr("%s FTE"), number_fixed(arena, a->paid_agents, 1)),
        arena_text(arena, "%u ÷ (1 − %s)", a->agents, share));
    text_add(out,
             tr("  %22s%u × (1 + %s) = %s would leave %s at work, not %u\n"),
             "", a->agents, share, number_fixed(arena, multiplied, 1),
             number_fixed(arena, multiplied * (1.0 - lost), 1), a->agents);
}

static void add_answer(const struct erlang_question *q,
                       const struct erlang_answer *a, struct text *out)
{
    struct arena *arena = out->arena;
    add_line(out, N_("traffic intensity"),
             arena_text(arena, tr("%s erlangs"),
                        number_fixed(arena, a->load_erlangs, 2)),
             tr("contacts × handle time"));
    text_add(out, "\n");
    add_line(out, q->model == 'b' ? N_("agents (lines)") : N_("agents"),
             arena_text(arena, "%u", a->agents), why_so_many(q, arena));
    if (q->shrinkage_frac > 0.0) {
        add_shrinkage(q, a, out);
    }
    if (q->model != 'b') {
        add_line(out, N_("service level"),
                 number_share(arena, a->service_level),
                 arena_text(arena, tr("answered in %s ÷ offered"),
                            number_exact_duration(arena, q->within_s)));
        add_line(out, N_("mean wait (ASA)"),
                 number_duration(arena, a->mean_wait_s),
                 arena_text(arena, tr("nine in ten wait no longer than %s"),
                            number_duration(arena, a->wait_p90_s)));
    }
    add_line(out, N_("answered at once"),
             number_share(arena, a->answered_at_once), "");
    add_line(out, N_("occupancy"), number_share(arena, a->occupancy), "");
    if (q->model == 'a') {
        add_line(out, N_("hung up (lost)"), number_share(arena, a->abandonment),
                 "");
    }
    if (q->model == 'b' || q->lines != ERLANG_NO_LIMIT) {
        add_line(out, N_("busy signal"), number_share(arena, a->blocking), "");
    }
}

static void add_overload(const struct erlang_answer *a, struct text *out)
{
    const uint32_t least = (uint32_t)floor(a->load_erlangs) + 1;
    text_add(out,
             tr_n("\n%u agent cannot keep up with %s erlangs: the queue grows "
                  "without end.\nIt takes %u agents at least.\n",
                  "\n%u agents cannot keep up with %s erlangs: the queue grows "
                  "without end.\nIt takes %u agents at least.\n",
                  a->agents),
             a->agents, number_fixed(out->arena, a->load_erlangs, 2), least);
}

/* Rows without end tell nothing: an overloaded answer shows what it takes. */
static uint32_t middle_shown(const struct erlang_answer *a)
{
    return a->overloaded ? (uint32_t)floor(a->load_erlangs) + 1 + FEWER_SHOWN
                         : a->agents;
}

static uint32_t first_shown(const struct erlang_answer *a)
{
    const uint32_t middle = middle_shown(a);
    return middle > FEWER_SHOWN ? middle - FEWER_SHOWN : 1;
}

static uint32_t last_shown(const struct erlang_question *q,
                           const struct erlang_answer *a)
{
    const uint32_t last = middle_shown(a) + MORE_SHOWN;
    return q->model != 'b' && q->lines < last ? q->lines : last;
}

static void add_row(const struct erlang_question *q, uint32_t agents,
                    bool marked, struct grid *grid, struct arena *arena)
{
    const struct erlang_answer a = erlang_answer(q, agents);
    grid_cell(grid, arena_text(arena, "%s %u", marked ? ">" : " ", agents));
    if (q->model != 'b') {
        grid_cell(grid, number_share(arena, a.service_level));
        grid_cell(grid, number_duration(arena, a.mean_wait_s));
    }
    grid_cell(grid, number_share(arena, a.answered_at_once));
    grid_cell(grid, number_share(arena, a.occupancy));
    if (q->model == 'a') {
        grid_cell(grid, number_share(arena, a.abandonment));
    }
    if (q->model == 'b' || q->lines != ERLANG_NO_LIMIT) {
        grid_cell(grid, number_share(arena, a.blocking));
    }
}

static void add_neighbours(const struct erlang_question *q,
                           const struct erlang_answer *a, int width,
                           struct text *out)
{
    struct arena *arena = out->arena;
    struct grid *grid = grid_create(arena);
    grid_column(grid, "Agents", "");
    if (q->model != 'b') {
        grid_column(grid, "In time", "service level");
        grid_column(grid, "Mean wait", "ASA");
    }
    grid_column(grid, "Answered", tr_in("answered", "at once"));
    grid_column(grid, "Occupancy", "");
    if (q->model == 'a') {
        grid_column(grid, "Hung up", "lost");
    }
    if (q->model == 'b' || q->lines != ERLANG_NO_LIMIT) {
        grid_column(grid, "Busy", "signal");
    }
    for (uint32_t n = first_shown(a); n <= last_shown(q, a); n++) {
        add_row(q, n, n == a->agents, grid, arena);
    }
    text_add(out, "\n");
    grid_print(grid, width, false, out);
}

void erlang_answer_text(const struct erlang_question *q,
                        const struct erlang_answer *answer, int width,
                        struct text *out)
{
    add_question(q, out);
    add_answer(q, answer, out);
    if (answer->overloaded) {
        add_overload(answer, out);
    }
    add_neighbours(q, answer, width, out);
    text_add(out, "%s",
             tr("\nThese are long-run figures of a rate that never changes, "
                "for one group of\nagents. Where volumes change within the "
                "day, use deskcast run.\n"));
}

static json_t *answer_json(const struct erlang_answer *a)
{
    const struct {
        const char *key;
        double value;
    } rows[] = {
        { "service_level", a->service_level },
        { "mean_wait_s", a->mean_wait_s },
        { "wait_p90_s", a->wait_p90_s },
        { "answered_at_once", a->answered_at_once },
        { "occupancy", a->occupancy },
        { "abandonment", a->abandonment },
        { "blocking", a->blocking },
        { "paid_agents", a->paid_agents },
    };
    json_t *object = json_object();
    json_object_set_new(object, "agents", json_integer(a->agents));
    json_object_set_new(object, "overloaded", json_boolean(a->overloaded));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        json_object_set_new(object, rows[i].key, json_number(rows[i].value));
    }
    return object;
}

void erlang_answer_json(const struct erlang_question *q,
                        const struct erlang_answer *answer, struct text *out)
{
    const char model[] = { q->model, '\0' };
    json_t *asked = json_object();
    json_object_set_new(asked, "contacts_per_hour",
                        json_number(q->queue.rate_per_s * 3600.0));
    json_object_set_new(asked, "handle_s", json_number(q->queue.handle_s));
    json_object_set_new(asked, "patience_s", json_number(q->queue.patience_s));
    json_object_set_new(asked, "lines",
                        q->lines == ERLANG_NO_LIMIT ? json_null()
                                                    : json_integer(q->lines));
    json_object_set_new(asked, "target", json_number(q->target_frac));
    json_object_set_new(asked, "within_s", json_number(q->within_s));
    json_object_set_new(asked, "max_occupancy", json_number(q->occupancy_frac));
    json_object_set_new(asked, "shrinkage", json_number(q->shrinkage_frac));
    json_t *around = json_array();
    for (uint32_t n = first_shown(answer); n <= last_shown(q, answer); n++) {
        const struct erlang_answer near = erlang_answer(q, n);
        json_array_append_new(around, answer_json(&near));
    }
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_string("deskcast/erlang/1"));
    json_object_set_new(object, "model", json_string(model));
    json_object_set_new(object, "asked", asked);
    json_object_set_new(object, "load_erlangs",
                        json_number(answer->load_erlangs));
    json_object_set_new(object, "answer", answer_json(answer));
    json_object_set_new(object, "around", around);
    json_add_text(object, out);
    json_decref(object);
}
