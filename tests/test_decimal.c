/*
 * Ten digits of a number. The oracle is printf's "%.10g".
 */
#include "base/decimal.h"

#include "testing.h"
#include <string.h>

static void assert_as_printf(double value)
{
    char expected[64];
    char actual[DECIMAL_BYTES];
    (void)snprintf(expected, sizeof expected, "%.10g", value);
    const size_t n = decimal_write(value, actual);
    assert_string_equal(actual, expected);
    assert_int_equal(n, strlen(expected));
}

static void assert_around(double value)
{
    const double near[] = { value, nextafter(value, 0),
                            nextafter(value, HUGE_VAL) };
    for (size_t i = 0; i < sizeof near / sizeof near[0]; i++) {
        assert_as_printf(near[i]);
        assert_as_printf(-near[i]);
    }
}

static void test_numbers_that_are_no_fraction_are_written(void **state)
{
    (void)state;
    assert_as_printf(0);
    assert_as_printf(-0.0);
    assert_as_printf(HUGE_VAL);
    assert_as_printf(-HUGE_VAL);
    assert_as_printf(5e-324);
    assert_as_printf(1.7976931348623157e308);
    for (double whole = 1; whole < 1e7; whole = floor(whole * 1.3) + 1) {
        assert_around(whole);
    }
}

static void test_powers_of_ten_and_what_rounds_to_them_are_written(void **state)
{
    (void)state;
    for (int exponent = -12; exponent <= 18; exponent++) {
        const double power = pow(10, exponent);
        assert_around(power);
        assert_around(power * (1 - 4.9e-11));
        assert_around(power * (1 - 5e-11));
        assert_around(power * (1 - 5.1e-11));
        assert_around(power / 2);
    }
}

static void test_an_eleventh_digit_of_five_rounds_as_printf_does(void **state)
{
    (void)state;
    for (int exponent = -5; exponent <= 10; exponent++) {
        for (int i = 0; i < 1000; i++) {
            const double digits = 10000000005.0 + 89999999 * 10.0 * i;
            assert_around(digits * pow(10, exponent - 10));
        }
    }
}

static void test_means_over_replications_are_written(void **state)
{
    (void)state;
    for (int n = 1; n <= 300; n += 13) {
        for (int sum = 1; sum < 20000; sum += 7) {
            assert_as_printf((double)sum / n);
        }
    }
}

static void test_numbers_of_any_bits_are_written(void **state)
{
    (void)state;
    uint64_t bits = 1;
    for (int i = 0; i < 200000; i++) {
        bits = bits * 6364136223846793005u + 1442695040888963407u;
        /* an exponent from 2^-20 to 2^44, any fraction, either sign */
        const uint64_t exponent = 1003 + (bits >> 58);
        const uint64_t made = (bits & 0x800fffffffffffffu) | (exponent << 52);
        double value = 0;
        memcpy(&value, &made, sizeof value);
        assert_as_printf(value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_that_are_no_fraction_are_written),
        cmocka_unit_test(
            test_powers_of_ten_and_what_rounds_to_them_are_written),
        cmocka_unit_test(test_an_eleventh_digit_of_five_rounds_as_printf_does),
        cmocka_unit_test(test_means_over_replications_are_written),
        cmocka_unit_test(test_numbers_of_any_bits_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
