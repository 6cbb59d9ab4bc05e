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

#include <stdint.h>

struct contact;
struct later_item;
struct replication;

/* The next first attempt of this channel. */
void call_first_attempt(struct replication *rep, uint32_t channel);

/* Something that was planned for now. */
void call_later(struct replication *rep, const struct later_item *item);

/* An agent has finished what it had in hand: it takes the next contact, waits
 * idle, or goes. */
void call_agent_free(struct replication *rep, uint32_t slot);

/* An agent that is idle looks for work, as when it comes on duty. */
void call_agent_looks(struct replication *rep, uint32_t slot);

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
