/*
 * value_numbers.h - the numbers behind a chart as a reader of a page sees them:
 * weekdays by name, times of day as on a clock, shares in per cent, durations
 * with their unit. What a number is follows from the name of its column.
 */
#ifndef REPORT_VALUE_NUMBERS_H
#define REPORT_VALUE_NUMBERS_H

#include "chart/table.h"

/* "Mon", "09:30", "78.2 %", "3.6 min", "1,240", "yes"; of a number. */
const char *value_numbers_text(const struct table *values, size_t row,
                               size_t column);

#endif
