/*
 * Tickets stand in one growing array; a place is used again once its ticket
 * is done, under a new generation, so that whatever still speaks of the old
 * one (patience, a second contact) finds it gone.
 */
#include "engine/ticket.h"

#include "engine/call_ends.h"
#include "engine/replication.h"
#include "engine/ticket_effects.h"
#include "engine/ticket_queue.h"
#include "engine/ticket_routing.h"
#include "engine/ticket_tally.h"
#include <assert.h>

/* What is drawn of one touch. */
enum touch_word { TOUCH_HANDLE, TOUCH_REPLY, TOUCH_HOLD, TOUCH_REOPEN };
enum delay_word { DELAY_HOLD, DELAY_REOPEN, DELAY_CALL, DELAY_WRAP_UP };
#define DELAYS_FROM 0x80000000u

static struct rng_block touch_block(const struct replication *rep,
                                    const struct ticket *ticket)
{
    return replication_draw(rep, &ticket->contact, RNG_TOUCHES,
                            ticket->touches);
}

static uint32_t delay_word(const struct replication *rep,
                           const struct ticket *ticket, uint32_t word)
{
    return replication_draw(rep, &ticket->contact, RNG_TOUCHES,
                            DELAYS_FROM | ticket->touches)
        .word[word];
}

/* ---- a touch ---- */

static void start(struct replication *rep, uint32_t number, uint32_t slot)
{
    struct ticket *ticket = ticket_at(rep, number);
    struct hand *hand = &rep->hands[slot];
    const struct channel_plan *cp = ticket_plan(rep, ticket);
    const struct team *team =
        rep->plan->teams[rep->floor.agents[slot].team].team;
    const double pace = replication_pace(rep, slot, ticket->contact.channel);
    assert(ticket->state == TICKET_WAITS && hand->ticket == NO_TICKET);
    double ticks = 0;
    if (ticket->put_aside) {
        ticks = ticket->left_s * pace + team->resume_cost_s * TICKS_A_SECOND;
    } else {
        const double share =
            ticket->merges ? cp->channel->ticket.merge_share_frac : 1;
        ticket->touch = touch_block(rep, ticket);
        ticks =
            share * pace * ticket_effects_work(rep, ticket) *
            variate_draw(&cp->handle_time, ticket->touch.word[TOUCH_HANDLE]);
        ticket->merges = false;
    }
    if (ticket->first_start == NEVER) {
        ticket->first_start = rep->now;
    }
    ticket_tally_waiting(rep, ticket);
    ticket->started = rep->now;
    const uint64_t whole = ticks_of_work(ticks);
    ticket->state = TICKET_IN_TOUCH;
    ticket->put_aside = false;
    ticket->handled += whole;
    hand->ticket = number;
    hand->ticket_end = rep->now + whole;
    rep->floor.agents[slot].on_ticket = true;
    rep->floor.agents[slot].ticket_since = rep->now;
    winner_tree_put(&rep->ends, slot, winner_tree_key(hand->ticket_end, slot));
    floor_update(&rep->floor, slot, rep->now);
}

/* Waits in line unless an agent may start it at once. */
static void queue(struct replication *rep, uint32_t number)
{
    struct ticket *ticket = ticket_at(rep, number);
    const uint32_t c = ticket->contact.channel;
    struct ticket_line *line = &rep->tickets.lines[c];
    ticket->state = TICKET_WAITS;
    ticket->waiting_since = rep->now;
    if (line->head == line->tail) {
        const uint32_t slot = ticket_routing_agent_for(
            rep, &ticket->contact, ticket_waited(rep, ticket));
        if (slot != NO_SLOT) {
            start(rep, number, slot);
            return;
        }
    }
    ticket_line_push(rep, line, number, false);
}

static int64_t due_of(const struct replication *rep,
                      const struct ticket *ticket)
{
    const struct channel_plan *cp = ticket_plan(rep, ticket);
    const struct target *target = &cp->channel->target;
    if (!target->set ||
        rep->plan->centre->routing.contact != CONTACT_DUE_FIRST) {
        return INT64_MAX;
    }
    const uint64_t within = ticks_of(target->within_s);
    if (!target->open_hours) {
        return ticket->joined + (int64_t)within;
    }
    const int64_t early = (int64_t)cp->clock_early;
    const uint64_t due = hours_after_open(
        &cp->clock, (uint64_t)(ticket->joined + early), within);
    return due == NEVER ? INT64_MAX : (int64_t)due - early;
}

