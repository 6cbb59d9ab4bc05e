/*
 * Against the smallest of an array, looked for one by one.
 */
#include "engine/winner_tree.h"

#include "base/rng.h"
#include "testing.h"

static uint64_t smallest(const uint64_t *keys, uint32_t n)
{
    uint64_t least = NEVER;
    for (uint32_t i = 0; i < n; i++) {
        least = keys[i] < least ? keys[i] : least;
    }
    return least;
}

static void test_a_new_tree_holds_no_time(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (uint32_t n = 0; n <= 5; n++) {
        const struct winner_tree tree = winner_tree_create(n, arena);
        assert_true(winner_tree_first(&tree) == NEVER);
    }
    arena_destroy(arena);
}

static void test_the_first_is_the_smallest_after_every_change(void **state)
{
    (void)state;
    static const uint32_t sizes[] = { 1, 2, 3, 5, 8, 13, 64, 100, 129 };
    const struct rng_stream stream = rng_stream(1, 0, "winner tree");
    struct arena *arena = arena_create();
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        const uint32_t n = sizes[s];
        struct winner_tree tree = winner_tree_create(n, arena);
        uint64_t keys[129];
        for (uint32_t i = 0; i < n; i++) {
            keys[i] = NEVER;
        }
        for (uint32_t step = 0; step < 3000; step++) {
            const struct rng_block draw =
                rng_block(stream, s, 0, RNG_DAY, step);
            const uint32_t leaf = draw.word[0] % n;
            const bool cancels = draw.word[1] % 4 == 0;
            /* few distinct times, so that many tie but for the leaf */
            keys[leaf] =
                cancels ? NEVER : winner_tree_key(draw.word[2] % 50, leaf);
            if (draw.word[3] % 2 == 0) {
                winner_tree_set(&tree, leaf, keys[leaf]);
            } else {
                winner_tree_put(&tree, leaf, keys[leaf]);
            }
            if (draw.word[3] % 16 < 12) {
                winner_tree_settle(&tree);
                assert_true(winner_tree_first(&tree) == smallest(keys, n));
            }
        }
    }
    arena_destroy(arena);
}

static void test_of_equal_times_the_lower_leaf_comes_first(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct winner_tree tree = winner_tree_create(10, arena);
    for (uint32_t leaf = 10; leaf > 0; leaf--) {
        winner_tree_set(&tree, leaf - 1, winner_tree_key(77, leaf - 1));
    }
    for (uint32_t leaf = 0; leaf < 10; leaf++) {
        const uint64_t first = winner_tree_first(&tree);
        assert_int_equal(first >> 16, 77);
        assert_int_equal(first & 0xffff, leaf);
        winner_tree_set(&tree, leaf, NEVER);
    }
    assert_true(winner_tree_first(&tree) == NEVER);
    arena_destroy(arena);
}

static void test_the_last_leaf_and_the_last_tick_fit_a_key(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct winner_tree tree = winner_tree_create(LEAVES_AT_MOST, arena);
    const uint64_t last = TICKS_AT_MOST + 2 * WORK_TICKS_AT_MOST;
    winner_tree_set(&tree, LEAVES_AT_MOST - 1,
                    winner_tree_key(last, LEAVES_AT_MOST - 1));
    const uint64_t first = winner_tree_first(&tree);
    assert_true(first < NEVER);
    assert_true(first >> 16 == last);
    assert_int_equal(first & (LEAVES_AT_MOST - 1), LEAVES_AT_MOST - 1);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_new_tree_holds_no_time),
        cmocka_unit_test(test_the_first_is_the_smallest_after_every_change),
        cmocka_unit_test(test_of_equal_times_the_lower_leaf_comes_first),
        cmocka_unit_test(test_the_last_leaf_and_the_last_tick_fit_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
