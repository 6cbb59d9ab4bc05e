/*
 * units.h - amounts as people write them, and back.
 *
 * Readers take quoted text with a unit ("2.9 min", "1400 / week", "80 %",
 * "31 / hour", "80 % in 20 s") and give the amount in the unit the output's
 * name says; on failure they leave the output untouched and fill `err` with a
 * message and a hint that says what to write, e.g.
 *
 *     message   cannot read "2.9" as a duration
 *     hint      say the unit: "20 s", "2.9 min", "8 h", "3 days" or "2 weeks"
 *
 * The decimal point is '.' in every locale. White space is free between
 * number, sign and unit. Singular and plural are both accepted. No reader
 * accepts nan, inf or hexadecimal. A week is 7 days of 24 hours.
 */
#ifndef BASE_UNITS_H
#define BASE_UNITS_H

#include "base/arena.h"
#include "base/error.h"
#include <stdbool.h>

/* "20 s", "20 sec", "2.9 min", "8 h", "3 days", "2 weeks"; also "1 h 30 min".
 * Not negative. */
bool units_read_duration(const char *text, double *out_s,
                         struct error *err) MUST_CHECK;

/* The same of time at work, "6 h" or "1 h 30 min": not in days or weeks, which
 * would be taken for 24 hours a day. */
bool units_read_working_time(const char *text, double *out_s,
                             struct error *err) MUST_CHECK;

/* "80 %" gives 0.8; "0.8" without a sign gives 0.8. May be negative and
 * above one: the caller checks the range. */
bool units_read_share(const char *text, double *out_frac,
                      struct error *err) MUST_CHECK;

/* "+35 %" or "-10 %": a change; gives 0.35. The sign may be left out. */
bool units_read_change(const char *text, double *out_frac,
                       struct error *err) MUST_CHECK;

enum units_per { PER_HOUR, PER_DAY, PER_WEEK, PER_YEAR };

/* "2100 / week", "310 / day", "40 / hour": an amount and per what. "1400 per
 * week" and "1400/week" are accepted too. */
bool units_read_rate(const char *text, double *out_amount, enum units_per *per,
                     struct error *err) MUST_CHECK;

/* "1 % / week", "30 % / year": a share and per what. May be negative. */
bool units_read_share_rate(const char *text, double *out_frac,
                           enum units_per *per, struct error *err) MUST_CHECK;

/* "80 % in 20 s", "90 % in 8 open hours". */
struct units_target {
    double share_frac; /* in (0, 1] */
    double within_s;
    bool open_hours; /* the time counts while the channel is open */
};
bool units_read_target(const char *text, struct units_target *out,
                       struct error *err) MUST_CHECK;

/* "08:30" gives 30600; "24:00" gives 86400; "08:30:15" is fine too. */
bool units_read_clock(const char *text, double *out_s,
                      struct error *err) MUST_CHECK;

/* "mon", "mon-fri", "fri-mon", "daily", "sat, sun" as a mask: bit 0 is
 * Monday. */
bool units_read_days(const char *text, unsigned *out_mask,
                     struct error *err) MUST_CHECK;

/* A plain number in "C" notation, whole text. */
bool units_read_number(const char *text, double *out,
                       struct error *err) MUST_CHECK;

/* The shortest text that reads back as the same amount, to the last bit, in
 * the unit people would use: "2.9 min", "40 s", "14 days"; "80 %"; "08:30" (a
 * clock time is rounded to a whole second). Finite; durations not negative. */
const char *units_write_duration(struct arena *arena, double seconds);
const char *units_write_share(struct arena *arena, double frac);
const char *units_write_clock(struct arena *arena, double seconds);

#endif
