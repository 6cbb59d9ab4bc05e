/*
 * invariants.h - what must hold between any two events, seen whole.
 *
 * Each is kept by many small steps; here it is counted anew from what agents
 * have in hand and what stands in the lines. Slow: called at every interval's
 * end where the program is built with DEEP_CHECKS.
 */
#ifndef ENGINE_INVARIANTS_H
#define ENGINE_INVARIANTS_H

struct replication;

void invariants_check(const struct replication *rep);

#endif
