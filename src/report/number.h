/*
 * number.h - numbers as people read them, with as many digits as they can use.
 *
 * A number that does not exist (NaN) is "-". With a half-width, mean and
 * half-width stand in one unit and have the same number of decimals, enough
 * to show the half-width's first digit ("23.1 ± 0.5 s", "78.24 ± 0.04 %").
 */
#ifndef REPORT_NUMBER_H
#define REPORT_NUMBER_H

#include "base/arena.h"
#include "stats/estimate.h"

/* "16,812"; below 100 with one decimal unless whole: "41.3", "12". */
const char *number_count(struct arena *arena, double count);

/* `decimals` digits behind the point, thousands grouped. */
const char *number_fixed(struct arena *arena, double value, int decimals);

/* "78.2 %" of 0.782. */
const char *number_share(struct arena *arena, double frac);
const char *number_share_sure(struct arena *arena, const struct estimate *e);

/* "23.1 s", "3.6 min", "2.4 h", "3.1 days"; infinity is "endless". */
const char *number_duration(struct arena *arena, double seconds);
const char *number_duration_sure(struct arena *arena, const struct estimate *e);

#endif
