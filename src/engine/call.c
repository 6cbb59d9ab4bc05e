/*
 * A contact is a plain value: it stands in its line while it waits and is
 * copied out when it leaves. Once answered, all that is still to come is
 * known, so it is counted then and forgotten; only its agent's end of work,
 * and a transfer or a line that comes free, remain in the calendar.
 */
#include "engine/call.h"

#include "engine/call_ends.h"
#include "engine/replication.h"
#include "engine/routing.h"
#include "engine/work.h"
#include <assert.h>
#include <math.h>

/* The hot path, from an arrival or an end of work to the next, is one piece of
 * code for each of the two, and what is rare gets a copy of the contact, so
 * that the contact itself can stay in registers: a fifth faster. */
#define HOT static inline __attribute__((always_inline))
#define RARE __attribute__((noinline)) static

/* Into the loop goes the end of a call, and the arrival stays out of it: with
 * the two the other way about, 36 instructions a contact more. */
#ifdef __clang__ /* has no inline functions for other files */
#define INTO_LOOP
#else
#define INTO_LOOP __attribute__((always_inline)) inline
#endif
#define OUT_OF_LOOP __attribute__((noinline))

/* ---- answering ---- */

/* What the end of the conversation brings, before the wrap-up. */
RARE void plan_aftermath(struct replication *rep, const struct contact *contact,
                         uint64_t talk_end)
{
    if (rep->plan->channels[contact->channel].counts_talking) {
        rep->talking[contact->channel]++;
        replication_later(rep, talk_end,
                          &(struct later_item){ .kind = LATER_LINE_FREE,
                                                .channel = contact->channel });
    }
    call_ends_transfer(rep, contact, talk_end);
}

RARE void trace_answer(struct replication *rep, const struct contact *contact,
                       uint32_t slot, uint64_t talk_end)
{
    call_ends_trace(rep, contact, OUTCOME_ANSWERED, talk_end,
                    rep->floor.agents[slot].team);
}

/* What of waiting and talking lies in the window. */
RARE void count_at_edge(struct channel_tally *ct, const struct horizon *horizon,
                        uint64_t arrived, uint64_t now, uint64_t talk)
{
    ct->queue_ticks +=
        ticks_overlap(arrived, now, horizon->window_start, horizon->window_end);
    ct->talk_ticks += ticks_overlap(now, now + talk, horizon->window_start,
                                    horizon->window_end);
}

HOT void count_answer(struct replication *rep, const struct contact *contact,
                      uint32_t team, uint64_t talk, uint64_t wrap_up)
{
    struct channel_tally *ct = &rep->tally.channels[contact->channel];
    const struct horizon *horizon = &rep->plan->horizon;
    const uint64_t now = rep->now;
    const uint64_t wait = now - contact->arrived;
    if (contact->arrived >= horizon->window_start &&
        now + talk <= horizon->window_end) {
        ct->queue_ticks += wait;
        ct->talk_ticks += talk;
    } else {
        count_at_edge(ct, horizon, contact->arrived, now, talk);
    }
    if (contact->ticket != NO_TICKET) {
        ticket_merge(rep, contact);
    }
    rep->tally.contacts[team] += rep->interval != NO_CELL;
    if (contact->cell != NO_CELL) {
        tally_answered(&rep->tally, contact->channel, contact->cell, wait,
                       talk + wrap_up);
        rep->n_counted_open--;
    }
}

HOT uint64_t work_ticks(const struct variate *variate, uint32_t word,
                        double ticks_a_second)
{
    return ticks_of_work(variate_draw(variate, word) * ticks_a_second);
}

