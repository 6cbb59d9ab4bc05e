/*
 * gantt_data.h - the shifts of one day of the week, their breaks, and who was
 * on duty.
 */
#ifndef CHART_GANTT_DATA_H
#define CHART_GANTT_DATA_H

#include "chart/series.h"

/* Rows are shifts, then pauses (of a team and shift), then times of day. */
enum gantt_column {
    GANTT_WHAT, /* "shift", "pause", "cover" */
    GANTT_TEAM,
    GANTT_SHIFT,
    GANTT_NAME,
    GANTT_WEEKDAY,
    GANTT_AGENTS, /* of a shift; on duty */
    GANTT_FROM_S,
    GANTT_TO_S,
    GANTT_SPREAD_S,
    GANTT_BUSY
};

/* Rows of one sort. */
struct gantt_part {
    size_t row, n;
};

struct gantt_part gantt_part_of(const struct table *data, const char *what);

/* "early", or "care: early" where there are several teams. */
const char *gantt_row_name(const struct table *data, size_t row,
                           struct arena *arena);

/* The room that the names of all shifts take. */
double gantt_name_width(const struct frame *frame, const struct table *data,
                        struct gantt_part shifts);

/* "Monday: busiest at 10:30, when 92 % of 14 agents on duty are busy". */
const char *gantt_finding(const struct table *data, struct arena *arena);

#endif
