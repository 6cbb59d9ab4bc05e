/*
 * reader_setting.c - from a path to the number in the centre that it names.
 *
 * The rows of the schema, the tree and the structs are followed side by side:
 * the row says what a member is and where its field stands, the tree how the
 * entries of a list are called. What is found may be changed during the plan.
 */
#include "model/reader.h"

#include <assert.h>
#include <string.h>

/* Where the walk stands: a struct of this group. */
struct spot {
    const struct schema_group *group;
    const struct value *value; /* NULL: not in the tree */
    char *target;
    const char *path; /* what is left */
};

/* The next name of a path; its length. */
static size_t name_length(const char *path)
{
    return strcspn(path, ".");
}

static const char *rest_of(const char *path, size_t n)
{
    return path[n] == '.' ? path + n + 1 : path + n;
}

static const struct schema_row *row_at(const struct reader *reader,
                                       const struct spot *spot, size_t n)
{
    for (size_t i = 0; i < spot->group->n_rows; i++) {
        const struct schema_row *row = &spot->group->rows[i];
        if (strncmp(row->name, spot->path, n) == 0 && row->name[n] == '\0' &&
            reader_fits(reader, row)) {
            return row;
        }
    }
    return NULL;
}

static bool setting_of(enum schema_type type, enum setting_sort *out)
{
    switch ((int)type) {
    case SCHEMA_DURATION:
    case SCHEMA_SHARE:
    case SCHEMA_NUMBER:
    case SCHEMA_TURNOVER:
    case SCHEMA_MONEY_AN_HOUR:
        *out = SETTING_NUMBER;
        return true;
    case SCHEMA_COUNT:
        *out = SETTING_COUNT;
        return true;
    case SCHEMA_LAW:
    case SCHEMA_PATIENCE:
        *out = SETTING_LAW;
        return true;
    case SCHEMA_CHANNEL_NUMBERS:
        *out = SETTING_NUMBERS;
        return true;
    case SCHEMA_AGENTS:
        *out = SETTING_AGENTS;
        return true;
    default:
        return false;
    }
}

/* The row's own field. */
static bool take(const struct schema_row *row, char *target,
                 struct setting_place *out)
{
    if (row->type == SCHEMA_MESSAGES) {
        out->row = row;
        out->setting = SETTING_NUMBER;
        out->field =
            target + row->offset + offsetof(struct chat_work, messages_mean);
        return true;
    }
    if (row->offset == SCHEMA_NOWHERE ||
        !setting_of(row->type, &out->setting)) {
        return false;
    }
    out->row = row;
    out->field = target + row->offset;
    if (row->type == SCHEMA_CHANNEL_NUMBERS) {
        memcpy(&out->field, target + row->offset, sizeof out->field);
    }
    return out->field != NULL;
}

/* speed.email */
static bool take_number(const struct reader *reader,
                        const struct schema_row *row, char *target,
                        const char *name, struct setting_place *out)
{
    char *numbers = NULL;
    memcpy(&numbers, target + row->offset, sizeof numbers);
    for (size_t c = 0; numbers && c < reader->n_channels; c++) {
        if (strcmp(reader->channel_names[c], name) == 0) {
            out->row = row;
            out->setting = SETTING_NUMBER;
            out->field = numbers + c * sizeof(double);
            return true;
        }
    }
    return false;
}

/* handle_time.mean is handle_time; its spread may change where the shape has
 * one of its own. */
static bool take_of_law(const struct schema_row *row, char *target,
                        const char *name, struct setting_place *out)
{
    if (strcmp(name, "mean") == 0) {
        return take(row, target, out);
    }
    const struct distribution *law =
        (const struct distribution *)(void *)(target + row->offset);
    const bool has_cv = law->shape == SHAPE_LOGNORMAL ||
                        law->shape == SHAPE_GAMMA ||
                        law->shape == SHAPE_WEIBULL;
    if (strcmp(name, "cv") != 0 || !has_cv) {
        return false;
    }
    out->row = schema_row(schema_group("law"), "cv");
    out->setting = SETTING_NUMBER;
    out->field = target + row->offset + offsetof(struct distribution, cv);
    return true;
}

