#include "study/expectation_inner.h"

#include "base/language.h"
#include "base/number.h"
#include "base/units.h"
#include "study/results.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const char *trimmed(const char *from, const char *to,
                           struct arena *arena)
{
    while (from < to && strchr(" \t", *from)) {
        from++;
    }
    while (from < to && strchr(" \t", to[-1])) {
        to--;
    }
    return arena_copy_bytes(arena, from, (size_t)(to - from));
}

/* What stands before the word at the end of the text; NULL: another end. */
static const char *before(const char *text, const char *word,
                          struct arena *arena)
{
    const size_t n = strlen(text);
    const size_t n_word = strlen(word);
    return n > n_word && strcmp(text + n - n_word, word) == 0
               ? trimmed(text, text + n - n_word, arena)
               : NULL;
}

/* "-2 points", "-2 %", "-5 s": a change may be downwards. */
static bool read_change(const char *text, struct expectation *out,
                        struct arena *arena, struct error *err)
{
    const char *points = before(text, "points", arena);
    struct error ignored;
    if (strcmp(out->unit, "share") == 0) {
        return units_read_share(points ? arena_text(arena, "%s %%", points)
                                       : text,
                                &out->limit, err);
    }
    if (units_read_number(text, &out->limit, &ignored)) {
        return true;
    }
    if (strcmp(out->unit, "s") == 0) {
        const bool down = *text == '-';
        const bool good = units_read_duration(text + down, &out->limit, err);
        out->limit *= down ? -1 : 1;
        return good;
    }
    return units_read_number(text, &out->limit, err);
}

static bool read_limit(const char *text, struct expectation *out,
                       struct arena *arena, struct error *err)
{
    assert(out->unit);
    if (out->of_change) {
        return read_change(text, out, arena, err);
    }
    if (strcmp(out->unit, "share") == 0) {
        if (!units_read_share(text, &out->limit, err)) {
            return false;
        }
        if (out->scope != SCOPE_LAUNCH && (out->limit < 0 || out->limit > 1)) {
            fail(err, "%s is a share: it cannot be compared with %s", out->path,
                 text);
            return fail_hint(err, "write it with a sign, 80 %%, or as 0.8");
        }
        return true;
    }
    struct error ignored;
    if (units_read_number(text, &out->limit, &ignored)) {
        return true;
    }
    if (strcmp(out->unit, "s") == 0) {
        return units_read_duration(text, &out->limit, err);
    }
    return units_read_number(text, &out->limit, err);
}

/* Whether a path without ".change" is one that plans are compared by. */
static bool is_compared(const char *path)
{
    static const char launches[] = "rollout.";
    if (strncmp(path, launches, strlen(launches)) != 0) {
        return true;
    }
    const char *dot = strchr(path + strlen(launches), '.');
    return dot && launch_path_is_compared(dot + 1);
}

/* The path without ".change". What a launch changes in its own plan ends so
 * too, and keeps it. */
static const char *without_change(struct expectation *read, struct arena *arena)
{
    const char *cut = before(read->path, ".change", arena);
    read->of_change = cut && is_compared(cut);
    return read->of_change ? cut : read->path;
}

bool expectation_read(const char *text, const struct centre *centre,
                      struct arena *arena, struct expectation *out,
                      struct error *err)
{
    struct expectation read;
    if (!expectation_read_beside(text, centre, arena, &read, err)) {
        return false;
    }
    if (read.of_change) {
        (void)fail(err, "\"%s\" asks for a change, and this is one plan",
                   read.path);
        return fail_hint(err, "deskcast compare takes such a demand");
    }
    *out = read;
    return true;
}

bool expectation_read_beside(const char *text, const struct centre *centre,
                             struct arena *arena, struct expectation *out,
                             struct error *err)
{
    const char *sign = text + strcspn(text, "<>");
    if (!*sign) {
        fail(err, "\"%s\" compares nothing", text);
        return fail_hint(err, "write a demand like "
                              "\"phone.service_level < 80 %%\", with one of "
                              "< <= > >=");
    }
    const bool or_equal = sign[1] == '=';
    struct expectation read = { .text = arena_copy_text(arena, text) };
    read.path = trimmed(text, sign, arena);
    if (*sign == '<') {
        read.comparison = or_equal ? LESS_OR_EQUAL : LESS;
    } else {
        read.comparison = or_equal ? GREATER_OR_EQUAL : GREATER;
    }
    const char *limit = sign + (or_equal ? 2 : 1);
    limit = trimmed(limit, limit + strlen(limit), arena);
    if (!expectation_read_path(without_change(&read, arena), centre, arena,
                               &read, err) ||
        !read_limit(limit, &read, arena, err)) {
        return false;
    }
    *out = read;
    return true;
}

