/*
 * variate.c - the table, and the laws that need none.
 *
 * An empirical law is a step function, which lines between nodes would
 * change: it keeps its values, and the word picks one of them.
 */
#include "base/variate.h"

#include "base/quantile.h"
#include "base/rng.h"

#include <assert.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif
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

#ifdef __x86_64__

/* Whole numbers below 2^52 in 64-bit lanes, as doubles. */
__attribute__((target("avx2"))) static __m256d to_doubles(__m256i lanes)
{
    const __m256d two_52 = _mm256_set1_pd(0x1p52);
    const __m256i with_exponent =
        _mm256_or_si256(lanes, _mm256_castpd_si256(two_52));
    return _mm256_sub_pd(_mm256_castsi256_pd(with_exponent), two_52);
}

/* The steps of variate_draw on four words. */
__attribute__((target("avx2"))) static __m256d draw_four(
    const struct variate *variate, __m128i words)
{
    enum { REST_BITS = 52 - VARIATE_CELL_BITS };
    const __m128i upper = _mm_srai_epi32(words, 31);
    const __m128i folded = _mm_slli_epi32(_mm_xor_si128(words, upper), 1);
    const __m128i tail = _mm_or_si128(folded, _mm_set1_epi32(1));
    const __m256i bits =
        _mm256_castpd_si256(to_doubles(_mm256_cvtepu32_epi64(tail)));
    const __m256i side = _mm256_and_si256(_mm256_cvtepi32_epi64(upper),
                                          _mm256_set1_epi64x(VARIATE_SIDE));
    const __m256i cell = _mm256_sub_epi64(
        _mm256_srli_epi64(bits, REST_BITS),
        _mm256_set1_epi64x((long long)1023 << VARIATE_CELL_BITS));
    const __m256i node = _mm256_add_epi64(cell, side);
    const __m256i rest = _mm256_and_si256(
        bits, _mm256_set1_epi64x(((long long)1 << REST_BITS) - 1));
    const __m256d scale = _mm256_set1_pd(variate->scale);
    const __m256d low =
        _mm256_mul_pd(_mm256_i64gather_pd(variate->table, node, 8), scale);
    const __m256d high =
        _mm256_mul_pd(_mm256_i64gather_pd(variate->table + 1, node, 8), scale);
    const __m256d part =
        _mm256_mul_pd(to_doubles(rest), _mm256_set1_pd(0x1p-46));
    return _mm256_add_pd(low, _mm256_mul_pd(part, _mm256_sub_pd(high, low)));
}

__attribute__((target("avx2"))) static size_t draw_fours(
    const struct variate *variate, size_t n, const uint32_t *words,
    double *out_s)
{
    size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        const __m128i four =
            _mm_loadu_si128((const __m128i *)(const void *)(words + i));
        _mm256_storeu_pd(out_s + i, draw_four(variate, four));
    }
    return i;
}

#endif

void variate_batch(const struct variate *variate, size_t n,
                   const uint32_t *words, double *out_s)
{
    size_t i = 0;
#ifdef __x86_64__
    if (variate->table && __builtin_cpu_supports("avx2")) {
        i = draw_fours(variate, n, words, out_s);
    }
#endif
    for (; i < n; i++) {
        out_s[i] = variate_draw(variate, words[i]);
    }
}
