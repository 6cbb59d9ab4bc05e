/*
 * dumbbell_data.h - what a comparison says about each plan against the first,
 * measure by measure.
 */
#ifndef CHART_DUMBBELL_DATA_H
#define CHART_DUMBBELL_DATA_H

#include "base/arena.h"
#include "chart/axis.h"
#include "chart/table.h"
#include <stdbool.h>

/* Rows are ordered by measure, then channel or team, then plan. */
enum dumbbell_column {
    DUMBBELL_LABEL, /* the measure in words; the same for all its rows */
    DUMBBELL_UNIT,  /* "share", "s", a currency */
    DUMBBELL_SUBJECT,
    DUMBBELL_AGAINST,
    DUMBBELL_PLAN,
    DUMBBELL_FIRST,
    DUMBBELL_OTHER,
    DUMBBELL_CHANGE,
    DUMBBELL_HALF,
    DUMBBELL_CLEAR,
    DUMBBELL_OTHERS /* 1: the plan meets other customers than the first */
};

/* The subject of what is of all channels and teams. */
extern const char dumbbell_whole[];

bool dumbbell_is_clear(const struct table *data, size_t row);

/* Whether more than two plans are compared. */
bool dumbbell_has_several(const struct table *data);

/* What all measures take when none takes more than `most`. */
size_t dumbbell_places(const struct table *data, size_t most);

/* The most places that a measure may take so that all together find room in
 * `places`: a measure of few rows leaves its room to the others. Two hold a
 * row and how many more there are. */
size_t dumbbell_places_at_most(const struct table *data, size_t places);

/* The measures of the left column of two, or of the right one: neither is
 * empty where there are two measures. */
const struct table *dumbbell_half(const struct table *data, size_t half);

/* Of the amounts of n rows of one measure, in its unit. */
struct axis dumbbell_axis(const struct table *data, size_t first, size_t n,
                          struct arena *arena);

#endif
