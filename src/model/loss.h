/*
 * loss.h - what share of its own contacts a channel loses to those that are
 * launched, on every day of the plan.
 *
 *     loss = sum over launches of taken / offered = 1 - kept / offered
 *
 * as in model/course.h: of all customers whom the channel is offered to by
 * then. The spike of a donor that is launched itself is no part of it.
 *
 * Days between which nothing begins or ends are one stretch: there the loss
 * stays, or moves from day to day as ramps rise and volumes grow.
 */
#ifndef MODEL_LOSS_H
#define MODEL_LOSS_H

#include "base/arena.h"
#include "model/centre.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* At x of that day, 0 <= x <= 1. */
struct loss_point {
    int32_t day;
    double x;
    double frac;
};

struct loss_stretch {
    struct loss_point first;
    struct loss_point last;
    struct loss_point most; /* the first of several */
    double least_frac;
};

/* Those of a donor, in order and without gaps: from the first day on which it
 * loses something until the plan or the channel ends. None where it never
 * does. */
const struct loss_stretch *loss_stretches(const struct centre *centre,
                                          uint32_t donor, struct arena *arena,
                                          size_t *out_n);

bool loss_is_steady(const struct loss_stretch *stretch);

/* The part of the loss at that point which one launch takes. */
double loss_to(const struct centre *centre, const struct rollout *launch,
               uint32_t donor, const struct loss_point *at);

#endif
