/*
 * units.c - one cursor that walks over numbers, words and signs.
 *
 * A cursor moves only over what it took, so that a reader can try one reading
 * after another. Numbers are checked letter by letter before strtod sees
 * them, which keeps out "nan" and "0x10"; the process keeps LC_NUMERIC at
 * "C" (cli sets it so), and if it ever did not, a number with a point would
 * be refused and never misread.
 */
#include "base/units.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/wording.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MINUTE_S = 60, HOUR_S = 3600, WEEK_S = DAYS_A_WEEK * SECONDS_A_DAY };
enum { WORD_BYTES = 16 };

/* Blanks of all sorts that people paste: also U+00A0 and U+202F. */
static const char *skip_blanks(const char *at)
{
    for (;;) {
        if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r') {
            at++;
        } else if (strncmp(at, "\xc2\xa0", 2) == 0) {
            at += 2;
        } else if (strncmp(at, "\xe2\x80\xaf", 3) == 0) {
            at += 3;
        } else {
            return at;
        }
    }
}

static bool at_end(const char *at)
{
    return *skip_blanks(at) == '\0';
}

static bool take_sign(const char **at, const char *sign)
{
    const char *begin = skip_blanks(*at);
    const size_t n = strlen(sign);
    if (strncmp(begin, sign, n) != 0) {
        return false;
    }
    *at = begin + n;
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *skip_digits(const char *at)
{
    while (is_digit(*at)) {
        at++;
    }
    return at;
}

/* The end of the unsigned number at `at`, or `at` when there is none. */
static const char *number_end(const char *at)
{
    const char *end = skip_digits(at);
    if (*end == '.') {
        end = skip_digits(end + 1);
        if (end == at + 1) { /* a point alone */
            return at;
        }
    }
    if (end == at || (*end != 'e' && *end != 'E')) {
        return end;
    }
    const bool has_sign = end[1] == '+' || end[1] == '-';
    const char *digits = end + 1 + has_sign;
    const char *exponent_end = skip_digits(digits);
    return exponent_end == digits ? end : exponent_end;
}

static bool take_number(const char **at, double *out)
{
    const char *begin = *at;
    const bool minus =
        take_sign(&begin, "-") || take_sign(&begin, "\xe2\x88\x92");
    if (!minus) {
        take_sign(&begin, "+");
    }
    begin = skip_blanks(begin);
    const char *end = number_end(begin);
    if (end == begin) {
        return false;
    }
    char *stop = NULL;
    const double size = strtod(begin, &stop);
    if (stop != end || !isfinite(size)) {
        return false;
    }
    *out = minus ? -size : size;
    *at = end;
    return true;
}

/* A word of ASCII letters, in lower case. */
static bool take_word(const char **at, char word[WORD_BYTES])
{
    const char *end = skip_blanks(*at);
    size_t n = 0;
    for (;; n++, end++) {
        const bool is_upper = *end >= 'A' && *end <= 'Z';
        if (!is_upper && !(*end >= 'a' && *end <= 'z')) {
            break;
        }
        if (n + 1 == WORD_BYTES) {
            return false;
        }
        word[n] = (char)(is_upper ? *end - 'A' + 'a' : *end);
    }
    word[n] = '\0';
    *at = n ? end : *at;
    return n > 0;
}

static bool take_this_word(const char **at, const char *wanted)
{
    char word[WORD_BYTES];
    const char *end = *at;
    if (!take_word(&end, word) || strcmp(word, wanted) != 0) {
        return false;
    }
    *at = end;
    return true;
}

/* True when a decimal comma or a thousands separator is what went wrong. */
static bool has_comma_number(const char *text)
{
    for (const char *at = text; *at; at++) {
        if (at > text && *at == ',' && is_digit(at[-1]) && is_digit(at[1])) {
            return true;
        }
    }
    return false;
}

/* "3,500 / week" could be two numbers; *out is the text with thousands. */
static bool is_unclear_comma(const char *text, char out[static WORDING_BYTES])
{
    const char *comma = strchr(text, ',');
    if (!comma || strlen(text) >= WORDING_BYTES || strchr(comma + 1, ',') ||
        comma == text || !is_digit(comma[-1]) ||
        skip_digits(comma + 1) != comma + 4 || comma[4] == '.') {
        return false;
    }
    const size_t before = (size_t)(comma - text);
    memcpy(out, text, before);
    memcpy(out + before, comma + 1, strlen(comma + 1) + 1);
    return true;
}

/* The readings that may be suggested. */
enum reading {
    READ_DURATION,
    READ_SHARE,
    READ_CHANGE,
    READ_RATE,
    READ_SHARE_RATE,
    READ_TARGET,
    READ_NUMBER
};

static bool is_readable(enum reading reading, const char *text)
{
    double number = 0;
    enum units_per per = PER_WEEK;
    struct units_target target;
    switch (reading) {
    case READ_DURATION:
        return units_read_duration(text, &number, NULL);
    case READ_SHARE:
        return units_read_share(text, &number, NULL);
    case READ_CHANGE:
        return units_read_change(text, &number, NULL);
    case READ_RATE:
        return units_read_rate(text, &number, &per, NULL);
    case READ_SHARE_RATE:
        return units_read_share_rate(text, &number, &per, NULL);
    case READ_TARGET:
        return units_read_target(text, &target, NULL);
    case READ_NUMBER:
        return units_read_number(text, &number, NULL);
    }
    return false;
}

/* `what` and `hint` are English messages; the hint is for what has no likely
 * meaning. */
static bool refuse(struct error *err, const char *text, enum reading reading,
                   const char *what, const char *hint)
{
    char meant[WORDING_BYTES];
    if (!err) {
        return false;
    }
    /* 60 characters are enough to know it again */
    fail(err, "cannot read \"%.60s\" as %s", text, tr(what));
    err->unreadable = true;
    if (wording_amount(text, meant) && is_readable(reading, meant)) {
        return reading == READ_NUMBER ? fail_hint(err, "write %s", meant)
                                      : fail_hint(err, "write \"%s\"", meant);
    }
    if (is_unclear_comma(text, meant) && is_readable(reading, meant)) {
        const size_t comma = strcspn(text, ",");
        return fail_hint(err,
                         "write \"%s\" for thousands, and \"%.*s.%.2s%s\" for "
                         "a decimal point",
                         meant, (int)comma, text, text + comma + 1,
                         text + comma + 4);
    }
    if (has_comma_number(text)) {
        return fail_hint(err, "write a decimal point and no separator "
                              "between thousands: \"2.9\", \"1400\"");
    }
    return fail_hint(err, "%s", tr(hint));
}

struct unit {
    const char *names[5];
    double seconds;
};

static const struct unit units[] = {
    { { "s", "sec", "secs", "second", "seconds" }, 1 },
    { { "min", "mins", "minute", "minutes", "minutes" }, MINUTE_S },
    { { "h", "hr", "hrs", "hour", "hours" }, HOUR_S },
    { { "d", "day", "days", "day", "days" }, SECONDS_A_DAY },
    { { "w", "wk", "wks", "week", "weeks" }, WEEK_S },
};

enum { N_UNITS = sizeof units / sizeof *units };

static bool take_unit(const char **at, double *out_s)
{
    char word[WORD_BYTES];
    const char *end = *at;
    if (!take_word(&end, word)) {
        return false;
    }
    for (size_t i = 0; i < N_UNITS; i++) {
        for (size_t j = 0; j < sizeof units->names / sizeof(char *); j++) {
            if (strcmp(word, units[i].names[j]) == 0) {
                *out_s = units[i].seconds;
                *at = end;
                return true;
            }
        }
    }
    return false;
}

/* "1 h 30 min" to the end of the text: each unit smaller than the last. */
static bool read_duration_to_end(const char *at, double *out_s)
{
    double sum_s = 0;
    double last_unit_s = HUGE_VAL;
    do {
        double number = 0;
        double unit_s = 0;
        if (!take_number(&at, &number) || !take_unit(&at, &unit_s) ||
            signbit(number) || unit_s >= last_unit_s) {
            return false;
        }
        sum_s += number * unit_s;
        last_unit_s = unit_s;
    } while (!at_end(at));
    *out_s = sum_s;
    return isfinite(sum_s);
}

bool units_read_duration(const char *text, double *out_s, struct error *err)
{
    double seconds = 0;
    double number = 0;
    const char *at = text;
    if (read_duration_to_end(text, &seconds)) {
        *out_s = seconds;
        return true;
    }
    if (take_number(&at, &number) && signbit(number)) {
        fail(err, "the duration \"%.60s\" is negative", text);
        return fail_hint(err, "write a duration such as \"2.9 min\"");
    }
    if (at_end(at) && at != text) {
        return refuse(err, text, READ_DURATION, N_("a duration"),
                      N_("say the unit: \"20 s\", \"2.9 min\", \"8 h\", "
                         "\"3 days\" or \"2 weeks\""));
    }
    return refuse(err, text, READ_DURATION, N_("a duration"),
                  N_("write a number and a unit (s, min, h, days or weeks), "
                     "such as \"2.9 min\" or \"1 h 30 min\""));
}

/* Units fall from one to the next, so the first is the longest. */
static bool is_in_days(const char *text)
{
    double number = 0;
    double unit_s = 0;
    return take_number(&text, &number) && take_unit(&text, &unit_s) &&
           unit_s > HOUR_S;
}

bool units_read_working_time(const char *text, double *out_s, struct error *err)
{
    char meant[WORDING_BYTES];
    if (is_in_days(text) ||
        (wording_amount(text, meant) && is_in_days(meant))) {
        fail(err, "cannot read \"%.60s\" as working time", text);
        if (err) {
            err->unreadable = true;
        }
        return fail_hint(err, "a day or a week of work has no fixed length "
                              "here: write working hours, such as \"8 h\"");
    }
    return units_read_duration(text, out_s, err);
}

/* A number that may be followed by a percent sign. */
static bool take_share(const char **at, double *out_frac, bool *has_percent)
{
    const char *end = *at;
    double number = 0;
    if (!take_number(&end, &number)) {
        return false;
    }
    *has_percent = take_sign(&end, "%") || take_this_word(&end, "percent");
    *out_frac = *has_percent ? number / 100 : number;
    *at = end;
    return true;
}

bool units_read_share(const char *text, double *out_frac, struct error *err)
{
    double frac = 0;
    bool has_percent = false;
    const char *at = text;
    if (!take_share(&at, &frac, &has_percent) || !at_end(at)) {
        return refuse(err, text, READ_SHARE, N_("a share"),
                      N_("write a percentage, such as \"80 %\""));
    }
    *out_frac = frac;
    return true;
}

bool units_read_change(const char *text, double *out_frac, struct error *err)
{
    double frac = 0;
    bool has_percent = false;
    const char *at = text;
    if (!take_share(&at, &frac, &has_percent) || !at_end(at) || !has_percent) {
        return refuse(err, text, READ_CHANGE, N_("a change"),
                      N_("write how much more or less, such as \"+35 %\" or "
                         "\"-10 %\""));
    }
    *out_frac = frac;
    return true;
}

/* "/ week" or "per week" to the end of the text. */
static bool read_per_to_end(const char *at, enum units_per *out)
{
    static const struct {
        const char *name;
        enum units_per per;
    } names[] = {
        { "h", PER_HOUR },    { "hr", PER_HOUR },   { "hour", PER_HOUR },
        { "d", PER_DAY },     { "day", PER_DAY },   { "w", PER_WEEK },
        { "wk", PER_WEEK },   { "week", PER_WEEK }, { "yr", PER_YEAR },
        { "year", PER_YEAR },
    };
    char word[WORD_BYTES];
    if (!take_sign(&at, "/") && !take_this_word(&at, "per")) {
        return false;
    }
    if (!take_word(&at, word) || !at_end(at)) {
        return false;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(word, names[i].name) == 0) {
            *out = names[i].per;
            return true;
        }
    }
    return false;
}

