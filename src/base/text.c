/*
 * text.c - UTF-8 by hand, the same in every locale.
 *
 * Widths come from a short table of the ranges a terminal draws wide or on
 * top of the character before; what is not listed is one column.
 */
#include "base/text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { START_BYTES = 128, WORD_AT_MOST = 64 };

void text_start(struct text *text, struct arena *arena)
{
    *text = (struct text){ .arena = arena,
                           .bytes = arena_alloc(arena, START_BYTES, 1),
                           .capacity = START_BYTES };
}

/* Room for n more bytes and the '\0'. */
static void make_room(struct text *text, size_t n)
{
    const size_t needed = text->length + n + 1;
    if (needed <= text->capacity) {
        return;
    }
    size_t capacity = 2 * text->capacity;
    if (capacity < needed) {
        capacity = needed;
    }
    text->bytes =
        arena_grow(text->arena, text->bytes, text->length + 1, capacity, 1);
    text->capacity = capacity;
}

void text_add(struct text *text, const char *format, ...)
{
    va_list args;
    const size_t room = text->capacity - text->length;
    va_start(args, format);
    const int length =
        vsnprintf(text->bytes + text->length, room, format, args);
    va_end(args);
    assert(length >= 0);
    if ((size_t)length >= room) {
        make_room(text, (size_t)length);
        va_start(args, format);
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, args);
        va_end(args);
    }
    text->length += (size_t)length;
}

void text_add_bytes(struct text *text, const char *bytes, size_t n)
{
    make_room(text, n);
    if (n) {
        memcpy(text->bytes + text->length, bytes, n);
    }
    text->length += n;
    text->bytes[text->length] = '\0';
}

void text_add_escaped(struct text *text, const char *words)
{
    for (const char *at = words; *at; at++) {
        switch (*at) {
        case '&':
            text_add(text, "&amp;");
            break;
        case '<':
            text_add(text, "&lt;");
            break;
        case '>':
            text_add(text, "&gt;");
            break;
        case '"':
            text_add(text, "&quot;");
            break;
        default:
            if ((unsigned char)*at >= ' ' || strchr("\t\n\r", *at)) {
                text_add_bytes(text, at, 1);
            }
            break;
        }
    }
}

static char fold(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return (char)(c - 'A' + 'a');
    }
    return (char)(c == '-' ? '_' : c);
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* The cheapest way to the cell (i, j), from the three rows that matter. */
static unsigned cheapest(const char *a, const char *b, size_t i, size_t j,
                         unsigned rows[3][WORD_AT_MOST + 1])
{
    const unsigned *before = rows[(i + 1) % 3]; /* i - 2, modulo 3 */
    const unsigned *above = rows[(i + 2) % 3];  /* i - 1 */
    const unsigned *here = rows[i % 3];
    const bool same = fold(a[i - 1]) == fold(b[j - 1]);
    unsigned cost = above[j - 1] + (same ? 0 : 1);
    cost = least(cost, least(above[j], here[j - 1]) + 1);
    if (i > 1 && j > 1 && fold(a[i - 1]) == fold(b[j - 2]) &&
        fold(a[i - 2]) == fold(b[j - 1])) {
        cost = least(cost, before[j - 2] + 1);
    }
    return cost;
}

unsigned text_distance(const char *a, const char *b)
{
    const size_t n_a = strlen(a);
    const size_t n_b = strlen(b);
    if (n_a > WORD_AT_MOST || n_b > WORD_AT_MOST) {
        return strcmp(a, b) ? (unsigned)(n_a > n_b ? n_a : n_b) : 0;
    }
    unsigned rows[3][WORD_AT_MOST + 1] = { { 0 } };
    for (size_t j = 0; j <= n_b; j++) {
        rows[0][j] = (unsigned)j;
    }
    for (size_t i = 1; i <= n_a; i++) {
        rows[i % 3][0] = (unsigned)i;
        for (size_t j = 1; j <= n_b; j++) {
            rows[i % 3][j] = cheapest(a, b, i, j, rows);
        }
    }
    return rows[n_a % 3][n_b];
}

