/*
 * Against a calendar that counts day by day, the C library's, and dates that
 * anybody can look up.
 */
#include "base/civil.h"

#include "testing.h"
#include <string.h>
#include <time.h>

static int days_of_month(int year, int month)
{
    static const int days[] = {
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
    };
    const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && is_leap ? 29 : days[month - 1];
}

static void test_days_follow_each_other(void **state)
{
    (void)state;
    int32_t number = civil_day_number((struct civil_date){ 1599, 12, 31 });
    int weekday = civil_weekday(number);
    for (int year = 1600; year <= 2420; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= days_of_month(year, month); day++) {
                number++;
                weekday = (weekday + 1) % 7;
                const struct civil_date date = civil_date_of(number);
                assert_int_equal(
                    civil_day_number((struct civil_date){ year, month, day }),
                    number);
                assert_int_equal(date.year, year);
                assert_int_equal(date.month, month);
                assert_int_equal(date.day, day);
                assert_int_equal(civil_weekday(number), weekday);
            }
        }
    }
}

/* strftime's %G and %V on a date that is filled in by hand. */
static void test_weeks_are_those_of_the_c_library(void **state)
{
    (void)state;
    const int32_t first = civil_day_number((struct civil_date){ 1970, 1, 1 });
    const int32_t last = civil_day_number((struct civil_date){ 2099, 12, 31 });
    assert_int_equal(first, 0);
    for (int32_t number = first; number <= last; number++) {
        const struct civil_date date = civil_date_of(number);
        const int32_t new_year =
            civil_day_number((struct civil_date){ date.year, 1, 1 });
        const struct tm tm = { .tm_year = date.year - 1900,
                               .tm_mon = date.month - 1,
                               .tm_mday = date.day,
                               .tm_yday = number - new_year,
                               .tm_wday = (civil_weekday(number) + 1) % 7 };
        char wanted[16];
        char actual[16];
        const struct civil_week week = civil_week_of(number);
        strftime(wanted, sizeof wanted, "%G-W%V", &tm);
        snprintf(actual, sizeof actual, "%04d-W%02d", week.year, week.week);
        assert_string_equal(actual, wanted);
    }
}

static void test_known_weekdays(void **state)
{
    (void)state;
    assert_int_equal(civil_weekday(0), 3); /* Thursday */
    assert_int_equal(civil_weekday(-1), 2);
    assert_int_equal(
        civil_weekday(civil_day_number((struct civil_date){ 2000, 1, 1 })), 5);
    assert_int_equal(
        civil_weekday(civil_day_number((struct civil_date){ 1945, 5, 8 })), 1);
}

static void test_known_easters(void **state)
{
    (void)state;
    static const struct civil_date sundays[] = {
        { 1818, 3, 22 }, { 1886, 4, 25 }, { 1943, 4, 25 }, { 1954, 4, 18 },
        { 1981, 4, 19 }, { 2000, 4, 23 }, { 2008, 3, 23 }, { 2011, 4, 24 },
        { 2019, 4, 21 }, { 2024, 3, 31 }, { 2025, 4, 20 }, { 2026, 4, 5 },
        { 2027, 3, 28 }, { 2028, 4, 16 }, { 2038, 4, 25 }, { 2285, 3, 22 },
    };
    for (size_t i = 0; i < sizeof sundays / sizeof *sundays; i++) {
        const int32_t easter = civil_easter(sundays[i].year);
        assert_int_equal(easter, civil_day_number(sundays[i]));
        assert_int_equal(civil_weekday(easter), 6);
    }
}

static int32_t day(int year, int month, int of_month)
{
    return civil_day_number((struct civil_date){ year, month, of_month });
}

static void test_dates_and_weeks_are_read(void **state)
{
    (void)state;
    struct error err;
    int32_t number = 0;
    assert_true(civil_read_date("2027-01-04", &number, &err));
    assert_int_equal(number, day(2027, 1, 4));
    assert_true(civil_read_date(" 2028-02-29 ", &number, &err));
    assert_int_equal(number, day(2028, 2, 29));
    assert_true(civil_read_date("2027-W03", &number, &err));
    assert_int_equal(number, day(2027, 1, 18));
    assert_true(civil_read_date("2026-W53", &number, &err));
    assert_int_equal(number, day(2026, 12, 28));
    assert_true(civil_read_date("2026-W01", &number, &err));
    assert_int_equal(number, day(2025, 12, 29));
}

