/*
 * histogram.h - counts of durations in buckets that grow with the duration.
 *
 * A duration of v ticks (1 tick = 1 microsecond) is rounded down to whole
 * milliseconds-and-a-bit (1024 ticks); below 64 of those each has a bucket,
 * above, every octave has 64: a bucket is at most 1/64 of its value wide, so
 * its middle is within 0.8 % of whatever fell in it. Counts add up exactly,
 * in any order, so threads may keep histograms of their own.
 *
 *     total = sum of count[], exactly
 *
 * It does not keep waits of zero apart: whoever needs P(wait > 0) counts.
 */
#ifndef STATS_HISTOGRAM_H
#define STATS_HISTOGRAM_H

#include "base/arena.h"
#include <stddef.h>
#include <stdint.h>

enum { HISTOGRAM_SHIFT = 10, HISTOGRAM_BUCKETS = 64 * 33 };

struct histogram {
    uint32_t *count; /* [HISTOGRAM_BUCKETS] */
};

struct histogram histogram_create(struct arena *arena);

/* The bucket of a duration; monotone in the duration. */
static inline uint32_t histogram_bucket(uint64_t ticks)
{
    const uint64_t v = ticks >> HISTOGRAM_SHIFT;
    if (v < 64) {
        return (uint32_t)v;
    }
    const uint32_t octave = 63u - (uint32_t)__builtin_clzll(v) - 6u;
    const uint64_t bucket = ((uint64_t)(octave + 1) << 6) + (v >> octave) - 64;
    return bucket < HISTOGRAM_BUCKETS ? (uint32_t)bucket
                                      : HISTOGRAM_BUCKETS - 1;
}

/* Histograms of many replications together: counts may pass 2^32. */
struct histogram_sum {
    uint64_t *count; /* [HISTOGRAM_BUCKETS] */
};

struct histogram_sum histogram_sum_create(struct arena *arena);
void histogram_sum_clear(struct histogram_sum *sum);
void histogram_sum_add(struct histogram_sum *sum,
                       const struct histogram *histogram);

/* The middle of a bucket, and where the next one begins, in seconds. */
double histogram_value_s(uint32_t bucket);
double histogram_end_s(uint32_t bucket);

void histogram_clear(struct histogram *histogram);

/* into += from, bucket by bucket; a count stays at 2^32 - 1 once there. */
void histogram_add_all(struct histogram *into, const struct histogram *from);

uint64_t histogram_total(const struct histogram *histogram);

/*
 * The smallest bucket value with at least share_frac of
 * (total + n_beyond) at or below it; n_beyond counts durations longer than
 * any in the histogram. NaN when there is nothing at all, infinity when the
 * quantile lies among those beyond. The lowest bucket counts as 0 s.
 */
double histogram_quantile_s(const struct histogram *histogram,
                            uint64_t n_beyond, double share_frac);

/* Several at once, for n ascending shares. */
void histogram_quantiles_s(const struct histogram *histogram, uint64_t n_beyond,
                           const double *share_frac, size_t n, double *out_s);
void histogram_sum_quantiles_s(const struct histogram_sum *sum,
                               uint64_t n_beyond, const double *share_frac,
                               size_t n, double *out_s);

#endif
