/*
 * reader_volume.c - how much comes when, and who is there when, in all their
 * forms: amounts, lists, patterns by name, files.
 */
#include "model/reader.h"

#include "base/file.h"
#include "base/language.h"
#include "base/units.h"
#include "model/count_file.h"
#include "model/patterns.h"

#include <assert.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_CONTACTS = 100000000 };

const char *reader_file(const struct reader *reader, const struct value *value)
{
    if (value->folder) {
        return file_join(reader->arena, value->folder, value->text);
    }
    struct stat found;
    const char *beside =
        file_join(reader->arena, reader->source->folder, value->text);
    if (stat(beside, &found) == 0 || value->at.line == 0) {
        return beside;
    }
    const char *near = file_join(
        reader->arena, source_folder_at(reader->source, value->at.line),
        value->text);
    return stat(near, &found) == 0 ? near : beside;
}

static const char *volume_hint(struct reader *reader, const struct value *value)
{
    double unused = 0;
    if (!value_is_number(value) &&
        (value->type != VALUE_TEXT ||
         !units_read_number(value->text, &unused, NULL))) {
        return tr(
            "say per what: \"900 / week\", \"130 / day\" or \"25 / hour\"");
    }
    const char *digits =
        value_is_number(value) ? value_text(value, reader->arena) : value->text;
    return arena_text(reader->arena,
                      tr("say per what, in quotes: \"%s / week\", \"%s / day\" "
                         "or \"%s / hour\""),
                      digits, digits, digits);
}

static bool read_amount(struct reader *reader, const struct field *field,
                        double *out, enum volume_basis *basis)
{
    const struct value *value = field->value;
    struct error err = { 0 };
    enum units_per per = PER_WEEK;
    double amount = 0;
    if (value->broken) {
        return false;
    }
    if (value->type != VALUE_TEXT ||
        !units_read_rate(value->text, &amount, &per, &err) || per == PER_YEAR) {
        double number = 0;
        const bool is_only_number =
            value->type != VALUE_TEXT ||
            units_read_number(value->text, &number, NULL);
        if (err.message[0] && !is_only_number) {
            reader_cannot_because(reader, field, &err);
        } else {
            reader_cannot(reader, field, volume_hint(reader, value));
        }
        return false;
    }
    if (amount > MOST_CONTACTS) {
        complain(reader->complaints, "E-RANGE", value->at, NULL,
                 "%s must be at most %d, not %s", field->path, MOST_CONTACTS,
                 reader_shown(value, reader->arena));
        return false;
    }
    if (reader_has_thousands(reader, field)) {
        return false;
    }
    *out = amount;
    *basis = per == PER_WEEK
                 ? VOLUME_PER_WEEK
                 : (per == PER_DAY ? VOLUME_PER_DAY : VOLUME_PER_HOUR);
    return true;
}

static void read_uncertain(struct reader *reader, const struct field *field,
                           struct volume *out)
{
    struct field three[3];
    double amounts[3] = { 0 };
    enum volume_basis bases[3] = { VOLUME_NONE };
    if (!reader_three(reader, field, three)) {
        return;
    }
    bool good = true;
    for (int i = 0; i < 3; i++) {
        good = read_amount(reader, &three[i], &amounts[i], &bases[i]) && good;
    }
    if (!good) {
        return;
    }
    if (bases[0] != bases[1] || bases[1] != bases[2]) {
        complain(reader->complaints, "E-RANGE", field->value->at,
                 "write all three per week, per day or per hour",
                 "%s has low, likely and high per different times",
                 field->path);
        return;
    }
    if (!reader_is_ascending(reader, field, three, amounts)) {
        return;
    }
    out->basis = bases[PICK_LIKELY];
    out->amount = amounts[reader->is_picking ? reader->pick : PICK_LIKELY];
    reader_add_drawn(reader, field, amounts, &out->amount);
}

static void read_weeks(struct reader *reader, const struct field *field,
                       struct volume *out)
{
    double *weeks =
        arena_alloc(reader->arena, field->value->n + 1, sizeof *weeks);
    size_t n = 0;
    for (struct value *each = field->value->first; each; each = each->next) {
        const struct field one = {
            field->row, arena_text(reader->arena, "%s.%zu", field->path, n + 1),
            each
        };
        enum volume_basis basis = VOLUME_PER_WEEK;
        if (read_amount(reader, &one, &weeks[n], &basis) &&
            basis != VOLUME_PER_WEEK) {
            reader_cannot(reader, &one,
                          "a list has one volume a week: \"1400 / week\"");
        }
        n++;
    }
    out->basis = VOLUME_LIST;
    out->per_week = weeks;
    out->n_weeks = n;
}

