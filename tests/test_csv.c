/*
 * Small tables as Excel, LibreOffice and call-centre systems write them.
 */
#include "base/csv.h"

#include "base/civil.h"
#include "testing.h"
#include <string.h>

static struct csv_table read_bytes(struct arena *arena, const char *bytes,
                                   size_t n)
{
    struct csv_table table;
    struct error err = { .message = "" };
    if (!csv_read(bytes, n, arena, &table, &err)) {
        fail_test("%s", err.message);
    }
    return table;
}

static struct csv_table read_text(struct arena *arena, const char *text)
{
    return read_bytes(arena, text, strlen(text));
}

static void assert_row(const struct csv_table *table, size_t row, size_t line,
                       size_t n_cells, const char *const *cells)
{
    assert_true(row < table->n_rows);
    assert_int_equal(table->rows[row].line, line);
    assert_int_equal(table->rows[row].n_cells, n_cells);
    for (size_t i = 0; i < n_cells; i++) {
        assert_string_equal(table->rows[row].cells[i], cells[i]);
    }
}

static void test_a_plain_table_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct csv_table table =
        read_text(arena, "start,count\n2027-01-04 08:00, 12 \n\n,3\n\"a,b\","
                         "\"he said \"\"no\"\"\"");
    assert_int_equal(table.delimiter, ',');
    assert_false(table.decimal_comma);
    assert_int_equal(table.n_rows, 4);
    assert_row(&table, 0, 1, 2, (const char *[]){ "start", "count" });
    assert_row(&table, 1, 2, 2, (const char *[]){ "2027-01-04 08:00", "12" });
    assert_row(&table, 2, 4, 2, (const char *[]){ "", "3" });
    assert_row(&table, 3, 5, 2, (const char *[]){ "a,b", "he said \"no\"" });
    assert_int_equal(csv_column(&table.rows[0], "Count"), 1);
    assert_int_equal(csv_column(&table.rows[0], "counts"), 2);
    arena_destroy(arena);
}

static void test_a_dutch_spreadsheet_is_read(void **state)
{
    (void)state;
    /* Windows-1252, semicolons, decimal commas, day first, CRLF */
    static const char bytes[] = "Datum;Prijs \x80;Caf\xe9\r\n"
                                "31-12-2025;12,5;\x93ja\x94\r\n"
                                ";;\r\n"
                                "1-2-2026;1.234,75;nee\r\n";
    struct arena *arena = arena_create();
    struct error err;
    const struct csv_table table = read_text(arena, bytes);
    assert_int_equal(table.delimiter, ';');
    assert_true(table.decimal_comma);
    assert_int_equal(table.n_rows, 3);
    assert_row(
        &table, 0, 1, 3,
        (const char *[]){ "Datum", "Prijs \xe2\x82\xac", "Caf\xc3\xa9" });
    assert_row(
        &table, 1, 2, 3,
        (const char *[]){ "31-12-2025", "12,5", "\xe2\x80\x9cja\xe2\x80\x9d" });
    assert_row(&table, 2, 4, 3,
               (const char *[]){ "1-2-2026", "1.234,75", "nee" });
    const enum csv_date_order order = csv_find_date_order(&table, 0, 1);
    assert_int_equal(order, CSV_DAY_FIRST);
    int32_t day = 0;
    double price = 0;
    assert_true(csv_date(table.rows[2].cells[0], order, &day, &err));
    assert_int_equal(day, civil_day_number((struct civil_date){ 2026, 2, 1 }));
    assert_true(csv_number(table.rows[2].cells[1], true, &price, &err));
    assert_near(price, 1234.75, 0);
    arena_destroy(arena);
}

static void test_marks_of_unicode_are_taken_off(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct csv_table table =
        read_text(arena, "\xef\xbb\xbfnaam\tn\n\xc3\xa9\t1\n");
    assert_int_equal(table.delimiter, '\t');
    assert_row(&table, 0, 1, 2, (const char *[]){ "naam", "n" });
    assert_row(&table, 1, 2, 2, (const char *[]){ "\xc3\xa9", "1" });
    table = read_bytes(arena,
                       "\xff\xfe"
                       "a\0\t\0\xac\x20\r\0\n\0"
                       "b\0\t\0c\0",
                       18);
    assert_int_equal(table.n_rows, 2);
    assert_row(&table, 0, 1, 2, (const char *[]){ "a", "\xe2\x82\xac" });
    assert_row(&table, 1, 2, 2, (const char *[]){ "b", "c" });
    table = read_bytes(arena, "\xfe\xff\0a\0,\0b", 8);
    assert_row(&table, 0, 1, 2, (const char *[]){ "a", "b" });
    arena_destroy(arena);
}

