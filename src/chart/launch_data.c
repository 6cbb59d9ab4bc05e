#include "chart/launch_data.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/catalogue.h"
#include "chart/words.h"
#include <jansson.h>
#include <math.h>
#include <string.h>

/* Of the rows asked for: one a day and run without the launch; all but the
 * last are the same in all runs of a day. */
enum { CHANNEL, KIND, DATE, OFFSET, CONTACTS, WITHOUT, OWN, RUNS, RUN_WITHOUT };

static const char *const columns[N_SPIKE_COLUMNS] = {
    "channel",
    "kind",
    "launch_date",
    "days_after_launch",
    "contacts",
    "contacts_without_launch",
    "contacts_of_channel",
    "runs",
    "peak_is_clear",
    "peak_day",
    "spike_ratio",
    "settled_day",
    "settled_change",
    "contacts_more",
    "closes_after_days",
    "without_p2_5",
    "without_p10",
    "without_p25",
    "without_p50",
    "without_p75",
    "without_p90",
    "without_p97_5",
};

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
    const json_t *window = json_object_get(launch, "window");
    const double days_after = store_number(window, "days_after");
    const bool is_clear = json_is_true(json_object_get(change, "clear")) &&
                          store_number(change, "mean") > 0;
    const double numbers[] = {
        is_clear,
        store_number(peak, "day"),
        store_number(json_object_get(launch, "spike_ratio"), "mean"),
        store_number(launch, "settled_day"),
        store_number(json_object_get(launch, "settled_change"), "mean"),
        days_after * store_number(json_object_get(after, "change"), "mean"),
        json_is_string(json_object_get(window, "channel_until")) ? days_after
                                                                 : nan(""),
    };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        cells[SPIKE_PEAK_IS_CLEAR + i] = cell_number(numbers[i]);
    }
}

/* Rows [row, row + n), ascending by what is without, as one. */
static void add_day(struct table *out, const struct table *runs, size_t row,
                    size_t n, const json_t *said)
{
    double *without = arena_alloc(out->arena, n, sizeof *without);
    double quantiles[SPREAD_QUANTILES];
    for (size_t i = 0; i < n; i++) {
        without[i] = table_number(runs, row + i, RUN_WITHOUT);
    }
    spread_of(without, n, quantiles);
    struct cell cells[N_SPIKE_COLUMNS] = {
        cell_text(table_text(runs, row, CHANNEL)),
        cell_text(table_text(runs, row, KIND)),
        cell_text(table_text(runs, row, DATE)),
    };
    for (size_t i = OFFSET; i <= RUNS; i++) {
        cells[i] = cell_number(table_number(runs, row, i));
    }
    add_said(said, cells);
    for (size_t i = 0; i < SPREAD_QUANTILES; i++) {
        cells[SPIKE_QUANTILES + i] = cell_number(quantiles[i]);
    }
    table_add(out, cells);
}

bool chart_launch_gather(struct store *store, struct table **out,
                         struct error *why_not)
{
    static const char sql[] =
        "SELECT c.name, p.kind, l.on_date, a.day, a.offered, a.without, "
        "o.offered, l.replications, r.without AS of_run FROM launch l JOIN "
        "channel c ON c.id = l.channel JOIN channel_plan p ON p.channel = "
        "l.channel JOIN launch_day a ON a.launch = l.launch AND a.channel = "
        "'(all)' JOIN launch_day o ON o.launch = l.launch AND o.day = a.day "
        "AND o.channel = c.name JOIN replication_launch r ON r.launch = "
        "l.launch AND r.day = a.day WHERE a.open ORDER BY l.launch, a.day, "
        "of_run";
    struct table *runs = NULL;
    if (!store_ask(store, sql, &runs, why_not)) {
        return false;
    }
    *out = table_start(runs->arena, N_SPIKE_COLUMNS, columns);
    for (size_t row = 0; row < runs->n_rows;) {
        const size_t n = (size_t)table_number(runs, row, RUNS);
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
           table_number(data, row, SPIKE_OFFSET) < offset) {
        row++;
    }
    return row;
}

