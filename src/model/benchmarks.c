/*
 * benchmarks.c - the table of facts, laid out for a terminal of 80 columns.
 *
 * A fact takes a line for what was measured and one indented line each for
 * its value and its use: three columns would not fit. The defaults follow,
 * every row of the table with its source: what no report says is seen to be an
 * assumption.
 */
#include "model/benchmarks.h"

#include "base/language.h"
#include "model/defaults.h"
#include "model/wrap.h"
#include <string.h>

static void add_fact(struct text *text, const struct benchmark_fact *fact,
                     struct arena *arena)
{
    enum { INDENT = 6, LABEL = 12 };
    text_add(text, "%-*s", INDENT, fact->id);
    wrap_words(text, tr(fact->what), INDENT, INDENT);
    text_add(text, "%*s", INDENT, "");
    wrap_words(text,
               arena_text(arena, "%s (%s)", tr(fact->number), tr(fact->whom)),
               INDENT, INDENT);
    text_add(text, tr("%*suse:  "), INDENT, "");
    wrap_words(text, tr(fact->use), LABEL, LABEL);
}

static void add_kinds(struct text *text, struct arena *arena)
{
    enum { N_WAYS = WAY_TICKET + 1 };
    size_t n = 0;
    const struct kind *kinds = kind_list(&n);
    text_add(text, "%s", tr("\nKinds of channel\n"));
    for (size_t way = 0; way < N_WAYS; way++) {
        const char *names = "";
        for (size_t i = 0; i < n; i++) {
            if (kinds[i].way == (enum way)way) {
                names = arena_text(arena, "%s%s%s", names, *names ? ", " : "",
                                   kinds[i].name);
            }
        }
        text_add(text, "  %-9s", tr(way_name((enum way)way)));
        wrap_words(text, names, 11, 11);
    }
}

static void add_default(struct text *text, const struct default_value *row,
                        struct arena *arena)
{
    enum { INDENT = 2, DEEPER = 6 };
    const char *whose =
        row->kind ? arena_text(arena, tr("%s of %s"), row->name, row->kind)
                  : row->name;
    text_add(text, "%*s", INDENT, "");
    wrap_words(text,
               arena_text(arena, "%s%s%s: %s (%s)", whose,
                          row->audience ? ", " : "",
                          row->audience ? row->audience : "", row->value,
                          tr(row->source)),
               INDENT, DEEPER);
    if (row->note) {
        text_add(text, "%*s", DEEPER, "");
        wrap_words(text, tr(row->note), DEEPER, DEEPER);
    }
}

static void add_defaults(struct text *text, struct arena *arena)
{
    size_t n = 0;
    const struct default_value *rows = default_list(&n);
    for (size_t i = 0; i < n; i++) {
        bool is_first = true;
        for (size_t k = 0; k < i && is_first; k++) {
            is_first = strcmp(rows[k].group, rows[i].group) != 0;
        }
        if (!is_first) {
            continue;
        }
        text_add(text, tr("\nDefaults: %s\n"), rows[i].group);
        for (size_t k = i; k < n; k++) {
            if (strcmp(rows[k].group, rows[i].group) == 0) {
                add_default(text, &rows[k], arena);
            }
        }
    }
}

const char *benchmarks_text(struct arena *arena)
{
    struct text text;
    text_start(&text, arena);
    size_t n_sources = 0;
    size_t n_facts = 0;
    const struct benchmark_source *sources = benchmarks_sources(&n_sources);
    const struct benchmark_fact *facts = benchmarks_facts(&n_facts);
    for (size_t i = 0; i < n_facts; i++) {
        add_fact(&text, &facts[i], arena);
    }
    add_kinds(&text, arena);
    add_defaults(&text, arena);
    text_add(&text, "%s",
             tr("\nSources: 0.x is report 000, 1.x is report 001.\n"));
    for (size_t i = 0; i < n_sources; i++) {
        text_add(&text, "  %s  ", sources[i].id);
        wrap_words(&text, tr(sources[i].title), 7, 7);
    }
    text_add(
        &text, "%s",
        tr("What no report says is an assumption, and says so in deskcast\n"
           "check; \"language\" is what the scenario language states.\n"));
    return text.bytes;
}
