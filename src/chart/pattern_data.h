/*
 * pattern_data.h - the volume of a channel by weekday, by time of day, and
 * along the plan. Weekdays and times of day are of usual days: holidays,
 * special days, and the days before the first and after the last on which the
 * channel has contacts (not launched yet, withdrawn) are left out.
 */
#ifndef CHART_PATTERN_DATA_H
#define CHART_PATTERN_DATA_H

#include "chart/series.h"

/* A row for each day, then one for each weekday and time of day. */
enum pattern_column {
    PATTERN_CHANNEL,
    PATTERN_KIND,
    PATTERN_IS_TIME,
    PATTERN_DATE,
    PATTERN_WEEKDAY,
    PATTERN_START_S,
    PATTERN_MEAN,
    PATTERN_ONE_RUN,
    PATTERN_SPECIAL /* "absent": the channel is not there */
};

struct pattern_days {
    size_t row, n;
    size_t n_there; /* of them, on which the channel is there */
    double mean[7]; /* NaN: no such day */
    double most;    /* of dots and means of usual days */
};

struct pattern_times {
    size_t n;
    double from_s, to_s, step_s; /* what has contacts */
    double *by_day[7];           /* [n] each; NaN throughout: none that day */
    double *mean;                /* [n], of the weekdays with contacts */
    double most;
};

struct pattern_course {
    size_t n;
    int step;  /* days: 7 in plans of four weeks and more, whole weeks only */
    double *x; /* the first day of each */
    double *mean;
    double *one_run;
    double most;
};

/* Whether that day lies between the first and the last with contacts, or is of
 * a weekday that never has any. */
bool pattern_is_there(const struct table *data, size_t row);

/* Whether the weekdays count the day of that row. */
bool pattern_is_usual(const struct table *data, size_t row);

struct pattern_days pattern_days_of(const struct table *data,
                                    const struct series *s);
struct pattern_times pattern_times_of(const struct table *data,
                                      const struct series *s,
                                      struct arena *arena);
struct pattern_course pattern_course_of(const struct table *data,
                                        const struct pattern_days *days,
                                        const struct facts *facts,
                                        struct arena *arena);

#endif
