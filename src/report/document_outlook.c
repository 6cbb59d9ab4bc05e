/*
 * document_outlook.c - how different one such period may be from another, what
 * the help centre does, and the benchmark reports' figures beside the run's.
 */
#include "report/document_parts.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include "report/help_words.h"
#include "report/measure_words.h"
#include "report/run_words.h"
#include "report/table_futures.h"
#include "study/self_service.h"
#include <jansson.h>
#include <math.h>
#include <string.h>

static const char *text_in(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

/* In the reader's language; NULL when there is nothing. */
static const char *words_in(const json_t *object, const char *key,
                            struct arena *arena)
{
    const char *text = text_in(object, key);
    return *text ? tr(arena_copy_text(arena, text)) : NULL;
}

/* Below the table, after what is there. */
static void add_remark(struct document_table *table, const json_t *score)
{
    struct arena *arena = table->arena;
    const char *remark = words_in(score, "remark", arena);
    if (remark) {
        table->note = arena_text(
            arena, "%s%s%s: %s.", table->note ? table->note : "",
            table->note ? " " : "", words_in(score, "measure", arena), remark);
    }
}

static struct document_table *scorecard(const json_t *scores,
                                        struct arena *arena)
{
    struct document_table *table = document_table_start(
        arena, SHEET_SUMMARY, tr("Beside the benchmark reports"));
    document_column(table, tr("Measure"));
    document_column_sure(table, tr("Simulated"));
    document_column(table, tr("Benchmark"));
    document_column(table, tr("Of whom"));
    document_column(table, tr("Report and fact"));
    for (size_t i = 0; i < json_array_size(scores); i++) {
        const json_t *score = json_array_get(scores, i);
        const enum cell_kind kind = document_kind(text_in(score, "unit"));
        const json_t *simulated = json_object_get(score, "simulated");
        document_add_text(table, words_in(score, "measure", arena));
        document_add_sure(table, kind, store_number(simulated, "mean"),
                          store_number(simulated, "half_width"));
        document_add_number(table, kind, store_number(score, "benchmark"));
        document_add_text(table, words_in(score, "whom", arena));
        document_add_text(table,
                          arena_text(arena, "%s/%s", text_in(score, "source"),
                                     text_in(score, "fact")));
        add_remark(table, score);
    }
    return table;
}

static void add_future(struct document_table *table, const char *name,
                       const char *measure, enum cell_kind kind,
                       struct figure figure)
{
    if (!isfinite(figure.p10)) {
        return;
    }
    document_add_text(table, words_name(table->arena, name));
    document_add_text(table, measure_words_label(measure, table->arena));
    document_add_number(table, kind, figure.p10);
    document_add_number(table, kind, figure.p50);
    document_add_number(table, kind, figure.p90);
}

const char *document_uncertain(const json_t *uncertain, struct arena *arena)
{
    static const char *const ends[] = { "low", "likely", "high" };
    const size_t n = json_array_size(uncertain);
    struct uncertain *inputs = arena_alloc(arena, n, sizeof *inputs);
    for (size_t i = 0; i < n; i++) {
        const json_t *row = json_array_get(uncertain, i);
        inputs[i].path = arena_copy_text(arena, text_in(row, "path"));
        inputs[i].leader = i;
        for (size_t k = 0; k < 3; k++) {
            inputs[i].said[k] = arena_copy_text(arena, text_in(row, ends[k]));
        }
    }
    return run_words_uncertain(inputs, n, arena);
}

static struct document_table *futures(const struct figures *figures,
                                      const json_t *uncertain,
                                      struct arena *arena)
{
    struct document_table *table =
        document_table_start(arena, SHEET_SUMMARY, tr("Range of futures"));
    document_column(table, tr("Channel or team"));
    document_column(table, tr("Measure"));
    document_column(table, tr(N_("10 % of runs below")));
    document_column(table, tr("Half of runs below"));
    document_column(table, tr(N_("90 % of runs below")));
    for (size_t i = 0; i < figures_channels(figures); i++) {
        const struct channel_plan *plan = figures_channel(figures, i);
        for (const char *const *key = futures_measures(plan->is_ticket); *key;
             key++) {
            add_future(table, plan->name, *key,
                       strcmp(*key, "offered") == 0         ? CELL_COUNT
                       : strcmp(*key, "service_level") == 0 ? CELL_SHARE
                                                            : CELL_SECONDS,
                       figures_of_channel(figures, plan->name, *key));
        }
    }
    for (size_t t = 0; t < figures_teams(figures); t++) {
        const char *team = figures_team(figures, t);
        add_future(table, team, "occupancy", CELL_SHARE,
                   figures_of_team(figures, team, "occupancy"));
    }
    table->note = document_uncertain(uncertain, arena);
    return table;
}

static struct document_table *help_centre(const json_t *help,
                                          struct arena *arena)
{
    size_t n = 0;
    const struct help_measure *measures = help_measure_list(&n);
    struct document_table *table =
        document_table_start(arena, SHEET_SUMMARY, tr("Help centre"));
    document_column(table, tr("Measure"));
    document_column_sure(table, tr("Mean"));
    for (size_t i = 0; i < n; i++) {
        const json_t *estimate = json_object_get(help, measures[i].key);
        if (isfinite(store_number(estimate, "mean"))) {
            document_add_text(table, tr(measures[i].label));
            document_add_sure(table, document_kind(measures[i].unit),
                              store_number(estimate, "mean"),
                              store_number(estimate, "half_width"));
        }
    }
    table->note = help_words_tickets();
    return table;
}

static struct brief_estimate estimate_of(const json_t *help, const char *key)
{
    const json_t *estimate = json_object_get(help, key);
    return (struct brief_estimate){ store_number(estimate, "mean"),
                                    store_number(estimate, "half_width") };
}

static const char *help_words(const json_t *help, const struct figures *figures,
                              const struct facts *facts, struct arena *arena)
{
    const struct help_answer answer = {
        .prevented = estimate_of(help, "prevented"),
        .first_attempts = figures_of_centre(figures, "first_attempts").mean,
        .no_result_frac = estimate_of(help, "no_result_share").mean,
        .start_day = facts->start_day,
        .at_start = estimate_of(help, "prevented_at_start").mean,
        .not_in_volume = estimate_of(help, "prevented_not_in_volume").mean,
        .since_start = estimate_of(help, "prevented_since_start"),
        .writing_h = estimate_of(help, "writing_hours"),
    };
    return help_words_answer(&answer, arena);
}

void document_outlook(const struct store *store, const struct figures *figures,
                      struct document_part *part)
{
    const json_t *run = store_document(store);
    struct arena *arena = store_arena(store);
    const json_t *help = json_object_get(run, "help_centre");
    const json_t *uncertain = json_object_get(run, "uncertain");
    const json_t *scores = json_object_get(run, "benchmark");
    if (json_is_object(help)) {
        text_list_add(part->findings,
                      help_words(help, figures, part->facts, arena));
        document_add_table(part, help_centre(help, arena));
    }
    if (json_array_size(uncertain) > 0) {
        document_add_table(part, futures(figures, uncertain, arena));
    }
    if (json_array_size(scores) > 0) {
        document_add_table(part, scorecard(scores, arena));
    }
}
