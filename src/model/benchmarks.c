/*
 * benchmarks.c - the table of facts, laid out for a terminal of 80 columns.
 *
 * A fact takes a line for what was measured and one indented line each for
 * its value and its use: three columns would not fit.
 */
#include "model/benchmarks.h"

#include "model/wrap.h"

static void add_fact(struct text *text, const struct benchmark_fact *fact,
                     struct arena *arena)
{
    enum { INDENT = 6, LABEL = 12 };
    text_add(text, "%-*s", INDENT, fact->id);
    wrap_words(text, fact->what, INDENT, INDENT);
    text_add(text, "%*s", INDENT, "");
    wrap_words(text, arena_text(arena, "%s (%s)", fact->number, fact->whom),
               INDENT, INDENT);
    text_add(text, "%*suse:  ", INDENT, "");
    wrap_words(text, fact->use, LABEL, LABEL);
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
    text_add(&text, "\nSources: 0.x is report 000, 1.x is report 001.\n");
    for (size_t i = 0; i < n_sources; i++) {
        text_add(&text, "  %s  ", sources[i].id);
        wrap_words(&text, sources[i].title, 7, 7);
    }
    text_add(&text, "What no report says is an assumption, and says so in "
                    "deskcast check.\n");
    return text.bytes;
}
