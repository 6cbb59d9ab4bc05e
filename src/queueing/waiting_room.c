#include "queueing/waiting_room.h"
#include "base/arena.h"
#include "queueing/birth_death.h"
#include <assert.h>
#include <math.h>

/* What an arriving contact finds. `finds[j]`: every agent busy and j waiting,
 * j = 0 .. places; the last of these is blocked. */
struct room {
    double work_off_per_s; /* n mu */
    double theta_per_s;
    uint32_t places;
    double *finds;
    double p_free; /* an agent is free */
    double admitted;
};

static struct room room_open(const struct erlang_queue *queue,
                             struct arena *arena)
{
    const uint32_t places = queue->waiting_places;
    struct room room = {
        .work_off_per_s = (double)queue->agents / queue->handle_s,
        .theta_per_s = 1.0 / queue->patience_s,
        .places = places,
        .finds = arena_alloc(arena, (size_t)places + 1, sizeof(double)),
    };
    double *up = arena_alloc(arena, places, sizeof *up);
    double *down = arena_alloc(arena, places, sizeof *down);
    for (uint32_t j = 0; j < places; j++) {
        up[j] = queue->rate_per_s;
        down[j] = room.work_off_per_s + (j + 1.0) * room.theta_per_s;
    }
    birth_death_solve(up, down, (size_t)places + 1, room.finds);

    /* So far given that all are busy. The state "all busy, none waiting"
     * belongs to both halves: B of those up to it, finds[0] of those from
     * it. */
    const double blocked =
        erlang_b(queue->rate_per_s * queue->handle_s, queue->agents);
    const double free_weight = room.finds[0] * (1.0 - blocked);
    room.p_free = free_weight / (blocked + free_weight);
    room.admitted = room.p_free;
    for (uint32_t j = 0; j <= places; j++) {
        room.finds[j] *= blocked / (blocked + free_weight);
        room.admitted += j < places ? room.finds[j] : 0.0;
    }
    return room;
}

/* Probability that a contact which finds j waiting does not hang up. */
static double stays(const struct room *room, uint32_t j)
{
    return room->work_off_per_s /
           (room->work_off_per_s + (j + 1.0) * room->theta_per_s);
}

struct erlang_figures waiting_room_figures(const struct erlang_queue *queue)
{
    assert(queue->waiting_places != ERLANG_NO_LIMIT && queue->rate_per_s > 0.0);
    struct arena *arena = arena_create();
    const struct room room = room_open(queue, arena);
    double queue_length = 0.0;
    double joins = 0.0;
    double answered_later = 0.0;
    double answered_wait_s = 0.0; /* sum over contacts, per offered */
    double wait_if_stays_s = 0.0;
    for (uint32_t j = 0; j < room.places; j++) {
        wait_if_stays_s +=
            1.0 / (room.work_off_per_s + (j + 1.0) * room.theta_per_s);
        const double answered = room.finds[j] * stays(&room, j);
        queue_length += (j + 1.0) * room.finds[j + 1];
        joins += room.finds[j];
        answered_later += answered;
        answered_wait_s += answered * wait_if_stays_s;
    }
    const double p_block = room.finds[room.places];
    arena_destroy(arena);

    const double load = queue->rate_per_s * queue->handle_s;
    const double p_answered = room.p_free + answered_later;
    const double p_abandon =
        queue_length * room.theta_per_s / queue->rate_per_s;
    const double wait_s = queue_length / queue->rate_per_s;
    return (struct erlang_figures){
        .load_erlangs = load,
        .p_wait = joins / room.admitted,
        .p_block = p_block,
        .p_abandon = p_abandon,
        .p_answered = p_answered,
        .mean_wait_s = answered_wait_s / p_answered,
        .mean_wait_all_s = wait_s / room.admitted,
        .mean_wait_abandoned_s =
            p_abandon > 0.0 ? (wait_s - answered_wait_s) / p_abandon : nan(""),
        .mean_queue = queue_length,
        .mean_busy = load * p_answered,
        .occupancy_frac = load * p_answered / (double)queue->agents,
    };
}

/* out[i], i < n: the probability that exactly i have gone by t_s, where the
 * first goes at rate first_per_s and each later one theta faster. */
static void count_gone(double first_per_s, double theta_per_s, double t_s,
                       uint32_t n, double *out)
{
    const double HUGE_WEIGHT = 1e100;
    const double tau_s =
        theta_per_s > 0.0 ? -expm1(-theta_per_s * t_s) / theta_per_s : t_s;
    double log_scale = -first_per_s * t_s;
    double weight = 1.0;
    for (uint32_t i = 0; i < n; i++) {
        /* Below -700 even HUGE_WEIGHT leaves nothing to speak of. */
        out[i] = log_scale < -700.0 ? 0.0 : weight * exp(log_scale);
        weight *= (first_per_s + i * theta_per_s) * tau_s / (i + 1.0);
        if (weight > HUGE_WEIGHT) {
            weight /= HUGE_WEIGHT;
            log_scale += log(HUGE_WEIGHT);
        }
    }
}

struct erlang_fate waiting_room_fate(const struct erlang_queue *queue,
                                     double t_s)
{
    assert(queue->waiting_places != ERLANG_NO_LIMIT && queue->rate_per_s > 0.0);
    struct arena *arena = arena_create();
    const struct room room = room_open(queue, arena);
    const double theta = room.theta_per_s;
    double *gone = arena_alloc(arena, room.places, sizeof *gone);
    struct erlang_fate fate = { .answered_frac = room.p_free };

    /* Not hanging up tilts the rates of leaving by one theta. */
    count_gone(room.work_off_per_s + theta, theta, t_s, room.places, gone);
    double at_most_j_gone = 0.0;
    for (uint32_t j = 0; j < room.places; j++) {
        at_most_j_gone += gone[j];
        fate.answered_frac +=
            room.finds[j] * stays(&room, j) * fmax(0.0, 1.0 - at_most_j_gone);
    }

    count_gone(room.work_off_per_s, theta, t_s, room.places, gone);
    const double patient = exp(-theta * t_s);
    double found_more = 0.0;
    for (uint32_t j = room.places; j > 0; j--) {
        found_more += room.finds[j - 1];
        fate.waiting_frac += patient * gone[j - 1] * found_more;
    }
    fate.abandoned_frac =
        theta > 0.0
            ? fmax(0.0, room.admitted - fate.answered_frac - fate.waiting_frac)
            : 0.0;
    arena_destroy(arena);
    return fate;
}
