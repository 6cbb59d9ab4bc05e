/*
 * wording.c - word by word, from a table; what is not in it stays.
 */
#include "base/wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct word {
    const char *said;
    const char *meant;
};

static const struct word units[] = {
    { "seconde", "s" },
    { "seconden", "s" },
    { "sec.", "s" },
    { "min.", "min" },
    { "minuut", "min" },
    { "minuten", "min" },
    { "u", "h" },
    { "uur", "h" },
    { "uren", "h" },
    { "dag", "day" },
    { "dagen", "days" },
    { "weken", "weeks" },
    { "jaar", "year" },
    { "jr", "year" },
    { "procent", "%" },
    { "binnen", "in" },
    { "open", "open" },
    { "openingsuren", "open h" },
    { "werkuren", "open h" },
    { "eur", "" },
    { "euro", "" },
    { "€", "" },
    { "elke", "per" },
    { "p/w", "/ week" },
    { "p/d", "/ day" },
    { "p/u", "/ hour" },
    { "nooit", "never" },
};

static const struct word days[] = {
    { "ma", "mon" },
    { "di", "tue" },
    { "wo", "wed" },
    { "do", "thu" },
    { "vr", "fri" },
    { "za", "sat" },
    { "zo", "sun" },
    { "maandag", "mon" },
    { "dinsdag", "tue" },
    { "woensdag", "wed" },
    { "donderdag", "thu" },
    { "vrijdag", "fri" },
    { "zaterdag", "sat" },
    { "zondag", "sun" },
    { "t/m", "-" },
    { "tot en met", "-" },
    { "tm", "-" },
    { "to", "-" },
    { "en", "," },
    { "and", "," },
    { "&", "," },
    { "dagelijks", "daily" },
    { "elke dag", "daily" },
    { "alle dagen", "daily" },
    { "every day", "daily" },
    { "werkdagen", "mon-fri" },
    { "doordeweeks", "mon-fri" },
    { "weekdays", "mon-fri" },
    { "weekend", "sat, sun" },
};

static const struct word months[] = {
    { "jan", "1" },  { "feb", "2" },  { "mrt", "3" },  { "mar", "3" },
    { "maa", "3" },  { "apr", "4" },  { "mei", "5" },  { "may", "5" },
    { "jun", "6" },  { "jul", "7" },  { "aug", "8" },  { "sep", "9" },
    { "okt", "10" }, { "oct", "10" }, { "nov", "11" }, { "dec", "12" },
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Letters, and the signs that stand in words of the tables. */
static bool is_letter(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (unsigned char)c >= 0x80;
}

/* The bytes of `at` that are the word, 0 when it is another one. */
static size_t match(const char *at, const char *word)
{
    const size_t n = strlen(word);
    for (size_t i = 0; i < n; i++) {
        if (lower(at[i]) != word[i]) {
            return 0;
        }
    }
    return is_letter(word[n - 1]) && is_letter(at[n]) ? 0 : n;
}

/* The longest word of the table that stands here. */
static const struct word *find(const struct word *words, size_t n_words,
                               const char *at, size_t *out_n)
{
    const struct word *found = NULL;
    *out_n = 0;
    for (size_t i = 0; i < n_words; i++) {
        const size_t n = match(at, words[i].said);
        if (n > *out_n) {
            *out_n = n;
            found = &words[i];
        }
    }
    return found;
}

static bool add(char out[static WORDING_BYTES], const char *bytes, size_t n)
{
    const size_t length = strlen(out);
    if (length + n + 1 > WORDING_BYTES) {
        return false;
    }
    memcpy(out + length, bytes, n);
    out[length + n] = '\0';
    return true;
}

/* Every word of the table by what is meant; *out_changed when there was one.
 * False when it becomes too long. */
static bool rewrite(const struct word *words, size_t n_words, const char *text,
                    char out[static WORDING_BYTES], bool *out_changed)
{
    out[0] = '\0';
    for (const char *at = text; *at;) {
        size_t n = 0;
        const bool begins = at == text || !is_letter(at[-1]);
        const struct word *word = begins ? find(words, n_words, at, &n) : NULL;
        const char *bytes = word ? word->meant : at;
        if (!add(out, bytes, word ? strlen(bytes) : 1)) {
            return false;
        }
        *out_changed = *out_changed || word;
        at += word ? n : 1;
    }
    return true;
}

/* One blank where several are, none at the ends. */
static void squeeze(char *text)
{
    size_t n = 0;
    for (const char *at = text; *at; at++) {
        if (*at != ' ' || (n > 0 && text[n - 1] != ' ')) {
            text[n++] = *at;
        }
    }
    text[n - (n > 0 && text[n - 1] == ' ')] = '\0';
}

/* Commas between digits become points; false where one may be a thousand. */
static bool mend_commas(char *text, bool *out_changed)
{
    for (char *at = text; *at; at++) {
        if (*at != ',' || at == text || !is_digit(at[-1]) || !is_digit(at[1])) {
            continue;
        }
        const size_t before = strcspn(text, ",.");
        if (strspn(at + 1, "0123456789") == 3 || text + before != at) {
            return false;
        }
        *at = '.';
        *out_changed = true;
    }
    return true;
}

bool wording_amount(const char *text, char out[static WORDING_BYTES])
{
    bool changed = false;
    if (!rewrite(units, sizeof units / sizeof *units, text, out, &changed) ||
        !mend_commas(out, &changed)) {
        return false;
    }
    squeeze(out);
    return changed;
}

bool wording_days(const char *text, char out[static WORDING_BYTES])
{
    bool changed = false;
    if (!rewrite(days, sizeof days / sizeof *days, text, out, &changed)) {
        return false;
    }
    size_t n = 0;
    for (const char *at = out; *at; at++) {
        if (*at != ' ') {
            out[n++] = *at;
        }
    }
    out[n] = '\0';
    return changed;
}

/* A number of at most `most` digits; moves *at behind it. */
static bool take(const char **at, size_t most, int *out)
{
    const size_t n = strspn(*at, "0123456789");
    if (n == 0 || n > most) {
        return false;
    }
    *out = (int)strtol(*at, NULL, 10);
    *at += n;
    return true;
}

static const char *skip(const char *at, const char *signs)
{
    return at + strspn(at, signs);
}

bool wording_clock(const char *text, char out[static WORDING_BYTES])
{
    const char *at = skip(text, " ");
    int hour = 0;
    int minute = 0;
    if (strspn(at, "0123456789") == 4) { /* 0930 */
        hour = 10 * (at[0] - '0') + at[1] - '0';
        at += 2;
    } else if (!take(&at, 2, &hour)) {
        return false;
    }
    const char *behind = skip(at, " .:uUhH");
    at = behind;
    if (is_digit(*at) && !take(&at, 2, &minute)) {
        return false;
    }
    at = skip(at, " uUrRhH");
    if (*at || hour > 24 || minute > 59) {
        return false;
    }
    (void)snprintf(out, WORDING_BYTES, "%02d:%02d", hour, minute);
    return true;
}

/* A month by its number or by its name, Dutch or English. */
static bool take_month(const char **at, int *out)
{
    if (is_digit(**at)) {
        return take(at, 2, out);
    }
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        const char *name = months[i].said;
        if (lower((*at)[0]) == name[0] && lower((*at)[1]) == name[1] &&
            lower((*at)[2]) == name[2]) {
            *out = (int)strtol(months[i].meant, NULL, 10);
            while (is_letter(**at)) {
                (*at)++;
            }
            return true;
        }
    }
    return false;
}

