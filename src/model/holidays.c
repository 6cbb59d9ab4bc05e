/*
 * holidays.c - one table of rules for all countries.
 *
 * A row is kept in order of country only; the days of a year are collected,
 * then sorted, and a day that two rules name (Ascension on 1 May) is kept
 * once. Boxing Day stands after Christmas Day, whose substitute may take its
 * Monday: then it moves on.
 */
#include "model/holidays.h"

#include "base/civil.h"
#include <stdlib.h>
#include <string.h>

enum how {
    ON_DATE,        /* month, day */
    FROM_EASTER,    /* day: days after Easter Sunday */
    NTH_MONDAY,     /* month; day: 1 first .. 4 fourth, -1 last */
    MOVED_SATURDAY, /* a date; on a Sunday it is the day before */
    MOVED_ON        /* a date; on a weekend the next weekday not yet taken */
};

struct rule {
    const char *country;
    enum how how;
    int month;
    int day;
    int since; /* first year; 0: always */
    int until; /* last year; 0: still */
    int every; /* in years divisible by this; 0: each */
};

/* clang-format off */
static const struct rule rules[] = {
    { "NL", ON_DATE,         1,  1,    0,    0, 0 }, /* New Year */
    { "NL", FROM_EASTER,     0,  0,    0,    0, 0 },
    { "NL", FROM_EASTER,     0,  1,    0,    0, 0 }, /* Easter Monday */
    { "NL", MOVED_SATURDAY,  4, 30,    0, 2013, 0 }, /* Queen's Day */
    { "NL", MOVED_SATURDAY,  4, 27, 2014,    0, 0 }, /* King's Day */
    { "NL", ON_DATE,         5,  5,    0,    0, 5 }, /* Liberation Day */
    { "NL", FROM_EASTER,     0, 39,    0,    0, 0 }, /* Ascension */
    { "NL", FROM_EASTER,     0, 49,    0,    0, 0 }, /* Whit Sunday */
    { "NL", FROM_EASTER,     0, 50,    0,    0, 0 }, /* Whit Monday */
    { "NL", ON_DATE,        12, 25,    0,    0, 0 },
    { "NL", ON_DATE,        12, 26,    0,    0, 0 },

    { "BE", ON_DATE,         1,  1,    0,    0, 0 },
    { "BE", FROM_EASTER,     0,  1,    0,    0, 0 },
    { "BE", ON_DATE,         5,  1,    0,    0, 0 }, /* Labour Day */
    { "BE", FROM_EASTER,     0, 39,    0,    0, 0 },
    { "BE", FROM_EASTER,     0, 50,    0,    0, 0 },
    { "BE", ON_DATE,         7, 21,    0,    0, 0 }, /* National day */
    { "BE", ON_DATE,         8, 15,    0,    0, 0 }, /* Assumption */
    { "BE", ON_DATE,        11,  1,    0,    0, 0 }, /* All Saints */
    { "BE", ON_DATE,        11, 11,    0,    0, 0 }, /* Armistice */
    { "BE", ON_DATE,        12, 25,    0,    0, 0 },

    { "DE", ON_DATE,         1,  1,    0,    0, 0 },
    { "DE", FROM_EASTER,     0, -2,    0,    0, 0 }, /* Good Friday */
    { "DE", FROM_EASTER,     0,  1,    0,    0, 0 },
    { "DE", ON_DATE,         5,  1,    0,    0, 0 },
    { "DE", FROM_EASTER,     0, 39,    0,    0, 0 },
    { "DE", FROM_EASTER,     0, 50,    0,    0, 0 },
    { "DE", ON_DATE,        10,  3,    0,    0, 0 }, /* Unity Day */
    { "DE", ON_DATE,        10, 31, 2017, 2017, 0 }, /* 500 years of Luther */
    { "DE", ON_DATE,        12, 25,    0,    0, 0 },
    { "DE", ON_DATE,        12, 26,    0,    0, 0 },

    { "UK", MOVED_ON,        1,  1,    0,    0, 0 },
    { "UK", FROM_EASTER,     0, -2,    0,    0, 0 },
    { "UK", FROM_EASTER,     0,  1,    0,    0, 0 },
    { "UK", NTH_MONDAY,      5,  1,    0, 2019, 0 }, /* Early May */
    { "UK", ON_DATE,         5,  8, 2020, 2020, 0 }, /* moved to VE Day */
    { "UK", NTH_MONDAY,      5,  1, 2021,    0, 0 },
    { "UK", NTH_MONDAY,      5, -1,    0, 2001, 0 }, /* Spring */
    { "UK", ON_DATE,         6,  4, 2002, 2002, 0 }, /* moved, Jubilee */
    { "UK", ON_DATE,         6,  3, 2002, 2002, 0 },
    { "UK", NTH_MONDAY,      5, -1, 2003, 2011, 0 },
    { "UK", ON_DATE,         4, 29, 2011, 2011, 0 }, /* Royal wedding */
    { "UK", ON_DATE,         6,  4, 2012, 2012, 0 }, /* moved, Jubilee */
    { "UK", ON_DATE,         6,  5, 2012, 2012, 0 },
    { "UK", NTH_MONDAY,      5, -1, 2013, 2021, 0 },
    { "UK", ON_DATE,         6,  2, 2022, 2022, 0 }, /* moved, Jubilee */
    { "UK", ON_DATE,         6,  3, 2022, 2022, 0 },
    { "UK", ON_DATE,         9, 19, 2022, 2022, 0 }, /* State funeral */
    { "UK", ON_DATE,         5,  8, 2023, 2023, 0 }, /* Coronation */
    { "UK", NTH_MONDAY,      5, -1, 2023,    0, 0 },
    { "UK", NTH_MONDAY,      8, -1,    0,    0, 0 }, /* Summer */
    { "UK", MOVED_ON,       12, 25,    0,    0, 0 },
    { "UK", MOVED_ON,       12, 26,    0,    0, 0 },

    { "FR", ON_DATE,         1,  1,    0,    0, 0 },
    { "FR", FROM_EASTER,     0,  1,    0,    0, 0 },
    { "FR", ON_DATE,         5,  1,    0,    0, 0 },
    { "FR", ON_DATE,         5,  8,    0,    0, 0 }, /* Victory 1945 */
    { "FR", FROM_EASTER,     0, 39,    0,    0, 0 },
    { "FR", FROM_EASTER,     0, 50,    0,    0, 0 },
    { "FR", ON_DATE,         7, 14,    0,    0, 0 }, /* National day */
    { "FR", ON_DATE,         8, 15,    0,    0, 0 },
    { "FR", ON_DATE,        11,  1,    0,    0, 0 },
    { "FR", ON_DATE,        11, 11,    0,    0, 0 },
    { "FR", ON_DATE,        12, 25,    0,    0, 0 },
};
/* clang-format on */

