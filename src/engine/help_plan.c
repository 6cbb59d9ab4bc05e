#include "engine/help_plan.h"

#include "base/civil.h"
#include "engine/thinning.h"
#include "engine/ticks.h"
#include "model/centre.h"
#include "model/help_centre.h"
#include "model/topics.h"
#include <assert.h>
#include <math.h>

static const double LEAST_HANDLING = 0.2;

uint32_t help_plan_pick(const double *cumulative, uint32_t n, double u)
{
    uint32_t low = 0;
    uint32_t high = n - 1;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (u < cumulative[middle]) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* p of the channel's topic k, articles on the most wanted topics first. */
static double prevented_frac(const struct help_plan *plan, double looks_frac,
                             uint32_t k, double plan_s)
{
    return help_centre_topic_frac(plan->centre, looks_frac, k, plan->publish_s,
                                  fmax(plan_s, 0));
}

static const double *cumulate(const double *weight, uint32_t n,
                              struct arena *arena)
{
    double *cumulative = arena_alloc(arena, n, sizeof *cumulative);
    double sum = 0;
    for (uint32_t k = 0; k < n; k++) {
        sum += weight[k];
        cumulative[k] = sum;
    }
    for (uint32_t k = 0; k < n; k++) {
        cumulative[k] /= sum;
    }
    return cumulative;
}

/* Ranks are standardised over the topics, and the factors rescaled so that
 * their mean over what is asked stays 1. */
static const double *plan_handling(const struct help_plan *plan,
                                   struct arena *arena)
{
    const uint32_t n = plan->n_topics;
    const double sd = sqrt(((double)n * n - 1) / 12);
    if (!(plan->centre->easy_first > 0) || n < 2) {
        return NULL;
    }
    double *factor = arena_alloc(arena, n, sizeof *factor);
    double mean = 0;
    for (uint32_t k = 0; k < n; k++) {
        const double z = (k + 1 - (n + 1) / 2.0) / sd;
        factor[k] = fmax(LEAST_HANDLING, 1 + plan->centre->easy_first * z);
        mean += plan->share[k] * factor[k];
    }
    for (uint32_t k = 0; k < n; k++) {
        factor[k] /= mean;
    }
    return factor;
}

/* A Poisson law's terms as multiples of its largest, up from the mode and
 * down from it, so that none vanishes for a large mean. */
static void plan_visits(struct help_plan *plan, struct arena *arena)
{
    const double mean = plan->centre->browse;
    const uint32_t mode = (uint32_t)mean;
    const uint32_t n = mode + 30 + (uint32_t)(12 * sqrt(mean));
    double *term = arena_alloc(arena, n, sizeof *term);
    term[mode] = 1;
    for (uint32_t i = mode + 1; i < n; i++) {
        term[i] = term[i - 1] * mean / i;
    }
    for (uint32_t i = mode; i > 0; i--) {
        term[i - 1] = term[i] * i / mean;
    }
    plan->n_visit_counts = n;
    plan->visit_counts = cumulate(term, n, arena);
}

/* Those who contact the centre today. The P0 that they lack is given back. */
static double plan_own(const struct help_plan *plan, bool counts_needs,
                       struct help_inflow *own, struct arena *arena)
{
    const uint32_t n = plan->n_topics;
    double *today = arena_alloc(arena, n, sizeof *today);
    double *weight = arena_alloc(arena, n, sizeof *weight);
    double sum = 0;
    for (uint32_t k = 0; k < n; k++) {
        today[k] = prevented_frac(plan, own->looks_frac, k, 0);
        weight[k] = plan->share[k] * (1 - today[k]);
        sum += plan->share[k] * today[k];
    }
    own->cumulative = plan->wanted;
    own->start_frac = sum > 0 ? today : NULL;
    if (counts_needs || !(sum > 0)) {
        return 0;
    }
    assert(sum < 1);
    own->today_frac = today;
    own->cumulative = cumulate(weight, n, arena);
    return sum;
}

/* Those whom it prevents today, of the channel of `own`. */
static struct help_inflow plan_prevented(const struct help_plan *plan,
                                         const struct help_inflow *own,
                                         struct arena *arena)
{
    const uint32_t n = plan->n_topics;
    double *weight = arena_alloc(arena, n, sizeof *weight);
    for (uint32_t k = 0; k < n; k++) {
        weight[k] = plan->share[k] * own->today_frac[k];
    }
    return (struct help_inflow){
        .looks_frac = own->looks_frac,
        .is_prevented_today = true,
        .today_frac = own->today_frac,
        .start_frac = own->start_frac,
        .cumulative = cumulate(weight, n, arena),
    };
}

/* Of the customers whom flows take from this inflow, those who would have made
 * contact: the part of the day's middle. */
static const struct flow_left *plan_left(const struct help_plan *plan,
                                         size_t inflow,
                                         const struct thinning *all,
                                         const struct horizon *horizon,
                                         struct arena *arena)
{
    struct flow_left *left = arena_alloc(arena, all->n_left, sizeof *left);
    const double start_s = ticks_seconds(horizon->window_start);
    for (size_t i = 0; i < all->n_left; i++) {
        struct day_curve *share =
            arena_alloc(arena, horizon->n_days, sizeof *share);
        for (uint32_t d = 0; d < horizon->n_days; d++) {
            const struct day_curve *taken = &all->left[i].share[d];
            const double middle_s = (d + 0.5) * SECONDS_A_DAY - start_s;
            share[d] = *taken;
            if (day_curve_most(taken) > 0) {
                share[d] = day_curve_times(
                    *taken, help_plan_contacts_frac(plan, inflow, middle_s));
            }
        }
        left[i] = (struct flow_left){ all->left[i].flow, share };
    }
    return left;
}

static void plan_flows(const struct help_plan *plan, struct help_inflow *help,
                       struct inflow *list, size_t n,
                       const struct horizon *horizon, struct arena *arena)
{
    for (size_t i = 0; i < n; i++) {
        const struct thinning *all = list[i].thinning;
        if (all) {
            struct thinning *own = arena_alloc(arena, 1, sizeof *own);
            *own = *all;
            own->n_arrived = 0;
            own->left = plan_left(plan, i, all, horizon, arena);
            help[i].flows = all->n_arrived > 0 ? all : NULL;
            list[i].thinning = own;
        }
    }
}

static void plan_inflows(struct help_plan *plan, const struct centre *centre,
                         const struct horizon *horizon, struct inflows *inflows,
                         struct arena *arena)
{
    const size_t n = inflows->n;
    struct inflow *list = arena_alloc(arena, 2 * n, sizeof *list);
    struct help_inflow *help = arena_alloc(arena, 2 * n, sizeof *help);
    size_t n_all = n;
    for (size_t i = 0; i < n; i++) {
        const struct inflow *own = &inflows->list[i];
        const bool counts_needs =
            centre->channels[own->channel].volume.counts_needs;
        list[i] = *own;
        help[i].looks_frac =
            plan->centre->reach[own->channel] * plan->centre->try_first_frac;
        const double today_frac = plan_own(plan, counts_needs, &help[i], arena);
        if (today_frac > 0) {
            list[n_all] = inflow_scaled(
                own, arena_text(arena, "%s/help centre", own->name),
                today_frac / (1 - today_frac), arena);
            help[n_all++] = plan_prevented(plan, &help[i], arena);
        }
    }
    plan->inflows = help;
    plan_flows(plan, help, list, n_all, horizon, arena);
    *inflows = (struct inflows){ n_all, list };
}

const struct help_plan *help_plan_build(const struct centre *centre,
                                        const struct horizon *horizon,
                                        struct inflows *inflows,
                                        struct arena *arena)
{
    const struct help_centre *help = &centre->help_centre;
    if (!help->set) {
        return NULL;
    }
    struct help_plan *plan = arena_alloc(arena, 1, sizeof *plan);
    double *share = arena_alloc(arena, help->topics, sizeof *share);
    topics_shares(help->zipf, help->topics, share);
    plan->centre = help;
    plan->n_topics = help->topics;
    plan->publish_s =
        (double)(help->publish_day - centre->plan.start_day) * SECONDS_A_DAY;
    plan->share = share;
    plan->wanted = cumulate(share, help->topics, arena);
    plan->handling = plan_handling(plan, arena);
    plan_visits(plan, arena);
    plan_inflows(plan, centre, horizon, inflows, arena);
    return plan;
}

double help_plan_contacts_frac(const struct help_plan *plan, size_t inflow,
                               double plan_s)
{
    const struct help_inflow *of = &plan->inflows[inflow];
    double before = 0;
    double contacts = 0;
    for (uint32_t k = 0; k < plan->n_topics; k++) {
        const double now = prevented_frac(plan, of->looks_frac, k, plan_s);
        const double today = of->today_frac ? of->today_frac[k] : 0;
        const double from = of->is_prevented_today ? 0 : today;
        const double to = of->is_prevented_today ? today : 1;
        before += plan->share[k] * (to - from);
        contacts += plan->share[k] * fmax(to - fmax(now, from), 0);
    }
    return before > 0 ? contacts / before : 1;
}
