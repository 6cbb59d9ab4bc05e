/*
 * reader_amount.c - one number with its unit, whatever its row says it is.
 *
 * An uncertain value is read three times, once for each of low, likely and
 * high, by the same reading; what stands in the field is the likely one.
 * Within a distribution the reader as a whole picks one of the three.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/units.h"
#include "base/wording.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { HOUR_S = 3600, DAYS_A_YEAR = 365 };

static double days_of(enum units_per per)
{
    switch (per) {
    case PER_HOUR:
        return 1.0 / 24;
    case PER_DAY:
        return 1;
    case PER_WEEK:
        return DAYS_A_WEEK;
    case PER_YEAR:
        return DAYS_A_YEAR;
    }
    return 1;
}

/* "36 h / week": a duration, a slash and a week. */
static bool read_hours_a_week(const char *text, double *out, struct error *err)
{
    const char *slash = strchr(text, '/');
    char hours[32];
    const size_t n = slash ? (size_t)(slash - text) : 0;
    const bool is_a_week =
        slash && n < sizeof hours &&
        strcmp(slash + 1 + strspn(slash + 1, " "), "week") == 0;
    double any_s = 0;
    if (is_a_week) {
        memcpy(hours, text, n);
        hours[n] = '\0';
        if (units_read_working_time(hours, out, err)) {
            return true;
        }
    }
    if (is_a_week && !units_read_duration(hours, &any_s, NULL)) {
        return false;
    }
    fail(err, "cannot read \"%.60s\" as hours a week", text);
    err->unreadable = true;
    return fail_hint(err, "write hours per week, such as \"36 h / week\"");
}

/* What the text says per the unit that is wanted; NULL when it may be another
 * one. */
static const char *money_meant(const char *text, enum units_per wanted,
                               char out[static WORDING_BYTES])
{
    double amount = 0;
    enum units_per per = wanted;
    if (wording_amount(text, out) &&
        units_read_rate(out, &amount, &per, NULL)) {
        return per == wanted ? out : NULL;
    }
    if (strlen(text) < WORDING_BYTES / 2 &&
        units_read_number(text, &amount, NULL)) {
        (void)snprintf(out, WORDING_BYTES, "%s / %s", text,
                       wanted == PER_HOUR ? "hour" : "week");
        return out;
    }
    return NULL;
}

static bool read_money(const char *text, enum units_per wanted, double *out,
                       struct error *err)
{
    enum units_per per = wanted;
    double amount = 0;
    char said[WORDING_BYTES];
    const char *hint =
        wanted == PER_HOUR
            ? tr("write an amount per hour, such as \"31 / hour\"")
            : tr("write an amount per week, such as "
                 "\"30000 / week\"");
    if (!units_read_rate(text, &amount, &per, err) || per != wanted) {
        const char *meant = money_meant(text, wanted, said);
        fail(err, "cannot read \"%.60s\" as money", text);
        err->unreadable = true;
        if (meant) {
            return fail_hint(err, "write \"%s\"", meant);
        }
        return fail_hint(err, "%s", hint);
    }
    *out = amount;
    return true;
}

static bool read_growth(const struct schema_row *row, const char *text,
                        double *out, struct error *err)
{
    double frac = 0;
    enum units_per per = PER_WEEK;
    if (!units_read_share_rate(text, &frac, &per, err)) {
        return false;
    }
    if (row->type == SCHEMA_TURNOVER) {
        *out = frac * DAYS_A_YEAR / days_of(per);
        return true;
    }
    if (frac <= -1) {
        fail(err, "a volume cannot shrink by 100 %% or more");
        return fail_hint(err, "write something like \"-1 %% / week\"");
    }
    *out = pow(1 + frac, 1 / days_of(per));
    return true;
}

/* No duration is longer than a century, so that no sum of them overflows. */
static double most_of(const struct schema_row *row)
{
    const bool is_duration = row->type == SCHEMA_DURATION ||
                             row->type == SCHEMA_LAW ||
                             row->type == SCHEMA_PATIENCE;
    const double any = is_duration ? 36525.0 * SECONDS_A_DAY : 1e12;
    return row->most > 0 ? row->most : any;
}

static bool fits(const struct schema_row *row, double number)
{
    return number >= row->least && number <= most_of(row) &&
           !((row->flags & SCHEMA_ABOVE_LEAST) && number <= row->least);
}

