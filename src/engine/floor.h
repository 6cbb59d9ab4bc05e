/*
 * floor.h - the agents who are there: what they have in hand, and who is free
 * for what.
 *
 * An agent has a slot. The pool's slots of a team are interchangeable: the
 * roster says how many should be there, and when that falls the idle go
 * first, then whoever comes free next; of those who hold chats, the ones with
 * the fewest stop taking new ones, and of those on tickets that may be put
 * aside, some are left to finish: they are marked, so that the others go on.
 * A person's slot follows its own edges.
 * At every instant, for every team,
 *
 *     n_idle + staying + n_on_call + n_busy = n_present
 *
 * where the present may be more than the wanted: they finish what they have
 * in hand, take nothing new, and go. After closing, agents who stay for the
 * contacts that were waiting (at_close = "serve") are present without being
 * wanted too, and take those only: with nothing in hand they stand on a shelf
 * of their own; those of the pool are marked.
 *
 * In hand is nothing, one call, one ticket, or up to chats_at_once chats,
 * which under "put_aside" may stand beside a ticket. Who is free stands on a
 * shelf by the number of chats held, in the order that the routing rule asks
 * for; who could be interrupted stands on a shelf of its own, last started
 * first.
 *
 * The floor schedules nothing and counts no contacts. It keeps the agent-time
 * that occupancy is computed from.
 */
#ifndef ENGINE_FLOOR_H
#define ENGINE_FLOOR_H

#include "base/arena.h"
#include "engine/roster.h"
#include "model/centre.h"
#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>

#define NO_SLOT UINT32_MAX
#define NO_SHELF UINT8_MAX

struct shelf {
    uint32_t n;
    uint32_t oldest; /* a list by time of joining; NO_SLOT: none */
    uint32_t newest;
    uint32_t *dense; /* [n_slots]: the first n, in no order; NULL: not kept */
    uint64_t *bits;  /* by slot, for agent = "in_order"; NULL: not kept */
};

struct crew {
    uint32_t first_slot;
    uint32_t n_pool;
    uint32_t n_slots;
    uint32_t chats_at_once;
    uint32_t ticket_shelf; /* the first of the two, before who stays */
    bool puts_aside;

    uint32_t level;     /* of the pool: wanted */
    uint32_t scheduled; /* of the pool: paid */
    uint32_t pool_present;
    uint32_t n_marked;  /* of the pool: take nothing new and go */
    uint32_t n_present; /* idle and busy, persons included */
    uint32_t n_idle;    /* on shelf 0 */
    uint32_t n_on_call;
    uint32_t n_busy;    /* with anything else in hand */
    uint32_t n_working; /* doing something of that now */
    bool stays;         /* the pool is held after closing */

    /* Agent-time up to T is sum + n * T, modulo 2^64, with n the agents who
     * count now: coming subtracts the moment, going adds it. */
    uint64_t on_duty_sum;
    uint64_t on_call_sum;
    uint64_t busy_sum;
    uint64_t working_sum;
    uint64_t overtime_ticks; /* present beyond schedule, up to `since` */
    uint64_t since;

    /* [ticket_shelf + 3]: k < chats_at_once: free, holding k chats; from
     * ticket_shelf on: on a ticket that may be put aside, without chats, and
     * with chats and a place left; then staying after closing with nothing in
     * hand */
    struct shelf *shelves;
    /* puts_aside, [ticket_shelf + 1]: hold k chats that all wait, no ticket */
    struct shelf *silent;
    uint32_t n_silent; /* of all k */
    uint32_t *off;     /* [n_pool]: a stack of the pool's absent slots */
    uint32_t n_off;
};

/* One line of memory: an event reads most of it. */
struct agent {
    alignas(64) uint64_t ended; /* shift's end while still here; NEVER */
    uint64_t idle_since;        /* on this shelf since; there with a ticket:
                                   since that was started */
    uint64_t ticket_since;      /* the ticket at hand was started */
    uint64_t silent_since;      /* on that shelf since */
    uint32_t older;             /* list of the shelf */
    uint32_t newer;
    uint32_t place; /* in the shelf's dense array */
    uint16_t team;
    uint8_t shelf;
    uint8_t silent_shelf; /* NO_SHELF: not among the silent */
    uint8_t n_chats;
    bool present;
    bool on_call;
    bool on_ticket;   /* a touch, or its wrap-up */
    bool wrapping_up; /* a ticket; that is not put aside */
    bool composing;   /* a message, or chats by rate */
    bool busy;        /* as counted in n_busy */
    bool working;     /* as counted in n_working */
    bool is_person;
    bool wanted; /* persons only */
    bool stays;  /* persons held after closing */
    bool marked; /* pool only */
};

