/*
 * histogram.c - buckets counted, and quantiles read off them.
 *
 * Bucket b stands for the durations v (in 1024 ticks) with
 *
 *     b < 64:   v = b
 *     else:     (64 + b % 64) 2^o <= v < (65 + b % 64) 2^o,   o = b / 64 - 1
 */
#include "stats/histogram.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { SUB_BUCKETS = 64 };

static const double SECONDS_A_STEP = (double)(1 << HISTOGRAM_SHIFT) / 1e6;

struct histogram histogram_create(struct arena *arena)
{
    struct histogram histogram = { arena_alloc(arena, HISTOGRAM_BUCKETS,
                                               sizeof(uint32_t)) };
    return histogram;
}

struct histogram_sum histogram_sum_create(struct arena *arena)
{
    struct histogram_sum sum = { arena_alloc(arena, HISTOGRAM_BUCKETS,
                                             sizeof(uint64_t)) };
    return sum;
}

/* share_frac of the way through the bucket. */
static double within_s(uint32_t bucket, double share_frac)
{
    assert(bucket < HISTOGRAM_BUCKETS);
    if (bucket < SUB_BUCKETS) {
        return ((double)bucket + share_frac) * SECONDS_A_STEP;
    }
    const int octave = (int)(bucket / SUB_BUCKETS) - 1;
    const double low = (double)(SUB_BUCKETS + bucket % SUB_BUCKETS);
    return ldexp((low + share_frac) * SECONDS_A_STEP, octave);
}

double histogram_value_s(uint32_t bucket)
{
    return within_s(bucket, 0.5);
}

double histogram_end_s(uint32_t bucket)
{
    return within_s(bucket, 1);
}

void histogram_clear(struct histogram *histogram)
{
    memset(histogram->count, 0, HISTOGRAM_BUCKETS * sizeof(uint32_t));
}

void histogram_sum_clear(struct histogram_sum *sum)
{
    memset(sum->count, 0, HISTOGRAM_BUCKETS * sizeof(uint64_t));
}

/* Buckets that stay 0 are not written, so that pages nobody used cost no
 * memory. */
void histogram_add_all(struct histogram *into, const struct histogram *from)
{
    for (size_t b = 0; b < HISTOGRAM_BUCKETS; b++) {
        if (from->count[b]) {
            const uint64_t sum = (uint64_t)into->count[b] + from->count[b];
            into->count[b] = sum < UINT32_MAX ? (uint32_t)sum : UINT32_MAX;
        }
    }
}

void histogram_sum_add(struct histogram_sum *sum,
                       const struct histogram *histogram)
{
    for (size_t b = 0; b < HISTOGRAM_BUCKETS; b++) {
        sum->count[b] += histogram->count[b];
    }
}

uint64_t histogram_total(const struct histogram *histogram)
{
    uint64_t total = 0;
    for (size_t b = 0; b < HISTOGRAM_BUCKETS; b++) {
        total += histogram->count[b];
    }
    return total;
}

/* How many must lie at or below the quantile. The slack keeps 0.1 * 30, which
 * is a little above 3 in binary, at 3. */
static uint64_t rank(uint64_t all, double share_frac)
{
    const double exact = share_frac * (double)all;
    const double needed = ceil(exact - 1e-12 * (double)all);
    return needed < 1 ? 1 : (uint64_t)needed;
}

/* A walk up the buckets of either kind of histogram: `narrow` or `wide`, the
 * other is NULL. */
struct walk {
    const uint32_t *narrow;
    const uint64_t *wide;
    uint32_t bucket; /* the next one */
    uint64_t below;  /* counted in the buckets before it */
};

static uint64_t count_at(const struct walk *walk, uint32_t bucket)
{
    assert(walk->narrow || walk->wide);
    return walk->narrow ? walk->narrow[bucket] : walk->wide[bucket];
}

/* On until `needed` are counted; the value there, infinite when there are not
 * so many. */
static double advance(struct walk *walk, uint64_t needed)
{
    while (walk->below < needed && walk->bucket < HISTOGRAM_BUCKETS) {
        walk->below += count_at(walk, walk->bucket);
        walk->bucket++;
    }
    if (walk->below < needed) {
        return HUGE_VAL;
    }
    return walk->bucket > 1 ? histogram_value_s(walk->bucket - 1) : 0.0;
}

static void find(struct walk *walk, uint64_t all, const double *share_frac,
                 size_t n, double *out_s)
{
    for (size_t i = 0; i < n; i++) {
        assert(i == 0 || share_frac[i - 1] <= share_frac[i]);
        out_s[i] = all ? advance(walk, rank(all, share_frac[i])) : nan("");
    }
}

void histogram_quantiles_s(const struct histogram *histogram, uint64_t n_beyond,
                           const double *share_frac, size_t n, double *out_s)
{
    struct walk walk = { .narrow = histogram->count };
    find(&walk, histogram_total(histogram) + n_beyond, share_frac, n, out_s);
}

void histogram_sum_quantiles_s(const struct histogram_sum *sum,
                               uint64_t n_beyond, const double *share_frac,
                               size_t n, double *out_s)
{
    uint64_t all = n_beyond;
    for (size_t b = 0; b < HISTOGRAM_BUCKETS; b++) {
        all += sum->count[b];
    }
    struct walk walk = { .wide = sum->count };
    find(&walk, all, share_frac, n, out_s);
}

double histogram_quantile_s(const struct histogram *histogram,
                            uint64_t n_beyond, double share_frac)
{
    double value_s;
    histogram_quantiles_s(histogram, n_beyond, &share_frac, 1, &value_s);
    return value_s;
}
