/*
 * patterns.h - how a day's contacts spread over its hours, by name.
 *
 * A pattern is 48 weights, one a half-hour from midnight, none of them
 * negative; only their proportions count. Every half-hour has some weight, so
 * that a channel which is open at night is not silent there. "bank" was
 * measured (a bank's calls in 2003, scenarios/data) between 07:00 and 21:00;
 * all other weights are assumptions: draw your own from your own counts.
 */
#ifndef MODEL_PATTERNS_H
#define MODEL_PATTERNS_H

#include <stddef.h>

enum { PATTERN_WEIGHTS = 48 };

/* The weights, [*out_n]; NULL when no pattern has this name. */
const double *pattern_find(const char *name, size_t *out_n);

/* The names, [*out_n], in the order in which they are best explained. */
const char *const *pattern_names(size_t *out_n);

/* One sentence: what the pattern is and where it comes from. NULL as above. */
const char *pattern_note(const char *name);

#endif
