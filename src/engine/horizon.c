#include "engine/horizon.h"

#include "base/civil.h"
#include "engine/ticks.h"
#include "model/centre.h"
#include <assert.h>
#include <math.h>

struct horizon horizon_of(const struct plan *plan)
{
    const double warm_up_days = ceil(plan->warm_up_s / SECONDS_A_DAY);
    struct horizon horizon = {
        .first_day = plan->start_day - (int32_t)warm_up_days,
        .n_warm_up_days = (uint32_t)warm_up_days,
    };
    horizon.window_start = horizon.n_warm_up_days * TICKS_A_DAY;
    horizon.begin = horizon.window_start - ticks_of(plan->warm_up_s);
    horizon.window_end = horizon.window_start + plan->n_days * TICKS_A_DAY;
    horizon.end = horizon.window_end + ticks_of(plan->run_out_s);
    horizon.n_days = (uint32_t)((horizon.end + TICKS_A_DAY - 1) / TICKS_A_DAY);
    assert(horizon.end < TICKS_AT_MOST);
    return horizon;
}

const struct special_day *horizon_special_day(const struct plan *plan,
                                              int32_t day)
{
    for (size_t i = 0; i < plan->n_special_days; i++) {
        if (plan->special_days[i].day == day) {
            return &plan->special_days[i];
        }
    }
    return NULL;
}

bool horizon_is_closed_day(const struct plan *plan, int32_t day)
{
    const struct special_day *special = horizon_special_day(plan, day);
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
