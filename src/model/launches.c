/*
 * launches.c - a channel cannot lose more contacts than it has.
 *
 * With V the steady volume of a launched channel, e(t) the share it is offered
 * to and s the share that comes from a donor, the donor keeps
 *
 *     1 - sum of e(t) V(t) s / its own volume
 *
 * of its contacts. It is worked out for every day of the plan with volumes a
 * week, growth included; changes and special days leave the proportion as it
 * is, or nearly, and are left out.
 */
#include "model/reader.h"

#include "base/civil.h"

#include <assert.h>
#include <math.h>
#include <string.h>

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

/* Contacts a week, `day` days after the plan's start. */
static double volume_at(const struct channel *channel, uint32_t day)
{
    const struct volume *volume = &channel->volume;
    const double growth = pow(channel->growth_a_day, day);
    switch (volume->basis) {
    case VOLUME_NONE:
        return 0;
    case VOLUME_PER_WEEK:
        return volume->amount * growth;
    case VOLUME_PER_DAY:
        return volume->amount * growth * open_days(channel);
    case VOLUME_PER_HOUR:
        return volume->amount * growth * open_hours(channel);
    case VOLUME_LIST: {
        const size_t week = day / DAYS_A_WEEK;
        const size_t n = volume->n_weeks;
        return n ? volume->per_week[week < n ? week : n - 1] * growth : 0;
    }
    case VOLUME_COUNTS:
        return counted_a_week(volume);
    }
    return 0;
}

static double offered_at(const struct rollout *launch, int32_t day)
{
    double share = 0;
    for (size_t i = 0; i < launch->n_steps; i++) {
        const struct offered_step *step = &launch->steps[i];
        if (step->on_day <= day) {
            share = step->share_frac;
        } else if (launch->ramp && i > 0) {
            const struct offered_step *last = step - 1;
            return last->share_frac + (step->share_frac - last->share_frac) *
                                          (day - last->on_day) /
                                          (step->on_day - last->on_day);
        } else {
            break;
        }
    }
    return share;
}

/* What the launch takes of the donor on that day, in contacts a week. */
static double taken(const struct reader *reader, const struct rollout *launch,
                    uint32_t donor, uint32_t day)
{
    const int32_t date = reader->centre->plan.start_day + (int32_t)day;
    if (launch->what != ROLLOUT_LAUNCH || launch->channel == NO_INDEX ||
        date < launch->on_day) {
        return 0;
    }
    double share = 0;
    for (size_t i = 0; i < launch->n_shares; i++) {
        share += launch->shares[i].channel == donor
                     ? launch->shares[i].share_frac
                     : 0;
    }
    return share > 0 ? share * offered_at(launch, date) *
                           volume_at(&reader->channels[launch->channel], day)
                     : 0;
}

static struct place place_of_share(const struct reader *reader, size_t launch,
                                   const char *donor)
{
    const struct value *entry = value_find(reader->root, "rollout")->first;
    while (launch-- > 0) {
        entry = entry->next;
    }
    const struct value *shares = value_find(entry, "comes_from");
    const struct value *share = value_find(shares, donor);
    return share ? share->key : entry->at;
}

/* The first day on which the donor is asked for more than it has. */
static void check_donor(struct reader *reader, uint32_t donor)
{
    const struct centre *centre = reader->centre;
    for (uint32_t day = 0; day < centre->plan.n_days; day++) {
        const double own = volume_at(&reader->channels[donor], day);
        double sum = 0;
        size_t last = 0;
        for (size_t i = 0; i < centre->n_rollouts; i++) {
            const double part = taken(reader, &centre->rollouts[i], donor, day);
            sum += part;
            last = part > 0 ? i : last;
        }
        if (sum > own * (1 + 1e-9)) {
            char date[11];
            civil_write_date(centre->plan.start_day + (int32_t)day, date);
            complain(reader->complaints, "E-CONFLICT",
                     place_of_share(reader, last, reader->channel_names[donor]),
                     "lower the share that comes from it, or the volume of "
                     "the new channel",
                     "%s has %.0f contacts a week on %s, and launches take "
                     "%.0f of them",
                     reader->channel_names[donor], own, date, sum);
            return;
        }
    }
}

void reader_check_launches(struct reader *reader)
{
    if (complaints_count(reader->complaints) > 0 ||
        reader->centre->n_rollouts == 0) {
        return;
    }
    for (uint32_t i = 0; i < reader->n_channels; i++) {
        check_donor(reader, i);
    }
}
