#include "model/loss.h"

#include "base/civil.h"
#include "model/course.h"
#include "model/day_curve.h"

#include <math.h>

static const double SAME_FRAC = 1e-9;

/* Where a channel is offered to nobody yet and the offer rises, the parts are
 * those of a moment later. */
static double part_of(const struct day_curve *part,
                      const struct day_curve *whole, double x)
{
    const double all = day_curve_at(whole, x);
    if (all > 0) {
        return day_curve_at(part, x) / all;
    }
    return whole->slope > 0 ? part->slope / whole->slope : 0;
}

static struct loss_point point_of(const struct centre *centre, uint32_t donor,
                                  int32_t day, double x)
{
    const struct day_curve offered = course_offered(centre, donor, day);
    const struct day_curve kept = course_kept(centre, donor, day);
    const struct day_curve taken =
        day_curve_sum(offered, day_curve_times(kept, -1));
    return (struct loss_point){ day, x, part_of(&taken, &offered, x) };
}

static bool takes_of(const struct rollout *launch, uint32_t donor)
{
    for (size_t k = 0; launch->what == ROLLOUT_LAUNCH && k < launch->n_shares;
         k++) {
        if (launch->shares[k].channel == donor) {
            return true;
        }
    }
    return false;
}

double loss_to(const struct centre *centre, const struct rollout *launch,
               uint32_t donor, const struct loss_point *at)
{
    const struct day_curve offered = course_offered(centre, donor, at->day);
    double frac = 0;
    for (size_t k = 0; takes_of(launch, donor) && k < launch->n_shares; k++) {
        if (launch->shares[k].channel == donor) {
            const struct day_curve taken =
                course_taken(centre, launch, k, at->day);
            frac += part_of(&taken, &offered, at->x);
        }
    }
    return frac;
}

/* ---- stretches ---- */

static bool matters(const struct centre *centre, uint32_t channel,
                    uint32_t donor)
{
    bool found = channel == donor;
    for (size_t i = 0; i < centre->n_rollouts && !found; i++) {
        found = centre->rollouts[i].channel == channel &&
                takes_of(&centre->rollouts[i], donor);
    }
    return found;
}

static bool begins_or_ends(const struct rollout *rollout, int32_t day)
{
    if (rollout->what == ROLLOUT_CHANGE &&
        rollout->changed == CHANGED_SETTING) {
        return false;
    }
    bool found =
        day == rollout->on_day || (rollout->has_end && day == rollout->end_day);
    for (size_t i = 0; i < rollout->n_steps && !found; i++) {
        found = day == rollout->steps[i].on_day;
    }
    return found;
}

static bool has_another_week(const struct centre *centre,
                             const struct channel *channel, int32_t day)
{
    const struct volume *volume = &channel->volume;
    const int32_t since = day - centre->plan.start_day;
    const size_t week = (size_t)since / DAYS_A_WEEK;
    return volume->basis == VOLUME_LIST && since % DAYS_A_WEEK == 0 &&
           week > 0 && week < volume->n_weeks &&
           volume->per_week[week] != volume->per_week[week - 1];
}

static bool is_break(const struct centre *centre, uint32_t donor, int32_t day)
{
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        const struct rollout *rollout = &centre->rollouts[i];
        if (begins_or_ends(rollout, day) &&
            matters(centre, rollout->channel, donor)) {
            return true;
        }
    }
    for (uint32_t c = 0; c < centre->n_channels; c++) {
        const struct channel *channel = &centre->channels[c];
        const bool ends = channel->has_until && day == channel->until_day;
        if ((ends || has_another_week(centre, channel, day)) &&
            matters(centre, c, donor)) {
            return true;
        }
    }
    return false;
}

static bool is_same(double a, double b)
{
    return fabs(a - b) <= SAME_FRAC;
}

bool loss_is_steady(const struct loss_stretch *stretch)
{
    return is_same(stretch->least_frac, stretch->most.frac);
}

/* What lies between the ends of a day lies between their values: it is the
 * quotient of two straight lines. */
static struct loss_stretch stretch_of(const struct centre *centre,
                                      uint32_t donor, int32_t day)
{
    const struct loss_point first = point_of(centre, donor, day, 0);
    const struct loss_point last = point_of(centre, donor, day, 1);
    const bool rises = last.frac > first.frac + SAME_FRAC;
    return (struct loss_stretch){ first, last, rises ? last : first,
                                  fmin(first.frac, last.frac) };
}

static void extend(struct loss_stretch *stretch,
                   const struct loss_stretch *next)
{
    stretch->last = next->last;
    stretch->least_frac = fmin(stretch->least_frac, next->least_frac);
    if (next->most.frac > stretch->most.frac + SAME_FRAC) {
        stretch->most = next->most;
    }
}

/* A ramp through its steps is one movement, as is what a break leaves as it
 * was. */
static bool goes_on(const struct loss_stretch *before,
                    const struct loss_stretch *next)
{
    return is_same(before->last.frac, next->first.frac) &&
           loss_is_steady(before) == loss_is_steady(next);
}

static size_t join(struct loss_stretch *list, size_t n)
{
    size_t n_joined = 0;
    for (size_t i = 0; i < n; i++) {
        if (n_joined > 0 && goes_on(&list[n_joined - 1], &list[i])) {
            extend(&list[n_joined - 1], &list[i]);
        } else {
            list[n_joined++] = list[i];
        }
    }
    return n_joined;
}

const struct loss_stretch *loss_stretches(const struct centre *centre,
                                          uint32_t donor, struct arena *arena,
                                          size_t *out_n)
{
    const struct plan *plan = &centre->plan;
    const struct course_life life = course_life(centre, donor);
    struct loss_stretch *list = arena_alloc(arena, plan->n_days, sizeof *list);
    size_t n = 0;
    for (uint32_t i = 0; i < plan->n_days; i++) {
        const int32_t day = plan->start_day + (int32_t)i;
        if (day < life.from_day || day >= life.until_day) {
            continue;
        }
        const struct loss_stretch next = stretch_of(centre, donor, day);
        if (n > 0 && !is_break(centre, donor, day)) {
            extend(&list[n - 1], &next);
        } else if (n > 0 || next.most.frac > SAME_FRAC) {
            list[n++] = next;
        }
    }
    *out_n = join(list, n);
    return list;
}
