/*
 * launch_mix.h - the requester wait of the channels beside the launched one,
 * each counted as often with the launch as without it.
 *
 * The mean of all contacts changes with who is counted in it: many quick chats
 * pull it down though each e-mail waits longer. Here the contacts of a channel
 * weigh the same on both sides, so that only waits change it. With r the sum of
 * waits and n the contacts of channel c in all replications, the plan without
 * the launch 0 and with it 1:
 *
 *     without = sum of r_c0 / sum of n_c0
 *     with    = sum of n_c0 (r_c1 / n_c1) / sum of n_c0
 *
 * The interval is that of paired differences by the delta method
 * (stats/paired.h), of each replication's n_c0 W_c + N_c0 / N_c1 (r_c1 - W_c
 * n_c1), W_c = R_c1 / N_c1 of all of them.
 */
#ifndef STUDY_LAUNCH_MIX_H
#define STUDY_LAUNCH_MIX_H

#include "base/arena.h"
#include "stats/paired.h"
#include "study/launch_result.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One replication and channel: waits added up, and of how many contacts. */
struct launch_mix_cell {
    struct pair without;
    struct pair with;
};

struct launch_mix {
    size_t n_channels;
    uint32_t n;                    /* replications */
    struct launch_mix_cell *cells; /* [LAUNCH_PAIRS_AT_MOST * n_channels] */
};

struct launch_mix launch_mix_create(size_t n_channels, struct arena *arena);

/* The cells of the next replication, [n_channels] and 0: one that stays so
 * has no say. */
struct launch_mix_cell *launch_mix_next(struct launch_mix *mix);

/* False, and `with` and `change` mean nothing, when a channel has contacts
 * without the launch and none with it. */
bool launch_mix_figure(const struct launch_mix *mix, double confidence_frac,
                       struct arena *arena, struct launch_figure *out);

#endif
