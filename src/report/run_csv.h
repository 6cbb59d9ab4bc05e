/*
 * run_csv.h - the tables of a run as CSV files.
 *
 * summary    one row a measure of the centre, a channel or a team, over the
 *            whole plan ("all") and, for some, a week (its Monday)
 * intervals  one row a channel and dated interval
 * days       one row a channel and day
 * trace      one row a contact of one replication
 *
 * A half-width is that of the confidence interval of the mean.
 */
#ifndef REPORT_RUN_CSV_H
#define REPORT_RUN_CSV_H

#include "engine/trace.h"
#include "report/csv_writer.h"
#include "report/run_report.h"

/* The name that stands for all channels together. */
#define ALL_CHANNELS "(all)"

void run_csv_summary(const struct run_report *report, struct csv_writer *csv);
void run_csv_intervals(const struct run_report *report, struct csv_writer *csv);
void run_csv_days(const struct run_report *report, struct csv_writer *csv);

void run_csv_trace(const struct centre *centre, const struct trace *trace,
                   struct csv_writer *csv);

#endif
