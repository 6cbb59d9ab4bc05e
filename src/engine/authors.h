/*
 * authors.h - agents off the work to write articles.
 *
 *     share of a day = articles added a week x hours an article
 *                      / hours at work a week, as on that day
 *
 * It is taken from the agents of every team alike, as shrinkage is: by the
 * half-hour, and paid. Until the plan begins nobody writes, nor before the help
 * centre is published, nor once there is an article on every topic.
 */
#ifndef ENGINE_AUTHORS_H
#define ENGINE_AUTHORS_H

#include "base/arena.h"
#include "engine/horizon.h"

struct centre;

/* [n_days of the horizon]: the share of the time at work that writing takes, 1
 * at most; NULL when nobody writes. */
const double *authors_shares(const struct centre *centre,
                             const struct horizon *horizon,
                             struct arena *arena);

#endif
