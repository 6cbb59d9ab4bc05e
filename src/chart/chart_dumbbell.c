/*
 * chart_dumbbell.c - plans beside the first of them, measure by measure: two
 * dots joined, and at the right the difference between the same customers'
 * days, with its interval. No clear difference is said, not hidden.
 */
#include "chart/axis.h"
#include "chart/catalogue.h"
#include "chart/dumbbell_data.h"
#include "chart/dumbbell_words.h"

#include "base/language.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

#define ROW_HEIGHT_AT_MOST 44.0
#define ROW_HEIGHT_AT_LEAST 16.0
#define PANEL_HEAD 52.0

/* Rows [row, row + n) of one measure; there is no room for n_hidden more. */
struct group {
    const struct table *data;
    size_t row, n, n_hidden;
};

static void put_change(const struct panel *panel, const struct group *group,
                       size_t row, double y)
{
    const struct frame *frame = panel->frame;
    struct type type = style_type(frame->style, ROLE_LABEL);
    const bool clear = dumbbell_is_clear(group->data, row);
    type.bold = clear;
    type.colour = clear ? frame->style->text : frame->style->faint;
    drawing_text(frame->drawing,
                 (struct point){ panel->plot.x + panel->plot.width + 14,
                                 y + 0.36 * type.size },
                 dumbbell_change(group->data, row, frame->arena), type);
}

static void put_row(const struct panel *panel, const struct group *group,
                    size_t row)
{
    const struct frame *frame = panel->frame;
    const struct style *style = frame->style;
    const double place = (double)(row - group->row);
    const struct point from =
        panel_at(panel, table_number(group->data, row, DUMBBELL_FIRST), place);
    const struct point to =
        panel_at(panel, table_number(group->data, row, DUMBBELL_OTHER), place);
    const struct point both[] = { from, to };
    const uint32_t colour =
        dumbbell_is_clear(group->data, row) ? style->emphasis : style->rest;
    struct look dot = style_fill(colour, 1, ROLE_DATA);
    dot.tooltip = arena_text(
        frame->arena, tr("%s: %s instead of %s"),
        table_text(group->data, row, DUMBBELL_PLAN),
        dumbbell_amount(group->data, row, DUMBBELL_OTHER, frame->arena),
        dumbbell_amount(group->data, row, DUMBBELL_FIRST, frame->arena));
    drawing_line(frame->drawing, both, 2,
                 (struct look){
                     .role = ROLE_DATA, .stroke = colour, .stroke_width = 3 });
    drawing_symbol(frame->drawing, SYMBOL_RING, from, 5,
                   (struct look){ .role = ROLE_DATA,
                                  .fill = style->paper,
                                  .fill_frac = 1,
                                  .stroke = style->text,
                                  .stroke_width = 1.8 });
    drawing_symbol(frame->drawing, SYMBOL_DOT, to, 5, dot);
    put_change(panel, group, row, to.y);
}

/* In the place of a row: how many are not drawn, and where they are. */
static void put_hidden(const struct panel *panel, const struct group *group)
{
    const struct frame *frame = panel->frame;
    const struct type type = style_type(frame->style, ROLE_LABEL);
    const struct point place = panel_at(panel, panel->x.from, (double)group->n);
    drawing_text(frame->drawing,
                 (struct point){ place.x + 6, place.y + 0.36 * type.size },
                 arena_text(frame->arena, tr("and %zu more, in compare.csv"),
                            group->n_hidden),
                 type);
}

static void draw_group(const struct frame *frame, const struct group *group,
                       struct box outer, double left, double right)
{
    struct axis x =
        dumbbell_axis(group->data, group->row, group->n, frame->arena);
    const double last = (double)(group->n + (group->n_hidden > 0)) - 0.5;
    struct axis y = { .scale = { last, -0.5, 0, 0, false } };
    for (size_t i = 0; i < group->n; i++) {
        y.at[y.n] = (double)i;
        y.labels[y.n++] =
            dumbbell_row_name(group->data, group->row + i, frame->arena);
    }
    const struct panel_wish wish = { .outer = outer,
                                     .title = x.title,
                                     .left_least = left,
                                     .right_room = right };
    x.title = NULL;
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    for (size_t row = group->row; row < group->row + group->n; row++) {
        put_row(&panel, group, row);
    }
    if (group->n_hidden > 0) {
        put_hidden(&panel, group);
    }
}

/* The widest of the names, and of the changes. */
static void find_rooms(const struct frame *frame, const struct table *data,
                       double *left, double *right)
{
    const struct type type = style_type(frame->style, ROLE_LABEL);
    const struct ruler *ruler = frame->drawing->ruler;
    for (size_t row = 0; row < data->n_rows; row++) {
        *left =
            fmax(*left,
                 ruler_width(ruler, dumbbell_row_name(data, row, frame->arena),
                             type.size, false) +
                     8);
        *right = fmax(
            *right, ruler_width(ruler, dumbbell_change(data, row, frame->arena),
                                type.size, true) +
                        20);
    }
}

/* How many rows have room in a column of so many points. */
static size_t places_in(const struct table *data, double height)
{
    const double heads =
        PANEL_HEAD * (double)table_count_runs(data, DUMBBELL_LABEL);
    return (size_t)fmax(0, (height - heads) / ROW_HEIGHT_AT_LEAST);
}

/* All measures below each other. */
static void draw_column(const struct frame *frame, const struct table *data,
                        struct box outer)
{
    struct group group = { .data = data };
    const size_t most =
        dumbbell_places_at_most(data, places_in(data, outer.height));
    const double heads =
        PANEL_HEAD * (double)table_count_runs(data, DUMBBELL_LABEL);
    const double height =
        fmin(ROW_HEIGHT_AT_MOST,
             (outer.height - heads) / (double)dumbbell_places(data, most));
    double left = 30;
    double right = 60;
    find_rooms(frame, data, &left, &right);
    left = fmin(left, 0.3 * outer.width);
    while (group.row < data->n_rows) {
        const size_t n = table_run(data, group.row, DUMBBELL_LABEL);
        group.n = n <= most ? n : most - 1;
        group.n_hidden = n - group.n;
        outer.height =
            PANEL_HEAD - 8 + (double)(group.n + (group.n_hidden > 0)) * height;
        draw_group(frame, &group, outer, left, right);
        outer.y += outer.height + 8;
        group.row += n;
    }
}

/* In two columns where one has no room for all rows. */
static void draw_groups(const struct frame *frame, const struct table *data)
{
    if (data->n_rows <= places_in(data, frame->body.height) ||
        table_count_runs(data, DUMBBELL_LABEL) < 2) {
        draw_column(frame, data, frame->body);
        return;
    }
    for (size_t half = 0; half < 2; half++) {
        draw_column(frame, dumbbell_half(data, half),
                    frame_cell(frame->body, 2, 2, half));
    }
}

struct drawing *chart_dumbbell_draw(const struct table *data,
                                    const struct chart_kit *kit)
{
    const struct heading heading = {
        .title = dumbbell_finding(data, kit->arena),
        .subtitle = dumbbell_subtitle(data, kit->facts, kit->arena),
        .note = dumbbell_note(kit->facts, kit->arena),
        .reading = tr("For each measure two dots joined by a line."),
    };
    const struct frame frame = frame_start(kit, &heading);
    draw_groups(&frame, data);
    return frame.drawing;
}
