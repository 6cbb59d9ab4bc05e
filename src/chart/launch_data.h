/*
 * launch_data.h - contacts a day around a launch, and what they would be
 * without it, on the days on which the channel is open.
 *
 * The means are of the runs that were played without the launch too, the same
 * customers and days. How runs differ is counted in every run as
 *
 *     without = contacts - brought by the launch + taken from other channels
 *
 * from which what follows (a second call because the lines are busier) is not
 * taken out; where no run was played without, the means are of that too.
 */
#ifndef CHART_LAUNCH_DATA_H
#define CHART_LAUNCH_DATA_H

#include "chart/spread.h"

enum { LAUNCH_WINDOW_DAYS = 60 };

/* A row for each launch and day from 60 days before to 60 days after, of the
 * days on which the channel is open. */
enum launch_column {
    LAUNCH_CHANNEL,
    LAUNCH_KIND,
    LAUNCH_DATE,   /* of the launch */
    LAUNCH_OFFSET, /* days after it */
    LAUNCH_CONTACTS,
    LAUNCH_WITHOUT, /* mean */
    LAUNCH_OWN,     /* the new channel's */
    LAUNCH_QUANTILES,
    N_LAUNCH_COLUMNS = LAUNCH_QUANTILES + SPREAD_QUANTILES
};

struct launch_effect {
    double peak_frac; /* above what would be without, on the day with the most
                         contacts more; NaN: no days to tell */
    size_t peak_row;
    bool settles;          /* within SETTLED_FRAC to the end of the window */
    double settled_on;     /* from this day on */
    double last_week_frac; /* of the last seven days, above */
    double excess;         /* contacts more, in the days after the launch */
};

#define SETTLED_FRAC 0.05

struct launch_effect launch_effect_of(const struct table *data,
                                      const struct series *s);

/* In a sentence. */
const char *launch_finding(const struct table *data, const struct series *s,
                           struct arena *arena);

#endif
