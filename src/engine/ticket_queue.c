#include "engine/ticket_queue.h"

enum { FIRST_PLACES = 64 };

void tickets_create(struct replication *rep)
{
    const size_t n = rep->plan->centre->n_channels;
    struct tickets *tickets = &rep->tickets;
    *tickets =
        (struct tickets){ .capacity = FIRST_PLACES, .first_free = NO_TICKET };
    tickets->all = arena_alloc(rep->arena, FIRST_PLACES, sizeof *tickets->all);
    tickets->lines = arena_alloc(rep->arena, n, sizeof *tickets->lines);
    for (size_t c = 0; c < n; c++) {
        if (rep->plan->centre->channels[c].way == WAY_TICKET) {
            struct ticket_line *line = &tickets->lines[c];
            line->capacity = FIRST_PLACES;
            line->ring =
                arena_alloc(rep->arena, FIRST_PLACES, sizeof *line->ring);
            line->head = line->tail = (uint64_t)1 << 40;
        }
    }
}

uint32_t ticket_place_take(struct replication *rep)
{
    struct tickets *tickets = &rep->tickets;
    if (tickets->first_free != NO_TICKET) {
        const uint32_t number = tickets->first_free;
        tickets->first_free = tickets->all[number].next_free;
        if (tickets->first_free != NO_TICKET) {
            ticket_fetch(rep, tickets->first_free);
        }
        return number;
    }
    if (tickets->n == tickets->capacity) {
        tickets->all =
            arena_grow(rep->arena, tickets->all, tickets->n,
                       2 * (size_t)tickets->capacity, sizeof *tickets->all);
        tickets->capacity *= 2;
    }
    return tickets->n++;
}

void ticket_place_give_back(struct replication *rep, uint32_t number)
{
    struct ticket *ticket = ticket_at(rep, number);
    ticket->state = TICKET_DONE;
    ticket->generation++;
    ticket->next_free = rep->tickets.first_free;
    rep->tickets.first_free = number;
}

static void grow(struct replication *rep, struct ticket_line *line)
{
    uint32_t *ring =
        arena_alloc(rep->arena, 2 * (size_t)line->capacity, sizeof *ring);
    for (uint64_t p = line->head; p < line->tail; p++) {
        ring[p & (2 * line->capacity - 1)] =
            line->ring[p & (line->capacity - 1)];
    }
    line->ring = ring;
    line->capacity *= 2;
}

void ticket_line_push(struct replication *rep, struct ticket_line *line,
                      uint32_t number, bool to_front)
{
    if (line->tail - line->head == line->capacity) {
        grow(rep, line);
    }
    if (!to_front) {
        line->ring[line->tail++ & (line->capacity - 1)] = number;
        return;
    }
    uint64_t p = --line->head;
    for (; p + 1 < line->tail; p++) {
        const uint32_t next = line->ring[(p + 1) & (line->capacity - 1)];
        if (ticket_at(rep, next)->joined >= ticket_at(rep, number)->joined) {
            break;
        }
        line->ring[p & (line->capacity - 1)] = next;
    }
    line->ring[p & (line->capacity - 1)] = number;
}

uint32_t ticket_first(const struct replication *rep, uint32_t channel)
{
    const struct ticket_line *line = &rep->tickets.lines[channel];
    return line->head == line->tail
               ? NO_TICKET
               : line->ring[line->head & (line->capacity - 1)];
}

/* Two sorted runs, [0, middle) and [middle, n), into one; of two that joined
 * at once, the first stays first. */
static void merge(const struct replication *rep, const uint32_t *run,
                  size_t middle, size_t n, uint32_t *out)
{
    size_t a = 0;
    size_t b = middle;
    for (size_t i = 0; i < n; i++) {
        const bool first =
            b == n || (a < middle && ticket_at(rep, run[a])->joined <=
                                         ticket_at(rep, run[b])->joined);
        out[i] = run[first ? a++ : b++];
    }
}

void ticket_line_sort(struct replication *rep, struct ticket_line *line)
{
    const size_t n = (size_t)(line->tail - line->head);
    uint32_t *sorted = arena_alloc(rep->arena, n, sizeof *sorted);
    uint32_t *merged = arena_alloc(rep->arena, n, sizeof *merged);
    for (size_t i = 0; i < n; i++) {
        sorted[i] = line->ring[(line->head + i) & (line->capacity - 1)];
    }
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t i = 0; i < n; i += 2 * width) {
            const size_t left = n - i;
            merge(rep, sorted + i, left < width ? left : width,
                  left < 2 * width ? left : 2 * width, merged + i);
        }
        uint32_t *const other = sorted;
        sorted = merged;
        merged = other;
    }
    for (size_t i = 0; i < n; i++) {
        line->ring[(line->head + i) & (line->capacity - 1)] = sorted[i];
    }
}
