/*
 * count_file.c - one table reader, three meanings.
 *
 * base/csv.h knows cells; here are columns by name, moments on the plan's
 * clock, and rows that ascend.
 */
#include "model/count_file.h"

#include "base/civil.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/units.h"
#include <math.h>
#include <string.h>

enum { FILE_BYTES_AT_MOST = 64 << 20 };

struct sheet {
    const char *path;
    struct csv_table table;
    const struct csv_row *header;
};

/* Puts the place before a message that was already made; line 0 is the file. */
static bool fail_at(struct error *err, const char *path, size_t line)
{
    if (err) {
        struct error placed = *err;
        if (line > 0) {
            (void)fail(&placed, "%s:%zu: %.400s", path, line, err->message);
        } else {
            (void)fail(&placed, "%s: %.400s", path, err->message);
        }
        memcpy(err->message, placed.message, sizeof err->message);
    }
    return false;
}

static bool open_sheet(struct sheet *sheet, const char *path,
                       struct arena *arena, struct error *err)
{
    char *bytes = NULL;
    size_t n = 0;
    sheet->path = path;
    if (!file_read(path, FILE_BYTES_AT_MOST, arena, &bytes, &n, err)) {
        return false;
    }
    if (!csv_read(bytes, n, arena, &sheet->table, err)) {
        return fail_at(err, path, 0);
    }
    if (sheet->table.n_rows == 0) {
        (void)fail(err, "%s: the file is empty", path);
        return fail_hint(err, "the first line names the columns, each further "
                              "line holds one row");
    }
    sheet->header = &sheet->table.rows[0];
    return true;
}

static const char *header_text(const struct sheet *sheet, struct arena *arena)
{
    const char *names = "";
    for (size_t i = 0; i < sheet->header->n_cells; i++) {
        names = arena_text(arena, "%s%s\"%.40s\"", names, i > 0 ? ", " : "",
                           sheet->header->cells[i]);
    }
    return names;
}

static bool find_column(const struct sheet *sheet, const char *name,
                        struct arena *arena, size_t *out, struct error *err)
{
    *out = csv_column(sheet->header, name);
    if (*out < sheet->header->n_cells) {
        return true;
    }
    (void)fail(err, "%s:%zu: there is no column \"%s\"", sheet->path,
               sheet->header->line, name);
    const bool is_moment = strcmp(name, "start") == 0;
    return is_moment
               ? fail_hint(err,
                           "call the column of dates start, with the time "
                           "behind the date if there is one (2027-01-04 "
                           "08:00); the first line has %.400s",
                           header_text(sheet, arena))
               : fail_hint(err,
                           "call the column %s in the first line, which has "
                           "%.400s",
                           name, header_text(sheet, arena));
}

static const char *cell(const struct csv_row *row, size_t column)
{
    return column < row->n_cells ? row->cells[column] : "";
}

/* The number of a cell, not negative. */
static bool take_number(const struct sheet *sheet, const struct csv_row *row,
                        size_t column, double *out, struct error *err)
{
    const char *text = cell(row, column);
    if (!*text) {
        (void)fail(err, "%s:%zu: the cell is empty", sheet->path, row->line);
        return fail_hint(err, "write 0 where there is nothing");
    }
    double number = 0.0;
    if (!csv_number(text, sheet->table.decimal_comma, &number, err)) {
        return fail_at(err, sheet->path, row->line);
    }
    if (number < 0.0) {
        (void)fail(err, "%s:%zu: %.40s is below 0", sheet->path, row->line,
                   text);
        return fail_hint(err, "write 0 or more");
    }
    *out = number;
    return true;
}

/* Dated rows: a column of moments, and one of numbers beside it. */
struct dated {
    struct sheet sheet;
    size_t start;
    size_t amount;
    enum csv_date_order order;
    int32_t plan_start_day;
    const struct csv_row *before; /* the last row taken, NULL at first */
    double before_s;
};

