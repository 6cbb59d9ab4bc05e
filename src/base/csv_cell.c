/*
 * csv_cell.c - numbers, dates and times as spreadsheets write them.
 */
#include "base/csv.h"

#include "base/civil.h"
#include "base/units.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { NUMBER_BYTES = 64, DATE_BYTES = 16, CENTURY = 2000 };

/* "1.234.567": every separator before exactly three digits, after one to
 * three, and none behind the decimal sign. */
static bool is_grouped(const char *cell, char separator, char decimal)
{
    const char *at = cell + strspn(cell, "+-");
    size_t n_digits = strspn(at, "0123456789");
    if (n_digits < 1 || n_digits > 3) {
        return false;
    }
    for (at += n_digits; *at == separator; at += 1 + n_digits) {
        n_digits = strspn(at + 1, "0123456789");
        if (n_digits != 3) {
            return false;
        }
    }
    return *at == '\0' || *at == decimal;
}

/* The cell with a decimal point and no separators. */
static bool normalise(const char *cell, char separator, char decimal,
                      char out[NUMBER_BYTES])
{
    size_t n = 0;
    for (; *cell; cell++) {
        if (*cell == separator) {
            continue;
        }
        if (n + 1 == NUMBER_BYTES) {
            return false;
        }
        out[n++] = (char)(*cell == decimal ? '.' : *cell);
    }
    out[n] = '\0';
    return true;
}

/* The decimal sign of a cell; '\0' when it could be either. */
static char decimal_sign(const char *cell, bool decimal_comma)
{
    const char *point = strrchr(cell, '.');
    const char *comma = strrchr(cell, ',');
    const char expected = decimal_comma ? ',' : '.';
    const char *only = point ? point : comma;
    if (point && comma) {
        return point > comma ? '.' : ',';
    }
    if (!only || *only == expected) {
        return expected;
    }
    const char sign = *only;
    if (strchr(cell, sign) != only) { /* several: between thousands */
        return expected;
    }
    return (char)(is_grouped(cell, sign, expected) ? '\0' : sign);
}

bool csv_number(const char *cell, bool decimal_comma, double *out,
                struct error *err)
{
    const char decimal = decimal_sign(cell, decimal_comma);
    if (!decimal) {
        fail(err, "\"%.60s\" could be two numbers", cell);
        return fail_hint(err, "write it without a separator between "
                              "thousands");
    }
    const char separator = decimal == ',' ? '.' : ',';
    char number[NUMBER_BYTES];
    struct error unused;
    const bool is_good =
        (!strchr(cell, separator) || is_grouped(cell, separator, decimal)) &&
        normalise(cell, separator, decimal, number) &&
        units_read_number(number, out, &unused);
    return is_good ? true : fail(err, "\"%.60s\" is not a number", cell);
}

/* Three numbers between two equal signs, and what follows them. */
struct parts {
    int number[3];
    size_t digits[3];
    const char *rest;
};

static bool split_date(const char *cell, struct parts *out)
{
    const char *at = cell;
    char sign = '\0';
    for (int i = 0; i < 3; i++) {
        const size_t n = strspn(at, "0123456789");
        if (n < 1 || n > 4) {
            return false;
        }
        out->digits[i] = n;
        out->number[i] = 0;
        for (size_t j = 0; j < n; j++) {
            out->number[i] = 10 * out->number[i] + (at[j] - '0');
        }
        at += n;
        if (i == 2) {
            break;
        }
        if (!*at || !strchr("-/.", *at) || (sign && *at != sign)) {
            return false;
        }
        sign = *at++;
    }
    out->rest = at;
    const bool is_year_first = out->digits[0] == 4;
    return is_year_first ? out->digits[1] <= 2 && out->digits[2] <= 2
                         : out->digits[0] <= 2 && out->digits[1] <= 2 &&
                               out->digits[2] != 1 && out->digits[2] != 3;
}

static bool fail_date(struct error *err, const char *cell)
{
    fail(err, "\"%.60s\" is not a date", cell);
    return fail_hint(err, "write it as 2025-12-31");
}

