/* Numbers, cells and columns as people and spreadsheets read them. */
#include "base/text.h"
#include "report/csv_writer.h"
#include "report/grid.h"
#include "report/number.h"
#include "testing.h"
#include <stdlib.h>
#include <string.h>

static int make_arena(void **state)
{
    *state = arena_create();
    return 0;
}

static int drop_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

static void test_counts_have_groups_of_three_digits(void **state)
{
    struct arena *arena = *state;
    assert_string_equal(number_count(arena, 0.0), "0");
    assert_string_equal(number_count(arena, 12.0), "12");
    assert_string_equal(number_count(arena, 41.27), "41.3");
    assert_string_equal(number_count(arena, 999.4), "999");
    assert_string_equal(number_count(arena, 1000.0), "1,000");
    assert_string_equal(number_count(arena, 1234567.8), "1,234,568");
    assert_string_equal(number_fixed(arena, -1234.56, 1), "-1,234.6");
    assert_string_equal(number_fixed(arena, -0.01, 1), "0.0");
}

/* The double next to 48.55 is below it; a mean and what a file keeps of it read
 * the same. */
static void test_halves_are_rounded_up_wherever_they_are_read(void **state)
{
    struct arena *arena = *state;
    assert_string_equal(number_fixed(arena, 48.55, 1), "48.6");
    assert_string_equal(number_fixed(arena, -48.55, 1), "-48.6");
    assert_string_equal(number_fixed(arena, 48.549999999999, 1), "48.6");
    assert_string_equal(number_fixed(arena, 48.5499, 1), "48.5");
    assert_string_equal(number_fixed(arena, 2.5, 0), "3");
    assert_string_equal(number_short(arena, 48.55, 3), "48.6");
    assert_string_equal(number_plain(arena, 0.125, 2), "0.13");
}

static void test_what_does_not_exist_is_a_dash(void **state)
{
    struct arena *arena = *state;
    const struct estimate none = { .mean = nan("") };
    assert_string_equal(number_count(arena, nan("")), "-");
    assert_string_equal(number_share(arena, nan("")), "-");
    assert_string_equal(number_duration(arena, nan("")), "-");
    assert_string_equal(number_share_sure(arena, &none), "-");
    assert_string_equal(number_duration_sure(arena, &none), "-");
}

static void test_durations_change_their_unit(void **state)
{
    struct arena *arena = *state;
    assert_string_equal(number_duration(arena, 0.0), "0.0 s");
    assert_string_equal(number_duration(arena, 23.14), "23.1 s");
    assert_string_equal(number_duration(arena, 216.0), "3.6 min");
    assert_string_equal(number_duration(arena, 2.0 * 3600), "2.0 h");
    assert_string_equal(number_duration(arena, 60.0 * 3600), "2.5 days");
    assert_string_equal(number_duration(arena, HUGE_VAL), "endless");
}

static void test_a_half_width_shows_its_first_digit(void **state)
{
    struct arena *arena = *state;
    const struct estimate share = { .mean = 0.78237, .half_width = 0.0004 };
    const struct estimate rough = { .mean = 0.78237, .half_width = 0.031 };
    const struct estimate wait = { .mean = 150.0, .half_width = 6.0 };
    const struct estimate once = { .mean = 150.0, .half_width = nan("") };
    assert_string_equal(number_share_sure(arena, &share), "78.24 ± 0.04 %");
    assert_string_equal(number_share_sure(arena, &rough), "78.2 ± 3.1 %");
    assert_string_equal(number_duration_sure(arena, &wait), "2.5 ± 0.1 min");
    assert_string_equal(number_duration_sure(arena, &once), "2.5 min");
}

/* What the writer put down, in a buffer that the test gives back. */
static char *written(struct csv_format format,
                     void (*fill)(struct csv_writer *))
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *stream = open_memstream(&bytes, &n);
    struct csv_writer csv = csv_writer_start(stream, format);
    fill(&csv);
    assert_int_equal(fclose(stream), 0);
    return bytes;
}

