/*
 * scale.h - amounts along a stretch of paper, and where to put ticks.
 */
#ifndef CHART_SCALE_H
#define CHART_SCALE_H

#include <stdbool.h>
#include <stddef.h>

struct scale {
    double from, to;  /* amounts; may be equal */
    double low, high; /* places of from and to; high < low upwards */
    bool square_root; /* places go with the root of the amount; from >= 0 */
};

/* The place of an amount, outside the stretch too. */
double scale_at(const struct scale *scale, double amount);

/* Likewise, but no further than the ends. */
double scale_within(const struct scale *scale, double amount);

enum { TICKS_AT_MOST = 32 };

struct ticks {
    size_t n;
    double at[TICKS_AT_MOST]; /* ascending */
    double step;              /* 0: not evenly spaced */
    int decimals;             /* that show every tick exactly */
};

/*
 * Round numbers around [from, to], `about` of them, chosen for simplicity,
 * coverage and density together. With from == to, a few around it.
 *
 * source   Talbot, Lin & Hanrahan (2010), An extension of Wilkinson's
 *          algorithm for positioning tick labels on axes, IEEE TVCG 16(6),
 *          1036-1043, doi:10.1109/TVCG.2010.130; legibility is left out, as
 *          all labels have one format
 */
struct ticks ticks_of(double from, double to, int about);

/* Like ticks_of, the last tick at or above `to` and the first at or below
 * `from`. */
struct ticks ticks_around(double from, double to, int about);

/* 0, 1, 5, 10, 20, 30 s, 1, 2, 5 ... min, ...: those in [0, to_s] that stay
 * `apart` on the square-root scale's paper. */
struct ticks ticks_durations(const struct scale *scale, double apart);

/* Whole hours of a day every 1, 2, 3, 4 or 6 hours, in seconds. */
struct ticks ticks_clock(double from_s, double to_s, int at_most);

#endif
