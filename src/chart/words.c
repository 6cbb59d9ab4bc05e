#include "chart/words.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/number.h"
#include "base/text.h"
#include <math.h>
#include <stdbool.h>
#include <string.h>

const char *words_amount(struct arena *arena, double value)
{
    const double size = fabs(value);
    const int decimals = size >= 99.95 || size == floor(size) ? 0
                         : size >= 9.995                      ? 1
                                                              : 2;
    return number_fixed(arena, value, decimals);
}

const char *words_change(struct arena *arena, double contacts)
{
    return arena_text(
        arena, "%s%s", contacts > 0 ? "+" : "",
        number_fixed(arena, contacts, fabs(contacts) < 9.5 ? 1 : 0));
}

const char *words_share(struct arena *arena, double frac, int decimals)
{
    return isfinite(frac)
               ? number_percent(arena,
                                number_fixed(arena, 100 * frac, decimals))
               : "-";
}

const char *words_confidence(struct arena *arena, double frac)
{
    const double rest_percent = 100 * (1 - frac);
    const int decimals =
        rest_percent > 0 ? (int)fmax(2, ceil(-log10(rest_percent))) : 2;
    return number_percent(arena, number_short(arena, 100 * frac, 2 + decimals));
}

const char *words_duration(struct arena *arena, double seconds)
{
    static const double from_s[] = { 0, 119.5, 7170, 172000 };
    static const double unit_s[] = { 1, 60, 3600, SECONDS_A_DAY };
    if (!isfinite(seconds)) {
        return "-";
    }
    size_t i = 3;
    while (i > 0 && fabs(seconds) < from_s[i] &&
           (i == 3 || fabs(seconds) < unit_s[i] ||
            fmod(seconds, unit_s[i]) != 0)) {
        i--;
    }
    const double value = seconds / unit_s[i];
    const bool whole = fabs(value - round(value)) < 0.05 || fabs(value) >= 19.5;
    const char *number = number_fixed(arena, value, whole ? 0 : 1);
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

const char *words_sentence(struct arena *arena, const char *text)
{
    char *copy = arena_copy_text(arena, text);
    if (copy[0] >= 'a' && copy[0] <= 'z') {
        copy[0] = (char)(copy[0] - 'a' + 'A');
    }
    return copy;
}

const char *words_clock(struct arena *arena, double second_of_day)
{
    const int minute = (int)lround(second_of_day / 60) % 1440;
    return arena_text(arena, "%02d:%02d", minute / 60, minute % 60);
}

const char *words_clock_end(struct arena *arena, double second_of_day)
{
    const char *clock = words_clock(arena, second_of_day);
    return strcmp(clock, "00:00") == 0 ? "24:00" : clock;
}

const char *words_shown(struct arena *arena, size_t n, size_t n_all)
{
    return n < n_all ? arena_text(arena, tr("; %s of %s channels"),
                                  number_count(arena, (double)n),
                                  number_count(arena, (double)n_all))
                     : "";
}

const char *words_list(struct arena *arena, const char *const *words, size_t n)
{
    struct text text;
    text_start(&text, arena);
    for (size_t i = 0; i < n; i++) {
        if (i > 0) {
            text_add(&text, "%s", i + 1 == n ? tr(" and ") : ", ");
        }
        text_add(&text, "%s", words[i]);
    }
    return text.bytes;
}
