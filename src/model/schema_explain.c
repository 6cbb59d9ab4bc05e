/*
 * schema_explain.c - what a row says, in words.
 *
 * A name that stands in several blocks (after, to, on) is explained for each.
 */
#include "base/language.h"
#include "base/text.h"
#include "model/complaints.h"
#include "model/defaults.h"
#include "model/schema.h"

#include <assert.h>
#include <string.h>

/* What is written there, by type. */
static const char *const sorts_of_value[] = {
    [SCHEMA_TEXT] = N_("a text in quotes"),
    [SCHEMA_WORD] = N_("one of its words"),
    [SCHEMA_CHOICE] = N_("one of its words"),
    [SCHEMA_FIRST_OF_TWO] = N_("one of its words"),
    [SCHEMA_SECOND_OF_TWO] = N_("one of its words"),
    [SCHEMA_TRUTH] = N_("true or false"),
    [SCHEMA_DATE] = N_("a date"),
    [SCHEMA_CLOCK] = N_("a time of day"),
    [SCHEMA_DAYS] = N_("weekdays"),
    [SCHEMA_DURATION] = N_("a duration with its unit, in quotes"),
    [SCHEMA_SHARE] = N_("a percentage in quotes"),
    [SCHEMA_NUMBER] = N_("a number without quotes"),
    [SCHEMA_COUNT] = N_("a whole number without quotes"),
    [SCHEMA_SEED] = N_("a whole number without quotes"),
    [SCHEMA_CHANGE] = N_("a change in per cent, in quotes"),
    [SCHEMA_GROWTH] = N_("a percentage per week or year, in quotes"),
    [SCHEMA_TURNOVER] = N_("a percentage per week or year, in quotes"),
    [SCHEMA_MONEY_AN_HOUR] = N_("an amount per hour, in quotes"),
    [SCHEMA_MONEY_A_WEEK] = N_("an amount per week, in quotes"),
    [SCHEMA_HOURS_A_WEEK] = N_("hours per week, in quotes"),
    [SCHEMA_LAW] =
        N_("a duration in quotes, or a block with mean and cv or p90"),
    [SCHEMA_PATIENCE] =
        N_("a duration in quotes, or a block with mean and cv or p90"),
    [SCHEMA_TARGET] = N_("a share and a time, in quotes"),
    [SCHEMA_VOLUME] = N_("an amount per week, day or hour, in quotes"),
    [SCHEMA_OPENING_HOURS] =
        N_("a list of blocks with days, from and to, or \"always\""),
    [SCHEMA_HOLIDAYS] = N_("a list of countries and dates"),
    [SCHEMA_WEEK_PATTERN] = N_("a list of seven numbers"),
    [SCHEMA_DAY_PATTERN] =
        N_("a pattern's name, or a list of 24, 48 or 96 numbers"),
    [SCHEMA_NUMBERS] = N_("a list of numbers"),
    [SCHEMA_CLOCKS] = N_("a list of times of day"),
    [SCHEMA_TEXTS] = N_("a list of texts"),
    [SCHEMA_MESSAGES] = N_("a number"),
    [SCHEMA_AGENTS] =
        N_("a whole number, a list over the day, or \"as needed\""),
    [SCHEMA_CHANNEL] = N_("the name of a channel"),
    [SCHEMA_TEAM] = N_("the name of a team"),
    [SCHEMA_SHIFT] = N_("the name of a shift"),
    [SCHEMA_CHANNELS] = N_("a list of channels"),
    [SCHEMA_CHANNEL_NUMBERS] = N_("a block with a number for a channel"),
    [SCHEMA_CHANNEL_SHARES] = N_("a block with a percentage for a channel"),
    [SCHEMA_PATH] = N_("the path of a setting"),
    [SCHEMA_NEW_VALUE] = N_("a value as the setting has it"),
    [SCHEMA_GROUP] = N_("a block in { }"),
    [SCHEMA_NAMED] = N_("a block in { }"),
    [SCHEMA_LIST] = N_("a list of blocks in ( )"),
};

const char *schema_wanted(const struct schema_row *row, struct arena *arena)
{
    if (row->choices && row->type != SCHEMA_CHANNEL_SHARES) {
        size_t n = 0;
        const char *const *choices = schema_choices(row, arena, &n);
        return complaint_choices(choices, n, arena);
    }
    if (row->type == SCHEMA_TRUTH) {
        return tr("true or false");
    }
    return arena_text(arena, tr("%s, such as %s"),
                      row->flags & SCHEMA_WORKING
                          ? tr("working hours with their unit, in quotes")
                          : tr(sorts_of_value[row->type]),
                      row->example);
}

/* A group with presets, as a help centre has by its approach, has one row for
 * each of them; the row of none holds where they say nothing. */
static void add_preset(struct text *text, const struct schema_group *group,
                       const struct default_value *value, bool has_presets)
{
    const size_t n = strlen(group->defaults);
    if (value->group[n] == '.') {
        text_add(text, tr(" with approach = \"%s\""), value->group + n + 1);
    } else if (has_presets) {
        text_add(text, "%s", tr(" unless the approach says otherwise"));
    }
}

