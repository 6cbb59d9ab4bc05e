/*
 * compare.h - what another plan changes, on the same customers.
 *
 * Every replication is played once for each plan, with the same customers and
 * the same draws of what is uncertain; a difference is the other plan's figure
 * less the first plan's, with the interval of paired differences
 * (stats/paired.h). Channels and teams are the same when their names are.
 *
 * Simultaneous: with k plans beside the first, the k differences of one
 * measure hold together at the confidence (Bonferroni). Different measures are
 * not adjusted for each other: of twenty that do not differ, one is expected
 * outside its 95 % interval.
 *
 * Launches: the first replications play each plan without each of its launches
 * too (study/counterfactual.h), so that what a launch changes in one plan
 * stands beside what it changes in another.
 *
 * Until clear: the comparison looks at itself after 20, 40, 80, ...
 * replications, and ends when every other plan is different. A plan is
 * different when one of the deciding measures is clear: service level and mean
 * wait of every channel that both have. Then all intervals are adjusted for
 * looks x deciding measures x plans, so that a plan that is the same is called
 * different in at most 5 of 100 comparisons (at 95 %), whenever it ends.
 */
#ifndef STUDY_COMPARE_H
#define STUDY_COMPARE_H

#include "base/arena.h"
#include "base/error.h"
#include "stats/paired.h"
#include "study/results.h"
#include "study/run.h"
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct centre;

/* What a channel, a team or the centre changes by, in the order of its list of
 * measures. What either plan has no value for has no change (NaN). */
struct changes {
    const char *name;
    size_t first; /* index in the first plan */
    size_t other; /* in the other */
    struct difference *measures;
};

/* One plan beside the first. */
struct comparison_plan {
    struct changes whole;
    struct difference *centre_measures; /* [n of centre_measure_list] */
    size_t n_channels;                  /* that both have */
    struct changes *channels;
    size_t n_teams; /* that both have */
    struct changes *teams;
    size_t n_launches; /* of channels that both launch */
    struct launch_change *launches;
    bool is_different; /* with until_clear: by a deciding measure */
};

struct comparison {
    size_t n_plans;
    const struct results **plans;   /* [n_plans]; without days and intervals */
    struct comparison_plan *others; /* [n_plans - 1] */
    uint64_t seed;
    uint32_t replications;
    double confidence_frac;      /* that was asked for */
    double each_confidence_frac; /* of one interval */
    bool until_clear;
    bool interrupted;
    bool converged;   /* not interrupted; with until_clear: all are different */
    uint32_t n_looks; /* that there could be; 1 without until_clear */
    size_t n_deciding; /* measures a plan; 0 without until_clear */
    uint32_t n_threads;
    uint64_t n_contacts;
    double wall_s;
    double cpu_s;
};

struct comparison_request {
    size_t n_plans;                      /* at least 2 */
    const struct centre *const *centres; /* the first one's study counts */
    uint64_t seed;
    uint32_t n_threads; /* 0: all */
    bool until_clear;
    const struct run_listener *listener; /* only its progress; may be NULL */
    const volatile sig_atomic_t *stop;
};

/* Whether the two can be compared: the same days and the same currency.
 * Fails with what differs. */
bool comparison_is_possible(const struct centre *first,
                            const struct centre *other,
                            struct error *err) MUST_CHECK;

/* Requires plans that can be compared. All memory is the arena's. */
const struct comparison *comparison_run(
    const struct comparison_request *request, struct arena *arena);

/* The confidence of each interval with which all hold together: those of the
 * other plans, and with until_clear those of every look and every deciding
 * measure (1 otherwise). */
double comparison_each_confidence(double confidence_frac, size_t n_plans,
                                  uint32_t n_looks, size_t n_deciding);

/* The measures that decide, by their keys, and how many. */
const char *const *comparison_deciding(size_t *out_n);

#endif
