/*
 * waiting_line.h - the contacts of one channel that wait, oldest first.
 *
 * A ring whose places are numbered for ever: the contact that joined as the
 * p-th stands at place p until it is taken. Who leaves from the middle is
 * marked gone and skipped when it reaches the head, so
 *
 *     n_waiting + n_callbacks + gone ones = tail - head
 *
 * A contact whose deadline has passed may stay in the line unnoticed where
 * nobody needs to know (see simulation.h); then n_waiting counts it too.
 */
#ifndef ENGINE_WAITING_LINE_H
#define ENGINE_WAITING_LINE_H

#include "base/arena.h"
#include "engine/contact.h"
#include <assert.h>
#include <stdint.h>

struct waiting_line {
    struct contact *ring; /* [capacity], a power of two */
    uint64_t head;        /* place of the first */
    uint64_t tail;        /* the place that the next one gets */
    uint32_t capacity;
    uint32_t n_waiting;
    uint32_t n_callbacks;
};

static inline struct contact *waiting_line_at(const struct waiting_line *line,
                                              uint64_t place)
{
    return &line->ring[place & (line->capacity - 1)];
}

void waiting_line_create(struct waiting_line *line, struct arena *arena);

void waiting_line_grow(struct waiting_line *line, struct arena *arena);

/* The place of the newcomer. */
static inline uint64_t waiting_line_join(struct waiting_line *line,
                                         const struct contact *contact,
                                         struct arena *arena)
{
    if (line->tail - line->head == line->capacity) {
        waiting_line_grow(line, arena);
    }
    *waiting_line_at(line, line->tail) = *contact;
    line->n_waiting++;
    return line->tail++;
}

/* Moves the head past the gone. */
static inline void waiting_line_skip(struct waiting_line *line)
{
    while (line->head < line->tail &&
           waiting_line_at(line, line->head)->state == CONTACT_GONE) {
        line->head++;
    }
}

/* Takes out the head, which is there. */
static inline void waiting_line_leave_head(struct waiting_line *line)
{
    const struct contact *contact = waiting_line_at(line, line->head);
    line->n_callbacks -= contact->state == CONTACT_AWAITS_CALLBACK;
    line->n_waiting -= contact->state == CONTACT_WAITS;
    line->head++;
    waiting_line_skip(line);
}

/* Takes out whoever stands at this place; moves the head past the gone. */
static inline void waiting_line_leave(struct waiting_line *line, uint64_t place)
{
    struct contact *contact = waiting_line_at(line, place);
    assert(place >= line->head && contact->state != CONTACT_GONE);
    if (place == line->head) {
        waiting_line_leave_head(line);
        return;
    }
    line->n_callbacks -= contact->state == CONTACT_AWAITS_CALLBACK;
    line->n_waiting -= contact->state == CONTACT_WAITS;
    contact->state = CONTACT_GONE;
}

#endif
