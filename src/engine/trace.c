#include "engine/trace.h"

#include <stdlib.h>

const char *outcome_name(enum outcome outcome)
{
    switch (outcome) {
    case OUTCOME_ANSWERED:
        return "answered";
    case OUTCOME_ABANDONED:
        return "abandoned";
    case OUTCOME_BALKED:
        return "balked";
    case OUTCOME_BLOCKED:
        return "blocked";
    case OUTCOME_DROPPED:
        return "dropped";
    case OUTCOME_UNFINISHED:
        return "unfinished";
    }
    return "";
}

struct trace *trace_create(struct arena *arena)
{
    struct trace *trace = arena_alloc(arena, 1, sizeof *trace);
    trace->arena = arena;
    trace->capacity = 1024;
    trace->rows = arena_alloc(arena, trace->capacity, sizeof *trace->rows);
    return trace;
}

void trace_add(struct trace *trace, const struct trace_row *row)
{
    if (trace->n_rows == trace->capacity) {
        trace->rows = arena_grow(trace->arena, trace->rows, trace->n_rows,
                                 2 * trace->capacity, sizeof *trace->rows);
        trace->capacity *= 2;
    }
    trace->rows[trace->n_rows++] = *row;
}

static int by_end(const void *a, const void *b)
{
    const struct trace_row *x = a;
    const struct trace_row *y = b;
    if (x->end_s != y->end_s) {
        return x->end_s < y->end_s ? -1 : 1;
    }
    if (x->origin != y->origin) {
        return x->origin < y->origin ? -1 : 1;
    }
    if (x->number != y->number) {
        return x->number < y->number ? -1 : 1;
    }
    return (x->attempt > y->attempt) - (x->attempt < y->attempt);
}

void trace_sort(struct trace *trace)
{
    qsort(trace->rows, trace->n_rows, sizeof *trace->rows, by_end);
}
