/*
 * ticket_routing.h - which ticket goes to which agent.
 *
 * Free for a ticket are agents with nothing in hand, as long as enough of
 * them stay idle, and under "put_aside" those whose chats all wait for their
 * customers. routing.team and routing.agent choose among them as they choose
 * for a chat: longest_idle and least_loaded look for the fewest chats first,
 * random and in_order at all who are free.
 */
#ifndef ENGINE_TICKET_ROUTING_H
#define ENGINE_TICKET_ROUTING_H

#include "engine/contact.h"
#include <stdbool.h>
#include <stdint.h>

struct replication;

/* The agent who may start this ticket, which has stood in its queue for
 * `waited` ticks; NO_SLOT if there is none. */
uint32_t ticket_routing_agent_for(const struct replication *rep,
                                  const struct contact *contact,
                                  uint64_t waited);

/* Whether this agent may start a ticket now, as far as keep_free, its chats
 * and the team's way of mixing go. */
bool ticket_routing_may_start(const struct replication *rep, uint32_t slot);

/* The ticket that is next for this agent, first of its line; NO_TICKET if
 * none waits that it may start now. */
uint32_t ticket_routing_next_for(const struct replication *rep, uint32_t slot);

struct ticket_match {
    uint32_t number; /* NO_TICKET: none */
    uint32_t slot;
};

/* The ticket that is next of those for which there is an agent. */
struct ticket_match ticket_routing_next(const struct replication *rep);

#endif
