#include "chart/calendar_ticks.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"

#include <stdbool.h>

struct rule {
    int days;   /* every so many days, or 0 */
    int weeks;  /* every so many weeks, or 0 */
    int months; /* every so many months */
    int about_days;
};

static const struct rule rules[] = {
    { .days = 1, .about_days = 1 },       { .weeks = 1, .about_days = 7 },
    { .weeks = 2, .about_days = 14 },     { .weeks = 4, .about_days = 28 },
    { .months = 1, .about_days = 30 },    { .months = 3, .about_days = 91 },
    { .months = 6, .about_days = 182 },   { .months = 12, .about_days = 365 },
    { .months = 60, .about_days = 1826 },
};

static bool falls_on(const struct rule *rule, int32_t day)
{
    if (rule->days > 0) {
        return true;
    }
    if (rule->weeks > 0) {
        return civil_weekday(day) == 0 &&
               (civil_week_of(day).week - 1) % rule->weeks == 0;
    }
    const struct civil_date date = civil_date_of(day);
    const int months = 12 * date.year + date.month - 1;
    return date.day == 1 && months % rule->months == 0;
}

static const char *label(const struct rule *rule, int32_t day, bool first,
                         struct arena *arena)
{
    const struct civil_date date = civil_date_of(day);
    if (rule->days > 0) {
        return arena_text(arena, "%s %d", date_weekday(civil_weekday(day)),
                          date.day);
    }
    if (rule->weeks > 0) {
        const struct civil_week week = civil_week_of(day);
        return !first && week.week == 1
                   ? arena_text(arena, tr("wk %d %d"), week.week, week.year)
                   : arena_text(arena, tr("wk %d"), week.week);
    }
    if (rule->months >= 12) {
        return arena_text(arena, "%d", date.year);
    }
    return first || date.month == 1
               ? arena_text(arena, "%s %d", date_month(date.month), date.year)
               : date_month(date.month);
}

static const struct rule *choose(int32_t from_day, int32_t to_day, int at_most)
{
    const size_t n = sizeof rules / sizeof rules[0];
    for (size_t i = 0; i < n; i++) {
        int found = 0;
        for (int32_t day = from_day; day <= to_day; day++) {
            found += falls_on(&rules[i], day);
        }
        if (found <= at_most && found <= TICKS_AT_MOST) {
            return &rules[i];
        }
    }
    return &rules[n - 1];
}

static const char *title(const struct rule *rule, int32_t from_day,
                         struct arena *arena)
{
    const struct civil_date date = civil_date_of(from_day);
    if (rule->days > 0) {
        return arena_text(arena, tr("day (%s %d)"), date_month(date.month),
                          date.year);
    }
    if (rule->weeks > 0) {
        return arena_text(arena, tr("week of %d (ISO, Monday)"),
                          civil_week_of(from_day).year);
    }
    return rule->months < 12 ? tr("month") : tr("year");
}

struct calendar_ticks calendar_ticks_of(int32_t from_day, int32_t to_day,
                                        int at_most, struct arena *arena)
{
    const struct rule *rule = choose(from_day, to_day, at_most);
    struct calendar_ticks found = { .ticks = { .step = rule->about_days } };
    for (int32_t day = from_day; day <= to_day; day++) {
        const size_t n = found.ticks.n;
        if (n < TICKS_AT_MOST && falls_on(rule, day)) {
            found.labels[n] = label(rule, day, n == 0, arena);
            found.ticks.at[found.ticks.n++] = day;
        }
    }
    found.title = title(rule, from_day, arena);
    return found;
}
