/*
 * schema_explain.c - what a row says, in words.
 *
 * A name that stands in several blocks (after, to, on) is explained for each.
 */
#include "base/text.h"
#include "model/complaints.h"
#include "model/defaults.h"
#include "model/schema.h"

#include <assert.h>
#include <string.h>

static const char *kind_of_value(const struct schema_row *row)
{
    switch (row->type) {
    case SCHEMA_TEXT:
        return "a text in quotes";
    case SCHEMA_WORD:
    case SCHEMA_CHOICE:
    case SCHEMA_FIRST_OF_TWO:
    case SCHEMA_SECOND_OF_TWO:
        return "one of its words";
    case SCHEMA_TRUTH:
        return "true or false";
    case SCHEMA_DATE:
        return "a date";
    case SCHEMA_CLOCK:
        return "a time of day";
    case SCHEMA_DAYS:
        return "weekdays";
    case SCHEMA_DURATION:
        return "a duration with its unit, in quotes";
    case SCHEMA_SHARE:
        return "a percentage in quotes";
    case SCHEMA_NUMBER:
        return "a number without quotes";
    case SCHEMA_COUNT:
    case SCHEMA_SEED:
        return "a whole number without quotes";
    case SCHEMA_CHANGE:
        return "a change in per cent, in quotes";
    case SCHEMA_GROWTH:
    case SCHEMA_TURNOVER:
        return "a percentage per week or year, in quotes";
    case SCHEMA_MONEY_AN_HOUR:
        return "an amount per hour, in quotes";
    case SCHEMA_MONEY_A_WEEK:
        return "an amount per week, in quotes";
    case SCHEMA_HOURS_A_WEEK:
        return "hours per week, in quotes";
    case SCHEMA_LAW:
    case SCHEMA_PATIENCE:
        return "a duration in quotes, or a block with mean and cv or p90";
    case SCHEMA_TARGET:
        return "a share and a time, in quotes";
    case SCHEMA_VOLUME:
        return "an amount per week, day or hour, in quotes";
    case SCHEMA_OPENING_HOURS:
        return "a list of blocks with days, from and to, or \"always\"";
    case SCHEMA_HOLIDAYS:
        return "a list of countries and dates";
    case SCHEMA_WEEK_PATTERN:
        return "a list of seven numbers";
    case SCHEMA_DAY_PATTERN:
        return "a pattern's name, or a list of 24, 48 or 96 numbers";
    case SCHEMA_NUMBERS:
        return "a list of numbers";
    case SCHEMA_CLOCKS:
        return "a list of times of day";
    case SCHEMA_TEXTS:
        return "a list of texts";
    case SCHEMA_MESSAGES:
        return "a number";
    case SCHEMA_AGENTS:
        return "a whole number, a list over the day, or \"as needed\"";
    case SCHEMA_CHANNEL:
        return "the name of a channel";
    case SCHEMA_TEAM:
        return "the name of a team";
    case SCHEMA_SHIFT:
        return "the name of a shift";
    case SCHEMA_CHANNELS:
        return "a list of channels";
    case SCHEMA_CHANNEL_NUMBERS:
        return "a block with a number for a channel";
    case SCHEMA_CHANNEL_SHARES:
        return "a block with a percentage for a channel";
    case SCHEMA_PATH:
        return "the path of a setting";
    case SCHEMA_NEW_VALUE:
        return "a value as the setting has it";
    case SCHEMA_GROUP:
    case SCHEMA_NAMED:
        return "a block in { }";
    case SCHEMA_LIST:
        return "a list of blocks in ( )";
    }
    return "a value";
}

const char *schema_wanted(const struct schema_row *row, struct arena *arena)
{
    if (row->choices && row->type != SCHEMA_CHANNEL_SHARES) {
        size_t n = 0;
        const char *const *choices = schema_choices(row, arena, &n);
        return complaint_choices(choices, n, arena);
    }
    if (row->type == SCHEMA_TRUTH) {
        return "true or false";
    }
    return arena_text(arena, "%s, such as %s", kind_of_value(row),
                      row->example);
}

static void add_default(struct text *text, const struct default_value *value)
{
    text_add(text, "    default    %s", value->value);
    if (value->kind || value->audience) {
        text_add(text, " for %s%s%s", value->kind ? value->kind : "",
                 value->kind && value->audience ? ", " : "",
                 value->audience ? value->audience : "");
    }
    const bool report =
        strcmp(value->source, "000") == 0 || strcmp(value->source, "001") == 0;
    text_add(text, " (%s%s)%s%s\n", report ? "benchmark report " : "",
             value->source, value->note ? ": " : "",
             value->note ? value->note : "");
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

static void add_defaults(struct text *text, const struct schema_group *group,
                         const struct schema_row *row, struct arena *arena)
{
    size_t n = 0;
    size_t n_shown = 0;
    const struct default_value *values = default_list(&n);
    for (size_t i = 0; i < n && group->defaults; i++) {
        if (holds_default(group, row, &values[i], arena)) {
            add_default(text, &values[i]);
            n_shown++;
        }
    }
    if (n_shown == 0 && row->flags & SCHEMA_REQUIRED) {
        text_add(text, "    default    none: it must be said\n");
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
        text_add(text, "    members    ");
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
             *group->path ? "." : "", row->name, row->meaning);
    text_add(text, "    write      %s\n", schema_wanted(row, arena));
    if (row->choices || row->type == SCHEMA_TRUTH) {
        text_add(text, "    example    %s = %s;\n", row->name, row->example);
    }
    if (row->typical) {
        text_add(text, "    typical    %s\n", row->typical);
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