static_assert(sizeof(struct agent) == 64, "an agent fits a line of memory");

struct floor {
    const struct roster_plan *roster_plan;
    enum agent_rule rule;
    uint32_t n_crews;
    uint32_t n_slots;
    struct crew *crews;   /* [n_teams] */
    struct agent *agents; /* [2 n_slots]: by slot; of the second half only the
                             place on a shelf of the silent is used */
    uint64_t window_start;
    uint64_t window_end;
};

struct floor floor_create(const struct roster_plan *roster_plan,
                          enum agent_rule rule, struct arena *arena);

/* Agent-ticks since the crew was created. */
static inline uint64_t floor_on_duty_ticks(const struct crew *crew,
                                           uint64_t now)
{
    return crew->on_duty_sum + crew->n_present * now;
}

static inline uint64_t floor_busy_ticks(const struct crew *crew, uint64_t now)
{
    return crew->busy_sum + crew->on_call_sum +
           (uint64_t)(crew->n_busy + crew->n_on_call) * now;
}

static inline uint64_t floor_working_ticks(const struct crew *crew,
                                           uint64_t now)
{
    return crew->working_sum + crew->on_call_sum +
           (uint64_t)(crew->n_working + crew->n_on_call) * now;
}

/* Brings overtime_ticks up to `now`: call before pool_present or scheduled
 * changes. */
void floor_account_overtime(struct crew *crew, uint64_t now);

/* After on_call, on_ticket, composing, n_chats or the duty of a slot has
 * changed: puts it on the shelf where it belongs, and counts it. */
void floor_update(struct floor *floor, uint32_t slot, uint64_t now);

/* On and off a shelf, whatever order it keeps. */
void floor_join_shelf(struct floor *floor, struct shelf *shelf, uint32_t slot);
void floor_leave_shelf(struct floor *floor, struct shelf *shelf, uint32_t slot);

/* The same for a shelf that keeps a list; joins after `older`, NO_SLOT: as the
 * oldest. */
static inline void floor_insert_in_list(struct floor *floor,
                                        struct shelf *shelf, uint32_t slot,
                                        uint32_t older)
{
    const uint32_t newer =
        older == NO_SLOT ? shelf->oldest : floor->agents[older].newer;
    floor->agents[slot].older = older;
    floor->agents[slot].newer = newer;
    if (older == NO_SLOT) {
        shelf->oldest = slot;
    } else {
        floor->agents[older].newer = slot;
    }
    if (newer == NO_SLOT) {
        shelf->newest = slot;
    } else {
        floor->agents[newer].older = slot;
    }
    shelf->n++;
}

static inline void floor_join_list(struct floor *floor, struct shelf *shelf,
                                   uint32_t slot)
{
    struct agent *agent = &floor->agents[slot];
    agent->older = shelf->newest;
    agent->newer = NO_SLOT;
    if (shelf->newest == NO_SLOT) {
        shelf->oldest = slot;
    } else {
        floor->agents[shelf->newest].newer = slot;
    }
    shelf->newest = slot;
    shelf->n++;
}

static inline void floor_leave_list(struct floor *floor, struct shelf *shelf,
                                    uint32_t slot)
{
    const struct agent *agent = &floor->agents[slot];
    const uint32_t older = agent->older;
    const uint32_t newer = agent->newer;
    if (older == NO_SLOT) {
        shelf->oldest = newer;
    } else {
        floor->agents[older].newer = newer;
    }
    if (newer == NO_SLOT) {
        shelf->newest = older;
    } else {
        floor->agents[newer].older = older;
    }
    shelf->n--;
}

/* Idle to on a call: floor_update's short form for what is most frequent. */
static inline void floor_start_call(struct floor *floor, uint32_t slot,
                                    uint64_t now)
{
    struct agent *agent = &floor->agents[slot];
    struct crew *crew = &floor->crews[agent->team];
    assert(agent->shelf == 0);
    if (floor->rule == AGENT_LONGEST_IDLE) {
        floor_leave_list(floor, &crew->shelves[0], slot);
    } else {
        floor_leave_shelf(floor, &crew->shelves[0], slot);
    }
    agent->shelf = NO_SHELF;
    agent->on_call = true;
    crew->n_idle--;
    crew->n_on_call++;
    crew->on_call_sum -= now;
}

/* A call's end to idle. */
static inline void floor_end_call(struct floor *floor, uint32_t slot,
                                  uint64_t now)
{
    struct agent *agent = &floor->agents[slot];
    struct crew *crew = &floor->crews[agent->team];
    assert(agent->on_call);
    if (floor->rule == AGENT_LONGEST_IDLE) {
        floor_join_list(floor, &crew->shelves[0], slot);
    } else {
        floor_join_shelf(floor, &crew->shelves[0], slot);
    }
    agent->shelf = 0;
    agent->idle_since = now;
    agent->on_call = false;
    crew->n_idle++;
    crew->n_on_call--;
    crew->on_call_sum += now;
}

