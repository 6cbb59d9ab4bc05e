/*
 * arena.h - memory that is given back all at once.
 *
 * An arena belongs to a lifetime: the program's model, one replication, one
 * scratch calculation. What it hands out is zeroed, aligned to 64 bytes when
 * at least a cache line long (16 otherwise), and lives until the arena is
 * reset or destroyed; there is no way to return a single piece. Running out
 * of memory ends the program with a sentence: no caller has to check.
 *
 * With ARENA_PER_ALLOCATION defined (sanitizer builds) every piece is a
 * malloc of its own, so that the tools see each boundary.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_create(void);
void arena_destroy(struct arena *arena);

/* Forgets all that was handed out and keeps the blocks for the next use. */
void arena_reset(struct arena *arena);

/* n items of item_size bytes, all zero. n may be 0. */
void *arena_alloc(struct arena *arena, size_t n, size_t item_size);

/* A copy of `old` with room for new_n items, the new ones zero. The old piece
 * stays where it is, so pointers into it remain readable. */
void *arena_grow(struct arena *arena, const void *old, size_t old_n,
                 size_t new_n, size_t item_size);

char *arena_copy_text(struct arena *arena, const char *text);
char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t n);

/* printf into the arena. */
char *arena_text(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vtext(struct arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Bytes the arena holds from the system, for `run`'s own report and tests. */
size_t arena_held_bytes(const struct arena *arena);

#endif
