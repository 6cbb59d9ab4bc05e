#include "engine/routing.h"

#include "engine/call.h"
#include "engine/replication.h"
#include <assert.h>

/* ---- an agent for a contact ---- */

static uint32_t routing_word(const struct replication *rep,
                             const struct contact *contact)
{
    return replication_draw(rep, contact, RNG_ROUTING, 0).word[0];
}

static bool is_by_chance(enum agent_rule rule)
{
    return rule == AGENT_RANDOM || rule == AGENT_LEAST_LOADED;
}

static bool rests(const struct replication *rep, const struct contact *contact)
{
    return contact->state == CONTACT_GONE ||
           (contact->state == CONTACT_AWAITS_CALLBACK &&
            !rep->open[contact->channel]);
}

/* For how long the first in line has waited whom an agent could take: accepted
 * callbacks keep their place, but rest while the channel is closed. False when
 * there is nobody. */
static bool has_waited(const struct replication *rep, uint32_t channel,
                       uint64_t after)
{
    const struct waiting_line *line = &rep->lines[channel];
    for (uint64_t place = line->head; place < line->tail; place++) {
        const struct contact *contact = waiting_line_at(line, place);
        if (!rests(rep, contact)) {
            return rep->now - contact->arrived >= after;
        }
    }
    return false;
}

/* Whether a call waits that this team may take by now. */
static bool is_call_waiting(const struct replication *rep, uint32_t team)
{
    const struct team_plan *tp = &rep->plan->teams[team];
    for (uint32_t i = 0; i < tp->n_serves; i++) {
        if (tp->serves[i].way == WAY_CALL &&
            has_waited(rep, tp->serves[i].channel, tp->serves[i].after)) {
            return true;
        }
    }
    return false;
}

/* How many shelves of free agents count for this kind of contact: the idle
 * for a call, also those with a place for a chat. */
static uint32_t n_shelves(const struct replication *rep, uint32_t team,
                          enum way way)
{
    if (way != WAY_CHAT ||
        (rep->plan->calls_first && is_call_waiting(rep, team))) {
        return 1;
    }
    return rep->floor.crews[team].chats_at_once;
}

static uint32_t count_free(const struct replication *rep, uint32_t team,
                           uint32_t shelves)
{
    const struct crew *crew = &rep->floor.crews[team];
    uint32_t n = 0;
    for (uint32_t s = 0; s < shelves; s++) {
        n += crew->shelves[s].n;
    }
    return n;
}

static uint32_t choose(const struct replication *rep, uint32_t team,
                       uint32_t shelves, uint32_t word)
{
    return shelves == 1 ? floor_choose(&rep->floor, team, word)
                        : floor_choose_for_chat(&rep->floor, team, word);
}

/* Team by team; word matters where chance decides within one. */
static inline uint32_t choose_in_order(const struct replication *rep,
                                       const struct channel_plan *cp,
                                       uint64_t waited, uint32_t word)
{
    const enum way way = cp->channel->way;
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        if (cp->teams[i].after <= waited) {
            const uint32_t team = cp->teams[i].team;
            const uint32_t slot =
                choose(rep, team, n_shelves(rep, team, way), word);
            if (slot != NO_SLOT) {
                return slot;
            }
        }
    }
    return NO_SLOT;
}

/* Which of two agents the rule prefers; chance is decided elsewhere. */
static bool is_better(const struct floor *floor, uint32_t a, uint32_t b)
{
    if (b == NO_SLOT) {
        return true;
    }
    if (floor->rule == AGENT_IN_ORDER) {
        return a < b;
    }
    return floor->agents[a].n_chats != floor->agents[b].n_chats
               ? floor->agents[a].n_chats < floor->agents[b].n_chats
               : floor->agents[a].idle_since < floor->agents[b].idle_since;
}

/* The number-th free agent of the teams, of those who hold exactly `load`
 * chats or, with NO_LOAD, of all. */
#define NO_LOAD UINT32_MAX

static uint32_t count_at(const struct replication *rep, uint32_t team,
                         uint32_t shelves, uint32_t load)
{
    if (load == NO_LOAD) {
        return count_free(rep, team, shelves);
    }
    return load < shelves ? rep->floor.crews[team].shelves[load].n : 0;
}

static uint32_t pick_at(const struct replication *rep, uint32_t team,
                        uint32_t load, uint32_t number)
{
    const struct crew *crew = &rep->floor.crews[team];
    uint32_t s = load == NO_LOAD ? 0 : load;
    while (number >= crew->shelves[s].n) {
        number -= crew->shelves[s++].n;
    }
    return crew->shelves[s].dense[number];
}

