/*
 * weekly_occasion.h - the part of a weekly answer about what lies around a
 * week: what opens, closes or is trained for in it, and which days are closed
 * or special in it or in the seven days before, of which work may be left over.
 *
 * It says what goes together in time and never that one is the cause.
 */
#ifndef REPORT_WEEKLY_OCCASION_H
#define REPORT_WEEKLY_OCCASION_H

#include "report/weekly_answer.h"

/* ", after 1 Jan 2027 (closed), in which agents train for chat"; "" where
 * nothing is near. */
const char *weekly_occasion(const struct weekly_figures *figures,
                            struct arena *arena, size_t week);

/* What lies within the week: "agents train for chat"; "7 Feb 2027 (closed) and
 * chat opens"; "3 days only" of a last week that is shorter; "". */
const char *weekly_happenings(const struct weekly_figures *figures,
                              struct arena *arena, size_t week);

#endif
