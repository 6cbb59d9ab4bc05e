/*
 * chart_pattern.c - is this the volume that was meant? For each channel the
 * days of the week, the times of the day, and the course of the plan: the
 * mean of the runs as a line, one run of them as dots.
 */
#include "chart/catalogue.h"
#include "chart/pattern_finding.h"

#include "base/dates.h"
#include "base/language.h"
#include "chart/words.h"
#include <math.h>

enum { CHANNELS_SHOWN = 3, N_PANELS = 3 };

/* Above the course of the plan: dates of holidays stand there. */
#define HEAD_ROOM 1.25

/* Dots where one run lies, tick marks where the mean does. */
static void put_weekdays(const struct frame *frame, struct panel_wish wish,
                         const struct table *data, const struct series *s)
{
    const struct pattern_days days = pattern_days_of(data, s);
    const char *names[7];
    for (int i = 0; i < 7; i++) {
        names[i] = date_weekday(i);
    }
    const struct axis x = axis_names(names, 7, tr("weekday"));
    const struct axis y = axis_amounts(
        frame->arena, 0, fmax(1, 1.05 * days.most), tr("contacts a day"));
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    for (size_t row = days.row; row < days.row + days.n; row++) {
        const double weekday = table_number(data, row, PATTERN_WEEKDAY);
        const double one = table_number(data, row, PATTERN_ONE_RUN);
        const double shift = 0.11 * ((double)((row - days.row) / 7 % 5) - 2);
        if (isfinite(one) && pattern_is_usual(data, row)) {
            drawing_symbol(frame->drawing, SYMBOL_RING,
                           panel_at(&panel, weekday + shift, one), 2,
                           style_line(s->look, 1, ROLE_DATA));
        }
    }
    for (int i = 0; i < 7; i++) {
        const struct point bar[] = { panel_at(&panel, i - 0.36, days.mean[i]),
                                     panel_at(&panel, i + 0.36, days.mean[i]) };
        struct look look = style_line(s->look, 2.6, ROLE_DATA);
        look.dash = DASH_NONE;
        look.tooltip = arena_text(frame->arena, tr("%s: %s contacts"), names[i],
                                  words_amount(frame->arena, days.mean[i]));
        if (isfinite(days.mean[i])) {
            drawing_line(frame->drawing, bar, 2, look);
        }
    }
}

/* One line a weekday, grey, and the mean of those with contacts. */
static void put_times(const struct frame *frame, struct panel_wish wish,
                      const struct table *data, const struct series *s)
{
    const struct pattern_times times = pattern_times_of(data, s, frame->arena);
    const struct axis x = axis_clock(frame->arena, times.from_s, times.to_s, 6);
    const struct axis y =
        axis_amounts(frame->arena, 0, fmax(0.1, times.most),
                     arena_text(frame->arena, tr("contacts in %s"),
                                words_duration(frame->arena, times.step_s)));
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    struct point *points = arena_alloc(frame->arena, times.n, sizeof *points);
    for (int day = 0; day <= 7; day++) {
        size_t n = 0;
        for (size_t i = 0; i < times.n; i++) {
            const double amount =
                day < 7 ? times.by_day[day][i] : times.mean[i];
            if (isfinite(amount)) {
                points[n++] = panel_at(
                    &panel, times.from_s + ((double)i + 0.5) * times.step_s,
                    amount);
            }
        }
        struct look look = { .role = day < 7 ? ROLE_BAND : ROLE_DATA,
                             .stroke =
                                 day < 7 ? frame->style->hatch : s->look.colour,
                             .stroke_width = day < 7 ? 1 : 2.6,
                             .tooltip = day < 7 ? date_weekday_whole(day)
                                                : tr("mean of the weekdays") };
        drawing_line(frame->drawing, points, n, look);
    }
}

