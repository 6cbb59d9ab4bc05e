/*
 * schema.c - looking rows up, by group and by path.
 */
#include "model/schema.h"

#include <assert.h>
#include <string.h>

static const struct {
    const struct schema_group *groups;
    const size_t *n;
} tables[] = {
    { schema_of_centre, &schema_n_of_centre },
    { schema_of_channel, &schema_n_of_channel },
    { schema_of_value, &schema_n_of_value },
    { schema_of_team, &schema_n_of_team },
    { schema_of_rollout, &schema_n_of_rollout },
};

enum { N_TABLES = sizeof tables / sizeof *tables };

static const struct schema_group *find_group(const char *name, size_t n)
{
    for (size_t t = 0; t < N_TABLES; t++) {
        for (size_t i = 0; i < *tables[t].n; i++) {
            const char *known = tables[t].groups[i].name;
            if (strncmp(known, name, n) == 0 && known[n] == '\0') {
                return &tables[t].groups[i];
            }
        }
    }
    return NULL;
}

const struct schema_group *schema_group(const char *name)
{
    const struct schema_group *group = find_group(name, strlen(name));
    assert(group);
    return group;
}

const struct schema_group *const *schema_groups(struct arena *arena,
                                                size_t *out_n)
{
    size_t n = 0;
    for (size_t t = 0; t < N_TABLES; t++) {
        n += *tables[t].n;
    }
    const struct schema_group **groups =
        arena_alloc(arena, n, sizeof(struct schema_group *));
    *out_n = 0;
    for (size_t t = 0; t < N_TABLES; t++) {
        for (size_t i = 0; i < *tables[t].n; i++) {
            groups[(*out_n)++] = &tables[t].groups[i];
        }
    }
    return groups;
}

static const struct schema_row *find_row(const struct schema_group *group,
                                         const char *name, size_t n)
{
    for (size_t i = 0; i < group->n_rows; i++) {
        const char *known = group->rows[i].name;
        if (strncmp(known, name, n) == 0 && known[n] == '\0') {
            return &group->rows[i];
        }
    }
    return NULL;
}

const struct schema_row *schema_row(const struct schema_group *group,
                                    const char *name)
{
    return find_row(group, name, strlen(name));
}

const char *const *schema_names(const struct schema_group *group,
                                struct arena *arena, size_t *out_n)
{
    const char **names = arena_alloc(arena, group->n_rows, sizeof *names);
    *out_n = 0;
    for (size_t i = 0; i < group->n_rows; i++) {
        const char *name = group->rows[i].name;
        if (find_row(group, name, strlen(name)) == &group->rows[i]) {
            names[(*out_n)++] = name;
        }
    }
    return names;
}

/* What people write for names of the language. */
static const char *in_the_language(const char *word)
{
    static const struct {
        const char *word;
        const char *name;
    } words[] = {
        { "name", "title" },
        { "lang", "language" },
        { "hours", "opening_hours" },
        { "runs", "replications" },
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].word, word) == 0) {
            return words[i].name;
        }
    }
    return word;
}

const char *schema_home(const char *name, struct arena *arena)
{
    const char *known = in_the_language(name);
    const struct schema_group *centre = schema_group("centre");
    if (schema_row(centre, known)) {
        return known;
    }
    for (size_t i = 0; i < centre->n_rows; i++) {
        const struct schema_row *block = &centre->rows[i];
        if (block->type == SCHEMA_GROUP &&
            schema_row(schema_group(block->sub), known)) {
            return arena_text(arena, "%s.%s", block->name, known);
        }
    }
    return NULL;
}

/* A list of three sorts of entry: a row of any of them. */
static const struct schema_row *rollout_row(const char *name, size_t n)
{
    static const char *const sorts[] = { "launch", "change", "withdraw" };
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
        const struct schema_row *row =
            find_row(schema_group(sorts[i]), name, n);
        if (row) {
            return row;
        }
    }
    return NULL;
}

static const struct schema_row *member(const char *sub, const char *name,
                                       size_t n)
{
    if (strcmp(sub, "rollout") == 0) {
        return rollout_row(name, n);
    }
    const char *known = strcmp(sub, "kind") == 0 ? "channel" : sub;
    return find_row(schema_group(known), name, n);
}

/*
 * From a row on, along the rest of the path. A part that is no member is a
 * name of the user's own, or of an entry, and is stepped over (a change is
 * named by a path, so there may be several such parts).
 */
