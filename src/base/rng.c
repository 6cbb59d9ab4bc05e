/*
 * rng.c - Philox4x32-10.
 *
 * The counter's four words hold the block's place, each bit once:
 *
 *     word 0    number, bits 0..31
 *     word 1    number, bits 32..39 | purpose << 8 | attempt << 16
 *     word 2    index
 *     word 3    0, left for what the future needs
 *
 * The batch does the same arithmetic on a chunk at a time, on x86-64 with AVX2
 * where the processor has it; being whole-number arithmetic it gives the same
 * bits everywhere. (Measured, a block: alone 16 ns, compiled as plain C 4 to
 * 7 ns, with AVX2 by hand 2.5 ns.)
 */
#include "base/rng.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#ifdef __x86_64__
#include <immintrin.h>
#endif

enum { ROUNDS = 10, BATCH_AT_MOST = 256, N_PURPOSES = 256, CHUNK = 64 };

static const uint64_t multiplier_0 = 0xd2511f53u;
static const uint64_t multiplier_1 = 0xcd9e8d57u;
static const uint32_t key_step_0 = 0x9e3779b9u;
static const uint32_t key_step_1 = 0xbb67ae85u;

/* The finishing step of SplitMix64 (Steele, Lea & Flood 2014, Fast splittable
 * pseudorandom number generators, OOPSLA, doi:10.1145/2660193.2660195). */
