/*
 * authors.h - agents off the work to write the articles of a help centre.
 *
 *     share of a day = articles added a week x hours an article
 *                      / hours at work a week, as on that day
 *
 * It is taken from the agents of every team alike, as shrinkage is: by the
 * half-hour, and paid. Until the plan begins nobody writes, nor before the help
 * centre is published, nor once there is an article on every topic. The hours
 * at work a week are those of workload_present_s_a_week, without holidays; an
 * article that is not finished when the plan ends takes its part.
 *
 * Where the topics run out within the plan, all that is left to write in it is
 * written, no more and no less: (topics - articles) x hours an article, when
 * the help centre is published in the plan. Up to the last article the share
 * is the one above, of the day on which that comes by as much as lies before
 * it, times what it takes
 *
 *     sum over days of share x hours at work on that date = hours to write
 *
 * to be true: what weekends and holidays in that time do not have is made up
 * for on its other days. Where it has no hours at work at all, a weekend, all
 * is written on the first day at work after it, else on the last before it.
 */
#ifndef MODEL_AUTHORS_H
#define MODEL_AUTHORS_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

struct centre;

/* A larger share of a week is doubted; all of a week, or a day, is refused. */
#define AUTHORS_MUCH_FRAC 0.1

/* Of a week from that day on, or of that day. */
struct authors_load {
    int32_t day;
    double writing_s;
    double at_work_s;
};

/* At most 1; 0 when nobody is at work. */
double authors_share(const struct authors_load *load);

/* Of n_days days from the first: the share of the time at work that writing
 * takes; NULL when nobody ever writes. */
const double *authors_shares(const struct centre *centre, int32_t first_day,
                             uint32_t n_days, struct arena *arena);

/* The first week and the first day of the plan in which writing takes the
 * largest share of the hours at work, above 1 where it does not fit in them;
 * the hours at work of the week are without holidays. False when nobody writes
 * while anybody is at work, or agents are as many as needed. */
bool authors_heaviest(const struct centre *centre, struct authors_load *week,
                      struct authors_load *day);

#endif
