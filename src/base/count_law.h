/*
 * count_law.h - whole numbers from 1 up with a distribution, by inversion.
 *
 * One uniform word gives one number: replies until a ticket is solved,
 * messages of a chat. The words at which the number grows by one are looked
 * up in a table made by the exact inversion, so that the table changes no
 * number; what lies beyond it, rare, is inverted exactly.
 */
#ifndef BASE_COUNT_LAW_H
#define BASE_COUNT_LAW_H

#include "base/arena.h"
#include <stdint.h>

enum count_shape {
    COUNT_POISSON,  /* 1 + Poisson(mean - 1) */
    COUNT_GEOMETRIC /* trials until success */
};

enum { COUNT_STEPS = 12 };

struct count_law {
    enum count_shape shape;
    double mean;               /* 1: never more than 1 */
    uint32_t flip;             /* of words, so that numbers grow with them */
    const uint64_t *more_from; /* [COUNT_STEPS]: the first flipped word whose
                                  number is more than k + 1; 2^32: none */
};

struct count_law count_law_build(enum count_shape shape, double mean,
                                 struct arena *arena);

/* The number at (word + 0.5) / 2^32; at most a million, Poisson: 1001. */
uint32_t count_law_invert(const struct count_law *law, uint32_t word);

static inline uint32_t count_law_draw(const struct count_law *law,
                                      uint32_t word)
{
    const uint32_t flipped = word ^ law->flip;
    uint32_t n = 0;
    while (n < COUNT_STEPS && flipped >= law->more_from[n]) {
        n++;
    }
    return n < COUNT_STEPS ? n + 1 : count_law_invert(law, word);
}

#endif
