/*
 * call_ends.h - how an attempt ends without an answer, and what the customer
 * does next.
 *
 * Every ending counts the attempt once, in the cell of its arrival, and takes
 * it out of the line where it stood. Hanging up, balking and a busy signal are
 * followed by a redial, a switch or nothing: one draw decides.
 */
#ifndef ENGINE_CALL_ENDS_H
#define ENGINE_CALL_ENDS_H

#include "engine/contact.h"
#include "engine/replication.h"
#include "engine/trace.h"
#include <stdbool.h>
#include <stdint.h>

void call_ends_blocked(struct replication *rep, const struct contact *contact);
void call_ends_balked(struct replication *rep, const struct contact *contact);

/* The contact at this place hung up at its deadline, now or unnoticed before;
 * or its callback came too late. */
void call_ends_abandoned(struct replication *rep, uint32_t channel,
                         uint64_t place);

/* Sent off at closing. */
void call_ends_drop(struct replication *rep, uint32_t channel, uint64_t place);

/* Nobody waits any more whom agents stay for: who stays idle goes. */
void call_ends_cleared(struct replication *rep, uint32_t channel);

/* Nobody waits any more. Of those who waited at closing: the agents who stayed
 * idle for them go. */
void call_ends_emptied(struct replication *rep, uint32_t channel);

/* A contact has left its line. */
static inline void call_ends_left(struct replication *rep, uint32_t channel)
{
    if (rep->lines[channel].n_waiting == 0 && rep->clearing[channel]) {
        call_ends_emptied(rep, channel);
    }
}

/* Takes a contact out of its line. */
static inline void call_ends_leave_line(struct replication *rep,
                                        uint32_t channel, uint64_t place)
{
    waiting_line_leave(&rep->lines[channel], place);
    call_ends_left(rep, channel);
}

/* The same where calls may go before chats: a call fewer may be the last that
 * an agent could have taken, so that chats may start. */
void call_ends_leave(struct replication *rep, uint32_t channel, uint64_t place);

/* The same customer's next attempt, at this tick. */
void call_ends_next_attempt(struct replication *rep,
                            const struct contact *contact, uint32_t channel,
                            enum contact_source source, uint64_t tick);

/* At this tick the customer is passed on to another channel. False where that
 * does not exist then. */
bool call_ends_pass_on(struct replication *rep, const struct contact *contact,
                       uint32_t to, uint64_t tick);

/* A conversation ends at this tick, and may be transferred. */
void call_ends_transfer(struct replication *rep, const struct contact *contact,
                        uint64_t tick);

/* The customer of a ticket without a reply turns to another channel: at once,
 * or when it opens, after the delay of a redial there. False when that is
 * gone, or does not open any more. */
bool call_ends_contact_again(struct replication *rep,
                             const struct contact *contact, uint32_t channel);

/* Rows for conversations and tickets whose end is known late. */
void call_ends_trace_answer(struct replication *rep,
                            const struct contact *contact, uint64_t answered,
                            uint64_t end, uint32_t team, uint32_t touches);
void call_ends_trace_ticket(struct replication *rep,
                            const struct ticket *ticket);

/* No effect without a trace. team: NO_INDEX unless answered. */
void call_ends_trace(struct replication *rep, const struct contact *contact,
                     enum outcome outcome, uint64_t end, uint32_t team);

#endif