bool units_read_rate(const char *text, double *out_amount, enum units_per *per,
                     struct error *err)
{
    double amount = 0;
    const char *at = text;
    const bool has_number = take_number(&at, &amount);
    if (has_number && signbit(amount)) {
        fail(err, "the amount \"%.60s\" is negative", text);
        return fail_hint(err, "write an amount such as \"900 / week\"");
    }
    if (!has_number || !read_per_to_end(at, per)) {
        return refuse(err, text, READ_RATE,
                      N_("an amount per week, day or hour"),
                      N_("say how much and per what: \"900 / week\", "
                         "\"130 / day\" or \"25 / hour\""));
    }
    *out_amount = amount;
    return true;
}

bool units_read_share_rate(const char *text, double *out_frac,
                           enum units_per *per, struct error *err)
{
    double frac = 0;
    bool has_percent = false;
    const char *at = text;
    if (!take_share(&at, &frac, &has_percent) || !has_percent ||
        !read_per_to_end(at, per)) {
        return refuse(err, text, READ_SHARE_RATE,
                      N_("a percentage per week or year"),
                      N_("write a percentage and per what, such as "
                         "\"1 % / week\" or \"30 % / year\""));
    }
    *out_frac = frac;
    return true;
}

/* "8 open hours" to the end of the text. An open day has no fixed length, so
 * only hours, minutes and seconds can be open. */
