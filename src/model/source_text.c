/*
 * source_text.c - flattening, line by line.
 *
 * Whether a line is an include depends on what surrounds it, so a walk over
 * each line keeps track of block comments. A quote does not reach over the
 * end of a line here: in a scenario it never does, and one that is not closed
 * is reported by model/scan.c.
 */
#include "model/source_text.h"

#include "base/file.h"
#include "base/language.h"
#include "base/sha256.h"

#include <assert.h>
#include <string.h>
#include <sys/stat.h>

enum {
    MOST_BYTES = 4 << 20,
    MOST_FILES = 200, /* two includes of two includes of two ... double */
    DEEPEST = 16,
    FIRST_LINES = 256
};

/* A file that is being read, and who included it. */
struct opened {
    const struct opened *by;
    const char *path;
    dev_t device;
    ino_t inode;
    int depth;
};

struct walk {
    struct source *source;
    struct complaints *complaints;
    struct text all_bytes; /* of every file, for the checksum */
    int n_files;
    bool too_much; /* said once; nothing more is read */
};

void source_start(struct source *source, const char *file, struct arena *arena)
{
    *source = (struct source){ .arena = arena,
                               .file = file,
                               .folder = file_folder(arena, file),
                               .sha256_hex = "" };
    text_start(&source->flat, arena);
}

static uint32_t add_line(struct source *source, struct source_line line)
{
    if (source->n_lines == source->lines_capacity) {
        const size_t more = source->n_lines ? 2 * source->n_lines : FIRST_LINES;
        source->lines = arena_grow(source->arena, source->lines,
                                   source->n_lines, more, sizeof line);
        source->lines_capacity = more;
    }
    source->lines[source->n_lines++] = line;
    return (uint32_t)source->n_lines;
}

uint32_t source_add_line(struct source *source, const char *from,
                         const char *text)
{
    return add_line(source,
                    (struct source_line){ from, 0, text, strlen(text) });
}

const struct source_line *source_line_at(const struct source *source,
                                         uint32_t line)
{
    assert(line >= 1 && line <= source->n_lines);
    return &source->lines[line - 1];
}

const char *source_folder_at(const struct source *source, uint32_t line)
{
    return line ? file_folder(source->arena, source_line_at(source, line)->file)
                : source->folder;
}

/* Follows comments and quotes through one line. */
static bool ends_in_comment(const char *line, size_t n, bool in_comment)
{
    bool in_quote = false;
    for (size_t i = 0; i < n; i++) {
        const bool pair = i + 1 < n;
        if (in_comment) {
            if (pair && line[i] == '*' && line[i + 1] == '/') {
                in_comment = false;
                i++;
            }
        } else if (in_quote) {
            if (line[i] == '\\') {
                i++;
            } else if (line[i] == '"') {
                in_quote = false;
            }
        } else if (line[i] == '#' ||
                   (pair && line[i] == '/' && line[i + 1] == '/')) {
            return false;
        } else if (pair && line[i] == '/' && line[i + 1] == '*') {
            in_comment = true;
            i++;
        } else {
            in_quote = line[i] == '"';
        }
    }
    return in_comment;
}

static size_t blanks(const char *line, size_t n)
{
    size_t i = 0;
    while (i < n && (line[i] == ' ' || line[i] == '\t')) {
        i++;
    }
    return i;
}

/* The name in `@include "name"`; NULL when the quotes are not there. */
static const char *included_name(const char *rest, size_t n,
                                 struct arena *arena)
{
    const char *open = memchr(rest, '"', n);
    if (!open) {
        return NULL;
    }
    const size_t left = n - (size_t)(open + 1 - rest);
    const char *close = memchr(open + 1, '"', left);
    return close ? arena_copy_bytes(arena, open + 1, (size_t)(close - open - 1))
                 : NULL;
}

static bool exists(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0;
}

static const char *find_file(struct source *source, const char *by,
                             const char *name)
{
    const char *beside = file_join(source->arena, source->folder, name);
    if (exists(beside)) {
        return beside;
    }
    const char *near =
        file_join(source->arena, file_folder(source->arena, by), name);
    return exists(near) ? near : NULL;
}

static bool read_one(struct walk *walk, const char *path,
                     const struct opened *by, struct place at);

static bool include(struct walk *walk, const char *name,
                    const struct opened *by, struct place at)
{
    struct source *source = walk->source;
    if (!name) {
        complain(walk->complaints, "E-INCLUDE", at,
                 "write @include \"name.cfg\" on a line of its own",
                 "cannot read which file to include");
        return false;
    }
    const char *path = find_file(source, by->path, name);
    if (!path) {
        complain(walk->complaints, "E-INCLUDE", at,
                 arena_text(source->arena,
                            tr("a name is looked for in the folder of %s"),
                            source->file),
                 "%s includes \"%s\", which does not exist", by->path, name);
        return false;
    }
    return read_one(walk, path, by, at);
}

