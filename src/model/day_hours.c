#include "model/day_hours.h"

#include "base/civil.h"
#include "model/course.h"
#include <math.h>

static const struct open_span whole_day = { .to_s = SECONDS_A_DAY };

struct day_hours day_hours_of_weekday(const struct opening_hours *opening,
                                      int weekday)
{
    if (opening->always) {
        return (struct day_hours){ 1, &whole_day };
    }
    size_t first = 0;
    while (first < opening->n_spans &&
           opening->spans[first].weekday < weekday) {
        first++;
    }
    size_t end = first;
    while (end < opening->n_spans && opening->spans[end].weekday == weekday) {
        end++;
    }
    return (struct day_hours){ end - first, opening->spans + first };
}

const struct special_day *day_hours_special(const struct plan *plan,
                                            int32_t day)
{
    for (size_t i = 0; i < plan->n_special_days; i++) {
        if (plan->special_days[i].day == day) {
            return &plan->special_days[i];
        }
    }
    return NULL;
}

bool day_hours_is_closed(const struct plan *plan, int32_t day)
{
    const struct special_day *special = day_hours_special(plan, day);
    if (special && special->has_opening_hours) {
        return !special->opening_hours.always &&
               special->opening_hours.n_spans == 0;
    }
    for (size_t i = 0; i < plan->n_holidays; i++) {
        if (plan->holidays[i] == day) {
            return true;
        }
    }
    return false;
}

struct day_hours day_hours_of(const struct opening_hours *opening,
                              const struct plan *plan, int32_t day)
{
    const struct special_day *special = day_hours_special(plan, day);
    if (special && special->has_opening_hours) {
        const struct opening_hours *own = &special->opening_hours;
        return own->always ? (struct day_hours){ 1, &whole_day }
                           : (struct day_hours){ own->n_spans, own->spans };
    }
    if (day_hours_is_closed(plan, day)) {
        return (struct day_hours){ 0, NULL };
    }
    return day_hours_of_weekday(opening, civil_weekday(day));
}

struct day_hours day_hours_of_channel(const struct channel *channel,
                                      const struct plan *plan, int32_t day)
{
    return channel->any_time ? (struct day_hours){ 1, &whole_day }
                             : day_hours_of(&channel->opening_hours, plan, day);
}

bool day_hours_takes_contacts(const struct centre *centre, uint32_t channel,
                              int32_t day)
{
    const struct course_life life = course_life(centre, channel);
    return day >= life.from_day && day < life.until_day &&
           day_hours_of_channel(&centre->channels[channel], &centre->plan, day)
                   .n > 0;
}

double day_hours_open_s(const struct channel *channel, const struct plan *plan,
                        double from_s, double to_s)
{
    const int32_t first = (int32_t)floor(from_s / SECONDS_A_DAY);
    const int32_t end = (int32_t)ceil(to_s / SECONDS_A_DAY);
    double open_s = 0;
    for (int32_t day = first; day < end; day++) {
        const double midnight_s = (double)day * SECONDS_A_DAY;
        const struct day_hours hours =
            day_hours_of_channel(channel, plan, plan->start_day + day);
        for (size_t i = 0; i < hours.n; i++) {
            const double a = fmax(from_s, midnight_s + hours.spans[i].from_s);
            const double z = fmin(to_s, midnight_s + hours.spans[i].to_s);
            open_s += fmax(z - a, 0);
        }
    }
    return open_s;
}
