#include "chart/words.h"

#include "base/civil.h"
#include "base/text.h"
#include <math.h>
#include <string.h>

const char *tr(const char *english)
{
    return english;
}

const char *words_number(struct arena *arena, double value, int decimals)
{
    if (!isfinite(value)) {
        return "–";
    }
    const char *plain = arena_text(arena, "%.*f", decimals, fabs(value));
    const size_t whole = strcspn(plain, ".");
    struct text text;
    text_start(&text, arena);
    text_add(&text, "%s",
             value < 0 && strpbrk(plain, "123456789") ? "−" : "");
    for (size_t i = 0; i < whole; i++) {
        text_add(&text, "%s%c", i > 0 && (whole - i) % 3 == 0 ? "," : "",
                 plain[i]);
    }
    text_add(&text, "%s", plain + whole);
    return text.bytes;
}

const char *words_amount(struct arena *arena, double value)
{
    const double size = fabs(value);
    const int decimals = size >= 99.95 || size == floor(size) ? 0
                         : size >= 9.995                      ? 1
                                                              : 2;
    return words_number(arena, value, decimals);
}

const char *words_share(struct arena *arena, double frac, int decimals)
{
    return isfinite(frac)
               ? arena_text(arena, "%s %%",
                            words_number(arena, 100 * frac, decimals))
               : "–";
}

const char *words_duration(struct arena *arena, double seconds)
{
    static const struct {
        double from_s;
        double unit_s;
    } scales[] = { { 0, 1 }, { 120, 60 }, { 7200, 3600 }, { 172800, 86400 } };
    if (!isfinite(seconds)) {
        return "–";
    }
    size_t i = sizeof scales / sizeof scales[0] - 1;
    while (i > 0 && fabs(seconds) < scales[i].from_s) {
        i--;
    }
    const double value = seconds / scales[i].unit_s;
    const bool whole = fabs(value - round(value)) < 0.05 || fabs(value) >= 99.5;
    const char *number = words_number(arena, value, whole ? 0 : 1);
    switch (i) {
    case 0:
        return arena_text(arena, tr("%s s"), number);
    case 1:
        return arena_text(arena, tr("%s min"), number);
    case 2:
        return arena_text(arena, tr("%s h"), number);
    default:
        return arena_text(arena, tr("%s days"), number);
    }
}

const char *words_name(struct arena *arena, const char *name)
{
    if (strcmp(name, "email") == 0) {
        return tr("e-mail");
    }
    char *copy = arena_copy_text(arena, name);
    for (char *at = copy; *at; at++) {
        *at = *at == '_' ? ' ' : *at;
    }
    return copy;
}

const char *words_clock(struct arena *arena, double second_of_day)
{
    const int minute = (int)lround(second_of_day / 60);
    return arena_text(arena, "%02d:%02d", minute / 60, minute % 60);
}

const char *words_weekday(int weekday)
{
    const char *const names[] = { tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"),
                                  tr("Fri"), tr("Sat"), tr("Sun") };
    return names[weekday];
}

const char *words_month(int month)
{
    const char *const names[] = { tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"),
                                  tr("May"), tr("Jun"), tr("Jul"), tr("Aug"),
                                  tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec") };
    return names[month - 1];
}

const char *words_day(struct arena *arena, int32_t day)
{
    const struct civil_date date = civil_date_of(day);
    return arena_text(arena, "%d %s", date.day, words_month(date.month));
}

const char *words_date(struct arena *arena, int32_t day)
{
    return arena_text(arena, "%s %d", words_day(arena, day),
                      civil_date_of(day).year);
}
