#include "engine/ticket_routing.h"

#include "engine/ticket_queue.h"

/* ---- an agent for a ticket ---- */

/* "separate": no tickets while a live channel of the team is open. */
static bool mixes_now(const struct replication *rep, uint32_t team)
{
    const struct team_plan *tp = &rep->plan->teams[team];
    if (tp->team->ticket_work != TICKETS_SEPARATE) {
        return true;
    }
    for (uint32_t i = 0; i < tp->n_serves; i++) {
        if (rep->open[tp->serves[i].channel]) {
            return false;
        }
    }
    return true;
}

/* How many agents of the team, holding so many chats, may start one now. */
static uint32_t count_free(const struct replication *rep, uint32_t team,
                           uint32_t n_chats)
{
    const struct crew *crew = &rep->floor.crews[team];
    const uint32_t keep_free = rep->plan->teams[team].team->keep_free;
    if (n_chats == 0) {
        return crew->n_idle > keep_free && mixes_now(rep, team) ? crew->n_idle
                                                                : 0;
    }
    return crew->n_silent > 0 && n_chats <= crew->ticket_shelf &&
                   crew->n_idle >= keep_free && mixes_now(rep, team)
               ? crew->silent[n_chats].n
               : 0;
}

/* Teams that may have the ticket by now, as one pool. */
struct pool {
    const struct replication *rep;
    const struct channel_plan *cp;
    uint32_t first; /* of cp's teams */
    uint32_t end;
    uint64_t waited;
};

static uint32_t count_of_pool(const struct pool *pool, uint32_t n_chats)
{
    uint32_t n = 0;
    for (uint32_t i = pool->first; i < pool->end; i++) {
        const struct answering_team *at = &pool->cp->teams[i];
        n += at->after <= pool->waited
                 ? count_free(pool->rep, at->team, n_chats)
                 : 0;
    }
    return n;
}

static uint32_t most_chats(const struct pool *pool)
{
    uint32_t most = 0;
    for (uint32_t i = pool->first; i < pool->end; i++) {
        const struct crew *crew =
            &pool->rep->floor.crews[pool->cp->teams[i].team];
        if (crew->n_silent > 0 && crew->ticket_shelf > most) {
            most = crew->ticket_shelf;
        }
    }
    return most;
}

/* The number-th of the pool's agents with so many chats. */
static uint32_t pick(const struct pool *pool, uint32_t n_chats, uint32_t number)
{
    for (uint32_t i = pool->first; i < pool->end; i++) {
        const struct answering_team *at = &pool->cp->teams[i];
        const uint32_t here = at->after <= pool->waited
                                  ? count_free(pool->rep, at->team, n_chats)
                                  : 0;
        if (number < here) {
            return floor_pick_for_ticket(&pool->rep->floor, at->team, n_chats,
                                         number);
        }
        number -= here;
    }
    return NO_SLOT;
}

/* Each of all as likely, or of those with the fewest chats. */
static uint32_t choose_by_chance(const struct pool *pool, uint32_t word)
{
    const bool fewest = pool->rep->floor.rule == AGENT_LEAST_LOADED;
    const uint32_t most = most_chats(pool);
    uint32_t n = 0;
    uint32_t k = 0;
    while (k <= most && (n == 0 || !fewest)) {
        n += count_of_pool(pool, k++);
    }
    uint32_t number = (uint32_t)((uint64_t)word * n >> 32);
    for (k = 0; k <= most && n > 0; k++) {
        const uint32_t here = count_of_pool(pool, k);
        if (number < here) {
            return pick(pool, k, number);
        }
        number -= here;
    }
    return NO_SLOT;
}

/* Of two with as many chats. */
static bool is_better(const struct floor *floor, uint32_t a, uint32_t b)
{
    if (b == NO_SLOT || floor->rule == AGENT_IN_ORDER) {
        return a < b;
    }
    return floor->agents[a].n_chats == 0
               ? floor->agents[a].idle_since < floor->agents[b].idle_since
               : floor->agents[a].silent_since < floor->agents[b].silent_since;
}

static bool is_anybody_free(const struct pool *pool)
{
    uint32_t n = 0;
    for (uint32_t i = pool->first; i < pool->end; i++) {
        const struct crew *crew =
            &pool->rep->floor.crews[pool->cp->teams[i].team];
        n += crew->n_idle + crew->n_silent;
    }
    return n > 0;
}

static uint32_t choose_by_rule(const struct pool *pool)
{
    const struct floor *floor = &pool->rep->floor;
    const uint32_t most = most_chats(pool);
    uint32_t best = NO_SLOT;
    for (uint32_t k = 0; k <= most; k++) {
        if (best != NO_SLOT && floor->rule != AGENT_IN_ORDER) {
            return best;
        }
        for (uint32_t i = pool->first; i < pool->end; i++) {
            const struct answering_team *at = &pool->cp->teams[i];
            if (at->after <= pool->waited &&
                count_free(pool->rep, at->team, k) > 0) {
                const uint32_t slot =
                    floor_choose_for_ticket(floor, at->team, k, 0);
                best = is_better(floor, slot, best) ? slot : best;
            }
        }
    }
    return best;
}

