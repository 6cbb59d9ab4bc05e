/*
 * file.h - files that appear whole or not at all, and are read whole.
 *
 * A file_writer writes beside its target and renames on commit; a writer that
 * is dropped leaves no trace. A link is replaced, not followed. Errors name the
 * path and the reason in words.
 *
 * Which parts are open is kept for the whole process (at most 64 at once), so
 * that a signal handler can remove them: the second exception, beside the
 * crash note's, to the rule that nothing is global.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/error.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* The whole file in arena memory, with a '\0' after it that n does not count.
 * Fails for a folder, a missing or unreadable file, and one longer than
 * most_bytes. */
bool file_read(const char *path, size_t most_bytes, struct arena *arena,
               char **out_bytes, size_t *out_n, struct error *err) MUST_CHECK;

struct file_writer;

/* Opens a part in the target's folder, where those left behind by processes
 * that were killed are removed. The writer lives in the arena. The target must
 * be a plain file or not exist yet. */
bool file_writer_open(const char *path, struct arena *arena,
                      struct file_writer **out, struct error *err) MUST_CHECK;

/* Where to write; errors are kept and reported by commit. */
FILE *file_writer_stream(struct file_writer *writer);

/* The path that the file will have. */
const char *file_writer_target(const struct file_writer *writer);

/* The path being written, for a library that opens files itself. Calling it
 * closes the stream. */
const char *file_writer_path(struct file_writer *writer);

/* Closes the part and puts it on the disk: what lacks room fails here, and the
 * part is removed. Files that belong together are all settled before the first
 * of them is committed. */
bool file_writer_settle(struct file_writer *writer,
                        struct error *err) MUST_CHECK;

/* Settles, renames. Fails (disk full, read-only), removing the part. */
bool file_writer_commit(struct file_writer *writer,
                        struct error *err) MUST_CHECK;

/* Closes and removes the part. Harmless after commit. */
void file_writer_drop(struct file_writer *writer);

/* The sentence for a disk that is full; false. */
bool file_fail_full(struct error *err, const char *path);

/* Makes the folder (not its parents); an existing one is fine. */
bool file_make_folder(const char *path, struct error *err) MUST_CHECK;

/* "dir/name.cfg" gives "dir" (or "."), "name.cfg", "name". */
const char *file_folder(struct arena *arena, const char *path);
const char *file_name(const char *path);
const char *file_stem(struct arena *arena, const char *path);

/* `name` relative to `folder`, unless it is absolute. */
const char *file_join(struct arena *arena, const char *folder,
                      const char *name);

/* Removes parts of writers that are still open: for signal-driven ends. Safe
 * in a signal handler; their commit then fails. */
void file_drop_all_parts(void);

#endif
