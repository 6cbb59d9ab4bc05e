/*
 * scan.c - the grammar of groups and lists, walked by recursion.
 *
 * Brackets match by then: scan_brackets looked at them. Only where a quote is
 * never closed they may not, and then the quote is what is told.
 */
#include "model/scan.h"

#include "base/language.h"
#include "base/text.h"
#include "model/scan_inner.h"

#include <assert.h>
#include <string.h>

struct place scan_place(struct scan *scan, size_t from, size_t to)
{
    assert(from <= to && to <= scan->n);
    if (from == scan->n && from > 0) {
        from--; /* behind the last line: its end */
    }
    if (from < scan->seen_at) {
        scan->seen_at = 0;
        scan->seen = (struct place){ 1, 1, 0 };
    }
    while (scan->seen_at < from) {
        const char *at = scan->text + scan->seen_at;
        const size_t left = from - scan->seen_at;
        const char *newline = memchr(at, '\n', left);
        const size_t n = newline ? (size_t)(newline + 1 - at) : left;
        scan->seen_at += n;
        if (newline) {
            scan->seen.line++;
            scan->seen.column = 1;
        } else {
            scan->seen.column += (uint32_t)text_characters(at, n);
        }
    }
    struct place place = scan->seen;
    place.width = (uint32_t)text_characters(scan->text + from, to - from);
    return place;
}

void scan_blank(struct scan *scan, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (scan->mended[i] != '\n') {
            scan->mended[i] = ' ';
        }
    }
}

static void skip_block_comment(struct scan *scan)
{
    const char *end = strstr(scan->text + scan->at + 2, "*/");
    if (!end) {
        complain(scan->complaints, "E-BRACKET",
                 scan_place(scan, scan->at, scan->at + 2),
                 "add */ where the comment ends",
                 "comment opened here is never closed");
        scan->stopped = true;
        scan->at = scan->n;
        return;
    }
    scan->at = (size_t)(end + 2 - scan->text);
}

void scan_skip(struct scan *scan)
{
    for (;;) {
        const char *at = scan->text + scan->at;
        if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r') {
            scan->at++;
        } else if (*at == '#' || (at[0] == '/' && at[1] == '/')) {
            scan->at += strcspn(at, "\n");
        } else if (at[0] == '/' && at[1] == '*') {
            skip_block_comment(scan);
        } else {
            return;
        }
    }
}

const char *scan_path(struct scan *scan)
{
    struct text path;
    text_start(&path, scan->arena);
    for (int i = 0; i <= scan->depth; i++) {
        if (scan->names[i]) {
            text_add(&path, "%s%s", path.length ? "." : "", scan->names[i]);
        }
    }
    return path.bytes;
}

bool scan_is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '*';
}

size_t scan_name_end(const char *text, size_t at)
{
    while (scan_is_name_start(text[at]) || text[at] == '_' || text[at] == '-' ||
           (text[at] >= '0' && text[at] <= '9')) {
        at++;
    }
    return at;
}

/* Where a bracket cannot stand: behind a quote that hides another, or because
 * of what stands before it. */
static void odd_bracket(struct scan *scan)
{
    if (scan->hides) {
        scan_say_unclosed(scan, scan->hiding_quote);
        return;
    }
    const char c = scan->text[scan->at];
    complain(scan->complaints, "E-BRACKET",
             scan_place(scan, scan->at, scan->at + 1),
             c == ';' ? tr("separate values by commas, and end the list before "
                           "the next name")
                      : tr("look above for a bracket that is missing"),
             "'%c' cannot stand here", c);
    scan->stopped = true;
}

static bool is_end(char c)
{
    return c == '}' || c == ')' || c == ']';
}

static struct value *read_value(struct scan *scan, bool in_list);