static bool add_lines(struct walk *walk, const struct opened *opened,
                      const char *bytes, size_t n)
{
    struct source *source = walk->source;
    bool in_comment = false;
    bool good = true;
    int number = 0;
    for (size_t from = 0; from < n && !walk->too_much;) {
        const char *line = bytes + from;
        const char *newline = memchr(line, '\n', n - from);
        size_t length = newline ? (size_t)(newline - line) : n - from;
        from += length + 1;
        length -= length > 0 && line[length - 1] == '\r';
        const uint32_t flat =
            add_line(source, (struct source_line){ opened->path, ++number, line,
                                                   length });
        const size_t skip = blanks(line, length);
        const size_t left = length - skip;
        if (!in_comment && left >= 8 &&
            memcmp(line + skip, "@include", 8) == 0) {
            const struct place at = { flat, (uint32_t)skip + 1,
                                      (uint32_t)left };
            text_add_bytes(&source->flat, "\n", 1);
            good =
                include(walk,
                        included_name(line + skip + 8, left - 8, source->arena),
                        opened, at) &&
                good;
            continue;
        }
        in_comment = ends_in_comment(line, length, in_comment);
        text_add_bytes(&source->flat, line, length);
        text_add_bytes(&source->flat, "\n", 1);
    }
    return good;
}

/* The first line that is not UTF-8, or that holds a byte no text has. */
static bool is_text(struct walk *walk, const char *path, const char *bytes,
                    size_t n)
{
    int number = 1;
    for (size_t from = 0; from < n; number++) {
        const char *line = bytes + from;
        const char *newline = memchr(line, '\n', n - from);
        const size_t length = newline ? (size_t)(newline - line) : n - from;
        from += length + 1;
        bool control = false;
        for (size_t i = 0; i < length && !control; i++) {
            const unsigned char byte = (unsigned char)line[i];
            control = byte < 0x20 && byte != '\t' && byte != '\r';
        }
        control = control || (from == length + 1 && length >= 4 &&
                              memcmp(line, "%PDF", 4) == 0);
        const uint32_t flat = (uint32_t)walk->source->n_lines + 1;
        if (control || !text_is_utf8(line, length)) {
            add_line(walk->source, (struct source_line){ path, number, "", 0 });
            complain(
                walk->complaints, "E-ENCODING", (struct place){ .line = flat },
                control ? tr("a scenario is a text file; this is something "
                             "else, such as a workbook or a picture")
                        : tr("save the file as UTF-8 in your editor"),
                control ? tr("this is not text")
                        : tr("a letter here is not written in UTF-8"));
            return false;
        }
    }
    return true;
}

static bool is_open(const struct opened *by, const struct stat *found)
{
    for (; by; by = by->by) {
        if (by->device == found->st_dev && by->inode == found->st_ino) {
            return true;
        }
    }
    return false;
}

static bool may_open(struct walk *walk, const char *path,
                     const struct opened *by, struct place at,
                     struct opened *opened)
{
    struct stat found = { 0 };
    *opened = (struct opened){ .by = by,
                               .path = path,
                               .depth = by ? by->depth + 1 : 0 };
    if (stat(path, &found) != 0) {
        return true; /* file_read says why */
    }
    opened->device = found.st_dev;
    opened->inode = found.st_ino;
    if (is_open(by, &found)) {
        complain(walk->complaints, "E-INCLUDE", at,
                 "take this line out, or include another file",
                 "%s is included by itself", path);
        return false;
    }
    if (opened->depth > DEEPEST) {
        complain(walk->complaints, "E-INCLUDE", at,
                 "include it from the scenario itself",
                 "%s is included through more than %d other files", path,
                 (int)DEEPEST);
        return false;
    }
    return true;
}

static bool read_one(struct walk *walk, const char *path,
                     const struct opened *by, struct place at)
{
    struct source *source = walk->source;
    struct opened opened;
    struct error err = { 0 };
    char *bytes = NULL;
    size_t n = 0;
    if (!may_open(walk, path, by, at, &opened)) {
        return false;
    }
    if (!file_read(path, MOST_BYTES, source->arena, &bytes, &n, &err)) {
        complain(walk->complaints, "E-FILE", at, err.hint[0] ? err.hint : NULL,
                 "%s", err.message);
        return false;
    }
    text_add_bytes(&walk->all_bytes, bytes, n);
    if (walk->n_files++ > MOST_FILES) {
        walk->too_much = true;
        complain(walk->complaints, "E-INCLUDE", at,
                 "include each file once, or put small files together",
                 "more than %d files are included", (int)MOST_FILES);
        return false;
    }
    if (source->flat.length + n > MOST_BYTES) {
        walk->too_much = true;
        complain(walk->complaints, "E-FILE", at,
                 "volumes by the half-hour belong in a CSV file",
                 "the scenario and its includes are longer than 4 MB");
        return false;
    }
    if (n >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 ||
                   memcmp(bytes, "\xfe\xff", 2) == 0)) {
        complain(walk->complaints, "E-ENCODING", at,
                 "save the file as UTF-8 in your editor",
                 "%s is saved as UTF-16", path);
        return false;
    }
    if (n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        n -= 3;
    }
    return is_text(walk, path, bytes, n) && add_lines(walk, &opened, bytes, n);
}

bool source_read(struct source *source, struct complaints *complaints)
{
    struct walk walk = { .source = source, .complaints = complaints };
    text_start(&walk.all_bytes, source->arena);
    if (!read_one(&walk, source->file, NULL, (struct place){ 0 })) {
        return false;
    }
    char *hex = arena_alloc(source->arena, 1, SHA256_HEX_BYTES);
    sha256_hex(walk.all_bytes.bytes, walk.all_bytes.length, hex);
    source->sha256_hex = hex;
    return true;
}
