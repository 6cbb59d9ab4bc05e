/*
 * reader_law.c - distributions, short and long.
 *
 * A long form is gathered first, whatever its members, and then judged by its
 * shape: which members it needs, and which it cannot have. An uncertain member
 * may act on the law through mean, cv or its ends; the law is read once for
 * each of low, likely and high, and every parameter that differs is uncertain.
 */
#include "model/reader.h"

#include "base/language.h"
#include "model/count_file.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum part {
    PART_MEAN,
    PART_P90,
    PART_CV,
    PART_PHASES,
    PART_MIN,
    PART_MODE,
    PART_MAX,
    PART_FILE,
    PART_COLUMN,
    PART_ABANDONED,
    PART_WAIT,
    N_PARTS
};

static const char *const part_names[N_PARTS] = {
    "mean", "p90",  "cv",     "phases",         "min",          "mode",
    "max",  "file", "column", "from_abandoned", "at_mean_wait",
};

struct parts {
    struct reader *reader;
    const struct field *field;
    unsigned said; /* bit by part */
    struct value *value[N_PARTS];
    double amount[N_PARTS];
    bool has_shape;
    enum shape shape;
};

static bool says(const struct parts *parts, enum part part)
{
    return (parts->said >> part & 1u) != 0;
}

/* What each shape can have, and what it must. */
static unsigned bit(enum part part)
{
    return 1u << part;
}

struct needs {
    unsigned may;
    unsigned must;
};

static struct needs needs_of(enum shape shape)
{
    const unsigned mean = bit(PART_MEAN);
    const unsigned ends = bit(PART_MIN) | bit(PART_MAX);
    switch (shape) {
    case SHAPE_CONSTANT:
    case SHAPE_EXPONENTIAL:
        return (struct needs){ mean | bit(PART_CV), mean };
    case SHAPE_LOGNORMAL:
    case SHAPE_GAMMA:
    case SHAPE_WEIBULL:
    case SHAPE_HYPEREXPONENTIAL:
        return (struct needs){ mean | bit(PART_CV) | bit(PART_P90), mean };
    case SHAPE_ERLANG:
        return (struct needs){ mean | bit(PART_PHASES) | bit(PART_CV),
                               mean | bit(PART_PHASES) };
    case SHAPE_UNIFORM:
        return (struct needs){ ends, ends };
    case SHAPE_TRIANGULAR:
        return (struct needs){ ends | bit(PART_MODE), ends | bit(PART_MODE) };
    case SHAPE_EMPIRICAL:
        return (struct needs){ bit(PART_FILE) | bit(PART_COLUMN),
                               bit(PART_FILE) };
    case SHAPE_NEVER:
    case N_SHAPES:
        break;
    }
    return (struct needs){ 0, 0 };
}

static bool suits(const struct parts *parts)
{
    const struct needs needs = needs_of(parts->shape);
    struct reader *reader = parts->reader;
    bool good = true;
    for (enum part part = 0; part < N_PARTS; part++) {
        if (says(parts, part) && !(needs.may & bit(part))) {
            complain(reader->complaints, "E-CONFLICT", parts->value[part]->key,
                     "take it out, or choose another shape",
                     "%s: the shape %s has no '%s'", parts->field->path,
                     shape_name(parts->shape), part_names[part]);
            good = false;
        } else if (!says(parts, part) && needs.must & bit(part)) {
            complain(reader->complaints, "E-MISSING", parts->field->value->at,
                     arena_text(reader->arena, tr("add %s to the block"),
                                part_names[part]),
                     "%s: the shape %s needs '%s'", parts->field->path,
                     shape_name(parts->shape), part_names[part]);
            good = false;
        }
    }
    if (says(parts, PART_CV) && says(parts, PART_P90)) {
        complain(reader->complaints, "E-CONFLICT", parts->value[PART_P90]->key,
                 "keep one of the two", "%s says both cv and p90",
                 parts->field->path);
        good = false;
    }
    return good;
}

/* A law with a fixed cv: an explicit one must agree. */
static bool cv_agrees(const struct parts *parts, double cv)
{
    if (!says(parts, PART_CV) || fabs(parts->amount[PART_CV] - cv) < 1e-9) {
        return true;
    }
    complain(parts->reader->complaints, "E-CONFLICT", parts->value[PART_CV]->at,
             "take cv out, or choose another shape, such as \"lognormal\"",
             "%s: the shape %s has cv %.4g", parts->field->path,
             shape_name(parts->shape), cv);
    return false;
}

