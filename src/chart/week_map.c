#include "chart/week_map.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/colour.h"
#include "chart/words.h"
#include <math.h>

#define AVERAGE_GAP 0.35 /* cells between the week and its averages */
#define AVERAGE_WIDE 2.0 /* cells that a weekday's average takes */

/* A map being drawn. */
struct plot {
    const struct week_map *map;
    struct panel panel;
};

struct week_lot week_lot_of(const struct table *data, size_t row)
{
    return (struct week_lot){ table_number(data, row, HEATMAP_MET),
                              table_number(data, row, HEATMAP_OF),
                              table_number(data, row, HEATMAP_SIMULATED) };
}

void week_lot_add(struct week_lot *sum, struct week_lot lot)
{
    sum->met += isfinite(lot.met) ? lot.met : 0;
    sum->of += isfinite(lot.of) ? lot.of : 0;
    sum->simulated += isfinite(lot.simulated) ? lot.simulated : 0;
}

static void find_worst(struct week_map *map)
{
    const struct series *s = map->channel;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        const struct week_lot lot = week_lot_of(map->data, row);
        if (lot.simulated < FEW_CONTACTS || lot.met >= map->target * lot.of) {
            continue;
        }
        size_t at = map->n_worst;
        while (at > 0) {
            const struct week_lot other =
                week_lot_of(map->data, map->worst[at - 1]);
            if (other.met / other.of <= lot.met / lot.of) {
                break;
            }
            if (at < N_WORST) {
                map->worst[at] = map->worst[at - 1];
            }
            at--;
        }
        if (at < N_WORST) {
            map->worst[at] = row;
            map->n_worst += map->n_worst < N_WORST;
        }
    }
}

static void find_hours(struct week_map *map)
{
    const struct series *s = map->channel;
    map->from_s = SECONDS_A_DAY;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        if (table_number(map->data, row, HEATMAP_IS_OPEN) > 0 ||
            table_number(map->data, row, HEATMAP_OF) > 0) {
            const double start_s =
                table_number(map->data, row, HEATMAP_START_S);
            map->from_s = fmin(map->from_s, start_s);
            map->to_s = fmax(map->to_s, start_s + map->kit->facts->interval_s);
        }
    }
}

static uint32_t colour_of(const struct week_map *map, double level)
{
    const double target = map->target;
    return colour_diverging(level < target ? (level - target) / target * 1.1
                                           : (level - target) / (1 - target) *
                                                 (target < 1 ? 0.55 : 0));
}

static void put_cell(const struct plot *plot, struct box box,
                     struct week_lot lot, const char *when)
{
    struct drawing *drawing = plot->panel.frame->drawing;
    const double level = lot.met / lot.of;
    const bool is_few = !(lot.simulated >= FEW_CONTACTS);
    const uint32_t fill =
        is_few ? plot->map->kit->style->pale : colour_of(plot->map, level);
    struct look look = style_fill(fill, 1, ROLE_DATA);
    look.stroke = plot->map->kit->style->paper;
    look.stroke_width = 1;
    look.tooltip =
        is_few ? when
               : arena_text(plot->map->kit->arena, tr("%s: %s in time"), when,
                            words_share(plot->map->kit->arena, level, 1));
    drawing_box(drawing, box, look);
    struct type type = style_type(plot->map->kit->style, ROLE_LABEL);
    type.size = fmin(type.size, 0.62 * box.height);
    type.anchor = ANCHOR_MIDDLE;
    type.colour = colour_ink_on(fill);
    type.bold = level < plot->map->target;
    const char *text = arena_text(plot->map->kit->arena, "%.0f", 100 * level);
    const double width = ruler_width(drawing->ruler, "100", type.size, true);
    const struct point middle = { box.x + box.width / 2,
                                  box.y + box.height / 2 };
    if (!is_few && type.size >= 7.5 && width + 3 <= box.width) {
        drawing_text(drawing,
                     (struct point){ middle.x, middle.y + 0.36 * type.size },
                     text, type);
    } else if (!is_few && level < plot->map->target) {
        drawing_symbol(drawing, SYMBOL_DOT, middle, 1.6,
                       style_fill(type.colour, 1, ROLE_DATA));
    }
}

/* Added up, along the week and along the day. */
struct sums {
    struct week_lot by_day[DAYS_A_WEEK];
    struct week_lot *by_slot;
    struct week_lot all;
};

/* `place` counts weekdays, `from_s` is a time of day; averages lie beyond. */
static struct box cell_box(const struct plot *plot, double from_s,
                           double length_s, double place)
{
    const struct point from = panel_at(&plot->panel, from_s, place - 0.5);
    const struct point to =
        panel_at(&plot->panel, from_s + length_s, place + 0.5);
    return (struct box){ from.x, from.y, to.x - from.x, to.y - from.y };
}

