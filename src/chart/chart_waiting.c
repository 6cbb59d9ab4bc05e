/*
 * chart_waiting.c - how long customers wait: the share of all who came that
 * was served within each time. What a curve lacks of 100 % at its end gave up.
 */
#include "chart/catalogue.h"
#include "chart/wait_curve.h"

#include "base/language.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

#define SHOWN_FRAC 0.985 /* of those who are served at all */
#define POINTS_APART 0.6

/* How far the axis of these series reaches. */
static double longest(const struct table *data, const struct series *series,
                      size_t n)
{
    double longest_s = 1;
    for (size_t i = 0; i < n; i++) {
        const double all = wait_curve_all(data, &series[i]);
        longest_s = fmax(longest_s,
                         wait_curve_time_s(data, &series[i], SHOWN_FRAC * all));
        if (wait_curve_has_target(data, &series[i])) {
            longest_s = fmax(longest_s, 2 * table_number(data, series[i].row,
                                                         WAITING_TARGET_S));
        }
    }
    return longest_s;
}

static void draw_curve(const struct panel *panel, const struct table *data,
                       const struct series *s, const struct chart_kit *kit)
{
    struct point *points = arena_alloc(kit->arena, s->n + 2, sizeof *points);
    size_t n = 0;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        const double wait_s = table_number(data, row, WAITING_WAIT_S);
        if (wait_s > panel->x.to) {
            break;
        }
        const struct point at =
            panel_at(panel, wait_s, table_number(data, row, WAITING_SERVED));
        if (n == 0 || hypot(at.x - points[n - 1].x, at.y - points[n - 1].y) >=
                          POINTS_APART) {
            points[n++] = at;
        }
    }
    points[n++] =
        panel_at(panel, panel->x.to, wait_curve_served(data, s, panel->x.to));
    struct look look = style_line(s->look, s->is_grey ? 1.2 : 2.4, ROLE_DATA);
    look.series = s->key;
    const double most_s = wait_curve_time_s(data, s, 0.9);
    look.tooltip =
        isfinite(most_s)
            ? arena_text(
                  kit->arena, tr("%s: half served within %s, 90 %% within %s"),
                  s->label,
                  words_duration(kit->arena, wait_curve_time_s(data, s, 0.5)),
                  words_duration(kit->arena, most_s))
            : arena_text(kit->arena, tr("%s, %s served"), s->label,
                         words_share(kit->arena, wait_curve_all(data, s), 0));
    drawing_line(panel->frame->drawing, points, n, look);
}

/* Where the curve reaches the target's share, with what that takes. */
static void read_off(const struct panel *panel, const struct table *data,
                     const struct series *s, const struct chart_kit *kit)
{
    const double share = table_number(data, s->row, WAITING_TARGET_FRAC);
    const double needs_s = wait_curve_time_s(data, s, share);
    if (s->is_grey || !wait_curve_is_marked(data, s) || needs_s > panel->x.to) {
        return;
    }
    const struct point at = panel_at(panel, needs_s, share);
    struct type type = style_type(kit->style, ROLE_LABEL);
    type.halo = true;
    drawing_symbol(panel->frame->drawing, SYMBOL_DOT, at, 4.5,
                   (struct look){ .role = ROLE_DATA,
                                  .fill = s->look.colour,
                                  .fill_frac = 1,
                                  .stroke = kit->style->paper,
                                  .stroke_width = 1.5,
                                  .series = s->key });
    drawing_text(panel->frame->drawing,
                 (struct point){ at.x + 9, at.y + type.size + 3 },
                 arena_text(kit->arena, tr("%s within %s"),
                            words_share(kit->arena, share, 0),
                            words_duration(kit->arena, needs_s)),
                 type);
}

static struct axis wait_axis(const struct table *data,
                             const struct series *series, size_t n,
                             double width, struct arena *arena)
{
    struct axis axis = {
        .title = tr("wait until an agent begins (root scale)"),
        .scale = { .to = longest(data, series, n),
                   .high = width,
                   .square_root = true },
    };
    const struct ticks ticks = ticks_durations(&axis.scale, 46);
    axis.n = ticks.n;
    for (size_t i = 0; i < ticks.n; i++) {
        axis.at[i] = ticks.at[i];
        axis.labels[i] = words_duration(arena, ticks.at[i]);
    }
    axis.grid = true;
    return axis;
}

