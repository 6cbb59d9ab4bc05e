/*
 * arena.c - blocks in a chain, filled from the front.
 *
 *     first -> block -> block -> ...         each: header | bytes ...
 *                       ^ now                      used <= soiled <= size
 *
 * Blocks before `now` are full, blocks after it are empty and kept from
 * before a reset. Bytes below `soiled` may hold old contents and are cleared
 * when handed out; those above come from calloc and are still zero, so that
 * large fresh pieces cost no page until they are touched.
 *
 * In the other build each piece is a block of its own with its bytes apart
 * from the header, so that a write beyond an end is seen.
 */
#include "base/arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 64, SMALL_ALIGN = 16, FIRST_BLOCK_BYTES = 1 << 14 };
enum { USUAL_TEXT_BYTES = 256 };
enum { LARGEST_USUAL_BLOCK_BYTES = 1 << 20, EXIT_NO_MEMORY = 1 };

struct block {
    struct block *next;
    size_t size;
    size_t used;
    size_t soiled;
    char *bytes;
};

struct arena {
    struct block *first;
    struct block *now;
    size_t held_bytes;
};

/* _Exit, because worker threads come here too. */
static _Noreturn void give_up(void)
{
    fputs("error: deskcast needs more memory than this computer can give; "
          "try fewer threads or a shorter plan\n",
          stderr);
    _Exit(EXIT_NO_MEMORY);
}

static size_t times(size_t n, size_t item_size)
{
    if (item_size && n > (SIZE_MAX / 4) / item_size) {
        give_up();
    }
    return n * item_size;
}

struct arena *arena_create(void)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena) {
        give_up();
    }
    return arena;
}

static void free_blocks(struct arena *arena)
{
    struct block *block = arena->first;
    while (block) {
        struct block *next = block->next;
        free(block->bytes);
        free(block);
        block = next;
    }
    arena->first = NULL;
    arena->now = NULL;
    arena->held_bytes = 0;
}

void arena_destroy(struct arena *arena)
{
    if (arena) {
        free_blocks(arena);
        free(arena);
    }
}

/* A block behind `now`, which becomes the one in use. */
static struct block *add_block(struct arena *arena, char *bytes, size_t size)
{
    struct block *block = calloc(1, sizeof *block);
    if (!bytes || !block) {
        give_up();
    }
    block->bytes = bytes;
    block->size = size;
    if (arena->now) {
        block->next = arena->now->next;
        arena->now->next = block;
    } else {
        block->next = arena->first;
        arena->first = block;
    }
    arena->now = block;
    arena->held_bytes += size + sizeof *block;
    return block;
}

#ifdef ARENA_PER_ALLOCATION

void arena_reset(struct arena *arena)
{
    free_blocks(arena);
}

static void *take(struct arena *arena, size_t bytes)
{
    void *piece = NULL;
    if (posix_memalign(&piece, LINE_BYTES, bytes ? bytes : 1)) {
        give_up();
    }
    memset(piece, 0, bytes);
    add_block(arena, piece, bytes);
    return piece;
}

#else

void arena_reset(struct arena *arena)
{
    for (struct block *block = arena->first; block; block = block->next) {
        block->used = 0;
    }
    arena->now = arena->first;
}

/* Bytes to skip so that the next piece is aligned. */
static size_t padding(const struct block *block, size_t align)
{
    const uintptr_t at = (uintptr_t)block->bytes + block->used;
    return (size_t)(-at & (align - 1));
}

static bool fits(const struct block *block, size_t bytes, size_t align)
{
    const size_t needed = padding(block, align) + bytes;
    return needed <= block->size - block->used;
}

static struct block *room_for(struct arena *arena, size_t bytes, size_t align)
{
    struct block *block = arena->now;
    while (block && !fits(block, bytes, align)) {
        if (!block->next) {
            break;
        }
        block = block->next;
        arena->now = block;
    }
    if (block && fits(block, bytes, align)) {
        return block;
    }
    size_t size = block ? 2 * block->size : FIRST_BLOCK_BYTES;
    if (size > LARGEST_USUAL_BLOCK_BYTES) {
        size = LARGEST_USUAL_BLOCK_BYTES;
    }
    if (size < bytes + LINE_BYTES) {
        size = bytes + LINE_BYTES;
    }
    return add_block(arena, calloc(1, size), size);
}

static void *take(struct arena *arena, size_t bytes)
{
    const size_t align = bytes >= LINE_BYTES ? LINE_BYTES : SMALL_ALIGN;
    struct block *block = room_for(arena, bytes, align);
    const size_t begin = block->used + padding(block, align);
    const size_t end = begin + bytes;
    if (begin < block->soiled) {
        const size_t stop = end < block->soiled ? end : block->soiled;
        memset(block->bytes + begin, 0, stop - begin);
    }
    block->used = end;
    if (block->soiled < end) {
        block->soiled = end;
    }
    return block->bytes + begin;
}

#endif

void *arena_alloc(struct arena *arena, size_t n, size_t item_size)
{
    assert(arena);
    return take(arena, times(n, item_size));
}

void *arena_grow(struct arena *arena, const void *old, size_t old_n,
                 size_t new_n, size_t item_size)
{
    assert(old_n <= new_n);
    void *grown = arena_alloc(arena, new_n, item_size);
    if (old_n) {
        memcpy(grown, old, old_n * item_size);
    }
    return grown;
}

char *arena_copy_bytes(struct arena *arena, const char *bytes, size_t n)
{
    char *copy = arena_alloc(arena, n + 1, 1);
    if (n) {
        memcpy(copy, bytes, n);
    }
    return copy;
}

char *arena_copy_text(struct arena *arena, const char *text)
{
    return arena_copy_bytes(arena, text, strlen(text));
}

char *arena_vtext(struct arena *arena, const char *format, va_list args)
{
    char usual[USUAL_TEXT_BYTES];
    va_list again;
    va_copy(again, args);
    const int length = vsnprintf(usual, sizeof usual, format, args);
    assert(length >= 0);
    const size_t n_bytes = (size_t)length + 1;
    char *text = arena_alloc(arena, n_bytes, 1);
    if (n_bytes <= sizeof usual) {
        memcpy(text, usual, n_bytes);
    } else {
        vsnprintf(text, n_bytes, format, again);
    }
    va_end(again);
    return text;
}

char *arena_text(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vtext(arena, format, args);
    va_end(args);
    return text;
}

size_t arena_held_bytes(const struct arena *arena)
{
    return arena->held_bytes;
}
