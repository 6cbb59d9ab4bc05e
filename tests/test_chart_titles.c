/* What charts say in their titles of tables made by hand. */
#include "base/civil.h"
#include "chart/backlog_data.h"
#include "chart/catalogue.h"
#include "chart/chat_levels.h"
#include "chart/fan_finding.h"
#include "chart/hours_data.h"
#include "chart/ruler.h"
#include "testing.h"

#include <math.h>
#include <string.h>

/* By hand: what is open on three Sunday nights, and on a Monday. */
static const char *sundays_title(double second, struct arena *arena)
{
    struct table *table = table_start(arena, BACKLOG_OLDEST + 1, NULL);
    static const char *const dates[] = { "2027-01-10", "2027-01-11",
                                         "2027-01-17" };
    const double open[] = { 20, 500, second };
    for (int i = 0; i < 3; i++) {
        struct cell row[BACKLOG_OLDEST + 1] = { cell_text("email") };
        row[BACKLOG_DATE] = cell_text(dates[i]);
        for (size_t c = BACKLOG_YOUNGEST; c <= BACKLOG_OLDEST; c++) {
            row[c] = cell_number(c == BACKLOG_YOUNGEST ? open[i] : 0);
        }
        table_add(table, row);
    }
    return backlog_finding(table, &(struct series){ .n = 3, .label = "E-mail" },
                           arena);
}

static void test_a_backlog_is_told_by_its_sunday_nights(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(
        sundays_title(22, arena),
        "E-mail: Sunday nights end with 21 open tickets on average");
    assert_string_equal(sundays_title(40, arena),
                        "E-mail: the backlog grows, the first Sunday night "
                        "ends with 20 open tickets, the last with 40");
    arena_destroy(arena);
}

static const char *levels_title(double second_rate, struct arena *arena)
{
    static const char *const columns[] = { "team", "chats", "agent_hours",
                                           "rate", "half" };
    struct table *table = table_start(arena, 5, columns);
    const double rates[] = { 10, second_rate };
    for (int i = 0; i < 2; i++) {
        const struct cell row[] = { cell_text("desk"), cell_number(i + 1),
                                    cell_number(50), cell_number(rates[i]),
                                    cell_number(0.5) };
        table_add(table, row);
    }
    const struct series desk = { .n = 2, .label = "Desk" };
    return chat_levels_finding(table, &desk, arena);
}

/* Half of the time one chat, half two: 1.5 on average. */
static void test_one_chat_is_not_chats(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(levels_title(10.2, arena),
                        "Desk: no clear gain beyond 1 chat at once; agents "
                        "hold 1.50 on average");
    assert_string_equal(levels_title(14, arena),
                        "Desk: agents finish most with 2 chats at once; they "
                        "hold 1.50 on average");
    arena_destroy(arena);
}

static const struct table *fan_of(struct arena *arena, double middle_s,
                                  double last_s)
{
    static const char *const columns[FAN_N_COLUMNS] = { "channel", "kind",
                                                        "way", "target_s",
                                                        "start" };
    struct table *table = table_start(arena, FAN_N_COLUMNS, columns);
    struct cell row[FAN_N_COLUMNS] = { cell_text("phone"), cell_text("phone"),
                                       cell_text("call"), cell_number(nan("")),
                                       cell_text("2027-01-04") };
    row[FAN_RUNS] = cell_number(20);
    for (size_t i = 0; i < SPREAD_QUANTILES; i++) {
        row[FAN_QUANTILES + i] = cell_number(i < 4 ? middle_s : last_s);
    }
    row[FAN_ABOVE_TARGET] = cell_number(nan(""));
    row[FAN_LEFT_OUT] = cell_number(0);
    table_add(table, row);
    return table;
}

static const char *fan_title(int32_t n_days, double middle_s, double last_s,
                             struct arena *arena)
{
    static struct style style;
    static struct facts facts;
    const struct chart *chart = NULL;
    style = style_house();
    facts = (struct facts){ .replications = 20, .n_days = n_days };
    assert_true(civil_read_date("2027-01-04", &facts.start_day, NULL));
    assert_true(chart_find("fan", &chart, NULL));
    const struct chart_kit kit = { &style, ruler_plain(arena), &facts, arena };
    return chart->draw(fan_of(arena, middle_s, last_s), &kit)->title;
}

static void test_waits_that_are_none_are_not_the_longest(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(fan_title(7, 0, 0, arena), "Phone: nobody waits");
    assert_string_equal(fan_title(7, 0, 3, arena),
                        "Phone: the mean wait of a day stays below 1 s in "
                        "the middle run");
    assert_string_equal(fan_title(7, 12, 30, arena),
                        "Phone: the mean wait of a day is longest on Mon 4 "
                        "Jan, 12 s");
    assert_string_equal(
        fan_title(56, 12, 30, arena),
        "Phone: the mean wait of a week is longest in the week from 4 Jan, "
        "12 s");
    arena_destroy(arena);
}

