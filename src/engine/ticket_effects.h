/*
 * ticket_effects.h - what articles and connected apps make of the work on a
 * ticket. The size of these effects was measured by the benchmark and is fed
 * in (struct fitted_effects); with none of them every factor is 1.
 */
#ifndef ENGINE_TICKET_EFFECTS_H
#define ENGINE_TICKET_EFFECTS_H

struct replication;
struct ticket;

/* Factor on the agent's work on one reply. */
double ticket_effects_work(const struct replication *rep,
                           const struct ticket *ticket);

/* Factor on the time until the customer or a third party answers. */
double ticket_effects_answer(const struct replication *rep,
                             const struct ticket *ticket);

/* Factor on the probability that a solved ticket is reopened. */
double ticket_effects_reopen(const struct replication *rep,
                             const struct ticket *ticket);

#endif
