/* What charts say of runs whose answer is known some other way: from another
 * run, or counted by hand. */
#include "base/civil.h"
#include "chart/deflection_data.h"
#include "chart/fan_data.h"
#include "chart/gantt_data.h"
#include "chart/hours_data.h"
#include "chart/launch_data.h"
#include "chart/pattern_data.h"
#include "chart_run.h"
#include "drawing_rules.h"

#include <math.h>

#define HEAD                                                                   \
    "format = 1; title = \"A test\"; audience = \"b2c\";\n"                    \
    "plan = { start = \"2027-01-04\"; weeks = 4; warm_up = \"1 week\"; };"     \
    "\nopening_hours = ( { days = \"mon-fri\"; from = \"09:00\"; to = "        \
    "\"18:00\"; } );\nstudy = { seed = 7; };\n"

#define PHONE                                                                  \
    "  phone = { volume = \"700 / week\"; redial = { probability = \"80 %\"; " \
    "after = \"5 min\"; at_most = 5; }; };\n"

/* Chats without agents for them, and callers who try again: the launch brings
 * calls, too. */
static const char launch_text[] = HEAD
    "channels = {\n" PHONE "  chat = { volume = \"900 / week\"; };\n};\n"
    "teams = { desk = { serves = [ \"phone\", \"chat\" ]; agents = 3; }; };\n"
    "rollout = ( { launch = \"chat\"; on = \"2027-01-18\"; training = \"0 h\"; "
    "comes_from = { new_customers = \"70 %\"; phone = \"30 %\"; }; } );\n";

/* The same plan, in which nobody has heard of chats. */
static const char calls_text[] =
    HEAD "channels = {\n" PHONE "};\n"
         "teams = { desk = { serves = [ \"phone\" ]; agents = 3; }; };\n";

static void test_without_the_launch_is_the_plan_without_chats(void **state)
{
    (void)state;
    enum { RUNS = 5, DAYS = 28, ON = 14 };
    struct chart_run launch =
        chart_run_make("launch_with", launch_text, RUNS, "launch");
    struct chart_run calls =
        chart_run_make("launch_never", calls_text, RUNS, "waiting");
    const struct table *without = chart_run_ask(
        &launch, "SELECT without FROM replication_launch ORDER BY "
                 "replication, day");
    const struct table *offered = chart_run_ask(
        &calls, "SELECT offered FROM replication_day ORDER BY replication, "
                "day");
    const struct table *with = chart_run_ask(
        &launch, "SELECT sum(offered) FROM replication_day GROUP BY "
                 "replication, day ORDER BY replication, day");
    double more = 0;
    assert_int_equal(without->n_rows, RUNS * DAYS);
    assert_int_equal(offered->n_rows, RUNS * DAYS);
    for (size_t row = 0; row < without->n_rows; row++) {
        assert_near(table_number(without, row, 0),
                    table_number(offered, row, 0), 0);
        more += table_number(with, row, 0) - table_number(without, row, 0);
    }
    assert_true(more > RUNS * 900);
    chart_run_end(&calls);
    chart_run_end(&launch);
}

static void test_the_line_without_a_launch_lies_in_its_band(void **state)
{
    (void)state;
    struct chart_run made =
        chart_run_make("launch_band", launch_text, 5, "launch");
    for (size_t row = 0; row < made.data->n_rows; row++) {
        const double line = table_number(made.data, row, SPIKE_WITHOUT);
        assert_true(line >= table_number(made.data, row, SPIKE_QUANTILES));
        assert_true(line <=
                    table_number(made.data, row,
                                 SPIKE_QUANTILES + SPREAD_QUANTILES - 1));
    }
    assert_true(
        rules_have_text(made.drawing, "band: all 5 runs without the launch"));
    chart_run_end(&made);
}

