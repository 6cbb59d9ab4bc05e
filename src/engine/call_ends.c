#include "engine/call_ends.h"

#include "engine/call.h"
#include "engine/replication.h"
#include <assert.h>
#include <math.h>

/* Who of a trace row. Customers of an inflow that was added to a channel have
 * numbers of their own, beyond those of the channel's. */
static struct trace_row row_of(const struct replication *rep,
                               const struct contact *contact)
{
    const struct simulation_plan *plan = rep->plan;
    const uint32_t inflow = contact->origin;
    const uint64_t beyond = inflow < plan->centre->n_channels ? 0 : inflow;
    return (struct trace_row){
        .arrival_s = ticks_seconds(contact->arrived) -
                     ticks_seconds(plan->horizon.window_start),
        .number = beyond << 32 | contact->number,
        .origin = plan->inflows.list[inflow].channel,
        .attempt = contact->attempt,
        .channel = contact->channel,
        .counted = contact->cell != NO_CELL,
    };
}

void call_ends_trace(struct replication *rep, const struct contact *contact,
                     enum outcome outcome, uint64_t end, uint32_t team)
{
    if (!rep->trace) {
        return;
    }
    const double start_s = ticks_seconds(rep->plan->horizon.window_start);
    const bool answered = outcome == OUTCOME_ANSWERED;
    struct trace_row row = row_of(rep, contact);
    row.answer_s = answered ? ticks_seconds(rep->now) - start_s : nan("");
    row.end_s = ticks_seconds(end) - start_s;
    row.team = team;
    row.touches = answered;
    row.outcome = outcome;
    trace_add(rep->trace, &row);
}

void call_ends_trace_answer(struct replication *rep,
                            const struct contact *contact, uint64_t answered,
                            uint64_t end, uint32_t team, uint32_t touches)
{
    if (!rep->trace) {
        return;
    }
    const double start_s = ticks_seconds(rep->plan->horizon.window_start);
    struct trace_row row = row_of(rep, contact);
    row.answer_s = ticks_seconds(answered) - start_s;
    row.end_s = ticks_seconds(end) - start_s;
    row.team = team;
    row.touches = touches;
    row.outcome = OUTCOME_ANSWERED;
    trace_add(rep->trace, &row);
}

void call_ends_trace_ticket(struct replication *rep,
                            const struct ticket *ticket)
{
    if (ticket->first_reply == NEVER) {
        call_ends_trace(rep, &ticket->contact, OUTCOME_UNFINISHED, rep->now,
                        NO_INDEX);
    } else {
        call_ends_trace_answer(rep, &ticket->contact, ticket->first_start,
                               rep->now, ticket->team, ticket->touches);
    }
}

/* ---- what the customer does next ---- */

void call_ends_next_attempt(struct replication *rep,
                            const struct contact *contact, uint32_t channel,
                            enum contact_source source, uint64_t tick)
{
    const struct contact next = {
        .number = contact->number,
        .ticket = contact->ticket,
        .ticket_generation = contact->ticket_generation,
        .channel = (uint16_t)channel,
        .origin = contact->origin,
        .attempt = (uint16_t)(contact->attempt + 1),
        .redials = (uint16_t)(contact->redials + (source == SOURCE_REDIAL)),
        .source = (uint8_t)source,
    };
    assert(contact->attempt < ATTEMPTS_AT_MOST);
    replication_later(rep, tick,
                      &(struct later_item){
                          .kind = LATER_ATTEMPT,
                          .channel = channel,
                          .place = later_keep(rep->later, &next),
                      });
}

/* When an attempt planned for `tick` is really made: one that falls outside
 * opening hours moves to the next opening plus a fresh delay. NEVER when there
 * is no such channel then, or it does not open again. */
static uint64_t when(const struct replication *rep,
                     const struct contact *contact, uint32_t channel,
                     const struct variate *after, uint64_t tick)
{
    enum { FRESH_DELAYS_AT_MOST = 64 };
    const struct channel_plan *cp = &rep->plan->channels[channel];
    if (!replication_has_channel(rep, channel, tick)) {
        return NEVER;
    }
    for (uint32_t i = 1; i <= FRESH_DELAYS_AT_MOST; i++) {
        if (cp->channel->any_time || hours_open_at(&cp->hours, tick)) {
            return tick;
        }
        const uint64_t opening = hours_next_open(&cp->hours, tick);
        if (opening == NEVER) {
            return NEVER;
        }
        const struct rng_block block =
            replication_draw(rep, contact, RNG_DELAYS, i);
        tick = opening + ticks_of(variate_draw(after, block.word[0]));
    }
    return hours_next_open(&cp->hours, tick);
}

