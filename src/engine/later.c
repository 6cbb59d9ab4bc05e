/*
 * A heap with four children a node, of (tick, order, slot); items stay in
 * their slots, and freed slots form a list through `place`.
 */
#include "engine/later.h"

#include "engine/ticks.h"
#include <assert.h>
#include <stdbool.h>

struct entry {
    uint64_t tick;
    uint64_t order; /* of adding */
    uint32_t slot;
};

struct later {
    struct arena *arena;
    struct entry *heap;
    struct later_item *items;
    uint32_t n, capacity;
    uint32_t first_free; /* n_items when none: it grows only then */
    uint32_t n_items;
    uint64_t next_order;
};

struct later *later_create(struct arena *arena)
{
    struct later *later = arena_alloc(arena, 1, sizeof *later);
    later->arena = arena;
    later->capacity = 64;
    later->heap = arena_alloc(arena, later->capacity, sizeof *later->heap);
    later->items = arena_alloc(arena, later->capacity, sizeof *later->items);
    return later;
}

static bool before(const struct entry *a, const struct entry *b)
{
    return a->tick != b->tick ? a->tick < b->tick : a->order < b->order;
}

static void make_room(struct later *later)
{
    if (later->n < later->capacity) {
        return;
    }
    const uint32_t more = later->capacity * 2;
    later->heap = arena_grow(later->arena, later->heap, later->n, more,
                             sizeof *later->heap);
    later->items = arena_grow(later->arena, later->items, later->n_items, more,
                              sizeof *later->items);
    later->capacity = more;
}

static uint32_t take_slot(struct later *later)
{
    const uint32_t slot = later->first_free;
    if (slot == later->n_items) {
        later->n_items++;
        later->first_free = later->n_items;
    } else {
        later->first_free = (uint32_t)later->items[slot].place;
    }
    return slot;
}

void later_add(struct later *later, uint64_t tick,
               const struct later_item *item)
{
    make_room(later);
    const struct entry entry = { tick, later->next_order++, take_slot(later) };
    later->items[entry.slot] = *item;
    uint32_t i = later->n++;
    while (i > 0 && before(&entry, &later->heap[(i - 1) / 4])) {
        later->heap[i] = later->heap[(i - 1) / 4];
        i = (i - 1) / 4;
    }
    later->heap[i] = entry;
}

uint64_t later_first(const struct later *later)
{
    return later->n ? later->heap[0].tick : NEVER;
}

static uint32_t earliest_child(const struct later *later, uint32_t i)
{
    uint32_t best = 4 * i + 1;
    for (uint32_t c = best + 1; c < later->n && c <= 4 * i + 4; c++) {
        if (before(&later->heap[c], &later->heap[best])) {
            best = c;
        }
    }
    return best;
}

struct later_item later_take(struct later *later)
{
    assert(later->n > 0);
    const uint32_t slot = later->heap[0].slot;
    const struct entry last = later->heap[--later->n];
    uint32_t i = 0;
    while (4 * i + 1 < later->n) {
        const uint32_t child = earliest_child(later, i);
        if (!before(&later->heap[child], &last)) {
            break;
        }
        later->heap[i] = later->heap[child];
        i = child;
    }
    later->heap[i] = last;
    const struct later_item item = later->items[slot];
    later->items[slot].place = later->first_free;
    later->first_free = slot;
    return item;
}
