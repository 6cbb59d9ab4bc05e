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

/* From one day to another, from a height to a height (of full reach). */
static void put_piece(const struct rollout_lane *lane, struct point from,
                      struct point to, const char *tooltip)
{
    const double foot = (double)lane->place + BAR_FRAC / 2;
    const double low = fmax(from.x, lane->panel->x.from);
    const double high = fmin(to.x, lane->panel->x.to);
    if (high <= low) {
        return;
    }
    const struct point corners[] = {
        panel_at(lane->panel, low, foot),
        panel_at(lane->panel, low, foot - BAR_FRAC * from.y),
        panel_at(lane->panel, high, foot - BAR_FRAC * to.y),
        panel_at(lane->panel, high, foot),
    };
    struct look look =
        style_fill(colour_mix(lane->panel->frame->style->paper, lane->colour,
                              0.25 + 0.75 * fmax(from.y, to.y)),
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

/* Whether the label of a step ends before the next step begins. */
static bool fits_before(const struct rollout_lane *lane, size_t step,
                        const char *label)
{
    const struct frame *frame = lane->panel->frame;
    if (step + 1 == lane->n) {
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

static void put_launch(const struct rollout_lane *lane)
{
    const struct table *data = lane->data;
    struct arena *arena = lane->panel->frame->arena;
    const bool ramps = table_number(data, lane->row, ROLLOUT_RAMP) > 0;
    put_training(lane, table_day(data, lane->row, ROLLOUT_DATE));
    for (size_t i = 0; i < lane->n; i++) {
        const size_t row = lane->row + i;
        const bool last = i + 1 == lane->n;
        const double reach = table_number(data, row, ROLLOUT_REACH);
        const double day = table_day(data, row, ROLLOUT_STEP_DATE);
        const char *percent = words_share(arena, reach, 0);
        const char *label = arena_text(
            arena, "%s, %s", date_short(arena, (int32_t)day), percent);
        put_piece(
            lane, (struct point){ day, reach },
            (struct point){ last ? lane->panel->x.to
                                 : table_day(data, row + 1, ROLLOUT_STEP_DATE),
                            last || !ramps
                                ? reach
                                : table_number(data, row + 1, ROLLOUT_REACH) },
            label);
        if (i == 0) {
            put_diamond(lane, day);
        }
        put_label(lane, day, fits_before(lane, i, label) ? label : percent);
    }
}

static void put_other(const struct rollout_lane *lane)
{
    const struct table *data = lane->data;
    struct arena *arena = lane->panel->frame->arena;
    const double day = table_day(data, lane->row, ROLLOUT_DATE);
    const bool ends = table_text(data, lane->row, ROLLOUT_END_DATE)[0] != '\0';
    const bool goes = rollout_lane_is(lane, "withdraw");
    const char *note = table_text(data, lane->row, ROLLOUT_NOTE);
    const char *label =
        note[0]
            ? arena_text(arena, "%s, %s", date_short(arena, (int32_t)day), note)
            : date_short(arena, (int32_t)day);
    const double to =
        goes ? day
             : (ends ? table_day(data, lane->row, ROLLOUT_END_DATE) : HUGE_VAL);
    put_piece(lane, (struct point){ goes ? -HUGE_VAL : day, 1 },
              (struct point){ to, 1 }, label);
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
