/*
 * reader_change.c - changes of any number of a channel or a team, by or to.
 *
 * The path is followed in the completed tree, so that what is changed exists;
 * its row says how the new value is read, in the field's own unit.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/units.h"
#include "model/set_path.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static bool is_a_number(const struct schema_row *row)
{
    switch ((int)row->type) {
    case SCHEMA_DURATION:
    case SCHEMA_SHARE:
    case SCHEMA_NUMBER:
    case SCHEMA_COUNT:
    case SCHEMA_GROWTH:
    case SCHEMA_TURNOVER:
    case SCHEMA_MONEY_AN_HOUR:
    case SCHEMA_LAW:
    case SCHEMA_PATIENCE:
    case SCHEMA_VOLUME:
    case SCHEMA_MESSAGES:
    case SCHEMA_AGENTS:
    case SCHEMA_CHANNEL_NUMBERS:
        return true;
    default:
        return false;
    }
}

/* Where the names of one's own stand that a path may begin with. */
struct owners {
    const char *prefix; /* "channels." */
    const char *sort;   /* "channel" */
    const char *const *names;
    size_t n;
};

/* Whether the path begins with the owners' prefix; complains when it goes on
 * with a name that none of them has. */
static bool is_of(struct reader *reader, const struct value *value,
                  const struct owners *owners)
{
    const size_t skip = strlen(owners->prefix);
    if (strncmp(value->text, owners->prefix, skip) != 0) {
        return false;
    }
    const char *rest = value->text + skip;
    const char *name =
        arena_copy_bytes(reader->arena, rest, strcspn(rest, "."));
    for (size_t i = 0; i < owners->n; i++) {
        if (strcmp(owners->names[i], name) == 0) {
            return true;
        }
    }
    complain(reader->complaints, "E-REFERENCE", value->at,
             complaint_guess(name, owners->names, owners->n, reader->arena),
             "there is no %s \"%s\"", owners->sort, name);
    return true;
}

static const struct schema_row *changed_row(struct reader *reader,
                                            const struct value *value)
{
    const struct owners channels = { "channels.", "channel",
                                     reader->channel_names,
                                     reader->n_channels };
    const struct owners teams = { "teams.", "team", reader->team_names,
                                  reader->n_teams };
    const size_t before = complaints_count(reader->complaints);
    const bool found =
        is_of(reader, value, &channels) || is_of(reader, value, &teams);
    if (complaints_count(reader->complaints) > before) {
        return NULL;
    }
    const struct schema_row *row = found ? schema_find(value->text) : NULL;
    if (!row || !is_a_number(row)) {
        complain(reader->complaints, "E-REFERENCE", value->at,
                 "write a path such as \"channels.phone.volume\" or "
                 "\"teams.first_line.agents\"",
                 "\"%s\" is not a number of a channel or a team", value->text);
        return NULL;
    }
    return row;
}

static const struct channel *changed_channel(const struct reader *reader,
                                             const char *path)
{
    const char *name = path + strlen("channels.");
    const size_t n = strcspn(name, ".");
    for (size_t i = 0; i < reader->n_channels; i++) {
        if (strncmp(reader->channel_names[i], name, n) == 0 &&
            reader->channel_names[i][n] == '\0') {
            return &reader->channels[i];
        }
    }
    return NULL;
}

/* A new volume is per what the channel's own volume is per. */
static bool read_volume(struct reader *reader, const struct field *field,
                        const char *path, double *out)
{
    const struct channel *channel = changed_channel(reader, path);
    struct volume volume = { 0 };
    const size_t before = complaints_count(reader->complaints);
    const size_t noted = reader->n_uncertain;
    reader_volume(reader, field, &volume);
    if (complaints_count(reader->complaints) > before) {
        return false;
    }
    if (reader->n_uncertain > noted) {
        reader->uncertain[noted].field = out;
    }
    if (!channel || volume.basis != channel->volume.basis ||
        volume.basis == VOLUME_LIST || volume.basis == VOLUME_COUNTS ||
        !(channel->volume.amount > 0)) {
        complain(reader->complaints, "E-CONFLICT", field->value->at,
                 "write it per week, day or hour as the channel does; or use "
                 "by = \"+10 %\"",
                 "%s is not per the same time as %s", field->path, path);
        return false;
    }
    *out = volume.amount;
    if (value_is_uncertain(field->value)) {
        reader->uncertain[reader->n_uncertain - 1].field = out;
    }
    return true;
}

