/*
 * civil.h - dates of the civil calendar, as day numbers.
 *
 * A day number counts days since 1970-01-01 (which is 0, a Thursday), in the
 * proleptic Gregorian calendar. There are no time zones and no clock changes:
 * every day has 24 hours.
 */
#ifndef BASE_CIVIL_H
#define BASE_CIVIL_H

#include "base/error.h"
#include <stdbool.h>
#include <stdint.h>

enum { SECONDS_A_DAY = 86400, DAYS_A_WEEK = 7 };

#define SECONDS_AN_HOUR 3600.0

struct civil_date {
    int year;
    int month; /* 1..12 */
    int day;   /* 1..31 */
};

int32_t civil_day_number(struct civil_date date);
struct civil_date civil_date_of(int32_t day_number);

/* 0 is Monday, 6 is Sunday. */
int civil_weekday(int32_t day_number);

struct civil_week {
    int year;
    int week; /* ISO 8601: 1..53 */
};
struct civil_week civil_week_of(int32_t day_number);

/* Easter Sunday of the Gregorian calendar. */
int32_t civil_easter(int year);

/* "2027-01-04", or "2027-W03" for its Monday. */
bool civil_read_date(const char *text, int32_t *out_day,
                     struct error *err) MUST_CHECK;

/* "2027-02-03 10:00", or a date alone (its midnight). Also accepts a 'T' for
 * the space. *out_s counts seconds after that midnight. */
bool civil_read_moment(const char *text, int32_t *out_day, double *out_s,
                       struct error *err) MUST_CHECK;

/* "2027-01-04" and "2027-01-04 10:30"; out must hold 11 and 17 bytes. A
 * moment with seconds keeps them as "10:30:05" (20 bytes). */
void civil_write_date(int32_t day_number, char out[static 11]);
void civil_write_moment(int32_t day_number, double second_of_day,
                        char out[static 20]);

#endif
