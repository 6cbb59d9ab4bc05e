#include "chart/rollout_lane.h"

#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/colour.h"
#include "chart/words.h"
#include "model/trained.h"
#include <math.h>
#include <string.h>

#define BAR_FRAC 0.62 /* of a lane, at full reach */

bool rollout_lane_is(const struct rollout_lane *lane, const char *what)
{
    return strcmp(table_text(lane->data, lane->row, ROLLOUT_WHAT), what) == 0;
}

const char *rollout_lane_name(const struct rollout_lane *lane,
                              struct arena *arena)
{
    const char *title = table_text(lane->data, lane->row, ROLLOUT_TITLE);
    const char *dot = strchr(title, '.');
    char *name = arena_copy_text(arena, dot ? dot + 1 : title);
    for (char *at = name; *at; at++) {
        *at = *at == '.' ? ' ' : *at;
    }
    return arena_text(arena, "%s %s",
                      rollout_lane_is(lane, "launch")     ? tr("launch")
                      : rollout_lane_is(lane, "withdraw") ? tr("withdraw")
                                                          : tr("change"),
                      words_name(arena, name));
}

static double height_at(struct point from, struct point to, double x)
{
    return from.y == to.y
               ? from.y
               : from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x);
}

/* From one day to another, from a height to a height (of full reach), but not
 * beyond the day on which it is over. */
static void put_piece(const struct rollout_lane *lane, struct point from,
                      struct point to, double until, const char *tooltip)
{
    const double foot = (double)lane->place + BAR_FRAC / 2;
    const double low = fmax(from.x, lane->panel->x.from);
    const double high = fmin(fmin(to.x, until), lane->panel->x.to);
    const double low_frac = height_at(from, to, low);
    const double high_frac = height_at(from, to, high);
    if (high <= low) {
        return;
    }
    const struct point corners[] = {
        panel_at(lane->panel, low, foot),
        panel_at(lane->panel, low, foot - BAR_FRAC * low_frac),
        panel_at(lane->panel, high, foot - BAR_FRAC * high_frac),
        panel_at(lane->panel, high, foot),
    };
    struct look look =
        style_fill(colour_mix(lane->panel->frame->style->paper, lane->colour,
                              0.25 + 0.75 * fmax(low_frac, high_frac)),
                   1, ROLE_DATA);
    look.tooltip = tooltip;
    drawing_area(lane->panel->frame->drawing, corners, 4, look);
}

static void put_label(const struct rollout_lane *lane, double day,
                      const char *label)
{
    const struct frame *frame = lane->panel->frame;
    struct type type = style_type(frame->style, ROLE_LABEL);
    const struct point at =
        panel_at(lane->panel, day, (double)lane->place - BAR_FRAC / 2);
    const double width =
        ruler_width(frame->drawing->ruler, label, type.size, false);
    const double edge = lane->panel->plot.x + lane->panel->plot.width;
    const bool fits = at.x + 9 + width <= edge;
    type.anchor = fits ? ANCHOR_START : ANCHOR_END;
    drawing_text(frame->drawing,
                 (struct point){ fits ? at.x + 9 : at.x - 9, at.y - 4 }, label,
                 type);
}

static void put_diamond(const struct rollout_lane *lane, double day)
{
    drawing_symbol(
        lane->panel->frame->drawing, SYMBOL_DIAMOND,
        panel_at(lane->panel, day, (double)lane->place - BAR_FRAC / 2), 6,
        style_fill(lane->panel->frame->style->text, 1, ROLE_DATA));
}

static void put_training(const struct rollout_lane *lane, double day)
{
    const double training_s =
        table_number(lane->data, lane->row, ROLLOUT_TRAINING_S);
    const struct frame *frame = lane->panel->frame;
    if (!(training_s > 0)) {
        return;
    }
    const double from = fmax(day - TRAINING_DAYS, lane->panel->x.from);
    const struct point top =
        panel_at(lane->panel, from, (double)lane->place - BAR_FRAC / 2);
    const struct point foot =
        panel_at(lane->panel, day, (double)lane->place + BAR_FRAC / 2);
    drawing_box(
        frame->drawing,
        (struct box){ top.x, top.y, foot.x - top.x, foot.y - top.y },
        (struct look){ .role = ROLE_DATA,
                       .hatched = true,
                       .stroke = frame->style->rest,
                       .tooltip = arena_text(
                           frame->arena, tr("training, %s per agent"),
                           number_working_time(frame->arena, training_s)) });
}

/* The day on which what a row says is over. */
static double end_of(const struct table *data, size_t row)
{
    return table_text(data, row, ROLLOUT_END_DATE)[0]
               ? table_day(data, row, ROLLOUT_END_DATE)
               : HUGE_VAL;
}