/* The entry of a list that the path names, and what is left of the path. */
static bool enter_list(const struct reader *reader,
                       const struct schema_row *row, struct spot *spot)
{
    const struct value *list =
        spot->value ? value_find(spot->value, row->name) : NULL;
    char *items = NULL;
    memcpy(&items, spot->target + row->offset, sizeof items);
    size_t i = 0;
    for (const struct value *entry = list && items ? list->first : NULL; entry;
         entry = entry->next, i++) {
        const char *names[] = { entry_name(list, entry, reader->arena),
                                arena_text(reader->arena, "%zu", i + 1) };
        for (size_t k = 0; k < 2; k++) {
            const size_t n = strlen(names[k]);
            if (n > 0 && strncmp(spot->path, names[k], n) == 0 &&
                spot->path[n] == '.') {
                spot->group = schema_group(row->sub);
                spot->value = entry;
                spot->target = items + i * spot->group->item_size;
                spot->path += n + 1;
                return true;
            }
        }
    }
    return false;
}

static bool is_law(const struct schema_row *row)
{
    return row->type == SCHEMA_LAW || row->type == SCHEMA_PATIENCE;
}

static bool walk(const struct reader *reader, struct spot spot,
                 struct setting_place *out)
{
    for (;;) {
        const size_t n = name_length(spot.path);
        const struct schema_row *row = row_at(reader, &spot, n);
        const char *rest = rest_of(spot.path, n);
        if (!row) {
            return false;
        }
        if (*rest == '\0') {
            return take(row, spot.target, out);
        }
        if (is_law(row)) {
            return take_of_law(row, spot.target, rest, out);
        }
        if (row->type == SCHEMA_CHANNEL_NUMBERS) {
            return take_number(reader, row, spot.target, rest, out);
        }
        if (row->type == SCHEMA_MESSAGES) {
            return strcmp(rest, "mean") == 0 && take(row, spot.target, out);
        }
        spot.path = rest;
        if (row->type == SCHEMA_LIST) {
            if (!enter_list(reader, row, &spot)) {
                return false;
            }
        } else if (row->type == SCHEMA_GROUP) {
            spot.group = schema_group(row->sub);
            spot.value = spot.value ? value_find(spot.value, row->name) : NULL;
            spot.target += row->offset;
        } else {
            return false;
        }
    }
}

static size_t index_of(const char *const *names, size_t n, const char *path)
{
    const size_t length = name_length(path);
    size_t i = 0;
    while (i < n && !(strncmp(names[i], path, length) == 0 &&
                      names[i][length] == '\0')) {
        i++;
    }
    return i;
}

bool reader_find_setting(struct reader *reader, const char *path,
                         struct setting_place *out)
{
    static const char of_channel[] = "channels.";
    static const char of_team[] = "teams.";
    struct spot spot = { 0 };
    reader->way = 0;
    if (strncmp(path, of_channel, strlen(of_channel)) == 0) {
        path += strlen(of_channel);
        const size_t i =
            index_of(reader->channel_names, reader->n_channels, path);
        if (i == reader->n_channels) {
            return false;
        }
        reader->way = reader_way_flag(reader->channels[i].way);
        spot.group = schema_group("channel");
        spot.value = reader->channel_values[i];
        spot.target = (char *)&reader->channels[i];
    } else if (strncmp(path, of_team, strlen(of_team)) == 0) {
        path += strlen(of_team);
        const size_t i = index_of(reader->team_names, reader->n_teams, path);
        if (i == reader->n_teams) {
            return false;
        }
        spot.group = schema_group("team");
        spot.value = reader->team_values[i];
        spot.target = (char *)&reader->teams[i];
    } else {
        return false;
    }
    spot.path = rest_of(path, name_length(path));
    const bool found = *spot.path != '\0' && walk(reader, spot, out);
    reader->way = 0;
    return found;
}