const char *text_nearest(const char *word, const char *const *candidates,
                         size_t n_candidates)
{
    const unsigned n_letters = (unsigned)strlen(word);
    const unsigned limit = least(2 + n_letters / 5, (n_letters + 1) / 2);
    const char *nearest = NULL;
    unsigned nearest_distance = limit + 1;
    for (size_t i = 0; i < n_candidates; i++) {
        const unsigned distance = text_distance(word, candidates[i]);
        if (distance < nearest_distance) {
            nearest = candidates[i];
            nearest_distance = distance;
        }
    }
    return nearest;
}

/* Bytes of the character at the front, and the character; 0 if not UTF-8. */
static size_t decode(const unsigned char *at, size_t n, uint32_t *out)
{
    static const uint32_t least_of[] = { 0, 0, 0x80, 0x800, 0x10000 };
    const unsigned char lead = at[0];
    if (lead < 0x80) {
        *out = lead;
        return 1;
    }
    const size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || n < length) {
        return 0;
    }
    uint32_t character = lead & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xc0) != 0x80) {
            return 0;
        }
        character = character << 6 | (at[i] & 0x3fu);
    }
    const bool is_surrogate = character >= 0xd800 && character <= 0xdfff;
    if (character < least_of[length] || character > 0x10ffff || is_surrogate) {
        return 0;
    }
    *out = character;
    return length;
}

bool text_is_utf8(const char *bytes, size_t n)
{
    const unsigned char *at = (const unsigned char *)bytes;
    size_t i = 0;
    while (i < n) {
        uint32_t character = 0;
        const size_t length = decode(at + i, n - i, &character);
        if (!length) {
            return false;
        }
        i += length;
    }
    return true;
}

size_t text_characters(const char *bytes, size_t n)
{
    size_t characters = 0;
    for (size_t i = 0; i < n; i++) {
        if (((unsigned char)bytes[i] & 0xc0u) != 0x80u) {
            characters++;
        }
    }
    return characters;
}

struct range {
    uint32_t first;
    uint32_t last;
    size_t columns;
};

static size_t columns_of(uint32_t character)
{
    static const struct range unusual[] = {
        { 0x0000, 0x001f, 0 },   { 0x007f, 0x009f, 0 },
        { 0x0300, 0x036f, 0 },   { 0x0483, 0x0489, 0 },
        { 0x0591, 0x05bd, 0 },   { 0x064b, 0x065f, 0 },
        { 0x1100, 0x115f, 2 },   { 0x1ab0, 0x1aff, 0 },
        { 0x1dc0, 0x1dff, 0 },   { 0x200b, 0x200f, 0 },
        { 0x202a, 0x202e, 0 },   { 0x2060, 0x2064, 0 },
        { 0x20d0, 0x20ff, 0 },   { 0x231a, 0x231b, 2 },
        { 0x2e80, 0x303e, 2 },   { 0x3041, 0x33ff, 2 },
        { 0x3400, 0x4dbf, 2 },   { 0x4e00, 0x9fff, 2 },
        { 0xa000, 0xa4cf, 2 },   { 0xa960, 0xa97c, 2 },
        { 0xac00, 0xd7a3, 2 },   { 0xf900, 0xfaff, 2 },
        { 0xfe00, 0xfe0f, 0 },   { 0xfe20, 0xfe2f, 0 },
        { 0xfe30, 0xfe6f, 2 },   { 0xfeff, 0xfeff, 0 },
        { 0xff00, 0xff60, 2 },   { 0xffe0, 0xffe6, 2 },
        { 0x1f300, 0x1f64f, 2 }, { 0x1f680, 0x1f6ff, 2 },
        { 0x1f900, 0x1f9ff, 2 }, { 0x20000, 0x3fffd, 2 },
    };
    for (size_t i = 0; i < sizeof unusual / sizeof *unusual; i++) {
        if (character <= unusual[i].last) {
            return character >= unusual[i].first ? unusual[i].columns : 1;
        }
    }
    return 1;
}

size_t text_width(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t n = strlen(text);
    size_t columns = 0;
    while (n) {
        uint32_t character = 0;
        size_t length = decode(at, n, &character);
        if (!length) { /* a stray byte: terminals draw one box for it */
            length = 1;
            character = '?';
        }
        columns += columns_of(character);
        at += length;
        n -= length;
    }
    return columns;
}