static void draw_panel(const struct frame *frame, struct panel_wish wish,
                       const struct table *data, const struct series *series,
                       size_t n, const struct chart_kit *kit)
{
    struct arena *arena = kit->arena;
    const char **labels = arena_alloc(arena, n, sizeof *labels);
    double *ys = arena_alloc(arena, n, sizeof *ys);
    for (size_t i = 0; i < n; i++) {
        labels[i] =
            arena_text(arena, tr("%s, %s served"), series[i].label,
                       words_share(arena, wait_curve_all(data, &series[i]), 0));
    }
    wish.right_room =
        series_label_room(frame, labels, n, 0.44 * wish.outer.width);
    const struct axis x =
        wait_axis(data, series, n, wish.outer.width - wish.right_room, arena);
    const struct axis y = axis_shares(
        arena, 0, 1, tr(N_("served within the time, % of all who came")));
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    for (size_t i = 0; i < n; i++) {
        draw_curve(&panel, data, &series[i], kit);
        ys[i] =
            scale_at(&panel.y, wait_curve_served(data, &series[i], panel.x.to));
    }
    for (size_t i = 0; i < n; i++) {
        read_off(&panel, data, &series[i], kit);
    }
    series_label_ends(&panel, series, labels, ys, n);
}

struct drawing *chart_waiting_draw(const struct table *data,
                                   const struct chart_kit *kit)
{
    size_t n = 0;
    struct series *series =
        series_of(data, WAITING_CHANNEL, WAITING_KIND, kit, &n);
    double *weights = arena_alloc(kit->arena, n, sizeof *weights);
    size_t n_live = 0;
    for (size_t i = 0; i < n; i++) {
        weights[i] = -wait_curve_all(data, &series[i]);
        n_live +=
            strcmp(table_text(data, series[i].row, WAITING_WAY), "ticket") != 0;
    }
    series_emphasise(series, n_live, weights, kit->style);
    series_emphasise(series + n_live, n - n_live, weights + n_live, kit->style);
    size_t n_grey = 0;
    bool is_cut = false;
    bool has_dots = false;
    for (size_t i = 0; i < n; i++) {
        is_cut = is_cut || wait_curve_is_cut(data, &series[i]);
        has_dots = has_dots || (!series[i].is_grey &&
                                wait_curve_is_marked(data, &series[i]));
        n_grey += series[i].is_grey;
    }
    const struct heading heading = {
        .title = wait_curve_finding(data, series, n, kit->arena),
        .subtitle = arena_text(
            kit->arena,
            tr("Share of the customers who were served within each "
               "time, all days of the plan; %s%s%s"),
            is_cut ? tr("the others gave up, were turned away, or still waited "
                        "when the run ended")
                   : tr("the others gave up, or were turned away"),
            has_dots ? tr(". Dots: where the target's share is reached") : "",
            n_grey > 0 ? tr("; grey: channels of which more are served") : ""),
        .reading = tr("One rising curve for each channel."),
    };
    struct frame frame = frame_start(kit, &heading);
    frame.drawing->n_left_out = n_grey;
    const size_t n_panels = n_live > 0 && n > n_live ? 2 : 1;
    struct panel_wish wish = {
        .outer = frame_cell(frame.body, n_panels, n_panels, 0),
        .title = n_panels > 1 ? tr("Calls and chats") : NULL,
    };
    if (n_live > 0) {
        draw_panel(&frame, wish, data, series, n_live, kit);
    }
    if (n > n_live) {
        wish.outer = frame_cell(frame.body, n_panels, n_panels, n_panels - 1);
        wish.title = n_panels > 1 ? tr("Tickets") : NULL;
        draw_panel(&frame, wish, data, series + n_live, n - n_live, kit);
    }
    return frame.drawing;
}
