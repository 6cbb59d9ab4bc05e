/*
 * complete.c - every default becomes a value of the tree.
 *
 * Afterwards the tree says everything that has an effect, and where each value
 * came from: `check` prints it, plan.used.cfg is written from it, and the
 * reader knows of no default but what is neutral (no limit, nobody).
 */
#include "model/reader.h"

#include "base/file.h"
#include "base/language.h"

#include <assert.h>
#include <string.h>

static enum origin origin_of(const struct default_value *row)
{
    if (strcmp(row->source, "language") == 0) {
        return ORIGIN_LANGUAGE;
    }
    if (strcmp(row->source, "assumption") == 0) {
        return ORIGIN_ASSUMPTION;
    }
    return row->audience || !row->kind ? ORIGIN_AUDIENCE : ORIGIN_KIND;
}

static const struct default_value *find_default(const struct reader *reader,
                                                const char *group,
                                                const char *kind,
                                                const char *name)
{
    return reader->audience == AUDIENCE_NONE
               ? default_of_language(group, kind, name)
               : default_find(reader->audience, group, kind, name);
}

static void add_value(struct reader *reader, struct value *group,
                      const char *name, const struct default_value *row)
{
    struct value *value = NULL;
    struct error err = { 0 };
    const bool good = value_parse(row->value, reader->arena, &value, &err);
    assert(good);
    value->name = name;
    value_stamp(value, origin_of(row), row->source, (struct place){ 0 });
    value->at = group->at;
    value->key = group->name ? group->key : group->at;
    value_append(group, value);
}

/* Names that an effect of another name makes needless. */
static bool is_needless(const struct value *group, const char *name)
{
    static const struct {
        const char *name;
        const char *where_said;
    } either[] = {
        { "weeks", "days" },          { "top_5_share", "zipf" },
        { "messages", "rate" },       { "compose", "rate" },
        { "customer_reply", "rate" }, { "gone", "rate" },
        { "idle_close", "rate" },
    };
    for (size_t i = 0; i < sizeof either / sizeof *either; i++) {
        if (strcmp(either[i].name, name) == 0 &&
            value_find(group, either[i].where_said)) {
            return true;
        }
    }
    if (strcmp(name, "replaced_after") == 0) {
        return !value_find(group, "turnover");
    }
    return false;
}

struct completion {
    const char *kind;     /* for model/defaults.h */
    const char *approach; /* "help_centre.improver"; NULL */
};

static void complete_members(struct reader *reader, struct value *value,
                             const struct schema_group *group,
                             struct completion by);

/* A block that says a spread and no mean has the default's mean. */
static void complete_law(struct reader *reader, struct value *member,
                         const struct default_value *row)
{
    struct value *value = NULL;
    if (row && value_parse(row->value, reader->arena, &value, NULL)) {
        value_stamp(value, origin_of(row), row->source, (struct place){ 0 });
        complete_mean(reader, member, value);
    }
}

static void complete_inside(struct reader *reader, struct value *member,
                            const struct schema_row *row, struct completion by)
{
    if (row->type == SCHEMA_GROUP && member->type == VALUE_GROUP) {
        complete_members(reader, member, schema_group(row->sub), by);
    } else if (row->type == SCHEMA_LIST && member->type == VALUE_LIST &&
               strcmp(row->sub, "rollout") != 0) {
        for (struct value *each = member->first; each; each = each->next) {
            if (each->type == VALUE_GROUP) {
                complete_members(reader, each, schema_group(row->sub), by);
            }
        }
    }
}

/* The default of a row of the group; NULL. */
static const struct default_value *default_of(const struct reader *reader,
                                              const struct schema_group *group,
                                              const struct schema_row *row,
                                              struct completion by)
{
    if (!group->defaults || row->flags & SCHEMA_NOT_DEFAULTED) {
        return NULL;
    }
    const char *name =
        arena_text(reader->arena, "%s%s", group->prefix, row->name);
    const struct default_value *found =
        by.approach ? find_default(reader, by.approach, NULL, name) : NULL;
    return found ? found : find_default(reader, group->defaults, by.kind, name);
}

