/*
 * reader_change.c - changes of any number of a channel or a team, by or to.
 *
 * The path is followed in the completed tree, so that what is changed exists;
 * its row says how the new value is read, in the field's own unit.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/text.h"
#include "base/units.h"
#include "model/ordinary_week.h"
#include "model/set_path.h"

#include <assert.h>
#include <math.h>
#include <string.h>

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
    const char *near = text_nearest(name, owners->names, owners->n);
    complain(
        reader->complaints, "E-REFERENCE", value->at,
        near ? arena_text(reader->arena, tr("did you mean \"%s%s%s\"?"),
                          owners->prefix, near, rest + strlen(name))
             : complaint_guess(name, owners->names, owners->n, reader->arena),
        "there is no %s \"%s\"", tr(owners->sort), name);
    return true;
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

/* "channels.phone.volume" and "channels.phone.growth" themselves, which follow
 * model/course.h. */
static const struct schema_row *course_row(const struct reader *reader,
                                           const char *path,
                                           struct rollout *out)
{
    const char *name = strrchr(path, '.');
    const bool volume = name && strcmp(name, ".volume") == 0;
    const bool growth = name && strcmp(name, ".growth") == 0;
    const struct channel *channel =
        (volume || growth) && strncmp(path, "channels.", 9) == 0
            ? changed_channel(reader, path)
            : NULL;
    if (!channel || strchr(path + strlen("channels."), '.') != name) {
        return NULL;
    }
    out->changed = volume ? CHANGED_VOLUME : CHANGED_GROWTH;
    out->channel = (uint32_t)(channel - reader->channels);
    return schema_row(schema_group("channel"), name + 1);
}

static const struct schema_row *setting_row(struct reader *reader,
                                            const char *path,
                                            struct rollout *out)
{
    struct setting_place place = { 0 };
    if (!reader_find_setting(reader, path, &place)) {
        return NULL;
    }
    out->changed = CHANGED_SETTING;
    out->setting = place.setting;
    out->field = place.field;
    return place.row;
}

static bool is_of_the_start(const char *path)
{
    return strncmp(path, "channels.", 9) == 0 &&
           strstr(path, ".backlog_at_start.") != NULL;
}

/* What is changed; NULL after complaining. */
static const struct schema_row *changed_row(struct reader *reader,
                                            const struct value *value,
                                            struct rollout *out)
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
    const struct schema_row *row =
        found ? course_row(reader, value->text, out) : NULL;
    row = found && !row ? setting_row(reader, value->text, out) : row;
    if (!row) {
        complain(
            reader->complaints, "E-REFERENCE", value->at,
            arena_text(reader->arena,
                       tr("write a path such as \"channels.%s.volume\""),
                       reader->n_channels ? reader->channel_names[0] : "phone"),
            "\"%s\" is not a number of a channel or a team", value->text);
    } else if (is_of_the_start(value->text)) {
        complain(reader->complaints, "E-CONFLICT", value->at,
                 "change the channel's volume instead",
                 "%s is looked at when the plan starts, and not later",
                 value->text);
        row = NULL;
    }
    return row;
}

static bool is_one_amount(const struct volume *volume)
{
    return volume->basis == VOLUME_PER_WEEK ||
           volume->basis == VOLUME_PER_DAY || volume->basis == VOLUME_PER_HOUR;
}

/* How many times the unit of the channel's volume goes into that of another. */
static double times_own_unit(const struct channel *channel,
                             const struct volume *volume)
{
    const double own = ordinary_week_times(channel, channel->volume.basis);
    return volume->basis == channel->volume.basis || !(own > 0)
               ? 1
               : ordinary_week_times(channel, volume->basis) / own;
}

/* Into what the channel's own volume is per. */
static void convert_volume(struct reader *reader, size_t first_uncertain,
                           double times, double *out)
{
    *out *= times;
    for (size_t i = first_uncertain; i < reader->n_uncertain; i++) {
        struct uncertain *row = &reader->uncertain[i];
        row->low *= times;
        row->likely *= times;
        row->high *= times;
        row->field = out;
    }
}

static bool read_volume(struct reader *reader, const struct field *field,
                        const char *path, double *out)
{
    const struct channel *channel = changed_channel(reader, path);
    struct volume volume = { 0 };
    const size_t before = complaints_count(reader->complaints);
    const size_t n_uncertain = reader->n_uncertain;
    reader_volume(reader, field, &volume);
    if (complaints_count(reader->complaints) > before) {
        return false;
    }
    if (!is_one_amount(&volume)) {
        complain(reader->complaints, "E-CONFLICT", field->value->at,
                 "write one volume, such as \"900 / week\"",
                 "%s is not one amount", field->path);
        return false;
    }
    if (!channel || !is_one_amount(&channel->volume) ||
        !(channel->volume.amount > 0)) {
        complain(reader->complaints, "E-CONFLICT", field->value->at,
                 "write by = \"+10 %\" instead",
                 "%s is not one amount above 0, so that it cannot become "
                 "another",
                 path);
        return false;
    }
    *out = volume.amount;
    convert_volume(reader, n_uncertain, times_own_unit(channel, &volume), out);
    return true;
}

/* A duration is a new mean, for whatever shape the law has; a block is a law of
 * its own. */
static bool read_new_law(struct reader *reader, const struct field *field,
                         struct rollout *out)
{
    if (value_is_uncertain(field->value)) {
        return reader_amount(reader, field, &out->value);
    }
    out->replaces_law = field->value->type == VALUE_GROUP;
    const bool good = reader_law(reader, field, &out->law);
    out->value = out->law.mean_s;
    return good;
}

static bool read_new_value(struct reader *reader, const struct field *field,
                           struct rollout *change)
{
    double *out = &change->value;
    if (field->row->type == SCHEMA_VOLUME) {
        return read_volume(reader, field, change->path, out);
    }
    if (field->row->type == SCHEMA_LAW || field->row->type == SCHEMA_PATIENCE) {
        return read_new_law(reader, field, change);
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
    read_new_value(reader, &field, out);
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
    const struct schema_row *row = changed_row(reader, changed, out);
    if (row && by && !set_path_holds(reader->root, out->path, reader->arena)) {
        complain(reader->complaints, "E-REFERENCE", changed->at,
                 "say it where it belongs, or write to = instead of by",
                 "%s is not said, so it cannot change by a percentage",
                 out->path);
    }
    if (row && to) {
        read_to(reader, value, row, out, path);
    }
}
