#include "chart/axis.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/label.h"
#include "chart/words.h"
#include <assert.h>
#include <math.h>
#include <string.h>

#define TICK_GAP 7.0
#define LABELS_APART 5.0
#define TITLE_GAP 12.0
#define WIDEST_LABEL 220.0
#define NAME_LEADING 1.28

struct point panel_at(const struct panel *panel, double x, double y)
{
    return (struct point){ scale_at(&panel->x, x), scale_at(&panel->y, y) };
}

double axis_label_width(const struct frame *frame, const struct axis *axis)
{
    const struct type type = style_type(frame->style, ROLE_TICK_LABEL);
    double widest = 0;
    for (size_t i = 0; i < axis->n && !axis->bare; i++) {
        widest = fmax(widest, ruler_width(frame->drawing->ruler,
                                          axis->labels[i], type.size, false));
    }
    return fmin(widest, WIDEST_LABEL);
}

/* Whether the panel's title and that of its y axis take a line each. */
static bool has_two_lines(const struct frame *frame,
                          const struct panel_wish *wish, const struct axis *y)
{
    const struct ruler *ruler = frame->drawing->ruler;
    const double size = frame->style->text_size;
    return wish->title && y->title &&
           ruler_width(ruler, wish->title, size, true) + TITLE_GAP +
                   ruler_width(ruler, y->title, size, false) >
               wish->outer.width;
}

static struct box lay_out(const struct frame *frame,
                          const struct panel_wish *wish, const struct axis *x,
                          const struct axis *y)
{
    const double line = 1.35 * frame->style->text_size;
    const double left =
        fmax(axis_label_width(frame, y) + TICK_GAP, wish->left_least);
    const double top = (wish->title || y->title ? line : 0) +
                       (has_two_lines(frame, wish, y) ? line : 0) + 4;
    const double below = (x->bare ? 0 : line + 5) + (x->wraps ? line : 0) +
                         (x->title && !wish->is_inner ? line : 0);
    return (struct box){
        wish->outer.x + left,
        wish->outer.y + top,
        fmax(wish->outer.width - left - wish->right_room, 20),
        fmax(wish->outer.height - top - below, 20),
    };
}

static void put_titles(const struct frame *frame, const struct panel_wish *wish,
                       const struct axis *x, const struct axis *y,
                       struct box plot)
{
    struct drawing *drawing = frame->drawing;
    const struct box outer = wish->outer;
    struct type type = style_type(frame->style, ROLE_AXIS_TITLE);
    const struct type bold = style_type(frame->style, ROLE_PANEL_TITLE);
    struct point at = { outer.x, outer.y + bold.size * TEXT_RISE_FRAC };
    if (wish->title) {
        const char *title = frame_fit(frame, wish->title, bold, outer.width);
        drawing_text(drawing, at, title, bold);
        if (has_two_lines(frame, wish, y)) {
            at.y += 1.35 * bold.size;
        } else {
            at.x +=
                TITLE_GAP + ruler_width(drawing->ruler, title, bold.size, true);
        }
    }
    if (y->title) {
        drawing_text(
            drawing, at,
            frame_fit(frame, y->title, type, outer.x + outer.width - at.x),
            type);
    }
    if (x->title && !wish->is_inner) {
        const char *title = frame_fit(frame, x->title, type, outer.width);
        const double half =
            ruler_width(drawing->ruler, title, type.size, type.bold) / 2;
        const double middle = plot.x + plot.width / 2;
        type.anchor = ANCHOR_MIDDLE;
        drawing_text(drawing,
                     (struct point){ fmin(fmax(middle, outer.x + half),
                                          outer.x + outer.width - half),
                                     outer.y + outer.height -
                                         type.size * TEXT_FALL_FRAC },
                     title, type);
    }
}

static bool is_inside(double place, double a, double b)
{
    return place >= fmin(a, b) - 0.5 && place <= fmax(a, b) + 0.5;
}

static void put_x(const struct panel *panel, const struct axis *axis)
{
    const struct frame *frame = panel->frame;
    struct type type = style_type(frame->style, ROLE_TICK_LABEL);
    type.anchor = ANCHOR_MIDDLE;
    const double foot = panel->plot.y + panel->plot.height;
    double free_from = -HUGE_VAL;
    for (size_t i = 0; i < axis->n; i++) {
        const double x = scale_at(&panel->x, axis->at[i]);
        if (!is_inside(x, panel->x.low, panel->x.high)) {
            continue;
        }
        if (axis->grid) {
            const struct point points[] = { { x, panel->plot.y }, { x, foot } };
            drawing_line(frame->drawing, points, 2,
                         (struct look){ .role = ROLE_GRID,
                                        .stroke = frame->style->grid,
                                        .stroke_width = 1 });
        }
        struct point at = { x, foot + 6 + type.size };
        struct box box =
            drawing_text_box(frame->drawing, at, axis->labels[i], type);
        const double over = box.x + box.width - (frame->drawing->width - 4);
        at.x -= fmax(over, 0);
        box.x -= fmax(over, 0);
        if (!axis->bare && box.x >= free_from) {
            drawing_text(frame->drawing, at, axis->labels[i], type);
            free_from = box.x + box.width + LABELS_APART;
        }
    }
}