/* The year, month and day of three numbers, if that can be known. */
static bool order_date(const struct parts *parts, enum csv_date_order order,
                       struct civil_date *out)
{
    const int *number = parts->number;
    if (parts->digits[0] == 4) {
        *out = (struct civil_date){ number[0], number[1], number[2] };
        return true;
    }
    const bool is_day_first =
        order == CSV_DAY_FIRST || (order != CSV_MONTH_FIRST &&
                                   (number[0] > 12 || number[0] == number[1]));
    const bool is_month_first =
        order == CSV_MONTH_FIRST || (order != CSV_DAY_FIRST && number[1] > 12);
    const int year = number[2] + (parts->digits[2] == 2 ? CENTURY : 0);
    *out = is_day_first ? (struct civil_date){ year, number[1], number[0] }
                        : (struct civil_date){ year, number[0], number[1] };
    return is_day_first || is_month_first;
}

/* The date at the front of the cell, and what follows it. */
static bool take_date(const char *cell, enum csv_date_order order,
                      int32_t *out_day, const char **rest, struct error *err)
{
    struct parts parts;
    struct civil_date date;
    if (!split_date(cell, &parts)) {
        return fail_date(err, cell);
    }
    if (!order_date(&parts, order, &date)) {
        fail(err, "\"%.60s\" could be two dates: day or month first", cell);
        return fail_hint(err, "write it as 2025-12-31");
    }
    char text[DATE_BYTES];
    snprintf(text, sizeof text, "%04u-%02u-%02u", (unsigned)date.year % 10000u,
             (unsigned)date.month % 10000u, (unsigned)date.day % 10000u);
    struct error unused;
    if (date.month > 12 || date.day > 31 ||
        !civil_read_date(text, out_day, &unused)) {
        return fail_date(err, cell);
    }
    *rest = parts.rest;
    return true;
}

bool csv_date(const char *cell, enum csv_date_order order, int32_t *out_day,
              struct error *err)
{
    const char *rest = cell;
    int32_t day = 0;
    if (!take_date(cell, order, &day, &rest, err)) {
        return false;
    }
    if (*rest) {
        return fail_date(err, cell);
    }
    *out_day = day;
    return true;
}

/* "8:30", "08:30:00" or "8:30 PM" to the end of the cell. */
static bool read_time(const char *text, double *out_s)
{
    char clock[DATE_BYTES] = "";
    struct error unused;
    const char *end = text + strspn(text, "0123456789:");
    const size_t n = (size_t)(end - text);
    double seconds = 0;
    if (n >= sizeof clock) {
        return false;
    }
    memcpy(clock, text, n);
    if (!units_read_clock(clock, &seconds, &unused)) {
        return false;
    }
    end += strspn(end, " ");
    const double noon_s = SECONDS_A_DAY / 2.0;
    const double hour_s = SECONDS_A_DAY / 24.0;
    const bool is_before_noon = strcasecmp(end, "am") == 0;
    const bool is_after_noon = strcasecmp(end, "pm") == 0;
    if (is_before_noon || is_after_noon) {
        if (seconds < hour_s || seconds >= noon_s + hour_s) {
            return false;
        }
        seconds -= seconds >= noon_s ? noon_s : 0; /* 12:30 AM is 00:30 */
        seconds += is_after_noon ? noon_s : 0;
    } else if (*end) {
        return false;
    }
    *out_s = seconds;
    return true;
}

bool csv_moment(const char *cell, enum csv_date_order order, int32_t *out_day,
                double *out_s, struct error *err)
{
    const char *rest = cell;
    int32_t day = 0;
    double second_of_day = 0;
    if (!take_date(cell, order, &day, &rest, err)) {
        return false;
    }
    if (*rest) {
        const char *time = rest + (*rest == 'T' ? 1 : strspn(rest, " "));
        if (time == rest || !read_time(time, &second_of_day)) {
            fail(err, "\"%.60s\" is not a date and a time", cell);
            return fail_hint(err, "write it as 2025-12-31 08:30");
        }
    }
    *out_day = day;
    *out_s = second_of_day;
    return true;
}

enum csv_date_order csv_find_date_order(const struct csv_table *table,
                                        size_t column, size_t first_row)
{
    bool has_day_first = false;
    bool has_month_first = false;
    for (size_t i = first_row; i < table->n_rows; i++) {
        struct parts parts;
        const struct csv_row *row = &table->rows[i];
        if (column >= row->n_cells || !split_date(row->cells[column], &parts) ||
            parts.digits[0] == 4) {
            continue;
        }
        has_day_first = has_day_first || parts.number[0] > 12;
        has_month_first = has_month_first || parts.number[1] > 12;
    }
    if (has_day_first && has_month_first) {
        return CSV_ORDER_MIXED;
    }
    return has_day_first     ? CSV_DAY_FIRST
           : has_month_first ? CSV_MONTH_FIRST
                             : CSV_ORDER_UNKNOWN;
}
