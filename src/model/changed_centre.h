/*
 * changed_centre.h - the centre as it is on one day, with the roll-out's
 * changes of that day made.
 *
 *     number of the day = (its new value, else its own) x product of factors
 *
 * Of a distribution the mean changes, and its shape and spread stay. Whole
 * numbers are rounded to the nearest. Volumes and their growth are no part of
 * this: they follow model/course.h.
 */
#ifndef MODEL_CHANGED_CENTRE_H
#define MODEL_CHANGED_CENTRE_H

#include "base/arena.h"
#include "model/centre.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The days in [first_day, end_day) from which other settings hold than the day
 * before, ascending; first_day is the first of them. 0 when no setting
 * changes at any time. */
size_t changed_centre_days(const struct centre *centre, int32_t first_day,
                           int32_t end_day, struct arena *arena,
                           const int32_t **out_days);

/* A copy, which lives as long as the arena and the centre. */
const struct centre *changed_centre_of(const struct centre *centre, int32_t day,
                                       struct arena *arena);

#endif
