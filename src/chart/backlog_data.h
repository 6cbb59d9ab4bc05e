/*
 * backlog_data.h - tickets open at the end of each day, by age: a row for each
 * channel and day, the channels with most of them first.
 */
#ifndef CHART_BACKLOG_DATA_H
#define CHART_BACKLOG_DATA_H

#include "chart/series.h"

enum backlog_column {
    BACKLOG_CHANNEL,
    BACKLOG_KIND,
    BACKLOG_DATE,
    BACKLOG_YOUNGEST, /* tickets of four ages */
    BACKLOG_OLDEST = BACKLOG_YOUNGEST + 3
};

/* Of all ages. */
double backlog_open(const struct table *data, size_t row);

/* The row with most. */
size_t backlog_peak(const struct table *data, const struct series *s);

bool backlog_is_sunday(const struct table *data, size_t row);

/* What is open at the ends of Sundays, before the week's work begins. */
struct backlog_sundays {
    double n, first, last, mean; /* NaN without any */
    size_t first_row, last_row;
    bool grows; /* every one above the one before, the last by a quarter */
};

struct backlog_sundays backlog_sundays_of(const struct table *data,
                                          const struct series *s);

/* In a sentence: that it grows from week to week, or what Sundays end with. */
const char *backlog_finding(const struct table *data, const struct series *s,
                            struct arena *arena);

#endif
