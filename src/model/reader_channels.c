/*
 * reader_channels.c - lists of channels, and blocks with a value for each.
 */
#include "model/reader.h"

#include "base/language.h"
#include "base/text.h"

#include <assert.h>
#include <math.h>
#include <string.h>

const char *reader_all_channels(const struct reader *reader)
{
    struct text text;
    text_start(&text, reader->arena);
    for (size_t i = 0; i < reader->n_channels; i++) {
        text_add(&text, "%s\"%s\"", i ? ", " : "[ ", reader->channel_names[i]);
    }
    text_add(&text, reader->n_channels ? " ]" : "[ \"phone\" ]");
    return text.bytes;
}

static bool is_channel(const struct reader *reader, const char *name)
{
    for (size_t i = 0; i < reader->n_channels; i++) {
        if (strcmp(reader->channel_names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_text(const struct value *list, const char *text)
{
    for (const struct value *each = list->first; each; each = each->next) {
        if (each->type == VALUE_TEXT && strcmp(each->text, text) == 0) {
            return true;
        }
    }
    return false;
}

/* An entry of a list; one that names no channel can only be meant as one that
 * the list does not have yet. */
static bool find_listed(struct reader *reader, const struct field *one,
                        const struct value *list, uint32_t *out)
{
    const char **left =
        arena_alloc(reader->arena, reader->n_channels + 1, sizeof *left);
    size_t n = 0;
    for (size_t i = 0; i < reader->n_channels; i++) {
        const char *name = reader->channel_names[i];
        if (one->value->type == VALUE_TEXT &&
            strcmp(name, one->value->text) == 0) {
            *out = (uint32_t)i;
            return true;
        }
        if (!has_text(list, name)) {
            left[n++] = name;
        }
    }
    return reader_find_name(reader, one, N_("channel"), left, n, out);
}

void reader_channel_list(struct reader *reader, const struct field *field,
                         const uint32_t **out, size_t *out_n)
{
    if (field->value->type == VALUE_TEXT) { /* one, without its list */
        const bool known = is_channel(reader, field->value->text);
        reader_cannot(
            reader, field,
            arena_text(
                reader->arena, known ? tr("write [ \"%s\" ]") : tr("write %s"),
                known ? field->value->text : reader_all_channels(reader)));
        return;
    }
    if (!reader_is_list(reader, field)) {
        return;
    }
    uint32_t *list =
        arena_alloc(reader->arena, field->value->n + 1, sizeof *list);
    size_t n = 0;
    for (struct value *each = field->value->first; each; each = each->next) {
        const struct field one = { field->row, field->path, each };
        uint32_t channel = 0;
        if (!find_listed(reader, &one, field->value, &channel)) {
            continue;
        }
        for (size_t i = 0; i < n; i++) {
            if (list[i] == channel) {
                complain(reader->complaints, "E-DUPLICATE", each->at,
                         "keep one of the two", "%s names \"%s\" twice",
                         field->path, each->text);
            }
        }
        list[n++] = channel;
    }
    if (field->value->n == 0) {
        complain(reader->complaints, "E-RANGE", field->value->at,
                 "name at least one channel", "%s is empty", field->path);
    }
    *out = list;
    *out_n = n;
}

/* Whether the block belongs to the channel, as rollout.chat.comes_from does to
 * chat, so that it is none of the channels that the block may name. */
static bool is_own(struct reader *reader, const struct field *block,
                   const char *channel)
{
    const char *own = arena_text(reader->arena, "rollout.%s.", channel);
    return strncmp(block->path, own, strlen(own)) == 0;
}

/* The channel that a member of a block is named after. */
static bool find_member(struct reader *reader, const struct field *block,
                        const struct value *member, uint32_t *out)
{
    const char *outside = block->row->choices;
    const char **left =
        arena_alloc(reader->arena, reader->n_channels + 1, sizeof *left);
    size_t n = 0;
    for (size_t i = 0; i < reader->n_channels; i++) {
        const char *name = reader->channel_names[i];
        if (strcmp(name, member->name) == 0) {
            *out = (uint32_t)i;
            return true;
        }
        if (!value_find(block->value, name) && !is_own(reader, block, name)) {
            left[n++] = name;
        }
    }
    if (outside && !value_find(block->value, outside)) {
        left[n++] = outside;
    }
    complain(reader->complaints, "E-REFERENCE", member->key,
             complaint_guess(member->name, left, n, reader->arena),
             "%s: there is no channel '%s'", block->path, member->name);
    return false;
}

void reader_channel_numbers(struct reader *reader, const struct field *field,
                            const double **out)
{
    double *numbers =
        arena_alloc(reader->arena, reader->n_channels + 1, sizeof *numbers);
    for (size_t i = 0; i < reader->n_channels; i++) {
        numbers[i] = 1;
    }
    *out = numbers;
    if (!reader_is_group(reader, field)) {
        return;
    }
    for (struct value *each = field->value->first; each; each = each->next) {
        uint32_t channel = 0;
        if (find_member(reader, field, each, &channel)) {
            const struct field one = { field->row,
                                       arena_text(reader->arena, "%s.%s",
                                                  field->path, each->name),
                                       each };
            reader_amount(reader, &one, &numbers[channel]);
        }
    }
}

void reader_channel_shares(struct reader *reader, const struct field *field,
                           const struct share_of **out, size_t *out_n)
{
    if (!reader_is_group(reader, field)) {
        return;
    }
    struct share_of *shares =
        arena_alloc(reader->arena, field->value->n + 1, sizeof *shares);
    struct schema_row row = *field->row;
    size_t n = 0;
    row.most = 1;
    for (struct value *each = field->value->first; each; each = each->next) {
        uint32_t channel = NO_INDEX;
        const bool outside =
            row.choices && strcmp(row.choices, each->name) == 0;
        if (!outside && !find_member(reader, field, each, &channel)) {
            continue;
        }
        const struct field one = {
            &row, arena_text(reader->arena, "%s.%s", field->path, each->name),
            each
        };
        shares[n].channel = channel;
        reader_amount(reader, &one, &shares[n].share_frac);
        n++;
    }
    *out = shares;
    *out_n = n;
}
