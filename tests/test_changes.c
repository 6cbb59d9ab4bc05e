/*
 * Changes of settings during the plan: the centre of a day against numbers
 * written out by hand, and what a run shows of them against what it must show
 * by the definition of the setting.
 */
#include "centres.h"
#include "reading.h"

#include "model/changed_centre.h"

enum { PHONE = 0, CHAT = 1 };
enum { FIRST = 20822 }; /* 2027-01-04, a Monday */

static const char *const base =
    "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 21; };\n"
    "channels = {\n"
    "  phone = { volume = \"240 / day\"; patience = \"endless\";\n"
    "    handle_time = { mean = \"3 min\"; cv = 0.8; };\n"
    "    redial = { probability = \"20 %\"; after = \"5 min\"; };\n"
    "    switch = ( { to = \"chat\"; probability = \"10 %\"; after = "
    "\"1 min\"; } );\n"
    "    growth = \"2 % / week\"; };\n"
    "  chat = { volume = \"24 / day\"; messages = 4; compose = \"30 s\";\n"
    "    customer_reply = { shape = \"uniform\";\n"
    "      min = \"20 s\"; max = \"60 s\"; }; patience = \"1 min\"; };\n"
    "};\n"
    "teams = {\n"
    "  desk = { serves = [ \"phone\", \"chat\" ]; agents = 25;\n"
    "    chats_at_once = 2; speed = { phone = 1.0; chat = 1.2; };\n"
    "    cost = \"20 / hour\"; };\n"
    "  night = { serves = [ \"phone\" ];\n"
    "    agents = [ 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\n"
    "      0, 0, 0, 3, 3 ]; };\n"
    "  back = { serves = [ \"phone\" ]; shifts = ( { name = \"early\"; agents "
    "= 4;\n"
    "    from = \"08:00\"; to = \"16:00\"; breaks = ( { from = \"12:00\"; "
    "lasts = \"30 min\"; } ); } );\n"
    "    away = ( { name = \"meeting\"; from = \"09:00\"; lasts = \"1 h\"; } "
    "); };\n"
    "};\n";

static const struct centre *with(struct reading *reading, const char *changes)
{
    return reading_text(
        reading,
        arena_text(reading->arena, "%srollout = ( %s );\n", base, changes));
}

/* The centre so many days after the start. */
static const struct centre *on(struct reading *reading,
                               const struct centre *centre, int32_t day)
{
    return changed_centre_of(centre, FIRST + day, reading->arena);
}

/* ---- the numbers ---- */

static void test_a_mean_changes_and_the_spread_stays(void **state)
{
    const struct centre *c = with(
        *state, "{ change = \"channels.phone.handle_time\"; by = \"+50 %\"; on "
                "= \"2027-01-11\"; lasts = \"1 week\"; },\n"
                "{ change = \"channels.chat.customer_reply\"; to = \"80 s\"; "
                "on = \"2027-01-11\"; },\n"
                "{ change = \"channels.phone.patience\"; to = \"2 min\"; on = "
                "\"2027-01-11\"; }");
    const struct channel *before = on(*state, c, 6)->channels;
    const struct channel *then = on(*state, c, 7)->channels;
    const struct channel *after = on(*state, c, 14)->channels;
    assert_near(before[PHONE].handle_time.mean_s, 180, 1e-9);
    assert_near(then[PHONE].handle_time.mean_s, 270, 1e-9);
    assert_near(then[PHONE].handle_time.cv, 0.8, 1e-12);
    assert_near(after[PHONE].handle_time.mean_s, 180, 1e-9);
    assert_near(then[CHAT].chat.customer_reply.mean_s, 80, 1e-9);
    assert_near(then[CHAT].chat.customer_reply.min_s, 40, 1e-9);
    assert_near(then[CHAT].chat.customer_reply.max_s, 120, 1e-9);
    assert_int_equal(before[PHONE].patience.shape, SHAPE_NEVER);
    assert_int_equal(then[PHONE].patience.shape, SHAPE_EXPONENTIAL);
    assert_near(then[PHONE].patience.mean_s, 120, 1e-9);
}

