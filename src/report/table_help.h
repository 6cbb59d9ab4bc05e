/*
 * table_help.h - what the help centre did, for the table of a run.
 */
#ifndef REPORT_TABLE_HELP_H
#define REPORT_TABLE_HELP_H

#include "base/text.h"
#include "report/run_report.h"
#include <stdbool.h>

/* Nothing without a help centre. */
void table_of_help(const struct run_report *report, int width, bool colours,
                   struct text *out);

#endif
