/* What a report says of results that are written by hand into a database, so
 * that the right answer is known. */
#include "base/language.h"
#include "report/document.h"
#include "report/html_page.h"
#include "report_run.h"
#include <math.h>
#include <sqlite3.h>
#include <string.h>

static const char *folder_of(struct report_run *run, const char *name)
{
    struct error err;
    const struct csv_format format = { .separator = ',', .decimal_mark = '.' };
    assert_true(run_files_finish(run->files, &run->report, format, &err));
    return arena_text(run->arena, "%s/%s", getenv("DESKCAST_TMP"), name);
}

static void change(const char *folder, const char *sql, struct arena *arena)
{
    sqlite3 *db = NULL;
    const char *path = arena_text(arena, "%s/results.sqlite", folder);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* Of the first call's only channel. */
static void set_level(const char *folder, double mean, double half_width,
                      struct arena *arena)
{
    const char *sql = arena_text(
        arena,
        "UPDATE summary SET mean = %g, half_width = %s WHERE "
        "channel = 'phone' AND measure = 'service_level'",
        mean, isnan(half_width) ? "NULL" : arena_text(arena, "%g", half_width));
    change(folder, sql, arena);
}

static const struct document *read_results(const char *folder,
                                           struct arena *arena)
{
    struct error err;
    struct store *store = NULL;
    struct document *document = NULL;
    const struct document_wishes wishes = { .style = style_house() };
    if (!store_open(folder, arena, &store, &err) ||
        !document_of_results(&store, 1, &wishes, &document, &err)) {
        fail_test("%s", err.message);
    }
    store_close(store);
    document_close(document);
    return document;
}

static bool says(const struct document *document, const char *words)
{
    const struct text_list *findings = document->parts[0].findings;
    for (size_t i = 0; i < findings->n; i++) {
        if (strstr(findings->texts[i], words)) {
            return true;
        }
    }
    return false;
}

/* The target is 80 %. */
static void test_a_target_is_met_only_by_the_whole_interval(void **state)
{
    (void)state;
    struct report_run *run =
        report_run_make("scenarios/first_call.cfg", 2, "verdict");
    const char *folder = folder_of(run, "verdict");
    set_level(folder, 0.83, 0.02, run->arena);
    assert_true(says(read_results(folder, run->arena),
                     "the service level is 83.0 ± 2.0 %. The target, 80 % in "
                     "20 s, is met."));
    set_level(folder, 0.77, 0.02, run->arena);
    assert_true(says(read_results(folder, run->arena), "is missed."));
    set_level(folder, 0.81, 0.02, run->arena);
    const struct document *document = read_results(folder, run->arena);
    assert_true(says(document, "it may be met or missed"));
    assert_false(says(document, "is met."));
    set_level(folder, 0.83, nan(""), run->arena);
    document = read_results(folder, run->arena);
    assert_true(says(document, "neither met nor missed"));
    assert_false(says(document, "is met."));
    arena_destroy(run->arena);
}

static void test_one_replication_is_said_to_be_one(void **state)
{
    (void)state;
    struct report_run *run =
        report_run_make("scenarios/first_call.cfg", 1, "once");
    const struct document *document =
        read_results(folder_of(run, "once"), run->arena);
    assert_true(says(document, "simulated once"));
    assert_false(says(document, "is met."));
    assert_false(says(document, "is missed."));
    arena_destroy(run->arena);
}

/* The target is 80 %; of the four weeks two are below it, each by its whole
 * interval, and one holds it. */
static void test_the_answer_is_that_of_the_weeks(void **state)
{
    (void)state;
    struct report_run *run = report_run_make("scenarios/phone.cfg", 2, "weeks");
    const char *folder = folder_of(run, "weeks");
    const struct text_list *findings = NULL;
    change(folder,
           "UPDATE summary SET mean = 0.9, half_width = 0.02 WHERE week <> "
           "'all' AND measure = 'service_level'; UPDATE summary SET mean = "
           "0.7 WHERE week = '2027-01-11' AND measure = 'service_level'; "
           "UPDATE summary SET mean = 0.79 WHERE week = '2027-01-18' AND "
           "measure = 'service_level'; UPDATE summary SET mean = 0.4 WHERE "
           "week = '2027-01-25' AND measure = 'service_level'; UPDATE summary "
           "SET mean = 0.91, half_width = 0.01 WHERE week = '2027-01-11' AND "
           "measure = 'occupancy'",
           run->arena);
    findings = read_results(folder, run->arena)->parts[0].findings;
    assert_string_equal(findings->texts[0],
                        "3 of 4 weeks are tight; the worst is that of 25 Jan "
                        "2027: phone is 40.0 ± 2.0 % in time (target 80 %).");
    assert_string_equal(findings->texts[1],
                        "Phone misses its target (80 % in 20 s) in 2 of 4 "
                        "weeks: those of 11 Jan 2027 (70.0 ± 2.0 %) and 25 Jan "
                        "2027 (40.0 ± 2.0 %).");
    assert_string_equal(findings->texts[2],
                        "Phone is on the edge of its target (80 % in 20 s) in "
                        "1 of 4 weeks: that of 18 Jan 2027 (79.0 ± 2.0 %).");
    assert_string_equal(findings->texts[3],
                        "A week is tight too when a team is busy over 88 % of "
                        "its time: agents is in 1 of 4 weeks, that of 11 Jan "
                        "2027.");
    change(folder,
           "UPDATE summary SET mean = 0.9 WHERE week = '2027-01-18' AND "
           "measure = 'service_level'",
           run->arena);
    findings = read_results(folder, run->arena)->parts[0].findings;
    assert_string_equal(findings->texts[3],
                        "How busy a team is in its busiest week: agents 91.0 "
                        "± 1.0 % (week of 11 Jan 2027).");
    arena_destroy(run->arena);
}

static void test_teams_without_a_cost_are_named(void **state)
{
    (void)state;
    struct report_run *run =
        report_run_make("scenarios/phone.cfg", 2, "unpriced");
    const char *folder = folder_of(run, "unpriced");
    const struct document *document = read_results(folder, run->arena);
    assert_true(says(document, "The agents cost"));
    assert_false(says(document, "gives no cost"));
    change(folder, "UPDATE summary SET mean = NULL WHERE measure = 'cost'",
           run->arena);
    assert_true(says(read_results(folder, run->arena),
                     "The plan gives no cost of agents: "));
    arena_destroy(run->arena);
}

static const struct document_table *table_called(
    const struct document *document, const char *title)
{
    const struct document_part *part = &document->parts[0];
    for (size_t i = 0; i < part->n_tables; i++) {
        if (strcmp(part->tables[i]->title, title) == 0) {
            return part->tables[i];
        }
    }
    fail_test("no table %s", title);
    return NULL;
}

static bool has_row(const struct document_table *table, const char *whose,
                    const char *measure)
{
    for (size_t row = 0; row < document_table_rows(table); row++) {
        if (strcmp(document_table_cell(table, row, 1)->text, whose) == 0 &&
            strcmp(document_table_cell(table, row, 2)->text, measure) == 0) {
            return true;
        }
    }
    return false;
}

/* Calls, chats and e-mails. */
static void test_a_launch_that_was_played_once_has_no_finding(void **state)
{
    (void)state;
    struct report_run *run =
        report_run_make("scenarios/chat_launch.cfg", 1, "launched_once");
    const struct document *document =
        read_results(folder_of(run, "launched_once"), run->arena);
    const struct document_table *table =
        table_called(document, "Before and after each launch");
    assert_true(says(document, "What chat adds cannot be told from luck"));
    assert_false(says(document, "clear"));
    assert_true(has_row(table, "phone", "mean wait (ASA)"));
    assert_true(has_row(table, "(all)", "contacts a calendar day"));
    assert_true(has_row(table, "(all but chat)", "requester wait"));
    assert_true(has_row(table, "e-mail", "first reply"));
    assert_false(has_row(table, "(all)", "first reply"));
    assert_false(has_row(table, "(all)", "mean wait (ASA)"));
    arena_destroy(run->arena);
}

static const char *origin_of(const struct document_table *table,
                             const char *path)
{
    for (size_t row = 0; row < document_table_rows(table); row++) {
        if (strcmp(document_table_cell(table, row, 0)->text, path) == 0) {
            return document_table_cell(table, row, 2)->text;
        }
    }
    return "nowhere";
}

static void test_every_assumption_names_its_source(void **state)
{
    (void)state;
    struct report_run *run =
        report_run_make("scenarios/first_call.cfg", 1, "assumed");
    const struct document *document =
        read_results(folder_of(run, "assumed"), run->arena);
    const struct document_table *assumed =
        table_called(document, "Assumed, because the scenario does not say it");
    const struct document_table *given =
        table_called(document, "Given by the scenario");
    assert_string_equal(origin_of(assumed, "channels.phone.patience"),
                        "assumption");
    assert_string_equal(origin_of(given, "channels.phone.volume"),
                        "the scenario");
    assert_string_equal(origin_of(given, "channels.phone.patience"), "nowhere");
    assert_int_equal(document_table_rows(assumed) + document_table_rows(given),
                     run->scenario.n_settings);
    arena_destroy(run->arena);
}

static const char *meaning_of(const struct document_table *table,
                              const char *path, size_t nth)
{
    for (size_t row = 0; row < document_table_rows(table); row++) {
        if (strcmp(document_table_cell(table, row, 0)->text, path) == 0 &&
            nth-- == 0) {
            return document_table_cell(table, row, 3)->text;
        }
    }
    return "nowhere";
}

/* Chat opens, and the calls change by 20 % on a day: both settings are "on". */
static void test_a_date_of_the_rollout_means_what_its_entry_is(void **state)
{
    (void)state;
    struct report_run *run =
        report_run_make("tests/rollout_of_each.cfg", 1, "rollouts");
    const struct document *document =
        read_results(folder_of(run, "rollouts"), run->arena);
    const struct document_table *given =
        table_called(document, "Given by the scenario");
    assert_string_equal(meaning_of(given, "rollout.chat.on", 0),
                        "The first day of the channel.");
    assert_string_equal(
        meaning_of(given, "rollout.channels.phone.volume.on", 0),
        "The first day of the change.");
    assert_string_equal(meaning_of(given, "rollout.chat.on", 1),
                        "The first day without it.");
    assert_true(says(document, "What withdrawing chat changes"));
    arena_destroy(run->arena);
}

static struct document_cell cell(enum cell_kind kind, double number,
                                 double half_width)
{
    return (struct document_cell){ kind, NULL, number, half_width };
}

static void test_a_cell_is_written_as_what_it_is(void **state)
{
    struct arena *arena = *state;
    const struct {
        struct document_cell cell;
        const char *text;
    } cases[] = {
        { cell(CELL_NONE, nan(""), nan("")), "-" },
        { cell(CELL_COUNT, 1234.6, nan("")), "1,235" },
        { cell(CELL_COUNT, 1234.6, 12.3), "1,235 ± 12" },
        { cell(CELL_COUNT, 12.34, 0.4), "12.3 ± 0.4" },
        { cell(CELL_COUNT, 1.336, 0.011), "1.34 ± 0.01" },
        { cell(CELL_SHARE, 0.78236, 0.0041), "78.2 ± 0.4 %" },
        { cell(CELL_SECONDS, 216, nan("")), "3.6 min" },
        { cell(CELL_DAY, 20837, nan("")), "19 Jan 2027" },
        { cell(CELL_MOMENT, 20837 + 8.5 / 24, nan("")), "19 Jan 2027 08:30" },
        { cell(CELL_CLOCK, 30600, nan("")), "08:30" },
        { { CELL_SHARE, "+7.2 points", 0.072, nan("") }, "+7.2 points" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_string_equal(document_cell_text(&cases[i].cell, arena),
                            cases[i].text);
    }
}

static void test_a_column_of_several_kinds_has_none(void **state)
{
    struct arena *arena = *state;
    struct document_table *table =
        document_table_start(arena, SHEET_SUMMARY, "mixed");
    document_column(table, "one");
    document_column(table, "both");
    document_add_number(table, CELL_SECONDS, 1);
    document_add_number(table, CELL_SECONDS, 1);
    document_add_number(table, CELL_SECONDS, nan(""));
    document_add_number(table, CELL_SHARE, 1);
    assert_int_equal(document_table_rows(table), 2);
    assert_int_equal(document_column_kind(table, 0), CELL_SECONDS);
    assert_int_equal(document_column_kind(table, 1), CELL_NONE);
    assert_int_equal(document_table_cell(table, 1, 0)->kind, CELL_NONE);
}

static void test_the_script_of_a_page_is_small(void **state)
{
    (void)state;
    size_t n = 0;
    for (const char *const *part = html_script; *part; part++) {
        n += strlen(*part);
    }
    assert_in_range(n, 1000, 5000);
}

static int make_arena(void **state)
{
    *state = arena_create();
    return 0;
}

static int end_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_target_is_met_only_by_the_whole_interval),
        cmocka_unit_test(test_one_replication_is_said_to_be_one),
        cmocka_unit_test(test_a_launch_that_was_played_once_has_no_finding),
        cmocka_unit_test(test_the_answer_is_that_of_the_weeks),
        cmocka_unit_test(test_teams_without_a_cost_are_named),
        cmocka_unit_test(test_every_assumption_names_its_source),
        cmocka_unit_test(test_a_date_of_the_rollout_means_what_its_entry_is),
        cmocka_unit_test(test_a_cell_is_written_as_what_it_is),
        cmocka_unit_test(test_a_column_of_several_kinds_has_none),
        cmocka_unit_test(test_the_script_of_a_page_is_small),
    };
    return cmocka_run_group_tests(tests, make_arena, end_arena);
}
