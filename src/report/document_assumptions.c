#include "report/document_parts.h"

#include "base/civil.h"
#include "base/dates.h"
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
    int32_t day = 0;
    if (civil_read_date(value, &day, NULL)) {
        return date_written(arena, day);
    }
    const bool is_amount = value[0] >= '0' && value[0] <= '9';
    return is_amount ? number_amount(arena, value) : value;
}

/* Whether the row says what its entry of the rollout is, as "rollout.chat.on"
 * does not but "rollout.chat.launch" does: that word, else NULL. */
static const char *verb_of(const struct table *settings, size_t row,
                           const char *entry, size_t n)
{
    static const char *const verbs[] = { "launch", "change", "withdraw" };
    const char *path = table_text(settings, row, 0);
    if (strncmp(path, entry, n) != 0) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        if (strcmp(path + n, verbs[i]) == 0) {
            return verbs[i];
        }
    }
    return NULL;
}

/* Launches, changes and withdrawals have settings of one name that mean
 * different things; which of them it is says the nearest row above, or else
 * below. */
static const struct schema_row *meaning_of(const struct table *settings,
                                           size_t row, struct arena *arena)
{
    const char *path = table_text(settings, row, 0);
    const char *last = strrchr(path, '.');
    const char *verb = NULL;
    if (strncmp(path, "rollout.", strlen("rollout.")) != 0 || !last) {
        return schema_find(path);
    }
    const size_t n = (size_t)(last - path) + 1;
    for (size_t i = row + 1; i-- > 0 && !verb;) {
        verb = verb_of(settings, i, path, n);
    }
    for (size_t i = row + 1; i < settings->n_rows && !verb; i++) {
        verb = verb_of(settings, i, path, n);
    }
    const struct schema_row *found =
        verb ? schema_find(arena_text(arena, "%s%s", verb, last)) : NULL;
    return found ? found : schema_find(path);
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
        const struct schema_row *meaning = meaning_of(settings, row, arena);
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
