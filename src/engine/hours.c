#include "engine/hours.h"

#include "engine/ticks.h"
#include "model/day_hours.h"

struct span_list {
    struct arena *arena;
    struct hours_span *spans;
    size_t n, capacity;
};

static void append(struct span_list *list, uint64_t from, uint64_t to)
{
    if (list->n > 0 && list->spans[list->n - 1].to >= from) {
        list->spans[list->n - 1].to =
            ticks_max(list->spans[list->n - 1].to, to);
        return;
    }
    if (list->n == list->capacity) {
        const size_t more = list->capacity ? list->capacity * 2 : 16;
        list->spans = arena_grow(list->arena, list->spans, list->n, more,
                                 sizeof *list->spans);
        list->capacity = more;
    }
    list->spans[list->n++] = (struct hours_span){ from, to };
}

/* Where the search for a tick of each day begins. */
static const uint32_t *index_days(const struct span_list *list, size_t n_days)
{
    uint32_t *first = arena_alloc(list->arena, n_days, sizeof *first);
    size_t i = 0;
    for (size_t day = 0; day < n_days; day++) {
        while (i < list->n && list->spans[i].to <= day * TICKS_A_DAY) {
            i++;
        }
        first[day] = (uint32_t)i;
    }
    return first;
}

static struct hours finish(const struct span_list *list)
{
    const size_t n = list->n;
    const size_t n_days =
        n > 0 ? (size_t)(list->spans[n - 1].to / TICKS_A_DAY) + 1 : 0;
    uint64_t *open_before = arena_alloc(list->arena, n, sizeof *open_before);
    uint64_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        open_before[i] = sum;
        sum += list->spans[i].to - list->spans[i].from;
    }
    return (struct hours){ n, list->spans, open_before, n_days,
                           index_days(list, n_days) };
}

struct hours hours_build(const struct opening_hours *opening,
                         const struct plan *plan, const struct horizon *horizon,
                         struct arena *arena)
{
    struct span_list list = { .arena = arena };
    for (uint32_t d = 0; d < horizon->n_days; d++) {
        const struct day_hours today =
            day_hours_of(opening, plan, horizon->first_day + (int32_t)d);
        for (size_t i = 0; i < today.n; i++) {
            append(&list, d * TICKS_A_DAY + ticks_of(today.spans[i].from_s),
                   d * TICKS_A_DAY + ticks_of(today.spans[i].to_s));
        }
    }
    return finish(&list);
}

struct hours hours_always(const struct horizon *horizon, struct arena *arena)
{
    struct span_list list = { .arena = arena };
    append(&list, 0, horizon->n_days * TICKS_A_DAY);
    return finish(&list);
}

struct hours hours_within(const struct hours *hours, uint64_t from, uint64_t to,
                          struct arena *arena)
{
    struct span_list list = { .arena = arena };
    for (size_t i = 0; i < hours->n; i++) {
        const uint64_t a = ticks_max(hours->spans[i].from, from);
        const uint64_t b = ticks_min(hours->spans[i].to, to);
        if (b > a) {
            append(&list, a, b);
        }
    }
    return finish(&list);
}

struct hours hours_union(const struct hours *a, const struct hours *b,
                         struct arena *arena)
{
    struct span_list list = { .arena = arena };
    size_t i = 0;
    size_t j = 0;
    while (i < a->n || j < b->n) {
        const bool take_a =
            j == b->n || (i < a->n && a->spans[i].from <= b->spans[j].from);
        const struct hours_span *span =
            take_a ? &a->spans[i++] : &b->spans[j++];
        append(&list, span->from, span->to);
    }
    return finish(&list);
}

/* The first span that ends after tick; hours->n when there is none. */
static size_t find(const struct hours *hours, uint64_t tick)
{
    const size_t day = (size_t)(tick / TICKS_A_DAY);
    if (day >= hours->n_days) {
        return hours->n;
    }
    size_t i = hours->first_of_day[day];
    while (i < hours->n && hours->spans[i].to <= tick) {
        i++;
    }
    return i;
}

bool hours_open_at(const struct hours *hours, uint64_t tick)
{
    const size_t i = find(hours, tick);
    return i < hours->n && hours->spans[i].from <= tick;
}

uint64_t hours_next_open(const struct hours *hours, uint64_t tick)
{
    const size_t i = find(hours, tick);
    return i < hours->n ? ticks_max(hours->spans[i].from, tick) : NEVER;
}

uint64_t hours_open_until(const struct hours *hours, uint64_t tick)
{
    const size_t i = find(hours, tick);
    if (i == hours->n) {
        return i == 0 ? 0
                      : hours->open_before[i - 1] + hours->spans[i - 1].to -
                            hours->spans[i - 1].from;
    }
    const uint64_t within =
        tick > hours->spans[i].from ? tick - hours->spans[i].from : 0;
    return hours->open_before[i] + within;
}

uint64_t hours_after_open(const struct hours *hours, uint64_t from,
                          uint64_t ticks)
{
    const uint64_t wanted = hours_open_until(hours, from) + ticks;
    size_t low = 0;
    size_t high = hours->n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const struct hours_span *span = &hours->spans[middle];
        if (hours->open_before[middle] + span->to - span->from >= wanted) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low == hours->n
               ? NEVER
               : hours->spans[low].from + wanted - hours->open_before[low];
}
