/*
 * reader.c - the order in which a centre is read: the plan before the volumes
 * that are dated by it, names before whatever refers to them.
 */
#include "model/reader.h"

#include "base/language.h"
#include "model/effects.h"
#include <assert.h>
#include <math.h>
#include <string.h>

static void read_root_row(struct reader *reader, const char *name)
{
    const struct schema_row *row = schema_row(schema_group("centre"), name);
    struct value *value = value_find(reader->root, name);
    if (value) {
        const struct field field = { row, name, value };
        reader_field(reader, &field, reader->centre);
    }
}

unsigned reader_way_flag(enum way way)
{
    switch (way) {
    case WAY_CALL:
        return SCHEMA_CALLS;
    case WAY_CHAT:
        return SCHEMA_CHATS;
    case WAY_TICKET:
        return SCHEMA_TICKETS;
    }
    return 0;
}

static struct channel neutral_channel(const struct reader *reader,
                                      const char *name)
{
    const struct distribution none = { .shape = SHAPE_CONSTANT };
    const struct distribution never = { .shape = SHAPE_NEVER,
                                        .mean_s = (double)INFINITY };
    return (struct channel){
        .name = name,
        .growth_a_day = 1,
        .opening_hours = reader->centre->opening_hours,
        .handle_time = none,
        .wrap_up = none,
        .patience = never,
        .lines = NO_LIMIT,
        .waiting_places = NO_LIMIT,
        .redial = { .after = none, .at_most = NO_LIMIT },
        .callback = { .within_s = (double)INFINITY },
        .priority = 1,
        .chat = { .messages_mean = 1,
                  .compose = none,
                  .customer_reply = none,
                  .idle_close_s = 0 },
        .ticket = { .replies_mean = 1,
                    .customer_reply = none,
                    .hold_lasts = none,
                    .reopen_after = none,
                    .again_patience = never,
                    .merge_share_frac = 1 },
    };
}

static const char *kind_name(const struct value *channel)
{
    const struct value *kind = value_find(channel, "kind");
    return kind && kind->type == VALUE_TEXT ? kind->text : channel->name;
}

static void read_channel(struct reader *reader, size_t i)
{
    struct value *value = reader->channel_values[i];
    const struct kind *kind = reader->channel_kinds[i];
    struct channel *channel = &reader->channels[i];
    const char *path =
        arena_text(reader->arena, "channels.%s", reader->channel_names[i]);
    *channel = neutral_channel(reader, reader->channel_names[i]);
    channel->kind = kind_name(value);
    channel->way = kind ? kind->way : WAY_CALL;
    reader->way = kind ? reader_way_flag(kind->way) : 0;
    reader_pick_for(reader, reader->channel_names[i]);
    if (value->type == VALUE_GROUP) {
        reader_members(reader, schema_group("channel"), value, channel, path);
    } else {
        const struct field field = {
            schema_row(schema_group("centre"), "channels"), path, value
        };
        reader_cannot(reader, &field, "a channel is a block: { ... }");
    }
    reader->way = 0;
}

static void read_team(struct reader *reader, size_t i)
{
    struct value *value = reader->team_values[i];
    struct team *team = &reader->teams[i];
    const char *path =
        arena_text(reader->arena, "teams.%s", reader->team_names[i]);
    double *speed =
        arena_alloc(reader->arena, reader->n_channels + 1, sizeof *speed);
    for (size_t c = 0; c < reader->n_channels; c++) {
        speed[c] = 1;
    }
    *team = (struct team){ .name = reader->team_names[i],
                           .chats_at_once = 1,
                           .speed = speed,
                           .replaced_after_s = (double)INFINITY };
    reader->team = value;
    if (value->type == VALUE_GROUP) {
        reader_members(reader, schema_group("team"), value, team, path);
    } else {
        const struct field field = {
            schema_row(schema_group("centre"), "teams"), path, value
        };
        reader_cannot(reader, &field, "a team is a block: { ... }");
    }
    reader->team = NULL;
}

static void check_set(struct reader *reader, const struct value *variant,
                      const char *path)
{
    struct value *set = value_find(variant, "set");
    if (!set) {
        return;
    }
    struct field field = { schema_row(schema_group("variant"), "set"),
                           arena_text(reader->arena, "%s.set", path), set };
    if (!reader_is_list(reader, &field)) {
        return;
    }
    for (struct value *each = set->first; each; each = each->next) {
        field.value = each;
        reader_is_text(reader, &field);
    }
}

static void read_variants(struct reader *reader)
{
    const struct value *variants = value_find(reader->root, "variants");
    if (!variants || variants->type != VALUE_GROUP) {
        return;
    }
    struct variant *list =
        arena_alloc(reader->arena, variants->n + 1, sizeof *list);
    size_t n = 0;
    for (struct value *each = variants->first; each; each = each->next) {
        const char *path = arena_text(reader->arena, "variants.%s", each->name);
        const struct field field = {
            schema_row(schema_group("centre"), "variants"), path, each
        };
        struct variant variant = { .name = each->name, .title = each->name };
        if (reader_is_group(reader, &field)) {
            const struct value *title = value_find(each, "title");
            check_set(reader, each, path);
            reader_members(reader, schema_group("variant"), each, &variant,
                           path);
            variant.title =
                title && title->type == VALUE_TEXT ? title->text : each->name;
        }
        list[n++] = variant;
    }
    reader->centre->variants = list;
    reader->centre->n_variants = n;
}

