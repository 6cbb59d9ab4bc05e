/*
 * futures.h - one number a replication for each run-level estimate.
 *
 * The range of futures (p10, p50, p90 over replications) is not a matter of
 * precision: it shows how different one such period may be from another. Only
 * here does memory grow with the number of replications.
 */
#ifndef STUDY_FUTURES_H
#define STUDY_FUTURES_H

#include "base/arena.h"
#include "stats/estimate.h"
#include <stddef.h>
#include <stdint.h>

struct futures;

struct futures *futures_create(size_t n_columns, struct arena *arena);

/* A new row [n_columns], for the next replication. It is zero; NaN stands for
 * a value that does not exist. */
double *futures_add_row(struct futures *futures);

/* Sets p10, p50 and p90 of the estimate from one column. An infinite quantile
 * becomes NaN. */
void futures_set_quantiles(const struct futures *futures, size_t column,
                           struct estimate *estimate, struct arena *scratch);

/* Likewise of the differences, row by row, of a column of another plan's
 * futures less one of `first`. */
void futures_set_difference(const struct futures *first, size_t first_column,
                            const struct futures *other, size_t other_column,
                            struct estimate *estimate, struct arena *scratch);

#endif
