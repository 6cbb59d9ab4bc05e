/*
 * trained.h - whom the training before a launch takes off the work, and for
 * how long together.
 *
 * Every head that is scheduled at all in the two weeks before, in a team that
 * serves the channel: the most that a number, a list or a file of agents asks
 * for at once while a channel of the team is open, each agent of a shift that
 * runs on one of the days, and each new hire who is there by then. Days before
 * the simulation begins have their part of the hours, which nobody sees:
 *
 *     hours together = heads x training x days simulated / 14
 *
 * A head is a place on the roster; whose it is on which day is not known here.
 */
#ifndef MODEL_TRAINED_H
#define MODEL_TRAINED_H

#include "base/arena.h"
#include "model/centre.h"
#include <stdbool.h>
#include <stdint.h>

struct trained {
    uint32_t heads;
    double together_s;
    bool has_number; /* some team says a number of agents, not shifts */
    bool is_cut;     /* the simulation begins within the two weeks */
};

struct trained trained_for(const struct centre *centre,
                           const struct rollout *launch, struct arena *arena);

#endif
