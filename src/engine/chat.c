/*
 * Places are reused, so an answer that comes late names the generation of the
 * chat it belongs to. An address is slot << 40 | index << 32 | generation.
 */
#include "engine/chat.h"

#include "engine/call_ends.h"
#include "engine/replication.h"
#include "engine/work.h"
#include <assert.h>
#include <math.h>

/* ---- what is drawn of a chat ---- */

static void draw_course(const struct replication *rep, struct chat *chat)
{
    const struct channel_plan *cp = &rep->plan->channels[chat->contact.channel];
    const struct rng_block block =
        replication_draw(rep, &chat->contact, RNG_MESSAGES, 0);
    chat->n_messages = count_law_draw(&cp->touches, block.word[0]);
    if (chat->n_messages > 1 &&
        rng_uniform(block.word[1]) < cp->channel->chat.gone_frac) {
        chat->gone_after =
            1 +
            (uint32_t)((uint64_t)block.word[2] * (chat->n_messages - 1) >> 32);
    }
}

/* Draws the next message's words; returns that of the answer it waits for. */
static uint32_t draw_message(const struct replication *rep, struct chat *chat)
{
    const struct rng_block block =
        replication_draw(rep, &chat->contact, RNG_MESSAGES, 1 + chat->sent);
    chat->compose_word = block.word[0];
    return block.word[1];
}

static double wrap_up_s(const struct replication *rep, const struct chat *chat)
{
    return variate_draw(&rep->plan->channels[chat->contact.channel].wrap_up,
                        chat->contact.wrap_up_word);
}

static double handling(const struct replication *rep,
                       const struct contact *contact)
{
    return rep->help ? help_desk_handling(rep, contact) : 1;
}

/* ---- places ---- */

struct chat *chat_places(const struct replication *rep, uint32_t n)
{
    struct chat *chats = arena_alloc(rep->arena, n, sizeof *chats);
    for (uint32_t i = 0; i < n; i++) {
        chats[i].left = HUGE_VAL;
        chats[i].rate_with = rep->plan->channels[0].rate_with;
    }
    return chats;
}

static uint32_t places(const struct replication *rep, uint32_t slot)
{
    return rep->hands[slot].n_places;
}

static uint32_t free_place(const struct replication *rep, uint32_t slot)
{
    const struct hand *hand = &rep->hands[slot];
    uint32_t i = 0;
    while (hand->chats[i].state != CHAT_NONE) {
        i++;
        assert(i < places(rep, slot));
    }
    return i;
}

static uint64_t address(const struct replication *rep, uint32_t slot,
                        uint32_t index)
{
    return (uint64_t)slot << 40 | (uint64_t)index << 32 |
           rep->hands[slot].chats[index].generation;
}

/* The agent holds one chat more or fewer from now on. */
static void change_level(struct replication *rep, uint32_t slot, bool one_more)
{
    const struct horizon *horizon = &rep->plan->horizon;
    const uint32_t n = rep->floor.agents[slot].n_chats;
    if (n > 0) {
        struct chat_level *level =
            &rep->tally.sample
                 ->chat_levels[rep->floor.agents[slot].team]
                              [(n < CHAT_LEVELS ? n : CHAT_LEVELS) - 1];
        level->held_s += ticks_seconds(
            ticks_overlap(rep->level_since[slot], rep->now,
                          horizon->window_start, horizon->window_end));
        level->ended += !one_more && rep->interval != NO_CELL;
    }
    rep->level_since[slot] = rep->now;
    rep->floor.agents[slot].n_chats = (uint8_t)(one_more ? n + 1 : n - 1);
}

static void hold(struct replication *rep, uint32_t slot, uint32_t channel)
{
    const size_t at = slot * rep->plan->centre->n_channels + channel;
    if (rep->holds[at]++ == 0) {
        rep->holding_since[at] = rep->now;
    }
}

static void let_go(struct replication *rep, uint32_t slot,
                   const struct chat *chat)
{
    const uint32_t channel = chat->contact.channel;
    const size_t at = slot * rep->plan->centre->n_channels + channel;
    const struct horizon *horizon = &rep->plan->horizon;
    struct chat_tally *tally = &rep->tally.channels[channel].chat;
    tally->held_ticks += ticks_overlap(
        chat->answered, rep->now, horizon->window_start, horizon->window_end);
    if (--rep->holds[at] == 0) {
        tally->holding_ticks +=
            ticks_overlap(rep->holding_since[at], rep->now,
                          horizon->window_start, horizon->window_end);
    }
}