static void fill_with_everything(struct csv_writer *csv)
{
    csv_writer_header(csv, "name,wait_s±,n");
    csv_writer_text(csv, "a,b \"c\"");
    csv_writer_sure(csv, 1.5, 0.25);
    csv_writer_whole(csv, 7);
    csv_writer_end_row(csv);
    csv_writer_text(csv, "x;y");
    csv_writer_sure(csv, nan(""), 0.25);
    csv_writer_number(csv, 1e-7);
    csv_writer_end_row(csv);
}

static void test_csv_has_a_point_a_comma_and_quotes_where_needed(void **state)
{
    (void)state;
    const struct csv_format plain = { .separator = ',', .decimal_mark = '.' };
    char *bytes = written(plain, fill_with_everything);
    assert_string_equal(bytes, "name,wait_s,wait_s_half_width,n\n"
                               "\"a,b \"\"c\"\"\",1.5,0.25,7\n"
                               "x;y,,,1e-07\n");
    free(bytes);
}

static void test_csv_for_dutch_excel(void **state)
{
    (void)state;
    const struct csv_format dutch = { .separator = ';',
                                      .decimal_mark = ',',
                                      .byte_order_mark = true,
                                      .crlf = true };
    char *bytes = written(dutch, fill_with_everything);
    assert_string_equal(bytes, "\xEF\xBB\xBFname;wait_s;wait_s_half_width;n\r\n"
                               "\"a,b \"\"c\"\"\";1,5;0,25;7\r\n"
                               "\"x;y\";;;1e-07\r\n");
    free(bytes);
}

static struct grid *small_grid(struct arena *arena)
{
    struct grid *grid = grid_create(arena);
    grid_column(grid, "Channel", "");
    grid_column(grid, "Mean wait", "ASA");
    grid_column(grid, "Lost", "");
    const char *const cells[] = { "phone", "9.7 ± 0.1 s", "3 %",
                                  "café",  "12 s",        "-" };
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        grid_cell(grid, cells[i]);
    }
    return grid;
}

static void test_a_grid_counts_letters_not_bytes(void **state)
{
    struct text out;
    text_start(&out, *state);
    grid_print(small_grid(*state), 60, false, &out);
    assert_string_equal(out.bytes, "Channel    Mean wait  Lost\n"
                                   "                 ASA\n"
                                   "phone    9.7 ± 0.1 s   3 %\n"
                                   "café            12 s     -\n");
}

static void test_a_grid_that_is_too_wide_continues_below(void **state)
{
    struct text out;
    text_start(&out, *state);
    grid_print(small_grid(*state), 21, false, &out);
    assert_string_equal(out.bytes, "Channel    Mean wait\n"
                                   "                 ASA\n"
                                   "phone    9.7 ± 0.1 s\n"
                                   "café            12 s\n"
                                   "\n"
                                   "Channel  Lost\n"
                                   "phone     3 %\n"
                                   "café        -\n");
}

static void test_headings_are_bold_only_when_asked(void **state)
{
    struct text out;
    text_start(&out, *state);
    grid_print(small_grid(*state), 60, true, &out);
    assert_non_null(strstr(out.bytes, "\033[1mChannel"));
    assert_null(strstr(strstr(out.bytes, "phone"), "\033["));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_have_groups_of_three_digits),
        cmocka_unit_test(test_halves_are_rounded_up_wherever_they_are_read),
        cmocka_unit_test(test_what_does_not_exist_is_a_dash),
        cmocka_unit_test(test_durations_change_their_unit),
        cmocka_unit_test(test_a_half_width_shows_its_first_digit),
        cmocka_unit_test(test_csv_has_a_point_a_comma_and_quotes_where_needed),
        cmocka_unit_test(test_csv_for_dutch_excel),
        cmocka_unit_test(test_a_grid_counts_letters_not_bytes),
        cmocka_unit_test(test_a_grid_that_is_too_wide_continues_below),
        cmocka_unit_test(test_headings_are_bold_only_when_asked),
    };
    return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
