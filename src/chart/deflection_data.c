#include "chart/deflection_data.h"

#include "base/dates.h"
#include "base/language.h"
#include "chart/catalogue.h"
#include "chart/words.h"
#include <jansson.h>
#include <math.h>
#include <string.h>

enum { N_COLUMNS = DEFLECTION_START + 1, RUNS_FOR_RANGE = 10 };

static const char *const columns[N_COLUMNS] = { "sort",
                                                "step",
                                                "kind",
                                                "from_contacts",
                                                "to_contacts",
                                                "prevented_p10",
                                                "prevented_p90",
                                                "prevented_share",
                                                "prevented_share_p10",
                                                "prevented_share_p90",
                                                "prevented_at_start",
                                                "prevented_not_in_volume",
                                                "start" };

static double estimate_at(const json_t *object, const char *key,
                          const char *which)
{
    return store_number(json_object_get(object, key), which);
}

/* A row without a range. */
static void fill(struct cell cells[static N_COLUMNS], const char *sort,
                 const char *step, double from, double to)
{
    cells[DEFLECTION_SORT] = cell_text(sort);
    cells[DEFLECTION_STEP] = cell_text(step);
    cells[DEFLECTION_KIND] = cell_text(NULL);
    cells[DEFLECTION_FROM] = cell_number(from);
    cells[DEFLECTION_TO] = cell_number(to);
    for (size_t i = DEFLECTION_LOW; i < DEFLECTION_START; i++) {
        cells[i] = cell_number(nan(""));
    }
    cells[DEFLECTION_START] = cell_text(NULL);
}

static void add(struct table *out, const char *sort, const char *step,
                double from, double to)
{
    struct cell cells[N_COLUMNS];
    fill(cells, sort, step, from, to);
    table_add(out, cells);
}

static void add_prevented(struct table *out, const json_t *help, double from,
                          const struct facts *facts)
{
    const bool has_range = facts->replications >= RUNS_FOR_RANGE;
    static const char *const ranges[] = { "p10", "p90" };
    struct cell cells[N_COLUMNS];
    fill(cells, "less", N_("prevented"), from,
         from - estimate_at(help, "prevented", "mean"));
    cells[DEFLECTION_SHARE] =
        cell_number(estimate_at(help, "prevented_share", "mean"));
    cells[DEFLECTION_AT_START] =
        cell_number(estimate_at(help, "prevented_at_start", "mean"));
    cells[DEFLECTION_NOT_IN_VOLUME] =
        cell_number(estimate_at(help, "prevented_not_in_volume", "mean"));
    cells[DEFLECTION_START] =
        cell_text(date_written(out->arena, facts->start_day));
    for (size_t i = 0; has_range && i < 2; i++) {
        cells[DEFLECTION_LOW + i] =
            cell_number(estimate_at(help, "prevented", ranges[i]));
        cells[DEFLECTION_SHARE_LOW + i] =
            cell_number(estimate_at(help, "prevented_share", ranges[i]));
    }
    table_add(out, cells);
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
        struct cell cells[N_COLUMNS];
        fill(cells, "channel", table_text(channels, row, 0), 0,
             table_number(channels, row, 2));
        cells[DEFLECTION_KIND] = cell_text(table_text(channels, row, 1));
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
    if (store_is_comparison(store)) {
        return fail(why_not, "these are plans compared, not one of them alone");
    }
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
    add_prevented(*out, help, need + fresh, store_facts(store));
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

/* The row of what is prevented. */
static size_t find_prevented(const struct table *data)
{
    size_t row = 0;
    while (strcmp(table_text(data, row, DEFLECTION_SORT), "less") != 0) {
        row++;
    }
    return row;
}

bool deflection_has_range(const struct table *data)
{
    return isfinite(table_number(data, find_prevented(data), DEFLECTION_LOW));
}

const char *deflection_finding(const struct table *data, struct arena *arena)
{
    const size_t row = find_prevented(data);
    const char *share =
        words_share(arena, table_number(data, row, DEFLECTION_SHARE), 1);
    const double low = table_number(data, row, DEFLECTION_SHARE_LOW);
    const double high = table_number(data, row, DEFLECTION_SHARE_HIGH);
    if (!isfinite(low) || !isfinite(high)) {
        return arena_text(arena,
                          tr("The help centre prevents %s of the contacts that "
                             "would come without it"),
                          share);
    }
    return arena_text(
        arena,
        tr("The help centre prevents %s of the contacts that would come "
           "without it (8 runs of 10: %s to %s)"),
        share, words_share(arena, low, 1), words_share(arena, high, 1));
}

const char *deflection_of_start(const struct table *data, struct arena *arena)
{
    const size_t row = find_prevented(data);
    const double at_start = table_number(data, row, DEFLECTION_AT_START);
    const double lacking = table_number(data, row, DEFLECTION_NOT_IN_VOLUME);
    const char *date = table_text(data, row, DEFLECTION_START);
    if (!(at_start > 0)) {
        return NULL;
    }
    const char *amount = words_amount(arena, at_start);
    if (!(lacking > 0)) {
        return arena_text(arena,
                          tr("the help centre of %s alone would prevent %s, "
                             "in the volumes given"),
                          date, amount);
    }
    return lacking < at_start
               ? arena_text(
                     arena,
                     tr("the help centre of %s alone would prevent %s, %s "
                        "of them not in the volumes given"),
                     date, amount, words_amount(arena, lacking))
               : arena_text(arena,
                            tr("the help centre of %s alone would prevent %s, "
                               "not in the volumes given"),
                            date, amount);
}
