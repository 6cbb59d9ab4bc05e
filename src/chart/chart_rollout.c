/*
 * chart_rollout.c - who launches, changes and withdraws what, and when: a lane
 * for each, higher as more customers are reached. Hatched is training.
 */
#include "chart/catalogue.h"
#include "chart/rollout_title.h"

#include "base/dates.h"
#include "base/language.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

enum { LANES_AT_MOST = 24 };

#define LANE_HEIGHT_AT_MOST 72.0

bool chart_rollout_gather(struct store *store, struct table **out,
                          struct error *why_not)
{
    static const char sql[] =
        "WITH weeks AS (SELECT CAST((julianday(substr(i.start_local, 1, 10)) - "
        "julianday(s.value)) / 7 AS INTEGER) AS week, sum(i.agents_on) * "
        "r.value / 60 AS on_duty, sum(coalesce(i.agents_on * i.occupancy, 0)) "
        "* r.value / 60 AS busy FROM team_interval i JOIN run s ON s.key = "
        "'plan_start' JOIN run r ON r.key = 'interval_min' GROUP BY week) "
        "SELECT 'rollout ' || r.id AS rollout, r.what, r.title, "
        "coalesce(p.kind, '') AS kind, r.date, r.end_date, r.ramp, "
        "r.training_s, r.note, s.date AS step_date, s.reach_frac, NULL AS "
        "agent_hours_on_duty, NULL AS agent_hours_busy FROM rollout r LEFT "
        "JOIN channel_plan p ON p.channel = r.channel LEFT JOIN rollout_step s "
        "ON s.rollout = r.id UNION ALL SELECT 'capacity', 'week', '', '', "
        "date(s.value, '+' || (7 * week) || ' days'), NULL, NULL, NULL, NULL, "
        "NULL, NULL, on_duty, busy FROM weeks JOIN run s ON s.key = "
        "'plan_start'";
    static const char ordered[] =
        "SELECT * FROM (%s) ORDER BY rollout = 'capacity', date, "
        "length(rollout), rollout, step_date";
    if (!store_ask(store, arena_text(store_arena(store), ordered, sql), out,
                   why_not)) {
        return false;
    }
    rollout_title_gather(store, *out);
    return ((*out)->n_rows > 0 &&
            strcmp(table_text(*out, 0, ROLLOUT_ID), "capacity") != 0) ||
           fail(why_not, "this plan launches, changes and withdraws nothing");
}

static bool is_step(const struct table *data, size_t row)
{
    const char *id = table_text(data, row, ROLLOUT_ID);
    return strcmp(id, "capacity") != 0 && strcmp(id, "loss") != 0;
}

static size_t list_lanes(const struct table *data, const struct chart_kit *kit,
                         struct rollout_lane *lanes)
{
    size_t n = 0;
    size_t row = 0;
    while (row < data->n_rows && n < LANES_AT_MOST && is_step(data, row)) {
        const char *kind = table_text(data, row, ROLLOUT_KIND);
        lanes[n] = (struct rollout_lane){
            .data = data,
            .row = row,
            .n = table_run(data, row, ROLLOUT_ID),
            .place = n,
            .colour = kind[0] ? style_channel(kit->style, kind, n).colour
                              : kit->style->rest,
        };
        row += lanes[n].n;
        n++;
    }
    return n;
}

static struct axis lanes_axis(const struct chart_kit *kit)
{
    struct axis x = axis_days(kit->arena, kit->facts->start_day,
                              kit->facts->start_day + kit->facts->n_days, 14);
    x.grid = true;
    return x;
}

static void draw_lanes(const struct frame *frame, const struct chart_kit *kit,
                       struct rollout_lane *lanes, size_t n, struct box outer,
                       double left)
{
    struct axis y = { .scale = { (double)n - 0.5, -0.5, 0, 0, false } };
    for (size_t i = 0; i < n; i++) {
        y.at[y.n] = (double)i;
        y.labels[y.n++] = rollout_lane_name(&lanes[i], kit->arena);
    }
    const struct panel_wish wish = { .outer = outer, .left_least = left };
    struct axis x = lanes_axis(kit);
    x.title = NULL;
    x.bare = true;
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    for (size_t i = 0; i < n; i++) {
        lanes[i].panel = &panel;
        rollout_lane_draw(&lanes[i]);
    }
}

/* Agents' hours on duty, and busy, week by week. */
static void draw_capacity(const struct frame *frame,
                          const struct chart_kit *kit, const struct table *data,
                          struct box outer, double left)
{
    size_t first = 0;
    double most = 1;
    while (first < data->n_rows &&
           strcmp(table_text(data, first, ROLLOUT_ID), "capacity") != 0) {
        first++;
    }
    const size_t end =
        first < data->n_rows ? first + table_run(data, first, ROLLOUT_ID) : 0;
    for (size_t row = first; row < end; row++) {
        most = fmax(most, table_number(data, row, ROLLOUT_ON_DUTY_H));
    }
    const struct axis x = lanes_axis(kit);
    const struct axis y =
        axis_amounts(kit->arena, 0, 1.08 * most,
                     tr("agents' hours a week: on duty (pale), busy (dark)"));
    const struct panel_wish wish = { .outer = outer, .left_least = left };
    const struct panel panel = panel_start(frame, &wish, &x, &y);
    for (size_t row = first; row < end; row++) {
        const double day = table_day(data, row, ROLLOUT_DATE);
        for (size_t c = ROLLOUT_ON_DUTY_H; c <= ROLLOUT_BUSY_H; c++) {
            const double hours = table_number(data, row, c);
            const struct point from = panel_at(&panel, day + 0.5, 0);
            const struct point to =
                panel_at(&panel, fmin(day + 6.5, panel.x.to), hours);
            struct look look = style_fill(
                c == ROLLOUT_BUSY_H ? kit->style->faint : kit->style->pale, 1,
                ROLE_BAR);
            look.tooltip = words_amount(kit->arena, hours);
            drawing_box(
                frame->drawing,
                (struct box){ from.x, to.y, to.x - from.x, from.y - to.y },
                look);
        }
    }
}

struct drawing *chart_rollout_draw(const struct table *data,
                                   const struct chart_kit *kit)
{
    struct rollout_lane lanes[LANES_AT_MOST];
    const size_t n = list_lanes(data, kit, lanes);
    const struct heading heading = {
        .title = rollout_title(lanes, n, kit->arena),
        .subtitle = tr("What changes when; height: share of the customers who "
                       "are offered a channel, %; hatched: training in the two "
                       "weeks before"),
        .reading = tr("One lane for each launch, withdrawal and change."),
    };
    const struct frame frame = frame_start(kit, &heading);
    struct box upper = frame.body;
    struct box lower = frame.body;
    upper.height =
        fmin(0.66 * upper.height, LANE_HEIGHT_AT_MOST * (double)n + 10);
    lower.y += upper.height + 10;
    lower.height -= upper.height + 10;
    double left = 30;
    for (size_t i = 0; i < n; i++) {
        left =
            fmax(left, 8 + ruler_width(kit->ruler,
                                       rollout_lane_name(&lanes[i], kit->arena),
                                       kit->style->text_size, false));
    }
    left = fmin(left, 0.3 * frame.body.width);
    draw_lanes(&frame, kit, lanes, n, upper, left);
    draw_capacity(&frame, kit, data, lower, left);
    return frame.drawing;
}
