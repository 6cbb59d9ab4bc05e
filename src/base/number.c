#include "base/number.h"

#include "base/language.h"
#include "base/text.h"
#include "base/units.h"
#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

struct scale {
    double from_s; /* used from this many seconds on */
    double unit_s;
    const char *unit;
};

static const struct scale scales[] = {
    { 0.0, 1.0, N_("s") },
    { 100.0, 60.0, N_("min") },
    { 100.0 * 60.0, 3600.0, N_("h") },
    { 48.0 * 3600.0, 86400.0, N_("days") },
};

static const struct scale *scale_of(double seconds)
{
    size_t i = sizeof scales / sizeof scales[0] - 1;
    while (i > 0 && fabs(seconds) < scales[i].from_s) {
        i--;
    }
    return &scales[i];
}

static const char *decimal_mark(void)
{
    return tr_in("decimal mark", ".");
}

/* A number as printf writes it, with the reader's marks. */
static const char *mark(struct arena *arena, const char *plain,
                        const char *group_mark)
{
    const size_t sign = plain[0] == '-' || plain[0] == '+';
    const size_t whole = strspn(plain + sign, "0123456789");
    struct text text;
    text_start(&text, arena);
    text_add_bytes(&text, plain, sign);
    for (size_t i = 0; i < whole; i++) {
        const bool groups = i > 0 && (whole - i) % 3 == 0;
        text_add(&text, "%s%c", groups ? group_mark : "", plain[sign + i]);
    }
    const char *rest = plain + sign + whole;
    if (*rest == '.') {
        text_add(&text, "%s", decimal_mark());
        rest++;
    }
    text_add(&text, "%s", rest);
    return text.bytes;
}

/* Files of results have ten digits, of which a half is to be rounded up as a
 * spreadsheet does: 48.55, which no double is, to 48.6 wherever it is read. */
static double half_up(double value)
{
    return value * (1 + 1e-10);
}

const char *number_fixed(struct arena *arena, double value, int decimals)
{
    if (isnan(value)) {
        return "-";
    }
    if (isinf(value)) {
        return value > 0.0 ? tr("endless") : tr("-endless");
    }
    const char *plain =
        arena_text(arena, "%.*f", decimals, half_up(fabs(value)));
    const bool is_zero = !strpbrk(plain, "123456789");
    return mark(arena,
                value < 0.0 && !is_zero ? arena_text(arena, "-%s", plain)
                                        : plain,
                tr_in("thousands mark", ","));
}

const char *number_plain(struct arena *arena, double value, int decimals)
{
    return isfinite(value)
               ? mark(arena,
                      arena_text(arena, "%.*f", decimals, half_up(value)), "")
               : number_fixed(arena, value, decimals);
}

const char *number_short(struct arena *arena, double value, int digits)
{
    if (!isfinite(value)) {
        return number_fixed(arena, value, 0);
    }
    const char *plain = arena_text(arena, "%.*g", digits, half_up(value));
    while (strstr(plain, "e+") && digits < 15) {
        digits++;
        plain = arena_text(arena, "%.*g", digits, half_up(value));
    }
    return mark(arena, plain, "");
}

const char *number_count(struct arena *arena, double count)
{
    const bool whole = fabs(count) >= 99.95 || count == floor(count);
    return number_fixed(arena, count, whole ? 0 : 1);
}

/* Decimals that show the first digit of a half-width; 1 or 2. */
static int decimals_for(double half_width)
{
    return half_width > 0.0 && half_width < 0.05 ? 2 : 1;
}

static const char *between(struct arena *arena, double mean, double half_width)
{
    if (isnan(half_width)) {
        return number_fixed(arena, mean, 1);
    }
    const int decimals = decimals_for(half_width);
    return arena_text(arena, "%s ± %s", number_fixed(arena, mean, decimals),
                      number_fixed(arena, half_width, decimals));
}

const char *number_percent(struct arena *arena, const char *written)
{
    return arena_text(arena, tr_in("a percentage", "%s %%"), written);
}

const char *number_share(struct arena *arena, double frac)
{
    if (isnan(frac)) {
        return "-";
    }
    return number_percent(arena, number_fixed(arena, 100.0 * frac, 1));
}

