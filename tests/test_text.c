#include "base/text.h"

#include "testing.h"
#include <string.h>

static void test_text_grows_and_always_ends(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct text text;
    text_start(&text, arena);
    assert_string_equal(text.bytes, "");
    for (int i = 0; i < 1000; i++) {
        text_add(&text, "%d,", i % 10);
        assert_int_equal(text.length, 2 * ((size_t)i + 1));
        assert_int_equal(strlen(text.bytes), text.length);
    }
    text_add_bytes(&text, "end\0x", 3);
    text_add_bytes(&text, NULL, 0);
    assert_memory_equal(text.bytes, "0,1,2,3,4,", 10);
    assert_string_equal(text.bytes + text.length - 5, "9,end");
    arena_destroy(arena);
}

static void test_what_xml_gives_a_meaning_is_written_out(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct text text;
    text_start(&text, arena);
    text_add_escaped(&text, "Tulp & <Zo>, \"café\"\n\t\x01\x1f!");
    assert_string_equal(text.bytes,
                        "Tulp &amp; &lt;Zo&gt;, &quot;café&quot;\n\t!");
    arena_destroy(arena);
}

static void test_distance_counts_changes_of_letters(void **state)
{
    (void)state;
    static const struct {
        const char *a;
        const char *b;
        unsigned distance;
    } pairs[] = {
        { "", "", 0 },
        { "", "abc", 3 },
        { "phone", "phone", 0 },
        { "Phone", "pHONE", 0 },
        { "wrap-up", "wrap_up", 0 },
        { "wrapup", "wrap_up", 1 }, /* one letter more */
        { "pone", "phone", 1 },     /* one letter less */
        { "pheno", "phone", 2 },    /* two other letters */
        { "hpone", "phone", 1 },    /* neighbours in the wrong order */
        { "voluem", "volume", 1 },
        { "kitten", "sitting", 3 },
        { "chat", "email", 4 },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_int_equal(text_distance(pairs[i].a, pairs[i].b),
                         pairs[i].distance);
        assert_int_equal(text_distance(pairs[i].b, pairs[i].a),
                         pairs[i].distance);
    }
}

static void test_the_nearest_word_is_near(void **state)
{
    (void)state;
    static const char *const words[] = { "volume",   "handle_time", "wrap_up",
                                         "patience", "target",      "to" };
    enum { N = 6 };
    assert_string_equal(text_nearest("wrapup", words, N), "wrap_up");
    assert_string_equal(text_nearest("handletimes", words, N), "handle_time");
    assert_string_equal(text_nearest("Volumes", words, N), "volume");
    assert_string_equal(text_nearest("ot", words, N), "to");
    assert_null(text_nearest("colour", words, N));
    assert_null(text_nearest("xyz", words, N));
    assert_null(text_nearest("ab", words, N));
    assert_null(text_nearest("", words, N));
    assert_null(text_nearest("volume", words, 0));
    static const char *const twins[] = { "bat", "cat" };
    assert_string_equal(text_nearest("rat", twins, 2), "bat");
}

static void test_very_long_words_are_compared_too(void **state)
{
    (void)state;
    char a[400];
    char b[400];
    memset(a, 'a', sizeof a);
    memset(b, 'a', sizeof b);
    a[399] = '\0';
    b[399] = '\0';
    assert_int_equal(text_distance(a, b), 0);
    b[7] = 'b';
    assert_true(text_distance(a, b) > 0);
    a[64] = '\0';
    assert_int_equal(text_distance(a, ""), 64);
}

static void test_utf8_is_told_from_other_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        bool is_utf8;
    } cases[] = {
        { "", true },
        { "plain", true },
        { "caf\xc3\xa9", true },
        { "\xe2\x82\xac", true },     /* euro sign */
        { "\xf0\x9f\x93\x9e", true }, /* beyond 16 bits */
        { "\xf4\x8f\xbf\xbf", true }, /* U+10FFFF, the last */
        { "caf\xe9", false },         /* Latin-1 */
        { "caf\xe9!", false },
        { "\x80", false }, /* never a first byte */
        { "\xc3", false }, /* cut off */
        { "\xe2\x82", false },
        { "\xc0\xaf", false }, /* longer than needed */
        { "\xe0\x80\xaf", false },
        { "\xf0\x80\x80\xaf", false },
        { "\xed\xa0\x80", false },     /* half of a pair */
        { "\xf4\x90\x80\x80", false }, /* beyond the last */
        { "\xff\xfe", false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(text_is_utf8(cases[i].bytes, strlen(cases[i].bytes)),
                         cases[i].is_utf8);
    }
}

static void test_characters_are_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(text_characters("caf\xc3\xa9 \xe2\x82\xac", 9), 6);
    assert_int_equal(text_characters("abc", 2), 2);
    assert_int_equal(text_characters("", 0), 0);
}

static void test_width_is_what_a_terminal_needs(void **state)
{
    (void)state;
    assert_int_equal(text_width(""), 0);
    assert_int_equal(text_width("plain"), 5);
    assert_int_equal(text_width("caf\xc3\xa9"), 4);
    assert_int_equal(text_width("e\xcc\x81"), 1); /* accent on top */
    assert_int_equal(text_width("\xe4\xb8\xad\xe6\x96\x87"), 4); /* Chinese */
    assert_int_equal(text_width("\xf0\x9f\x93\x9e"), 2);
    assert_int_equal(text_width("a\xff"
                                "b"),
                     3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_grows_and_always_ends),
        cmocka_unit_test(test_what_xml_gives_a_meaning_is_written_out),
        cmocka_unit_test(test_distance_counts_changes_of_letters),
        cmocka_unit_test(test_the_nearest_word_is_near),
        cmocka_unit_test(test_very_long_words_are_compared_too),
        cmocka_unit_test(test_utf8_is_told_from_other_bytes),
        cmocka_unit_test(test_characters_are_not_bytes),
        cmocka_unit_test(test_width_is_what_a_terminal_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
