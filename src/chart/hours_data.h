/*
 * hours_data.h - how long customers wait at each time of the week: a row for
 * each channel, weekday and interval in which enough were answered.
 *
 * The bands are of customers, all weeks and runs together, and say how
 * differently one customer may fare from another at that time. Those of the
 * fan (fan_data.h) are of runs. A channel of which more than 1 % was unfinished
 * at the end is left out: its longest waits are not known.
 */
#ifndef CHART_HOURS_DATA_H
#define CHART_HOURS_DATA_H

#include "chart/spread.h"

enum hours_column {
    HOURS_CHANNEL,
    HOURS_KIND,
    HOURS_WAY,
    HOURS_TARGET_S, /* of live channels */
    HOURS_WEEKDAY,
    HOURS_START_S,
    HOURS_IS_LONGEST, /* 1 where the results say that waits are longest */
    HOURS_QUANTILES,
    HOURS_LEFT_OUT = HOURS_QUANTILES + SPREAD_QUANTILES, /* channels */
    N_HOURS_COLUMNS
};

/* Of the answered, one in ten waits longer. */
enum { HOURS_P90 = HOURS_QUANTILES + 5 };

/* The row with the longest waits of n series: the results', or that of the
 * first series when theirs is not among them. */
size_t hours_longest(const struct table *data, const struct series *series,
                     size_t n);

/* In a sentence. */
const char *hours_finding(const struct table *data, const struct series *series,
                          size_t n, struct arena *arena);

/* "Mon 10:30" of a row. */
const char *hours_when(const struct table *data, size_t row,
                       struct arena *arena);

#endif
