/*
 * document_launches.c - what launches changed, which stands in run.json.
 */
#include "report/document_parts.h"
#include "report/term_words.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include "report/compare_words.h"
#include "report/launch_json.h"
#include "report/launch_words.h"
#include "report/measure_words.h"
#include <jansson.h>
#include <math.h>
#include <string.h>

static const char *text_in(const json_t *object, const char *key,
                           struct arena *arena)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? arena_copy_text(arena, text) : NULL;
}

static void add_estimate(struct document_table *table, enum cell_kind kind,
                         const json_t *estimate)
{
    document_add_sure(table, kind, store_number(estimate, "mean"),
                      store_number(estimate, "half_width"));
}

static const struct {
    const char *key;
    const char *title;
    enum cell_kind kind;
} launch_columns[] = {
    { "before_per_day", N_("Contacts a calendar day before"), CELL_COUNT },
    { "after_per_day", N_("Contacts a calendar day after"), CELL_COUNT },
    { "spike_ratio", N_("Peak ÷ that day without it"), CELL_COUNT },
    { "new_contacts", N_("New contacts"), CELL_COUNT },
    { "moved_contacts", N_("Moved contacts"), CELL_COUNT },
    { "requester_wait_change",
      N_("Requester wait of all contacts: after against before"), CELL_SHARE },
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
                     "launch, as far as the plan and the channel last, as "
                     "the plan shows them in all replications. The peak is "
                     "compared in those "
                     "that are also played without the launch.");
    return table;
}

static const struct {
    const char *key;
    const char *title;
    enum cell_kind kind;
    const char *unit;
} window_measures[] = {
    { "contacts_per_day", N_("contacts a calendar day"), CELL_COUNT,
      "contacts" },
    { "service_level", N_("service level"), CELL_SHARE, "share" },
    { "mean_wait_s", N_("mean wait (ASA)"), CELL_SECONDS, "s" },
    { "first_reply_mean_s", N_("first reply"), CELL_SECONDS, "s" },
    { "requester_wait_mean_s", N_("requester wait"), CELL_SECONDS, "s" },
    { "backlog_mean", N_("backlog"), CELL_COUNT, "contacts" },
};

enum { N_WINDOW_MEASURES = sizeof window_measures / sizeof window_measures[0] };

void document_add_range(struct document_table *table, const char *unit,
                        double low, double high)
{
    struct arena *arena = table->arena;
    const double most = fmax(fabs(low), fabs(high));
    const bool is_known = isfinite(low) && isfinite(high);
    const char *from =
        is_known ? compare_words_signed_like(arena, unit, low, most) : NULL;
    document_add_text(table, is_known && high > low
                                 ? arena_text(arena, tr("%s to %s"), from,
                                              compare_words_signed_like(
                                                  arena, unit, high, most))
                                 : from);
}

/* Before it and after, as the plan is, and after without it. */
static void add_sides(struct document_table *table, enum cell_kind kind,
                      const char *unit, const json_t *before,
                      const json_t *after)
{
    const json_t *change = json_object_get(after, "change");
    add_estimate(table, kind, json_object_get(before, "with"));
    add_estimate(table, kind, json_object_get(after, "with"));
    add_estimate(table, kind, json_object_get(after, "without"));
    document_add_change(table, unit, change);
    document_add_range(table, unit, store_number(change, "p10"),
                       store_number(change, "p90"));
}

/* What a row of the table is about. */
struct subject {
    const char *launch;
    const char *whose;
    bool mixes; /* calls and tickets together, of which few times are said */
};

/* One row a measure that exists after the launch. */
static void add_window(struct document_table *table,
                       const struct subject *subject, const json_t *entry)
{
    const json_t *before = json_object_get(entry, "before");
    const json_t *after = json_object_get(entry, "after");
    for (size_t m = 0; m < N_WINDOW_MEASURES; m++) {
        const char *key = window_measures[m].key;
        const enum cell_kind kind = window_measures[m].kind;
        const json_t *then = json_object_get(after, key);
        const json_t *with = json_object_get(then, "with");
        const bool is_backlog = strcmp(key, "backlog_mean") == 0;
        if (!isfinite(store_number(with, "mean")) ||
            (is_backlog && !(store_number(with, "mean") > 0)) ||
            (subject->mixes && (measure_words_mixes(key) ||
                                strcmp(key, "first_reply_mean_s") == 0))) {
            continue;
        }
        document_add_text(table, subject->launch);
        document_add_text(table, subject->whose);
        document_add_text(table, tr(window_measures[m].title));
        add_sides(table, kind, window_measures[m].unit,
                  json_object_get(before, key), then);
    }
}

