/*
 * One connection, three statements that stay prepared while they are needed.
 * The file appears by the caller's rename, so there is no journal to leave
 * behind and nothing to sync here.
 */
#include "report/sqlite.h"

#include "base/civil.h"
#include "base/text.h"
#include "base/version.h"
#include "model/course.h"
#include "report/run_csv.h"
#include "report/run_words.h"
#include "report/sqlite_detail.h"
#include "report/sqlite_schema.h"
#include "study/self_service.h"
#include <math.h>
#include <sqlite3.h>

#define TICKS_A_SECOND 1e6

struct sqlite_results {
    sqlite3 *handle;            /* NULL once closed */
    sqlite3_stmt *replications; /* insert into replication_day */
    sqlite3_stmt *rollouts;     /* insert into replication_rollout */
    const struct centre *centre;
    int error;          /* the first that went wrong, or SQLITE_OK */
    const char *target; /* the name that it gets when it is whole */
    struct arena *arena;
};

static void keep(struct sqlite_results *db, int result)
{
    const bool good =
        result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW;
    if (!good && db->error == SQLITE_OK) {
        db->error = result;
    }
}

static void execute(struct sqlite_results *db, const char *sql)
{
    if (db->error == SQLITE_OK) {
        keep(db, sqlite3_exec(db->handle, sql, NULL, NULL, NULL));
    }
}

static sqlite3_stmt *prepare(struct sqlite_results *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (db->error == SQLITE_OK) {
        keep(db, sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL));
    }
    return statement;
}

static sqlite3_stmt *prepare_rows(struct sqlite_results *db, const char *table,
                                  int n_columns)
{
    const char *sql = arena_text(db->arena, "INSERT INTO %s VALUES (?", table);
    for (int i = 1; i < n_columns; i++) {
        sql = arena_text(db->arena, "%s, ?", sql);
    }
    return prepare(db, arena_text(db->arena, "%s)", sql));
}

/* A row to be bound from left to right. */
struct row {
    struct sqlite_results *db;
    sqlite3_stmt *statement; /* NULL after an error: nothing happens */
    int column;
};

static struct row row_of(struct sqlite_results *db, sqlite3_stmt *statement)
{
    return (struct row){
        .db = db,
        .statement = db->error == SQLITE_OK ? statement : NULL,
    };
}

static void bind_text(struct row *row, const char *text)
{
    if (row->statement) {
        keep(row->db, sqlite3_bind_text(row->statement, ++row->column, text, -1,
                                        SQLITE_TRANSIENT));
    }
}

static void bind_whole(struct row *row, uint64_t value)
{
    if (row->statement) {
        keep(row->db, sqlite3_bind_int64(row->statement, ++row->column,
                                         (sqlite3_int64)value));
    }
}

static void bind_number(struct row *row, double value)
{
    if (row->statement) {
        keep(row->db,
             isfinite(value)
                 ? sqlite3_bind_double(row->statement, ++row->column, value)
                 : sqlite3_bind_null(row->statement, ++row->column));
    }
}

static void bind_sure(struct row *row, double mean, double half_width)
{
    bind_number(row, mean);
    bind_number(row, isnan(mean) ? mean : half_width);
}

static void bind_values(struct row *row, const struct brief_estimate *values,
                        size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bind_sure(row, values[i].mean, values[i].half_width);
    }
}

static void insert(struct row *row)
{
    if (row->statement) {
        keep(row->db, sqlite3_step(row->statement));
        keep(row->db, sqlite3_reset(row->statement));
    }
}

static void close(struct sqlite_results *db)
{
    (void)sqlite3_finalize(db->replications);
    (void)sqlite3_finalize(db->rollouts);
    db->replications = NULL;
    db->rollouts = NULL;
    const int result = sqlite3_close(db->handle);
    db->handle = NULL;
    keep(db, result);
}

static bool fail_results(struct sqlite_results *db, struct error *err)
{
    if (db->error == SQLITE_FULL) {
        return file_fail_full(err, db->target);
    }
    return fail(err, "cannot write %s: %s", db->target,
                sqlite3_errstr(db->error));
}

static void add_names(struct sqlite_results *db, const struct centre *centre)
{
    sqlite3_stmt *channels = prepare_rows(db, "channel", 2);
    for (size_t c = 0; c < centre->n_channels; c++) {
        struct row row = row_of(db, channels);
        bind_whole(&row, c);
        bind_text(&row, centre->channels[c].name);
        insert(&row);
    }
    (void)sqlite3_finalize(channels);
    sqlite3_stmt *teams = prepare_rows(db, "team", 2);
    for (size_t t = 0; t < centre->n_teams; t++) {
        struct row row = row_of(db, teams);
        bind_whole(&row, t);
        bind_text(&row, centre->teams[t].name);
        insert(&row);
    }
    (void)sqlite3_finalize(teams);
}

