#include "chart/spread.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/colour.h"
#include <assert.h>
#include <math.h>

const double spread_shares[SPREAD_QUANTILES] = { 0.025, 0.1, 0.25, 0.5,
                                                 0.75,  0.9, 0.975 };

enum { MIDDLE = 3, LONE_HALF_WIDTH = 3 };

void spread_of(const double *sorted, size_t n,
               double out[static SPREAD_QUANTILES])
{
    assert(n > 0);
    const bool is_range = n < SPREAD_RUNS_AT_LEAST;
    for (size_t i = 0; i < SPREAD_QUANTILES; i++) {
        double share = spread_shares[i];
        if (is_range && i != MIDDLE) {
            share = i < MIDDLE ? 0 : 1;
        }
        const double place = share * (double)(n - 1);
        const size_t below = (size_t)place;
        const size_t above = below + 1 < n ? below + 1 : below;
        out[i] = sorted[below] +
                 (place - (double)below) * (sorted[above] - sorted[below]);
    }
}

static double value(const struct spread_wish *wish, size_t i, size_t quantile)
{
    return table_number(wish->data, wish->series->row + i,
                        wish->first + quantile);
}

static bool exists(const struct spread_wish *wish, size_t i)
{
    return isfinite(value(wish, i, MIDDLE));
}

/* Between quantile `low` and its opposite, over rows [from, to). */
static void put_band(const struct panel *panel, const struct spread_wish *wish,
                     size_t from, size_t to, size_t low)
{
    static const double shades[MIDDLE] = { 0.17, 0.36, 0.6 };
    struct drawing *drawing = panel->frame->drawing;
    const size_t n = to - from;
    struct point *points = arena_alloc(drawing->arena, 2 * n, sizeof *points);
    for (size_t i = 0; i < n; i++) {
        const double x = wish->x[from + i];
        points[i] = panel_at(panel, x, value(wish, from + i, low));
        points[2 * n - 1 - i] = panel_at(
            panel, x, value(wish, from + i, SPREAD_QUANTILES - 1 - low));
    }
    struct look look =
        style_fill(colour_mix(panel->frame->style->paper,
                              wish->series->look.colour, shades[low]),
                   1, ROLE_BAND);
    look.series = wish->series->key;
    if (n == 1) {
        drawing_box(drawing,
                    (struct box){ points[0].x - LONE_HALF_WIDTH, points[1].y,
                                  2 * LONE_HALF_WIDTH,
                                  points[0].y - points[1].y },
                    look);
    } else {
        drawing_area(drawing, points, 2 * n, look);
    }
}

static void put_middle(const struct panel *panel,
                       const struct spread_wish *wish, size_t from, size_t to)
{
    struct drawing *drawing = panel->frame->drawing;
    struct point *points =
        arena_alloc(drawing->arena, to - from, sizeof *points);
    for (size_t i = from; i < to; i++) {
        points[i - from] = panel_at(panel, wish->x[i], value(wish, i, MIDDLE));
    }
    struct series_look solid = wish->series->look;
    solid.dash = DASH_NONE;
    struct look look = style_line(solid, 2.4, ROLE_DATA);
    look.series = wish->series->key;
    drawing_line(drawing, points, to - from, look);
    for (size_t i = from; i < to; i++) {
        struct look dot = style_fill(solid.colour, 1, ROLE_DATA);
        dot.series = wish->series->key;
        dot.tooltip = wish->tooltips ? wish->tooltips[i] : NULL;
        drawing_symbol(drawing, SYMBOL_DOT, points[i - from],
                       to - from > 60 ? 1.4 : 2.4, dot);
    }
}

void spread_draw(const struct panel *panel, const struct spread_wish *wish)
{
    const size_t n = wish->series->n;
    for (size_t from = 0; from < n;) {
        size_t to = from;
        while (to < n && exists(wish, to) &&
               (to == from || wish->x[to] - wish->x[to - 1] <= wish->step)) {
            to++;
        }
        const size_t n_bands = wish->is_range ? 1 : MIDDLE;
        for (size_t low = 0; to > from && low < n_bands; low++) {
            put_band(panel, wish, from, to, low);
        }
        if (to > from) {
            put_middle(panel, wish, from, to);
        }
        from = to > from ? to : from + 1;
    }
}

const char *spread_words(struct arena *arena, uint32_t replications,
                         const char *of_what)
{
    const char *runs = number_count(arena, replications);
    if (replications < 2) {
        return tr("one simulated run: no band");
    }
    return replications < SPREAD_RUNS_AT_LEAST
               ? arena_text(arena, tr("band: all %s simulated %s"), runs,
                            of_what)
               : arena_text(arena,
                            tr("bands: 50, 80 and 95 %% of %s simulated %s"),
                            runs, of_what);
}
