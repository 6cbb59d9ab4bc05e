/*
 * run_report.h - all that the writers of a run's results read.
 *
 * Table, JSON, CSV and SQLite take the same `struct run_report` and print the
 * same estimates; none computes a figure that another does not have.
 */
#ifndef REPORT_RUN_REPORT_H
#define REPORT_RUN_REPORT_H

#include "model/scenario.h"
#include "study/results.h"
#include <stdbool.h>
#include <stdint.h>

/* Of how and where the run was done: not compared between runs. */
struct run_circumstances {
    const char *started_utc; /* "2027-01-04T10:00:00Z" */
    const char *compiler;
    const char *locale;
};

struct run_report {
    const struct scenario *scenario;
    const struct results *results;
    struct run_circumstances circumstances;
};

/* Whether some channels are live and some are tickets: a mean over seconds of
 * the ones and hours of the others tells people nothing. */
bool run_report_mixes(const struct centre *centre);

bool run_report_has_way(const struct centre *centre, enum way way);

/* "call", "chat" or "ticket", as files of results say it. */
const char *run_report_way(enum way way);

/* Whether all channels are telephones: elsewhere nobody hangs up. */
bool run_report_is_by_phone(const struct centre *centre);

/* What a row of an interval and of a day says in interval.csv, days.csv and the
 * tables of that name: offered, answered, abandoned, balked, blocked, dropped,
 * unfinished, of an interval in time, then service level and mean wait. */
enum { INTERVAL_VALUES = 10, DAY_VALUES = 9 };
void run_report_interval(const struct interval_result *interval,
                         struct brief_estimate out[static INTERVAL_VALUES]);
void run_report_day(const struct day_result *day,
                    struct brief_estimate out[static DAY_VALUES]);

/* Of a channel and its team: what results do not hold ready. */
struct duty {
    struct brief_estimate agents;    /* on duty, of all teams */
    struct brief_estimate occupancy; /* busy agents / agents on duty */
};

/* The agents who may answer a channel in one interval. Over several teams
 * only the means are known: the half-widths are NaN. */
struct duty run_report_duty(const struct results *results, uint32_t channel,
                            size_t interval);

#endif