/* Summed by hand from the days with and without it. */
static void test_the_rollout_says_what_a_launch_takes(void **state)
{
    (void)state;
    struct chart_run made = chart_run_make(
        "rollout_takes",
        HEAD "channels = {\n" PHONE "chat = { volume = \"900 / week\"; }; };\n"
             "teams = { desk = { serves = [ \"phone\", \"chat\" ]; agents = "
             "30; }; };\nrollout = ( { launch = \"chat\"; on = "
             "\"2027-01-18\"; training = \"0 h\"; comes_from = { "
             "new_customers = \"70 %\"; phone = \"30 %\"; }; } );\n",
        5, "rollout");
    const struct table *sums = chart_run_ask(
        &made, "SELECT sum(offered), sum(without) FROM launch_day WHERE "
               "channel = 'phone' AND day >= 0");
    const double taken =
        1 - table_number(sums, 0, 0) / table_number(sums, 0, 1);
    assert_true(taken > 0.1);
    assert_string_equal(
        made.drawing->title,
        arena_text(made.run->arena,
                   "Chat opens on 18 Jan 2027 and takes %.1f %% of phone",
                   100 * taken));
    chart_run_end(&made);
}

/* The centre of a lane's diamond, from the left. */
static double diamond_at(const struct drawing *drawing, size_t lane)
{
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->kind == MARK_SYMBOL && mark->symbol == SYMBOL_DIAMOND &&
            lane-- == 0) {
            return mark->box.x + mark->box.width / 2;
        }
    }
    fail_test("no such diamond");
    return 0;
}

/* From 20 % on, to 100 % after three weeks, and over after one: at 46.7 %. Both
 * lanes are as wide and as high; a withdrawal is no step. */
static void test_the_bars_of_a_launch_end_with_its_channel(void **state)
{
    (void)state;
    struct chart_run made = chart_run_make(
        "rollout_ends",
        HEAD "channels = {\n" PHONE "chat = { volume = \"900 / week\"; }; };\n"
             "teams = { desk = { serves = [ \"phone\", \"chat\" ]; agents = "
             "30; }; };\nrollout = ( { launch = \"chat\"; on = "
             "\"2027-01-11\"; ramp = true; offered_to = ( { on = "
             "\"2027-01-11\"; share = \"20 %\"; }, { on = \"2027-02-01\"; "
             "share = \"100 %\"; } ); training = \"0 h\"; comes_from = { "
             "new_customers = \"70 %\"; phone = \"30 %\"; }; }, { withdraw = "
             "\"chat\"; on = \"2027-01-18\"; } );\n",
        5, "rollout");
    const struct drawing *drawing = made.drawing;
    assert_null(strstr(drawing->title, "more step"));
    size_t n = 0;
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->kind == MARK_AREA && mark->look.role == ROLE_DATA) {
            const struct point *at = mark->points;
            assert_near(at[0].x, diamond_at(drawing, 0), 1e-6);
            assert_near(at[3].x, diamond_at(drawing, 1), 1e-6);
            assert_near((at[3].y - at[2].y) / (at[0].y - at[1].y), 7.0 / 3,
                        1e-6);
            n++;
        }
    }
    assert_int_equal(n, 2);
    chart_run_end(&made);
}

/* Calls double in the third of four weeks. */
static void test_a_rollout_without_launches_says_when_it_is_busiest(
    void **state)
{
    (void)state;
    struct chart_run made = chart_run_make(
        "rollout_sale",
        HEAD "channels = {\n" PHONE "};\n"
             "teams = { desk = { serves = [ \"phone\" ]; agents = 6; }; };\n"
             "rollout = ( { change = \"channels.phone.volume\"; by = "
             "\"+100 %\"; on = \"2027-01-18\"; lasts = \"1 week\"; }, "
             "{ change = \"channels.phone.volume\"; by = \"+1 %\"; "
             "on = \"2027-01-25\"; lasts = \"1 week\"; } );\n",
        3, "rollout");
    const char *title = made.drawing->title;
    assert_non_null(strstr(title, "Change phone volume on 18 Jan 2027; agents "
                                  "are busiest ("));
    assert_non_null(strstr(title, "in the week of 18 Jan 2027; 1 more step"));
    assert_true(strlen(title) < 120);
    chart_run_end(&made);
}

