/* The same numbers in every file: the JSON object is compared with CSV, SQLite
 * and the terminal, each read back as somebody else would. */
#include "report/json.h"
#include "report/number.h"
#include "report/table.h"
#include "report_run.h"
#include <sqlite3.h>
#include <string.h>

#define DIGITS 1e-9 /* ten significant digits are written */

struct fixture {
    struct report_run *run;
    json_t *json;
    sqlite3 *db;
};

static const char *path_of(const struct fixture *fixture, const char *name)
{
    return arena_text(fixture->run->arena, "%s/numbers/%s",
                      getenv("DESKCAST_TMP"), name);
}

static int write_files(void **state)
{
    static struct fixture fixture;
    struct error err;
    fixture.run = report_run_make("tests/every_end.cfg", 5, "numbers");
    const struct csv_format format = { .separator = ',', .decimal_mark = '.' };
    if (!run_files_finish(fixture.run->files, &fixture.run->report, format,
                          &err)) {
        return -1;
    }
    fixture.json = json_load_file(path_of(&fixture, "run.json"), 0, NULL);
    *state = &fixture;
    return sqlite3_open_v2(path_of(&fixture, "results.sqlite"), &fixture.db,
                           SQLITE_OPEN_READONLY, NULL);
}

static int drop_files(void **state)
{
    struct fixture *fixture = *state;
    (void)sqlite3_close(fixture->db);
    json_decref(fixture->json);
    arena_destroy(fixture->run->arena);
    return 0;
}