static bool read_open_to_end(const char *at, double *out_s)
{
    double number = 0;
    double unit_s = 0;
    if (!take_number(&at, &number) || signbit(number) ||
        !take_this_word(&at, "open") || !take_unit(&at, &unit_s) ||
        unit_s > HOUR_S || !at_end(at)) {
        return false;
    }
    *out_s = number * unit_s;
    return isfinite(*out_s);
}

bool units_read_target(const char *text, struct units_target *out,
                       struct error *err)
{
    struct units_target target = { 0 };
    bool has_percent = false;
    const char *at = text;
    const bool has_share = take_share(&at, &target.share_frac, &has_percent);
    const char *behind = at;
    if (has_share &&
        (take_this_word(&at, "in") || take_this_word(&at, "within"))) {
        target.open_hours = read_open_to_end(at, &target.within_s);
        if (target.open_hours || read_duration_to_end(at, &target.within_s)) {
            if (!(target.share_frac > 0 && target.share_frac <= 1)) {
                fail(err,
                     "the share in the target \"%.60s\" is not between "
                     "0 and 100 %%",
                     text);
                return has_percent ? fail_hint(err, "write a target such as "
                                                    "\"80 %% in 20 s\"")
                                   : fail_hint(err,
                                               "write the per cent sign too: "
                                               "\"%.6g %%%s\"",
                                               target.share_frac, behind);
            }
            *out = target;
            return true;
        }
    }
    double within_s = 0;
    at = text;
    if (err && take_number(&at, &target.share_frac) && take_sign(&at, "/") &&
        take_number(&at, &within_s) && at_end(at)) { /* 80/20 */
        fail(err, "cannot read \"%.60s\" as a target", text);
        err->unreadable = true;
        return fail_hint(err, "write \"%g %% in %g s\"", target.share_frac,
                         within_s);
    }
    return refuse(err, text, READ_TARGET, N_("a target"),
                  N_("write a share and a time, such as \"80 % in 20 s\" or "
                     "\"90 % in 8 open hours\""));
}

bool units_read_number(const char *text, double *out, struct error *err)
{
    double number = 0;
    const char *at = text;
    if (!take_number(&at, &number) || !at_end(at)) {
        return refuse(err, text, READ_NUMBER, N_("a number"),
                      N_("write digits with a decimal point, such as \"1.5\""));
    }
    *out = number;
    return true;
}
