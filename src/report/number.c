#include "report/number.h"

#include "base/text.h"
#include <math.h>
#include <string.h>

struct scale {
    double from_s; /* used from this many seconds on */
    double unit_s;
    const char *unit;
};

static const struct scale scales[] = {
    { 0.0, 1.0, "s" },
    { 100.0, 60.0, "min" },
    { 100.0 * 60.0, 3600.0, "h" },
    { 48.0 * 3600.0, 86400.0, "days" },
};

static const struct scale *scale_of(double seconds)
{
    size_t i = sizeof scales / sizeof scales[0] - 1;
    while (i > 0 && fabs(seconds) < scales[i].from_s) {
        i--;
    }
    return &scales[i];
}

const char *number_fixed(struct arena *arena, double value, int decimals)
{
    if (isnan(value)) {
        return "-";
    }
    if (isinf(value)) {
        return value > 0.0 ? "endless" : "-endless";
    }
    const char *plain = arena_text(arena, "%.*f", decimals, fabs(value));
    const size_t whole = strcspn(plain, ".");
    const char *digits = strpbrk(plain, "123456789");
    struct text text;
    text_start(&text, arena);
    text_add(&text, "%s", value < 0.0 && digits ? "-" : "");
    for (size_t i = 0; i < whole; i++) {
        const bool comma = i > 0 && (whole - i) % 3 == 0;
        text_add(&text, "%s%c", comma ? "," : "", plain[i]);
    }
    text_add(&text, "%s", plain + whole);
    return text.bytes;
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

static const char *sure(struct arena *arena, double mean, double half_width,
                        const char *unit)
{
    if (isnan(half_width)) {
        return arena_text(arena, "%s %s", number_fixed(arena, mean, 1), unit);
    }
    const int decimals = decimals_for(half_width);
    return arena_text(arena, "%s ± %s %s", number_fixed(arena, mean, decimals),
                      number_fixed(arena, half_width, decimals), unit);
}

const char *number_share(struct arena *arena, double frac)
{
    if (isnan(frac)) {
        return "-";
    }
    return arena_text(arena, "%s %%", number_fixed(arena, 100.0 * frac, 1));
}

const char *number_share_sure(struct arena *arena, const struct estimate *e)
{
    return isnan(e->mean)
               ? "-"
               : sure(arena, 100.0 * e->mean, 100.0 * e->half_width, "%");
}

const char *number_duration(struct arena *arena, double seconds)
{
    if (!isfinite(seconds)) {
        return number_fixed(arena, seconds, 1);
    }
    const struct scale *scale = scale_of(seconds);
    return arena_text(arena, "%s %s",
                      number_fixed(arena, seconds / scale->unit_s, 1),
                      scale->unit);
}

const char *number_duration_sure(struct arena *arena, const struct estimate *e)
{
    if (!isfinite(e->mean)) {
        return number_fixed(arena, e->mean, 1);
    }
    const struct scale *scale = scale_of(e->mean);
    return sure(arena, e->mean / scale->unit_s, e->half_width / scale->unit_s,
                scale->unit);
}