static const struct schema_row *follow(const struct schema_row *row,
                                       const char *path)
{
    bool may_skip = row->type == SCHEMA_NAMED || row->type == SCHEMA_LIST ||
                    row->type == SCHEMA_OPENING_HOURS;
    bool must_skip = row->type == SCHEMA_NAMED;
    while (*path) {
        const size_t n = strcspn(path, ".");
        const char *rest = path[n] ? path + n + 1 : path + n;
        const struct schema_row *found =
            row->sub && !must_skip ? member(row->sub, path, n) : NULL;
        if (found) {
            return follow(found, rest);
        }
        const bool uncertain =
            find_row(schema_group("uncertain"), path, n) != NULL;
        if (!may_skip) {
            return (uncertain && *rest == '\0') ||
                           row->type == SCHEMA_CHANNEL_NUMBERS ||
                           row->type == SCHEMA_CHANNEL_SHARES
                       ? row
                       : NULL;
        }
        may_skip = row->sub && strcmp(row->sub, "rollout") == 0;
        must_skip = false;
        path = rest;
    }
    return row;
}

const struct schema_row *schema_find(const char *path)
{
    const size_t n = strcspn(path, ".");
    const char *rest = path[n] ? path + n + 1 : path + n;
    const struct schema_row *row = find_row(schema_group("centre"), path, n);
    const struct schema_row *found = row ? follow(row, rest) : NULL;
    if (found) {
        return found;
    }
    const struct schema_group *group = find_group(path, n);
    row = group ? find_row(group, rest, strcspn(rest, ".")) : NULL;
    if (row) {
        const size_t m = strcspn(rest, ".");
        return follow(row, rest[m] ? rest + m + 1 : rest + m);
    }
    for (size_t t = 0; t < N_TABLES; t++) {
        for (size_t i = 0; i < *tables[t].n; i++) {
            row = find_row(&tables[t].groups[i], path, n);
            found = row ? follow(row, rest) : NULL;
            if (found) {
                return found;
            }
        }
    }
    return NULL;
}

bool schema_is_quoted(const struct schema_row *row)
{
    switch (row->type) {
    case SCHEMA_TRUTH:
    case SCHEMA_NUMBER:
    case SCHEMA_COUNT:
    case SCHEMA_SEED:
    case SCHEMA_HOLIDAYS:
    case SCHEMA_WEEK_PATTERN:
    case SCHEMA_NUMBERS:
    case SCHEMA_CLOCKS:
    case SCHEMA_TEXTS:
    case SCHEMA_MESSAGES:
    case SCHEMA_AGENTS:
    case SCHEMA_CHANNELS:
    case SCHEMA_CHANNEL_NUMBERS:
    case SCHEMA_CHANNEL_SHARES:
    case SCHEMA_GROUP:
    case SCHEMA_LIST:
    case SCHEMA_NAMED:
        return false;
    case SCHEMA_TEXT:
    case SCHEMA_WORD:
    case SCHEMA_CHOICE:
    case SCHEMA_FIRST_OF_TWO:
    case SCHEMA_SECOND_OF_TWO:
    case SCHEMA_DATE:
    case SCHEMA_CLOCK:
    case SCHEMA_DAYS:
    case SCHEMA_DURATION:
    case SCHEMA_SHARE:
    case SCHEMA_CHANGE:
    case SCHEMA_GROWTH:
    case SCHEMA_TURNOVER:
    case SCHEMA_MONEY_AN_HOUR:
    case SCHEMA_MONEY_A_WEEK:
    case SCHEMA_HOURS_A_WEEK:
    case SCHEMA_LAW:
    case SCHEMA_PATIENCE:
    case SCHEMA_TARGET:
    case SCHEMA_VOLUME:
    case SCHEMA_OPENING_HOURS:
    case SCHEMA_DAY_PATTERN:
    case SCHEMA_CHANNEL:
    case SCHEMA_TEAM:
    case SCHEMA_SHIFT:
    case SCHEMA_PATH:
    case SCHEMA_NEW_VALUE:
        return true;
    }
    return true;
}

const char *const *schema_choices(const struct schema_row *row,
                                  struct arena *arena, size_t *out_n)
{
    size_t n = 1;
    for (const char *at = row->choices; *at; at++) {
        n += *at == '|';
    }
    const char **choices = arena_alloc(arena, n, sizeof *choices);
    const char *at = row->choices;
    for (size_t i = 0; i < n; i++) {
        const size_t length = strcspn(at, "|");
        choices[i] = arena_copy_bytes(arena, at, length);
        at += length + 1;
    }
    *out_n = n;
    return choices;
}