/* The agent must be busy with nothing in hand. */
HOT void answer(struct replication *rep, const struct contact *contact,
                uint32_t slot)
{
    const struct channel_plan *cp = &rep->plan->channels[contact->channel];
    const uint32_t team = rep->floor.agents[slot].team;
    const struct team_plan *tp = &rep->plan->teams[team];
    double ticks_a_second = tp->ticks_a_second[contact->channel];
    if (tp->has_hires) {
        ticks_a_second /=
            roster_speed(&rep->plan->roster, team, slot, rep->now);
    }
    double ticks_a_talk_second = ticks_a_second;
    if (!cp->is_plain && rep->help) {
        const struct contact copy = *contact;
        ticks_a_talk_second *= help_desk_handling(rep, &copy);
    }
    const uint64_t talk =
        work_ticks(&cp->handle_time, contact->handle_word, ticks_a_talk_second);
    const uint64_t wrap_up =
        cp->has_wrap_up
            ? work_ticks(&cp->wrap_up, contact->wrap_up_word, ticks_a_second)
            : 0;
    const uint64_t end = rep->now + talk + wrap_up;
    if (cp->is_plain) {
        winner_tree_set(&rep->ends, slot, winner_tree_key(end, slot));
    } else {
        winner_tree_put(&rep->ends, slot, winner_tree_key(end, slot));
    }
    count_answer(rep, contact, team, talk, wrap_up);
    if (cp->has_aftermath) {
        const struct contact copy = *contact;
        plan_aftermath(rep, &copy, rep->now + talk);
    }
    if (rep->trace) {
        const struct contact copy = *contact;
        trace_answer(rep, &copy, slot, rep->now + talk);
    }
}

HOT void take(struct replication *rep, uint32_t channel, uint64_t place,
              uint32_t slot)
{
    answer(rep, waiting_line_at(&rep->lines[channel], place), slot);
    call_ends_leave_line(rep, channel, place);
}

/* ---- arriving ---- */

HOT bool is_line_free(const struct replication *rep,
                      const struct contact *contact)
{
    const uint32_t c = contact->channel;
    const uint32_t lines = rep->plan->channels[c].channel->lines;
    return lines == NO_LIMIT ||
           rep->talking[c] + rep->lines[c].n_waiting < lines;
}

HOT bool is_place_free(const struct replication *rep,
                       const struct contact *contact)
{
    const uint32_t c = contact->channel;
    const uint32_t places = rep->plan->channels[c].channel->waiting_places;
    return places == NO_LIMIT || rep->lines[c].n_waiting < places;
}

HOT bool balks(const struct replication *rep, const struct contact *contact)
{
    const double share =
        rep->plan->channels[contact->channel].channel->leaves_at_once_frac;
    if (!(share > 0)) {
        return false;
    }
    const struct contact copy = *contact;
    const struct rng_block block = replication_draw(rep, &copy, RNG_CHOICES, 0);
    return rng_uniform(block.word[0]) < share;
}

RARE void plan_while_waiting(struct replication *rep,
                             const struct contact *contact, uint64_t place)
{
    const struct channel_plan *cp = &rep->plan->channels[contact->channel];
    struct later_item item = { .channel = contact->channel, .place = place };
    if (cp->exact_deadlines && contact->deadline != NEVER) {
        item.kind = LATER_HANG_UP;
        replication_later(rep, contact->deadline, &item);
    }
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        if (cp->teams[i].after > 0) {
            item.kind = LATER_OVERFLOW;
            replication_later(rep, rep->now + cp->teams[i].after, &item);
        }
    }
    const struct callback_offer *offer = &cp->channel->callback;
    if (offer->offered) {
        item.kind = LATER_OFFER;
        replication_later(rep, rep->now + ticks_of(offer->offer_after_s),
                          &item);
    }
}

/* Who was passed on to a channel that has closed. */
RARE void find_closed(struct replication *rep, uint32_t channel, uint64_t place)
{
    if (rep->plan->channels[channel].channel->at_close == CLOSE_DROP) {
        call_ends_drop(rep, channel, place);
    } else if (rep->clearing[channel]) {
        call_overflow(rep, channel, place);
    }
}

