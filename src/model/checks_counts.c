/*
 * checks_counts.c - what of a file of dated counts does not fit the plan:
 * days that it does not reach, rows that it lacks, contacts while closed.
 */
#include "model/checks_inner.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "base/units.h"
#include "model/day_hours.h"
#include <math.h>

/* Days at either end of the plan that a file of counts does not reach: more
 * than a weekend. */
static void doubt_ends(struct doubts *doubts, const struct channel *channel)
{
    enum { MISSING_AT_LEAST = 4 };
    const struct volume *volume = &channel->volume;
    const struct plan *plan = &doubts->centre->plan;
    const int32_t first =
        (int32_t)floor(volume->counts[0].start_s / SECONDS_A_DAY);
    const struct count_step *end = &volume->counts[volume->n_counts - 1];
    const int32_t last =
        (int32_t)ceil((end->start_s + end->length_s) / SECONDS_A_DAY) - 1;
    if (first < MISSING_AT_LEAST &&
        (int32_t)plan->n_days - 1 - last < MISSING_AT_LEAST) {
        return;
    }
    doubt(doubts, doubt_channel_path(doubts, channel, "volume"),
          arena_text(
              doubts->arena,
              tr("the counts run from %s to %s, the plan from %s to %s: on "
                 "the other days nobody comes"),
              date_written(doubts->arena, plan->start_day + first),
              date_written(doubts->arena, plan->start_day + last),
              date_written(doubts->arena, plan->start_day),
              date_written(doubts->arena,
                           plan->start_day + (int32_t)plan->n_days - 1)));
}

/* "2027-01-04 08:30", of seconds since midnight of the plan's first day. */
static const char *moment(const struct doubts *doubts, double second)
{
    const double day = floor(second / SECONDS_A_DAY);
    const char *date = date_written(
        doubts->arena, doubts->centre->plan.start_day + (int32_t)day);
    const double clock_s = second - day * SECONDS_A_DAY;
    return clock_s > 0.0 ? arena_text(doubts->arena, "%s %s", date,
                                      units_write_clock(doubts->arena, clock_s))
                         : date;
}

static bool is_of_plan(const struct doubts *doubts,
                       const struct channel *channel, double second)
{
    const struct plan *plan = &doubts->centre->plan;
    const double day = floor(second / SECONDS_A_DAY);
    const int32_t civil_day = plan->start_day + (int32_t)day;
    return day >= 0.0 && day < (double)plan->n_days &&
           !(channel->has_from && civil_day < channel->from_day) &&
           !(channel->has_until && civil_day >= channel->until_day);
}

/* What nobody hears: counts while the channel is closed. */
static void doubt_lost(struct doubts *doubts, const struct channel *channel)
{
    const double worth_telling = 0.5;
    const struct volume *volume = &channel->volume;
    const struct plan *plan = &doubts->centre->plan;
    double counted = 0.0;
    double lost = 0.0;
    double first_s = 0.0;
    for (size_t i = 0; i < volume->n_counts; i++) {
        const struct count_step *step = &volume->counts[i];
        if (!is_of_plan(doubts, channel, step->start_s)) {
            continue;
        }
        const double open_s = day_hours_open_s(channel, plan, step->start_s,
                                               step->start_s + step->length_s);
        const bool whole_days = fmod(step->length_s, SECONDS_A_DAY) <= 0.0;
        const double kept = whole_days && open_s > 0.0
                                ? step->count
                                : step->count * open_s / step->length_s;
        counted += step->count;
        if (lost <= 0.0 && step->count > kept) {
            first_s = step->start_s;
        }
        lost += step->count - kept;
    }
    if (lost >= worth_telling) {
        doubt(doubts, doubt_channel_path(doubts, channel, "volume"),
              arena_text(doubts->arena,
                         tr("%s of the %s contacts counted in the plan's days "
                            "come while the channel is closed, the first on "
                            "%s, and are left out"),
                         number_count(doubts->arena, lost),
                         number_count(doubts->arena, counted),
                         moment(doubts, first_s)));
    }
}

/* Steps between two rows that have none of their own, on days and at times
 * that are open. A night without rows is a night. */
static size_t count_missing(const struct doubts *doubts,
                            const struct channel *channel,
                            const struct count_step *before,
                            const struct count_step *after, double *first_s)
{
    const double length_s = before->length_s;
    const bool same_day = floor(before->start_s / SECONDS_A_DAY) ==
                          floor(after->start_s / SECONDS_A_DAY);
    size_t n = 0;
    double start_s = before->start_s + length_s;
    if (!same_day && length_s < SECONDS_A_DAY) {
        return 0;
    }
    for (; start_s < after->start_s; start_s += length_s) {
        if (is_of_plan(doubts, channel, start_s) &&
            day_hours_open_s(channel, &doubts->centre->plan, start_s,
                             start_s + length_s) > 0.0) {
            *first_s = n == 0 ? start_s : *first_s;
            n++;
        }
    }
    return n;
}

static void doubt_missing(struct doubts *doubts, const struct channel *channel)
{
    const struct volume *volume = &channel->volume;
    size_t n = 0;
    double first_s = 0.0;
    for (size_t i = 1; i < volume->n_counts; i++) {
        double here_s = 0.0;
        const size_t here =
            count_missing(doubts, channel, &volume->counts[i - 1],
                          &volume->counts[i], &here_s);
        first_s = n == 0 ? here_s : first_s;
        n += here;
    }
    if (n > 0) {
        doubt(doubts, doubt_channel_path(doubts, channel, "volume"),
              n == 1 ? arena_text(doubts->arena,
                                  tr("the file has no row for %s, when the "
                                     "channel is open: taken as 0"),
                                  moment(doubts, first_s))
                     : arena_text(doubts->arena,
                                  tr("the file has no row for %zu steps when "
                                     "the channel is open, the first on %s: "
                                     "taken as 0"),
                                  n, moment(doubts, first_s)));
    }
}

void doubt_counts(struct doubts *doubts)
{
    for (size_t i = 0; i < doubts->centre->n_channels; i++) {
        const struct channel *channel = &doubts->centre->channels[i];
        if (channel->volume.basis == VOLUME_COUNTS &&
            channel->volume.n_counts > 0) {
            doubt_ends(doubts, channel);
            doubt_missing(doubts, channel);
            doubt_lost(doubts, channel);
        }
    }
}
