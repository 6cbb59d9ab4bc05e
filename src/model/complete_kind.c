/*
 * complete_kind.c - what a channel takes from the channel or kind it is like.
 *
 * What is said in the channel wins over what it copies; a block such as redial
 * is completed member by member. Copies are made before any default is filled
 * in, so that "like" copies what was said and not what was assumed.
 */
#include "model/reader.h"

#include "base/language.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

enum { LONGEST_CHAIN = 16 };

static bool is_block(const char *name)
{
    const struct schema_row *row = schema_row(schema_group("channel"), name);
    return row && row->type == SCHEMA_GROUP;
}

void complete_mean(struct reader *reader, struct value *law,
                   const struct value *from)
{
    static const char *const instead[] = { "mean",         "min",
                                           "max",          "file",
                                           "at_mean_wait", "from_abandoned" };
    if (law->type != VALUE_GROUP || value_is_uncertain(law)) {
        return;
    }
    for (size_t i = 0; i < sizeof instead / sizeof *instead; i++) {
        if (value_find(law, instead[i])) {
            return;
        }
    }
    const struct value *mean =
        from->type == VALUE_TEXT ? from : value_find(from, "mean");
    if (mean && !(mean->text && strcmp(mean->text, "endless") == 0)) {
        struct value *copy = value_copy(reader->arena, mean);
        copy->name = "mean";
        value_append(law, copy);
    }
}

static bool is_law(const char *name)
{
    const struct schema_row *row = schema_row(schema_group("channel"), name);
    return row && (row->type == SCHEMA_LAW || row->type == SCHEMA_PATIENCE);
}

static void copy_rest(struct reader *reader, struct value *to,
                      const struct value *from)
{
    for (const struct value *each = from->first; each; each = each->next) {
        struct value *own = value_find(to, each->name);
        if (strcmp(each->name, "like") == 0) {
            continue;
        }
        if (!own) {
            value_append(to, value_copy(reader->arena, each));
        } else if (is_block(each->name) && own->type == VALUE_GROUP &&
                   each->type == VALUE_GROUP) {
            copy_rest(reader, own, each);
        } else if (is_law(each->name)) {
            complete_mean(reader, own, each);
        }
    }
}

static struct value *find_like(struct reader *reader, struct value *value,
                               const struct value *group, const char *what)
{
    struct value *like = value_find(value, "like");
    if (!like || like->broken) {
        return NULL;
    }
    struct value *found =
        like->type == VALUE_TEXT ? value_find(group, like->text) : NULL;
    if (found && found->type == VALUE_GROUP) {
        return found;
    }
    if (strcmp(what, "kind") == 0 && like->type == VALUE_TEXT &&
        kind_find(like->text)) {
        return NULL;
    }
    size_t n = 0;
    const char **names =
        arena_alloc(reader->arena, (group ? group->n : 0) + 1, sizeof *names);
    for (const struct value *each = group ? group->first : NULL; each;
         each = each->next) {
        if (each != value) {
            names[n++] = each->name;
        }
    }
    complain(reader->complaints, "E-REFERENCE", like->at,
             like->type == VALUE_TEXT
                 ? complaint_guess_text(like->text, names, n, reader->arena)
                 : tr("write its name in quotes"),
             "'%s' is like %s, and there is no such %s", value->name,
             value_text(like, reader->arena), tr(what));
    like->broken = true;
    return NULL;
}

/* Whether following `like` never ends. */
static bool is_ring(const struct value *value, const struct value *group)
{
    for (int i = 0; i < LONGEST_CHAIN; i++) {
        const struct value *like = value_find(value, "like");
        value = like && like->type == VALUE_TEXT ? value_find(group, like->text)
                                                 : NULL;
        if (!value) {
            return false;
        }
    }
    return true;
}

/* Completes what the value is like before the value itself. */
static void follow_like(struct reader *reader, struct value *value,
                        const struct value *group, const char *what)
{
    struct value *from = find_like(reader, value, group, what);
    if (!from) {
        return;
    }
    const struct value *like = value_find(value, "like");
    if (is_ring(value, group)) {
        complain(reader->complaints, "E-CONFLICT", like->at,
                 "let one of them say its own values", "'%s' is like itself",
                 value->name);
        return;
    }
    follow_like(reader, from, group, what);
    if (!value_find(value, "kind") && !value_find(from, "kind") &&
        strcmp(what, "channel") == 0) {
        struct value *kind = value_new_text(reader->arena, "kind", from->name);
        value_stamp(kind, like->origin, like->source, like->at);
        value_append(value, kind);
    }
    copy_rest(reader, value, from);
    if (strcmp(what, "channel") == 0) {
        value_remove(value, like);
    }
}

