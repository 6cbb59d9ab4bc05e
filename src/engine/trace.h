/*
 * trace.h - what happened to every contact of one replication, row by row.
 *
 * Rows stand in the order in which contacts ended. Times are seconds since
 * midnight of the plan's first day; negative in the warm-up. NaN: it did not
 * happen. Rows of one channel's customers (channel, number, attempt) are the
 * same whoever else calls.
 */
#ifndef ENGINE_TRACE_H
#define ENGINE_TRACE_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum outcome {
    OUTCOME_ANSWERED,
    OUTCOME_ABANDONED,
    OUTCOME_BALKED,
    OUTCOME_BLOCKED,
    OUTCOME_DROPPED,
    OUTCOME_UNFINISHED
};

const char *outcome_name(enum outcome outcome);

struct trace_row {
    double arrival_s;
    double answer_s;  /* NaN unless answered */
    double end_s;     /* end of the conversation, or when it was given up */
    uint64_t number;  /* of the customer, in the origin channel; from 2^32 on:
                         whom a launch or a help centre added */
    uint32_t origin;  /* channel of the first attempt */
    uint32_t attempt; /* 0: the first */
    uint32_t channel;
    uint32_t team; /* NO_INDEX unless answered */
    uint32_t touches;
    enum outcome outcome;
    bool counted; /* arrived in the window, and was not there to begin with */
};

struct trace {
    struct arena *arena;
    struct trace_row *rows;
    size_t n_rows;
    size_t capacity;
};

struct trace *trace_create(struct arena *arena);
void trace_add(struct trace *trace, const struct trace_row *row);

/* By time of ending, then by customer: hang-ups may be noticed late. */
void trace_sort(struct trace *trace);

#endif
