/*
 * testing.h - cmocka, and what it lacks: comparing doubles as doubles.
 *
 * cmocka has a macro fail(), which is the name of the function that says a
 * user was wrong; it is taken away here. A test that must end in failure says
 * fail_test("why").
 */
#ifndef TESTS_TESTING_H
#define TESTS_TESTING_H

#include "base/error.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#undef fail
#undef fail_msg

#define fail_test(...) testing_fail(__FILE__, __LINE__, __VA_ARGS__)

/* |actual - expected| <= tolerance; equal infinities are near, NaN is near
 * nothing. */
#define assert_near(actual, expected, tolerance)                               \
    testing_near(actual, expected, tolerance, #actual, __FILE__, __LINE__)

/* The same with the tolerance as a share of `expected`. */
#define assert_relative(actual, expected, share)                               \
    testing_near(actual, expected, (share)*fabs(expected), #actual, __FILE__,  \
                 __LINE__)

#define assert_nan(actual) testing_nan(actual, #actual, __FILE__, __LINE__)

/* Message and hint, whole. */
#define assert_error(err, wanted_message, wanted_hint)                         \
    do {                                                                       \
        assert_string_equal((err).message, wanted_message);                    \
        assert_string_equal((err).hint, wanted_hint);                          \
    } while (0)

static inline void testing_fail(const char *file, int line, const char *format,
                                ...) __attribute__((format(printf, 3, 4)));

static inline void testing_fail(const char *file, int line, const char *format,
                                ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    print_error("%s\n", text);
    _fail(file, line);
}

static inline void testing_near(double actual, double expected,
                                double tolerance, const char *what,
                                const char *file, int line)
{
    if (actual == expected || fabs(actual - expected) <= tolerance) {
        return;
    }
    testing_fail(file, line, "%s is %.17g, not %.17g (within %g)", what, actual,
                 expected, tolerance);
}

static inline void testing_nan(double actual, const char *what,
                               const char *file, int line)
{
    if (!isnan(actual)) {
        testing_fail(file, line, "%s is %.17g, not NaN", what, actual);
    }
}

#endif
