/* Loads of tiny plans whose hours can be counted by hand: agents of 40 hours a
 * week without absence, contacts of ten minutes. */
#include "model/load.h"
#include "model/scenario.h"
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD                                                                   \
    "format = 1; audience = \"none\";\n"                                       \
    "plan = { start = \"2027-01-04\"; weeks = 4; };\n"                         \
    "opening_hours = ( { days = \"mon-fri\"; from = \"09:00\"; to = "          \
    "\"17:00\"; } );\n"

/* 360 calls are 60 hours. From the second week on the other line takes 60 of
 * them and brings 60 of its own: 50 and 20 hours; with the spike on top,
 * SPIKE x 60 contacts more at first. */
#define LINES(SPIKE)                                                           \
    "channels = {\n"                                                           \
    "  phone = { volume = \"360 / week\"; handle_time = \"10 min\"; };\n"      \
    "  line = { kind = \"phone\"; volume = \"120 / week\"; handle_time = "     \
    "\"10 min\"; };\n"                                                         \
    "};\n"                                                                     \
    "rollout = ( { launch = \"line\"; on = \"2027-01-11\"; comes_from = { "    \
    "new_customers = \"50 %\"; phone = \"50 %\"; }; spike = \"" SPIKE "\"; "   \
    "settles = \"1 week\"; training = \"0 h\"; } );\n"

/* Open 56 hours a week; calls take six minutes: ten are an hour. */
#define EVERY_DAY(WEEKS, VOLUME, STAFF)                                        \
    "format = 1; audience = \"none\";\n"                                       \
    "plan = { start = \"2027-01-04\"; weeks = " WEEKS "; };\n"                 \
    "opening_hours = ( { days = \"mon-sun\"; from = \"09:00\"; to = "          \
    "\"17:00\"; } );\n"                                                        \
    "channels = { phone = { " VOLUME " handle_time = \"6 min\"; }; };\n"       \
    "teams = { care = { serves = [ \"phone\" ]; " STAFF " }; };\n"

/* 280 hours a week. */
#define SHIFT(NAME, DATES)                                                     \
    "{ name = \"" NAME "\"; agents = 5; days = \"mon-sun\"; "                  \
    "from = \"09:00\"; to = \"17:00\"; " DATES " }"

struct made {
    struct arena *arena;
    struct scenario scenario;
};

static struct made make(const char *text)
{
    struct made made = { .arena = arena_create() };
    const char *path =
        arena_text(made.arena, "%s/load.cfg", getenv("DESKCAST_TMP"));
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    const struct scenario_request request = { .file = path };
    struct problems *problems = arena_alloc(made.arena, 1, sizeof *problems);
    if (!scenario_load(&request, made.arena, &made.scenario, problems)) {
        fail_test("%s", problems->list[0].message);
    }
    return made;
}

static void assert_load(const struct load *load, double work_h,
                        double present_h)
{
    assert_near(load->work_s_a_week / 3600.0, work_h, 1e-9);
    assert_near(load->present_s_a_week / 3600.0, present_h, 1e-9);
}

static void assert_said(const struct made *made, const char *words)
{
    const char *said = scenario_sentences(&made->scenario, made->arena);
    if (!strstr(said, words)) {
        fail_test("no \"%s\" in\n%s", words, said);
    }
}

static void assert_doubt(const struct made *made, const char *words)
{
    const struct problems *warnings = &made->scenario.warnings;
    assert_int_equal(warnings->n, 1);
    if (!strstr(warnings->list[0].message, words)) {
        fail_test("no \"%s\" in\n%s", words, warnings->list[0].message);
    }
}

static const struct load_day *days_of(const struct made *made, size_t *out_n)
{
    size_t group[TEAMS_AT_MOST];
    load_tie(made->scenario.centre, group);
    return load_days(made->scenario.centre, group, 1.0, made->arena, out_n);
}

static void test_before_at_first_and_settled_by_hand(void **state)
{
    (void)state;
    struct made made = make(HEAD LINES("100 %") "teams = { desk = { serves = [ "
                                                "\"phone\", \"line\" ]; agents "
                                                "= 2; }; };\n");
    size_t n = 0;
    const struct load_day *days = days_of(&made, &n);
    assert_int_equal(n, 2);
    assert_load(&days[0].settled[0], 60.0, 80.0);
    assert_load(&days[0].at_first[0], 60.0, 80.0);
    assert_load(&days[1].settled[0], 70.0, 80.0);
    assert_load(&days[1].at_first[0], 80.0, 80.0);
    assert_said(&made, "  desk: 60.0 of 80.0 hours at work a week (75.0 %).\n"
                       "  desk from Monday 11 Jan 2027: at first 80.0 of 80.0 "
                       "hours at work a week\n    (100.0 %), settled 70.0 "
                       "(87.5 %).\n");
    assert_int_equal(made.scenario.warnings.n, 0);
    arena_destroy(made.arena);
}

