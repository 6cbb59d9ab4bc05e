/*
 * table_launches.h - before and after every launch, and beside the same days
 * without it, for a terminal.
 */
#ifndef REPORT_TABLE_LAUNCHES_H
#define REPORT_TABLE_LAUNCHES_H

#include "base/text.h"
#include "report/run_report.h"
#include <stdbool.h>

void table_of_launches(const struct run_report *report, int width, bool colours,
                       struct text *out);

#endif
