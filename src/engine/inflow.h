/*
 * inflow.h - everything that brings a channel first attempts.
 *
 * Each channel has one inflow of its own volume; its number is the channel's.
 * What a change adds, the spike of a launch and what a withdrawal moves here
 * are further inflows, each with a stream of its own, so that adding one
 * leaves everybody else's customers alone:
 *
 *     "chat"  "chat/changed"  "chat/spike"  "chat/from fax"
 *
 * An inflow is a Poisson process of candidates whose rate is constant on
 * steps, thinned by the curves of model/course.h. The expected number is
 * exact: the curves are integrated, not sampled.
 */
#ifndef ENGINE_INFLOW_H
#define ENGINE_INFLOW_H

#include "base/arena.h"
#include "engine/demand.h"
#include "engine/horizon.h"
#include <stddef.h>
#include <stdint.h>

struct centre;
struct thinning;

struct inflow {
    const char *name; /* of its stream */
    uint32_t channel;
    struct demand demand;            /* of the candidates */
    const struct thinning *thinning; /* NULL: all of them come */
};

struct inflows {
    size_t n;
    const struct inflow *list; /* the channels' own first, in their order */
};

struct inflows inflows_build(const struct centre *centre,
                             const struct horizon *horizon,
                             struct arena *arena);

/* As this one, with so many times as many customers, of a stream of their
 * own. */
struct inflow inflow_scaled(const struct inflow *inflow, const char *name,
                            double factor, struct arena *arena);

/* Expected first attempts in [from_s, to_s), day factors at 1. Seconds since
 * tick 0. */
double inflow_expected(const struct inflow *inflow, double from_s, double to_s);

#endif
