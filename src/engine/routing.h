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

#include <stdbool.h>
#include <stdint.h>

struct contact;
struct replication;

/* The idle agent for a contact that has waited `waited` ticks; NO_SLOT if
 * every team allowed by then is busy. */
uint32_t routing_agent_for(const struct replication *rep,
                           const struct contact *contact, uint64_t waited);

/* Where the next contact for an agent of this team waits. */
struct routing_pick {
    uint32_t channel; /* NO_INDEX: nobody */
    uint64_t place;   /* in the channel's line */
};

/* Drops on the way whoever hung up unnoticed. only_clearing: look only at
 * channels that have closed with contacts waiting. */
struct routing_pick routing_contact_for(struct replication *rep, uint32_t team,
                                        bool only_clearing);

#endif
