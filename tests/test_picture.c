/* Pictures of made-up results whose characters can be counted by hand. */
#include "base/language.h"
#include "model/centre.h"
#include "report/picture.h"
#include "testing.h"

#include <math.h>
#include <string.h>

enum { SLOTS = 24, DAYS = 7, MONDAY = 20822, NINE = 9, MEASURES = 200 };

struct made {
    struct arena *arena;
    struct centre centre;
    struct channel channel;
    struct team team;
    struct answered_by by;
    double speed;
    struct channel_result channel_result;
    struct team_result team_result;
    struct results results;
    struct run_report report;
};

static void set_slot(struct made *made, size_t hour, double offered,
                     double in_time)
{
    made->channel_result.slots[hour] = (struct slot_result){
        .offered = offered, .level_met = in_time, .level_of = offered
    };
    made->channel_result.intervals[hour].offered.mean = offered;
}

static void set_measure(struct made *made, const char *key, double mean)
{
    made->channel_result.measures[measure_index(key)].mean = mean;
}

static void set_centre(struct made *made)
{
    made->channel = (struct channel){
        .name = "phone",
        .way = WAY_CALL,
        .handle_time = { .shape = SHAPE_CONSTANT, .mean_s = 360.0 },
        .target = { .set = true, .share_frac = 0.8, .within_s = 20.0 },
        .n_answered_by = 1,
        .answered_by = &made->by,
    };
    made->team = (struct team){ .name = "desk",
                                .chats_at_once = 1,
                                .speed = &made->speed };
    made->speed = 1.0;
    made->centre = (struct centre){
        .plan = { .start_day = MONDAY, .n_days = DAYS, .interval_s = 3600.0 },
        .n_channels = 1,
        .channels = &made->channel,
        .n_teams = 1,
        .teams = &made->team,
    };
}

/* 10 replications of a week; calls on Monday alone. A call takes 6 minutes, so
 * that 100 an hour are work for 10 agents. */
static struct made *make(void)
{
    struct arena *arena = arena_create();
    struct made *made = arena_alloc(arena, 1, sizeof *made);
    made->arena = arena;
    set_centre(made);
    struct channel_result *channel = &made->channel_result;
    channel->name = "phone";
    channel->slots = arena_alloc(arena, DAYS * SLOTS, sizeof *channel->slots);
    channel->intervals =
        arena_alloc(arena, DAYS * SLOTS, sizeof *channel->intervals);
    channel->measures = arena_alloc(arena, MEASURES, sizeof *channel->measures);
    made->team_result.intervals =
        arena_alloc(arena, DAYS * SLOTS, sizeof *made->team_result.intervals);
    made->results = (struct results){
        .centre = &made->centre,
        .n_days = DAYS,
        .n_intervals = DAYS * SLOTS,
        .slots_a_day = SLOTS,
        .replications = 10,
        .n_channels = 1,
        .channels = channel,
        .n_teams = 1,
        .teams = &made->team_result,
    };
    const double in_time[] = { 80.0, 72.0, 60.0, 40.0, 10.0 };
    for (size_t i = 0; i < sizeof in_time / sizeof *in_time; i++) {
        set_slot(made, NINE + i, 100.0, in_time[i]);
    }
    set_slot(made, 14, 0.5, 0.5); /* 5 in all replications */
    made->results.whole = *channel;
    made->report.results = &made->results;
    return made;
}

static const char *draw(struct made *made, int width, bool blocks, bool colours)
{
    struct text out;
    text_start(&out, made->arena);
    const struct picture_style style = { width, colours, blocks };
    picture_of_run(&made->report, style, &out);
    return out.bytes;
}

static void assert_has(const char *text, const char *line)
{
    if (!strstr(text, line)) {
        fail_test("no line\n%s\nin\n%s", line, text);
    }
}

static void test_the_darkness_of_a_cell_is_its_distance_from_the_target(
    void **state)
{
    (void)state;
    struct made *made = make();
    /* 262.5 of 500.5 in time */
    assert_has(draw(made, 60, true, false), "\nMon ··░░▒▒▓▓██--   52.4 %\n");
    assert_has(draw(made, 60, false, false), "\nMon ..::++xx##--   52.4 %\n");
    assert_has(draw(made, 60, false, false), "\nSun                closed\n");
    arena_destroy(made->arena);
}

static void set_duty(struct made *made, size_t hour, double on_duty,
                     double occupancy_frac)
{
    made->team_result.intervals[hour].on_duty.mean = on_duty;
    made->team_result.intervals[hour].occupancy.mean = occupancy_frac;
}

static void test_busy_agents_and_work_by_hand(void **state)
{
    (void)state;
    struct made *made = make();
    /* bars of 60 - 7 - 16 = 37 characters for 10 agents: 8 are 30 of them, 9
     * are 33 and 5 are 19; the mark is the last character of the work */
    set_duty(made, 9, 10.0, 0.8);
    set_duty(made, 10, 5.0, 1.0);
    set_slot(made, 11, 50.0, 50.0);
    set_duty(made, 11, 10.0, 0.9);
    const char *text = draw(made, 60, false, false);
    assert_has(text, "Monday\n09:00  ##############################......|"
                     "     8.0 of 10.0\n");
    assert_has(text, "\n10:00  ###################!!!!!!!!!!!!!!!!!|"
                     "      5.0 of 5.0\n");
    assert_has(text, "\n11:00  ##################|##############...."
                     "     9.0 of 10.0\n");
    arena_destroy(made->arena);
}

