/*
 * sqlite_detail.h - what pictures need beside the estimates: the plan's hours,
 * shifts and targets, the waits of all who were answered, and the week by time
 * of day.
 */
#ifndef REPORT_SQLITE_DETAIL_H
#define REPORT_SQLITE_DETAIL_H

#include "report/run_report.h"

struct sqlite3;

/* Adds to tables that are there. The code of the first thing that went wrong,
 * SQLITE_OK if nothing did. */
int sqlite_add_detail(struct sqlite3 *db, const struct run_report *report);

#endif
