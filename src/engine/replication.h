/*
 * replication.h - the whole state of one replication, and what every
 * replication shares.
 *
 * `struct simulation_plan` is const while replications run. `struct
 * replication` belongs to one run of simulation_run and to no other thread;
 * the modules of the room each change their own part of it:
 *
 *     roster, floor      who is there           (roster.h, floor.h)
 *     lines              who waits              (waiting_line.h)
 *     ends, later        what happens when      (winner_tree.h, later.h)
 *     tally              what is counted        (tally.h)
 *
 *     hands, tickets     chats and tickets      (chat.h, ticket.h)
 *
 * routing.c decides who answers whom, call.c lives the life of a call, work.c
 * says what an agent does next, and simulation.c hands out the events.
 */
#ifndef ENGINE_REPLICATION_H
#define ENGINE_REPLICATION_H

#include "base/count_law.h"
#include "base/variate.h"
#include "engine/chat.h"
#include "engine/contact.h"
#include "engine/demand.h"
#include "engine/floor.h"
#include "engine/help_desk.h"
#include "engine/help_plan.h"
#include "engine/horizon.h"
#include "engine/hours.h"
#include "engine/inflow.h"
#include "engine/later.h"
#include "engine/roster.h"
#include "engine/tally.h"
#include "engine/thinning.h"
#include "engine/ticket.h"
#include "engine/trace.h"
#include "engine/waiting_line.h"
#include "engine/winner_tree.h"
#include "model/centre.h"
#include <stdbool.h>
#include <stdint.h>

struct law_tables;

/* A channel's queue as one team sees it. */
struct served_channel {
    uint32_t channel;
    enum way way;
    uint64_t after; /* ticks that a contact must have waited */
    int priority;
};

/* A team as one channel sees it, in the order of preference. */
struct answering_team {
    uint32_t team;
    uint64_t after;
};

struct channel_plan {
    const struct channel *channel;
    struct hours hours; /* when it is open */
    struct hours clock; /* of its promises: open hours whether it exists or
                           not, from clock_early ticks before tick 0 on */
    uint64_t clock_early;
    uint64_t from;  /* ticks between which it exists: its life, cut by */
    uint64_t until; /* launch and withdrawal; exclusive */
    struct variate patience;
    struct variate handle_time;
    struct variate wrap_up;
    struct variate redial_after;
    struct variate *switch_after;      /* [n_switches] */
    struct variate compose;            /* chats */
    const struct chat_rate *rate_with; /* [k]: when k are held */
    struct variate customer_reply;     /* chats and tickets */
    struct count_law touches;          /* messages, or replies: of them */
    struct variate hold_lasts;         /* tickets */
    struct variate reopen_after;       /* tickets */
    struct variate again_patience;     /* tickets */
    bool is_plain; /* calls that nothing is put aside for; no help centre */
    bool has_wrap_up;
    bool has_aftermath;   /* lines or transfers: the talk's end matters */
    bool varies;          /* has a day factor, its own or the centre's */
    bool exact_deadlines; /* hanging up is an event; see simulation.h */
    bool limited;         /* lines or waiting places */
    bool counts_talking;  /* lines are limited, now or in another phase */
    uint32_t n_teams;
    const struct answering_team *teams;
    uint64_t due_ticks; /* target, for contact = "due_first"; else never */
};

struct team_plan {
    const struct team *team;
    uint32_t n_serves;
    const struct served_channel *serves; /* live channels */
    uint32_t n_desks;
    const struct served_channel *desks; /* ticket channels */
    const double *ticks_a_second;       /* [n_channels]: 1e6 / speed */
    uint32_t only_line; /* a channel whose head is always next; NO_INDEX */
    bool has_hires;
    bool only_calls; /* and no chat waits for one of them to leave */
};

/*
 * Where settings change, there is a plan for each phase of the roster's, equal
 * in all but channels and teams; the first phase's begins. Otherwise phase is
 * NULL.
 */
