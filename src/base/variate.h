/*
 * variate.h - durations with a distribution, by inversion.
 *
 * One uniform word gives one duration, so that two runs with the same words
 * stay in step whatever the distribution. A variate is a table of the
 * quantile function with cells that halve toward both ends (64 or more cells
 * an octave of the tail probability, down to 2^-32), interpolated linearly:
 * its mean differs from the exact one by less than 1e-4 of it, and no
 * quantile by more than 1e-3 of itself between 1e-6 and 1 - 1e-6 (tested for
 * every shape, gamma up to a cv of 2; beyond it short durations
 * are off by more of themselves, never of the mean). Built once with GSL's
 * inverse functions. An empirical law has no table: a word picks one of its
 * values, each as likely as the other.
 */
#ifndef BASE_VARIATE_H
#define BASE_VARIATE_H

#include "base/arena.h"
#include "base/error.h"
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum shape {
    SHAPE_CONSTANT,
    SHAPE_EXPONENTIAL,
    SHAPE_LOGNORMAL,
    SHAPE_GAMMA,
    SHAPE_ERLANG,
    SHAPE_WEIBULL,
    SHAPE_UNIFORM,
    SHAPE_TRIANGULAR,
    SHAPE_HYPEREXPONENTIAL, /* two phases, balanced means, cv >= 1 */
    SHAPE_EMPIRICAL,
    SHAPE_NEVER, /* endless patience: infinite */
    N_SHAPES
};

/* A law, complete: mean and cv are always filled in and true. */
struct distribution {
    enum shape shape;
    double mean_s;
    double cv;
    unsigned phases;        /* erlang */
    double min_s;           /* uniform, triangular */
    double mode_s;          /* triangular */
    double max_s;           /* uniform, triangular */
    size_t n_values;        /* empirical */
    const double *values_s; /* empirical: [n_values], ascending */
};

const char *shape_name(enum shape shape);

/* The cv with which a distribution of this shape and mean has this 90th
 * percentile. Fails when the shape fixes cv or no cv fits. For lognormal the
 * smaller of two solutions is taken, as for gamma and weibull. A p90 does not
 * fix a hyperexponential law: that fails too. */
bool distribution_cv_from_p90(enum shape shape, double mean_s, double p90_s,
                              double *out_cv, struct error *err) MUST_CHECK;

/* The exact quantile, 0 < p < 1: slow, for tables and tests. */
double distribution_quantile(const struct distribution *law, double p);

struct variate {
    const double *table;    /* NULL for a constant and an empirical law */
    double scale;           /* of the table: laws that differ in it share one */
    double constant_s;      /* infinity for SHAPE_NEVER */
    size_t n_values;        /* empirical only, else 0 */
    const double *values_s; /* [n_values], ascending; each as likely */
};

struct variate variate_build(const struct distribution *law,
                             struct arena *arena);

enum { VARIATE_CELL_BITS = 6, VARIATE_OCTAVES = 32 };
enum { VARIATE_SIDE = (VARIATE_OCTAVES << VARIATE_CELL_BITS) + 1 };

static inline double variate_pick(const struct variate *variate, uint32_t word)
{
    const uint64_t which = ((uint64_t)variate->n_values * word) >> 32;
    return variate->n_values ? variate->values_s[which] : variate->constant_s;
}

/*
 * The quantile at (word + 0.5) / 2^32, in seconds.
 *
 * The table has two sides of VARIATE_SIDE nodes, first the lower tail, then
 * the upper. In units of 2^-33 a tail probability is an odd number below
 * 2^32; octave k holds [2^k, 2^(k+1)), cut into 2^VARIATE_CELL_BITS equal
 * cells, so node (k << VARIATE_CELL_BITS) + c stands at 2^k (1 + c / 64).
 */
static inline double variate_draw(const struct variate *variate, uint32_t word)
{
    if (!variate->table) {
        return variate_pick(variate, word);
    }
    enum { REST_BITS = 52 - VARIATE_CELL_BITS };
    const uint32_t upper = word >> 31;
    const double tail = ((word ^ (0u - upper)) << 1) | 1u;
    uint64_t bits; /* exponent: the octave; leading mantissa bits: the cell */
    memcpy(&bits, &tail, sizeof bits);
    const uint64_t cell =
        (bits >> REST_BITS) - ((uint64_t)1023 << VARIATE_CELL_BITS);
    const uint64_t rest = bits & (((uint64_t)1 << REST_BITS) - 1);
    const double *node = variate->table + upper * (size_t)VARIATE_SIDE + cell;
    const double low = node[0] * variate->scale;
    const double high = node[1] * variate->scale;
    return low + (double)(int64_t)rest * 0x1p-46 * (high - low);
}

/* variate_draw of n words, bit for bit; several times as fast as one by one
 * where the processor has AVX2. */
void variate_batch(const struct variate *variate, size_t n,
                   const uint32_t *words, double *out_s);

#endif
