/*
 * Charts of tables written by hand: where their marks stand, and the whole
 * SVG against tests/golden/charts/. With DESKCAST_UPDATE_GOLDEN set the files
 * are written anew; look at the difference before committing it.
 */
#include "chart/axis.h"
#include "chart/dumbbell_words.h"
#include "chart/wait_curve.h"
#include "hand_chart.h"

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

/* A line with 60 % served at once and 90 % within a minute; its target of
 * 80 % in 30 s is reached at 40 s. */
static struct table *waits(struct arena *arena)
{
    static const char *const columns[] = {
        "channel", "kind",   "way",   "offered",    "target_frac", "target_s",
        "open",    "counts", "level", "unfinished", "wait_s",      "served_frac"
    };
    static const double points[][2] = {
        { 0, 0.6 }, { 10, 0.66 }, { 20, 0.72 }, { 40, 0.8 }, { 60, 0.9 },
    };
    struct table *table = table_start(arena, 12, columns);
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        const struct cell row[] = {
            cell_text("phone"),
            cell_text("phone"),
            cell_text("call"),
            cell_number(1000),
            cell_number(0.8),
            cell_number(30),
            cell_number(0),
            cell_text("offered"),
            cell_number(0.76),
            cell_number(0),
            cell_number(points[i][0]),
            cell_number(points[i][1]),
        };
        table_add(table, row);
    }
    return table;
}

static const struct mark *find_text(const struct drawing *drawing,
                                    const char *text)
{
    for (size_t i = 0; i < drawing->n; i++) {
        if (rules_is_text(&drawing->marks[i]) &&
            strcmp(drawing->marks[i].text, text) == 0) {
            return &drawing->marks[i];
        }
    }
    fail_test("no mark says \"%s\"", text);
    return NULL;
}

static const struct mark *find_kind(const struct drawing *drawing,
                                    enum mark_kind kind, enum mark_role role)
{
    for (size_t i = 0; i < drawing->n; i++) {
        if (drawing->marks[i].kind == kind &&
            drawing->marks[i].look.role == role) {
            return &drawing->marks[i];
        }
    }
    fail_test("no such mark");
    return NULL;
}

static double middle_y(const struct mark *label)
{
    return label->at.y - 0.36 * label->type.size;
}

static void test_the_waiting_curve_is_read_off_at_its_target(void **state)
{
    struct arena *arena = *state;
    const struct drawing *drawing =
        hand_chart_draw("waiting", waits(arena), arena);
    assert_string_equal(
        drawing->title,
        "Phone: 80 % are served within 40 s, the target is 30 s");
    (void)find_text(drawing, "80 % within 40 s");
    (void)find_text(drawing, "phone, 90 % served");
    assert_non_null(strstr(drawing->description, "Dots:"));
    (void)find_text(drawing,
                    "Source: simulation of line.cfg#one_more (01234567), 200 "
                    "runs, seed 7, deskcast 1.2.3.");

    /* the dot: 80 % up, and the root of 40 of the axis's 60 s to the right */
    const struct mark *curve = find_kind(drawing, MARK_LINE, ROLE_DATA);
    const struct mark *dot = find_kind(drawing, MARK_SYMBOL, ROLE_DATA);
    const double zero = middle_y(find_text(drawing, "0 %"));
    const double all = middle_y(find_text(drawing, "100 %"));
    const double left = curve->points[0].x;
    const double right = curve->points[curve->n_points - 1].x;
    assert_near(dot->box.y + dot->box.height / 2, zero + 0.8 * (all - zero),
                1e-6);
    assert_near(dot->box.x + dot->box.width / 2,
                left + sqrt(40.0 / 60) * (right - left), 1e-6);
    assert_near(curve->points[0].y, zero + 0.6 * (all - zero), 1e-6);
    hand_chart_compare("waiting", drawing, arena);
}

