#include "chart/launch_data.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/catalogue.h"
#include "chart/words.h"
#include <jansson.h>
#include <math.h>
#include <string.h>

/* Of the rows asked for: one a run and day. The last three are the means of
 * the runs that were played without the launch too; NULL: none was. */
enum {
    CHANNEL,
    KIND,
    DATE,
    OFFSET,
    CONTACTS,
    WITHOUT,
    OWN,
    PLAYED,
    N_PLAYED = 3
};

static const char *const columns[N_LAUNCH_COLUMNS] = {
    "channel",
    "kind",
    "launch_date",
    "days_after_launch",
    "contacts",
    "contacts_without_launch",
    "contacts_of_channel",
    "peak_is_clear",
    "peak_day",
    "spike_ratio",
    "settled_day",
    "settled_change",
    "contacts_more",
    "without_p2_5",
    "without_p10",
    "without_p25",
    "without_p50",
    "without_p75",
    "without_p90",
    "without_p97_5",
};

/* NaN where it is null or not there. */
static double number_in(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : nan("");
}

static bool says(const json_t *object, const char *key, const char *text)
{
    const char *said = json_string_value(json_object_get(object, key));
    return said && strcmp(said, text) == 0;
}

/* What the results say of the launch of a row; NULL when they say nothing. */
static const json_t *said_of(const struct store *store,
                             const struct table *runs, size_t row)
{
    const json_t *all = json_object_get(store_document(store), "rollout");
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *launch = json_array_get(all, i);
        if (says(launch, "launch", table_text(runs, row, CHANNEL)) &&
            says(launch, "on", table_text(runs, row, DATE))) {
            return launch;
        }
    }
    return NULL;
}

static void add_said(const json_t *launch, struct cell *cells)
{
    const json_t *peak = json_object_get(launch, "peak");
    const json_t *change = json_object_get(peak, "change");
    const json_t *after = json_object_get(
        json_object_get(json_object_get(launch, "centre"), "after"),
        "contacts_per_day");
    const double days_after =
        number_in(json_object_get(launch, "window"), "days_after");
    const bool is_clear = json_is_true(json_object_get(change, "clear")) &&
                          number_in(change, "mean") > 0;
    const double numbers[] = {
        is_clear,
        number_in(peak, "day"),
        number_in(json_object_get(launch, "spike_ratio"), "mean"),
        number_in(launch, "settled_day"),
        number_in(json_object_get(launch, "settled_change"), "mean"),
        days_after * number_in(json_object_get(after, "change"), "mean"),
    };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        cells[LAUNCH_PEAK_IS_CLEAR + i] = cell_number(numbers[i]);
    }
}

/* Rows [row, row + n) of the runs, ascending by what is without, as one. */
static void add_day(struct table *out, const struct table *runs, size_t row,
                    size_t n, const json_t *said)
{
    double *without = arena_alloc(out->arena, n, sizeof *without);
    double sums[N_PLAYED] = { 0 };
    double quantiles[SPREAD_QUANTILES];
    for (size_t i = 0; i < n; i++) {
        without[i] = table_number(runs, row + i, WITHOUT);
        for (size_t k = 0; k < N_PLAYED; k++) {
            sums[k] += table_number(runs, row + i, CONTACTS + k);
        }
    }
    spread_of(without, n, quantiles);
    double means[N_PLAYED];
    for (size_t k = 0; k < N_PLAYED; k++) {
        const double played = table_number(runs, row, PLAYED + k);
        means[k] = isfinite(played) ? played : sums[k] / (double)n;
    }
    struct cell cells[N_LAUNCH_COLUMNS] = {
        cell_text(table_text(runs, row, CHANNEL)),
        cell_text(table_text(runs, row, KIND)),
        cell_text(table_text(runs, row, DATE)),
        cell_number(table_number(runs, row, OFFSET)),
        cell_number(means[0]),
        cell_number(means[1]),
        cell_number(means[2]),
    };
    add_said(said, cells);
    for (size_t i = 0; i < SPREAD_QUANTILES; i++) {
        cells[LAUNCH_QUANTILES + i] = cell_number(quantiles[i]);
    }
    table_add(out, cells);
}

