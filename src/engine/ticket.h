/*
 * ticket.h - tickets: a backlog that outlives the night.
 *
 *     arrives --> waits --> a touch --> reply sent
 *                   ^         |  |        |--> the customer answers, later
 *                   |   put aside|        |--> a third party must answer first
 *                   |<--------'           |--> solved, perhaps reopened
 *                   |<--------------------'--> a call on request: passed on
 *
 * Nobody hangs up. A ticket's wait ends when its first touch starts, its first
 * reply is sent when that touch ends; the agent's wrap-up comes after it and is
 * not put aside. The backlog is what waits for or is in a touch, the rest is
 * pending. Each touch joins the queue anew; one that was
 * put aside returns to its front. At any moment, for each channel,
 *
 *     n_backlog = in its line + in a touch
 */
#ifndef ENGINE_TICKET_H
#define ENGINE_TICKET_H

#include "base/arena.h"
#include "base/rng.h"
#include "engine/contact.h"
#include <stdbool.h>
#include <stdint.h>

struct replication;

/* Customers of backlog_at_start have numbers that nobody else has. */
#define BACKLOG_NUMBERS_FROM 0xf0000000u

enum ticket_state {
    TICKET_WAITS,
    TICKET_IN_TOUCH,
    TICKET_PENDING, /* with the customer or a third party */
    TICKET_DONE
};

struct ticket {
    struct contact contact;
    int64_t arrived; /* tick; below 0 in an old backlog */
    int64_t joined;  /* this queueing began; below 0 likewise */
    int64_t due;     /* for contact = "due_first"; INT64_MAX: never */
    uint64_t waiting_since;
    uint64_t started;          /* the touch at hand */
    uint64_t first_start;      /* NEVER: not touched */
    uint64_t first_reply;      /* NEVER: none sent */
    uint64_t first_reply_open; /* open ticks from arrival to it, if counted */
    uint64_t pending_since;
    uint64_t requester;     /* ticks in the team's court so far */
    uint64_t solved;        /* the last solve */
    uint64_t handled;       /* ticks of work */
    double left_s;          /* of a touch that was put aside */
    struct rng_block touch; /* drawn of the touch at hand */
    uint32_t n_replies;     /* until solved */
    uint32_t sent;
    uint32_t touches;
    uint32_t next_free;  /* of an empty place */
    uint16_t generation; /* of the place */
    uint16_t team;       /* that sent the first reply */
    uint8_t state;       /* enum ticket_state */
    bool put_aside;
    bool merges; /* the second contact was answered: a shorter next touch */
};

/* The waiting tickets of one channel, by number. */
struct ticket_line {
    uint32_t *ring; /* [capacity], a power of two */
    uint32_t capacity;
    uint64_t head;
    uint64_t tail;
    uint32_t n_backlog;
};

struct tickets {
    struct ticket *all; /* [n] */
    uint32_t n, capacity;
    uint32_t first_free;       /* NO_TICKET: none */
    struct ticket_line *lines; /* [n_channels] */
};

void tickets_create(struct replication *rep);

/* A first attempt, or an attempt passed on to a ticket channel. */
void ticket_arrives(struct replication *rep, const struct contact *contact);

/* A pending ticket is back in the team's court. */
void ticket_returns(struct replication *rep, uint32_t number);

/* Patience with the first reply ends; place as planned in LATER_AGAIN. */
void ticket_again(struct replication *rep, uint64_t place);

/* The first waiting ticket of the channel, NO_TICKET if there is none. */
uint32_t ticket_first(const struct replication *rep, uint32_t channel);

/* Waiting tickets go to whoever may start them now. */
void tickets_offer(struct replication *rep);

/* The agent's touch is done, and what the agent does after it. */
void ticket_touch_ends(struct replication *rep, uint32_t slot);
void ticket_wrap_up_ends(struct replication *rep, uint32_t slot);

/* Live work interrupts: the ticket goes back to the front of its queue, and
 * once the event is over to an agent who is idle. */
void ticket_put_aside(struct replication *rep, uint32_t slot);

/* The agent starts the ticket that is next for it, if it may start one now. */
void ticket_try_start(struct replication *rep, uint32_t slot);

/* The second contact of a ticket's customer was answered. */
void ticket_merge(struct replication *rep, const struct contact *contact);

/* The i-th ticket of the channel's old backlog joins its line. */
void ticket_add_old(struct replication *rep, uint32_t c, uint32_t i);

/* Adds backlog_at_start: who may start on it does so once all is there. */
void tickets_window_starts(struct replication *rep);

/* Time in the backlog and pending up to the end; unanswered ones count as
 * unfinished. */
void tickets_end_all(struct replication *rep);

#endif
