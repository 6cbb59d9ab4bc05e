#include "engine/inflow.h"

#include "base/civil.h"
#include "engine/thinning.h"
#include "model/centre.h"
#include "model/course.h"
#include <math.h>

struct builder {
    const struct centre *centre;
    const struct horizon *horizon;
    struct arena *arena;
    struct inflow *list;
    size_t n, capacity;
};

static int32_t date_of(const struct builder *b, uint32_t day)
{
    return b->horizon->first_day + (int32_t)day;
}

static bool is_alive(const struct course_life *life, int32_t date)
{
    return date >= life->from_day && date < life->until_day;
}

static void add(struct builder *b, struct inflow inflow)
{
    if (b->n == b->capacity) {
        const size_t more = 2 * b->capacity + 8;
        b->list = arena_grow(b->arena, b->list, b->n, more, sizeof *b->list);
        b->capacity = more;
    }
    b->list[b->n++] = inflow;
}

/* ---- who is counted where ---- */

/* Of a launched channel: new customers and those of each donor. */
static void list_arrived(const struct builder *b, uint32_t c,
                         struct thinning *thinning)
{
    for (size_t r = 0; r < b->centre->n_rollouts; r++) {
        const struct rollout *launch = &b->centre->rollouts[r];
        if (launch->what != ROLLOUT_LAUNCH || launch->channel != c) {
            continue;
        }
        struct flow_share *arrived =
            arena_alloc(b->arena, launch->n_shares, sizeof *arrived);
        for (size_t k = 0; k < launch->n_shares; k++) {
            arrived[k] =
                (struct flow_share){ course_first_flow(b->centre, r) + k,
                                     course_source(b->centre, launch, k) };
        }
        thinning->arrived = arrived;
        thinning->n_arrived = launch->n_shares;
    }
}

/* The part of the channel's volume that leaves by share k of the rollout. */
static struct day_curve leaving(const struct builder *b, uint32_t c,
                                const struct rollout *rollout, size_t k,
                                int32_t date)
{
    if (rollout->what == ROLLOUT_LAUNCH) {
        return course_taken(b->centre, rollout, k, date);
    }
    return date < rollout->on_day
               ? (struct day_curve){ 0, 0, 0 }
               : day_curve_times(course_kept(b->centre, c, date),
                                 rollout->shares[k].share_frac);
}

static bool leaves_by(const struct rollout *rollout, size_t k, uint32_t c)
{
    return (rollout->what == ROLLOUT_LAUNCH &&
            rollout->shares[k].channel == c) ||
           (rollout->what == ROLLOUT_WITHDRAW && rollout->channel == c);
}

/* share[d] of the candidates of day d are what factor[d] says of the
 * channel's volume. */
static void list_left(const struct builder *b, uint32_t c, const double *factor,
                      struct thinning *thinning)
{
    const struct centre *centre = b->centre;
    struct flow_left *left =
        arena_alloc(b->arena, course_n_flows(centre), sizeof *left);
    for (size_t r = 0; r < centre->n_rollouts; r++) {
        const struct rollout *rollout = &centre->rollouts[r];
        for (size_t k = 0; k < rollout->n_shares; k++) {
            if (!leaves_by(rollout, k, c)) {
                continue;
            }
            struct day_curve *share =
                arena_alloc(b->arena, b->horizon->n_days, sizeof *share);
            for (uint32_t d = 0; d < b->horizon->n_days; d++) {
                share[d] = day_curve_times(
                    leaving(b, c, rollout, k, date_of(b, d)), factor[d]);
            }
            left[thinning->n_left++] =
                (struct flow_left){ course_first_flow(centre, r) + k, share };
        }
    }
    thinning->left = left;
}

/* ---- the four sorts ---- */

/* kept[d] x factor[d] come, of a channel with steady contacts. */
static const struct thinning *thin_volume(const struct builder *b, uint32_t c,
                                          const double *factor)
{
    const struct course_life life = course_life(b->centre, c);
    struct thinning *thinning = arena_alloc(b->arena, 1, sizeof *thinning);
    struct day_curve *comes =
        arena_alloc(b->arena, b->horizon->n_days, sizeof *comes);
    for (uint32_t d = 0; d < b->horizon->n_days; d++) {
        if (is_alive(&life, date_of(b, d))) {
            comes[d] = day_curve_times(course_kept(b->centre, c, date_of(b, d)),
                                       factor[d]);
        }
    }
    thinning->comes = comes;
    list_arrived(b, c, thinning);
    list_left(b, c, factor, thinning);
    return thinning;
}

