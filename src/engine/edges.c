#include "engine/edges.h"

#include "engine/call.h"
#include "engine/replication.h"
#include "engine/team_time.h"
#include "engine/work.h"

/* What the roll-out changes from now on. Who has more in hand than is allowed
 * finishes it; who waits may find more agents, or better rules. */
static void begin_phase(struct replication *rep, uint32_t phase)
{
    if (rep->interval != NO_CELL) {
        team_time_price(rep);
    }
    rep->plan = rep->plan->phase[phase];
    for (uint32_t t = 0; t < rep->floor.n_crews; t++) {
        const uint32_t chats = rep->plan->centre->teams[t].chats_at_once;
        if (chats != rep->floor.crews[t].chats_at_once) {
            floor_set_chats_at_once(&rep->floor, t, chats, rep->now);
        }
    }
    replication_unsettle_live(rep);
    replication_unsettle_tickets(rep);
}

static void set_pool(struct replication *rep, const struct roster_edge *edge)
{
    struct floor *floor = &rep->floor;
    struct crew *crew = &floor->crews[edge->subject];
    crew->stays = (crew->stays || edge->level < crew->level) &&
                  call_serves_clearing(rep, edge->subject);
    floor_set_level(floor, edge->subject, edge->level, edge->scheduled,
                    rep->now);
    if (crew->chats_at_once > 1 || crew->puts_aside) {
        replication_unsettle_live(rep);
        replication_unsettle_tickets(rep);
    }
    while (crew->pool_present < crew->level) {
        const uint32_t slot = floor_take_off_slot(floor, edge->subject);
        floor_arrive(floor, slot, rep->now);
        work_next(rep, slot);
    }
}

static void end_shift(struct replication *rep, uint32_t slot)
{
    struct floor *floor = &rep->floor;
    floor->agents[slot].wanted = false;
    if (!floor->agents[slot].present) {
        return;
    }
    floor->agents[slot].ended = rep->now;
    floor->agents[slot].stays =
        call_serves_clearing(rep, floor->agents[slot].team);
    if (floor_is_idle(floor, slot) && !floor->agents[slot].stays) {
        floor_leave(floor, slot, rep->now);
    } else {
        floor_update(floor, slot, rep->now);
    }
}

static void pause(struct replication *rep, uint32_t slot)
{
    struct floor *floor = &rep->floor;
    floor->agents[slot].wanted = false;
    if (floor_is_idle(floor, slot)) {
        floor_leave(floor, slot, rep->now);
    } else if (floor->agents[slot].present) {
        floor_update(floor, slot, rep->now);
    }
}

static void come_on(struct replication *rep, uint32_t slot)
{
    struct floor *floor = &rep->floor;
    floor->agents[slot].wanted = true;
    floor_back_on(floor, slot, rep->now);
    if (!floor->agents[slot].present) {
        floor_arrive(floor, slot, rep->now);
    }
    work_next(rep, slot);
}

static void pass_edge(struct replication *rep, const struct roster_edge *edge)
{
    switch (edge->kind) {
    case EDGE_PHASE:
        begin_phase(rep, edge->subject);
        break;
    case EDGE_CLOSE:
        call_close(rep, edge->subject);
        break;
    case EDGE_OPEN:
        call_open(rep, edge->subject);
        break;
    case EDGE_POOL:
        set_pool(rep, edge);
        break;
    case EDGE_SHIFT_END:
        end_shift(rep, edge->subject);
        break;
    case EDGE_PAUSE:
        pause(rep, edge->subject);
        break;
    case EDGE_ON:
        come_on(rep, edge->subject);
        break;
    }
}

void edges_pass(struct replication *rep)
{
    for (;;) {
        const struct roster_edge edge = roster_take(rep->roster);
        rep->next_edge = roster_first(rep->roster);
        pass_edge(rep, &edge);
        if (rep->next_edge != rep->now) {
            return;
        }
        rep->n_events++;
    }
}
