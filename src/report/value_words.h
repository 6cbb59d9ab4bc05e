/*
 * value_words.h - the values behind a chart as a reader of a page sees them:
 * what their columns are called, and words and dates in the
 * reader's language. Names of the plan stay as they are, and so do the names
 * of columns in files.
 */
#ifndef REPORT_VALUE_WORDS_H
#define REPORT_VALUE_WORDS_H

#include "chart/table.h"
#include <stdbool.h>

/* Whether a column says anything to a reader: numbers carry their unit, and
 * what tells rows apart is in other columns. */
bool value_words_is_shown(const char *column);

/* "wait_p2_5_s": "Wait, 2.5 % of runs below". A column that is not known
 * comes back with blanks in its name. */
const char *value_words_heading(const char *column, struct arena *arena);

/* A cell that is no number. */
const char *value_words_text(const struct table *values, size_t row,
                             size_t column);

/* Whether that cell is a date, "2027-01-04". */
bool value_words_is_date(const struct table *values, size_t row, size_t column);

#endif
