#include "chart/hours_data.h"

#include "base/dates.h"
#include "base/language.h"
#include "chart/catalogue.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

/* So many contacts at least have a 97.5 % of their own. */
enum { CUSTOMERS_AT_LEAST = 40 };

#define AT_ONCE_S 0.5

/* A weekday is named where its waits are so many times those of the others:
 * nine in ten of few customers is a rough figure. */
#define DAY_FACTOR 1.25

bool chart_hours_gather(struct store *store, struct table **out,
                        struct error *why_not)
{
    static const char sql[] =
        "WITH volume AS (SELECT channel, sum(offered) AS v FROM week_slot "
        "GROUP BY channel), cut AS (SELECT channel AS id FROM day GROUP BY "
        "channel HAVING sum(unfinished) > 0.01 * sum(offered)) SELECT c.name "
        "AS channel, p.kind, p.way, CASE WHEN p.way = 'ticket' THEN NULL ELSE "
        "p.target_s END AS target_s, w.weekday, w.start_s, EXISTS (SELECT 1 "
        "FROM moment m WHERE m.what = 'longest' AND m.channel = c.name AND "
        "m.weekday = w.weekday AND m.start_s = w.start_s) AS is_longest, "
        "w.wait_p2_5_s AS wait_of_customers_p2_5_s, w.wait_p10_s AS "
        "wait_of_customers_p10_s, w.wait_p25_s AS wait_of_customers_p25_s, "
        "w.wait_p50_s AS wait_of_customers_p50_s, w.wait_p75_s AS "
        "wait_of_customers_p75_s, w.wait_p90_s AS wait_of_customers_p90_s, "
        "w.wait_p97_5_s AS wait_of_customers_p97_5_s, (SELECT count(*) FROM "
        "cut) AS channels_left_out FROM week_slot w JOIN channel c ON c.id = "
        "w.channel JOIN channel_plan p ON p.channel = c.id JOIN volume v ON "
        "v.channel = c.id JOIN run n ON n.key = 'replications' WHERE w.offered "
        "* n.value >= %d AND w.wait_p97_5_s IS NOT NULL AND c.id NOT IN cut "
        "ORDER BY p.way = 'ticket', v.v DESC, c.id, w.weekday, w.start_s";
    if (!store_ask(store,
                   arena_text(store_arena(store), sql, (int)CUSTOMERS_AT_LEAST),
                   out, why_not)) {
        return false;
    }
    return (*out)->n_rows > 1 ||
           fail(why_not, "too few are answered at any time of the week");
}

size_t hours_longest(const struct table *data, const struct series *series,
                     size_t n)
{
    const size_t end = series[n - 1].row + series[n - 1].n;
    size_t best = series[0].row;
    for (size_t row = series[0].row; row < end; row++) {
        if (table_number(data, row, HOURS_IS_LONGEST) > 0) {
            return row;
        }
    }
    for (size_t row = best; row < series[0].row + series[0].n; row++) {
        if (table_number(data, row, HOURS_P90) >
            table_number(data, best, HOURS_P90)) {
            best = row;
        }
    }
    return best;
}

const char *hours_when(const struct table *data, size_t row,
                       struct arena *arena)
{
    return arena_text(
        arena, "%s %s",
        date_weekday((int)table_number(data, row, HOURS_WEEKDAY)),
        words_clock(arena, table_number(data, row, HOURS_START_S)));
}

/* Whether that row's waits are longer than at the same time of any other day
 * as far as anybody cares. */
static bool is_of_its_day(const struct table *data, const struct series *series,
                          size_t n, size_t row)
{
    const double own_s = table_number(data, row, HOURS_P90);
    const double start_s = table_number(data, row, HOURS_START_S);
    const char *channel = table_text(data, row, HOURS_CHANNEL);
    const size_t end = series[n - 1].row + series[n - 1].n;
    for (size_t other = series[0].row; other < end; other++) {
        if (other != row &&
            table_number(data, other, HOURS_START_S) == start_s &&
            strcmp(table_text(data, other, HOURS_CHANNEL), channel) == 0 &&
            own_s < DAY_FACTOR * table_number(data, other, HOURS_P90)) {
            return false;
        }
    }
    return true;
}

/* Whether half of the channel's times or more are as bad as that one, and none
 * is worse. */
static bool is_common(const struct table *data, const struct series *series,
                      size_t n, size_t row)
{
    const double own_s = table_number(data, row, HOURS_P90);
    const char *channel = table_text(data, row, HOURS_CHANNEL);
    const size_t end = series[n - 1].row + series[n - 1].n;
    size_t n_times = 0;
    size_t n_alike = 0;
    double most_s = 0;
    for (size_t other = series[0].row; other < end; other++) {
        const double wait_s = table_number(data, other, HOURS_P90);
        if (strcmp(table_text(data, other, HOURS_CHANNEL), channel) == 0) {
            n_times++;
            most_s = fmax(most_s, wait_s);
            n_alike += own_s < DAY_FACTOR * wait_s;
        }
    }
    return most_s < DAY_FACTOR * own_s && 2 * n_alike >= n_times;
}

const char *hours_finding(const struct table *data, const struct series *series,
                          size_t n, struct arena *arena)
{
    const size_t row = hours_longest(data, series, n);
    const double longest_s = table_number(data, row, HOURS_P90);
    const char *name = words_name(arena, table_text(data, row, HOURS_CHANNEL));
    const char *wait = words_duration(arena, longest_s);
    if (longest_s < AT_ONCE_S) {
        return arena_text(arena,
                          tr("%s: at any time of the week nine in ten are "
                             "answered at once"),
                          name);
    }
    const char *when = hours_when(data, row, arena);
    if (is_of_its_day(data, series, n, row)) {
        return arena_text(arena,
                          tr("%s: waits are longest on %s, when one in ten "
                             "waits more than %s"),
                          name, when, wait);
    }
    if (is_common(data, series, n, row)) {
        return arena_text(arena,
                          tr("%s: no time of the week stands out; on %s one "
                             "in ten waits more than %s"),
                          name, when, wait);
    }
    return arena_text(
        arena,
        tr("%s: waits are longest around %s; on %s one in ten waits more "
           "than %s"),
        name, words_clock(arena, table_number(data, row, HOURS_START_S)), when,
        wait);
}