static void test_a_target_out_of_reach_is_said(void **state)
{
    struct arena *arena = *state;
    struct table *table = waits(arena);
    table->n_rows = 3; /* at most 72 % are ever served */
    const struct drawing *drawing = hand_chart_draw("waiting", table, arena);
    assert_null(strstr(drawing->description, "Dots:"));
    assert_string_equal(drawing->title,
                        "Phone: only 72 % of the customers are served at all, "
                        "80 % is the target");
}

/* Every row of a column. */
static void set_column(struct table *table, size_t column, struct cell cell)
{
    for (size_t row = 0; row < table->n_rows; row++) {
        table->cells[row * table->n_columns + column] = cell;
    }
}

/* Of all who came, not of those who were served: 60 % at once; later 50 % are
 * reached by the third row, or never. */
static void test_half_of_the_customers_is_half_of_all(void **state)
{
    static const double shares[] = { 0.2, 0.4, 0.5, 0.55, 0.56 };
    struct arena *arena = *state;
    struct table *table = waits(arena);
    set_column(table, WAITING_TARGET_S, cell_number(nan("")));
    assert_string_equal(hand_chart_draw("waiting", table, arena)->title,
                        "Phone: 60 % of the customers are served at once");
    for (size_t row = 0; row < table->n_rows; row++) {
        table->cells[row * table->n_columns + WAITING_SERVED] =
            cell_number(shares[row]);
    }
    assert_string_equal(hand_chart_draw("waiting", table, arena)->title,
                        "Phone: half of the customers are served within 20 s");
    table->n_rows = 2;
    assert_string_equal(hand_chart_draw("waiting", table, arena)->title,
                        "Phone: only 40 % of the customers are served");
    set_column(table, WAITING_UNFINISHED, cell_number(600));
    assert_string_equal(hand_chart_draw("waiting", table, arena)->title,
                        "Phone: only 40 % of the customers are served before "
                        "the run ends");
}

static void test_a_target_counts_as_the_plan_says(void **state)
{
    struct arena *arena = *state;
    struct table *table = waits(arena);
    set_column(table, WAITING_COUNTS, cell_text("answered"));
    set_column(table, WAITING_LEVEL, cell_number(0.96));
    const struct drawing *drawing = hand_chart_draw("waiting", table, arena);
    assert_string_equal(
        drawing->title,
        "Phone: 96 % of the answered within 30 s, 80 % is the target");
    assert_false(rules_have_text(drawing, "80 % within 40 s"));
    set_column(table, WAITING_COUNTS, cell_text("offered_less_short"));
    assert_non_null(strstr(hand_chart_draw("waiting", table, arena)->title,
                           "96 % within 30 s, short calls left out, 80 %"));
    set_column(table, WAITING_COUNTS, cell_text("short_counts"));
    assert_non_null(strstr(hand_chart_draw("waiting", table, arena)->title,
                           "short calls counted as in time, 80 %"));
}

static void add_measure(struct table *table, const char *measure,
                        const char *plan, const double numbers[4], bool clear)
{
    const struct cell row[] = {
        cell_text(measure),      cell_text("share"),
        cell_text("phone"),      cell_text("as_it_is"),
        cell_text(plan),         cell_number(numbers[0]),
        cell_number(numbers[1]), cell_number(numbers[2]),
        cell_number(numbers[3]), cell_number(clear),
        cell_number(false),
    };
    table_add(table, row);
}

static void add_difference(struct table *table, const char *plan,
                           const double numbers[4], bool clear)
{
    add_measure(table, "in time", plan, numbers, clear);
}

static struct table *start_differences(struct arena *arena)
{
    static const char *const columns[] = { "measure", "unit",   "subject",
                                           "against", "plan",   "first",
                                           "other",   "change", "half",
                                           "clear",   "others" };
    return table_start(arena, 11, columns);
}

