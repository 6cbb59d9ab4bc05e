/*
 * reader_group.c - the members of a group, row by row, into a struct.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/text.h"
#include "base/units.h"
#include "model/defaults.h"

#include <assert.h>
#include <math.h>
#include <string.h>

bool reader_fits(const struct reader *reader, const struct schema_row *row)
{
    const unsigned ways = row->flags & (SCHEMA_LIVE | SCHEMA_TICKETS);
    return ways == 0 || reader->way == 0 || (ways & reader->way) != 0;
}

static const struct schema_row *row_of(const struct reader *reader,
                                       const struct schema_group *group,
                                       const char *name, bool *exists)
{
    *exists = false;
    for (size_t i = 0; i < group->n_rows; i++) {
        if (strcmp(group->rows[i].name, name) == 0) {
            *exists = true;
            if (reader_fits(reader, &group->rows[i])) {
                return &group->rows[i];
            }
        }
    }
    return NULL;
}

static enum way way_of(unsigned flag)
{
    return flag == SCHEMA_CALLS
               ? WAY_CALL
               : (flag == SCHEMA_CHATS ? WAY_CHAT : WAY_TICKET);
}

/* A block that has the name, when this one has not. */
static const char *elsewhere(const struct reader *reader, const char *name)
{
    static const char *const blocks[] = { "channel", "team",        "plan",
                                          "launch",  "help_centre", "study" };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        const struct schema_group *group = schema_group(blocks[i]);
        if (schema_row(group, name)) {
            return arena_text(reader->arena,
                              tr("it belongs to %s: write it in %s"),
                              tr(group->title), group->path);
        }
    }
    return NULL;
}

/* What to write for an unknown name in the group, at the top of the file where
 * the path is empty. */
static const char *hint_for(const struct reader *reader,
                            const struct schema_group *group,
                            const struct value *block,
                            const struct value *value, const char *path)
{
    const char *name = value->name;
    const char *home = *path || value->type == VALUE_GROUP
                           ? NULL
                           : schema_home(name, reader->arena);
    const char *dot = home ? strchr(home, '.') : NULL;
    if (dot) {
        return arena_text(reader->arena,
                          tr("write it in %.*s: %.*s = { %s = "
                             "%s; };"),
                          (int)(dot - home), home, (int)(dot - home), home,
                          dot + 1, schema_find(home)->example);
    }
    size_t n = 0;
    const char *const *names = schema_names(group, reader->arena, &n);
    const char *near = home ? home : text_nearest(name, names, n);
    const struct value *there = near ? value_find(block, near) : NULL;
    if (there && there->origin == ORIGIN_FILE && value->origin == ORIGIN_FILE &&
        !value->source) {
        return arena_text(reader->arena,
                          tr("did you mean '%s'? That is said too: take one "
                             "of the two out"),
                          near);
    }
    if (home) {
        return arena_text(reader->arena, tr("did you mean '%s'?"), home);
    }
    const char *guess = complaint_guess(name, names, n, reader->arena);
    return guess ? guess : elsewhere(reader, name);
}

bool reader_is_misspelt(const struct reader *reader,
                        const struct schema_group *group,
                        const struct value *value, const char *name)
{
    size_t n = 0;
    const char *const *names = schema_names(group, reader->arena, &n);
    for (const struct value *at = value->first; at; at = at->next) {
        const char *near = schema_row(group, at->name)
                               ? NULL
                               : text_nearest(at->name, names, n);
        if (near && strcmp(near, name) == 0) {
            return true;
        }
    }
    return false;
}

void reader_check_names(struct reader *reader, const struct schema_group *group,
                        const struct value *value, const char *path)
{
    for (const struct value *at = value->first; at; at = at->next) {
        bool exists = false;
        if (row_of(reader, group, at->name, &exists)) {
            continue;
        }
        const char *in =
            *path ? arena_text(reader->arena, tr(" in %s"), path) : "";
        if (exists) {
            complain(reader->complaints, "E-KEY", at->key,
                     "take it out: it would have no effect",
                     "'%s'%s is not for %s", at->name, in,
                     tr(way_name(way_of(reader->way))));
            continue;
        }
        complain(reader->complaints, "E-KEY", at->key,
                 hint_for(reader, group, value, at, path),
                 "unknown setting '%s'%s", at->name, in);
    }
}