double launch_most(const struct table *data, const struct series *s)
{
    double most = 1;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        most = fmax(most, table_number(data, row, SPIKE_CONTACTS));
        most = fmax(most, table_number(data, row,
                                       SPIKE_QUANTILES + SPREAD_QUANTILES - 1));
    }
    return most;
}

double launch_drawn_excess(const struct table *data, const struct series *s)
{
    double excess = 0;
    for (size_t row = launch_row(data, s, 0); row < s->row + s->n; row++) {
        excess += table_number(data, row, SPIKE_CONTACTS) -
                  table_number(data, row, SPIKE_WITHOUT);
    }
    return excess;
}

struct launch_level launch_level_of(const struct table *data,
                                    const struct series *s)
{
    bool seen[DAYS_A_WEEK] = { false };
    struct launch_level level = { .from = nan(""), .to = nan("") };
    unsigned n = 0;
    const size_t first = launch_row(data, s, 0);
    for (size_t row = s->row + s->n; row-- > first;) {
        const double day = table_number(data, row, SPIKE_OFFSET);
        bool *its_weekday = &seen[(size_t)day % DAYS_A_WEEK];
        if (!*its_weekday) {
            *its_weekday = true;
            level.from = day;
            level.to = fmax(level.to, day);
            level.contacts += table_number(data, row, SPIKE_CONTACTS);
            level.without += table_number(data, row, SPIKE_WITHOUT);
            n++;
        }
    }
    for (size_t row = launch_row(data, s, level.from); row < s->row + s->n;
         row++) {
        level.most = fmax(level.most, table_number(data, row, SPIKE_CONTACTS));
    }
    level.contacts /= n;
    level.without /= n;
    return level;
}

/* "settled at +55 an open day from day 14" */
static const char *settled_text(const struct table *data,
                                const struct series *s, struct arena *arena)
{
    const double day = table_number(data, s->row, SPIKE_SETTLED_DAY);
    const double change = table_number(data, s->row, SPIKE_SETTLED_CHANGE);
    return isfinite(day)
               ? arena_text(arena, tr("settled at %s an open day from day %s"),
                            words_change(arena, change),
                            number_count(arena, day))
               : tr("not settled in the days seen");
}

const char *launch_finding(const struct table *data, const struct series *s,
                           struct arena *arena)
{
    const double day = table_number(data, s->row, SPIKE_PEAK_DAY);
    const double ratio = table_number(data, s->row, SPIKE_RATIO);
    if (table_number(data, s->row, SPIKE_RUNS) < 2) {
        return arena_text(arena,
                          tr("%s: one run cannot tell what its launch changes"),
                          s->label);
    }
    if (!isfinite(ratio)) {
        return arena_text(arena,
                          tr("%s: nothing is known of the days after "
                             "its launch"),
                          s->label);
    }
    if (!(table_number(data, s->row, SPIKE_PEAK_IS_CLEAR) > 0)) {
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

const char *launch_band_words(const struct table *data, const struct series *s,
                              struct arena *arena)
{
    const double n = table_number(data, s->row, SPIKE_RUNS);
    const char *runs = number_count(arena, n);
    if (n < 2) {
        return tr("grey: one run without the launch");
    }
    return n < SPREAD_RUNS_AT_LEAST
               ? arena_text(arena,
                            tr("grey band: all %s runs without the launch"),
                            runs)
               : arena_text(arena,
                            tr("grey band: 95 %% of %s runs without the "
                               "launch"),
                            runs);
}

const char *launch_note(const struct table *data, const struct series *s)
{
    return isfinite(table_number(data, s->row, SPIKE_SETTLED_DAY))
               ? tr(N_("Settled: from that day on, the week around each day "
                       "has a change that differs from that of the last week "
                       "by at most 5 % of the new channel's contacts, or not "
                       "clearly. Bracket: what it settled at, the mean of the "
                       "last open day of each weekday."))
               : NULL;
}
