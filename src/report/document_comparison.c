/*
 * document_comparison.c - plans side by side: a part for each plan that is
 * compared with the first, from compare.json.
 */
#include "report/document_parts.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include "report/compare_start.h"
#include "report/compare_words.h"
#include "report/launch_json.h"
#include "report/measure_words.h"
#include "study/results.h"
#include <jansson.h>
#include <math.h>
#include <string.h>

/* One plan beside the first, of one channel, team or the centre. */
struct pairing {
    const char *name;
    const json_t *first;
    const json_t *other;
    const json_t *change;
    bool repeats;         /* the centre of one channel */
    bool repeats_tickets; /* the centre of one channel of tickets */
    bool mixes;           /* the centre of calls and tickets */
};

/* "wait_over.20" is "20" in the object "wait_over". */
static const json_t *dotted(const json_t *object, const char *key,
                            struct arena *arena)
{
    const char *dot = strchr(key, '.');
    if (!dot) {
        return json_object_get(object, key);
    }
    return json_object_get(
        json_object_get(object,
                        arena_copy_bytes(arena, key, (size_t)(dot - key))),
        dot + 1);
}

void document_add_change(struct document_table *table, const char *unit,
                         const json_t *change)
{
    const struct difference difference = difference_of_json(change);
    const double mean = difference.change.mean;
    document_add(table,
                 (struct document_cell){
                     isfinite(mean) ? document_kind(unit) : CELL_NONE,
                     compare_words_change(table->arena, unit, &difference),
                     mean, difference.change.half_width });
}

static bool is_money(const struct measure_words *measure)
{
    return strcmp(measure->unit, "money") == 0;
}

static void add_row(struct document_table *table, const char *currency,
                    const struct pairing *pairing,
                    const struct measure_words *measure)
{
    struct arena *arena = table->arena;
    const json_t *change = dotted(pairing->change, measure->key, arena);
    const enum cell_kind kind = document_kind(measure->unit);
    if (!isfinite(store_number(change, "mean"))) {
        return;
    }
    document_add_text(table, pairing->name);
    document_add_text(
        table, is_money(measure)
                   ? arena_text(arena, "%s, %s", tr(measure->label), currency)
                   : tr(measure->label));
    document_add_number(
        table, kind,
        store_number(dotted(pairing->first, measure->key, arena), "mean"));
    document_add_number(
        table, kind,
        store_number(dotted(pairing->other, measure->key, arena), "mean"));
    document_add_change(table, measure->unit, change);
}

/* What people ask first; everything else is in the long table. Of the centre
 * that is what a channel has not, where there is but one. */
static bool is_asked_first(const char *key, const struct pairing *pairing)
{
    static const char *const keys[] = {
        "offered",     "service_level",      "mean_wait_s",
        "abandonment", "first_reply_mean_s", "backlog_end",
        "occupancy",   "cost_per_week"
    };
    if (pairing->repeats_tickets && (strcmp(key, "first_reply_mean_s") == 0 ||
                                     strcmp(key, "backlog_end") == 0)) {
        return false;
    }
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (strcmp(keys[i], key) == 0 &&
            !(pairing->repeats && i + 1 < sizeof keys / sizeof keys[0])) {
            return true;
        }
    }
    return false;
}

static bool is_left_out(const struct pairing *pairing, const char *key)
{
    return pairing->mixes && measure_words_mixes(key);
}

struct side_by_side {
    struct document_table *brief, *all;
    struct text_list *findings;
    const char *currency; /* "EUR" */
    bool is_once;         /* nothing can be said of any difference */
    double confidence_frac;
};

static void say(const struct side_by_side *out, const char *name,
                const struct measure_words *measure,
                const struct difference *difference)
{
    struct arena *arena = out->all->arena;
    const char *unit = is_money(measure) ? out->currency : measure->unit;
    text_list_add(
        out->findings,
        words_sentence(
            arena, compare_words_sentence(arena, name, tr(measure->label), unit,
                                          difference, out->confidence_frac)));
}

/* Sentences about what people ask first. What is the same in every replication
 * is left out; where all is, that is said at once. */
