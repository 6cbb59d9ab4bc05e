/*
 * Readers against amounts worked out by hand; writers against the readers,
 * bit for bit.
 */
#include "base/number.h"
#include "base/units.h"

#include "testing.h"
#include <string.h>

static void test_durations_are_read_in_every_unit(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double seconds;
    } cases[] = {
        { "20 s", 20 },
        { "20s", 20 },
        { "20 sec", 20 },
        { "1 second", 1 },
        { "2.9 min", 174 },
        { "0.5 minutes", 30 },
        { "8 h", 28800 },
        { "8.5 hours", 30600 },
        { "3 days", 259200 },
        { "1 day", 86400 },
        { "2 weeks", 1209600 },
        { "1 week", 604800 },
        { "1 h 30 min", 5400 },
        { "1h30min", 5400 },
        { "2 days 3 h 4 min 5 s", 183845 },
        { "  10  Min ", 600 },
        { "+5 min", 300 },
        { ".5 h", 1800 },
        { "5. h", 18000 },
        { "1e3 s", 1000 },
        { "0 s", 0 },
        { "10\xc2\xa0min", 600 },     /* a space that does not break */
        { "10\xe2\x80\xafmin", 600 }, /* a narrow one */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error err;
        double seconds = -1;
        assert_true(units_read_duration(cases[i].text, &seconds, &err));
        assert_near(seconds, cases[i].seconds, 0);
    }
}

static void test_what_is_no_duration_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        " ",
        "s",
        "900",
        "900 9",
        "5 months",
        "5 parsecs",
        "nan s",
        "inf s",
        "0x10 s",
        "1e s",
        "1e400 s",
        "1e308 weeks",
        "5 min 1 h",
        "5 min 5 min",
        "5 min,",
        "2,9 min",
        "1,400 s",
        ". min",
        "-3 min",
        "-0 s",
        "5 min -3 s",
        "5 min 3",
        "--5 s",
        "5 minutesandmore",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct error err;
        double seconds = -1;
        assert_false(units_read_duration(texts[i], &seconds, &err));
        assert_near(seconds, -1, 0);
        assert_true(strlen(err.message) > 0 && strlen(err.hint) > 0);
        assert_false(units_read_duration(texts[i], &seconds, NULL));
    }
}

static void test_the_refusal_says_what_to_write(void **state)
{
    (void)state;
    struct error err;
    double amount = 0;
    enum units_per per;
    struct units_target target;
    assert_false(units_read_duration("2.9", &amount, &err));
    assert_error(err, "cannot read \"2.9\" as a duration",
                 "say the unit: \"20 s\", \"2.9 min\", \"8 h\", \"3 days\" or "
                 "\"2 weeks\"");
    assert_false(units_read_duration("2,9 min", &amount, &err));
    assert_error(err, "cannot read \"2,9 min\" as a duration",
                 "write \"2.9 min\"");
    assert_false(units_read_rate("1,400 / week", &amount, &per, &err));
    assert_error(err,
                 "cannot read \"1,400 / week\" as an amount per week, day or "
                 "hour",
                 "write \"1400 / week\" for thousands, and \"1.40 / week\" for "
                 "a decimal point");
    assert_false(units_read_duration("1,400,000 min", &amount, &err));
    assert_error(err, "cannot read \"1,400,000 min\" as a duration",
                 "write a decimal point and no separator between thousands: "
                 "\"2.9\", \"1400\"");
    assert_false(units_read_duration("-3 min", &amount, &err));
    assert_error(err, "the duration \"-3 min\" is negative",
                 "write a duration such as \"2.9 min\"");
    assert_false(units_read_share("eighty", &amount, &err));
    assert_error(err, "cannot read \"eighty\" as a share",
                 "write a percentage, such as \"80 %\"");
    assert_false(units_read_rate("900", &amount, &per, &err));
    assert_error(err, "cannot read \"900\" as an amount per week, day or hour",
                 "say how much and per what: \"900 / week\", \"130 / day\" or "
                 "\"25 / hour\"");
    assert_false(units_read_target("80/20", &target, &err));
    assert_error(err, "cannot read \"80/20\" as a target",
                 "write \"80 % in 20 s\"");
    assert_false(units_read_target("soon", &target, &err));
    assert_error(err, "cannot read \"soon\" as a target",
                 "write a share and a time, such as \"80 % in 20 s\" or "
                 "\"90 % in 8 open hours\"");
    assert_false(units_read_target("120 % in 20 s", &target, &err));
    assert_error(err,
                 "the share in the target \"120 % in 20 s\" is not between 0 "
                 "and 100 %",
                 "write a target such as \"80 % in 20 s\"");
}

