/*
 * axis.h - a panel: a plot with its axes, grid and titles.
 *
 * The title of an axis says the measure and its unit. Tick labels that would
 * touch are left out, the first one stays; names of bars are wrapped instead.
 */
#ifndef CHART_AXIS_H
#define CHART_AXIS_H

#include "chart/calendar_ticks.h"
#include "chart/frame.h"
#include "chart/scale.h"

struct axis {
    struct scale scale; /* its places are set by panel_start */
    size_t n;
    double at[TICKS_AT_MOST];
    const char *labels[TICKS_AT_MOST];
    const char *title; /* measure and unit; NULL only where another panel's
                          axis is the same and says it */
    bool grid;
    bool bare;  /* no labels: another panel's say it */
    bool wraps; /* x: a label may take two lines, and none is left out */
};

struct panel_wish {
    struct box outer;
    const char *title; /* NULL: none */
    double right_room; /* kept free beside the plot, for labels */
    bool is_inner;     /* panels below have the same x: no title for it */
    double left_least; /* room for labels at least, to line up panels */
};

struct panel {
    const struct frame *frame;
    struct box plot;
    struct scale x, y;
    double right_room; /* beside the plot */
};

/* Lays the axes out in the box and draws them. */
struct panel panel_start(const struct frame *frame,
                         const struct panel_wish *wish, const struct axis *x,
                         const struct axis *y);

/* An axis of amounts; zero: begins at 0. `to` need not be a round number. */
struct axis axis_amounts(struct arena *arena, double from, double to,
                         const char *title);

/* Shares as percentages; `to` at most 1. */
struct axis axis_shares(struct arena *arena, double from, double to,
                        const char *title);

/* Durations in the unit that suits `to_s`, said in `title` after a comma. */
struct axis axis_durations(struct arena *arena, double from_s, double to_s,
                           const char *measure);

struct axis axis_days(struct arena *arena, int32_t from_day, int32_t to_day,
                      int at_most);
struct axis axis_clock(struct arena *arena, double from_s, double to_s,
                       int at_most);

/* n named rows or columns, the i-th at i. */
struct axis axis_names(const char *const *names, size_t n, const char *title);

/* How wide the labels of the axis are; long ones are cut. */
double axis_label_width(const struct frame *frame, const struct axis *axis);

struct point panel_at(const struct panel *panel, double x, double y);

/* A line across the plot at an amount of y, or of x, with a label at its end
 * (above the line at the right; at the head). */
void panel_mark_y(const struct panel *panel, double y, const char *label,
                  uint32_t colour);
void panel_mark_x(const struct panel *panel, double x, const char *label,
                  uint32_t colour);

/* A sign at amounts of x and y, and in bold what it means, beside it where
 * there is room. */
void panel_mark_point(const struct panel *panel, struct point amounts,
                      enum symbol symbol, const char *label);

#endif
