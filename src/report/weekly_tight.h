/*
 * weekly_tight.h - which weeks are tight, and by what: a target that is missed,
 * else one on the edge, else a team that is too busy. A week counts once, by
 * the first of these that it has.
 */
#ifndef REPORT_WEEKLY_TIGHT_H
#define REPORT_WEEKLY_TIGHT_H

#include "report/weekly_answer.h"
#include <stdbool.h>
#include <stddef.h>

struct tight_weeks {
    size_t n;
    size_t n_missed;
    size_t n_edge; /* none is missed in these */
    size_t n_busy; /* none is on the edge in these either */
    size_t worst;  /* where n > 0 */
};

/* Whether the channel misses its target in that week or is on the edge. */
bool weekly_falls_short(const struct weekly_channel *channel, size_t week);

struct tight_weeks tight_weeks(const struct weekly_figures *figures);

/* " (3 miss a target and 9 are on the edge)"; "" where all are tight by the
 * same. */
const char *tight_weeks_by_what(const struct tight_weeks *tight,
                                struct arena *arena);

#endif
