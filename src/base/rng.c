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
 * The batch is the same arithmetic on arrays, a chunk of fixed length at a
 * time, which compilers turn into vector instructions; being whole-number
 * arithmetic it gives the same bits whichever they choose. On x86-64 it is
 * compiled a second time for AVX2.
 */
#include "base/rng.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

enum { ROUNDS = 10, BATCH_AT_MOST = 256, N_PURPOSES = 256, CHUNK = 32 };

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

/* A chunk of counters in four arrays, turned into its blocks in place. */
static inline __attribute__((always_inline)) void turn(
    struct rng_stream stream, uint32_t x0[restrict CHUNK],
    uint32_t x1[restrict CHUNK], uint32_t x2[restrict CHUNK],
    uint32_t x3[restrict CHUNK])
{
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

struct chunk {
    uint32_t word[4][CHUNK];
};

static void turn_anywhere(struct rng_stream stream, struct chunk *chunk)
{
    turn(stream, chunk->word[0], chunk->word[1], chunk->word[2],
         chunk->word[3]);
}

#ifdef __x86_64__
__attribute__((target("avx2"))) static void turn_with_avx2(
    struct rng_stream stream, struct chunk *chunk)
{
    turn(stream, chunk->word[0], chunk->word[1], chunk->word[2],
         chunk->word[3]);
}
#endif

static void turn_chunk(struct rng_stream stream, struct chunk *chunk)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2")) {
        turn_with_avx2(stream, chunk);
        return;
    }
#endif
    turn_anywhere(stream, chunk);
}

void rng_batch(struct rng_stream stream, uint64_t first_number,
               enum rng_purpose purpose, size_t n, uint32_t *restrict word0,
               uint32_t *restrict word1, uint32_t *restrict word2,
               uint32_t *restrict word3)
{
    assert(n <= BATCH_AT_MOST);
    assert(n == 0 || is_in_range(first_number + n - 1, 0, purpose));
    for (size_t begin = 0; begin < n; begin += CHUNK) {
        struct chunk chunk = { 0 };
        for (size_t i = 0; i < CHUNK; i++) {
            const uint64_t number = first_number + begin + i;
            chunk.word[0][i] = (uint32_t)number;
            chunk.word[1][i] = second_word(number, 0, purpose);
        }
        turn_chunk(stream, &chunk);
        const size_t n_here = n - begin < CHUNK ? n - begin : CHUNK;
        memcpy(word0 + begin, chunk.word[0], n_here * sizeof *word0);
        memcpy(word1 + begin, chunk.word[1], n_here * sizeof *word1);
        memcpy(word2 + begin, chunk.word[2], n_here * sizeof *word2);
        memcpy(word3 + begin, chunk.word[3], n_here * sizeof *word3);
    }
}
