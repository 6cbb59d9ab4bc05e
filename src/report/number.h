/*
 * number.h - estimates as people read them: base/number.h for what the
 * statistics make.
 */
#ifndef REPORT_NUMBER_H
#define REPORT_NUMBER_H

#include "base/number.h"
#include "stats/estimate.h"

const char *number_share_sure(struct arena *arena, const struct estimate *e);
const char *number_duration_sure(struct arena *arena, const struct estimate *e);

#endif
