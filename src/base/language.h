/*
 * language.h - the language in which deskcast speaks to its reader.
 *
 * Messages stand in the source in English, whole sentences each, and go
 * through gettext; po/nl.po holds the Dutch ones. Which language is spoken is
 * libc's own state (the locale's message category), so that nothing here has
 * to be remembered or handed round: without a choice it is English. What
 * machines read (JSON, CSV, SQLite, scenarios) is never translated.
 *
 * Marks and the order of dates come from the catalogue too, so that
 *
 *     number_fixed(arena, 1234.5, 1) is "1,234.5" in English, "1.234,5" in
 *     Dutch,
 *
 * while LC_NUMERIC stays "C" and printf keeps its decimal point.
 *
 * Choosing is for the thread that runs alone; tr() may be called by any.
 */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include "base/error.h"
#include <stdbool.h>

enum language { ENGLISH, DUTCH };
enum { N_LANGUAGES = DUTCH + 1 };

/* "en" and "nl". */
const char *language_code(enum language language);

/* Of "nl", "nl_NL.UTF-8", "en@euro"; false for any other. */
bool language_of_code(const char *code, enum language *out) MUST_CHECK;

/* What LANGUAGE, LC_ALL, LC_MESSAGES and LANG say, as gettext reads them: the
 * last three name the locale in that order, and LANGUAGE, a list, goes before
 * the locale's own language unless that locale is "C". */
enum language language_of_environment(void);

/* From now on. Dutch without its catalogue (a program copied away from its
 * installation) is English: returns the language that will be spoken. */
enum language language_choose(enum language language);

/* The one that is spoken now. */
enum language language_now(void);

/* The sentence in the reader's language; one that has no translation, as any
 * text that is no message, comes back as it is. */
const char *tr(const char *sentence) __attribute__((format_arg(1)));

/* Of a word with several meanings; context says which, and is not shown. */
const char *tr_in(const char *context, const char *word)
    __attribute__((format_arg(2)));

/* The form for n things, in English and in the reader's language. */
const char *tr_n(const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(1), format_arg(2)));

/* Marks a message in a table that is translated when it is used, by tr(). It
 * is no format: a percent sign in it stands for itself. */
#define N_(sentence) sentence

#endif
