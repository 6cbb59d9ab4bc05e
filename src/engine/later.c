/*
 * What comes within the span at hand, some half-hour, is a heap with four
 * children a node; what comes after it lies in a list for each span to come,
 * and joins the heap once that begins: so the heap stays small, whatever waits
 * for days.
 *
 *     the heap is empty only when no span to come has items
 */
#include "engine/later.h"

#include "engine/ticks.h"
#include <assert.h>
#include <stdbool.h>

/* A span of 2^31 microseconds, 36 minutes; all beyond the last lies in the
 * last. */
enum { SPAN_BITS = 31, SPANS_AT_MOST = 1 << 16 };

#define NO_NODE UINT32_MAX

struct entry {
    uint64_t tick;
    uint64_t order; /* of adding */
    struct later_item item;
};

struct node {
    struct entry entry;
    uint32_t next;
};

struct later {
    struct arena *arena;
    uint64_t next_order;
    struct entry *heap;
    uint32_t n, capacity;
    uint32_t span;  /* the last whose items are in the heap */
    uint32_t n_far; /* items of spans to come */
    uint32_t n_spans;
    uint32_t *first; /* [n_spans]: a node; NO_NODE: none */
    struct node *nodes;
    uint32_t n_nodes, nodes_capacity;
    uint32_t free_node; /* NO_NODE: none */
    struct contact *contacts;
    uint32_t n_contacts, contacts_capacity;
    uint32_t *free_contacts; /* [contacts_capacity]: a stack */
    uint32_t n_free_contacts;
};

struct later *later_create(struct arena *arena)
{
    struct later *later = arena_alloc(arena, 1, sizeof *later);
    later->arena = arena;
    later->free_node = NO_NODE;
    return later;
}

static uint32_t span_of(uint64_t tick)
{
    const uint64_t span = tick >> SPAN_BITS;
    return span < SPANS_AT_MOST ? (uint32_t)span : SPANS_AT_MOST - 1;
}

static uint32_t more_than(uint32_t capacity)
{
    return capacity ? 2 * capacity : 64;
}

/* ---- near ---- */

static bool before(const struct entry *a, const struct entry *b)
{
    return a->tick != b->tick ? a->tick < b->tick : a->order < b->order;
}

static void push(struct later *later, const struct entry *entry)
{
    if (later->n == later->capacity) {
        const uint32_t more = more_than(later->capacity);
        later->heap = arena_grow(later->arena, later->heap, later->n, more,
                                 sizeof *later->heap);
        later->capacity = more;
    }
    struct entry *heap = later->heap;
    uint32_t i = later->n++;
    while (i > 0 && before(entry, &heap[(i - 1) / 4])) {
        heap[i] = heap[(i - 1) / 4];
        i = (i - 1) / 4;
    }
    heap[i] = *entry;
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

static void pop(struct later *later)
{
    struct entry *heap = later->heap;
    const struct entry last = heap[--later->n];
    uint32_t i = 0;
    while (4 * i + 1 < later->n) {
        const uint32_t child = earliest_child(later, i);
        if (!before(&heap[child], &last)) {
            break;
        }
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = last;
}

/* ---- far ---- */

static void reach_span(struct later *later, uint32_t span)
{
    if (span < later->n_spans) {
        return;
    }
    const uint32_t more =
        span < 2 * later->n_spans ? 2 * later->n_spans : span + 1;
    later->first = arena_grow(later->arena, later->first, later->n_spans, more,
                              sizeof *later->first);
    while (later->n_spans < more) {
        later->first[later->n_spans++] = NO_NODE;
    }
}

static uint32_t take_node(struct later *later)
{
    const uint32_t number = later->free_node;
    if (number != NO_NODE) {
        later->free_node = later->nodes[number].next;
        return number;
    }
    if (later->n_nodes == later->nodes_capacity) {
        const uint32_t more = more_than(later->nodes_capacity);
        later->nodes = arena_grow(later->arena, later->nodes, later->n_nodes,
                                  more, sizeof *later->nodes);
        later->nodes_capacity = more;
    }
    return later->n_nodes++;
}

static void put_far(struct later *later, const struct entry *entry)
{
    const uint32_t span = span_of(entry->tick);
    reach_span(later, span);
    const uint32_t number = take_node(later);
    later->nodes[number] = (struct node){ *entry, later->first[span] };
    later->first[span] = number;
    later->n_far++;
}

/* The heap is empty: on to the next span that has items. */
static void fetch_span(struct later *later)
{
    uint32_t number = NO_NODE;
    assert(later->n == 0 && later->n_far > 0);
    while (number == NO_NODE) {
        number = later->first[++later->span];
    }
    later->first[later->span] = NO_NODE;
    while (number != NO_NODE) {
        struct node *node = &later->nodes[number];
        const uint32_t next = node->next;
        push(later, &node->entry);
        node->next = later->free_node;
        later->free_node = number;
        later->n_far--;
        number = next;
    }
}

/* ---- both ---- */

void later_add(struct later *later, uint64_t tick,
               const struct later_item *item)
{
    const struct entry entry = { tick, later->next_order++, *item };
    if (span_of(tick) <= later->span) {
        push(later, &entry);
        return;
    }
    put_far(later, &entry);
    if (later->n == 0) {
        fetch_span(later);
    }
}

uint64_t later_first(const struct later *later)
{
    return later->n ? later->heap[0].tick : NEVER;
}

struct later_item later_take(struct later *later)
{
    assert(later->n > 0);
    const struct later_item item = later->heap[0].item;
    pop(later);
    if (later->n == 0 && later->n_far > 0) {
        fetch_span(later);
    }
    return item;
}

/* ---- contacts ---- */

uint64_t later_keep(struct later *later, const struct contact *contact)
{
    if (later->n_free_contacts > 0) {
        const uint32_t place = later->free_contacts[--later->n_free_contacts];
        later->contacts[place] = *contact;
        return place;
    }
    if (later->n_contacts == later->contacts_capacity) {
        const uint32_t more = more_than(later->contacts_capacity);
        later->contacts =
            arena_grow(later->arena, later->contacts, later->n_contacts, more,
                       sizeof *later->contacts);
        later->free_contacts = arena_grow(later->arena, later->free_contacts, 0,
                                          more, sizeof *later->free_contacts);
        later->contacts_capacity = more;
    }
    later->contacts[later->n_contacts] = *contact;
    return later->n_contacts++;
}

struct contact later_give(struct later *later, uint64_t place)
{
    assert(place < later->n_contacts &&
           later->n_free_contacts < later->n_contacts);
    later->free_contacts[later->n_free_contacts++] = (uint32_t)place;
    return later->contacts[place];
}
