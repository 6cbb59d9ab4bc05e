/*
 * reader_hours.c - when the doors are open, and on which days they are not.
 *
 * Spans are painted on a week of seconds as intervals, one past midnight cut
 * in two, then sorted and those that touch made one.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/units.h"
#include "model/holidays.h"
#include "model/trained.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_time(const void *a, const void *b)
{
    const struct open_span *x = a;
    const struct open_span *y = b;
    if (x->weekday != y->weekday) {
        return x->weekday < y->weekday ? -1 : 1;
    }
    return (x->from_s > y->from_s) - (x->from_s < y->from_s);
}

/* In order, without overlaps; two spans of one day that touch are one. */
static size_t merge(struct open_span *spans, size_t n)
{
    size_t kept = 0;
    qsort(spans, n, sizeof *spans, by_time);
    for (size_t i = 0; i < n; i++) {
        if (kept > 0 && spans[kept - 1].weekday == spans[i].weekday &&
            spans[kept - 1].to_s >= spans[i].from_s) {
            spans[kept - 1].to_s = fmax(spans[kept - 1].to_s, spans[i].to_s);
        } else {
            spans[kept++] = spans[i];
        }
    }
    return kept;
}

static bool read_clock(struct reader *reader, const struct field *block,
                       const char *name, double *out)
{
    struct value *value = value_find(block->value, name);
    const struct schema_group *group = schema_group(block->row->sub);
    if (!value) {
        complain(reader->complaints, "E-MISSING", block->value->at,
                 "write { days = \"mon-fri\"; from = \"08:00\"; to = "
                 "\"20:00\"; }",
                 "%s does not say '%s'", block->path, name);
        return false;
    }
    const struct field field = {
        schema_row(group, name),
        arena_text(reader->arena, "%s.%s", block->path, name), value
    };
    return reader_certain(reader, &field, out);
}

static bool read_mask(struct reader *reader, const struct field *block,
                      unsigned *out)
{
    struct value *value = value_find(block->value, "days");
    struct error err = { 0 };
    if (!value) {
        return true;
    }
    const struct field field = {
        schema_row(schema_group("hours"), "days"),
        arena_text(reader->arena, "%s.days", block->path), value
    };
    if (!reader_is_text(reader, &field)) {
        return false;
    }
    if (!units_read_days(value->text, out, &err)) {
        reader_cannot_because(reader, &field, &err);
        return false;
    }
    return true;
}

static void add_span(struct open_span *spans, size_t *n, unsigned day,
                     double from_s, double to_s)
{
    if (to_s > from_s) {
        spans[(*n)++] = (struct open_span){ .weekday = (uint8_t)day,
                                            .from_s = from_s,
                                            .to_s = to_s };
    }
}

/* At most 14 spans more. */
static void read_span(struct reader *reader, const struct field *block,
                      struct open_span *spans, size_t *n)
{
    const bool one_day = strcmp(block->row->sub, "day_hours") == 0;
    unsigned mask = one_day ? 1 : 0x7f;
    double from_s = 0;
    double to_s = 0;
    reader_check_names(reader, schema_group(block->row->sub), block->value,
                       block->path);
    const bool has_days = one_day || read_mask(reader, block, &mask);
    const bool has_from = read_clock(reader, block, "from", &from_s);
    const bool has_to = read_clock(reader, block, "to", &to_s);
    if (!has_days || !has_from || !has_to) {
        return;
    }
    if (from_s == to_s || (one_day && to_s < from_s)) {
        complain(reader->complaints, "E-RANGE",
                 value_find(block->value, "to")->at,
                 "the day ends at \"24:00\"", "%s must end after it begins",
                 block->path);
        return;
    }
    for (unsigned day = 0; day < DAYS_A_WEEK; day++) {
        if (mask >> day & 1u && to_s > from_s) {
            add_span(spans, n, day, from_s, to_s);
        } else if (mask >> day & 1u) {
            add_span(spans, n, day, from_s, SECONDS_A_DAY);
            add_span(spans, n, (day + 1) % DAYS_A_WEEK, 0, to_s);
        }
    }
}

