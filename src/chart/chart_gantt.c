/*
 * chart_gantt.c - who works when on the fullest day of the week: a bar for
 * each shift, white where it pauses, and below it how many are on duty and
 * how many of them busy.
 */
#include "chart/catalogue.h"
#include "chart/colour.h"
#include "chart/gantt_data.h"

#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

#define STRIP_FRAC 0.34 /* of the body, for the coverage */

/* From the first begin to the last end of a shift, whole hours. */
static struct axis hours(const struct table *data, struct gantt_part shifts,
                         struct arena *arena)
{
    double from_s = HUGE_VAL;
    double to_s = 0;
    for (size_t row = shifts.row; row < shifts.row + shifts.n; row++) {
        from_s = fmin(from_s, table_number(data, row, GANTT_FROM_S));
        to_s = fmax(to_s, table_number(data, row, GANTT_TO_S));
    }
    struct axis axis = axis_clock(arena, floor(from_s / 3600) * 3600,
                                  ceil(to_s / 3600) * 3600, 14);
    axis.grid = true;
    return axis;
}

static struct box bar_box(const struct panel *panel, size_t place,
                          double from_s, double to_s, double thick)
{
    const struct point from =
        panel_at(panel, from_s, (double)place - thick / 2);
    const struct point to = panel_at(panel, to_s, (double)place + thick / 2);
    return (struct box){ from.x, from.y, to.x - from.x, to.y - from.y };
}

static void put_shift(const struct panel *panel, const struct table *data,
                      size_t row, size_t place, uint32_t colour)
{
    const struct frame *frame = panel->frame;
    const double from_s = table_number(data, row, GANTT_FROM_S);
    const double to_s = table_number(data, row, GANTT_TO_S);
    const struct box box = bar_box(panel, place, from_s, to_s, 0.72);
    struct look look = style_fill(colour, 1, ROLE_DATA);
    const char *agents =
        number_count(frame->arena, table_number(data, row, GANTT_AGENTS));
    look.series = table_text(data, row, GANTT_TEAM);
    look.tooltip = arena_text(frame->arena, tr("%s, %s: %s agents, %s to %s"),
                              look.series, table_text(data, row, GANTT_NAME),
                              agents, words_clock(frame->arena, from_s),
                              words_clock_end(frame->arena, to_s));
    drawing_box(frame->drawing, box, look);
    struct type type = style_type(frame->style, ROLE_LABEL);
    type.size = fmin(type.size, 0.8 * box.height);
    type.colour = colour_ink_on(colour);
    const struct point at = { box.x + 6,
                              box.y + box.height / 2 + 0.36 * type.size };
    if (type.size >= 6) {
        drawing_text(frame->drawing, at, agents, type);
    }
}

/* Where all of the shift pause together white, where they take turns half. */
static void put_pause(const struct panel *panel, const struct table *data,
                      size_t row, size_t place)
{
    const double from_s = table_number(data, row, GANTT_FROM_S);
    const double to_s = table_number(data, row, GANTT_TO_S);
    const double spread_s = table_number(data, row, GANTT_SPREAD_S);
    struct look look = style_fill(panel->frame->style->paper,
                                  spread_s > 0 ? 0.62 : 1, ROLE_GROUND);
    look.tooltip = spread_s > 0 ? tr("break, in turns") : tr("break");
    drawing_box(panel->frame->drawing,
                bar_box(panel, place, from_s, to_s + spread_s, 0.5), look);
}

static void put_shifts(const struct frame *frame, struct box outer,
                       const struct table *data, const struct chart_kit *kit,
                       double left)
{
    const struct gantt_part shifts = gantt_part_of(data, "shift");
    const struct gantt_part pauses = gantt_part_of(data, "pause");
    size_t team = 0;
    struct axis x = hours(data, shifts, kit->arena);
    struct axis y = { .scale = { (double)shifts.n - 0.5, -0.5, 0, 0, false } };
    for (size_t i = 0; i < shifts.n && y.n < TICKS_AT_MOST; i++) {
        y.at[y.n] = (double)i;
        y.labels[y.n++] = gantt_row_name(data, shifts.row + i, kit->arena);
    }
    x.title = NULL;
    x.bare = true;
    y.title = tr("shift, number of agents");
    const struct panel_wish wish = { .outer = outer, .left_least = left };
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    for (size_t i = 0; i < shifts.n; i++) {
        const size_t row = shifts.row + i;
        team += i > 0 && strcmp(table_text(data, row, GANTT_TEAM),
                                table_text(data, row - 1, GANTT_TEAM)) != 0;
        put_shift(&panel, data, row, i,
                  style_series(kit->style, 2 + team).colour);
        for (size_t k = pauses.row; k < pauses.row + pauses.n; k++) {
            if (strcmp(table_text(data, k, GANTT_TEAM),
                       table_text(data, row, GANTT_TEAM)) == 0 &&
                table_number(data, k, GANTT_SHIFT) ==
                    table_number(data, row, GANTT_SHIFT)) {
                put_pause(&panel, data, k, i);
            }
        }
    }
}

