/*
 * drawn_centre.h - one future: the centre with its uncertain numbers drawn.
 *
 * A replication is one draw of everything that is uncertain. Each number is a
 * function of (seed, replication, its path): every variant that leaves it
 * alone gets the same one, and so does every thread. The law is PERT; numbers
 * that follow from one that is drawn move with it. The shares of a launch's
 * comes_from are scaled to add up to 1 again.
 */
#ifndef STUDY_DRAWN_CENTRE_H
#define STUDY_DRAWN_CENTRE_H

#include "base/arena.h"
#include <stdint.h>

struct centre;
struct drawn_centre;

/* For one thread. The centre must outlive it. */
struct drawn_centre *drawn_centre_create(const struct centre *centre,
                                         struct arena *arena);

/* The centre of this replication, until the next call. */
const struct centre *drawn_centre_of(struct drawn_centre *drawn, uint64_t seed,
                                     uint32_t replication);

#endif
