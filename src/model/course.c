#include "model/course.h"

#include "base/civil.h"
#include "model/offer.h"
#include "model/ordinary_week.h"
#include <assert.h>
#include <math.h>

/* 95 % of the extra is gone after `settles`: e^-3 is 0.0498. */
static const double decay_to_settle = 3;

/* ---- the ordinary week ---- */

static double counted_a_week(const struct volume *volume)
{
    if (volume->n_counts == 0) {
        return 0;
    }
    const struct count_step *first = &volume->counts[0];
    const struct count_step *last = &volume->counts[volume->n_counts - 1];
    double sum = 0;
    for (size_t i = 0; i < volume->n_counts; i++) {
        sum += volume->counts[i].count;
    }
    const double weeks = (last->start_s + last->length_s - first->start_s) /
                         (DAYS_A_WEEK * SECONDS_A_DAY);
    return sum / fmax(weeks, 1);
}

double course_ordinary_week(const struct centre *centre, uint32_t channel,
                            int32_t day)
{
    const struct channel *of = &centre->channels[channel];
    const struct volume *volume = &of->volume;
    switch (volume->basis) {
    case VOLUME_NONE:
        return 0;
    case VOLUME_PER_WEEK:
    case VOLUME_PER_DAY:
    case VOLUME_PER_HOUR:
        return volume->amount * ordinary_week_times(of, volume->basis);
    case VOLUME_LIST: {
        const int32_t since = day - centre->plan.start_day;
        const size_t week = since < 0 ? 0 : (size_t)since / DAYS_A_WEEK;
        const size_t last = volume->n_weeks - 1;
        return volume->per_week[week < last ? week : last];
    }
    case VOLUME_COUNTS:
        return counted_a_week(volume);
    }
    return 0;
}

/* ---- growth and changes ---- */

static bool holds(const struct rollout *change, int32_t day)
{
    return day >= change->on_day &&
           !(change->has_end && day >= change->end_day);
}

static bool is_of(const struct rollout *change, enum changed what,
                  uint32_t channel)
{
    return change->what == ROLLOUT_CHANGE && change->changed == what &&
           change->channel == channel;
}

static bool growth_changes(const struct centre *centre, uint32_t channel)
{
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        if (is_of(&centre->rollouts[i], CHANGED_GROWTH, channel)) {
            return true;
        }
    }
    return false;
}

/* A growth that changes by a percentage is meant as people say it: 2 % a week
 * by +50 % is 3 % a week. */
static double growth_of_day(const struct centre *centre, uint32_t channel,
                            int32_t day)
{
    double a_day = centre->channels[channel].growth_a_day;
    double factor = 1;
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        const struct rollout *change = &centre->rollouts[i];
        if (is_of(change, CHANGED_GROWTH, channel) && holds(change, day)) {
            factor *= change->is_factor ? change->value : 1;
            a_day = change->is_factor ? a_day : change->value;
        }
    }
    const double a_week = 1 + (pow(a_day, DAYS_A_WEEK) - 1) * factor;
    return pow(fmax(a_week, 0), 1.0 / DAYS_A_WEEK);
}

double course_growth(const struct centre *centre, uint32_t channel, int32_t day)
{
    const int32_t start = centre->plan.start_day;
    if (!growth_changes(centre, channel)) {
        return pow(centre->channels[channel].growth_a_day, day - start);
    }
    double growth = 1;
    for (int32_t d = start; d < day; d++) {
        growth *= growth_of_day(centre, channel, d);
    }
    for (int32_t d = day; d < start; d++) {
        growth /= growth_of_day(centre, channel, d);
    }
    return growth;
}

double course_changed(const struct centre *centre, uint32_t channel,
                      int32_t day)
{
    double factor = 1;
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        const struct rollout *change = &centre->rollouts[i];
        if (is_of(change, CHANGED_VOLUME, channel) && holds(change, day)) {
            factor *=
                change->is_factor
                    ? change->value
                    : change->value / centre->channels[channel].volume.amount;
        }
    }
    return factor;
}

double course_volume(const struct centre *centre, uint32_t channel, int32_t day)
{
    return course_ordinary_week(centre, channel, day) *
           course_growth(centre, channel, day) *
           course_changed(centre, channel, day);
}

