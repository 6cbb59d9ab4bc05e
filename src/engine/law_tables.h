/*
 * law_tables.h - quantile tables of a plan's laws, each built once.
 *
 * A table costs milliseconds to build, which is nothing once a plan and too
 * much once a replication. Where every replication has a plan of its own, as
 * with uncertain inputs, its tables lean on those of the plan before it: a law
 * of the same shape and spread is the same table, stretched to its mean.
 *
 *     variate of (shape, mean, cv) = mean / mean' * variate of (shape, mean',
 *                                                               cv)
 *
 * That holds for every shape but uniform, triangular and empirical, which are
 * shared only when they are the same altogether.
 */
#ifndef ENGINE_LAW_TABLES_H
#define ENGINE_LAW_TABLES_H

#include "base/arena.h"
#include "base/variate.h"

struct law_tables;

/* `others` are leant on and must outlive this; NULL: none. */
struct law_tables *law_tables_create(const struct law_tables *others,
                                     struct arena *arena);

/* Bit for bit variate_build of the law where it is not leant on another. */
struct variate law_tables_variate(struct law_tables *tables,
                                  const struct distribution *law);

#endif