/* The moments when a ticket that waits may go to further teams. */
static void plan_overflow(struct replication *rep, const struct ticket *ticket)
{
    const struct channel_plan *cp = ticket_plan(rep, ticket);
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        const uint64_t stood = ticket_waited(rep, ticket);
        if (cp->teams[i].after > stood) {
            replication_later(rep, rep->now + cp->teams[i].after - stood,
                              &(struct later_item){
                                  .kind = LATER_DESK,
                                  .channel = ticket->contact.channel,
                              });
        }
    }
}

static void join(struct replication *rep, uint32_t number)
{
    struct ticket *ticket = ticket_at(rep, number);
    ticket->joined = (int64_t)rep->now;
    ticket->due = due_of(rep, ticket);
    ticket_tally_enter(rep, ticket);
    queue(rep, number);
    if (ticket->state == TICKET_WAITS) {
        plan_overflow(rep, ticket);
    }
}

/* ---- arriving ---- */

static uint32_t count_replies(const struct replication *rep,
                              const struct contact *contact)
{
    return count_law_draw(
        &rep->plan->channels[contact->channel].touches,
        replication_draw(rep, contact, RNG_CHOICES, 0).word[0]);
}

static uint32_t create(struct replication *rep, const struct contact *contact)
{
    const uint32_t number = ticket_place_take(rep);
    struct ticket *ticket = ticket_at(rep, number);
    const uint16_t generation = ticket->generation;
    *ticket = (struct ticket){
        .contact = *contact,
        .arrived = (int64_t)contact->arrived,
        .generation = generation,
        .first_start = NEVER,
        .first_reply = NEVER,
        .n_replies = count_replies(rep, contact),
    };
    return number;
}

void ticket_arrives(struct replication *rep, const struct contact *contact)
{
    const struct channel_plan *cp = &rep->plan->channels[contact->channel];
    const uint32_t number = create(rep, contact);
    if (cp->channel->ticket.contacts_again) {
        const struct rng_block block =
            replication_draw(rep, contact, RNG_DELAYS, 0);
        const double patience_s =
            variate_draw(&cp->again_patience, block.word[1]);
        replication_later(
            rep, rep->now + ticks_of(patience_s),
            &(struct later_item){
                .kind = LATER_AGAIN,
                .channel = contact->channel,
                .place =
                    (uint64_t)ticket_at(rep, number)->generation << 32 | number,
            });
    }
    join(rep, number);
}

void ticket_returns(struct replication *rep, uint32_t number)
{
    ticket_tally_pending(rep, ticket_at(rep, number));
    join(rep, number);
}

/* ---- contacting again ---- */

void ticket_again(struct replication *rep, uint64_t place)
{
    const uint32_t number = (uint32_t)place;
    struct ticket *ticket = ticket_at(rep, number);
    if (ticket->generation != (uint16_t)(place >> 32) ||
        ticket->first_reply != NEVER) {
        return;
    }
    const struct ticket_work *work = &ticket_plan(rep, ticket)->channel->ticket;
    const struct rng_block choices =
        replication_draw(rep, &ticket->contact, RNG_CHOICES, 0);
    if (rng_uniform(choices.word[1]) >= work->again_probability) {
        return;
    }
    struct contact second = ticket->contact;
    second.ticket = number;
    second.ticket_generation = ticket->generation;
    if (call_ends_contact_again(rep, &second, work->again_to)) {
        ticket_tally_of(rep, ticket)->contacted_again +=
            ticket->contact.cell != NO_CELL;
    }
}

void ticket_merge(struct replication *rep, const struct contact *contact)
{
    struct ticket *ticket = ticket_at(rep, contact->ticket);
    if (ticket->generation == contact->ticket_generation) {
        ticket->merges = true;
    }
}

/* ---- after a touch ---- */

/* Nothing more will happen to it. */
static void close(struct replication *rep, uint32_t number, bool is_solved)
{
    const struct ticket *ticket = ticket_at(rep, number);
    if (ticket->contact.cell != NO_CELL) {
        rep->tally.channels[ticket->contact.channel]
            .cells[ticket->contact.cell]
            .handle_ticks += ticket->handled;
        rep->n_counted_open--;
        if (is_solved) {
            ticket_tally_resolution(rep, ticket);
        }
    }
    call_ends_trace_ticket(rep, ticket);
    ticket_place_give_back(rep, number);
}

