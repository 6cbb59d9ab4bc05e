/*
 * Replication r is played into place r % n_places. It may begin when its place
 * is free, that is when r - n_places has been handed over:
 *
 *     taken <= begun <= taken + n_places,     begun <= limit
 *
 * Whoever finishes a replication hands over every finished one whose turn it
 * is, under the lock; so a quick thread goes on to the next and nobody waits
 * but for a free place or a checkpoint. No replication beyond a checkpoint
 * begins before it was decided there: its waits could not be taken out again.
 */
#include "study/crew.h"

#include "engine/simulation.h"
#include "model/centre.h"
#include "study/drawn_centre.h"

#include <assert.h>
#include <omp.h>
#include <pthread.h>

/* Places beyond one a thread even out replications of different length, as
 * long as they take no more memory than this. */
enum { PLACES_A_THREAD = 4, SPARE_BYTES = 8 << 20 };

struct place {
    struct arena *arena; /* the samples', so that no two share a cache line */
    struct sample **samples; /* [n_plans] */
    bool finished;
};

struct crew {
    const struct crew_order *order;
    struct arena *arena;
    const struct simulation_plan **plans; /* [n_plans] */
    uint32_t n_asked;                     /* threads */
    size_t n_places;
    struct place *places; /* [n_places] */

    pthread_mutex_t lock; /* holds for all that follows */
    pthread_cond_t moved; /* a place came free, or the limit moved */
    uint32_t n_threads;
    uint32_t begun;
    uint32_t taken;
    uint32_t limit;                 /* the next checkpoint */
    bool over;                      /* nothing more begins */
    bool stopped;                   /* by the user */
    struct arena **thread_arenas;   /* [n_asked] */
    struct wait_profile **profiles; /* [n_asked] */
};

static void look_for_stop(struct crew *crew)
{
    if (crew->order->stop && *crew->order->stop && !crew->over) {
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
                           crew->begun - crew->taken == crew->n_places)) {
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

/* At a checkpoint: ends the work or moves the limit. Work that got to its end
 * was not stopped, even if somebody tried. */
static void decide(struct crew *crew)
{
    const struct crew_order *order = crew->order;
    if (crew->taken >= order->stopping.at_most ||
        order->is_enough(order->context, crew->taken)) {
        crew->over = true;
        crew->stopped = false;
    } else {
        crew->limit = stopping_checkpoint(&order->stopping, crew->taken);
    }
}

static void hand_over(struct crew *crew, struct place *place)
{
    const struct crew_order *order = crew->order;
    order->take(order->context, crew->taken, place->samples);
    place->finished = false;
    crew->taken++;
    if (crew->taken == crew->limit) {
        decide(crew);
    }
}

static void finish(struct crew *crew, uint32_t replication)
{
    pthread_mutex_lock(&crew->lock);
    crew->places[replication % crew->n_places].finished = true;
    struct place *next = &crew->places[crew->taken % crew->n_places];
    while (next->finished) {
        hand_over(crew, next);
        next = &crew->places[crew->taken % crew->n_places];
    }
    pthread_cond_broadcast(&crew->moved);
    pthread_mutex_unlock(&crew->lock);
}

/* What a thread has to itself. */
struct hand_of_crew {
    struct crew *crew;
    struct arena *scratch;
    struct drawn_centre **drawn; /* [n_plans]; NULL where all is certain */
    struct wait_profile *profile;
};

static struct hand_of_crew hand_create(struct crew *crew, size_t thread)
{
    const struct crew_order *order = crew->order;
    struct arena *arena = arena_create();
    struct hand_of_crew hand = { .crew = crew, .scratch = arena_create() };
    hand.drawn = arena_alloc(arena, order->n_plans, sizeof *hand.drawn);
    for (size_t p = 0; p < order->n_plans; p++) {
        if (order->centres[p]->n_uncertain > 0) {
            hand.drawn[p] = drawn_centre_create(order->centres[p], arena);
        }
    }
    hand.profile = order->with_profile
                       ? wait_profile_create(order->centres[0], arena)
                       : NULL;
    crew->thread_arenas[thread] = arena;
    crew->profiles[thread] = hand.profile;
    return hand;
}

static void play(const struct hand_of_crew *hand, size_t p, uint32_t r,
                 struct sample *sample)
{
    const struct crew_order *order = hand->crew->order;
    const uint32_t number = order->first_replication + r;
    const struct simulation_plan *plan = hand->crew->plans[p];
    if (hand->drawn[p]) {
        plan = simulation_plan_like(
            plan, drawn_centre_of(hand->drawn[p], order->seed, number),
            hand->scratch);
    }
    sample->profile = p == 0 ? hand->profile : NULL;
    simulation_run(plan, order->seed, number, hand->scratch,
                   r == 0 && p == 0 ? order->trace : NULL, sample);
    arena_reset(hand->scratch);
}

/* The life of one thread. */
static void work(struct crew *crew, size_t thread)
{
    const struct hand_of_crew hand = hand_create(crew, thread);
    uint32_t r;
    while (begin(crew, &r)) {
        const struct place *place = &crew->places[r % crew->n_places];
        const struct crew_order *order = crew->order;
        const bool all = r < order->others_at_most;
        for (size_t p = 0; p < (all ? order->n_plans : order->n_main); p++) {
            play(&hand, p, r, place->samples[p]);
        }
        finish(crew, r);
    }
    arena_destroy(hand.scratch);
}

static struct place place_create(const struct crew_order *order)
{
    struct place place = { .arena = arena_create() };
    place.samples =
        arena_alloc(place.arena, order->n_plans, sizeof *place.samples);
    for (size_t p = 0; p < order->n_plans; p++) {
        place.samples[p] = sample_create(order->centres[p], place.arena);
    }
    return place;
}

static void create_places(struct crew *crew)
{
    const size_t n_threads = crew->n_asked;
    const size_t at_most = n_threads * PLACES_A_THREAD;
    crew->places = arena_alloc(crew->arena, at_most, sizeof *crew->places);
    crew->places[0] = place_create(crew->order);
    const size_t spare = SPARE_BYTES / arena_held_bytes(crew->places[0].arena);
    crew->n_places = n_threads + spare < at_most ? n_threads + spare : at_most;
    for (size_t i = 1; i < crew->n_places; i++) {
        crew->places[i] = place_create(crew->order);
    }
}

static uint32_t threads_asked(const struct crew_order *order)
{
    const uint32_t wanted =
        order->n_threads ? order->n_threads : (uint32_t)omp_get_num_procs();
    return wanted < order->stopping.at_most ? wanted : order->stopping.at_most;
}

struct crew *crew_create(const struct crew_order *order)
{
    struct arena *arena = arena_create();
    struct crew *crew = arena_alloc(arena, 1, sizeof *crew);
    crew->order = order;
    crew->arena = arena;
    crew->n_asked = threads_asked(order);
    crew->limit = stopping_checkpoint(&order->stopping, 0);
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->moved, NULL);
    crew->thread_arenas =
        arena_alloc(arena, crew->n_asked, sizeof *crew->thread_arenas);
    crew->profiles = arena_alloc(arena, crew->n_asked, sizeof *crew->profiles);
    crew->plans = arena_alloc(arena, order->n_plans, sizeof *crew->plans);
    create_places(crew);
    for (size_t p = 0; p < order->n_plans; p++) {
        crew->plans[p] = p == 0 ? simulation_plan(order->centres[p], arena)
                                : simulation_plan_like(
                                      crew->plans[0], order->centres[p], arena);
    }
    return crew;
}

