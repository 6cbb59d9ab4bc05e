/*
 * authors.h - agents off the work to write the articles of a help centre.
 *
 *     share of a day = articles added a week x hours an article
 *                      / hours at work a week, as on that day
 *
 * It is taken from the agents of every team alike, as shrinkage is: by the
 * half-hour, and paid. Until the plan begins nobody writes, nor before the help
 * centre is published, nor once there is an article on every topic.
 *
 * The hours at work are those of workload_present_s_a_week, of a week without
 * holidays: what a closed day would have had is not made up for on others.
 */
#ifndef MODEL_AUTHORS_H
#define MODEL_AUTHORS_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

struct centre;

/* A larger share of the time at work is doubted; all of it is refused. */
#define AUTHORS_MUCH_FRAC 0.1

/* A week as on that day; nothing is written when nobody writes on it. */
struct authors_week {
    int32_t day;
    double writing_s;
    double at_work_s;
};

/* At most 1; 0 when nobody is at work. */
double authors_share(const struct authors_week *week);

/* Of n_days days from the first: the share of the time at work that writing
 * takes; NULL when nobody ever writes. */
const double *authors_shares(const struct centre *centre, int32_t first_day,
                             uint32_t n_days, struct arena *arena);

/* The first day of the plan on which writing takes the largest share of the
 * hours at work, above 1 where it does not fit in them. False when nobody
 * writes while anybody is at work, or agents are as many as needed. */
bool authors_heaviest(const struct centre *centre, struct authors_week *out);

#endif
