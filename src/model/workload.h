/*
 * workload.h - how much work an ordinary week of the plan brings, and how many
 * hands it has, on paper.
 *
 * Nothing is simulated: contacts are first attempts and what is transferred
 * in, growth and the roll-out averaged over the days of the plan on which the
 * channel lives; redials and hang-ups are left out.
 *
 *     load in erlang = work of a week / open time of a week
 *     present        = scheduled x (1 - absence) x (1 - shrinkage)
 *
 * A week is 672 quarters of an hour from Monday 00:00. Holidays and special
 * days are left out.
 */
#ifndef MODEL_WORKLOAD_H
#define MODEL_WORKLOAD_H

#include "base/arena.h"
#include "model/centre.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { QUARTERS_A_DAY = 96, QUARTERS_A_WEEK = 672, QUARTER_S = 900 };

struct workload_channel {
    double first_attempts_a_week; /* of its own volume, no roll-out */
    double contacts_a_week;       /* with it, and what is transferred in */
    double work_s_a_contact;      /* all an agent does for one, at speed 1 */
    double life_frac; /* share of the plan's days on which it lives */
    double open_s_a_week;
    const double *open_frac; /* [QUARTERS_A_WEEK] */
};

struct workload_team {
    double scheduled_s_a_week; /* less breaks and meetings */
    double present_s_a_week;   /* less absence and shrinkage */
    const double *agents;      /* [QUARTERS_A_WEEK], mean heads scheduled */
};

struct workload {
    const struct workload_channel *channels; /* [n_channels] */
    const struct workload_team *teams;       /* [n_teams] */
};

struct workload workload_estimate(const struct centre *centre,
                                  struct arena *arena);

/* A day of the plan; settled: what a launch brings at first and not for long
 * is left out. */
struct workload_day {
    int32_t day;
    bool settled;
};

/* As if all weeks were as that day begins: with what launches, changes and
 * growth make of volumes and settings by then, and with the shifts that hold
 * on that day; of dated numbers of agents, which have their weekdays in them,
 * with the week from that day on, or the last of the plan. A channel that is
 * not there yet, or no more, has no contacts. */
struct workload workload_on(const struct centre *centre,
                            struct workload_day when, struct arena *arena);

/* Of all teams together, on such a day, with those who are hired by then;
 * whoever leaves is not foreseen. */
double workload_present_s_a_week(const struct centre *centre, int32_t day,
                                 struct arena *arena);

/* Of one team, absence and shrinkage included, breaks and meetings not. */
double workload_scheduled_s_a_week(const struct centre *centre, size_t team,
                                   int32_t day, struct arena *arena);

/* Of all teams together, on that date: as its week has it, but with holidays
 * and special days. A shift counts as of the day on which it begins. */
double workload_present_s_on_day(const struct centre *centre, int32_t day,
                                 struct arena *arena);

/* How long a chat lasts, answer to last message, in hands that have time; by
 * rate, alone. */
double workload_chat_s(const struct channel *channel);

/* How long of it the agent writes; not for chats by rate. */
double workload_writing_s(const struct channel *channel);

/* What a contact takes of an agent who holds as many chats as allowed: the
 * work itself, or a chat's share of the places when customers keep them. */
double workload_hands_s(const struct channel *channel, uint32_t chats_at_once);

/* work of a week / open time of a week; 0 when it is never open. */
double workload_erlang(const struct workload_channel *channel);

#endif