static void test_what_is_not_clear_is_said_to_be_so(void **state)
{
    struct arena *arena = *state;
    static const double clear[] = { 0.78, 0.83, 0.05, 0.012 };
    static const double unclear[] = { 0.78, 0.785, 0.005, 0.011 };
    struct table *table = start_differences(arena);
    add_difference(table, "one_more", clear, true);
    add_difference(table, "later_lunch", unclear, false);
    const struct drawing *drawing = hand_chart_draw("dumbbell", table, arena);
    assert_string_equal(drawing->title,
                        "One more: phone in time, 83.0 % instead of 78.0 %");
    (void)find_text(drawing, "+5.0 ± 1.2 points");
    (void)find_text(drawing, "no clear difference");
    hand_chart_compare("dumbbell", drawing, arena);
    set_column(table, DUMBBELL_OTHERS, cell_number(true));
    assert_non_null(
        strstr(hand_chart_draw("dumbbell", table, arena)->description,
               "and so do their customers"));
}

static int count_text(const struct drawing *drawing, const char *text)
{
    int n = 0;
    for (size_t i = 0; i < drawing->n; i++) {
        n += rules_is_text(&drawing->marks[i]) &&
             strcmp(drawing->marks[i].text, text) == 0;
    }
    return n;
}

/* Agents of one team: hours with so many chats, chats finished an hour. */
static struct table *levels_table(struct arena *arena,
                                  const double hours[static 3],
                                  const double rates[static 3])
{
    static const char *const columns[] = { "team", "chats", "agent_hours",
                                           "ended_an_hour",
                                           "ended_an_hour_half_width" };
    struct table *table = table_start(arena, 5, columns);
    for (size_t i = 0; i < 3; i++) {
        const struct cell row[] = { cell_text("desk"),
                                    cell_number((double)i + 1),
                                    cell_number(hours[i]),
                                    cell_number(rates[i]), cell_number(0.1) };
        table_add(table, row);
    }
    return table;
}

/* A ring is a symbol in the colour of the paper with a line around. */
static size_t count_rings(const struct drawing *drawing)
{
    size_t n = 0;
    for (size_t i = 0; i < drawing->n; i++) {
        n += drawing->marks[i].kind == MARK_SYMBOL &&
             drawing->marks[i].look.fill == drawing->paper;
    }
    return n;
}

/* Sixty plans: what is drawn and what is said to be left out are all of them,
 * and the measure of two rows loses none to the other. */
static void test_rows_without_room_are_counted(void **state)
{
    struct arena *arena = *state;
    enum { PLANS = 60 };
    static const double many[] = { 0.78, 0.83, 0.05, 0.012 };
    static const double few[] = { 0.08, 0.05, -0.03, 0.012 };
    struct table *table = start_differences(arena);
    for (int i = 0; i < PLANS; i++) {
        add_measure(table, "in time", arena_text(arena, "plan_%d", i), many,
                    true);
    }
    add_measure(table, "lost", "plan_1", few, true);
    add_measure(table, "lost", "plan_2", few, true);
    const struct drawing *drawing = hand_chart_draw("dumbbell", table, arena);
    const int drawn = count_text(drawing, "+5.0 ± 1.2 points");
    assert_in_range(drawn, 5, PLANS - 1);
    (void)find_text(drawing, arena_text(arena, "and %d more, in compare.csv",
                                        PLANS - drawn));
    assert_int_equal(count_text(drawing, "-3.0 ± 1.2 points"), 2);
}

static void test_nothing_is_concluded_from_rare_numbers_of_chats(void **state)
{
    struct arena *arena = *state;
    const double rates[] = { 8, 12, 15 };
    const double often[] = { 70, 20, 10 };
    const double thin[] = { 79, 20, 1 };
    const double single[] = { 98, 1, 1 };
    const struct drawing *drawing = hand_chart_draw(
        "concurrency", levels_table(arena, often, rates), arena);
    assert_string_equal(drawing->title, "Desk: agents finish most with 3 chats "
                                        "at once; they hold 1.40 on average");
    assert_int_equal(count_rings(drawing), 0);
    drawing =
        hand_chart_draw("concurrency", levels_table(arena, thin, rates), arena);
    assert_string_equal(drawing->title,
                        "Desk: agents with 2 chats at once finish 50 % more "
                        "than with 1; more is rare");
    assert_int_equal(count_rings(drawing), 2); /* rate and time of 3 */
    drawing = hand_chart_draw("concurrency", levels_table(arena, single, rates),
                              arena);
    assert_string_equal(drawing->title,
                        "Desk: agents almost always hold 1 at once; more chats "
                        "are too rare to judge");
}

