/*
 * Training before a launch: hours on duty, summed over what a run shows,
 * against hours scheduled less hours trained, by hand. Hardly anybody calls, so
 * nobody works longer than scheduled.
 */
#include "centres.h"
#include "model/trained.h"
#include "reading.h"

enum { DESK = 0, BACK = 1, AGENTS = 22 };
enum { WEEK_H = 5 * 12 + 6 }; /* mon-fri 8 to 20, sat 10 to 16 */

/* What of it is closed, and the roll-out, to fill in. */
static const char *const base =
    "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 28; holidays "
    "= [ %s ]; };\n"
    "opening_hours = ( { days = \"mon-fri\"; from = \"08:00\"; to = "
    "\"20:00\"; },\n"
    "                  { days = \"sat\"; from = \"10:00\"; to = \"16:00\"; } "
    ");\n"
    "channels = {\n"
    "  phone = { volume = \"1 / week\"; handle_time = \"1 s\"; };\n"
    "  chat  = { volume = \"1 / week\"; messages = 1; compose = \"1 s\";\n"
    "    customer_reply = \"1 s\"; };\n"
    "  sms   = { volume = \"1 / week\"; handle_time = \"1 s\"; };\n"
    "};\n"
    "teams = {\n"
    "  desk = { serves = [ \"phone\", \"chat\" ]; agents = 22; };\n"
    "  back = { serves = [ \"phone\", \"sms\" ]; shifts = (\n"
    "    { name = \"early\"; agents = 5; days = \"mon-fri\"; from = "
    "\"08:00\"; to = \"16:30\";\n"
    "      breaks = ( { from = \"12:00\"; lasts = \"30 min\"; spread = \"1 "
    "h\"; } ); },\n"
    "    { name = \"night\"; agents = 2; days = \"fri\"; from = \"20:00\"; to "
    "= \"04:00\"; } );\n"
    "    away = ( { name = \"meeting\"; days = \"tue\"; from = \"09:00\"; "
    "lasts = \"1 h\"; } ); };\n"
    "};\n"
    "rollout = ( %s );\n";

static struct play played(struct reading *reading, const char *rollout)
{
    struct play play = play_open(
        reading_text(reading, arena_text(reading->arena, base, "", rollout)));
    play_run(&play, 1, 0);
    return play;
}

static double on_duty_h(const struct play *play, size_t team, int from_day,
                        int to_day)
{
    const struct sample *sample = play->sample;
    double sum_s = 0;
    for (int i = from_day * 48; i < to_day * 48; i++) {
        sum_s += sample->team_cells[team * sample->n_intervals + (size_t)i]
                     .on_duty_s;
    }
    return sum_s / HOUR;
}

static void test_a_head_is_trained_in_the_two_weeks_before(void **state)
{
    struct play play = played(*state, "{ launch = \"chat\"; on = "
                                      "\"2027-01-18\"; training = \"6 h\"; }");
    assert_near(on_duty_h(&play, DESK, 0, 14), AGENTS * (2.0 * WEEK_H - 6),
                1e-6);
    assert_near(on_duty_h(&play, DESK, 14, 28), AGENTS * 2.0 * WEEK_H, 1e-6);
    /* paid all the same; and who does not serve chat is not trained */
    assert_near(play.sample->team_totals[DESK][TEAM_PAID_S],
                AGENTS * 4.0 * WEEK_H * HOUR, 1e-3);
    assert_near(on_duty_h(&play, BACK, 0, 14), on_duty_h(&play, BACK, 14, 28),
                1e-6);
    play_close(&play);
}

/* 6 h of 132 h: a day of 12 h has 32 min 44 s for each of 22 agents, which is
 * one agent away at any time, two at most where blocks meet. */
static void test_never_all_are_away_together(void **state)
{
    struct play play = played(*state, "{ launch = \"chat\"; on = "
                                      "\"2027-01-18\"; training = \"6 h\"; }");
    const struct sample *sample = play.sample;
    for (int day = 0; day < 12; day++) {
        if (day % 7 == 6) {
            continue;
        }
        const bool saturday = day % 7 == 5;
        const double hours = saturday ? 6 : 12;
        assert_near(on_duty_h(&play, DESK, day, day + 1),
                    AGENTS * hours * (1 - 6.0 / (2 * WEEK_H)), 1e-6);
        for (int i = saturday ? 20 : 16; i < (saturday ? 32 : 40); i++) {
            const double agents =
                sample->team_cells[(size_t)(day * 48 + i)].on_duty_s / 1800;
            assert_true(agents >= AGENTS - 2 && agents < AGENTS);
        }
    }
    play_close(&play);
}

