/*
 * measure_words.h - every measure there is by its key: of channels, teams, the
 * centre and the help centre.
 */
#ifndef REPORT_MEASURE_WORDS_H
#define REPORT_MEASURE_WORDS_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>

struct measure_words {
    const char *key;
    const char *unit;
    const char *label; /* an English message */
};

/* Each key once. */
const struct measure_words *measure_words_list(struct arena *arena,
                                               size_t *out_n);

/* The label in the reader's language; the key itself of an unknown one. */
const char *measure_words_label(const char *key, struct arena *arena);

/* Whether a mean of it over calls and tickets together is of no use: what is
 * seconds of the ones is hours of the others, so that it moves with how many
 * there are of each. */
bool measure_words_mixes(const char *key);

#endif
