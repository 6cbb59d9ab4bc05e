/*
 * findings_inner.h - between findings.c, findings_periods.c,
 * findings_warnings.c and launch_findings.c.
 */
#ifndef STUDY_FINDINGS_INNER_H
#define STUDY_FINDINGS_INNER_H

#include "base/arena.h"
#include "stats/estimate.h"
#include "stats/histogram.h"
#include "study/fold.h"
#include "study/results.h"

/* What every step needs. */
struct workings {
    const struct fold *fold;
    const struct wait_profile *profile;
    struct student_table student;
    struct arena *arena;   /* of the results */
    struct arena *scratch; /* reset often */
    struct histogram_sum waits;
};

/* None, but for the number of replications that had a value. */
void estimate_erase(struct estimate *estimate);

/* Sets everything of the entry that is of a stretch of time. */
void find_periods(const struct workings *workings, size_t index,
                  struct channel_result *out);

/* Those that come from the fold; there is room for those of the run. */
void find_warnings(const struct fold *fold, struct results *results,
                   struct arena *arena);

#endif
