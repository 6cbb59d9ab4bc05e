/*
 * count_file.h - volumes, staffing and plain columns from CSV files as people
 * have them.
 *
 * The first line names the columns, in any case and order; other columns are
 * passed over. Comma, semicolon and tab separate; a byte-order mark, CRLF and
 * empty lines are fine. Moments are "2025-12-31 08:30" or "31-12-2025 08:30".
 * A number may have a decimal comma where the comma does not separate. What
 * cannot be read is refused with file and line. Nothing is guessed: a date that
 * could be two days, and a "1.234" that could be two numbers, are refused too.
 */
#ifndef MODEL_COUNT_FILE_H
#define MODEL_COUNT_FILE_H

#include "base/arena.h"
#include "base/error.h"
#include "model/centre.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Dated counts: the columns `start` and `count`.
 *
 * Rows ascend; the length of every step is the smallest distance between two
 * starts, so a night or a weekend that is not in the file is a time without
 * contacts. It is at most a day, or a week, and every distance is a whole
 * number of it. A count is not negative and need not be whole.
 */
bool count_file_read(const char *path, int32_t plan_start_day,
                     struct arena *arena, struct count_step **out,
                     size_t *out_n, struct error *err) MUST_CHECK;

/* Whether any step lies in the plan. The message names the first and the last
 * date of the file, the hint the plan.start that would fit. */
bool count_file_meets_plan(const char *path, const struct count_step *steps,
                           size_t n_steps, int32_t plan_start_day,
                           uint32_t n_plan_days, struct error *err) MUST_CHECK;

/* Dated staffing: the columns `start` and `agents`. Rows ascend; each number
 * of agents, a whole one, holds until the next row's start. */
bool staff_file_read(const char *path, int32_t plan_start_day,
                     struct arena *arena, struct staff_step **out,
                     size_t *out_n, struct error *err) MUST_CHECK;

/* The numbers of one column, none negative, in the order of the file. Without
 * a name the file must have one column, whose first line may be a number. */
bool column_file_read(const char *path, const char *column, struct arena *arena,
                      double **out, size_t *out_n,
                      struct error *err) MUST_CHECK;

#endif