static void test_delimiters_inside_quotes_do_not_count(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct csv_table table = read_text(arena, "\"a,b,c,d\nand e\";f\n1;2\n");
    assert_int_equal(table.delimiter, ';');
    assert_row(&table, 0, 1, 2, (const char *[]){ "a,b,c,d\nand e", "f" });
    assert_row(&table, 1, 3, 2, (const char *[]){ "1", "2" });
    table = read_text(arena, "sep=,\r\na;b;c,d\r\n1,2\r\n");
    assert_int_equal(table.delimiter, ',');
    assert_row(&table, 0, 2, 2, (const char *[]){ "a;b;c", "d" });
    table = read_text(arena, "only\n1;2\n");
    assert_int_equal(table.delimiter, ',');
    assert_row(&table, 1, 2, 1, (const char *[]){ "1;2" });
    arena_destroy(arena);
}

static void test_lines_are_those_of_an_editor(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct csv_table table = read_text(
        arena, "\r\n\na,b\r\n\"one\r\n\r\ntwo\",2\r\n  \r\nx,\"y\n\"\nlast,1");
    assert_int_equal(table.n_rows, 4);
    assert_row(&table, 0, 3, 2, (const char *[]){ "a", "b" });
    assert_row(&table, 1, 4, 2, (const char *[]){ "one\r\n\r\ntwo", "2" });
    assert_row(&table, 2, 8, 2, (const char *[]){ "x", "y\n" });
    assert_row(&table, 3, 10, 2, (const char *[]){ "last", "1" });
    const struct csv_table old = read_text(arena, "a,b\r1,2\r3,4");
    assert_int_equal(old.n_rows, 3);
    assert_row(&old, 2, 3, 2, (const char *[]){ "3", "4" });
    arena_destroy(arena);
}

static void test_an_empty_table_has_no_rows(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_int_equal(read_text(arena, "").n_rows, 0);
    assert_int_equal(read_text(arena, "\n\n").n_rows, 0);
    assert_int_equal(read_text(arena, "\xef\xbb\xbf").n_rows, 0);
    assert_int_equal(read_text(arena, ";;;\n").n_rows, 0);
    arena_destroy(arena);
}

static void test_a_large_table_is_read(void **state)
{
    (void)state;
    enum { ROWS = 5000, CELLS = 40 };
    struct arena *arena = arena_create();
    char *bytes = arena_alloc(arena, (size_t)ROWS * CELLS, 8);
    size_t n = 0;
    for (int row = 0; row < ROWS; row++) {
        for (int cell = 0; cell < CELLS; cell++) {
            n += (size_t)sprintf(bytes + n, "%d%c", row * CELLS + cell,
                                 cell + 1 < CELLS ? ',' : '\n');
        }
    }
    const struct csv_table table = read_bytes(arena, bytes, n);
    assert_int_equal(table.n_rows, ROWS);
    for (size_t row = 0; row < ROWS; row += 7) {
        char wanted[16];
        snprintf(wanted, sizeof wanted, "%zu", row * CELLS + CELLS - 1);
        assert_int_equal(table.rows[row].line, row + 1);
        assert_int_equal(table.rows[row].n_cells, CELLS);
        assert_string_equal(table.rows[row].cells[CELLS - 1], wanted);
    }
    arena_destroy(arena);
}

static void assert_refused(const char *bytes, size_t n, const char *message)
{
    struct arena *arena = arena_create();
    struct csv_table table = { .n_rows = 77 };
    struct error err;
    assert_false(csv_read(bytes, n, arena, &table, &err));
    assert_string_equal(err.message, message);
    assert_true(strlen(err.hint) > 0);
    assert_int_equal(table.n_rows, 77);
    arena_destroy(arena);
}

