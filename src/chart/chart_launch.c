/*
 * chart_launch.c - how large the spike of a launch is and when it is over:
 * contacts a day around it, beside those there would be without it.
 */
#include "chart/catalogue.h"
#include "chart/colour.h"
#include "chart/launch_data.h"
#include "chart/launch_marks.h"

#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include <math.h>

enum { PANELS_AT_MOST = 4, N_LINES = 3 };

/* The alarm colour, thinned. */
#define EXCESS_FILL_FRAC 0.18
#define EXCESS_HATCH_FRAC 0.52
#define BAND_FRAC 0.7 /* it lies over the excess, which shows through */

/* Between the amounts of two columns, from the row of a series on. */
static void put_between(const struct panel *panel, const struct table *data,
                        const struct series *s, size_t first,
                        const enum spike_column edges[static 2],
                        struct look look)
{
    const size_t n = s->row + s->n - first;
    struct point *points =
        arena_alloc(panel->frame->arena, 2 * n, sizeof *points);
    for (size_t i = 0; i < n; i++) {
        const double x = table_number(data, first + i, SPIKE_OFFSET);
        points[i] = panel_at(panel, x, table_number(data, first + i, edges[0]));
        points[2 * n - 1 - i] =
            panel_at(panel, x, table_number(data, first + i, edges[1]));
    }
    drawing_area(panel->frame->drawing, points, 2 * n, look);
}

/* What lies between contacts and contacts without, from the launch on. */
static void put_excess(const struct panel *panel, const struct table *data,
                       const struct series *s)
{
    static const enum spike_column edges[] = { SPIKE_CONTACTS, SPIKE_WITHOUT };
    const struct style *style = panel->frame->style;
    struct look look = style_fill(
        colour_mix(style->paper, style->alarm, EXCESS_FILL_FRAC), 1, ROLE_BAND);
    look.hatched = true; /* the band is as dark in grey */
    look.stroke = colour_mix(style->paper, style->alarm, EXCESS_HATCH_FRAC);
    put_between(panel, data, s, launch_row(data, s, 0), edges, look);
}

/* How the runs without the launch differ. */
static void put_band(const struct panel *panel, const struct table *data,
                     const struct series *s)
{
    static const enum spike_column edges[] = {
        SPIKE_QUANTILES, SPIKE_QUANTILES + SPREAD_QUANTILES - 1
    };
    put_between(panel, data, s, s->row, edges,
                style_fill(panel->frame->style->pale, BAND_FRAC, ROLE_BAND));
}

static double put_line(const struct panel *panel, const struct table *data,
                       const struct series *s, size_t column, struct look look)
{
    struct point *points =
        arena_alloc(panel->frame->arena, s->n, sizeof *points);
    size_t n = 0;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        const double offset = table_number(data, row, SPIKE_OFFSET);
        if (column != SPIKE_OWN || offset >= 0) {
            points[n++] =
                panel_at(panel, offset, table_number(data, row, column));
        }
    }
    drawing_line(panel->frame->drawing, points, n, look);
    return n > 0 ? points[n - 1].y : panel->plot.y;
}

/* The day of the launch, and that on which its channel closes. */
static void put_life(const struct panel *panel, const struct table *data,
                     const struct series *s)
{
    struct arena *arena = panel->frame->arena;
    const uint32_t colour = panel->frame->style->muted;
    const int32_t day = table_day(data, s->row, SPIKE_DATE);
    const double closes = table_number(data, s->row, SPIKE_CLOSES);
    panel_mark_x(panel, 0,
                 arena_text(arena, tr("launch, %s"), date_written(arena, day)),
                 colour);
    if (isfinite(closes)) {
        panel_mark_x(panel, closes,
                     arena_text(arena, tr("closes, %s"),
                                date_written(arena, day + (int32_t)closes)),
                     colour);
    }
}

