/*
 * erlang_answer.h - what `deskcast erlang` is asked and what it says.
 */
#ifndef CLI_ERLANG_ANSWER_H
#define CLI_ERLANG_ANSWER_H

#include "base/text.h"
#include "queueing/erlang.h"
#include "queueing/staffing.h"
#include <stdbool.h>

struct erlang_question {
    char model;                /* 'a', 'b' or 'c' */
    struct erlang_queue queue; /* its agents and waiting places unused */
    uint32_t lines;            /* talking and waiting, or ERLANG_NO_LIMIT */
    uint32_t agents_given;     /* 0: they are the question */
    double within_s;
    double target_frac;    /* NaN: none */
    double occupancy_frac; /* at most; NaN: any */
    double shrinkage_frac; /* 0: none said */
};

/* One number of agents, and how they do. Shares are of the offered. */
struct erlang_answer {
    uint32_t agents;
    bool overloaded; /* the queue grows without end */
    double load_erlangs;
    double service_level;
    double mean_wait_s;
    double wait_p90_s;
    double answered_at_once;
    double occupancy;
    double abandonment;
    double blocking;
    double paid_agents; /* agents / (1 - shrinkage) */
};

struct erlang_queue erlang_question_queue(const struct erlang_question *q,
                                          uint32_t agents);

struct erlang_answer erlang_answer(const struct erlang_question *q,
                                   uint32_t agents);

void erlang_answer_text(const struct erlang_question *q,
                        const struct erlang_answer *answer, int width,
                        struct text *out);

void erlang_answer_json(const struct erlang_question *q,
                        const struct erlang_answer *answer, struct text *out);

#endif
