/*
 * document_notes.c - what the terminal says under its tables: moments that
 * stand out, and what is to be minded.
 */
#include "report/document_parts.h"

#include "base/language.h"
#include "chart/words.h"
#include "report/moment.h"
#include "report/run_words.h"
#include <string.h>

static bool add_moments(struct store *store, struct text_list *out,
                        struct error *err)
{
    struct arena *arena = store_arena(store);
    struct table *rows = NULL;
    if (!store_ask(store,
                   "SELECT what, channel, date, weekday, start_s, end_s, "
                   "contacts, service_level, wait_s, week FROM moment "
                   "ORDER BY what",
                   &rows, err)) {
        return false;
    }
    for (size_t i = 0; i < rows->n_rows; i++) {
        const enum moment_kind kind =
            strcmp(table_text(rows, i, 0), moment_name(MOMENT_BUSIEST)) == 0
                ? MOMENT_BUSIEST
                : MOMENT_LONGEST;
        const struct moment moment = {
            .exists = true,
            .channel = words_name(arena, table_text(rows, i, 1)),
            .day = kind == MOMENT_BUSIEST ? table_day(rows, i, 2) : 0,
            .weekday = (int)table_number(rows, i, 3),
            .start_s = table_number(rows, i, 4),
            .end_s = table_number(rows, i, 5),
            .contacts = table_number(rows, i, 6),
            .level_frac = table_number(rows, i, 7),
            .wait_s = table_number(rows, i, 8),
            .week = (unsigned)table_number(rows, i, 9),
        };
        text_list_add(out, moment_words(kind, &moment, arena));
    }
    return true;
}

static bool add_warnings(struct store *store, struct text_list *out,
                         struct error *err)
{
    struct arena *arena = store_arena(store);
    struct table *rows = NULL;
    if (!store_ask(store,
                   arena_text(arena,
                              "SELECT message FROM warning WHERE language = "
                              "'%s' ORDER BY place",
                              language_code(language_now())),
                   &rows, err)) {
        return false;
    }
    for (size_t i = 0; i < rows->n_rows; i++) {
        text_list_add(
            out, arena_text(arena, tr("Mind: %s."), table_text(rows, i, 0)));
    }
    return true;
}

static bool add_withdrawals(struct store *store, struct text_list *out,
                            struct error *err)
{
    struct arena *arena = store_arena(store);
    struct table *rows = NULL;
    if (!store_ask(store,
                   "SELECT title FROM rollout WHERE what = 'withdraw' ORDER "
                   "BY id",
                   &rows, err)) {
        return false;
    }
    const char **names = arena_alloc(arena, rows->n_rows, sizeof *names);
    for (size_t i = 0; i < rows->n_rows; i++) {
        names[i] = words_name(arena, table_text(rows, i, 0));
    }
    if (rows->n_rows > 0) {
        text_list_add(out, run_words_withdrawn(
                               words_list(arena, names, rows->n_rows), arena));
    }
    return true;
}

static bool is_said(const struct figures *figures, const char *key)
{
    const char *said = figures_said(figures, key);
    return said && strcmp(said, "true") == 0;
}

bool document_notes(struct store *store, const struct figures *figures,
                    struct text_list *out, struct error *err)
{
    if (!add_moments(store, out, err) || !add_withdrawals(store, out, err) ||
        !add_warnings(store, out, err)) {
        return false;
    }
    if (is_said(figures, "starts_empty")) {
        text_list_add(out, run_words_empty_start());
    }
    if (is_said(figures, "interrupted")) {
        text_list_add(out, run_words_stopped());
    }
    return true;
}
