/*
 * spread.h - what lies between simulated runs, as a band around the middle one.
 *
 * A band of 95 % holds 95 % of the runs. It says how differently a week may
 * turn out, and has nothing to do with the confidence interval of a mean,
 * which shrinks as runs are added.
 */
#ifndef CHART_SPREAD_H
#define CHART_SPREAD_H

#include "chart/axis.h"
#include "chart/series.h"

enum { SPREAD_QUANTILES = 7 };

/* 2.5, 10, 25, 50, 75, 90 and 97.5 %. */
extern const double spread_shares[SPREAD_QUANTILES];

/* Fewer runs than this have no band of 95 %: all of them together are one. */
enum { SPREAD_RUNS_AT_LEAST = 20 };

/* Of n values in ascending order, straight lines between them. */
void spread_of(const double *sorted, size_t n,
               double out[static SPREAD_QUANTILES]);

/* Bands and middle of the rows of a series; `x` gives a row its amount, and
 * the quantiles stand in SPREAD_QUANTILES columns from `first` on. Rows
 * without a middle interrupt the band. */
struct spread_wish {
    const struct table *data;
    const struct series *series;
    const double *x; /* [rows of the series] */
    double step;     /* rows further apart than this are not joined */
    size_t first;
    bool is_range;               /* the outer band only: all runs */
    const char *const *tooltips; /* [rows of the series] */
};

void spread_draw(const struct panel *panel, const struct spread_wish *wish);

/* "50, 80 and 95 %" or "all": what the bands hold, of so many runs. */
const char *spread_words(struct arena *arena, uint32_t replications,
                         const char *of_what);

#endif
