/*
 * thinning.h - which of a channel's customers come, when launches, changes and
 * withdrawals leave only a part of them.
 *
 * A customer who would come at a moment has a uniform number u of its own.
 * With the curves of that day,
 *
 *     u < comes                       comes, perhaps moved here by a launch
 *     comes <= u < comes + left ...   went to another channel
 *     beyond                          does not contact at all
 *
 * So whoever comes under a plan has the same number, arrival, patience and
 * work under any other plan under which it comes.
 */
#ifndef ENGINE_THINNING_H
#define ENGINE_THINNING_H

#include "base/rng.h"
#include "model/day_curve.h"
#include <stddef.h>
#include <stdint.h>

struct arrivals;
struct flow_cell;

/* A part of those who come belongs to this flow (model/course.h). */
struct flow_share {
    size_t flow;
    double share_frac;
};

/* A part of those who do not come went along this flow. */
struct flow_left {
    size_t flow;
    const struct day_curve *share; /* [days since tick 0] */
};

struct thinning {
    const struct day_curve *comes; /* [days since tick 0] */
    size_t n_arrived;              /* 0: nobody was moved here */
    const struct flow_share *arrived;
    size_t n_left;
    const struct flow_left *left;
};

/* Where first attempts in the window are counted by flow. */
struct flow_count {
    struct flow_cell *cells; /* [n_flows * n_days] */
    size_t n_days;
    uint64_t window_start; /* tick */
};

/* Takes whoever does not come out of the batch, and counts. */
void thinning_apply(struct arrivals *arrivals);

/* Counts one customer who came at this tick, with the number that the customer
 * had in thinning_apply; where it is not known before whether one comes. */
void thinning_count(const struct thinning *thinning,
                    const struct flow_count *flows, struct rng_stream stream,
                    uint32_t number, uint64_t tick);

#endif