/* cv from cv, from p90, or the usual one. */
static bool find_cv(const struct parts *parts, double *out)
{
    struct reader *reader = parts->reader;
    const double mean_s = parts->amount[PART_MEAN];
    *out = default_shape_of(reader->audience, parts->field->row->name).cv;
    if (says(parts, PART_CV)) {
        *out = parts->amount[PART_CV];
    } else if (says(parts, PART_P90)) {
        struct error err = { 0 };
        if (!distribution_cv_from_p90(parts->shape, mean_s,
                                      parts->amount[PART_P90], out, &err)) {
            complain(reader->complaints, "E-RANGE", parts->value[PART_P90]->at,
                     err.hint[0] ? err.hint : NULL, "%s: %s",
                     parts->field->path, err.message);
            return false;
        }
    }
    if (parts->shape == SHAPE_HYPEREXPONENTIAL && *out < 1) {
        complain(reader->complaints, "E-RANGE",
                 says(parts, PART_CV) ? parts->value[PART_CV]->at
                                      : parts->field->value->at,
                 "below 1, use \"gamma\" or \"lognormal\"",
                 "%s: the shape hyperexponential needs a cv of 1 or more",
                 parts->field->path);
        return false;
    }
    return true;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static bool read_measured(const struct parts *parts, struct distribution *out)
{
    struct reader *reader = parts->reader;
    struct error err = { 0 };
    double *values = NULL;
    size_t n = 0;
    const struct value *column = parts->value[PART_COLUMN];
    const struct value *file = parts->value[PART_FILE];
    if (!column_file_read(reader_file(reader, file),
                          column ? column->text : NULL, reader->arena, &values,
                          &n, &err)) {
        complain(reader->complaints, "E-FILE", file->at,
                 err.hint[0] ? err.hint : NULL, "%s", err.message);
        return false;
    }
    qsort(values, n, sizeof *values, by_size);
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += values[i];
    }
    const double mean = sum / (double)n;
    double squares = 0;
    for (size_t i = 0; i < n; i++) {
        squares += (values[i] - mean) * (values[i] - mean);
    }
    if (n == 0 || !(mean > 0)) {
        complain(reader->complaints, "E-FILE", file->at, NULL,
                 "%s: the column has no times above 0", parts->field->path);
        return false;
    }
    *out = (struct distribution){ .shape = SHAPE_EMPIRICAL,
                                  .mean_s = mean,
                                  .cv = sqrt(squares / (double)n) / mean,
                                  .n_values = n,
                                  .values_s = values };
    return true;
}

static bool ends_are_ordered(const struct parts *parts)
{
    const double min = parts->amount[PART_MIN];
    const double max = parts->amount[PART_MAX];
    const double mode = says(parts, PART_MODE) ? parts->amount[PART_MODE] : min;
    if (min < max && min <= mode && mode <= max) {
        return true;
    }
    complain(parts->reader->complaints, "E-RANGE", parts->field->value->at,
             "write the shortest as min and the longest as max",
             "%s must have min, mode and max in ascending order",
             parts->field->path);
    return false;
}

static bool read_between(const struct parts *parts, struct distribution *out)
{
    if (!ends_are_ordered(parts)) {
        return false;
    }
    const double a = parts->amount[PART_MIN];
    const double b = parts->amount[PART_MAX];
    const double c = parts->amount[PART_MODE];
    const bool flat = parts->shape == SHAPE_UNIFORM;
    const double mean = flat ? (a + b) / 2 : (a + b + c) / 3;
    const double variance =
        flat ? (b - a) * (b - a) / 12
             : (a * a + b * b + c * c - a * b - a * c - b * c) / 18;
    *out = (struct distribution){ .shape = parts->shape,
                                  .mean_s = mean,
                                  .cv = sqrt(variance) / mean,
                                  .min_s = a,
                                  .mode_s = flat ? 0 : c,
                                  .max_s = b };
    return true;
}

static bool build(const struct parts *parts, struct distribution *out)
{
    const double mean_s = parts->amount[PART_MEAN];
    *out = (struct distribution){ .shape = parts->shape, .mean_s = mean_s };
    switch (parts->shape) {
    case SHAPE_CONSTANT:
        return cv_agrees(parts, 0);
    case SHAPE_EXPONENTIAL:
        out->cv = 1;
        return cv_agrees(parts, 1);
    case SHAPE_ERLANG:
        out->phases = (unsigned)parts->amount[PART_PHASES];
        out->cv = 1 / sqrt(out->phases);
        return cv_agrees(parts, out->cv);
    case SHAPE_LOGNORMAL:
    case SHAPE_GAMMA:
    case SHAPE_WEIBULL:
    case SHAPE_HYPEREXPONENTIAL:
        return find_cv(parts, &out->cv);
    case SHAPE_UNIFORM:
    case SHAPE_TRIANGULAR:
        return read_between(parts, out);
    case SHAPE_EMPIRICAL:
        return read_measured(parts, out);
    case SHAPE_NEVER:
    case N_SHAPES:
        break;
    }
    return false;
}

/* A law without spread, or without length, is a constant. */
static void settle(struct distribution *law)
{
    if (law->shape == SHAPE_NEVER) {
        return;
    }
    if (law->mean_s == 0 || (law->cv == 0 && law->n_values == 0)) {
        *law = (struct distribution){ .shape = SHAPE_CONSTANT,
                                      .mean_s = law->mean_s };
    }
}

