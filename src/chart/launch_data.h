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
 *
 * When the peak is and from when on the launch has settled is what the results
 * say (study/launch_result.h); nothing of it is found here.
 */
#ifndef CHART_LAUNCH_DATA_H
#define CHART_LAUNCH_DATA_H

#include "chart/spread.h"

enum { LAUNCH_WINDOW_DAYS = 60 };

/* A row for each launch and day of the 60 days before and the 60 days after, of
 * the days on which the channel is open. */
enum launch_column {
    LAUNCH_CHANNEL,
    LAUNCH_KIND,
    LAUNCH_DATE,   /* of the launch */
    LAUNCH_OFFSET, /* days after it */
    LAUNCH_CONTACTS,
    LAUNCH_WITHOUT,        /* mean */
    LAUNCH_OWN,            /* the new channel's */
    LAUNCH_PEAK_IS_CLEAR,  /* from here on the same for all days of a launch: 1
                             when there are clearly more contacts on the day
                             with the most */
    LAUNCH_PEAK_DAY,       /* NaN: no day stands out */
    LAUNCH_SPIKE_RATIO,    /* contacts on the peak day: with / without */
    LAUNCH_SETTLED_DAY,    /* NaN: it has not */
    LAUNCH_SETTLED_CHANGE, /* contacts a day */
    LAUNCH_EXCESS, /* contacts more than without, in all the days after */
    LAUNCH_QUANTILES,
    N_LAUNCH_COLUMNS = LAUNCH_QUANTILES + SPREAD_QUANTILES
};

/* The first row of a day from `offset` on; the end of the series when none is.
 */
size_t launch_row(const struct table *data, const struct series *s,
                  double offset);

/* Contacts on the fullest day, the band's too; 1 at least. */
double launch_most(const struct table *data, const struct series *s);

/* In a sentence. */
const char *launch_finding(const struct table *data, const struct series *s,
                           struct arena *arena);

#endif
