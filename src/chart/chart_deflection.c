/*
 * chart_deflection.c - what a help centre really takes away: from the people
 * who have a question to the contacts that come, step by step. Visits that
 * prevent nothing are shown, and not counted as prevented.
 */
#include "chart/axis.h"
#include "chart/catalogue.h"
#include "chart/colour.h"
#include "chart/deflection_data.h"

#include "base/language.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

enum { STEPS_AT_MOST = 8 };

#define BAR_HALF 0.36

static struct box bar(const struct panel *panel, double place, double from,
                      double to)
{
    const struct point a = panel_at(panel, place - BAR_HALF, from);
    const struct point b = panel_at(panel, place + BAR_HALF, to);
    return (struct box){ a.x, fmin(a.y, b.y), b.x - a.x, fabs(a.y - b.y) };
}

static struct look step_look(const struct style *style, const char *sort)
{
    if (strcmp(sort, "visits") == 0) {
        return style_fill(style->pale, 1, ROLE_BAR);
    }
    if (strcmp(sort, "less") == 0) {
        return style_fill(style->emphasis, 1, ROLE_BAR);
    }
    if (strcmp(sort, "more") == 0) {
        return style_fill(style->alarm, 1, ROLE_BAR);
    }
    return style_fill(style->faint, 1, ROLE_BAR);
}

/* Above the bar, with a sign where it adds or takes away. */
static void put_amount(const struct panel *panel, double place, double top,
                       double amount, const char *sort)
{
    const struct frame *frame = panel->frame;
    struct type type = style_type(frame->style, ROLE_LABEL);
    const struct point at = panel_at(panel, place, top);
    const char *sign = strcmp(sort, "less") == 0   ? "−"
                       : strcmp(sort, "more") == 0 ? "+"
                                                   : "";
    type.anchor = ANCHOR_MIDDLE;
    type.bold = strcmp(sort, "visits") != 0;
    drawing_text(frame->drawing, (struct point){ at.x, at.y - 6 },
                 arena_text(frame->arena, "%s%s", sign,
                            words_amount(frame->arena, amount)),
                 type);
}

/* Below the bar, in words: beside all contacts it is often too small to be
 * seen. */
static void put_range(const struct panel *panel, double place, double foot,
                      double low, double high)
{
    const struct frame *frame = panel->frame;
    struct type type = style_type(frame->style, ROLE_LABEL);
    const struct point at = panel_at(panel, place, foot);
    type.anchor = ANCHOR_MIDDLE;
    type.halo = true;
    drawing_text(frame->drawing, (struct point){ at.x, at.y + 1.5 * type.size },
                 arena_text(frame->arena, tr("%s to %s"),
                            words_amount(frame->arena, low),
                            words_amount(frame->arena, high)),
                 type);
}

/* Where one step ends the next begins; visits in between are no steps. */
static void put_link(const struct panel *panel, const struct table *data,
                     size_t row)
{
    const double amount = table_number(data, row, DEFLECTION_TO);
    size_t next = row + 1;
    while (strcmp(table_text(data, next, DEFLECTION_SORT), "visits") == 0) {
        next++;
    }
    const struct point points[] = {
        panel_at(panel, (double)row + BAR_HALF, amount),
        panel_at(panel, (double)next - BAR_HALF, amount),
    };
    drawing_line(panel->frame->drawing, points, 2,
                 (struct look){ .role = ROLE_GRID,
                                .stroke = panel->frame->style->rest,
                                .stroke_width = 1,
                                .dash = DASH_DOT });
}