HOT void wait_in_line(struct replication *rep, struct contact *contact,
                      uint32_t patience_word)
{
    const struct channel_plan *cp = &rep->plan->channels[contact->channel];
    const double patience_s = variate_draw(&cp->patience, patience_word);
    contact->deadline =
        isinf(patience_s) ? NEVER : rep->now + ticks_of(patience_s);
    contact->state = CONTACT_WAITS;
    const uint64_t place =
        waiting_line_join(&rep->lines[contact->channel], contact, rep->arena);
    if (cp->exact_deadlines) {
        plan_while_waiting(rep, contact, place);
    }
    if (!rep->open[contact->channel]) {
        find_closed(rep, contact->channel, place);
    }
}

HOT void count_arrival(struct replication *rep, struct contact *contact)
{
    contact->cell = rep->interval;
    rep->n_contacts++;
    if (contact->cell == NO_CELL) {
        return;
    }
    struct channel_tally *ct = &rep->tally.channels[contact->channel];
    ct->cells[contact->cell].offered++;
    rep->n_counted_open++;
    switch ((enum contact_source)contact->source) {
    case SOURCE_FIRST:
        ct->first_attempts++;
        ct->customers++;
        break;
    case SOURCE_REDIAL:
        ct->redials++;
        break;
    case SOURCE_SWITCH:
        ct->switched_in++;
        break;
    case SOURCE_TRANSFER:
        ct->transferred_in++;
        break;
    case SOURCE_AGAIN:
        break;
    }
}

/* Chats and tickets, and calls for which a ticket is put aside. */
HOT bool begin_otherwise(struct replication *rep, const struct contact *contact)
{
    if (rep->plan->channels[contact->channel].channel->way == WAY_TICKET) {
        ticket_arrives(rep, contact);
        return true;
    }
    const uint32_t slot = work_find_agent(rep, contact, 0);
    if (slot != NO_SLOT) {
        work_serve(rep, contact, slot);
    }
    return slot != NO_SLOT;
}

/* is_plain: the channel's. */
HOT void begin(struct replication *rep, struct contact *contact,
               uint32_t patience_word, bool is_plain)
{
    count_arrival(rep, contact);
    const bool limited = rep->plan->channels[contact->channel].limited;
    if (limited && !is_line_free(rep, contact)) {
        const struct contact copy = *contact;
        call_ends_blocked(rep, &copy);
        return;
    }
    if (!is_plain) {
        if (begin_otherwise(rep, contact)) {
            return;
        }
    } else {
        const uint32_t slot = routing_agent_at_once(rep, contact);
        if (slot != NO_SLOT) {
            floor_start_call(&rep->floor, slot, rep->now);
            answer(rep, contact, slot);
            return;
        }
    }
    if (limited && !is_place_free(rep, contact)) {
        const struct contact copy = *contact;
        call_ends_blocked(rep, &copy);
    } else if (balks(rep, contact)) {
        const struct contact copy = *contact;
        call_ends_balked(rep, &copy);
    } else {
        wait_in_line(rep, contact, patience_word);
    }
}

HOT void find_first_arrival(struct replication *rep)
{
    const uint64_t *next = rep->next_arrival;
    const size_t n = rep->plan->inflows.n;
    uint64_t first = next[0];
    uint32_t inflow = 0;
    for (uint32_t i = 1; i < n; i++) {
        const bool is_sooner = next[i] < first;
        inflow = is_sooner ? i : inflow;
        first = is_sooner ? next[i] : first;
    }
    rep->first_arrival = first;
    rep->first_inflow = inflow;
}

HOT struct contact next_customer(struct replication *rep, uint32_t inflow,
                                 uint32_t *patience_word)
{
    struct arrivals *arrivals = rep->arrivals[inflow];
    const uint32_t i = arrivals->at;
    *patience_word = arrivals->patience_word[i];
    const struct contact contact = {
        .arrived = rep->now,
        .number = arrivals->number[i],
        .handle_word = arrivals->handle_word[i],
        .wrap_up_word = arrivals->wrap_up_word[i],
        .ticket = NO_TICKET,
        .channel = (uint16_t)arrivals->channel,
        .origin = (uint16_t)inflow,
        .source = SOURCE_FIRST,
    };
    if (++arrivals->at == arrivals->n) {
        arrivals_refill(arrivals);
    }
    rep->next_arrival[inflow] = arrivals->tick[arrivals->at];
    find_first_arrival(rep);
    return contact;
}