static void test_what_is_no_date_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",           "2027",       "2027-1-4",         "27-01-04",
        "04-01-2027", "2027/01/04", "2027-01-04x",      "2027-13-01",
        "2027-00-01", "2027-01-00", "2027-01-32",       "2027-02-29",
        "2100-02-29", "2027-W00",   "2027-W53",         "2027-W3",
        "1000-01-01", "9999-01-01", "2027-01-04 10:00",
    };
    struct error err;
    int32_t number = 77;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(civil_read_date(bad[i], &number, &err));
        assert_int_equal(number, 77);
        assert_true(strlen(err.message) > 0 && strlen(err.hint) > 0);
    }
    assert_false(civil_read_date("2027-02-29", &number, &err));
    assert_error(err, "there is no day 2027-02-29",
                 "the last day of that month is 2027-02-28");
    assert_false(civil_read_date("2027-31-12", &number, &err));
    assert_error(err, "there is no month 31", "write \"2027-12-31\"");
    assert_false(civil_read_date("2027-31-14", &number, &err));
    assert_error(err, "there is no month 31",
                 "write the month before the day, such as \"2027-12-31\"");
    assert_false(civil_read_date("2027-W53", &number, &err));
    assert_error(err, "the year 2027 has no week 53",
                 "its weeks are W01 to W52");
    assert_false(civil_read_date("4 January", &number, &err));
    assert_error(err, "cannot read \"4 January\" as a date",
                 "write the year, the month and the day, such as "
                 "\"2027-01-04\", or a week such as \"2027-W01\" for its "
                 "Monday");
}

static void test_moments_are_read(void **state)
{
    (void)state;
    struct error err;
    int32_t number = 0;
    double seconds = -1;
    assert_true(civil_read_moment("2027-02-03 10:00", &number, &seconds, &err));
    assert_int_equal(number, day(2027, 2, 3));
    assert_near(seconds, 36000, 0);
    assert_true(
        civil_read_moment("2027-02-03T23:59:59", &number, &seconds, &err));
    assert_near(seconds, 86399, 0);
    assert_true(civil_read_moment("2027-02-03", &number, &seconds, &err));
    assert_near(seconds, 0, 0);
    assert_true(civil_read_moment("2027-W03  08:30 ", &number, &seconds, &err));
    assert_int_equal(number, day(2027, 1, 18));
    assert_near(seconds, 30600, 0);
    static const char *const bad[] = {
        "2027-02-03 10",       "2027-02-03 10:0", "2027-02-03 10:60",
        "2027-02-03 25:00",    "2027-02-03T",     "2027-02-03 T10:00",
        "2027-02-03 10:00 PM", "10:00",           "2027-02-03 24:01",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(civil_read_moment(bad[i], &number, &seconds, &err));
        assert_int_equal(number, day(2027, 1, 18));
        assert_near(seconds, 30600, 0);
    }
}

static void test_dates_and_moments_are_written(void **state)
{
    (void)state;
    char text[20];
    civil_write_date(day(2027, 1, 4), text);
    assert_string_equal(text, "2027-01-04");
    civil_write_moment(day(2027, 1, 4), 37800, text);
    assert_string_equal(text, "2027-01-04 10:30");
    civil_write_moment(day(2027, 1, 4), 37805, text);
    assert_string_equal(text, "2027-01-04 10:30:05");
    civil_write_moment(day(2027, 12, 31), 86400, text);
    assert_string_equal(text, "2028-01-01 00:00");
    civil_write_moment(day(2027, 12, 31), 86399.7, text);
    assert_string_equal(text, "2028-01-01 00:00");
    civil_write_moment(day(2027, 1, 1), -60, text);
    assert_string_equal(text, "2026-12-31 23:59");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_follow_each_other),
        cmocka_unit_test(test_weeks_are_those_of_the_c_library),
        cmocka_unit_test(test_known_weekdays),
        cmocka_unit_test(test_known_easters),
        cmocka_unit_test(test_dates_and_weeks_are_read),
        cmocka_unit_test(test_what_is_no_date_is_refused),
        cmocka_unit_test(test_moments_are_read),
        cmocka_unit_test(test_dates_and_moments_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
