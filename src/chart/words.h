/*
 * words.h - amounts on a chart: numbers with as many digits as an eye takes in,
 * in the reader's language. What does not exist is "-".
 */
#ifndef CHART_WORDS_H
#define CHART_WORDS_H

#include "base/arena.h"
#include <stddef.h>

/* "1,240", "12.4", "0.35": no more digits than show a hundredth part. */
const char *words_amount(struct arena *arena, double value);

/* A change of so many contacts a day: "+55", "-8.8". */
const char *words_change(struct arena *arena, double contacts);

/* "80 %", "79.3 %". */
const char *words_share(struct arena *arena, double frac, int decimals);

/* "95 %", "98.33 %", "99.996 %": never rounded up to certainty. */
const char *words_confidence(struct arena *arena, double frac);

/* "20 s", "3.6 min", "2 h", "3.1 days". */
const char *words_duration(struct arena *arena, double seconds);

/* The name of a channel or a team as people write it: "web form". */
const char *words_name(struct arena *arena, const char *name);

/* The text with a capital letter first. */
const char *words_sentence(struct arena *arena, const char *text);

/* "08:30"; past midnight it begins again. */
const char *words_clock(struct arena *arena, double second_of_day);

/* Likewise of an end: midnight is "24:00". */
const char *words_clock_end(struct arena *arena, double second_of_day);

/* "; 6 of 15 channels", "" when all are shown. */
const char *words_shown(struct arena *arena, size_t n, size_t n_all);

/* "a, b and c". */
const char *words_list(struct arena *arena, const char *const *words, size_t n);

#endif