static void test_shares_and_changes_are_read(void **state)
{
    (void)state;
    struct error err;
    double frac = -1;
    assert_true(units_read_share("80 %", &frac, &err));
    assert_near(frac, 0.8, 0);
    assert_true(units_read_share("12.5%", &frac, &err));
    assert_near(frac, 0.125, 0);
    assert_true(units_read_share("0.8", &frac, &err));
    assert_near(frac, 0.8, 0);
    assert_true(units_read_share("150 percent", &frac, &err));
    assert_near(frac, 1.5, 0);
    assert_true(units_read_share("-5 %", &frac, &err));
    assert_near(frac, -0.05, 0);
    assert_true(units_read_change("+35 %", &frac, &err));
    assert_near(frac, 0.35, 0);
    assert_true(units_read_change("-10%", &frac, &err));
    assert_near(frac, -0.1, 0);
    assert_true(units_read_change("\xe2\x88\x92"
                                  "10 %",
                                  &frac, &err));
    assert_near(frac, -0.1, 0); /* a typeset minus */
    assert_true(units_read_change("35 %", &frac, &err));
    assert_near(frac, 0.35, 0);
    frac = 7;
    assert_false(units_read_change("0.35", &frac, &err));
    assert_false(units_read_share("80 % of all", &frac, &err));
    assert_false(units_read_share("%", &frac, &err));
    assert_false(units_read_share("8 0 %", &frac, &err));
    assert_near(frac, 7, 0);
}

static void test_rates_say_per_what(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double amount;
        enum units_per per;
    } cases[] = {
        { "2100 / week", 2100, PER_WEEK },   { "1400/week", 1400, PER_WEEK },
        { "1400 per week", 1400, PER_WEEK }, { "310 / day", 310, PER_DAY },
        { "40 / hour", 40, PER_HOUR },       { "40 / h", 40, PER_HOUR },
        { "30000 / year", 30000, PER_YEAR }, { "31.50 / hour", 31.5, PER_HOUR },
        { "0 / week", 0, PER_WEEK },
    };
    struct error err;
    double amount = -1;
    enum units_per per = PER_HOUR;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(units_read_rate(cases[i].text, &amount, &per, &err));
        assert_near(amount, cases[i].amount, 0);
        assert_int_equal(per, cases[i].per);
    }
    static const char *const bad[] = { "",
                                       "/ week",
                                       "900",
                                       "900 week",
                                       "900 / month",
                                       "900 / week / day",
                                       "1,400 / week",
                                       "-5 / week",
                                       "900 /" };
    amount = -7;
    per = PER_YEAR;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(units_read_rate(bad[i], &amount, &per, &err));
        assert_near(amount, -7, 0);
        assert_int_equal(per, PER_YEAR);
    }
    assert_true(units_read_share_rate("1 % / week", &amount, &per, &err));
    assert_near(amount, 0.01, 0);
    assert_int_equal(per, PER_WEEK);
    assert_true(units_read_share_rate("-30 % per year", &amount, &per, &err));
    assert_near(amount, -0.3, 0);
    assert_int_equal(per, PER_YEAR);
    assert_false(units_read_share_rate("1 / week", &amount, &per, &err));
    assert_false(units_read_share_rate("1 %", &amount, &per, &err));
}

static void test_targets_have_a_share_and_a_time(void **state)
{
    (void)state;
    struct error err;
    struct units_target target = { 0 };
    assert_true(units_read_target("80 % in 20 s", &target, &err));
    assert_near(target.share_frac, 0.8, 0);
    assert_near(target.within_s, 20, 0);
    assert_false(target.open_hours);
    assert_true(units_read_target("90 % in 8 open hours", &target, &err));
    assert_near(target.share_frac, 0.9, 0);
    assert_near(target.within_s, 28800, 0);
    assert_true(target.open_hours);
    assert_true(units_read_target("100% within 1 h 30 min", &target, &err));
    assert_near(target.share_frac, 1, 0);
    assert_near(target.within_s, 5400, 0);
    assert_false(target.open_hours);
    assert_true(units_read_target("80 % in 3 days", &target, &err));
    assert_near(target.within_s, 259200, 0);
    static const char *const bad[] = {
        "",
        "80 %",
        "20 s",
        "0 % in 20 s",
        "101 % in 20 s",
        "80 % in 20",
        "80 in 20 s",
        "80 % in -5 s",
        "80 % in 2 open days",
        "80 % in open hours",
        "80 % 20 s",
        "80 % in 20 s flat",
        "80 % in 8 hours open",
    };
    const struct units_target before = target;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(units_read_target(bad[i], &target, &err));
        assert_near(target.share_frac, before.share_frac, 0);
        assert_near(target.within_s, before.within_s, 0);
    }
}

