#include "chart/fan_data.h"

#include "base/civil.h"
#include "chart/catalogue.h"
#include <math.h>
#include <string.h>

/* Of the rows asked for: a run's mean wait. */
enum { FAN_RUN_WAIT_S = FAN_START + 1, FAN_RUN_LEFT_OUT };

enum { DAYS_FOR_WEEKS = 42 };

/* The standard error of a median by the distance of its quarters: 1.2533
 * deviations, each 1 / 1.349 of it. */
#define ERROR_OF_QUARTERS (1.2533 / 1.349)

/* So many of them are no chance, and a smaller difference no news. */
#define CLEAR_ERRORS 3.0
#define MATERIAL_FRAC 0.1

static const char *const columns[FAN_N_COLUMNS] = {
    "channel",      "kind",
    "way",          "target_s",
    "start",        "runs",
    "wait_p2_5_s",  "wait_p10_s",
    "wait_p25_s",   "wait_p50_s",
    "wait_p75_s",   "wait_p90_s",
    "wait_p97_5_s", "runs_above_target_frac",
    "left_out",
};

int fan_period_days(const struct facts *facts)
{
    return facts->n_days >= DAYS_FOR_WEEKS ? DAYS_A_WEEK : 1;
}

/* Rows [row, row + n) of the runs, ascending, as one row. */
static void add_period(struct table *out, const struct table *runs, size_t row,
                       size_t n)
{
    double *values = arena_alloc(out->arena, n, sizeof *values);
    double quantiles[SPREAD_QUANTILES];
    const double target_s = table_number(runs, row, FAN_TARGET_S);
    double n_above = 0;
    for (size_t i = 0; i < n; i++) {
        values[i] = table_number(runs, row + i, FAN_RUN_WAIT_S);
        n_above += values[i] > target_s;
    }
    spread_of(values, n, quantiles);
    struct cell cells[FAN_N_COLUMNS];
    for (size_t i = FAN_CHANNEL; i <= FAN_START; i++) {
        cells[i] = i == FAN_TARGET_S ? cell_number(target_s)
                                     : cell_text(table_text(runs, row, i));
    }
    cells[FAN_RUNS] = cell_number((double)n);
    for (size_t i = 0; i < SPREAD_QUANTILES; i++) {
        cells[FAN_QUANTILES + i] = cell_number(quantiles[i]);
    }
    cells[FAN_ABOVE_TARGET] =
        cell_number(isfinite(target_s) ? n_above / (double)n : nan(""));
    cells[FAN_LEFT_OUT] =
        cell_number(table_number(runs, row, FAN_RUN_LEFT_OUT));
    table_add(out, cells);
}

bool chart_fan_gather(struct store *store, struct table **out,
                      struct error *why_not)
{
    static const char sql[] =
        "WITH run_stretch AS MATERIALIZED (SELECT replication, channel, "
        "day / %d AS number, sum(offered) AS offered, sum(unfinished) AS "
        "unfinished, sum(answered) AS answered, sum(wait_answered_s) AS wait_s "
        "FROM replication_day GROUP BY 1, 2, 3), stretch AS MATERIALIZED "
        "(SELECT channel, number, sum(unfinished) > 0.01 * sum(offered) AS "
        "is_cut FROM run_stretch GROUP BY 1, 2), cuts AS (SELECT channel, "
        "sum(is_cut) AS n FROM stretch GROUP BY 1), volume AS (SELECT channel, "
        "sum(offered) AS v FROM day GROUP BY 1) "
        "SELECT c.name, p.kind, p.way, CASE WHEN p.way = 'ticket' THEN NULL "
        "ELSE p.target_s END, date(s.value, '+' || (%d * r.number) || "
        "' days') AS start, r.wait_s / r.answered AS wait_s, k.n FROM "
        "run_stretch r JOIN stretch t ON t.channel = r.channel AND t.number = "
        "r.number JOIN channel c ON c.id = r.channel JOIN channel_plan p ON "
        "p.channel = c.id JOIN run s ON s.key = 'plan_start' JOIN cuts k ON "
        "k.channel = c.id JOIN volume v ON v.channel = c.id WHERE NOT "
        "t.is_cut AND r.answered > 0 ORDER BY p.way = 'ticket', v.v DESC, "
        "c.id, start, wait_s";
    struct table *runs = NULL;
    const int days = fan_period_days(store_facts(store));
    if (!store_ask(store, arena_text(store_arena(store), sql, days, days),
                   &runs, why_not)) {
        return false;
    }
    *out = table_start(runs->arena, FAN_N_COLUMNS, columns);
    for (size_t row = 0; row < runs->n_rows;) {
        size_t n = 1;
        while (row + n < runs->n_rows &&
               strcmp(table_text(runs, row + n, FAN_START),
                      table_text(runs, row, FAN_START)) == 0 &&
               strcmp(table_text(runs, row + n, FAN_CHANNEL),
                      table_text(runs, row, FAN_CHANNEL)) == 0) {
            n++;
        }
        add_period(*out, runs, row, n);
        row += n;
    }
    return (*out)->n_rows > 0 ||
           fail(why_not, "nobody was answered, or too few before the run "
                         "ended: there are no waits to show");
}

size_t fan_longest(const struct table *data, const struct series *s)
{
    size_t best = s->row;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        const double more_s = table_number(data, row, FAN_QUANTILES + 3) -
                              table_number(data, best, FAN_QUANTILES + 3);
        if (more_s > 0 || (!(more_s < 0) &&
                           table_number(data, row, FAN_LAST_QUANTILE) >
                               table_number(data, best, FAN_LAST_QUANTILE))) {
            best = row;
        }
    }
    return best;
}

/* Of the middle run, were the runs' waits a bell. */
static double error_of(const struct table *data, size_t row)
{
    const double quarters_s = table_number(data, row, FAN_QUANTILES + 4) -
                              table_number(data, row, FAN_QUANTILES + 2);
    return ERROR_OF_QUARTERS * quarters_s /
           sqrt(table_number(data, row, FAN_RUNS));
}

/* Whether the runs wait as long in that row as in the longest one, but for
 * chance and a tenth. */
static bool is_alike(const struct table *data, size_t longest, size_t row)
{
    const double most_s = table_number(data, longest, FAN_QUANTILES + 3);
    const double less_s = most_s - table_number(data, row, FAN_QUANTILES + 3);
    const double error_s = hypot(error_of(data, longest), error_of(data, row));
    return row == longest || table_number(data, row, FAN_RUNS) < 2 ||
           less_s < MATERIAL_FRAC * most_s || less_s < CLEAR_ERRORS * error_s;
}

struct fan_peak fan_peak_of(const struct table *data, const struct series *s)
{
    const size_t longest = fan_longest(data, s);
    struct fan_peak peak = { .row = longest, .from = longest, .to = longest };
    peak.above_least = table_number(data, longest, FAN_ABOVE_TARGET);
    peak.above_most = peak.above_least;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        const double above = table_number(data, row, FAN_ABOVE_TARGET);
        if (is_alike(data, longest, row)) {
            peak.from = row < peak.from ? row : peak.from;
            peak.to = row;
            peak.n++;
            peak.above_least = fmin(peak.above_least, above);
            peak.above_most = fmax(peak.above_most, above);
        }
        peak.ever_above = peak.ever_above || above > 0;
    }
    peak.to = peak.to > longest ? peak.to : longest;
    return peak;
}