/* Five persons of 8 h less half an hour, two weeks, and their meetings; two at
 * night. */
static void test_persons_train_beside_breaks_and_meetings(void **state)
{
    struct play play = played(*state, "{ launch = \"sms\"; on = "
                                      "\"2027-01-18\"; training = \"4 h\"; }");
    const double early = 5 * (10 * 8.0 - 2);
    const double night = 2 * 2 * 8.0;
    assert_near(on_duty_h(&play, BACK, 14, 28), early + night, 1e-6);
    assert_near(on_duty_h(&play, BACK, 0, 14), early + night - 7 * 4.0, 1e-6);
    play_close(&play);
}

/* The week before the plan is not simulated, and has what it is scheduled. */
static void test_what_lies_before_the_simulation_is_left_out(void **state)
{
    struct play play = played(*state, "{ launch = \"chat\"; on = "
                                      "\"2027-01-11\"; training = \"6 h\"; }");
    assert_near(on_duty_h(&play, DESK, 0, 7), AGENTS * (WEEK_H - 3.0), 1e-6);
    assert_near(on_duty_h(&play, DESK, 7, 28), AGENTS * 3.0 * WEEK_H, 1e-6);
    play_close(&play);
}

/* Hours on duty that the training of 6 h before a launch on Friday 8 January
 * takes off Monday to Thursday, the days that are simulated of the two weeks.
 */
static double lost_h(struct reading *reading, size_t team, const char *channel,
                     const char *holidays)
{
    double on_h[2];
    for (int trained = 0; trained < 2; trained++) {
        const char *launch = arena_text(
            reading->arena,
            "{ launch = \"%s\"; on = \"2027-01-08\"; training = \"%d h\"; }",
            channel, 6 * trained);
        struct play play = play_open(reading_text(
            reading, arena_text(reading->arena, base, holidays, launch)));
        play_run(&play, 1, 0);
        on_h[trained] = on_duty_h(&play, team, 0, 4);
        play_close(&play);
    }
    return on_h[0] - on_h[1];
}

/* Of 132 h in the two weeks 48 are simulated; with Christmas and New Year
 * closed, of 102. Of the ten days of the early shift four are, of the night
 * shift's Fridays none. */
static void test_days_before_the_simulation_have_their_scheduled_part(
    void **state)
{
    assert_near(lost_h(*state, DESK, "chat", ""), AGENTS * 6 * 48 / 132.0,
                1e-6);
    assert_near(lost_h(*state, DESK, "chat", "\"NL\""), AGENTS * 6 * 48 / 102.0,
                1e-6);
    assert_near(lost_h(*state, BACK, "sms", ""), 5 * 6 * 4 / 10.0, 1e-6);
}

static void test_two_launches_are_trained_for_apart(void **state)
{
    struct reading *reading = *state;
    const char *text = arena_text(
        reading->arena,
        "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 28; };\n"
        "channels = {\n"
        "  phone = { volume = \"1 / week\"; handle_time = \"1 s\"; };\n"
        "  chat  = { volume = \"1 / week\"; messages = 1; compose = \"1 s\";\n"
        "    customer_reply = \"1 s\"; };\n"
        "  sms   = { volume = \"1 / week\"; handle_time = \"1 s\"; };\n"
        "};\n"
        "teams = { desk = { serves = [ \"phone\", \"chat\", \"sms\" ]; agents "
        "= 7; }; };\n"
        "rollout = (\n"
        "  { launch = \"chat\"; on = \"2027-01-18\"; training = \"14 h\"; },\n"
        "  { launch = \"sms\"; on = \"2027-01-25\"; training = \"7 h\"; } "
        ");\n");
    struct play play = play_open(reading_text(reading, text));
    play_run(&play, 1, 0);
    for (int day = 0; day < 28; day++) {
        const double hours =
            (day < 14 ? 1 : 0) + (day >= 7 && day < 21 ? 0.5 : 0);
        assert_near(on_duty_h(&play, 0, day, day + 1), 7 * (24 - hours), 1e-6);
    }
    play_close(&play);
}