/* Half of the work arrives, and all are busy with what came before. */
static void test_agents_with_a_backlog_are_not_free(void **state)
{
    (void)state;
    struct made *made = make();
    made->channel.way = WAY_TICKET;
    made->channel.ticket.replies_mean = 1.0;
    for (size_t hour = 9; hour < 14; hour++) {
        set_slot(made, hour, 50.0, 50.0);
        set_duty(made, hour, 10.0, 1.0);
    }
    const char *bars = strstr(draw(made, 60, false, false), "Monday\n09:00");
    const char *legend = strstr(bars, "busy");
    assert_has(bars, "\n09:00  ##################|##################"
                     "    10.0 of 10.0\n");
    for (const char *at = bars; at < legend; at++) {
        assert_false(at[0] == '.' && at[1] == '.');
    }
    arena_destroy(made->arena);
}

/* The second Monday is a holiday: nobody calls and nobody is there. */
static void test_holidays_are_no_average_day(void **state)
{
    (void)state;
    static const int32_t holiday = MONDAY + DAYS;
    struct made *made = make();
    struct channel_result *channel = &made->channel_result;
    struct interval_result *calls =
        arena_alloc(made->arena, 2 * DAYS * SLOTS, sizeof *calls);
    memcpy(calls, channel->intervals, DAYS * SLOTS * sizeof *calls);
    channel->intervals = calls;
    made->results.whole = *channel;
    struct team_interval_result *duty =
        arena_alloc(made->arena, 2 * DAYS * SLOTS, sizeof *duty);
    made->team_result.intervals = duty;
    set_duty(made, 9, 10.0, 1.0);
    made->results.n_days = 2 * DAYS;
    made->results.n_intervals = 2 * DAYS * SLOTS;
    made->centre.plan.n_days = 2 * DAYS;
    made->centre.plan.n_holidays = 1;
    made->centre.plan.holidays = &holiday;
    const char *text = draw(made, 60, false, false);
    assert_has(text, "09:00  ####################################|"
                     "    10.0 of 10.0\n");
    assert_has(text, "left out");
    arena_destroy(made->arena);
}

static void test_tickets_are_work_that_can_wait(void **state)
{
    (void)state;
    struct made *made = make();
    made->channel.way = WAY_TICKET;
    made->channel.ticket.replies_mean = 1.0;
    const char *text = draw(made, 60, false, false);
    assert_has(text, "\n09:00                                      |"
                     "      0.0 of 0.0\n");
    assert_null(strchr(strstr(text, "Monday\n09:00"), '!'));
    arena_destroy(made->arena);
}

static void test_waits_by_hand(void **state)
{
    (void)state;
    struct made *made = make();
    set_measure(made, "wait_over.0", 0.5);
    set_measure(made, "wait_over.10", 0.2);
    /* bars of 60 - 15 - 10 = 35 characters; all are answered within 20 s */
    const char *text = draw(made, 60, false, false);
    assert_has(text, "\nat once        ##################................."
                     "    50.0 %\n");
    assert_has(text, "\nwithin 10 s    ############################......."
                     "    80.0 %\n");
    assert_has(text, "\nwithin 20 s    ###################################"
                     "   100.0 %\n");
    assert_null(strstr(text, "within 30 s"));
    arena_destroy(made->arena);
}

static void test_nothing_is_wider_than_the_terminal(void **state)
{
    (void)state;
    struct made *made = make();
    const enum language languages[] = { ENGLISH, DUTCH };
    for (size_t l = 0; l < 2; l++) {
        assert_int_equal(language_choose(languages[l]), languages[l]);
        for (int width = 60; width <= 200; width += 35) {
            const char *at = draw(made, width, true, false);
            while (*at) {
                const size_t n = strcspn(at, "\n");
                const char *line = arena_copy_bytes(made->arena, at, n);
                assert_true(text_width(line) <= (size_t)width);
                at += n + (at[n] == '\n');
            }
        }
    }
    (void)language_choose(ENGLISH);
    arena_destroy(made->arena);
}

static void test_ascii_stays_ascii_and_plain_stays_plain(void **state)
{
    (void)state;
    struct made *made = make();
    const char *plain = draw(made, 80, false, false);
    for (const char *at = plain; *at; at++) {
        assert_true((unsigned char)*at < 0x80);
        assert_true(*at != '\033');
    }
    assert_non_null(strstr(draw(made, 80, true, true), "\033[38;5;166m██"));
    arena_destroy(made->arena);
}

static void test_without_contacts_there_is_no_picture(void **state)
{
    (void)state;
    struct made *made = make();
    for (size_t hour = 0; hour < SLOTS; hour++) {
        set_slot(made, hour, 0.0, 0.0);
    }
    set_measure(made, "wait_over.0", nan(""));
    assert_string_equal(draw(made, 80, true, false), "");
    arena_destroy(made->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_the_darkness_of_a_cell_is_its_distance_from_the_target),
        cmocka_unit_test(test_busy_agents_and_work_by_hand),
        cmocka_unit_test(test_agents_with_a_backlog_are_not_free),
        cmocka_unit_test(test_holidays_are_no_average_day),
        cmocka_unit_test(test_tickets_are_work_that_can_wait),
        cmocka_unit_test(test_waits_by_hand),
        cmocka_unit_test(test_nothing_is_wider_than_the_terminal),
        cmocka_unit_test(test_ascii_stays_ascii_and_plain_stays_plain),
        cmocka_unit_test(test_without_contacts_there_is_no_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