static bool open_dated(struct dated *dated, const char *path,
                       const char *amount, struct arena *arena,
                       struct error *err)
{
    struct sheet *sheet = &dated->sheet;
    if (!open_sheet(sheet, path, arena, err) ||
        !find_column(sheet, "start", arena, &dated->start, err) ||
        !find_column(sheet, amount, arena, &dated->amount, err)) {
        return false;
    }
    dated->order = csv_find_date_order(&sheet->table, dated->start, 1);
    if (dated->order == CSV_ORDER_MIXED) {
        (void)fail(err, "%s: some dates have the day first, others the month",
                   path);
        return fail_hint(err, "write every date as 2025-12-31");
    }
    if (sheet->table.n_rows < 2) {
        (void)fail(err, "%s: there are no rows below the first line", path);
        return fail_hint(err, "write one row a step, such as "
                              "2027-01-04 08:00,12");
    }
    return true;
}

static bool ascends(const struct dated *dated, const struct csv_row *row,
                    double start_s, struct error *err)
{
    const struct csv_row *before = dated->before;
    const char *text = cell(row, dated->start);
    if (!before || start_s > dated->before_s) {
        return true;
    }
    if (start_s == dated->before_s) {
        (void)fail(err, "%s:%zu: %s stands in line %zu too", dated->sheet.path,
                   row->line, text, before->line);
        return fail_hint(err, "write each moment once; where the clock went "
                              "back an hour, add the two up");
    }
    (void)fail(err, "%s:%zu: %s comes after the later %s", dated->sheet.path,
               row->line, text, cell(before, dated->start));
    return fail_hint(err, "sort the rows by start, the earliest first");
}

static bool take_dated(struct dated *dated, const struct csv_row *row,
                       double *out_start_s, double *out_amount,
                       struct error *err)
{
    int32_t day = 0;
    double second_s = 0.0;
    if (!csv_moment(cell(row, dated->start), dated->order, &day, &second_s,
                    err)) {
        return fail_at(err, dated->sheet.path, row->line);
    }
    const double start_s =
        ((double)day - dated->plan_start_day) * SECONDS_A_DAY + second_s;
    if (!ascends(dated, row, start_s, err)) {
        return false;
    }
    dated->before = row;
    dated->before_s = start_s;
    *out_start_s = start_s;
    return take_number(&dated->sheet, row, dated->amount, out_amount, err);
}

/* The smallest distance between two rows is a step, and every other distance
 * a whole number of them. */
static bool measure_steps(const struct sheet *sheet, struct count_step *steps,
                          size_t n, struct arena *arena, struct error *err)
{
    const double week_s = DAYS_A_WEEK * (double)SECONDS_A_DAY;
    double length_s = HUGE_VAL;
    for (size_t i = 1; i < n; i++) {
        length_s = fmin(length_s, steps[i].start_s - steps[i - 1].start_s);
    }
    for (size_t i = 0; i < n; i++) {
        const double gap_s =
            i > 0 ? steps[i].start_s - steps[i - 1].start_s : length_s;
        if (fmod(gap_s, length_s) > 0.0) {
            (void)fail(err,
                       "%s:%zu: this row starts %s after the one before it, "
                       "and elsewhere rows are %s apart",
                       sheet->path, sheet->table.rows[i + 1].line,
                       units_write_duration(arena, gap_s),
                       units_write_duration(arena, length_s));
            return fail_hint(err, "write one row for every step of the same "
                                  "length, such as a day or half an hour, "
                                  "with 0 where nobody came");
        }
        steps[i].length_s = length_s;
    }
    if (length_s > SECONDS_A_DAY && length_s != week_s) {
        (void)fail(err, "%s: the rows are %s apart", sheet->path,
                   units_write_duration(arena, length_s));
        return fail_hint(err, "write one row a week, a day or a part of a "
                              "day, with 0 where nobody came");
    }
    return true;
}

bool count_file_read(const char *path, int32_t plan_start_day,
                     struct arena *arena, struct count_step **out,
                     size_t *out_n, struct error *err)
{
    struct dated dated = { .plan_start_day = plan_start_day };
    if (!open_dated(&dated, path, "count", arena, err)) {
        return false;
    }
    const struct csv_table *table = &dated.sheet.table;
    const size_t n = table->n_rows - 1;
    if (n < 2) {
        (void)fail(err, "%s: one row does not say how long a step is", path);
        return fail_hint(err, "add the next row, with a count of 0 if need be");
    }
    struct count_step *steps = arena_alloc(arena, n, sizeof *steps);
    for (size_t i = 0; i < n; i++) {
        if (!take_dated(&dated, &table->rows[i + 1], &steps[i].start_s,
                        &steps[i].count, err)) {
            return false;
        }
    }
    *out = steps;
    *out_n = n;
    return measure_steps(&dated.sheet, steps, n, arena, err);
}

