#include "engine/invariants.h"

#include "engine/ticket_queue.h"
#include "engine/ticket_routing.h"
#include "engine/work.h"
#include <assert.h>

/* n_chats = places taken = chats held, added up over the channels */
static void check_hand(const struct replication *rep, uint32_t slot)
{
    const struct agent *agent = &rep->floor.agents[slot];
    const struct hand *hand = &rep->hands[slot];
    const size_t n_channels = rep->plan->centre->n_channels;
    uint32_t taken = 0;
    uint32_t held = 0;
    for (uint32_t i = 0; i < hand->n_places; i++) {
        taken += hand->chats[i].state != CHAT_NONE;
    }
    for (size_t c = 0; c < n_channels; c++) {
        held += rep->holds[slot * n_channels + c];
    }
    assert(agent->n_chats == taken && taken == held);
    assert(agent->on_ticket ==
           (hand->ticket != NO_TICKET || agent->wrapping_up));
    assert(hand->ticket == NO_TICKET || !agent->wrapping_up);
    assert(!agent->on_call || (taken == 0 && !agent->on_ticket));
    assert(agent->present ||
           (taken == 0 && !agent->on_ticket && !agent->on_call));
}

/* n_backlog = in line + in a touch; the line in the order of joining */
static void check_line(const struct replication *rep, uint32_t channel)
{
    const struct ticket_line *line = &rep->tickets.lines[channel];
    uint64_t n = line->tail - line->head;
    int64_t joined = INT64_MIN;
    for (uint64_t p = line->head; p < line->tail; p++) {
        const uint32_t number = line->ring[p & (line->capacity - 1)];
        assert(ticket_at(rep, number)->state == TICKET_WAITS);
        assert(ticket_at(rep, number)->contact.channel == channel);
        assert(ticket_at(rep, number)->joined >= joined);
        joined = ticket_at(rep, number)->joined;
    }
    for (uint32_t slot = 0; slot < rep->plan->roster.n_slots; slot++) {
        const uint32_t number = rep->hands[slot].ticket;
        if (number != NO_TICKET &&
            ticket_at(rep, number)->contact.channel == channel) {
            assert(ticket_at(rep, number)->state == TICKET_IN_TOUCH);
            n++;
        }
    }
    assert(line->n_backlog == n);
}

/* n_waiting and n_callbacks = who stands in line and has not left it */
static void check_waiting(const struct replication *rep, uint32_t channel)
{
    const struct waiting_line *line = &rep->lines[channel];
    uint32_t n_waiting = 0;
    uint32_t n_callbacks = 0;
    for (uint64_t place = line->head; place < line->tail; place++) {
        const uint8_t state = waiting_line_at(line, place)->state;
        n_waiting += state == CONTACT_WAITS;
        n_callbacks += state == CONTACT_AWAITS_CALLBACK;
    }
    assert(line->n_waiting == n_waiting && line->n_callbacks == n_callbacks);
}

/* What a crew counts = its agents one by one */
static void check_crew(const struct replication *rep, const struct crew *crew)
{
    const struct floor *floor = &rep->floor;
    uint32_t n_present = 0;
    uint32_t n_idle = 0;
    uint32_t n_on_call = 0;
    uint32_t n_busy = 0;
    uint32_t n_silent = 0;
    for (uint32_t i = 0; i < crew->n_slots; i++) {
        const uint32_t slot = crew->first_slot + i;
        const struct agent *agent = &floor->agents[slot];
        n_present += agent->present;
        n_idle += floor_is_idle(floor, slot);
        n_on_call += agent->on_call;
        n_busy += agent->on_ticket || agent->n_chats > 0;
        n_silent += agent->silent_shelf != NO_SHELF;
    }
    assert(crew->n_present == n_present && crew->n_idle == n_idle);
    assert(crew->n_on_call == n_on_call && crew->n_busy == n_busy);
    assert(crew->n_silent == n_silent && crew->shelves[0].n == n_idle);
}

/* The first in line who still waits for an agent; callbacks rest while the
 * channel is closed. */
static const struct contact *first_waiting(const struct replication *rep,
                                           uint32_t channel)
{
    const struct waiting_line *line = &rep->lines[channel];
    for (uint64_t place = line->head; place < line->tail; place++) {
        const struct contact *contact = waiting_line_at(line, place);
        const bool waits =
            contact->state == CONTACT_WAITS && contact->deadline >= rep->now;
        if (waits ||
            (contact->state == CONTACT_AWAITS_CALLBACK && rep->open[channel])) {
            return contact;
        }
    }
    return NULL;
}

/* Nothing waits for which there is an agent. */
static void check_settled(const struct replication *rep)
{
    for (uint32_t c = 0; c < rep->plan->centre->n_channels; c++) {
        const struct contact *contact = first_waiting(rep, c);
        assert(!contact ||
               work_find_agent(rep, contact, rep->now - contact->arrived) ==
                   NO_SLOT);
    }
    assert(ticket_routing_next(rep).number == NO_TICKET);
}

void invariants_check(const struct replication *rep)
{
    for (uint32_t slot = 0; slot < rep->plan->roster.n_slots; slot++) {
        check_hand(rep, slot);
    }
    for (uint32_t c = 0; c < rep->plan->centre->n_channels; c++) {
        check_waiting(rep, c);
        check_line(rep, c);
    }
    for (uint32_t t = 0; t < rep->floor.n_crews; t++) {
        check_crew(rep, &rep->floor.crews[t]);
    }
    check_settled(rep);
}