bool call_ends_pass_on(struct replication *rep, const struct contact *contact,
                       uint32_t to, uint64_t tick)
{
    if (contact->attempt == ATTEMPTS_AT_MOST ||
        !replication_has_channel(rep, to, tick)) {
        return false;
    }
    rep->tally.channels[contact->channel].transferred_out +=
        contact->cell != NO_CELL;
    call_ends_next_attempt(rep, contact, to, SOURCE_TRANSFER, tick);
    return true;
}

void call_ends_transfer(struct replication *rep, const struct contact *contact,
                        uint64_t tick)
{
    const struct channel *channel =
        rep->plan->channels[contact->channel].channel;
    if (channel->n_transfers == 0) {
        return;
    }
    double u =
        rng_uniform(replication_draw(rep, contact, RNG_CHOICES, 0).word[2]);
    for (size_t i = 0; i < channel->n_transfers; i++) {
        u -= channel->transfers[i].probability;
        if (u < 0) {
            (void)call_ends_pass_on(rep, contact, channel->transfers[i].to,
                                    tick);
            return;
        }
    }
}

bool call_ends_contact_again(struct replication *rep,
                             const struct contact *contact, uint32_t channel)
{
    const uint64_t due =
        when(rep, contact, channel, &rep->plan->channels[channel].redial_after,
             rep->now);
    if (due == NEVER ||
        contact->attempt >= ATTEMPTS_AT_MOST - SECOND_ATTEMPTS_FROM) {
        return false;
    }
    struct contact second = *contact;
    second.attempt = (uint16_t)(contact->attempt + SECOND_ATTEMPTS_FROM - 1);
    call_ends_next_attempt(rep, &second, channel, SOURCE_AGAIN, due);
    return true;
}

static bool try_again(struct replication *rep, const struct contact *contact,
                      uint64_t tick)
{
    const struct channel_plan *cp = &rep->plan->channels[contact->channel];
    const struct redial *redial = &cp->channel->redial;
    const bool nobody =
        !(redial->probability > 0) && cp->channel->n_switches == 0;
    if (nobody || contact->attempt == ATTEMPTS_AT_MOST) {
        return false;
    }
    double u =
        rng_uniform(replication_draw(rep, contact, RNG_CHOICES, 0).word[1]);
    const uint32_t delay_word =
        replication_draw(rep, contact, RNG_DELAYS, 0).word[0];
    enum contact_source source = SOURCE_REDIAL;
    uint32_t to = contact->channel;
    const struct variate *after = &cp->redial_after;
    if (u < redial->probability) {
        if (contact->redials >= redial->at_most) {
            return false;
        }
    } else {
        u -= redial->probability;
        size_t i = 0;
        while (i < cp->channel->n_switches &&
               u >= cp->channel->switches[i].probability) {
            u -= cp->channel->switches[i++].probability;
        }
        if (i == cp->channel->n_switches) {
            return false;
        }
        source = SOURCE_SWITCH;
        to = cp->channel->switches[i].to;
        after = &cp->switch_after[i];
    }
    const uint64_t due = when(rep, contact, to, after,
                              tick + ticks_of(variate_draw(after, delay_word)));
    if (due == NEVER) {
        return false;
    }
    rep->tally.channels[contact->channel].switched_out +=
        source == SOURCE_SWITCH && contact->cell != NO_CELL;
    call_ends_next_attempt(rep, contact, to, source, due);
    return true;
}

/* Who has a ticket beside it will still be helped. */
static void lose(struct replication *rep, const struct contact *contact)
{
    rep->tally.channels[contact->channel].customers_lost +=
        contact->cell != NO_CELL && contact->ticket == NO_TICKET;
}

static void retry_or_lose(struct replication *rep,
                          const struct contact *contact, uint64_t tick)
{
    if (!try_again(rep, contact, tick)) {
        lose(rep, contact);
    }
}

/* ---- endings ---- */

void call_ends_leave(struct replication *rep, uint32_t channel, uint64_t place)
{
    call_ends_leave_line(rep, channel, place);
    if (rep->calls_first &&
        rep->plan->channels[channel].channel->way == WAY_CALL) {
        replication_unsettle_live(rep);
    }
}

void call_ends_blocked(struct replication *rep, const struct contact *contact)
{
    if (contact->cell != NO_CELL) {
        rep->tally.channels[contact->channel].cells[contact->cell].blocked++;
        rep->n_counted_open--;
    }
    call_ends_trace(rep, contact, OUTCOME_BLOCKED, rep->now, NO_INDEX);
    retry_or_lose(rep, contact, rep->now);
}

void call_ends_balked(struct replication *rep, const struct contact *contact)
{
    struct channel_tally *ct = &rep->tally.channels[contact->channel];
    if (contact->cell != NO_CELL) {
        struct interval_cell *cell = &ct->cells[contact->cell];
        cell->balked++;
        cell->short_hang_ups += ct->in_time_below > 0;
        rep->n_counted_open--;
    }
    call_ends_trace(rep, contact, OUTCOME_BALKED, rep->now, NO_INDEX);
    retry_or_lose(rep, contact, rep->now);
}

