/*
 * dates.h - days of the calendar as people write them, in the reader's
 * language. Day numbers as in base/civil.h.
 */
#ifndef BASE_DATES_H
#define BASE_DATES_H

#include "base/arena.h"
#include <stdint.h>

/* "18 Jan 2027"; "18-01-2027" in Dutch. */
const char *date_written(struct arena *arena, int32_t day);

/* "18 Jan"; "18 jan". */
const char *date_short(struct arena *arena, int32_t day);

/* Month 1..12: "Jan"; "jan". */
const char *date_month(int month);

/* Weekday 0 is Monday: "Mon", "Monday"; "ma", "maandag". */
const char *date_weekday(int weekday);
const char *date_weekday_whole(int weekday);

#endif