static void find_differences(const struct side_by_side *out,
                             const struct pairing *pairing,
                             const struct measure_words *measures, size_t n)
{
    struct arena *arena = out->all->arena;
    size_t n_same = 0;
    size_t n_said = 0;
    for (size_t m = 0; m < n; m++) {
        const struct difference difference =
            difference_of_json(dotted(pairing->change, measures[m].key, arena));
        if (is_left_out(pairing, measures[m].key) ||
            !is_asked_first(measures[m].key, pairing) ||
            !isfinite(difference.change.mean)) {
            continue;
        }
        if (compare_words_is_same(&difference)) {
            n_same++;
        } else {
            say(out, pairing->name, &measures[m], &difference);
            n_said++;
        }
    }
    if (n_same > 0 && n_said == 0) {
        text_list_add(
            out->findings,
            words_sentence(arena,
                           arena_text(arena, tr("%s: the same in both plans."),
                                      pairing->name)));
    }
}

static void add_pairing(const struct side_by_side *out,
                        const struct pairing *pairing)
{
    size_t n = 0;
    const struct measure_words *measures =
        measure_words_list(out->all->arena, &n);
    for (size_t m = 0; m < n; m++) {
        if (is_left_out(pairing, measures[m].key)) {
            continue;
        }
        add_row(out->all, out->currency, pairing, &measures[m]);
        if (is_asked_first(measures[m].key, pairing)) {
            add_row(out->brief, out->currency, pairing, &measures[m]);
        }
    }
    if (!out->is_once) {
        find_differences(out, pairing, measures, n);
    }
}

/* Channels or teams by name, in the order of the file. */
static void add_named(const struct side_by_side *out, const json_t *first,
                      const json_t *other, json_t *changes)
{
    struct arena *arena = out->all->arena;
    const char *name = NULL;
    const json_t *change = NULL;
    json_object_foreach(changes, name, change)
    {
        const struct pairing pairing = {
            .name = words_name(arena, arena_copy_text(arena, name)),
            .first = json_object_get(first, name),
            .other = json_object_get(other, name),
            .change = change,
        };
        add_pairing(out, &pairing);
    }
}

static struct document_table *start(struct arena *arena, const char *title,
                                    const char *first, const char *other)
{
    struct document_table *table =
        document_table_start(arena, SHEET_SUMMARY, title);
    document_column(table, tr("Channel or team"));
    document_column(table, tr("Measure"));
    document_column(table, first);
    document_column(table, other);
    document_column_sure(table, tr("Difference"));
    return table;
}

/* Tickets have a backlog, calls and chats have none. */
static size_t n_ticket_channels(const json_t *plan)
{
    json_t *channels = json_object_get(plan, "channels");
    const char *name = NULL;
    const json_t *channel = NULL;
    size_t n_tickets = 0;
    json_object_foreach(channels, name, channel)
    {
        const json_t *backlog = json_object_get(channel, "backlog_mean");
        n_tickets += isfinite(store_number(backlog, "mean")) ? 1 : 0;
    }
    return n_tickets;
}

static bool has_mixed_channels(const json_t *plan)
{
    const size_t n_tickets = n_ticket_channels(plan);
    return n_tickets > 0 &&
           n_tickets < json_object_size(json_object_get(plan, "channels"));
}

static const char *label(const json_t *object, const char *key,
                         struct arena *arena)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? arena_copy_text(arena, text) : "–";
}

static const json_t *plan_called(const json_t *plans, const char *name)
{
    for (size_t i = 0; i < json_array_size(plans); i++) {
        const json_t *plan = json_array_get(plans, i);
        const char *called = json_string_value(json_object_get(plan, "plan"));
        if (called && strcmp(called, name) == 0) {
            return plan;
        }
    }
    return NULL;
}

size_t document_comparison_parts(const struct store *store)
{
    return json_array_size(
        json_object_get(store_document(store), "differences"));
}

/* Of several comparisons, with which confidence they hold together. Until clear
 * they are adjusted for the looks as well: each by itself is said alone. */
