/*
 * scan_inner.h - what the files of the scanner share: a cursor over the text,
 * and the copy in which mistakes are mended.
 */
#ifndef MODEL_SCAN_INNER_H
#define MODEL_SCAN_INNER_H

#include "model/complaints.h"
#include "model/source_text.h"
#include "model/value.h"
#include <stdbool.h>
#include <stddef.h>

enum { SCAN_DEEPEST = 24, SCAN_MOST_MEMBERS = 2000, SCAN_MOST_ITEMS = 20000 };

struct scan {
    struct arena *arena;
    struct complaints *complaints;
    const char *text; /* ends in '\0' */
    char *mended;     /* as long as text */
    size_t n;
    size_t at;
    bool stopped; /* nothing more can be read */
    int depth;
    const char *names[SCAN_DEEPEST + 1]; /* around the cursor; NULL in lists */
    bool hides; /* a quote is never closed: brackets behind it are hidden */
    size_t hiding_quote;
    size_t seen_at;    /* the last offset whose place was asked for, */
    struct place seen; /* and its place */
};

/* Of the bytes from .. to; a later call with a later offset is cheap. */
struct place scan_place(struct scan *scan, size_t from, size_t to);

/* Over blanks, ends of lines and comments. */
void scan_skip(struct scan *scan);

/* Blanks instead of these bytes in the mended text; ends of lines stay. */
void scan_blank(struct scan *scan, size_t from, size_t to);

/* "channels.phone.agents": the names around the cursor. */
const char *scan_path(struct scan *scan);

bool scan_is_name_start(char c);
size_t scan_name_end(const char *text, size_t at);

/* One text, number or truth, at the cursor; in_list says what may follow. */
struct value *scan_scalar(struct scan *scan, bool in_list);

/* Whether the text that begins at `open` is closed in its line; *out_end is
 * its closing quote, or the end of the line. */
bool scan_quote_closes(const struct scan *scan, size_t open, size_t *out_end);

/* Of a text that is never closed. */
void scan_say_unclosed(struct scan *scan, size_t open);

/* False after complaining of a bracket that is missing, too many or of the
 * wrong sort. True also when a quote hides brackets; see `hides`. */
bool scan_brackets(struct scan *scan) MUST_CHECK;

#endif