static void test_a_block_is_a_law_of_its_own(void **state)
{
    const struct centre *c = with(
        *state, "{ change = \"channels.phone.handle_time\"; to = { mean = \"2 "
                "min\"; cv = 0.5; shape = \"gamma\"; }; on = \"2027-01-11\"; "
                "},\n"
                "{ change = \"channels.phone.handle_time.mean\"; by = \"+100 "
                "%\"; on = \"2027-01-18\"; },\n"
                "{ change = \"channels.phone.handle_time.cv\"; to = 0.4; on = "
                "\"2027-01-18\"; }");
    const struct distribution *law =
        &on(*state, c, 7)->channels[PHONE].handle_time;
    assert_int_equal(law->shape, SHAPE_GAMMA);
    assert_near(law->mean_s, 120, 1e-9);
    assert_near(law->cv, 0.5, 1e-12);
    law = &on(*state, c, 14)->channels[PHONE].handle_time;
    assert_near(law->mean_s, 240, 1e-9);
    assert_near(law->cv, 0.4, 1e-12);
}

static void test_new_values_come_before_factors(void **state)
{
    const struct centre *c = with(
        *state,
        "{ change = \"teams.desk.agents\"; by = \"+10 %\"; on = "
        "\"2027-01-05\"; },\n"
        "{ change = \"teams.desk.agents\"; by = \"-20 %\"; on = "
        "\"2027-01-06\"; lasts = \"2 days\"; },\n"
        "{ change = \"teams.desk.agents\"; to = 40; on = \"2027-01-07\"; }");
    static const uint32_t agents[] = { 25, 28, 22, 35, 44 };
    for (int32_t day = 0; day < 5; day++) {
        assert_int_equal(on(*state, c, day)->teams[0].agents, agents[day]);
    }
}

static void test_any_number_of_a_channel_or_a_team_may_change(void **state)
{
    const struct centre *c = with(
        *state,
        "{ change = \"channels.phone.redial.probability\"; by = \"+50 %\"; on "
        "= \"2027-01-05\"; },\n"
        "{ change = \"channels.phone.switch.chat.probability\"; to = \"25 %\"; "
        "on = \"2027-01-05\"; },\n"
        "{ change = \"channels.phone.lines\"; to = 30; on = \"2027-01-05\"; "
        "},\n"
        "{ change = \"channels.chat.messages\"; to = 5.5; on = \"2027-01-05\"; "
        "},\n"
        "{ change = \"channels.chat.priority\"; to = 3; on = \"2027-01-05\"; "
        "},\n"
        "{ change = \"teams.desk.speed\"; by = \"+10 %\"; on = \"2027-01-05\"; "
        "},\n"
        "{ change = \"teams.desk.speed.chat\"; by = \"+50 %\"; on = "
        "\"2027-01-05\"; },\n"
        "{ change = \"teams.night.agents\"; by = \"+100 %\"; on = "
        "\"2027-01-05\"; },\n"
        "{ change = \"teams.back.shifts.early.agents\"; to = 6; on = "
        "\"2027-01-05\"; },\n"
        "{ change = \"teams.back.shifts.early.breaks.1.lasts\"; to = \"45 "
        "min\"; on = \"2027-01-05\"; },\n"
        "{ change = \"teams.back.away.meeting.share\"; to = \"50 %\"; on = "
        "\"2027-01-05\"; },\n"
        "{ change = \"teams.desk.turnover\"; to = \"30 % / year\"; on = "
        "\"2027-01-05\"; },\n"
        "{ change = \"teams.desk.cost\"; by = \"+3 %\"; on = \"2027-01-05\"; "
        "}");
    const struct centre *then = on(*state, c, 1);
    const struct channel *phone = &then->channels[PHONE];
    assert_near(phone->redial.probability, 0.3, 1e-12);
    assert_near(phone->switches[0].probability, 0.25, 1e-12);
    assert_int_equal(phone->lines, 30);
    assert_near(then->channels[CHAT].chat.messages_mean, 5.5, 1e-12);
    assert_int_equal(then->channels[CHAT].priority, 3);
    assert_near(then->teams[0].speed[PHONE], 1.1, 1e-12);
    assert_near(then->teams[0].speed[CHAT], 1.2 * 1.1 * 1.5, 1e-12);
    assert_int_equal(then->teams[1].daily[0], 2);
    assert_int_equal(then->teams[1].daily[23], 6);
    assert_int_equal(then->teams[2].shifts[0].agents, 6);
    assert_near(then->teams[2].shifts[0].breaks[0].lasts_s, 2700, 1e-9);
    assert_near(then->teams[2].away[0].share_frac, 0.5, 1e-12);
    assert_near(then->teams[0].turnover_a_year, 0.3, 1e-12);
    assert_near(then->teams[0].cost_an_hour, 20.6, 1e-12);
    /* and the day before as it was */
    assert_int_equal(on(*state, c, 0)->channels[PHONE].lines, NO_LIMIT);
    assert_near(on(*state, c, 0)->teams[0].speed[CHAT], 1.2, 1e-12);
    assert_int_equal(on(*state, c, 0)->teams[1].daily[23], 3);
}

