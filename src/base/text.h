/*
 * text.h - growing text, and words that look alike.
 *
 * `struct text` is a buffer in an arena that always ends in '\0'. Positions
 * in messages count characters (code points), never bytes.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>

struct text {
    struct arena *arena;
    char *bytes; /* never NULL once text_start was called */
    size_t length;
    size_t capacity;
};

void text_start(struct text *text, struct arena *arena);
void text_add(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void text_add_bytes(struct text *text, const char *bytes, size_t n);

/* With what XML and HTML give a meaning written out, in attributes too, and
 * the control characters that XML forbids left out. */
void text_add_escaped(struct text *text, const char *words);

/* Damerau-Levenshtein distance between two short words, letters folded to
 * lower case, '-' equal to '_'. */
unsigned text_distance(const char *a, const char *b);

/* The candidate nearest to word; ties go to the first. NULL when even that is
 * further than 2 changes plus one for every five letters, or than half of the
 * word's letters, rounded up. */
const char *text_nearest(const char *word, const char *const *candidates,
                         size_t n_candidates);

bool text_is_utf8(const char *bytes, size_t n);

/* Characters in the first n bytes. */
size_t text_characters(const char *bytes, size_t n);

/* Columns a terminal needs for the text (wide characters count twice). */
size_t text_width(const char *text);

#endif
