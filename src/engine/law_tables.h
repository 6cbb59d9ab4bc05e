/*
 * law_tables.h - quantile tables of a plan's laws, each built once.
 *
 * A table costs milliseconds to build, and room in the processor's cache. Laws
 * of the same shape and spread share that of mean 1, stretched:
 *
 *     variate of (shape, mean, cv) = mean * variate of (shape, 1, cv)
 *
 * whatever other laws there are, so that nobody's durations change with them.
 * Uniform, triangular and empirical laws are shared only when they are the
 * same altogether. Where every replication has a plan of its own, as with
 * uncertain inputs, its tables lean on those of the plan before it.
 */
#ifndef ENGINE_LAW_TABLES_H
#define ENGINE_LAW_TABLES_H

#include "base/arena.h"
#include "base/variate.h"

struct law_tables;

/* `others` are leant on and must outlive this; NULL: none. */
struct law_tables *law_tables_create(const struct law_tables *others,
                                     struct arena *arena);

struct variate law_tables_variate(struct law_tables *tables,
                                  const struct distribution *law);

#endif