const char *number_share_between(struct arena *arena, double mean_frac,
                                 double half_width_frac)
{
    if (isnan(mean_frac)) {
        return "-";
    }
    return number_percent(
        arena, between(arena, 100.0 * mean_frac, 100.0 * half_width_frac));
}

const char *number_duration(struct arena *arena, double seconds)
{
    return number_duration_between(arena, seconds, nan(""));
}

const char *number_duration_like(struct arena *arena, double seconds,
                                 double like_s)
{
    if (!isfinite(seconds) || !isfinite(like_s)) {
        return number_duration(arena, seconds);
    }
    const struct scale *scale = scale_of(like_s);
    const double value = seconds / scale->unit_s;
    return arena_text(arena, "%s %s",
                      number_fixed(arena, value, fabs(value) < 0.095 ? 2 : 1),
                      tr(scale->unit));
}

const char *number_duration_between(struct arena *arena, double mean_s,
                                    double half_width_s)
{
    if (!isfinite(mean_s)) {
        return number_fixed(arena, mean_s, 1);
    }
    const struct scale *scale = scale_of(mean_s);
    return arena_text(
        arena, "%s %s",
        between(arena, mean_s / scale->unit_s, half_width_s / scale->unit_s),
        tr(scale->unit));
}

bool number_is_currency(const char *unit)
{
    return isupper((unsigned char)unit[0]) && strlen(unit) == 3;
}

const char *number_money(struct arena *arena, double amount, int decimals,
                         const char *currency)
{
    static const char *const signs[][2] = { { "EUR", "€" },
                                            { "USD", "$" },
                                            { "GBP", "£" } };
    const char *sign = currency;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strcmp(currency, signs[i][0]) == 0) {
            sign = signs[i][1];
        }
    }
    return arena_text(arena, "%s %s", sign,
                      number_fixed(arena, amount, decimals));
}

/* Units as base/units_write.c spells them; one is one, however it is said. */
static const char *unit_here(struct arena *arena, const char *unit, size_t n,
                             bool is_one)
{
    static const char *const units[] = { N_("s"),     N_("min"),   N_("h"),
                                         N_("day"),   N_("days"),  N_("week"),
                                         N_("weeks"), N_("month"), N_("year"),
                                         N_("hour") };
    const char *word = arena_copy_bytes(arena, unit, n);
    if (is_one && (strcmp(word, "days") == 0 || strcmp(word, "weeks") == 0)) {
        word = arena_copy_bytes(arena, word, n - 1);
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(word, units[i]) == 0) {
            return tr(units[i]);
        }
    }
    return word;
}

const char *number_amount(struct arena *arena, const char *written)
{
    struct text text;
    if (language_now() == ENGLISH) {
        return written;
    }
    bool is_one = false;
    text_start(&text, arena);
    for (const char *at = written; *at;) {
        const size_t digits = strspn(at, "0123456789.");
        const size_t letters = strcspn(at, "0123456789.+- %/:");
        if (digits > 0) {
            const char *number =
                mark(arena, arena_copy_bytes(arena, at, digits), "");
            const bool percent = strncmp(at + digits, " %", 2) == 0;
            text_add(&text, "%s",
                     percent ? number_percent(arena, number) : number);
            is_one = digits == 1 && *at == '1';
            at += digits + (percent ? 2 : 0);
        } else if (letters > 0) {
            text_add(&text, "%s", unit_here(arena, at, letters, is_one));
            at += letters;
        } else {
            text_add_bytes(&text, at, 1);
            at++;
        }
    }
    return text.bytes;
}

const char *number_exact_duration(struct arena *arena, double seconds)
{
    return number_amount(arena, units_write_duration(arena, seconds));
}

const char *number_working_time(struct arena *arena, double seconds)
{
    const double day_s = 24.0 * 3600.0;
    return seconds < day_s
               ? number_exact_duration(arena, seconds)
               : arena_text(arena, "%s %s",
                            number_short(arena, seconds / 3600.0, 6), tr("h"));
}

const char *number_exact_share(struct arena *arena, double frac)
{
    return number_amount(arena, units_write_share(arena, frac));
}