static void complete_members(struct reader *reader, struct value *value,
                             const struct schema_group *group,
                             struct completion by)
{
    for (size_t i = 0; i < group->n_rows; i++) {
        const struct schema_row *row = &group->rows[i];
        struct value *member = value_find(value, row->name);
        if (!reader_fits(reader, row)) {
            continue;
        }
        const struct default_value *found = default_of(reader, group, row, by);
        if (member &&
            (row->type == SCHEMA_LAW || row->type == SCHEMA_PATIENCE)) {
            complete_law(reader, member, found);
        } else if (member) {
            complete_inside(reader, member, row, by);
        } else if (found && !is_needless(value, row->name)) {
            add_value(reader, value, row->name, found);
        }
    }
}

/* The group of that name, made where the file has none. NULL when the file
 * has something else there. */
static struct value *group_of_root(struct reader *reader, const char *name)
{
    struct value *group = value_find(reader->root, name);
    if (!group) {
        group = value_new(reader->arena, VALUE_GROUP, name);
        value_stamp(group, ORIGIN_LANGUAGE, NULL, reader->root->at);
        value_append(reader->root, group);
    }
    return group->type == VALUE_GROUP ? group : NULL;
}

static void complete_group(struct reader *reader, const char *name,
                           const char *kind)
{
    struct value *group = group_of_root(reader, name);
    if (group) {
        complete_members(reader, group, schema_group(name),
                         (struct completion){ .kind = kind });
    }
}

/* All teams that serve the channel, in the order of the file. */
static void complete_answered_by(struct reader *reader, size_t channel)
{
    struct value *value = reader->channel_values[channel];
    if (value_find(value, "answered_by")) {
        return;
    }
    struct value *list = value_new(reader->arena, VALUE_LIST, "answered_by");
    for (size_t t = 0; t < reader->n_teams; t++) {
        const struct value *serves =
            value_find(reader->team_values[t], "serves");
        bool found = false;
        for (const struct value *each = serves ? serves->first : NULL; each;
             each = each->next) {
            found = found ||
                    (each->type == VALUE_TEXT &&
                     strcmp(each->text, reader->channel_names[channel]) == 0);
        }
        if (found) {
            struct value *entry = value_new(reader->arena, VALUE_GROUP, NULL);
            value_append(entry, value_new_text(reader->arena, "team",
                                               reader->team_names[t]));
            value_append(list, entry);
        }
    }
    value_stamp(list, ORIGIN_LANGUAGE, "language", value->key);
    value_append(value, list);
}

static void complete_channels(struct reader *reader)
{
    for (size_t i = 0; i < reader->n_channels; i++) {
        struct value *value = reader->channel_values[i];
        const struct kind *kind = reader->channel_kinds[i];
        if (value->type != VALUE_GROUP || !kind) {
            continue;
        }
        reader->way = reader_way_flag(kind->way);
        complete_members(reader, value, schema_group("channel"),
                         (struct completion){ .kind = kind->name });
        reader->way = 0;
        complete_answered_by(reader, i);
    }
}

/* Where there is one shift, new hires join it. */
static void complete_new_hires(struct reader *reader, struct value *team)
{
    const struct value *shifts = value_find(team, "shifts");
    const struct value *hires = value_find(team, "new_hires");
    if (!shifts || shifts->n != 1 || !hires || hires->type != VALUE_LIST) {
        return;
    }
    const struct value *name = value_find(shifts->first, "name");
    for (struct value *each = hires->first; each && name; each = each->next) {
        if (each->type == VALUE_GROUP && !value_find(each, "shift")) {
            struct value *shift = value_copy(reader->arena, name);
            shift->name = "shift";
            value_stamp(shift, ORIGIN_LANGUAGE, "language", each->at);
            value_append(each, shift);
        }
    }
}

