/* Labels that look for a place of their own. */
#include "chart/label.h"

#include "testing.h"
#include <string.h>

static const struct box sheet = { 0, 0, 300, 200 };
static const struct type type = { .role = ROLE_LABEL, .size = 10 };

static struct drawing *start(struct arena *arena)
{
    return drawing_start(sheet.width, sheet.height, ruler_plain(arena), arena);
}

static void line(struct drawing *drawing, struct point from, struct point to)
{
    const struct point points[] = { from, to };
    drawing_line(
        drawing, points, 2,
        (struct look){ .role = ROLE_DATA, .stroke = 1, .stroke_width = 1 });
}

static const struct mark *last(const struct drawing *drawing)
{
    return &drawing->marks[drawing->n - 1];
}

static void test_a_label_stands_above_its_point(void **state)
{
    struct arena *arena = arena_create();
    (void)state;
    struct drawing *drawing = start(arena);
    label_put(drawing, (struct point){ 150, 100 }, 6, "12.4", type, sheet);
    const struct box box = last(drawing)->box;
    assert_near(box.x + box.width / 2, 150, 1e-9);
    assert_true(box.y + box.height <= 94 && box.y + box.height > 90);
    arena_destroy(arena);
}

static void test_a_label_keeps_off_lines_and_other_labels(void **state)
{
    struct arena *arena = arena_create();
    (void)state;
    for (int degrees = 0; degrees < 360; degrees += 5) {
        struct drawing *drawing = start(arena);
        const double angle = degrees * acos(-1) / 180;
        const struct point at = { 150, 100 };
        const struct point end = { at.x + 90 * cos(angle),
                                   at.y + 90 * sin(angle) };
        line(drawing, at, end);
        label_put(drawing, at, 6, "first", type, sheet);
        const struct mark first = *last(drawing);
        label_put(drawing, at, 6, "second", type, sheet);
        const struct mark second = *last(drawing);
        if (label_touches(&drawing->marks[0], &first.box) ||
            label_touches(&drawing->marks[0], &second.box) ||
            box_overlaps(first.box, second.box) ||
            !box_contains(sheet, first.box) ||
            !box_contains(sheet, second.box)) {
            fail_test("a line of %d degrees is touched", degrees);
        }
    }
    arena_destroy(arena);
}

static void test_a_label_stays_in_its_box(void **state)
{
    struct arena *arena = arena_create();
    (void)state;
    struct drawing *drawing = start(arena);
    label_put(drawing, (struct point){ 1, 1 }, 6, "corner", type, sheet);
    assert_true(box_contains(sheet, last(drawing)->box));
    arena_destroy(arena);
}

static void test_where_all_is_full_it_is_written_nevertheless(void **state)
{
    struct arena *arena = arena_create();
    (void)state;
    struct drawing *drawing = start(arena);
    for (double y = 0; y < 200; y += 3) {
        line(drawing, (struct point){ 0, y }, (struct point){ 300, y });
    }
    label_put(drawing, (struct point){ 150, 100 }, 6, "full", type, sheet);
    assert_string_equal(last(drawing)->text, "full");
    arena_destroy(arena);
}

static void test_a_line_touches_what_it_crosses_and_no_more(void **state)
{
    struct arena *arena = arena_create();
    (void)state;
    struct drawing *drawing = start(arena);
    line(drawing, (struct point){ 0, 0 }, (struct point){ 100, 100 });
    const struct box on = { 40, 45, 20, 10 };
    const struct box beside = { 60, 30, 20, 10 };
    const struct box beyond = { 101, 101, 20, 10 };
    assert_true(label_touches(last(drawing), &on));
    assert_false(label_touches(last(drawing), &beside));
    assert_false(label_touches(last(drawing), &beyond));
    line(drawing, (struct point){ 50, 0 }, (struct point){ 50, 80 });
    assert_true(label_touches(last(drawing), &on));
    assert_false(label_touches(last(drawing), &beside));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_label_stands_above_its_point),
        cmocka_unit_test(test_a_label_keeps_off_lines_and_other_labels),
        cmocka_unit_test(test_a_label_stays_in_its_box),
        cmocka_unit_test(test_where_all_is_full_it_is_written_nevertheless),
        cmocka_unit_test(test_a_line_touches_what_it_crosses_and_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
