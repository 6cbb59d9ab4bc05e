#include "engine/floor.h"

#include "engine/ticks.h"
#include <assert.h>

static void push_off(struct crew *crew, uint32_t slot)
{
    crew->off[crew->n_off++] = slot;
}

static void create_crew(struct floor *floor, uint32_t team, struct arena *arena)
{
    const struct roster_team *rt = &floor->roster_plan->teams[team];
    const uint32_t n = rt->n_pool + rt->n_persons;
    floor->crews[team] = (struct crew){
        .first_slot = rt->first_slot,
        .n_pool = rt->n_pool,
        .n_slots = n,
        .oldest_idle = NO_SLOT,
        .newest_idle = NO_SLOT,
        .idle = arena_alloc(arena, n, sizeof(uint32_t)),
        .idle_bits = arena_alloc(arena, (n + 63) / 64, sizeof(uint64_t)),
        .off = arena_alloc(arena, rt->n_pool, sizeof(uint32_t)),
    };
    for (uint32_t i = rt->n_pool; i > 0; i--) {
        push_off(&floor->crews[team], rt->first_slot + i - 1);
    }
    for (uint32_t i = 0; i < n; i++) {
        floor->team_of[rt->first_slot + i] = (uint16_t)team;
        floor->is_person[rt->first_slot + i] = i >= rt->n_pool;
        floor->ended[rt->first_slot + i] = NEVER;
    }
}

struct floor floor_create(const struct roster_plan *roster_plan,
                          enum agent_rule rule, struct arena *arena)
{
    const size_t n = roster_plan->n_slots;
    const size_t n_teams = roster_plan->centre->n_teams;
    struct floor floor = {
        .roster_plan = roster_plan,
        .rule = rule,
        .n_crews = (uint32_t)n_teams,
        .crews = arena_alloc(arena, n_teams, sizeof(struct crew)),
        .team_of = arena_alloc(arena, n, sizeof(uint16_t)),
        .state = arena_alloc(arena, n, sizeof(uint8_t)),
        .is_person = arena_alloc(arena, n, sizeof(bool)),
        .wanted = arena_alloc(arena, n, sizeof(bool)),
        .stays = arena_alloc(arena, n, sizeof(bool)),
        .ended = arena_alloc(arena, n, sizeof(uint64_t)),
        .idle_since = arena_alloc(arena, n, sizeof(uint64_t)),
        .older = arena_alloc(arena, n, sizeof(uint32_t)),
        .newer = arena_alloc(arena, n, sizeof(uint32_t)),
        .place = arena_alloc(arena, n, sizeof(uint32_t)),
        .window_start = roster_plan->horizon->window_start,
        .window_end = roster_plan->horizon->window_end,
    };
    for (uint32_t t = 0; t < n_teams; t++) {
        create_crew(&floor, t, arena);
    }
    return floor;
}

void floor_account_overtime(struct crew *crew, uint64_t now)
{
    if (crew->pool_present > crew->scheduled) {
        crew->overtime_ticks +=
            (now - crew->since) * (crew->pool_present - crew->scheduled);
    }
    crew->since = now;
}

/* ---- counts ---- */

static void count_busy(struct crew *crew, uint64_t now)
{
    crew->n_busy++;
    crew->busy_sum -= now;
}

static void uncount_busy(struct crew *crew, uint64_t now)
{
    crew->n_busy--;
    crew->busy_sum += now;
}

static void count_present(struct floor *floor, struct crew *crew, uint32_t slot,
                          uint64_t now)
{
    floor_account_overtime(crew, now);
    crew->n_present++;
    crew->on_duty_sum -= now;
    crew->pool_present += !floor->is_person[slot];
}

static void uncount_present(struct floor *floor, struct crew *crew,
                            uint32_t slot, uint64_t now)
{
    floor_account_overtime(crew, now);
    crew->n_present--;
    crew->on_duty_sum += now;
    crew->pool_present -= !floor->is_person[slot];
}

/* ---- the order of the idle ---- */

static inline void join_list(struct floor *floor, struct crew *crew,
                             uint32_t slot)
{
    floor->older[slot] = crew->newest_idle;
    floor->newer[slot] = NO_SLOT;
    if (crew->newest_idle == NO_SLOT) {
        crew->oldest_idle = slot;
    } else {
        floor->newer[crew->newest_idle] = slot;
    }
    crew->newest_idle = slot;
}

static inline void leave_list(struct floor *floor, struct crew *crew,
                              uint32_t slot)
{
    const uint32_t older = floor->older[slot];
    const uint32_t newer = floor->newer[slot];
    if (older == NO_SLOT) {
        crew->oldest_idle = newer;
    } else {
        floor->newer[older] = newer;
    }
    if (newer == NO_SLOT) {
        crew->newest_idle = older;
    } else {
        floor->older[newer] = older;
    }
}

