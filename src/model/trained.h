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

/* A larger share of the time scheduled is doubted; all of it is refused. */
#define TRAINING_MUCH_FRAC 0.2

struct trained {
    uint32_t heads;
    double together_s; /* no agent of a shift trains longer than it is
                          scheduled; NaN where it is cut */
    bool has_number;   /* some team says a number of agents, not shifts */
    bool is_cut;       /* the simulation begins within the two weeks */
    /* Whose agents are scheduled for less than they should train; NULL: none,
     * or it is cut. */
    const struct shift *short_shift;
    double short_s;
    /* The team of whose time the training takes the largest share, of two
     * ordinary weeks as on the day before the launch; NULL: none. */
    const struct team *worst_team;
    uint32_t worst_heads;
    double worst_frac; /* above 1: more than there is */
    double worst_scheduled_s;
};

struct trained trained_for(const struct centre *centre,
                           const struct rollout *launch, struct arena *arena);

#endif