static void add_default(struct text *text, const struct schema_group *group,
                        const struct default_value *value, bool has_presets)
{
    text_add(text, tr("    default    %s"), value->value);
    add_preset(text, group, value, has_presets);
    if (value->kind || value->audience) {
        text_add(text, tr(" for %s%s%s"), value->kind ? value->kind : "",
                 value->kind && value->audience ? ", " : "",
                 value->audience ? value->audience : "");
    }
    const bool report =
        strcmp(value->source, "000") == 0 || strcmp(value->source, "001") == 0;
    text_add(text, report ? tr(" (benchmark report %s)%s%s\n") : " (%s)%s%s\n",
             tr(value->source), value->note ? ": " : "",
             value->note ? tr(value->note) : "");
}

static bool holds_default(const struct schema_group *group,
                          const struct schema_row *row,
                          const struct default_value *value,
                          struct arena *arena)
{
    const size_t n = strlen(group->defaults);
    return strncmp(value->group, group->defaults, n) == 0 &&
           (value->group[n] == '\0' || value->group[n] == '.') &&
           strcmp(value->name,
                  arena_text(arena, "%s%s", group->prefix, row->name)) == 0;
}

static bool has_preset(const struct schema_group *group,
                       const struct schema_row *row, struct arena *arena)
{
    size_t n = 0;
    const struct default_value *values = default_list(&n);
    for (size_t i = 0; i < n && group->defaults; i++) {
        if (holds_default(group, row, &values[i], arena) &&
            strcmp(values[i].group, group->defaults) != 0) {
            return true;
        }
    }
    return false;
}

static void add_defaults(struct text *text, const struct schema_group *group,
                         const struct schema_row *row, struct arena *arena)
{
    size_t n = 0;
    size_t n_shown = 0;
    const struct default_value *values = default_list(&n);
    const bool has_presets = has_preset(group, row, arena);
    for (size_t i = 0; i < n && group->defaults; i++) {
        if (holds_default(group, row, &values[i], arena)) {
            add_default(text, group, &values[i], has_presets);
            n_shown++;
        }
    }
    if (n_shown == 0 && row->flags & SCHEMA_REQUIRED) {
        text_add(text, "%s", tr("    default    none: it must be said\n"));
    }
}

static void add_members(struct text *text, const struct schema_row *row,
                        struct arena *arena)
{
    if (!row->sub || strcmp(row->sub, "kind") == 0) {
        return;
    }
    static const char *const sorts[] = { "launch", "change", "withdraw" };
    const bool is_rollout = strcmp(row->sub, "rollout") == 0;
    for (size_t s = 0; s < (is_rollout ? 3u : 1u); s++) {
        size_t n = 0;
        const char *const *names = schema_names(
            schema_group(is_rollout ? sorts[s] : row->sub), arena, &n);
        text_add(text, "%s", tr("    members    "));
        for (size_t i = 0; i < n; i++) {
            text_add(text, "%s%s", i ? ", " : "", names[i]);
        }
        text_add(text, "\n");
    }
}

static void add_row(struct text *text, const struct schema_group *group,
                    const struct schema_row *row, struct arena *arena)
{
    text_add(text, "%s%s%s%s\n    %s\n", text->length ? "\n" : "", group->path,
             *group->path ? "." : "", row->name, tr(row->meaning));
    text_add(text, tr("    write      %s\n"), schema_wanted(row, arena));
    if (row->choices || row->type == SCHEMA_TRUTH) {
        text_add(text, tr("    example    %s = %s;\n"), row->name,
                 row->example);
    }
    if (row->typical) {
        text_add(text, tr("    typical    %s\n"), tr(row->typical));
    }
    add_members(text, row, arena);
    add_defaults(text, group, row, arena);
}

static bool add_matches(struct text *text, const struct schema_row *wanted,
                        const char *bare_name, struct arena *arena)
{
    size_t n = 0;
    const struct schema_group *const *groups = schema_groups(arena, &n);
    for (size_t g = 0; g < n; g++) {
        for (size_t i = 0; i < groups[g]->n_rows; i++) {
            const struct schema_row *row = &groups[g]->rows[i];
            if (bare_name ? strcmp(row->name, bare_name) == 0 : row == wanted) {
                add_row(text, groups[g], row, arena);
            }
        }
    }
    return text->length > 0;
}

static const char *last_part(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : path;
}

static bool no_such(const char *path, struct arena *arena, struct error *err)
{
    size_t n_groups = 0;
    const struct schema_group *const *groups = schema_groups(arena, &n_groups);
    const char *best = NULL;
    unsigned best_distance = 0;
    for (size_t g = 0; g < n_groups; g++) {
        size_t n = 0;
        const char *const *names = schema_names(groups[g], arena, &n);
        const char *near = text_nearest(last_part(path), names, n);
        const unsigned distance =
            near ? text_distance(last_part(path), near) : 0;
        if (near && (!best || distance < best_distance)) {
            best = near;
            best_distance = distance;
        }
    }
    fail(err, "there is no setting '%s'", path);
    const char *home = schema_home(path, arena);
    if (home) {
        return fail_hint(err, "did you mean '%s'?", home);
    }
    return best ? fail_hint(err, "did you mean '%s'?", best)
                : fail_hint(err, "the settings of a scenario are explained by "
                                 "name, such as wrap_up or "
                                 "channels.phone.target");
}

bool schema_explain(const char *path, struct arena *arena, const char **out,
                    struct error *err)
{
    struct text text;
    text_start(&text, arena);
    const bool is_bare = strchr(path, '.') == NULL;
    const struct schema_row *row = schema_find(path);
    if (!row || !add_matches(&text, row, is_bare ? path : NULL, arena)) {
        return no_such(path, arena, err);
    }
    *out = text.bytes;
    return true;
}