/* The number of "4 / week", "8 articles" and "2,5". */
static bool number_meant(const char *text, double *out)
{
    char said[WORDING_BYTES];
    const char *words = wording_amount(text, said) ? said : text;
    const size_t n = strspn(words, "0123456789.");
    char digits[WORDING_BYTES];
    if (n == 0 || n >= sizeof digits || strpbrk(words + n, "0123456789,%-")) {
        return false;
    }
    memcpy(digits, words, n);
    digits[n] = '\0';
    return units_read_number(digits, out, NULL);
}

/* A number in quotes, perhaps as a percentage of what is meant. */
static bool fail_number(const struct schema_row *row, const char *text,
                        struct error *err)
{
    double number = 0;
    fail(err, "cannot read \"%.60s\" as a number", text);
    err->unreadable = true;
    if (units_read_share(text, &number, NULL)) {
        const double part = number / 100;
        number = !fits(row, number) && fits(row, part) ? part : number;
        if (fits(row, number)) {
            return fail_hint(err, "write it without quotes: %.10g", number);
        }
    }
    if (number_meant(text, &number) && fits(row, number)) {
        return fail_hint(err, "write it without quotes: %.10g", number);
    }
    return fail_hint(err, "write a number without quotes");
}

static bool read_text(const struct schema_row *row, const char *text,
                      double *out, struct error *err)
{
    double change = 0;
    switch ((int)row->type) {
    case SCHEMA_CLOCK:
    case SCHEMA_CLOCKS:
        return units_read_clock(text, out, err);
    case SCHEMA_DURATION:
    case SCHEMA_LAW:
    case SCHEMA_PATIENCE:
        if (row->flags & SCHEMA_OR_NEVER && strcmp(text, "never") == 0) {
            *out = (double)INFINITY;
            return true;
        }
        return row->flags & SCHEMA_WORKING
                   ? units_read_working_time(text, out, err)
                   : units_read_duration(text, out, err);
    case SCHEMA_SHARE:
    case SCHEMA_CHANNEL_SHARES:
        return units_read_share(text, out, err);
    case SCHEMA_CHANGE:
        if (!units_read_change(text, &change, err)) {
            return false;
        }
        *out = 1 + change;
        return true;
    case SCHEMA_GROWTH:
    case SCHEMA_TURNOVER:
        return read_growth(row, text, out, err);
    case SCHEMA_MONEY_AN_HOUR:
        return read_money(text, PER_HOUR, out, err);
    case SCHEMA_MONEY_A_WEEK:
        return read_money(text, PER_WEEK, out, err);
    case SCHEMA_HOURS_A_WEEK:
        return read_hours_a_week(text, out, err);
    default:
        break;
    }
    return fail_number(row, text, err);
}

/* Rows where a number may stand bare. */
static bool may_be_bare(enum schema_type type)
{
    return type == SCHEMA_NUMBER || type == SCHEMA_SHARE ||
           type == SCHEMA_CHANNEL_SHARES || type == SCHEMA_CHANGE ||
           type == SCHEMA_NUMBERS || type == SCHEMA_WEEK_PATTERN ||
           type == SCHEMA_DAY_PATTERN || type == SCHEMA_MESSAGES ||
           type == SCHEMA_CHANNEL_NUMBERS;
}

/* With the unit of the row's example, which is its usual one. */
static const char *unit_hint(struct reader *reader,
                             const struct schema_row *row, const char *digits)
{
    const char *at = row->example ? row->example : "";
    at += strspn(at, "\"0123456789. ");
    const size_t n = strspn(at, "abcdefghijklmnopqrstuvwxyz");
    if (n == 0 || at[n] != '"') {
        return arena_text(reader->arena,
                          tr("say the unit, in quotes: \"%s s\", \"%s min\" or "
                             "\"%s h\""),
                          digits, digits, digits);
    }
    const bool one = strcmp(digits, "1") == 0 && n > 1 && at[n - 1] == 's';
    return arena_text(reader->arena,
                      tr("say the unit, in quotes, such as \"%s %.*s\""),
                      digits, (int)(one ? n - 1 : n), at);
}

static const char *bare_hint(struct reader *reader, const struct field *field)
{
    const char *digits = value_text(field->value, reader->arena);
    char clock[WORDING_BYTES];
    switch ((int)field->row->type) {
    case SCHEMA_CLOCK:
    case SCHEMA_CLOCKS: /* 18 and 18.30, which reads as 18.3 */
        (void)snprintf(clock, sizeof clock, "%.2f", field->value->number);
        if (wording_clock(clock, clock)) {
            return arena_text(reader->arena, tr("write \"%s\""), clock);
        }
        break;
    case SCHEMA_DURATION:
    case SCHEMA_LAW:
    case SCHEMA_PATIENCE:
        return unit_hint(reader, field->row, digits);
    case SCHEMA_MONEY_AN_HOUR:
        return arena_text(reader->arena, tr("write \"%s / hour\""), digits);
    case SCHEMA_MONEY_A_WEEK:
        return arena_text(reader->arena, tr("write \"%s / week\""), digits);
    default:
        break;
    }
    return arena_text(reader->arena, tr("write %s"),
                      schema_wanted(field->row, reader->arena));
}

