/*
 * weekly_backlog.h - the part of a weekly answer about tickets that wait.
 *
 * A backlog is worked off by the end when, at some time of the last seven
 * days, fewer tickets wait than come in on a day. Over a night or a weekend
 * more may wait: the end of a week is no measure of it.
 */
#ifndef REPORT_WEEKLY_BACKLOG_H
#define REPORT_WEEKLY_BACKLOG_H

#include "report/weekly_answer.h"
#include <stdbool.h>

/* A sentence for each channel whose backlog is worked off by the end, or for
 * each whose is not: that it grows, where it clearly does. */
void weekly_backlogs(const struct weekly_figures *figures, bool worked_off,
                     struct text_list *out);

#endif
