#include "report/compare_words.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

static bool is(const char *unit, const char *other)
{
    return strcmp(unit, other) == 0;
}

/* So that the half-width shows its first two digits, and hardly more. */
static int decimals_for(double mean, double half_width)
{
    const double size = half_width > 0 ? half_width : fabs(mean) / 10;
    if (size >= 9.5) {
        return 0;
    }
    return size < 0.95 && size > 0 ? 2 : 1;
}

/* Seconds have as many digits as the interval needs; what is longer is said in
 * minutes to days. */
static bool is_short(double seconds)
{
    return fabs(seconds) < 100;
}

static const char *between(struct arena *arena, double mean, double half_width)
{
    const int decimals = decimals_for(mean, half_width);
    const char *sign = mean > 0 ? "+" : "";
    if (isnan(half_width)) {
        return arena_text(arena, "%s%s", sign,
                          number_fixed(arena, mean, decimals));
    }
    return arena_text(arena, "%s%s ± %s", sign,
                      number_fixed(arena, mean, decimals),
                      number_fixed(arena, half_width, decimals));
}

bool compare_words_is_same(const struct difference *difference)
{
    return difference->change.mean == 0 && difference->change.half_width == 0;
}

const char *compare_words_change(struct arena *arena, const char *unit,
                                 const struct difference *difference)
{
    const double mean = difference->change.mean;
    const double half_width = difference->change.half_width;
    if (isnan(mean)) {
        return "-";
    }
    if (!difference->clear && !isnan(half_width)) {
        return compare_words_is_same(difference) ? tr("the same")
                                                 : tr("no clear difference");
    }
    if (is(unit, "share")) {
        return arena_text(arena, tr("%s points"),
                          between(arena, 100 * mean, 100 * half_width));
    }
    if (is(unit, "s") && is_short(mean)) {
        return arena_text(arena, "%s %s", between(arena, mean, half_width),
                          tr("s"));
    }
    if (is(unit, "s")) {
        return arena_text(arena, "%s%s", mean > 0 ? "+" : "",
                          number_duration_between(arena, mean, half_width));
    }
    return between(arena, mean, half_width);
}

const char *compare_words_signed(struct arena *arena, const char *unit,
                                 double value)
{
    return compare_words_signed_like(arena, unit, value, value);
}

const char *compare_words_signed_like(struct arena *arena, const char *unit,
                                      double value, double like)
{
    const struct difference one = {
        .change = { .mean = value, .half_width = nan("") },
        .clear = true,
    };
    if (is(unit, "s") && isfinite(value) && !is_short(like)) {
        return arena_text(arena, "%s%s", value > 0 ? "+" : "",
                          number_duration_like(arena, value, like));
    }
    return compare_words_change(arena, unit, &one);
}

const char *compare_words_figure(struct arena *arena, const char *unit,
                                 double value)
{
    if (is(unit, "share")) {
        return number_share(arena, value);
    }
    return is(unit, "s") ? number_duration(arena, value)
                         : number_count(arena, value);
}

static const char *direction(const char *unit, double mean)
{
    if (is(unit, "s")) {
        return mean > 0 ? tr("longer") : tr("shorter");
    }
    return mean > 0 ? tr("higher") : tr("lower");
}

const char *compare_words_size(struct arena *arena, const char *unit,
                               double value, double half_width)
{
    const double size = fabs(value);
    if (is(unit, "s") && !is_short(size)) {
        return number_duration(arena, size);
    }
    if (is(unit, "s")) {
        return arena_text(
            arena, "%s %s",
            number_fixed(arena, size, decimals_for(size, half_width)), tr("s"));
    }
    if (is(unit, "share")) {
        return arena_text(
            arena, tr("%s points"),
            number_fixed(arena, 100 * size,
                         decimals_for(100 * value, 100 * half_width)));
    }
    const int decimals = decimals_for(value, half_width);
    return number_is_currency(unit)
               ? number_money(arena, size, decimals == 1 ? 2 : decimals, unit)
               : number_fixed(arena, size, decimals);
}

/* An end of the interval, which has the change's own unit behind it. */
static const char *end_text(struct arena *arena, const char *unit, double value,
                            double half_width)
{
    if (is(unit, "share")) {
        return number_fixed(arena, 100 * value,
                            decimals_for(100 * value, 100 * half_width));
    }
    return compare_words_size(arena, unit, value, half_width);
}

struct change_words compare_words_interval(struct arena *arena,
                                           const char *unit,
                                           const struct estimate *change)
{
    const double size = fabs(change->mean);
    const double half_width = change->half_width;
    const double most = isnan(half_width) ? size : size + half_width;
    if (is(unit, "s") && !is_short(most)) {
        return (struct change_words){
            number_duration_like(arena, size, most),
            number_duration_like(arena, size - half_width, most),
            number_duration_like(arena, size + half_width, most),
        };
    }
    return (struct change_words){
        compare_words_size(arena, unit, size, half_width),
        end_text(arena, unit, size - half_width, half_width),
        end_text(arena, unit, size + half_width, half_width),
    };
}

const char *compare_words_together(struct arena *arena, size_t n_comparisons,
                                   double together_frac, double each_frac)
{
    if (n_comparisons < 2) {
        return NULL;
    }
    return arena_text(arena,
                      tr("The intervals of the %zu comparisons hold together "
                         "with %s, each alone with %s."),
                      n_comparisons, words_confidence(arena, together_frac),
                      words_confidence(arena, each_frac));
}

const char *compare_words_played_once(void)
{
    return tr("Each plan was simulated once: how much of what differs is luck "
              "cannot be said. Simulate more often to know, with --runs.");
}

const char *compare_words_sentence(struct arena *arena, const char *name,
                                   const char *label, const char *unit,
                                   const struct difference *difference,
                                   double confidence_frac)
{
    const struct estimate *change = &difference->change;
    if (isnan(change->half_width)) {
        return arena_text(arena,
                          tr("%s, %s: a difference cannot be told from "
                             "luck."),
                          name, label);
    }
    if (compare_words_is_same(difference)) {
        return arena_text(arena, tr("%s, %s: the same."), name, label);
    }
    if (!difference->clear) {
        return arena_text(arena, tr("%s, %s: no clear difference."), name,
                          label);
    }
    const struct change_words by = compare_words_interval(arena, unit, change);
    return arena_text(arena, tr("%s, %s: %s %s (%s: %s to %s)."), name, label,
                      by.size, direction(unit, change->mean),
                      words_confidence(arena, confidence_frac), by.low,
                      by.high);
}
