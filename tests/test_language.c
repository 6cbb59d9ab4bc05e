/* Languages: how they are chosen, and numbers and dates in both. */
#include "base/civil.h"
#include "base/dates.h"
#include "base/error.h"
#include "base/language.h"
#include "base/number.h"
#include "testing.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>

static const char *const names[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES",
                                     "LANG" };

/* NULL: not in the environment. */
static enum language language_in(const char *language, const char *all,
                                 const char *messages, const char *lang)
{
    const char *const values[] = { language, all, messages, lang };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (values[i]) {
            (void)setenv(names[i], values[i], 1);
        } else {
            (void)unsetenv(names[i]);
        }
    }
    return language_of_environment();
}

static void test_the_environment_is_read_as_gettext_reads_it(void **state)
{
    (void)state;
    assert_int_equal(language_in(NULL, NULL, NULL, NULL), ENGLISH);
    assert_int_equal(language_in(NULL, NULL, NULL, "nl_NL.UTF-8"), DUTCH);
    assert_int_equal(language_in(NULL, NULL, "nl_BE", "en_US.UTF-8"), DUTCH);
    assert_int_equal(language_in(NULL, "en_GB", "nl_BE", "nl_NL"), ENGLISH);
    assert_int_equal(language_in("nl", NULL, NULL, "C.UTF-8"), DUTCH);
    assert_int_equal(language_in("fr:nl:en", NULL, NULL, "en_US"), DUTCH);
    assert_int_equal(language_in("de:en_GB:nl", "nl_NL", NULL, NULL), ENGLISH);
    assert_int_equal(language_in("fr", NULL, NULL, "nl_NL"), DUTCH);
    assert_int_equal(language_in("nl", "C", NULL, "nl_NL"), ENGLISH);
    assert_int_equal(language_in("nl", "POSIX", NULL, NULL), ENGLISH);
    assert_int_equal(language_in("", "", "", "nl"), DUTCH);
    assert_int_equal(language_in(NULL, NULL, NULL, "nlx_NL"), ENGLISH);
    assert_int_equal(language_in("nlx", NULL, NULL, "n"), ENGLISH);
}

static void test_a_language_is_known_by_its_code(void **state)
{
    (void)state;
    enum language language = DUTCH;
    assert_true(language_of_code("en", &language));
    assert_int_equal(language, ENGLISH);
    assert_true(language_of_code("nl_NL.UTF-8", &language));
    assert_int_equal(language, DUTCH);
    assert_false(language_of_code("fr", &language));
    assert_false(language_of_code("", &language));
    assert_int_equal(language, DUTCH);
    assert_string_equal(language_code(DUTCH), "nl");
}

static void test_the_language_changes_back_and_forth(void **state)
{
    (void)state;
    assert_string_equal(tr("Monday"), "Monday");
    for (int i = 0; i < 3; i++) {
        assert_int_equal(language_choose(DUTCH), DUTCH);
        assert_string_equal(tr("Monday"), "maandag");
        assert_string_equal(tr("no message of ours"), "no message of ours");
        assert_string_equal(tr(""), "");
        assert_int_equal(language_choose(ENGLISH), ENGLISH);
        assert_string_equal(tr("Monday"), "Monday");
        assert_string_equal(tr_n("a", "b", 1), "a");
        assert_string_equal(tr_n("a", "b", 0), "b");
    }
}

/* Whatever the reader's language, printf keeps the point of scenarios. */
static void test_printf_keeps_its_point(void **state)
{
    (void)state;
    char text[8];
    assert_int_equal(language_choose(DUTCH), DUTCH);
    (void)snprintf(text, sizeof text, "%.1f", 1.5);
    assert_string_equal(text, "1.5");
    assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
    (void)language_choose(ENGLISH);
}

struct written {
    const char *english;
    const char *dutch;
};

static void assert_written(const char *now, struct written expected)
{
    assert_string_equal(now, language_now() == DUTCH ? expected.dutch
                                                     : expected.english);
}

static void check_numbers(struct arena *arena)
{
    assert_written(number_fixed(arena, 1234.5, 1),
                   (struct written){ "1,234.5", "1.234,5" });
    assert_written(number_fixed(arena, -1234567.0, 0),
                   (struct written){ "-1,234,567", "-1.234.567" });
    assert_written(number_fixed(arena, -0.04, 1),
                   (struct written){ "0.0", "0,0" });
    assert_written(number_fixed(arena, HUGE_VAL, 1),
                   (struct written){ "endless", "eindeloos" });
    assert_written(number_fixed(arena, nan(""), 1),
                   (struct written){ "-", "-" });
    assert_written(number_count(arena, 41.26),
                   (struct written){ "41.3", "41,3" });
    assert_written(number_short(arena, 1400.0, 4),
                   (struct written){ "1400", "1400" });
    assert_written(number_short(arena, 12.5, 4),
                   (struct written){ "12.5", "12,5" });
    assert_written(number_share(arena, 0.7824),
                   (struct written){ "78.2 %", "78,2%" });
    assert_written(number_share_between(arena, 0.7824, 0.0004),
                   (struct written){ "78.24 ± 0.04 %", "78,24 ± 0,04%" });
    assert_written(number_duration(arena, 2.4 * 3600.0),
                   (struct written){ "2.4 h", "2,4 uur" });
    assert_written(number_duration_between(arena, 3.1 * 86400.0, 8640.0),
                   (struct written){ "3.1 ± 0.1 days", "3,1 ± 0,1 dagen" });
    assert_written(number_money(arena, 1250.5, 2, "EUR"),
                   (struct written){ "€ 1,250.50", "€ 1.250,50" });
    assert_written(number_money(arena, 900.0, 0, "CHF"),
                   (struct written){ "CHF 900", "CHF 900" });
}

static void check_amounts_and_dates(struct arena *arena)
{
    const int32_t day = civil_day_number((struct civil_date){ 2027, 3, 18 });
    assert_written(number_amount(arena, "2.9 min"),
                   (struct written){ "2.9 min", "2,9 min" });
    assert_written(number_amount(arena, "14 days"),
                   (struct written){ "14 days", "14 dagen" });
    assert_written(number_amount(arena, "80 % in 20 s"),
                   (struct written){ "80 % in 20 s", "80% in 20 s" });
    assert_written(number_amount(arena, "1 day"),
                   (struct written){ "1 day", "1 dag" });
    assert_written(number_amount(arena, "1 weeks"),
                   (struct written){ "1 weeks", "1 week" });
    assert_written(number_amount(arena, "1.1 weeks"),
                   (struct written){ "1.1 weeks", "1,1 weken" });
    assert_written(date_written(arena, day),
                   (struct written){ "18 Mar 2027", "18-03-2027" });
    assert_written(date_short(arena, day),
                   (struct written){ "18 Mar", "18 mrt" });
    assert_written(date_weekday(6), (struct written){ "Sun", "zo" });
    assert_written(date_weekday_whole(2),
                   (struct written){ "Wednesday", "woensdag" });
}

static void test_numbers_and_dates_follow_the_language(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    check_numbers(arena);
    check_amounts_and_dates(arena);
    assert_int_equal(language_choose(DUTCH), DUTCH);
    check_numbers(arena);
    check_amounts_and_dates(arena);
    (void)language_choose(ENGLISH);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_environment_is_read_as_gettext_reads_it),
        cmocka_unit_test(test_a_language_is_known_by_its_code),
        cmocka_unit_test(test_the_language_changes_back_and_forth),
        cmocka_unit_test(test_printf_keeps_its_point),
        cmocka_unit_test(test_numbers_and_dates_follow_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