static bool is_about(const struct rollout *rollout, uint32_t c)
{
    if (rollout->what == ROLLOUT_CHANGE) {
        return rollout->channel == c && rollout->changed == CHANGED_VOLUME;
    }
    for (size_t k = 0; k < rollout->n_shares; k++) {
        if (leaves_by(rollout, k, c)) {
            return true;
        }
    }
    return rollout->channel == c;
}

static bool is_steady(const struct centre *centre, uint32_t c)
{
    for (size_t r = 0; r < centre->n_rollouts; r++) {
        if (is_about(&centre->rollouts[r], c)) {
            return false;
        }
    }
    return true;
}

static void add_own(struct builder *b, uint32_t c)
{
    const struct channel *channel = &b->centre->channels[c];
    struct inflow own = {
        .name = channel->name,
        .channel = c,
        .demand = demand_build(b->centre, channel, b->horizon, b->arena),
    };
    if (!is_steady(b->centre, c) && own.demand.n > 0) {
        double *factor =
            arena_alloc(b->arena, b->horizon->n_days, sizeof *factor);
        for (uint32_t d = 0; d < b->horizon->n_days; d++) {
            factor[d] = fmin(1, course_changed(b->centre, c, date_of(b, d)));
        }
        own.thinning = thin_volume(b, c, factor);
    }
    add(b, own);
}

static void add_candidates(struct builder *b, uint32_t c, const char *name,
                           const double *a_week,
                           const struct thinning *thinning)
{
    double sum = 0;
    for (uint32_t d = 0; d < b->horizon->n_days; d++) {
        sum += a_week[d];
    }
    if (sum > 0) {
        add(b, (struct inflow){
                   .name = name,
                   .channel = c,
                   .demand =
                       demand_build_weekly(b->centre, &b->centre->channels[c],
                                           b->horizon, a_week, b->arena),
                   .thinning = thinning,
               });
    }
}

/* What changes add beyond the channel's own volume. */
static void add_changed(struct builder *b, uint32_t c)
{
    const uint32_t n_days = b->horizon->n_days;
    double *a_week = arena_alloc(b->arena, n_days, sizeof *a_week);
    double *factor = arena_alloc(b->arena, n_days, sizeof *factor);
    bool grows = false;
    for (uint32_t d = 0; d < n_days; d++) {
        const int32_t date = date_of(b, d);
        const double changed = course_changed(b->centre, c, date);
        const struct day_curve offered = course_offered(b->centre, c, date);
        const double most = day_curve_most(&offered);
        if (changed > 1 && most > 0) {
            a_week[d] = course_volume(b->centre, c, date) / changed *
                        (changed - 1) * most;
            factor[d] = 1 / most;
            grows = true;
        }
    }
    if (grows) {
        add_candidates(
            b, c,
            arena_text(b->arena, "%s/changed", b->centre->channels[c].name),
            a_week, thin_volume(b, c, factor));
    }
}

/* curves[d]: contacts a week, all of them counted in the flow. */
static void add_curves(struct builder *b, uint32_t c, const char *name,
                       struct day_curve *curves, size_t flow)
{
    const uint32_t n_days = b->horizon->n_days;
    double *a_week = arena_alloc(b->arena, n_days, sizeof *a_week);
    for (uint32_t d = 0; d < n_days; d++) {
        const double most = day_curve_most(&curves[d]);
        if (most > 0) {
            a_week[d] = most;
            curves[d] = day_curve_times(curves[d], 1 / most);
        }
    }
    struct flow_share *all = arena_alloc(b->arena, 1, sizeof *all);
    *all = (struct flow_share){ flow, 1 };
    struct thinning *thinning = arena_alloc(b->arena, 1, sizeof *thinning);
    *thinning = (struct thinning){
        .comes = curves,
        .n_arrived = 1,
        .arrived = all,
    };
    add_candidates(b, c, name, a_week, thinning);
}