enum { N_RULES = sizeof rules / sizeof rules[0], SUNDAY = 6, SATURDAY = 5 };

static int32_t on(int year, int month, int day)
{
    const struct civil_date date = { year, month, day };
    return civil_day_number(date);
}

static int32_t monday(int year, int month, int nth)
{
    if (nth < 0) { /* all months with a last Monday here have 31 days */
        const int32_t last = on(year, month, 31);
        return last - civil_weekday(last);
    }
    const int32_t first = on(year, month, 1);
    return first + (DAYS_A_WEEK - civil_weekday(first)) % DAYS_A_WEEK +
           DAYS_A_WEEK * (nth - 1);
}

static bool taken(const int32_t *days, size_t n, int32_t day)
{
    for (size_t i = 0; i < n; i++) {
        if (days[i] == day) {
            return true;
        }
    }
    return false;
}

/* Where this rule's holiday falls, given the days of the year so far. */
static int32_t fall(const struct rule *rule, int year, const int32_t *days,
                    size_t n)
{
    int32_t day = 0;
    switch (rule->how) {
    case FROM_EASTER:
        return civil_easter(year) + rule->day;
    case NTH_MONDAY:
        return monday(year, rule->month, rule->day);
    case ON_DATE:
        return on(year, rule->month, rule->day);
    case MOVED_SATURDAY:
        day = on(year, rule->month, rule->day);
        return civil_weekday(day) == SUNDAY ? day - 1 : day;
    case MOVED_ON:
        day = on(year, rule->month, rule->day);
        while (civil_weekday(day) >= SATURDAY || taken(days, n, day)) {
            day++;
        }
        return day;
    }
    return day;
}

static bool holds(const struct rule *rule, const char *country, int year)
{
    return strcmp(rule->country, country) == 0 &&
           (rule->since == 0 || year >= rule->since) &&
           (rule->until == 0 || year <= rule->until) &&
           (rule->every == 0 || year % rule->every == 0);
}

static size_t add_year(const char *country, int year, int32_t *days)
{
    size_t n = 0;
    for (size_t i = 0; i < N_RULES; i++) {
        if (holds(&rules[i], country, year)) {
            const int32_t day = fall(&rules[i], year, days, n);
            if (!taken(days, n, day)) {
                days[n++] = day;
            }
        }
    }
    return n;
}

static int ascending(const void *a, const void *b)
{
    const int32_t left = *(const int32_t *)a;
    const int32_t right = *(const int32_t *)b;
    return (left > right) - (left < right);
}

const char *const *holidays_countries(size_t *out_n)
{
    static const char *const countries[] = { "NL", "BE", "DE", "UK", "FR" };
    *out_n = sizeof countries / sizeof countries[0];
    return countries;
}

static bool known(const char *country)
{
    for (size_t i = 0; i < N_RULES; i++) {
        if (strcmp(rules[i].country, country) == 0) {
            return true;
        }
    }
    return false;
}

bool holidays_expand(const char *country, int32_t first_day, int32_t last_day,
                     struct arena *arena, int32_t **out_days, size_t *out_n)
{
    *out_days = NULL;
    *out_n = 0;
    if (!known(country)) {
        return false;
    }
    const int first_year = civil_date_of(first_day).year;
    const int last_year = civil_date_of(last_day).year;
    const size_t n_years =
        last_year < first_year ? 0 : (size_t)(last_year - first_year + 1);
    int32_t *days = arena_alloc(arena, n_years * N_RULES, sizeof *days);
    size_t n = 0;
    for (int year = first_year; year <= last_year; year++) {
        int32_t of_year[N_RULES];
        const size_t n_of_year = add_year(country, year, of_year);
        for (size_t i = 0; i < n_of_year; i++) {
            if (of_year[i] >= first_day && of_year[i] <= last_day) {
                days[n++] = of_year[i];
            }
        }
    }
    qsort(days, n, sizeof *days, ascending);
    *out_days = days;
    *out_n = n;
    return true;
}
