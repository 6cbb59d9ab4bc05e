#include "chart/deflection_data.h"

#include "base/language.h"
#include "chart/catalogue.h"
#include "chart/words.h"
#include <jansson.h>
#include <math.h>
#include <string.h>

enum { N_COLUMNS = DEFLECTION_HIGH + 1 };

static const char *const columns[N_COLUMNS] = { "sort",         "step",
                                                "kind",         "from_contacts",
                                                "to_contacts",  "prevented_p10",
                                                "prevented_p90" };

static double estimate_at(const json_t *object, const char *key,
                          const char *which)
{
    const json_t *value = json_object_get(json_object_get(object, key), which);
    return json_is_number(value) ? json_number_value(value) : nan("");
}

static void add(struct table *out, const char *sort, const char *step,
                double from, double to)
{
    const double none = nan("");
    const struct cell row[N_COLUMNS] = {
        cell_text(sort),   cell_text(step), cell_text(NULL),
        cell_number(from), cell_number(to), cell_number(none),
        cell_number(none),
    };
    table_add(out, row);
}

static void add_prevented(struct table *out, const json_t *help, double from)
{
    const struct cell row[N_COLUMNS] = {
        cell_text("less"),
        cell_text(N_("prevented")),
        cell_text(NULL),
        cell_number(from),
        cell_number(from - estimate_at(help, "prevented", "mean")),
        cell_number(estimate_at(help, "prevented", "p10")),
        cell_number(estimate_at(help, "prevented", "p90")),
    };
    table_add(out, row);
}

static bool add_channels(struct store *store, struct table *out,
                         struct error *err)
{
    struct table *channels = NULL;
    if (!store_ask(store,
                   "SELECT c.name, p.kind, s.mean FROM channel c JOIN "
                   "channel_plan p ON p.channel = c.id JOIN summary s ON "
                   "s.channel = c.name AND s.team = '' AND s.week = 'all' AND "
                   "s.measure = 'offered' WHERE s.mean > 0 ORDER BY s.mean "
                   "DESC",
                   &channels, err)) {
        return false;
    }
    for (size_t row = 0; row < channels->n_rows; row++) {
        const double none = nan("");
        const struct cell cells[N_COLUMNS] = {
            cell_text("channel"),
            cell_text(table_text(channels, row, 0)),
            cell_text(table_text(channels, row, 1)),
            cell_number(0),
            cell_number(table_number(channels, row, 2)),
            cell_number(none),
            cell_number(none),
        };
        table_add(out, cells);
    }
    return true;
}

/* Contacts that launches brought and took nowhere away, in a run. */
static bool find_new(struct store *store, double *out, struct error *err)
{
    struct table *found = NULL;
    if (!store_ask(store,
                   "SELECT sum(f.arrived - f.stayed_away) / max(1.0, (SELECT "
                   "value FROM run WHERE key = 'replications')) FROM "
                   "replication_rollout f JOIN rollout r ON r.id = f.rollout "
                   "WHERE r.what = 'launch'",
                   &found, err)) {
        return false;
    }
    const double more = table_number(found, 0, 0);
    *out = isfinite(more) && more > 0.5 ? more : 0;
    return true;
}

bool chart_deflection_gather(struct store *store, struct table **out,
                             struct error *why_not)
{
    const json_t *document = store_document(store);
    const json_t *help = json_object_get(document, "help_centre");
    const json_t *centre = json_object_get(document, "centre");
    double fresh = 0;
    if (!json_is_object(help)) {
        return fail(why_not, "this plan has no help centre");
    }
    if (!find_new(store, &fresh, why_not)) {
        return false;
    }
    const double prevented = estimate_at(help, "prevented", "mean");
    const double tried = estimate_at(help, "visits_with_question", "mean");
    const double first = estimate_at(centre, "first_attempts", "mean");
    const double offered = estimate_at(centre, "offered", "mean");
    if (!isfinite(prevented + tried + first + offered)) {
        return fail(why_not, "nobody contacted this centre");
    }
    *out = table_start(store_arena(store), N_COLUMNS, columns);
    const double need = first + prevented - fresh;
    add(*out, "total", N_("have a question"), 0, need);
    if (fresh > 0) {
        add(*out, "more", N_("new through launches"), need, need + fresh);
    }
    add(*out, "visits", N_("look it up first"), 0, tried);
    add(*out, "visits", N_("find no help"), prevented, tried);
    add_prevented(*out, help, need + fresh);
    if (offered > first) {
        add(*out, "more", N_("come again"), first, offered);
    }
    return add_channels(store, *out, why_not);
}

size_t deflection_steps(const struct table *data)
{
    size_t n = 0;
    while (n < data->n_rows &&
           strcmp(table_text(data, n, DEFLECTION_SORT), "channel") != 0) {
        n++;
    }
    return n;
}

const char *deflection_finding(const struct table *data, struct arena *arena)
{
    size_t row = 0;
    while (strcmp(table_text(data, row, DEFLECTION_SORT), "less") != 0) {
        row++;
    }
    const double need = table_number(data, row, DEFLECTION_FROM);
    const double prevented = need - table_number(data, row, DEFLECTION_TO);
    const double low = table_number(data, row, DEFLECTION_LOW);
    const double high = table_number(data, row, DEFLECTION_HIGH);
    if (!isfinite(low) || !isfinite(high)) {
        return arena_text(arena,
                          tr("The help centre prevents %s of the contacts"),
                          words_share(arena, prevented / need, 1));
    }
    return arena_text(
        arena,
        tr("The help centre prevents %s of the contacts (8 runs of 10: %s to "
           "%s)"),
        words_share(arena, prevented / need, 1),
        words_share(arena, low / need, 1), words_share(arena, high / need, 1));
}
