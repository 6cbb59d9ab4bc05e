/*
 * compare_table.h - plans beside each other for a terminal, in the measures
 * that a planner asks about first; the other files have all of them.
 */
#ifndef REPORT_COMPARE_TABLE_H
#define REPORT_COMPARE_TABLE_H

#include "base/text.h"
#include "report/compare_report.h"
#include <stdbool.h>

void table_of_comparison(const struct compare_report *report, int width,
                         bool colours, struct text *out);

#endif
