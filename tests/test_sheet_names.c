/* Names of sheets: Excel refuses a workbook with two of a name. */
#include "report/xlsx_name.h"

#include "base/text.h"
#include "testing.h"
#include <string.h>

static void test_a_name_that_is_free_stays(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *const taken[] = { "summary", "week" };
    assert_string_equal(xlsx_name_free("days", taken, 2, arena), "days");
    assert_string_equal(xlsx_name_free("week", taken, 0, arena), "week");
    arena_destroy(arena);
}

static void test_a_name_that_is_taken_gets_a_number(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *const taken[] = { "week", "Week 2", "other" };
    assert_string_equal(xlsx_name_free("WEEK", taken, 3, arena), "WEEK 3");
    arena_destroy(arena);
}

static void test_names_are_made_fit(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_string_equal(xlsx_name_free("a/b:c*[d]?\\", NULL, 0, arena),
                        "a-b-c--d---");
    const char *accents = "éééééééééééééééééééééééééééééééééééé";
    const char *first = xlsx_name_free(accents, NULL, 0, arena);
    assert_int_equal(text_characters(first, strlen(first)), 31);
    assert_true(text_is_utf8(first, strlen(first)));
    const char *second = xlsx_name_free(accents, &first, 1, arena);
    assert_int_equal(text_characters(second, strlen(second)), 31);
    assert_string_equal(second + strlen(second) - 2, " 2");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_name_that_is_free_stays),
        cmocka_unit_test(test_a_name_that_is_taken_gets_a_number),
        cmocka_unit_test(test_names_are_made_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