static bool read_short(struct reader *reader, const struct field *field,
                       struct distribution *out)
{
    const struct default_shape usual =
        default_shape_of(reader->audience, field->row->name);
    double mean_s = 0;
    if (field->row->type == SCHEMA_PATIENCE &&
        field->value->type == VALUE_TEXT &&
        strcmp(field->value->text, "endless") == 0) {
        *out = (struct distribution){ .shape = SHAPE_NEVER,
                                      .mean_s = (double)INFINITY };
        return true;
    }
    if (!reader_amount(reader, field, &mean_s)) {
        return false;
    }
    *out = (struct distribution){ .shape = usual.shape,
                                  .mean_s = mean_s,
                                  .cv = usual.cv };
    return true;
}

static bool read_part(struct parts *parts, enum part part,
                      const struct schema_group *group)
{
    struct reader *reader = parts->reader;
    struct value *value = value_find(parts->field->value, part_names[part]);
    if (!value) {
        return true;
    }
    const struct field field = { schema_row(group, part_names[part]),
                                 arena_text(reader->arena, "%s.%s",
                                            parts->field->path,
                                            part_names[part]),
                                 value };
    if (!field.row) {
        return true;
    }
    parts->said |= bit(part);
    parts->value[part] = value;
    if (part == PART_FILE || part == PART_COLUMN) {
        return reader_is_text(reader, &field);
    }
    if (part == PART_PHASES) {
        uint32_t phases = 0;
        const bool good = reader_count(reader, &field, &phases);
        parts->amount[part] = phases;
        return good;
    }
    return reader_amount(reader, &field, &parts->amount[part]);
}

/* The index of one of the row's words. */
static bool read_shape(struct parts *parts, const struct schema_group *group)
{
    struct reader *reader = parts->reader;
    const struct default_shape usual =
        default_shape_of(reader->audience, parts->field->row->name);
    parts->shape = usual.shape;
    struct value *value = value_find(parts->field->value, "shape");
    if (!value) {
        const bool spread = says(parts, PART_CV) || says(parts, PART_P90);
        if (spread && usual.shape == SHAPE_EXPONENTIAL) {
            parts->shape = SHAPE_LOGNORMAL;
        }
        return true;
    }
    const struct field field = {
        schema_row(group, "shape"),
        arena_text(reader->arena, "%s.shape", parts->field->path), value
    };
    int index = 0;
    if (!reader_choice(reader, &field, &index)) {
        return false;
    }
    parts->shape = (enum shape)index;
    return true;
}

static bool read_fitted(const struct parts *parts, struct distribution *out)
{
    const unsigned both = bit(PART_ABANDONED) | bit(PART_WAIT);
    if (parts->said != both) {
        complain(parts->reader->complaints, "E-CONFLICT",
                 parts->field->value->at,
                 "write { from_abandoned = \"6 %\"; at_mean_wait = "
                 "\"45 s\"; } or a mean",
                 "%s: from_abandoned and at_mean_wait go together, and alone",
                 parts->field->path);
        return false;
    }
    *out = (struct distribution){ .shape = SHAPE_EXPONENTIAL,
                                  .mean_s = parts->amount[PART_WAIT] /
                                            parts->amount[PART_ABANDONED],
                                  .cv = 1 };
    return true;
}

static bool read_long(struct reader *reader, const struct field *field,
                      struct distribution *out)
{
    const struct schema_group *group = schema_group(field->row->sub);
    struct parts parts = { .reader = reader, .field = field };
    reader_check_names(reader, group, field->value, field->path);
    bool good = true;
    for (enum part part = 0; part < N_PARTS; part++) {
        good = read_part(&parts, part, group) && good;
    }
    if (says(&parts, PART_ABANDONED) || says(&parts, PART_WAIT)) {
        return good && read_fitted(&parts, out);
    }
    good = read_shape(&parts, group) && good;
    return good && suits(&parts) && build(&parts, out);
}

static bool read_once(struct reader *reader, const struct field *field,
                      struct distribution *out)
{
    const bool is_long =
        field->value->type == VALUE_GROUP && !value_is_uncertain(field->value);
    const bool good = is_long ? read_long(reader, field, out)
                              : read_short(reader, field, out);
    if (good) {
        settle(out);
    }
    return good;
}

bool reader_law(struct reader *reader, const struct field *field,
                struct distribution *out)
{
    if (reader->is_picking || !value_has_uncertain(field->value)) {
        return read_once(reader, field, out);
    }
    struct distribution three[3];
    bool good = true;
    reader->is_picking = true;
    for (int i = 0; i < 3; i++) {
        reader->pick = (enum pick)i;
        good = read_once(reader, field, &three[i]) && good;
    }
    reader->is_picking = false;
    if (good) {
        *out = three[PICK_LIKELY];
        reader_note_law(reader, field, three, out);
    }
    return good;
}
