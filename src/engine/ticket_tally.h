/*
 * ticket_tally.h - counting tickets: the backlog and its age, replies and
 * resolutions.
 *
 * Times in the backlog and pending are cut to the window; what concerns one
 * ticket is counted for those that arrived in it.
 */
#ifndef ENGINE_TICKET_TALLY_H
#define ENGINE_TICKET_TALLY_H

#include <stdint.h>

struct replication;
struct ticket;

/* Into the backlog, and out of it. */
void ticket_tally_enter(struct replication *rep, const struct ticket *ticket);
void ticket_tally_leave(struct replication *rep, const struct ticket *ticket);

/* Its time in the backlog since it joined, until the tick `to`. */
void ticket_tally_backlog(struct replication *rep, const struct ticket *ticket,
                          uint64_t to);

/* The stretches that end now: pending, waiting in line, in a touch. */
void ticket_tally_pending(struct replication *rep, const struct ticket *ticket);
void ticket_tally_waiting(struct replication *rep, const struct ticket *ticket);
void ticket_tally_touch(struct replication *rep, const struct ticket *ticket);

/* A counted ticket's first reply, and its last solve. */
void ticket_tally_first_reply(struct replication *rep, struct ticket *ticket);
void ticket_tally_resolution(struct replication *rep,
                             const struct ticket *ticket);

/* A counted ticket that was replied to and is not solved at the end. */
void ticket_tally_unsolved(struct replication *rep,
                           const struct ticket *ticket);

#endif