bool chart_launch_gather(struct store *store, struct table **out,
                         struct error *why_not)
{
    static const char sql[] =
        "WITH near AS (SELECT o.id, o.channel, o.title, o.date, date(s.value, "
        "r.day || ' days') AS today, r.replication, r.day, r.day - "
        "CAST(julianday(o.date) - julianday(s.value) AS INTEGER) AS offset, "
        "sum(r.offered) AS contacts, sum(CASE WHEN r.channel = o.channel THEN "
        "r.offered ELSE 0 END) AS own FROM rollout o JOIN run s ON s.key = "
        "'plan_start' JOIN replication_day r WHERE o.what = 'launch' AND "
        "r.day - julianday(o.date) + julianday(s.value) BETWEEN -%d AND %d - 1 "
        "GROUP BY o.id, r.day, r.replication) SELECT n.title, p.kind, n.date, "
        "n.offset, "
        "n.contacts, n.contacts - coalesce(f.arrived - f.stayed_away, 0) AS "
        "without, n.own, a.offered, a.without, c.offered FROM near n JOIN "
        "channel_plan p ON p.channel = n.channel LEFT JOIN replication_rollout "
        "f ON f.rollout = n.id AND f.day = n.day AND f.replication = "
        "n.replication LEFT JOIN launch_day a ON a.launch = n.id AND a.day = "
        "n.offset AND a.channel = '(all)' LEFT JOIN launch_day c ON c.launch = "
        "n.id AND c.day = n.offset AND c.channel = n.title WHERE EXISTS "
        "(SELECT 1 FROM opening h WHERE h.channel = n.channel AND h.weekday = "
        "(strftime('%%w', n.today) + 6) %% 7) AND NOT EXISTS (SELECT 1 FROM "
        "special_day d WHERE d.date = n.today AND d.what = 'holiday') ORDER BY "
        "n.id, n.day, without";
    struct table *runs = NULL;
    if (!store_ask(store,
                   arena_text(store_arena(store), sql, LAUNCH_WINDOW_DAYS,
                              LAUNCH_WINDOW_DAYS),
                   &runs, why_not)) {
        return false;
    }
    *out = table_start(runs->arena, N_LAUNCH_COLUMNS, columns);
    for (size_t row = 0; row < runs->n_rows;) {
        size_t n = 1;
        while (row + n < runs->n_rows &&
               table_number(runs, row + n, OFFSET) ==
                   table_number(runs, row, OFFSET) &&
               strcmp(table_text(runs, row + n, CHANNEL),
                      table_text(runs, row, CHANNEL)) == 0) {
            n++;
        }
        add_day(*out, runs, row, n, said_of(store, runs, row));
        row += n;
    }
    return (*out)->n_rows > 0 || fail(why_not, "this plan launches no channel");
}

size_t launch_row(const struct table *data, const struct series *s,
                  double offset)
{
    size_t row = s->row;
    while (row < s->row + s->n &&
           table_number(data, row, LAUNCH_OFFSET) < offset) {
        row++;
    }
    return row;
}

double launch_most(const struct table *data, const struct series *s)
{
    double most = 1;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        most = fmax(most, table_number(data, row, LAUNCH_CONTACTS));
        most =
            fmax(most, table_number(data, row,
                                    LAUNCH_QUANTILES + SPREAD_QUANTILES - 1));
    }
    return most;
}

/* "settled at +55 a day from day 14" */
static const char *settled_text(const struct table *data,
                                const struct series *s, struct arena *arena)
{
    const double day = table_number(data, s->row, LAUNCH_SETTLED_DAY);
    const double change = table_number(data, s->row, LAUNCH_SETTLED_CHANGE);
    return isfinite(day)
               ? arena_text(
                     arena, tr("settled at %s contacts a day from day %s"),
                     words_change(arena, change), number_count(arena, day))
               : tr("not settled in the days seen");
}

const char *launch_finding(const struct table *data, const struct series *s,
                           struct arena *arena)
{
    const double day = table_number(data, s->row, LAUNCH_PEAK_DAY);
    const double ratio = table_number(data, s->row, LAUNCH_SPIKE_RATIO);
    if (!isfinite(ratio)) {
        return arena_text(arena,
                          tr("%s: nothing is known of the days after "
                             "its launch"),
                          s->label);
    }
    if (!(table_number(data, s->row, LAUNCH_PEAK_IS_CLEAR) > 0)) {
        return arena_text(arena, tr("%s: on no day clearly more contacts"),
                          s->label);
    }
    const char *settled = settled_text(data, s, arena);
    return isfinite(day)
               ? arena_text(arena, tr("%s: %s more contacts on day %s, %s"),
                            s->label, words_share(arena, ratio - 1, 0),
                            number_count(arena, day), settled)
               : arena_text(arena, tr("%s: no clear peak, %s"), s->label,
                            settled);
}
