/*
 * rng.h - random numbers that are looked up, not handed out in turn.
 *
 * A stream is named by (seed, replication, name): the name is a channel's or
 * a team's. Within a stream a block of four 32-bit words is a function of
 *
 *     (number, attempt, purpose, index)
 *
 * so that what happens to a contact never depends on what happened before it:
 * the same customers arrive in every variant, and threads leave no trace.
 * The function is Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011, Parallel
 * random numbers: as easy as 1, 2, 3, SC'11, doi:10.1145/2063384.2063405),
 * the key made from the name by SplitMix64 steps.
 * Checked by tests/test_rng.c against published vectors.
 *
 * No state, nothing global. A uniform is (w + 0.5) / 2^32: never 0 or 1.
 */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stddef.h>
#include <stdint.h>

struct rng_stream {
    uint32_t key[2];
};

/* What a block is drawn for. The order is part of the seed's meaning: add at
 * the end. */
enum rng_purpose {
    RNG_CUSTOMER, /* gap, patience, handle time, wrap-up */
    RNG_CHOICES,  /* balk, redial or switch, transfer, callback */
    RNG_DELAYS,   /* redial, switch; transfer's own */
    RNG_ROUTING,  /* ties */
    RNG_DAY,      /* day factors */
    RNG_HEADS,    /* absence, shrinkage, turnover of one head */
    RNG_MESSAGES, /* chats: messages, compose and reply times */
    RNG_TOUCHES,  /* tickets: replies, their handling and delays */
    RNG_TOPICS,   /* help centre */
    RNG_THINNING, /* launches and changes */
    RNG_UNCERTAIN /* uncertain inputs */
};

struct rng_block {
    uint32_t word[4];
};

struct rng_stream rng_stream(uint64_t seed, uint64_t replication,
                             const char *name);

struct rng_block rng_block(struct rng_stream stream, uint64_t number,
                           uint32_t attempt, enum rng_purpose purpose,
                           uint32_t index);

/* The blocks of numbers first .. first + n - 1 at attempt 0, index 0: words[w]
 * is the array (of n) for their word w; n at most 256. A sixth of the time
 * that the blocks take one by one. */
void rng_batch(struct rng_stream stream, uint64_t first_number,
               enum rng_purpose purpose, size_t n,
               uint32_t *const words[static 4]);

/* The raw Philox4x32-10 bijection, for tests against published vectors. */
void rng_philox(const uint32_t counter[4], const uint32_t key[2],
                uint32_t out[4]);

static inline double rng_uniform(uint32_t word)
{
    return ((double)word + 0.5) * 0x1p-32;
}

#endif
