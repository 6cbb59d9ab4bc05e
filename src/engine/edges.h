/*
 * edges.h - what the roster says changes now: doors, levels of pools, shifts
 * and breaks of persons, and the phases of a roll-out.
 */
#ifndef ENGINE_EDGES_H
#define ENGINE_EDGES_H

struct replication;

/* All edges of this tick, before what they leave is settled: a door that
 * closes sets nobody to tickets whose shift ends with it. */
void edges_pass(struct replication *rep);

#endif
