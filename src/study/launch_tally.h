/*
 * launch_tally.h - sums of one figure without and with a launch.
 *
 * Beside the sums it keeps what each replication says by itself, so that a
 * figure has its range of futures too; the range of a change is that of the
 * differences within one future, and that of a quotient likewise.
 */
#ifndef STUDY_LAUNCH_TALLY_H
#define STUDY_LAUNCH_TALLY_H

#include "base/arena.h"
#include "stats/paired.h"
#include "study/launch_result.h"

struct launch_tally {
    struct paired_tally sums; /* the first is without, the other with */
    double (*own)[2];         /* [LAUNCH_PAIRS_AT_MOST]: likewise */
};

struct launch_tally launch_tally_create(struct arena *arena);

/* In the order of replications, LAUNCH_PAIRS_AT_MOST of them. */
void launch_tally_add(struct launch_tally *tally, struct pair without,
                      struct pair with);

struct launch_figure launch_tally_figure(const struct launch_tally *tally,
                                         double confidence_frac);

/* With / without. */
struct estimate launch_tally_quotient(const struct launch_tally *tally,
                                      double confidence_frac);

#endif
