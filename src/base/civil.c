/*
 * civil.c - day numbers by whole eras of 400 years (146 097 days).
 *
 * Years are counted from 1 March, so that the leap day is a year's last. The
 * day of the year of the first of a month is then (153 m + 2) / 5 with m = 0
 * for March.
 */
#include "base/civil.h"

#include "base/wording.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DAYS_AN_ERA = 146097, YEARS_AN_ERA = 400, DAYS_BEFORE_1970 = 719468 };
enum { FIRST_YEAR = 1583, LAST_YEAR = 8999, THURSDAY = 3 };

int32_t civil_day_number(struct civil_date date)
{
    const int year = date.year - (date.month <= 2);
    const int era =
        (year >= 0 ? year : year - (YEARS_AN_ERA - 1)) / YEARS_AN_ERA;
    const int year_of_era = year - era * YEARS_AN_ERA;
    const int month_from_march = (date.month + 9) % 12;
    const int day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_AN_ERA + day_of_era - DAYS_BEFORE_1970;
}

struct civil_date civil_date_of(int32_t day_number)
{
    const int day = day_number + DAYS_BEFORE_1970;
    const int era = (day >= 0 ? day : day - (DAYS_AN_ERA - 1)) / DAYS_AN_ERA;
    const int day_of_era = day - era * DAYS_AN_ERA;
    const int year_of_era = (day_of_era - day_of_era / 1460 +
                             day_of_era / 36524 - day_of_era / 146096) /
                            365;
    const int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month_from_march = (5 * day_of_year + 2) / 153;
    const int month =
        month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return (struct civil_date){
        .year = year_of_era + era * YEARS_AN_ERA + (month <= 2),
        .month = month,
        .day = day_of_year - (153 * month_from_march + 2) / 5 + 1,
    };
}

int civil_weekday(int32_t day_number)
{
    const int from_monday = (day_number % DAYS_A_WEEK) + THURSDAY;
    return (from_monday + DAYS_A_WEEK) % DAYS_A_WEEK;
}

/* A week belongs to the year that its Thursday is in. */
struct civil_week civil_week_of(int32_t day_number)
{
    const int32_t thursday = day_number - civil_weekday(day_number) + THURSDAY;
    const int year = civil_date_of(thursday).year;
    const int32_t new_year =
        civil_day_number((struct civil_date){ year, 1, 1 });
    return (struct civil_week){ .year = year,
                                .week = (thursday - new_year) / 7 + 1 };
}

/* The anonymous Gregorian computus (Meeus, Jones & Butcher), with the steps
 * named: the golden number, the corrections of the century, the days from
 * 21 March to the full moon, and on to the Sunday after it. */
int32_t civil_easter(int year)
{
    const int golden = year % 19;
    const int century = year / 100;
    const int of_century = year % 100;
    const int moon_drift = (century - (century + 8) / 25 + 1) / 3;
    const int full_moon =
        (19 * golden + century - century / 4 - moon_drift + 15) % 30;
    const int to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) -
                           full_moon - of_century % 4) %
                          7;
    const int back = (golden + 11 * full_moon + 22 * to_sunday) / 451;
    const int from_march = full_moon + to_sunday - 7 * back + 114;
    return civil_day_number((struct civil_date){
        .year = year, .month = from_march / 31, .day = from_march % 31 + 1 });
}

/* Reads exactly n digits; moves *at behind them. */
static bool take_digits(const char **at, int n, int *out)
{
    int value = 0;
    for (int i = 0; i < n; i++) {
        const char c = (*at)[i];
        if (c < '0' || c > '9') {
            return false;
        }
        value = 10 * value + (c - '0');
    }
    *at += n;
    *out = value;
    return true;
}

static bool take(const char **at, char wanted)
{
    if (**at != wanted) {
        return false;
    }
    (*at)++;
    return true;
}

static bool fail_date(struct error *err, const char *text)
{
    char meant[WORDING_BYTES];
    bool is_unclear = false;
    int32_t unused = 0;
    if (err && wording_date(text, meant, &is_unclear) &&
        strcmp(text, meant) != 0) {
        if (!civil_read_date(meant, &unused, err)) {
            return false;
        }
        fail(err, "cannot read \"%.60s\" as a date", text);
        return is_unclear ? fail_hint(err,
                                      "write \"%s\": the first number is "
                                      "taken as the day, the second as the "
                                      "month",
                                      meant)
                          : fail_hint(err, "write \"%s\"", meant);
    }
    fail(err, "cannot read \"%.60s\" as a date", text);
    return fail_hint(err, "write the year, the month and the day, such as "
                          "\"2027-01-04\", or a week such as \"2027-W01\" "
                          "for its Monday");
}

static bool read_week(int year, int week, int32_t *out_day, struct error *err)
{
    /* 4 January is always in week 1. */
    const int32_t in_first =
        civil_day_number((struct civil_date){ year, 1, 4 });
    const int32_t monday =
        in_first - civil_weekday(in_first) + (week - 1) * DAYS_A_WEEK;
    if (week < 1 || civil_week_of(monday).year != year) {
        fail(err, "the year %04d has no week %d", year, week);
        return fail_hint(
            err, "its weeks are W01 to W%d",
            civil_week_of(civil_day_number((struct civil_date){ year, 12, 28 }))
                .week);
    }
    *out_day = monday;
    return true;
}