static void test_clock_times_are_seconds_of_the_day(void **state)
{
    (void)state;
    struct error err;
    double seconds = -1;
    assert_true(units_read_clock("08:30", &seconds, &err));
    assert_near(seconds, 30600, 0);
    assert_true(units_read_clock(" 8:30 ", &seconds, &err));
    assert_near(seconds, 30600, 0);
    assert_true(units_read_clock("00:00", &seconds, &err));
    assert_near(seconds, 0, 0);
    assert_true(units_read_clock("24:00", &seconds, &err));
    assert_near(seconds, 86400, 0);
    assert_true(units_read_clock("23:59:59", &seconds, &err));
    assert_near(seconds, 86399, 0);
    static const char *const bad[] = { "",       "8",      "8.30",   "08:60",
                                       "24:01",  "25:00",  "08:3",   "008:30",
                                       "08:30h", "-1:00",  "08 :30", "08:30:60",
                                       "08:30:", "8:30 pm" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(units_read_clock(bad[i], &seconds, &err));
        assert_near(seconds, 86399, 0);
    }
}

static void test_days_are_a_mask_from_monday(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned mask;
    } cases[] = {
        { "mon", 0x01 },
        { "sun", 0x40 },
        { "mon-fri", 0x1f },
        { "Mon - Fri", 0x1f },
        { "mon\xe2\x80\x93"
          "fri",
          0x1f }, /* a dash */
        { "fri-mon", 0x71 },
        { "sat,sun", 0x60 },
        { "sat, sun", 0x60 },
        { "monday", 0x01 },
        { "mon-wed, sat", 0x27 },
        { "tue-tue", 0x02 },
        { "daily", 0x7f },
        { "DAILY", 0x7f },
    };
    struct error err;
    unsigned mask = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(units_read_days(cases[i].text, &mask, &err));
        assert_int_equal(mask, cases[i].mask);
    }
    static const char *const bad[] = { "",          "maandag", "mon-",
                                       "-fri",      "mon,",    ",mon",
                                       "mo",        "mon fri", "daily-mon",
                                       "mon-daily", "mon;tue", "\xe2\x82\xac",
                                       "mon\xe2" };
    mask = 0x55;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(units_read_days(bad[i], &mask, &err));
        assert_int_equal(mask, 0x55);
    }
    assert_false(units_read_days("mon-fir", &mask, &err));
    assert_error(err, "cannot read \"mon-fir\" as days",
                 "did you mean \"fri\"? The days are mon, tue, wed, thu, fri, "
                 "sat and sun");
}

static void test_plain_numbers_are_read_whole(void **state)
{
    (void)state;
    struct error err;
    double number = 0;
    assert_true(units_read_number(" -1.25e2 ", &number, &err));
    assert_near(number, -125, 0);
    static const char *const bad[] = { "",    "1,5",   "1.5x", "nan",
                                       "inf", "0x1p3", "1 2",  "1e999" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(units_read_number(bad[i], &number, &err));
        assert_near(number, -125, 0);
    }
}

static void test_durations_are_written_as_people_say_them(void **state)
{
    (void)state;
    static const struct {
        double seconds;
        const char *text;
    } cases[] = {
        { 0, "0 s" },           { 20, "20 s" },         { 40, "40 s" },
        { 55, "55 s" },         { 60, "1 min" },        { 90, "90 s" },
        { 174, "2.9 min" },     { 100, "100 s" },       { 2700, "45 min" },
        { 5400, "90 min" },     { 7200, "2 h" },        { 30600, "8.5 h" },
        { 86400, "1 day" },     { 129600, "36 h" },     { 216000, "60 h" },
        { 302400, "3.5 days" }, { 1209600, "14 days" }, { 7257600, "12 weeks" },
        { 0.5, "0.5 s" },       { 171.3, "171.3 s" },
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(units_write_duration(arena, cases[i].seconds),
                            cases[i].text);
    }
    arena_destroy(arena);
}

static void assert_duration_returns(struct arena *arena, double seconds)
{
    struct error err;
    double back = -1;
    const char *text = units_write_duration(arena, seconds);
    assert_true(units_read_duration(text, &back, &err));
    if (back != seconds) {
        fail_test("%.17g was written as \"%s\"", seconds, text);
    }
}

