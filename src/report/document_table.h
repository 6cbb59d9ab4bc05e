/*
 * document_table.h - tables and lists of sentences of a report.
 *
 * Cells fill a table row by row. What does not exist is an empty cell in a
 * spreadsheet and "-" on paper, never 0.
 */
#ifndef REPORT_DOCUMENT_TABLE_H
#define REPORT_DOCUMENT_TABLE_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DOCUMENT_COLUMNS_AT_MOST = 16 };

enum cell_kind {
    CELL_NONE,
    CELL_TEXT,
    CELL_COUNT,
    CELL_SHARE,
    CELL_SECONDS,
    CELL_DAY,    /* since 1970 */
    CELL_MOMENT, /* days since 1970, with a fraction */
    CELL_CLOCK   /* seconds since midnight */
};

struct document_cell {
    enum cell_kind kind;
    const char *text; /* of a number: other words than usual, or NULL */
    double number;
    double half_width; /* of its interval; NaN: none is shown */
};

/* What a spreadsheet colours. */
enum heat { HEAT_NONE, HEAT_HIGH_IS_GOOD, HEAT_HIGH_IS_MUCH };

struct document_column {
    const char *title; /* in the reader's language */
    bool is_sure;      /* its cells have half-widths */
    enum heat heat;
};

/* Where a table goes. */
enum document_sheet {
    SHEET_SUMMARY,
    SHEET_WEEKS,
    SHEET_WEEK,
    SHEET_INTERVALS,
    SHEET_DAYS,
    SHEET_LAUNCHES,
    SHEET_TEAMS,
    SHEET_ASSUMPTIONS,
    N_SHEETS
};

struct document_table {
    struct arena *arena;
    const char *title;
    const char *note; /* a sentence below it; NULL: none */
    enum document_sheet sheet;
    bool is_long; /* for spreadsheets alone */
    size_t n_columns;
    struct document_column columns[DOCUMENT_COLUMNS_AT_MOST];
    size_t n_cells;
    size_t capacity;
    struct document_cell *cells;
};

struct document_table *document_table_start(struct arena *arena,
                                            enum document_sheet sheet,
                                            const char *title);
void document_column(struct document_table *table, const char *title);
void document_column_sure(struct document_table *table, const char *title);
void document_column_heat(struct document_table *table, const char *title,
                          enum heat heat);

void document_add(struct document_table *table, struct document_cell cell);
void document_add_text(struct document_table *table, const char *text);
/* An empty cell when the number does not exist. */
void document_add_number(struct document_table *table, enum cell_kind kind,
                         double number);
void document_add_sure(struct document_table *table, enum cell_kind kind,
                       double mean, double half_width);

/* Of a measure in that unit, "share", "s", "contacts" or "money". */
enum cell_kind document_kind(const char *unit);

size_t document_table_rows(const struct document_table *table);
const struct document_cell *document_table_cell(
    const struct document_table *table, size_t row, size_t column);

/* As a reader sees it, "18 Jan 2027", "-"; of a cell that brings a text of its
 * own, that. */
const char *document_cell_text(const struct document_cell *cell,
                               struct arena *arena);

/* The kind of all cells of a column that has one, else CELL_NONE: they differ
 * from row to row, or there are none. */
enum cell_kind document_column_kind(const struct document_table *table,
                                    size_t column);

/* Whether the column's cells are numbers, aligned right. */
bool document_column_is_numeric(const struct document_table *table,
                                size_t column);

struct text_list {
    struct arena *arena;
    size_t n;
    size_t capacity;
    const char **texts;
};

struct text_list *text_list_start(struct arena *arena);
void text_list_add(struct text_list *list, const char *text);

#endif