static void add_spike(struct builder *b, size_t r, size_t k)
{
    const struct rollout *launch = &b->centre->rollouts[r];
    const uint32_t c = launch->channel;
    const struct course_life life = course_life(b->centre, c);
    struct day_curve *curves =
        arena_alloc(b->arena, b->horizon->n_days, sizeof *curves);
    for (uint32_t d = 0; d < b->horizon->n_days; d++) {
        const int32_t date = date_of(b, d);
        if (is_alive(&life, date)) {
            const struct day_curve spike = course_spike(b->centre, c, date);
            curves[d] = day_curve_times(course_offered(b->centre, c, date),
                                        course_volume(b->centre, c, date) *
                                            spike.midnight);
            curves[d].decay = spike.decay;
        }
    }
    add_curves(b, c,
               arena_text(b->arena, "%s/spike", b->centre->channels[c].name),
               curves, course_first_flow(b->centre, r) + k);
}

static void add_moved(struct builder *b, size_t r, size_t k)
{
    const struct rollout *end = &b->centre->rollouts[r];
    const uint32_t c = end->shares[k].channel;
    const struct course_life life = course_life(b->centre, c);
    struct day_curve *curves =
        arena_alloc(b->arena, b->horizon->n_days, sizeof *curves);
    for (uint32_t d = 0; d < b->horizon->n_days; d++) {
        if (is_alive(&life, date_of(b, d))) {
            curves[d] = course_moved_in(b->centre, end, k, date_of(b, d));
        }
    }
    add_curves(b, c,
               arena_text(b->arena, "%s/from %s", b->centre->channels[c].name,
                          b->centre->channels[end->channel].name),
               curves, course_first_flow(b->centre, r) + k);
}

struct inflows inflows_build(const struct centre *centre,
                             const struct horizon *horizon, struct arena *arena)
{
    struct builder b = {
        .centre = centre,
        .horizon = horizon,
        .arena = arena,
    };
    for (uint32_t c = 0; c < centre->n_channels; c++) {
        add_own(&b, c);
    }
    for (uint32_t c = 0; c < centre->n_channels; c++) {
        add_changed(&b, c);
    }
    for (size_t r = 0; r < centre->n_rollouts; r++) {
        const struct rollout *rollout = &centre->rollouts[r];
        for (size_t k = 0; k < rollout->n_shares; k++) {
            const bool is_new = rollout->shares[k].channel == NO_INDEX;
            if (rollout->what == ROLLOUT_LAUNCH && is_new) {
                add_spike(&b, r, k);
            } else if (rollout->what == ROLLOUT_WITHDRAW && !is_new) {
                add_moved(&b, r, k);
            }
        }
    }
    return (struct inflows){ b.n, b.list };
}

double inflow_expected(const struct inflow *inflow, double from_s, double to_s)
{
    if (!inflow->thinning) {
        return demand_expected(&inflow->demand, from_s, to_s);
    }
    double sum = 0;
    double start_s = 0;
    for (size_t i = 0; i < inflow->demand.n; i++) {
        const struct demand_step *step = &inflow->demand.steps[i];
        const double a = fmax(from_s, start_s);
        const double z = fmin(to_s, step->end_s);
        start_s = step->end_s;
        if (z > a && step->rate_per_s > 0) {
            const double midnight_s = (double)step->day * SECONDS_A_DAY;
            const struct day_curve *comes = &inflow->thinning->comes[step->day];
            sum += step->rate_per_s * SECONDS_A_DAY *
                   day_curve_integral(comes, (a - midnight_s) / SECONDS_A_DAY,
                                      (z - midnight_s) / SECONDS_A_DAY);
        }
    }
    return sum;
}

struct inflow inflow_scaled(const struct inflow *inflow, const char *name,
                            double factor, struct arena *arena)
{
    struct inflow scaled = *inflow;
    struct demand_step *steps =
        arena_alloc(arena, inflow->demand.n, sizeof *steps);
    for (size_t i = 0; i < inflow->demand.n; i++) {
        steps[i] = inflow->demand.steps[i];
        steps[i].rate_per_s *= factor;
    }
    scaled.name = name;
    scaled.demand.steps = steps;
    return scaled;
}
