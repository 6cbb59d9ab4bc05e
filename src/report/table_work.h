/*
 * table_work.h - what of chats and tickets the table of channels does not say,
 * and the benchmark reports' figures beside the run's.
 *
 * Each prints nothing where there is nothing of its kind.
 */
#ifndef REPORT_TABLE_WORK_H
#define REPORT_TABLE_WORK_H

#include "base/text.h"
#include "report/run_report.h"
#include <stdbool.h>

/* A table of chats and one of tickets. */
void table_of_work(const struct run_report *report, int width, bool colours,
                   struct text *out);

/* The scorecard. */
void table_of_scores(const struct run_report *report, int width, bool colours,
                     struct text *out);

#endif