/* Steps of the rows' amounts in a column, down to zero at both ends. */
static void put_steps(const struct panel *panel, const struct table *data,
                      struct gantt_part cover, size_t column, struct look look)
{
    struct point *points =
        arena_alloc(panel->frame->arena, 2 * cover.n + 2, sizeof *points);
    size_t n = 0;
    for (size_t row = cover.row; row < cover.row + cover.n; row++) {
        const double from_s = table_number(data, row, GANTT_FROM_S);
        const double to_s = table_number(data, row, GANTT_TO_S);
        const double amount = table_number(data, row, column);
        if (from_s < panel->x.from || to_s > panel->x.to) {
            continue;
        }
        if (n == 0) {
            points[n++] = panel_at(panel, from_s, 0);
        }
        points[n++] = panel_at(panel, from_s, amount);
        points[n++] = panel_at(panel, to_s, amount);
    }
    if (n > 0) {
        points[n] = (struct point){ points[n - 1].x, scale_at(&panel->y, 0) };
        drawing_area(panel->frame->drawing, points, n + 1, look);
    }
}

static void put_cover(const struct frame *frame, struct box outer,
                      const struct table *data, const struct chart_kit *kit,
                      double left)
{
    const struct gantt_part shifts = gantt_part_of(data, "shift");
    const struct gantt_part cover = gantt_part_of(data, "cover");
    double most = 1;
    for (size_t row = cover.row; row < cover.row + cover.n; row++) {
        most = fmax(most, table_number(data, row, GANTT_AGENTS));
    }
    const struct axis x = hours(data, shifts, kit->arena);
    const struct axis y = axis_amounts(kit->arena, 0, most, tr("agents"));
    const struct panel_wish wish = { .outer = outer, .left_least = left };
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    put_steps(&panel, data, cover, GANTT_AGENTS,
              style_fill(kit->style->pale, 1, ROLE_BAR));
    put_steps(&panel, data, cover, GANTT_BUSY,
              style_fill(kit->style->faint, 1, ROLE_BAR));
}

struct drawing *chart_gantt_draw(const struct table *data,
                                 const struct chart_kit *kit)
{
    const struct heading heading = {
        .title = gantt_finding(data, kit->arena),
        .subtitle = arena_text(
            kit->arena,
            tr("Shifts of a %s, the fullest day of the week, with their "
               "agents; white: breaks, pale: breaks in turns. Below: agents "
               "on duty and busy, mean of the simulated days"),
            date_weekday_whole((int)table_number(data, 0, GANTT_WEEKDAY))),
        .reading = tr("A bar for each shift along the day, and the agents on "
                      "duty below."),
    };
    struct frame frame = frame_start(kit, &heading);
    const struct legend_item items[] = {
        { tr("on duty"), style_fill(kit->style->pale, 1, ROLE_LEGEND), false,
          SYMBOL_DOT },
        { tr("busy"), style_fill(kit->style->faint, 1, ROLE_LEGEND), false,
          SYMBOL_DOT },
    };
    frame_legend(&frame, items, 2);
    struct box upper = frame.body;
    struct box lower = frame.body;
    const struct gantt_part shifts = gantt_part_of(data, "shift");
    const double left = gantt_name_width(&frame, data, shifts);
    lower.height = fmax(STRIP_FRAC * lower.height,
                        lower.height - 46 * ((double)shifts.n + 1));
    lower.y += upper.height - lower.height;
    upper.height -= lower.height + 8;
    put_shifts(&frame, upper, data, kit, left);
    put_cover(&frame, lower, data, kit, left);
    return frame.drawing;
}
