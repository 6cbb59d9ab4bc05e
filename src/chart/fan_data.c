#include "chart/fan_data.h"

#include "base/civil.h"
#include "chart/catalogue.h"
#include <math.h>
#include <stdlib.h>

/* Of a channel asked for. */
enum { CHANNEL_NAME, CHANNEL_KIND, CHANNEL_WAY, CHANNEL_TARGET_S, CHANNEL_ID };

/* Of a run's day asked for. */
enum {
    DAY_REPLICATION,
    DAY_CHANNEL,
    DAY_STRETCH,
    DAY_OFFERED,
    DAY_UNFINISHED,
    DAY_ANSWERED,
    DAY_WAIT_S
};

enum { DAYS_FOR_WEEKS = 42, RUNS_AT_FIRST = 64 };

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

/* A channel's stretch of the plan, all runs together. */
struct stretch {
    double offered, unfinished;
    size_t n; /* runs that answered anybody */
    size_t capacity;
    double *waits_s; /* the mean of each */
};

/* What is added up while the days of the runs go by, those of one run and
 * stretch one after another. */
struct runs {
    struct arena *arena;
    size_t n_channels, n_stretches;
    struct stretch *stretches; /* [n_channels][n_stretches] */
    struct stretch *now;       /* NULL: none yet */
    double replication;
    double answered, wait_s;
};

int fan_period_days(const struct facts *facts)
{
    return facts->n_days >= DAYS_FOR_WEEKS ? DAYS_A_WEEK : 1;
}

static void end_run(struct runs *runs)
{
    struct stretch *stretch = runs->now;
    if (!stretch || !(runs->answered > 0)) {
        return;
    }
    if (stretch->n == stretch->capacity) {
        const size_t capacity = 2 * stretch->capacity + RUNS_AT_FIRST;
        stretch->waits_s =
            arena_grow(runs->arena, stretch->waits_s, stretch->capacity,
                       capacity, sizeof *stretch->waits_s);
        stretch->capacity = capacity;
    }
    stretch->waits_s[stretch->n++] = runs->wait_s / runs->answered;
}

static void add_day(void *context, const double *day)
{
    struct runs *runs = context;
    const size_t channel = (size_t)day[DAY_CHANNEL];
    const size_t number = (size_t)day[DAY_STRETCH];
    if (channel >= runs->n_channels || number >= runs->n_stretches) {
        return;
    }
    struct stretch *stretch =
        &runs->stretches[channel * runs->n_stretches + number];
    if (stretch != runs->now || day[DAY_REPLICATION] > runs->replication) {
        end_run(runs);
        runs->now = stretch;
        runs->replication = day[DAY_REPLICATION];
        runs->answered = runs->wait_s = 0;
    }
    stretch->offered += day[DAY_OFFERED];
    stretch->unfinished += day[DAY_UNFINISHED];
    runs->answered += day[DAY_ANSWERED];
    runs->wait_s += day[DAY_WAIT_S];
}

/* Of channels with numbers below n. */
static bool read_runs(struct store *store, size_t n, struct runs *out,
                      struct error *why_not)
{
    static const char sql[] =
        "SELECT replication, channel, day / %d, offered, unfinished, answered, "
        "wait_answered_s FROM replication_day ORDER BY replication, channel, "
        "day";
    struct arena *arena = store_arena(store);
    const int days = fan_period_days(store_facts(store));
    *out = (struct runs){
        .arena = arena,
        .n_channels = n,
        .n_stretches = (size_t)(store_facts(store)->n_days / days) + 1,
    };
    out->stretches =
        arena_alloc(arena, n * out->n_stretches, sizeof *out->stretches);
    if (!store_visit(store, arena_text(arena, sql, days), add_day, out,
                     why_not)) {
        return false;
    }
    end_run(out);
    return true;
}

static int compare(const void *a, const void *b)
{
    const double one = *(const double *)a;
    const double other = *(const double *)b;
    return (one > other) - (one < other);
}

static bool is_cut(const struct stretch *stretch)
{
    return stretch->unfinished > 0.01 * stretch->offered;
}

static void add_stretch(struct table *out, const struct table *channels,
                        size_t row, const struct stretch *stretch,
                        const char *start, size_t n_cut)
{
    double quantiles[SPREAD_QUANTILES];
    const double target_s = table_number(channels, row, CHANNEL_TARGET_S);
    double n_above = 0;
    for (size_t i = 0; i < stretch->n; i++) {
        n_above += stretch->waits_s[i] > target_s;
    }
    spread_of(stretch->waits_s, stretch->n, quantiles);
    struct cell cells[FAN_N_COLUMNS] = {
        [FAN_CHANNEL] = cell_text(table_text(channels, row, CHANNEL_NAME)),
        [FAN_KIND] = cell_text(table_text(channels, row, CHANNEL_KIND)),
        [FAN_WAY] = cell_text(table_text(channels, row, CHANNEL_WAY)),
        [FAN_TARGET_S] = cell_number(target_s),
        [FAN_START] = cell_text(start),
        [FAN_RUNS] = cell_number((double)stretch->n),
        [FAN_ABOVE_TARGET] = cell_number(
            isfinite(target_s) ? n_above / (double)stretch->n : nan("")),
        [FAN_LEFT_OUT] = cell_number((double)n_cut),
    };
    for (size_t i = 0; i < SPREAD_QUANTILES; i++) {
        cells[FAN_QUANTILES + i] = cell_number(quantiles[i]);
    }
    table_add(out, cells);
}

static void add_channel(struct table *out, const struct table *channels,
                        size_t row, const struct runs *runs,
                        const struct facts *facts)
{
    const double id = table_number(channels, row, CHANNEL_ID);
    if (!(id >= 0 && id < (double)runs->n_channels)) {
        return;
    }
    struct stretch *stretches =
        &runs->stretches[(size_t)id * runs->n_stretches];
    size_t n_cut = 0;
    for (size_t i = 0; i < runs->n_stretches; i++) {
        n_cut += is_cut(&stretches[i]);
    }
    for (size_t i = 0; i < runs->n_stretches; i++) {
        struct stretch *stretch = &stretches[i];
        if (stretch->n > 0 && !is_cut(stretch)) {
            char start[11];
            civil_write_date(
                facts->start_day + (int32_t)i * fan_period_days(facts), start);
            qsort(stretch->waits_s, stretch->n, sizeof *stretch->waits_s,
                  compare);
            add_stretch(out, channels, row, stretch,
                        arena_copy_text(out->arena, start), n_cut);
        }
    }
}

bool chart_fan_gather(struct store *store, struct table **out,
                      struct error *why_not)
{
    static const char sql[] =
        "WITH volume AS (SELECT channel, sum(offered) AS v FROM day GROUP BY "
        "1) SELECT c.name, p.kind, p.way, CASE WHEN p.way = 'ticket' THEN NULL "
        "ELSE p.target_s END, c.id FROM channel c JOIN channel_plan p ON "
        "p.channel = c.id JOIN volume v ON v.channel = c.id ORDER BY p.way = "
        "'ticket', v.v DESC, c.id";
    struct table *channels = NULL;
    struct runs runs;
    if (!store_ask(store, sql, &channels, why_not) ||
        !read_runs(store, channels->n_rows, &runs, why_not)) {
        return false;
    }
    *out = table_start(channels->arena, FAN_N_COLUMNS, columns);
    for (size_t row = 0; row < channels->n_rows; row++) {
        add_channel(*out, channels, row, &runs, store_facts(store));
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
