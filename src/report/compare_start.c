#include "report/compare_start.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "base/text.h"
#include "model/centre.h"
#include "model/help_centre.h"
#include "report/json.h"
#include <jansson.h>
#include <string.h>

/* ---- found ---- */

static bool is_called(const char *path, const char *name)
{
    const size_t n = strlen(name);
    return strncmp(path, name, n) == 0 && (path[n] == '\0' || path[n] == '.');
}

/* Settings on which the first day hangs; those of growth and age only where
 * there were articles before. */
static bool is_of_start(const char *path, bool is_older)
{
    static const char *const always[] = {
        "help_centre.approach",    "help_centre.topics",
        "help_centre.top_5_share", "help_centre.zipf",
        "help_centre.articles",    "help_centre.publish_on",
        "help_centre.try_first",   "help_centre.no_result",
        "help_centre.solves",      "help_centre.reach"
    };
    static const char *const older[] = { "help_centre.adds_per_week",
                                         "help_centre.stale_after" };
    const char *end = strrchr(path, '.');
    if (end && strcmp(end, ".volume_counts") == 0) {
        return true;
    }
    for (size_t i = 0; i < sizeof always / sizeof *always; i++) {
        if (is_called(path, always[i])) {
            return true;
        }
    }
    return is_older && (is_called(path, older[0]) || is_called(path, older[1]));
}

static const char *value_at(const struct scenario *scenario, const char *path)
{
    for (size_t i = 0; i < scenario->n_settings; i++) {
        if (strcmp(scenario->settings[i].path, path) == 0) {
            return scenario->settings[i].value;
        }
    }
    return NULL;
}

static void add_setting(struct compare_start *out, const char *path,
                        const char *first, const char *other)
{
    if (!first || !other || strcmp(first, other) != 0) {
        out->settings[out->n_settings++] =
            (struct start_setting){ path, first, other };
    }
}

static bool is_older(const struct centre *centre)
{
    return centre->help_centre.set &&
           centre->help_centre.publish_day < centre->plan.start_day;
}

static void find_settings(const struct compare_report *report, size_t other,
                          struct compare_start *out, struct arena *arena)
{
    const struct scenario *a = &report->scenarios[0];
    const struct scenario *b = &report->scenarios[other];
    const bool older = is_older(a->centre) || is_older(b->centre);
    out->settings = arena_alloc(arena, a->n_settings + b->n_settings,
                                sizeof *out->settings);
    for (size_t i = 0; i < a->n_settings; i++) {
        const char *path = a->settings[i].path;
        if (is_of_start(path, older)) {
            add_setting(out, path, a->settings[i].value, value_at(b, path));
        }
    }
    for (size_t i = 0; i < b->n_settings; i++) {
        const char *path = b->settings[i].path;
        if (is_of_start(path, older) && !value_at(a, path)) {
            add_setting(out, path, NULL, b->settings[i].value);
        }
    }
}

const struct compare_start *compare_start_find(
    const struct compare_report *report, size_t other, struct arena *arena)
{
    const struct comparison *comparison = report->comparison;
    const struct comparison_plan *plan = &comparison->others[other - 1];
    const struct centre *first = comparison->plans[0]->centre;
    const struct centre *beside = comparison->plans[other]->centre;
    struct compare_start *out = arena_alloc(arena, 1, sizeof *out);
    out->start_day = first->plan.start_day;
    out->first_has_help = first->help_centre.set;
    out->other_has_help = beside->help_centre.set;
    out->channels = arena_alloc(arena, plan->n_channels, sizeof *out->channels);
    for (size_t c = 0; c < plan->n_channels; c++) {
        const struct changes *channel = &plan->channels[c];
        struct help_gap gap;
        if (help_centre_moves(first, channel->first, beside, channel->other,
                              &gap, arena)) {
            out->channels[out->n_channels++] =
                (struct start_channel){ channel->name, gap.first_frac,
                                        gap.other_frac };
        }
    }
    if (out->n_channels == 0) {
        return NULL;
    }
    find_settings(report, other, out, arena);
    return out;
}

bool compare_start_moves(const struct compare_report *report)
{
    struct arena *arena = arena_create();
    bool moves = false;
    for (size_t p = 1; p < report->comparison->n_plans && !moves; p++) {
        moves = compare_start_find(report, p, arena) != NULL;
    }
    arena_destroy(arena);
    return moves;
}

/* ---- written and read ---- */

