/*
 * phases.h - stretches of the horizon in which no setting changes.
 *
 * A change in the roll-out, of anything but volumes, begins and ends at
 * midnight; from one such midnight to the next the centre stays as it is.
 * Without such changes there is one phase, which is the centre itself.
 */
#ifndef ENGINE_PHASES_H
#define ENGINE_PHASES_H

#include "base/arena.h"
#include "engine/horizon.h"
#include <stddef.h>
#include <stdint.h>

struct centre;

struct phase {
    uint32_t first_day; /* since tick 0; ends where the next begins */
    const struct centre *centre;
};

struct phases {
    size_t n; /* at least 1 */
    const struct phase *list;
};

struct phases phases_build(const struct centre *centre,
                           const struct horizon *horizon, struct arena *arena);

/* The index of the phase in which the day lies. */
size_t phases_on(const struct phases *phases, uint32_t day);

#endif