static void test_a_gain_that_ends_is_said(void **state)
{
    struct arena *arena = *state;
    const double hours[] = { 50, 30, 20 };
    const double rates[] = { 8, 12, 11 };
    const struct drawing *drawing = hand_chart_draw(
        "concurrency", levels_table(arena, hours, rates), arena);
    assert_string_equal(drawing->title,
                        "Desk: no clear gain beyond 2 chats at once; agents "
                        "hold 1.70 on average");
}

/* A row an hour from 9 to 12 on Monday and Tuesday. */
static struct table *hours_table(struct arena *arena, double p90_s,
                                 bool is_longest)
{
    static const char *const columns[] = {
        "channel",    "kind",         "way",
        "target_s",   "weekday",      "start_s",
        "is_longest", "wait_p2_5_s",  "wait_p10_s",
        "wait_p25_s", "wait_p50_s",   "wait_p75_s",
        "wait_p90_s", "wait_p97_5_s", "channels_left_out"
    };
    struct table *table = table_start(arena, 15, columns);
    for (int i = 0; i < 6; i++) {
        const double p = i == 4 ? p90_s : p90_s / 2;
        const struct cell row[] = { cell_text("phone"),
                                    cell_text("phone"),
                                    cell_text("call"),
                                    cell_number(20),
                                    cell_number(i / 3),
                                    cell_number(3600.0 * (9 + i % 3)),
                                    cell_number(is_longest && i == 1),
                                    cell_number(0),
                                    cell_number(0),
                                    cell_number(p / 8),
                                    cell_number(p / 4),
                                    cell_number(p / 2),
                                    cell_number(p),
                                    cell_number(1.5 * p),
                                    cell_number(0) };
        table_add(table, row);
    }
    return table;
}

static void test_the_hours_say_when_waits_are_longest(void **state)
{
    struct arena *arena = *state;
    const struct drawing *drawing =
        hand_chart_draw("hours", hours_table(arena, 60, false), arena);
    assert_string_equal(drawing->title,
                        "Phone: waits are longest on Tue 10:00, when one in "
                        "ten waits more than 1 min");
    drawing = hand_chart_draw("hours", hours_table(arena, 60, true), arena);
    assert_string_equal(drawing->title, /* as the results say */
                        "Phone: waits are longest around 10:00; on Mon 10:00 "
                        "one in ten waits more than 30 s");
    drawing = hand_chart_draw("hours", hours_table(arena, 0, false), arena);
    assert_string_equal(drawing->title,
                        "Phone: at any time of the week nine in ten are "
                        "answered at once");
}

static void test_a_number_and_its_unit_stay_together(void **state)
{
    struct arena *arena = *state;
    struct style *style = arena_alloc(arena, 1, sizeof *style);
    *style = style_house();
    const struct chart_kit kit = { style, ruler_plain(arena), &hand_chart_facts,
                                   arena };
    for (int width = 320; width < 700; width += 7) {
        style->width = width;
        const struct heading heading = {
            .title = "Phone: 80 % is the target and 65 % comes within 20 s",
            .subtitle = "",
            .reading = ""
        };
        const struct frame frame = frame_start(&kit, &heading);
        for (size_t i = 0; i < frame.drawing->n; i++) {
            const struct mark *mark = &frame.drawing->marks[i];
            if (rules_is_text(mark) && mark->type.role == ROLE_TITLE) {
                assert_true(mark->text[0] != '%');
                assert_true(strcmp(mark->text, "s") != 0);
            }
        }
    }
}