static void put_step(const struct panel *panel, const struct table *data,
                     size_t row, double place)
{
    struct drawing *drawing = panel->frame->drawing;
    const char *sort = table_text(data, row, DEFLECTION_SORT);
    const double from = table_number(data, row, DEFLECTION_FROM);
    const double to = table_number(data, row, DEFLECTION_TO);
    const double low = table_number(data, row, DEFLECTION_LOW);
    const double high = table_number(data, row, DEFLECTION_HIGH);
    drawing_box(drawing, bar(panel, place, from, to),
                step_look(panel->frame->style, sort));
    if (isfinite(low) && high > low) {
        put_range(panel, place, fmin(from, to), low, high);
    }
    put_amount(panel, place, fmax(from, to), fabs(to - from), sort);
}

/* The channels, one on the other, each with its name where it fits. */
static void put_channels(const struct panel *panel, const struct table *data,
                         size_t row, double place, const struct chart_kit *kit)
{
    struct drawing *drawing = panel->frame->drawing;
    double below = 0;
    for (size_t i = 0; row + i < data->n_rows; i++) {
        const char *kind = table_text(data, row + i, DEFLECTION_KIND);
        const double amount = table_number(data, row + i, DEFLECTION_TO);
        const char *name =
            words_name(kit->arena, table_text(data, row + i, DEFLECTION_STEP));
        const struct box box = bar(panel, place, below, below + amount);
        const uint32_t colour = style_channel(kit->style, kind, i).colour;
        struct look look = style_fill(colour, 1, ROLE_BAR);
        struct type type = style_type(kit->style, ROLE_LABEL);
        look.stroke = kit->style->paper;
        look.stroke_width = 1;
        look.tooltip = arena_text(kit->arena, "%s: %s", name,
                                  words_amount(kit->arena, amount));
        drawing_box(drawing, box, look);
        type.colour = colour_ink_on(colour);
        type.anchor = ANCHOR_MIDDLE;
        if (box.height > 1.2 * type.size &&
            ruler_width(drawing->ruler, name, type.size, false) < box.width) {
            drawing_text(
                drawing,
                (struct point){ box.x + box.width / 2,
                                box.y + box.height / 2 + 0.36 * type.size },
                name, type);
        }
        below += amount;
    }
    put_amount(panel, place, below, below, "total");
}

static void draw_steps(const struct frame *frame, const struct chart_kit *kit,
                       const struct table *data)
{
    const size_t n = deflection_steps(data);
    const char *names[STEPS_AT_MOST];
    double most = 1;
    for (size_t i = 0; i < n; i++) {
        names[i] = tr(table_text(data, i, DEFLECTION_STEP));
        most = fmax(most, fmax(table_number(data, i, DEFLECTION_FROM),
                               table_number(data, i, DEFLECTION_TO)));
    }
    names[n] = tr("contacts that come");
    struct axis x = axis_names(names, n + 1, NULL);
    x.wraps = true;
    const struct axis y = axis_amounts(kit->arena, 0, 1.1 * most,
                                       tr("contacts in the whole plan"));
    const struct panel_wish wish = { .outer = frame->body };
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    for (size_t i = 0; i < n; i++) {
        put_step(&panel, data, i, (double)i);
        if (strcmp(table_text(data, i, DEFLECTION_SORT), "visits") != 0) {
            put_link(&panel, data, i);
        }
    }
    put_channels(&panel, data, n, (double)n, kit);
}

struct drawing *chart_deflection_draw(const struct table *data,
                                      const struct chart_kit *kit)
{
    const char *of_start = deflection_of_start(data, kit->arena);
    const struct heading heading = {
        .title = deflection_finding(data, kit->arena),
        .subtitle = arena_text(
            kit->arena,
            tr("Contacts of the whole plan, mean of the runs; pale: visits to "
               "the help centre, which prevent nothing by themselves%s%s%s"),
            deflection_has_range(data)
                ? tr(N_("; below a bar: 80 % of the runs"))
                : "",
            of_start ? "; " : "", of_start ? of_start : ""),
        .reading = tr("Bars from people with a question to the contacts that "
                      "come."),
    };
    const struct frame frame = frame_start(kit, &heading);
    draw_steps(&frame, kit, data);
    return frame.drawing;
}