/* The blank at which both lines are narrowest; its end where there is none. */
static size_t break_of(const struct frame *frame, const char *label,
                       struct type type)
{
    const struct ruler *ruler = frame->drawing->ruler;
    double narrowest = ruler_width(ruler, label, type.size, type.bold);
    size_t found = strlen(label);
    for (const char *blank = strchr(label, ' '); blank;
         blank = strchr(blank + 1, ' ')) {
        const size_t n = (size_t)(blank - label);
        const char *head = arena_copy_bytes(frame->arena, label, n);
        const double width =
            fmax(ruler_width(ruler, head, type.size, type.bold),
                 ruler_width(ruler, blank + 1, type.size, type.bold));
        if (width < narrowest) {
            narrowest = width;
            found = n;
        }
    }
    return found;
}

/* Names one apart, each in one line or two within its own place. */
static void put_names(const struct panel *panel, const struct axis *axis)
{
    const struct frame *frame = panel->frame;
    const double room =
        fabs(scale_at(&panel->x, 1) - scale_at(&panel->x, 0)) - LABELS_APART;
    struct type type = style_type(frame->style, ROLE_TICK_LABEL);
    type.anchor = ANCHOR_MIDDLE;
    for (size_t i = 0; i < axis->n; i++) {
        const char *label = axis->labels[i];
        struct point at = { scale_at(&panel->x, axis->at[i]),
                            panel->plot.y + panel->plot.height + 6 +
                                type.size };
        const bool fits = ruler_width(frame->drawing->ruler, label, type.size,
                                      type.bold) <= room;
        const size_t n = fits ? strlen(label) : break_of(frame, label, type);
        const char *head = arena_copy_bytes(frame->arena, label, n);
        drawing_text(frame->drawing, at, frame_fit(frame, head, type, room),
                     type);
        if (label[n]) {
            at.y += NAME_LEADING * type.size;
            drawing_text(frame->drawing, at,
                         frame_fit(frame, label + n + 1, type, room), type);
        }
    }
}

static void put_y(const struct panel *panel, const struct axis *axis)
{
    const struct frame *frame = panel->frame;
    struct type type = style_type(frame->style, ROLE_TICK_LABEL);
    type.anchor = ANCHOR_END;
    struct box first = { 0 };
    struct box last = { 0 };
    for (size_t i = 0; i < axis->n; i++) {
        const double y = scale_at(&panel->y, axis->at[i]);
        if (!is_inside(y, panel->y.low, panel->y.high)) {
            continue;
        }
        if (axis->grid) {
            const struct point points[] = {
                { panel->plot.x, y }, { panel->plot.x + panel->plot.width, y }
            };
            drawing_line(frame->drawing, points, 2,
                         (struct look){ .role = ROLE_GRID,
                                        .stroke = frame->style->grid,
                                        .stroke_width = 1 });
        }
        const struct point at = { panel->plot.x - TICK_GAP,
                                  y + 0.36 * type.size };
        const struct box box =
            drawing_text_box(frame->drawing, at, axis->labels[i], type);
        if (!axis->bare && !box_overlaps(box, last) &&
            !box_overlaps(box, first)) {
            drawing_text(frame->drawing, at,
                         frame_fit(frame, axis->labels[i], type, WIDEST_LABEL),
                         type);
            first = first.width > 0 ? first : box;
            last = box;
        }
    }
}

struct panel panel_start(const struct frame *frame,
                         const struct panel_wish *wish, const struct axis *x,
                         const struct axis *y)
{
    const struct box plot = lay_out(frame, wish, x, y);
    struct panel panel = { frame, plot, x->scale, y->scale, wish->right_room };
    panel.x.low = plot.x;
    panel.x.high = plot.x + plot.width;
    panel.y.low = plot.y + plot.height;
    panel.y.high = plot.y;
    put_titles(frame, wish, x, y, plot);
    put_y(&panel, y);
    if (x->wraps) {
        put_names(&panel, x);
    } else {
        put_x(&panel, x);
    }
    return panel;
}

static void add_tick(struct axis *axis, double at, const char *label)
{
    assert(axis->n < TICKS_AT_MOST);
    axis->at[axis->n] = at;
    axis->labels[axis->n++] = label;
}

static void stretch(struct axis *axis, double from, double to)
{
    axis->scale.from = fmin(from, axis->at[0]);
    axis->scale.to = fmax(to, axis->at[axis->n - 1]);
}

struct axis axis_amounts(struct arena *arena, double from, double to,
                         const char *title)
{
    const struct ticks ticks = ticks_of(from, to, 5);
    struct axis axis = { .title = title, .grid = true };
    for (size_t i = 0; i < ticks.n; i++) {
        add_tick(&axis, ticks.at[i],
                 number_fixed(arena, ticks.at[i], ticks.decimals));
    }
    stretch(&axis, from, to);
    return axis;
}

