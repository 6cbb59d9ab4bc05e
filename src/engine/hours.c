#include "engine/hours.h"

#include "base/civil.h"
#include "engine/ticks.h"
#include "model/centre.h"
#include <assert.h>

static size_t copy_spans(const struct opening_hours *opening, int weekday,
                         size_t max, double from_s[], double to_s[])
{
    size_t n = 0;
    for (size_t i = 0; i < opening->n_spans; i++) {
        const struct open_span *span = &opening->spans[i];
        if (weekday < 0 || span->weekday == weekday) {
            assert(n < max);
            from_s[n] = span->from_s;
            to_s[n] = span->to_s;
            n++;
        }
    }
    return n;
}

static size_t whole_day(double from_s[], double to_s[])
{
    from_s[0] = 0;
    to_s[0] = SECONDS_A_DAY;
    return 1;
}

size_t hours_of_weekday(const struct opening_hours *opening, int weekday,
                        size_t max, double from_s[], double to_s[])
{
    return opening->always ? whole_day(from_s, to_s)
                           : copy_spans(opening, weekday, max, from_s, to_s);
}

size_t hours_of_day(const struct opening_hours *opening,
                    const struct plan *plan, int32_t day, size_t max,
                    double from_s[], double to_s[])
{
    const struct special_day *special = horizon_special_day(plan, day);
    if (special && special->has_opening_hours) {
        return special->opening_hours.always
                   ? whole_day(from_s, to_s)
                   : copy_spans(&special->opening_hours, -1, max, from_s, to_s);
    }
    if (horizon_is_closed_day(plan, day)) {
        return 0;
    }
    return hours_of_weekday(opening, civil_weekday(day), max, from_s, to_s);
}

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

struct hours hours_build(const struct opening_hours *opening,
                         const struct plan *plan, const struct horizon *horizon,
                         struct arena *arena)
{
    struct span_list list = { .arena = arena };
    for (uint32_t d = 0; d < horizon->n_days; d++) {
        double from_s[SPANS_A_DAY_AT_MOST], to_s[SPANS_A_DAY_AT_MOST];
        const size_t n =
            hours_of_day(opening, plan, horizon->first_day + (int32_t)d,
                         SPANS_A_DAY_AT_MOST, from_s, to_s);
        for (size_t i = 0; i < n; i++) {
            append(&list, d * TICKS_A_DAY + ticks_of(from_s[i]),
                   d * TICKS_A_DAY + ticks_of(to_s[i]));
        }
    }
    return (struct hours){ list.n, list.spans };
}

struct hours hours_always(const struct horizon *horizon, struct arena *arena)
{
    struct span_list list = { .arena = arena };
    append(&list, 0, horizon->n_days * TICKS_A_DAY);
    return (struct hours){ list.n, list.spans };
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
    return (struct hours){ list.n, list.spans };
}

/* The first span that ends after tick; hours->n when there is none. */
static size_t find(const struct hours *hours, uint64_t tick)
{
    size_t low = 0;
    size_t high = hours->n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (hours->spans[middle].to > tick) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
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
