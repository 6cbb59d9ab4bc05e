/*
 * routing.h - who answers whom.
 *
 * Two questions. A contact asks for an agent: which team first (routing.team)
 * and which of its idle agents (routing.agent). An agent that comes free asks
 * for a contact: which of the queues it may serve by now (routing.contact).
 * Ties are broken by the contact's own routing word.
 */
#ifndef ENGINE_ROUTING_H
#define ENGINE_ROUTING_H

#include "engine/replication.h"
#include <stdbool.h>
#include <stdint.h>

/* The free agent for a live contact that has waited `waited` ticks: idle for a
 * call, with a place for a chat; NO_SLOT if every team allowed by then has
 * none. */
uint32_t routing_agent_for(const struct replication *rep,
                           const struct contact *contact, uint64_t waited);

/* The agent who stays after closing for contacts like this one; NO_SLOT if
 * nobody does. */
uint32_t routing_agent_staying(const struct replication *rep,
                               const struct contact *contact, uint64_t waited);

/* The agent whose ticket is put aside for this contact: of those allowed, the
 * one that started last. */
uint32_t routing_agent_to_interrupt(const struct replication *rep,
                                    const struct contact *contact,
                                    uint64_t waited);

/* The idle agent for a call that has just arrived; short where routing is. */
static inline uint32_t routing_agent_at_once(const struct replication *rep,
                                             const struct contact *contact)
{
    const struct channel_plan *cp = &rep->plan->channels[contact->channel];
    if (!rep->plan->chooses_simply || cp->n_teams != 1) {
        const struct contact copy = *contact;
        return routing_agent_for(rep, &copy, 0);
    }
    return cp->teams[0].after > 0
               ? NO_SLOT
               : floor_choose(&rep->floor, cp->teams[0].team, 0);
}

/* Where the next live contact for an agent waits. */
struct routing_pick {
    uint32_t channel; /* NO_INDEX: nobody */
    uint64_t place;   /* in the channel's line */
};

/* Whether a line that the team serves has anybody in it. */
static inline bool routing_anybody_waits(const struct replication *rep,
                                         uint32_t team)
{
    const struct team_plan *tp = &rep->plan->teams[team];
    for (uint32_t i = 0; i < tp->n_serves; i++) {
        const struct waiting_line *line = &rep->lines[tp->serves[i].channel];
        if (line->head != line->tail) {
            return true;
        }
    }
    return false;
}

/* The first in line whom an agent may take now: callbacks rest while the
 * channel is closed. Drops whoever hung up unnoticed. */
struct routing_pick routing_first_in_line(struct replication *rep,
                                          uint32_t channel);

/* Of two live contacts that wait, each with an agent for it, whether x is
 * next by routing.contact. */
bool routing_goes_first(const struct replication *rep, const struct contact *x,
                        uint32_t x_slot, const struct contact *y,
                        uint32_t y_slot);

/* Drops on the way whoever hung up unnoticed. only_clearing: look only at
 * channels that have closed with contacts waiting. */
struct routing_pick routing_contact_for(struct replication *rep, uint32_t slot,
                                        bool only_clearing);

#endif