/* The whole list, when the number is not the only one to be written so. */
static const char *decimals_hint(struct scan *scan, const struct value *list,
                                 const struct value *whole)
{
    enum { MOST_SHOWN = 24 };
    struct text text;
    size_t n_whole = 0;
    text_start(&text, scan->arena);
    for (const struct value *at = list->first; at; at = at->next) {
        n_whole += at->type == VALUE_WHOLE ? 1 : 0;
        text_add(&text, "%s%s%s", at == list->first ? "" : ", ", at->text,
                 at->type == VALUE_WHOLE ? ".0" : "");
    }
    return n_whole == 1 || list->n > MOST_SHOWN
               ? arena_text(scan->arena, tr("write %s.0"), whole->text)
               : arena_text(scan->arena,
                            tr("write %s.0, and so the others: [ %s ]"),
                            whole->text, text.bytes);
}

/* Values of [ ] are all of one sort; else libconfig refuses them. */
static void check_array(struct scan *scan, struct value *list, size_t open)
{
    if (list->broken) {
        scan->mended[open] = '(';
        scan->mended[scan->at - 1] = ')';
        return;
    }
    for (const struct value *at = list->first; at; at = at->next) {
        if (at->type == list->first->type) {
            if (at->type != VALUE_GROUP && at->type != VALUE_LIST) {
                continue;
            }
            complain(scan->complaints, "E-ARRAY",
                     scan_place(scan, open, open + 1),
                     "put it in round brackets: ( { ... }, { ... } )",
                     "a list of blocks cannot stand in [ ]");
        } else if (value_is_number(at) && value_is_number(list->first)) {
            const struct value *whole =
                at->type == VALUE_WHOLE ? at : list->first;
            complain(scan->complaints, "E-ARRAY", whole->at,
                     decimals_hint(scan, list, whole),
                     "whole numbers and decimals cannot be mixed in [ ]");
        } else {
            complain(scan->complaints, "E-ARRAY", at->at,
                     "write all of them as quoted text, or all as numbers",
                     "texts and numbers cannot be mixed in [ ]");
            list->broken = true;
        }
        scan->mended[open] = '(';
        scan->mended[scan->at - 1] = ')';
        return;
    }
}

/* Whether what follows a ';' could be another value of the list. */
static bool continues(struct scan *scan)
{
    const size_t from = scan->at;
    scan->at++;
    scan_skip(scan);
    const char c = scan->text[scan->at];
    scan->at = from;
    return c != '\0' && c != ';' && !is_end(c) && !scan_is_name_start(c);
}

/* After a value of a list: false at its end. */
static bool next_item(struct scan *scan, char end)
{
    const char c = scan->text[scan->at];
    if (c == end) {
        return false;
    }
    if (c == '\0' || is_end(c) || (c == ';' && !continues(scan))) {
        odd_bracket(scan);
        return false;
    }
    if (c != ',') {
        complain(scan->complaints, "E-SYNTAX",
                 scan_place(scan, scan->at, scan->at + 1),
                 "values in a list are separated by commas",
                 "a comma is missing before this");
        if (c == ';') {
            scan->mended[scan->at++] = ',';
        } else if (strchr(" \t\n", scan->text[scan->at - 1])) {
            scan->mended[scan->at - 1] = ',';
        } else {
            scan->stopped = true;
        }
        return true;
    }
    const size_t comma = scan->at++;
    scan_skip(scan);
    if (scan->text[scan->at] == end) {
        complain(scan->complaints, "E-COMMA",
                 scan_place(scan, comma, comma + 1),
                 "take out the comma after the last value",
                 "a comma with nothing behind it");
        scan->mended[comma] = ' ';
        return false;
    }
    return true;
}

