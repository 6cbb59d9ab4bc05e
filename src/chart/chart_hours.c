/*
 * chart_hours.c - how long customers wait at each time of the week, and how
 * much that differs between them. The hours in which nobody is answered on any
 * day are left out, so that weekdays follow each other.
 */
#include "chart/catalogue.h"
#include "chart/hours_data.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "chart/words.h"
#include <math.h>

enum { PANELS_AT_MOST = 6 };

/* Of the day, those in which anybody is answered. */
struct hours {
    double from_s, to_s;
};

static struct hours hours_of(const struct table *data, const struct series *s,
                             double interval_s)
{
    struct hours hours = { SECONDS_A_DAY, 0 };
    for (size_t row = s->row; row < s->row + s->n; row++) {
        const double start_s = table_number(data, row, HOURS_START_S);
        hours.from_s = fmin(hours.from_s, start_s);
        hours.to_s = fmax(hours.to_s, start_s + interval_s);
    }
    return hours;
}

/* A weekday is 1 wide; an interval stands at its middle. */
static double place(const struct table *data, size_t row, struct hours hours,
                    double interval_s)
{
    const double start_s = table_number(data, row, HOURS_START_S);
    return table_number(data, row, HOURS_WEEKDAY) +
           (start_s + interval_s / 2 - hours.from_s) /
               (hours.to_s - hours.from_s);
}

static struct axis week_axis(struct hours hours, struct arena *arena)
{
    struct axis x = { .scale = { .from = 0, .to = DAYS_A_WEEK },
                      .title =
                          arena_text(arena, tr("weekday, each from %s to %s"),
                                     words_clock(arena, hours.from_s),
                                     words_clock_end(arena, hours.to_s)) };
    for (int day = 0; day < DAYS_A_WEEK; day++) {
        x.at[x.n] = day + 0.5;
        x.labels[x.n++] = date_weekday(day);
    }
    return x;
}

static void part_days(const struct panel *panel)
{
    for (int day = 0; day <= DAYS_A_WEEK; day++) {
        const double x = scale_at(&panel->x, day);
        const struct point points[] = {
            { x, panel->plot.y }, { x, panel->plot.y + panel->plot.height }
        };
        drawing_line(panel->frame->drawing, points, 2,
                     (struct look){ .role = ROLE_GRID,
                                    .stroke = panel->frame->style->grid,
                                    .stroke_width = 1 });
    }
}

static const char *tooltip(const struct table *data, size_t row,
                           const struct series *s, struct arena *arena)
{
    return arena_text(
        arena, tr("%s, %s: half wait at most %s, nine in ten %s"), s->label,
        hours_when(data, row, arena),
        words_duration(arena, table_number(data, row, HOURS_QUANTILES + 3)),
        words_duration(arena, table_number(data, row, HOURS_P90)));
}

static void draw_panel(const struct frame *frame, const struct chart_kit *kit,
                       const struct table *data, const struct series *s,
                       struct panel_wish wish)
{
    struct arena *arena = kit->arena;
    const double interval_s = kit->facts->interval_s;
    const struct hours hours = hours_of(data, s, interval_s);
    double *x = arena_alloc(arena, s->n, sizeof *x);
    const char **tooltips = arena_alloc(arena, s->n, sizeof *tooltips);
    double most_s = 1;
    for (size_t i = 0; i < s->n; i++) {
        const size_t row = s->row + i;
        x[i] = place(data, row, hours, interval_s);
        tooltips[i] = tooltip(data, row, s, arena);
        most_s =
            fmax(most_s, table_number(data, row,
                                      HOURS_QUANTILES + SPREAD_QUANTILES - 1));
    }
    const struct axis week = week_axis(hours, arena);
    const struct axis y = axis_durations(arena, 0, 1.1 * most_s, tr("wait"));
    const struct panel panel = panel_start(frame, &wish, &week, &y);
    part_days(&panel);
    spread_draw(&panel,
                &(struct spread_wish){ .data = data,
                                       .series = s,
                                       .x = x,
                                       .step = 1.5 * interval_s /
                                               (hours.to_s - hours.from_s),
                                       .first = HOURS_QUANTILES,
                                       .tooltips = tooltips });
    const double target_s = table_number(data, s->row, HOURS_TARGET_S);
    if (target_s < most_s) {
        panel_mark_y(&panel, target_s,
                     arena_text(arena, tr("target time %s"),
                                words_duration(arena, target_s)),
                     kit->style->text);
    }
}

struct drawing *chart_hours_draw(const struct table *data,
                                 const struct chart_kit *kit)
{
    size_t n_all = 0;
    const struct series *series =
        series_of(data, HOURS_CHANNEL, HOURS_KIND, kit, &n_all);
    const size_t n = n_all < PANELS_AT_MOST ? n_all : PANELS_AT_MOST;
    const struct heading heading = {
        .title = hours_finding(data, series, n, kit->arena),
        .subtitle = arena_text(
            kit->arena,
            tr("Waits of the answered by weekday and time of day, all weeks "
               "and runs together; line: half wait longer; bands: 50, 80 and "
               "95 %% of the customers%s%s"),
            table_number(data, 0, HOURS_LEFT_OUT) > 0
                ? tr(N_("; channels with more than 1 % unfinished at the end "
                        "are left out"))
                : "",
            words_shown(kit->arena, n, n_all)),
        .reading = tr("One panel for each channel: the week from left to "
                      "right, waits upwards."),
    };
    const struct frame frame = frame_start(kit, &heading);
    frame.drawing->n_left_out = n_all - n;
    for (size_t i = 0; i < n; i++) {
        struct panel_wish wish = series_panel(&frame, series, n, i);
        wish.is_inner = false; /* channels have hours of their own */
        draw_panel(&frame, kit, data, &series[i], wish);
    }
    return frame.drawing;
}