bool count_file_meets_plan(const char *path, const struct count_step *steps,
                           size_t n_steps, int32_t plan_start_day,
                           uint32_t n_plan_days, struct error *err)
{
    const double end_s = (double)n_plan_days * SECONDS_A_DAY;
    for (size_t i = 0; i < n_steps; i++) {
        if (steps[i].start_s + steps[i].length_s > 0.0 &&
            steps[i].start_s < end_s) {
            return true;
        }
    }
    if (n_steps == 0) {
        return fail(err, "%s: there are no rows below the first line", path);
    }
    const double last_s = steps[n_steps - 1].start_s;
    char first[11];
    char last[11];
    char plan_first[11];
    char plan_last[11];
    civil_write_date(plan_start_day +
                         (int32_t)floor(steps[0].start_s / SECONDS_A_DAY),
                     first);
    civil_write_date(plan_start_day + (int32_t)floor(last_s / SECONDS_A_DAY),
                     last);
    civil_write_date(plan_start_day, plan_first);
    civil_write_date(plan_start_day + (int32_t)n_plan_days - 1, plan_last);
    (void)fail(err,
               "%s: its dates run from %s to %s, and the plan from %s to %s: "
               "no day is in both",
               path, first, last, plan_first, plan_last);
    return fail_hint(err,
                     "write plan.start = \"%s\", or give a file of the "
                     "plan's own dates",
                     first);
}

bool staff_file_read(const char *path, int32_t plan_start_day,
                     struct arena *arena, struct staff_step **out,
                     size_t *out_n, struct error *err)
{
    enum { AGENTS_AT_MOST = 1000000 };
    struct dated dated = { .plan_start_day = plan_start_day };
    if (!open_dated(&dated, path, "agents", arena, err)) {
        return false;
    }
    const struct csv_table *table = &dated.sheet.table;
    const size_t n = table->n_rows - 1;
    struct staff_step *steps = arena_alloc(arena, n, sizeof *steps);
    for (size_t i = 0; i < n; i++) {
        const struct csv_row *row = &table->rows[i + 1];
        double agents = 0.0;
        if (!take_dated(&dated, row, &steps[i].start_s, &agents, err)) {
            return false;
        }
        if (agents != floor(agents) || agents > AGENTS_AT_MOST) {
            (void)fail(err, "%s:%zu: %s is not a number of people", path,
                       row->line, cell(row, dated.amount));
            return fail_hint(err, "agents come whole: write a number such as "
                                  "12");
        }
        steps[i].agents = (uint32_t)agents;
    }
    *out = steps;
    *out_n = n;
    return true;
}

/* Which column holds the numbers, and whether the first row is a header. */
static bool choose_column(const struct sheet *sheet, const char *column,
                          struct arena *arena, size_t *out_column,
                          size_t *out_first_row, struct error *err)
{
    *out_column = 0;
    *out_first_row = 1;
    if (column) {
        return find_column(sheet, column, arena, out_column, err);
    }
    if (sheet->header->n_cells != 1) {
        (void)fail(err, "%s:%zu: the file has several columns", sheet->path,
                   sheet->header->line);
        return fail_hint(err, "say which one: column = one of %.400s",
                         header_text(sheet, arena));
    }
    double number = 0.0;
    if (csv_number(sheet->header->cells[0], sheet->table.decimal_comma, &number,
                   NULL)) {
        *out_first_row = 0;
    }
    return true;
}

bool column_file_read(const char *path, const char *column, struct arena *arena,
                      double **out, size_t *out_n, struct error *err)
{
    struct sheet sheet;
    size_t which = 0;
    size_t first_row = 0;
    if (!open_sheet(&sheet, path, arena, err) ||
        !choose_column(&sheet, column, arena, &which, &first_row, err)) {
        return false;
    }
    const size_t n = sheet.table.n_rows - first_row;
    if (n == 0) {
        return fail(err, "%s: there are no numbers below the first line", path);
    }
    double *numbers = arena_alloc(arena, n, sizeof *numbers);
    for (size_t i = 0; i < n; i++) {
        if (!take_number(&sheet, &sheet.table.rows[first_row + i], which,
                         &numbers[i], err)) {
            return false;
        }
    }
    *out = numbers;
    *out_n = n;
    return true;
}
