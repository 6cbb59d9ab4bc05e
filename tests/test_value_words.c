/* The figures behind a chart: what a reader of a page sees of each. */
#include "base/language.h"
#include "report/value_numbers.h"
#include "report/value_words.h"
#include "testing.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_number_is_read_with_its_unit),
        cmocka_unit_test(test_a_comparison_is_in_the_units_of_its_rows),
        cmocka_unit_test(
            test_dates_are_written_out_and_what_is_missing_is_blank),
        cmocka_unit_test(test_a_band_says_whose_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
