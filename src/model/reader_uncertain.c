/*
 * reader_uncertain.c - which numbers are drawn anew in every replication.
 *
 * A law that has uncertain values was read three times, with low, likely and
 * high; every parameter that differs is uncertain.
 */
#include "model/reader.h"

#include "base/language.h"
#include <assert.h>
#include <math.h>
#include <string.h>

static const char *const end_names[] = { "low", "likely", "high" };

bool reader_three(struct reader *reader, const struct field *field,
                  struct field three[3])
{
    bool good = true;
    reader_check_names(reader, schema_group("uncertain"), field->value,
                       field->path);
    for (int i = 0; i < 3; i++) {
        struct value *member = value_find(field->value, end_names[i]);
        if (!member) {
            complain(reader->complaints, "E-MISSING", field->value->at,
                     "an uncertain value is { low = ...; likely = ...; "
                     "high = ...; }",
                     "%s does not say '%s'", field->path, end_names[i]);
            good = false;
            continue;
        }
        three[i] = (struct field){ field->row,
                                   arena_text(reader->arena, "%s.%s",
                                              field->path, end_names[i]),
                                   member };
        if (member->type == VALUE_GROUP) {
            reader_cannot(reader, &three[i], "write one value");
            good = false;
        }
    }
    return good;
}

/* "low ("8 %") is above likely ("5 %")" of each pair that is so. */
static const char *out_of_order(struct reader *reader,
                                const struct field three[3],
                                const double amounts[3])
{
    const char *pairs = NULL;
    for (size_t i = 0; i < 2; i++) {
        if (amounts[i] <= amounts[i + 1]) {
            continue;
        }
        const char *pair = arena_text(
            reader->arena, tr("%s (%s) is above %s (%s)"), end_names[i],
            reader_shown(three[i].value, reader->arena), end_names[i + 1],
            reader_shown(three[i + 1].value, reader->arena));
        pairs = pairs ? arena_text(reader->arena, tr("%s and %s"), pairs, pair)
                      : pair;
    }
    return arena_text(reader->arena,
                      tr("%s; low is the least it can be, likely what you "
                         "expect most, high the most it can be"),
                      pairs);
}

bool reader_is_ascending(struct reader *reader, const struct field *field,
                         const struct field three[3], const double amounts[3])
{
    if (amounts[0] <= amounts[1] && amounts[1] <= amounts[2]) {
        return true;
    }
    complain(reader->complaints, "E-RANGE", field->value->at,
             out_of_order(reader, three, amounts),
             "%s must have low, likely and high in ascending order",
             field->path);
    return false;
}

/* Unless low, likely and high are one. */
static void add(struct reader *reader, const struct uncertain *row)
{
    const bool one = row->low == row->likely && row->likely == row->high;
    if (one || reader->is_picking) {
        return;
    }
    if (reader->n_uncertain == reader->uncertain_capacity) {
        const size_t more = 2 * reader->n_uncertain + 8;
        reader->uncertain =
            arena_grow(reader->arena, reader->uncertain, reader->n_uncertain,
                       more, sizeof *reader->uncertain);
        reader->uncertain_capacity = more;
    }
    assert(row->leader < reader->n_uncertain ||
           (row->leader == reader->n_uncertain && row->low <= row->likely &&
            row->likely <= row->high));
    reader->uncertain[reader->n_uncertain++] = *row;
}

static void note_words(const struct reader *reader, const struct value *block,
                       struct uncertain *row)
{
    for (size_t i = 0; i < 3; i++) {
        const struct value *end = value_find(block, end_names[i]);
        row->said[i] = end->type == VALUE_TEXT ? end->text
                                               : value_text(end, reader->arena);
    }
}

void reader_add_drawn(struct reader *reader, const struct field *field,
                      const double three[3], const double *number)
{
    struct uncertain row = {
        .path = field->path,
        .low = three[PICK_LOW],
        .likely = three[PICK_LIKELY],
        .high = three[PICK_HIGH],
        .field = number,
        .leader = reader->n_uncertain,
    };
    if (row.low < row.high) {
        note_words(reader, field->value, &row);
    }
    add(reader, &row);
}

void reader_range(const struct reader *reader, const double *field,
                  double *out_low, double *out_high)
{
    *out_low = *out_high = *field;
    for (size_t i = 0; i < reader->n_uncertain; i++) {
        const struct uncertain *row = &reader->uncertain[i];
        if (row->field == field) {
            *out_low = fmin(row->low, row->high);
            *out_high = fmax(row->low, row->high);
        }
    }
}

/* A spread that is written as uncertain is drawn for itself; one that follows
 * from what else is written moves with that. */
static const struct value *uncertain_cv(const struct value *law)
{
    const struct value *cv = value_find(law, "cv");
    return cv && value_is_uncertain(cv) ? cv : NULL;
}

/* The block that makes the law's other numbers uncertain. */
static const struct value *uncertain_block(const struct value *law)
{
    const struct value *block = law;
    if (!value_is_uncertain(law)) {
        block = law->first;
        while (block &&
               (!value_is_uncertain(block) || strcmp(block->name, "cv") == 0)) {
            block = block->next;
        }
    }
    return block;
}

/* Whether what leads falls where the file's values rise, as the patience does
 * that is fitted to the share who hung up. */
static bool falls(const struct distribution three[3])
{
    const struct distribution *low = &three[PICK_LOW];
    const struct distribution *high = &three[PICK_HIGH];
    return low->mean_s > high->mean_s ||
           (low->mean_s == high->mean_s && low->cv > high->cv);
}

static double parameter(const struct distribution *law, size_t offset)
{
    double value;
    memcpy(&value, (const char *)law + offset, sizeof value);
    return value;
}

void reader_note_law(struct reader *reader, const struct field *field,
                     const struct distribution three[3],
                     const struct distribution *law)
{
    static const struct {
        const char *name;
        size_t offset;
    } fields[] = {
        { "mean", offsetof(struct distribution, mean_s) },
        { "cv", offsetof(struct distribution, cv) },
        { "min", offsetof(struct distribution, min_s) },
        { "mode", offsetof(struct distribution, mode_s) },
        { "max", offsetof(struct distribution, max_s) },
    };
    const struct value *cv = uncertain_cv(field->value);
    const bool turned = falls(three);
    const size_t first = reader->n_uncertain;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const size_t offset = fields[i].offset;
        const bool alone = cv && strcmp(fields[i].name, "cv") == 0;
        const struct value *block = alone ? cv : uncertain_block(field->value);
        const void *number = (const char *)law + offset;
        struct uncertain row = {
            .path =
                arena_text(reader->arena, "%s.%s", field->path, fields[i].name),
            .low = parameter(&three[turned ? PICK_HIGH : PICK_LOW], offset),
            .likely = parameter(&three[PICK_LIKELY], offset),
            .high = parameter(&three[turned ? PICK_LOW : PICK_HIGH], offset),
            .field = number,
            .leader = alone ? reader->n_uncertain : first,
        };
        if (block) {
            note_words(reader, block, &row);
        }
        add(reader, &row);
    }
}
