/*
 * words.h - what stands on a chart as text: numbers, durations and dates in
 * the reader's language.
 *
 * Every text of the room goes through tr. Numbers are grouped by thousands;
 * a decimal mark is the language's. What does not exist is a dash.
 */
#ifndef CHART_WORDS_H
#define CHART_WORDS_H

#include "base/arena.h"
#include <stdint.h>

/* The text in the language that messages are in. */
const char *tr(const char *english) __attribute__((format_arg(1)));

const char *words_number(struct arena *arena, double value, int decimals);

/* Three significant digits, never more decimals than two: "1,240", "12.4". */
const char *words_amount(struct arena *arena, double value);

/* "80 %", "79.3 %". */
const char *words_share(struct arena *arena, double frac, int decimals);

/* "20 s", "3.6 min", "2.4 h", "3.1 days", no digit that says nothing. */
const char *words_duration(struct arena *arena, double seconds);

/* The name of a channel or a team as people write it: "web form". */
const char *words_name(struct arena *arena, const char *name);

/* "08:30", "4 Jan", "4 January 2027", "Mon". */
const char *words_clock(struct arena *arena, double second_of_day);
const char *words_day(struct arena *arena, int32_t day);
const char *words_date(struct arena *arena, int32_t day);
const char *words_weekday(int weekday);
const char *words_month(int month);

#endif
