/*
 * help_plan.h - what a help centre does, before anybody has looked there.
 *
 * A potential contact of channel c on topic k is prevented at time t with
 * probability
 *
 *     p = looks_c x [k has an article] x found x solves x 2^(-age/stale_after)
 *
 *     looks_c = reach_c x try_first,  found = 1 - no_result
 *
 * It has one uniform number u: it looks there if u < looks_c, finds an article
 * if also u < looks_c x found, and is prevented if u < p.
 *
 * Volumes that count contacts lack already whom the help centre prevents as it
 * is when the plan begins (p0). Those are inflows of their own, so that a help
 * centre leaves alone who contacts today:
 *
 *     contacts today    rate V                topic as share (1 - p0),
 *                                             u uniform in (p0, 1)
 *     prevented today   rate V P0 / (1 - P0)  topic as share p0,
 *                                             u uniform in (0, p0)
 *
 * with P0 the mean of p0 over topics. Together they are the potential contacts,
 * with u uniform in (0, 1) and topics as wanted; a help centre that stays as
 * it is prevents all of the second and none of the first. Where volumes are
 * needs, all come by the first, with p0 = 0. Either way u is below what the
 * help centre prevents when the plan begins just where it would prevent this
 * customer as it is then.
 *
 * Until the plan begins the help centre is as it is then.
 */
#ifndef ENGINE_HELP_PLAN_H
#define ENGINE_HELP_PLAN_H

#include "base/arena.h"
#include "engine/inflow.h"
#include <stdbool.h>
#include <stdint.h>

struct centre;
struct help_centre;
struct thinning;

/* Who comes by one inflow. */
struct help_inflow {
    double looks_frac;
    bool is_prevented_today;
    const double *today_frac;     /* [n_topics]: p0 of contacts; NULL: 0 */
    const double *start_frac;     /* [n_topics]: p0 also of needs; NULL: 0 */
    const double *cumulative;     /* [n_topics]: of the customers' topics */
    const struct thinning *flows; /* counts who is not prevented; NULL: none */
};

struct help_plan {
    const struct help_centre *centre;
    uint32_t n_topics;
    double publish_s;       /* since the plan began */
    const double *share;    /* [n_topics]: of demand, most wanted first */
    const double *wanted;   /* [n_topics]: cumulative */
    const double *handling; /* [n_topics]: factors of mean 1; NULL: all 1 */
    uint32_t n_visit_counts;
    const double *visit_counts;        /* cumulative law of browsing visits */
    const struct help_inflow *inflows; /* [n of the plan's inflows] */
};

/* NULL without a help centre. Adds to *inflows whom it prevents today. What
 * flows bring is counted by the help desk from now on, of those it does not
 * prevent; what they take is counted of those whom it would not. */
const struct help_plan *help_plan_build(const struct centre *centre,
                                        const struct horizon *horizon,
                                        struct inflows *inflows,
                                        struct arena *arena);

/* The least i with u < cumulative[i]; n - 1 at most. */
uint32_t help_plan_pick(const double *cumulative, uint32_t n, double u);

/* Of an inflow's customers at this moment, the part that contacts the centre,
 * when articles are published on the most wanted topics first. */
double help_plan_contacts_frac(const struct help_plan *plan, size_t inflow,
                               double plan_s);

#endif
