#include "engine/routing.h"

#include "engine/call.h"
#include "engine/replication.h"

/* ---- an agent for a contact ---- */

/* All teams allowed as one pool. */
static uint32_t choose_of_any(const struct replication *rep,
                              const struct channel_plan *cp, uint64_t waited,
                              uint32_t word)
{
    const struct floor *floor = &rep->floor;
    uint32_t n_idle = 0;
    uint32_t best = NO_SLOT;
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        if (cp->teams[i].after > waited) {
            continue;
        }
        const struct crew *crew = &floor->crews[cp->teams[i].team];
        const uint32_t slot = floor_choose(floor, cp->teams[i].team, word);
        n_idle += crew->n_idle;
        if (slot == NO_SLOT) {
            continue;
        }
        const bool earlier =
            best == NO_SLOT ||
            (floor->rule == AGENT_LONGEST_IDLE
                 ? floor->idle_since[slot] < floor->idle_since[best]
                 : slot < best);
        best = earlier ? slot : best;
    }
    if (n_idle == 0 || floor->rule == AGENT_LONGEST_IDLE ||
        floor->rule == AGENT_IN_ORDER) {
        return best;
    }
    uint32_t number = (uint32_t)((uint64_t)word * n_idle >> 32);
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        const struct crew *crew = &floor->crews[cp->teams[i].team];
        if (cp->teams[i].after > waited) {
            continue;
        }
        if (number < crew->n_idle) {
            return crew->idle[number];
        }
        number -= crew->n_idle;
    }
    return best;
}

static uint32_t routing_word(const struct replication *rep,
                             const struct contact *contact)
{
    return replication_draw(rep, contact, RNG_ROUTING, 0).word[0];
}

static bool is_by_chance(enum agent_rule rule)
{
    return rule == AGENT_RANDOM || rule == AGENT_LEAST_LOADED;
}

static bool is_anybody_idle(const struct replication *rep,
                            const struct channel_plan *cp)
{
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        if (rep->floor.crews[cp->teams[i].team].n_idle > 0) {
            return true;
        }
    }
    return false;
}

/* Team by team; word matters where chance decides within one. */
static inline uint32_t choose_in_order(const struct replication *rep,
                                       const struct channel_plan *cp,
                                       uint64_t waited, uint32_t word)
{
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        if (cp->teams[i].after <= waited) {
            const uint32_t slot =
                floor_choose(&rep->floor, cp->teams[i].team, word);
            if (slot != NO_SLOT) {
                return slot;
            }
        }
    }
    return NO_SLOT;
}

/* Chance decides, or all teams are one pool. */
__attribute__((noinline)) static uint32_t choose_at_length(
    const struct replication *rep, const struct contact *contact,
    uint64_t waited)
{
    const struct channel_plan *cp = &rep->plan->channels[contact->channel];
    if (!is_anybody_idle(rep, cp)) {
        return NO_SLOT;
    }
    const uint32_t word =
        is_by_chance(rep->floor.rule) ? routing_word(rep, contact) : 0;
    return rep->plan->centre->routing.team == TEAM_ANY
               ? choose_of_any(rep, cp, waited, word)
               : choose_in_order(rep, cp, waited, word);
}

uint32_t routing_agent_for(const struct replication *rep,
                           const struct contact *contact, uint64_t waited)
{
    if (rep->plan->chooses_simply) {
        return choose_in_order(rep, &rep->plan->channels[contact->channel],
                               waited, 0);
    }
    return choose_at_length(rep, contact, waited);
}

/* ---- a contact for an agent ---- */

/* The first in line whom an agent may take now: callbacks rest while the
 * channel is closed. */
static struct routing_pick first_in_line(struct replication *rep,
                                         uint32_t channel)
{
    const struct waiting_line *line = &rep->lines[channel];
    const struct contact *head = waiting_line_at(line, line->head);
    if (head->state == CONTACT_WAITS && head->deadline < rep->now) {
        call_purge_head(rep, channel);
    }
    if (line->n_callbacks == 0 && line->head < line->tail) {
        return (struct routing_pick){ channel, line->head };
    }
    for (uint64_t place = line->head; place < line->tail; place++) {
        const struct contact *contact = waiting_line_at(line, place);
        const bool rests =
            contact->state == CONTACT_AWAITS_CALLBACK && !rep->open[channel];
        if (contact->state != CONTACT_GONE && !rests) {
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

__attribute__((noinline)) static struct routing_pick compare_lines(
    struct replication *rep, const struct team_plan *tp, bool only_clearing)
{
    struct routing_pick best = { NO_INDEX, 0 };
    struct rank best_rank = { 0, 0 };
    for (uint32_t i = 0; i < tp->n_serves; i++) {
        const struct served_channel *served = &tp->serves[i];
        struct waiting_line *line = &rep->lines[served->channel];
        if (line->head == line->tail ||
            (only_clearing && !rep->clearing[served->channel])) {
            continue;
        }
        const struct routing_pick pick = first_in_line(rep, served->channel);
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

/* The only line that a team serves. */
static struct routing_pick pick_of_one(struct replication *rep,
                                       const struct served_channel *served,
                                       bool only_clearing)
{
    const struct waiting_line *line = &rep->lines[served->channel];
    if (line->head == line->tail ||
        (only_clearing && !rep->clearing[served->channel])) {
        return (struct routing_pick){ NO_INDEX, 0 };
    }
    const struct routing_pick pick = first_in_line(rep, served->channel);
    if (pick.channel == NO_INDEX ||
        rep->now - waiting_line_at(line, pick.place)->arrived < served->after) {
        return (struct routing_pick){ NO_INDEX, 0 };
    }
    return pick;
}

struct routing_pick routing_contact_for(struct replication *rep, uint32_t team,
                                        bool only_clearing)
{
    const struct team_plan *tp = &rep->plan->teams[team];
    if (tp->n_serves == 1) {
        return pick_of_one(rep, &tp->serves[0], only_clearing);
    }
    for (uint32_t i = 0; i < tp->n_serves; i++) {
        const struct waiting_line *line = &rep->lines[tp->serves[i].channel];
        if (line->head != line->tail) {
            return compare_lines(rep, tp, only_clearing);
        }
    }
    return (struct routing_pick){ NO_INDEX, 0 };
}
