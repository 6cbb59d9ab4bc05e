#include "engine/floor.h"

#include "engine/shelf.h"
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
    const uint32_t most = rt->most_chats;
    const uint32_t k = rt->team->chats_at_once;
    struct crew *crew = &floor->crews[team];
    *crew = (struct crew){
        .first_slot = rt->first_slot,
        .n_pool = rt->n_pool,
        .n_slots = n,
        .chats_at_once = k > 0 ? k : 1,
        .ticket_shelf = most,
        .puts_aside = rt->team->ticket_work == TICKETS_PUT_ASIDE,
        .shelves = arena_alloc(arena, most + 3, sizeof(struct shelf)),
        .silent = arena_alloc(arena, most + 1, sizeof(struct shelf)),
        .off = arena_alloc(arena, rt->n_pool, sizeof(uint32_t)),
    };
    for (uint32_t s = 0; s < most + 3; s++) {
        const bool on_ticket = s == most || s == most + 1;
        crew->shelves[s] = shelf_create(
            on_ticket ? AGENT_LONGEST_IDLE : floor->rule, n, arena);
    }
    for (uint32_t s = 1; s <= most && crew->puts_aside; s++) {
        crew->silent[s] = shelf_create(floor->rule, n, arena);
    }
    for (uint32_t i = rt->n_pool; i > 0; i--) {
        push_off(crew, rt->first_slot + i - 1);
    }
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t slot = rt->first_slot + i;
        floor->agents[slot] = (struct agent){
            .ended = NEVER,
            .team = (uint16_t)team,
            .shelf = NO_SHELF,
            .silent_shelf = NO_SHELF,
            .is_person = i >= rt->n_pool,
        };
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
        .n_slots = (uint32_t)n,
        .agents = arena_alloc(arena, 2 * n, sizeof(struct agent)),
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

/* What happens at every change of an agent's work is one piece of code: it is
 * done several times a contact. */
#define HOT static inline __attribute__((always_inline))

/* -1, 0 or 1, without a branch: which of them is past guessing. */
HOT int32_t change_of(bool before, bool after)
{
    return (int32_t)after - (int32_t)before;
}

HOT void recount(struct floor *floor, struct crew *crew, uint32_t slot,
                 uint64_t now)
{
    struct agent *agent = &floor->agents[slot];
    const bool busy = agent->on_ticket || agent->n_chats > 0;
    const bool working = agent->on_ticket || agent->composing;
    const int32_t more_busy = change_of(agent->busy, busy);
    const int32_t more_working = change_of(agent->working, working);
    agent->busy = busy;
    crew->n_busy += (uint32_t)more_busy;
    crew->busy_sum -= (uint64_t)(int64_t)more_busy * now;
    agent->working = working;
    crew->n_working += (uint32_t)more_working;
    crew->working_sum -= (uint64_t)(int64_t)more_working * now;
}

/* ---- shelves ---- */

HOT void take_off_shelf(struct floor *floor, struct crew *crew, uint32_t slot)
{
    struct agent *agent = &floor->agents[slot];
    const uint8_t s = agent->shelf;
    if (s == NO_SHELF) {
        return;
    }
    if (floor->rule == AGENT_LONGEST_IDLE) {
        floor_leave_list(floor, &crew->shelves[s], slot);
    } else {
        shelf_leave(&crew->shelves[s], floor, slot - crew->first_slot, slot);
    }
    crew->n_idle -= s == 0;
    agent->shelf = NO_SHELF;
}

/* Among agents with tickets that may be put aside, the last started is the
 * newest, also of one whose chats let it join later. */
static void join_by_start(struct floor *floor, struct shelf *shelf,
                          uint32_t slot)
{
    uint32_t older = shelf->newest;
    while (older != NO_SLOT &&
           floor->agents[older].idle_since > floor->agents[slot].idle_since) {
        older = floor->agents[older].older;
    }
    floor_insert_in_list(floor, shelf, slot, older);
}