static void complete_teams(struct reader *reader)
{
    for (size_t i = 0; i < reader->n_teams; i++) {
        if (reader->team_values[i]->type == VALUE_GROUP) {
            complete_members(reader, reader->team_values[i],
                             schema_group("team"), (struct completion){ 0 });
            complete_new_hires(reader, reader->team_values[i]);
        }
    }
}

static bool has_tickets(const struct reader *reader)
{
    for (size_t i = 0; i < reader->n_channels; i++) {
        if (reader->channel_kinds[i] &&
            reader->channel_kinds[i]->way == WAY_TICKET) {
            return true;
        }
    }
    return false;
}

static void complete_plan(struct reader *reader)
{
    const bool tickets =
        has_tickets(reader) && reader->audience != AUDIENCE_NONE;
    complete_group(reader, "plan", tickets ? "tickets" : NULL);
    struct value *plan = value_find(reader->root, "plan");
    if (plan->type == VALUE_GROUP && !value_find(plan, "start")) {
        struct value *start =
            value_new_text(reader->arena, "start", "2027-01-04");
        value_stamp(start, ORIGIN_LANGUAGE, "language", plan->at);
        value_append(plan, start);
    }
}

/* The approach of that help centre; NULL when it has none. In the stead of one
 * that nobody knows, or whose name is misspelt, the first known approach fills
 * in its defaults: that one mistake is refused elsewhere, and nothing more is
 * said to be missing. */
static const char *approach_of(const struct reader *reader,
                               const struct value *help)
{
    const struct value *said = value_find(help, "approach");
    const struct schema_row *row =
        schema_row(schema_group("help_centre"), "approach");
    size_t n = 0;
    const char *const *names = schema_choices(row, reader->arena, &n);
    const bool meant =
        said || reader_is_misspelt(reader, schema_group("help_centre"), help,
                                   "approach");
    const char *approach = meant ? names[0] : NULL;
    for (size_t i = 0; said && said->type == VALUE_TEXT && i < n; i++) {
        approach = strcmp(names[i], said->text) == 0 ? names[i] : approach;
    }
    return approach;
}

static void complete_help_centre(struct reader *reader)
{
    struct value *help = value_find(reader->root, "help_centre");
    if (!help || help->type != VALUE_GROUP) {
        return;
    }
    const char *approach = approach_of(reader, help);
    struct completion by = { 0 };
    if (approach) {
        by.approach = arena_text(reader->arena, "help_centre.%s", approach);
    }
    complete_members(reader, help, schema_group("help_centre"), by);
    const struct value *start =
        value_find(value_find(reader->root, "plan"), "start");
    if (!value_find(help, "publish_on") && start) {
        struct value *day = value_copy(reader->arena, start);
        day->name = "publish_on";
        value_stamp(day, ORIGIN_LANGUAGE, "language", (struct place){ 0 });
        value_append(help, day);
    }
}

static const char *launched_kind(const struct reader *reader,
                                 const struct value *launch)
{
    for (size_t i = 0; launch->type == VALUE_TEXT && i < reader->n_channels;
         i++) {
        if (strcmp(reader->channel_names[i], launch->text) == 0 &&
            reader->channel_kinds[i]) {
            return reader->channel_kinds[i]->name;
        }
    }
    return NULL;
}

/* Left out, a launch is for everybody from its first day on. */
static void complete_offer(struct reader *reader, struct value *launch)
{
    const struct value *on = value_find(launch, "on");
    if (!on || value_find(launch, "offered_to")) {
        return;
    }
    struct value *step = value_new(reader->arena, VALUE_GROUP, NULL);
    struct value *list = value_new(reader->arena, VALUE_LIST, "offered_to");
    value_append(step, value_copy(reader->arena, on));
    value_append(step, value_new_text(reader->arena, "share", "100 %"));
    value_append(list, step);
    value_stamp(list, ORIGIN_LANGUAGE, "language", on->at);
    value_append(launch, list);
}

