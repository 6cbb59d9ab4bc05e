/*
 * ticks.h - simulated time as whole microseconds.
 *
 * Tick 0 is midnight before the first simulated moment (warm-up included), so
 * that days begin at multiples of TICKS_A_DAY. An instant fits in 48 bits,
 * which leaves 16 for the number of an agent beside it in one calendar key:
 * nine years, and no two keys are ever equal.
 */
#ifndef ENGINE_TICKS_H
#define ENGINE_TICKS_H

#include <stdint.h>

#define TICKS_A_SECOND 1000000.0
#define TICKS_A_DAY ((uint64_t)86400 * 1000000)
#define TICKS_AT_MOST ((uint64_t)1 << 47)
#define WORK_TICKS_AT_MOST ((uint64_t)1 << 44) /* more than half a year */
#define NEVER UINT64_MAX

/* Of work, rounded to the nearest; beyond the longest it is that. */
static inline uint64_t ticks_of_work(double ticks)
{
    const double rounded = ticks + 0.5;
    return rounded < (double)WORK_TICKS_AT_MOST ? (uint64_t)(int64_t)rounded
                                                : WORK_TICKS_AT_MOST;
}

/* Durations beyond the calendar, infinity among them, become TICKS_AT_MOST. */
static inline uint64_t ticks_of(double seconds)
{
    const double ticks = seconds * TICKS_A_SECOND + 0.5;
    return ticks < (double)TICKS_AT_MOST ? (uint64_t)(int64_t)ticks
                                         : TICKS_AT_MOST;
}

static inline double ticks_seconds(uint64_t ticks)
{
    return (double)ticks / TICKS_A_SECOND;
}

static inline uint64_t ticks_min(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static inline uint64_t ticks_max(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

/* How much of [from, to) lies in [start, end). */
static inline uint64_t ticks_overlap(uint64_t from, uint64_t to, uint64_t start,
                                     uint64_t end)
{
    const uint64_t a = ticks_max(from, start);
    const uint64_t b = ticks_min(to, end);
    return b > a ? b - a : 0;
}

#endif