/* Here the contact stands in memory: a copy of what has just been written in
 * pieces would have to wait for them. */
void call_first_attempt_otherwise(struct replication *rep, uint32_t inflow)
{
    uint32_t patience_word;
    struct contact contact = next_customer(rep, inflow, &patience_word);
    if (rep->help && help_desk_prevents(rep, &contact)) {
        return;
    }
    begin(rep, &contact, patience_word, false);
}

OUT_OF_LOOP void call_first_attempt(struct replication *rep, uint32_t inflow)
{
    uint32_t patience_word;
    struct contact contact = next_customer(rep, inflow, &patience_word);
    begin(rep, &contact, patience_word, true);
}

RARE void begin_further_attempt(struct replication *rep, uint64_t place)
{
    struct contact contact = later_give(rep->later, place);
    const struct rng_block block =
        replication_draw(rep, &contact, RNG_CUSTOMER, 0);
    contact.arrived = rep->now;
    contact.handle_word = block.word[2];
    contact.wrap_up_word = block.word[3];
    begin(rep, &contact, block.word[1],
          rep->plan->channels[contact.channel].is_plain);
}

/* ---- agents ---- */

bool call_serves_clearing(const struct replication *rep, uint32_t team)
{
    const struct team_plan *tp = &rep->plan->teams[team];
    for (uint32_t i = 0; i < tp->n_serves; i++) {
        if (rep->clearing[tp->serves[i].channel]) {
            return true;
        }
    }
    return false;
}

/* False when nobody waits. */
HOT bool take_head(struct replication *rep, uint32_t channel, uint32_t slot)
{
    struct waiting_line *line = &rep->lines[channel];
    while (line->head < line->tail) {
        const struct contact *head = waiting_line_at(line, line->head);
        if (head->deadline >= rep->now) {
            answer(rep, head, slot);
            waiting_line_leave_head(line);
            call_ends_left(rep, channel);
            return true;
        }
        call_ends_abandoned(rep, channel, line->head);
    }
    return false;
}

HOT bool take_next(struct replication *rep, const struct team_plan *tp,
                   uint32_t slot, enum floor_duty duty)
{
    if (duty == DUTY_GOES) {
        return false;
    }
    if (duty == DUTY_WORKS && tp->only_line != NO_INDEX) {
        return take_head(rep, tp->only_line, slot);
    }
    const struct routing_pick pick =
        routing_contact_for(rep, slot, duty == DUTY_STAYS);
    if (pick.channel == NO_INDEX) {
        return false;
    }
    take(rep, pick.channel, pick.place, slot);
    return true;
}

/* In a team with other work than calls too. */
RARE void free_among_other_work(struct replication *rep, uint32_t slot)
{
    winner_tree_put(&rep->ends, slot, NEVER);
    floor_end_call(&rep->floor, slot, rep->now);
    work_seek(rep, slot);
}

RARE void stay_or_leave(struct replication *rep, uint32_t slot,
                        enum floor_duty duty)
{
    if (duty == DUTY_STAYS &&
        call_serves_clearing(rep, rep->floor.agents[slot].team)) {
        floor_end_call(&rep->floor, slot, rep->now);
        floor_update(&rep->floor, slot, rep->now);
    } else {
        floor_leave(&rep->floor, slot, rep->now);
    }
}

INTO_LOOP void call_agent_free(struct replication *rep, uint32_t slot)
{
    const struct team_plan *tp =
        &rep->plan->teams[rep->floor.agents[slot].team];
    if (!tp->only_calls) {
        free_among_other_work(rep, slot);
        return;
    }
    const enum floor_duty duty = floor_duty_of(&rep->floor, slot);
    if (take_next(rep, tp, slot, duty)) {
        return;
    }
    winner_tree_set(&rep->ends, slot, NEVER);
    if (duty == DUTY_WORKS) {
        floor_end_call(&rep->floor, slot, rep->now);
    } else {
        stay_or_leave(rep, slot, duty);
    }
}

