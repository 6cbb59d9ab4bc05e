/*
 * document_plans.c - what the plans of a comparison are: in which settings the
 * two differ, what the other one assumes, and how its changes vary with what is
 * uncertain; from compare.json.
 */
#include "report/document_parts.h"

#include "base/language.h"
#include "chart/words.h"
#include "report/compare_words.h"
#include "report/measure_words.h"
#include "report/table_futures.h"
#include "study/results.h"
#include <math.h>
#include <string.h>

static const char *member(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

/* The setting of that path in the list, the nth where the file says several of
 * one path; NULL: not so many. */
static const json_t *find(const json_t *settings, const char *path, size_t nth)
{
    for (size_t i = 0; i < json_array_size(settings); i++) {
        const json_t *setting = json_array_get(settings, i);
        if (strcmp(member(setting, "path"), path) == 0 && nth-- == 0) {
            return setting;
        }
    }
    return NULL;
}

/* How many settings before this one have its path. */
static size_t earlier(const json_t *settings, size_t index)
{
    const char *path = member(json_array_get(settings, index), "path");
    size_t n = 0;
    for (size_t i = 0; i < index; i++) {
        n += strcmp(member(json_array_get(settings, i), "path"), path) == 0;
    }
    return n;
}

static void add_value(struct document_table *table, const json_t *setting)
{
    const char *value = member(setting, "value");
    document_add_text(
        table, setting ? document_setting_value(
                             table->arena, arena_copy_text(table->arena, value))
                       : "–");
}

static void add_row(struct document_table *table, const char *path,
                    const json_t *first, const json_t *other)
{
    document_add_text(table, arena_copy_text(table->arena, path));
    add_value(table, first);
    add_value(table, other);
}

/* Settings of `from` that `beside` has otherwise, or not at all. */
static void add_differing(struct document_table *table, const json_t *from,
                          const json_t *beside)
{
    for (size_t i = 0; i < json_array_size(from); i++) {
        const json_t *setting = json_array_get(from, i);
        const char *path = member(setting, "path");
        const json_t *same = find(beside, path, earlier(from, i));
        if (!same ||
            strcmp(member(same, "value"), member(setting, "value")) != 0) {
            add_row(table, path, setting, same);
        }
    }
}

/* Settings that the first plan has not. */
static void add_new(struct document_table *table, const json_t *first,
                    const json_t *other)
{
    for (size_t i = 0; i < json_array_size(other); i++) {
        const json_t *setting = json_array_get(other, i);
        const char *path = member(setting, "path");
        if (!find(first, path, earlier(other, i))) {
            add_row(table, path, NULL, setting);
        }
    }
}

static struct table *as_table(const json_t *settings, struct arena *arena)
{
    static const char *const columns[] = { "path", "value", "origin",
                                           "source" };
    enum { N_COLUMNS = sizeof columns / sizeof columns[0] };
    struct table *table = table_start(arena, N_COLUMNS, columns);
    for (size_t i = 0; i < json_array_size(settings); i++) {
        struct cell row[N_COLUMNS];
        for (size_t c = 0; c < N_COLUMNS; c++) {
            row[c] = cell_text(arena_copy_text(
                arena, member(json_array_get(settings, i), columns[c])));
        }
        table_add(table, row);
    }
    return table;
}

const char *document_plan_name(const json_t *plan, struct arena *arena)
{
    const char *name = member(plan, "plan");
    const char *title = member(plan, "variant_title");
    return *title ? arena_text(arena, "%s (%s)", name, title)
                  : arena_copy_text(arena, name);
}

void document_plans(struct document_part *part, const json_t *first,
                    const json_t *other, struct arena *arena)
{
    const json_t *of_first = json_object_get(first, "settings");
    const json_t *of_other = json_object_get(other, "settings");
    struct document_table *differing = document_table_start(
        arena, SHEET_ASSUMPTIONS, tr("In which settings the plans differ"));
    document_column(differing, tr("Setting"));
    document_column(differing, arena_copy_text(arena, member(first, "plan")));
    document_column(differing, arena_copy_text(arena, member(other, "plan")));
    add_differing(differing, of_first, of_other);
    add_new(differing, of_first, of_other);
    if (document_table_rows(differing) > 0) {
        document_add_table(part, differing);
    }
    document_add_assumptions(part, as_table(of_other, arena));
}

static void add_future(struct document_table *table, const char *name,
                       const char *label, const char *unit,
                       const json_t *change)
{
    static const char *const ends[] = { "p10", "p50", "p90" };
    if (!json_is_number(json_object_get(change, ends[0]))) {
        return;
    }
    document_add_text(table, words_name(table->arena, name));
    document_add_text(table, label);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const double value =
            json_number_value(json_object_get(change, ends[i]));
        document_add(table, (struct document_cell){
                                document_kind(unit),
                                compare_words_signed(table->arena, unit, value),
                                value, nan("") });
    }
}

static void add_futures_of_channel(struct document_table *table,
                                   const char *name, bool is_ticket,
                                   const json_t *change)
{
    const struct measure *measures = measure_list(&(size_t){ 0 });
    for (const char *const *key = futures_measures(is_ticket); *key; key++) {
        add_future(table, name, measure_words_label(*key, table->arena),
                   measures[measure_index(*key)].unit,
                   json_object_get(change, *key));
    }
}

static void add_futures_of_launch(struct document_table *table,
                                  const char *name, const json_t *change)
{
    struct arena *arena = table->arena;
    const char *launch =
        arena_text(arena, tr("launch of %s"), words_name(arena, name));
    add_future(table, launch, tr("peak, net over all channels"), "contacts",
               json_object_get(change, "peak"));
    add_future(table, launch, tr("last week, a calendar day"), "contacts",
               json_object_get(change, "settled_change_calendar_day"));
}

void document_changed_futures(struct document_part *part, const json_t *changes,
                              const json_t *plan, struct arena *arena)
{
    const json_t *uncertain = json_object_get(plan, "uncertain");
    const char *name = NULL;
    json_t *change = NULL;
    if (json_array_size(uncertain) == 0) {
        return;
    }
    struct document_table *table = document_table_start(
        arena, SHEET_SUMMARY, tr("Range of futures of the differences"));
    document_column(table, tr("Channel or team"));
    document_column(table, tr("Measure"));
    document_column(table, tr("10 % of runs below"));
    document_column(table, tr("Half of runs below"));
    document_column(table, tr("90 % of runs below"));
    json_object_foreach(json_object_get(changes, "channels"), name, change)
    {
        add_futures_of_channel(table, arena_copy_text(arena, name),
                               strcmp(store_way(plan, name), "ticket") == 0,
                               change);
    }
    json_object_foreach(json_object_get(changes, "teams"), name, change)
    {
        add_future(table, arena_copy_text(arena, name),
                   measure_words_label("occupancy", arena), "share",
                   json_object_get(change, "occupancy"));
    }
    json_object_foreach(json_object_get(changes, "launches"), name, change)
    {
        add_futures_of_launch(table, arena_copy_text(arena, name), change);
    }
    table->note = document_uncertain(uncertain, arena);
    document_add_table(part, table);
}