bool sqlite_open_results(struct file_writer *writer,
                         const struct centre *centre, struct arena *arena,
                         struct sqlite_results **out, struct error *err)
{
    struct sqlite_results *db = arena_alloc(arena, 1, sizeof *db);
    db->target = file_writer_target(writer);
    db->arena = arena;
    keep(db, sqlite3_open_v2(file_writer_path(writer), &db->handle,
                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                                 SQLITE_OPEN_NOMUTEX,
                             NULL));
    execute(db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                "PRAGMA locking_mode = EXCLUSIVE; PRAGMA user_version = 1;"
                "BEGIN");
    for (const char *const *sql = sqlite_schema; *sql; sql++) {
        execute(db, *sql);
    }
    add_names(db, centre);
    db->centre = centre;
    db->replications = prepare_rows(db, "replication_day", 15);
    db->rollouts = prepare_rows(db, "replication_rollout", 5);
    if (db->error != SQLITE_OK) {
        close(db);
        return fail_results(db, err);
    }
    *out = db;
    return true;
}

/* The cells of one channel and day added up, as one row. */
static void add_day(struct sqlite_results *db, uint32_t replication,
                    const struct sample *sample, size_t channel, size_t day)
{
    const struct interval_cell *cells = sample->cells +
                                        channel * sample->n_intervals +
                                        day * sample->slots_a_day;
    uint64_t counts[9] = { 0 };
    uint64_t wait_ticks = 0;
    uint64_t handle_ticks = 0;
    for (size_t i = 0; i < sample->slots_a_day; i++) {
        const uint32_t cell[] = {
            cells[i].offered,    cells[i].answered, cells[i].abandoned,
            cells[i].balked,     cells[i].blocked,  cells[i].dropped,
            cells[i].unfinished, cells[i].in_time,  cells[i].short_hang_ups,
        };
        for (size_t k = 0; k < sizeof cell / sizeof cell[0]; k++) {
            counts[k] += cell[k];
        }
        wait_ticks += cells[i].wait_answered_ticks;
        handle_ticks += cells[i].handle_ticks;
    }
    struct row row = row_of(db, db->replications);
    bind_whole(&row, replication);
    bind_whole(&row, channel);
    bind_whole(&row, day);
    for (size_t k = 0; k < sizeof counts / sizeof counts[0]; k++) {
        bind_whole(&row, counts[k]);
    }
    bind_number(&row, (double)wait_ticks / TICKS_A_SECOND);
    bind_number(&row, (double)handle_ticks / TICKS_A_SECOND);
    bind_whole(&row, cells[sample->slots_a_day - 1].backlog);
    insert(&row);
}

/* What a launch or withdrawal did on that day, over all its flows. */
static void add_rollout_day(struct sqlite_results *db, uint32_t replication,
                            const struct sample *sample, size_t rollout,
                            size_t day)
{
    const size_t first = course_first_flow(db->centre, rollout);
    const size_t n = db->centre->rollouts[rollout].n_shares;
    uint64_t arrived = 0;
    uint64_t left = 0;
    for (size_t flow = first; flow < first + n; flow++) {
        const struct flow_cell *cell =
            &sample->flows[flow * sample->n_days + day];
        arrived += cell->arrived;
        left += cell->left;
    }
    if (arrived + left > 0) {
        struct row row = row_of(db, db->rollouts);
        bind_whole(&row, replication);
        bind_whole(&row, rollout);
        bind_whole(&row, day);
        bind_whole(&row, arrived);
        bind_whole(&row, left);
        insert(&row);
    }
}

void sqlite_add_replication(struct sqlite_results *db, uint32_t replication,
                            const struct sample *sample)
{
    for (size_t c = 0; c < sample->n_channels; c++) {
        for (size_t d = 0; d < sample->n_days; d++) {
            add_day(db, replication, sample, c, d);
        }
    }
    for (size_t r = 0; r < db->centre->n_rollouts; r++) {
        for (size_t d = 0; d < sample->n_days; d++) {
            add_rollout_day(db, replication, sample, r, d);
        }
    }
}

