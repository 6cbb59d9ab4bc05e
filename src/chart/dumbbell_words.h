/*
 * dumbbell_words.h - what the dumbbells of a comparison say in words.
 */
#ifndef CHART_DUMBBELL_WORDS_H
#define CHART_DUMBBELL_WORDS_H

#include "chart/dumbbell_data.h"
#include "chart/store.h"

/* In a sentence: the first clear difference. */
const char *dumbbell_finding(const struct table *data, struct arena *arena);

/* Which plan is which, what stands at the right, and whether all met the same
 * customers. */
const char *dumbbell_subtitle(const struct table *data,
                              const struct facts *facts, struct arena *arena);

/* With which confidence the intervals of several plans hold together; NULL
 * where each stands by itself. */
const char *dumbbell_note(const struct facts *facts, struct arena *arena);

/* "+4.9 ± 0.1 points", "−2.8 ± 0.1 s", "no clear difference". */
const char *dumbbell_change(const struct table *data, size_t row,
                            struct arena *arena);

/* The amount of DUMBBELL_FIRST or DUMBBELL_OTHER in its unit. */
const char *dumbbell_amount(const struct table *data, size_t row,
                            enum dumbbell_column which, struct arena *arena);

/* "phone", "all" of the centre; "phone, two fewer" where there are several
 * plans. */
const char *dumbbell_row_name(const struct table *data, size_t row,
                              struct arena *arena);

#endif