/* ---- endings ---- */

/* By rate no messages are counted: a chat is touched once, as a call is. */
static uint32_t touches(const struct chat *chat)
{
    return chat->n_messages > 0 ? chat->sent : 1;
}

static bool is_gone(const struct chat *chat)
{
    return chat->gone_after > 0 && chat->sent == chat->gone_after;
}

/* The customer's conversation is over; the agent's work may not be. */
static void end_talk(struct replication *rep, uint32_t slot, struct chat *chat,
                     uint64_t end)
{
    const struct horizon *horizon = &rep->plan->horizon;
    struct channel_tally *ct = &rep->tally.channels[chat->contact.channel];
    ct->talk_ticks += ticks_overlap(chat->answered, end, horizon->window_start,
                                    horizon->window_end);
    if (chat->contact.cell != NO_CELL) {
        const uint64_t duration = end - chat->answered;
        ct->chat.n_ended++;
        ct->chat.duration_ticks += duration;
        rep->tally.sample->chat_durations[chat->contact.channel]
            .count[histogram_bucket(duration)]++;
    }
    if (rep->plan->channels[chat->contact.channel].counts_talking) {
        rep->talking[chat->contact.channel]--;
    }
    if (!is_gone(chat)) {
        call_ends_transfer(rep, &chat->contact, rep->now);
    }
    call_ends_trace_answer(rep, &chat->contact, chat->answered, end,
                           rep->floor.agents[slot].team, touches(chat));
}

static void free_chat(struct replication *rep, uint32_t slot, struct chat *chat)
{
    let_go(rep, slot, chat);
    if (chat->contact.cell != NO_CELL) {
        rep->tally.channels[chat->contact.channel]
            .cells[chat->contact.cell]
            .handle_ticks += chat->attention;
        rep->n_counted_open--;
    }
    chat->state = CHAT_NONE;
    chat->left = HUGE_VAL;
    chat->generation++;
    change_level(rep, slot, false);
}

/* ---- message by message ---- */

static void compose(struct replication *rep, uint32_t slot, uint32_t index)
{
    struct hand *hand = &rep->hands[slot];
    struct chat *chat = &hand->chats[index];
    const struct channel_plan *cp = &rep->plan->channels[chat->contact.channel];
    const double pace = replication_pace(rep, slot, chat->contact.channel);
    const bool wraps = chat->state == CHAT_WRAP_UP_DUE;
    const double seconds =
        wraps ? wrap_up_s(rep, chat)
              : handling(rep, &chat->contact) *
                    variate_draw(&cp->compose, chat->compose_word);
    const uint64_t ticks = ticks_of_work(seconds * pace);
    chat->state = wraps ? CHAT_WRAPPING_UP : CHAT_COMPOSING;
    chat->attention += ticks;
    hand->composing = index;
    rep->floor.agents[slot].composing = true;
    winner_tree_put(&rep->ends, slot, winner_tree_key(rep->now + ticks, slot));
}

static bool is_due(const struct chat *chat)
{
    return chat->state == CHAT_DUE || chat->state == CHAT_WRAP_UP_DUE;
}

void chat_compose_next(struct replication *rep, uint32_t slot)
{
    const struct hand *hand = &rep->hands[slot];
    uint32_t next = NO_CHAT;
    if (rep->floor.agents[slot].composing ||
        rep->floor.agents[slot].wrapping_up ||
        rep->floor.agents[slot].n_chats == 0) {
        return;
    }
    for (uint32_t i = 0; i < places(rep, slot); i++) {
        if (is_due(&hand->chats[i]) &&
            (next == NO_CHAT || hand->chats[i].due < hand->chats[next].due)) {
            next = i;
        }
    }
    if (next == NO_CHAT) {
        return;
    }
    if (rep->floor.agents[slot].on_ticket) {
        ticket_put_aside(rep, slot);
    }
    compose(rep, slot, next);
}

/* The last word has been said at `end`. */
static void finish(struct replication *rep, uint32_t slot, struct chat *chat,
                   uint64_t end)
{
    end_talk(rep, slot, chat, end);
    if (wrap_up_s(rep, chat) > 0) {
        chat->state = CHAT_WRAP_UP_DUE;
        chat->due = rep->now;
    } else {
        free_chat(rep, slot, chat);
    }
}

