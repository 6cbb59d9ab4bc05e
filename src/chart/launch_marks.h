/*
 * launch_marks.h - the peak of a launch and the level at which it has settled,
 * marked on the line of all contacts as the results say them (launch_data.h).
 */
#ifndef CHART_LAUNCH_MARKS_H
#define CHART_LAUNCH_MARKS_H

#include "chart/axis.h"
#include "chart/series.h"

/* Nothing is over that never was: without a clear peak there is no settling
 * either. */
void launch_mark(const struct panel *panel, const struct table *data,
                 const struct series *s);

#endif
