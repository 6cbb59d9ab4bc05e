/*
 * run.c - threads that take replications in turn, and one order of folding.
 *
 * Replication r is simulated into place r % n_places. It may begin when its
 * place is free, that is when r - n_places has been folded:
 *
 *     folded <= begun <= folded + n_places,     begun <= limit
 *
 * Whoever finishes a replication folds every finished one whose turn it is,
 * under the lock; so a quick thread goes on to the next and nobody waits but
 * for a free place or a checkpoint. No replication beyond a checkpoint begins
 * before the run has decided there: its waits could not be taken out again.
 */
#include "study/run.h"

#include "base/language.h"
#include "base/number.h"
#include "engine/simulation.h"
#include "model/centre.h"
#include "stats/stopping.h"
#include "study/drawn_centre.h"
#include "study/findings.h"
#include "study/fold.h"

#include <assert.h>
#include <math.h>
#include <omp.h>
#include <pthread.h>
#include <time.h>

/* Places beyond one a thread even out replications of different length, as
 * long as they take no more memory than this. */
enum { PLACES_A_THREAD = 4, SPARE_BYTES = 8 << 20 };
enum { LOOKS_EVERY = 10 }; /* replications between two looks at precision */

struct place {
    struct arena *arena; /* the sample's, so that no two share a cache line */
    struct sample *sample;
    bool finished;
};

struct crew {
    const struct run_request *request;
    const struct simulation_plan *plan;
    double confidence_frac;
    struct stopping stopping;
    struct timespec started;

    pthread_mutex_t lock; /* holds for all that follows */
    pthread_cond_t moved; /* a place came free, or the limit moved */
    uint32_t n_threads;
    uint32_t begun;
    uint32_t folded;
    uint32_t limit; /* the next checkpoint */
    bool over;      /* nothing more begins */
    bool stopped;   /* by the user */
    double precision;
    size_t n_places;
    struct place *places; /* [n_places] */
    struct fold *fold;
    struct arena **thread_arenas;   /* [threads asked for] */
    struct wait_profile **profiles; /* [threads asked for] */
};

static double seconds_since(const struct timespec *then, clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)(now.tv_sec - then->tv_sec) +
           1e-9 * (double)(now.tv_nsec - then->tv_nsec);
}

static void look_for_stop(struct crew *crew)
{
    if (crew->request->stop && *crew->request->stop && !crew->over) {
        crew->over = true;
        crew->stopped = true;
        pthread_cond_broadcast(&crew->moved);
    }
}

/* Gives the next replication to begin; false when there is none. */
static bool begin(struct crew *crew, uint32_t *out)
{
    pthread_mutex_lock(&crew->lock);
    look_for_stop(crew);
    while (!crew->over && (crew->begun == crew->limit ||
                           crew->begun - crew->folded == crew->n_places)) {
        pthread_cond_wait(&crew->moved, &crew->lock);
        look_for_stop(crew);
    }
    const bool goes_on = !crew->over;
    if (goes_on) {
        *out = crew->begun++;
    }
    pthread_mutex_unlock(&crew->lock);
    return goes_on;
}

static void tell_progress(const struct crew *crew)
{
    const struct run_listener *listener = crew->request->listener;
    if (!listener || !listener->progress) {
        return;
    }
    const uint32_t expected =
        stopping_forecast(&crew->stopping, crew->folded, crew->precision);
    const double elapsed_s = seconds_since(&crew->started, CLOCK_MONOTONIC);
    const uint32_t left =
        expected > crew->folded && !crew->over ? expected - crew->folded : 0;
    const struct run_progress progress = {
        .done = crew->folded,
        .of = crew->limit,
        .precision_reached = crew->precision,
        .precision_wanted = crew->stopping.precision_wanted,
        .elapsed_s = elapsed_s,
        .left_s = elapsed_s / (double)crew->folded * (double)left,
    };
    listener->progress(listener->context, &progress);
}

/* At a checkpoint: ends the run or moves the limit. A run that got to its end
 * was not stopped, even if somebody tried. */
static void decide(struct crew *crew)
{
    if (stopping_ends(&crew->stopping, crew->folded, crew->precision)) {
        crew->over = true;
        crew->stopped = false;
    } else {
        crew->limit = stopping_checkpoint(&crew->stopping, crew->folded);
    }
}