static void await_customer(struct replication *rep, uint32_t slot,
                           uint32_t index)
{
    struct chat *chat = &rep->hands[slot].chats[index];
    const struct channel_plan *cp = &rep->plan->channels[chat->contact.channel];
    const bool gone = is_gone(chat);
    const double delay_s =
        gone ? cp->channel->chat.idle_close_s
             : variate_draw(&cp->customer_reply, draw_message(rep, chat));
    chat->state = CHAT_CUSTOMER;
    replication_later(rep, rep->now + ticks_of(delay_s),
                      &(struct later_item){
                          .kind = gone ? LATER_IDLE_CLOSE : LATER_REPLY,
                          .channel = chat->contact.channel,
                          .place = address(rep, slot, index),
                      });
}

static void count_message(struct replication *rep, const struct chat *chat)
{
    if (chat->contact.cell != NO_CELL) {
        struct chat_tally *tally =
            &rep->tally.channels[chat->contact.channel].chat;
        tally->n_messages++;
        tally->response_ticks += rep->now - chat->due;
    }
}

static void end_message(struct replication *rep, uint32_t slot)
{
    struct hand *hand = &rep->hands[slot];
    const uint32_t index = hand->composing;
    struct chat *chat = &hand->chats[index];
    hand->composing = NO_CHAT;
    rep->floor.agents[slot].composing = false;
    if (chat->state == CHAT_WRAPPING_UP) {
        free_chat(rep, slot, chat);
        return;
    }
    assert(chat->state == CHAT_COMPOSING);
    count_message(rep, chat);
    chat->sent++;
    chat->last_message = rep->now;
    if (chat->sent == chat->n_messages) {
        finish(rep, slot, chat, rep->now);
    } else {
        await_customer(rep, slot, index);
    }
}

void chat_later(struct replication *rep, const struct later_item *item)
{
    const uint32_t slot = (uint32_t)(item->place >> 40);
    const uint32_t index = (uint32_t)(item->place >> 32 & 0xff);
    struct chat *chat = &rep->hands[slot].chats[index];
    if (chat->generation != (uint32_t)item->place) {
        return;
    }
    if (item->kind == LATER_REPLY) {
        chat->state = CHAT_DUE;
        chat->due = rep->now;
    } else {
        finish(rep, slot, chat, chat->last_message);
    }
    work_next(rep, slot);
}

/* ---- by rate ---- */

static bool is_by_rate(const struct chat *chat)
{
    return chat->state >= CHAT_BY_RATE;
}

/* Does the work since the last change. In a place without a chat by rate the
 * work left is endless, so that neither this nor what follows has to ask: which
 * places are taken is past guessing. */
static void advance(struct replication *rep, uint32_t slot)
{
    struct hand *hand = &rep->hands[slot];
    const uint64_t passed = rep->now - hand->rate_since;
    const uint32_t k = rep->floor.agents[slot].n_chats;
    hand->rate_since = rep->now;
    if (k == 0 || passed == 0) {
        return;
    }
    const double ticks = (double)(int64_t)passed;
    const uint64_t share =
        (uint64_t)(int64_t)(ticks * hand->chats[0].rate_with[k].attention);
    for (uint32_t i = 0; i < hand->n_places; i++) {
        struct chat *chat = &hand->chats[i];
        chat->left -= ticks * chat->rate_with[k].work;
        chat->attention += is_by_rate(chat) ? share : 0;
    }
}

/* Finds the chat that ends next and puts its end in the calendar. */
static void schedule(struct replication *rep, uint32_t slot)
{
    static const double never_ticks = 0x1p46;
    struct hand *hand = &rep->hands[slot];
    const uint32_t k = rep->floor.agents[slot].n_chats;
    double soonest_ticks = never_ticks;
    uint32_t next = NO_CHAT;
    for (uint32_t i = 0; i < hand->n_places; i++) {
        const struct chat *chat = &hand->chats[i];
        const double ticks = chat->left * chat->rate_with[k].ticks;
        const bool is_sooner = ticks < soonest_ticks;
        next = is_sooner ? i : next;
        soonest_ticks = is_sooner ? ticks : soonest_ticks;
    }
    const double ticks = soonest_ticks > 0 ? soonest_ticks : 0;
    hand->composing = next;
    rep->floor.agents[slot].composing = next != NO_CHAT;
    winner_tree_put(
        &rep->ends, slot,
        next != NO_CHAT
            ? winner_tree_key(rep->now + (uint64_t)(int64_t)(ticks + 0.5), slot)
            : NEVER);
}

