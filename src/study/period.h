/*
 * period.h - a stretch of time: an interval, a day, a week.
 *
 * Everything of one channel (or of the centre) that arrived in one period of
 * one replication is a `struct period`; periods of several channels or of
 * several intervals add up. Over replications they are tallied in two ways:
 * days and weeks with everything an estimate has, intervals, of which there
 * are a hundred thousand, with plain sums.
 *
 *     level_met / level_of = service level, as its channel counts it
 */
#ifndef STUDY_PERIOD_H
#define STUDY_PERIOD_H

#include "study/results.h"
#include <stdbool.h>
#include <stdint.h>

struct channel;

/* Above this share unfinished, a mean over the finished ones misleads and is
 * not given. */
#define UNFINISHED_AT_MOST_FRAC 0.01

struct period {
    double offered;
    double answered;
    double abandoned;
    double balked;
    double blocked;
    double dropped;
    double unfinished;
    double in_time;
    double level_met;
    double level_of;
    double wait_s;    /* of the answered, together */
    double backlog;   /* tickets, at its end: set by hand, never added up */
    double prevented; /* of days and longer: set by hand */
};

struct period period_of(const struct interval_cell *cell,
                        const struct channel *channel);
void period_add(struct period *into, const struct period *period);

/* Sums over replications of one interval. Counts and their squares are whole
 * numbers below 2^53, so that nothing is lost by not centring them. A period
 * in which nobody came adds nothing and may be left out. */
struct interval_tally {
    struct period sum;
    struct period square;
    double met_times_of;
    double wait_times_answered;
    double backlog, backlog_square; /* tickets */
    uint32_t n_level;               /* replications with level_of > 0 */
    uint32_t n_answered;
};

void interval_tally_add(struct interval_tally *tally,
                        const struct period *period);

/* In every replication, also where nobody came. */
void interval_tally_add_backlog(struct interval_tally *tally, double backlog);

/* Who has the interval. */
struct interval_owner {
    bool has_target;
    bool has_tickets;
};

/* What n replications, those left out included, say about the interval. */
struct interval_result interval_tally_result(const struct interval_tally *tally,
                                             uint32_t n,
                                             struct interval_owner owner,
                                             const struct student_table *t);

struct period_tally {
    struct ratio_tally offered;
    struct ratio_tally answered;
    struct ratio_tally abandoned;
    struct ratio_tally balked;
    struct ratio_tally blocked;
    struct ratio_tally dropped;
    struct ratio_tally unfinished;
    struct ratio_tally level;
    struct ratio_tally wait;
    struct ratio_tally backlog;
    struct ratio_tally prevented;
};

void period_tally_add(struct period_tally *tally, const struct period *period);

/* NaN when too many were unfinished. */
struct estimate period_tally_wait(const struct period_tally *tally,
                                  double confidence_frac);

/* Sums over replications of one team in one interval. */
struct team_tally {
    double on_duty_s, on_duty_square;
    double busy_s, busy_square;
    double busy_times_on_duty;
    uint32_t n_on_duty; /* replications with somebody on duty */
};

void team_tally_add(struct team_tally *tally, const struct team_cell *cell);
struct team_interval_result team_tally_result(const struct team_tally *tally,
                                              uint32_t n, double interval_s,
                                              const struct student_table *t);

#endif