HOT void put_on_shelf(struct floor *floor, struct crew *crew, uint32_t slot,
                      uint8_t s, uint64_t now)
{
    struct agent *agent = &floor->agents[slot];
    agent->shelf = s;
    if (agent->on_ticket) {
        agent->idle_since = agent->ticket_since;
        join_by_start(floor, &crew->shelves[s], slot);
        return;
    }
    agent->idle_since = now;
    crew->n_idle += s == 0;
    if (floor->rule == AGENT_LONGEST_IDLE) {
        floor_join_list(floor, &crew->shelves[s], slot);
    } else {
        shelf_join(&crew->shelves[s], floor, slot - crew->first_slot, slot);
    }
}

/* Where an agent belongs. */
HOT uint8_t shelf_for(const struct floor *floor, const struct crew *crew,
                      uint32_t slot)
{
    const struct agent *agent = &floor->agents[slot];
    const uint32_t k = agent->n_chats;
    if (!agent->present || agent->on_call) {
        return NO_SHELF;
    }
    const enum floor_duty duty = floor_duty_of(floor, slot);
    if (agent->on_ticket) {
        if (!crew->puts_aside || agent->wrapping_up || duty != DUTY_WORKS ||
            k >= crew->chats_at_once) {
            return NO_SHELF;
        }
        return (uint8_t)(crew->ticket_shelf + (k > 0));
    }
    if (k == 0) {
        return duty == DUTY_STAYS ? (uint8_t)floor_staying_shelf(crew) : 0;
    }
    return duty == DUTY_WORKS && k < crew->chats_at_once ? (uint8_t)k
                                                         : NO_SHELF;
}

static void move_silent(struct floor *floor, struct crew *crew, uint32_t slot,
                        uint8_t s, uint64_t now)
{
    struct agent *agent = &floor->agents[slot];
    const uint32_t number = slot - crew->first_slot;
    const uint8_t from = agent->silent_shelf;
    if (from != NO_SHELF) {
        shelf_leave(&crew->silent[from], floor, number, slot + floor->n_slots);
        crew->n_silent--;
    }
    if (s != NO_SHELF) {
        shelf_join(&crew->silent[s], floor, number, slot + floor->n_slots);
        crew->n_silent++;
        agent->silent_since = now;
    }
    agent->silent_shelf = s;
}

HOT void update_silent(struct floor *floor, struct crew *crew, uint32_t slot,
                       uint64_t now)
{
    struct agent *agent = &floor->agents[slot];
    const bool silent = crew->puts_aside && agent->n_chats > 0 &&
                        !agent->composing && !agent->on_ticket &&
                        floor_duty_of(floor, slot) == DUTY_WORKS;
    const uint8_t s = silent ? agent->n_chats : NO_SHELF;
    if (s != agent->silent_shelf) {
        move_silent(floor, crew, slot, s, now);
    }
}

static bool is_too_many(const struct crew *crew)
{
    return crew->pool_present > crew->level + crew->n_marked;
}

/* All of the pool with something in hand, where the duty of one may let
 * another begin or end to be free. */
static void update_all(struct floor *floor, struct crew *crew, uint64_t now)
{
    for (uint32_t i = 0; i < crew->n_pool; i++) {
        if (floor->agents[crew->first_slot + i].busy) {
            floor_update(floor, crew->first_slot + i, now);
        }
    }
}

static void mark(struct floor *floor, struct crew *crew, uint32_t slot)
{
    floor->agents[slot].marked = true;
    crew->n_marked++;
}

/* Whether it could take something new. */
static bool has_place(const struct floor *floor, const struct crew *crew,
                      uint32_t slot)
{
    const struct agent *agent = &floor->agents[slot];
    const uint32_t k = agent->n_chats;
    return k > 0 ? k < crew->chats_at_once
                 : !agent->on_ticket && !agent->on_call;
}

/* While too many are there, whoever gets a free place is the one who takes
 * nothing new; with nothing in hand it goes, unless the pool stays. True when
 * nobody else has to go, so that others may take up work again. */
