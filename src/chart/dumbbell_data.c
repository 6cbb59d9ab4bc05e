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

/* What is shown, in this order; `of` is "channels" or "teams". Seconds on the
 * phone and hours until a reply have no axis in common: tickets are apart, and
 * do not hang up. */
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
    return json_object_get(
        json_object_get(json_object_get(plan, shown->of), subject), shown->key);
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
    if (!isfinite(first) || !isfinite(other) || !isfinite(moved)) {
        return;
    }
    const struct cell row[N_COLUMNS] = {
        cell_text(shown->label),
        cell_text(shown->unit),
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

bool chart_dumbbell_gather(struct store *store, struct table **out,
                           struct error *why_not)
{
    const json_t *document = store_document(store);
    if (!store_is_comparison(store)) {
        return fail(why_not, "these are results of one plan; `deskcast "
                             "compare` compares plans");
    }
    *out = table_start(store_arena(store), N_COLUMNS, columns);
    const json_t *plans = json_object_get(document, "plans");
    const json_t *first = json_array_get(plans, 0);
    for (size_t m = 0; m < sizeof measures / sizeof measures[0]; m++) {
        json_t *subjects =
            json_deep_copy(json_object_get(first, measures[m].of));
        for (void *at = json_object_iter(subjects); at;
             at = json_object_iter_next(subjects, at)) {
            const char *subject = json_object_iter_key(at);
            const bool is_shown = is_of(first, subject, &measures[m]);
            for (size_t p = 1; is_shown && p < json_array_size(plans); p++) {
                add_row(*out, document, &measures[m], subject, p);
            }
        }
        json_decref(subjects);
    }
    return (*out)->n_rows > 0 ||
           fail(why_not, "nothing in these plans can be compared");
}

bool dumbbell_is_clear(const struct table *data, size_t row)
{
    return table_number(data, row, DUMBBELL_CLEAR) > 0;
}

const char *dumbbell_customers(const struct table *data)
{
    for (size_t row = 0; row < data->n_rows; row++) {
        if (table_number(data, row, DUMBBELL_OTHERS) > 0) {
            return tr("their help centres differ on the first day, and so do "
                      "their customers");
        }
    }
    return tr("both plans met the same customers");
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

/* Decimals that show the half-width's first digit. */
static int decimals_for(double half)
{
    return half >= 9.5 ? 0 : half >= 0.95 ? 1 : half >= 0.095 ? 2 : 3;
}

static const char *written(struct arena *arena, double change, double half,
                           const char *unit)
{
    const int decimals = decimals_for(isnan(half) ? fabs(change) / 10 : half);
    if (isnan(half)) {
        return arena_text(arena, "%s%s %s", change > 0 ? "+" : "",
                          number_fixed(arena, change, decimals), unit);
    }
    return arena_text(arena, "%s%s ± %s %s", change > 0 ? "+" : "",
                      number_fixed(arena, change, decimals),
                      number_fixed(arena, half, decimals), unit);
}

const char *dumbbell_change(const struct table *data, size_t row,
                            struct arena *arena)
{
    const double change = table_number(data, row, DUMBBELL_CHANGE);
    const double half = table_number(data, row, DUMBBELL_HALF);
    if (!dumbbell_is_clear(data, row) && !isnan(half)) {
        return change == 0 && half == 0 ? tr("the same")
                                        : tr("no clear difference");
    }
    if (strcmp(table_text(data, row, DUMBBELL_UNIT), "share") == 0) {
        return written(arena, 100 * change, 100 * half, tr("points"));
    }
    const bool hours = fabs(change) >= 7200;
    const bool minutes = !hours && fabs(change) >= 180;
    const double unit_s = hours ? 3600 : minutes ? 60 : 1;
    return written(arena, change / unit_s, half / unit_s,
                   hours     ? tr("h")
                   : minutes ? tr("min")
                             : tr("s"));
}

const char *dumbbell_amount(const struct table *data, size_t row,
                            enum dumbbell_column which, struct arena *arena)
{
    const double amount = table_number(data, row, which);
    return strcmp(table_text(data, row, DUMBBELL_UNIT), "share") == 0
               ? words_share(arena, amount, 1)
               : words_duration(arena, amount);
}

/* Whether the two amounts are written differently. */
static bool is_seen(const struct table *data, size_t row)
{
    return strcmp(dumbbell_amount(data, row, DUMBBELL_FIRST, data->arena),
                  dumbbell_amount(data, row, DUMBBELL_OTHER, data->arena)) != 0;
}

/* Of the first measure with a clear difference, the row where it is largest;
 * n_rows: there is none. */
static size_t clearest(const struct table *data)
{
    size_t best = data->n_rows;
    for (size_t row = 0; row < data->n_rows; row++) {
        if (best < data->n_rows &&
            strcmp(table_text(data, row, DUMBBELL_LABEL),
                   table_text(data, best, DUMBBELL_LABEL)) != 0) {
            break;
        }
        if (dumbbell_is_clear(data, row) && is_seen(data, row) &&
            (best == data->n_rows ||
             fabs(table_number(data, row, DUMBBELL_CHANGE)) >
                 fabs(table_number(data, best, DUMBBELL_CHANGE)))) {
            best = row;
        }
    }
    return best;
}

static bool has_intervals(const struct table *data)
{
    for (size_t row = 0; row < data->n_rows; row++) {
        if (isfinite(table_number(data, row, DUMBBELL_HALF))) {
            return true;
        }
    }
    return false;
}

const char *dumbbell_finding(const struct table *data, struct arena *arena)
{
    const size_t row = clearest(data);
    if (row == data->n_rows) {
        return has_intervals(data)
                   ? tr("No clear difference between the plans")
                   : tr("One run does not tell whether the plans differ");
    }
    return arena_text(
        arena, tr("%s: %s %s, %s instead of %s"),
        words_name(arena, table_text(data, row, DUMBBELL_PLAN)),
        words_name(arena, table_text(data, row, DUMBBELL_SUBJECT)),
        tr(table_text(data, row, DUMBBELL_LABEL)),
        dumbbell_amount(data, row, DUMBBELL_OTHER, arena),
        dumbbell_amount(data, row, DUMBBELL_FIRST, arena));
}

const char *dumbbell_row_name(const struct table *data, size_t row,
                              struct arena *arena)
{
    const char *subject =
        words_name(arena, table_text(data, row, DUMBBELL_SUBJECT));
    return dumbbell_has_several(data)
               ? arena_text(
                     arena, "%s, %s", subject,
                     words_name(arena, table_text(data, row, DUMBBELL_PLAN)))
               : subject;
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
    const char *measure = tr(table_text(data, first, DUMBBELL_LABEL));
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