void call_start(struct replication *rep, const struct contact *contact,
                uint32_t slot)
{
    floor_recall(&rep->floor, slot, rep->now);
    floor_start_call(&rep->floor, slot, rep->now);
    answer(rep, contact, slot);
}

/* ---- what was planned ---- */

void call_overflow(struct replication *rep, uint32_t channel, uint64_t place)
{
    const struct contact contact =
        *waiting_line_at(&rep->lines[channel], place);
    if (contact.state == CONTACT_AWAITS_CALLBACK && !rep->open[channel]) {
        return;
    }
    const uint32_t slot =
        work_find_agent(rep, &contact, rep->now - contact.arrived);
    if (slot != NO_SLOT) {
        work_serve(rep, &contact, slot);
        call_ends_leave(rep, channel, place);
    }
}

static void offer_callback(struct replication *rep, uint32_t channel,
                           uint64_t place)
{
    struct waiting_line *line = &rep->lines[channel];
    struct contact *contact = waiting_line_at(line, place);
    const struct callback_offer *offer =
        &rep->plan->channels[channel].channel->callback;
    const double u =
        rng_uniform(replication_draw(rep, contact, RNG_CHOICES, 0).word[3]);
    if (contact->state != CONTACT_WAITS || !rep->open[channel] ||
        u >= offer->accept_frac) {
        return;
    }
    contact->state = CONTACT_AWAITS_CALLBACK;
    line->n_waiting--;
    line->n_callbacks++;
    rep->tally.channels[channel].callbacks += contact->cell != NO_CELL;
    contact->deadline = NEVER;
    if (!isinf(offer->within_s)) {
        contact->deadline =
            ticks_max(contact->arrived + ticks_of(offer->within_s), rep->now);
        replication_later(rep, contact->deadline,
                          &(struct later_item){ .kind = LATER_HANG_UP,
                                                .channel = channel,
                                                .place = place });
    }
}

/* Whom an item is about may have left since it was planned. */
static bool still_waits(const struct replication *rep,
                        const struct later_item *item)
{
    const struct waiting_line *line = &rep->lines[item->channel];
    return item->place >= line->head &&
           waiting_line_at(line, item->place)->state != CONTACT_GONE;
}

static void hang_up(struct replication *rep, const struct later_item *item)
{
    const struct contact *contact =
        waiting_line_at(&rep->lines[item->channel], item->place);
    const bool rests =
        contact->state == CONTACT_AWAITS_CALLBACK && !rep->open[item->channel];
    if (contact->deadline == rep->now && !rests) {
        call_ends_abandoned(rep, item->channel, item->place);
    }
}

void call_later(struct replication *rep, const struct later_item *item)
{
    switch (item->kind) {
    case LATER_ATTEMPT:
        begin_further_attempt(rep, item->place);
        break;
    case LATER_LINE_FREE:
        rep->talking[item->channel]--;
        break;
    case LATER_HANG_UP:
        if (still_waits(rep, item)) {
            hang_up(rep, item);
        }
        break;
    case LATER_OVERFLOW:
        if (still_waits(rep, item)) {
            call_overflow(rep, item->channel, item->place);
        }
        break;
    case LATER_OFFER:
        if (still_waits(rep, item)) {
            offer_callback(rep, item->channel, item->place);
        }
        break;
    case LATER_REPLY:
    case LATER_IDLE_CLOSE:
        chat_later(rep, item);
        break;
    case LATER_TICKET:
        ticket_returns(rep, (uint32_t)item->place);
        break;
    case LATER_DESK:
        tickets_offer(rep);
        break;
    case LATER_AGAIN:
        ticket_again(rep, item->place);
        break;
    }
}
