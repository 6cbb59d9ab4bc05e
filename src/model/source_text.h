/*
 * source_text.h - a scenario's text with its includes in line, and the map
 * back to where each line came from.
 *
 * A line that holds nothing but `@include "name"` is replaced by that file. A
 * relative name is looked for beside the scenario, then beside the file that
 * includes it. A byte-order mark is skipped, CR LF ends a line like LF, and
 * what is not UTF-8 text is refused. Lines are numbered from 1 through the
 * whole of it; lines that come from elsewhere (a command line) may be added
 * behind them, so that they can be pointed at too.
 */
#ifndef MODEL_SOURCE_TEXT_H
#define MODEL_SOURCE_TEXT_H

#include "base/arena.h"
#include "base/text.h"
#include "model/complaints.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source_line {
    const char *file; /* as named */
    int number;       /* in its file; 0: not from a file */
    const char *start;
    size_t n_bytes; /* without the line's end */
};

struct source {
    struct arena *arena;
    const char *file;   /* as the user named it */
    const char *folder; /* that it is in */
    struct text flat;   /* every line ends in '\n' */
    size_t n_lines;
    size_t lines_capacity;
    struct source_line *lines;
    const char *sha256_hex; /* of the bytes of all files in reading order */
};

void source_start(struct source *source, const char *file, struct arena *arena);

/* Reads the file and what it includes. False after complaining. */
bool source_read(struct source *source,
                 struct complaints *complaints) MUST_CHECK;

/* Adds a line that is in no file; `from` says what it is in messages. */
uint32_t source_add_line(struct source *source, const char *from,
                         const char *text);

const struct source_line *source_line_at(const struct source *source,
                                         uint32_t line);

/* The folder of the file that the line came from. */
const char *source_folder_at(const struct source *source, uint32_t line);

#endif
