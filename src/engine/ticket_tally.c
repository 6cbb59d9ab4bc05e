#include "engine/ticket_tally.h"

#include "engine/ticket_queue.h"

static const int64_t age_bounds[AGE_BANDS - 1] = {
    (int64_t)4 * 3600 * 1000000,
    (int64_t)TICKS_A_DAY,
    (int64_t)(3 * TICKS_A_DAY),
};

static const uint64_t reply_bounds[3] = {
    (uint64_t)3600 * 1000000,
    (uint64_t)8 * 3600 * 1000000,
    TICKS_A_DAY,
};

void ticket_tally_enter(struct replication *rep, const struct ticket *ticket)
{
    struct ticket_line *line = ticket_line_of(rep, ticket);
    struct ticket_tally *tally = ticket_tally_of(rep, ticket);
    line->n_backlog++;
    if (rep->interval != NO_CELL && line->n_backlog > tally->backlog_max) {
        tally->backlog_max = line->n_backlog;
    }
}

/* Overlap of [from, to) with each band of age. */
static void count_ages(struct replication *rep, const struct ticket *ticket,
                       uint64_t from, uint64_t to)
{
    struct ticket_tally *tally = ticket_tally_of(rep, ticket);
    int64_t begins = INT64_MIN;
    for (unsigned i = 0; i < AGE_BANDS; i++) {
        const int64_t ends =
            i + 1 == AGE_BANDS ? INT64_MAX : ticket->arrived + age_bounds[i];
        const int64_t a = (int64_t)from > begins ? (int64_t)from : begins;
        const int64_t b = (int64_t)to < ends ? (int64_t)to : ends;
        tally->age_ticks[i] += b > a ? (uint64_t)(b - a) : 0;
        begins = ends;
    }
}

/* Adds the ticket to every day at whose end it is in the backlog. */
static void count_days(struct replication *rep, const struct ticket *ticket,
                       uint64_t from, uint64_t to)
{
    const struct sample *sample = rep->tally.sample;
    const uint64_t start = rep->plan->horizon.window_start;
    uint32_t(*ages)[AGE_BANDS] =
        sample->backlog_ages + ticket->contact.channel * sample->n_days;
    const uint64_t last = (to - start) / TICKS_A_DAY;
    for (uint64_t day = (from - start) / TICKS_A_DAY; day < last; day++) {
        const int64_t age =
            (int64_t)(start + (day + 1) * TICKS_A_DAY) - ticket->arrived;
        unsigned band = 0;
        while (band < AGE_BANDS - 1 && age >= age_bounds[band]) {
            band++;
        }
        ages[day][band]++;
    }
}

void ticket_tally_backlog(struct replication *rep, const struct ticket *ticket,
                          uint64_t to)
{
    const struct horizon *horizon = &rep->plan->horizon;
    const uint64_t from =
        ticks_max((uint64_t)(ticket->joined > 0 ? ticket->joined : 0),
                  horizon->window_start);
    const uint64_t end = ticks_min(to, horizon->window_end);
    if (end > from) {
        struct ticket_tally *tally = ticket_tally_of(rep, ticket);
        tally->backlog_ticks += end - from;
        count_ages(rep, ticket, from, end);
        count_days(rep, ticket, from, end);
        if (end == horizon->window_end) {
            const int64_t age = (int64_t)end - ticket->arrived;
            tally->oldest_ticks = ticks_max(tally->oldest_ticks, (uint64_t)age);
        }
    }
}

void ticket_tally_leave(struct replication *rep, const struct ticket *ticket)
{
    struct ticket_line *line = ticket_line_of(rep, ticket);
    struct ticket_tally *tally = ticket_tally_of(rep, ticket);
    line->n_backlog--;
    ticket_tally_backlog(rep, ticket, rep->now);
    if (line->n_backlog == 0 && tally->cleared == NEVER &&
        rep->interval != NO_CELL) {
        tally->cleared = rep->now;
    }
}

void ticket_tally_pending(struct replication *rep, const struct ticket *ticket)
{
    ticket_tally_of(rep, ticket)->pending_ticks += ticks_overlap(
        ticket->pending_since, rep->now, rep->plan->horizon.window_start,
        rep->plan->horizon.window_end);
}

