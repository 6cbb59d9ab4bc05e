/*
 * launch_data.h - contacts a day around a launch, and what they would be
 * without it, on the days on which the channel is open.
 *
 * Without it: the same plan in which it never comes, played with the same
 * customers (study/counterfactual.h). Means and band are of those runs alone.
 *
 * When the peak is and from when on the launch has settled is what the results
 * say (study/launch_result.h); nothing of it is found here.
 */
#ifndef CHART_LAUNCH_DATA_H
#define CHART_LAUNCH_DATA_H

#include "chart/spread.h"

/* A row for each launch and day of the 60 days before and the 60 days after, of
 * the days on which the channel is open. */
enum spike_column {
    SPIKE_CHANNEL,
    SPIKE_KIND,
    SPIKE_DATE,   /* of the launch */
    SPIKE_OFFSET, /* days after it */
    SPIKE_CONTACTS,
    SPIKE_WITHOUT,        /* mean */
    SPIKE_OWN,            /* the new channel's */
    SPIKE_RUNS,           /* played without */
    SPIKE_PEAK_IS_CLEAR,  /* from here on the same for all days of a launch: 1
                             when there are clearly more contacts on the day
                             with the most */
    SPIKE_PEAK_DAY,       /* NaN: no day stands out */
    SPIKE_RATIO,          /* contacts on the peak day: with / without */
    SPIKE_SETTLED_DAY,    /* NaN: it has not */
    SPIKE_SETTLED_CHANGE, /* contacts on a day that the channel is open */
    SPIKE_EXCESS, /* contacts more than without, in all the days after, those
                     too on which the channel is closed */
    SPIKE_CLOSES, /* days after the launch; NaN: it does not in those seen */
    SPIKE_QUANTILES,
    N_SPIKE_COLUMNS = SPIKE_QUANTILES + SPREAD_QUANTILES
};

/* The first row of a day from `offset` on; the end of the series when none is.
 */
size_t launch_row(const struct table *data, const struct series *s,
                  double offset);

/* Contacts on the fullest day, the band's too; 1 at least. */
double launch_most(const struct table *data, const struct series *s);

/* Contacts more than without on the days after that have a row. */
double launch_drawn_excess(const struct table *data, const struct series *s);

/* What a launch has settled at: the means of the last day of each weekday. */
struct launch_level {
    double from, to; /* days after the launch: the first and last of these */
    double contacts;
    double most; /* contacts on one of the days between */
    double without;
};

struct launch_level launch_level_of(const struct table *data,
                                    const struct series *s);

/* In a sentence. */
const char *launch_finding(const struct table *data, const struct series *s,
                           struct arena *arena);

/* "grey band: 95 % of 60 runs without the launch": what the quantiles hold. */
const char *launch_band_words(const struct table *data, const struct series *s,
                              struct arena *arena);

/* What having settled means; NULL when it has not. */
const char *launch_note(const struct table *data, const struct series *s);

#endif
