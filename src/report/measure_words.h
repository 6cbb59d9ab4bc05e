/*
 * measure_words.h - every measure there is by its key: of channels, teams, the
 * centre and the help centre.
 */
#ifndef REPORT_MEASURE_WORDS_H
#define REPORT_MEASURE_WORDS_H

#include "base/arena.h"
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

#endif
