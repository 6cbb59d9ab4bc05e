/*
 * scan_scalar.c - texts, numbers and truths, and what people write instead.
 *
 * A bare value is taken to the end of its line or to the next sign that can
 * follow a value, so that `80% in 30 s` is seen whole. A quote that is not
 * closed swallows the line up to the next quote: an odd number of quotes gives
 * it away, and it is named where it opened.
 */
#include "base/language.h"
#include "base/text.h"
#include "base/wording.h"
#include "model/scan_inner.h"
#include "model/schema.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const curly[] = { "\u201c", "\u201d", "\u201e", "\u201f",
                                     "\u2018", "\u2019", "\u201a", "\u00ab",
                                     "\u00bb", "'",      "`" };
enum { N_CURLY = sizeof curly / sizeof *curly };

/* Bytes of the wrong sort of quote that stands here, 0 when none does. */
static size_t curly_at(const char *at)
{
    for (size_t i = 0; i < N_CURLY; i++) {
        if (strncmp(at, curly[i], strlen(curly[i])) == 0) {
            return strlen(curly[i]);
        }
    }
    return 0;
}

static void say_curly(struct scan *scan, size_t at, size_t n)
{
    if (n == 1) {
        complain(scan->complaints, "E-QUOTE", scan_place(scan, at, at + 1),
                 "use the \" key", "single quote");
    } else {
        complain(scan->complaints, "E-QUOTE", scan_place(scan, at, at + n),
                 "curly quotes come from Word or e-mail; use the plain \" key",
                 "curly quote");
    }
}

/* Replaces the value by 0, so that the rest can be read. */
static void mend(struct scan *scan, struct value *value, size_t from, size_t to)
{
    scan_blank(scan, from, to);
    scan->mended[from] = '0';
    value->type = VALUE_WHOLE;
    value->broken = true;
}

static struct value *read_curly(struct scan *scan, size_t n)
{
    const size_t from = scan->at;
    struct value *value = value_new(scan->arena, VALUE_TEXT, NULL);
    say_curly(scan, from, n);
    size_t to = from + n;
    while (scan->text[to] && !strchr("\n;\"", scan->text[to]) &&
           !curly_at(scan->text + to)) {
        to++;
    }
    to += scan->text[to] == '"' ? 1 : curly_at(scan->text + to);
    value->at = scan_place(scan, from, to);
    mend(scan, value, from, to);
    scan->at = to;
    return value;
}

/* The offset of the closing quote; of the end of the line when there is
 * none. */
static size_t quote_end(const struct scan *scan, size_t open)
{
    size_t at = open + 1;
    while (scan->text[at] && scan->text[at] != '"' && scan->text[at] != '\n') {
        at += scan->text[at] == '\\' && scan->text[at + 1] != '\n' &&
                      scan->text[at + 1] != '\0'
                  ? 2
                  : 1;
    }
    return at;
}

static bool quotes_are_odd(const struct scan *scan, size_t open)
{
    bool odd = false;
    for (size_t at = open; scan->text[at] && scan->text[at] != '\n'; at++) {
        if (scan->text[at] == '\\' && scan->text[at + 1] != '\n') {
            at++;
        } else if (scan->text[at] == '"') {
            odd = !odd;
        }
    }
    return odd;
}

/* Is the text followed by something that can follow a value? */
static bool ends_well(const struct scan *scan, size_t after)
{
    const char *at = scan->text + after;
    at += strspn(at, " \t\r");
    return *at == '\0' || strchr("\n;,)}]#\"", *at) != NULL ||
           (at[0] == '/' && (at[1] == '/' || at[1] == '*'));
}

bool scan_quote_closes(const struct scan *scan, size_t open, size_t *out_end)
{
    *out_end = quote_end(scan, open);
    return scan->text[*out_end] == '"' &&
           (ends_well(scan, *out_end + 1) || !quotes_are_odd(scan, open));
}

/* The quote that ends a text with a curly one in its place, or nothing. */
void scan_say_unclosed(struct scan *scan, size_t open)
{
    size_t end = 0;
    const bool closes = scan_quote_closes(scan, open, &end);
    assert(!closes);
    scan->stopped = true;
    for (size_t at = open + 1; at < end; at++) {
        const size_t n = curly_at(scan->text + at);
        if (n > 1) {
            say_curly(scan, at, n);
            return;
        }
    }
    complain(scan->complaints, "E-QUOTE", scan_place(scan, open, open + 1),
             "a text begins and ends with \" on one line",
             "a quote opened here is never closed");
}