/* A small generator of its own, so that the doubles are of every size. */
static double some_double(uint64_t *seed, int least_exponent, int most_exponent)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    const double fraction = ldexp((double)(*seed >> 11), -53) + 1;
    const uint64_t span = (uint64_t)(most_exponent - least_exponent);
    return ldexp(fraction, least_exponent + (int)(*seed % span));
}

static void test_what_is_written_reads_back_to_the_bit(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    uint64_t seed = 1;
    for (int i = 0; i < 3000; i++) {
        assert_duration_returns(arena, some_double(&seed, -60, 60));
        assert_duration_returns(arena, i * 0.1);
        assert_duration_returns(arena, i * 0.1 * 60);
        assert_duration_returns(arena, i / 3.0 * 3600);
        struct error err;
        double back = -1;
        const double frac = i % 2 ? some_double(&seed, -40, 10) : i / 1000.0;
        assert_true(
            units_read_share(units_write_share(arena, frac), &back, &err));
        assert_near(back, frac, 0);
        arena_reset(arena);
    }
    assert_duration_returns(arena, 1.7e308);
    assert_duration_returns(arena, 5e-324);
    arena_destroy(arena);
}

static void test_shares_and_clocks_are_written_short(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(units_write_share(arena, 0.8), "80 %");
    assert_string_equal(units_write_share(arena, 0.125), "12.5 %");
    assert_string_equal(units_write_share(arena, 0), "0 %");
    assert_string_equal(units_write_share(arena, 1.5), "150 %");
    assert_string_equal(units_write_share(arena, 0.07), "7 %");
    assert_string_equal(units_write_share(arena, -0.1), "-10 %");
    assert_string_equal(units_write_clock(arena, 30600), "08:30");
    assert_string_equal(units_write_clock(arena, 86400), "24:00");
    assert_string_equal(units_write_clock(arena, 0), "00:00");
    assert_string_equal(units_write_clock(arena, 30615), "08:30:15");
    arena_destroy(arena);
}

static void test_working_time_has_no_days(void **state)
{
    (void)state;
    static const char *const refused[] = { "1 day", "2 weeks", "1 day 2 h",
                                           "0.5 days", "2 dagen" };
    double seconds = 0;
    struct error err = { 0 };
    assert_true(units_read_working_time("1 h 30 min", &seconds, &err));
    assert_true(seconds == 5400);
    assert_true(units_read_working_time("48 h", &seconds, &err));
    assert_true(seconds == 172800);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_false(units_read_working_time(refused[i], &seconds, &err));
        assert_non_null(strstr(err.hint, "write working hours"));
        assert_true(seconds == 172800);
    }
    struct arena *arena = arena_create();
    assert_string_equal(number_working_time(arena, 86400), "24 h");
    assert_string_equal(number_working_time(arena, 129600), "36 h");
    assert_string_equal(number_working_time(arena, 1800), "30 min");
    assert_string_equal(number_working_time(arena, 27000), "7.5 h");
    arena_destroy(arena);
}

static void test_a_whole_part_is_written_out(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(number_short(arena, 16757.4, 4), "16757");
    assert_string_equal(number_short(arena, 9999.96, 4), "10000");
    assert_string_equal(number_short(arena, -16757.4, 3), "-16757");
    assert_string_equal(number_short(arena, 9.6429, 3), "9.64");
    assert_string_equal(number_short(arena, 2.5, 4), "2.5");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_durations_are_read_in_every_unit),
        cmocka_unit_test(test_what_is_no_duration_is_refused),
        cmocka_unit_test(test_the_refusal_says_what_to_write),
        cmocka_unit_test(test_shares_and_changes_are_read),
        cmocka_unit_test(test_rates_say_per_what),
        cmocka_unit_test(test_targets_have_a_share_and_a_time),
        cmocka_unit_test(test_clock_times_are_seconds_of_the_day),
        cmocka_unit_test(test_days_are_a_mask_from_monday),
        cmocka_unit_test(test_plain_numbers_are_read_whole),
        cmocka_unit_test(test_durations_are_written_as_people_say_them),
        cmocka_unit_test(test_what_is_written_reads_back_to_the_bit),
        cmocka_unit_test(test_shares_and_clocks_are_written_short),
        cmocka_unit_test(test_working_time_has_no_days),
        cmocka_unit_test(test_a_whole_part_is_written_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