/* Kinds that no channel uses are checked for their names at least. */
static void check_kinds(struct reader *reader)
{
    const struct value *kinds = value_find(reader->root, "kinds");
    for (const struct value *each =
             kinds && kinds->type == VALUE_GROUP ? kinds->first : NULL;
         each; each = each->next) {
        const char *path = arena_text(reader->arena, "kinds.%s", each->name);
        if (each->type != VALUE_GROUP || !value_find(each, "like")) {
            complain(reader->complaints, "E-MISSING", each->key,
                     "write { like = \"messaging\"; ... }",
                     "%s does not say which kind it is like", path);
        } else {
            reader_check_names(reader, schema_group("channel"), each, path);
        }
    }
}

/* Blocks that must be there, and must be blocks. */
static void check_blocks(struct reader *reader)
{
    const struct schema_group *root = schema_group("centre");
    for (size_t i = 0; i < root->n_rows; i++) {
        const struct schema_row *row = &root->rows[i];
        struct value *value = value_find(reader->root, row->name);
        if (!value && row->flags & SCHEMA_REQUIRED &&
            !reader_is_misspelt(reader, root, reader->root, row->name)) {
            const bool teams = strcmp(row->name, "teams") == 0;
            complain(reader->complaints, "E-MISSING",
                     teams && reader->n_channels > 0
                         ? reader->channel_values[0]->key
                         : reader->root->at,
                     arena_text(reader->arena, tr("add %s = %s;"), row->name,
                                teams ? arena_text(reader->arena,
                                                   "{ desk = { serves = %s; "
                                                   "agents = 12; }; }",
                                                   reader_all_channels(reader))
                                      : row->example),
                     "the scenario does not say '%s'", row->name);
        }
        if (!value || row->type != SCHEMA_NAMED) {
            continue;
        }
        const struct field field = { row, row->name, value };
        if (reader_is_group(reader, &field) && value->n == 0 &&
            row->flags & SCHEMA_REQUIRED) {
            complain(reader->complaints, "E-MISSING", value->key,
                     arena_text(reader->arena, tr("such as %s = %s;"),
                                row->name, row->example),
                     "'%s' is empty", row->name);
        }
    }
}

static void make_neutral(struct reader *reader)
{
    struct centre *centre = reader->centre;
    double *reach =
        arena_alloc(reader->arena, reader->n_channels + 1, sizeof *reach);
    for (size_t i = 0; i < reader->n_channels; i++) {
        reach[i] = 1;
    }
    centre->routing.chats_while_calls_wait = true;
    centre->effects = effects_of_benchmark();
    centre->help_centre.reach = reach;
    centre->help_centre.stale_after_s = (double)INFINITY;
    centre->channels = reader->channels;
    centre->n_channels = reader->n_channels;
    centre->teams = reader->teams;
    centre->n_teams = reader->n_teams;
}

void reader_read(struct reader *reader)
{
    struct centre *centre = reader->centre;
    reader->channels = arena_alloc(reader->arena, reader->n_channels + 1,
                                   sizeof *reader->channels);
    reader->teams =
        arena_alloc(reader->arena, reader->n_teams + 1, sizeof *reader->teams);
    reader_check_names(reader, schema_group("centre"), reader->root, "");
    check_blocks(reader);
    check_kinds(reader);
    make_neutral(reader);
    read_root_row(reader, "format");
    read_root_row(reader, "title");
    read_root_row(reader, "audience");
    read_root_row(reader, "plan");
    read_root_row(reader, "opening_hours");
    for (size_t i = 0; i < reader->n_channels; i++) {
        read_channel(reader, i);
    }
    for (size_t i = 0; i < reader->n_teams; i++) {
        read_team(reader, i);
    }
    read_root_row(reader, "routing");
    read_root_row(reader, "help_centre");
    read_root_row(reader, "integrations");
    read_root_row(reader, "shift_types");
    read_root_row(reader, "goals");
    read_root_row(reader, "study");
    const struct value *rollout = value_find(reader->root, "rollout");
    if (rollout && !rollout->broken) {
        const struct field field = {
            schema_row(schema_group("centre"), "rollout"), "rollout",
            value_find(reader->root, "rollout")
        };
        reader_rollouts(reader, &field);
    }
    read_variants(reader);
    reader_check_centre(reader);
    reader_check_rollout(reader);
    reader_check_launches(reader);
    reader_check_authors(reader);
    reader_check_training(reader);
    centre->n_uncertain = reader->n_uncertain;
    centre->uncertain = reader->uncertain;
    centre->read_into = centre;
}
