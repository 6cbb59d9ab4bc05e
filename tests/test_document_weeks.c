/* The tables of a report that have a row a week, held beside run.json. */
#include "base/civil.h"
#include "report/document.h"
#include "report/weekly_occasion.h"
#include "report_run.h"
#include <jansson.h>
#include <math.h>
#include <string.h>

struct fixture {
    struct arena *arena;
    const struct document *document;
    json_t *json;
};

static struct fixture simulate(const char *scenario, const char *folder)
{
    struct report_run *run = report_run_make(scenario, 2, folder);
    struct fixture fixture = { .arena = run->arena };
    const char *path =
        arena_text(run->arena, "%s/%s", getenv("DESKCAST_TMP"), folder);
    const struct csv_format format = { .separator = ',', .decimal_mark = '.' };
    const struct document_wishes wishes = { .style = style_house() };
    struct document *document = NULL;
    struct store *store = NULL;
    struct error err;
    if (!run_files_finish(run->files, &run->report, format, &err) ||
        !store_open(path, run->arena, &store, &err) ||
        !document_of_results(&store, 1, &wishes, &document, &err)) {
        fail_test("%s", err.message);
    }
    store_close(store);
    document_close(document);
    fixture.document = document;
    fixture.json =
        json_load_file(arena_text(run->arena, "%s/run.json", path), 0, NULL);
    assert_non_null(fixture.json);
    return fixture;
}

/* NULL where there is none. */
static const struct document_table *table_called(const struct fixture *fixture,
                                                 const char *title)
{
    const struct document_part *part = &fixture->document->parts[0];
    for (size_t i = 0; i < part->n_tables; i++) {
        if (strcmp(part->tables[i]->title, title) == 0) {
            return part->tables[i];
        }
    }
    return NULL;
}

static size_t column_called(const struct document_table *table,
                            const char *title)
{
    size_t i = 0;
    while (i < table->n_columns &&
           strcmp(table->columns[i].title, title) != 0) {
        i++;
    }
    if (i == table->n_columns) {
        fail_test("%s has no column %s", table->title, title);
    }
    return i;
}

/* Whether the cell is the estimate, to the digits of run.json. */
static void assert_cell(const struct document_cell *cell,
                        const json_t *estimate)
{
    const json_t *mean = json_object_get(estimate, "mean");
    if (!json_is_number(mean)) {
        assert_int_equal(cell->kind, CELL_NONE);
        return;
    }
    assert_relative(cell->number, json_number_value(mean), 1e-8);
    assert_relative(cell->half_width,
                    json_number_value(json_object_get(estimate, "half_width")),
                    1e-8);
}

static void assert_column(const struct fixture *fixture, const char *title,
                          const char *heading, const char *owners,
                          const char *name, const char *measure)
{
    const struct document_table *table = table_called(fixture, title);
    const json_t *weeks = json_object_get(fixture->json, "weeks");
    assert_non_null(table);
    const size_t column = column_called(table, heading);
    assert_int_equal(document_table_rows(table), json_array_size(weeks));
    for (size_t w = 0; w < json_array_size(weeks); w++) {
        const json_t *week = json_array_get(weeks, w);
        const char *start = json_string_value(json_object_get(week, "start"));
        int32_t day = 0;
        assert_true(civil_read_date(start, &day, NULL));
        assert_near(document_table_cell(table, w, 0)->number, day, 0);
        assert_cell(
            document_table_cell(table, w, column),
            json_object_get(
                json_object_get(json_object_get(week, owners), name), measure));
    }
}

