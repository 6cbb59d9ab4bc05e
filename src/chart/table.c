#include "chart/table.h"

#include "base/civil.h"
#include <assert.h>
#include <math.h>
#include <string.h>

enum { FIRST_CAPACITY = 64 };

struct table *table_start(struct arena *arena, size_t n_columns,
                          const char *const *columns)
{
    struct table *table = arena_alloc(arena, 1, sizeof *table);
    *table = (struct table){
        .arena = arena,
        .n_columns = n_columns,
        .columns = columns,
        .capacity = FIRST_CAPACITY,
        .cells =
            arena_alloc(arena, FIRST_CAPACITY * n_columns, sizeof(struct cell)),
    };
    return table;
}

void table_add(struct table *table, const struct cell *row)
{
    const size_t n = table->n_columns;
    if (table->n_rows == table->capacity) {
        table->cells =
            arena_grow(table->arena, table->cells, table->capacity * n,
                       2 * table->capacity * n, sizeof *table->cells);
        table->capacity *= 2;
    }
    memcpy(table->cells + table->n_rows * n, row, n * sizeof *row);
    table->n_rows++;
}

struct cell cell_text(const char *text)
{
    return (struct cell){ text, nan("") };
}

struct cell cell_number(double number)
{
    return (struct cell){ NULL, number };
}

static const struct cell *at(const struct table *table, size_t row,
                             size_t column)
{
    assert(row < table->n_rows && column < table->n_columns);
    return &table->cells[row * table->n_columns + column];
}

const char *table_text(const struct table *table, size_t row, size_t column)
{
    const char *text = at(table, row, column)->text;
    return text ? text : "";
}

double table_number(const struct table *table, size_t row, size_t column)
{
    return at(table, row, column)->number;
}

int32_t table_day(const struct table *table, size_t row, size_t column)
{
    int32_t day = 0;
    const bool is_date =
        civil_read_date(table_text(table, row, column), &day, NULL);
    assert(is_date);
    return day;
}

size_t table_column(const struct table *table, const char *name)
{
    size_t column = 0;
    while (column < table->n_columns &&
           strcmp(table->columns[column], name) != 0) {
        column++;
    }
    return column;
}

struct table *table_keep(const struct table *table, size_t column,
                         const char *const *texts, size_t n)
{
    struct table *kept =
        table_start(table->arena, table->n_columns, table->columns);
    for (size_t row = 0; row < table->n_rows; row++) {
        for (size_t i = 0; i < n; i++) {
            if (strcmp(table_text(table, row, column), texts[i]) == 0) {
                table_add(kept, at(table, row, 0));
                break;
            }
        }
    }
    return kept;
}

size_t table_run(const struct table *table, size_t row, size_t column)
{
    size_t end = row;
    while (end < table->n_rows && strcmp(table_text(table, end, column),
                                         table_text(table, row, column)) == 0) {
        end++;
    }
    return end - row;
}

size_t table_count_runs(const struct table *table, size_t column)
{
    size_t n = 0;
    for (size_t row = 0; row < table->n_rows;
         row += table_run(table, row, column)) {
        n++;
    }
    return n;
}