static struct value *read_quoted(struct scan *scan, bool in_list)
{
    const size_t from = scan->at;
    struct value *value = value_new(scan->arena, VALUE_TEXT, NULL);
    size_t to;
    for (;;) {
        size_t end = 0;
        if (!scan_quote_closes(scan, scan->at, &end)) {
            scan_say_unclosed(scan, scan->at);
            return value;
        }
        to = end + 1;
        scan->at = to;
        if (in_list) {
            break;
        }
        scan_skip(scan);
        if (scan->text[scan->at] != '"') {
            scan->at = to;
            break;
        }
    }
    value->at = scan_place(scan, from, to);
    return value;
}

/* The end of a bare value: what follows is a sign, a comment or a line's end,
 * or another name with its = behind a number or truth. */
static size_t bare_end(const struct scan *scan)
{
    const char *text = scan->text;
    size_t at = scan->at;
    while (text[at] && !strchr(";,{}()[]\n#\"", text[at]) &&
           !(text[at] == '/' && (text[at + 1] == '/' || text[at + 1] == '*'))) {
        if (text[at] == '=') {
            size_t back = at;
            while (back > scan->at && strchr(" \t", text[back - 1])) {
                back--;
            }
            while (back > scan->at && !strchr(" \t", text[back - 1])) {
                back--;
            }
            at = back > scan->at ? back : at;
            break;
        }
        at++;
    }
    while (at > scan->at && strchr(" \t\r", text[at - 1])) {
        at--;
    }
    return at;
}

static bool is_word(const char *text, const char *word)
{
    return strcasecmp(text, word) == 0;
}

/* libconfig's own grammar of numbers. */
static enum value_type number_type(const char *text, bool *is_number)
{
    const char *at = text + (*text == '-' || *text == '+');
    *is_number = true;
    if (at[0] == '0' && (at[1] == 'x' || at[1] == 'X')) {
        const size_t n = strspn(at + 2, "0123456789abcdefABCDEF");
        *is_number = n > 0 && strspn(at + 2 + n, "L") == strlen(at + 2 + n);
        return VALUE_WHOLE;
    }
    const size_t whole = strspn(at, "0123456789");
    const char *rest = at + whole;
    if (whole > 0 &&
        (*rest == '\0' || is_word(rest, "L") || is_word(rest, "LL"))) {
        return VALUE_WHOLE;
    }
    size_t fraction = 0;
    if (*rest == '.') {
        fraction = strspn(rest + 1, "0123456789");
        rest += 1 + fraction;
    }
    *is_number = whole + fraction > 0;
    if (*rest == 'e' || *rest == 'E') {
        rest += 1 + (rest[1] == '-' || rest[1] == '+');
        const size_t digits = strspn(rest, "0123456789");
        *is_number = *is_number && digits > 0;
        rest += digits;
    }
    *is_number = *is_number && *rest == '\0';
    return VALUE_DECIMAL;
}

static bool is_beyond_32_bits(const char *text)
{
    if (strpbrk(text, "lL")) {
        return false;
    }
    errno = 0;
    const long long whole = strtoll(text, NULL, 0);
    const bool octal_look = text[0] == '0' || strncmp(text, "-0", 2) == 0;
    const long long size =
        octal_look && !strpbrk(text, "xX") ? strtoll(text, NULL, 10) : whole;
    return errno == ERANGE || size > INT32_MAX || size < INT32_MIN;
}

static void say_beyond(struct scan *scan, struct value *value, size_t from,
                       size_t to)
{
    complain(scan->complaints, "E-INTEGER", value->at,
             "whole numbers go up to 2147483647; a larger seed ends in L",
             "the number %s is too large", value->text);
    mend(scan, value, from, to);
}

/* `1,6`: a number, a comma and digits right behind it. */
static size_t decimal_comma_end(const struct scan *scan, size_t end)
{
    if (scan->text[end] != ',') {
        return end;
    }
    const size_t digits = strspn(scan->text + end + 1, "0123456789");
    const size_t after = end + 1 + digits;
    return digits > 0 && (strchr(" \t\r\n;})#%", scan->text[after]) ||
                          scan->text[after] == '\0')
               ? after
               : end;
}

static struct value *read_decimal_comma(struct scan *scan, struct value *value,
                                        size_t comma, size_t to)
{
    const size_t from = scan->at;
    char *right = arena_copy_bytes(scan->arena, scan->text + from, to - from);
    right[comma - from] = '.';
    const struct schema_row *row = schema_find(scan_path(scan));
    const bool whole =
        row && (row->type == SCHEMA_COUNT || row->type == SCHEMA_SEED ||
                row->type == SCHEMA_AGENTS);
    complain(
        scan->complaints, "E-COMMA", scan_place(scan, from, to),
        whole ? arena_text(scan->arena, tr("write %s"),
                           schema_wanted(row, scan->arena))
              : arena_text(scan->arena, tr("use a decimal point: %s"), right),
        "decimal comma");
    value->at = scan_place(scan, from, to);
    mend(scan, value, from, to);
    scan->at = to;
    /* `1,6 %;` was wrong in two ways; the first is enough to say. */
    scan->at += strcspn(scan->text + to, ";,{}()[]\n#");
    scan_blank(scan, to, scan->at);
    return value;
}

