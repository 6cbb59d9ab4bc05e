#include "report/document_parts.h"

#include "base/file.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include <string.h>

static void add_runs(const struct facts *facts, struct text_list *out,
                     struct arena *arena)
{
    const char *runs = number_count(arena, facts->replications);
    if (facts->replications < 2) {
        text_list_add(out,
                      tr("The plan was simulated once, contact by contact. One "
                         "run does not say how much of it is luck: there are "
                         "no intervals."));
        return;
    }
    text_list_add(
        out, arena_text(arena,
                        tr("The plan was simulated %s times, contact by "
                           "contact, each time with other random numbers. A "
                           "figure is the mean of these runs."),
                        runs));
    text_list_add(
        out,
        arena_text(arena,
                   tr("± is half the %s confidence interval of the mean: how "
                      "well the mean is known. It shrinks with more runs. How "
                      "different one week may be from another is what the "
                      "bands in the charts show, and these do not shrink."),
                   number_exact_share(arena, facts->confidence_frac)));
}

static const char *definition(const char *counts)
{
    if (strcmp(counts, "answered") == 0) {
        return tr("in time ÷ answered");
    }
    if (strcmp(counts, "offered_less_short") == 0) {
        return tr("in time ÷ (offered − hung up before the target)");
    }
    return strcmp(counts, "short_counts") == 0
               ? tr("(in time + hung up before the target) ÷ offered")
               : tr("in time ÷ offered");
}

/* "channels.phone.service_level_counts" -> "phone" */
static const char *channel_of(const char *path, struct arena *arena)
{
    const char *name = strchr(path, '.') + 1;
    return words_name(arena, arena_copy_bytes(arena, name, strcspn(name, ".")));
}

static bool add_definitions(struct store *store, struct text_list *out,
                            struct error *err)
{
    struct arena *arena = store_arena(store);
    struct table *rows = NULL;
    if (!store_ask(store,
                   "SELECT path, trim(value, '\"') FROM setting WHERE path "
                   "GLOB 'channels.*.service_level_counts' ORDER BY place",
                   &rows, err)) {
        return false;
    }
    for (size_t i = 0; i < rows->n_rows; i++) {
        text_list_add(out, arena_text(arena, tr("Service level of %s: %s."),
                                      channel_of(table_text(rows, i, 0), arena),
                                      definition(table_text(rows, i, 1))));
    }
    return true;
}

bool document_method(struct store *store, struct text_list *out,
                     struct error *err)
{
    const struct facts *facts = store_facts(store);
    struct arena *arena = store_arena(store);
    add_runs(facts, out, arena);
    if (!add_definitions(store, out, err)) {
        return false;
    }
    text_list_add(out,
                  tr("What does not exist, such as the wait where nobody was "
                     "answered, is written as -, and never as 0."));
    text_list_add(
        out,
        arena_text(arena,
                   tr("Source: %s, SHA-256 %s, seed %s, simulated by deskcast "
                      "%s. The same file and the same seed give the same "
                      "figures again."),
                   facts->scenario ? file_name(facts->scenario) : "–",
                   facts->sha256 ? facts->sha256 : "–",
                   facts->seed ? facts->seed : "–",
                   facts->version ? facts->version : "–"));
    return true;
}
