/*
 * file_parts.h - the names of half-written files, and those left behind.
 *
 *     out/run.json is written as out/.run.json.part-4711
 *
 * where 4711 is the process that writes. A process that was killed outright
 * leaves its part; whoever writes the same file next takes it away. Processes
 * of another machine that share the folder cannot be told from dead ones.
 */
#ifndef BASE_FILE_PARTS_H
#define BASE_FILE_PARTS_H

#include "base/arena.h"

/* The part that this process writes for `path`. */
const char *file_part_of(const char *path, struct arena *arena);

/* Removes the parts of `path` whose process is no more. */
void file_parts_sweep(const char *path, struct arena *arena);

#endif
