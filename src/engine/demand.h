/*
 * demand.h - first attempts of one channel by its volume alone: how many are
 * expected when, and the customers who come. What launches, changes and
 * withdrawals make of them is in engine/inflow.h.
 *
 * Given the day factors, arrivals are a Poisson process whose rate is
 * constant on steps:
 *
 *     rate = week's volume x share of the weekday x share of the slot in the
 *            day's opening hours x growth ^ days x special day x day factors
 *
 * Weekday weights say how much of a week each day brings (by default its open
 * time); the daily pattern spreads a day's contacts over its open hours. Both
 * are rescaled so that an ordinary week brings exactly the volume. A holiday's
 * live volume is lost. Dated counts of whole days are spread in the same way
 * over what is open of them; shorter ones keep their rate, and are lost where
 * the channel is closed.
 *
 * The n-th customer's arrival is where the integral of the rate reaches the
 * sum of the first n customers' unit exponential gaps. So customer n has the
 * same gap, patience and handle time whatever the rate is.
 */
#ifndef ENGINE_DEMAND_H
#define ENGINE_DEMAND_H

#include "base/arena.h"
#include "base/rng.h"
#include "base/variate.h"
#include "engine/horizon.h"
#include <stddef.h>
#include <stdint.h>

struct centre;
struct channel;
struct thinning;

struct demand_step {
    double end_s; /* seconds since tick 0; begins where the last one ended */
    double rate_per_s;
    uint32_t day; /* since tick 0: a step lies within one day */
};

struct demand {
    size_t n;
    const struct demand_step *steps;
};

struct demand demand_build(const struct centre *centre,
                           const struct channel *channel,
                           const struct horizon *horizon, struct arena *arena);

/* Spread over weekdays, hours and special days like the channel's own, but
 * with another volume on each day: a_week[d] contacts in an ordinary week of
 * such days. Day d since tick 0. */
struct demand demand_build_weekly(const struct centre *centre,
                                  const struct channel *channel,
                                  const struct horizon *horizon,
                                  const double *a_week, struct arena *arena);

/* Expected arrivals in [from_s, to_s), day factors at 1. */
double demand_expected(const struct demand *demand, double from_s, double to_s);

enum { ARRIVAL_BATCH = 256 };

/* The arrivals of one inflow in one replication, in time order. */
struct arrivals {
    const struct demand *demand;
    const struct thinning *thinning; /* NULL: everybody comes */
    const struct flow_count *flows;  /* where to count them; may be NULL */
    const struct variate *unit_exponential;
    const double *day_factor; /* [days], NULL: 1 */
    struct rng_stream stream;
    size_t step;
    double now_s;         /* of the last arrival made */
    uint32_t next_number; /* of the customer after the batch */
    uint32_t at;          /* of the batch */
    uint32_t n;           /* in the batch; 0: no more */
    uint32_t channel;     /* set by the owner, as is_plain */
    bool is_plain;        /* the channel's */
    uint64_t tick[ARRIVAL_BATCH];
    uint32_t number[ARRIVAL_BATCH]; /* of the customer */
    uint32_t gap_word[ARRIVAL_BATCH];
    uint32_t patience_word[ARRIVAL_BATCH];
    uint32_t handle_word[ARRIVAL_BATCH];
    uint32_t wrap_up_word[ARRIVAL_BATCH];
};

/* Everybody comes unless `thinning` and `flows` were set before. */
void arrivals_start(struct arrivals *arrivals, const struct demand *demand,
                    const struct variate *unit_exponential,
                    const double *day_factor, struct rng_stream stream);

/* Makes the next batch, once `at` has come to n; tick[0] is NEVER when there
 * is nobody left. */
void arrivals_refill(struct arrivals *arrivals);

#endif
