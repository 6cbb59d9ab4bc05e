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

static const struct load_day *days_of(const struct made *made, size_t *out_n)
{
    size_t group[TEAMS_AT_MOST];
    load_tie(made->scenario.centre, group);
    return load_days(made->scenario.centre, group, made->arena, out_n);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_before_at_first_and_settled_by_hand),
        cmocka_unit_test(test_more_work_than_hours_at_first_is_doubted),
        cmocka_unit_test(test_a_channel_of_two_teams_counts_once),
        cmocka_unit_test(test_changes_and_shifts_count_from_their_day_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