static void test_one_run_tells_nothing_of_a_launch(void **state)
{
    (void)state;
    struct chart_run made =
        chart_run_make("launch_once", launch_text, 1, "launch");
    assert_string_equal(made.drawing->title,
                        "Chat: one run cannot tell what its launch changes");
    assert_true(rules_have_text(made.drawing, "one run without the launch"));
    for (size_t i = 0; i < made.drawing->n; i++) {
        assert_true(made.drawing->marks[i].look.role != ROLE_BAND ||
                    made.drawing->marks[i].look.hatched);
    }
    chart_run_end(&made);
}

/* On a Friday, and the same every day from then on: settled on the next day
 * that is open, the Monday. */
static void test_a_launch_does_not_settle_on_a_closed_day(void **state)
{
    (void)state;
    struct chart_run made = chart_run_make(
        "launch_friday",
        HEAD "channels = { phone = { volume = \"700 / week\"; };\n"
             "chat = { volume = \"900 / week\"; }; };\n"
             "teams = { desk = { serves = [ \"phone\", \"chat\" ]; agents = "
             "20; }; };\n"
             "rollout = ( { launch = \"chat\"; on = \"2027-01-08\"; training "
             "= \"0 h\"; comes_from = { new_customers = \"100 %\"; }; spike = "
             "\"0 %\"; } );\n",
        20, "launch");
    assert_near(table_number(made.data, 0, SPIKE_SETTLED_DAY), 3, 0);
    chart_run_end(&made);
}

/* Six agents without absence from 18:00 to 03:00, and nobody else: six on duty
 * from the first half-hour to the last, past midnight, and none before. */
static void test_a_night_shift_is_covered_to_its_end(void **state)
{
    (void)state;
    struct chart_run made = chart_run_make(
        "night",
        "format = 1; title = \"Night\"; audience = \"b2c\";\n"
        "plan = { start = \"2027-03-22\"; weeks = 2; };\n"
        "opening_hours = ( { days = \"fri,sat\"; from = \"18:00\"; to = "
        "\"03:00\"; } );\n"
        "channels = { phone = { volume = \"900 / week\"; }; };\n"
        "teams = { desk = { serves = [ \"phone\" ]; absence = \"0 %\"; "
        "shrinkage = \"0 %\"; shifts = ( { name = \"n\"; agents = 6; days = "
        "\"fri,sat\"; from = \"18:00\"; to = \"03:00\"; } ); }; };\n",
        3, "gantt");
    const struct gantt_part cover = gantt_part_of(made.data, "cover");
    assert_int_equal(cover.n, 18);
    for (size_t i = 0; i < cover.n; i++) {
        const size_t row = cover.row + i;
        assert_near(table_number(made.data, row, GANTT_FROM_S),
                    64800 + 1800 * (double)i, 0);
        assert_near(table_number(made.data, row, GANTT_AGENTS), 6, 1e-9);
    }
    chart_run_end(&made);
}

/* A holiday, a Tuesday with twice the contacts and a Sunday that is closed but
 * once: none of them is a usual day, and the times of a usual day add up to
 * what the days of that weekday bring. */
