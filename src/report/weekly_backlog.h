/*
 * weekly_backlog.h - the part of a weekly answer about tickets that wait.
 *
 * A backlog is worked off when, after its highest point and at some time of
 * the last seven days, fewer tickets wait than come in on a day. It stays when
 * that never happens in those days, or when at the end over a day's tickets
 * more wait than a week before. Over a night or a weekend more may wait: the
 * end of a week alone is no measure of it.
 */
#ifndef REPORT_WEEKLY_BACKLOG_H
#define REPORT_WEEKLY_BACKLOG_H

#include "report/weekly_answer.h"

/* A sentence for each channel whose backlog stays: that it grows, where it
 * clearly does. Of more than two, one for the worst and one for the others. */
void weekly_backlogs_that_stay(const struct weekly_figures *figures,
                               struct text_list *out);

/* A sentence for each channel whose backlog does not, or of many for the one
 * where most wait, as far as there is room. */
void weekly_backlogs_that_pass(const struct weekly_figures *figures,
                               struct text_list *out);

#endif