static bool mark_if_too_many(struct floor *floor, struct crew *crew,
                             uint32_t slot)
{
    const struct agent *agent = &floor->agents[slot];
    const bool may_go = agent->n_chats == 0 && !crew->stays;
    if (agent->is_person || agent->marked || !is_too_many(crew) || may_go ||
        !has_place(floor, crew, slot)) {
        return false;
    }
    mark(floor, crew, slot);
    return crew->puts_aside && !is_too_many(crew);
}

void floor_update(struct floor *floor, uint32_t slot, uint64_t now)
{
    struct crew *crew = &floor->crews[floor->agents[slot].team];
    recount(floor, crew, slot, now);
    const bool frees_others = mark_if_too_many(floor, crew, slot);
    const uint8_t s = shelf_for(floor, crew, slot);
    if (s != floor->agents[slot].shelf) {
        take_off_shelf(floor, crew, slot);
        if (s != NO_SHELF) {
            put_on_shelf(floor, crew, slot, s, now);
        }
    }
    update_silent(floor, crew, slot, now);
    assert(crew->n_idle + crew->shelves[floor_staying_shelf(crew)].n +
               crew->n_on_call + crew->n_busy ==
           crew->n_present);
    if (frees_others) {
        update_all(floor, crew, now);
    }
}

void floor_recall(struct floor *floor, uint32_t slot, uint64_t now)
{
    struct crew *crew = &floor->crews[floor->agents[slot].team];
    if (floor_is_staying(floor, slot)) {
        take_off_shelf(floor, crew, slot);
        put_on_shelf(floor, crew, slot, 0, now);
    }
}

void floor_join_shelf(struct floor *floor, struct shelf *shelf, uint32_t slot)
{
    const struct crew *crew = &floor->crews[floor->agents[slot].team];
    shelf_join(shelf, floor, slot - crew->first_slot, slot);
}

void floor_leave_shelf(struct floor *floor, struct shelf *shelf, uint32_t slot)
{
    const struct crew *crew = &floor->crews[floor->agents[slot].team];
    shelf_leave(shelf, floor, slot - crew->first_slot, slot);
}

/* ---- choosing ---- */

uint32_t floor_choose_of_shelf(const struct floor *floor, uint32_t team,
                               uint32_t shelf, uint32_t word)
{
    const struct crew *crew = &floor->crews[team];
    return shelf_choose(&crew->shelves[shelf], floor->rule, crew->first_slot,
                        word);
}

uint32_t floor_choose_staying(const struct floor *floor, uint32_t team,
                              uint32_t word)
{
    const struct crew *crew = &floor->crews[team];
    const uint32_t s = floor_staying_shelf(crew);
    return crew->shelves[s].n > 0 ? floor_choose_of_shelf(floor, team, s, word)
                                  : NO_SLOT;
}

uint32_t floor_count_with_place(const struct crew *crew)
{
    uint32_t n = 0;
    for (uint32_t s = 0; s < crew->chats_at_once; s++) {
        n += crew->shelves[s].n;
    }
    return n;
}

/* The number-th of all with a place. */
static uint32_t with_place(const struct crew *crew, uint32_t number)
{
    uint32_t s = 0;
    while (number >= crew->shelves[s].n) {
        number -= crew->shelves[s++].n;
    }
    return crew->shelves[s].dense[number];
}

static uint32_t lowest_with_place(const struct floor *floor,
                                  const struct crew *crew)
{
    uint32_t best = NO_SLOT;
    for (uint32_t s = 0; s < crew->chats_at_once; s++) {
        if (crew->shelves[s].n > 0) {
            const uint32_t slot = shelf_choose(&crew->shelves[s], floor->rule,
                                               crew->first_slot, 0);
            best = slot < best ? slot : best;
        }
    }
    return best;
}

