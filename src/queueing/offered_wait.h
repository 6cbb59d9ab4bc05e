/*
 * offered_wait.h - Erlang A: a queue whose callers hang up (M/M/n + M).
 *
 * The offered wait V is how long a caller of endless patience would have to
 * wait. It is 0 with probability 1 - p_wait, and above 0 has the density
 *
 *     f(x) ~ exp(rate (1 - exp(-theta x)) / theta - n mu x)
 *
 * with mu = 1 / handle time and theta = 1 / patience. A caller with patience
 * T is answered when V <= T; so every figure is an integral over f. It has
 * one peak and both its sides fall ever faster, which makes the integrals
 * easy at any size: all of it is scaled by the peak, and nothing overflows.
 *
 * source         Zeltyn & Mandelbaum (2005), Call centers with impatient
 *                customers: many-server asymptotics of the M/M/n+G queue,
 *                Queueing Systems 51, 361-402, doi:10.1007/s11134-005-3699-8.
 *                They give sums of integrals for the moments; we integrate
 *                the moment itself, where their differences would cancel
 */
#ifndef QUEUEING_OFFERED_WAIT_H
#define QUEUEING_OFFERED_WAIT_H

#include "queueing/erlang.h"

/* As erlang_figures and erlang_fate, which call these when patience is finite
 * and waiting places are not limited. */
struct erlang_figures offered_wait_figures(const struct erlang_queue *queue);
struct erlang_fate offered_wait_fate(const struct erlang_queue *queue,
                                     double t_s);

#endif
