#include "engine/shelf.h"

#include <assert.h>

struct shelf shelf_create(enum agent_rule rule, uint32_t n_slots,
                          struct arena *arena)
{
    struct shelf shelf = { .oldest = NO_SLOT, .newest = NO_SLOT };
    switch (rule) {
    case AGENT_LONGEST_IDLE:
        break;
    case AGENT_LEAST_LOADED:
    case AGENT_RANDOM:
        shelf.dense = arena_alloc(arena, n_slots, sizeof *shelf.dense);
        break;
    case AGENT_IN_ORDER:
        shelf.bits =
            arena_alloc(arena, (n_slots + 63) / 64, sizeof *shelf.bits);
        break;
    }
    return shelf;
}

void shelf_join(struct shelf *shelf, struct floor *floor, uint32_t number,
                uint32_t slot)
{
    if (shelf->dense) {
        floor->agents[slot].place = shelf->n;
        shelf->dense[shelf->n++] = slot;
    } else if (shelf->bits) {
        shelf->bits[number / 64] |= (uint64_t)1 << number % 64;
        shelf->n++;
    } else {
        floor_join_list(floor, shelf, slot);
    }
}

void shelf_leave(struct shelf *shelf, struct floor *floor, uint32_t number,
                 uint32_t slot)
{
    if (shelf->dense) {
        const uint32_t last = shelf->dense[--shelf->n];
        shelf->dense[floor->agents[slot].place] = last;
        floor->agents[last].place = floor->agents[slot].place;
    } else if (shelf->bits) {
        shelf->bits[number / 64] &= ~((uint64_t)1 << number % 64);
        shelf->n--;
    } else {
        floor_leave_list(floor, shelf, slot);
    }
}

uint32_t shelf_choose(const struct shelf *shelf, enum agent_rule rule,
                      uint32_t first_slot, uint32_t word)
{
    assert(shelf->n > 0);
    switch (rule) {
    case AGENT_LONGEST_IDLE:
        return shelf->oldest;
    case AGENT_LEAST_LOADED:
    case AGENT_RANDOM:
        return shelf->dense[(uint64_t)word * shelf->n >> 32];
    case AGENT_IN_ORDER:
        break;
    }
    uint32_t at = 0;
    while (shelf->bits[at] == 0) {
        at++;
    }
    return first_slot + at * 64 + (uint32_t)__builtin_ctzll(shelf->bits[at]);
}