json_t *compare_start_json(const struct compare_start *start)
{
    if (!start) {
        return json_null();
    }
    json_t *channels = json_array();
    for (size_t i = 0; i < start->n_channels; i++) {
        const struct start_channel *channel = &start->channels[i];
        json_t *row = json_object();
        json_object_set_new(row, "channel", json_string(channel->name));
        json_object_set_new(row, "against", json_number(channel->first_frac));
        json_object_set_new(row, "plan", json_number(channel->other_frac));
        json_array_append_new(channels, row);
    }
    json_t *settings = json_array();
    for (size_t i = 0; i < start->n_settings; i++) {
        const struct start_setting *setting = &start->settings[i];
        json_t *row = json_object();
        json_object_set_new(row, "path", json_string(setting->path));
        json_object_set_new(row, "against", json_text_or_null(setting->first));
        json_object_set_new(row, "plan", json_text_or_null(setting->other));
        json_array_append_new(settings, row);
    }
    char date[11];
    civil_write_date(start->start_day, date);
    json_t *object = json_object();
    json_object_set_new(object, "on", json_string(date));
    json_object_set_new(object, "against_has_help_centre",
                        json_boolean(start->first_has_help));
    json_object_set_new(object, "plan_has_help_centre",
                        json_boolean(start->other_has_help));
    json_object_set_new(object, "channels", channels);
    json_object_set_new(object, "settings", settings);
    return object;
}

static const char *text_at(const json_t *object, const char *key,
                           struct arena *arena)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? arena_copy_text(arena, text) : NULL;
}

const struct compare_start *compare_start_read(const json_t *object,
                                               struct arena *arena)
{
    const json_t *channels = json_object_get(object, "channels");
    const json_t *settings = json_object_get(object, "settings");
    const char *on = json_string_value(json_object_get(object, "on"));
    int32_t day = 0;
    if (!on || !civil_read_date(on, &day, NULL)) {
        return NULL;
    }
    struct compare_start *out = arena_alloc(arena, 1, sizeof *out);
    *out = (struct compare_start){
        .start_day = day,
        .first_has_help =
            json_is_true(json_object_get(object, "against_has_help_centre")),
        .other_has_help =
            json_is_true(json_object_get(object, "plan_has_help_centre")),
        .n_channels = json_array_size(channels),
        .n_settings = json_array_size(settings),
    };
    out->channels = arena_alloc(arena, out->n_channels, sizeof *out->channels);
    out->settings = arena_alloc(arena, out->n_settings, sizeof *out->settings);
    for (size_t i = 0; i < out->n_channels; i++) {
        const json_t *row = json_array_get(channels, i);
        out->channels[i] = (struct start_channel){
            text_at(row, "channel", arena),
            json_number_value(json_object_get(row, "against")),
            json_number_value(json_object_get(row, "plan"))
        };
    }
    for (size_t i = 0; i < out->n_settings; i++) {
        const json_t *row = json_array_get(settings, i);
        out->settings[i] =
            (struct start_setting){ text_at(row, "path", arena),
                                    text_at(row, "against", arena),
                                    text_at(row, "plan", arena) };
    }
    return out;
}

/* ---- said ---- */

static const char *channels_of(const struct compare_start *start,
                               struct arena *arena)
{
    struct text text;
    text_start(&text, arena);
    for (size_t i = 0; i < start->n_channels; i++) {
        const struct start_channel *channel = &start->channels[i];
        text_add(&text, "%s", i > 0 ? ", " : "");
        text_add(&text, tr("%s %s and %s"), channel->name,
                 number_share(arena, channel->first_frac),
                 number_share(arena, channel->other_frac));
    }
    return text.bytes;
}

static const char *written(const char *value, struct arena *arena)
{
    if (!value) {
        return tr("not said");
    }
    return value[0] >= '0' && value[0] <= '9' ? number_amount(arena, value)
                                              : value;
}

static const char *settings_of(const struct compare_start *start,
                               struct arena *arena)
{
    struct text text;
    text_start(&text, arena);
    for (size_t i = 0; i < start->n_settings; i++) {
        const struct start_setting *setting = &start->settings[i];
        text_add(&text, "%s", i > 0 ? ", " : "");
        text_add(&text, tr("%s (%s and %s)"), setting->path,
                 written(setting->first, arena),
                 written(setting->other, arena));
    }
    return text.bytes;
}

const char *compare_start_words(const struct compare_start *start,
                                const char *first, const char *other,
                                struct arena *arena)
{
    struct text text;
    text_start(&text, arena);
    text_add(&text,
             tr("%s and %s do not meet the same customers: a volume that "
                "counts contacts lacks whom the help centre of its own plan "
                "prevents already on %s, of all who have a question %s."),
             first, other, date_written(arena, start->start_day),
             channels_of(start, arena));
    text_add(&text, " ");
    if (start->first_has_help && start->other_has_help) {
        text_add(&text, tr("What differs on that day: %s."),
                 settings_of(start, arena));
    } else {
        text_add(&text,
                 tr("%s has no help_centre: that means that it stays as it is "
                    "on that day, not that there is none."),
                 start->first_has_help ? other : first);
    }
    text_add(&text, " %s",
             tr("To meet the same customers, write volume_counts = \"needs\" "
                "in these channels of both, with the volume before any help "
                "centre, or give both the same help centre on that day. What a "
                "help centre saves in all is \"prevented\" of a run of its own "
                "plan."));
    return text.bytes;
}
