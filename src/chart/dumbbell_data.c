#include "chart/dumbbell_data.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/catalogue.h"
#include "chart/scale.h"
#include "chart/words.h"
#include <jansson.h>
#include <math.h>
#include <string.h>

enum {
    N_COLUMNS = DUMBBELL_OTHERS + 1,
    PLACES_A_HEAD = 3 /* what a measure takes beside its rows */
};

static const char *const columns[N_COLUMNS] = {
    "measure",         "unit", "channel_or_team", "against",    "plan",
    "against_mean",    "mean", "difference",      "half_width", "is_clear",
    "other_customers",
};

const char dumbbell_whole[] = "centre";

/* What is shown, in this order; `of` is "channels", "teams" or the centre.
 * Seconds on the phone and hours until a reply have no axis in common: tickets
 * are apart, and do not hang up. */
static const struct shown {
    const char *key;
    const char *of;
    const char *label;
    const char *unit;
    enum { WHOEVER, LIVE, TICKETS } whose;
} measures[] = {
    { "service_level", "channels", N_("in time"), "share", WHOEVER },
    { "mean_wait_s", "channels", N_("mean wait"), "s", LIVE },
    { "first_reply_mean_s", "channels", N_("first reply"), "s", TICKETS },
    { "abandonment", "channels", N_("gave up"), "share", LIVE },
    { "occupancy", "teams", N_("occupancy"), "share", WHOEVER },
    { "cost_per_week", dumbbell_whole, N_("cost a week"), "money", WHOEVER },
};

static bool is_of(const json_t *plan, const char *subject,
                  const struct shown *shown)
{
    const char *way = store_way(plan, subject);
    return shown->whose == WHOEVER ||
           (*way && (strcmp(way, "ticket") == 0) == (shown->whose == TICKETS));
}

static const json_t *estimate(const json_t *plan, const struct shown *shown,
                              const char *subject)
{
    const json_t *of = json_object_get(plan, shown->of);
    return json_object_get(
        shown->of == dumbbell_whole ? of : json_object_get(of, subject),
        shown->key);
}

static const char *unit_of(struct arena *arena, const struct shown *shown,
                           const json_t *plan)
{
    return strcmp(shown->unit, "money") == 0
               ? arena_copy_text(arena, store_setting(plan, "plan.currency"))
               : shown->unit;
}

/* A plan without costs has none to compare. */
static bool is_nothing(const struct shown *shown, double first, double other)
{
    return shown->of == dumbbell_whole && first == 0 && other == 0;
}

static struct cell copied(struct arena *arena, const json_t *text)
{
    const char *value = json_string_value(text);
    return cell_text(arena_copy_text(arena, value ? value : ""));
}

static void add_row(struct table *out, const json_t *document,
                    const struct shown *shown, const char *subject, size_t p)
{
    const json_t *plans = json_object_get(document, "plans");
    const json_t *difference =
        json_array_get(json_object_get(document, "differences"), p - 1);
    const json_t *change = estimate(difference, shown, subject);
    const double first = store_number(
        estimate(json_array_get(plans, 0), shown, subject), "mean");
    const double other = store_number(
        estimate(json_array_get(plans, p), shown, subject), "mean");
    const double moved = store_number(change, "mean");
    if (!isfinite(first) || !isfinite(other) || !isfinite(moved) ||
        is_nothing(shown, first, other)) {
        return;
    }
    const struct cell row[N_COLUMNS] = {
        cell_text(shown->label),
        cell_text(unit_of(out->arena, shown, json_array_get(plans, 0))),
        cell_text(arena_copy_text(out->arena, subject)),
        copied(out->arena, json_object_get(difference, "against")),
        copied(out->arena, json_object_get(difference, "plan")),
        cell_number(first),
        cell_number(other),
        cell_number(moved),
        cell_number(store_number(change, "half_width")),
        cell_number(json_is_true(json_object_get(change, "clear"))),
        cell_number(json_is_object(
            json_object_get(difference, "help_centre_at_start"))),
    };
    table_add(out, row);
}

/* Every plan beside the first, of one channel, team or the centre. */
static void add_subject(struct table *out, const json_t *document,
                        const struct shown *shown, const char *subject)
{
    const size_t n = json_array_size(json_object_get(document, "plans"));
    for (size_t p = 1; p < n; p++) {
        add_row(out, document, shown, subject, p);
    }
}