static void read_list(struct scan *scan, struct value *list, size_t open)
{
    const char end = scan->text[open] == '(' ? ')' : ']';
    scan->at = open + 1;
    scan_skip(scan);
    bool more = scan->text[scan->at] != end;
    while (more && !scan->stopped) {
        if (scan->text[scan->at] == '\0') {
            odd_bracket(scan);
            return;
        }
        struct value *item = read_value(scan, true);
        item->key = item->at;
        list->broken = list->broken || item->broken;
        value_append(list, item);
        if (list->n > SCAN_MOST_ITEMS) {
            complain(scan->complaints, "E-SYNTAX", list->at,
                     "long lists belong in a CSV file: { file = \"...\"; }",
                     "a list of more than %d values", SCAN_MOST_ITEMS);
            scan->stopped = true;
        }
        if (scan->stopped) {
            return;
        }
        scan_skip(scan);
        more = next_item(scan, end);
        scan_skip(scan);
    }
    if (!scan->stopped) {
        scan->at++;
        if (end == ']') {
            check_array(scan, list, open);
        }
    }
}

static void read_members(struct scan *scan, struct value *group, size_t open);

static struct value *read_value(struct scan *scan, bool in_list)
{
    const size_t from = scan->at;
    const char c = scan->text[from];
    if (c != '{' && c != '(' && c != '[') {
        return scan_scalar(scan, in_list);
    }
    struct value *value =
        value_new(scan->arena, c == '{' ? VALUE_GROUP : VALUE_LIST, NULL);
    value->is_array = c == '[';
    value->at = scan_place(scan, from, from + 1);
    if (scan->depth == SCAN_DEEPEST) {
        complain(scan->complaints, "E-BRACKET", value->at, NULL,
                 "brackets stand more than %d deep here", SCAN_DEEPEST);
        scan->stopped = true;
        return value;
    }
    scan->names[++scan->depth] = NULL;
    if (c == '{') {
        read_members(scan, value, from);
    } else {
        read_list(scan, value, from);
    }
    scan->depth--;
    return value;
}

static void bad_name(struct scan *scan, size_t from)
{
    const size_t n = strcspn(scan->text + from, " \t\r\n=:;,{}()[]");
    const bool include = strncmp(scan->text + from, "@include", 8) == 0;
    complain(scan->complaints, "E-NAME",
             scan_place(scan, from, from + (n ? n : 1)),
             include ? tr("@include \"name.cfg\" stands on a line of its own")
                     : tr("a name has plain letters, digits and _, and begins "
                          "with a letter; a text stands in quotes"),
             n ? tr("this cannot be a name") : tr("a name is expected here"));
    scan->stopped = true;
}

/* '=' or ':' after a name, or a blank that can be mended into one. */
static bool take_equals(struct scan *scan, const char *name, size_t name_end)
{
    scan_skip(scan);
    const char c = scan->text[scan->at];
    if (c == '=' || c == ':') {
        scan->at++;
        scan_skip(scan);
        return true;
    }
    if (scan->at == name_end && c && !strchr(" \t\r\n;,{}()[]\"", c)) {
        bad_name(scan, name_end - strlen(name));
        return false;
    }
    complain(scan->complaints, "E-SYNTAX",
             scan_place(scan, name_end - strlen(name), name_end),
             arena_text(scan->arena, tr("write %s = and then its value"), name),
             "'%s' is not followed by =", name);
    if (scan->at > name_end && (c == '{' || c == '(' || c == '[')) {
        scan->mended[name_end] = '=';
        return true;
    }
    scan->stopped = true;
    return false;
}

/* A missing value is mended into 0, on the blank or the sign before `at`. */
static struct value *no_value(struct scan *scan, const char *name,
                              struct place key)
{
    struct value *value = value_new(scan->arena, VALUE_WHOLE, NULL);
    complain(scan->complaints, "E-SYNTAX", key,
             "write a value, or take the line out",
             "'%s' has no value behind its =", name);
    const char before = scan->text[scan->at - 1];
    if (before == ' ' || before == '\t') {
        scan->mended[scan->at - 1] = '0';
    } else if (scan->text[scan->at] == ';' || scan->text[scan->at] == ',') {
        scan->mended[scan->at++] = '0';
    } else {
        scan->stopped = true;
    }
    value->broken = true;
    value->at = key;
    return value;
}