uint32_t floor_choose_for_chat(const struct floor *floor, uint32_t team,
                               uint32_t word)
{
    const struct crew *crew = &floor->crews[team];
    const uint32_t n = floor_count_with_place(crew);
    if (n == 0) {
        return NO_SLOT;
    }
    if (floor->rule == AGENT_RANDOM) {
        return with_place(crew, (uint32_t)((uint64_t)word * n >> 32));
    }
    if (floor->rule == AGENT_IN_ORDER) {
        return lowest_with_place(floor, crew);
    }
    uint32_t s = 0;
    while (crew->shelves[s].n == 0) {
        s++;
    }
    return floor_choose_of_shelf(floor, team, s, word);
}

static const struct shelf *shelf_for_ticket(const struct crew *crew,
                                            uint32_t n_chats)
{
    return n_chats == 0 ? &crew->shelves[0] : &crew->silent[n_chats];
}

static uint32_t without_offset(const struct floor *floor, uint32_t slot)
{
    return slot < floor->n_slots ? slot : slot - floor->n_slots;
}

uint32_t floor_choose_for_ticket(const struct floor *floor, uint32_t team,
                                 uint32_t n_chats, uint32_t word)
{
    const struct crew *crew = &floor->crews[team];
    return without_offset(floor,
                          shelf_choose(shelf_for_ticket(crew, n_chats),
                                       floor->rule, crew->first_slot, word));
}

uint32_t floor_pick_for_ticket(const struct floor *floor, uint32_t team,
                               uint32_t n_chats, uint32_t number)
{
    const struct crew *crew = &floor->crews[team];
    return without_offset(floor,
                          shelf_for_ticket(crew, n_chats)->dense[number]);
}

uint32_t floor_to_interrupt(const struct floor *floor, uint32_t team,
                            bool for_chat)
{
    const struct crew *crew = &floor->crews[team];
    const uint32_t k = crew->ticket_shelf;
    const uint32_t plain = crew->shelves[k].newest;
    const uint32_t beside = for_chat ? crew->shelves[k + 1].newest : NO_SLOT;
    if (plain == NO_SLOT || beside == NO_SLOT) {
        return plain == NO_SLOT ? beside : plain;
    }
    return floor->agents[plain].idle_since >= floor->agents[beside].idle_since
               ? plain
               : beside;
}

/* ---- coming and going ---- */

static void count_present(struct floor *floor, struct crew *crew, uint32_t slot,
                          uint64_t now)
{
    struct agent *agent = &floor->agents[slot];
    floor_account_overtime(crew, now);
    agent->present = true;
    crew->n_present++;
    crew->on_duty_sum -= now;
    crew->pool_present += !agent->is_person;
}

static void uncount_present(struct floor *floor, struct crew *crew,
                            uint32_t slot, uint64_t now)
{
    struct agent *agent = &floor->agents[slot];
    floor_account_overtime(crew, now);
    agent->present = false;
    crew->n_present--;
    crew->on_duty_sum += now;
    crew->pool_present -= !agent->is_person;
}

void floor_arrive(struct floor *floor, uint32_t slot, uint64_t now)
{
    struct crew *crew = &floor->crews[floor->agents[slot].team];
    assert(!floor->agents[slot].present);
    count_present(floor, crew, slot, now);
    put_on_shelf(floor, crew, slot, 0, now);
}

void floor_back_on(struct floor *floor, uint32_t slot, uint64_t now)
{
    struct crew *crew = &floor->crews[floor->agents[slot].team];
    if (floor->agents[slot].ended != NEVER) {
        crew->overtime_ticks +=
            ticks_overlap(floor->agents[slot].ended, now, floor->window_start,
                          floor->window_end);
        floor->agents[slot].ended = NEVER;
    }
    floor->agents[slot].stays = false;
}

static void unmark(struct floor *floor, struct crew *crew, uint32_t slot)
{
    crew->n_marked -= floor->agents[slot].marked;
    floor->agents[slot].marked = false;
}

