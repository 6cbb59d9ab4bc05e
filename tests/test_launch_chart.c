/*
 * The chart of a launch, of a table written by hand: what its marks are said
 * to be is what they are.
 */
#include "chart/launch_data.h"
#include "hand_chart.h"

enum { WEEKS_AFTER = 4, DAYS = 5 };

/* Monday to Friday from the week before the launch on. Without it 100 contacts
 * on Mondays and 80 on other days; with it 60, 40, 20 and 20 more in the weeks
 * after: 5 * 140 on the days drawn, and 20 fewer on a day of every weekend. */
static struct table *contacts(struct arena *arena)
{
    static const double more[] = { 0, 60, 40, 20, 20 };
    static const char *const columns[N_SPIKE_COLUMNS] = { "channel", "kind" };
    struct table *table = table_start(arena, N_SPIKE_COLUMNS, columns);
    for (int week = -1; week < WEEKS_AFTER; week++) {
        for (int day = 0; day < DAYS; day++) {
            const double without = day == 0 ? 100 : 80;
            const double own = week < 0 ? 0 : 1.5 * more[week + 1];
            struct cell row[N_SPIKE_COLUMNS] = {
                [SPIKE_CHANNEL] = cell_text("chat"),
                [SPIKE_KIND] = cell_text("chat"),
                [SPIKE_DATE] = cell_text("2027-01-11"),
                [SPIKE_OFFSET] = cell_number(7 * week + day),
                [SPIKE_CONTACTS] = cell_number(without + more[week + 1]),
                [SPIKE_WITHOUT] = cell_number(without),
                [SPIKE_OWN] = cell_number(own),
                [SPIKE_RUNS] = cell_number(60),
                [SPIKE_PEAK_IS_CLEAR] = cell_number(1),
                [SPIKE_PEAK_DAY] = cell_number(0),
                [SPIKE_RATIO] = cell_number(1.6),
                [SPIKE_SETTLED_DAY] = cell_number(14),
                [SPIKE_SETTLED_CHANGE] = cell_number(20),
                [SPIKE_EXCESS] = cell_number(620),
                [SPIKE_CLOSES] = cell_number(nan("")),
            };
            for (size_t i = 0; i < SPREAD_QUANTILES; i++) {
                row[SPIKE_QUANTILES + i] =
                    cell_number(without + 4 * ((double)i - 3));
            }
            table_add(table, row);
        }
    }
    return table;
}

static int make_arena(void **state)
{
    *state = arena_create();
    return 0;
}

static int drop_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

/* The four corners of the bracket. */
static const struct point *bracket_of(const struct drawing *drawing)
{
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->kind == MARK_LINE && mark->n_points == 4 &&
            mark->look.role == ROLE_REFERENCE) {
            return mark->points;
        }
    }
    return NULL;
}

/* The thickest line of data: all contacts, a point a day. */
static const struct point *contacts_of(const struct drawing *drawing)
{
    const struct mark *found = NULL;
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->kind == MARK_LINE && mark->look.role == ROLE_DATA &&
            (!found || mark->look.stroke_width > found->look.stroke_width)) {
            found = mark;
        }
    }
    return found ? found->points : NULL;
}

static void test_the_words_are_of_the_days_drawn_and_of_all(void **state)
{
    struct arena *arena = *state;
    const struct drawing *drawing =
        hand_chart_draw("launch", contacts(arena), arena);
    assert_string_equal(drawing->title,
                        "Chat: 60 % more contacts on day 0, settled at +20 an "
                        "open day from day 14");
    assert_non_null(
        strstr(drawing->description,
               "hatched: 700 contacts more than without it, 620 with "
               "the days on which chat is closed"));
    assert_true(rules_have_text(drawing, "contacts an open day"));
    assert_true(rules_have_text(drawing, "settled from day 14"));
    assert_true(rules_have_text(drawing, "+20 an open day"));
    hand_chart_compare("launch", drawing, arena);
}

/* Over the last week, from 84 contacts a day without to 104 with the launch:
 * Monday's 100 and Tuesday's 80 of the week before it give the scale. */
static void test_the_bracket_spans_the_level_over_its_days(void **state)
{
    struct arena *arena = *state;
    const struct drawing *drawing =
        hand_chart_draw("launch", contacts(arena), arena);
    const struct point *bracket = bracket_of(drawing);
    const struct point *line = contacts_of(drawing);
    assert_non_null(bracket);
    assert_non_null(line);
    const double a_contact = (line[0].y - line[1].y) / 20;
    assert_near(bracket[0].y, line[1].y + 24 * a_contact, 1e-6);
    assert_near(bracket[1].y, bracket[0].y, 1e-9);
    assert_near(bracket[3].y, line[1].y + 4 * a_contact, 1e-6);
    const double a_day = (line[4].x - line[0].x) / 4;
    assert_near(bracket[0].x, line[0].x + 28 * a_day, 1e-6);
    assert_near(bracket[1].x, line[0].x + 32 * a_day, 1e-6);
}

/* A channel that is open whenever others are: there is one sum. */
static void test_where_all_days_are_drawn_there_is_one_sum(void **state)
{
    struct arena *arena = *state;
    struct table *table = contacts(arena);
    for (size_t row = 0; row < table->n_rows; row++) {
        table->cells[row * table->n_columns + SPIKE_EXCESS] = cell_number(700);
    }
    const struct drawing *drawing = hand_chart_draw("launch", table, arena);
    assert_non_null(strstr(drawing->description,
                           "hatched: 700 contacts more than without it"));
    assert_null(strstr(drawing->description, "is closed"));
}

/* Fewer contacts, and the end of the channel on day 26, a day after the last
 * that is drawn. */
static void test_a_channel_that_closes_ends_its_chart(void **state)
{
    struct arena *arena = *state;
    struct table *table = contacts(arena);
    for (size_t row = 0; row < table->n_rows; row++) {
        struct cell *cells = &table->cells[row * table->n_columns];
        const double without = table_number(table, row, SPIKE_WITHOUT);
        const double contacts = table_number(table, row, SPIKE_CONTACTS);
        cells[SPIKE_CONTACTS] = cell_number(2 * without - contacts);
        cells[SPIKE_PEAK_IS_CLEAR] = cell_number(0);
        cells[SPIKE_EXCESS] = cell_number(-700);
        cells[SPIKE_CLOSES] = cell_number(26);
    }
    const struct drawing *drawing = hand_chart_draw("launch", table, arena);
    assert_non_null(strstr(drawing->description,
                           "hatched: 700 contacts fewer than without it"));
    assert_true(rules_have_text(drawing, "closes, 6 Feb 2027"));
    const struct point *line = contacts_of(drawing);
    const double a_day = (line[4].x - line[0].x) / 4;
    const struct mark *closes = NULL;
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->kind == MARK_LINE && mark->n_points == 2 &&
            fabs(mark->points[0].x - line[0].x - 33 * a_day) < 1e-6) {
            closes = mark;
        }
    }
    assert_non_null(closes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_the_words_are_of_the_days_drawn_and_of_all, make_arena,
            drop_arena),
        cmocka_unit_test_setup_teardown(
            test_the_bracket_spans_the_level_over_its_days, make_arena,
            drop_arena),
        cmocka_unit_test_setup_teardown(
            test_where_all_days_are_drawn_there_is_one_sum, make_arena,
            drop_arena),
        cmocka_unit_test_setup_teardown(
            test_a_channel_that_closes_ends_its_chart, make_arena, drop_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
