/*
 * crew.h - threads that play replications of one plan, or of several at once,
 * and hand them over in order.
 *
 * With several plans a replication is played once for each, with the same
 * seed and number: the same customers meet every plan (common random numbers).
 * Each thread simulates into samples of its own; they are handed over one
 * replication after another, whatever thread was quicker, so neither the
 * number of threads nor their luck shows in any digit. Whether more
 * replications are played is decided at fixed counts only (stats/stopping.h).
 *
 * It folds nothing itself, and holds the memory of a few replications however
 * many there are.
 */
#ifndef STUDY_CREW_H
#define STUDY_CREW_H

#include "base/arena.h"
#include "engine/sample.h"
#include "stats/stopping.h"
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct centre;
struct trace;
struct crew;

/* Both functions are called by one thread at a time. */
struct crew_order {
    size_t n_plans;
    size_t n_main; /* the first of them: every replication plays these */
    const struct centre *const *centres; /* [n_plans] */
    uint64_t seed;
    uint32_t first_replication;
    uint32_t n_threads;      /* 0: as many as there are processors */
    uint32_t others_at_most; /* replications of the other plans */
    struct stopping stopping;
    const volatile sig_atomic_t *stop; /* 1: finish what runs and end */
    struct trace *trace; /* of the first replication of the first plan */
    bool with_profile;   /* waits by day and time, of the first plan */

    void *context;
    /* The samples [n_plans] of one replication, in the order of replications;
     * theirs again afterwards. From others_at_most on only n_main count. */
    void (*take)(void *context, uint32_t replication,
                 struct sample *const *samples);
    /* At a checkpoint before at_most: whether `done` are enough. */
    bool (*is_enough)(void *context, uint32_t done);
};

/* The order must outlive the crew. */
struct crew *crew_create(const struct crew_order *order);

/* Any sample of the plan, for its dimensions. */
const struct sample *crew_sample(const struct crew *crew, size_t plan);

/* Plays them all. */
void crew_work(struct crew *crew);

/* After the work: how it went. */
struct crew_outcome {
    uint32_t n_done;
    uint32_t n_threads;
    bool stopped;                 /* by the user */
    struct wait_profile *profile; /* NULL without one; the crew's */
};

struct crew_outcome crew_outcome(const struct crew *crew);

void crew_destroy(struct crew *crew);

#endif
