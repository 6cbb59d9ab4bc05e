/*
 * variate.c - the table, and the laws that need none.
 *
 * An empirical law is a step function, which lines between nodes would
 * change: it keeps its values, and the word picks one of them.
 */
#include "base/variate.h"

#include "base/quantile.h"

#include <assert.h>
#include <math.h>

const char *shape_name(enum shape shape)
{
    switch (shape) {
    case SHAPE_CONSTANT:
        return "constant";
    case SHAPE_EXPONENTIAL:
        return "exponential";
    case SHAPE_LOGNORMAL:
        return "lognormal";
    case SHAPE_GAMMA:
        return "gamma";
    case SHAPE_ERLANG:
        return "erlang";
    case SHAPE_WEIBULL:
        return "weibull";
    case SHAPE_UNIFORM:
        return "uniform";
    case SHAPE_TRIANGULAR:
        return "triangular";
    case SHAPE_HYPEREXPONENTIAL:
        return "hyperexponential";
    case SHAPE_EMPIRICAL:
        return "empirical";
    case SHAPE_NEVER:
        return "never";
    case N_SHAPES:
        break;
    }
    assert(shape < N_SHAPES);
    return "";
}

/* The smallest value that at least a share p of the values does not exceed. */
static double empirical_quantile(const struct distribution *law, double p)
{
    const double rank = ceil(p * (double)law->n_values);
    const size_t at = rank < 1 ? 0 : (size_t)rank - 1;
    return law->values_s[at < law->n_values ? at : law->n_values - 1];
}

double distribution_quantile(const struct distribution *law, double p)
{
    assert(p > 0 && p < 1);
    if (law->shape == SHAPE_NEVER) {
        return HUGE_VAL;
    }
    if (quantile_is_constant(law)) {
        return law->mean_s;
    }
    if (law->shape == SHAPE_EMPIRICAL) {
        return empirical_quantile(law, p);
    }
    const struct quantile quantile = quantile_prepare(law);
    return p <= 0.5 ? quantile_at(&quantile, p, false)
                    : quantile_at(&quantile, 1 - p, true);
}

/* The tail probability that a node stands at, 2^-33 .. 1/2. */
static double node_tail(int node)
{
    const int octave = node >> VARIATE_CELL_BITS;
    const int cell = node & ((1 << VARIATE_CELL_BITS) - 1);
    return ldexp(1 + ldexp(cell, -VARIATE_CELL_BITS), octave - 33);
}

static const double *build_table(const struct distribution *law,
                                 struct arena *arena)
{
    const struct quantile quantile = quantile_prepare(law);
    double *table = arena_alloc(arena, 2 * (size_t)VARIATE_SIDE, sizeof *table);
    for (int node = 0; node < VARIATE_SIDE; node++) {
        const double tail = node_tail(node);
        table[node] = quantile_at(&quantile, tail, false);
        table[VARIATE_SIDE + node] = quantile_at(&quantile, tail, true);
    }
    return table;
}

struct variate variate_build(const struct distribution *law,
                             struct arena *arena)
{
    if (law->shape == SHAPE_NEVER) {
        return (struct variate){ .constant_s = HUGE_VAL };
    }
    if (quantile_is_constant(law)) {
        return (struct variate){ .constant_s = law->mean_s };
    }
    if (law->shape == SHAPE_EMPIRICAL) {
        double *values_s = arena_alloc(arena, law->n_values, sizeof *values_s);
        memcpy(values_s, law->values_s, law->n_values * sizeof *values_s);
        return (struct variate){ .n_values = law->n_values,
                                 .values_s = values_s };
    }
    return (struct variate){ .table = build_table(law, arena), .scale = 1 };
}

struct variate variate_rescale(const struct variate *exponential,
                               double mean_ratio)
{
    assert(exponential->table);
    return (struct variate){ .table = exponential->table,
                             .scale = exponential->scale * mean_ratio };
}
