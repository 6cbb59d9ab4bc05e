/*
 * set_path.c - walking a path into the tree, making what is not there yet.
 *
 * Names of one's own (channels, teams) must exist; other blocks are made on
 * the way, and whether their names exist is for the reader to say.
 */
#include "model/set_path.h"

#include "base/language.h"
#include "base/text.h"
#include "model/reader.h"
#include "model/schema.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char *trim(struct arena *arena, const char *from, size_t n)
{
    while (n > 0 && strchr(" \t\r\n", from[n - 1])) {
        n--;
    }
    while (n > 0 && strchr(" \t\r\n", *from)) {
        from++;
        n--;
    }
    return arena_copy_bytes(arena, from, n);
}

/* A whole number of any size, which libconfig would cut to 32 bits. */
static struct value *read_whole(struct arena *arena, const char *text)
{
    char *end = NULL;
    const size_t digits = strspn(text + (*text == '-'), "0123456789");
    if (digits == 0 || text[digits + (*text == '-')] != '\0') {
        return NULL;
    }
    errno = 0;
    const long long whole = strtoll(text, &end, 10);
    if (errno == ERANGE) {
        return NULL;
    }
    struct value *value = value_new(arena, VALUE_WHOLE, NULL);
    value->whole = whole;
    value->number = (double)whole;
    return value;
}

static struct value *read_value(const struct setter *setter, const char *text)
{
    struct value *value = read_whole(setter->arena, text);
    if (!value && !value_parse(text, setter->arena, &value, NULL)) {
        value = value_new_text(setter->arena, NULL, text);
    }
    value_stamp(value, ORIGIN_COMMAND, setter->source, setter->at);
    return value;
}

static void no_such(const struct setter *setter, const struct value *group,
                    const char *word, const char *where)
{
    const char **names =
        arena_alloc(setter->arena, group->n + 1, sizeof *names);
    size_t n = 0;
    for (const struct value *each = group->first; each; each = each->next) {
        names[n++] = group->type == VALUE_GROUP
                         ? each->name
                         : entry_name(group, each, setter->arena);
    }
    complain(setter->complaints, "E-REFERENCE", setter->at,
             complaint_guess(word, names, n, setter->arena),
             "there is no '%s' in %s", word, where);
}

/* How much of the path names the entry; 0 when it names another. */
static size_t match_entry(const struct value *list, const struct value *entry,
                          const char *path, struct arena *arena)
{
    size_t number = 1;
    for (const struct value *at = list->first; at != entry; at = at->next) {
        number++;
    }
    const char *names[] = { entry_name(list, entry, arena),
                            arena_text(arena, "%zu", number) };
    for (size_t i = 0; i < 2; i++) {
        const size_t n = strlen(names[i]);
        if (n > 0 && strncmp(path, names[i], n) == 0 &&
            (path[n] == '.' || path[n] == '\0')) {
            return n;
        }
    }
    return 0;
}

static struct value *find_entry(const struct value *list, const char *path,
                                struct arena *arena, size_t *out_n)
{
    for (struct value *each = list->first; each; each = each->next) {
        *out_n = match_entry(list, each, path, arena);
        if (*out_n > 0) {
            return each;
        }
    }
    *out_n = strcspn(path, ".");
    return NULL;
}

/* The next step of a path: its member, and the rest. */
struct step {
    struct value *member; /* NULL: not there */
    const char *name;
    const char *rest; /* "" at the end */
    const char *so_far;
};

static struct step take_step(const struct value *value, const char *path,
                             const char *so_far, struct arena *arena)
{
    struct step step = { 0 };
    size_t n = strcspn(path, ".");
    if (value->type == VALUE_LIST) {
        step.member = find_entry(value, path, arena, &n);
        step.name = arena_copy_bytes(arena, path, n);
    } else {
        step.name = arena_copy_bytes(arena, path, n);
        step.member = value_find(value, step.name);
    }
    step.rest = path[n] == '.' ? path + n + 1 : path + n;
    step.so_far =
        *so_far ? arena_text(arena, "%s.%s", so_far, step.name) : step.name;
    return step;
}

/* Blocks whose members have names of one's own: none is made here. */
static bool is_named(const char *path)
{
    return strcmp(path, "channels") == 0 || strcmp(path, "teams") == 0 ||
           strcmp(path, "kinds") == 0 || strcmp(path, "variants") == 0;
}

static bool may_make(const struct setter *setter, const struct value *value,
                     const struct step *step, const char *where)
{
    const struct schema_row *row = schema_find(step->so_far);
    if (value->type == VALUE_LIST || is_named(where)) {
        no_such(setter, value, step->name, where);
        return false;
    }
    if (*where == '\0' && !row) {
        size_t n = 0;
        const char *const *names =
            schema_names(schema_group("centre"), setter->arena, &n);
        const char *home = schema_home(step->name, setter->arena);
        complain(setter->complaints, "E-KEY", setter->at,
                 home
                     ? arena_text(setter->arena, tr("did you mean '%s'?"), home)
                     : complaint_guess(step->name, names, n, setter->arena),
                 "unknown setting '%s'", step->name);
        return false;
    }
    if (*step->rest && row && row->type == SCHEMA_LIST) {
        complain(setter->complaints, "E-REFERENCE", setter->at, NULL,
                 "there is no '%.*s' in %s", (int)strcspn(step->rest, "."),
                 step->rest, step->so_far);
        return false;
    }
    return true;
}

