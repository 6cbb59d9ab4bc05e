/*
 * value_words.h - the values behind a chart as a reader of a page sees them:
 * what their columns are called, with the unit, and words and dates in the
 * reader's language. Names of the plan stay as they are, and so do the names
 * of columns in files.
 */
#ifndef REPORT_VALUE_WORDS_H
#define REPORT_VALUE_WORDS_H

#include "chart/table.h"

/* "wait_p2_5_s": "Wait, 2.5 % of runs below, s". A column that is not known
 * comes back with blanks in its name. */
const char *value_words_heading(const char *column, struct arena *arena);

/* A cell that is no number. */
const char *value_words_text(const struct table *values, size_t row,
                             size_t column);

#endif