static const char *bound_text(const struct schema_row *row, double bound,
                              struct arena *arena)
{
    switch ((int)row->type) {
    case SCHEMA_DURATION:
    case SCHEMA_LAW:
    case SCHEMA_PATIENCE:
    case SCHEMA_HOURS_A_WEEK:
        return units_write_duration(arena, bound);
    case SCHEMA_SHARE:
    case SCHEMA_TURNOVER:
    case SCHEMA_CHANNEL_SHARES:
        return arena_text(arena, "%.6g %%", 100 * bound);
    case SCHEMA_CHANGE:
        return arena_text(arena, "%+.6g %%", 100 * (bound - 1));
    default:
        return arena_text(arena, "%.15g", bound);
    }
}

static bool is_share(const struct schema_row *row)
{
    return row->type == SCHEMA_SHARE || row->type == SCHEMA_CHANNEL_SHARES;
}

/* A number in quotes could be the fraction or the percentage. */
static bool is_unclear_share(const struct field *field)
{
    double number = 0;
    return is_share(field->row) && field->value->type == VALUE_TEXT &&
           units_read_number(field->value->text, &number, NULL);
}

/* As a percentage, or as the fraction where the setting may be so much. */
static const char *share_hint(struct reader *reader, const struct field *field)
{
    const struct schema_row *row = field->row;
    const char *text = field->value->text;
    double number = 0;
    const bool good = units_read_number(text, &number, NULL);
    assert(good);
    return number == 0 || number < row->least || number > most_of(row)
               ? arena_text(reader->arena,
                            tr("write the per cent sign too: \"%s %%\""), text)
               : arena_text(reader->arena,
                            tr("write the per cent sign too: \"%s %%\" or "
                               "\"%.6g %%\""),
                            text, 100 * number);
}

/* A percentage that lacks its quotes, or what such a setting looks like. */
static const char *range_hint(struct reader *reader, const struct field *field,
                              double number)
{
    const struct schema_row *row = field->row;
    const struct value *value = field->value;
    if (is_share(row) && value_is_number(value) && number > 1) {
        return arena_text(reader->arena,
                          tr("a percentage stands in quotes: \"%s %%\""),
                          value_text(value, reader->arena));
    }
    const bool one_is_right = row->most > 0 && row->most <= row->least;
    if (row->type == SCHEMA_CHANNEL_NUMBERS) {
        const double part = number < 2 ? row->most / 2 : number / 100;
        return arena_text(reader->arena, tr("write something like %s"),
                          arena_text(reader->arena, "%.10g",
                                     number > row->most && fits(row, part)
                                         ? part /* 50 for 50 % */
                                         : 1.0));
    }
    if (row->type == SCHEMA_CHANNEL_SHARES) {
        return arena_text(reader->arena, tr("write something like %s"),
                          "\"60 %\"");
    }
    if (row->type == SCHEMA_WEEK_PATTERN || row->type == SCHEMA_DAY_PATTERN ||
        row->type == SCHEMA_NUMBERS) { /* one of the list */
        return arena_text(reader->arena, tr("write something like %s"), "1");
    }
    return row->example && !one_is_right
               ? arena_text(reader->arena, tr("write something like %s"),
                            row->example)
               : NULL;
}

static bool is_in_range(struct reader *reader, const struct field *field,
                        double number)
{
    const struct schema_row *row = field->row;
    const double most = most_of(row);
    const bool excluded = (row->flags & SCHEMA_ABOVE_LEAST) != 0;
    const bool never = row->flags & SCHEMA_OR_NEVER && isinf(number);
    /* A bound may be missed by rounding: 100 % written as 100.0 / 100. */
    if (never || (number >= row->least && number <= most &&
                  !(excluded && number <= row->least))) {
        return true;
    }
    struct arena *arena = reader->arena;
    const char *least = bound_text(row, row->least, arena);
    const char *range = least;
    if (row->most <= 0 && number <= most) {
        range = arena_text(arena, excluded ? tr("above %s") : tr("at least %s"),
                           least);
    } else if (row->most <= 0 || row->most != row->least) {
        range = arena_text(arena,
                           excluded ? tr("above %s and at most %s")
                                    : tr("at least %s and at most %s"),
                           least, bound_text(row, most, arena));
    }
    complain(reader->complaints, "E-RANGE", field->value->at,
             range_hint(reader, field, number), "%s must be %s, not %s",
             field->path, range, reader_shown(field->value, arena));
    return false;
}