bool reader_is_group(struct reader *reader, const struct field *field)
{
    if (field->value->type == VALUE_GROUP) {
        return true;
    }
    reader_cannot(reader, field,
                  arena_text(reader->arena, tr("write %s"),
                             schema_wanted(field->row, reader->arena)));
    return false;
}

bool reader_is_list(struct reader *reader, const struct field *field)
{
    if (field->value->type == VALUE_LIST) {
        return true;
    }
    const bool block = field->value->type == VALUE_GROUP;
    reader_cannot(reader, field,
                  block ? tr("put the block in round brackets: ( { ... } )")
                        : arena_text(reader->arena, tr("write %s"),
                                     schema_wanted(field->row, reader->arena)));
    return false;
}

static const struct break_rule no_break;
static const struct shift any_shift = { .days_mask = 0x7f };
static const struct away_rule any_away = { .days_mask = 0x7f, .share_frac = 1 };
static const struct new_hire any_hire = { .shift = NO_INDEX, .starts_at = 1 };
static const struct shift_type any_type = { .at_most = NO_LIMIT,
                                            .days_per_week = 5 };
static const struct special_day any_day = { .volume_factor = 1 };
static const struct transfer_option no_transfer;
static const struct switch_option no_switch;
static const struct answered_by any_answer;
static const struct offered_step no_step;

void reader_neutral(const char *group, void *target)
{
    const struct {
        const char *group;
        const void *neutral;
        size_t size;
    } all[] = {
        { "break", &no_break, sizeof no_break },
        { "shift", &any_shift, sizeof any_shift },
        { "away", &any_away, sizeof any_away },
        { "new_hire", &any_hire, sizeof any_hire },
        { "shift_type", &any_type, sizeof any_type },
        { "special_day", &any_day, sizeof any_day },
        { "transfer", &no_transfer, sizeof no_transfer },
        { "switch", &no_switch, sizeof no_switch },
        { "answered_by", &any_answer, sizeof any_answer },
        { "offered_step", &no_step, sizeof no_step },
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strcmp(all[i].group, group) == 0) {
            memcpy(target, all[i].neutral, all[i].size);
            return;
        }
    }
    assert(false); /* a list of a group without a row above */
}

static void *at(void *target, size_t offset)
{
    assert(offset != SCHEMA_NOWHERE);
    return (char *)target + offset;
}

static void read_list(struct reader *reader, const struct field *field,
                      void *target)
{
    const struct schema_group *group = schema_group(field->row->sub);
    if (!reader_is_list(reader, field)) {
        return;
    }
    const struct value *list = field->value;
    char *items = arena_alloc(reader->arena, list->n + 1, group->item_size);
    size_t n = 0;
    for (struct value *entry = list->first; entry; entry = entry->next, n++) {
        char *item = items + n * group->item_size;
        const char *path = arena_text(reader->arena, "%s.%s", field->path,
                                      entry_name(list, entry, reader->arena));
        const struct field entry_field = { field->row, path, entry };
        reader_neutral(group->name, item);
        if (entry->type == VALUE_GROUP) {
            reader_members(reader, group, entry, item, path);
        } else {
            reader_cannot(reader, &entry_field,
                          "each entry is a block: { ... }");
        }
    }
    const void *const first = items;
    memcpy(at(target, field->row->offset), &first, sizeof first);
    memcpy(at(target, field->row->extra), &n, sizeof n);
}

static void read_target(struct reader *reader, const struct field *field,
                        struct target *out)
{
    struct units_target target = { 0 };
    struct error err = { 0 };
    assert(out);
    if (!reader_is_text(reader, field)) {
        return;
    }
    if (!units_read_target(field->value->text, &target, &err)) {
        reader_cannot_because(reader, field, &err);
        return;
    }
    *out = (struct target){ .set = true,
                            .share_frac = target.share_frac,
                            .within_s = target.within_s,
                            .open_hours = target.open_hours };
}

static bool read_date(struct reader *reader, const struct field *field,
                      int32_t *out)
{
    struct error err = { 0 };
    if (!reader_is_text(reader, field)) {
        return false;
    }
    if (!civil_read_date(field->value->text, out, &err)) {
        reader_cannot_because(reader, field, &err);
        return false;
    }
    return true;
}

static bool read_days(struct reader *reader, const struct field *field,
                      unsigned *out)
{
    struct error err = { 0 };
    if (!reader_is_text(reader, field)) {
        return false;
    }
    if (!units_read_days(field->value->text, out, &err)) {
        reader_cannot_because(reader, field, &err);
        return false;
    }
    return true;
}

