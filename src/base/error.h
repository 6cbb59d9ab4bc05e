/*
 * error.h - how a function says that the user was wrong.
 *
 * Such a function returns bool, takes `struct error *err` last, and ends with
 *
 *     return fail(err, "cannot read \"%s\" as a time", text);
 *
 * A hint says what to write instead; it is the line after "=" in a message.
 * Our own mistakes are asserts, in every build. Nothing here prints.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

struct error {
    char message[512]; /* one sentence, no full stop, no newline */
    char hint[512];    /* what would be right; "" when there is none */
    bool unreadable;   /* the text was not of the kind asked for at all */
};

#define MUST_CHECK __attribute__((warn_unused_result))

/* Fills err->message, empties err->hint, and returns false. err may be NULL.
 * The format is an English sentence, and so is a hint's; both come out in the
 * reader's language (base/language.h). */
bool fail(struct error *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds the hint to a message already made, and returns false. */
bool fail_hint(struct error *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
