/*
 * erlang.h - what the classical formulas say of one queue.
 */
#ifndef QUEUEING_ERLANG_H
#define QUEUEING_ERLANG_H

#include <stdint.h>

double erlang_b(double load_erlangs, uint32_t agents);
double erlang_c(double load_erlangs, uint32_t agents);

#endif
