/*
 * call.h - the life of a call.
 *
 *     arrives --> blocked                      (lines, waiting places)
 *             --> answered at once
 *             --> balks                        (leaves at once)
 *             --> waits --> answered
 *                       --> hangs up
 *                       --> awaits a callback --> answered, or too late
 *                       --> dropped at closing
 *
 * Who hung up, balked or was blocked may redial or switch: one draw decides.
 * Who was answered may be transferred when the conversation ends.
 */
#ifndef ENGINE_CALL_H
#define ENGINE_CALL_H

#include <stdbool.h>
#include <stdint.h>

struct contact;
struct later_item;
struct replication;

/* The next first attempt of this inflow, to a channel that is plain; and to
 * any other: chats, tickets, calls for which a ticket is put aside. */
void call_first_attempt(struct replication *rep, uint32_t inflow);
void call_first_attempt_otherwise(struct replication *rep, uint32_t inflow);

/* Something that was planned for now. */
void call_later(struct replication *rep, const struct later_item *item);

/* The agent's call has ended: it takes the next contact, waits idle, or
 * goes. */
void call_agent_free(struct replication *rep, uint32_t slot);

/* The conversation begins; the agent must be idle, or stay after closing. */
void call_start(struct replication *rep, const struct contact *contact,
                uint32_t slot);

/* Whether some channel of the team has closed with contacts still waiting. */
bool call_serves_clearing(const struct replication *rep, uint32_t team);

/* Whoever waits at this place goes to an agent who may take it by now. */
void call_overflow(struct replication *rep, uint32_t channel, uint64_t place);

/* The channel's door closes, or opens. */
void call_close(struct replication *rep, uint32_t channel);
void call_open(struct replication *rep, uint32_t channel);

/* Takes out the line's head while it has hung up unnoticed. */
void call_purge_head(struct replication *rep, uint32_t channel);

/* Takes out everybody who has hung up unnoticed. */
void call_purge(struct replication *rep, uint32_t channel);

/* The end of the replication: whoever is still there is unfinished. */
void call_end_all(struct replication *rep);

#endif
