/*
 * The search gallops from the square-root guess, doubling its stride, and
 * then halves the bracket. `enough` always meets the target; `few` does not,
 * or is 0.
 */
#include "queueing/staffing.h"
#include <assert.h>
#include <gsl/gsl_sf_erf.h>
#include <math.h>

struct staffing_target staffing_no_target(void)
{
    const double none = nan("");
    return (struct staffing_target){
        .service_level_frac = none,
        .within_s = none,
        .counts = ERLANG_OFFERED,
        .mean_wait_s = none,
        .mean_wait_all_s = none,
        .p_wait = none,
        .p_abandon = none,
        .p_block = none,
        .occupancy_frac = none,
    };
}

/* A limit of NaN is never exceeded. */
static bool exceeds(double figure, double limit)
{
    return figure > limit;
}

bool staffing_meets(const struct erlang_queue *queue,
                    const struct staffing_target *target)
{
    if (!isnan(target->service_level_frac) &&
        !(erlang_service_level(queue, target->within_s, target->counts) >=
          target->service_level_frac)) {
        return false;
    }
    const struct erlang_figures figures = erlang_figures(queue);
    return !exceeds(figures.mean_wait_s, target->mean_wait_s) &&
           !exceeds(figures.mean_wait_all_s, target->mean_wait_all_s) &&
           !exceeds(figures.p_wait, target->p_wait) &&
           !exceeds(figures.p_abandon, target->p_abandon) &&
           !exceeds(figures.p_block, target->p_block) &&
           !exceeds(figures.occupancy_frac, target->occupancy_frac);
}

struct search {
    struct erlang_queue queue;
    uint32_t lines;
    const struct staffing_target *target;
};

static bool meets_with(const struct search *search, int32_t agents)
{
    struct erlang_queue queue = search->queue;
    queue.agents = (uint32_t)agents;
    if (search->lines != ERLANG_NO_LIMIT) {
        const uint32_t left =
            search->lines > queue.agents ? search->lines - queue.agents : 0;
        queue.waiting_places =
            left < queue.waiting_places ? left : queue.waiting_places;
    }
    return staffing_meets(&queue, search->target);
}

/* The square-root guess for every second contact waiting. */
static int32_t guess(const struct erlang_queue *queue, int32_t at_most)
{
    const double ratio = queue->handle_s / queue->patience_s;
    const double agents =
        ceil(staffing_square_root(queue->rate_per_s * queue->handle_s,
                                  staffing_square_root_beta(0.5, ratio)));
    return (int32_t)fmin(fmax(agents, 1.0), at_most);
}

int32_t staffing_agents(const struct erlang_queue *queue, uint32_t lines,
                        const struct staffing_target *target, int32_t at_most)
{
    assert(at_most >= 1);
    if (queue->rate_per_s <= 0.0) {
        return 0;
    }
    const struct search search = { *queue, lines, target };
    int32_t few = 0;
    int32_t enough = guess(queue, at_most);
    int32_t stride = 1;
    while (!meets_with(&search, enough)) {
        if (enough == at_most) {
            return STAFFING_IMPOSSIBLE;
        }
        few = enough;
        enough = stride < at_most - enough ? enough + stride : at_most;
        stride = stride < at_most / 2 ? 2 * stride : at_most;
    }
    /* Coming down only when the first guess was already enough. */
    while (few == 0 && enough > 1) {
        const int32_t lower = stride < enough ? enough - stride : 1;
        if (!meets_with(&search, lower)) {
            few = lower;
            break;
        }
        enough = lower;
        stride *= 2;
    }
    while (enough - few > 1) {
        const int32_t middle = few + (enough - few) / 2;
        if (meets_with(&search, middle)) {
            enough = middle;
        } else {
            few = middle;
        }
    }
    return enough;
}

/* Share that waits under the square-root rule, falling in beta. */
static double share_waiting(double beta, double ratio)
{
    const double free_hazard = gsl_sf_hazard(-beta);
    if (ratio <= 0.0) {
        return beta > 0.0 ? 1.0 / (1.0 + beta / free_hazard) : 1.0;
    }
    const double root = sqrt(ratio);
    return 1.0 / (1.0 + root * gsl_sf_hazard(beta / root) / free_hazard);
}

double staffing_square_root_beta(double p_wait, double handle_per_patience)
{
    assert(p_wait > 0.0 && p_wait < 1.0 && handle_per_patience >= 0.0);
    double low = -1.0;
    double high = 1.0;
    while (share_waiting(low, handle_per_patience) < p_wait) {
        low *= 2.0;
    }
    while (share_waiting(high, handle_per_patience) > p_wait) {
        high *= 2.0;
    }
    while (high - low > 1e-13 * (1.0 + fabs(low))) {
        const double middle = 0.5 * (low + high);
        if (share_waiting(middle, handle_per_patience) > p_wait) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return high;
}

double staffing_square_root(double load_erlangs, double beta)
{
    return fmax(0.0, load_erlangs + beta * sqrt(load_erlangs));
}

double staffing_fte(double base, double shrinkage_frac)
{
    assert(shrinkage_frac >= 0.0 && shrinkage_frac < 1.0);
    return base / (1.0 - shrinkage_frac);
}