static void wait_outside(struct replication *rep, uint32_t number,
                         double delay_s)
{
    struct ticket *ticket = ticket_at(rep, number);
    ticket->state = TICKET_PENDING;
    ticket->pending_since = rep->now;
    replication_later(rep, rep->now + ticks_of(delay_s),
                      &(struct later_item){
                          .kind = LATER_TICKET,
                          .channel = ticket->contact.channel,
                          .place = number,
                      });
}

/* A call on request, or the like: another channel takes it from here. */
static bool is_passed_on(struct replication *rep, const struct ticket *ticket)
{
    const struct channel *channel = ticket_plan(rep, ticket)->channel;
    const bool last = ticket->sent >= ticket->n_replies;
    if (channel->n_transfers == 0) {
        return false;
    }
    double u = rng_uniform(delay_word(rep, ticket, DELAY_CALL));
    for (size_t i = 0; i < channel->n_transfers; i++) {
        const struct transfer_option *option = &channel->transfers[i];
        const bool now = option->after_replies == 0
                             ? last
                             : !last && ticket->sent == option->after_replies;
        if (now) {
            u -= option->probability;
            if (u < 0) {
                return call_ends_pass_on(rep, &ticket->contact, option->to,
                                         rep->now);
            }
        }
    }
    return false;
}

static void solve(struct replication *rep, uint32_t number)
{
    struct ticket *ticket = ticket_at(rep, number);
    const struct channel_plan *cp = ticket_plan(rep, ticket);
    ticket->solved = rep->now;
    const double probability = ticket_effects_reopen(rep, ticket) *
                               cp->channel->ticket.reopen_probability;
    if (probability > 0 &&
        rng_uniform(ticket->touch.word[TOUCH_REOPEN]) < probability) {
        const double delay_s = variate_draw(
            &cp->reopen_after, delay_word(rep, ticket, DELAY_REOPEN));
        ticket_tally_of(rep, ticket)->reopened +=
            ticket->contact.cell != NO_CELL;
        ticket->touches++;
        wait_outside(rep, number, delay_s);
        return;
    }
    ticket->touches++;
    close(rep, number, true);
}

static void go_on(struct replication *rep, uint32_t number)
{
    struct ticket *ticket = ticket_at(rep, number);
    const struct channel_plan *cp = ticket_plan(rep, ticket);
    double delay_s =
        variate_draw(&cp->customer_reply, ticket->touch.word[TOUCH_REPLY]);
    if (rng_uniform(ticket->touch.word[TOUCH_HOLD]) <
        cp->channel->ticket.hold_probability) {
        delay_s +=
            variate_draw(&cp->hold_lasts, delay_word(rep, ticket, DELAY_HOLD));
    }
    ticket->touches++;
    wait_outside(rep, number, ticket_effects_answer(rep, ticket) * delay_s);
}

void ticket_wrap_up_ends(struct replication *rep, uint32_t slot)
{
    rep->floor.agents[slot].wrapping_up = rep->floor.agents[slot].on_ticket =
        false;
    winner_tree_put(&rep->ends, slot, NEVER);
}

/* The reply is out; what the agent does after it is work on the ticket too. */
static void wrap_up(struct replication *rep, struct ticket *ticket,
                    uint32_t slot)
{
    const struct channel_plan *cp = ticket_plan(rep, ticket);
    const double pace = replication_pace(rep, slot, ticket->contact.channel);
    const uint64_t ticks =
        cp->has_wrap_up
            ? ticks_of_work(
                  pace * variate_draw(&cp->wrap_up,
                                      delay_word(rep, ticket, DELAY_WRAP_UP)))
            : 0;
    if (ticks == 0) {
        ticket_wrap_up_ends(rep, slot);
        return;
    }
    ticket->handled += ticks;
    rep->floor.agents[slot].wrapping_up = true;
    winner_tree_put(&rep->ends, slot, winner_tree_key(rep->now + ticks, slot));
}