static void test_quotes_that_do_not_match_are_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "a,b\n1,\"two\n3,4\n",
        "a,b\n1,\"two\n3,\"4\"\n",
    };
    for (size_t i = 0; i < 2; i++) {
        assert_refused(texts[i], strlen(texts[i]),
                       "a quote that opens in line 2 is not closed");
    }
    assert_refused("a,b\n1,two \"2\"\n", 14,
                   "line 2 has a quote that is not closed, or one in the "
                   "middle of a cell");
    assert_refused("a,b\n1,\"two", 10,
                   "line 2 has a quote that is not closed, or one in the "
                   "middle of a cell");
}

static void test_what_is_no_text_is_refused(void **state)
{
    (void)state;
    assert_refused("a,b\0c", 5, "this is not a text file");
    assert_refused("a,\x81\n", 4, "this is not a text file");
    assert_refused("\xef\xbb\xbf"
                   "a,\xe9\n",
                   7, "this is not a text file");
    assert_refused("\xff\xfe\x00\xd8x\0", 6, "this is not a text file");
    assert_refused("PK\x03\x04\0\0\0\0", 8, "this is not a text file");
}

static void test_numbers_are_read_with_either_sign(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        bool decimal_comma;
        double number;
    } cases[] = {
        { "12", false, 12 },
        { "12", true, 12 },
        { "-3.5", false, -3.5 },
        { "-3,5", true, -3.5 },
        { "1.234", false, 1.234 },
        { "1,234", true, 1.234 },
        { "1,234.5", false, 1234.5 },
        { "1,234.5", true, 1234.5 },
        { "1.234,5", true, 1234.5 },
        { "1.234,5", false, 1234.5 },
        { "1.234.567", true, 1234567 },
        { "1,234,567", false, 1234567 },
        { "12,5", false, 12.5 },
        { "12.5", true, 12.5 },
        { "0,8", false, 0.8 },
        { "1234,567", false, 1234.567 },
        { "1e3", false, 1000 },
        { ",5", true, 0.5 },
    };
    struct error err;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double number = 0;
        assert_true(
            csv_number(cases[i].cell, cases[i].decimal_comma, &number, &err));
        assert_near(number, cases[i].number, 0);
    }
}

static void test_numbers_that_could_be_two_are_refused(void **state)
{
    (void)state;
    struct error err;
    double number = 7;
    assert_false(csv_number("1,234", false, &number, &err));
    assert_error(err, "\"1,234\" could be two numbers",
                 "write it without a separator between thousands");
    assert_false(csv_number("12.345", true, &number, &err));
    static const char *const bad[] = {
        "",       "x",          "12 %",       "1,2,3",     "1.2.3",
        "1.23,4", "1,23.4",     "1.234.56",   "1.234,5,6", "12,34,567",
        "nan",    "1.234.567.", "1234,567.8", ".",         ",",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(csv_number(bad[i], false, &number, &err));
        assert_false(csv_number(bad[i], true, &number, &err));
    }
    assert_false(csv_number("twaalf", true, &number, &err));
    assert_string_equal(err.message, "\"twaalf\" is not a number");
    assert_near(number, 7, 0);
}

static void test_dates_are_read_in_the_order_that_is_known(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        enum csv_date_order order;
        struct civil_date date;
    } cases[] = {
        { "2025-12-31", CSV_ORDER_UNKNOWN, { 2025, 12, 31 } },
        { "2025/1/2", CSV_MONTH_FIRST, { 2025, 1, 2 } },
        { "31-12-2025", CSV_ORDER_UNKNOWN, { 2025, 12, 31 } },
        { "31/12/25", CSV_DAY_FIRST, { 2025, 12, 31 } },
        { "31.12.2025", CSV_DAY_FIRST, { 2025, 12, 31 } },
        { "12/31/2025", CSV_ORDER_UNKNOWN, { 2025, 12, 31 } },
        { "3-4-2026", CSV_DAY_FIRST, { 2026, 4, 3 } },
        { "3/4/2026", CSV_MONTH_FIRST, { 2026, 3, 4 } },
        { "5-5-2026", CSV_ORDER_UNKNOWN, { 2026, 5, 5 } },
    };
    struct error err;
    int32_t day = 77;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(csv_date(cases[i].cell, cases[i].order, &day, &err));
        assert_int_equal(day, civil_day_number(cases[i].date));
    }
    static const char *const bad[] = { "",          "x",          "3-4",
                                       "3-4/2026",  "31-12-202",  "32-1-2026",
                                       "2026-13-1", "3-4-2026 x", "3-4-2026 ",
                                       "29-2-2026", "123-1-2026", "3--4-2026",
                                       "20251-1-1" };
    day = 77;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(csv_date(bad[i], CSV_DAY_FIRST, &day, &err));
    }
    assert_false(csv_date("13/31/2026", CSV_MONTH_FIRST, &day, &err));
    assert_false(csv_date("3-4-2026", CSV_ORDER_UNKNOWN, &day, &err));
    assert_error(err, "\"3-4-2026\" could be two dates: day or month first",
                 "write it as 2025-12-31");
    assert_int_equal(day, 77);
}

