/*
 * work.h - what an agent does next.
 *
 * Chats in hand first, then live contacts that wait, then tickets, and with
 * nothing to do: idle, or home. An agent on a call does nothing else.
 */
#ifndef ENGINE_WORK_H
#define ENGINE_WORK_H

#include <stdint.h>

struct contact;
struct replication;

/* Something the agent had in hand has ended, or it has come on duty: it takes
 * what it may. */
void work_next(struct replication *rep, uint32_t slot);

/* The same for an agent whose place on the floor is up to date and who holds
 * no chat with a message due. */
void work_seek(struct replication *rep, uint32_t slot);

/* The work whose end stands in the calendar, no call, is done. */
void work_ends(struct replication *rep, uint32_t slot);

/* An agent for a live contact that has waited `waited` ticks, free or to be
 * freed by putting a ticket aside; NO_SLOT when there is none. */
uint32_t work_find_agent(const struct replication *rep,
                         const struct contact *contact, uint64_t waited);

/* The contact's conversation begins; a ticket in hand is put aside. Somebody
 * from a line leaves it after this: agents who stay for the last of them go
 * when it is empty. */
void work_serve(struct replication *rep, const struct contact *contact,
                uint32_t slot);

/* Live contacts that wait go to whoever is free for them by now, in the order
 * of routing.contact. */
void work_offer_live(struct replication *rep);

#endif