/* A short form that is gone into becomes a block with that mean. */
static struct value *open_up(const struct setter *setter, struct value *parent,
                             struct value *member, const char *path)
{
    const struct schema_row *row = schema_find(path);
    if (member->type == VALUE_GROUP || member->type == VALUE_LIST) {
        return member;
    }
    if (!row || (row->type != SCHEMA_LAW && row->type != SCHEMA_PATIENCE &&
                 row->type != SCHEMA_MESSAGES)) {
        complain(setter->complaints, "E-REFERENCE", setter->at, NULL,
                 "%s has no members", path);
        return NULL;
    }
    struct value *group = value_new(setter->arena, VALUE_GROUP, member->name);
    struct value *mean = value_copy(setter->arena, member);
    group->key = member->key;
    group->at = member->at;
    mean->name = "mean";
    value_append(group, mean);
    value_replace(parent, member, group);
    return group;
}

static void put(struct value *parent, struct value *member, const char *name,
                struct value *value)
{
    value->name = parent->type == VALUE_GROUP ? name : NULL;
    if (member) {
        value_replace(parent, member, value);
    } else {
        value_append(parent, value);
    }
}

static void walk(const struct setter *setter, const char *path,
                 struct value *value)
{
    struct value *at = setter->root;
    const char *where = "";
    for (;;) {
        const struct step step = take_step(at, path, where, setter->arena);
        if (!step.member && !may_make(setter, at, &step, where)) {
            return;
        }
        if (*step.rest == '\0') {
            put(at, step.member, step.name, value);
            return;
        }
        struct value *next = step.member;
        if (next) {
            next = open_up(setter, at, next, step.so_far);
        } else {
            next = value_new(setter->arena, VALUE_GROUP, step.name);
            value_stamp(next, ORIGIN_COMMAND, setter->source, setter->at);
            value_append(at, next);
        }
        if (!next) {
            return;
        }
        at = next;
        path = step.rest;
        where = step.so_far;
    }
}

/* "+2" of "+2" or of "agents += 2": what people write who mean two more.
 * NULL for a plain value, and where a sign says a direction. */
static const char *more_or_less(const struct setter *setter, const char **path,
                                const char *value)
{
    const size_t n = strlen(*path);
    const char *last = strrchr(*path, '.');
    const char *name = last ? last + 1 : *path;
    if (n > 1 && strchr("+-*/", (*path)[n - 1])) {
        const char sign = (*path)[n - 1];
        *path = trim(setter->arena, *path, n - 1);
        return arena_text(setter->arena, "%c%s", sign, value);
    }
    const bool is_change =
        strcmp(name, "by") == 0 || strcmp(name, "growth") == 0;
    return *value == '+' && !is_change ? value : NULL;
}

/* A setting is replaced, never added to: says by what. */
static void refuse_more(const struct setter *setter, const char *path,
                        const char *more)
{
    const struct value *now = set_path_find(setter->root, path, setter->arena);
    const struct value *by = read_whole(setter->arena, more + (*more == '+'));
    const bool is_there = set_path_holds(setter->root, path, setter->arena);
    const char *hint = tr("write the new value itself");
    if (is_there && by && now->type == VALUE_WHOLE &&
        strchr("+-", *more) != NULL) {
        hint = arena_text(setter->arena, tr("write the number itself: %lld"),
                          (long long)(now->whole + by->whole));
    } else if (is_there && now->type == VALUE_TEXT) {
        hint = arena_text(setter->arena,
                          tr("write the new value itself; it is \"%s\" now"),
                          now->text);
    }
    complain(setter->complaints, "E-SYNTAX", setter->at, hint,
             "%s cannot be changed by \"%s\": what is set replaces what was",
             path, more);
}

void set_path(const struct setter *setter, const char *text)
{
    const char *equals = strchr(text, '=');
    const char *path =
        trim(setter->arena, text, equals ? (size_t)(equals - text) : 0);
    const char *value = trim(setter->arena, equals ? equals + 1 : "",
                             equals ? strlen(equals + 1) : 0);
    if (*path == '\0' || *value == '\0') {
        complain(setter->complaints, "E-SYNTAX", setter->at,
                 "write path = value, such as teams.first_line.agents = 26",
                 "cannot read \"%s\" as a setting", text);
        return;
    }
    const char *more = more_or_less(setter, &path, value);
    if (more) {
        refuse_more(setter, path, more);
    } else {
        walk(setter, path, read_value(setter, value));
    }
}

void set_volume(const struct setter *setter, const char *text)
{
    const char *equals = strchr(text, '=');
    if (!equals || equals == text || equals[1] == '\0') {
        complain(setter->complaints, "E-SYNTAX", setter->at,
                 "write CHANNEL=FILE, such as phone=counts.csv",
                 "cannot read \"%s\" as a channel and a file", text);
        return;
    }
    const char *channel =
        arena_copy_bytes(setter->arena, text, (size_t)(equals - text));
    struct value *group = value_new(setter->arena, VALUE_GROUP, NULL);
    struct value *file = value_new_text(setter->arena, "file", equals + 1);
    value_append(group, file);
    value_stamp(group, ORIGIN_COMMAND, setter->source, setter->at);
    file->folder = ".";
    walk(setter, arena_text(setter->arena, "channels.%s.volume", channel),
         group);
}

const struct value *set_path_find(const struct value *root, const char *path,
                                  struct arena *arena)
{
    const struct value *at = root;
    while (*path && (at->type == VALUE_GROUP || at->type == VALUE_LIST)) {
        const struct step step = take_step(at, path, "", arena);
        if (!step.member) {
            break;
        }
        at = step.member;
        path = step.rest;
    }
    return at;
}

bool set_path_holds(const struct value *root, const char *path,
                    struct arena *arena)
{
    const struct value *at = root;
    while (*path && (at->type == VALUE_GROUP || at->type == VALUE_LIST)) {
        const struct step step = take_step(at, path, "", arena);
        if (!step.member) {
            return false;
        }
        at = step.member;
        path = step.rest;
    }
    return true;
}