static void put_row(const struct plot *plot, size_t row, struct sums *sums)
{
    const struct week_map *map = plot->map;
    const double interval_s = map->kit->facts->interval_s;
    const double start_s = table_number(map->data, row, HEATMAP_START_S);
    const size_t day = (size_t)table_number(map->data, row, HEATMAP_WEEKDAY);
    const struct week_lot lot = week_lot_of(map->data, row);
    if (start_s < map->from_s || start_s >= map->to_s) {
        return;
    }
    const struct box box = cell_box(plot, start_s, interval_s, (double)day);
    if (!(lot.of > 0) && !(table_number(map->data, row, HEATMAP_IS_OPEN) > 0)) {
        drawing_box(plot->panel.frame->drawing, box,
                    (struct look){ .role = ROLE_GROUND,
                                   .hatched = true,
                                   .stroke = map->kit->style->hatch });
        return;
    }
    put_cell(plot, box, lot, week_map_when(map, row));
    week_lot_add(&sums->by_day[day], lot);
    week_lot_add(&sums->by_slot[lround((start_s - map->from_s) / interval_s)],
                 lot);
}

static void put_averages(const struct plot *plot, const struct sums *sums)
{
    const struct week_map *map = plot->map;
    const double interval_s = map->kit->facts->interval_s;
    const double right_s = map->to_s + AVERAGE_GAP * interval_s;
    const double below = DAYS_A_WEEK + AVERAGE_GAP;
    for (int day = 0; day < DAYS_A_WEEK; day++) {
        if (sums->by_day[day].of > 0) {
            put_cell(plot,
                     cell_box(plot, right_s, AVERAGE_WIDE * interval_s, day),
                     sums->by_day[day], date_weekday_whole(day));
        }
    }
    const size_t n = (size_t)lround((map->to_s - map->from_s) / interval_s);
    for (size_t i = 0; i < n; i++) {
        const double start_s = map->from_s + (double)i * interval_s;
        if (sums->by_slot[i].of > 0) {
            put_cell(plot, cell_box(plot, start_s, interval_s, below),
                     sums->by_slot[i], words_clock(map->kit->arena, start_s));
        }
    }
}

static void outline_worst(const struct plot *plot)
{
    const struct week_map *map = plot->map;
    for (size_t i = 0; i < map->n_worst; i++) {
        const size_t row = map->worst[i];
        drawing_box(plot->panel.frame->drawing,
                    cell_box(plot,
                             table_number(map->data, row, HEATMAP_START_S),
                             map->kit->facts->interval_s,
                             table_number(map->data, row, HEATMAP_WEEKDAY)),
                    (struct look){ .role = ROLE_REFERENCE,
                                   .stroke = map->kit->style->text,
                                   .stroke_width = 2 });
    }
}

static struct axis hours_axis(const struct week_map *map)
{
    const double interval_s = map->kit->facts->interval_s;
    struct axis x = axis_clock(map->kit->arena, map->from_s, map->to_s, 12);
    x.scale.to = map->to_s + (AVERAGE_GAP + AVERAGE_WIDE) * interval_s;
    x.n -= x.n > 0 && x.at[x.n - 1] > map->to_s - interval_s;
    x.at[x.n] = x.scale.to - AVERAGE_WIDE * interval_s / 2;
    x.labels[x.n++] = tr("day");
    return x;
}

static struct axis days_axis(void)
{
    const char *names[DAYS_A_WEEK + 1];
    names[0] = tr("week"); /* first: the last label not to be left out */
    for (int day = 0; day < DAYS_A_WEEK; day++) {
        names[day + 1] = date_weekday(day);
    }
    struct axis y = axis_names(names, DAYS_A_WEEK + 1, NULL);
    y.at[0] = DAYS_A_WEEK + AVERAGE_GAP;
    for (int day = 0; day < DAYS_A_WEEK; day++) {
        y.at[day + 1] = day;
    }
    y.scale.from = DAYS_A_WEEK + AVERAGE_GAP + 0.5;
    y.scale.to = -0.5;
    return y;
}

struct week_map week_map_of(const struct table *data,
                            const struct series *channel,
                            const struct chart_kit *kit)
{
    struct week_map map = {
        .data = data,
        .channel = channel,
        .kit = kit,
        .target = table_number(data, channel->row, HEATMAP_TARGET),
    };
    struct week_lot all = { 0 };
    for (size_t row = channel->row; row < channel->row + channel->n; row++) {
        week_lot_add(&all, week_lot_of(data, row));
    }
    map.average = all.met / all.of;
    find_worst(&map);
    find_hours(&map);
    return map;
}

void week_map_draw(const struct week_map *map, const struct frame *frame,
                   const struct panel_wish *wish)
{
    const struct axis x = hours_axis(map);
    const struct axis y = days_axis();
    const struct plot plot = { map, panel_start(frame, wish, &x, &y) };
    const double interval_s = map->kit->facts->interval_s;
    struct sums sums = {
        .by_slot = arena_alloc(
            map->kit->arena,
            (size_t)lround((map->to_s - map->from_s) / interval_s) + 1,
            sizeof(struct week_lot)),
    };
    for (size_t i = 0; i < map->channel->n; i++) {
        put_row(&plot, map->channel->row + i, &sums);
    }
    put_averages(&plot, &sums);
    outline_worst(&plot);
}

const char *week_map_when(const struct week_map *map, size_t row)
{
    const int day = (int)table_number(map->data, row, HEATMAP_WEEKDAY);
    return arena_text(
        map->kit->arena, "%s %s", date_weekday(day),
        words_clock(map->kit->arena,
                    table_number(map->data, row, HEATMAP_START_S)));
}
