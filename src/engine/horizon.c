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