static void test_times_of_day_are_of_usual_days(void **state)
{
    (void)state;
    struct chart_run made = chart_run_make(
        "usual",
        "format = 1; title = \"Usual\"; audience = \"b2c\";\n"
        "plan = { start = \"2027-03-22\"; weeks = 4; holidays = [ \"NL\" ]; "
        "special_days = ( { on = \"2027-04-11\"; volume = \"300 %\"; "
        "opening_hours = ( { from = \"08:00\"; to = \"22:00\"; } ); }, { on = "
        "\"2027-04-06\"; volume = \"200 %\"; } ); };\n"
        "opening_hours = ( { days = \"mon-fri\"; from = \"08:00\"; to = "
        "\"18:00\"; } );\n"
        "channels = { phone = { volume = \"1700 / week\"; }; };\n"
        "teams = { care = { serves = [ \"phone\" ]; agents = 7; }; };\n",
        5, "pattern");
    const struct series phone = { .n = made.data->n_rows, .label = "phone" };
    const struct pattern_times times =
        pattern_times_of(made.data, &phone, made.run->arena);
    const struct channel_result *channel =
        &made.run->report.results->channels[0];
    const int counted[] = { 1, 8, 22 }; /* Tuesdays but the sixth of April */
    double tuesday = 0;
    double sum = 0;
    for (size_t i = 0; i < 3; i++) {
        tuesday += channel->days[counted[i]].offered.mean / 3;
    }
    for (size_t i = 0; i < times.n; i++) {
        sum += times.by_day[1][i];
        assert_true(isnan(times.by_day[6][i]));
    }
    assert_near(sum, tuesday, 1e-6 * tuesday);
    chart_run_end(&made);
}

/* Chats come in the third and fourth of four weeks: a usual Tuesday is the mean
 * of the two there are. */
static void test_days_before_a_launch_are_no_usual_days(void **state)
{
    (void)state;
    struct chart_run made =
        chart_run_make("not_yet", launch_text, 5, "pattern");
    const struct table *chats = chart_run_ask(
        &made, "SELECT sum(d.offered) / 2, min(d.offered) FROM day d JOIN "
               "channel c ON c.id = d.channel WHERE c.name = 'chat' AND d.date "
               "IN ('2027-01-19', '2027-01-26')");
    struct series chat = { .label = "Chat" };
    for (size_t row = made.data->n_rows; row-- > 0;) {
        if (strcmp(table_text(made.data, row, PATTERN_CHANNEL), "chat") == 0) {
            chat.row = row;
            chat.n++;
        }
    }
    const struct pattern_days days = pattern_days_of(made.data, &chat);
    const struct pattern_times times =
        pattern_times_of(made.data, &chat, made.run->arena);
    double tuesday = 0;
    for (size_t i = 0; i < times.n; i++) {
        tuesday += times.by_day[1][i];
    }
    assert_true(table_number(chats, 0, 1) > 0);
    assert_near(days.mean[1], table_number(chats, 0, 0), 1e-6);
    assert_near(tuesday, table_number(chats, 0, 0), 1e-6);
    assert_int_equal(days.n, 28);
    assert_int_equal(days.n_there, 28 - 10); /* ten open days before */
    assert_non_null(strstr(made.drawing->description, "is not there"));
    chart_run_end(&made);
}

/* Twice the people ask twice as much and are prevented twice as often: the
 * share stays what `try_first` and `solves` make of it, however many ask. */
static void test_a_share_prevented_hangs_not_on_the_volume(void **state)
{
    (void)state;
    struct chart_run made = chart_run_make(
        "helpful",
        HEAD "channels = { phone = { volume = { low = \"300 / week\"; likely "
             "= \"700 / week\"; high = \"1800 / week\"; }; }; };\n"
             "help_centre = { approach = \"improver\"; articles = 20; "
             "try_first = \"40 %\"; solves = \"60 %\"; };\n"
             "teams = { care = { serves = [ \"phone\" ]; agents = 9; }; };\n",
        20, "deflection");
    const size_t n = deflection_steps(made.data);
    for (size_t row = 0; row < n; row++) {
        const double share = table_number(made.data, row, DEFLECTION_SHARE);
        if (isfinite(share)) {
            const double low =
                table_number(made.data, row, DEFLECTION_SHARE_LOW);
            const double high =
                table_number(made.data, row, DEFLECTION_SHARE_HIGH);
            const double all = table_number(made.data, row, DEFLECTION_FROM);
            const double left = table_number(made.data, row, DEFLECTION_TO);
            assert_near(share, 1 - left / all, 1e-9);
            assert_true(low < share && share < high);
            assert_true(high - low < 0.03);
        }
    }
    assert_true(deflection_has_range(made.data));
    chart_run_end(&made);
}

