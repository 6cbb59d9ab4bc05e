#include "queueing/erlang.h"
#include "queueing/offered_wait.h"
#include "queueing/waiting_room.h"
#include <assert.h>
#include <math.h>

double erlang_b(double load_erlangs, uint32_t agents)
{
    assert(load_erlangs >= 0.0);
    double blocked = 1.0;
    for (uint32_t k = 1; k <= agents; k++) {
        const double arriving = load_erlangs * blocked;
        blocked = arriving / ((double)k + arriving);
    }
    return blocked;
}

double erlang_c(double load_erlangs, uint32_t agents)
{
    const double n = (double)agents;
    if (n <= load_erlangs) {
        return 1.0;
    }
    const double blocked = erlang_b(load_erlangs, agents);
    return n * blocked / (n - load_erlangs * (1.0 - blocked));
}

enum family { NOBODY_CALLS, ALL_WAIT, SOME_HANG_UP, LIMITED_ROOM };

static enum family family_of(const struct erlang_queue *queue)
{
    assert(queue->rate_per_s >= 0.0 && isfinite(queue->rate_per_s));
    assert(queue->handle_s > 0.0 && isfinite(queue->handle_s));
    assert(queue->patience_s > 0.0 && queue->agents >= 1);
    if (queue->rate_per_s <= 0.0) {
        return NOBODY_CALLS;
    }
    if (queue->waiting_places != ERLANG_NO_LIMIT) {
        return LIMITED_ROOM;
    }
    return isinf(queue->patience_s) ? ALL_WAIT : SOME_HANG_UP;
}

/* How fast a queue of Erlang C empties: n mu - rate; 0 when it never does. */
static double headroom_per_s(const struct erlang_queue *queue)
{
    return fmax(0.0, queue->agents / queue->handle_s - queue->rate_per_s);
}

static struct erlang_figures wait_all_figures(const struct erlang_queue *queue)
{
    const double load = queue->rate_per_s * queue->handle_s;
    const double p_wait = erlang_c(load, queue->agents);
    const double mean_wait_s = p_wait / headroom_per_s(queue);
    const double mean_busy = fmin(load, queue->agents);
    return (struct erlang_figures){
        .load_erlangs = load,
        .p_wait = p_wait,
        .p_answered = 1.0,
        .mean_wait_s = mean_wait_s,
        .mean_wait_all_s = mean_wait_s,
        .mean_wait_abandoned_s = nan(""),
        .mean_queue = queue->rate_per_s * mean_wait_s,
        .mean_busy = mean_busy,
        .occupancy_frac = mean_busy / queue->agents,
    };
}

struct erlang_figures erlang_figures(const struct erlang_queue *queue)
{
    switch (family_of(queue)) {
    case NOBODY_CALLS:
        return (struct erlang_figures){
            .p_answered = 1.0,
            .mean_wait_abandoned_s = nan(""),
        };
    case ALL_WAIT:
        return wait_all_figures(queue);
    case SOME_HANG_UP:
        return offered_wait_figures(queue);
    case LIMITED_ROOM:
        break;
    }
    return waiting_room_figures(queue);
}

static struct erlang_fate wait_all_fate(const struct erlang_queue *queue,
                                        double t_s)
{
    const double load = queue->rate_per_s * queue->handle_s;
    const double waiting =
        erlang_c(load, queue->agents) * exp(-headroom_per_s(queue) * t_s);
    return (struct erlang_fate){
        .answered_frac = 1.0 - waiting,
        .waiting_frac = waiting,
    };
}

struct erlang_fate erlang_fate(const struct erlang_queue *queue, double t_s)
{
    assert(t_s >= 0.0 && isfinite(t_s));
    switch (family_of(queue)) {
    case NOBODY_CALLS:
        return (struct erlang_fate){ .answered_frac = 1.0 };
    case ALL_WAIT:
        return wait_all_fate(queue, t_s);
    case SOME_HANG_UP:
        return offered_wait_fate(queue, t_s);
    case LIMITED_ROOM:
        break;
    }
    return waiting_room_fate(queue, t_s);
}

double erlang_service_level(const struct erlang_queue *queue, double within_s,
                            enum erlang_counts counts)
{
    const struct erlang_fate fate = erlang_fate(queue, within_s);
    switch (counts) {
    case ERLANG_OFFERED:
        return fate.answered_frac;
    case ERLANG_ANSWERED:
        return fate.answered_frac / erlang_figures(queue).p_answered;
    case ERLANG_OFFERED_LESS_SHORT:
        return fate.answered_frac / (1.0 - fate.abandoned_frac);
    case ERLANG_SHORT_COUNTS:
        break;
    }
    return fate.answered_frac + fate.abandoned_frac;
}

double erlang_wait_quantile_s(const struct erlang_queue *queue,
                              double share_frac)
{
    assert(share_frac > 0.0 && share_frac <= 0.9999);
    const struct erlang_figures figures = erlang_figures(queue);
    if (isinf(figures.mean_wait_s)) {
        return HUGE_VAL;
    }
    const double wanted = share_frac * figures.p_answered;
    if (erlang_fate(queue, 0.0).answered_frac >= wanted) {
        return 0.0;
    }
    double low = 0.0;
    double high = queue->handle_s;
    while (erlang_fate(queue, high).answered_frac < wanted) {
        low = high;
        high *= 2.0;
    }
    while (high - low > 1e-9 * high) {
        const double middle = 0.5 * (low + high);
        if (erlang_fate(queue, middle).answered_frac < wanted) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return high;
}
