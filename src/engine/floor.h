/*
 * floor.h - the agents who are there: idle, busy, or on their way out.
 *
 * An agent has a slot. The pool's slots of a team are interchangeable: the
 * roster says how many should be there, and when that falls the idle go
 * first, then whoever comes free next. A person's slot follows its own edges.
 * At every instant, for every team,
 *
 *     n_idle + n_busy = n_present
 *
 * where the present may be more than the wanted: they finish what they have
 * in hand, take nothing new, and go. After closing, agents who stay for the
 * contacts that were waiting (at_close = "serve") are present without being
 * wanted too, and take those only.
 *
 * The floor schedules nothing and counts no contacts. It keeps the idle in the
 * order that the routing rule asks for, and the agent-time that occupancy is
 * computed from.
 */
#ifndef ENGINE_FLOOR_H
#define ENGINE_FLOOR_H

#include "base/arena.h"
#include "engine/roster.h"
#include "model/centre.h"
#include <stdbool.h>
#include <stdint.h>

enum slot_state { SLOT_OFF, SLOT_IDLE, SLOT_BUSY };

struct crew {
    uint32_t first_slot;
    uint32_t n_pool;
    uint32_t n_slots;

    uint32_t level;     /* of the pool: wanted */
    uint32_t scheduled; /* of the pool: paid */
    uint32_t pool_present;
    uint32_t n_present; /* idle and busy, persons included */
    uint32_t n_idle;
    uint32_t n_busy;
    bool stays; /* the pool is held after closing */

    /* Agent-time up to T is sum + n * T, modulo 2^64, with n the agents who
     * count now: coming subtracts the moment, going adds it. */
    uint64_t on_duty_sum;
    uint64_t busy_sum;
    uint64_t overtime_ticks; /* present beyond schedule, up to `since` */
    uint64_t since;

    uint32_t oldest_idle; /* a list by time of coming idle; NO_SLOT: none */
    uint32_t newest_idle;
    uint32_t *idle;      /* [n_slots]: the first n_idle, in no order */
    uint64_t *idle_bits; /* by slot, for agent = "in_order" */
    uint32_t *off;       /* [n_pool]: a stack of the pool's absent slots */
    uint32_t n_off;
};

#define NO_SLOT UINT32_MAX

struct floor {
    const struct roster_plan *roster_plan;
    enum agent_rule rule;
    uint32_t n_crews;
    struct crew *crews;   /* [n_teams] */
    uint16_t *team_of;    /* [n_slots] */
    uint8_t *state;       /* [n_slots], enum slot_state */
    bool *is_person;      /* [n_slots] */
    bool *wanted;         /* [n_slots]: persons only */
    bool *stays;          /* [n_slots]: persons held after closing */
    uint64_t *ended;      /* [n_slots]: shift's end while still here; or
                               NEVER */
    uint64_t *idle_since; /* [n_slots] */
    uint32_t *older;      /* [n_slots]: list of the idle */
    uint32_t *newer;      /* [n_slots] */
    uint32_t *place;      /* [n_slots]: in crew->idle */
    uint64_t window_start;
    uint64_t window_end;
};

struct floor floor_create(const struct roster_plan *roster_plan,
                          enum agent_rule rule, struct arena *arena);

/* Agent-ticks on duty, busy, since the crew was created. */
static inline uint64_t floor_on_duty_ticks(const struct crew *crew,
                                           uint64_t now)
{
    return crew->on_duty_sum + crew->n_present * now;
}

static inline uint64_t floor_busy_ticks(const struct crew *crew, uint64_t now)
{
    return crew->busy_sum + crew->n_busy * now;
}

/* Brings overtime_ticks up to `now`: call before pool_present or scheduled
 * changes. */
void floor_account_overtime(struct crew *crew, uint64_t now);

/* Idle to busy and back. */
void floor_seize(struct floor *floor, uint32_t slot, uint64_t now);
void floor_idle(struct floor *floor, uint32_t slot, uint64_t now);

/* Busy to gone. */
void floor_leave(struct floor *floor, uint32_t slot, uint64_t now);

/* Whether an agent that is there may take new work: all of it, only what has
 * waited since before closing, or none: it goes. */
enum floor_duty { DUTY_WORKS, DUTY_STAYS, DUTY_GOES };

static inline enum floor_duty floor_duty_of(const struct floor *floor,
                                            uint32_t slot)
{
    if (floor->is_person[slot]) {
        return floor->wanted[slot]  ? DUTY_WORKS
               : floor->stays[slot] ? DUTY_STAYS
                                    : DUTY_GOES;
    }
    const struct crew *crew = &floor->crews[floor->team_of[slot]];
    if (crew->pool_present <= crew->level) {
        return DUTY_WORKS;
    }
    return crew->stays ? DUTY_STAYS : DUTY_GOES;
}

/* As floor_choose, where somebody is idle. */
uint32_t floor_choose_idle(const struct floor *floor, uint32_t team,
                           uint32_t word);

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
               ? crew->oldest_idle
               : floor_choose_idle(floor, team, word);
}

/* A slot of the pool that is off, for floor_arrive; requires one. */
uint32_t floor_take_off_slot(struct floor *floor, uint32_t team);

/* A person is on duty again: what was worked since its last shift ended
 * counts as overtime. No effect on whoever is not there. */
void floor_back_on(struct floor *floor, uint32_t slot, uint64_t now);

/* Off to idle. */
void floor_arrive(struct floor *floor, uint32_t slot, uint64_t now);

#endif