void ticket_touch_ends(struct replication *rep, uint32_t slot)
{
    struct hand *hand = &rep->hands[slot];
    const uint32_t number = hand->ticket;
    struct ticket *ticket = ticket_at(rep, number);
    hand->ticket = NO_TICKET;
    wrap_up(rep, ticket, slot);
    ticket_tally_leave(rep, ticket);
    ticket_tally_touch(rep, ticket);
    ticket->requester += ticket_waited(rep, ticket);
    ticket->sent++;
    if (ticket->first_reply == NEVER) {
        ticket->first_reply = rep->now;
        ticket->team = rep->floor.agents[slot].team;
        if (ticket->contact.ticket != NO_TICKET) {
            ticket_merge(rep, &ticket->contact);
        }
        rep->tally.contacts[ticket->team] += rep->interval != NO_CELL;
        if (ticket->contact.cell != NO_CELL) {
            ticket_tally_first_reply(rep, ticket);
        }
    }
    if (is_passed_on(rep, ticket)) {
        ticket->touches++;
        close(rep, number, false);
    } else if (ticket->sent >= ticket->n_replies) {
        solve(rep, number);
    } else {
        go_on(rep, number);
    }
}

void ticket_put_aside(struct replication *rep, uint32_t slot)
{
    struct hand *hand = &rep->hands[slot];
    const uint32_t number = hand->ticket;
    struct ticket *ticket = ticket_at(rep, number);
    const uint64_t left = hand->ticket_end - rep->now;
    ticket->put_aside = true;
    ticket->left_s =
        (double)left / replication_pace(rep, slot, ticket->contact.channel);
    ticket->handled -= left;
    hand->ticket = NO_TICKET;
    rep->floor.agents[slot].on_ticket = false;
    rep->interruptions[rep->floor.agents[slot].team] +=
        rep->interval != NO_CELL;
    winner_tree_put(&rep->ends, slot, NEVER);
    ticket_tally_touch(rep, ticket);
    ticket->state = TICKET_WAITS;
    ticket->waiting_since = rep->now;
    ticket_line_push(rep, ticket_line_of(rep, ticket), number, true);
    plan_overflow(rep, ticket);
    replication_unsettle_tickets(rep);
    floor_update(&rep->floor, slot, rep->now);
}

/* ---- an agent looks for a ticket ---- */

static void start_first(struct replication *rep, uint32_t number, uint32_t slot)
{
    const uint32_t c = ticket_at(rep, number)->contact.channel;
    rep->tickets.lines[c].head++;
    const uint32_t next = ticket_first(rep, c);
    if (next != NO_TICKET) {
        ticket_fetch(rep, next);
    }
    start(rep, number, slot);
}

void ticket_try_start(struct replication *rep, uint32_t slot)
{
    const uint32_t number = ticket_routing_next_for(rep, slot);
    if (number != NO_TICKET) {
        start_first(rep, number, slot);
    }
}

void tickets_offer(struct replication *rep)
{
    for (;;) {
        const struct ticket_match next = ticket_routing_next(rep);
        if (next.number == NO_TICKET) {
            return;
        }
        start_first(rep, next.number, next.slot);
    }
}

/* ---- the old backlog ---- */

void ticket_add_old(struct replication *rep, uint32_t c, uint32_t i)
{
    const struct channel *channel = rep->plan->channels[c].channel;
    const uint32_t n = channel->ticket.backlog_tickets;
    const double age_s =
        channel->ticket.backlog_oldest_s * ((double)(n - i) - 0.5) / n;
    const struct contact contact = {
        .arrived = rep->now,
        .number = BACKLOG_NUMBERS_FROM + i,
        .ticket = NO_TICKET,
        .cell = NO_CELL,
        .channel = (uint16_t)c,
        .origin = (uint16_t)c,
    };
    const uint32_t number = create(rep, &contact);
    struct ticket *ticket = ticket_at(rep, number);
    ticket->arrived = (int64_t)rep->now - (int64_t)ticks_of(age_s);
    ticket->joined = ticket->arrived;
    ticket->due = due_of(rep, ticket);
    ticket->state = TICKET_WAITS;
    ticket->waiting_since = rep->now;
    ticket_tally_enter(rep, ticket);
    ticket_line_push(rep, ticket_line_of(rep, ticket), number, false);
    plan_overflow(rep, ticket);
}
