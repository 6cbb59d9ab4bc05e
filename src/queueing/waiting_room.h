/*
 * waiting_room.h - a queue with a limited number of waiting places.
 *
 * With every agent busy the number j of contacts waiting is a birth-death
 * chain: up at the contacts' rate, down at n mu + j theta (an agent comes
 * free, or one of the j hangs up; theta = 0 when nobody does). A contact that
 * finds all places taken is blocked. Whoever finds j waiting is answered
 * after V, the time in which all of these have gone and one more agent has
 * come free, in order of arrival:
 *
 *     V = E_0 + E_1 + ... + E_j,    E_i exponential with rate n mu + i theta
 *
 * which makes the number gone by time t negative binomial (Poisson without
 * hanging up). All figures are sums of positive terms over the places.
 *
 * source         Gross & Harris (1998), Fundamentals of Queueing Theory, 3rd
 *                ed., sections 2.4-2.5; Riordan (1962), Stochastic Service
 *                Systems, section 5.9, for hanging up. The states with a free
 *                agent are summed by the recursion of Erlang B
 */
#ifndef QUEUEING_WAITING_ROOM_H
#define QUEUEING_WAITING_ROOM_H

#include "queueing/erlang.h"

/* As erlang_figures and erlang_fate, which call these when waiting places are
 * limited. Zero places are Erlang B. */
struct erlang_figures waiting_room_figures(const struct erlang_queue *queue);
struct erlang_fate waiting_room_fate(const struct erlang_queue *queue,
                                     double t_s);

#endif
