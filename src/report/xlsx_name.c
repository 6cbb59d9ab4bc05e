#include "report/xlsx_name.h"

#include "base/text.h"
#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { NAME_AT_MOST = 31 };

static bool is_taken(const char *name, const char *const *taken, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcasecmp(name, taken[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The first so many characters. */
static const char *cut(const char *text, size_t characters, struct arena *arena)
{
    size_t n = 0;
    while (text[n] && (text_characters(text, n + 1) <= characters ||
                       ((unsigned char)text[n] & 0xc0u) == 0x80u)) {
        n++;
    }
    return arena_copy_bytes(arena, text, n);
}

const char *xlsx_name_free(const char *wanted, const char *const *taken,
                           size_t n_taken, struct arena *arena)
{
    char *clean = arena_copy_text(arena, wanted);
    for (char *at = clean; *at; at++) {
        *at = strchr("[]:*?/\\", *at) ? '-' : *at;
    }
    const char *name = cut(clean, NAME_AT_MOST, arena);
    for (unsigned i = 2; is_taken(name, taken, n_taken); i++) {
        const char *number = arena_text(arena, " %u", i);
        name = arena_text(arena, "%s%s",
                          cut(clean, NAME_AT_MOST - strlen(number), arena),
                          number);
    }
    return name;
}
