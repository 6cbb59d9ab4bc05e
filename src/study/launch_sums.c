#include "study/launch_sums.h"

#include "model/centre.h"

#define SECONDS_A_TICK 1e-6

static double seconds(uint64_t ticks)
{
    return (double)ticks * SECONDS_A_TICK;
}

/* What is counted of tickets by the day of their arrival only. */
static void set_tickets(struct launch_sums *sums, const struct ticket_day *day)
{
    sums->first_reply_s = seconds(day->first_reply_ticks);
    sums->replied = sums->answered;
    sums->requester_s = seconds(day->requester_ticks);
    sums->requests = day->solved;
    sums->gap.unsolved = day->unsolved;
}

struct launch_sums launch_sums_of_day(const struct centre *centre,
                                      const struct sample *sample,
                                      size_t channel, size_t day)
{
    const struct channel *of = &centre->channels[channel];
    const struct interval_cell *cells = sample->cells +
                                        channel * sample->n_intervals +
                                        day * sample->slots_a_day;
    struct launch_sums sums = { .days = 1 };
    double handle_s = 0;
    for (size_t i = 0; i < sample->slots_a_day; i++) {
        const struct level level = interval_cell_level(&cells[i], of);
        sums.offered += cells[i].offered;
        sums.answered += cells[i].answered;
        sums.level_met += level.met;
        sums.level_of += level.of;
        sums.wait_s += seconds(cells[i].wait_answered_ticks);
        handle_s += seconds(cells[i].handle_ticks);
        sums.gap.unfinished += cells[i].unfinished;
        sums.backlog_days += cells[i].backlog;
    }
    sums.backlog_days /= (double)sample->slots_a_day;
    sums.gap.offered = sums.offered;
    if (of->way == WAY_TICKET) {
        set_tickets(&sums,
                    &sample->ticket_days[channel * sample->n_days + day]);
    } else {
        sums.requester_s = sums.wait_s + handle_s;
        sums.requests = sums.answered;
    }
    return sums;
}

void launch_gap_add(struct gap *into, const struct gap *gap)
{
    into->offered += gap->offered;
    into->unfinished += gap->unfinished;
    into->unsolved += gap->unsolved;
}

void launch_sums_add(struct launch_sums *into, const struct launch_sums *sums,
                     bool same_days)
{
    into->days += same_days ? 0 : sums->days;
    into->offered += sums->offered;
    into->answered += sums->answered;
    into->level_met += sums->level_met;
    into->level_of += sums->level_of;
    into->wait_s += sums->wait_s;
    into->first_reply_s += sums->first_reply_s;
    into->replied += sums->replied;
    into->requester_s += sums->requester_s;
    into->requests += sums->requests;
    into->backlog_days += sums->backlog_days;
    launch_gap_add(&into->gap, &sums->gap);
}

struct pair launch_sums_pair(const struct launch_sums *sums,
                             enum launch_measure measure)
{
    switch (measure) {
    case LAUNCH_CONTACTS:
        return (struct pair){ sums->offered, sums->days };
    case LAUNCH_LEVEL:
        return (struct pair){ sums->level_met, sums->level_of };
    case LAUNCH_WAIT_S:
        return (struct pair){ sums->wait_s, sums->answered };
    case LAUNCH_FIRST_REPLY_S:
        return (struct pair){ sums->first_reply_s, sums->replied };
    case LAUNCH_REQUESTER_S:
        return (struct pair){ sums->requester_s, sums->requests };
    case LAUNCH_BACKLOG:
        return (struct pair){ sums->backlog_days, sums->days };
    case N_LAUNCH_MEASURES:
        break;
    }
    return (struct pair){ 0, 0 };
}
