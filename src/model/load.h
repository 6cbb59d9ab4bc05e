/*
 * load.h - the hours of work that a week brings to teams, beside the hours that
 * their agents are at work, on paper (model/workload.h).
 *
 * Teams that share a channel carry its work together: they are one group, and
 * a channel's work is counted once. Each contact takes what it takes of those
 * who answer it, on average at their speeds and with as many chats as they
 * hold:
 *
 *     load = sum over channels of contacts x hands / hours at work
 *
 * Redials and what else model/workload.h leaves out are left out here.
 */
#ifndef MODEL_LOAD_H
#define MODEL_LOAD_H

#include "model/workload.h"

struct load {
    double work_s_a_week;
    double present_s_a_week;
    bool is_open; /* the number of agents is yet to be found */
    bool hires;   /* some come on a day of their own, and are not counted */
};

/* Never where there is nobody, or nobody is known. */
bool load_is_above(const struct load *load, double frac);
/* There is work and nobody is or comes for it. */
bool load_has_nobody(const struct load *load);

/* Names each team's group after its lowest index, in out_group[n_teams]. */
void load_tie(const struct centre *centre,
              size_t out_group[static TEAMS_AT_MOST]);

/* Of each group at the index of its name; of others nothing. The settings are
 * the centre's. */
void load_of(const struct centre *centre, const struct workload *workload,
             const size_t *group, struct load out[static TEAMS_AT_MOST]);

/* The loads of the groups on one day. Where the spike of a launch is on, more
 * comes at first than when it has settled. On a gradual day nothing begins or
 * ends: the load grew or shrank to this since the day before in the list. */
struct load_day {
    int32_t day;
    bool is_gradual;
    bool passes[TEAMS_AT_MOST]; /* on a gradual day: the first above a level */
    struct load settled[TEAMS_AT_MOST];
    struct load at_first[TEAMS_AT_MOST];
};

/* On the first day of the plan, on each on which a launch, a step of it, a
 * withdrawal, a change, a channel or a shift begins or ends or a list of
 * volumes has another week; where volumes change day by day, on the last day
 * and when that brings a group above the level or back; in their order. */
const struct load_day *load_days(const struct centre *centre,
                                 const size_t *group, double level_frac,
                                 struct arena *arena, size_t *out_n);

#endif