const struct sample *crew_sample(const struct crew *crew, size_t plan)
{
    return crew->places[0].samples[plan];
}

static void add_histograms(struct histogram *into, const struct histogram *from,
                           size_t n)
{
    for (size_t i = 0; i < n; i++) {
        histogram_add_all(&into[i], &from[i]);
    }
}

/* The first thread's profile becomes that of all. */
static void gather_profiles(struct crew *crew)
{
    const struct sample *like = crew_sample(crew, 0);
    const size_t n_days = like->n_channels * like->n_days;
    const size_t n_slots = like->n_channels * 7 * like->slots_a_day;
    for (uint32_t t = 1; t < crew->n_threads; t++) {
        add_histograms(crew->profiles[0]->by_day, crew->profiles[t]->by_day,
                       n_days);
        add_histograms(crew->profiles[0]->by_slot, crew->profiles[t]->by_slot,
                       n_slots);
    }
}

void crew_work(struct crew *crew)
{
#pragma omp parallel num_threads((int)crew->n_asked)
    {
        if (omp_get_thread_num() == 0) {
            crew->n_threads = (uint32_t)omp_get_num_threads();
        }
        work(crew, (size_t)omp_get_thread_num());
    }
    assert(crew->taken == crew->begun);
    if (crew->order->with_profile) {
        gather_profiles(crew);
    }
}

struct crew_outcome crew_outcome(const struct crew *crew)
{
    return (struct crew_outcome){
        .n_done = crew->taken,
        .n_threads = crew->n_threads,
        .stopped = crew->stopped,
        .profile = crew->profiles[0],
    };
}

void crew_destroy(struct crew *crew)
{
    for (uint32_t t = 0; t < crew->n_threads; t++) {
        arena_destroy(crew->thread_arenas[t]);
    }
    for (size_t i = 0; i < crew->n_places; i++) {
        arena_destroy(crew->places[i].arena);
    }
    pthread_cond_destroy(&crew->moved);
    pthread_mutex_destroy(&crew->lock);
    arena_destroy(crew->arena);
}