/* Fewer go than were marked: some take new chats again. */
static void unmark_surplus(struct floor *floor, struct crew *crew, uint64_t now)
{
    for (uint32_t i = 0; i < crew->n_pool && crew->n_marked > 0; i++) {
        const uint32_t excess = crew->pool_present > crew->level
                                    ? crew->pool_present - crew->level
                                    : 0;
        if (crew->n_marked <= excess) {
            return;
        }
        if (floor->agents[crew->first_slot + i].marked) {
            unmark(floor, crew, crew->first_slot + i);
            floor_update(floor, crew->first_slot + i, now);
        }
    }
}

void floor_leave(struct floor *floor, uint32_t slot, uint64_t now)
{
    struct crew *crew = &floor->crews[floor->agents[slot].team];
    assert(floor->agents[slot].present && floor->agents[slot].n_chats == 0);
    take_off_shelf(floor, crew, slot);
    if (floor->agents[slot].on_call) {
        floor->agents[slot].on_call = false;
        crew->n_on_call--;
        crew->on_call_sum += now;
    }
    floor->agents[slot].on_ticket = floor->agents[slot].composing = false;
    recount(floor, crew, slot, now);
    uncount_present(floor, crew, slot, now);
    update_silent(floor, crew, slot, now);
    unmark(floor, crew, slot);
    floor_back_on(floor, slot, now);
    if (!floor->agents[slot].is_person) {
        push_off(crew, slot);
        unmark_surplus(floor, crew, now);
        if (crew->puts_aside && !is_too_many(crew)) {
            update_all(floor, crew, now);
        }
    }
}

/* Of those who hold chats, the ones with the fewest take no new ones; then
 * those on a ticket that could be put aside are left to finish it. */
static void mark_excess(struct floor *floor, struct crew *crew, uint64_t now)
{
    for (uint32_t s = 1; s < crew->ticket_shelf + 2; s++) {
        for (uint32_t i = 0; i < crew->n_pool && is_too_many(crew); i++) {
            const uint32_t slot = crew->first_slot + i;
            if (floor->agents[slot].shelf == s && !floor->agents[slot].marked) {
                mark(floor, crew, slot);
                floor_update(floor, slot, now);
            }
        }
    }
}

/* Of the idle those who are not wanted go, or where the pool stays are marked
 * to take only what has waited since closing. */
static void release_idle(struct floor *floor, struct crew *crew, uint64_t now)
{
    for (uint32_t i = crew->n_pool; i > 0 && crew->pool_present > crew->level;
         i--) {
        const uint32_t slot = crew->first_slot + i - 1;
        if (floor->agents[slot].shelf != 0) {
            continue;
        }
        if (!crew->stays) {
            floor_leave(floor, slot, now);
        } else if (is_too_many(crew)) {
            mark(floor, crew, slot);
            floor_update(floor, slot, now);
        }
    }
}

void floor_set_level(struct floor *floor, uint32_t team, uint32_t level,
                     uint32_t scheduled, uint64_t now)
{
    struct crew *crew = &floor->crews[team];
    floor_account_overtime(crew, now);
    crew->level = level;
    crew->scheduled = scheduled;
    release_idle(floor, crew, now);
    mark_excess(floor, crew, now);
    unmark_surplus(floor, crew, now);
    if (crew->chats_at_once > 1 || crew->puts_aside) {
        update_all(floor, crew, now);
    }
}

void floor_set_chats_at_once(struct floor *floor, uint32_t team,
                             uint32_t chats_at_once, uint64_t now)
{
    struct crew *crew = &floor->crews[team];
    assert(chats_at_once <= crew->ticket_shelf);
    crew->chats_at_once = chats_at_once > 0 ? chats_at_once : 1;
    for (uint32_t i = 0; i < crew->n_slots; i++) {
        if (floor->agents[crew->first_slot + i].present) {
            floor_update(floor, crew->first_slot + i, now);
        }
    }
}

uint32_t floor_take_off_slot(struct floor *floor, uint32_t team)
{
    struct crew *crew = &floor->crews[team];
    assert(crew->n_off > 0);
    return crew->off[--crew->n_off];
}
