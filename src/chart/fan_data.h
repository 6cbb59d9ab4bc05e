/*
 * fan_data.h - the data of the fan: for each channel and stretch of the plan,
 * how the runs' mean waits spread. Where more than 1 % of the contacts of a
 * stretch were unfinished at the end, in all runs together, it is left out:
 * those who were answered say nothing of those who were not.
 */
#ifndef CHART_FAN_DATA_H
#define CHART_FAN_DATA_H

#include "chart/spread.h"
#include "chart/store.h"

enum fan_column {
    FAN_CHANNEL,
    FAN_KIND,
    FAN_WAY,
    FAN_TARGET_S,
    FAN_START,
    FAN_RUNS,
    FAN_QUANTILES,
    FAN_LAST_QUANTILE = FAN_QUANTILES + SPREAD_QUANTILES - 1,
    FAN_ABOVE_TARGET,
    FAN_LEFT_OUT, /* stretches of the channel that are, see below */
    FAN_N_COLUMNS
};

/* The row with the longest median wait; of equal ones, that with the longest
 * of a run. */
size_t fan_longest(const struct table *data, const struct series *s);

/* The rows in which the runs wait as long as in the longest of all, as far as
 * chance and a tenth can tell: n of them, the first and the last. Of one run
 * all rows are alike. */
struct fan_peak {
    size_t row; /* the longest */
    size_t from, to, n;
    double above_least, above_most; /* runs above the target time, of the n */
    bool ever_above;                /* in any row of the series */
};

struct fan_peak fan_peak_of(const struct table *data, const struct series *s);

/* Days of one stretch: a week in a long plan, else a day. */
int fan_period_days(const struct facts *facts);

#endif
