/*
 * wait_curve.h - what the rows of the waiting chart say: the share of all who
 * came that was served within each time, a run of rows for each channel.
 */
#ifndef CHART_WAIT_CURVE_H
#define CHART_WAIT_CURVE_H

#include "chart/series.h"

enum waiting_column {
    WAITING_CHANNEL,
    WAITING_KIND,
    WAITING_WAY,
    WAITING_OFFERED,
    WAITING_TARGET_FRAC,
    WAITING_TARGET_S,
    WAITING_OPEN_HOURS,
    WAITING_COUNTS,     /* how the target does: "offered", "answered" ... */
    WAITING_LEVEL,      /* in time, counted so; NaN without a target */
    WAITING_UNFINISHED, /* contacts that nobody had answered at the end */
    WAITING_WAIT_S,
    WAITING_SERVED
};

/* Served within the time, on straight lines between the rows. */
double wait_curve_served(const struct table *data, const struct series *s,
                         double wait_s);

/* Served at all. */
double wait_curve_all(const struct table *data, const struct series *s);

/* The time within which so many are served; infinite when they never are. */
double wait_curve_time_s(const struct table *data, const struct series *s,
                         double frac);

/* Whether waits can be held against the channel's target: tickets' is on the
 * first reply, and may count open hours. */
bool wait_curve_has_target(const struct table *data, const struct series *s);

/* Whether its share can be read off the curve, too: it is one of all who came.
 */
bool wait_curve_is_read(const struct table *data, const struct series *s);

/* Whether it is, and somewhere else than at the beginning or never. */
bool wait_curve_is_marked(const struct table *data, const struct series *s);

/* Whether more than one of a thousand was unfinished at the end. */
bool wait_curve_is_cut(const struct table *data, const struct series *s);

/* In a sentence: of the first live channel with a target, or of the first. */
const char *wait_curve_finding(const struct table *data,
                               const struct series *series, size_t n,
                               struct arena *arena);

#endif