static void name_special_days(const struct panel *panel,
                              const struct table *data,
                              const struct pattern_days *days)
{
    double free_from = -HUGE_VAL;
    const struct type type = style_type(panel->frame->style, ROLE_LABEL);
    for (size_t row = days->row; row < days->row + days->n; row++) {
        if (pattern_is_usual(data, row) || !pattern_is_there(data, row)) {
            continue;
        }
        const int32_t day = table_day(data, row, PATTERN_DATE);
        const double x = scale_at(&panel->x, day);
        const char *label = date_short(panel->frame->arena, day);
        const double width =
            ruler_width(panel->frame->drawing->ruler, label, type.size, false);
        const bool flips = x + 5 + width > panel->plot.x + panel->plot.width;
        const double from = flips ? x - 5 - width : x;
        panel_mark_x(panel, day, from >= free_from ? label : "",
                     panel->frame->style->faint);
        free_from = from >= free_from ? from + width + 10 : free_from;
    }
}

static void put_course(const struct frame *frame, struct panel_wish wish,
                       const struct table *data, const struct series *s,
                       const struct facts *facts)
{
    const struct pattern_days days = pattern_days_of(data, s);
    const struct pattern_course course =
        pattern_course_of(data, &days, facts, frame->arena);
    const struct axis y = axis_amounts(
        frame->arena, 0, fmax(1, HEAD_ROOM * course.most),
        course.step == 7 ? tr("contacts a week") : tr("contacts a day"));
    struct axis x = axis_days(frame->arena, facts->start_day,
                              facts->start_day + facts->n_days - 1, 5);
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    struct point *points = arena_alloc(frame->arena, course.n, sizeof *points);
    for (size_t i = 0; i < course.n; i++) {
        const double at = course.x[i];
        points[i] = panel_at(&panel, at, course.mean[i]);
        if (isfinite(course.one_run[i])) {
            drawing_symbol(frame->drawing, SYMBOL_RING,
                           panel_at(&panel, at, course.one_run[i]), 2,
                           style_line(s->look, 1, ROLE_DATA));
        }
    }
    struct look look = style_line(s->look, 2.6, ROLE_DATA);
    look.dash = DASH_NONE;
    drawing_line(frame->drawing, points, course.n, look);
    if (course.n == 1) {
        drawing_symbol(frame->drawing, SYMBOL_DOT, points[0], 3.5,
                       style_fill(s->look.colour, 1, ROLE_DATA));
    }
    name_special_days(&panel, data, &days);
}

/* What else the last panel alone shows; "" where all channels last. */
static const char *life_words(const struct table *data,
                              const struct series *series, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct pattern_days days = pattern_days_of(data, &series[i]);
        if (days.n_there < days.n) {
            return tr(", like the days on which a channel is not there");
        }
    }
    return "";
}

struct drawing *chart_pattern_draw(const struct table *data,
                                   const struct chart_kit *kit)
{
    size_t n_all = 0;
    struct series *series =
        series_of(data, PATTERN_CHANNEL, PATTERN_KIND, kit, &n_all);
    const size_t n = n_all < CHANNELS_SHOWN ? n_all : CHANNELS_SHOWN;
    const struct heading heading = {
        .title = pattern_finding(data, &series[0], kit->facts, kit->arena),
        .subtitle = arena_text(
            kit->arena,
            tr("Contacts that come, repeats included; lines: mean of the runs, "
               "rings: one run; grey: each weekday; dashed: holidays and "
               "special days, which are in the last panel alone%s%s"),
            life_words(data, series, n), words_shown(kit->arena, n, n_all)),
        .reading = tr("For each channel three panels: by weekday, by time of "
                      "day, and along the plan."),
    };
    const struct frame frame = frame_start(kit, &heading);
    frame.drawing->n_left_out = n_all - n;
    for (size_t i = 0; i < n; i++) {
        struct panel_wish wish = { .is_inner = i + 1 < n };
        series[i].look.dash = DASH_NONE;
        wish.title = n > 1 ? series[i].label : NULL;
        wish.outer =
            frame_cell(frame.body, n * N_PANELS, N_PANELS, i * N_PANELS);
        put_weekdays(&frame, wish, data, &series[i]);
        wish.title = NULL;
        wish.outer =
            frame_cell(frame.body, n * N_PANELS, N_PANELS, i * N_PANELS + 1);
        put_times(&frame, wish, data, &series[i]);
        wish.outer =
            frame_cell(frame.body, n * N_PANELS, N_PANELS, i * N_PANELS + 2);
        put_course(&frame, wish, data, &series[i], kit->facts);
    }
    return frame.drawing;
}
