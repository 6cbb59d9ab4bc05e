/*
 * chart_concurrency.c - what agents get done while they hold one, two, three
 * chats, and how long a chat then takes a place of theirs, wrap-up and silence
 * of the customer included; below, how often they held so many.
 * All three are of one simulation: agents are seen at every number of chats
 * that they reach.
 */
#include "chart/catalogue.h"
#include "chart/chat_levels.h"
#include "chart/colour.h"
#include "chart/label.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include <math.h>

enum { TEAMS_SHOWN = 3 };

static const char *written(struct arena *arena, enum chat_figure what,
                           double value)
{
    return what == CHAT_RATE   ? words_amount(arena, value)
           : what == CHAT_TIME ? words_duration(arena, value)
                               : words_share(arena, value, 0);
}

/* A dot with its whisker; a ring where agents were seen too rarely. */
static void put_point(const struct panel *panel, const struct series *s,
                      struct point at, double half, const struct look *look)
{
    struct drawing *drawing = panel->frame->drawing;
    if (isfinite(half)) {
        const struct point whisker[] = { panel_at(panel, at.x, at.y - half),
                                         panel_at(panel, at.x, at.y + half) };
        drawing_line(drawing, whisker, 2, style_line(s->look, 1.5, ROLE_BAND));
    }
    drawing_symbol(drawing, s->look.symbol, panel_at(panel, at.x, at.y), 4.5,
                   *look);
}

static struct look point_look(const struct style *style, const struct series *s,
                              bool is_rare)
{
    return (struct look){ .role = ROLE_DATA,
                          .fill = is_rare ? style->paper : s->look.colour,
                          .fill_frac = 1,
                          .stroke = s->look.colour,
                          .stroke_width = is_rare ? 1.6 : 0,
                          .series = s->key };
}

static void put_curve(const struct panel *panel, const struct table *data,
                      const struct series *s, enum chat_figure what)
{
    const struct frame *frame = panel->frame;
    const struct type type = style_type(frame->style, ROLE_LABEL);
    struct point *points = arena_alloc(frame->arena, s->n, sizeof *points);
    for (size_t i = 0; i < s->n; i++) {
        const size_t row = s->row + i;
        double half = 0;
        points[i] = panel_at(panel, table_number(data, row, LEVEL_CHATS),
                             chat_levels_amount(data, s, row, what, &half));
    }
    drawing_line(frame->drawing, points, s->n,
                 style_line(s->look, 2.2, ROLE_DATA));
    for (size_t i = 0; i < s->n; i++) {
        const size_t row = s->row + i;
        double half = 0;
        const double y = chat_levels_amount(data, s, row, what, &half);
        struct look look =
            point_look(frame->style, s, chat_levels_is_rare(data, s, row));
        look.tooltip = written(frame->arena, what, y);
        put_point(panel, s,
                  (struct point){ table_number(data, row, LEVEL_CHATS), y },
                  half, &look);
    }
    for (size_t i = 0; i < s->n; i++) {
        double half = 0;
        const double y = chat_levels_amount(data, s, s->row + i, what, &half);
        label_put(frame->drawing, points[i], 9, written(frame->arena, what, y),
                  type, panel->plot);
    }
}

static void put_bars(const struct panel *panel, const struct table *data,
                     const struct series *s)
{
    for (size_t row = s->row; row < s->row + s->n; row++) {
        double half = 0;
        const double share =
            chat_levels_amount(data, s, row, CHAT_SHARE, &half);
        const double chats = table_number(data, row, LEVEL_CHATS);
        const struct point from = panel_at(panel, chats - 0.32, 0);
        const struct point to = panel_at(panel, chats + 0.32, share);
        struct type type = style_type(panel->frame->style, ROLE_LABEL);
        type.anchor = ANCHOR_MIDDLE;
        drawing_box(panel->frame->drawing,
                    (struct box){ from.x, to.y, to.x - from.x, from.y - to.y },
                    style_fill(colour_mix(panel->frame->style->paper,
                                          s->look.colour, 0.55),
                               1, ROLE_BAR));
        drawing_text(panel->frame->drawing,
                     (struct point){ (from.x + to.x) / 2, to.y - 5 },
                     written(panel->frame->arena, CHAT_SHARE, share), type);
    }
}

static struct axis amounts_axis(const struct table *data,
                                const struct series *s, enum chat_figure what,
                                struct arena *arena)
{
    double most = 0;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        double half = 0;
        const double y = chat_levels_amount(data, s, row, what, &half);
        most = fmax(most, y + (isfinite(half) ? half : 0));
    }
    switch (what) {
    case CHAT_RATE:
        return axis_amounts(arena, 0, 1.2 * most,
                            tr("chats finished an hour, per agent"));
    case CHAT_TIME:
        return axis_durations(arena, 0, 1.2 * most,
                              tr("time a chat takes an agent's place"));
    case CHAT_SHARE:
        break;
    }
    return axis_shares(arena, 0, fmin(1.15 * most, 1.1),
                       tr("of the time with a chat, %"));
}

static void draw_panel(const struct frame *frame, const struct table *data,
                       const struct series *s, enum chat_figure what,
                       struct panel_wish wish)
{
    const double most = table_number(data, s->row + s->n - 1, LEVEL_CHATS);
    struct axis x = { .title = tr("chats an agent holds at once"),
                      .scale = { .from = 0.5, .to = most + 0.5 } };
    for (int k = 1; k <= most; k++) {
        x.at[x.n] = k;
        x.labels[x.n++] = number_count(frame->arena, k);
    }
    const struct axis y = amounts_axis(data, s, what, frame->arena);
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    if (what == CHAT_SHARE) {
        put_bars(&panel, data, s);
    } else {
        put_curve(&panel, data, s, what);
    }
}

static const char *subtitle(const struct table *data,
                            const struct series *series, size_t n,
                            const struct chart_kit *kit)
{
    const char *text = tr("What agents did while they held one, two, three "
                          "chats");
    if (kit->facts->replications > 1) {
        text = arena_text(
            kit->arena, tr("%s; whiskers: %s confidence interval of the mean"),
            text, words_confidence(kit->arena, kit->facts->confidence_frac));
    }
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        any = any || chat_levels_n_rare(data, &series[i]) > 0;
    }
    return any ? arena_text(kit->arena, tr("%s; rings: under %s of that time"),
                            text, words_share(kit->arena, CHATS_RARE_FRAC, 0))
               : text;
}

struct drawing *chart_concurrency_draw(const struct table *data,
                                       const struct chart_kit *kit)
{
    size_t n_all = 0;
    const struct series *series =
        series_of(data, LEVEL_TEAM, data->n_columns, kit, &n_all);
    const size_t n = n_all < TEAMS_SHOWN ? n_all : TEAMS_SHOWN;
    const struct heading heading = {
        .title = chat_levels_finding(data, &series[0], kit->arena),
        .subtitle = subtitle(data, series, n, kit),
        .reading = tr("Three panels: chats finished, the time a chat takes an "
                      "agent's place, and how often agents held so many."),
    };
    const struct frame frame = frame_start(kit, &heading);
    for (size_t i = 0; i < 3 * n; i++) {
        struct series one = series[i / 3];
        one.look = style_channel(kit->style, "chat", 0);
        one.look.dash = DASH_NONE;
        draw_panel(&frame, data, &one, (enum chat_figure)(i % 3),
                   (struct panel_wish){
                       .outer = frame_cell(frame.body, 3 * n, 3, i),
                       .title = n > 1 && i % 3 == 0 ? one.label : NULL,
                       .is_inner = i + 3 < 3 * n });
    }
    return frame.drawing;
}