void ticket_tally_waiting(struct replication *rep, const struct ticket *ticket)
{
    rep->tally.channels[ticket->contact.channel].queue_ticks += ticks_overlap(
        ticket->waiting_since, rep->now, rep->plan->horizon.window_start,
        rep->plan->horizon.window_end);
}

void ticket_tally_touch(struct replication *rep, const struct ticket *ticket)
{
    rep->tally.channels[ticket->contact.channel].talk_ticks += ticks_overlap(
        ticket->started, rep->now, rep->plan->horizon.window_start,
        rep->plan->horizon.window_end);
}

/* Open ticks before it, on the clock of promises. */
static uint64_t open_until(const struct channel_plan *cp, uint64_t tick)
{
    return hours_open_until(&cp->clock, tick + cp->clock_early);
}

static struct ticket_day *ticket_day_of(const struct replication *rep,
                                        const struct ticket *ticket)
{
    const struct sample *sample = rep->tally.sample;
    return &sample->ticket_days[ticket->contact.channel * sample->n_days +
                                ticket->contact.cell / sample->slots_a_day];
}

void ticket_tally_first_reply(struct replication *rep, struct ticket *ticket)
{
    const struct channel_plan *cp = ticket_plan(rep, ticket);
    struct ticket_tally *tally = ticket_tally_of(rep, ticket);
    const uint64_t arrived = ticket->contact.arrived;
    const uint64_t wait = ticket->first_start - arrived;
    const uint64_t reply = ticket->first_reply - arrived;
    const uint64_t arrived_open = open_until(cp, arrived);
    const uint64_t reply_open =
        open_until(cp, ticket->first_reply) - arrived_open;
    const struct target *target = &cp->channel->target;
    const bool in_time =
        target->set &&
        (target->open_hours ? reply_open : reply) <= ticks_of(target->within_s);
    tally_answered_in_time(&rep->tally, ticket->contact.channel,
                           ticket->contact.cell, wait, 0, in_time);
    tally->wait_open_ticks +=
        open_until(cp, ticket->first_start) - arrived_open;
    ticket->first_reply_open = reply_open;
    tally->first_reply_ticks += reply;
    tally->first_reply_open_ticks += reply_open;
    ticket_day_of(rep, ticket)->first_reply_ticks += reply;
    for (unsigned i = 0; i < 3; i++) {
        tally->replied_in[i] += reply <= reply_bounds[i];
    }
    rep->tally.sample->first_replies[ticket->contact.channel]
        .count[histogram_bucket(reply)]++;
}

void ticket_tally_resolution(struct replication *rep,
                             const struct ticket *ticket)
{
    const struct channel_plan *cp = ticket_plan(rep, ticket);
    struct ticket_tally *tally = ticket_tally_of(rep, ticket);
    const uint64_t arrived = ticket->contact.arrived;
    const uint64_t whole = ticket->solved - arrived;
    const uint64_t open =
        ticket->solved == ticket->first_reply
            ? ticket->first_reply_open
            : open_until(cp, ticket->solved) - open_until(cp, arrived);
    const struct target *target = &cp->channel->solve_target;
    struct sample *sample = rep->tally.sample;
    const uint32_t c = ticket->contact.channel;
    tally->resolved++;
    tally->resolution_ticks += whole;
    tally->resolution_open_ticks += open;
    tally->requester_ticks += ticket->requester;
    tally->replies += ticket->touches;
    tally->one_touch += ticket->touches == 1;
    tally->solved_in_time +=
        target->set &&
        (target->open_hours ? open : whole) <= ticks_of(target->within_s);
    sample->resolutions[c].count[histogram_bucket(whole)]++;
    sample->requester_waits[c].count[histogram_bucket(ticket->requester)]++;
    struct ticket_day *day = ticket_day_of(rep, ticket);
    day->solved++;
    day->requester_ticks += ticket->requester;
    day->resolution_ticks += whole;
}

void ticket_tally_unsolved(struct replication *rep, const struct ticket *ticket)
{
    ticket_tally_of(rep, ticket)->unsolved++;
    ticket_day_of(rep, ticket)->unsolved++;
}
