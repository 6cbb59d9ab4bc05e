/*
 * calendar_ticks.h - ticks on a time axis at days, weeks and months.
 *
 * The unit is the finest of day, week (ISO, Monday), month, quarter and year
 * of which no more than wanted fall in the stretch.
 */
#ifndef CHART_CALENDAR_TICKS_H
#define CHART_CALENDAR_TICKS_H

#include "base/arena.h"
#include "chart/scale.h"
#include <stdint.h>

struct calendar_ticks {
    struct ticks ticks;                /* days since 1970 */
    const char *labels[TICKS_AT_MOST]; /* "Mon 4 Jan", "wk 3", "Feb" */
    const char *title;                 /* "week", with the year */
};

/* Of the days [from_day, to_day]. */
struct calendar_ticks calendar_ticks_of(int32_t from_day, int32_t to_day,
                                        int at_most, struct arena *arena);

#endif