static void add_member(struct scan *scan, struct value *group,
                       struct value *value, size_t from)
{
    const struct value *earlier = value_find(group, value->name);
    if (earlier) {
        const struct source *source = complaints_source(scan->complaints);
        const struct source_line *line =
            source_line_at(source, earlier->key.line);
        const char *here = source_line_at(source, value->key.line)->file;
        const bool same = strcmp(line->file, here) == 0;
        complain(scan->complaints, "E-DUPLICATE", value->key,
                 same
                     ? arena_text(scan->arena,
                                  tr("it was said before in line %d; keep one"),
                                  line->number)
                     : arena_text(scan->arena,
                                  tr("it was said before in line %d of %s; "
                                     "keep one"),
                                  line->number, line->file),
                 "'%s' is said twice", value->name);
        scan_blank(scan, from, scan->at);
        return;
    }
    value_append(group, value);
    if (group->n > SCAN_MOST_MEMBERS) {
        complain(scan->complaints, "E-SYNTAX", value->key, NULL,
                 "a block of more than %d names", SCAN_MOST_MEMBERS);
        scan->stopped = true;
    }
}

static void read_setting(struct scan *scan, struct value *group)
{
    const size_t from = scan->at;
    const size_t end = scan_name_end(scan->text, from);
    const char *name =
        arena_copy_bytes(scan->arena, scan->text + from, end - from);
    const struct place key = scan_place(scan, from, end);
    scan->at = end;
    scan->names[scan->depth] = name;
    if (!take_equals(scan, name, end)) {
        return;
    }
    const char c = scan->text[scan->at];
    struct value *value = c == '\0' || c == ';' || c == ',' || is_end(c)
                              ? no_value(scan, name, key)
                              : read_value(scan, false);
    value->name = name;
    value->key = key;
    if (scan->stopped) {
        return;
    }
    scan_skip(scan);
    if (scan->text[scan->at] == ';' || scan->text[scan->at] == ',') {
        scan->mended[scan->at++] = ';';
    }
    add_member(scan, group, value, from);
}

/* What cannot begin a name: say why, and give up unless it can be blanked. */
static void no_name(struct scan *scan)
{
    const char c = scan->text[scan->at];
    const struct place place = scan_place(scan, scan->at, scan->at + 1);
    if (c == ';' || c == ',') {
        complain(scan->complaints, "E-SYNTAX", place, "take one of them out",
                 "a '%c' too many", c);
        scan->mended[scan->at++] = ' ';
        return;
    }
    if (is_end(c)) {
        odd_bracket(scan);
    } else {
        bad_name(scan, scan->at);
    }
}

static void read_members(struct scan *scan, struct value *group, size_t open)
{
    const bool is_root = scan->depth == 0;
    scan->at = is_root ? 0 : open + 1;
    while (!scan->stopped) {
        scan_skip(scan);
        const char c = scan->text[scan->at];
        if (scan->stopped || (is_root && c == '\0')) {
            return;
        }
        if (c == '\0') {
            odd_bracket(scan);
        } else if (c == '}' && !is_root) {
            scan->at++;
            return;
        } else if (scan_is_name_start(c)) {
            read_setting(scan, group);
        } else {
            no_name(scan);
        }
    }
}

struct value *scan_source(const struct source *source,
                          struct complaints *complaints, char **out_mended)
{
    struct arena *arena = source->arena;
    struct scan scan = { .arena = arena,
                         .complaints = complaints,
                         .text = source->flat.bytes,
                         .n = source->flat.length,
                         .seen = { 1, 1, 0 } };
    scan.mended = arena_copy_bytes(arena, scan.text, scan.n);
    struct value *root = value_new(arena, VALUE_GROUP, NULL);
    if (scan_brackets(&scan)) {
        read_members(&scan, root, 0);
    } else {
        scan.stopped = true;
    }
    *out_mended = scan.mended;
    return scan.stopped ? NULL : root;
}
