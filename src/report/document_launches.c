/*
 * document_launches.c - what launches changed, and the benchmark reports'
 * figures beside the run's: both stand in run.json.
 */
#include "report/document_parts.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include <jansson.h>
#include <math.h>
#include <string.h>

/* NaN where it is null or not there. */
static double number_in(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : nan("");
}

static const char *text_in(const json_t *object, const char *key,
                           struct arena *arena)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? arena_copy_text(arena, text) : NULL;
}

static void add_estimate(struct document_table *table, enum cell_kind kind,
                         const json_t *estimate)
{
    document_add_sure(table, kind, number_in(estimate, "mean"),
                      number_in(estimate, "half_width"));
}

static const struct {
    const char *key;
    const char *title;
    enum cell_kind kind;
} launch_columns[] = {
    { "before_per_day", N_("Contacts a day before"), CELL_COUNT },
    { "after_per_day", N_("Contacts a day after"), CELL_COUNT },
    { "spike_ratio", N_("Peak ÷ that day without it"), CELL_COUNT },
    { "new_contacts", N_("New contacts"), CELL_COUNT },
    { "moved_contacts", N_("Moved contacts"), CELL_COUNT },
    { "requester_wait_change", N_("Change of requester wait"), CELL_SHARE },
};

enum { N_LAUNCH_COLUMNS = sizeof launch_columns / sizeof launch_columns[0] };

static const char *launch_name(const json_t *launch, struct arena *arena)
{
    const char *name = text_in(launch, "launch", arena);
    return name ? words_name(arena, name) : "-";
}

static double launch_day(const json_t *launch)
{
    int32_t day = 0;
    const char *on = json_string_value(json_object_get(launch, "on"));
    return on && civil_read_date(on, &day, NULL) ? day : nan("");
}

static struct document_table *launches(const json_t *rollout,
                                       struct arena *arena)
{
    struct document_table *table =
        document_table_start(arena, SHEET_LAUNCHES, tr("Launches"));
    document_column(table, tr("Launch"));
    document_column(table, tr("Opens on"));
    for (size_t k = 0; k < N_LAUNCH_COLUMNS; k++) {
        document_column_sure(table, tr(launch_columns[k].title));
    }
    for (size_t i = 0; i < json_array_size(rollout); i++) {
        const json_t *launch = json_array_get(rollout, i);
        document_add_text(table, launch_name(launch, arena));
        document_add_number(table, CELL_DAY, launch_day(launch));
        for (size_t k = 0; k < N_LAUNCH_COLUMNS; k++) {
            add_estimate(table, launch_columns[k].kind,
                         json_object_get(launch, launch_columns[k].key));
        }
    }
    table->note = tr("Before and after are the 60 days on either side of a "
                     "launch, cut to the days of the plan.");
    return table;
}

static const struct {
    const char *key;
    const char *title;
    enum cell_kind kind;
    const char *unit;
} window_measures[] = {
    { "contacts_per_day", N_("contacts a day"), CELL_COUNT, "contacts" },
    { "service_level", N_("service level"), CELL_SHARE, "share" },
    { "mean_wait_s", N_("mean wait (ASA)"), CELL_SECONDS, "s" },
    { "requester_wait_mean_s", N_("requester wait"), CELL_SECONDS, "s" },
    { "backlog_mean", N_("backlog"), CELL_COUNT, "contacts" },
};

enum { N_WINDOW_MEASURES = sizeof window_measures / sizeof window_measures[0] };

/* One row a measure that exists after the launch. */
static void add_window(struct document_table *table, const char *launch,
                       const char *whose, const json_t *entry)
{
    const json_t *before = json_object_get(entry, "before");
    const json_t *after = json_object_get(entry, "after");
    for (size_t m = 0; m < N_WINDOW_MEASURES; m++) {
        const char *key = window_measures[m].key;
        const enum cell_kind kind = window_measures[m].kind;
        const json_t *then = json_object_get(after, key);
        const json_t *with = json_object_get(then, "with");
        const bool is_backlog = strcmp(key, "backlog_mean") == 0;
        if (!isfinite(number_in(with, "mean")) ||
            (is_backlog && !(number_in(with, "mean") > 0))) {
            continue;
        }
        document_add_text(table, launch);
        document_add_text(table, whose);
        document_add_text(table, tr(window_measures[m].title));
        add_estimate(table, kind,
                     json_object_get(json_object_get(before, key), "with"));
        add_estimate(table, kind, with);
        add_estimate(table, kind, json_object_get(then, "without"));
        document_add_change(table, window_measures[m].unit,
                            json_object_get(then, "change"));
    }
}