/* Weeks of twenty runs around these middles, so many of them above 20 s. */
static const char *weeks_title(const double *middles_s, const double *above,
                               size_t n, struct arena *arena)
{
    static const char *const columns[FAN_N_COLUMNS] = { "channel" };
    struct table *weeks = table_start(arena, FAN_N_COLUMNS, columns);
    struct facts facts = { .replications = 20, .n_days = 84 };
    int32_t monday = 0;
    assert_true(civil_read_date("2027-01-04", &monday, NULL));
    for (size_t i = 0; i < n; i++) {
        struct cell row[FAN_N_COLUMNS] = { cell_text("phone") };
        char date[11];
        civil_write_date(monday + 7 * (int32_t)i, date);
        row[FAN_START] = cell_text(arena_copy_text(arena, date));
        row[FAN_RUNS] = cell_number(20);
        row[FAN_TARGET_S] = cell_number(20);
        row[FAN_ABOVE_TARGET] = cell_number(above[i]);
        row[FAN_LEFT_OUT] = cell_number(0);
        for (int q = 0; q < SPREAD_QUANTILES; q++) {
            row[FAN_QUANTILES + q] = cell_number(middles_s[i] + q - 3);
        }
        table_add(weeks, row);
    }
    const struct chart_kit kit = { .facts = &facts, .arena = arena };
    return fan_finding(weeks, &(struct series){ .n = n, .label = "Phone" },
                       &kit);
}

/* By hand: the middle of twenty such runs is known to 0.4 s, a difference to
 * 0.6 s; three of them are 1.8 s. */
static void test_weeks_are_named_that_wait_longest(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const double above[] = { 0, 0.5, 1, 1, 0.25, 0 };
    const double one_s[] = { 14, 20, 30, 48, 20, 16 };
    assert_string_equal(
        weeks_title(one_s, above, 6, arena),
        "Phone: the mean wait of a week is longest in the week from 25 Jan, "
        "48 s; in that week 100 % of the runs lie above 20 s");
    const double two_s[] = { 14, 47, 48, 47, 20, 16 };
    assert_string_equal(
        weeks_title(two_s, above, 6, arena),
        "Phone: the mean wait of a week is longest in the weeks from 11 Jan to "
        "31 Jan, up to 48 s; in each of these weeks 50 % to 100 % of the runs "
        "lie "
        "above 20 s");
    const double launch_s[] = { 2, 8, 8.5, 8, 9, 8 };
    const double never[6] = { 0 };
    assert_string_equal(
        weeks_title(launch_s, never, 6, arena),
        "Phone: the mean wait of a week is longest in the weeks from 11 Jan "
        "on, up to 9 s; no run is above 20 s in any week");
    const double apart_s[] = { 9, 2, 9, 2, 2, 2 };
    assert_string_equal(
        weeks_title(apart_s, never, 6, arena),
        "Phone: the longest mean wait of a week is 9 s, and it is about as "
        "long in 2 of 6 weeks; no run is above 20 s in any week");
    const double alike_s[] = { 9, 8.5, 9, 8.7, 9, 9 };
    assert_string_equal(
        weeks_title(alike_s, above, 6, arena),
        "Phone: no week stands out, the mean wait of a week "
        "is at most 9 s; in each of these weeks 0 % to 100 % of the "
        "runs lie above 20 s");
    arena_destroy(arena);
}

static const char *hours_title(double monday_s, double tuesday_s,
                               struct arena *arena)
{
    struct table *hours = table_start(arena, N_HOURS_COLUMNS, NULL);
    const double waits_s[] = { monday_s, tuesday_s };
    for (int i = 0; i < 2; i++) {
        struct cell row[N_HOURS_COLUMNS] = { cell_text("phone") };
        row[HOURS_WEEKDAY] = cell_number(i);
        row[HOURS_START_S] = cell_number(37800);
        row[HOURS_IS_LONGEST] = cell_number(i == 0);
        row[HOURS_P90] = cell_number(waits_s[i]);
        table_add(hours, row);
    }
    return hours_finding(hours, &(struct series){ .n = 2, .label = "Phone" }, 1,
                         arena);
}

static void test_a_weekday_waits_longest_only_beyond_the_others(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(hours_title(60, 58, arena),
                        "phone: no time of the week stands out; on Mon 10:30 "
                        "one in ten waits more than 1 min");
    assert_string_equal(hours_title(60, 20, arena),
                        "phone: waits are longest on Mon 10:30, when one in "
                        "ten waits more than 1 min");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_backlog_is_told_by_its_sunday_nights),
        cmocka_unit_test(test_one_chat_is_not_chats),
        cmocka_unit_test(test_waits_that_are_none_are_not_the_longest),
        cmocka_unit_test(test_weeks_are_named_that_wait_longest),
        cmocka_unit_test(test_a_weekday_waits_longest_only_beyond_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
