/*
 * staffing.h - how many agents a queue takes.
 *
 * More agents never make a queue worse, so for every demand there is a
 * smallest number that meets it:
 *
 *     meets(n) and not meets(n - 1)
 *
 * It is the number of people answering contacts at one moment. Breaks,
 * illness and training come on top as shrinkage. Nothing here knows of time:
 * see erlang.h for what a steady rate leaves out.
 */
#ifndef QUEUEING_STAFFING_H
#define QUEUEING_STAFFING_H

#include "queueing/erlang.h"
#include <stdbool.h>
#include <stdint.h>

/* What is demanded; NaN where nothing is. Shares are fractions. */
struct staffing_target {
    double service_level_frac; /* at least, within `within_s` */
    double within_s;
    enum erlang_counts counts;
    double mean_wait_s;     /* ASA, at most */
    double mean_wait_all_s; /* the same of all not blocked, at most */
    double p_wait;          /* at most */
    double p_abandon;       /* at most */
    double p_block;         /* at most */
    double occupancy_frac;  /* at most */
};

/* Demands nothing: set those fields that are wanted. */
struct staffing_target staffing_no_target(void);

/* Whether the queue, with its own number of agents, meets all demands. */
bool staffing_meets(const struct erlang_queue *queue,
                    const struct staffing_target *target);

enum { STAFFING_IMPOSSIBLE = -1 };

/*
 * The smallest number of agents that meets all demands.
 *
 * queue          its number of agents is not looked at
 * lines          calls in progress and waiting together, at most, or
 *                ERLANG_NO_LIMIT; agents take from them what waits
 * at_most        agents to try, <= 2^31 - 1
 * returns        1 .. at_most; 0 for a queue without contacts;
 *                STAFFING_IMPOSSIBLE when at_most do not suffice
 * cost           some 2 log2(distance to the square-root guess) evaluations
 *                of erlang_figures and erlang_fate
 * checked by     tests/test_staffing.c (one less does not meet; exact cases)
 */
int32_t staffing_agents(const struct erlang_queue *queue, uint32_t lines,
                        const struct staffing_target *target, int32_t at_most);

/*
 * The b of the square-root rule, agents = load + b sqrt(load), with which in
 * a large centre a share p_wait of the contacts has to wait.
 *
 *     p_wait = 1 / (1 + sqrt(r) h(b / sqrt(r)) / h(-b))
 *
 * with r = handle time / patience and h the hazard of the normal law; without
 * hanging up (r = 0) the square root and its h together become b.
 *
 * p_wait                0 < p_wait < 1
 * handle_per_patience   >= 0
 * returns               negative where so few need be staffed
 * source                Halfin & Whitt (1981), Heavy-traffic limits for queues
 *                       with many exponential servers, Operations Research
 *                       29(3), 567-588, doi:10.1287/opre.29.3.567; Garnett,
 *                       Mandelbaum & Reiman (2002), Designing a call center
 *                       with impatient customers, M&SOM 4(3), 208-227,
 *                       doi:10.1287/msom.4.3.208.7753
 * checked by            tests/test_staffing.c (exact cases)
 */
double staffing_square_root_beta(double p_wait, double handle_per_patience);

/* load + beta sqrt(load), not rounded and not below 0. */
double staffing_square_root(double load_erlangs, double beta);

/*
 * People to employ, in full-time equivalents, so that `base` are there while
 * a share of the paid time is lost.
 *
 *     base / (1 - shrinkage)
 *
 * Some sheets write base (1 + shrinkage), which falls short: of 100 / 0.7 =
 * 143 people 100 are there, of 130 only 91.
 *
 * shrinkage_frac   0 <= shrinkage < 1
 */
double staffing_fte(double base, double shrinkage_frac);

#endif
