/*
 * chart_backlog.c - tickets open at the end of each day, stacked by age, the
 * oldest at the foot: that is the debt.
 */
#include "chart/backlog_data.h"
#include "chart/catalogue.h"
#include "chart/colour.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include <math.h>

enum { PANELS_AT_MOST = 6, N_AGES = 4 };

#define SUNDAY_SIZE 2.6

/* Of each age, youngest first: how dark. */
static const double darkness[N_AGES] = { 0.18, 0.4, 0.66, 0.95 };

static const char *age_name(size_t age)
{
    const char *const names[N_AGES] = { tr("under 4 hours"),
                                        tr("4 hours to a day"),
                                        tr("1 to 3 days"), tr("older") };
    return names[age];
}

static struct look age_look(size_t age)
{
    return style_fill(colour_sequential(darkness[age]), 1, ROLE_BAR);
}

static struct look sunday_look(const struct style *style)
{
    return (struct look){ .role = ROLE_REFERENCE,
                          .fill = style->paper,
                          .fill_frac = 1,
                          .stroke = style->text,
                          .stroke_width = 1.4 };
}

/* The tickets of one age on every day, on those that are older. */
static void put_age(const struct panel *panel, const struct table *data,
                    const struct series *s, size_t age, double width)
{
    struct arena *arena = panel->frame->arena;
    struct look look = age_look(age);
    for (size_t row = s->row; row < s->row + s->n; row++) {
        const int32_t day = table_day(data, row, BACKLOG_DATE);
        const double n = table_number(data, row, BACKLOG_YOUNGEST + age);
        double below = 0;
        for (size_t older = age + 1; older < N_AGES; older++) {
            below += table_number(data, row, BACKLOG_YOUNGEST + older);
        }
        if (!(n > 0)) {
            continue;
        }
        const double foot = scale_at(&panel->y, below);
        look.tooltip = arena_text(
            arena, tr("%s %s: %s open, %s"), date_weekday(civil_weekday(day)),
            date_short(arena, day), words_amount(arena, n), age_name(age));
        drawing_box(panel->frame->drawing,
                    (struct box){ scale_at(&panel->x, day) - width / 2, foot,
                                  width,
                                  scale_at(&panel->y, below + n) - foot },
                    look);
    }
}

static void put_peak(const struct panel *panel, const struct table *data,
                     size_t row)
{
    const struct frame *frame = panel->frame;
    struct type type = style_type(frame->style, ROLE_LABEL);
    const double n = backlog_open(data, row);
    const char *label = arena_text(
        frame->arena, tr("%s open after %s"),
        number_fixed(frame->arena, n, n < 10 ? 1 : 0),
        date_weekday_whole(civil_weekday(table_day(data, row, BACKLOG_DATE))));
    const struct point at =
        panel_at(panel, table_day(data, row, BACKLOG_DATE), n);
    const double width =
        ruler_width(frame->drawing->ruler, label, type.size, type.bold);
    const bool fits = at.x + width <= panel->plot.x + panel->plot.width;
    const double lowest = panel->plot.y + 0.8 * type.size;
    type.anchor = fits ? ANCHOR_START : ANCHOR_END;
    type.halo = true;
    drawing_text(frame->drawing, (struct point){ at.x, fmax(at.y - 5, lowest) },
                 label, type);
}

/* What the title says: where they lie on average, or, where the backlog grows,
 * the first and the last. */
static void mark_sundays(const struct panel *panel, const struct table *data,
                         const struct series *s)
{
    const struct frame *frame = panel->frame;
    const struct backlog_sundays sundays = backlog_sundays_of(data, s);
    const size_t rows[] = { sundays.first_row, sundays.last_row };
    if (sundays.n > 1 && !sundays.grows) {
        panel_mark_y(panel, sundays.mean, "", frame->style->text);
    }
    for (size_t i = 0; i < 2 && sundays.grows; i++) {
        drawing_symbol(frame->drawing, SYMBOL_RING,
                       panel_at(panel, table_day(data, rows[i], BACKLOG_DATE),
                                backlog_open(data, rows[i])),
                       SUNDAY_SIZE, sunday_look(frame->style));
    }
}

static void draw_panel(const struct frame *frame, const struct chart_kit *kit,
                       const struct table *data, const struct series *s,
                       struct panel_wish wish)
{
    const int32_t first = kit->facts->start_day;
    const int32_t last = first + kit->facts->n_days - 1;
    const size_t peak = backlog_peak(data, s);
    wish.title = s->label;
    wish.left_least = 38;
    const struct axis y =
        axis_amounts(kit->arena, 0, fmax(1, 1.24 * backlog_open(data, peak)),
                     tr("open at the end of the day, tickets"));
    struct axis x =
        axis_days(kit->arena, first, last, (int)(wish.outer.width / 62));
    x.scale.from = first - 0.6;
    x.scale.to = last + 0.6;
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    const double pitch = panel.plot.width / (kit->facts->n_days + 0.2);
    for (size_t age = 0; age < N_AGES; age++) {
        put_age(&panel, data, s, age, pitch > 4 ? 0.8 * pitch : pitch);
    }
    mark_sundays(&panel, data, s);
    if (backlog_open(data, peak) >= 0.05) {
        put_peak(&panel, data, peak);
    }
}

struct drawing *chart_backlog_draw(const struct table *data,
                                   const struct chart_kit *kit)
{
    size_t n_all = 0;
    const struct series *series =
        series_of(data, BACKLOG_CHANNEL, BACKLOG_KIND, kit, &n_all);
    const size_t n = n_all < PANELS_AT_MOST ? n_all : PANELS_AT_MOST;
    const struct heading heading = {
        .title = backlog_finding(data, &series[0], kit->arena),
        .subtitle = arena_text(
            kit->arena,
            tr("Tickets open at the end of each day, by age; mean of the "
               "runs%s"),
            words_shown(kit->arena, n, n_all)),
        .reading = tr("A bar for each day, the oldest tickets at its foot."),
    };
    struct frame frame = frame_start(kit, &heading);
    frame.drawing->n_left_out = n_all - n;
    struct legend_item items[N_AGES + 1] = { 0 };
    for (size_t age = 0; age < N_AGES; age++) {
        items[age].label = age_name(age);
        items[age].look = age_look(age);
    }
    if (backlog_sundays_of(data, &series[0]).grows) {
        items[N_AGES].label = tr("first and last Sunday night");
        items[N_AGES].look = sunday_look(kit->style);
        items[N_AGES].as_symbol = true;
        items[N_AGES].symbol = SYMBOL_RING;
    } else {
        items[N_AGES].label = tr("mean of Sunday nights");
        items[N_AGES].look = (struct look){ .stroke = kit->style->text,
                                            .stroke_width = 1.2,
                                            .dash = DASH_SHORT };
    }
    frame_legend(&frame, items, N_AGES + 1);
    for (size_t i = 0; i < n; i++) {
        struct panel_wish wish = series_panel(&frame, series, n, i);
        wish.title = NULL;
        wish.left_least = 0;
        draw_panel(&frame, kit, data, &series[i], wish);
    }
    return frame.drawing;
}
