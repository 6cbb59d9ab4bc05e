/*
 * trained.h - whom the training before a launch takes off the work, and for
 * how long together.
 *
 * Every head that is scheduled at all in the two weeks before, in a team that
 * serves the channel: the most that a number, a list or a file of agents asks
 * for at once while a channel of the team is open, each agent of a shift that
 * runs on one of the days, and each new hire who is there by then. Of days
 * before the simulation begins nobody is looked for, and what they have of the
 * hours nobody sees.
 *
 * A head is a place on the roster; whose it is on which day is not known here.
 */
#ifndef MODEL_TRAINED_H
#define MODEL_TRAINED_H

#include "base/arena.h"
#include "model/centre.h"
#include <stdbool.h>
#include <stdint.h>

/* Those of the two weeks. */
enum { TRAINING_DAYS = 14 };

struct trained {
    uint32_t heads;
    double together_s; /* NaN where it is cut */
    bool has_number;   /* some team says a number of agents, not shifts */
    bool is_cut;       /* the simulation begins within the two weeks */
};

struct trained trained_for(const struct centre *centre,
                           const struct rollout *launch, struct arena *arena);

#endif