static void join_idle(struct floor *floor, struct crew *crew, uint32_t slot)
{
    const uint32_t i = slot - crew->first_slot;
    switch (floor->rule) {
    case AGENT_LONGEST_IDLE:
        join_list(floor, crew, slot);
        break;
    case AGENT_LEAST_LOADED:
    case AGENT_RANDOM:
        floor->place[slot] = crew->n_idle;
        crew->idle[crew->n_idle] = slot;
        break;
    case AGENT_IN_ORDER:
        crew->idle_bits[i / 64] |= (uint64_t)1 << i % 64;
        break;
    }
    crew->n_idle++;
}

static void leave_idle(struct floor *floor, struct crew *crew, uint32_t slot)
{
    const uint32_t i = slot - crew->first_slot;
    crew->n_idle--;
    switch (floor->rule) {
    case AGENT_LONGEST_IDLE:
        leave_list(floor, crew, slot);
        break;
    case AGENT_LEAST_LOADED:
    case AGENT_RANDOM: {
        const uint32_t last = crew->idle[crew->n_idle];
        crew->idle[floor->place[slot]] = last;
        floor->place[last] = floor->place[slot];
        break;
    }
    case AGENT_IN_ORDER:
        crew->idle_bits[i / 64] &= ~((uint64_t)1 << i % 64);
        break;
    }
}

static uint32_t first_in_order(const struct crew *crew)
{
    uint32_t word = 0;
    while (crew->idle_bits[word] == 0) {
        word++;
    }
    return crew->first_slot + word * 64 +
           (uint32_t)__builtin_ctzll(crew->idle_bits[word]);
}

uint32_t floor_choose_idle(const struct floor *floor, uint32_t team,
                           uint32_t word)
{
    const struct crew *crew = &floor->crews[team];
    assert(crew->n_idle > 0);
    switch (floor->rule) {
    case AGENT_LONGEST_IDLE:
        return crew->oldest_idle;
    case AGENT_LEAST_LOADED:
    case AGENT_RANDOM:
        return crew->idle[(uint64_t)word * crew->n_idle >> 32];
    case AGENT_IN_ORDER:
        return first_in_order(crew);
    }
    return NO_SLOT;
}

/* ---- coming and going ---- */

void floor_seize(struct floor *floor, uint32_t slot, uint64_t now)
{
    struct crew *crew = &floor->crews[floor->team_of[slot]];
    assert(floor->state[slot] == SLOT_IDLE);
    leave_idle(floor, crew, slot);
    floor->state[slot] = SLOT_BUSY;
    count_busy(crew, now);
    assert(crew->n_idle + crew->n_busy == crew->n_present);
}

void floor_idle(struct floor *floor, uint32_t slot, uint64_t now)
{
    struct crew *crew = &floor->crews[floor->team_of[slot]];
    assert(floor->state[slot] == SLOT_BUSY);
    uncount_busy(crew, now);
    floor->state[slot] = SLOT_IDLE;
    floor->idle_since[slot] = now;
    join_idle(floor, crew, slot);
    assert(crew->n_idle + crew->n_busy == crew->n_present);
}

void floor_arrive(struct floor *floor, uint32_t slot, uint64_t now)
{
    struct crew *crew = &floor->crews[floor->team_of[slot]];
    assert(floor->state[slot] == SLOT_OFF);
    count_present(floor, crew, slot, now);
    floor->state[slot] = SLOT_IDLE;
    floor->idle_since[slot] = now;
    join_idle(floor, crew, slot);
}

void floor_back_on(struct floor *floor, uint32_t slot, uint64_t now)
{
    struct crew *crew = &floor->crews[floor->team_of[slot]];
    if (floor->ended[slot] != NEVER) {
        crew->overtime_ticks += ticks_overlap(
            floor->ended[slot], now, floor->window_start, floor->window_end);
        floor->ended[slot] = NEVER;
    }
    floor->stays[slot] = false;
}

void floor_leave(struct floor *floor, uint32_t slot, uint64_t now)
{
    struct crew *crew = &floor->crews[floor->team_of[slot]];
    assert(floor->state[slot] != SLOT_OFF);
    if (floor->state[slot] == SLOT_IDLE) {
        leave_idle(floor, crew, slot);
    } else {
        uncount_busy(crew, now);
    }
    uncount_present(floor, crew, slot, now);
    floor_back_on(floor, slot, now);
    floor->state[slot] = SLOT_OFF;
    if (!floor->is_person[slot]) {
        push_off(crew, slot);
    }
}

uint32_t floor_take_off_slot(struct floor *floor, uint32_t team)
{
    struct crew *crew = &floor->crews[team];
    assert(crew->n_off > 0);
    return crew->off[--crew->n_off];
}
