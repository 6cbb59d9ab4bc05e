/*
 * week_weak.h - when in the week a channel misses its target, beyond chance.
 *
 * A cell is weak when its level lies below the target by more than the luck of
 * the runs and by more than rounding. Contacts of one half-hour share their
 * fate, so each half-hour that was simulated counts as one draw at most. Weak
 * cells that follow each other are one stretch, over midnight too: a planner
 * staffs hours, not cells.
 */
#ifndef CHART_WEEK_WEAK_H
#define CHART_WEEK_WEAK_H

#include "chart/week_map.h"

struct week_stretch {
    bool exists;
    bool is_any_day; /* weekdays do not differ there: times of day alone */
    int from_day, to_day;
    double from_s, to_s; /* times of day; to_s may be midnight, 86400 */
    double level;
};

/* The stretch that holds the weakest cell. */
struct week_stretch week_weak_of(const struct week_map *map);

/* "Mon 09:30 to 12:00", "Sun 12:30 to Mon 11:30", "10:00 to 11:30". */
const char *week_weak_words(const struct week_stretch *stretch,
                            struct arena *arena);

#endif