struct simulation_plan {
    const struct centre *centre;          /* as it is in this phase */
    const struct simulation_plan **phase; /* [n phases] */
    struct horizon horizon;
    struct roster_plan roster;
    struct channel_plan *channels; /* [n_channels] */
    struct team_plan *teams;       /* [n_teams] */
    struct inflows inflows;
    struct law_tables *laws;
    const struct help_plan *help; /* NULL: no help centre */
    struct variate unit_exponential;
    struct variate centre_day;   /* gamma factor of the day, mean 1 */
    struct variate *channel_day; /* [n_channels] */
    uint64_t interval_ticks;
    bool chooses_simply; /* team by team, no chance: the common routing */
    bool puts_aside;     /* some team does */
    bool calls_first;    /* chats_while_calls_wait = false */
    bool separates;      /* some team with ticket_work = "separate" */
};

/* Agent-time of a crew up to the last boundary, and of its overtime what the
 * phases before this one took and cost. */
struct crew_flushed {
    uint64_t on_duty_ticks;
    uint64_t busy_ticks;
    uint64_t working_ticks;
    uint64_t overtime_ticks;
    double overtime_cost;
};

struct replication {
    const struct simulation_plan *plan;
    struct arena *arena;
    uint64_t now;

    struct arrivals **arrivals; /* [n inflows] */
    uint64_t *next_arrival;     /* [n inflows]: ticks */
    struct flow_count flows;    /* where they count who was moved */
    uint64_t first_arrival;     /* the least of them */
    uint32_t first_inflow;      /* and whose it is */
    struct rng_stream *streams; /* [n inflows] */
    struct rng_stream day_stream;

    struct roster *roster;
    uint64_t next_edge; /* tick of the roster's next edge */
    struct floor floor;
    struct crew_flushed *flushed; /* [n_teams] */
    struct hand *hands;           /* [n_slots]; beside a call */
    uint16_t *holds;              /* [n_slots * n_channels]: chats held */
    uint64_t *holding_since;      /* the same: when that came above 0 */
    uint64_t *level_since; /* [n_slots]: when the number of chats changed */
    struct tickets tickets;
    struct help_desk *help;  /* NULL: no help centre */
    uint64_t *interruptions; /* [n_teams], in the window */
    bool calls_first;        /* the plan's */
    bool live_may_start;     /* live contacts that wait may find an agent */
    bool tickets_may_start;  /* tickets that wait may find an agent */
    struct winner_tree ends; /* a leaf a slot: when its work is done */

    struct waiting_line *lines; /* [n_channels] */
    bool *open;                 /* [n_channels] */
    bool *clearing;      /* [n_channels]: closed, and some who waited at closing
                       still do */
    uint64_t *closed_at; /* [n_channels] */
    uint32_t *talking;   /* [n_channels]: kept where lines are limited */
    struct later *later;
    uint64_t next_later;
    uint64_t next_rare; /* the first of next_edge, next_later and boundary; 0:
                           something is to be settled */

    uint64_t boundary;       /* end of the interval that `now` lies in */
    uint32_t interval;       /* its number; NO_CELL outside the window */
    uint64_t n_counted_open; /* counted attempts that are not finished */

    struct tally tally;
    struct trace *trace;
    uint64_t n_contacts;
    uint64_t n_events;
};

/* A block of the contact's own random words. */
struct rng_block replication_draw(const struct replication *rep,
                                  const struct contact *contact,
                                  enum rng_purpose purpose, uint32_t index);

/* Whether the channel exists then: nobody turns to one that was not launched
 * yet or is gone. */
static inline bool replication_has_channel(const struct replication *rep,
                                           uint32_t channel, uint64_t tick)
{
    const struct channel_plan *cp = &rep->plan->channels[channel];
    return tick >= cp->from && tick < cp->until;
}

/* At the end of this event, contacts that wait are offered to the agents. */
static inline void replication_unsettle_live(struct replication *rep)
{
    rep->live_may_start = true;
    rep->next_rare = 0;
}

static inline void replication_unsettle_tickets(struct replication *rep)
{
    rep->tickets_may_start = true;
    rep->next_rare = 0;
}

/* Keeps next_later and next_rare true. */
void replication_later(struct replication *rep, uint64_t tick,
                       const struct later_item *item);

/* Ticks that a second of work takes this agent on this channel now. */
double replication_pace(const struct replication *rep, uint32_t slot,
                        uint32_t channel);

#endif
