#include "report/document_table.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/number.h"
#include "base/units.h"
#include <assert.h>
#include <math.h>
#include <string.h>

enum { FIRST_CAPACITY = 64 };

struct document_table *document_table_start(struct arena *arena,
                                            enum document_sheet sheet,
                                            const char *title)
{
    struct document_table *table = arena_alloc(arena, 1, sizeof *table);
    table->arena = arena;
    table->sheet = sheet;
    table->title = title;
    table->capacity = FIRST_CAPACITY;
    table->cells = arena_alloc(arena, FIRST_CAPACITY, sizeof *table->cells);
    return table;
}

static void add_column(struct document_table *table,
                       struct document_column column)
{
    assert(table->n_columns < DOCUMENT_COLUMNS_AT_MOST && table->n_cells == 0);
    table->columns[table->n_columns++] = column;
}

void document_column(struct document_table *table, const char *title)
{
    add_column(table, (struct document_column){ .title = title });
}

void document_column_sure(struct document_table *table, const char *title)
{
    add_column(table,
               (struct document_column){ .title = title, .is_sure = true });
}

void document_column_heat(struct document_table *table, const char *title,
                          enum heat heat)
{
    add_column(table, (struct document_column){ .title = title, .heat = heat });
}

void document_add(struct document_table *table, struct document_cell cell)
{
    if (table->n_cells == table->capacity) {
        table->cells = arena_grow(table->arena, table->cells, table->capacity,
                                  2 * table->capacity, sizeof *table->cells);
        table->capacity *= 2;
    }
    table->cells[table->n_cells++] = cell;
}

void document_add_text(struct document_table *table, const char *text)
{
    document_add(table,
                 (struct document_cell){ text && *text ? CELL_TEXT : CELL_NONE,
                                         text, nan(""), nan("") });
}

void document_add_number(struct document_table *table, enum cell_kind kind,
                         double number)
{
    document_add_sure(table, kind, number, nan(""));
}

void document_add_sure(struct document_table *table, enum cell_kind kind,
                       double mean, double half_width)
{
    document_add(table,
                 (struct document_cell){ isfinite(mean) ? kind : CELL_NONE,
                                         NULL, mean, half_width });
}

enum cell_kind document_kind(const char *unit)
{
    return strcmp(unit, "share") == 0 ? CELL_SHARE
           : strcmp(unit, "s") == 0   ? CELL_SECONDS
                                      : CELL_COUNT;
}

size_t document_table_rows(const struct document_table *table)
{
    assert(table->n_columns > 0 && table->n_cells % table->n_columns == 0);
    return table->n_cells / table->n_columns;
}

const struct document_cell *document_table_cell(
    const struct document_table *table, size_t row, size_t column)
{
    const size_t at = row * table->n_columns + column;
    assert(column < table->n_columns && at < table->n_cells);
    return &table->cells[at];
}

static const char *count_text(const struct document_cell *cell,
                              struct arena *arena)
{
    if (!isfinite(cell->half_width)) {
        return number_count(arena, cell->number);
    }
    const int decimals = cell->half_width >= 1      ? 0
                         : cell->half_width >= 0.05 ? 1
                         : cell->half_width > 0     ? 2
                                                    : 1;
    return arena_text(arena, "%s ± %s",
                      number_fixed(arena, cell->number, decimals),
                      number_fixed(arena, cell->half_width, decimals));
}

static const char *moment_text(double moment, struct arena *arena)
{
    const double day = floor(moment);
    return arena_text(arena, "%s %s", date_written(arena, (int32_t)day),
                      units_write_clock(arena, (moment - day) * SECONDS_A_DAY));
}

const char *document_cell_text(const struct document_cell *cell,
                               struct arena *arena)
{
    if (cell->text && cell->kind != CELL_NONE) {
        return cell->text;
    }
    switch (cell->kind) {
    case CELL_NONE:
        return "-";
    case CELL_TEXT:
        return "";
    case CELL_COUNT:
        return count_text(cell, arena);
    case CELL_SHARE:
        return number_share_between(arena, cell->number, cell->half_width);
    case CELL_SECONDS:
        return number_duration_between(arena, cell->number, cell->half_width);
    case CELL_DAY:
        return date_written(arena, (int32_t)cell->number);
    case CELL_MOMENT:
        return moment_text(cell->number, arena);
    case CELL_CLOCK:
        return units_write_clock(arena, cell->number);
    }
    return "-";
}

enum cell_kind document_column_kind(const struct document_table *table,
                                    size_t column)
{
    enum cell_kind kind = CELL_NONE;
    for (size_t i = column; i < table->n_cells; i += table->n_columns) {
        const enum cell_kind found = table->cells[i].kind;
        if (found != CELL_NONE && kind != CELL_NONE && found != kind) {
            return CELL_NONE;
        }
        kind = found != CELL_NONE ? found : kind;
    }
    return kind;
}

bool document_column_is_numeric(const struct document_table *table,
                                size_t column)
{
    for (size_t i = column; i < table->n_cells; i += table->n_columns) {
        if (table->cells[i].kind != CELL_NONE) {
            return table->cells[i].kind != CELL_TEXT;
        }
    }
    return true;
}

struct text_list *text_list_start(struct arena *arena)
{
    struct text_list *list = arena_alloc(arena, 1, sizeof *list);
    list->arena = arena;
    list->capacity = FIRST_CAPACITY;
    list->texts = arena_alloc(arena, FIRST_CAPACITY, sizeof *list->texts);
    return list;
}

void text_list_add(struct text_list *list, const char *text)
{
    if (list->n == list->capacity) {
        list->texts = arena_grow(list->arena, list->texts, list->capacity,
                                 2 * list->capacity, sizeof *list->texts);
        list->capacity *= 2;
    }
    list->texts[list->n++] = text;
}