static void add_team(struct document_table *table, const char *launch,
                     const char *team, const json_t *entry)
{
    const json_t *then =
        json_object_get(json_object_get(entry, "after"), "occupancy");
    const json_t *before =
        json_object_get(json_object_get(entry, "before"), "occupancy");
    if (!isfinite(store_number(json_object_get(then, "with"), "mean"))) {
        return;
    }
    document_add_text(table, launch);
    document_add_text(table, team);
    document_add_text(table, tr("occupancy"));
    add_sides(table, CELL_SHARE, "share", before, then);
}

static void add_launch(struct document_table *table, const json_t *launch,
                       bool mixes)
{
    struct arena *arena = table->arena;
    struct subject subject = { launch_name(launch, arena), tr("(all)"), mixes };
    const char *name = NULL;
    const json_t *entry = NULL;
    add_window(table, &subject, json_object_get(launch, "centre"));
    subject.mixes = false;
    subject.whose = arena_text(arena, tr("(all but %s)"), subject.launch);
    add_window(table, &subject, json_object_get(launch, "other_channels"));
    json_t *channels = json_object_get(launch, "channels");
    json_object_foreach(channels, name, entry)
    {
        subject.whose = words_name(arena, arena_copy_text(arena, name));
        add_window(table, &subject, entry);
    }
    json_t *teams = json_object_get(launch, "teams");
    json_object_foreach(teams, name, entry)
    {
        add_team(table, subject.launch,
                 words_name(arena, arena_copy_text(arena, name)), entry);
    }
}

static bool has_mixed_channels(const struct figures *figures)
{
    const size_t n = figures_channels(figures);
    size_t n_tickets = 0;
    for (size_t i = 0; i < n; i++) {
        n_tickets += figures_channel(figures, i)->is_ticket;
    }
    return n_tickets > 0 && n_tickets < n;
}

static struct document_table *windows(const json_t *rollout,
                                      const struct figures *figures,
                                      struct arena *arena)
{
    struct document_table *table = document_table_start(
        arena, SHEET_LAUNCHES, tr("Before and after each launch"));
    document_column(table, tr("Launch"));
    document_column(table, tr("Channel or team"));
    document_column(table, tr("Measure"));
    document_column_sure(table, tr("Before"));
    document_column_sure(table, tr("After"));
    document_column_sure(table, tr("After, without it"));
    document_column_sure(table, tr("Change by the launch"));
    document_column(table, tr("in 8 of 10 futures"));
    for (size_t i = 0; i < json_array_size(rollout); i++) {
        add_launch(table, json_array_get(rollout, i),
                   has_mixed_channels(figures));
    }
    return table;
}

/* Which channels are tickets, in their order. */
static bool *tickets(const struct figures *figures, struct arena *arena)
{
    const size_t n = figures_channels(figures);
    bool *is_ticket = arena_alloc(arena, n, sizeof *is_ticket);
    for (size_t i = 0; i < n; i++) {
        is_ticket[i] = figures_channel(figures, i)->is_ticket;
    }
    return is_ticket;
}

void document_name_channels(struct launch_result *launch, struct arena *arena)
{
    launch->channel = words_name(arena, launch->channel);
    for (size_t e = 0; e < launch->n_entries; e++) {
        launch->entries[e].name = words_name(arena, launch->entries[e].name);
    }
}

/* Sentences, and under the table which days each is about. */
static void find_launches(const json_t *rollout, const struct figures *figures,
                          struct document_part *part,
                          struct document_table *windows)
{
    struct text_list *out = part->findings;
    struct arena *arena = out->arena;
    const bool *is_ticket = tickets(figures, arena);
    for (size_t i = 0; i < json_array_size(rollout); i++) {
        struct launch_result launch =
            launch_of_json(json_array_get(rollout, i), is_ticket, arena);
        size_t n = 0;
        document_name_channels(&launch, arena);
        const char *const *sentences =
            launch_words(&launch, part->facts->confidence_frac, arena, &n);
        text_list_add(
            out,
            words_sentence(
                arena, arena_text(arena, tr("%s opens on %s."), launch.channel,
                                  date_written(arena, launch.on_day))));
        for (size_t k = 0; k < n; k++) {
            text_list_add(out, words_sentence(arena, sentences[k]));
        }
        windows->note =
            arena_text(arena, "%s%s%s: %s", windows->note ? windows->note : "",
                       windows->note ? " " : "", launch.channel,
                       launch_words_window(&launch, arena));
    }
}

void document_launches(const struct store *store, const struct figures *figures,
                       struct document_part *part)
{
    const json_t *run = store_document(store);
    struct arena *arena = store_arena(store);
    const json_t *rollout = json_object_get(run, "rollout");
    if (json_array_size(rollout) > 0) {
        struct document_table *around = windows(rollout, figures, arena);
        around->note = term_words(TERM_REQUESTER_WAIT);
        find_launches(rollout, figures, part, around);
        document_add_table(part, launches(rollout, arena));
        document_add_table(part, around);
    }
}
