/*
 * ticket_queue.h - where tickets are kept: their places, and the lines of
 * those who wait.
 *
 * A place is used again once its ticket is done, under a new generation. A
 * line is a ring of place numbers in the order of joining: new tickets join at
 * its end; one that was put aside returns to its front, behind older ones that
 * were put aside. So whatever team may take any of a line may take its first.
 */
#ifndef ENGINE_TICKET_QUEUE_H
#define ENGINE_TICKET_QUEUE_H

#include "engine/replication.h"
#include "engine/ticket.h"

static inline struct ticket *ticket_at(const struct replication *rep,
                                       uint32_t number)
{
    return &rep->tickets.all[number];
}

/* Whose turn comes soon, so that it is at hand by then: of many that wait for
 * weeks, none is. */
static inline void ticket_fetch(const struct replication *rep, uint32_t number)
{
    const char *const ticket = (const char *)ticket_at(rep, number);
    for (size_t at = 0; at < sizeof(struct ticket); at += 64) {
        __builtin_prefetch(ticket + at, 1);
    }
}

static inline const struct channel_plan *ticket_plan(
    const struct replication *rep, const struct ticket *ticket)
{
    return &rep->plan->channels[ticket->contact.channel];
}

static inline struct ticket_tally *ticket_tally_of(
    const struct replication *rep, const struct ticket *ticket)
{
    return &rep->tally.channels[ticket->contact.channel].ticket;
}

static inline struct ticket_line *ticket_line_of(const struct replication *rep,
                                                 const struct ticket *ticket)
{
    return &rep->tickets.lines[ticket->contact.channel];
}

/* For how long the ticket has stood in its queue. */
static inline uint64_t ticket_waited(const struct replication *rep,
                                     const struct ticket *ticket)
{
    return (uint64_t)((int64_t)rep->now - ticket->joined);
}

uint32_t ticket_place_take(struct replication *rep);

/* The ticket is done. */
void ticket_place_give_back(struct replication *rep, uint32_t number);

void ticket_line_push(struct replication *rep, struct ticket_line *line,
                      uint32_t number, bool to_front);

/* Oldest first, by when they joined. */
void ticket_line_sort(struct replication *rep, struct ticket_line *line);

#endif
