/*
 * table.h - the data of a chart: rows of texts and numbers under named
 * columns. What is missing is a NULL text and a NaN.
 */
#ifndef CHART_TABLE_H
#define CHART_TABLE_H

#include "base/arena.h"
#include <stddef.h>
#include <stdint.h>

struct cell {
    const char *text; /* NULL: a number, or missing */
    double number;
};

struct table {
    struct arena *arena;
    size_t n_columns;
    const char *const *columns; /* with the unit: "mean_wait_s" */
    size_t n_rows;
    size_t capacity;
    struct cell *cells; /* row by row */
};

struct table *table_start(struct arena *arena, size_t n_columns,
                          const char *const *columns);

/* A copy of n_columns cells. */
void table_add(struct table *table, const struct cell *row);

struct cell cell_text(const char *text);
struct cell cell_number(double number);

/* "" where it is missing or a number. */
const char *table_text(const struct table *table, size_t row, size_t column);

/* NaN where it is missing or a text. */
double table_number(const struct table *table, size_t row, size_t column);

/* The day of a date, "2027-01-04". It must be one. */
int32_t table_day(const struct table *table, size_t row, size_t column);

/* The column of that name; n_columns: there is none. */
size_t table_column(const struct table *table, const char *name);

/* The rows that have one of n texts in the column, in their order. */
struct table *table_keep(const struct table *table, size_t column,
                         const char *const *texts, size_t n);

/* Rows from `row` on that have the same text in `column`. */
size_t table_run(const struct table *table, size_t row, size_t column);

/* How many such runs there are; where a table is ordered by the column, the
 * number of different texts. */
size_t table_count_runs(const struct table *table, size_t column);

#endif
