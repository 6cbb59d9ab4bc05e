/*
 * horizon.h - the stretch of time a replication covers.
 *
 *     0 <= begin <= window_start < window_end <= end       (ticks)
 *
 * Arrivals start at `begin`; what arrives in the window is reported; the
 * replication stops once all of that is finished, at `end` at the latest.
 */
#ifndef ENGINE_HORIZON_H
#define ENGINE_HORIZON_H

#include <stdint.h>

struct plan;

struct horizon {
    int32_t first_day;       /* civil day number of tick 0 */
    uint32_t n_days;         /* whole days covered */
    uint32_t n_warm_up_days; /* days before the window, the first maybe part */
    uint64_t begin;
    uint64_t window_start;
    uint64_t window_end;
    uint64_t end;
};

struct horizon horizon_of(const struct plan *plan);

#endif