/* 1.5 x 60 contacts are 15 hours. */
static void test_more_work_than_hours_at_first_is_doubted(void **state)
{
    (void)state;
    struct made made = make(HEAD LINES("150 %") "teams = { desk = { serves = [ "
                                                "\"phone\", \"line\" ]; agents "
                                                "= 2; }; };\n");
    assert_int_equal(made.scenario.warnings.n, 1);
    assert_non_null(strstr(made.scenario.warnings.list[0].message,
                           "from 11 Jan 2027 on and for a while, 85 hours of "
                           "work a week for 80 hours"));
    arena_destroy(made.arena);
}

/* The second desk shares the phone: its 40 hours and its own line's 10 count
 * once in one group. The third is nobody's. */
static void test_a_channel_of_two_teams_counts_once(void **state)
{
    (void)state;
    struct made made = make(
        HEAD "channels = {\n"
             "  phone = { volume = \"360 / week\"; handle_time = \"10 min\"; "
             "};\n"
             "  own = { kind = \"phone\"; volume = \"60 / week\"; handle_time "
             "= \"10 min\"; };\n"
             "  other = { kind = \"phone\"; volume = \"90 / week\"; "
             "handle_time = \"10 min\"; };\n};\n"
             "teams = {\n"
             "  a = { serves = [ \"phone\" ]; agents = 2; };\n"
             "  b = { serves = [ \"phone\", \"own\" ]; agents = 1; };\n"
             "  c = { serves = [ \"other\" ]; agents = 1; };\n};\n");
    size_t n = 0;
    const struct load_day *days = days_of(&made, &n);
    assert_int_equal(n, 1);
    assert_load(&days[0].settled[0], 70.0, 120.0);
    assert_load(&days[0].settled[1], 0.0, 0.0);
    assert_load(&days[0].settled[2], 15.0, 40.0);
    assert_said(&made, "  a, b: 70.0 of 120.0 hours at work a week (58.3 %).\n"
                       "  c: 15.0 of 40.0 hours at work a week (37.5 %).\n");
    arena_destroy(made.arena);
}

/* A third agent from the third week on, and twice the calls for that week. */
static void test_changes_and_shifts_count_from_their_day_on(void **state)
{
    (void)state;
    struct made made = make(
        HEAD "channels = {\n"
             "  phone = { volume = \"360 / week\"; handle_time = \"10 min\"; "
             "};\n};\n"
             "teams = { desk = { serves = [ \"phone\" ]; shifts = (\n"
             "  { name = \"old\"; agents = 3; days = \"mon-fri\"; from = "
             "\"09:00\"; to = \"17:00\"; },\n"
             "  { name = \"new\"; agents = 1; days = \"mon-fri\"; from = "
             "\"09:00\"; to = \"17:00\"; since = \"2027-01-18\"; } ); }; };\n"
             "rollout = ( { change = \"channels.phone.volume\"; by = \"+100 "
             "%\"; on = \"2027-01-18\"; lasts = \"1 week\"; } );\n");
    size_t n = 0;
    const struct load_day *days = days_of(&made, &n);
    assert_int_equal(n, 3);
    assert_load(&days[0].settled[0], 60.0, 120.0);
    assert_load(&days[1].settled[0], 120.0, 160.0);
    assert_load(&days[2].settled[0], 60.0, 160.0);
    arena_destroy(made.arena);
}

/* Five agents more and twice the calls in the last three days: the hours of
 * that arrangement are 10 x 56, not those of the days that are left. */
static void test_a_shift_of_the_last_days_counts_whole(void **state)
{
    (void)state;
    struct made made = make(EVERY_DAY(
        "4", "volume = \"2000 / week\";",
        "shifts = ( " SHIFT("a", "") ", " SHIFT(
            "b", "since = \"2027-01-29\";") " );") "rollout = ( { change = "
                                                   "\"channels.phone.volume\"; "
                                                   "by = \"+100 %\"; on = "
                                                   "\"2027-01-29\"; } );\n");
    size_t n = 0;
    const struct load_day *days = days_of(&made, &n);
    assert_int_equal(n, 2);
    assert_load(&days[0].settled[0], 200.0, 280.0);
    assert_load(&days[1].settled[0], 400.0, 560.0);
    assert_int_equal(made.scenario.warnings.n, 0);
    arena_destroy(made.arena);
}