static bool read_truth(struct reader *reader, const struct field *field,
                       bool *out)
{
    if (field->value->type != VALUE_TRUTH) {
        reader_cannot(reader, field, "write true or false, without quotes");
        return false;
    }
    *out = field->value->truth;
    return true;
}

static bool read_seed(struct reader *reader, const struct field *field,
                      uint64_t *out)
{
    if (field->value->type != VALUE_WHOLE || field->value->whole < 0) {
        reader_cannot(reader, field, "write a whole number, such as 1");
        return false;
    }
    *out = (uint64_t)field->value->whole;
    return true;
}

static bool read_clocks(struct reader *reader, const struct field *field,
                        void *target)
{
    if (!reader_is_list(reader, field)) {
        return false;
    }
    double *clocks =
        arena_alloc(reader->arena, field->value->n + 1, sizeof *clocks);
    size_t n = 0;
    for (struct value *each = field->value->first; each; each = each->next) {
        const struct field one = { field->row, field->path, each };
        reader_certain(reader, &one, &clocks[n++]);
    }
    const double *const first = clocks;
    memcpy(at(target, field->row->offset), &first, sizeof first);
    memcpy(at(target, field->row->extra), &n, sizeof n);
    return true;
}

/* Words and references: false when the value was not understood. */
static bool read_word(struct reader *reader, const struct field *field,
                      void *out)
{
    int choice = 0;
    bool truth = false;
    const struct schema_row *row = field->row;
    if (row->type == SCHEMA_TEXT || row->type == SCHEMA_PATH) {
        if (!reader_is_text(reader, field)) {
            return false;
        }
        memcpy(out, &field->value->text, sizeof field->value->text);
        return true;
    }
    if (!reader_choice(reader, field, &choice)) {
        return false;
    }
    if (row->type == SCHEMA_WORD) {
        memcpy(out, &field->value->text, sizeof field->value->text);
    } else if (row->type == SCHEMA_CHOICE) {
        memcpy(out, &choice, sizeof choice);
    } else {
        truth = (choice == 0) == (row->type == SCHEMA_FIRST_OF_TWO);
        memcpy(out, &truth, sizeof truth);
    }
    return true;
}

static bool read_shift_name(struct reader *reader, const struct field *field,
                            uint32_t *out)
{
    const struct value *shifts = value_find(reader->team, "shifts");
    const size_t most = shifts ? shifts->n : 0;
    const char **names = arena_alloc(reader->arena, most + 1, sizeof *names);
    size_t n = 0;
    for (const struct value *each = shifts ? shifts->first : NULL; each;
         each = each->next) {
        const struct value *name = value_find(each, "name");
        names[n++] = name && name->type == VALUE_TEXT ? name->text : "";
    }
    return reader_find_name(reader, field, N_("shift"), names, n, out);
}

/* Fields that are one thing; false when nothing was read. */
static bool read_plain(struct reader *reader, const struct field *field,
                       void *out)
{
    switch ((int)field->row->type) {
    case SCHEMA_TEXT:
    case SCHEMA_PATH:
    case SCHEMA_WORD:
    case SCHEMA_CHOICE:
    case SCHEMA_FIRST_OF_TWO:
    case SCHEMA_SECOND_OF_TWO:
        return read_word(reader, field, out);
    case SCHEMA_TRUTH:
        return read_truth(reader, field, out);
    case SCHEMA_DATE:
        return read_date(reader, field, out);
    case SCHEMA_DAYS:
        return read_days(reader, field, out);
    case SCHEMA_COUNT:
        return reader_count(reader, field, out);
    case SCHEMA_SEED:
        return read_seed(reader, field, out);
    case SCHEMA_CHANNEL:
        return reader_find_name(reader, field, N_("channel"),
                                reader->channel_names, reader->n_channels, out);
    case SCHEMA_TEAM:
        return reader_find_name(reader, field, N_("team"), reader->team_names,
                                reader->n_teams, out);
    case SCHEMA_SHIFT:
        return read_shift_name(reader, field, out);
    case SCHEMA_LAW:
    case SCHEMA_PATIENCE:
        return reader_law(reader, field, out);
    default:
        return reader_amount(reader, field, out);
    }
}

