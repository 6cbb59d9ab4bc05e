/*
 * moment.h - the two moments of a plan that stand out: when most contacts come,
 * and at which weekday and time of day customers wait longest.
 *
 * The first is one dated interval, of all channels together. The second is
 * over all weeks, as a single dated interval would be luck; of tickets only
 * where nothing is live, because they wait from night to morning.
 */
#ifndef REPORT_MOMENT_H
#define REPORT_MOMENT_H

#include "base/arena.h"
#include "study/results.h"
#include <stdbool.h>
#include <stdint.h>

enum moment_kind { MOMENT_BUSIEST, MOMENT_LONGEST, N_MOMENTS };

struct moment {
    bool exists;
    const char *channel; /* of the longest waits; NULL: all */
    int32_t day;         /* of the busiest: its date */
    int weekday;
    double start_s, end_s; /* since midnight */
    double contacts;       /* these three NaN where they are not said */
    double level_frac;
    double wait_s; /* mean, of the longest that of one in ten */
    unsigned week; /* of the plan, from 1 */
};

struct moment moment_of(const struct results *results, enum moment_kind kind);

/* "busiest" and "longest", in files. */
const char *moment_name(enum moment_kind kind);

/* In a sentence. Requires that it exists. */
const char *moment_words(enum moment_kind kind, const struct moment *moment,
                         struct arena *arena);

#endif
