/* Files as spreadsheets and telephone systems write them, and as people break
 * them. Messages are compared whole. */
#include "base/arena.h"
#include "base/civil.h"
#include "model/count_file.h"
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fixture {
    struct arena *arena;
    const char *path;
    int32_t plan_start; /* 2027-01-04 */
};

static int set_up(void **state)
{
    struct fixture *fixture = malloc(sizeof *fixture);
    const char *folder = getenv("DESKCAST_TMP");
    fixture->arena = arena_create();
    fixture->path =
        arena_text(fixture->arena, "%s/count_file.csv", folder ? folder : ".");
    fixture->plan_start = civil_day_number((struct civil_date){ 2027, 1, 4 });
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    (void)remove(fixture->path);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static void write_file(const struct fixture *fixture, const char *text)
{
    FILE *file = fopen(fixture->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

struct counts {
    struct count_step *steps;
    size_t n;
};

static struct counts read_counts(const struct fixture *fixture,
                                 const char *text)
{
    struct counts counts = { NULL, 0 };
    struct error err = { .message = "" };
    write_file(fixture, text);
    if (!count_file_read(fixture->path, fixture->plan_start, fixture->arena,
                         &counts.steps, &counts.n, &err)) {
        fail_test("%s (%s)", err.message, err.hint);
    }
    return counts;
}

/* What comes after the path, and the hint. */
static void assert_refused(const struct fixture *fixture, const char *text,
                           const char *message, const char *hint)
{
    struct counts counts = { NULL, 0 };
    struct error err = { .message = "" };
    write_file(fixture, text);
    assert_false(count_file_read(fixture->path, fixture->plan_start,
                                 fixture->arena, &counts.steps, &counts.n,
                                 &err));
    assert_int_equal(strncmp(err.message, fixture->path, strlen(fixture->path)),
                     0);
    assert_string_equal(err.message + strlen(fixture->path), message);
    assert_string_equal(err.hint, hint);
}

static void assert_step(struct count_step step, double start_s, double length_s,
                        double count)
{
    assert_true(step.start_s == start_s);
    assert_true(step.length_s == length_s);
    assert_true(step.count == count);
}

static void test_counts_are_placed_on_the_plans_clock(void **state)
{
    const struct counts counts = read_counts(*state, "start,count\n"
                                                     "2027-01-04 08:00,12\n"
                                                     "2027-01-04 08:30,7.5\n"
                                                     "2027-01-05 08:00,0\n");
    assert_int_equal(counts.n, 3);
    assert_step(counts.steps[0], 28800.0, 1800.0, 12.0);
    assert_step(counts.steps[1], 30600.0, 1800.0, 7.5);
    assert_step(counts.steps[2], 86400.0 + 28800.0, 1800.0, 0.0);
}

static void test_counts_before_the_plan_have_negative_times(void **state)
{
    const struct counts counts =
        read_counts(*state, "start,count\n2027-01-03 23:00,1\n"
                            "2027-01-04 00:00,2\n");
    assert_step(counts.steps[0], -3600.0, 3600.0, 1.0);
    assert_step(counts.steps[1], 0.0, 3600.0, 2.0);
}

static void test_a_dutch_spreadsheet_is_read_as_it_is_meant(void **state)
{
    const struct counts counts =
        read_counts(*state, "\xef\xbb\xbfWachtrij;START;Count\r\n"
                            "Service;04-01-2027 08:00;12,5\r\n"
                            "\r\n"
                            "Service;31-01-2027 08:00;3\r\n"
                            ";;\r\n"
                            "Service;31-01-2027 08:15;4\r\n");
    assert_int_equal(counts.n, 3);
    assert_step(counts.steps[0], 28800.0, 900.0, 12.5);
    assert_step(counts.steps[1], 27.0 * 86400.0 + 28800.0, 900.0, 3.0);
}

static void test_dates_alone_are_counts_of_days(void **state)
{
    const struct counts counts =
        read_counts(*state, "start,count\n2027-01-04,900\n2027-01-05,800\n");
    assert_step(counts.steps[1], 86400.0, 86400.0, 800.0);
}

static void test_rows_of_uneven_distance_are_refused(void **state)
{
    assert_refused(*state,
                   "start;count\n31-10-2026;24\n03-11-2026;250\n"
                   "7-11-2026;200\n",
                   ":4: this row starts 4 days after the one before it, and "
                   "elsewhere rows are 3 days apart",
                   "write one row for every step of the same length, such as a "
                   "day or half an hour, with 0 where nobody came");
    assert_refused(*state,
                   "start;count\n31-10-2026;24\n03-11-2026;250\n"
                   "6-11-2026;200\n",
                   ": the rows are 3 days apart",
                   "write one row a week, a day or a part of a day, with 0 "
                   "where nobody came");
    const struct counts weeks =
        read_counts(*state, "start;count\n2027-01-04;24\n2027-01-11;250\n");
    assert_step(weeks.steps[0], 0.0, 7.0 * 86400.0, 24.0);
}

static void test_a_missing_column_is_named(void **state)
{
    assert_refused(*state, "Start;Aanbod\n2027-01-04 08:00;3\n",
                   ":1: there is no column \"count\"",
                   "call the column count in the first line, which has "
                   "\"Start\", \"Aanbod\"");
    assert_refused(*state, "Datum;Tijd;Aantal\n2027-01-04;08:00;3\n",
                   ":1: there is no column \"start\"",
                   "call the column of dates start, with the time behind the "
                   "date if there is one (2027-01-04 08:00); the first line "
                   "has \"Datum\", \"Tijd\", \"Aantal\"");
}

static void test_text_among_the_numbers_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct counts counts = { NULL, 0 };
    struct error err = { .message = "" };
    write_file(fixture, "start,count\n2027-01-04 08:00,3\n"
                        "2027-01-04 08:30,n/a\n");
    assert_false(count_file_read(fixture->path, fixture->plan_start,
                                 fixture->arena, &counts.steps, &counts.n,
                                 &err));
    assert_non_null(strstr(err.message, ".csv:3: "));
    assert_non_null(strstr(err.message, "n/a"));
}

static void test_an_empty_cell_is_no_zero(void **state)
{
    assert_refused(*state,
                   "start,count\n2027-01-04 08:00,3\n2027-01-04 08:30,\n",
                   ":3: the cell is empty", "write 0 where there is nothing");
    assert_refused(*state,
                   "start,count\n2027-01-04 08:00,3\n2027-01-04 08:30\n",
                   ":3: the cell is empty", "write 0 where there is nothing");
}

static void test_a_count_below_zero_is_refused(void **state)
{
    assert_refused(*state,
                   "start,count\n2027-01-04 08:00,-3\n2027-01-04 08:30,1\n",
                   ":2: -3 is below 0", "write 0 or more");
}

static void test_rows_must_ascend(void **state)
{
    assert_refused(*state,
                   "start,count\n2027-01-04 09:00,3\n2027-01-04 08:30,1\n",
                   ":3: 2027-01-04 08:30 comes after the later "
                   "2027-01-04 09:00",
                   "sort the rows by start, the earliest first");
}

static void test_the_hour_that_comes_twice_is_refused(void **state)
{
    assert_refused(*state,
                   "start,count\n2027-10-31 02:00,3\n2027-10-31 02:00,1\n",
                   ":3: 2027-10-31 02:00 stands in line 2 too",
                   "write each moment once; where the clock went back an hour, "
                   "add the two up");
}

static void test_a_single_row_has_no_length(void **state)
{
    assert_refused(*state, "start,count\n2027-01-04 09:00,3\n",
                   ": one row does not say how long a step is",
                   "add the next row, with a count of 0 if need be");
    assert_refused(*state, "start,count\n",
                   ": there are no rows below the first line",
                   "write one row a step, such as 2027-01-04 08:00,12");
    assert_refused(*state, "", ": the file is empty",
                   "the first line names the columns, each further line holds "
                   "one row");
}

static void test_american_and_dutch_dates_do_not_mix(void **state)
{
    assert_refused(*state,
                   "start,count\n12/31/2026 08:00,3\n31/12/2027 08:30,1\n",
                   ": some dates have the day first, others the month",
                   "write every date as 2025-12-31");
}

static void test_a_missing_file_is_named(void **state)
{
    struct fixture *fixture = *state;
    struct counts counts = { NULL, 0 };
    struct error err = { .message = "" };
    assert_false(count_file_read("nowhere/at-all.csv", 0, fixture->arena,
                                 &counts.steps, &counts.n, &err));
    assert_non_null(strstr(err.message, "nowhere/at-all.csv"));
}

static void test_a_plan_of_other_dates_is_refused(void **state)
{
    struct fixture *fixture = *state;
    const struct counts counts = read_counts(
        fixture, "start,count\n2003-03-03 07:00,3\n2003-03-03 07:30,4\n"
                 "2003-05-28 21:00,1\n");
    struct error err = { .message = "" };
    assert_false(count_file_meets_plan("bank.csv", counts.steps, counts.n,
                                       fixture->plan_start, 28, &err));
    assert_string_equal(err.message,
                        "bank.csv: its dates run from 2003-03-03 to "
                        "2003-05-28, and the plan from 2027-01-04 to "
                        "2027-01-31: no day is in both");
    assert_string_equal(err.hint, "write plan.start = \"2003-03-03\", or give "
                                  "a file of the plan's own dates");
}

static void test_a_plan_that_meets_one_day_is_enough(void **state)
{
    struct fixture *fixture = *state;
    static const char text[] =
        "start,count\n2027-01-04 07:00,3\n2027-01-04 08:00,1\n";
    struct counts counts = read_counts(fixture, text);
    assert_true(count_file_meets_plan("a.csv", counts.steps, counts.n,
                                      fixture->plan_start, 1, NULL));
    fixture->plan_start += 1;
    counts = read_counts(fixture, text);
    assert_false(count_file_meets_plan("a.csv", counts.steps, counts.n,
                                       fixture->plan_start, 7, NULL));
    fixture->plan_start -= 1;
}

static void test_staff_holds_until_the_next_row(void **state)
{
    struct fixture *fixture = *state;
    struct staff_step *steps = NULL;
    size_t n = 0;
    struct error err = { .message = "" };
    write_file(fixture, "start,agents\n2027-01-04 08:00,12\n"
                        "2027-01-04 17:00,0\n");
    assert_true(staff_file_read(fixture->path, fixture->plan_start,
                                fixture->arena, &steps, &n, &err));
    assert_int_equal(n, 2);
    assert_true(steps[1].start_s == 61200.0);
    assert_int_equal(steps[0].agents, 12);
    assert_int_equal(steps[1].agents, 0);
}

static void test_half_an_agent_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct staff_step *steps = NULL;
    size_t n = 0;
    struct error err = { .message = "" };
    write_file(fixture, "start,agents\n2027-01-04 08:00,12.5\n");
    assert_false(staff_file_read(fixture->path, fixture->plan_start,
                                 fixture->arena, &steps, &n, &err));
    assert_string_equal(err.message + strlen(fixture->path),
                        ":2: 12.5 is not a number of people");
    assert_string_equal(err.hint,
                        "agents come whole: write a number such as 12");
}

static void test_a_lone_column_needs_no_name(void **state)
{
    struct fixture *fixture = *state;
    double *numbers = NULL;
    size_t n = 0;
    write_file(fixture, "120\n80.5\n240\n");
    assert_true(column_file_read(fixture->path, NULL, fixture->arena, &numbers,
                                 &n, NULL));
    assert_int_equal(n, 3);
    assert_true(numbers[1] == 80.5);
    write_file(fixture, "seconds\n120\n80\n");
    assert_true(column_file_read(fixture->path, NULL, fixture->arena, &numbers,
                                 &n, NULL));
    assert_int_equal(n, 2);
    assert_true(numbers[0] == 120.0);
}

static void test_one_column_of_several_is_found_by_name(void **state)
{
    struct fixture *fixture = *state;
    double *numbers = NULL;
    size_t n = 0;
    struct error err = { .message = "" };
    write_file(fixture, "agent;Talk\nAnna;120,5\nBert;80\n");
    assert_true(column_file_read(fixture->path, "talk", fixture->arena,
                                 &numbers, &n, &err));
    assert_int_equal(n, 2);
    assert_true(numbers[0] == 120.5);
    assert_false(column_file_read(fixture->path, NULL, fixture->arena, &numbers,
                                  &n, &err));
    assert_string_equal(err.message + strlen(fixture->path),
                        ":1: the file has several columns");
    assert_string_equal(err.hint,
                        "say which one: column = one of \"agent\", \"Talk\"");
    write_file(fixture, "seconds\n");
    assert_false(column_file_read(fixture->path, NULL, fixture->arena, &numbers,
                                  &n, &err));
    assert_string_equal(err.message + strlen(fixture->path),
                        ": there are no numbers below the first line");
}

static void test_the_banks_counts_are_read_to_the_last(void **state)
{
    struct fixture *fixture = *state;
    struct counts counts = { NULL, 0 };
    const int32_t start = civil_day_number((struct civil_date){ 2003, 3, 3 });
    assert_true(count_file_read("scenarios/data/bank-calls.csv", start,
                                fixture->arena, &counts.steps, &counts.n,
                                NULL));
    assert_int_equal(counts.n, 60 * 169);
    double sum = 0.0;
    for (size_t i = 0; i < counts.n; i++) {
        sum += counts.steps[i].count;
    }
    assert_step(counts.steps[0], 25200.0, 300.0, 111.0);
    assert_step(counts.steps[counts.n - 1], 86.0 * 86400.0 + 75600.0, 300.0,
                67.0);
    assert_true(sum == 1936709.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_are_placed_on_the_plans_clock),
        cmocka_unit_test(test_counts_before_the_plan_have_negative_times),
        cmocka_unit_test(test_a_dutch_spreadsheet_is_read_as_it_is_meant),
        cmocka_unit_test(test_dates_alone_are_counts_of_days),
        cmocka_unit_test(test_rows_of_uneven_distance_are_refused),
        cmocka_unit_test(test_a_missing_column_is_named),
        cmocka_unit_test(test_text_among_the_numbers_is_refused),
        cmocka_unit_test(test_an_empty_cell_is_no_zero),
        cmocka_unit_test(test_a_count_below_zero_is_refused),
        cmocka_unit_test(test_rows_must_ascend),
        cmocka_unit_test(test_the_hour_that_comes_twice_is_refused),
        cmocka_unit_test(test_a_single_row_has_no_length),
        cmocka_unit_test(test_american_and_dutch_dates_do_not_mix),
        cmocka_unit_test(test_a_missing_file_is_named),
        cmocka_unit_test(test_a_plan_of_other_dates_is_refused),
        cmocka_unit_test(test_a_plan_that_meets_one_day_is_enough),
        cmocka_unit_test(test_staff_holds_until_the_next_row),
        cmocka_unit_test(test_half_an_agent_is_refused),
        cmocka_unit_test(test_a_lone_column_needs_no_name),
        cmocka_unit_test(test_one_column_of_several_is_found_by_name),
        cmocka_unit_test(test_the_banks_counts_are_read_to_the_last),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
