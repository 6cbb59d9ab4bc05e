#include "model/ordinary_week.h"

#include "base/civil.h"
#include <assert.h>

enum { HOUR_S = 3600, HOURS_A_WEEK = 168 };

static double open_hours(const struct channel *channel)
{
    const struct opening_hours *hours = &channel->opening_hours;
    if (channel->any_time || hours->always) {
        return HOURS_A_WEEK;
    }
    double open_s = 0;
    for (size_t i = 0; i < hours->n_spans; i++) {
        open_s += hours->spans[i].to_s - hours->spans[i].from_s;
    }
    return open_s / HOUR_S;
}

static double open_days(const struct channel *channel)
{
    const struct opening_hours *hours = &channel->opening_hours;
    if (channel->any_time || hours->always) {
        return DAYS_A_WEEK;
    }
    unsigned mask = 0;
    for (size_t i = 0; i < hours->n_spans; i++) {
        mask |= 1u << hours->spans[i].weekday;
    }
    return __builtin_popcount(mask);
}

double ordinary_week_times(const struct channel *channel,
                           enum volume_basis basis)
{
    assert(basis == VOLUME_PER_WEEK || basis == VOLUME_PER_DAY ||
           basis == VOLUME_PER_HOUR);
    return basis == VOLUME_PER_WEEK  ? 1
           : basis == VOLUME_PER_DAY ? open_days(channel)
                                     : open_hours(channel);
}
