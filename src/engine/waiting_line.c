#include "engine/waiting_line.h"

enum { FIRST_CAPACITY = 64 };

void waiting_line_create(struct waiting_line *line, struct arena *arena)
{
    *line = (struct waiting_line){ .capacity = FIRST_CAPACITY };
    line->ring = arena_alloc(arena, FIRST_CAPACITY, sizeof *line->ring);
}

void waiting_line_grow(struct waiting_line *line, struct arena *arena)
{
    struct contact *ring =
        arena_alloc(arena, (size_t)line->capacity * 2, sizeof *ring);
    for (uint64_t place = line->head; place < line->tail; place++) {
        ring[place & (line->capacity * 2 - 1)] = *waiting_line_at(line, place);
    }
    line->ring = ring;
    line->capacity *= 2;
}
