/*
 * chat.h - chats in an agent's hands.
 *
 * Message by message: the agent composes one message at a time, the oldest
 * due first, and may serve another chat while a customer answers.
 *
 *     due --> composed --> the customer answers --> due ...
 *                      \-> the last one: wrap-up, due like a message
 *                      \-> the customer is gone: idle close, then wrap-up
 *
 * By rate: each chat carries its own work; with k chats the agent drains them
 * equally at total speed rate[k], exactly, however often k changes.
 *
 * A chat holds its place from the start until its wrap-up is done: for each
 * agent
 *
 *     n_chats = places that are not CHAT_NONE = sum of holds
 *
 * What is counted as handling is the agent's attention: composing and wrap-up,
 * or by rate the agent's time shared equally among the chats held.
 */
#ifndef ENGINE_CHAT_H
#define ENGINE_CHAT_H

#include "engine/contact.h"
#include <stdint.h>

struct hand;
struct later_item;
struct replication;

enum chat_state {
    CHAT_NONE, /* a free place */
    CHAT_DUE,
    CHAT_COMPOSING,
    CHAT_CUSTOMER, /* the customer's turn */
    CHAT_WRAP_UP_DUE,
    CHAT_WRAPPING_UP,
    CHAT_BY_RATE, /* the conversation; it and what follows are by rate */
    CHAT_BY_RATE_WRAP_UP
};

/* By rate, of each chat while so many are held. */
struct chat_rate {
    double work;      /* ticks of it done in a tick */
    double ticks;     /* that a tick of it takes */
    double attention; /* share of the agent's */
};

struct chat {
    enum chat_state state;
    uint32_t generation; /* of this place: tells late answers apart */
    uint64_t answered;   /* tick */
    uint64_t due;        /* tick since when the message waits */
    uint64_t last_message;
    uint64_t attention; /* ticks of the agent's time so far */
    double left; /* by rate: ticks of work at full attention; else endless */
    const struct chat_rate *rate_with; /* the channel's */
    uint32_t n_messages;
    uint32_t sent;
    uint32_t gone_after;   /* messages; 0: stays to the end */
    uint32_t compose_word; /* of the next message */
    struct contact contact;
};

/* What an agent has in hand beside a call. */
struct hand {
    struct chat *chats;  /* [n_places] */
    uint32_t n_places;   /* chats at once, at most; 0 in a team without chats */
    uint32_t composing;  /* index of the chat whose end comes next */
    uint64_t rate_since; /* by rate: work is done up to here */
    uint32_t ticket;     /* number; NO_TICKET */
    uint64_t ticket_end; /* tick */
};

#define NO_CHAT UINT32_MAX

/* The agent takes the chat: it must have a place, and no ticket. */
void chat_start(struct replication *rep, const struct contact *contact,
                uint32_t slot);

/* The message being composed, or by rate the next chat, is done. */
void chat_work_ends(struct replication *rep, uint32_t slot);

/* Starts the message that has been due longest, if the agent is not composing
 * and one is due; floor_update is to follow. */
void chat_compose_next(struct replication *rep, uint32_t slot);

/* n free places. */
struct chat *chat_places(const struct replication *rep, uint32_t n);

/* The end of the replication: who is still chatting was answered. */
void chats_end_all(struct replication *rep);

/* LATER_REPLY and LATER_IDLE_CLOSE. */
void chat_later(struct replication *rep, const struct later_item *item);

#endif