static void complete_launches(struct reader *reader)
{
    struct value *rollout = value_find(reader->root, "rollout");
    if (!rollout || rollout->type != VALUE_LIST) {
        return;
    }
    for (struct value *each = rollout->first; each; each = each->next) {
        const struct value *launch = value_find(each, "launch");
        if (launch) {
            complete_members(
                reader, each, schema_group("launch"),
                (struct completion){ .kind = launched_kind(reader, launch) });
            complete_offer(reader, each);
        }
    }
}

/* The blocks of a block of blocks. */
static size_t collect(struct reader *reader, const char *name, size_t most,
                      const char ***out_names, struct value ***out_values)
{
    struct value *group = value_find(reader->root, name);
    const size_t n =
        group && group->type == VALUE_GROUP && group->n <= most ? group->n : 0;
    *out_names = arena_alloc(reader->arena, n + 1, sizeof **out_names);
    *out_values = arena_alloc(reader->arena, n + 1, sizeof **out_values);
    size_t i = 0;
    for (struct value *each = n ? group->first : NULL; each;
         each = each->next) {
        (*out_names)[i] = each->name;
        (*out_values)[i++] = each;
    }
    if (group && group->type == VALUE_GROUP && group->n > most) {
        complain(reader->complaints, "E-RANGE", group->key, NULL,
                 "there are %zu %s; %zu is the most", group->n, tr(name), most);
    }
    return n;
}

static void complete_title(struct reader *reader)
{
    if (value_find(reader->root, "title")) {
        return;
    }
    struct value *title = value_new_text(
        reader->arena, "title", file_stem(reader->arena, reader->source->file));
    value_stamp(title, ORIGIN_LANGUAGE, "language", reader->root->at);
    value_append(reader->root, title);
}

static void complete_opening_hours(struct reader *reader)
{
    if (value_find(reader->root, "opening_hours") ||
        reader->audience != AUDIENCE_NONE) {
        return;
    }
    struct value *hours =
        value_new_text(reader->arena, "opening_hours", "always");
    value_stamp(hours, ORIGIN_LANGUAGE, "language", reader->root->at);
    value_append(reader->root, hours);
}

void complete_scenario(struct reader *reader)
{
    reader->n_channels =
        collect(reader, "channels", CHANNELS_AT_MOST, &reader->channel_names,
                &reader->channel_values);
    reader->n_teams = collect(reader, "teams", TEAMS_AT_MOST,
                              &reader->team_names, &reader->team_values);
    reader->channel_kinds = arena_alloc(reader->arena, reader->n_channels + 1,
                                        sizeof *reader->channel_kinds);
    complete_title(reader);
    complete_likes(reader);
    complete_find_kinds(reader);
    complete_channels(reader);
    complete_teams(reader);
    complete_opening_hours(reader);
    complete_plan(reader);
    complete_help_centre(reader);
    complete_launches(reader);
    complete_group(reader, "routing", NULL);
    complete_group(reader, "study", NULL);
}

const char *entry_name(const struct value *list, const struct value *entry,
                       struct arena *arena)
{
    static const char *const keys[] = { "name", "launch", "change", "withdraw",
                                        "team", "to",     "days",   "on" };
    for (size_t i = 0;
         entry->type == VALUE_GROUP && i < sizeof keys / sizeof *keys; i++) {
        const struct value *value = value_find(entry, keys[i]);
        const bool a_clock =
            strcmp(keys[i], "to") == 0 && value_find(entry, "from") != NULL;
        if (value && value->type == VALUE_TEXT && !a_clock) {
            return value->text;
        }
    }
    size_t number = 1;
    for (const struct value *at = list->first; at != entry; at = at->next) {
        assert(at);
        number++;
    }
    return arena_text(arena, "%zu", number);
}