/* ---- launches ---- */

const struct rollout *course_event(const struct centre *centre,
                                   uint32_t channel, enum rollout_what what)
{
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        const struct rollout *rollout = &centre->rollouts[i];
        if (rollout->what == what && rollout->channel == channel) {
            return rollout;
        }
    }
    return NULL;
}

/* The first day on which a withdrawal moves contacts into the channel. */
static int32_t first_moved_in(const struct centre *centre, uint32_t channel)
{
    int32_t first = INT32_MAX;
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        const struct rollout *end = &centre->rollouts[i];
        for (size_t k = 0; end->what == ROLLOUT_WITHDRAW && k < end->n_shares;
             k++) {
            if (end->shares[k].channel == channel &&
                end->shares[k].share_frac > 0 && end->on_day < first) {
                first = end->on_day;
            }
        }
    }
    return first;
}

struct course_life course_life(const struct centre *centre, uint32_t channel)
{
    const struct channel *of = &centre->channels[channel];
    const struct rollout *launch =
        course_event(centre, channel, ROLLOUT_LAUNCH);
    const struct rollout *end = course_event(centre, channel, ROLLOUT_WITHDRAW);
    struct course_life life = { INT32_MIN, INT32_MAX };
    if (of->has_from) {
        life.from_day = of->from_day;
    }
    if (of->has_until) {
        life.until_day = of->until_day;
    }
    const int32_t opens_day = !launch ? INT32_MIN
                              : launch->is_left_out
                                  ? first_moved_in(centre, channel)
                                  : launch->on_day;
    if (opens_day > life.from_day) {
        life.from_day = opens_day;
    }
    if (end && end->on_day < life.until_day) {
        life.until_day = end->on_day;
    }
    return life;
}

static bool has_ended(const struct channel *channel, int32_t day)
{
    return channel->has_until && day >= channel->until_day;
}

/* The part of what a source brings that is not there since a launch is left
 * out. Launches may take of each other in a circle: whoever went round it more
 * often than there are launches is not followed. */
static double absent_frac(const struct centre *centre,
                          const struct rollout *launch, size_t hops);

static double absent_of(const struct centre *centre, uint32_t donor,
                        size_t hops)
{
    const struct rollout *launch =
        donor == NO_INDEX ? NULL : course_event(centre, donor, ROLLOUT_LAUNCH);
    return launch && hops > 0 ? absent_frac(centre, launch, hops - 1) : 0;
}

static double absent_frac(const struct centre *centre,
                          const struct rollout *launch, size_t hops)
{
    double absent = launch->is_left_out ? 1 : 0;
    for (size_t k = 0; k < launch->n_shares && !launch->is_left_out; k++) {
        absent += launch->shares[k].share_frac *
                  absent_of(centre, launch->shares[k].channel, hops);
    }
    return fmin(absent, 1);
}

double course_source(const struct centre *centre, const struct rollout *launch,
                     size_t share)
{
    const struct share_of *source = &launch->shares[share];
    const size_t hops = centre->n_rollouts;
    const double present = 1 - absent_frac(centre, launch, hops);
    return present > 0
               ? source->share_frac *
                     (1 - absent_of(centre, source->channel, hops)) / present
               : 0;
}

struct day_curve course_offered(const struct centre *centre, uint32_t channel,
                                int32_t day)
{
    const struct rollout *launch =
        course_event(centre, channel, ROLLOUT_LAUNCH);
    if (!launch) {
        return (struct day_curve){ 1, 0, 0 };
    }
    return has_ended(&centre->channels[channel], day)
               ? (struct day_curve){ 0, 0, 0 }
               : day_curve_times(
                     offer_reach(
                         launch,
                         course_event(centre, channel, ROLLOUT_WITHDRAW), day),
                     1 - absent_frac(centre, launch, centre->n_rollouts));
}

struct day_curve course_taken(const struct centre *centre,
                              const struct rollout *launch, size_t share,
                              int32_t day)
{
    const uint32_t donor = launch->shares[share].channel;
    assert(launch->what == ROLLOUT_LAUNCH && donor != NO_INDEX);
    const double volume = course_volume(centre, launch->channel, day);
    const double own = course_volume(centre, donor, day);
    const double a_share = course_source(centre, launch, share) * volume;
    /* What cannot be taken of nothing is refused by the model. */
    return day_curve_times(course_offered(centre, launch->channel, day),
                           own > 0 ? a_share / own : a_share);
}

