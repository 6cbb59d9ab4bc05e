/*
 * hours.h - when a door is open, as one list of moments.
 *
 * A timetable of weekly opening hours, holidays and special days becomes an
 * ascending list of spans in ticks, neighbours joined: a door that is always
 * open has one span. Holidays close it all day; a special day's own hours
 * replace the weekly ones, also on a holiday.
 */
#ifndef ENGINE_HOURS_H
#define ENGINE_HOURS_H

#include "base/arena.h"
#include "engine/horizon.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct open_span;
struct opening_hours;
struct plan;

struct hours_span {
    uint64_t from; /* ticks */
    uint64_t to;   /* exclusive */
};

struct hours {
    size_t n;
    const struct hours_span *spans; /* ascending, gaps between them */
    const uint64_t *open_before;    /* [n]: open ticks before each span */
    size_t n_days;
    const uint32_t *first_of_day; /* [n_days]: first span to end after it */
};

struct hours hours_build(const struct opening_hours *opening,
                         const struct plan *plan, const struct horizon *horizon,
                         struct arena *arena);

/* All the time of the horizon. */
struct hours hours_always(const struct horizon *horizon, struct arena *arena);

/* Closed outside [from, to). */
struct hours hours_within(const struct hours *hours, uint64_t from, uint64_t to,
                          struct arena *arena);

/* Open when either is. */
struct hours hours_union(const struct hours *a, const struct hours *b,
                         struct arena *arena);

/* Ticks in [0, tick) during which it is open. */
uint64_t hours_open_until(const struct hours *hours, uint64_t tick);

/* The moment when it has been open for `ticks` since `from`; NEVER when it
 * does not open that long again. */
uint64_t hours_after_open(const struct hours *hours, uint64_t from,
                          uint64_t ticks);

bool hours_open_at(const struct hours *hours, uint64_t tick);

/* `tick` itself when open, else the next opening; NEVER when there is none. */
uint64_t hours_next_open(const struct hours *hours, uint64_t tick);

#endif