/* One number of the database; NaN for NULL. */
static double query(const struct fixture *fixture, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(fixture->db, sql, -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const double value = sqlite3_column_type(statement, 0) == SQLITE_NULL
                             ? nan("")
                             : sqlite3_column_double(statement, 0);
    (void)sqlite3_finalize(statement);
    return value;
}

/* "channels", "phone", "wait_over.20" to its estimate; NULL when it is null. */
static const json_t *estimate_of(const struct fixture *fixture,
                                 const char *part, const char *name,
                                 const char *measure)
{
    const json_t *at = json_object_get(fixture->json, part);
    at = *name ? json_object_get(at, name) : at;
    const char *dot = strchr(measure, '.');
    if (dot) {
        const char *outer = arena_copy_bytes(fixture->run->arena, measure,
                                             (size_t)(dot - measure));
        at = json_object_get(json_object_get(at, outer), dot + 1);
    } else {
        at = json_object_get(at, measure);
    }
    assert_non_null(at);
    return json_is_null(at) ? NULL : at;
}

static double member(const json_t *estimate, const char *key)
{
    const json_t *value = estimate ? json_object_get(estimate, key) : NULL;
    return json_is_number(value) ? json_number_value(value) : nan("");
}

static void assert_same(double a, double b, const char *what)
{
    if (isnan(a) != isnan(b) || (!isnan(a) && fabs(a - b) > DIGITS * fabs(b))) {
        fail_test("%s: %.17g and %.17g", what, a, b);
    }
}

enum { COLUMNS = 32 };

/* Splits a line without quotes; "" for the cells that it lacks. */
static void split(char *line, char *cells[COLUMNS])
{
    line[strcspn(line, "\r\n")] = '\0';
    for (size_t i = 0; i < COLUMNS; i++) {
        cells[i] = line;
        line += strcspn(line, ",");
        if (*line) {
            *line++ = '\0';
        }
    }
}

static double number_of(const char *cell)
{
    return *cell ? strtod(cell, NULL) : nan("");
}

/* Columns of summary.csv */
enum { WEEK = 2, CHANNEL, TEAM, MEASURE, UNIT, MEAN, LOW, HIGH, P10, P50, P90 };

static void compare_row(const struct fixture *fixture, char *cells[COLUMNS])
{
    const bool team = *cells[TEAM] != '\0';
    const bool all = strcmp(cells[CHANNEL], "(all)") == 0;
    const json_t *estimate = estimate_of(fixture,
                                         all    ? "centre"
                                         : team ? "teams"
                                                : "channels",
                                         all    ? ""
                                         : team ? cells[TEAM]
                                                : cells[CHANNEL],
                                         cells[MEASURE]);
    const double mean = member(estimate, "mean");
    const double half_width = member(estimate, "half_width");
    assert_same(number_of(cells[MEAN]), mean, cells[MEASURE]);
    assert_near(number_of(cells[HIGH]) - mean, half_width,
                1e-8 * (fabs(mean) + 1.0));
    assert_same(number_of(cells[P10]), member(estimate, "p10"), "p10");
    assert_same(number_of(cells[P90]), member(estimate, "p90"), "p90");
    const char *sql = arena_text(
        fixture->run->arena,
        "SELECT mean FROM summary WHERE week = 'all' AND channel = '%s' AND "
        "team = '%s' AND measure = '%s'",
        cells[CHANNEL], cells[TEAM], cells[MEASURE]);
    assert_same(query(fixture, sql), mean, cells[MEASURE]);
}

static void test_summary_json_and_sqlite_say_the_same(void **state)
{
    const struct fixture *fixture = *state;
    FILE *file = fopen(path_of(fixture, "summary.csv"), "r");
    assert_non_null(file);
    char line[1024];
    assert_non_null(fgets(line, sizeof line, file));
    size_t n = 0;
    while (fgets(line, sizeof line, file)) {
        char *cells[COLUMNS];
        split(line, cells);
        if (strcmp(cells[WEEK], "all") == 0 && *cells[MEAN]) {
            compare_row(fixture, cells);
            n++;
        }
    }
    (void)fclose(file);
    assert_true(n > 60);
    const double rows = query(
        fixture, "SELECT count(*) FROM summary WHERE mean IS NOT NULL AND "
                 "week = 'all'");
    assert_true((double)n == rows);
}

static void test_the_table_shows_the_json_numbers(void **state)
{
    const struct fixture *fixture = *state;
    struct arena *arena = fixture->run->arena;
    struct text text;
    text_start(&text, arena);
    table_of_run(&fixture->run->report, 200, false, &text);
    const struct results *results = fixture->run->report.results;
    for (size_t c = 0; c < results->n_channels; c++) {
        const char *name = results->channels[c].name;
        const char *row = strstr(text.bytes, arena_text(arena, "\n%s ", name));
        assert_non_null(row);
        row = arena_copy_bytes(arena, row + 1, strcspn(row + 1, "\n"));
        const double offered =
            member(estimate_of(fixture, "channels", name, "offered"), "mean");
        const double lost = member(
            estimate_of(fixture, "channels", name, "abandonment"), "mean");
        const double handle = member(
            estimate_of(fixture, "channels", name, "mean_handle_s"), "mean");
        assert_non_null(strstr(row, number_count(arena, offered)));
        assert_non_null(strstr(row, number_share(arena, lost)));
        assert_non_null(strstr(row, number_duration(arena, handle)));
    }
}

static void test_days_of_replications_add_up_to_the_mean(void **state)
{
    const struct fixture *fixture = *state;
    const char *const counts[] = { "offered", "answered", "abandoned", "balked",
                                   "blocked", "dropped",  "unfinished" };
    const struct results *results = fixture->run->report.results;
    for (size_t c = 0; c < results->n_channels; c++) {
        const char *name = results->channels[c].name;
        for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
            const char *sql = arena_text(
                fixture->run->arena,
                "SELECT sum(%s) / 5.0 FROM replication_days WHERE channel = "
                "'%s'",
                counts[i], name);
            const double mean = member(
                estimate_of(fixture, "channels", name, counts[i]), "mean");
            assert_near(query(fixture, sql), mean, 1e-6);
        }
    }
    assert_true(query(fixture, "SELECT count(DISTINCT replication) FROM "
                               "replication_day") == 5.0);
}

/* The desk is such that none of the ends is missing, and rounding is all that
 * means may be apart. */
static void assert_ends(const struct fixture *fixture, const char *table)
{
    static const char *const ends[] = { "answered", "abandoned", "balked",
                                        "blocked",  "dropped",   "unfinished" };
    struct arena *arena = fixture->run->arena;
    const char *sum = "0";
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        assert_true(query(fixture, arena_text(arena, "SELECT sum(%s) FROM %s",
                                              ends[i], table)) > 0);
        sum = arena_text(arena, "%s + %s", sum, ends[i]);
    }
    assert_true(
        query(fixture,
              arena_text(arena, "SELECT max(abs(offered - (%s))) FROM %s", sum,
                         table)) < 1e-9);
}

