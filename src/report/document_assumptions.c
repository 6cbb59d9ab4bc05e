#include "report/document_parts.h"

#include "base/language.h"
#include "base/number.h"
#include "model/benchmarks.h"
#include "model/schema.h"
#include <string.h>

/* Where a value came from, in words. */
static const char *origin_words(const char *origin, const char *source,
                                struct arena *arena)
{
    if (strcmp(origin, "file") == 0) {
        return tr("the scenario");
    }
    if (strcmp(origin, "command") == 0) {
        return tr("the command");
    }
    if (strcmp(source, "000") == 0 || strcmp(source, "001") == 0) {
        return arena_text(arena, tr("default, report %s"), source);
    }
    return strcmp(origin, "assumption") == 0 ||
                   strcmp(source, "assumption") == 0
               ? tr("assumption")
               : tr("default");
}

static bool is_given(const char *origin)
{
    return strcmp(origin, "file") == 0 || strcmp(origin, "command") == 0;
}

static struct document_table *start(struct arena *arena, const char *title)
{
    struct document_table *table =
        document_table_start(arena, SHEET_ASSUMPTIONS, title);
    document_column(table, tr("Setting"));
    document_column(table, tr("Value"));
    document_column(table, tr("From"));
    document_column(table, tr("Meaning"));
    return table;
}

const char *document_setting_value(struct arena *arena, const char *value)
{
    const bool is_amount = value[0] >= '0' && value[0] <= '9';
    return is_amount ? number_amount(arena, value) : value;
}

static void add_settings(struct document_table *table,
                         const struct table *settings, bool given)
{
    struct arena *arena = table->arena;
    for (size_t row = 0; row < settings->n_rows; row++) {
        const char *path = table_text(settings, row, 0);
        const char *origin = table_text(settings, row, 2);
        if (is_given(origin) != given) {
            continue;
        }
        const struct schema_row *meaning = schema_find(path);
        document_add_text(table, path);
        document_add_text(
            table, document_setting_value(arena, table_text(settings, row, 1)));
        document_add_text(
            table, origin_words(origin, table_text(settings, row, 3), arena));
        document_add_text(table, meaning ? tr(meaning->meaning) : NULL);
    }
}

/* The reports that a row names, in full. */
static const char *sources(struct arena *arena)
{
    return arena_text(
        arena,
        tr("Report 000: %s. Report 001: %s. An assumption is ours: put "
           "your own figure in the scenario where you know it."),
        tr(benchmarks_title("000")), tr(benchmarks_title("001")));
}

void document_add_assumptions(struct document_part *part,
                              const struct table *settings)
{
    struct arena *arena = settings->arena;
    struct document_table *assumed =
        start(arena, tr("Assumed, because the scenario does not say it"));
    add_settings(assumed, settings, false);
    assumed->note = sources(arena);
    struct document_table *given = start(arena, tr("Given by the scenario"));
    add_settings(given, settings, true);
    document_add_table(part, assumed);
    document_add_table(part, given);
}

bool document_assumptions(struct store *store, struct document_part *part,
                          struct error *err)
{
    struct table *settings = NULL;
    if (!store_ask(store,
                   "SELECT path, value, origin, source FROM setting "
                   "ORDER BY place",
                   &settings, err)) {
        return false;
    }
    document_add_assumptions(part, settings);
    return true;
}