static uint32_t choose_by_chance(const struct replication *rep,
                                 const struct channel_plan *cp, uint64_t waited,
                                 uint32_t load, uint32_t word)
{
    const enum way way = cp->channel->way;
    uint32_t n = 0;
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        const uint32_t team = cp->teams[i].team;
        n += cp->teams[i].after <= waited
                 ? count_at(rep, team, n_shelves(rep, team, way), load)
                 : 0;
    }
    uint32_t number = (uint32_t)((uint64_t)word * n >> 32);
    for (uint32_t i = 0; i < cp->n_teams && n > 0; i++) {
        const uint32_t team = cp->teams[i].team;
        const uint32_t here =
            cp->teams[i].after <= waited
                ? count_at(rep, team, n_shelves(rep, team, way), load)
                : 0;
        if (number < here) {
            return pick_at(rep, team, load, number);
        }
        number -= here;
    }
    return NO_SLOT;
}

/* All teams allowed as one pool. */
static uint32_t choose_of_any(const struct replication *rep,
                              const struct channel_plan *cp, uint64_t waited,
                              uint32_t word)
{
    uint32_t best = NO_SLOT;
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        if (cp->teams[i].after <= waited) {
            const uint32_t team = cp->teams[i].team;
            const uint32_t slot =
                choose(rep, team, n_shelves(rep, team, cp->channel->way), word);
            if (slot != NO_SLOT && is_better(&rep->floor, slot, best)) {
                best = slot;
            }
        }
    }
    if (best == NO_SLOT || !is_by_chance(rep->floor.rule)) {
        return best;
    }
    const uint32_t load = rep->floor.rule == AGENT_RANDOM
                              ? NO_LOAD
                              : rep->floor.agents[best].n_chats;
    return choose_by_chance(rep, cp, waited, load, word);
}

uint32_t routing_agent_for(const struct replication *rep,
                           const struct contact *contact, uint64_t waited)
{
    const struct channel_plan *cp = &rep->plan->channels[contact->channel];
    if (rep->plan->chooses_simply) {
        return choose_in_order(rep, cp, waited, 0);
    }
    const uint32_t word =
        is_by_chance(rep->floor.rule) ? routing_word(rep, contact) : 0;
    return rep->plan->centre->routing.team == TEAM_ANY
               ? choose_of_any(rep, cp, waited, word)
               : choose_in_order(rep, cp, waited, word);
}

uint32_t routing_agent_staying(const struct replication *rep,
                               const struct contact *contact, uint64_t waited)
{
    const struct channel_plan *cp = &rep->plan->channels[contact->channel];
    if (!rep->clearing[contact->channel]) {
        return NO_SLOT;
    }
    const uint32_t word = routing_word(rep, contact);
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        const uint32_t slot =
            cp->teams[i].after <= waited
                ? floor_choose_staying(&rep->floor, cp->teams[i].team, word)
                : NO_SLOT;
        if (slot != NO_SLOT) {
            return slot;
        }
    }
    return NO_SLOT;
}

uint32_t routing_agent_to_interrupt(const struct replication *rep,
                                    const struct contact *contact,
                                    uint64_t waited)
{
    const struct channel_plan *cp = &rep->plan->channels[contact->channel];
    const bool is_chat = cp->channel->way == WAY_CHAT;
    uint32_t best = NO_SLOT;
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        const uint32_t team = cp->teams[i].team;
        if (cp->teams[i].after > waited) {
            continue;
        }
        const bool beside_chats = is_chat && n_shelves(rep, team, WAY_CHAT) > 1;
        const uint32_t slot =
            floor_to_interrupt(&rep->floor, team, beside_chats);
        if (slot != NO_SLOT &&
            (best == NO_SLOT || rep->floor.agents[slot].idle_since >=
                                    rep->floor.agents[best].idle_since)) {
            best = slot;
        }
    }
    return best;
}

/* ---- a contact for an agent ---- */

struct routing_pick routing_first_in_line(struct replication *rep,
                                          uint32_t channel)
{
    const struct waiting_line *line = &rep->lines[channel];
    if (line->head == line->tail) {
        return (struct routing_pick){ NO_INDEX, 0 };
    }
    const struct contact *head = waiting_line_at(line, line->head);
    if (head->state == CONTACT_WAITS && head->deadline < rep->now) {
        call_purge_head(rep, channel);
    }
    if (line->n_callbacks == 0 && line->head < line->tail) {
        return (struct routing_pick){ channel, line->head };
    }
    for (uint64_t place = line->head; place < line->tail; place++) {
        if (!rests(rep, waiting_line_at(line, place))) {
            return (struct routing_pick){ channel, place };
        }
    }
    return (struct routing_pick){ NO_INDEX, 0 };
}