/* The time in line of a contact that leaves it unanswered. */
static uint64_t count_wait(struct replication *rep,
                           const struct contact *contact, uint64_t end)
{
    struct channel_tally *ct = &rep->tally.channels[contact->channel];
    const uint64_t wait = end - contact->arrived;
    ct->queue_ticks +=
        ticks_overlap(contact->arrived, end, rep->plan->horizon.window_start,
                      rep->plan->horizon.window_end);
    if (contact->cell != NO_CELL) {
        ct->wait_max_ticks = ticks_max(ct->wait_max_ticks, wait);
        rep->n_counted_open--;
    }
    return wait;
}

void call_ends_abandoned(struct replication *rep, uint32_t channel,
                         uint64_t place)
{
    const struct contact contact =
        *waiting_line_at(&rep->lines[channel], place);
    struct channel_tally *ct = &rep->tally.channels[channel];
    call_ends_leave(rep, channel, place);
    const uint64_t wait = count_wait(rep, &contact, contact.deadline);
    if (contact.cell != NO_CELL) {
        struct interval_cell *cell = &ct->cells[contact.cell];
        cell->abandoned++;
        cell->short_hang_ups += wait + 1 < ct->in_time_below;
        ct->wait_abandoned_ticks += wait;
    }
    call_ends_trace(rep, &contact, OUTCOME_ABANDONED, contact.deadline,
                    NO_INDEX);
    retry_or_lose(rep, &contact, contact.deadline);
}

void call_ends_drop(struct replication *rep, uint32_t channel, uint64_t place)
{
    const struct contact contact =
        *waiting_line_at(&rep->lines[channel], place);
    struct channel_tally *ct = &rep->tally.channels[channel];
    call_ends_leave(rep, channel, place);
    const uint64_t wait = count_wait(rep, &contact, rep->now);
    if (contact.cell != NO_CELL) {
        ct->cells[contact.cell].dropped++;
        ct->wait_dropped_ticks += wait;
    }
    call_ends_trace(rep, &contact, OUTCOME_DROPPED, rep->now, NO_INDEX);
    lose(rep, &contact);
}

void call_end_all(struct replication *rep)
{
    for (uint32_t c = 0; c < rep->plan->centre->n_channels; c++) {
        call_purge(rep, c);
        struct waiting_line *line = &rep->lines[c];
        for (uint64_t place = line->head; place < line->tail; place++) {
            const struct contact *contact = waiting_line_at(line, place);
            if (contact->state == CONTACT_GONE) {
                continue;
            }
            rep->tally.channels[c].queue_ticks += ticks_overlap(
                contact->arrived, rep->now, rep->plan->horizon.window_start,
                rep->plan->horizon.window_end);
            if (contact->cell != NO_CELL) {
                rep->tally.channels[c].cells[contact->cell].unfinished++;
                rep->n_counted_open--;
            }
            call_ends_trace(rep, contact, OUTCOME_UNFINISHED, rep->now,
                            NO_INDEX);
        }
    }
    assert(rep->n_counted_open == 0);
}

/* ---- leaving the line ---- */

static void send_home(struct replication *rep, uint32_t team)
{
    const struct crew *crew = &rep->floor.crews[team];
    const struct shelf *staying = &crew->shelves[floor_staying_shelf(crew)];
    for (uint32_t i = 0; i < crew->n_slots && staying->n > 0; i++) {
        if (floor_is_staying(&rep->floor, crew->first_slot + i)) {
            floor_leave(&rep->floor, crew->first_slot + i, rep->now);
        }
    }
}

void call_ends_cleared(struct replication *rep, uint32_t channel)
{
    const struct channel_plan *cp = &rep->plan->channels[channel];
    rep->clearing[channel] = false;
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        if (!call_serves_clearing(rep, cp->teams[i].team)) {
            send_home(rep, cp->teams[i].team);
        }
    }
}

void call_ends_emptied(struct replication *rep, uint32_t channel)
{
    if (rep->clearing[channel]) {
        call_ends_cleared(rep, channel);
    }
}

void call_purge_head(struct replication *rep, uint32_t channel)
{
    const struct waiting_line *line = &rep->lines[channel];
    while (line->head < line->tail) {
        const struct contact *contact = waiting_line_at(line, line->head);
        if (contact->state != CONTACT_WAITS || contact->deadline >= rep->now) {
            return;
        }
        call_ends_abandoned(rep, channel, line->head);
    }
}

void call_purge(struct replication *rep, uint32_t channel)
{
    const struct waiting_line *line = &rep->lines[channel];
    for (uint64_t place = line->head; place < line->tail; place++) {
        const struct contact *contact = waiting_line_at(line, place);
        if (contact->state == CONTACT_WAITS && contact->deadline < rep->now) {
            call_ends_abandoned(rep, channel, place);
        }
    }
}
