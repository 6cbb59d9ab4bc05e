/*
 * What people write, and what is suggested for it: pairs as a Dutch planner
 * would write and read them.
 */
#include "base/wording.h"
#include "testing.h"

#include <string.h>

struct pair {
    const char *said;
    const char *meant; /* NULL: nothing is suggested */
};

static void check(const struct pair *pairs, size_t n,
                  bool (*wording)(const char *, char *))
{
    for (size_t i = 0; i < n; i++) {
        char out[WORDING_BYTES] = "";
        const bool found = wording(pairs[i].said, out);
        if (found != (pairs[i].meant != NULL) ||
            (found && strcmp(out, pairs[i].meant) != 0)) {
            fail_test("\"%s\" gives \"%s\"", pairs[i].said, found ? out : "-");
        }
    }
}

static bool amount(const char *text, char *out)
{
    return wording_amount(text, out);
}

static bool days(const char *text, char *out)
{
    return wording_days(text, out);
}

static bool clock(const char *text, char *out)
{
    return wording_clock(text, out);
}

static bool date(const char *text, char *out)
{
    bool unclear = false;
    return wording_date(text, out, &unclear);
}

static void test_amounts_get_the_language_s_units(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        { "2,9 min", "2.9 min" },
        { "2,9 minuten", "2.9 min" },
        { "1 uur 30 minuten", "1 h 30 min" },
        { "3 dagen", "3 days" },
        { "240 per dag", "240 per day" },
        { "€ 31 per uur", "31 per h" },
        { "31 euro / uur", "31 / h" },
        { "80 procent binnen 20 seconden", "80 % in 20 s" },
        { "2.9 min", NULL },
        { "1,400 / week", NULL },
        { "1.400,50 / week", NULL },
        { "5 uurtjes", NULL },
    };
    check(pairs, sizeof pairs / sizeof *pairs, amount);
}

static void test_days_get_their_english_names(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        { "ma-vr", "mon-fri" },
        { "ma t/m vr", "mon-fri" },
        { "maandag tot en met vrijdag", "mon-fri" },
        { "za en zo", "sat,sun" },
        { "Werkdagen", "mon-fri" },
        { "elke dag", "daily" },
        { "mon-fri", NULL },
    };
    check(pairs, sizeof pairs / sizeof *pairs, days);
}

static void test_times_get_a_colon(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        { "9.30", "09:30" }, { "9 uur", "09:00" }, { "18u30", "18:30" },
        { "0930", "09:30" }, { "24:00", "24:00" }, { "9.75", NULL },
        { "25:00", NULL },   { "negen", NULL },    { "9:00-17:00", NULL },
    };
    check(pairs, sizeof pairs / sizeof *pairs, clock);
}

static void test_dates_get_the_year_first(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        { "18-01-2027", "2027-01-18" },
        { "18/1/2027", "2027-01-18" },
        { "18.1.2027", "2027-01-18" },
        { "18 jan 2027", "2027-01-18" },
        { "18 januari 2027", "2027-01-18" },
        { "1 maart 2027", "2027-03-01" },
        { "1 May 2027", "2027-05-01" },
        { "2027/1/18", "2027-01-18" },
        { "20270118", "2027-01-18" },
        { "2027-W3", "2027-W03" },
        { "1/18/2027", "2027-01-18" },
        { "18 jan", NULL },
        { "week 3", NULL },
        { "maandag", NULL },
        { "40-40-2027", NULL },
    };
    check(pairs, sizeof pairs / sizeof *pairs, date);
}

static void test_two_small_numbers_could_stand_the_other_way(void **state)
{
    (void)state;
    char out[WORDING_BYTES];
    bool unclear = false;
    assert_true(wording_date("04-05-2027", out, &unclear));
    assert_string_equal(out, "2027-05-04");
    assert_true(unclear);
    assert_true(wording_date("05-05-2027", out, &unclear));
    assert_false(unclear);
    assert_true(wording_date("18-05-2027", out, &unclear));
    assert_false(unclear);
    assert_true(wording_date("4 mei 2027", out, &unclear));
    assert_false(unclear);
}

static void test_a_long_text_is_left_alone(void **state)
{
    (void)state;
    char out[WORDING_BYTES];
    char text[4 * WORDING_BYTES] = "2 minuten ";
    memset(text + strlen(text), 'x', 3 * WORDING_BYTES);
    assert_false(wording_amount(text, out));
    assert_false(wording_days(text, out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_amounts_get_the_language_s_units),
        cmocka_unit_test(test_days_get_their_english_names),
        cmocka_unit_test(test_times_get_a_colon),
        cmocka_unit_test(test_dates_get_the_year_first),
        cmocka_unit_test(test_two_small_numbers_could_stand_the_other_way),
        cmocka_unit_test(test_a_long_text_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