static void test_every_attempt_has_one_end_in_every_row(void **state)
{
    assert_ends(*state, "replication_day");
    assert_ends(*state, "replication_days");
    assert_ends(*state, "day");
    assert_ends(*state, "interval");
}

/* The sum of a column whose name stands in the first line. */
static double sum_of_column(const struct fixture *fixture, const char *file,
                            const char *column, const char *channel)
{
    FILE *stream = fopen(path_of(fixture, file), "r");
    assert_non_null(stream);
    char line[2048];
    char *cells[COLUMNS];
    assert_non_null(fgets(line, sizeof line, stream));
    split(line, cells);
    size_t at = 0;
    size_t of_channel = 0;
    for (size_t i = 0; i < COLUMNS; i++) {
        at = strcmp(cells[i], column) == 0 ? i : at;
        of_channel = strcmp(cells[i], "channel") == 0 ? i : of_channel;
    }
    assert_true(at > 0 && of_channel > 0);
    double sum = 0;
    while (fgets(line, sizeof line, stream)) {
        split(line, cells);
        sum +=
            strcmp(cells[of_channel], channel) == 0 ? number_of(cells[at]) : 0;
    }
    (void)fclose(stream);
    return sum;
}

static void test_the_ends_in_csv_add_up_to_those_of_the_run(void **state)
{
    const struct fixture *fixture = *state;
    static const char *const columns[] = {
        "offered", "answered", "abandoned",  "balked",
        "blocked", "dropped",  "unfinished",
    };
    const struct results *results = fixture->run->report.results;
    for (size_t c = 0; c < results->n_channels; c++) {
        const char *name = results->channels[c].name;
        for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
            const double mean = member(
                estimate_of(fixture, "channels", name, columns[i]), "mean");
            assert_near(
                sum_of_column(fixture, "interval.csv", columns[i], name), mean,
                1e-6);
            assert_near(sum_of_column(fixture, "days.csv", columns[i], name),
                        mean, 1e-6);
        }
    }
}

static void test_intervals_add_up_to_days_and_days_to_the_whole(void **state)
{
    const struct fixture *fixture = *state;
    const struct results *results = fixture->run->report.results;
    for (size_t c = 0; c < results->n_channels; c++) {
        const double mean =
            member(estimate_of(fixture, "channels", results->channels[c].name,
                               "offered"),
                   "mean");
        const char *intervals =
            "SELECT sum(offered) FROM interval WHERE channel = ";
        const char *days = "SELECT sum(offered) FROM day WHERE channel = ";
        assert_near(query(fixture, arena_text(fixture->run->arena, "%s%zu",
                                              intervals, c)),
                    mean, 1e-6);
        assert_near(
            query(fixture, arena_text(fixture->run->arena, "%s%zu", days, c)),
            mean, 1e-6);
    }
}

static void test_the_database_is_sound(void **state)
{
    const struct fixture *fixture = *state;
    assert_true(query(fixture, "PRAGMA user_version") == 1.0);
    assert_true(query(fixture, "SELECT count(*) FROM "
                               "pragma_foreign_key_check") == 0.0);
    assert_true(query(fixture, "SELECT integrity_check = 'ok' FROM "
                               "pragma_integrity_check") == 1.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_summary_json_and_sqlite_say_the_same),
        cmocka_unit_test(test_the_table_shows_the_json_numbers),
        cmocka_unit_test(test_days_of_replications_add_up_to_the_mean),
        cmocka_unit_test(test_every_attempt_has_one_end_in_every_row),
        cmocka_unit_test(test_the_ends_in_csv_add_up_to_those_of_the_run),
        cmocka_unit_test(test_intervals_add_up_to_days_and_days_to_the_whole),
        cmocka_unit_test(test_the_database_is_sound),
    };
    return cmocka_run_group_tests(tests, write_files, drop_files);
}