/* Nothing in hand to gone. */
void floor_leave(struct floor *floor, uint32_t slot, uint64_t now);

/* Whether an agent that is there may take new work: all of it, only what has
 * waited since before closing, or none: it goes. */
enum floor_duty { DUTY_WORKS, DUTY_STAYS, DUTY_GOES };

static inline enum floor_duty floor_duty_of(const struct floor *floor,
                                            uint32_t slot)
{
    const struct agent *agent = &floor->agents[slot];
    if (agent->is_person) {
        return agent->wanted  ? DUTY_WORKS
               : agent->stays ? DUTY_STAYS
                              : DUTY_GOES;
    }
    const struct crew *crew = &floor->crews[agent->team];
    if (!agent->marked && crew->pool_present <= crew->level + crew->n_marked) {
        return DUTY_WORKS;
    }
    return crew->stays ? DUTY_STAYS : DUTY_GOES;
}

/* With nothing in hand, and there for all that comes. */
static inline bool floor_is_idle(const struct floor *floor, uint32_t slot)
{
    return floor->agents[slot].shelf == 0;
}

/* The shelf of those who stay after closing with nothing in hand. */
static inline uint32_t floor_staying_shelf(const struct crew *crew)
{
    return crew->ticket_shelf + 2;
}

static inline bool floor_is_staying(const struct floor *floor, uint32_t slot)
{
    const struct crew *crew = &floor->crews[floor->agents[slot].team];
    return floor->agents[slot].shelf == floor_staying_shelf(crew);
}

/* One who stays takes up work like any other: puts it among the idle. */
void floor_recall(struct floor *floor, uint32_t slot, uint64_t now);

/* As the inline forms, where somebody is free. */
uint32_t floor_choose_of_shelf(const struct floor *floor, uint32_t team,
                               uint32_t shelf, uint32_t word);

/* The idle agent of this team that the rule chooses, NO_SLOT if there is
 * none. word: the contact's own, for ties and chance. */
static inline uint32_t floor_choose(const struct floor *floor, uint32_t team,
                                    uint32_t word)
{
    const struct crew *crew = &floor->crews[team];
    if (crew->n_idle == 0) {
        return NO_SLOT;
    }
    return floor->rule == AGENT_LONGEST_IDLE
               ? crew->shelves[0].oldest
               : floor_choose_of_shelf(floor, team, 0, word);
}

/* Of those who stay after closing the one that the rule chooses. */
uint32_t floor_choose_staying(const struct floor *floor, uint32_t team,
                              uint32_t word);

/* How many agents of the team have a place for a chat and no ticket. */
uint32_t floor_count_with_place(const struct crew *crew);

/* The agent with a place for a chat that the rule chooses. */
uint32_t floor_choose_for_chat(const struct floor *floor, uint32_t team,
                               uint32_t word);

/* Free for a ticket: the agent with that many chats, all of which wait, or
 * with none, whom the rule chooses; requires one. */
uint32_t floor_choose_for_ticket(const struct floor *floor, uint32_t team,
                                 uint32_t n_chats, uint32_t word);

/* The same, the number-th where the rule goes by chance. */
uint32_t floor_pick_for_ticket(const struct floor *floor, uint32_t team,
                               uint32_t n_chats, uint32_t number);

/* The agent of this team whose ticket was started last and may be put aside
 * for a call, or for a chat; NO_SLOT if there is none. */
uint32_t floor_to_interrupt(const struct floor *floor, uint32_t team,
                            bool for_chat);

/* Follows the pool's edge, as far as the idle and the chats' holders go; who
 * comes later is told by floor_duty_of. */
void floor_set_level(struct floor *floor, uint32_t team, uint32_t level,
                     uint32_t scheduled, uint64_t now);

/* From now on agents of the team hold at most so many chats; who has more
 * takes no new ones. */
void floor_set_chats_at_once(struct floor *floor, uint32_t team,
                             uint32_t chats_at_once, uint64_t now);

/* A slot of the pool that is off, for floor_arrive; requires one. */
uint32_t floor_take_off_slot(struct floor *floor, uint32_t team);

/* A person is on duty again: what was worked since its last shift ended
 * counts as overtime. No effect on whoever is not there. */
void floor_back_on(struct floor *floor, uint32_t slot, uint64_t now);

/* Off to idle. */
void floor_arrive(struct floor *floor, uint32_t slot, uint64_t now);

#endif