void reader_opening_hours(struct reader *reader, const struct field *field,
                          struct opening_hours *out)
{
    const struct value *value = field->value;
    if (value->type == VALUE_TEXT && strcmp(value->text, "always") == 0) {
        *out = (struct opening_hours){ .always = true };
        return;
    }
    if (!reader_is_list(reader, field)) {
        return;
    }
    struct open_span *spans = arena_alloc(
        reader->arena, value->n * 2 * DAYS_A_WEEK + 1, sizeof *spans);
    size_t n = 0;
    for (struct value *each = value->first; each; each = each->next) {
        const struct field block = {
            field->row,
            arena_text(reader->arena, "%s.%s", field->path,
                       entry_name(value, each, reader->arena)),
            each
        };
        if (each->type == VALUE_GROUP) {
            read_span(reader, &block, spans, &n);
        } else {
            reader_cannot(reader, &block, "each entry is a block: { ... }");
        }
    }
    const bool one_day = strcmp(field->row->sub, "day_hours") == 0;
    if (value->n == 0 && !one_day) {
        reader_cannot(reader, field,
                      "write at least one block with days, from and to, or "
                      "\"always\"");
    }
    *out = (struct opening_hours){ .n_spans = merge(spans, n), .spans = spans };
}

static int by_day(const void *a, const void *b)
{
    const int32_t x = *(const int32_t *)a;
    const int32_t y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

struct days {
    struct arena *arena;
    int32_t *list;
    size_t n;
};

static void add_days(struct days *days, const int32_t *more, size_t n)
{
    days->list = arena_grow(days->arena, days->list, days->n, days->n + n,
                            sizeof *days->list);
    memcpy(days->list + days->n, more, n * sizeof *more);
    days->n += n;
}

static bool is_country(const char *text)
{
    return strlen(text) == 2;
}

static const char *country_choices(struct reader *reader)
{
    size_t n = 0;
    const char *const *countries = holidays_countries(&n);
    return complaint_choices(countries, n, reader->arena);
}

/* Training may begin before the simulation does. */
static void add_holiday(struct reader *reader, const struct field *field,
                        struct days *days)
{
    const struct plan *plan = &reader->centre->plan;
    const int32_t first = plan->start_day - TRAINING_DAYS -
                          (int32_t)ceil(plan->warm_up_s / SECONDS_A_DAY);
    const int32_t last = plan->start_day + (int32_t)plan->n_days +
                         (int32_t)ceil(plan->run_out_s / SECONDS_A_DAY);
    const char *text = field->value->text;
    struct error err = { 0 };
    int32_t *found = NULL;
    int32_t day = 0;
    size_t n = 0;
    if (is_country(text)) {
        if (holidays_expand(text, first, last, days->arena, &found, &n)) {
            add_days(days, found, n);
            return;
        }
        complain(reader->complaints, "E-CHOICE", field->value->at,
                 arena_text(reader->arena,
                            tr("known are %s; write other holidays as dates"),
                            country_choices(reader)),
                 "the holidays of \"%s\" are not known", text);
    } else if (civil_read_date(text, &day, &err)) {
        add_days(days, &day, 1);
    } else if (!strpbrk(text, "0123456789")) {
        complain(
            reader->complaints, "E-CHOICE", field->value->at,
            arena_text(reader->arena,
                       tr("write a country as %s, a day as \"2027-01-15\""),
                       country_choices(reader)),
            "cannot read \"%.60s\" as holidays", text);
    } else {
        reader_cannot_because(reader, field, &err);
    }
}

void reader_holidays(struct reader *reader, const struct field *field,
                     const int32_t **out, size_t *out_n)
{
    if (!reader_is_list(reader, field)) {
        return;
    }
    struct days days = { .arena = reader->arena };
    for (struct value *each = field->value->first; each; each = each->next) {
        const struct field one = { field->row, field->path, each };
        if (reader_is_text(reader, &one)) {
            add_holiday(reader, &one, &days);
        }
    }
    if (days.n > 0) {
        qsort(days.list, days.n, sizeof *days.list, by_day);
    }
    size_t kept = 0;
    for (size_t i = 0; i < days.n; i++) {
        if (kept == 0 || days.list[kept - 1] != days.list[i]) {
            days.list[kept++] = days.list[i];
        }
    }
    *out = days.list;
    *out_n = kept;
}