static void add_measure(struct table *out, const json_t *document,
                        const struct shown *shown)
{
    const json_t *first = json_array_get(json_object_get(document, "plans"), 0);
    json_t *subjects = json_object_get(first, shown->of);
    const char *subject = NULL;
    const json_t *figures = NULL;
    if (shown->of == dumbbell_whole) {
        add_subject(out, document, shown, dumbbell_whole);
        return;
    }
    json_object_foreach(subjects, subject, figures)
    {
        if (is_of(first, subject, shown)) {
            add_subject(out, document, shown, subject);
        }
    }
}

bool chart_dumbbell_gather(struct store *store, struct table **out,
                           struct error *why_not)
{
    const json_t *document = store_document(store);
    if (!store_is_comparison(store)) {
        return fail(why_not, "these are results of one plan; `deskcast "
                             "compare` compares plans");
    }
    *out = table_start(store_arena(store), N_COLUMNS, columns);
    for (size_t m = 0; m < sizeof measures / sizeof measures[0]; m++) {
        add_measure(*out, document, &measures[m]);
    }
    return (*out)->n_rows > 0 ||
           fail(why_not, "nothing in these plans can be compared");
}

bool dumbbell_is_clear(const struct table *data, size_t row)
{
    return table_number(data, row, DUMBBELL_CLEAR) > 0;
}

bool dumbbell_has_several(const struct table *data)
{
    for (size_t row = 1; row < data->n_rows; row++) {
        if (strcmp(table_text(data, row, DUMBBELL_PLAN),
                   table_text(data, 0, DUMBBELL_PLAN)) != 0) {
            return true;
        }
    }
    return false;
}

size_t dumbbell_places(const struct table *data, size_t most)
{
    size_t places = 0;
    for (size_t row = 0; row < data->n_rows;) {
        const size_t n = table_run(data, row, DUMBBELL_LABEL);
        places += n < most ? n : most;
        row += n;
    }
    return places;
}

size_t dumbbell_places_at_most(const struct table *data, size_t places)
{
    size_t most = 2;
    while (most < TICKS_AT_MOST && dumbbell_places(data, most + 1) <= places) {
        most++;
    }
    return most;
}

/* On either side of the amounts; all together at least a tenth of the larger,
 * so that plans that are alike have a stretch to stand on, too. */
static double margin_of(double low, double high, bool is_share)
{
    const double of_nothing = is_share ? 0.01 : 1;
    const double wide = high - low;
    return high > 0 ? fmax(0.08 * wide, 0.05 * high - wide / 2) : of_nothing;
}

struct axis dumbbell_axis(const struct table *data, size_t first, size_t n,
                          struct arena *arena)
{
    double low = HUGE_VAL;
    double high = -HUGE_VAL;
    for (size_t row = first; row < first + n; row++) {
        for (size_t c = DUMBBELL_FIRST; c <= DUMBBELL_OTHER; c++) {
            low = fmin(low, table_number(data, row, c));
            high = fmax(high, table_number(data, row, c));
        }
    }
    const char *unit = table_text(data, first, DUMBBELL_UNIT);
    const bool is_share = strcmp(unit, "share") == 0;
    const double margin = margin_of(low, high, is_share);
    const char *label = tr(table_text(data, first, DUMBBELL_LABEL));
    const char *measure = number_is_currency(unit)
                              ? arena_text(arena, "%s, %s", label, unit)
                              : label;
    low = fmax(0, low - margin);
    high += margin;
    return is_share ? axis_shares(arena, low, fmin(high, 1), measure)
           : strcmp(unit, "s") == 0 ? axis_durations(arena, low, high, measure)
                                    : axis_amounts(arena, low, high, measure);
}

const struct table *dumbbell_half(const struct table *data, size_t half)
{
    struct table *found =
        table_start(data->arena, data->n_columns, data->columns);
    const size_t heads = table_count_runs(data, DUMBBELL_LABEL);
    const size_t all = data->n_rows + PLACES_A_HEAD * heads;
    size_t places = 0;
    for (size_t row = 0; row < data->n_rows;) {
        const size_t n = table_run(data, row, DUMBBELL_LABEL);
        const bool is_first = row == 0 || 2 * (places + n / 2) < all;
        for (size_t i = 0; i < n && is_first == (half == 0); i++) {
            table_add(found, &data->cells[(row + i) * data->n_columns]);
        }
        places += n + PLACES_A_HEAD;
        row += n;
    }
    return found;
}
