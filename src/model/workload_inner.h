/*
 * workload_inner.h - between the files of the workload: weeks of quarters, and
 * the hours of teams.
 */
#ifndef MODEL_WORKLOAD_INNER_H
#define MODEL_WORKLOAD_INNER_H

#include "model/workload.h"
#include <stdint.h>

/* Days from one to another, which is not among them. */
struct window {
    int32_t from_day;
    int32_t until_day;
};

/* The share of a window's days that lie in another. */
double window_share(struct window window, struct window life);

/* The days of a shift, and those after its last until it would work again, had
 * it not ended, or another takes its place: one of mon-fri until a Saturday
 * lasts until the Monday, as it has a weekend like any other. */
struct window shift_window(const struct team *team, const struct shift *shift);

/* Adds amount to the quarters between two seconds of the week. What passes
 * the end of Sunday comes back on Monday. */
void week_lay(double *week, double from_s, double to_s, double amount);
double week_sum_s(const double *week);

/* The share of each quarter that is open. */
const double *week_open(const struct opening_hours *hours, struct arena *arena);

/* A team's hours as its settings are in `centre`; shifts and files that depend
 * on dates are averaged over the window. */
struct workload_team workload_staff(const struct centre *centre, size_t index,
                                    const struct workload_channel *channels,
                                    struct window window, struct arena *arena);

/* Of a week as on that day (workload_on). */
struct workload_team workload_staff_on(const struct centre *centre, size_t team,
                                       const struct workload_channel *channels,
                                       int32_t day, struct arena *arena);

/* Over the phases of the plan in which changes hold. */
struct workload_team workload_staff_on_average(
    const struct centre *centre, size_t team,
    const struct workload_channel *channels, struct arena *arena);

#endif