/* Fields of several parts; false when the type is none of them. */
static bool read_compound(struct reader *reader, const struct field *field,
                          void *target)
{
    const struct schema_row *row = field->row;
    void *out = row->offset == SCHEMA_NOWHERE ? NULL : at(target, row->offset);
    void *extra = row->extra == SCHEMA_NOWHERE ? NULL : at(target, row->extra);
    switch ((int)row->type) {
    case SCHEMA_TARGET:
        read_target(reader, field, out);
        return true;
    case SCHEMA_VOLUME:
        reader_volume(reader, field, out);
        return true;
    case SCHEMA_HOLIDAYS:
        return true; /* once the length of the plan is known */
    case SCHEMA_DAY_PATTERN:
        reader_day_pattern(reader, field, out, extra);
        return true;
    case SCHEMA_NUMBERS:
        reader_numbers(reader, field, out, extra);
        return true;
    case SCHEMA_CLOCKS:
        read_clocks(reader, field, target);
        return true;
    case SCHEMA_MESSAGES:
        reader_messages(reader, field, out);
        return true;
    case SCHEMA_AGENTS:
        reader_agents(reader, field, out);
        return true;
    case SCHEMA_CHANNELS:
        reader_channel_list(reader, field, out, extra);
        return true;
    case SCHEMA_CHANNEL_NUMBERS:
        reader_channel_numbers(reader, field, out);
        return true;
    case SCHEMA_CHANNEL_SHARES:
        reader_channel_shares(reader, field, out, extra);
        return true;
    case SCHEMA_LIST:
        read_list(reader, field, target);
        return true;
    default:
        return false;
    }
}

void reader_field(struct reader *reader, const struct field *field,
                  void *target)
{
    const struct schema_row *row = field->row;
    const bool given = true;
    if (field->value->broken || row->type == SCHEMA_TEXTS ||
        row->type == SCHEMA_NEW_VALUE || row->type == SCHEMA_NAMED ||
        read_compound(reader, field, target)) {
        return;
    }
    uint64_t nowhere[8] = { 0 };
    void *out =
        row->offset == SCHEMA_NOWHERE ? nowhere : at(target, row->offset);
    const size_t n_uncertain = reader->n_uncertain;
    bool good = true;
    if (row->type == SCHEMA_GROUP) {
        good = reader_is_group(reader, field);
        if (good) {
            reader_members(reader, schema_group(row->sub), field->value, out,
                           field->path);
        }
    } else if (row->type == SCHEMA_OPENING_HOURS) {
        reader_opening_hours(reader, field, out);
    } else if (row->type == SCHEMA_WEEK_PATTERN) {
        reader_week_pattern(reader, field, out);
    } else {
        good = read_plain(reader, field, out);
    }
    if (row->offset == SCHEMA_NOWHERE) {
        reader->n_uncertain = n_uncertain; /* whoever needs it reads it again */
    }
    if (good && row->extra != SCHEMA_NOWHERE) {
        memcpy(at(target, row->extra), &given, sizeof given);
    }
}

/* Of a setting that must be said, with names that there are. */
static const char *example_of(const struct reader *reader,
                              const struct schema_row *row)
{
    if (row->type == SCHEMA_CHANNELS) {
        return reader_all_channels(reader);
    }
    if (row->type == SCHEMA_TEXTS && reader->n_channels > 0) {
        return arena_text(reader->arena,
                          "[ \"channels.%s.volume = 1000 / week\" ]",
                          reader->channel_names[0]);
    }
    return row->example;
}

void reader_members(struct reader *reader, const struct schema_group *group,
                    struct value *value, void *target, const char *path)
{
    reader_check_names(reader, group, value, path);
    for (size_t i = 0; i < group->n_rows; i++) {
        const struct schema_row *row = &group->rows[i];
        if (!reader_fits(reader, row)) {
            continue;
        }
        struct value *member = value_find(value, row->name);
        if (member) {
            const struct field field = {
                row,
                *path ? arena_text(reader->arena, "%s.%s", path, row->name)
                      : row->name,
                member
            };
            reader_field(reader, &field, target);
        } else if (row->flags & SCHEMA_REQUIRED &&
                   !reader_is_misspelt(reader, group, value, row->name)) {
            complain(reader->complaints, "E-MISSING",
                     value->name ? value->key : value->at,
                     arena_text(reader->arena, tr("add %s = %s;"), row->name,
                                example_of(reader, row)),
                     "%s does not say '%s'", *path ? path : tr("the scenario"),
                     row->name);
        }
    }
    reader_check_group(reader, group, value, target, path);
}