static uint64_t mix(uint64_t x)
{
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

/* FNV-1a, 64 bits (Fowler, Noll & Vo). */
static uint64_t hash(const char *name)
{
    uint64_t sum = 0xcbf29ce484222325u;
    for (const char *c = name; *c; c++) {
        sum = (sum ^ (unsigned char)*c) * 0x100000001b3u;
    }
    return sum;
}

struct rng_stream rng_stream(uint64_t seed, uint64_t replication,
                             const char *name)
{
    const uint64_t key = mix(mix(mix(seed) ^ replication) ^ hash(name));
    return (struct rng_stream){ { (uint32_t)key, (uint32_t)(key >> 32) } };
}

void rng_philox(const uint32_t counter[4], const uint32_t key[2],
                uint32_t out[4])
{
    uint32_t x0 = counter[0];
    uint32_t x1 = counter[1];
    uint32_t x2 = counter[2];
    uint32_t x3 = counter[3];
    uint32_t key_0 = key[0];
    uint32_t key_1 = key[1];
    for (int round = 0; round < ROUNDS; round++) {
        const uint64_t product_0 = multiplier_0 * x0;
        const uint64_t product_1 = multiplier_1 * x2;
        x0 = (uint32_t)(product_1 >> 32) ^ x1 ^ key_0;
        x2 = (uint32_t)(product_0 >> 32) ^ x3 ^ key_1;
        x1 = (uint32_t)product_1;
        x3 = (uint32_t)product_0;
        key_0 += key_step_0;
        key_1 += key_step_1;
    }
    out[0] = x0;
    out[1] = x1;
    out[2] = x2;
    out[3] = x3;
}

static uint32_t second_word(uint64_t number, uint32_t attempt,
                            enum rng_purpose purpose)
{
    return (uint32_t)(number >> 32) | (uint32_t)purpose << 8 | attempt << 16;
}

static bool is_in_range(uint64_t number, uint32_t attempt,
                        enum rng_purpose purpose)
{
    return number < UINT64_C(1) << 40 && attempt < UINT32_C(1) << 16 &&
           (unsigned)purpose < N_PURPOSES;
}

struct rng_block rng_block(struct rng_stream stream, uint64_t number,
                           uint32_t attempt, enum rng_purpose purpose,
                           uint32_t index)
{
    assert(is_in_range(number, attempt, purpose));
    const uint32_t counter[4] = { (uint32_t)number,
                                  second_word(number, attempt, purpose), index,
                                  0 };
    struct rng_block block;
    rng_philox(counter, stream.key, block.word);
    return block;
}

struct chunk {
    uint32_t word[4][CHUNK];
};

/* The blocks of numbers first .. first + CHUNK - 1, written so that compilers
 * can do several at once. */
static void fill_anywhere(struct rng_stream stream, uint64_t first,
                          enum rng_purpose purpose, struct chunk *chunk)
{
    /* cppcheck-suppress ctuuninitvar ; the chunk is filled here */
    uint32_t *restrict x0 = chunk->word[0];
    uint32_t *restrict x1 = chunk->word[1];
    uint32_t *restrict x2 = chunk->word[2];
    uint32_t *restrict x3 = chunk->word[3];
    for (uint32_t i = 0; i < CHUNK; i++) {
        x0[i] = (uint32_t)(first + i);
        x1[i] = second_word(first + i, 0, purpose);
        x2[i] = 0;
        x3[i] = 0;
    }
    for (uint32_t round = 0; round < ROUNDS; round++) {
        const uint32_t key_0 = stream.key[0] + round * key_step_0;
        const uint32_t key_1 = stream.key[1] + round * key_step_1;
        for (size_t i = 0; i < CHUNK; i++) {
            const uint64_t product_0 = multiplier_0 * x0[i];
            const uint64_t product_1 = multiplier_1 * x2[i];
            x0[i] = (uint32_t)(product_1 >> 32) ^ x1[i] ^ key_0;
            x2[i] = (uint32_t)(product_0 >> 32) ^ x3[i] ^ key_1;
            x1[i] = (uint32_t)product_1;
            x3[i] = (uint32_t)product_0;
        }
    }
}

#ifdef __x86_64__

/* The keys of all rounds, each in every lane. */
struct round_keys {
    __m256i even[ROUNDS];
    __m256i odd[ROUNDS];
};

__attribute__((target("avx2"))) static void spread_keys(
    struct rng_stream stream, struct round_keys *keys)
{
    for (uint32_t round = 0; round < ROUNDS; round++) {
        keys->even[round] =
            _mm256_set1_epi64x(stream.key[0] + round * key_step_0);
        keys->odd[round] =
            _mm256_set1_epi64x(stream.key[1] + round * key_step_1);
    }
}

/* The lower halves of eight lanes. */
__attribute__((target("avx2"))) static void store_halves(uint32_t out[8],
                                                         __m256i first,
                                                         __m256i second)
{
    const __m256 mixed = _mm256_shuffle_ps(_mm256_castsi256_ps(first),
                                           _mm256_castsi256_ps(second), 0x88);
    const __m256i ordered =
        _mm256_permute4x64_epi64(_mm256_castps_si256(mixed), 0xd8);
    _mm256_storeu_si256((__m256i *)(void *)out, ordered);
}

/* Eight blocks in 64-bit lanes, four in a and four in b. The multiplication
 * reads only the lower half of a lane, so upper halves may hold anything. */
__attribute__((target("avx2"))) static void fill_eight(
    const struct round_keys *keys, uint64_t first, enum rng_purpose purpose,
    struct chunk *chunk, size_t at)
{
    const __m256i factor_0 = _mm256_set1_epi64x((long long)multiplier_0);
    const __m256i factor_1 = _mm256_set1_epi64x((long long)multiplier_1);
    const __m256i second = _mm256_set1_epi64x(second_word(0, 0, purpose));
    __m256i a0 = _mm256_add_epi64(_mm256_set1_epi64x((long long)first),
                                  _mm256_set_epi64x(3, 2, 1, 0));
    __m256i b0 = _mm256_add_epi64(a0, _mm256_set1_epi64x(4));
    __m256i a1 = _mm256_or_si256(_mm256_srli_epi64(a0, 32), second);
    __m256i b1 = _mm256_or_si256(_mm256_srli_epi64(b0, 32), second);
    __m256i a2 = _mm256_setzero_si256();
    __m256i b2 = a2;
    __m256i a3 = a2;
    __m256i b3 = a2;
    for (size_t round = 0; round < ROUNDS; round++) {
        const __m256i pa0 = _mm256_mul_epu32(a0, factor_0);
        const __m256i pb0 = _mm256_mul_epu32(b0, factor_0);
        const __m256i pa1 = _mm256_mul_epu32(a2, factor_1);
        const __m256i pb1 = _mm256_mul_epu32(b2, factor_1);
        a0 = _mm256_xor_si256(_mm256_xor_si256(a1, keys->even[round]),
                              _mm256_srli_epi64(pa1, 32));
        b0 = _mm256_xor_si256(_mm256_xor_si256(b1, keys->even[round]),
                              _mm256_srli_epi64(pb1, 32));
        a2 = _mm256_xor_si256(_mm256_xor_si256(a3, keys->odd[round]),
                              _mm256_srli_epi64(pa0, 32));
        b2 = _mm256_xor_si256(_mm256_xor_si256(b3, keys->odd[round]),
                              _mm256_srli_epi64(pb0, 32));
        a1 = pa1;
        b1 = pb1;
        a3 = pa0;
        b3 = pb0;
    }
    store_halves(chunk->word[0] + at, a0, b0);
    store_halves(chunk->word[1] + at, a1, b1);
    store_halves(chunk->word[2] + at, a2, b2);
    store_halves(chunk->word[3] + at, a3, b3);
}

__attribute__((target("avx2"))) static void fill_with_avx2(
    struct rng_stream stream, uint64_t first, enum rng_purpose purpose,
    struct chunk *chunk)
{
    struct round_keys keys;
    spread_keys(stream, &keys);
    for (size_t at = 0; at < CHUNK; at += 8) {
        fill_eight(&keys, first + at, purpose, chunk, at);
    }
}

#endif

static void fill(struct rng_stream stream, uint64_t first,
                 enum rng_purpose purpose, struct chunk *chunk)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2")) {
        fill_with_avx2(stream, first, purpose, chunk);
        return;
    }
#endif
    fill_anywhere(stream, first, purpose, chunk);
}

void rng_batch(struct rng_stream stream, uint64_t first_number,
               enum rng_purpose purpose, size_t n,
               uint32_t *const words[static 4])
{
    assert(n <= BATCH_AT_MOST);
    assert(n == 0 || is_in_range(first_number + n - 1, 0, purpose));
    for (size_t begin = 0; begin < n; begin += CHUNK) {
        struct chunk chunk;
        fill(stream, first_number + begin, purpose, &chunk);
        const size_t n_here = n - begin < CHUNK ? n - begin : CHUNK;
        for (size_t w = 0; w < 4; w++) {
            memcpy(words[w] + begin, chunk.word[w], n_here * sizeof(uint32_t));
        }
    }
}