void complete_likes(struct reader *reader)
{
    struct value *kinds = value_find(reader->root, "kinds");
    for (struct value *each = kinds && kinds->type == VALUE_GROUP ? kinds->first
                                                                  : NULL;
         each; each = each->next) {
        if (each->type == VALUE_GROUP) {
            follow_like(reader, each, kinds, "kind");
        }
    }
    const struct value *channels = value_find(reader->root, "channels");
    for (size_t i = 0; i < reader->n_channels; i++) {
        if (reader->channel_values[i]->type == VALUE_GROUP) {
            follow_like(reader, reader->channel_values[i], channels, "channel");
        }
    }
}

/* The built-in kind under a kind of the user's own. */
static const struct kind *base_kind(const struct value *kinds, const char *name)
{
    for (int depth = 0; depth < LONGEST_CHAIN; depth++) {
        const struct value *own = value_find(kinds, name);
        const struct value *like = value_find(own, "like");
        if (!like || like->type != VALUE_TEXT) {
            return kind_find(name);
        }
        name = like->text;
    }
    return NULL;
}

static void copy_own_kind(struct reader *reader, struct value *channel,
                          const struct value *kinds, const char *name)
{
    const struct value *own = value_find(kinds, name);
    if (!own || own->type != VALUE_GROUP) {
        return;
    }
    struct value *copy = value_copy(reader->arena, own);
    for (struct value *each = copy->first; each; each = each->next) {
        value_stamp(each, ORIGIN_KIND,
                    arena_text(reader->arena, "kinds.%s", name),
                    (struct place){ 0 });
    }
    copy_rest(reader, channel, copy);
}

static void no_kind(struct reader *reader, const struct value *channel,
                    const struct value *said, const struct value *kinds)
{
    size_t n_built_in = 0;
    const struct kind *built_in = kind_list(&n_built_in);
    size_t n = 0;
    const char **names = arena_alloc(
        reader->arena, n_built_in + (kinds ? kinds->n : 0) + 1, sizeof *names);
    for (size_t i = 0; i < n_built_in; i++) {
        names[n++] = built_in[i].name;
    }
    for (const struct value *each = kinds ? kinds->first : NULL; each;
         each = each->next) {
        names[n++] = each->name;
    }
    if (said) {
        const char *near = said->type == VALUE_TEXT
                               ? text_nearest(said->text, names, n)
                               : NULL;
        complain(
            reader->complaints, "E-REFERENCE", said->at,
            near ? arena_text(reader->arena, tr("did you mean \"%s\"?"), near)
                 : arena_text(reader->arena, tr("kinds are %s"),
                              complaint_choices(names, n, reader->arena)),
            "there is no kind of channel %s", value_text(said, reader->arena));
        return;
    }
    if (reader_is_misspelt(reader, schema_group("channel"), channel, "kind")) {
        return;
    }
    const char *near = text_nearest(channel->name, names, n);
    const bool is_taken =
        near && value_find(value_find(reader->root, "channels"), near);
    complain(
        reader->complaints, "E-MISSING", channel->key,
        is_taken ? arena_text(reader->arena, tr("say kind = \"%s\";"), near)
        : near   ? arena_text(reader->arena,
                              tr("say kind = \"phone\"; or did you mean '%s'?"),
                              near)
                 : tr("say which, such as kind = \"phone\";"),
        "channels.%s does not say of which kind it is", channel->name);
}

void complete_find_kinds(struct reader *reader)
{
    const struct value *kinds = value_find(reader->root, "kinds");
    for (size_t i = 0; i < reader->n_channels; i++) {
        struct value *channel = reader->channel_values[i];
        if (channel->type != VALUE_GROUP) {
            continue;
        }
        const struct value *said = value_find(channel, "kind");
        const char *name =
            said && said->type == VALUE_TEXT ? said->text : channel->name;
        reader->channel_kinds[i] = base_kind(kinds, name);
        if (reader->channel_kinds[i]) {
            copy_own_kind(reader, channel, kinds, name);
        } else if (!(said && said->broken) && !value_find(channel, "like")) {
            no_kind(reader, channel, said, kinds);
        }
    }
}
