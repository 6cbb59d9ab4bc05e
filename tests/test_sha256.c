/*
 * Against the examples that FIPS 180-4 comes with.
 */
#include "base/sha256.h"

#include "testing.h"
#include <string.h>

static const char of_nothing[] =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
static const char of_abc[] =
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
static const char of_a_million[] =
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

static void test_fingerprints_are_the_standards(void **state)
{
    (void)state;
    char hex[SHA256_HEX_BYTES];
    sha256_hex("", 0, hex);
    assert_string_equal(hex, of_nothing);
    sha256_hex("abc", 3, hex);
    assert_string_equal(hex, of_abc);
}

static void test_pieces_count_as_one_text(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct sha256_sum *sum = sha256_start(arena);
    char hex[SHA256_HEX_BYTES];
    char piece[1000];
    memset(piece, 'a', sizeof piece);
    for (int i = 0; i < 1000; i++) {
        sha256_add(sum, piece, sizeof piece);
    }
    sha256_finish(sum, hex);
    assert_string_equal(hex, of_a_million);
    sha256_add(sum, "a", 1); /* it starts anew */
    sha256_add(sum, "", 0);
    sha256_add(sum, "bc", 2);
    sha256_finish(sum, hex);
    assert_string_equal(hex, of_abc);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fingerprints_are_the_standards),
        cmocka_unit_test(test_pieces_count_as_one_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
