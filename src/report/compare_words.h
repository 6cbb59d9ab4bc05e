/*
 * compare_words.h - a difference as people read it.
 *
 * Shares change by points, durations by seconds to days, money and counts by
 * themselves. A difference whose interval holds zero is "no clear difference",
 * whatever its mean. One that has no interval is shown without a verdict: it
 * may be luck.
 */
#ifndef REPORT_COMPARE_WORDS_H
#define REPORT_COMPARE_WORDS_H

#include "base/arena.h"
#include "stats/paired.h"
#include <stdbool.h>

/* "+7.2 ± 0.4 points", "-9.1 ± 0.5 s", "+120 ± 8", "no clear difference",
 * "the same" in every replication; "+7.2 points" without an interval; "-" of
 * none. */
const char *compare_words_change(struct arena *arena, const char *unit,
                                 const struct difference *difference);

/* In every replication, so that there is no luck in it. */
bool compare_words_is_same(const struct difference *difference);

/* One future's change, with its sign: "+7.2 points", "-9.1 s", "+120". */
const char *compare_words_signed(struct arena *arena, const char *unit,
                                 double value);

/* Of times: in the unit of another that stands beside it. */
const char *compare_words_signed_like(struct arena *arena, const char *unit,
                                      double value, double like);

/* A change without its sign, in as many digits as its half-width needs:
 * "18.2 s", "7.23 points"; "€ 3,453" where the unit is "EUR". */
const char *compare_words_size(struct arena *arena, const char *unit,
                               double value, double half_width);

/* A change and the ends of its interval, without their sign: "18.2 s", "9.1 s"
 * and "27 s"; ends of shares leave their unit to it: "7.2 points", "6.8". Times
 * are all three in the unit of the longest. */
struct change_words {
    const char *size, *low, *high;
};

struct change_words compare_words_interval(struct arena *arena,
                                           const char *unit,
                                           const struct estimate *change);

/* A figure of one plan: "78.2 %", "18.2 s", "1,204". */
const char *compare_words_figure(struct arena *arena, const char *unit,
                                 double value);

/* "phone, mean wait (ASA): 18 s longer (95 %: 9 s to 27 s)." that there is
 * no clear difference, or that it cannot be told from luck. The confidence is
 * that of this one interval. */
const char *compare_words_sentence(struct arena *arena, const char *name,
                                   const char *label, const char *unit,
                                   const struct difference *difference,
                                   double confidence_frac);

/* Of plans that were simulated once, in place of sentences about each. */
const char *compare_words_played_once(void);

/* "The intervals of the 3 comparisons hold together with 95 %, each alone with
 * 98.33 %." NULL of one comparison, whose interval stands by itself. */
const char *compare_words_together(struct arena *arena, size_t n_comparisons,
                                   double together_frac, double each_frac);

#endif