struct day_curve course_kept(const struct centre *centre, uint32_t channel,
                             int32_t day)
{
    struct day_curve kept = course_offered(centre, channel, day);
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        const struct rollout *launch = &centre->rollouts[i];
        for (size_t k = 0;
             launch->what == ROLLOUT_LAUNCH && k < launch->n_shares; k++) {
            if (launch->shares[k].channel == channel) {
                kept = day_curve_sum(
                    kept,
                    day_curve_times(course_taken(centre, launch, k, day), -1));
            }
        }
    }
    return kept;
}

static double new_share(const struct centre *centre,
                        const struct rollout *launch)
{
    double share = 0;
    for (size_t i = 0; i < launch->n_shares; i++) {
        share += launch->shares[i].channel == NO_INDEX
                     ? course_source(centre, launch, i)
                     : 0;
    }
    return share;
}

struct day_curve course_spike(const struct centre *centre, uint32_t channel,
                              int32_t day)
{
    const struct rollout *launch =
        course_event(centre, channel, ROLLOUT_LAUNCH);
    if (!launch || !(launch->spike > 0) || day < launch->on_day) {
        return (struct day_curve){ 0, 0, 0 };
    }
    const double decay = decay_to_settle * SECONDS_A_DAY / launch->settles_s;
    const double since = day - launch->on_day;
    return (struct day_curve){
        .midnight =
            new_share(centre, launch) * launch->spike * exp(-decay * since),
        .decay = decay,
    };
}

/* ---- withdrawals ---- */

/* All that withdrawals move into a channel. A channel withdrawn goes only to
 * one that is withdrawn later, so this ends. */
static struct day_curve all_moved_in(const struct centre *centre,
                                     uint32_t channel, int32_t day)
{
    struct day_curve sum = { 0, 0, 0 };
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        const struct rollout *end = &centre->rollouts[i];
        for (size_t k = 0; end->what == ROLLOUT_WITHDRAW && k < end->n_shares;
             k++) {
            if (end->shares[k].channel == channel) {
                sum = day_curve_sum(sum, course_moved_in(centre, end, k, day));
            }
        }
    }
    return sum;
}

struct day_curve course_moved_in(const struct centre *centre,
                                 const struct rollout *withdrawal, size_t share,
                                 int32_t day)
{
    const uint32_t from = withdrawal->channel;
    assert(withdrawal->what == ROLLOUT_WITHDRAW);
    if (day < withdrawal->on_day || has_ended(&centre->channels[from], day)) {
        return (struct day_curve){ 0, 0, 0 };
    }
    const struct day_curve own = day_curve_times(
        course_kept(centre, from, day), course_volume(centre, from, day));
    return day_curve_times(day_curve_sum(own, all_moved_in(centre, from, day)),
                           withdrawal->shares[share].share_frac);
}

double course_contacts_a_week(const struct centre *centre, uint32_t channel,
                              int32_t day, double x)
{
    const struct course_life life = course_life(centre, channel);
    if (day < life.from_day || day >= life.until_day) {
        return 0;
    }
    const struct day_curve offered = course_offered(centre, channel, day);
    const struct day_curve kept = course_kept(centre, channel, day);
    const struct day_curve spike = course_spike(centre, channel, day);
    const struct day_curve moved = all_moved_in(centre, channel, day);
    return course_volume(centre, channel, day) *
               (day_curve_at(&kept, x) +
                day_curve_at(&offered, x) * day_curve_at(&spike, x)) +
           day_curve_at(&moved, x);
}

/* ---- flows ---- */

size_t course_first_flow(const struct centre *centre, size_t rollout)
{
    size_t n = 0;
    for (size_t i = 0; i < rollout; i++) {
        n += centre->rollouts[i].n_shares;
    }
    return n;
}

size_t course_n_flows(const struct centre *centre)
{
    return course_first_flow(centre, centre->n_rollouts);
}
