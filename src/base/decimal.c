/*
 * A number of 0.0001 and more but below ten thousand million is multiplied by
 * the power of ten that makes a whole number of ten digits of it. The product
 * is off by 2^-53 of itself at most, a millionth of the last digit; where its
 * fraction is so near a half that this might matter, and outside that range,
 * printf does the work.
 */
#include "base/decimal.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { DIGITS = 10, LEAST_EXPONENT = -4 };

#define NEAR_A_HALF 1e-4

static const double tens[] = { 1e0, 1e1, 1e2, 1e3,  1e4,  1e5,  1e6,
                               1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13 };

/* Of the first digit: 2 of 123.4, -1 of 0.5. */
static int exponent_of(double size)
{
    int exponent = LEAST_EXPONENT;
    while (exponent < DIGITS - 1 && size * tens[-LEAST_EXPONENT] >=
                                        tens[exponent + 1 - LEAST_EXPONENT]) {
        exponent++;
    }
    return exponent;
}

/* The ten digits as one number; 0 where only printf knows them. */
static uint64_t digits_of(double size, int exponent)
{
    const double scaled = size * tens[DIGITS - 1 - exponent];
    const uint64_t whole = (uint64_t)scaled;
    const double rest = scaled - (double)whole;
    const uint64_t digits = whole + (rest > 0.5);
    const bool sure = fabs(rest - 0.5) > NEAR_A_HALF &&
                      (double)digits >= tens[DIGITS - 1] &&
                      (double)digits < tens[DIGITS];
    return sure ? digits : 0;
}

/* With a point and without zeros at the end. */
static size_t place(uint64_t digits, int exponent, char *out)
{
    char text[DIGITS];
    for (size_t i = DIGITS; i-- > 0; digits /= 10) {
        text[i] = (char)('0' + digits % 10);
    }
    size_t n_digits = DIGITS;
    while (text[n_digits - 1] == '0') {
        n_digits--;
    }
    if (exponent < 0) {
        const size_t n_zeros = (size_t)-exponent;
        memcpy(out, "0.000", n_zeros + 1);
        memcpy(out + n_zeros + 1, text, n_digits);
        return n_zeros + 1 + n_digits;
    }
    const size_t n_whole = (size_t)exponent + 1;
    memcpy(out, text, n_whole);
    if (n_digits <= n_whole) {
        return n_whole;
    }
    out[n_whole] = '.';
    memcpy(out + n_whole + 1, text + n_whole, n_digits - n_whole);
    return n_digits + 1;
}

size_t decimal_write(double value, char out[static DECIMAL_BYTES])
{
    const double size = fabs(value);
    if (size >= 1e-4 && size < tens[DIGITS]) {
        const int exponent = exponent_of(size);
        const uint64_t digits = digits_of(size, exponent);
        if (digits > 0) {
            out[0] = '-';
            const size_t sign = value < 0;
            const size_t n = sign + place(digits, exponent, out + sign);
            out[n] = '\0';
            return n;
        }
    }
    if (size == 0 && !signbit(value)) {
        memcpy(out, "0", 2);
        return 1;
    }
    return (size_t)snprintf(out, DECIMAL_BYTES, "%.10g", value);
}
