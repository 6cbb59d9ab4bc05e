/*
 * roster.h - who is scheduled and who is really there, day by day.
 *
 * A team without shifts is a pool: its heads are not persons, the roster says
 * how many should be on duty. With shifts every head is a person with a slot
 * of its own. New hires are persons in both. For every head and moment
 *
 *     on duty = scheduled, and neither vacant (turnover), absent (that day),
 *               shrunk (that half-hour), on a break, nor away
 *
 * where everything but vacant is paid. Absence, shrinkage and turnover are
 * looked up under the team's name and the head's number, so one agent more
 * changes nobody else's days. Shifts do not run on a day when the centre is
 * closed by a holiday; a pool works while a channel that it serves is open.
 * An away rule takes the share of the heads, rounded to the nearest, spread
 * evenly over their numbers; the breaks of a shift's agents start evenly over
 * the spread.
 *
 * What the roll-out changes of a team holds from its midnight on: there is an
 * edge at which the settings change, and the heads, shifts and shares of each
 * day are those of its phase.
 *
 * The roster is handed out as edges, one day at a time. It knows nothing of
 * contacts: who is busy at the end of a shift is the floor's concern.
 */
#ifndef ENGINE_ROSTER_H
#define ENGINE_ROSTER_H

#include "base/arena.h"
#include "base/rng.h"
#include "engine/horizon.h"
#include "engine/hours.h"
#include "engine/phases.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct centre;
struct team;

/* At one instant edges happen in this order. */
enum edge_kind {
    EDGE_PHASE,     /* subject: index of the phase that begins */
    EDGE_CLOSE,     /* subject: channel */
    EDGE_OPEN,      /* subject: channel */
    EDGE_POOL,      /* subject: team; level and scheduled hold from now */
    EDGE_SHIFT_END, /* subject: slot */
    EDGE_PAUSE,     /* subject: slot; a break, away, a shrunk half-hour */
    EDGE_ON         /* subject: slot; a shift begins or a pause ends */
};

struct roster_edge {
    uint64_t tick;
    enum edge_kind kind;
    uint32_t subject;
    uint32_t level;     /* heads of the pool on duty */
    uint32_t scheduled; /* heads of the pool that are paid */
};

struct roster_person {
    uint32_t shift; /* index in the team; NO_INDEX: works the pool's hours */
    uint32_t hire;  /* index of the new hire; NO_INDEX: none */
    uint32_t rank;  /* among the agents of the shift, for breaks */
    uint32_t of;    /* how many these are, at most */
};

/* Chances to leave, and how long a place stays vacant, from a moment on. */
struct tenure {
    double from_s; /* since the plan's first midnight */
    double turnover_a_year;
    double replaced_after_s;
};

struct roster_team {
    const struct team *team; /* before all changes */
    const char *stream_name;
    uint32_t first_slot;
    uint32_t n_pool; /* slots of the pool come first */
    uint32_t n_persons;
    const struct roster_person *persons;
    uint32_t most_chats;          /* at once, in any phase; at least 1 */
    const struct tenure *tenures; /* [n phases] */
    struct hours open;            /* of the channels it serves */
};

struct roster_plan {
    const struct centre *centre;
    const struct horizon *horizon;
    struct phases phases;
    const struct hours *channel_hours; /* [n_channels] */
    const struct roster_team *teams;   /* [n_teams] */
    const double *writing_frac;        /* [n_days]: model/authors.h; NULL */
    const struct roster_plan *early;   /* of the TRAINING_DAYS days before the
                                          horizon; NULL: nobody asks */
    uint32_t n_slots;
};

struct roster_plan roster_plan_build(const struct centre *centre,
                                     const struct horizon *horizon,
                                     const struct hours *channel_hours,
                                     struct arena *arena);

/* The same heads over another horizon, for looking up who is scheduled in it:
 * nobody can be played by it. */
struct roster_plan roster_plan_early(const struct roster_plan *plan,
                                     const struct horizon *horizon,
                                     const struct hours *channel_hours,
                                     struct arena *arena);

/* Hours of one team in the window, agent-ticks. */
struct roster_hours {
    uint64_t paid;
    uint64_t *paid_in;   /* [n phases]: of that */
    uint64_t agent_days; /* agents on duty at all, summed over days */
};

struct roster;

struct roster *roster_start(const struct roster_plan *plan, uint64_t seed,
                            uint32_t replication, struct arena *arena);

/* The tick of the next edge; NEVER after the horizon. */
uint64_t roster_first(const struct roster *roster);
struct roster_edge roster_take(struct roster *roster);

const struct roster_hours *roster_hours_of(const struct roster *roster,
                                           size_t team);

/* Agent-ticks of all teams off the work to write, [days of the window]. */
const uint64_t *roster_writing_ticks(const struct roster *roster);

/* Speed of a person who was hired, at this tick; 1 for everybody else. */
double roster_speed(const struct roster_plan *plan, size_t team, uint32_t slot,
                    uint64_t tick);

#endif
