/*
 * wrap.h - words on lines that fit a terminal.
 */
#ifndef MODEL_WRAP_H
#define MODEL_WRAP_H

#include "base/text.h"
#include <stddef.h>

enum { WRAP_COLUMNS = 78 };

/* Adds the words, from `column` on, and a newline. A word that would pass
 * WRAP_COLUMNS starts a line of its own, indented. */
void wrap_words(struct text *text, const char *words, size_t column,
                size_t indent);

#endif