/* On two days 5 x 56 hours are there for 360; over the plan there are 540. */
static void test_a_shift_to_come_does_not_help_before_it(void **state)
{
    (void)state;
    struct made made =
        make(EVERY_DAY("4", "volume = \"3600 / week\";",
                       "shifts = ( " SHIFT("a", "") ", " SHIFT(
                           "b", "since = \"2027-01-06\";") " );"));
    size_t n = 0;
    const struct load_day *days = days_of(&made, &n);
    assert_int_equal(n, 2);
    assert_load(&days[0].settled[0], 360.0, 280.0);
    assert_load(&days[1].settled[0], 360.0, 560.0);
    assert_doubt(&made,
                 "from 4 Jan 2027 to 5 Jan 2027, 360 hours of work a week for "
                 "280 hours of agents at work: occupancy would be 128.6 %");
    arena_destroy(made.arena);
}

static void test_weeks_before_the_first_shift_have_nobody(void **state)
{
    (void)state;
    struct made made = make(
        EVERY_DAY("4", "volume = \"2000 / week\";",
                  "shifts = ( " SHIFT("a", "since = \"2027-01-18\";") " );"));
    assert_said(&made,
                "  care: 200.0 hours of work a week, no agents at work.\n"
                "  care from Monday 18 Jan 2027: 200.0 of 280.0 hours at work "
                "a week (71.4 %).\n");
    assert_doubt(&made, "from 4 Jan 2027 to 17 Jan 2027, 200 hours of work a "
                        "week and no agents at work");
    arena_destroy(made.arena);
}

static void test_weeks_after_the_last_shift_have_nobody(void **state)
{
    (void)state;
    struct made made = make(
        EVERY_DAY("4", "volume = \"2000 / week\";",
                  "shifts = ( " SHIFT("a", "until = \"2027-01-17\";") " );"));
    assert_said(&made,
                "  care: 200.0 of 280.0 hours at work a week (71.4 %).\n"
                "  care from Sunday 17 Jan 2027: 200.0 hours of work a week, "
                "no agents at work.\n");
    assert_doubt(&made, "from 17 Jan 2027 on, 200 hours of work a week and no "
                        "agents at work");
    arena_destroy(made.arena);
}

/* No agent of mon-fri is missed on the weekend between two shifts. */
static void test_a_weekend_between_two_shifts_is_no_gap(void **state)
{
    (void)state;
    struct made made = make(
        HEAD "channels = {\n"
             "  phone = { volume = \"360 / week\"; handle_time = \"10 min\"; "
             "};\n};\n"
             "teams = { desk = { serves = [ \"phone\" ]; shifts = (\n"
             "  { name = \"old\"; agents = 2; days = \"mon-fri\"; from = "
             "\"09:00\"; to = \"17:00\"; until = \"2027-01-16\"; },\n"
             "  { name = \"new\"; agents = 3; days = \"mon-fri\"; from = "
             "\"09:00\"; to = \"17:00\"; since = \"2027-01-18\"; } ); }; };\n");
    size_t n = 0;
    const struct load_day *days = days_of(&made, &n);
    assert_int_equal(n, 2);
    assert_load(&days[0].settled[0], 60.0, 80.0);
    assert_load(&days[1].settled[0], 60.0, 120.0);
    assert_int_equal(days[1].day - days[0].day, 14);
    assert_int_equal(made.scenario.warnings.n, 0);
    arena_destroy(made.arena);
}

/* From Monday the 18th on another roster: 8 x (5 x 2 + 2 x 1) hours a week,
 * then 8 x (5 x 3 + 2 x 1); the weekends of both never count together. */
static void test_a_roster_that_follows_another_counts_alone(void **state)
{
    (void)state;
    struct made made = make(
        HEAD "channels = {\n"
             "  phone = { volume = \"360 / week\"; handle_time = \"10 min\"; "
             "};\n};\n"
             "teams = { desk = { serves = [ \"phone\" ]; shifts = (\n"
             "  { name = \"old\"; agents = 2; days = \"mon-fri\"; from = "
             "\"09:00\"; to = \"17:00\"; until = \"2027-01-18\"; },\n"
             "  { name = \"old weekend\"; agents = 1; days = \"sat-sun\"; from "
             "= \"09:00\"; to = \"17:00\"; until = \"2027-01-18\"; },\n"
             "  { name = \"new\"; agents = 3; days = \"mon-fri\"; from = "
             "\"09:00\"; to = \"17:00\"; since = \"2027-01-18\"; },\n"
             "  { name = \"new weekend\"; agents = 1; days = \"sat-sun\"; from "
             "= \"09:00\"; to = \"17:00\"; since = \"2027-01-18\"; } ); }; "
             "};\n");
    size_t n = 0;
    const struct load_day *days = days_of(&made, &n);
    assert_int_equal(n, 2);
    assert_load(&days[0].settled[0], 60.0, 96.0);
    assert_load(&days[1].settled[0], 60.0, 136.0);
    arena_destroy(made.arena);
}