static void draw_panel(const struct frame *frame, const struct chart_kit *kit,
                       const struct table *data, const struct series *s,
                       struct panel_wish wish)
{
    const struct style *style = kit->style;
    const bool is_black = colour_lightness(s->look.colour) < 20;
    const char *labels[N_LINES] = { tr("all contacts"),
                                    tr("without the launch"), s->label };
    const struct series lines[N_LINES] = {
        { .key = "all", .look = { style->text, DASH_NONE, SYMBOL_DOT } },
        { .key = "without", .look = { style->faint, DASH_NONE, SYMBOL_DOT } },
        { .key = s->key,
          .look = { s->look.colour, is_black ? DASH_LONG : s->look.dash,
                    SYMBOL_DOT } },
    };
    wish.right_room =
        series_label_room(frame, labels, N_LINES, 0.36 * wish.outer.width);
    struct axis x =
        axis_amounts(kit->arena, table_number(data, s->row, SPIKE_OFFSET),
                     fmax(table_number(data, s->row + s->n - 1, SPIKE_OFFSET),
                          table_number(data, s->row, SPIKE_CLOSES)),
                     tr("days from the launch"));
    x.grid = false;
    const struct axis y = axis_amounts(
        kit->arena, 0, 1.1 * launch_most(data, s), tr("contacts an open day"));
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    put_excess(&panel, data, s);
    if (table_number(data, s->row, SPIKE_RUNS) > 1) {
        put_band(&panel, data, s);
    }
    double ends[N_LINES];
    ends[1] = put_line(&panel, data, s, SPIKE_WITHOUT,
                       style_line(lines[1].look, 1.6, ROLE_DATA));
    ends[2] = put_line(&panel, data, s, SPIKE_OWN,
                       style_line(lines[2].look, 2, ROLE_DATA));
    ends[0] = put_line(&panel, data, s, SPIKE_CONTACTS,
                       style_line(lines[0].look, 2.4, ROLE_DATA));
    put_life(&panel, data, s);
    launch_mark(&panel, data, s);
    series_label_ends(&panel, lines, labels, ends, N_LINES);
}

/* The hatched area, and what the days add that are not drawn. */
static const char *excess_text(const struct table *data, const struct series *s,
                               struct arena *arena)
{
    const double drawn = launch_drawn_excess(data, s);
    const double all = table_number(data, s->row, SPIKE_EXCESS);
    const char *hatched =
        arena_text(arena,
                   drawn < 0 ? tr("hatched: %s contacts fewer than without it")
                             : tr("hatched: %s contacts more than without it"),
                   words_amount(arena, fabs(drawn)));
    if (fabs(all - drawn) < 0.5) {
        return hatched;
    }
    return arena_text(arena,
                      (all < 0) == (drawn < 0)
                          ? tr("%s, %s with the days on which %s is closed")
                      : all < 0
                          ? tr("%s, %s fewer with the days on which %s is "
                               "closed")
                          : tr("%s, %s more with the days on which %s is "
                               "closed"),
                      hatched, words_amount(arena, fabs(all)), s->label);
}

struct drawing *chart_launch_draw(const struct table *data,
                                  const struct chart_kit *kit)
{
    size_t n_all = 0;
    const struct series *series =
        series_of(data, SPIKE_CHANNEL, SPIKE_KIND, kit, &n_all);
    const size_t n = n_all < PANELS_AT_MOST ? n_all : PANELS_AT_MOST;
    const struct heading heading = {
        .title = launch_finding(data, &series[0], kit->arena),
        .subtitle = arena_text(
            kit->arena,
            tr("Contacts in all channels on each day that the new one is "
               "open, mean of the runs; %s, with the same customers; %s%s"),
            launch_band_words(data, &series[0], kit->arena),
            excess_text(data, &series[0], kit->arena),
            words_shown(kit->arena, n, n_all)),
        .note = launch_note(data, &series[0]),
        .reading = tr("Lines from 60 days before to 60 days after a launch."),
    };
    const struct frame frame = frame_start(kit, &heading);
    frame.drawing->n_left_out = n_all - n;
    const size_t n_columns = n <= 2 ? 1 : 2;
    for (size_t i = 0; i < n; i++) {
        draw_panel(&frame, kit, data, &series[i],
                   (struct panel_wish){
                       .outer = frame_cell(frame.body, n, n_columns, i),
                       .title = n > 1 ? series[i].label : NULL,
                       .is_inner = i + n_columns < n });
    }
    return frame.drawing;
}
