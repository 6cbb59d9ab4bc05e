/*
 * run.h - many replications of one centre, in parallel, folded in order.
 *
 * Replications share nothing but the plan. Each thread simulates into a
 * sample of its own; samples are folded one after another in replication
 * order, so neither the number of threads nor their luck shows in any digit.
 * Memory does not grow with replications but for one number each a run-level
 * estimate.
 *
 * Stopping: `replications` alone runs exactly that many. With a precision,
 * the run stops at the first of the fixed counts 20, 40, 80, ... (and
 * at_most) at which every channel is precise enough; what a thread happened
 * to finish never decides.
 */
#ifndef STUDY_RUN_H
#define STUDY_RUN_H

#include "base/arena.h"
#include "study/results.h"
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

struct trace;

struct run_progress {
    uint32_t done;
    uint32_t of; /* replications; the next checkpoint's bound with precision */
    double precision_reached; /* NaN: not known yet */
    double precision_wanted;  /* 0: none */
    double elapsed_s;
    double left_s; /* NaN: not known yet */
};

/* One replication's days, handed over in replication order while the run goes
 * on, for results.sqlite. */
struct run_listener {
    void *context; /* NULL functions are not called */
    void (*progress)(void *context, const struct run_progress *progress);
    void (*replication)(void *context, uint32_t replication,
                        const struct sample *sample);
};

struct run_request {
    const struct centre *centre;
    uint64_t seed;
    uint32_t n_threads; /* 0: as many as there are processors */
    const struct run_listener *listener; /* may be NULL */
    const volatile sig_atomic_t *stop;   /* 1: finish what runs and end */
    struct trace *trace;                 /* of replication 0; may be NULL */
    bool only_one;                       /* replay a single replication */
    uint32_t only_replication;
};

/* Never fails. All memory, results included, is the arena's. */
const struct results *run_centre(const struct run_request *request,
                                 struct arena *arena);

#endif
