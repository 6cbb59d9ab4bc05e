/*
 * formula.h - quantities that a published model gives and a run
 * does not report, as a ratio of sums over what one replication left behind.
 *
 *     (phone.offered - phone.answered_at_once) / phone.offered
 *     3600 * phone.answered / phone.window_s
 *     (phone.02:00-02:05.offered - phone.02:00-02:05.in_time) / 300
 *
 * An address begins with the name of a channel or a team. What follows is a
 * total ("offered", "busy_s"), a cell of all days at a clock time or between
 * two ("10:30.in_time"; "day_2.10:30.in_time" is of the second day alone; a
 * backlog is that at the end of the interval), or one of
 *
 *     days              days of the plan
 *     day_square.M      sum over days of (calls offered - M)^2
 *     slot_square.M     the same over intervals
 *     days_up_to.N      days with at most N calls offered
 *
 * Numerator and denominator are sums over replications before they are
 * divided, so that the interval of the ratio is that of stats/estimate.h.
 * There are no products of addresses and no functions.
 */
#ifndef STUDY_FORMULA_H
#define STUDY_FORMULA_H

#include "base/arena.h"
#include "base/error.h"
#include <stdbool.h>
#include <stddef.h>

struct centre;
struct sample;
struct formula_term;

struct formula {
    size_t n_above, n_below; /* n_below 0: the denominator is 1 */
    const struct formula_term *above;
    const struct formula_term *below;
};

bool formula_read(const char *written, const struct centre *centre,
                  struct arena *arena, struct formula *out,
                  struct error *err) MUST_CHECK;

/* Numerator and denominator of one replication. */
void formula_evaluate(const struct formula *formula,
                      const struct sample *sample, double *out_above,
                      double *out_below);

#endif
