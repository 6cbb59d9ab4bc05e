/*
 * patterns.c - one row a pattern, four hours a line.
 */
#include "model/patterns.h"

#include <string.h>

struct pattern {
    const char *name;
    const char *note;
    double weights[PATTERN_WEIGHTS];
};

/* clang-format off */
static const struct pattern patterns[] = {
    { "office",
      "people at work: up to eleven, a dip at lunch, down after four "
      "(assumption)",
      {  1,  1,  1,  1,  1,  1,  1,  1,
         1,  1,  1,  1,  2,  3,  6, 10,
        24, 34, 46, 52, 54, 54, 50, 46,
        38, 36, 42, 46, 48, 46, 44, 42,
        36, 30, 20, 14,  9,  7,  6,  5,
         4,  4,  3,  3,  2,  2,  1,  1 } },
    { "retail",
      "consumers: a broad day and a second hump after dinner (assumption)",
      {  3,  2,  2,  1,  1,  1,  1,  1,
         1,  1,  2,  2,  3,  5,  8, 12,
        20, 28, 36, 40, 42, 42, 41, 40,
        38, 37, 36, 36, 36, 36, 36, 36,
        34, 32, 28, 27, 28, 30, 33, 34,
        33, 30, 26, 21, 15, 11,  7,  5 } },
    { "evening",
      "leisure: quiet by day, busiest between seven and ten (assumption)",
      { 14, 10,  8,  6,  4,  3,  2,  2,
         2,  2,  2,  2,  3,  4,  5,  6,
         7,  8, 10, 11, 12, 13, 14, 15,
        16, 16, 16, 16, 17, 18, 19, 21,
        23, 25, 27, 29, 32, 36, 42, 46,
        50, 50, 48, 44, 38, 32, 26, 20 } },
    { "bank",
      "a bank's callers, measured on 60 weekdays of 2003 from 07:00 to 21:00; "
      "the night is an assumption",
      {  1.0,  1.0,  1.0,  1.0,  1.0,  1.0,  1.0,  1.0,
         1.0,  1.0,  2.0,  3.0,  5.0,  9.0, 15.1, 16.8,
        25.7, 34.1, 47.5, 52.2, 52.5, 52.2, 50.5, 49.4,
        47.8, 46.8, 45.4, 45.1, 44.2, 44.5, 43.2, 42.4,
        39.7, 36.0, 30.7, 27.0, 23.5, 20.8, 18.5, 17.1,
        15.2, 13.7, 12.0,  9.0,  6.0,  4.0,  2.0,  1.0 } },
    { "flat",
      "the same at every hour",
      { 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1 } },
};
/* clang-format on */

static const struct pattern *find(const char *name)
{
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        if (strcmp(patterns[i].name, name) == 0) {
            return &patterns[i];
        }
    }
    return NULL;
}

const double *pattern_find(const char *name, size_t *out_n)
{
    const struct pattern *pattern = find(name);
    *out_n = pattern ? PATTERN_WEIGHTS : 0;
    return pattern ? pattern->weights : NULL;
}

const char *const *pattern_names(size_t *out_n)
{
    static const char *const names[] = { "office", "retail", "evening", "bank",
                                         "flat" };
    _Static_assert(sizeof names / sizeof names[0] ==
                       sizeof patterns / sizeof patterns[0],
                   "every pattern has its name in the list");
    *out_n = sizeof names / sizeof names[0];
    return names;
}

const char *pattern_note(const char *name)
{
    const struct pattern *pattern = find(name);
    return pattern ? pattern->note : NULL;
}