static void fold_one(struct crew *crew, struct place *place)
{
    const struct run_listener *listener = crew->request->listener;
    fold_add(crew->fold, place->sample);
    if (listener && listener->replication) {
        listener->replication(listener->context, crew->folded, place->sample);
    }
    place->finished = false;
    crew->folded++;
    const bool checkpoint = crew->folded == crew->limit;
    if (checkpoint || (crew->stopping.precision_wanted > 0 &&
                       crew->folded % LOOKS_EVERY == 0)) {
        crew->precision = findings_precision(crew->fold, crew->confidence_frac);
    }
    if (checkpoint) {
        decide(crew);
    }
    tell_progress(crew);
}

static void finish(struct crew *crew, uint32_t replication)
{
    pthread_mutex_lock(&crew->lock);
    crew->places[replication % crew->n_places].finished = true;
    struct place *next = &crew->places[crew->folded % crew->n_places];
    while (next->finished) {
        fold_one(crew, next);
        next = &crew->places[crew->folded % crew->n_places];
    }
    pthread_cond_broadcast(&crew->moved);
    pthread_mutex_unlock(&crew->lock);
}

/* The life of one thread. */
static void work(struct crew *crew, size_t thread)
{
    const struct run_request *request = crew->request;
    struct arena *arena = arena_create();
    struct arena *scratch = arena_create();
    struct wait_profile *profile = wait_profile_create(request->centre, arena);
    struct drawn_centre *drawn =
        request->centre->n_uncertain > 0
            ? drawn_centre_create(request->centre, arena)
            : NULL;
    crew->thread_arenas[thread] = arena;
    crew->profiles[thread] = profile;
    uint32_t r;
    while (begin(crew, &r)) {
        struct sample *sample = crew->places[r % crew->n_places].sample;
        sample->profile = profile;
        const uint32_t number =
            request->only_one ? request->only_replication : r;
        const struct simulation_plan *plan =
            drawn ? simulation_plan_like(
                        crew->plan,
                        drawn_centre_of(drawn, request->seed, number), scratch)
                  : crew->plan;
        simulation_run(plan, request->seed, number, scratch,
                       r == 0 ? request->trace : NULL, sample);
        arena_reset(scratch);
        finish(crew, r);
    }
    arena_destroy(scratch);
}

static struct place place_create(const struct centre *centre)
{
    struct place place = { .arena = arena_create() };
    place.sample = sample_create(centre, place.arena);
    return place;
}

static void create_places(struct crew *crew, size_t n_threads,
                          struct arena *arena)
{
    const struct centre *centre = crew->request->centre;
    const size_t at_most = n_threads * PLACES_A_THREAD;
    crew->places = arena_alloc(arena, at_most, sizeof *crew->places);
    crew->places[0] = place_create(centre);
    const size_t spare = SPARE_BYTES / arena_held_bytes(crew->places[0].arena);
    crew->n_places = n_threads + spare < at_most ? n_threads + spare : at_most;
    for (size_t i = 1; i < crew->n_places; i++) {
        crew->places[i] = place_create(centre);
    }
}

static void add_profile(const struct fold *fold, struct wait_profile *into,
                        const struct wait_profile *from)
{
    const size_t n_days = fold->n_channels * fold->n_days;
    for (size_t i = 0; i < n_days; i++) {
        histogram_add_all(&into->by_day[i], &from->by_day[i]);
    }
    const size_t n_slots = fold->n_channels * 7 * fold->slots_a_day;
    for (size_t i = 0; i < n_slots; i++) {
        histogram_add_all(&into->by_slot[i], &from->by_slot[i]);
    }
}

static void work_together(struct crew *crew, int n_threads)
{
#pragma omp parallel num_threads(n_threads)
    {
        if (omp_get_thread_num() == 0) {
            crew->n_threads = (uint32_t)omp_get_num_threads();
        }
        work(crew, (size_t)omp_get_thread_num());
    }
    for (uint32_t t = 1; t < crew->n_threads; t++) {
        add_profile(crew->fold, crew->profiles[0], crew->profiles[t]);
        arena_destroy(crew->thread_arenas[t]);
    }
}

static struct stopping stopping_of(const struct run_request *request)
{
    const struct study *study = &request->centre->study;
    if (request->only_one) {
        return (struct stopping){ .at_most = 1 };
    }
    if (study->precision_frac > 0) {
        return (struct stopping){ study->precision_frac, study->at_most };
    }
    return (struct stopping){ .at_most = study->replications };
}

