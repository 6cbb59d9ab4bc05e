/*
 * table_futures.h - how different one such period may be from another.
 *
 * The half-widths of the other tables say how well a mean is known; they
 * shrink with more replications. The range of futures does not: of ten futures
 * one lies below its first column and one above its last. It is shown where
 * the plan has uncertain numbers, with those numbers, and never in one column
 * with a half-width.
 */
#ifndef REPORT_TABLE_FUTURES_H
#define REPORT_TABLE_FUTURES_H

#include "base/text.h"
#include "report/compare_report.h"
#include "report/run_report.h"
#include <stdbool.h>

/* The measures of a channel that a planner asks about first; NULL after the
 * last. Tickets wait from night to morning: of them the reply counts. */
const char *const *futures_measures(bool is_ticket);

/* Nothing where everything is certain. */
void table_of_futures(const struct run_report *report, int width, bool colours,
                      struct text *out);

/* Likewise, of what a plan changes from the first. */
void table_of_changed_futures(const struct compare_report *report, size_t other,
                              int width, bool colours, struct text *out);

#endif