static void complain_of_file(struct reader *reader, const struct value *file,
                             const struct error *err)
{
    const char *hint = err->hint[0] ? err->hint : NULL;
    if (!hint && strchr(file->text, '\\')) {
        char *slashed = arena_copy_text(reader->arena, file->text);
        for (char *at = slashed; *at; at++) {
            *at = *at == '\\' ? '/' : *at;
        }
        hint = arena_text(reader->arena,
                          tr("folders are separated by /: \"%s\""), slashed);
    }
    complain(reader->complaints, "E-FILE", file->at, hint, "%s", err->message);
}

/* The file's name in the block; NULL after complaining. */
static const struct value *file_of(struct reader *reader,
                                   const struct field *field)
{
    const struct schema_group *group = schema_group(field->row->sub);
    reader_check_names(reader, group, field->value, field->path);
    struct value *file = value_find(field->value, "file");
    if (!file) {
        complain(reader->complaints, "E-MISSING", field->value->at,
                 "write { file = \"name.csv\"; }", "%s does not say 'file'",
                 field->path);
        return NULL;
    }
    const struct field inner = {
        schema_row(group, "file"),
        arena_text(reader->arena, "%s.file", field->path), file
    };
    return reader_is_text(reader, &inner) ? file : NULL;
}

static double scale_of(struct reader *reader, const struct field *field)
{
    struct value *value = value_find(field->value, "scale");
    double scale = 1;
    if (value) {
        const struct field inner = {
            schema_row(schema_group("volume"), "scale"),
            arena_text(reader->arena, "%s.scale", field->path), value
        };
        reader_certain(reader, &inner, &scale);
    }
    return scale;
}

static void read_counts(struct reader *reader, const struct field *field,
                        struct volume *out)
{
    const struct value *file = file_of(reader, field);
    struct error err = { 0 };
    struct count_step *steps = NULL;
    if (!file) {
        return;
    }
    const struct plan *plan = &reader->centre->plan;
    const char *path = reader_file(reader, file);
    if (!count_file_read(path, plan->start_day, reader->arena, &steps,
                         &out->n_counts, &err) ||
        (plan->n_days > 0 &&
         !count_file_meets_plan(path, steps, out->n_counts, plan->start_day,
                                plan->n_days, &err))) {
        complain_of_file(reader, file, &err);
        return;
    }
    const double scale = scale_of(reader, field);
    for (size_t i = 0; i < out->n_counts; i++) {
        steps[i].count *= scale;
    }
    out->basis = VOLUME_COUNTS;
    out->counts = steps;
}

void reader_volume(struct reader *reader, const struct field *field,
                   struct volume *out)
{
    if (value_is_uncertain(field->value)) {
        read_uncertain(reader, field, out);
    } else if (field->value->type == VALUE_LIST) {
        read_weeks(reader, field, out);
    } else if (field->value->type == VALUE_GROUP) {
        read_counts(reader, field, out);
    } else {
        read_amount(reader, field, &out->amount, &out->basis);
    }
}

static void wrong_length(struct reader *reader, const struct field *field,
                         const char *wanted)
{
    complain(reader->complaints, "E-RANGE", field->value->at,
             field->row->type == SCHEMA_WEEK_PATTERN
                 ? arena_text(reader->arena, tr("write something like %s"),
                              field->row->example)
                 : NULL,
             "%s must have %s, not %zu", field->path, wanted, field->value->n);
}

/* Weights: none negative, not all zero. */
static bool are_weights(struct reader *reader, const struct field *field,
                        const double *weights, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += weights[i];
    }
    if (sum > 0) {
        return true;
    }
    complain(reader->complaints, "E-RANGE", field->value->at,
             "write weights, of which at least one is above 0",
             "%s has no weight above 0", field->path);
    return false;
}

void reader_numbers(struct reader *reader, const struct field *field,
                    const double **out, size_t *out_n)
{
    if (!reader_is_list(reader, field)) {
        return;
    }
    double *numbers =
        arena_alloc(reader->arena, field->value->n + 1, sizeof *numbers);
    size_t n = 0;
    for (struct value *each = field->value->first; each; each = each->next) {
        const struct field one = {
            field->row, arena_text(reader->arena, "%s.%zu", field->path, n + 1),
            each
        };
        reader_certain(reader, &one, &numbers[n++]);
    }
    *out = numbers;
    *out_n = n;
}

void reader_week_pattern(struct reader *reader, const struct field *field,
                         double out[7])
{
    const double *weights = NULL;
    size_t n = 0;
    const size_t before = complaints_count(reader->complaints);
    reader_numbers(reader, field, &weights, &n);
    if (complaints_count(reader->complaints) > before) {
        return;
    }
    if (n != 7) {
        wrong_length(reader, field, tr("seven weights, Monday first"));
    } else if (are_weights(reader, field, weights, n)) {
        memcpy(out, weights, n * sizeof *weights);
    }
}

