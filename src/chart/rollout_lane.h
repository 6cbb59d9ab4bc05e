/*
 * rollout_lane.h - one launch, withdrawal or change along the plan.
 */
#ifndef CHART_ROLLOUT_LANE_H
#define CHART_ROLLOUT_LANE_H

#include "chart/axis.h"
#include "chart/table.h"

/* Rows are steps of launches, or changes and withdrawals, by date; then what
 * the teams could do in each week; then what channels lose to launches. */
enum rollout_column {
    ROLLOUT_ID, /* "capacity" of a week, "loss" of a channel */
    ROLLOUT_WHAT,
    ROLLOUT_TITLE,
    ROLLOUT_KIND,
    ROLLOUT_DATE,     /* of a week: its first day */
    ROLLOUT_END_DATE, /* of a launch: of its channel */
    ROLLOUT_RAMP,
    ROLLOUT_TRAINING_S,
    ROLLOUT_NOTE,
    ROLLOUT_STEP_DATE,
    ROLLOUT_REACH,
    ROLLOUT_ON_DUTY_H,
    ROLLOUT_BUSY_H,
    ROLLOUT_PLACE,
    ROLLOUT_COLUMNS
};

struct rollout_lane {
    const struct table *data;
    size_t row, n; /* its steps, or one row without any */
    size_t place;
    uint32_t colour;
    const struct panel *panel;
};

bool rollout_lane_is(const struct rollout_lane *lane, const char *what);

/* "launch chat", "change phone volume". */
const char *rollout_lane_name(const struct rollout_lane *lane,
                              struct arena *arena);

void rollout_lane_draw(const struct rollout_lane *lane);

#endif