static bool read_new_value(struct reader *reader, const struct field *field,
                           const char *path, double *out)
{
    if (field->row->type == SCHEMA_VOLUME) {
        return read_volume(reader, field, path, out);
    }
    if (field->row->type == SCHEMA_COUNT || field->row->type == SCHEMA_AGENTS) {
        uint32_t count = 0;
        const bool good = reader_count(reader, field, &count);
        *out = count;
        return good;
    }
    return reader_amount(reader, field, out);
}

static void read_length(struct reader *reader, const struct value *value,
                        struct rollout *out, const char *path)
{
    struct value *lasts = value_find(value, "lasts");
    double length_s = 0;
    if (!lasts) {
        return;
    }
    if (out->has_end) {
        complain(reader->complaints, "E-CONFLICT", lasts->key,
                 "keep one of the two", "%s says both 'until' and 'lasts'",
                 path);
    }
    const struct field field = { schema_row(schema_group("change"), "lasts"),
                                 arena_text(reader->arena, "%s.lasts", path),
                                 lasts };
    if (lasts->broken || !reader_certain(reader, &field, &length_s)) {
        return;
    }
    if (fmod(length_s, SECONDS_A_DAY) != 0 || length_s > 1e9) {
        complain(reader->complaints, "E-RANGE", lasts->at,
                 "write days or weeks, such as \"2 weeks\"",
                 "%s.lasts must be whole days", path);
        return;
    }
    out->has_end = true;
    out->end_day = out->on_day + (int32_t)(length_s / SECONDS_A_DAY);
}

static void read_to(struct reader *reader, const struct value *value,
                    const struct schema_row *row, struct rollout *out,
                    const char *path)
{
    struct value *to = value_find(value, "to");
    if (!to || to->broken) {
        return;
    }
    const struct field field = { row, arena_text(reader->arena, "%s.to", path),
                                 to };
    read_new_value(reader, &field, out->path, &out->value);
}

/* Volumes and their growth follow model/course.h. */
static void mark_course(const struct reader *reader,
                        const struct schema_row *row, struct rollout *out)
{
    const bool volume = row->type == SCHEMA_VOLUME;
    const struct channel *channel =
        strncmp(out->path, "channels.", strlen("channels.")) == 0
            ? changed_channel(reader, out->path)
            : NULL;
    out->changed = CHANGED_SETTING;
    if (channel && (volume || row->type == SCHEMA_GROWTH)) {
        out->changed = volume ? CHANGED_VOLUME : CHANGED_GROWTH;
        out->channel = (uint32_t)(channel - reader->channels);
    }
}

void reader_change(struct reader *reader, struct value *value,
                   struct rollout *out, const char *path)
{
    reader_members(reader, schema_group("change"), value, out, path);
    const struct value *changed = value_find(value, "change");
    const bool by = value_find(value, "by") != NULL;
    const bool to = value_find(value, "to") != NULL;
    read_length(reader, value, out, path);
    if (by == to) {
        complain(reader->complaints, by ? "E-CONFLICT" : "E-MISSING", value->at,
                 by ? tr("keep one of the two")
                    : tr("add by = \"+35 %\"; or to = and the new value"),
                 by ? "%s says both 'by' and 'to'"
                    : "%s says neither 'by' nor 'to'",
                 path);
    }
    if (out->has_end && value_find(value, "until") &&
        out->end_day <= out->on_day) {
        complain(reader->complaints, "E-CONFLICT",
                 value_find(value, "until")->at,
                 "the end is the first day that no longer counts",
                 "%s.until is not after %s.on", path, path);
    }
    if (changed->type != VALUE_TEXT) {
        return;
    }
    out->title = changed->text;
    const struct schema_row *row = changed_row(reader, changed);
    if (row && by && !set_path_holds(reader->root, out->path, reader->arena)) {
        complain(reader->complaints, "E-REFERENCE", changed->at,
                 "say it where it belongs, or write to = instead of by",
                 "%s is not said, so it cannot change by a percentage",
                 out->path);
    }
    if (row && to) {
        read_to(reader, value, row, out, path);
    }
    if (row) {
        mark_course(reader, row, out);
    }
}