static void add_run(struct sqlite_results *db, const struct run_report *report)
{
    const struct results *results = report->results;
    const struct plan *plan = &results->centre->plan;
    struct arena *arena = db->arena;
    char start[11];
    civil_write_date(plan->start_day, start);
    const struct {
        const char *key;
        const char *value;
    } rows[] = {
        { "confidence", arena_text(arena, "%.10g", results->confidence_frac) },
        { "converged", results->converged ? "true" : "false" },
        { "currency", plan->currency },
        { "days", arena_text(arena, "%zu", results->n_days) },
        { "interrupted", results->interrupted ? "true" : "false" },
        { "interval_min", arena_text(arena, "%.10g", plan->interval_s / 60) },
        { "language", report->scenario->language },
        { "plan_start", start },
        { "replications", arena_text(arena, "%u", results->replications) },
        { "scenario", report->scenario->file },
        { "scenario_sha256", report->scenario->sha256_hex },
        { "schema", "deskcast/results/1" },
        { "starts_empty",
          run_words_starts_empty(results->centre) ? "true" : "false" },
        { "seed",
          arena_text(arena, "%llu", (unsigned long long)results->seed) },
        { "title", results->centre->title },
        { "variant", report->scenario->variant },
        { "version", DESKCAST_VERSION },
    };
    sqlite3_stmt *statement = prepare_rows(db, "run", 2);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct row row = row_of(db, statement);
        bind_text(&row, rows[i].key);
        bind_text(&row, rows[i].value);
        insert(&row);
    }
    (void)sqlite3_finalize(statement);
}

/* One row of the summary; `channel` or `team` is "". */
struct summary {
    struct sqlite_results *db;
    sqlite3_stmt *statement;
    const char *week;
    const char *channel;
    const char *team;
};

static void add_estimate(const struct summary *summary, const char *measure,
                         const char *unit, const struct estimate *e)
{
    struct row row = row_of(summary->db, summary->statement);
    bind_text(&row, summary->week);
    bind_text(&row, summary->channel);
    bind_text(&row, summary->team);
    bind_text(&row, measure);
    bind_text(&row, unit);
    bind_sure(&row, e->mean, e->half_width);
    const bool exists = !isnan(e->mean);
    bind_number(&row, exists ? e->sd : e->mean);
    bind_whole(&row, e->n);
    bind_number(&row, exists ? e->p10 : e->mean);
    bind_number(&row, exists ? e->p50 : e->mean);
    bind_number(&row, exists ? e->p90 : e->mean);
    insert(&row);
}

static void add_channel(struct summary *summary, const char *name,
                        const struct channel_result *channel)
{
    size_t n = 0;
    const struct measure *measures = measure_list(&n);
    summary->channel = name;
    for (size_t m = 0; m < n; m++) {
        add_estimate(summary, measures[m].key, measures[m].unit,
                     &channel->measures[m]);
    }
}

static void add_centre(struct summary *summary, const struct results *results)
{
    add_channel(summary, ALL_CHANNELS, &results->whole);
    size_t n = 0;
    const struct centre_measure *measures = centre_measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        add_estimate(summary, measures[m].key, measures[m].unit,
                     results_centre_measure(results, &measures[m]));
    }
}

static void add_teams(struct summary *summary, const struct results *results)
{
    size_t n = 0;
    const struct team_measure *measures = team_measure_list(&n);
    summary->channel = "";
    for (size_t t = 0; t < results->n_teams; t++) {
        summary->team = results->teams[t].name;
        for (size_t m = 0; m < n; m++) {
            add_estimate(summary, measures[m].key, measures[m].unit,
                         &results->teams[t].measures[m]);
        }
    }
}

static void add_help(struct summary *summary, const struct estimate *estimates)
{
    size_t n = 0;
    const struct help_measure *measures = help_measure_list(&n);
    summary->channel = summary->team = "";
    for (size_t m = 0; m < n; m++) {
        add_estimate(summary, measures[m].summary_key, measures[m].unit,
                     &estimates[m]);
    }
}

static void add_week(struct summary *summary, const struct results *results,
                     size_t week)
{
    summary->team = "";
    for (size_t c = 0; c < results->n_channels; c++) {
        const struct week_channel_result *w = &results->channels[c].weeks[week];
        summary->channel = results->channels[c].name;
        add_estimate(summary, "offered", "contacts", &w->offered);
        add_estimate(summary, "service_level", "share", &w->service_level);
        add_estimate(summary, "mean_wait_s", "s", &w->mean_wait_s);
        add_estimate(summary, "backlog_end", "contacts", &w->backlog_end);
        add_estimate(summary, "prevented", "contacts", &w->prevented);
    }
    summary->channel = "";
    for (size_t t = 0; t < results->n_teams; t++) {
        summary->team = results->teams[t].name;
        add_estimate(summary, "occupancy", "share",
                     &results->teams[t].week_occupancy[week]);
    }
    if (results->help) {
        size_t n = 0;
        help_measure_list(&n);
        add_help(summary, &results->help->weeks[week * n]);
    }
}

