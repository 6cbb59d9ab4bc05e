/*
 * same_estimates.h - estimates that must agree to the bit, padding aside.
 */
#ifndef TESTS_SAME_ESTIMATES_H
#define TESTS_SAME_ESTIMATES_H

#include "stats/estimate.h"
#include "testing.h"
#include <stddef.h>

/* All bytes but those between members, which nobody sets. */
static inline void assert_same_estimates(const struct estimate *a,
                                         const struct estimate *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        assert_memory_equal(&a[i], &b[i],
                            offsetof(struct estimate, n) + sizeof a[i].n);
        assert_memory_equal(&a[i].p10, &b[i].p10, 3 * sizeof a[i].p10);
    }
}

#endif
