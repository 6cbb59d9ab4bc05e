#include "engine/work.h"

#include "engine/call.h"
#include "engine/call_ends.h"
#include "engine/replication.h"
#include "engine/routing.h"

uint32_t work_find_agent(const struct replication *rep,
                         const struct contact *contact, uint64_t waited)
{
    const uint32_t slot = routing_agent_for(rep, contact, waited);
    if (slot != NO_SLOT) {
        return slot;
    }
    const uint32_t staying = routing_agent_staying(rep, contact, waited);
    if (staying != NO_SLOT || !rep->plan->puts_aside) {
        return staying;
    }
    return routing_agent_to_interrupt(rep, contact, waited);
}

void work_serve(struct replication *rep, const struct contact *contact,
                uint32_t slot)
{
    if (rep->floor.agents[slot].on_ticket) {
        ticket_put_aside(rep, slot);
    }
    if (rep->plan->channels[contact->channel].channel->way == WAY_CHAT) {
        chat_start(rep, contact, slot);
    } else {
        call_start(rep, contact, slot);
    }
}

static bool may_take_live(const struct floor *floor, uint32_t slot,
                          enum floor_duty duty)
{
    const struct crew *crew = &floor->crews[floor->agents[slot].team];
    const bool bound = floor->agents[slot].on_ticket &&
                       (!crew->puts_aside || duty != DUTY_WORKS ||
                        floor->agents[slot].wrapping_up);
    return !bound && !floor->agents[slot].on_call &&
           floor->agents[slot].n_chats < crew->chats_at_once;
}

/* Live contacts that wait, as many as the agent may hold. */
static void take_live(struct replication *rep, uint32_t slot,
                      enum floor_duty duty)
{
    const struct floor *floor = &rep->floor;
    while (routing_anybody_waits(rep, floor->agents[slot].team) &&
           may_take_live(floor, slot, duty)) {
        const struct routing_pick pick =
            routing_contact_for(rep, slot, duty == DUTY_STAYS);
        if (pick.channel == NO_INDEX) {
            return;
        }
        const struct contact contact =
            *waiting_line_at(&rep->lines[pick.channel], pick.place);
        work_serve(rep, &contact, slot);
        call_ends_leave(rep, pick.channel, pick.place);
    }
}

static bool has_nothing(const struct floor *floor, uint32_t slot)
{
    return !floor->agents[slot].on_call && !floor->agents[slot].on_ticket &&
           floor->agents[slot].n_chats == 0;
}

/* One more who is idle may be enough to keep free: others whose chats are
 * silent may start a ticket. And once one has gone the others need not: they
 * may start a ticket, or be interrupted in one. */
static void free_others(struct replication *rep, uint32_t slot,
                        enum floor_duty duty)
{
    const uint32_t team = rep->floor.agents[slot].team;
    const struct crew *crew = &rep->floor.crews[team];
    if (duty != DUTY_WORKS && crew->puts_aside) {
        replication_unsettle_live(rep);
        replication_unsettle_tickets(rep);
    } else if (crew->n_silent > 0 && floor_is_idle(&rep->floor, slot) &&
               rep->plan->teams[team].team->keep_free > 0) {
        replication_unsettle_tickets(rep);
    }
}

void work_next(struct replication *rep, uint32_t slot)
{
    if (!rep->floor.agents[slot].on_call) {
        chat_compose_next(rep, slot);
        floor_update(&rep->floor, slot, rep->now);
        work_seek(rep, slot);
    }
}

void work_seek(struct replication *rep, uint32_t slot)
{
    struct floor *floor = &rep->floor;
    const enum floor_duty duty = floor_duty_of(floor, slot);
    if (duty != DUTY_GOES) {
        take_live(rep, slot, duty);
    }
    if (duty == DUTY_WORKS) {
        ticket_try_start(rep, slot);
    }
    const bool stays = duty == DUTY_STAYS &&
                       call_serves_clearing(rep, floor->agents[slot].team);
    /* Who found nobody left to stay for was sent home already. */
    if (floor->agents[slot].present && has_nothing(floor, slot) &&
        duty != DUTY_WORKS) {
        if (stays) {
            floor_update(floor, slot, rep->now);
        } else {
            floor_leave(floor, slot, rep->now);
        }
    }
    free_others(rep, slot, duty);
}

void work_ends(struct replication *rep, uint32_t slot)
{
    if (rep->floor.agents[slot].wrapping_up) {
        ticket_wrap_up_ends(rep, slot);
    } else if (rep->floor.agents[slot].on_ticket) {
        ticket_touch_ends(rep, slot);
    } else {
        chat_work_ends(rep, slot);
    }
    work_next(rep, slot);
}

/* The contact that is next of those for whom there is an agent. False when
 * there is none. */
static bool offer_one(struct replication *rep)
{
    struct routing_pick best = { NO_INDEX, 0 };
    uint32_t best_slot = NO_SLOT;
    for (uint32_t c = 0; c < rep->plan->centre->n_channels; c++) {
        const struct routing_pick pick = routing_first_in_line(rep, c);
        if (pick.channel == NO_INDEX) {
            continue;
        }
        const struct contact *contact =
            waiting_line_at(&rep->lines[c], pick.place);
        const uint32_t slot =
            work_find_agent(rep, contact, rep->now - contact->arrived);
        if (slot != NO_SLOT &&
            (best_slot == NO_SLOT ||
             routing_goes_first(
                 rep, contact, slot,
                 waiting_line_at(&rep->lines[best.channel], best.place),
                 best_slot))) {
            best = pick;
            best_slot = slot;
        }
    }
    if (best_slot == NO_SLOT) {
        return false;
    }
    const struct contact contact =
        *waiting_line_at(&rep->lines[best.channel], best.place);
    work_serve(rep, &contact, best_slot);
    call_ends_leave(rep, best.channel, best.place);
    return true;
}

void work_offer_live(struct replication *rep)
{
    while (offer_one(rep)) {
    }
}
