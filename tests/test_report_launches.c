/*
 * A launch in results.sqlite: the same figures as in run.json, the range of
 * futures among them.
 */
#include "report/json.h"
#include "report_run.h"
#include <jansson.h>
#include <sqlite3.h>

static double column(sqlite3 *db, struct arena *arena, const char *name)
{
    sqlite3_stmt *statement = NULL;
    const char *sql = arena_text(arena, "SELECT %s FROM launch", name);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    const double value = sqlite3_column_type(statement, 0) == SQLITE_NULL
                             ? nan("")
                             : sqlite3_column_double(statement, 0);
    assert_int_equal(sqlite3_step(statement), SQLITE_DONE);
    (void)sqlite3_finalize(statement);
    return value;
}

/* The columns of one figure, against its object in run.json. */
static void compare(sqlite3 *db, struct arena *arena, const char *name,
                    const json_t *estimate)
{
    static const char *const members[] = { "mean", "half_width", "p10", "p50",
                                           "p90" };
    assert_true(json_is_object(estimate));
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const char *of =
            i == 0 ? name : arena_text(arena, "%s_%s", name, members[i]);
        const double written =
            json_number_value(json_object_get(estimate, members[i]));
        assert_near(column(db, arena, of), written, 1e-6 * fabs(written));
    }
    const double low = column(db, arena, arena_text(arena, "%s_p10", name));
    const double middle = column(db, arena, arena_text(arena, "%s_p50", name));
    const double high = column(db, arena, arena_text(arena, "%s_p90", name));
    assert_true(low <= middle && middle <= high && low < high);
}

static void test_a_launch_has_its_range_in_both(void **state)
{
    (void)state;
    struct report_run *run =
        report_run_make("scenarios/chat_launch.cfg", 12, "launches");
    sqlite3 *db = NULL;
    const char *path = arena_text(run->arena, "%s/launches/results.sqlite",
                                  getenv("DESKCAST_TMP"));
    const struct csv_format format = { .separator = ',', .decimal_mark = '.' };
    struct error err;
    assert_true(run_files_finish(run->files, &run->report, format, &err));
    json_t *json = json_of_run(&run->report);
    const json_t *launch = json_array_get(json_object_get(json, "rollout"), 0);
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL),
                     SQLITE_OK);
    compare(db, run->arena, "spike_ratio",
            json_object_get(launch, "spike_ratio"));
    compare(db, run->arena, "new_contacts",
            json_object_get(launch, "new_contacts"));
    compare(db, run->arena, "moved_contacts",
            json_object_get(launch, "moved_contacts"));
    compare(db, run->arena, "settled_change",
            json_object_get(launch, "settled_change"));
    compare(db, run->arena, "peak_change",
            json_object_get(json_object_get(launch, "peak"), "change"));
    (void)sqlite3_close(db);
    json_decref(json);
    arena_destroy(run->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_launch_has_its_range_in_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