static void test_weeks_are_those_of_the_run(void **state)
{
    static const char *const live[][2] = { { "Week by week: phone", "phone" },
                                           { "Week by week: chat", "chat" } };
    const struct fixture *fixture = *state;
    for (size_t i = 0; i < 2; i++) {
        assert_column(fixture, live[i][0], "Offered", "channels", live[i][1],
                      "offered");
        assert_column(fixture, live[i][0], "Service level", "channels",
                      live[i][1], "service_level");
        assert_column(fixture, live[i][0], "Mean wait (ASA)", "channels",
                      live[i][1], "mean_wait_s");
    }
    assert_column(fixture, "Week by week: e-mail", "Until work begins, mean",
                  "channels", "email", "mean_wait_s");
    assert_column(fixture, "Week by week: e-mail", "Backlog at its end",
                  "channels", "email", "backlog_end");
    assert_column(fixture, "Week by week: care", "care: occupancy", "teams",
                  "care", "occupancy");
}

static void test_hours_of_weeks_are_those_of_the_plan(void **state)
{
    const struct fixture *fixture = *state;
    const struct document_table *table =
        table_called(fixture, "Week by week: care");
    assert_non_null(table);
    const size_t column = column_called(table, "care: hours on duty");
    double sum = 0;
    for (size_t w = 0; w < document_table_rows(table); w++) {
        sum += document_table_cell(table, w, column)->number;
    }
    const json_t *care =
        json_object_get(json_object_get(fixture->json, "teams"), "care");
    assert_relative(sum,
                    json_number_value(json_object_get(
                        json_object_get(care, "on_duty_hours"), "mean")),
                    1e-8);
}

/* Agents train in two weeks for the chat of 8 March; Easter is 28 March. */
static void test_a_week_says_what_happens_in_it(void **state)
{
    const struct fixture *fixture = *state;
    const struct document_table *table =
        table_called(fixture, "Week by week: chat");
    assert_non_null(table);
    const size_t column = column_called(table, "What happens in it");
    static const char *const happens[] = {
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "agents train for chat",
        "agents train for chat",
        "chat opens",
        "",
        "28 Mar 2027 (closed)",
        "29 Mar 2027 (closed)",
        "",
        "",
    };
    for (size_t w = 0; w < sizeof happens / sizeof happens[0]; w++) {
        assert_string_equal(document_table_cell(table, w, column)->text,
                            happens[w]);
    }
}

static void test_nothing_is_missing_where_a_channel_has_no_such_figure(
    void **state)
{
    const struct fixture *fixture = *state;
    const struct document_table *table =
        table_called(fixture, "Week by week: phone");
    assert_non_null(table);
    assert_int_equal(table->n_columns, 5); /* no backlog, no help centre */
    assert_false(table->is_long);
}

static void test_a_last_week_that_is_shorter_says_so(void **state)
{
    const struct fixture *fixture = *state;
    struct weekly_figures *figures =
        weekly_figures_start(20000, 10, 0, 0, 1, fixture->arena);
    static const struct weekly_unusual closed[] = { { 20008, true },
                                                    { 20010, true } };
    figures->n_unusual = 2;
    figures->unusual = closed;
    weekly_add_opening(figures, "chat", 20009, 0, fixture->arena);
    assert_string_equal(weekly_happenings(figures, fixture->arena, 0), "");
    assert_string_equal(weekly_happenings(figures, fixture->arena, 1),
                        "3 days only, 12 Oct 2024 (closed) and chat opens");
}

static int play(void **state)
{
    static struct fixture fixture;
    fixture = simulate("scenarios/chat_launch.cfg", "weekly");
    *state = &fixture;
    return 0;
}

static int forget(void **state)
{
    struct fixture *fixture = *state;
    json_decref(fixture->json);
    arena_destroy(fixture->arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_weeks_are_those_of_the_run),
        cmocka_unit_test(test_hours_of_weeks_are_those_of_the_plan),
        cmocka_unit_test(test_a_week_says_what_happens_in_it),
        cmocka_unit_test(
            test_nothing_is_missing_where_a_channel_has_no_such_figure),
        cmocka_unit_test(test_a_last_week_that_is_shorter_says_so),
    };
    return cmocka_run_group_tests(tests, play, forget);
}