static void test_text_of_a_drawing_is_escaped(void **state)
{
    struct arena *arena = *state;
    struct drawing *drawing = drawing_start(100, 50, ruler_plain(arena), arena);
    drawing->title = "Tulp & <Zo>";
    drawing_text(drawing, (struct point){ 10, 20 }, "\"a\" < b\v & c",
                 (struct type){ .size = 10 });
    drawing_box(
        drawing, (struct box){ -0.004, 1.5, 2.25, 3 },
        (struct look){ .fill = 0x0072b2, .fill_frac = 0.5, .tooltip = "<&>" });
    struct text svg;
    text_start(&svg, arena);
    svg_write(drawing, "x-", false, &svg);
    assert_non_null(strstr(svg.bytes, "<title id=\"x-title\">Tulp &amp; "
                                      "&lt;Zo&gt;</title>"));
    assert_non_null(strstr(svg.bytes, ">&quot;a&quot; &lt; b &amp; c</text>"));
    assert_non_null(strstr(svg.bytes, "<rect x=\"0\" y=\"1.5\" width=\"2.25\" "
                                      "height=\"3\" fill=\"#0072b2\" "
                                      "fill-opacity=\"0.5\"><title>&lt;&amp;"
                                      "&gt;</title></rect>"));
    assert_true(strncmp(svg.bytes, "<svg ", 5) == 0);
}

static bool is_written(const struct drawing *drawing, const char *text)
{
    for (size_t i = 0; i < drawing->n; i++) {
        if (rules_is_text(&drawing->marks[i]) &&
            strcmp(drawing->marks[i].text, text) == 0) {
            return true;
        }
    }
    return false;
}

/* Three names side by side where 100 wide is left for each. */
static void test_a_long_name_takes_two_lines_and_none_is_left_out(void **state)
{
    struct arena *arena = *state;
    const char *const names[] = { "hebben een vraag", "nieuw door lanceringen",
                                  "voorkomen" };
    struct style *style = arena_alloc(arena, 1, sizeof *style);
    *style = style_house();
    struct frame frame = {
        .drawing = drawing_start(400, 300, ruler_plain(arena), arena),
        .style = style,
        .arena = arena,
    };
    struct axis x = axis_names(names, 3, NULL);
    const struct axis y = axis_amounts(arena, 0, 10, "contacts");
    x.wraps = true;
    const struct panel_wish wish = { .outer = { 10, 10, 330, 260 } };
    (void)panel_start(&frame, &wish, &x, &y);
    rules_nothing_is_clipped(frame.drawing);
    rules_no_labels_overlap(frame.drawing);
    assert_false(is_written(frame.drawing, "nieuw door lanceringen"));
    assert_true(is_written(frame.drawing, "nieuw door"));
    assert_true(is_written(frame.drawing, "lanceringen"));
    assert_true(is_written(frame.drawing, "voorkomen"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_half_of_the_customers_is_half_of_all, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_a_target_counts_as_the_plan_says,
                                        make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(
            test_the_waiting_curve_is_read_off_at_its_target, make_arena,
            drop_arena),
        cmocka_unit_test_setup_teardown(test_a_target_out_of_reach_is_said,
                                        make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_what_is_not_clear_is_said_to_be_so,
                                        make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_rows_without_room_are_counted,
                                        make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(
            test_a_long_name_takes_two_lines_and_none_is_left_out, make_arena,
            drop_arena),
        cmocka_unit_test_setup_teardown(
            test_nothing_is_concluded_from_rare_numbers_of_chats, make_arena,
            drop_arena),
        cmocka_unit_test_setup_teardown(test_a_gain_that_ends_is_said,
                                        make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(
            test_the_hours_say_when_waits_are_longest, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(
            test_a_number_and_its_unit_stay_together, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_text_of_a_drawing_is_escaped,
                                        make_arena, drop_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