static bool read_month_and_day(int year, int month, int day, int32_t *out_day,
                               struct error *err)
{
    if (month < 1 || month > 12) {
        fail(err, "there is no month %02d", month);
        if (month > 12 && day >= 1 && day <= 12 && month <= 31) {
            return fail_hint(err, "write \"%04d-%02d-%02d\"", year, day, month);
        }
        return fail_hint(err, "write the month before the day, such as "
                              "\"2027-12-31\"");
    }
    const struct civil_date date = { year, month, day };
    const int32_t number = civil_day_number(date);
    const struct civil_date real = civil_date_of(number);
    if (real.month != month || real.day != day) {
        const struct civil_date next = { month < 12 ? year : year + 1,
                                         month % 12 + 1, 1 };
        const int last = civil_date_of(civil_day_number(next) - 1).day;
        fail(err, "there is no day %04d-%02d-%02d", year, month, day);
        return fail_hint(err, "the last day of that month is %04d-%02d-%02d",
                         year, month, last);
    }
    *out_day = number;
    return true;
}

/* The date at the front of *at; leaves *at behind it. */
static bool take_date(const char *text, const char **at, int32_t *out_day,
                      struct error *err)
{
    int year = 0;
    int week = 0;
    int month = 0;
    int day = 0;
    if (!take_digits(at, 4, &year) || !take(at, '-')) {
        return fail_date(err, text);
    }
    if (year < FIRST_YEAR || year > LAST_YEAR) {
        fail(err, "the year %04d is out of range", year);
        return fail_hint(err, "write a year from %d to %d", FIRST_YEAR,
                         LAST_YEAR);
    }
    if (take(at, 'W')) {
        return take_digits(at, 2, &week) ? read_week(year, week, out_day, err)
                                         : fail_date(err, text);
    }
    if (!take_digits(at, 2, &month) || !take(at, '-') ||
        !take_digits(at, 2, &day)) {
        return fail_date(err, text);
    }
    return read_month_and_day(year, month, day, out_day, err);
}

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t");
}

bool civil_read_date(const char *text, int32_t *out_day, struct error *err)
{
    const char *at = skip_blanks(text);
    int32_t day = 0;
    if (!take_date(text, &at, &day, err)) {
        return false;
    }
    if (*skip_blanks(at)) {
        return fail_date(err, text);
    }
    *out_day = day;
    return true;
}

static bool fail_moment(struct error *err, const char *text)
{
    fail(err, "cannot read \"%.60s\" as a moment", text);
    return fail_hint(err, "write a date and a time, such as "
                          "\"2027-02-03 10:00\", or a date alone for its "
                          "midnight");
}

/* "10:00" or "10:00:05" at *at. */
static bool take_time(const char **at, double *out_s)
{
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!take_digits(at, 2, &hour) || !take(at, ':') ||
        !take_digits(at, 2, &minute)) {
        return false;
    }
    if (take(at, ':') && !take_digits(at, 2, &second)) {
        return false;
    }
    const int total_s = 3600 * hour + 60 * minute + second;
    *out_s = total_s;
    return minute < 60 && second < 60 && total_s <= SECONDS_A_DAY;
}

bool civil_read_moment(const char *text, int32_t *out_day, double *out_s,
                       struct error *err)
{
    const char *at = skip_blanks(text);
    int32_t day = 0;
    if (!take_date(text, &at, &day, err)) {
        return false;
    }
    double second_of_day = 0;
    if (*at == 'T' || *skip_blanks(at)) {
        at = *at == 'T' ? at + 1 : skip_blanks(at);
        if (!take_time(&at, &second_of_day) || *skip_blanks(at)) {
            return fail_moment(err, text);
        }
    }
    *out_day = day;
    *out_s = second_of_day;
    return true;
}

void civil_write_date(int32_t day_number, char out[static 11])
{
    const struct civil_date date = civil_date_of(day_number);
    assert(date.year >= 0 && date.year <= 9999);
    snprintf(out, 11, "%04u-%02u-%02u", (unsigned)date.year % 10000u,
             (unsigned)date.month % 100u, (unsigned)date.day % 100u);
}

void civil_write_moment(int32_t day_number, double second_of_day,
                        char out[static 20])
{
    const double rounded_s = floor(second_of_day + 0.5);
    const double days = floor(rounded_s / SECONDS_A_DAY);
    const unsigned of_day = (unsigned)(rounded_s - days * SECONDS_A_DAY);
    const unsigned hour = of_day / 3600 % 24u;
    const unsigned minute = of_day / 60 % 60u;
    const unsigned second = of_day % 60;
    civil_write_date(day_number + (int32_t)days, out);
    if (second) {
        snprintf(out + 10, 10, " %02u:%02u:%02u", hour, minute, second);
    } else {
        snprintf(out + 10, 10, " %02u:%02u", hour, minute);
    }
}
