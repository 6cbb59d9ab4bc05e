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
#include <stdint.h>

void call_ends_blocked(struct replication *rep, const struct contact *contact);
void call_ends_balked(struct replication *rep, const struct contact *contact);

/* The contact at this place hung up at its deadline, now or unnoticed before;
 * or its callback came too late. */
void call_ends_abandoned(struct replication *rep, uint32_t channel,
                         uint64_t place);

/* Sent off at closing. */
void call_ends_drop(struct replication *rep, uint32_t channel, uint64_t place);

/* Nobody is left of those who waited at closing: the agents who stayed idle
 * for them go. */
void call_ends_cleared(struct replication *rep, uint32_t channel);

/* Takes a contact out of its line. */
static inline void call_ends_leave_line(struct replication *rep,
                                        uint32_t channel, uint64_t place)
{
    struct waiting_line *line = &rep->lines[channel];
    waiting_line_leave(line, place);
    if (rep->clearing[channel] && line->n_waiting == 0) {
        call_ends_cleared(rep, channel);
    }
}

/* The same customer's next attempt, at this tick. */
void call_ends_next_attempt(struct replication *rep,
                            const struct contact *contact, uint32_t channel,
                            enum contact_source source, uint64_t tick);

/* No effect without a trace. team: NO_INDEX unless answered. */
void call_ends_trace(struct replication *rep, const struct contact *contact,
                     enum outcome outcome, uint64_t end, uint32_t team);

#endif