static void test_days_of_change_are_each_there_once(void **state)
{
    struct reading *reading = *state;
    const int32_t *days = NULL;
    const struct centre *c = with(
        reading, "{ change = \"teams.desk.agents\"; by = \"+10 %\"; on = "
                 "\"2027-01-11\"; lasts = \"1 week\"; },\n"
                 "{ change = \"teams.desk.cost\"; by = \"+1 %\"; on = "
                 "\"2027-01-18\"; },\n"
                 "{ change = \"channels.phone.volume\"; by = \"+1 %\"; on = "
                 "\"2027-01-13\"; }");
    assert_int_equal(
        changed_centre_days(c, FIRST, FIRST + 21, reading->arena, &days), 3);
    assert_int_equal(days[0], FIRST);
    assert_int_equal(days[1], FIRST + 7);
    assert_int_equal(days[2], FIRST + 14);
    c = with(reading, "{ change = \"channels.phone.volume\"; by = \"+1 %\"; on "
                      "= \"2027-01-13\"; }");
    assert_int_equal(
        changed_centre_days(c, FIRST, FIRST + 21, reading->arena, &days), 0);
}

/* ---- what a run shows ---- */

static double on_duty_s(const struct play *play, size_t team, int day)
{
    const struct sample *sample = play->sample;
    double sum = 0;
    for (size_t i = 0; i < 48; i++) {
        const struct team_cell *cell =
            &sample->team_cells[team * sample->n_intervals + (size_t)day * 48 +
                                i];
        sum += cell->on_duty_s;
    }
    return sum;
}

static struct interval_cell day_of(const struct play *play, size_t channel,
                                   int day)
{
    const struct sample *sample = play->sample;
    struct interval_cell sum = { 0 };
    for (size_t i = 0; i < 48; i++) {
        const struct interval_cell *cell =
            &sample
                 ->cells[channel * sample->n_intervals + (size_t)day * 48 + i];
        sum.offered += cell->offered;
        sum.answered += cell->answered;
        sum.blocked += cell->blocked;
        sum.handle_ticks += cell->handle_ticks;
    }
    return sum;
}