/* Whether the label of a step ends before the next step begins. */
static bool fits_before(const struct rollout_lane *lane, size_t step,
                        size_t n_steps, const char *label)
{
    const struct frame *frame = lane->panel->frame;
    if (step + 1 == n_steps) {
        return true;
    }
    const size_t row = lane->row + step;
    const double from = scale_at(&lane->panel->x,
                                 table_day(lane->data, row, ROLLOUT_STEP_DATE));
    const double to = scale_at(
        &lane->panel->x, table_day(lane->data, row + 1, ROLLOUT_STEP_DATE));
    return from + 12 +
               ruler_width(frame->drawing->ruler, label,
                           frame->style->text_size, false) <
           to;
}

static const char *step_label(const struct rollout_lane *lane, size_t row)
{
    struct arena *arena = lane->panel->frame->arena;
    return arena_text(
        arena, "%s, %s",
        date_short(arena, table_day(lane->data, row, ROLLOUT_STEP_DATE)),
        words_share(arena, table_number(lane->data, row, ROLLOUT_REACH), 0));
}

/* What share the launch of that row offers its channel to, until it closes. */
static void put_offer(const struct rollout_lane *lane, size_t launch)
{
    const struct table *data = lane->data;
    const bool ramps = table_number(data, launch, ROLLOUT_RAMP) > 0;
    const size_t end = launch + table_run(data, launch, ROLLOUT_ID);
    for (size_t row = launch; row < end; row++) {
        const double reach = table_number(data, row, ROLLOUT_REACH);
        const bool last = row + 1 == end;
        const struct point to = {
            last ? HUGE_VAL : table_day(data, row + 1, ROLLOUT_STEP_DATE),
            last || !ramps ? reach : table_number(data, row + 1, ROLLOUT_REACH)
        };
        put_piece(
            lane,
            (struct point){ table_day(data, row, ROLLOUT_STEP_DATE), reach },
            to, end_of(data, launch), step_label(lane, row));
    }
}

static void put_launch(const struct rollout_lane *lane)
{
    const struct table *data = lane->data;
    const double closes = end_of(data, lane->row);
    size_t n = lane->n;
    while (n > 1 &&
           table_day(data, lane->row + n - 1, ROLLOUT_STEP_DATE) >= closes) {
        n--;
    }
    put_training(lane, table_day(data, lane->row, ROLLOUT_DATE));
    put_offer(lane, lane->row);
    put_diamond(lane, table_day(data, lane->row, ROLLOUT_STEP_DATE));
    for (size_t i = 0; i < n; i++) {
        const size_t row = lane->row + i;
        const char *label = step_label(lane, row);
        put_label(lane, table_day(data, row, ROLLOUT_STEP_DATE),
                  fits_before(lane, i, n, label)
                      ? label
                      : words_share(lane->panel->frame->arena,
                                    table_number(data, row, ROLLOUT_REACH), 0));
    }
}

/* The first row of the launch of the lane's channel; of all rows, none. */
static size_t launch_of(const struct rollout_lane *lane)
{
    const struct table *data = lane->data;
    const char *channel = table_text(data, lane->row, ROLLOUT_TITLE);
    size_t row = 0;
    while (row < data->n_rows &&
           (strcmp(table_text(data, row, ROLLOUT_WHAT), "launch") != 0 ||
            strcmp(table_text(data, row, ROLLOUT_TITLE), channel) != 0)) {
        row++;
    }
    return row;
}

/* A channel until it is withdrawn, as high as its launch says. */
static void put_withdrawn(const struct rollout_lane *lane, double day,
                          const char *label)
{
    const size_t launch = launch_of(lane);
    if (launch < lane->data->n_rows) {
        put_offer(lane, launch);
    } else {
        put_piece(lane, (struct point){ -HUGE_VAL, 1 },
                  (struct point){ day, 1 }, day, label);
    }
}

static void put_other(const struct rollout_lane *lane)
{
    const struct table *data = lane->data;
    struct arena *arena = lane->panel->frame->arena;
    const double day = table_day(data, lane->row, ROLLOUT_DATE);
    const char *note = table_text(data, lane->row, ROLLOUT_NOTE);
    const char *label =
        note[0]
            ? arena_text(arena, "%s, %s", date_short(arena, (int32_t)day), note)
            : date_short(arena, (int32_t)day);
    if (rollout_lane_is(lane, "withdraw")) {
        put_withdrawn(lane, day, label);
    } else {
        put_piece(lane, (struct point){ day, 1 }, (struct point){ HUGE_VAL, 1 },
                  end_of(data, lane->row), label);
    }
    put_diamond(lane, day);
    put_label(lane, day, label);
}

void rollout_lane_draw(const struct rollout_lane *lane)
{
    if (rollout_lane_is(lane, "launch")) {
        put_launch(lane);
    } else {
        put_other(lane);
    }
}
