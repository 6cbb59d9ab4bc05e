#include "base/arena.h"

#include "testing.h"
#include <string.h>

static bool is_all(const unsigned char *bytes, size_t n, unsigned char value)
{
    for (size_t i = 0; i < n; i++) {
        if (bytes[i] != value) {
            return false;
        }
    }
    return true;
}

/* Pieces of many sizes, each filled with its own byte; none disturbs another,
 * also after the arena was used and reset. */
static void test_pieces_are_zero_aligned_and_apart(void **state)
{
    (void)state;
    enum { N = 400 };
    struct arena *arena = arena_create();
    for (int round = 0; round < 3; round++) {
        unsigned char *pieces[N];
        for (size_t i = 0; i < N; i++) {
            const size_t n = (i * i * 37) % 5000 + i % 7;
            pieces[i] = arena_alloc(arena, n, 1);
            assert_true(is_all(pieces[i], n, 0));
            assert_int_equal((uintptr_t)pieces[i] % (n >= 64 ? 64 : 16), 0);
            memset(pieces[i], (int)(i % 251 + 1), n);
        }
        for (size_t i = 0; i < N; i++) {
            const size_t n = (i * i * 37) % 5000 + i % 7;
            assert_true(is_all(pieces[i], n, (unsigned char)(i % 251 + 1)));
        }
        arena_reset(arena);
    }
    arena_destroy(arena);
}

static void test_a_piece_of_nothing_is_a_pointer(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_non_null(arena_alloc(arena, 0, 8));
    assert_non_null(arena_alloc(arena, 8, 0));
    arena_destroy(arena);
}

static void test_a_piece_may_be_larger_than_any_block(void **state)
{
    (void)state;
    enum { BYTES = 5 << 20 };
    struct arena *arena = arena_create();
    arena_alloc(arena, 100, 1);
    unsigned char *large = arena_alloc(arena, BYTES, 1);
    memset(large, 1, BYTES);
    unsigned char *after = arena_alloc(arena, 1000, 1);
    memset(after, 2, 1000);
    assert_true(is_all(large, BYTES, 1));
    arena_reset(arena);
    assert_true(is_all(arena_alloc(arena, BYTES, 1), BYTES, 0));
    arena_destroy(arena);
}

static void test_reset_keeps_what_is_held(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_int_equal(arena_held_bytes(arena), 0);
    size_t held = 0;
    for (int round = 0; round < 20; round++) {
        for (size_t i = 1; i < 300; i++) {
            arena_alloc(arena, i, 100);
        }
        held = round ? held : arena_held_bytes(arena);
        assert_true(held >= (size_t)4485000);
        assert_int_equal(arena_held_bytes(arena), held);
        arena_reset(arena);
    }
    arena_destroy(arena);
}

static void test_grow_copies_and_leaves_the_old_piece(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    uint32_t *old = arena_alloc(arena, 3, sizeof *old);
    for (uint32_t i = 0; i < 3; i++) {
        old[i] = i + 1;
    }
    const uint32_t *grown = arena_grow(arena, old, 3, 6, sizeof *old);
    static const uint32_t wanted[] = { 1, 2, 3, 0, 0, 0 };
    assert_memory_equal(grown, wanted, sizeof wanted);
    assert_memory_equal(old, wanted, 3 * sizeof *old);
    assert_non_null(arena_grow(arena, NULL, 0, 6, sizeof *old));
    arena_destroy(arena);
}

static void test_texts_are_copied_and_printed(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(arena_copy_text(arena, "caf\xc3\xa9"), "caf\xc3\xa9");
    assert_string_equal(arena_copy_bytes(arena, "abcdef", 3), "abc");
    assert_string_equal(arena_copy_bytes(arena, NULL, 0), "");
    assert_string_equal(arena_text(arena, "%s of %d", "two", 7), "two of 7");
    assert_int_equal(strlen(arena_text(arena, "%5000d", 1)), 5000);
    arena_destroy(arena);
}

static void test_destroying_no_arena_is_harmless(void **state)
{
    (void)state;
    arena_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces_are_zero_aligned_and_apart),
        cmocka_unit_test(test_a_piece_of_nothing_is_a_pointer),
        cmocka_unit_test(test_a_piece_may_be_larger_than_any_block),
        cmocka_unit_test(test_reset_keeps_what_is_held),
        cmocka_unit_test(test_grow_copies_and_leaves_the_old_piece),
        cmocka_unit_test(test_texts_are_copied_and_printed),
        cmocka_unit_test(test_destroying_no_arena_is_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