/* The night shift's two are scheduled for 16 h. */
static void test_nobody_trains_longer_than_scheduled(void **state)
{
    struct play play = played(*state, "{ launch = \"sms\"; on = "
                                      "\"2027-01-18\"; training = \"20 h\"; }");
    const double early = 5 * (10 * 8.0 - 2);
    assert_near(on_duty_h(&play, BACK, 0, 14), early - 5 * 20.0, 1e-6);
    assert_near(on_duty_h(&play, BACK, 14, 28), early + 2 * 2 * 8.0, 1e-6);
    play_close(&play);
}

/* Seven heads, 20 h each, of 195 h and 16 h a week. */
static void test_training_that_takes_much_is_known(void **state)
{
    struct reading *reading = *state;
    const struct centre *centre = reading_text(
        reading, arena_text(reading->arena, base, "",
                            "{ launch = \"sms\"; on = \"2027-01-18\"; "
                            "training = \"20 h\"; }"));
    const struct trained trained =
        trained_for(centre, &centre->rollouts[0], reading->arena);
    assert_string_equal(trained.worst_team->name, "back");
    assert_int_equal(trained.worst_heads, 7);
    assert_near(trained.worst_frac, 7 * 20 / (2 * 211.0), 1e-9);
    assert_string_equal(trained.short_shift->name, "night");
    assert_near(trained.short_s, 16 * HOUR, 1e-6);
}

static double all_on_duty_h(struct reading *reading, const char *rollout)
{
    struct play play = played(reading, rollout);
    const double sum =
        on_duty_h(&play, DESK, 0, 14) + on_duty_h(&play, BACK, 0, 14);
    play_close(&play);
    return sum;
}

/* What is said of heads and hours, against the hours that a run lacks. */
static void assert_said_as_played(struct reading *reading, const char *channel,
                                  int january, const char *training,
                                  uint32_t heads)
{
    const char *const format =
        "{ launch = \"%s\"; on = \"2027-01-%02d\"; training = \"%s\"; }";
    const char *with =
        arena_text(reading->arena, format, channel, january, training);
    const char *without =
        arena_text(reading->arena, format, channel, january, "0 h");
    const struct centre *centre =
        reading_text(reading, arena_text(reading->arena, base, "", with));
    const struct trained trained =
        trained_for(centre, &centre->rollouts[0], reading->arena);
    assert_int_equal(trained.heads, heads);
    assert_int_equal(trained.is_cut, january < 18);
    if (trained.is_cut) {
        assert_true(isnan(trained.together_s));
        return;
    }
    assert_near(trained.together_s / HOUR,
                all_on_duty_h(reading, without) - all_on_duty_h(reading, with),
                1e-6);
}

static void test_heads_and_hours_are_said_as_they_are_played(void **state)
{
    assert_said_as_played(*state, "chat", 18, "4 h", AGENTS);
    assert_said_as_played(*state, "sms", 18, "4 h", 5 + 2);
    assert_said_as_played(*state, "sms", 18, "20 h", 5 + 2);
    assert_said_as_played(*state, "phone", 18, "4 h", AGENTS + 5 + 2);
    assert_said_as_played(*state, "chat", 11, "4 h", AGENTS);
    /* Monday to Thursday of the only week: nobody is on the night shift */
    assert_said_as_played(*state, "sms", 8, "4 h", 5);
}

int main(void)
{
#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reading_set_up, reading_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_head_is_trained_in_the_two_weeks_before),
        TEST(test_never_all_are_away_together),
        TEST(test_persons_train_beside_breaks_and_meetings),
        TEST(test_what_lies_before_the_simulation_is_left_out),
        TEST(test_days_before_the_simulation_have_their_scheduled_part),
        TEST(test_two_launches_are_trained_for_apart),
        TEST(test_heads_and_hours_are_said_as_they_are_played),
        TEST(test_nobody_trains_longer_than_scheduled),
        TEST(test_training_that_takes_much_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
