/*
 * document_compared_launches.c - what launches change in one plan beside
 * another, from compare.json.
 */
#include "report/document_parts.h"

#include "base/language.h"
#include "chart/words.h"
#include "report/compare_launch_json.h"
#include "report/compare_launches.h"
#include "report/compare_words.h"
#include "report/launch_json.h"
#include <math.h>
#include <string.h>

/* Which channels of a plan are tickets, in their order. */
static bool *tickets(json_t *ways, struct arena *arena)
{
    bool *is_ticket =
        arena_alloc(arena, json_object_size(ways), sizeof *is_ticket);
    const char *name = NULL;
    const json_t *way = NULL;
    size_t n = 0;
    json_object_foreach(ways, name, way)
    {
        const char *written = json_string_value(way);
        is_ticket[n++] = written && strcmp(written, "ticket") == 0;
    }
    return is_ticket;
}

static struct launch_list launches_of(const json_t *plan, struct arena *arena)
{
    const json_t *rollout = json_object_get(plan, "rollout");
    const size_t n = json_array_size(rollout);
    struct launch_result *launches = arena_alloc(arena, n, sizeof *launches);
    const bool *is_ticket = tickets(json_object_get(plan, "ways"), arena);
    for (size_t i = 0; i < n; i++) {
        launches[i] =
            launch_of_json(json_array_get(rollout, i), is_ticket, arena);
        document_name_channels(&launches[i], arena);
    }
    return (struct launch_list){ n, launches };
}

static struct launch_change *changes_of(const json_t *changes,
                                        struct arena *arena, size_t *out_n)
{
    struct launch_change *list = launch_changes_of_json(
        json_object_get(changes, "launches"), arena, out_n);
    for (size_t i = 0; i < *out_n; i++) {
        list[i].channel = words_name(arena, list[i].channel);
        for (size_t k = 0; k < list[i].n_donors; k++) {
            list[i].donors[k].name = words_name(arena, list[i].donors[k].name);
        }
    }
    return list;
}

/* Contacts that stay are shares, of which the table has what is lost. */
static void add_figure(struct document_table *table,
                       const struct launch_row *row, size_t side)
{
    const bool is_share = strcmp(row->unit, "share") == 0;
    const double mean = row->figures[side].mean;
    if (isnan(mean)) {
        document_add_text(table, row->texts[side]);
        return;
    }
    document_add(table, (struct document_cell){
                            document_kind(row->unit), row->texts[side],
                            is_share ? mean - 1 : mean, nan("") });
}

static void add_row(struct document_table *table, const char *launch,
                    const struct launch_row *row)
{
    const struct estimate *change = &row->change.change;
    document_add_text(table, launch);
    document_add_text(table, row->label);
    for (size_t side = 0; side < 2; side++) {
        add_figure(table, row, side);
    }
    document_add(
        table,
        (struct document_cell){
            isfinite(change->mean) ? document_kind(row->unit) : CELL_NONE,
            compare_words_change(table->arena, row->unit, &row->change),
            change->mean, change->half_width });
    document_add_range(table, row->unit, change->p10, change->p90);
}

static const char *label(const json_t *plan, struct arena *arena)
{
    const char *text = json_string_value(json_object_get(plan, "plan"));
    return arena_copy_text(arena, text ? text : "");
}

static struct document_table *start(const char *const labels[static 2],
                                    struct arena *arena)
{
    struct document_table *table = document_table_start(
        arena, SHEET_LAUNCHES, tr("Launches side by side, contacts a day"));
    document_column(table, tr("Launch"));
    document_column(table, tr("Measure"));
    document_column(table, labels[0]);
    document_column(table, labels[1]);
    document_column_sure(table, tr("Difference"));
    document_column(table, tr("in 8 of 10 futures"));
    return table;
}

static uint32_t replications_of(const struct launch_beside *beside)
{
    const struct launch_result *launch =
        beside->plans[0] ? beside->plans[0] : beside->plans[1];
    return launch->replications;
}

struct document_table *document_compared_launches(struct document_part *part,
                                                  const json_t *first,
                                                  const json_t *other,
                                                  const json_t *changes,
                                                  struct arena *arena)
{
    const char *const labels[] = { label(first, arena), label(other, arena) };
    const struct launch_list lists[] = { launches_of(first, arena),
                                         launches_of(other, arena) };
    size_t n_changes = 0;
    const struct launch_change *list = changes_of(changes, arena, &n_changes);
    size_t n = 0;
    const struct launch_beside *launches =
        compare_launches_list(&lists[0], &lists[1], list, n_changes, arena, &n);
    struct document_table *table = start(labels, arena);
    for (size_t i = 0; i < n; i++) {
        size_t n_found = 0;
        const struct launch_row *rows =
            compare_launches_rows(&launches[i], arena, &n_found);
        for (size_t k = 0; k < n_found; k++) {
            add_row(table, launches[i].channel, &rows[k]);
        }
        const char *const *sentences = compare_launches_words(
            &launches[i], labels, part->facts->confidence_frac, arena,
            &n_found);
        for (size_t k = 0; k < n_found; k++) {
            text_list_add(part->findings, words_sentence(arena, sentences[k]));
        }
    }
    if (n == 0) {
        return NULL;
    }
    table->note = compare_launches_note(replications_of(&launches[0]), arena);
    return table;
}
