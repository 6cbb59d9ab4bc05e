/*
 * writing.h - agents who are off the work to write articles.
 *
 * While a help centre adds articles, every head that would be on duty writes
 * in some half-hours instead, paid. Which ones is looked up under the team's
 * stream, the head's number and the half-hour. All teams write alike:
 *
 *     share x time present in an ordinary week = articles a week x hours each
 *
 * from the day the help centre opens until every topic has an article.
 */
#ifndef ENGINE_WRITING_H
#define ENGINE_WRITING_H

#include "base/arena.h"
#include <stdint.h>

struct centre;

struct writing {
    int32_t from_day;
    int32_t until_day; /* exclusive */
    double share_frac; /* 0: nobody writes */
};

struct writing writing_of(const struct centre *centre, struct arena *arena);

/* Of the time of those present, on this civil day. */
double writing_share(const struct writing *writing, int32_t civil_day);

#endif
