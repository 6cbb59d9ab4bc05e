#include "cli/channel_option.h"

#include "base/text.h"
#include <string.h>

/* Whether the results have it. */
static bool check(const char *name, const struct table *channels,
                  struct arena *arena, struct error *err)
{
    const char **names = arena_alloc(arena, channels->n_rows, sizeof *names);
    for (size_t i = 0; i < channels->n_rows; i++) {
        names[i] = table_text(channels, i, 0);
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    const char *near = text_nearest(name, names, channels->n_rows);
    (void)fail(err, "these results have no channel \"%s\"", name);
    if (near) {
        (void)fail_hint(err, "did you mean \"%s\"?", near);
    }
    return false;
}

/* Names in all that was given, empty ones among them. */
static size_t count(const struct option_values *given)
{
    size_t n = 0;
    for (size_t i = 0; i < given->n; i++) {
        n++;
        for (const char *at = given->list[i]; *at; at++) {
            n += *at == ',';
        }
    }
    return n;
}

bool channel_option_read(const struct session *session, struct store *store,
                         const char *const **out, size_t *out_n,
                         struct error *err)
{
    const struct option_values *given = &session->options.given[OPTION_CHANNEL];
    struct arena *arena = session->arena;
    const char **names = arena_alloc(arena, count(given), sizeof *names);
    struct table *channels = NULL;
    *out = names;
    *out_n = 0;
    if (given->n == 0) {
        return true;
    }
    if (!store_ask(store, "SELECT name FROM channel ORDER BY id", &channels,
                   err)) {
        return false;
    }
    for (size_t i = 0; i < given->n; i++) {
        const char *at = given->list[i];
        for (bool more = true; more;) {
            const size_t n = strcspn(at, ",");
            const char *name = arena_copy_bytes(arena, at, n);
            if (!check(name, channels, arena, err)) {
                return false;
            }
            names[(*out_n)++] = name;
            more = at[n] == ',';
            at += n + more;
        }
    }
    return true;
}
