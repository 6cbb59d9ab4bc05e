/*
 * offered_load.h - the work that is under way when rates change over the day.
 *
 * If there were always an agent free, the number of contacts being handled at
 * time t would be Poisson with mean
 *
 *     m(t) = E[ A(t) - A(t - S) ],    A(t) = contacts expected up to t
 *
 * where S is a handle time: what arrived within the last S is still there.
 * With a steady rate this is rate times mean handle time. When rates rise and
 * fall, m follows later and flatter, by about a handle time; staffing each
 * interval for m rather than for its own rate allows for that. What happens
 * when agents are short is not in it.
 *
 * source         Eick, Massey & Whitt (1993), The physics of the Mt/G/infinity
 *                queue, Operations Research 41(4), 731-742,
 *                doi:10.1287/opre.41.4.731. Rates here are constant within a
 *                step; the mean over S is a quadrature over its quantiles
 * checked by     tests/test_offered_load.c (sine-shaped rates, closed forms)
 */
#ifndef QUEUEING_OFFERED_LOAD_H
#define QUEUEING_OFFERED_LOAD_H

#include "base/arena.h"
#include "base/variate.h"
#include <stdbool.h>
#include <stddef.h>

/* Contacts a second in steps of equal length, the first from time 0. */
struct rate_steps {
    size_t n; /* >= 1 */
    const double *per_s;
    double step_s;
    bool repeats; /* over and over, also before 0; or none outside */
};

struct offered_load;

/* Prepares m for these rates and handle times (not SHAPE_NEVER). All memory
 * is the arena's; the rates are not needed afterwards. Costs O(n) and some
 * thousand quantiles. */
struct offered_load *offered_load_create(const struct rate_steps *steps,
                                         const struct distribution *handle,
                                         struct arena *arena);

/* m(t), in erlangs: to 1e-5 of itself, and far better where the rate does not
 * jump. Costs some thousand steps of arithmetic. */
double offered_load_at(const struct offered_load *load, double t_s);

#endif
