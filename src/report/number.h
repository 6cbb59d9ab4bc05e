/*
 * number.h - estimates as people read them: base/number.h for what the
 * statistics make.
 */
#ifndef REPORT_NUMBER_H
#define REPORT_NUMBER_H

#include "base/number.h"
#include "stats/estimate.h"
#include <stdbool.h>

const char *number_share_sure(struct arena *arena, const struct estimate *e);
const char *number_duration_sure(struct arena *arena, const struct estimate *e);

/* "80 % in 20 s", "90 % in 8 h open". */
const char *number_target(struct arena *arena, double share_frac,
                          double within_s, bool in_open_hours);

#endif
