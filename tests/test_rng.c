/*
 * Philox against the vectors its authors publish with Random123; the rest
 * against counting by hand.
 */
#include "base/rng.h"

#include "testing.h"
#include <stdlib.h>
#include <string.h>

static void test_philox_gives_the_published_words(void **state)
{
    (void)state;
    static const struct {
        uint32_t counter[4];
        uint32_t key[2];
        uint32_t out[4];
    } vectors[] = {
        { { 0, 0, 0, 0 },
          { 0, 0 },
          { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
        { { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
          { 0xffffffff, 0xffffffff },
          { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
        { { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
          { 0xa4093822, 0x299f31d0 },
          { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
    };
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        uint32_t out[4];
        rng_philox(vectors[i].counter, vectors[i].key, out);
        assert_memory_equal(out, vectors[i].out, sizeof out);
    }
}

static void assert_batch_is_blocks(uint64_t first, size_t n)
{
    const struct rng_stream stream = rng_stream(7, 11, "phone");
    uint32_t words[4][257];
    memset(words, 0xa5, sizeof words);
    uint32_t *const arrays[] = { words[0], words[1], words[2], words[3] };
    rng_batch(stream, first, RNG_THINNING, n, arrays);
    for (size_t i = 0; i < n; i++) {
        const struct rng_block block =
            rng_block(stream, first + i, 0, RNG_THINNING, 0);
        for (size_t w = 0; w < 4; w++) {
            assert_int_equal(words[w][i], block.word[w]);
        }
    }
    for (size_t w = 0; w < 4; w++) {
        assert_int_equal(words[w][n], 0xa5a5a5a5);
    }
}

static void test_a_batch_is_its_blocks_and_writes_no_further(void **state)
{
    (void)state;
    for (size_t n = 0; n <= 256; n++) {
        assert_batch_is_blocks(1000 * n, n);
    }
    /* across the border of the first counter word, and at the very end */
    assert_batch_is_blocks((UINT64_C(1) << 32) - 77, 256);
    assert_batch_is_blocks((UINT64_C(1) << 40) - 256, 256);
}

static int compare_blocks(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct rng_block));
}

/* Philox is a bijection for a key, so different places give different blocks
 * if and only if each place has a counter of its own. */
static void test_every_place_has_a_block_of_its_own(void **state)
{
    (void)state;
    static const uint64_t numbers[] = {
        0,           1,          255,         256,         0xffff,
        0x10000,     0xffffffff, 0x100000000, 0x200000000, 0x8000000000,
        0xffffffffff
    };
    static const uint32_t attempts[] = { 0, 1, 2, 255, 256, 0xffff };
    static const uint32_t indices[] = { 0, 1, 0x10000, 0xffffffff };
    enum { PURPOSES = RNG_UNCERTAIN + 1, N = 11 * 6 * 4 * PURPOSES };
    static struct rng_block blocks[N];
    const struct rng_stream stream = rng_stream(1, 1, "chat");
    for (size_t i = 0; i < N; i++) {
        const size_t rest = i / PURPOSES;
        blocks[i] =
            rng_block(stream, numbers[rest / 24], attempts[rest / 4 % 6],
                      (enum rng_purpose)(i % PURPOSES), indices[rest % 4]);
    }
    qsort(blocks, N, sizeof *blocks, compare_blocks);
    for (size_t i = 1; i < N; i++) {
        assert_true(compare_blocks(&blocks[i - 1], &blocks[i]) != 0);
    }
}

static void test_seed_replication_and_name_each_change_the_key(void **state)
{
    (void)state;
    static const char *const names[] = { "", "phone", "phone2", "enohp",
                                         "first_line" };
    uint64_t keys[5 * 5 * 5];
    for (size_t i = 0; i < 125; i++) {
        const struct rng_stream stream =
            rng_stream(i / 25, i / 5 % 5, names[i % 5]);
        keys[i] = (uint64_t)stream.key[1] << 32 | stream.key[0];
        for (size_t j = 0; j < i; j++) {
            assert_true(keys[j] != keys[i]);
        }
    }
}

static void test_a_uniform_is_never_0_or_1(void **state)
{
    (void)state;
    assert_near(rng_uniform(0), 0x1p-33, 0.0);
    assert_near(rng_uniform(0xffffffff), 1 - 0x1p-33, 0.0);
    assert_near(rng_uniform(0x80000000), 0.5 + 0x1p-33, 0.0);
}

/* 2^16 blocks: each of the 128 bits is set half of the time, within 4.4
 * standard deviations (a chance of 1e-3 that any of the 128 is not). */
static void test_every_bit_is_set_half_of_the_time(void **state)
{
    (void)state;
    enum { N = 1 << 16 };
    const struct rng_stream stream = rng_stream(42, 0, "phone");
    uint32_t n_set[128] = { 0 };
    for (uint64_t number = 0; number < N; number++) {
        const struct rng_block block =
            rng_block(stream, number, 0, RNG_CUSTOMER, 0);
        for (uint32_t bit = 0; bit < 128; bit++) {
            n_set[bit] += block.word[bit / 32] >> (bit % 32) & 1u;
        }
    }
    for (size_t bit = 0; bit < 128; bit++) {
        assert_near(n_set[bit], N / 2.0, 4.4 * sqrt(N) / 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_philox_gives_the_published_words),
        cmocka_unit_test(test_a_batch_is_its_blocks_and_writes_no_further),
        cmocka_unit_test(test_every_place_has_a_block_of_its_own),
        cmocka_unit_test(test_seed_replication_and_name_each_change_the_key),
        cmocka_unit_test(test_a_uniform_is_never_0_or_1),
        cmocka_unit_test(test_every_bit_is_set_half_of_the_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