static bool read_certain(struct reader *reader, const struct field *field,
                         double *out)
{
    const struct value *value = field->value;
    struct error err = { 0 };
    double number = 0;
    if (value->broken) {
        return false;
    }
    if (value_is_number(value) && may_be_bare(field->row->type)) {
        number = value->number;
    } else if (value_is_number(value)) {
        reader_cannot(reader, field, bare_hint(reader, field));
        return false;
    } else if (!reader_is_text(reader, field)) {
        return false;
    } else if (is_unclear_share(field)) {
        reader_cannot(reader, field, share_hint(reader, field));
        return false;
    } else if (!read_text(field->row, value->text, &number, &err)) {
        reader_cannot_because(reader, field, &err);
        return false;
    }
    /* Growth is bounded as people write it, not as a factor a day. */
    if (field->row->type != SCHEMA_GROWTH &&
        !is_in_range(reader, field, number)) {
        return false;
    }
    const bool is_money = field->row->type == SCHEMA_MONEY_AN_HOUR ||
                          field->row->type == SCHEMA_MONEY_A_WEEK;
    if (is_money && reader_has_thousands(reader, field)) {
        return false;
    }
    *out = number;
    return true;
}

/* Times of day make the plan's shape, which is the same in every future. */
static bool may_be_uncertain(const struct schema_row *row)
{
    return row->type != SCHEMA_CLOCK && row->type != SCHEMA_CLOCKS &&
           (row->flags & SCHEMA_CERTAIN) == 0;
}

static bool read_uncertain(struct reader *reader, const struct field *field,
                           double *out)
{
    struct field three[3];
    double amounts[3] = { 0 };
    if (!may_be_uncertain(field->row)) {
        return reader_certain(reader, field, out);
    }
    if (!reader_three(reader, field, three)) {
        return false;
    }
    bool good = true;
    for (int i = 0; i < 3; i++) {
        good = read_certain(reader, &three[i], &amounts[i]) && good;
    }
    if (!good) {
        return false;
    }
    if (isinf(amounts[PICK_HIGH])) {
        reader_cannot(reader, &three[PICK_HIGH],
                      "write the most it can be, not \"never\"");
        return false;
    }
    if (!reader_is_ascending(reader, field, three, amounts)) {
        return false;
    }
    if (reader->is_picking) {
        *out = amounts[reader->pick];
        return true;
    }
    *out = amounts[PICK_LIKELY];
    reader_add_drawn(reader, field, amounts, out);
    return true;
}

bool reader_certain(struct reader *reader, const struct field *field,
                    double *out)
{
    if (value_is_uncertain(field->value)) {
        reader_cannot(reader, field,
                      "this cannot be uncertain; write one value");
        return false;
    }
    return read_certain(reader, field, out);
}

bool reader_amount(struct reader *reader, const struct field *field,
                   double *out)
{
    return value_is_uncertain(field->value) ? read_uncertain(reader, field, out)
                                            : read_certain(reader, field, out);
}

/* The whole number in the text, "8 agents" too. */
static const char *count_hint(struct reader *reader, const struct field *field)
{
    const struct value *value = field->value;
    const char *text = value->type == VALUE_TEXT ? value->text : "";
    const size_t n = strspn(text, "0123456789");
    if (n > 0 && n < 9 && !strpbrk(text + n, "0123456789.,/-%")) {
        return arena_text(reader->arena, tr("write it without quotes: %.*s"),
                          (int)n, text);
    }
    return arena_text(reader->arena, tr("write %s"),
                      schema_wanted(field->row, reader->arena));
}

bool reader_count(struct reader *reader, const struct field *field,
                  uint32_t *out)
{
    const struct value *value = field->value;
    if (value->broken) {
        return false;
    }
    if (value_is_uncertain(value)) {
        reader_cannot(reader, field,
                      "a whole number cannot be uncertain; write one number");
        return false;
    }
    if (!value_is_number(value) || value->number != floor(value->number)) {
        reader_cannot(reader, field, count_hint(reader, field));
        return false;
    }
    if (!is_in_range(reader, field, value->number)) {
        return false;
    }
    if (value->number >= (double)NO_LIMIT) {
        reader_cannot(reader, field, "write a smaller number");
        return false;
    }
    *out = (uint32_t)value->number;
    return true;
}
