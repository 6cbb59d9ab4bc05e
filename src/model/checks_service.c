/*
 * checks_service.c - channels that are open when nobody is there for them.
 *
 * Live work is looked at quarter by quarter, tickets day by day: they may wait
 * for the morning.
 */
#include "model/checks_inner.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/units.h"

static bool is_found_later(const struct centre *centre,
                           const struct channel *channel)
{
    for (size_t k = 0; k < channel->n_answered_by; k++) {
        const uint32_t team = channel->answered_by[k].team;
        if (centre->teams[team].staffing == STAFF_AS_NEEDED) {
            return true;
        }
    }
    return false;
}

/* Whether, in quarters [first, end) of the week, the channel is open and
 * nobody who may answer it is there. */
static bool is_deserted(const struct doubts *doubts, size_t channel_index,
                        size_t first, size_t end)
{
    const double hardly_anybody = 1e-9;
    const struct channel *channel = &doubts->centre->channels[channel_index];
    const double *open = doubts->workload.channels[channel_index].open_frac;
    double open_here = 0.0;
    double there = 0.0;
    for (size_t i = first; i < end; i++) {
        open_here += open[i];
        for (size_t k = 0; k < channel->n_answered_by; k++) {
            const uint32_t team = channel->answered_by[k].team;
            there += open[i] * doubts->workload.teams[team].agents[i];
        }
    }
    return open_here > 0.0 && there <= hardly_anybody;
}

/* A stretch of the week, in quarters from Monday 00:00. */
struct stretch {
    size_t first;
    size_t end;
};

/* The first stretch without agents from a quarter on. */
static struct stretch next_stretch(const struct doubts *doubts,
                                   size_t channel_index, size_t from)
{
    const enum way way = doubts->centre->channels[channel_index].way;
    const size_t step = way == WAY_TICKET ? QUARTERS_A_DAY : 1;
    size_t i = from;
    while (i < QUARTERS_A_WEEK &&
           !is_deserted(doubts, channel_index, i, i + step)) {
        i += step;
    }
    const size_t first = i;
    while (i < QUARTERS_A_WEEK &&
           is_deserted(doubts, channel_index, i, i + step)) {
        i += step;
    }
    return (struct stretch){ first, i };
}

/* As next_stretch, but those of a quarter, a meeting of all; false when there
 * is none. */
static bool find_stretch(const struct doubts *doubts, size_t channel_index,
                         size_t from, struct stretch *out)
{
    *out = next_stretch(doubts, channel_index, from);
    while (out->end == out->first + 1) {
        *out = next_stretch(doubts, channel_index, out->end);
    }
    return out->end > out->first;
}

/* "Monday 13:00 to 18:00", cut to what is open of it. */
static const char *stretch_written(const struct doubts *doubts,
                                   size_t channel_index, struct stretch when)
{
    const double *open = doubts->workload.channels[channel_index].open_frac;
    while (open[when.first] <= 0.0) {
        when.first++;
    }
    while (open[when.end - 1] <= 0.0) {
        when.end--;
    }
    const size_t last = when.end - 1;
    const bool opens = when.first == 0 || open[when.first - 1] <= 0.0;
    const bool closes = when.end == QUARTERS_A_WEEK || open[when.end] <= 0.0;
    const double day_s = SECONDS_A_DAY;
    const size_t day = when.first / QUARTERS_A_DAY;
    const size_t last_day = last / QUARTERS_A_DAY;
    double from_s = (double)when.first * QUARTER_S - (double)day * day_s;
    double to_s = (double)when.end * QUARTER_S - (double)last_day * day_s;
    from_s += opens ? (1.0 - open[when.first]) * QUARTER_S : 0.0;
    to_s -= closes && last > when.first ? (1.0 - open[last]) * QUARTER_S : 0.0;
    const char *until = units_write_clock(doubts->arena, to_s);
    if (last_day > day) {
        until = arena_text(doubts->arena, "%s %s",
                           date_weekday_whole((int)last_day), until);
    }
    return arena_text(doubts->arena, tr("%s %s to %s"),
                      date_weekday_whole((int)day),
                      units_write_clock(doubts->arena, from_s), until);
}

static void doubt_hours(struct doubts *doubts, size_t channel_index)
{
    const struct channel *channel = &doubts->centre->channels[channel_index];
    const char *path = arena_text(doubts->arena, "channels.%s", channel->name);
    struct stretch first;
    if (is_deserted(doubts, channel_index, 0, QUARTERS_A_WEEK)) {
        doubt(doubts, path,
              tr("no agent who serves it is ever scheduled while it is open"));
        return;
    }
    if (!find_stretch(doubts, channel_index, 0, &first)) {
        return;
    }
    size_t more = 0;
    for (struct stretch next = first;
         find_stretch(doubts, channel_index, next.end, &next);) {
        more++;
    }
    const char *when = stretch_written(doubts, channel_index, first);
    doubt(doubts, path,
          more == 0
              ? arena_text(doubts->arena,
                           tr("the channel is open on %s, but no agent who "
                              "serves it is scheduled then"),
                           when)
              : arena_text(doubts->arena,
                           tr_n("the channel is open on %s, but no agent who "
                                "serves it is scheduled then, nor at %zu other "
                                "time of the week",
                                "the channel is open on %s, but no agent who "
                                "serves it is scheduled then, nor at %zu other "
                                "times of the week",
                                more),
                           when, more));
}

void doubt_service(struct doubts *doubts, size_t channel_index)
{
    const struct channel *channel = &doubts->centre->channels[channel_index];
    const struct workload_channel *work =
        &doubts->workload.channels[channel_index];
    if (channel->n_answered_by == 0) {
        doubt(doubts, arena_text(doubts->arena, "channels.%s", channel->name),
              tr("no team serves this channel: nobody who comes is answered"));
    } else if (work->open_s_a_week <= 0.0 && !channel->any_time) {
        doubt(doubts, doubt_channel_path(doubts, channel, "opening_hours"),
              tr("this channel is never open"));
    } else if (!is_found_later(doubts->centre, channel)) {
        doubt_hours(doubts, channel_index);
    }
}
