/*
 * futures.c - rows in blocks, so that growing never copies them.
 */
#include "study/futures.h"

#include <assert.h>
#include <math.h>

enum { ROWS_A_BLOCK = 64 };

struct futures {
    struct arena *arena;
    size_t n_columns;
    size_t n_rows;
    size_t n_blocks;
    size_t capacity; /* of blocks */
    double **blocks; /* each [ROWS_A_BLOCK * n_columns] */
};

struct futures *futures_create(size_t n_columns, struct arena *arena)
{
    struct futures *futures = arena_alloc(arena, 1, sizeof *futures);
    futures->arena = arena;
    futures->n_columns = n_columns;
    return futures;
}

static void add_block(struct futures *futures)
{
    if (futures->n_blocks == futures->capacity) {
        const size_t wanted = futures->capacity ? 2 * futures->capacity : 4;
        futures->blocks =
            arena_grow(futures->arena, futures->blocks, futures->n_blocks,
                       wanted, sizeof *futures->blocks);
        futures->capacity = wanted;
    }
    futures->blocks[futures->n_blocks++] = arena_alloc(
        futures->arena, ROWS_A_BLOCK * futures->n_columns, sizeof(double));
}

double *futures_add_row(struct futures *futures)
{
    const size_t place = futures->n_rows % ROWS_A_BLOCK;
    if (place == 0) {
        add_block(futures);
    }
    futures->n_rows++;
    return futures->blocks[futures->n_blocks - 1] + place * futures->n_columns;
}

static double finite_or_none(double value)
{
    return isfinite(value) ? value : nan("");
}

static double at(const struct futures *futures, size_t row, size_t column)
{
    const double *block = futures->blocks[row / ROWS_A_BLOCK];
    return block[row % ROWS_A_BLOCK * futures->n_columns + column];
}

static void set_quantiles(struct estimate *estimate, double *values, size_t n)
{
    estimate_set_quantiles(estimate, values, n);
    estimate->p10 = finite_or_none(estimate->p10);
    estimate->p50 = finite_or_none(estimate->p50);
    estimate->p90 = finite_or_none(estimate->p90);
}

void futures_set_quantiles(const struct futures *futures, size_t column,
                           struct estimate *estimate, struct arena *scratch)
{
    assert(column < futures->n_columns);
    double *values = arena_alloc(scratch, futures->n_rows, sizeof *values);
    for (size_t row = 0; row < futures->n_rows; row++) {
        values[row] = at(futures, row, column);
    }
    set_quantiles(estimate, values, futures->n_rows);
}

void futures_set_difference(const struct futures *first, size_t first_column,
                            const struct futures *other, size_t other_column,
                            struct estimate *estimate, struct arena *scratch)
{
    assert(first->n_rows == other->n_rows);
    double *values = arena_alloc(scratch, first->n_rows, sizeof *values);
    for (size_t row = 0; row < first->n_rows; row++) {
        const double change =
            at(other, row, other_column) - at(first, row, first_column);
        values[row] = finite_or_none(change);
    }
    set_quantiles(estimate, values, first->n_rows);
}
