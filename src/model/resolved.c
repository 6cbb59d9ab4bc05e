/*
 * resolved.c - two walks over the completed tree.
 *
 * What a list of blocks or a block of settings is, the schema knows; all other
 * values are written as one, on a line of their own, with a remark where they
 * did not come from the file.
 */
#include "model/resolved.h"

#include "base/file.h"
#include "base/text.h"
#include "model/reader.h"
#include "model/schema.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct listing {
    struct arena *arena;
    const struct source *source;
    struct setting *list;
    size_t n;
    size_t capacity;
};

/* "line 12", or with the name of an included file. */
static const char *line_of(const struct listing *listing,
                           const struct value *value)
{
    if (value->at.line == 0) {
        return NULL;
    }
    const struct source_line *line =
        source_line_at(listing->source, value->at.line);
    return strcmp(line->file, listing->source->file) == 0
               ? arena_text(listing->arena, "line %d", line->number)
               : arena_text(listing->arena, "line %d of %s", line->number,
                            line->file);
}

static void add_setting(struct listing *listing, const struct value *value,
                        const char *path)
{
    if (listing->n == listing->capacity) {
        const size_t more = 2 * listing->capacity + 64;
        listing->list = arena_grow(listing->arena, listing->list, listing->n,
                                   more, sizeof *listing->list);
        listing->capacity = more;
    }
    listing->list[listing->n++] = (struct setting){
        .path = path,
        .value = value->type == VALUE_TEXT ? value->text
                                           : value_text(value, listing->arena),
        .origin = value->origin,
        .source = value->origin == ORIGIN_FILE ? line_of(listing, value)
                                               : value->source,
    };
}

/* Whether the value is taken apart into its members. */
static bool is_open(const char *path, const struct value *value)
{
    if (value->type != VALUE_GROUP && value->type != VALUE_LIST) {
        return false;
    }
    const struct schema_row *row = schema_find(path);
    if (!row) {
        return false;
    }
    if (row->type == SCHEMA_LIST && value->type == VALUE_LIST) {
        return value->n > 0;
    }
    return row->type == SCHEMA_GROUP || row->type == SCHEMA_NAMED;
}

/* Blocks of a list and blocks with names of one's own are always open. */
static bool is_block_of(const char *path, const struct value *value)
{
    const struct schema_row *row = *path ? schema_find(path) : NULL;
    const bool named = row && row->type == SCHEMA_NAMED && !strchr(path, '.');
    return value->type == VALUE_GROUP && (!value->name || named);
}

static void list_members(struct listing *listing, const struct value *value,
                         const char *path)
{
    for (const struct value *each = value->first; each; each = each->next) {
        const char *name =
            each->name ? each->name : entry_name(value, each, listing->arena);
        const char *inner =
            *path ? arena_text(listing->arena, "%s.%s", path, name) : name;
        if (is_block_of(path, each) || is_open(inner, each)) {
            list_members(listing, each, inner);
        } else {
            add_setting(listing, each, inner);
        }
    }
}

const struct setting *resolved_settings(const struct value *root,
                                        const struct source *source,
                                        struct arena *arena, size_t *out_n)
{
    struct listing listing = { .arena = arena, .source = source };
    list_members(&listing, root, "");
    *out_n = listing.n;
    return listing.list;
}

static const char *origin_text(const struct value *value, struct arena *arena)
{
    switch (value->origin) {
    case ORIGIN_FILE:
        return NULL;
    case ORIGIN_COMMAND:
        return value->source;
    case ORIGIN_AUDIENCE:
    case ORIGIN_KIND:
        return arena_text(arena, "benchmark %s", value->source);
    case ORIGIN_LANGUAGE:
        return "default";
    case ORIGIN_ASSUMPTION:
        return "assumption";
    }
    return NULL;
}

/* Files in absolute terms. */
static void settle_files(struct value *value, const struct source *source,
                         struct arena *arena)
{
    for (struct value *each = value->first; each; each = each->next) {
        if (each->name && strcmp(each->name, "file") == 0 &&
            each->type == VALUE_TEXT) {
            char here[PATH_MAX];
            const char *folder = each->folder ? each->folder : source->folder;
            const char *path = file_join(arena, folder, each->text);
            struct stat found;
            if (stat(path, &found) != 0 && each->at.line) {
                path = file_join(arena, source_folder_at(source, each->at.line),
                                 each->text);
            }
            each->text = *path != '/' && getcwd(here, sizeof here)
                             ? file_join(arena, here, path)
                             : path;
        } else {
            settle_files(each, source, arena);
        }
    }
}

static void indent(struct text *text, int depth)
{
    text_add(text, "%*s", 2 * depth, "");
}

static void write_setting(struct text *text, const struct value *value,
                          int depth)
{
    const char *origin = origin_text(value, text->arena);
    indent(text, depth);
    text_add(text, "%s = ", value->name);
    value_write(text, value);
    text_add(text, origin ? ";  # %s\n" : ";%s\n", origin ? origin : "");
}

static void write_group(struct text *text, const struct value *value, int depth,
                        int open_levels)
{
    for (const struct value *each = value->first; each; each = each->next) {
        if (open_levels == 0 || each->type != VALUE_GROUP) {
            write_setting(text, each, depth);
            continue;
        }
        const bool of_blocks = strcmp(each->name, "channels") == 0 ||
                               strcmp(each->name, "teams") == 0 ||
                               strcmp(each->name, "kinds") == 0 ||
                               strcmp(each->name, "variants") == 0;
        indent(text, depth);
        text_add(text, "%s = {\n", each->name);
        write_group(text, each, depth + 1, depth == 0 && of_blocks ? 1 : 0);
        indent(text, depth);
        text_add(text, "};\n");
    }
}

const char *resolved_text(const struct value *root, const struct source *source,
                          struct arena *arena)
{
    struct value *copy = value_copy(arena, root);
    struct text text;
    settle_files(copy, source, arena);
    text_start(&text, arena);
    text_add(&text, "# The scenario as it was run, every default filled in. "
                    "What the file did not\n# say itself ends in where it "
                    "comes from.\n");
    write_group(&text, copy, 0, 1);
    return text.bytes;
}