static void end_by_rate(struct replication *rep, uint32_t slot)
{
    struct hand *hand = &rep->hands[slot];
    struct chat *chat = &hand->chats[hand->composing];
    advance(rep, slot);
    if (chat->state == CHAT_BY_RATE) {
        end_talk(rep, slot, chat, rep->now);
        chat->left = wrap_up_s(rep, chat) *
                     replication_pace(rep, slot, chat->contact.channel);
        chat->state = CHAT_BY_RATE_WRAP_UP;
    }
    if (!(chat->left > 0.5) || chat->state != CHAT_BY_RATE_WRAP_UP) {
        free_chat(rep, slot, chat);
    }
    schedule(rep, slot);
}

/* The replication ends before the conversation. */
static void cut_off(struct replication *rep, uint32_t slot, struct chat *chat)
{
    const struct horizon *horizon = &rep->plan->horizon;
    const bool talks =
        chat->state == CHAT_DUE || chat->state == CHAT_COMPOSING ||
        chat->state == CHAT_CUSTOMER || chat->state == CHAT_BY_RATE;
    if (talks) {
        rep->tally.channels[chat->contact.channel].chat.n_cut_off +=
            chat->contact.cell != NO_CELL;
        rep->tally.channels[chat->contact.channel].talk_ticks +=
            ticks_overlap(chat->answered, rep->now, horizon->window_start,
                          horizon->window_end);
        call_ends_trace_answer(rep, &chat->contact, chat->answered, rep->now,
                               rep->floor.agents[slot].team, touches(chat));
    }
    free_chat(rep, slot, chat);
}

void chats_end_all(struct replication *rep)
{
    for (uint32_t slot = 0; slot < rep->plan->roster.n_slots; slot++) {
        advance(rep, slot);
        for (uint32_t i = 0; i < places(rep, slot); i++) {
            struct chat *chat = &rep->hands[slot].chats[i];
            if (chat->state != CHAT_NONE) {
                cut_off(rep, slot, chat);
            }
        }
    }
}

/* ---- both ---- */

static void count_answer(struct replication *rep, const struct contact *contact,
                         uint32_t slot)
{
    const struct horizon *horizon = &rep->plan->horizon;
    struct channel_tally *ct = &rep->tally.channels[contact->channel];
    ct->queue_ticks += ticks_overlap(
        contact->arrived, rep->now, horizon->window_start, horizon->window_end);
    rep->tally.contacts[rep->floor.agents[slot].team] +=
        rep->interval != NO_CELL;
    if (contact->cell != NO_CELL) {
        tally_answered(&rep->tally, contact->channel, contact->cell,
                       rep->now - contact->arrived, 0);
    }
    if (contact->ticket != NO_TICKET) {
        ticket_merge(rep, contact);
    }
    if (rep->plan->channels[contact->channel].counts_talking) {
        rep->talking[contact->channel]++;
    }
}

void chat_start(struct replication *rep, const struct contact *contact,
                uint32_t slot)
{
    struct hand *hand = &rep->hands[slot];
    const struct channel_plan *cp = &rep->plan->channels[contact->channel];
    struct chat *chat = &hand->chats[free_place(rep, slot)];
    const uint32_t generation = chat->generation;
    assert(!rep->floor.agents[slot].on_ticket &&
           !rep->floor.agents[slot].on_call);
    advance(rep, slot);
    *chat = (struct chat){
        .contact = *contact,
        .state = CHAT_DUE,
        .generation = generation,
        .answered = rep->now,
        .due = rep->now,
        .left = HUGE_VAL,
        .rate_with = cp->rate_with,
    };
    change_level(rep, slot, true);
    hold(rep, slot, contact->channel);
    count_answer(rep, contact, slot);
    if (cp->channel->chat.n_rates > 0) {
        chat->state = CHAT_BY_RATE;
        chat->left = handling(rep, contact) *
                     variate_draw(&cp->handle_time, contact->handle_word) *
                     replication_pace(rep, slot, contact->channel);
        schedule(rep, slot);
    } else {
        draw_course(rep, chat);
        (void)draw_message(rep, chat);
        chat_compose_next(rep, slot);
    }
    floor_update(&rep->floor, slot, rep->now);
}

void chat_work_ends(struct replication *rep, uint32_t slot)
{
    const struct hand *hand = &rep->hands[slot];
    if (is_by_rate(&hand->chats[hand->composing])) {
        end_by_rate(rep, slot);
    } else {
        winner_tree_put(&rep->ends, slot, NEVER);
        end_message(rep, slot);
    }
}
