#include "model/offer.h"

#include <stddef.h>

/* As it is written. */
static struct day_curve written(const struct rollout *launch, int32_t day)
{
    struct day_curve share = { 0, 0, 0 };
    if (day < launch->on_day) {
        return share;
    }
    for (size_t i = 0; i < launch->n_steps; i++) {
        const struct offered_step *step = &launch->steps[i];
        if (step->on_day <= day) {
            share.midnight = step->share_frac;
            continue;
        }
        if (launch->ramp && i > 0) {
            const struct offered_step *last = step - 1;
            share.slope = (step->share_frac - last->share_frac) /
                          (step->on_day - last->on_day);
            share.midnight += share.slope * (day - last->on_day);
        }
        break;
    }
    return share;
}

struct day_curve offer_reach(const struct rollout *launch,
                             const struct rollout *withdrawal, int32_t day)
{
    if (!withdrawal || day < withdrawal->on_day) {
        return written(launch, day);
    }
    const struct day_curve last = written(launch, withdrawal->on_day - 1);
    return (struct day_curve){ day_curve_at(&last, 1), 0, 0 };
}
