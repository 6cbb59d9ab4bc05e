/*
 * units_write.c - amounts in the words a planner would choose.
 *
 * A duration is tried as each row of `attempts` says, in order; the first that
 * reads back to the same bits is taken. What none of them holds is written
 * in the unit that needs the fewest characters.
 */
#include "base/units.h"

#include "base/civil.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MINUTE_S = 60, HOUR_S = 3600, WEEK_S = DAYS_A_WEEK * SECONDS_A_DAY };
enum { NUMBER_BYTES = 32, MOST_DIGITS = 17, MOST_DECIMALS = 12 };

struct attempt {
    const char *unit;
    double unit_s;
    double least_s; /* below it people would use a smaller unit */
    int decimals;
};

static const struct attempt attempts[] = {
    { "weeks", WEEK_S, 3.0 * WEEK_S, 0 },
    { "days", SECONDS_A_DAY, 2.0 * SECONDS_A_DAY, 0 },
    { "day", SECONDS_A_DAY, SECONDS_A_DAY, 0 },
    { "days", SECONDS_A_DAY, 3.0 * SECONDS_A_DAY, 1 },
    { "h", HOUR_S, HOUR_S, 0 },
    { "h", HOUR_S, 3.0 * HOUR_S, 1 },
    { "min", MINUTE_S, MINUTE_S, 0 },
    { "min", MINUTE_S, 2.0 * MINUTE_S, 1 },
    { "min", MINUTE_S, 2.0 * MINUTE_S, 2 },
    { "s", 1, 0, 0 },
};

enum { N_ATTEMPTS = sizeof attempts / sizeof *attempts };

static bool reads_back(const char *number, double unit_s, double seconds)
{
    return strtod(number, NULL) * unit_s == seconds;
}

/* The fewest significant digits that read back; false when 17 do not. */
static bool write_shortest(char number[NUMBER_BYTES], double amount,
                           double unit_s, double seconds)
{
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
        snprintf(number, NUMBER_BYTES, "%.*g", digits, amount);
        if (reads_back(number, unit_s, seconds)) {
            return true;
        }
    }
    return false;
}

static const char *write_any(struct arena *arena, double seconds)
{
    static const struct attempt any[] = {
        { "s", 1, 0, 0 },          { "min", MINUTE_S, 0, 0 },
        { "h", HOUR_S, 0, 0 },     { "days", SECONDS_A_DAY, 0, 0 },
        { "weeks", WEEK_S, 0, 0 },
    };
    const char *best = NULL;
    for (size_t i = 0; i < sizeof any / sizeof *any; i++) {
        char number[NUMBER_BYTES];
        if (!write_shortest(number, seconds / any[i].unit_s, any[i].unit_s,
                            seconds)) {
            continue;
        }
        const char *text = arena_text(arena, "%s %s", number, any[i].unit);
        if (!best || strlen(text) < strlen(best)) {
            best = text;
        }
    }
    assert(best); /* 17 digits hold every double, so seconds always do */
    return best;
}

const char *units_write_duration(struct arena *arena, double seconds)
{
    assert(isfinite(seconds) && seconds >= 0);
    for (size_t i = 0; i < N_ATTEMPTS; i++) {
        const struct attempt *attempt = &attempts[i];
        char number[NUMBER_BYTES];
        if (seconds < attempt->least_s) {
            continue;
        }
        snprintf(number, sizeof number, "%.*f", attempt->decimals,
                 seconds / attempt->unit_s);
        const bool is_one = strcmp(attempt->unit, "day") == 0;
        if (reads_back(number, attempt->unit_s, seconds) &&
            (!is_one || strcmp(number, "1") == 0)) {
            return arena_text(arena, "%s %s", number, attempt->unit);
        }
    }
    return write_any(arena, seconds);
}

const char *units_write_share(struct arena *arena, double frac)
{
    assert(isfinite(frac));
    char number[NUMBER_BYTES];
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
        snprintf(number, sizeof number, "%.*f", decimals, 100 * frac);
        if (strtod(number, NULL) / 100 == frac) {
            return arena_text(arena, "%s %%", number);
        }
    }
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
        snprintf(number, sizeof number, "%.*g", digits, 100 * frac);
        if (strtod(number, NULL) / 100 == frac) {
            return arena_text(arena, "%s %%", number);
        }
    }
    return arena_text(arena, "%.17g", frac);
}