/* 24 h x 25 agents, 8 h - 1 h - 30 min of four or six in the back. */
static void test_heads_follow_the_day(void **state)
{
    struct play play = play_open(with(
        *state,
        "{ change = \"teams.desk.agents\"; to = 30; on = \"2027-01-06\"; lasts "
        "= \"2 days\"; },\n"
        "{ change = \"teams.back.shifts.early.agents\"; to = 6; on = "
        "\"2027-01-06\"; lasts = \"1 day\"; },\n"
        "{ change = \"teams.back.shifts.early.breaks.1.lasts\"; to = \"1 h\"; "
        "on = \"2027-01-07\"; }"));
    play_run(&play, 1, 0);
    static const double desk[] = { 25, 25, 30, 30, 25 };
    static const double back_h[] = { 26, 26, 39, 24, 24 };
    for (int day = 0; day < 5; day++) {
        /* who is on a call when the number falls ends it first */
        assert_near(on_duty_s(&play, 0, day), desk[day] * DAY,
                    day == 4 ? 4000 : 1e-6);
        assert_near(on_duty_s(&play, 2, day), back_h[day] * HOUR, 4000);
    }
    play_close(&play);
}

static void test_hours_cost_what_they_cost_that_day(void **state)
{
    struct play play = play_open(
        with(*state, "{ change = \"teams.desk.cost\"; to = \"26 / hour\"; on = "
                     "\"2027-01-18\"; }"));
    play_run(&play, 1, 0);
    assert_near(play.sample->team_totals[0][TEAM_PAID_S], 21.0 * 25 * DAY,
                1e-3);
    assert_relative(play.sample->team_totals[0][TEAM_COST],
                    25 * 24 * (14 * 20.0 + 7 * 26.0), 1e-9);
    play_close(&play);
}

static void test_work_takes_as_long_as_it_does_that_day(void **state)
{
    struct play play = play_open(with(
        *state, "{ change = \"channels.phone.handle_time\"; to = { mean = \"4 "
                "min\"; shape = \"constant\"; }; on = \"2027-01-06\"; },\n"
                "{ change = \"teams.desk.speed.phone\"; to = 2.0; on = "
                "\"2027-01-08\"; }"));
    play_run(&play, 1, 0);
    const struct interval_cell slow = day_of(&play, PHONE, 3);
    const struct interval_cell fast = day_of(&play, PHONE, 5);
    assert_true(slow.answered > 150 && fast.answered > 150);
    assert_near(ticks_seconds(slow.handle_ticks), 240.0 * slow.answered, 1e-3);
    assert_near(ticks_seconds(fast.handle_ticks), 120.0 * fast.answered, 1e-3);
    play_close(&play);
}

/* Lines that are limited for a while: busy signals then, and only then; the
 * calls that had begun before are counted among those that talk. */
static void test_lines_may_be_limited_for_a_while(void **state)
{
    struct play play = play_open(
        with(*state, "{ change = \"channels.phone.lines\"; to = 1; on = "
                     "\"2027-01-06\"; lasts = \"1 day\"; }"));
    play_run(&play, 1, 0);
    for (int day = 0; day < 6; day++) {
        const struct interval_cell cell = day_of(&play, PHONE, day);
        assert_true(day == 2 ? cell.blocked > 40 : cell.blocked == 0);
    }
    play_close(&play);
}

static void test_more_chats_at_once_may_be_held_for_a_while(void **state)
{
    struct reading *reading = *state;
    const char *text = arena_text(
        reading->arena,
        "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 6; };\n"
        "channels = { chat = { volume = \"4000 / day\"; messages = 5;\n"
        "  compose = \"20 s\"; customer_reply = \"60 s\"; patience = \"1 "
        "min\"; }; };\n"
        "teams = { desk = { serves = [ \"chat\" ]; agents = 5; chats_at_once = "
        "1; }; };\n"
        "rollout = ( { change = \"teams.desk.chats_at_once\"; to = 3; on = "
        "\"2027-01-06\"; lasts = \"2 days\"; } );\n");
    struct play play = play_open(reading_text(reading, text));
    play_run(&play, 1, 0);
    /* One chat takes 5 x 20 s + 4 x 60 s: an agent with one at a time ends
     * some 254 a day; with three, nearly three times as many. */
    const double alone = 5.0 * DAY / 340;
    for (int day = 0; day < 6; day++) {
        const double answered = day_of(&play, 0, day).answered;
        const bool three = day == 2 || day == 3;
        assert_near(answered / alone, three ? 2.4 : 1, three ? 0.5 : 0.06);
    }
    play_close(&play);
}

