/*
 * compare_grid.h - the figures of a plan beside those of the first, row by
 * row: both, the change with its interval, and the variance that meeting the
 * same customers saved.
 */
#ifndef REPORT_COMPARE_GRID_H
#define REPORT_COMPARE_GRID_H

#include "report/compare_launches.h"
#include "report/compare_report.h"
#include "report/grid.h"

/* `other`: the plan, from 1. Rows without a difference to speak of are left
 * out. */
struct grid *compare_grid(const struct compare_report *report, size_t other,
                          struct arena *arena);

/* A launch of either plan: what it changes in both, and the change. Its figures
 * are contacts a day with the launch less without. */
struct grid *compare_launch_grid(const struct compare_report *report,
                                 size_t other,
                                 const struct launch_beside *beside,
                                 struct arena *arena);

#endif
