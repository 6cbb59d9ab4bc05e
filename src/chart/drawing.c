#include "chart/drawing.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { FIRST_CAPACITY = 256 };

struct drawing *drawing_start(double width, double height,
                              const struct ruler *ruler, struct arena *arena)
{
    assert(width > 0 && height > 0);
    struct drawing *drawing = arena_alloc(arena, 1, sizeof *drawing);
    *drawing = (struct drawing){
        .arena = arena,
        .ruler = ruler,
        .width = width,
        .height = height,
        .paper = 0xffffff,
        .title = "",
        .description = "",
        .capacity = FIRST_CAPACITY,
        .marks = arena_alloc(arena, FIRST_CAPACITY, sizeof(struct mark)),
    };
    return drawing;
}

static struct mark *add(struct drawing *drawing, enum mark_kind kind,
                        struct box box, struct look look)
{
    assert(isfinite(box.x) && isfinite(box.y) && isfinite(box.width) &&
           isfinite(box.height));
    if (drawing->n == drawing->capacity) {
        drawing->marks =
            arena_grow(drawing->arena, drawing->marks, drawing->n,
                       2 * drawing->capacity, sizeof *drawing->marks);
        drawing->capacity *= 2;
    }
    struct mark *mark = &drawing->marks[drawing->n++];
    mark->kind = kind;
    mark->box = box;
    mark->look = look;
    return mark;
}

void drawing_box(struct drawing *drawing, struct box box, struct look look)
{
    if (box.width < 0) {
        box.x += box.width;
        box.width = -box.width;
    }
    if (box.height < 0) {
        box.y += box.height;
        box.height = -box.height;
    }
    add(drawing, MARK_BOX, box, look);
}

void drawing_symbol(struct drawing *drawing, enum symbol symbol,
                    struct point centre, double radius, struct look look)
{
    const struct box box = { centre.x - radius, centre.y - radius, 2 * radius,
                             2 * radius };
    add(drawing, MARK_SYMBOL, box, look)->symbol = symbol;
}

static struct box bounds(const struct point *points, size_t n)
{
    double left = points[0].x;
    double right = left;
    double top = points[0].y;
    double bottom = top;
    for (size_t i = 1; i < n; i++) {
        left = fmin(left, points[i].x);
        right = fmax(right, points[i].x);
        top = fmin(top, points[i].y);
        bottom = fmax(bottom, points[i].y);
    }
    return (struct box){ left, top, right - left, bottom - top };
}

static void add_points(struct drawing *drawing, enum mark_kind kind,
                       const struct point *points, size_t n, struct look look)
{
    struct point *copy = arena_alloc(drawing->arena, n, sizeof *copy);
    memcpy(copy, points, n * sizeof *copy);
    struct mark *mark = add(drawing, kind, bounds(points, n), look);
    mark->n_points = n;
    mark->points = copy;
}

void drawing_line(struct drawing *drawing, const struct point *points, size_t n,
                  struct look look)
{
    if (n >= 2) {
        add_points(drawing, MARK_LINE, points, n, look);
    }
}

void drawing_area(struct drawing *drawing, const struct point *points, size_t n,
                  struct look look)
{
    if (n >= 3) {
        add_points(drawing, MARK_AREA, points, n, look);
    }
}

struct box drawing_text_box(const struct drawing *drawing, struct point at,
                            const char *text, struct type type)
{
    const double width =
        ruler_width(drawing->ruler, text, type.size, type.bold);
    const double shift = type.anchor == ANCHOR_START    ? 0
                         : type.anchor == ANCHOR_MIDDLE ? width / 2
                                                        : width;
    const double rise = TEXT_RISE_FRAC * type.size;
    const double tall = (TEXT_RISE_FRAC + TEXT_FALL_FRAC) * type.size;
    if (type.upright) {
        return (struct box){ at.x - rise, at.y - width + shift, tall, width };
    }
    return (struct box){ at.x - shift, at.y - rise, width, tall };
}

void drawing_text(struct drawing *drawing, struct point at, const char *text,
                  struct type type)
{
    if (text[0] == '\0') {
        return;
    }
    struct mark *mark =
        add(drawing, MARK_TEXT, drawing_text_box(drawing, at, text, type),
            (struct look){ .role = type.role, .series = type.series });
    mark->text = text;
    mark->type = type;
    mark->at = at;
}

bool box_overlaps(struct box a, struct box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

bool box_contains(struct box outer, struct box inner)
{
    return inner.x >= outer.x && inner.y >= outer.y &&
           inner.x + inner.width <= outer.x + outer.width &&
           inner.y + inner.height <= outer.y + outer.height;
}