/* Without a change the heads stay; from the change on they leave at its rate.
 * 2000 agents who are not replaced, 14 days at 200 % a year: e^(-28/365.25) of
 * them are left at the end. */
static void test_turnover_begins_when_it_changes(void **state)
{
    struct reading *reading = *state;
    const char *text =
        "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 28; };\n"
        "channels = { phone = { volume = \"10 / day\"; handle_time = \"1 "
        "min\"; }; };\n"
        "teams = { desk = { serves = [ \"phone\" ]; agents = 2000;\n"
        "  replaced_after = \"never\"; }; };\n"
        "rollout = ( { change = \"teams.desk.turnover\"; to = \"200 % / "
        "year\"; on = \"2027-01-18\"; } );\n";
    struct play play = play_open(reading_text(reading, text));
    play_run(&play, 1, 0);
    assert_near(on_duty_s(&play, 0, 13) / DAY, 2000, 1e-6);
    const double left = exp(-2 * 13 / 365.25); /* vacant from the next day on */
    assert_near(on_duty_s(&play, 0, 27) / DAY, 2000 * left,
                4 * sqrt(2000 * left * (1 - left)));
    play_close(&play);
}

static void test_growth_may_change(void **state)
{
    const struct centre *c = with(
        *state, "{ change = \"channels.phone.growth\"; by = \"+50 %\"; on = "
                "\"2027-01-11\"; lasts = \"1 week\"; }");
    struct play play = play_open(c);
    static const double weekly[] = { 1.02, 1.03, 1.02 };
    double volume = 240;
    for (uint32_t day = 0; day < 21; day++) {
        double expected = 0;
        for (uint32_t i = 0; i < 48; i++) {
            expected +=
                simulation_expected_arrivals(play.plan, PHONE, day * 48 + i);
        }
        assert_relative(expected, volume, 1e-9);
        volume *= pow(weekly[day / 7], 1.0 / 7);
    }
    play_close(&play);
}

static void test_customers_stay_who_they_are(void **state)
{
    struct play plain = play_open(with(*state, ""));
    struct play changed = play_open(
        with(*state, "{ change = \"channels.phone.handle_time\"; by = \"+20 "
                     "%\"; on = \"2027-01-06\"; },\n"
                     "{ change = \"teams.desk.agents\"; to = 30; on = "
                     "\"2027-01-08\"; }"));
    play_run(&plain, 1, 0);
    play_run(&changed, 1, 0);
    size_t n = 0;
    for (size_t i = 0; i < plain.trace->n_rows; i += 37) {
        const struct trace_row *row = &plain.trace->rows[i];
        if (row->attempt == 0) {
            const struct trace_row *same =
                play_row(&changed, row->origin, row->number, 0);
            assert_near(row->arrival_s, same->arrival_s, 0);
            n++;
        }
    }
    assert_true(n > 100);
    play_close(&plain);
    play_close(&changed);
}

int main(void)
{
#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reading_set_up, reading_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_mean_changes_and_the_spread_stays),
        TEST(test_a_block_is_a_law_of_its_own),
        TEST(test_new_values_come_before_factors),
        TEST(test_any_number_of_a_channel_or_a_team_may_change),
        TEST(test_days_of_change_are_each_there_once),
        TEST(test_heads_follow_the_day),
        TEST(test_hours_cost_what_they_cost_that_day),
        TEST(test_work_takes_as_long_as_it_does_that_day),
        TEST(test_lines_may_be_limited_for_a_while),
        TEST(test_more_chats_at_once_may_be_held_for_a_while),
        TEST(test_turnover_begins_when_it_changes),
        TEST(test_growth_may_change),
        TEST(test_customers_stay_who_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