static void test_one_run_has_no_range_and_no_best(void **state)
{
    (void)state;
    struct chart_run help = chart_run_make(
        "help_once",
        HEAD "channels = { phone = { volume = \"700 / week\"; }; };\n"
             "help_centre = { approach = \"improver\"; articles = 20; "
             "try_first = \"40 %\"; solves = \"60 %\"; };\n"
             "teams = { care = { serves = [ \"phone\" ]; agents = 9; }; };\n",
        1, "deflection");
    assert_false(deflection_has_range(help.data));
    assert_null(strstr(help.drawing->title, "8 runs of 10"));
    chart_run_end(&help);
    struct chart_run chats = chart_run_make(
        "chats_once",
        HEAD "channels = { chat = { volume = \"900 / week\"; }; };\n"
             "teams = { care = { serves = [ \"chat\" ]; agents = 4; "
             "chats_at_once = 3; }; };\n",
        1, "concurrency");
    assert_non_null(strstr(chats.drawing->title,
                           "one run cannot tell how many chats are best"));
    assert_null(strstr(chats.drawing->description, "whiskers"));
    chart_run_end(&chats);
    struct chart_run fan = chart_run_make("fan_once", calls_text, 1, "fan");
    assert_null(strstr(fan.drawing->title, "runs"));
    chart_run_end(&fan);
}

/* One agent for the tickets of four: early ones are answered before the run
 * ends, late ones are not, and of those nothing is said. The days are counted
 * once more, in the results in memory. */
static void test_days_that_were_not_finished_are_left_out(void **state)
{
    (void)state;
    struct chart_run made = chart_run_make(
        "drown",
        HEAD "channels = { email = { volume = \"700 / week\"; }; };\n"
             "teams = { desk = { serves = [ \"email\" ]; agents = 1; }; };\n",
        5, "fan");
    const struct channel_result *channel =
        &made.run->report.results->channels[0];
    size_t n_finished = 0;
    size_t n_cut = 0;
    for (size_t d = 0; d < made.run->report.results->n_days; d++) {
        const struct day_result *day = &channel->days[d];
        const bool is_cut = day->unfinished.mean > 0.01 * day->offered.mean;
        n_cut += is_cut;
        n_finished += !is_cut && day->answered.mean > 0;
    }
    assert_true(n_cut > 0 && n_finished > 0);
    assert_int_equal(made.data->n_rows, n_finished);
    assert_near(table_number(made.data, 0, FAN_LEFT_OUT), (double)n_cut, 0);
    assert_non_null(strstr(made.drawing->description, "are left out"));
    assert_non_null(strstr(made.drawing->title, "that were finished"));
    chart_run_end(&made);
}

/* Of tickets that one agent never gets done, the longest waits are not known;
 * calls, which have agents of their own, are shown. */
static void test_hours_leave_out_a_channel_that_is_not_finished(void **state)
{
    (void)state;
    struct chart_run made = chart_run_make(
        "hours_cut",
        HEAD "channels = { phone = { volume = \"700 / week\"; };\n"
             "email = { volume = \"700 / week\"; }; };\n"
             "teams = { desk = { serves = [ \"email\" ]; agents = 1; };\n"
             "calls = { serves = [ \"phone\" ]; agents = 3; }; };\n",
        5, "hours");
    for (size_t row = 0; row < made.data->n_rows; row++) {
        assert_string_equal(table_text(made.data, row, HOURS_CHANNEL), "phone");
    }
    assert_true(made.data->n_rows > 50);
    assert_non_null(strstr(made.drawing->description, "are left out"));
    chart_run_end(&made);
}