/* yes, no, on, off: which of them, and the truth that it means. */
static bool is_yes_or_no(const char *text, bool *out)
{
    static const char *const words[] = { "yes", "on", "no", "off" };
    for (size_t i = 0; i < 4; i++) {
        if (is_word(text, words[i])) {
            *out = i < 2;
            return true;
        }
    }
    return false;
}

/* "2027-01-04", "08:30" and the like. */
static bool looks_like_time(const char *text)
{
    return strspn(text, "0123456789-:W ") == strlen(text) && *text >= '0' &&
           *text <= '9';
}

/* 1 1 1 0 0 */
static bool is_row_of_numbers(const char *text)
{
    return strspn(text, "0123456789+-. \t") == strlen(text) &&
           strpbrk(text, " \t") && !strstr(text, "- ");
}

/* Where a bare word stands and quotes are not what is missing. */
static void say_unreadable(struct scan *scan, struct value *value,
                           const char *hint)
{
    complain(scan->complaints, "E-WORD", value->at, hint, "cannot read %s",
             value->text);
}

static void say_bare(struct scan *scan, struct value *value)
{
    const char *text = value->text;
    const struct schema_row *row = schema_find(scan_path(scan));
    const char *wanted =
        row ? arena_text(scan->arena, tr("write %s"),
                         schema_wanted(row, scan->arena))
            : tr("write a number, true or false, or a text in quotes");
    const bool is_time = looks_like_time(text);
    char meant[WORDING_BYTES];
    bool is_unclear = false;
    if (is_time && wording_date(text, meant, &is_unclear)) {
        text = meant;
    }
    bool truth = false;
    if (is_yes_or_no(text, &truth)) {
        say_unreadable(scan, value,
                       row && row->type != SCHEMA_TRUTH
                           ? wanted
                           : (truth ? tr("write true") : tr("write false")));
    } else if (is_row_of_numbers(text)) {
        complain(scan->complaints, "E-SYNTAX", value->at,
                 "values in a list are separated by commas",
                 "commas are missing between these");
    } else if (row && !schema_is_quoted(row)) {
        say_unreadable(scan, value, wanted);
    } else if (strspn(text, "+-.0123456789") > 0) {
        complain(scan->complaints, "E-UNQUOTED", value->at,
                 arena_text(scan->arena,
                            is_time ? tr("put it in quotes: \"%s\"")
                                    : tr("put the number and its unit in "
                                         "quotes: \"%s\""),
                            text),
                 is_time ? tr("a date or a time must be in quotes")
                         : tr("a value with a unit must be in quotes"));
    } else {
        complain(
            scan->complaints, "E-UNQUOTED", value->at,
            arena_text(scan->arena, tr("put the text in quotes: \"%s\""), text),
            "a text must be in quotes");
    }
}

static struct value *read_bare(struct scan *scan, bool in_list)
{
    const size_t from = scan->at;
    const size_t end = bare_end(scan);
    struct value *value = value_new(scan->arena, VALUE_WHOLE, NULL);
    value->text = arena_copy_bytes(scan->arena, scan->text + from, end - from);
    value->at = scan_place(scan, from, end > from ? end : from + 1);
    if (end == from) {
        complain(scan->complaints, "E-SYNTAX", value->at, NULL,
                 "a value is expected here");
        scan->stopped = true;
        return value;
    }
    bool is_number = false;
    value->type = number_type(value->text, &is_number);
    const size_t comma_end =
        is_number && !in_list ? decimal_comma_end(scan, end) : end;
    if (comma_end > end) {
        return read_decimal_comma(scan, value, end, comma_end);
    }
    if (is_word(value->text, "true") || is_word(value->text, "false")) {
        value->type = VALUE_TRUTH;
    } else if (scan->text[end] == '"' &&
               strchr(";,)}\n", scan->text[end + 1])) {
        complain(scan->complaints, "E-QUOTE", scan_place(scan, from, end + 1),
                 arena_text(scan->arena, tr("write \"%s\""), value->text),
                 "a quote is missing before this");
        mend(scan, value, from, end + 1);
        scan->at = end + 1;
        return value;
    } else if (!is_number) {
        say_bare(scan, value);
        mend(scan, value, from, end);
    } else if (value->type == VALUE_WHOLE && is_beyond_32_bits(value->text)) {
        say_beyond(scan, value, from, end);
    }
    scan->at = end;
    return value;
}

struct value *scan_scalar(struct scan *scan, bool in_list)
{
    const char *at = scan->text + scan->at;
    const size_t n = curly_at(at);
    if (n > 0) {
        return read_curly(scan, n);
    }
    return *at == '"' ? read_quoted(scan, in_list) : read_bare(scan, in_list);
}