static const char between[] = " -/.";

static bool write_date(char *out, int year, int month, int day)
{
    if (year < 1000 || month < 1 || month > 12 || day < 1 || day > 31) {
        return false;
    }
    (void)snprintf(out, WORDING_BYTES, "%04d-%02d-%02d", year, month, day);
    return true;
}

/* "2027/1/18", "20270118", "2027-W3", "2027W03" */
static bool year_first(const char *text, char out[static WORDING_BYTES])
{
    int year = 0;
    int month = 0;
    int day = 0;
    int all = 0;
    const char *at = text;
    if (strspn(at, "0123456789") == 8) {
        return take(&at, 8, &all) && !*skip(at, " ") &&
               write_date(out, all / 10000, all / 100 % 100, all % 100);
    }
    if (!take(&at, 4, &year)) {
        return false;
    }
    at = skip(at, between);
    if (lower(*at) == 'w') {
        at = skip(at, "WwEeKk ");
        const bool good = take(&at, 2, &day) && !*skip(at, " ");
        (void)snprintf(out, WORDING_BYTES, "%04d-W%02d", year, day);
        return good;
    }
    if (!take_month(&at, &month)) {
        return false;
    }
    at = skip(at, between);
    return take(&at, 2, &day) && !*skip(at, " ") &&
           write_date(out, year, month, day);
}

bool wording_date(const char *text, char out[static WORDING_BYTES],
                  bool *out_unclear)
{
    const char *at = skip(text, " ");
    int day = 0;
    int month = 0;
    int year = 0;
    *out_unclear = false;
    if (strspn(at, "0123456789") >= 4) {
        return year_first(at, out);
    }
    if (!take(&at, 2, &day)) {
        return false;
    }
    at = skip(at, between);
    const bool in_digits = is_digit(*at);
    if (!take_month(&at, &month)) {
        return false;
    }
    at = skip(at, between);
    if (!take(&at, 4, &year) || *skip(at, " ")) {
        return false;
    }
    if (in_digits && month > 12) { /* 1/18/2027 */
        return write_date(out, year, day, month);
    }
    *out_unclear = in_digits && day <= 12 && day != month;
    return write_date(out, year, month, day);
}