static int threads_of(const struct run_request *request, uint32_t at_most)
{
    const uint32_t wanted =
        request->n_threads ? request->n_threads : (uint32_t)omp_get_num_procs();
    return (int)(wanted < at_most ? wanted : at_most);
}

static const char *imprecise_text(const struct results *results,
                                  const struct crew *crew, struct arena *arena)
{
    const char *wanted = number_percent(
        arena, number_short(arena, 100 * crew->stopping.precision_wanted, 6));
    return isfinite(crew->precision)
               ? arena_text(
                     arena,
                     tr("the precision of %s was not reached in %u "
                        "replications (%s); allow more with at_most"),
                     wanted, results->replications,
                     number_percent(
                         arena, number_short(arena, 100 * crew->precision, 2)))
               : arena_text(arena,
                            tr("the precision of %s was not reached in %u "
                               "replications; allow more with at_most"),
                            wanted, results->replications);
}

static void warn_imprecise(struct results *results, const struct crew *crew,
                           struct arena *arena)
{
    const size_t n = results->n_warnings;
    const enum language spoken = language_now();
    if (!results->precision_asked || results->converged || crew->stopped) {
        return;
    }
    (void)language_choose(ENGLISH);
    results->warnings_english[n] = imprecise_text(results, crew, arena);
    (void)language_choose(spoken);
    results->warnings[n] = imprecise_text(results, crew, arena);
    results->n_warnings = n + 1;
}

static struct results *conclude(struct crew *crew, struct arena *arena)
{
    struct results *results = arena_alloc(arena, 1, sizeof *results);
    results->centre = crew->request->centre;
    results->seed = crew->request->seed;
    results->confidence_frac = crew->confidence_frac;
    results->interrupted = crew->stopped;
    results->precision_asked = crew->stopping.precision_wanted > 0;
    findings_fill(results, crew->fold, crew->profiles[0], arena);
    if (crew->folded > 0) {
        crew->precision = findings_precision(crew->fold, crew->confidence_frac);
    }
    results->precision_reached =
        isfinite(crew->precision) ? crew->precision : nan("");
    results->converged =
        !crew->stopped && (!results->precision_asked ||
                           crew->precision <= crew->stopping.precision_wanted);
    warn_imprecise(results, crew, arena);
    results->n_threads = crew->n_threads;
    return results;
}

static void tear_down(struct crew *crew)
{
    arena_destroy(crew->thread_arenas[0]);
    for (size_t i = 0; i < crew->n_places; i++) {
        arena_destroy(crew->places[i].arena);
    }
    pthread_cond_destroy(&crew->moved);
    pthread_mutex_destroy(&crew->lock);
}

const struct results *run_centre(const struct run_request *request,
                                 struct arena *arena)
{
    struct arena *own = arena_create();
    struct crew crew = {
        .request = request,
        .confidence_frac = request->centre->study.confidence_frac,
        .stopping = stopping_of(request),
        .precision = nan(""),
    };
    struct timespec cpu_started;
    clock_gettime(CLOCK_MONOTONIC, &crew.started);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu_started);
    pthread_mutex_init(&crew.lock, NULL);
    pthread_cond_init(&crew.moved, NULL);
    crew.limit = stopping_checkpoint(&crew.stopping, 0);
    const int n_threads = threads_of(request, crew.stopping.at_most);
    crew.thread_arenas =
        arena_alloc(own, (size_t)n_threads, sizeof *crew.thread_arenas);
    crew.profiles = arena_alloc(own, (size_t)n_threads, sizeof *crew.profiles);
    create_places(&crew, (size_t)n_threads, own);
    crew.plan = simulation_plan(request->centre, own);
    crew.fold = fold_create(request->centre, crew.places[0].sample, own);
    work_together(&crew, n_threads);
    assert(crew.folded == crew.begun);
    struct results *results = conclude(&crew, arena);
    results->wall_s = seconds_since(&crew.started, CLOCK_MONOTONIC);
    results->cpu_s = seconds_since(&cpu_started, CLOCK_PROCESS_CPUTIME_ID);
    tear_down(&crew);
    arena_destroy(own);
    return results;
}