#define FIVE_DAYS(weights)                                                     \
    HEAD "channels = { phone = { volume = \"1500 / week\"; weekday_pattern = " \
         "[ " weights " ]; }; };\n"                                            \
         "teams = { care = { serves = [ \"phone\" ]; agents = 20; }; };\n"

/* A weekday is named when the plan says that it brings more, and no other. */
static void test_days_that_are_alike_are_not_told_apart(void **state)
{
    (void)state;
    struct chart_run alike = chart_run_make(
        "alike", FIVE_DAYS("1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0"), 20, "pattern");
    assert_non_null(strstr(alike.drawing->title, "Phone: weekdays are alike"));
    chart_run_end(&alike);
    struct chart_run monday =
        chart_run_make("monday", FIVE_DAYS("2.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0"),
                       20, "pattern");
    assert_non_null(
        strstr(monday.drawing->title, "Monday brings 33 % of the week"));
    chart_run_end(&monday);
    struct chart_run two = chart_run_make(
        "two", FIVE_DAYS("1.6, 1.0, 1.0, 1.0, 1.6, 0.0, 0.0"), 20, "pattern");
    assert_non_null(strstr(two.drawing->title, "no weekday stands out"));
    chart_run_end(&two);
}

/* Callers come in equal numbers at all times, and on Mondays find one agent
 * instead of nine: the Monday is named, from opening to closing. */
static void test_the_weakest_time_is_a_stretch_beyond_chance(void **state)
{
    (void)state;
    static const char text[] = HEAD
        "channels = { phone = { volume = \"1500 / week\"; daily_pattern = "
        "\"flat\"; target = \"80 %% in 20 s\"; }; };\n"
        "teams = { care = { serves = [ \"phone\" ]; absence = \"0 %%\"; "
        "shifts = ( { name = \"few\"; agents = %d; days = \"mon\"; from = "
        "\"09:00\"; to = \"18:00\"; }, { name = \"many\"; agents = 9; days "
        "= \"tue-fri\"; from = \"09:00\"; to = \"18:00\"; } ); }; };\n";
    struct arena *arena = arena_create();
    struct chart_run few =
        chart_run_make("few", arena_text(arena, text, 2), 20, "heatmap");
    assert_non_null(
        strstr(few.drawing->title, "Phone: weakest from Mon 09:00 to 18:00, "));
    chart_run_end(&few);
    struct chart_run once =
        chart_run_make("once", arena_text(arena, text, 7), 1, "heatmap");
    assert_null(strstr(once.drawing->title, "weakest from"));
    chart_run_end(&once);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_the_launch_is_the_plan_without_chats),
        cmocka_unit_test(test_the_line_without_a_launch_lies_in_its_band),
        cmocka_unit_test(test_the_rollout_says_what_a_launch_takes),
        cmocka_unit_test(test_the_bars_of_a_launch_end_with_its_channel),
        cmocka_unit_test(
            test_a_rollout_without_launches_says_when_it_is_busiest),
        cmocka_unit_test(test_one_run_tells_nothing_of_a_launch),
        cmocka_unit_test(test_a_launch_does_not_settle_on_a_closed_day),
        cmocka_unit_test(test_a_night_shift_is_covered_to_its_end),
        cmocka_unit_test(test_times_of_day_are_of_usual_days),
        cmocka_unit_test(test_days_before_a_launch_are_no_usual_days),
        cmocka_unit_test(test_a_share_prevented_hangs_not_on_the_volume),
        cmocka_unit_test(test_one_run_has_no_range_and_no_best),
        cmocka_unit_test(test_hours_leave_out_a_channel_that_is_not_finished),
        cmocka_unit_test(test_days_that_were_not_finished_are_left_out),
        cmocka_unit_test(test_days_that_are_alike_are_not_told_apart),
        cmocka_unit_test(test_the_weakest_time_is_a_stretch_beyond_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