static void test_each_week_of_a_list_is_weighed(void **state)
{
    (void)state;
    struct made made =
        make(EVERY_DAY("4",
                       "volume = [ \"1000 / week\", \"4000 / week\", \"4000 / "
                       "week\", \"1000 / week\" ];",
                       "agents = 5;"));
    size_t n = 0;
    const struct load_day *days = days_of(&made, &n);
    assert_int_equal(n, 3);
    assert_int_equal(days[1].day - days[0].day, 7);
    assert_int_equal(days[2].day - days[0].day, 21);
    assert_load(&days[0].settled[0], 100.0, 280.0);
    assert_load(&days[1].settled[0], 400.0, 280.0);
    assert_load(&days[2].settled[0], 100.0, 280.0);
    assert_doubt(&made,
                 "from 11 Jan 2027 to 24 Jan 2027, 400 hours of work a week "
                 "for 280 hours of agents at work: occupancy would be 142.9 %");
    arena_destroy(made.arena);
}

/* 200 x 1.05^(d / 7) hours: above 280 from d = 49 on, above 92 % of it from
 * d = 37 on, and 293.4 on the last day, d = 55. */
static void test_growth_passes_levels_on_the_way(void **state)
{
    (void)state;
    struct made made = make(
        EVERY_DAY("8", "volume = \"2000 / week\"; growth = \"+5 % / week\";",
                  "agents = 5;"));
    size_t n = 0;
    const struct load_day *days = days_of(&made, &n);
    assert_int_equal(n, 3);
    assert_int_equal(days[1].day - days[0].day, 49);
    assert_true(days[1].is_gradual && days[1].passes[0]);
    assert_int_equal(days[2].day - days[0].day, 55);
    assert_true(days[2].is_gradual && !days[2].passes[0]);
    assert_said(&made, "  care: 200.0 of 280.0 hours at work a week (71.4 %).\n"
                       "  care: above 100 % from about Monday 22 Feb 2027 on.\n"
                       "  care by the last day, Sunday 28 Feb 2027: 293.4 of "
                       "280.0 hours at work a\n    week (104.8 %).\n");
    assert_doubt(&made,
                 "from about 10 Feb 2027 on, at worst 293 hours of work a week "
                 "for 280 hours of agents at work: occupancy would be 104.8 %");
    arena_destroy(made.arena);
}

static void test_of_many_dates_the_highest_loads_are_told(void **state)
{
    (void)state;
    struct made made = make(
        EVERY_DAY("10",
                  "volume = [ \"500 / week\", \"600 / week\", \"1200 / week\", "
                  "\"700 / week\", \"1300 / week\", \"800 / week\", \"1400 / "
                  "week\", \"900 / week\", \"1500 / week\", \"1000 / week\" ];",
                  "agents = 5;"));
    const char *said = scenario_sentences(&made.scenario, made.arena);
    assert_said(&made, "  care: 50.0 of 280.0 ");
    assert_said(&made, "  care from Monday 18 Jan 2027: 120.0 of 280.0 ");
    assert_said(&made, "  care from Monday 22 Feb 2027: 90.0 of 280.0 ");
    assert_said(&made,
                "  care: dates on which the load is lower are left out.\n");
    assert_null(strstr(said, "care from Monday 11 Jan 2027"));
    assert_null(strstr(said, "care from Monday 25 Jan 2027"));
    arena_destroy(made.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_before_at_first_and_settled_by_hand),
        cmocka_unit_test(test_more_work_than_hours_at_first_is_doubted),
        cmocka_unit_test(test_a_channel_of_two_teams_counts_once),
        cmocka_unit_test(test_changes_and_shifts_count_from_their_day_on),
        cmocka_unit_test(test_a_shift_of_the_last_days_counts_whole),
        cmocka_unit_test(test_a_shift_to_come_does_not_help_before_it),
        cmocka_unit_test(test_weeks_before_the_first_shift_have_nobody),
        cmocka_unit_test(test_weeks_after_the_last_shift_have_nobody),
        cmocka_unit_test(test_a_weekend_between_two_shifts_is_no_gap),
        cmocka_unit_test(test_a_roster_that_follows_another_counts_alone),
        cmocka_unit_test(test_each_week_of_a_list_is_weighed),
        cmocka_unit_test(test_growth_passes_levels_on_the_way),
        cmocka_unit_test(test_of_many_dates_the_highest_loads_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