/* Smaller is sooner: first by the rule's rank, then by time of joining. */
struct rank {
    int64_t first;
    uint64_t second;
};

static struct rank rank_of(const struct replication *rep,
                           const struct served_channel *served,
                           const struct contact *contact, uint32_t position)
{
    const struct waiting_line *line = &rep->lines[served->channel];
    switch (rep->plan->centre->routing.contact) {
    case CONTACT_PRIORITY:
        return (struct rank){ served->priority, contact->arrived };
    case CONTACT_OLDEST:
        return (struct rank){ 0, contact->arrived };
    case CONTACT_DUE_FIRST: {
        const uint64_t due_ticks =
            rep->plan->channels[served->channel].due_ticks;
        return due_ticks == NEVER
                   ? (struct rank){ 1, contact->arrived }
                   : (struct rank){ 0, contact->arrived + due_ticks };
    }
    case CONTACT_LONGEST_QUEUE:
        return (struct rank){ -(int64_t)line->n_waiting - line->n_callbacks,
                              0 };
    case CONTACT_IN_ORDER:
        return (struct rank){ position, 0 };
    }
    return (struct rank){ 0, 0 };
}

static bool comes_before(const struct replication *rep, struct rank a,
                         const struct contact *x, struct rank b,
                         const struct contact *y)
{
    if (a.first != b.first) {
        return a.first < b.first;
    }
    if (a.second != b.second) {
        return a.second < b.second;
    }
    return routing_word(rep, x) < routing_word(rep, y);
}

/* The rank of a contact for this agent, who serves its channel. */
static struct rank rank_for(const struct replication *rep,
                            const struct contact *contact, uint32_t slot)
{
    const struct team_plan *tp =
        &rep->plan->teams[rep->floor.agents[slot].team];
    uint32_t i = 0;
    while (tp->serves[i].channel != contact->channel) {
        i++;
        assert(i < tp->n_serves);
    }
    return rank_of(rep, &tp->serves[i], contact, i);
}

bool routing_goes_first(const struct replication *rep, const struct contact *x,
                        uint32_t x_slot, const struct contact *y,
                        uint32_t y_slot)
{
    return comes_before(rep, rank_for(rep, x, x_slot), x,
                        rank_for(rep, y, y_slot), y);
}

/* Which lines an agent may take from now. */
struct able {
    bool calls;
    bool chats;
    bool only_clearing;
};

static struct able able_to(const struct replication *rep, uint32_t slot,
                           bool only_clearing)
{
    const struct floor *floor = &rep->floor;
    const uint32_t team = floor->agents[slot].team;
    const uint32_t k = floor->agents[slot].n_chats;
    return (struct able){
        .calls = k == 0,
        .chats =
            k < floor->crews[team].chats_at_once &&
            (k == 0 || !rep->plan->calls_first || !is_call_waiting(rep, team)),
        .only_clearing = only_clearing,
    };
}

static bool may_look(const struct replication *rep,
                     const struct served_channel *served, struct able able)
{
    const struct waiting_line *line = &rep->lines[served->channel];
    return line->head != line->tail &&
           (served->way == WAY_CALL ? able.calls : able.chats) &&
           (!able.only_clearing || rep->clearing[served->channel]);
}

struct routing_pick routing_contact_for(struct replication *rep, uint32_t slot,
                                        bool only_clearing)
{
    const struct team_plan *tp =
        &rep->plan->teams[rep->floor.agents[slot].team];
    struct routing_pick best = { NO_INDEX, 0 };
    struct rank best_rank = { 0, 0 };
    for (uint32_t i = 0; i < tp->n_serves; i++) {
        const struct served_channel *served = &tp->serves[i];
        struct waiting_line *line = &rep->lines[served->channel];
        if (line->head == line->tail ||
            !may_look(rep, served, able_to(rep, slot, only_clearing))) {
            continue;
        }
        const struct routing_pick pick =
            routing_first_in_line(rep, served->channel);
        if (pick.channel == NO_INDEX) {
            continue;
        }
        const struct contact *contact = waiting_line_at(line, pick.place);
        if (rep->now - contact->arrived < served->after) {
            continue;
        }
        const struct rank rank = rank_of(rep, served, contact, i);
        if (best.channel == NO_INDEX ||
            comes_before(
                rep, rank, contact, best_rank,
                waiting_line_at(&rep->lines[best.channel], best.place))) {
            best = pick;
            best_rank = rank;
        }
    }
    return best;
}
