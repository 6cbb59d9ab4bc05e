/*
 * output_folder.h - NAME-out/, the folder that a run writes.
 *
 * A folder is ours when it holds the marker file `.deskcast-out`; an empty one
 * becomes ours. Anybody else's is refused, unless forced. Every file in it
 * appears whole: it is written beside its place, and all are put there
 * together at the end. What a run before this one wrote is replaced, nothing
 * else is touched.
 *
 *     open, then start or add files, then commit or drop
 */
#ifndef REPORT_OUTPUT_FOLDER_H
#define REPORT_OUTPUT_FOLDER_H

#include "base/arena.h"
#include "base/error.h"
#include <stdbool.h>
#include <stdio.h>

struct output_folder;
struct file_writer;

/* Whether results may be written at the path: nothing is there, or a folder
 * that is empty or ours, or any folder when forced. */
bool output_folder_check(const char *path, bool force,
                         struct error *err) MUST_CHECK;

/* Makes the folder when it is not there; asks nothing. */
bool output_folder_open(const char *path, struct arena *arena,
                        struct output_folder **out,
                        struct error *err) MUST_CHECK;

const char *output_folder_path(const struct output_folder *folder);

/* A new file; its writer is committed or dropped with the folder. */
bool output_folder_add(struct output_folder *folder, const char *name,
                       struct file_writer **out, struct error *err) MUST_CHECK;

/* Puts all files in their places, or none when one of them cannot be written
 * whole. */
bool output_folder_commit(struct output_folder *folder,
                          struct error *err) MUST_CHECK;

/* Removes what was not committed, and the folder itself if it was made here
 * and is empty. */
void output_folder_drop(struct output_folder *folder);

#endif
