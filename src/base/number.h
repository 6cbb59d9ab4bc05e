/*
 * number.h - numbers and dates as people read them, in the reader's language
 * and with as many digits as they can use.
 *
 *     English   1,234.5   78.2 %   3.6 min   18 Jan 2027   Mon
 *     Dutch     1.234,5   78,2%    3,6 min   18-01-2027    ma
 *
 * A number that does not exist (NaN) is "-". With a half-width, mean and
 * half-width stand in one unit and have the same number of decimals, enough
 * to show the half-width's first digit ("23.1 ± 0.5 s", "78.24 ± 0.04 %"). A
 * half is rounded up, as in a spreadsheet, and the ten digits that files of
 * results keep say what is a half.
 * For people only: what machines read is written by printf.
 */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

/* "16,812"; below 100 with one decimal unless whole: "41.3", "12". */
const char *number_count(struct arena *arena, double count);

/* `decimals` digits behind the point, thousands grouped. */
const char *number_fixed(struct arena *arena, double value, int decimals);

/* As number_fixed, not grouped. */
const char *number_plain(struct arena *arena, double value, int decimals);

/* As printf's %.*g, not grouped: "1400", "2.5"; the whole part is always
 * written out. */
const char *number_short(struct arena *arena, double value, int digits);

/* "78.2 %" of 0.782. */
const char *number_share(struct arena *arena, double frac);
const char *number_share_between(struct arena *arena, double mean_frac,
                                 double half_width_frac);

/* A percentage that is written already, "78.2", with its sign. */
const char *number_percent(struct arena *arena, const char *written);

/* "23.1 s", "3.6 min", "2.4 h", "3.1 days"; infinity is "endless". */
const char *number_duration(struct arena *arena, double seconds);

const char *number_duration_between(struct arena *arena, double mean_s,
                                    double half_width_s);

/* In the unit that `like_s` has, of which it may be a small part: "1.5 h" and
 * not "92.2 min" beside "1.7 h". */
const char *number_duration_like(struct arena *arena, double seconds,
                                 double like_s);

/* Whether a unit is a currency by its three letters: "EUR". */
bool number_is_currency(const char *unit);

/* "€ 31", "€ 1,250.50", "CHF 900": a currency by its three letters. */
const char *number_money(struct arena *arena, double amount, int decimals,
                         const char *currency);

/* Of settings, to the last digit: "2.9 min", "14 days"; "80 %". */
const char *number_exact_duration(struct arena *arena, double seconds);
/* Time at work, which has hours and no days: "6 h", "24 h". */
const char *number_working_time(struct arena *arena, double seconds);
const char *number_exact_share(struct arena *arena, double frac);

/* An amount as a scenario has it, "2.9 min", "14 days", "80 %", as people
 * write it. */
const char *number_amount(struct arena *arena, const char *written);

#endif