static void read_pattern_file(struct reader *reader, const struct field *field,
                              double **out, size_t *out_n)
{
    const struct value *file = file_of(reader, field);
    const struct value *column = value_find(field->value, "column");
    struct error err = { 0 };
    if (file && !column_file_read(
                    reader_file(reader, file),
                    column && column->type == VALUE_TEXT ? column->text : NULL,
                    reader->arena, out, out_n, &err)) {
        complain_of_file(reader, file, &err);
        *out = NULL;
    }
}

static const double *named_pattern(struct reader *reader,
                                   const struct field *field, size_t *out_n)
{
    const double *weights = pattern_find(field->value->text, out_n);
    if (!weights) {
        size_t n = 0;
        const char *const *names = pattern_names(&n);
        const char *near = text_nearest(field->value->text, names, n);
        const char *choices = complaint_choices(names, n, reader->arena);
        complain(
            reader->complaints, "E-CHOICE", field->value->at,
            near ? arena_text(reader->arena, tr("did you mean \"%s\"?"), near)
                 : arena_text(reader->arena,
                              tr("write %s, or 24, 48 or 96 weights"), choices),
            "there is no daily pattern \"%s\"", field->value->text);
    }
    return weights;
}

void reader_day_pattern(struct reader *reader, const struct field *field,
                        const double **out, size_t *out_n)
{
    const double *weights = NULL;
    double *from_file = NULL;
    size_t n = 0;
    const size_t before = complaints_count(reader->complaints);
    if (field->value->type == VALUE_GROUP) {
        read_pattern_file(reader, field, &from_file, &n);
        weights = from_file;
    } else if (field->value->type == VALUE_LIST) {
        reader_numbers(reader, field, &weights, &n);
    } else if (reader_is_text(reader, field)) {
        weights = named_pattern(reader, field, &n);
    }
    if (!weights || complaints_count(reader->complaints) > before) {
        return;
    }
    if (n != 24 && n != 48 && n != 96) {
        complain(reader->complaints, "E-RANGE", field->value->at, NULL,
                 "%s must have 24, 48 or 96 weights, not %zu", field->path, n);
    } else if (are_weights(reader, field, weights, n)) {
        *out = weights;
        *out_n = n;
    }
}

void reader_messages(struct reader *reader, const struct field *field,
                     struct chat_work *out)
{
    if (field->value->type == VALUE_GROUP &&
        !value_is_uncertain(field->value)) {
        reader_members(reader, schema_group("messages"), field->value, out,
                       field->path);
        return;
    }
    reader_amount(reader, field, &out->messages_mean);
}

static void read_daily_agents(struct reader *reader, const struct field *field,
                              struct team *out)
{
    const size_t n = field->value->n;
    if (n != 24 && n != 48 && n != 96) {
        wrong_length(reader, field, tr("24, 48 or 96 numbers over the day"));
        return;
    }
    uint32_t *daily = arena_alloc(reader->arena, n, sizeof *daily);
    size_t i = 0;
    for (struct value *each = field->value->first; each; each = each->next) {
        const struct field one = {
            field->row, arena_text(reader->arena, "%s.%zu", field->path, i + 1),
            each
        };
        reader_count(reader, &one, &daily[i++]);
    }
    out->staffing = STAFF_DAILY;
    out->daily = daily;
    out->n_daily = n;
}

static void read_staff_file(struct reader *reader, const struct field *field,
                            struct team *out)
{
    const struct value *file = file_of(reader, field);
    struct error err = { 0 };
    struct staff_step *steps = NULL;
    if (!file) {
        return;
    }
    if (!staff_file_read(reader_file(reader, file),
                         reader->centre->plan.start_day, reader->arena, &steps,
                         &out->n_steps, &err)) {
        complain_of_file(reader, file, &err);
        return;
    }
    out->staffing = STAFF_STEPS;
    out->steps = steps;
}

void reader_agents(struct reader *reader, const struct field *field,
                   struct team *out)
{
    const struct value *value = field->value;
    if (value->type == VALUE_LIST) {
        read_daily_agents(reader, field, out);
    } else if (value->type == VALUE_GROUP && !value_is_uncertain(value)) {
        read_staff_file(reader, field, out);
    } else if (value->type == VALUE_TEXT &&
               strcmp(value->text, "as needed") == 0) {
        out->staffing = STAFF_AS_NEEDED;
    } else if (reader_count(reader, field, &out->agents)) {
        out->staffing = STAFF_NUMBER;
    }
}