static bool holds(const struct expectation *expectation, double value)
{
    switch (expectation->comparison) {
    case LESS:
        return value < expectation->limit;
    case LESS_OR_EQUAL:
        return value <= expectation->limit;
    case GREATER:
        return value > expectation->limit;
    case GREATER_OR_EQUAL:
        break;
    }
    return value >= expectation->limit;
}

/* How far on the right side of the limit. */
static double margin(const struct expectation *expectation, double value)
{
    const bool less = expectation->comparison == LESS ||
                      expectation->comparison == LESS_OR_EQUAL;
    return less ? expectation->limit - value : value - expectation->limit;
}

static double standard_errors(const struct expectation *expectation,
                              const struct estimate *estimate,
                              double confidence_frac)
{
    if (isnan(estimate->half_width)) {
        return nan("");
    }
    const double away = margin(expectation, estimate->mean);
    if (estimate->half_width <= 0) {
        return away >= 0 ? HUGE_VAL : -HUGE_VAL;
    }
    assert(estimate->n > 1);
    return away * student_t(confidence_frac, estimate->n - 1) /
           estimate->half_width;
}

static const char *amount(const struct expectation *expectation, double value,
                          struct arena *arena)
{
    if (strcmp(expectation->unit, "share") == 0) {
        const char *hundredths = number_short(arena, 100 * value, 4);
        return expectation->of_change
                   ? arena_text(arena, tr("%s points"), hundredths)
                   : number_percent(arena, hundredths);
    }
    if (strcmp(expectation->unit, "s") == 0) {
        return arena_text(arena, tr("%s s"), number_short(arena, value, 4));
    }
    return number_short(arena, value, 6);
}

static const char *describe(const struct expectation *expectation,
                            const struct expectation_outcome *outcome,
                            struct arena *arena)
{
    const struct estimate *estimate = &outcome->estimate;
    if (isnan(estimate->mean)) {
        return arena_text(arena,
                          tr("\"%s\" is neither true nor false: this run has "
                             "no value of %s"),
                          expectation->text, expectation->path);
    }
    const bool is_true = outcome->verdict == EXPECTATION_HOLDS;
    const char *value = amount(expectation, estimate->mean, arena);
    if (!isnan(estimate->half_width)) {
        value = arena_text(arena, "%s ± %s", value,
                           amount(expectation, estimate->half_width, arena));
    }
    if (outcome->verdict == EXPECTATION_UNDECIDED) {
        return arena_text(arena, tr("\"%s\" cannot be told: it is %s"),
                          expectation->text, value);
    }
    return arena_text(arena,
                      is_true ? tr("\"%s\" holds: it is %s")
                              : tr("\"%s\" does not hold: it is %s"),
                      expectation->text, value);
}

struct expectation_outcome expectation_judge(
    const struct expectation *expectation, const struct results *results,
    struct arena *arena)
{
    assert(!expectation->of_change);
    struct expectation_outcome outcome = {
        .verdict = EXPECTATION_UNDECIDED,
        .estimate = expectation_estimate(expectation, results),
        .standard_errors = nan(""),
    };
    if (!isnan(outcome.estimate.mean)) {
        outcome.verdict = holds(expectation, outcome.estimate.mean)
                              ? EXPECTATION_HOLDS
                              : EXPECTATION_FAILS;
        outcome.standard_errors = standard_errors(
            expectation, &outcome.estimate, results->confidence_frac);
    }
    outcome.sentence = describe(expectation, &outcome, arena);
    return outcome;
}

struct expectation_outcome expectation_judge_change(
    const struct expectation *expectation, const struct estimate *change,
    double confidence_frac, struct arena *arena)
{
    assert(expectation->of_change);
    struct expectation_outcome outcome = {
        .verdict = EXPECTATION_UNDECIDED,
        .estimate = *change,
        .standard_errors = nan(""),
    };
    if (!isnan(change->mean) && !isnan(change->half_width)) {
        const bool low = holds(expectation, change->mean - change->half_width);
        const bool high = holds(expectation, change->mean + change->half_width);
        if (low == high) {
            outcome.verdict = low ? EXPECTATION_HOLDS : EXPECTATION_FAILS;
        }
        outcome.standard_errors =
            standard_errors(expectation, change, confidence_frac);
    }
    outcome.sentence = describe(expectation, &outcome, arena);
    return outcome;
}