static struct document_table *windows(const json_t *rollout,
                                      struct arena *arena)
{
    struct document_table *table = document_table_start(
        arena, SHEET_LAUNCHES, tr("Before and after each launch"));
    document_column(table, tr("Launch"));
    document_column(table, tr("Channel"));
    document_column(table, tr("Measure"));
    document_column_sure(table, tr("Before"));
    document_column_sure(table, tr("After"));
    document_column_sure(table, tr("After, without it"));
    document_column_sure(table, tr("Change by the launch"));
    for (size_t i = 0; i < json_array_size(rollout); i++) {
        const json_t *launch = json_array_get(rollout, i);
        const char *name = launch_name(launch, arena);
        const char *channel = NULL;
        const json_t *entry = NULL;
        add_window(table, name, tr("(all)"), json_object_get(launch, "centre"));
        json_t *channels = json_object_get(launch, "channels");
        json_object_foreach(channels, channel, entry)
        {
            add_window(table, name,
                       words_name(arena, arena_copy_text(arena, channel)),
                       entry);
        }
    }
    return table;
}

static const char *count(const json_t *launch, const char *key,
                         struct arena *arena)
{
    const json_t *estimate = json_object_get(launch, key);
    const double mean = number_in(estimate, "mean");
    return document_cell_text(
        &(struct document_cell){ isfinite(mean) ? CELL_COUNT : CELL_NONE, NULL,
                                 mean, number_in(estimate, "half_width") },
        arena);
}

static void find_launches(const json_t *rollout, struct text_list *out)
{
    struct arena *arena = out->arena;
    for (size_t i = 0; i < json_array_size(rollout); i++) {
        const json_t *launch = json_array_get(rollout, i);
        const double day = launch_day(launch);
        if (!isfinite(day)) {
            continue;
        }
        text_list_add(
            out, words_sentence(
                     arena,
                     arena_text(arena,
                                tr("%s opens on %s: contacts go from %s a day "
                                   "before to %s a day after."),
                                launch_name(launch, arena),
                                date_in_words(arena, (int32_t)day),
                                count(launch, "before_per_day", arena),
                                count(launch, "after_per_day", arena))));
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
    document_column(table, tr("Report"));
    for (size_t i = 0; i < json_array_size(scores); i++) {
        const json_t *score = json_array_get(scores, i);
        const char *unit = text_in(score, "unit", arena);
        const char *measure = text_in(score, "measure", arena);
        const char *whom = text_in(score, "whom", arena);
        const enum cell_kind kind =
            unit && strcmp(unit, "share") == 0 ? CELL_SHARE
            : unit && strcmp(unit, "s") == 0   ? CELL_SECONDS
                                               : CELL_COUNT;
        document_add_text(table, measure ? tr(measure) : NULL);
        add_estimate(table, kind, json_object_get(score, "simulated"));
        document_add_number(table, kind, number_in(score, "benchmark"));
        document_add_text(table, whom ? tr(whom) : NULL);
        document_add_text(table, text_in(score, "source", arena));
    }
    return table;
}

void document_launches(const struct store *store, struct document_part *part)
{
    const json_t *run = store_document(store);
    struct arena *arena = store_arena(store);
    const json_t *rollout = json_object_get(run, "rollout");
    const json_t *scores = json_object_get(run, "benchmark");
    if (json_array_size(rollout) > 0) {
        find_launches(rollout, part->findings);
        document_add_table(part, launches(rollout, arena));
        document_add_table(part, windows(rollout, arena));
    }
    if (json_array_size(scores) > 0) {
        document_add_table(part, scorecard(scores, arena));
    }
}
