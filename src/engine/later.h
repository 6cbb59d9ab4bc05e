/*
 * later.h - the sparse rest of the calendar: what will happen once, later.
 *
 * Redials, transfers at the end of a conversation, patience that runs out,
 * an offer of a callback, an overflow to another team, a customer's answer:
 * each with its own moment. Order is by tick, then by the order of adding, so
 * that nothing ties. Nothing is withdrawn: who is told too late finds the
 * contact gone and does nothing.
 */
#ifndef ENGINE_LATER_H
#define ENGINE_LATER_H

#include "base/arena.h"
#include "engine/contact.h"
#include <stdint.h>

enum later_kind {
    LATER_ATTEMPT,    /* a redial, switch or transfer arrives */
    LATER_HANG_UP,    /* a waiting contact's deadline */
    LATER_OVERFLOW,   /* a waiting contact may now go to further teams */
    LATER_OFFER,      /* a waiting contact is offered a callback */
    LATER_LINE_FREE,  /* a conversation ends before its wrap-up */
    LATER_REPLY,      /* a customer in a chat has answered */
    LATER_IDLE_CLOSE, /* a customer in a chat did not answer again */
    LATER_TICKET,     /* a ticket comes back to its queue */
    LATER_DESK,       /* a ticket channel's head may go to further teams */
    LATER_AGAIN       /* patience with a first reply ends */
};

struct later_item {
    enum later_kind kind;
    uint32_t channel;
    uint64_t place; /* in the channel's waiting line; a ticket's number; a
                       chat's address (chat.h); of LATER_ATTEMPT where its
                       contact is kept */
};

struct later;

struct later *later_create(struct arena *arena);
void later_add(struct later *later, uint64_t tick,
               const struct later_item *item);

/* NEVER when empty. */
uint64_t later_first(const struct later *later);

/* Takes the first. Requires that there is one. */
struct later_item later_take(struct later *later);

/* Keeps a contact until it is given back; returns its place. */
uint64_t later_keep(struct later *later, const struct contact *contact);
struct contact later_give(struct later *later, uint64_t place);

#endif
