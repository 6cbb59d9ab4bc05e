/*
 * complaints.h - what is wrong with a scenario, gathered and put in order.
 *
 * Whoever finds something wrong says so with a place and goes on; at the end
 * the complaints stand in the order of the file. One said twice about the same
 * place is kept once. Places are lines of the flattened source (includes in
 * line); a reader of the message sees the file and line they came from.
 */
#ifndef MODEL_COMPLAINTS_H
#define MODEL_COMPLAINTS_H

#include "base/arena.h"
#include "model/scenario.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source;

/* Where something stands: line 0 is nowhere. Column and width in characters,
 * column 0 when only the line is known. */
struct place {
    uint32_t line;
    uint32_t column;
    uint32_t width;
};

struct complaints;

/* The source's lines are looked up when the complaint is made. */
struct complaints *complaints_start(const struct source *source,
                                    struct arena *arena);

/* Format and hint are English messages and come out in the reader's language;
 * a hint that is put together from parts is one already. hint may be NULL; it
 * is copied, as is the message. */
void complain(struct complaints *complaints, const char *code, struct place at,
              const char *hint, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Likewise, for what is odd but not wrong. */
void complain_softly(struct complaints *complaints, const char *code,
                     struct place at, const char *hint, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* From now on messages end in " (in CONTEXT)"; NULL ends that. */
void complaints_set_context(struct complaints *complaints, const char *context);

size_t complaints_count(const struct complaints *complaints);

const struct source *complaints_source(const struct complaints *complaints);

/* Ordered by place, at most PROBLEMS_AT_MOST of each and the number left
 * out. */
void complaints_settle(const struct complaints *complaints,
                       struct problems *errors, struct problems *warnings);

/* "a, b or c" of quoted words, for hints. */
const char *complaint_choices(const char *const *words, size_t n_words,
                              struct arena *arena);

enum { NAMES_TO_LIST = 8 }; /* in a hint, at most */

/* "did you mean 'x'?" of the nearest word; a few words are listed when none is
 * near; otherwise NULL. */
const char *complaint_guess(const char *word, const char *const *words,
                            size_t n_words, struct arena *arena);

/* The same of words that stand in quotes. */
const char *complaint_guess_text(const char *word, const char *const *words,
                                 size_t n_words, struct arena *arena);

#endif
