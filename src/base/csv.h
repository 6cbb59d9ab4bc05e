/*
 * csv.h - a table of text, as spreadsheets write it.
 *
 * Reads UTF-8 (with or without a byte-order mark), UTF-16 with one, and
 * Windows-1252; commas, semicolons or tabs between the cells, whichever the
 * first line has most of outside quotes, or what its line "sep=;" says.
 * Cells are UTF-8 without blanks around them. Rows whose cells are all empty
 * are left out. Line numbers are those of an editor: a row with a line break
 * inside quotes has the number of its first line.
 *
 * Cells are text until asked otherwise: csv_number, csv_date and csv_moment
 * read what Dutch and English spreadsheets write, and refuse what could mean
 * two things.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/arena.h"
#include "base/error.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct csv_row {
    size_t line;
    size_t n_cells;
    const char *const *cells;
};

struct csv_table {
    char delimiter;
    bool decimal_comma; /* likely: the delimiter is a semicolon */
    size_t n_rows;      /* the header, when there is one, is the first */
    const struct csv_row *rows;
};

/* The table lives in the arena. Fails for text in no known encoding, zero
 * bytes, and quotes that do not match; the message names the line, not the
 * file. A table may be empty. */
bool csv_read(const char *bytes, size_t n, struct arena *arena,
              struct csv_table *out, struct error *err) MUST_CHECK;

/* The cell of the header with this name in any case, or n_cells. */
size_t csv_column(const struct csv_row *header, const char *name);

/* "1234.5", "1234,5", "1.234,5" or "1,234.5": of two signs the last is the
 * decimal one. A single sign that is not the one decimal_comma says, before
 * exactly three digits ("1,234"), is not guessed but refused. */
bool csv_number(const char *cell, bool decimal_comma, double *out,
                struct error *err) MUST_CHECK;

enum csv_date_order {
    CSV_ORDER_UNKNOWN, /* 3/4/2026 could be two days */
    CSV_DAY_FIRST,
    CSV_MONTH_FIRST,
    CSV_ORDER_MIXED /* some cells need the one, some the other */
};

/* What the dates of a column tell: from row first_row on. Years first leave
 * it unknown, and do not need it. */
enum csv_date_order csv_find_date_order(const struct csv_table *table,
                                        size_t column, size_t first_row);

/* "2025-12-31", "31-12-2025", "31/12/25", "31.12.2025"; a year of two digits
 * is of this century. The order is needed unless the year comes first or a
 * number above 12 tells. */
bool csv_date(const char *cell, enum csv_date_order order, int32_t *out_day,
              struct error *err) MUST_CHECK;

/* A date, or a date and a time: "31-12-2025 8:30", "2025-12-31T08:30:00",
 * "12/31/2025 8:30 PM". *out_s counts seconds after that midnight. */
bool csv_moment(const char *cell, enum csv_date_order order, int32_t *out_day,
                double *out_s, struct error *err) MUST_CHECK;

#endif