uint32_t ticket_routing_agent_for(const struct replication *rep,
                                  const struct contact *contact,
                                  uint64_t waited)
{
    const struct channel_plan *cp = &rep->plan->channels[contact->channel];
    const enum agent_rule rule = rep->floor.rule;
    const bool by_chance = rule == AGENT_RANDOM || rule == AGENT_LEAST_LOADED;
    const bool any = rep->plan->centre->routing.team == TEAM_ANY;
    const uint32_t word =
        by_chance ? replication_draw(rep, contact, RNG_ROUTING, 0).word[0] : 0;
    uint32_t slot = NO_SLOT;
    for (uint32_t i = 0; i < cp->n_teams && slot == NO_SLOT; i++) {
        const struct pool pool = { rep, cp, any ? 0 : i,
                                   any ? cp->n_teams : i + 1, waited };
        if (is_anybody_free(&pool)) {
            slot = by_chance ? choose_by_chance(&pool, word)
                             : choose_by_rule(&pool);
        }
        if (any) {
            break;
        }
    }
    return slot;
}

/* ---- a ticket for an agent ---- */

bool ticket_routing_may_start(const struct replication *rep, uint32_t slot)
{
    const struct floor *floor = &rep->floor;
    const uint32_t team = floor->agents[slot].team;
    const struct team_plan *tp = &rep->plan->teams[team];
    const bool idle = floor_is_idle(floor, slot);
    const bool silent = floor->agents[slot].silent_shelf != NO_SHELF;
    return tp->n_desks > 0 && (idle || silent) && mixes_now(rep, team) &&
           floor->crews[team].n_idle - idle >= tp->team->keep_free;
}

static uint64_t queue_length(const struct replication *rep,
                             const struct ticket *ticket)
{
    const struct ticket_line *line = ticket_line_of(rep, ticket);
    return line->tail - line->head;
}

static uint32_t tie_word(const struct replication *rep,
                         const struct ticket *ticket)
{
    return replication_draw(rep, &ticket->contact, RNG_ROUTING, 0).word[0];
}

/* Where the ticket's channel stands in what the agent's team serves. */
static uint32_t position(const struct replication *rep,
                         const struct ticket *ticket, uint32_t slot)
{
    const struct team_plan *tp =
        &rep->plan->teams[rep->floor.agents[slot].team];
    uint32_t i = 0;
    while (i < tp->n_desks && tp->desks[i].channel != ticket->contact.channel) {
        i++;
    }
    return i;
}

/* Of two queues' first tickets, each with an agent for it. */
static bool comes_before(const struct replication *rep, struct ticket_match x,
                         struct ticket_match y)
{
    const struct ticket *t = ticket_at(rep, x.number);
    const struct ticket *s = ticket_at(rep, y.number);
    const int a = ticket_plan(rep, t)->channel->priority;
    const int b = ticket_plan(rep, s)->channel->priority;
    switch (rep->plan->centre->routing.contact) {
    case CONTACT_PRIORITY:
        if (a != b) {
            return a < b;
        }
        break;
    case CONTACT_OLDEST:
        break;
    case CONTACT_DUE_FIRST:
        if (t->due != s->due) {
            return t->due < s->due;
        }
        break;
    case CONTACT_LONGEST_QUEUE: {
        const uint64_t k = queue_length(rep, t);
        const uint64_t l = queue_length(rep, s);
        return k != l ? k > l : tie_word(rep, t) < tie_word(rep, s);
    }
    case CONTACT_IN_ORDER:
        return position(rep, t, x.slot) < position(rep, s, y.slot);
    }
    return t->joined != s->joined ? t->joined < s->joined
                                  : tie_word(rep, t) < tie_word(rep, s);
}

uint32_t ticket_routing_next_for(const struct replication *rep, uint32_t slot)
{
    const struct team_plan *tp =
        &rep->plan->teams[rep->floor.agents[slot].team];
    struct ticket_match best = { NO_TICKET, slot };
    if (!ticket_routing_may_start(rep, slot)) {
        return NO_TICKET;
    }
    for (uint32_t i = 0; i < tp->n_desks; i++) {
        const struct ticket_match first = {
            ticket_first(rep, tp->desks[i].channel), slot
        };
        if (first.number != NO_TICKET &&
            ticket_waited(rep, ticket_at(rep, first.number)) >=
                tp->desks[i].after &&
            (best.number == NO_TICKET || comes_before(rep, first, best))) {
            best = first;
        }
    }
    return best.number;
}

struct ticket_match ticket_routing_next(const struct replication *rep)
{
    struct ticket_match best = { NO_TICKET, NO_SLOT };
    for (uint32_t c = 0; c < rep->plan->centre->n_channels; c++) {
        struct ticket_match first = { ticket_first(rep, c), NO_SLOT };
        if (first.number == NO_TICKET) {
            continue;
        }
        const struct ticket *ticket = ticket_at(rep, first.number);
        first.slot = ticket_routing_agent_for(rep, &ticket->contact,
                                              ticket_waited(rep, ticket));
        if (first.slot != NO_SLOT &&
            (best.number == NO_TICKET || comes_before(rep, first, best))) {
            best = first;
        }
    }
    return best;
}
