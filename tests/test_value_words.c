/* The figures behind a chart: what a reader of a page sees of each. */
#include "base/language.h"
#include "chart_run.h"
#include "hand_comparison.h"
#include "report/value_numbers.h"
#include "report/value_words.h"
#include "testing.h"

#include <ctype.h>
#include <math.h>

static const char *shown(const char *column, double number, struct arena *arena)
{
    const char *const columns[] = { column };
    struct table *table = table_start(arena, 1, columns);
    const struct cell row[] = { cell_number(number) };
    table_add(table, row);
    return value_numbers_text(table, 0, 0);
}

static void test_a_number_is_read_with_its_unit(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(shown("weekday", 0, arena), "Mon");
    assert_string_equal(shown("weekday", 6, arena), "Sun");
    assert_string_equal(shown("start_s", 34200, arena), "09:30");
    assert_string_equal(shown("wait_p97_5_s", 30, arena), "30.0 s");
    assert_string_equal(shown("wait_of_customers_p50_s", 7920, arena), "2.2 h");
    assert_string_equal(shown("target_frac", 0.8, arena), "80.0 %");
    assert_string_equal(shown("prevented_share_p10", 0.081, arena), "8.1 %");
    assert_string_equal(shown("is_open", 1, arena), "yes");
    assert_string_equal(shown("peak_is_clear", 0, arena), "no");
    assert_string_equal(shown("from_contacts", 27226.755, arena), "27,227");
    assert_string_equal(shown("ended_an_hour_half_width", 0.0119, arena),
                        "0.012");
    arena_destroy(arena);
}

static void test_a_comparison_is_in_the_units_of_its_rows(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    static const char *const columns[] = { "unit", "mean", "difference" };
    struct table *table = table_start(arena, 3, columns);
    const struct cell share[] = { cell_text("share"), cell_number(0.9532),
                                  cell_number(-0.005) };
    const struct cell wait[] = { cell_text("s"), cell_number(59040),
                                 cell_number(-6840) };
    table_add(table, share);
    table_add(table, wait);
    assert_string_equal(value_numbers_text(table, 0, 1), "95.32 %");
    assert_string_equal(value_numbers_text(table, 0, 2), "-0.50 points");
    assert_string_equal(value_numbers_text(table, 1, 1), "16.4 h");
    assert_string_equal(value_numbers_text(table, 1, 2), "-1.9 h");
    assert_false(value_words_is_shown("unit"));
    assert_true(value_words_is_shown("mean"));
    arena_destroy(arena);
}

static void test_dates_are_written_out_and_what_is_missing_is_blank(
    void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    static const char *const columns[] = { "step_date", "end_date" };
    struct table *table = table_start(arena, 2, columns);
    const struct cell row[] = { cell_text("2027-01-18"), cell_number(nan("")) };
    table_add(table, row);
    assert_string_equal(value_words_text(table, 0, 0), "18 Jan 2027");
    assert_true(value_words_is_date(table, 0, 0));
    assert_string_equal(value_words_text(table, 0, 1), "");
    assert_false(value_words_is_date(table, 0, 1));
    arena_destroy(arena);
}

static void test_a_band_says_whose_it_is(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(value_words_heading("wait_p2_5_s", arena),
                        "Wait, 2.5 % of runs below");
    assert_string_equal(value_words_heading("wait_of_customers_p90_s", arena),
                        "Wait of customers, 90 % of them below");
    assert_string_equal(value_words_heading("weekday", arena), "Weekday");
    arena_destroy(arena);
}

/* Columns are lower case with bars, as words_name leaves them but for the
 * bars; every heading of ours begins with a capital letter or a sign. */
static void check_headings(const struct table *data)
{
    for (size_t c = 0; c < data->n_columns; c++) {
        const char *column = data->columns[c];
        const char *heading = value_words_heading(column, data->arena);
        if (value_words_is_shown(column) &&
            (islower((unsigned char)heading[0]) || strchr(heading, '_'))) {
            fail_test("the column %s has no heading", column);
        }
    }
}

/* Adds to `seen` the charts that these results allow. */
static void walk(struct store *store, bool *seen)
{
    size_t n = 0;
    const struct chart *charts = chart_list(&n);
    for (size_t i = 0; i < n; i++) {
        struct table *data = NULL;
        struct error why;
        if (charts[i].gather(store, &data, &why)) {
            check_headings(data);
            seen[i] = true;
        }
    }
}

static void test_every_column_of_every_chart_has_a_heading(void **state)
{
    (void)state;
    static const char *const scenarios[] = { "scenarios/chat_launch.cfg",
                                             "scenarios/self_service.cfg" };
    static const struct hand_comparison compared = {
        .ways = "{\"phone\":\"call\"}",
        .first = "{\"phone\":{\"mean_wait_s\":{\"mean\":7}}}",
        .other = "{\"phone\":{\"mean_wait_s\":{\"mean\":8}}}",
        .difference = "{\"phone\":{\"mean_wait_s\":{\"mean\":1,"
                      "\"half_width\":0.1}}}",
    };
    bool seen[64] = { false };
    for (size_t i = 0; i < sizeof scenarios / sizeof scenarios[0]; i++) {
        const char *folder = i == 0 ? "heads-launch" : "heads-help";
        struct report_run *run = report_run_make(scenarios[i], 2, folder);
        struct store *store = chart_run_store(run, folder);
        walk(store, seen);
        store_close(store);
        arena_destroy(run->arena);
    }
    struct arena *arena = arena_create();
    struct store *store = hand_comparison_open(&compared, "heads-two", arena);
    walk(store, seen);
    store_close(store);
    arena_destroy(arena);
    size_t n = 0;
    const struct chart *charts = chart_list(&n);
    assert_true(n <= sizeof seen / sizeof seen[0]);
    for (size_t i = 0; i < n; i++) {
        if (!seen[i]) {
            fail_test("no results here allow the chart %s", charts[i].name);
        }
    }
}

static void test_an_end_at_midnight_is_that_of_its_day(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(shown("from_s", 57600, arena), "16:00");
    assert_string_equal(shown("to_s", 86400, arena), "24:00");
    assert_string_equal(shown("from_s", 0, arena), "00:00");
    assert_string_equal(shown("from_s", 86400, arena), "00:00");
    assert_string_equal(shown("to_s", 97200, arena), "03:00");
    assert_string_equal(shown("to_s", 61200, arena), "17:00");
    assert_string_equal(shown("other_customers", 0, arena), "no");
    assert_string_equal(shown("other_customers", 1, arena), "yes");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_number_is_read_with_its_unit),
        cmocka_unit_test(test_a_comparison_is_in_the_units_of_its_rows),
        cmocka_unit_test(
            test_dates_are_written_out_and_what_is_missing_is_blank),
        cmocka_unit_test(test_a_band_says_whose_it_is),
        cmocka_unit_test(test_every_column_of_every_chart_has_a_heading),
        cmocka_unit_test(test_an_end_at_midnight_is_that_of_its_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