static void add_summary(struct sqlite_results *db,
                        const struct results *results)
{
    struct summary summary = {
        .db = db,
        .statement = prepare_rows(db, "summary", 12),
        .week = "all",
        .team = "",
    };
    add_centre(&summary, results);
    for (size_t c = 0; c < results->n_channels; c++) {
        add_channel(&summary, results->channels[c].name, &results->channels[c]);
    }
    add_teams(&summary, results);
    if (results->help) {
        add_help(&summary, results->help->measures);
    }
    for (size_t w = 0; w < results->n_weeks; w++) {
        char start[11];
        civil_write_date(results->centre->plan.start_day +
                             (int32_t)(w * DAYS_A_WEEK),
                         start);
        summary.week = start;
        add_week(&summary, results, w);
    }
    (void)sqlite3_finalize(summary.statement);
}

/* A row about a channel or a team at some time. */
static struct row row_at(struct sqlite_results *db, sqlite3_stmt *statement,
                         size_t whose, const char *when)
{
    struct row row = row_of(db, statement);
    bind_whole(&row, whose);
    bind_text(&row, when);
    return row;
}

static void write_start(const struct results *results, size_t interval,
                        char out[static 20])
{
    const struct plan *plan = &results->centre->plan;
    const size_t day = interval / results->slots_a_day;
    const size_t slot = interval % results->slots_a_day;
    civil_write_moment(plan->start_day + (int32_t)day,
                       (double)slot * plan->interval_s, out);
}

static void add_intervals(struct sqlite_results *db,
                          const struct results *results)
{
    sqlite3_stmt *statement =
        prepare_rows(db, "interval", 4 + 2 * INTERVAL_VALUES);
    for (size_t c = 0; c < results->n_channels; c++) {
        for (size_t i = 0; i < results->n_intervals; i++) {
            const struct interval_result *r =
                &results->channels[c].intervals[i];
            char start[20];
            write_start(results, i, start);
            struct row row = row_at(db, statement, c, start);
            struct brief_estimate values[INTERVAL_VALUES];
            run_report_interval(r, values);
            bind_values(&row, values, INTERVAL_VALUES);
            bind_sure(&row, r->backlog.mean, r->backlog.half_width);
            insert(&row);
        }
    }
    (void)sqlite3_finalize(statement);
}

static void add_team_intervals(struct sqlite_results *db,
                               const struct results *results)
{
    sqlite3_stmt *statement = prepare_rows(db, "team_interval", 6);
    for (size_t t = 0; t < results->n_teams; t++) {
        for (size_t i = 0; i < results->n_intervals; i++) {
            const struct team_interval_result *r =
                &results->teams[t].intervals[i];
            char start[20];
            write_start(results, i, start);
            struct row row = row_at(db, statement, t, start);
            bind_sure(&row, r->on_duty.mean, r->on_duty.half_width);
            bind_sure(&row, r->occupancy.mean, r->occupancy.half_width);
            insert(&row);
        }
    }
    (void)sqlite3_finalize(statement);
}

static void add_days(struct sqlite_results *db, const struct results *results)
{
    sqlite3_stmt *statement = prepare_rows(db, "day", 9 + 2 * DAY_VALUES);
    for (size_t c = 0; c < results->n_channels; c++) {
        for (size_t d = 0; d < results->n_days; d++) {
            const struct day_result *r = &results->channels[c].days[d];
            char date[11];
            civil_write_date(results->centre->plan.start_day + (int32_t)d,
                             date);
            struct row row = row_at(db, statement, c, date);
            struct brief_estimate values[DAY_VALUES];
            run_report_day(r, values);
            bind_values(&row, values, DAY_VALUES);
            bind_number(&row, r->wait_p50_s);
            bind_number(&row, r->wait_p90_s);
            bind_number(&row, r->wait_p95_s);
            bind_sure(&row, r->backlog_end.mean, r->backlog_end.half_width);
            bind_sure(&row, r->prevented.mean, r->prevented.half_width);
            insert(&row);
        }
    }
    (void)sqlite3_finalize(statement);
}

bool sqlite_finish_results(struct sqlite_results *db,
                           const struct run_report *report, struct error *err)
{
    add_run(db, report);
    add_summary(db, report->results);
    add_intervals(db, report->results);
    add_team_intervals(db, report->results);
    add_days(db, report->results);
    keep(db, sqlite_add_detail(db->handle, report));
    execute(db, "COMMIT");
    close(db);
    return db->error == SQLITE_OK || fail_results(db, err);
}

void sqlite_drop_results(struct sqlite_results *db)
{
    if (db->handle) {
        close(db);
    }
}
