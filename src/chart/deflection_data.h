/*
 * deflection_data.h - from people with a question to contacts that come.
 *
 *     first attempts = people with a question + new through launches
 *                      - prevented
 *     contacts       = first attempts + again and elsewhere
 */
#ifndef CHART_DEFLECTION_DATA_H
#define CHART_DEFLECTION_DATA_H

#include "base/arena.h"
#include "chart/table.h"
#include <stdbool.h>

/* Rows are steps, then the channels. */
enum deflection_column {
    DEFLECTION_SORT, /* "total", "visits", "less", "more", "channel" */
    DEFLECTION_STEP, /* in words; a channel's name */
    DEFLECTION_KIND, /* of a channel */
    DEFLECTION_FROM,
    DEFLECTION_TO,
    DEFLECTION_LOW, /* of what is prevented, in 10 and 90 % of the runs; NaN
                       with too few of them */
    DEFLECTION_HIGH,
    DEFLECTION_SHARE, /* of all contacts that would be made */
    DEFLECTION_SHARE_LOW,
    DEFLECTION_SHARE_HIGH,
    DEFLECTION_AT_START, /* of what is prevented: already on the first day */
    DEFLECTION_NOT_IN_VOLUME, /* of these: the volumes given lack them */
    DEFLECTION_START          /* the first day, as written */
};

/* Rows before the channels. */
size_t deflection_steps(const struct table *data);

/* Whether what is prevented has a range. */
bool deflection_has_range(const struct table *data);

/* "The help centre prevents 12 % of the contacts that would come without it".
 */
const char *deflection_finding(const struct table *data, struct arena *arena);

/* "the help centre of 4 Jan 2027 alone would prevent 1,809, not in the volumes
 * given". NULL where nothing was, or it is not known. */
const char *deflection_of_start(const struct table *data, struct arena *arena);

#endif
