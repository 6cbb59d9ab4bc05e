/*
 * day_hours.h - when a door is open on one day of the calendar.
 *
 * Holidays close it all day; a special day's own hours replace the weekly
 * ones, also on a holiday.
 */
#ifndef MODEL_DAY_HOURS_H
#define MODEL_DAY_HOURS_H

#include "model/centre.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The open spans of one day, a part of the model's own list. */
struct day_hours {
    size_t n;
    const struct open_span *spans; /* ascending; the weekday says nothing */
};

/* Of a civil day: weekly hours, holiday and special day considered. */
struct day_hours day_hours_of(const struct opening_hours *opening,
                              const struct plan *plan, int32_t day);

/* Of an ordinary day of this weekday. */
struct day_hours day_hours_of_weekday(const struct opening_hours *opening,
                                      int weekday);

/* When contacts come in: the whole of each day to an any-time channel. */
struct day_hours day_hours_of_channel(const struct channel *channel,
                                      const struct plan *plan, int32_t day);

/* Whether contacts come in to the channel on that civil day: it is open, after
 * its launch and before it is withdrawn. */
bool day_hours_takes_contacts(const struct centre *centre, uint32_t channel,
                              int32_t day);

/* The special day on this civil day, or NULL. */
const struct special_day *day_hours_special(const struct plan *plan,
                                            int32_t day);

/* A holiday on which no special opening hours hold, or a special day with
 * none. */
bool day_hours_is_closed(const struct plan *plan, int32_t day);

/* Seconds in [from_s, to_s), since midnight of plan.start_day, during which
 * contacts of the channel come in. */
double day_hours_open_s(const struct channel *channel, const struct plan *plan,
                        double from_s, double to_s);

#endif
