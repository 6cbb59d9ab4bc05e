/*
 * units_time.c - times of day and days of the week.
 */
#include "base/units.h"

#include "base/civil.h"
#include "base/text.h"
#include "base/wording.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

enum { MINUTE_S = 60, HOUR_S = 3600, ALL_DAYS = 0x7f, WORD_BYTES = 16 };

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

/* One or two digits, or exactly two; moves *at behind them. */
static bool take_digits(const char **at, bool exactly_two, int *out)
{
    const char *end = *at + strspn(*at, "0123456789");
    const ptrdiff_t n = end - *at;
    if (n < 1 || n > 2 || (exactly_two && n != 2)) {
        return false;
    }
    *out = n == 2 ? 10 * ((*at)[0] - '0') + ((*at)[1] - '0') : (*at)[0] - '0';
    *at = end;
    return true;
}

bool units_read_clock(const char *text, double *out_s, struct error *err)
{
    const char *at = skip_blanks(text);
    int hour = 0;
    int minute = 0;
    int second = 0;
    bool is_good = take_digits(&at, false, &hour) && *at == ':';
    if (is_good) {
        at++;
        is_good = take_digits(&at, true, &minute);
    }
    if (is_good && *at == ':') {
        at++;
        is_good = take_digits(&at, true, &second);
    }
    const int total_s = HOUR_S * hour + MINUTE_S * minute + second;
    if (!is_good || *skip_blanks(at) || minute > 59 || second > 59 ||
        total_s > SECONDS_A_DAY) {
        char meant[WORDING_BYTES];
        double unused_s = 0;
        fail(err, "cannot read \"%.60s\" as a time of day", text);
        if (err && wording_clock(text, meant) && strcmp(text, meant) != 0 &&
            units_read_clock(meant, &unused_s, NULL)) {
            return fail_hint(err, "write \"%s\"", meant);
        }
        return fail_hint(err, "write hours and minutes, such as \"08:30\"; "
                              "the day ends at \"24:00\"");
    }
    *out_s = total_s;
    return true;
}

static const char *const day_names[DAYS_A_WEEK][2] = {
    { "mon", "monday" },   { "tue", "tuesday" }, { "wed", "wednesday" },
    { "thu", "thursday" }, { "fri", "friday" },  { "sat", "saturday" },
    { "sun", "sunday" },
};

/* Letters in lower case; the word is cut when it does not fit. */
static void take_word(const char **at, char word[WORD_BYTES])
{
    const char *c = skip_blanks(*at);
    size_t n = 0;
    for (; *c && !strchr(" \t\r\n,-", *c) && (unsigned char)*c != 0xe2; c++) {
        if (n + 1 < WORD_BYTES) {
            const bool is_upper = *c >= 'A' && *c <= 'Z';
            word[n++] = (char)(is_upper ? *c - 'A' + 'a' : *c);
        }
    }
    word[n] = '\0';
    *at = skip_blanks(c);
}

static int day_of(const char *word)
{
    for (int day = 0; day < DAYS_A_WEEK; day++) {
        if (strcmp(word, day_names[day][0]) == 0 ||
            strcmp(word, day_names[day][1]) == 0) {
            return day;
        }
    }
    return -1;
}

/* A hyphen, or the dash (U+2013) that word processors make of it. */
static bool take_hyphen(const char **at)
{
    const size_t n = **at == '-'                            ? 1
                     : strncmp(*at, "\xe2\x80\x93", 3) == 0 ? 3
                                                            : 0;
    *at += n;
    return n > 0;
}

/* "mon", "fri-mon" or "daily" at the front; 0 when it is none of them. */
static unsigned take_days(const char **at, char word[WORD_BYTES])
{
    take_word(at, word);
    if (strcmp(word, "daily") == 0) {
        return ALL_DAYS;
    }
    const int first = day_of(word);
    int last = first;
    if (first >= 0 && take_hyphen(at)) {
        take_word(at, word);
        last = day_of(word);
    }
    if (first < 0 || last < 0) {
        return 0;
    }
    unsigned mask = 1u << first;
    for (int day = first; day != last;) {
        day = (day + 1) % DAYS_A_WEEK;
        mask |= 1u << day;
    }
    return mask;
}

static bool fail_days(struct error *err, const char *text, const char *word)
{
    char meant[WORDING_BYTES];
    unsigned unused = 0;
    const char *candidates[DAYS_A_WEEK + 1] = { "daily" };
    for (int day = 0; day < DAYS_A_WEEK; day++) {
        candidates[day + 1] = day_names[day][0];
    }
    const char *nearest = text_nearest(word, candidates, DAYS_A_WEEK + 1);
    fail(err, "cannot read \"%.60s\" as days", text);
    if (err && wording_days(text, meant) &&
        units_read_days(meant, &unused, NULL)) {
        return fail_hint(err, "write \"%s\"", meant);
    }
    return nearest ? fail_hint(err,
                               "did you mean \"%s\"? The days are mon, "
                               "tue, wed, thu, fri, sat and sun",
                               nearest)
                   : fail_hint(err, "write \"mon-fri\", \"sat, sun\" or "
                                    "\"daily\"; the days are mon, tue, wed, "
                                    "thu, fri, sat and sun");
}

bool units_read_days(const char *text, unsigned *out_mask, struct error *err)
{
    const char *at = skip_blanks(text);
    unsigned mask = 0;
    for (;;) {
        char word[WORD_BYTES];
        const unsigned days = take_days(&at, word);
        if (!days || (*at && *at != ',')) {
            return fail_days(err, text, word);
        }
        mask |= days;
        if (!*at) {
            break;
        }
        at = skip_blanks(at + 1);
    }
    *out_mask = mask;
    return true;
}

const char *units_write_clock(struct arena *arena, double seconds)
{
    assert(seconds >= 0 && seconds <= SECONDS_A_DAY);
    const int total_s = (int)floor(seconds + 0.5);
    const int hour = total_s / HOUR_S;
    const int minute = total_s % HOUR_S / MINUTE_S;
    const int second = total_s % MINUTE_S;
    return second ? arena_text(arena, "%02d:%02d:%02d", hour, minute, second)
                  : arena_text(arena, "%02d:%02d", hour, minute);
}