static void add_together(const json_t *root, struct text_list *out,
                         struct arena *arena)
{
    const json_t *study = json_object_get(root, "study");
    const char *together = compare_words_together(
        arena, json_array_size(json_object_get(root, "differences")),
        store_number(study, "confidence"),
        store_number(study, "each_confidence"));
    if (together && !json_is_true(json_object_get(study, "until_clear"))) {
        text_list_add(out, together);
    }
}

/* That the plans do not meet the same customers. Whether they do. */
static bool add_start(const json_t *changes, struct text_list *out,
                      struct arena *arena)
{
    const struct compare_start *start = compare_start_read(
        json_object_get(changes, "help_centre_at_start"), arena);
    if (!start) {
        return true;
    }
    text_list_add(out, arena_text(arena, tr("Mind: %s"),
                                  compare_start_words(
                                      start, label(changes, "against", arena),
                                      label(changes, "plan", arena), arena)));
    return false;
}

static void add_method(const struct facts *facts, bool same_customers,
                       struct text_list *out, struct arena *arena)
{
    if (!same_customers) {
        text_list_add(out,
                      arena_text(arena,
                                 tr("Both plans were simulated %s times with "
                                    "the same draws of chance, each with the "
                                    "customers of its own volumes."),
                                 number_count(arena, facts->replications)));
    } else if (facts->replications == 1) {
        text_list_add(out, tr("Both plans were simulated once with the same "
                              "customers, contact by contact: there are no "
                              "intervals."));
    } else {
        text_list_add(
            out,
            arena_text(arena,
                       tr("Both plans were simulated %s times with the same "
                          "customers: who comes when, how patient they are and "
                          "how long their questions take is the same in "
                          "both."),
                       number_count(arena, facts->replications)));
    }
    if (facts->replications == 1) {
        return;
    }
    text_list_add(
        out, arena_text(arena,
                        tr("± is half the %s confidence interval of the "
                           "difference. Where it holds 0, there is no clear "
                           "difference."),
                        words_confidence(arena, facts->confidence_frac)));
}

void document_comparison(struct store *store, size_t index,
                         struct document_part *part)
{
    struct arena *arena = store_arena(store);
    const json_t *root = store_document(store);
    const json_t *plans = json_object_get(root, "plans");
    const json_t *changes =
        json_array_get(json_object_get(root, "differences"), index);
    const char *other = label(changes, "plan", arena);
    const char *against = label(changes, "against", arena);
    const json_t *first = plan_called(plans, against);
    const json_t *second = plan_called(plans, other);
    part->name =
        arena_text(arena, tr("%s beside %s"), document_plan_name(second, arena),
                   document_plan_name(first, arena));
    const struct side_by_side out = {
        .brief = start(arena, tr("Plans side by side"), against, other),
        .all = start(arena, tr("Every difference"), against, other),
        .findings = part->findings,
        .currency =
            arena_copy_text(arena, store_setting(first, "plan.currency")),
        .is_once = part->facts->replications == 1,
        .confidence_frac = part->facts->confidence_frac,
    };
    const bool same_customers = add_start(changes, part->findings, arena);
    if (out.is_once) {
        text_list_add(part->findings, compare_words_played_once());
    }
    struct document_table *launches =
        document_compared_launches(part, first, second, changes, arena);
    out.all->is_long = true;
    add_named(&out, json_object_get(first, "channels"),
              json_object_get(second, "channels"),
              json_object_get(changes, "channels"));
    add_named(&out, json_object_get(first, "teams"),
              json_object_get(second, "teams"),
              json_object_get(changes, "teams"));
    const struct pairing centre = {
        tr("(all)"),
        json_object_get(first, "centre"),
        json_object_get(second, "centre"),
        json_object_get(changes, "centre"),
        json_object_size(json_object_get(changes, "channels")) < 2,
        n_ticket_channels(first) == 1 && n_ticket_channels(second) == 1,
        has_mixed_channels(first) || has_mixed_channels(second),
    };
    add_pairing(&out, &centre);
    document_add_table(part, out.brief);
    if (launches) {
        document_add_table(part, launches);
    }
    document_changed_futures(part, changes, second, arena);
    document_add_table(part, out.all);
    document_plans(part, first, second, arena);
    add_method(part->facts, same_customers, part->method, arena);
    add_together(root, part->method, arena);
}
