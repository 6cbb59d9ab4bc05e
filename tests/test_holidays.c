/* Against the calendars that the governments published. */
#include "base/arena.h"
#include "base/civil.h"
#include "model/holidays.h"
#include "testing.h"

#include <string.h>

static int32_t day_of(const char *date)
{
    int32_t day = 0;
    assert_true(civil_read_date(date, &day, NULL));
    return day;
}

/* Every holiday of the year as "MM-DD MM-DD ...". */
static void assert_year(const char *country, int year, const char *expected)
{
    struct arena *arena = arena_create();
    const int32_t first = civil_day_number((struct civil_date){ year, 1, 1 });
    const int32_t last = civil_day_number((struct civil_date){ year, 12, 31 });
    int32_t *days = NULL;
    size_t n = 0;
    assert_true(holidays_expand(country, first, last, arena, &days, &n));
    const char *found = "";
    for (size_t i = 0; i < n; i++) {
        const struct civil_date date = civil_date_of(days[i]);
        assert_int_equal(date.year, year);
        found = arena_text(arena, "%s%s%02d-%02d", found, i > 0 ? " " : "",
                           date.month, date.day);
    }
    if (strcmp(found, expected) != 0) {
        fail_test("%s %d: %s, expected %s", country, year, found, expected);
    }
    arena_destroy(arena);
}

static void test_dutch_days_follow_easter_and_the_king(void **state)
{
    (void)state;
    assert_year("NL", 2024,
                "01-01 03-31 04-01 04-27 05-09 05-19 05-20 12-25 12-26");
    assert_year("NL", 2025,
                "01-01 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26");
    assert_year("NL", 2026,
                "01-01 04-05 04-06 04-27 05-14 05-24 05-25 12-25 12-26");
    assert_year("NL", 2027,
                "01-01 03-28 03-29 04-27 05-06 05-16 05-17 12-25 12-26");
    assert_year("NL", 2028,
                "01-01 04-16 04-17 04-27 05-25 06-04 06-05 12-25 12-26");
}

static void test_belgian_days_are_the_ten_of_the_law(void **state)
{
    (void)state;
    assert_year("BE", 2024,
                "01-01 04-01 05-01 05-09 05-20 07-21 08-15 11-01 11-11 12-25");
    assert_year("BE", 2027,
                "01-01 03-29 05-01 05-06 05-17 07-21 08-15 11-01 11-11 12-25");
}

static void test_german_days_are_the_national_nine(void **state)
{
    (void)state;
    assert_year("DE", 2024,
                "01-01 03-29 04-01 05-01 05-09 05-20 10-03 12-25 12-26");
    assert_year("DE", 2025,
                "01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26");
    assert_year("DE", 2028,
                "01-01 04-14 04-17 05-01 05-25 06-05 10-03 12-25 12-26");
}

static void test_english_days_move_off_the_weekend(void **state)
{
    (void)state;
    assert_year("UK", 2022,
                "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27");
    assert_year("UK", 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26");
    assert_year("UK", 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26");
    assert_year("UK", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28");
    assert_year("UK", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28");
    assert_year("UK", 2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26");
}

static void test_ascension_on_a_fixed_holiday_is_kept_once(void **state)
{
    (void)state;
    assert_year(
        "FR", 2024,
        "01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25");
    assert_year("FR", 2008,
                "01-01 03-24 05-01 05-08 05-12 07-14 08-15 11-01 11-11 12-25");
    assert_year(
        "FR", 2026,
        "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25");
}

static void test_only_days_of_the_period_are_given(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    int32_t *days = NULL;
    size_t n = 0;
    assert_true(holidays_expand("NL", day_of("2026-12-26"),
                                day_of("2027-01-01"), arena, &days, &n));
    assert_int_equal(n, 2);
    assert_int_equal(days[0], day_of("2026-12-26"));
    assert_int_equal(days[1], day_of("2027-01-01"));
    assert_true(holidays_expand("NL", day_of("2027-01-02"),
                                day_of("2027-01-31"), arena, &days, &n));
    assert_int_equal(n, 0);
    arena_destroy(arena);
}

static void test_a_country_without_rules_is_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    int32_t *days = NULL;
    size_t n = 1;
    assert_false(holidays_expand("XX", 0, 365, arena, &days, &n));
    assert_false(holidays_expand("nl", 0, 365, arena, &days, &n));
    size_t n_countries = 0;
    const char *const *countries = holidays_countries(&n_countries);
    assert_int_equal(n_countries, 5);
    for (size_t i = 0; i < n_countries; i++) {
        assert_true(holidays_expand(countries[i], 0, 365, arena, &days, &n));
        assert_true(n >= 8);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dutch_days_follow_easter_and_the_king),
        cmocka_unit_test(test_belgian_days_are_the_ten_of_the_law),
        cmocka_unit_test(test_german_days_are_the_national_nine),
        cmocka_unit_test(test_english_days_move_off_the_weekend),
        cmocka_unit_test(test_ascension_on_a_fixed_holiday_is_kept_once),
        cmocka_unit_test(test_only_days_of_the_period_are_given),
        cmocka_unit_test(test_a_country_without_rules_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
