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

#include <stdbool.h>
#include <stdint.h>

struct plan;
struct special_day;

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

/* The special day on this civil day, or NULL. */
const struct special_day *horizon_special_day(const struct plan *plan,
                                              int32_t day);

/* A holiday on which no special opening hours hold, or a special day with
 * none. */
bool horizon_is_closed_day(const struct plan *plan, int32_t day);

#endif