static void test_moments_are_read_with_their_time(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        double seconds;
    } cases[] = {
        { "31-12-2025", 0 },
        { "31-12-2025 8:30", 30600 },
        { "31-12-2025 08:30:15", 30615 },
        { "2025-12-31T08:30:00", 30600 },
        { "12/31/2025 8:30 AM", 30600 },
        { "12/31/2025 8:30 PM", 73800 },
        { "12/31/2025 12:15 am", 900 },
        { "12/31/2025 12:15pm", 44100 },
    };
    const int32_t wanted =
        civil_day_number((struct civil_date){ 2025, 12, 31 });
    struct error err;
    int32_t day = 0;
    double seconds = -1;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(
            csv_moment(cases[i].cell, CSV_ORDER_UNKNOWN, &day, &seconds, &err));
        assert_int_equal(day, wanted);
        assert_near(seconds, cases[i].seconds, 0);
    }
    static const char *const bad[] = {
        "31-12-2025 8",        "31-12-2025T",
        "31-12-20258:30",      "31-12-2025 25:00",
        "31-12-2025 0:30 PM",  "31-12-2025 13:30 PM",
        "31-12-2025 8:30 uur", "8:30",
    };
    seconds = -1;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(
            csv_moment(bad[i], CSV_ORDER_UNKNOWN, &day, &seconds, &err));
        assert_near(seconds, -1, 0);
    }
}

static void test_the_order_of_dates_shows_in_the_column(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum csv_date_order order;
    } cases[] = {
        { "d\n1/2/2026\n13/2/2026\n", CSV_DAY_FIRST },
        { "d\n1/2/2026\n2/13/2026\n", CSV_MONTH_FIRST },
        { "d\n1/2/2026\n2/3/2026\n", CSV_ORDER_UNKNOWN },
        { "d\n13/2/2026\n2/13/2026\n", CSV_ORDER_MIXED },
        { "d\n2026-01-31\n", CSV_ORDER_UNKNOWN },
        { "31/1/2026\n1/2/2026 08:00\n", CSV_ORDER_UNKNOWN },
        { "d\nx\n31/1/2026 08:00\n", CSV_DAY_FIRST },
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct csv_table table = read_text(arena, cases[i].text);
        assert_int_equal(csv_find_date_order(&table, 0, 1), cases[i].order);
        assert_int_equal(csv_find_date_order(&table, 5, 1), CSV_ORDER_UNKNOWN);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_plain_table_is_read),
        cmocka_unit_test(test_a_dutch_spreadsheet_is_read),
        cmocka_unit_test(test_marks_of_unicode_are_taken_off),
        cmocka_unit_test(test_delimiters_inside_quotes_do_not_count),
        cmocka_unit_test(test_lines_are_those_of_an_editor),
        cmocka_unit_test(test_an_empty_table_has_no_rows),
        cmocka_unit_test(test_a_large_table_is_read),
        cmocka_unit_test(test_quotes_that_do_not_match_are_refused),
        cmocka_unit_test(test_what_is_no_text_is_refused),
        cmocka_unit_test(test_numbers_are_read_with_either_sign),
        cmocka_unit_test(test_numbers_that_could_be_two_are_refused),
        cmocka_unit_test(test_dates_are_read_in_the_order_that_is_known),
        cmocka_unit_test(test_moments_are_read_with_their_time),
        cmocka_unit_test(test_the_order_of_dates_shows_in_the_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