struct axis axis_shares(struct arena *arena, double from, double to,
                        const char *title)
{
    const struct ticks ticks = ticks_of(100 * from, 100 * to, 5);
    struct axis axis = { .title = title, .grid = true };
    for (size_t i = 0; i < ticks.n; i++) {
        if (ticks.at[i] <= 100 + 1e-9 || to > 1) {
            add_tick(&axis, ticks.at[i] / 100,
                     words_share(arena, ticks.at[i] / 100, ticks.decimals));
        }
    }
    stretch(&axis, from, to);
    return axis;
}

struct axis axis_durations(struct arena *arena, double from_s, double to_s,
                           const char *measure)
{
    const bool days = to_s >= 3 * 86400.0;
    const bool hours = !days && to_s >= 2 * 3600.0;
    const bool minutes = !days && !hours && to_s >= 180;
    const double unit_s = days ? 86400 : hours ? 3600 : minutes ? 60 : 1;
    const char *unit = days      ? tr("days")
                       : hours   ? tr("hours")
                       : minutes ? tr("minutes")
                                 : tr("seconds");
    struct axis axis = axis_amounts(arena, from_s / unit_s, to_s / unit_s,
                                    arena_text(arena, "%s, %s", measure, unit));
    for (size_t i = 0; i < axis.n; i++) {
        axis.at[i] *= unit_s;
    }
    axis.scale.from *= unit_s;
    axis.scale.to *= unit_s;
    return axis;
}

struct axis axis_days(struct arena *arena, int32_t from_day, int32_t to_day,
                      int at_most)
{
    const struct calendar_ticks found =
        calendar_ticks_of(from_day, to_day, at_most, arena);
    struct axis axis = { .title = found.title,
                         .scale = { .from = from_day, .to = to_day } };
    for (size_t i = 0; i < found.ticks.n; i++) {
        add_tick(&axis, found.ticks.at[i], found.labels[i]);
    }
    return axis;
}

struct axis axis_clock(struct arena *arena, double from_s, double to_s,
                       int at_most)
{
    const struct ticks ticks = ticks_clock(from_s, to_s, at_most);
    struct axis axis = { .title = tr("time of day"),
                         .scale = { .from = from_s, .to = to_s } };
    for (size_t i = 0; i < ticks.n; i++) {
        add_tick(&axis, ticks.at[i],
                 words_clock(arena, fmod(ticks.at[i], 86400.0)));
    }
    return axis;
}

struct axis axis_names(const char *const *names, size_t n, const char *title)
{
    struct axis axis = { .title = title,
                         .scale = { .from = -0.5, .to = (double)n - 0.5 } };
    for (size_t i = 0; i < n; i++) {
        add_tick(&axis, (double)i, names[i]);
    }
    return axis;
}

void panel_mark_y(const struct panel *panel, double y, const char *label,
                  uint32_t colour)
{
    const double right = panel->plot.x + panel->plot.width;
    const double at = scale_at(&panel->y, y);
    const struct point points[] = { { panel->plot.x, at }, { right, at } };
    const struct look look = { .role = ROLE_REFERENCE,
                               .stroke = colour,
                               .stroke_width = 1.2,
                               .dash = DASH_SHORT };
    struct type type = style_type(panel->frame->style, ROLE_LABEL);
    type.anchor = ANCHOR_END;
    type.colour = colour;
    type.halo = true;
    drawing_line(panel->frame->drawing, points, 2, look);
    drawing_text(panel->frame->drawing, (struct point){ right - 2, at - 5 },
                 label, type);
}

void panel_mark_x(const struct panel *panel, double x, const char *label,
                  uint32_t colour)
{
    const double at = scale_at(&panel->x, x);
    const struct point points[] = {
        { at, panel->plot.y }, { at, panel->plot.y + panel->plot.height }
    };
    const struct look look = { .role = ROLE_REFERENCE,
                               .stroke = colour,
                               .stroke_width = 1.2,
                               .dash = DASH_SHORT };
    struct type type = style_type(panel->frame->style, ROLE_LABEL);
    const double width =
        ruler_width(panel->frame->drawing->ruler, label, type.size, type.bold);
    const bool fits = at + 5 + width <= panel->plot.x + panel->plot.width;
    type.anchor = fits ? ANCHOR_START : ANCHOR_END;
    type.colour = colour;
    type.halo = true;
    drawing_line(panel->frame->drawing, points, 2, look);
    drawing_text(
        panel->frame->drawing,
        (struct point){ fits ? at + 5 : at - 5, panel->plot.y + type.size },
        label, type);
}

void panel_mark_point(const struct panel *panel, struct point amounts,
                      enum symbol symbol, const char *label)
{
    const struct frame *frame = panel->frame;
    const struct point at = panel_at(panel, amounts.x, amounts.y);
    struct type type = style_type(frame->style, ROLE_LABEL);
    type.bold = true;
    type.halo = true;
    drawing_symbol(frame->drawing, symbol, at, 5,
                   style_fill(frame->style->text, 1, ROLE_DATA));
    label_put(frame->drawing, at, 8, label, type, panel->plot);
}
