#include "model/patterns.h"
#include "testing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_every_pattern_has_weight_in_every_half_hour(void **state)
{
    (void)state;
    size_t n_names = 0;
    const char *const *names = pattern_names(&n_names);
    assert_int_equal(n_names, 5);
    for (size_t i = 0; i < n_names; i++) {
        size_t n = 0;
        const double *weights = pattern_find(names[i], &n);
        assert_non_null(weights);
        assert_non_null(pattern_note(names[i]));
        assert_int_equal(n, 48);
        for (size_t k = 0; k < n; k++) {
            assert_true(weights[k] > 0.0);
        }
    }
}

static void test_an_unknown_pattern_is_not_found(void **state)
{
    (void)state;
    size_t n = 1;
    assert_null(pattern_find("Office", &n));
    assert_int_equal(n, 0);
    assert_null(pattern_note("lunch"));
}

static double share_between(const char *name, int from_hour, int to_hour)
{
    size_t n = 0;
    const double *weights = pattern_find(name, &n);
    double part = 0.0;
    double whole = 0.0;
    for (int i = 0; i < (int)n; i++) {
        whole += weights[i];
        part += i >= 2 * from_hour && i < 2 * to_hour ? weights[i] : 0.0;
    }
    return part / whole;
}

static void test_patterns_are_what_their_names_say(void **state)
{
    (void)state;
    assert_true(fabs(share_between("flat", 6, 12) - 0.25) < 1e-12);
    assert_true(share_between("office", 8, 18) > 0.85);
    assert_true(share_between("evening", 18, 23) > 0.35);
    assert_true(share_between("retail", 18, 22) >
                share_between("office", 18, 22));
}

/* The file of counts that the pattern was measured from, read here by other
 * means than the program's. */
static void test_bank_is_what_the_bank_counted(void **state)
{
    (void)state;
    FILE *file = fopen("scenarios/data/bank-calls.csv", "r");
    assert_non_null(file);
    double counted[48] = { 0.0 };
    double whole = 0.0;
    char line[64];
    assert_non_null(fgets(line, sizeof line, file));
    while (fgets(line, sizeof line, file)) {
        const long hour = strtol(line + 11, NULL, 10);
        const long minute = strtol(line + 14, NULL, 10);
        const double count = strtod(line + 17, NULL);
        counted[2 * hour + minute / 30] += count;
        whole += count;
    }
    assert_int_equal(fclose(file), 0);
    size_t n = 0;
    const double *weights = pattern_find("bank", &n);
    for (size_t i = 14; i < 42; i++) {
        assert_true(fabs(weights[i] - 1000.0 * counted[i] / whole) < 0.051);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_pattern_has_weight_in_every_half_hour),
        cmocka_unit_test(test_an_unknown_pattern_is_not_found),
        cmocka_unit_test(test_patterns_are_what_their_names_say),
        cmocka_unit_test(test_bank_is_what_the_bank_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
