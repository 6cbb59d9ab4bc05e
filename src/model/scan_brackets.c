/*
 * scan_brackets.c - a scenario's text as tokens, and what is wrong with its
 * brackets in words.
 *
 * Comments are passed over and texts are taken whole, so that no bracket in
 * them counts. A quote that is never closed hides what stands behind it in its
 * line: then nothing is said of brackets before the quote is mended.
 */
#include "base/language.h"
#include "base/text.h"
#include "model/brackets.h"
#include "model/scan_inner.h"
#include "model/schema.h"

#include <assert.h>
#include <string.h>

enum { TAB_COLUMNS = 4, LEAST_TOKENS = 256 };

struct lexer {
    struct scan *scan;
    const struct schema_group *const *groups;
    size_t n_groups;
    size_t capacity;
    struct tokens tokens;
    size_t at;
    size_t line;  /* where it begins */
    size_t outer; /* a comment that took in */
    size_t inner; /* the beginning of another; 0: there is none */
    bool leads;   /* nothing of the line was taken yet */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static uint32_t indent_of(const struct lexer *lexer)
{
    uint32_t columns = 0;
    const char *line = lexer->scan->text + lexer->line;
    for (; *line == ' ' || *line == '\t'; line++) {
        columns += *line == '\t' ? TAB_COLUMNS - columns % TAB_COLUMNS : 1;
    }
    return columns;
}

static void pass_comment(struct lexer *lexer)
{
    const char *text = lexer->scan->text;
    const char *end = strstr(text + lexer->at + 2, "*/");
    const size_t to = end ? (size_t)(end + 2 - text) : lexer->scan->n;
    const char *inner = strstr(text + lexer->at + 2, "/*");
    if (end && inner && inner < end && lexer->inner == 0) {
        lexer->outer = lexer->at;
        lexer->inner = (size_t)(inner - text);
    }
    for (; lexer->at < to; lexer->at++) {
        if (text[lexer->at] == '\n') {
            lexer->line = lexer->at + 1;
        }
    }
}

/* Over blanks, ends of lines and comments. */
static void skip(struct lexer *lexer)
{
    const char *text = lexer->scan->text;
    for (;;) {
        const char *at = text + lexer->at;
        if (*at == '\n') {
            lexer->line = ++lexer->at;
            lexer->leads = true;
        } else if (is_blank(*at)) {
            lexer->at++;
        } else if (*at == '#' || strncmp(at, "//", 2) == 0) {
            lexer->at += strcspn(at, "\n");
        } else if (strncmp(at, "/*", 2) == 0) {
            pass_comment(lexer);
        } else {
            return;
        }
    }
}

static bool is_list_row(const struct schema_row *row)
{
    return row->type == SCHEMA_TEXTS || row->type == SCHEMA_CHANNELS ||
           row->type == SCHEMA_LIST || row->type == SCHEMA_CLOCKS ||
           row->type == SCHEMA_WEEK_PATTERN || row->type == SCHEMA_NUMBERS ||
           row->type == SCHEMA_HOLIDAYS;
}

/* Whether the language has this name at the top of a file, and elsewhere. */
static void know_name(const struct lexer *lexer, struct token *token)
{
    const char *name =
        arena_copy_bytes(lexer->scan->arena, lexer->scan->text + token->at,
                         token->end - token->at);
    for (size_t i = 0; i < lexer->n_groups; i++) {
        const struct schema_row *row = schema_row(lexer->groups[i], name);
        if (!row) {
            continue;
        }
        token->wants_list = is_list_row(row);
        token->wants_no_block =
            token->wants_list || row->type == SCHEMA_OPENING_HOURS;
        if (strcmp(lexer->groups[i]->name, "centre") == 0) {
            token->is_of_top = true;
        } else {
            token->is_elsewhere = true;
        }
    }
}

/* The = behind a name; 0 when none follows. */
static size_t equals_behind(const char *text, size_t at)
{
    at += strspn(text + at, " \t\r\n");
    return text[at] == '=' || text[at] == ':' ? at + 1 : 0;
}

static void read_word(struct lexer *lexer, struct token *token)
{
    const char *text = lexer->scan->text;
    const size_t from = lexer->at;
    const size_t name_end =
        scan_is_name_start(text[from]) ? scan_name_end(text, from) : from;
    const size_t behind = name_end > from ? equals_behind(text, name_end) : 0;
    token->end = name_end;
    if (behind > 0) {
        token->sort = TOKEN_NAME;
        know_name(lexer, token);
        lexer->at = behind;
        return;
    }
    token->sort = TOKEN_VALUE;
    const size_t n = strcspn(text + from, " \t\r\n;,{}()[]#\"=");
    token->end = from + (n > 0 ? n : 1);
    lexer->at = token->end;
}

/* False when a quote is never closed. */
static bool read_token(struct lexer *lexer, struct token *token)
{
    const char c = lexer->scan->text[lexer->at];
    *token = (struct token){ .at = lexer->at,
                             .leads = lexer->leads,
                             .indent = indent_of(lexer) };
    lexer->leads = false;
    token->end = lexer->at + 1;
    if (c == '"') {
        token->sort = TOKEN_VALUE;
        if (!scan_quote_closes(lexer->scan, lexer->at, &token->end)) {
            return false;
        }
        token->end++;
    } else if (strchr(";,", c)) {
        token->sort = TOKEN_SIGN;
        token->sign = c;
    } else if (strchr("{([})]", c)) {
        token->sort = strchr("{([", c) ? TOKEN_OPEN : TOKEN_CLOSE;
        token->sign = c;
    } else {
        read_word(lexer, token);
        return true;
    }
    lexer->at = token->end;
    return true;
}

/* False when a quote hides brackets. */
static bool read_tokens(struct lexer *lexer)
{
    struct tokens *tokens = &lexer->tokens;
    skip(lexer);
    while (lexer->at < lexer->scan->n) {
        if (tokens->n == lexer->capacity) {
            lexer->capacity = 2 * lexer->capacity + LEAST_TOKENS;
            tokens->list =
                arena_grow(lexer->scan->arena, tokens->list, tokens->n,
                           lexer->capacity, sizeof *tokens->list);
        }
        struct token *token = &tokens->list[tokens->n];
        if (!read_token(lexer, token)) {
            lexer->scan->hides = true;
            lexer->scan->hiding_quote = token->at;
            return false;
        }
        tokens->n++;
        skip(lexer);
    }
    return true;
}

static uint32_t line_of(struct scan *scan, size_t at)
{
    const uint32_t line = scan_place(scan, at, at).line;
    const struct source_line *from =
        source_line_at(complaints_source(scan->complaints), line);
    return (uint32_t)from->number;
}

static struct place place_of(struct scan *scan, const struct token *token)
{
    return scan_place(scan, token->at, token->end);
}

static const char *text_of(struct scan *scan, const struct token *token)
{
    return arena_copy_bytes(scan->arena, scan->text + token->at,
                            token->end - token->at);
}

/* The bracket with the sign that has to stand behind it. */
static const char *written(struct scan *scan, const struct tokens *tokens,
                           const struct repair *repair, bool in_list)
{
    const struct token *next =
        repair->at < tokens->n ? &tokens->list[repair->at] : NULL;
    const char *behind = in_list ? "" : ";";
    if (next && next->sort == TOKEN_SIGN) {
        behind = "";
    } else if (in_list && next && next->sort == TOKEN_OPEN) {
        behind = ",";
    }
    return arena_text(scan->arena, "%c%s", repair->sign, behind);
}

/* Where exactly, when only one place will do. */
static const char *close_hint(struct scan *scan, const struct tokens *tokens,
                              const struct repair *repair, bool in_list)
{
    const struct token *before = &tokens->list[repair->at - 1];
    const struct token *next =
        repair->at < tokens->n ? &tokens->list[repair->at] : NULL;
    const bool is_block = repair->sign == '}';
    if (!repair->is_only) {
        const char *text =
            arena_text(scan->arena, in_list ? "%c" : "%c;", repair->sign);
        return arena_text(scan->arena,
                          is_block ? tr("add '%s' where this block ends")
                                   : tr("add '%s' where this list ends"),
                          text);
    }
    const char *text = written(scan, tokens, repair, in_list);
    const uint32_t line = line_of(scan, before->at);
    if (before->sign == ',') {
        return arena_text(scan->arena, tr("write '%s' instead of the comma"),
                          text);
    }
    if (next && line_of(scan, next->at) == line) {
        return arena_text(scan->arena, tr("add '%s' behind %s"), text,
                          text_of(scan, before));
    }
    return arena_text(scan->arena, tr("add '%s' below line %d"), text,
                      (int)line);
}

static void say_never_closed(struct scan *scan, const struct tokens *tokens,
                             const struct repair *repair)
{
    const struct token *open = &tokens->list[repair->opener];
    complain(scan->complaints, "E-BRACKET", place_of(scan, open),
             close_hint(scan, tokens, repair, repair->in_list),
             open->sign == '{' ? tr("block opened here is never closed")
                               : tr("list opened here is never closed"));
}

static void say_missing(struct scan *scan, const struct tokens *tokens,
                        const struct repair *repair)
{
    const struct token *before = &tokens->list[repair->at - 1];
    const struct token *next = &tokens->list[repair->at];
    const bool is_named = before->sort == TOKEN_NAME;
    complain(scan->complaints, "E-BRACKET",
             place_of(scan, is_named ? before : next),
             is_named ? arena_text(scan->arena, tr("write %s = %c"),
                                   text_of(scan, before), repair->sign)
                      : arena_text(scan->arena, tr("write %c %s"), repair->sign,
                                   text_of(scan, next)),
             is_named ? tr("a '%c' is missing behind this")
                      : tr("a '%c' is missing before this"),
             repair->sign);
}

/* Behind a ; another one has nothing to end: it goes with the bracket. */
static const struct token *with_its_sign(const struct tokens *tokens, size_t at)
{
    const struct token *token = &tokens->list[at];
    const bool goes = at > 0 && token[-1].sort == TOKEN_SIGN &&
                      at + 1 < tokens->n && token[1].sign == ';' &&
                      token[1].at == token->end;
    return goes ? token + 1 : token;
}

static void say_too_many(struct scan *scan, const struct tokens *tokens,
                         const struct repair *repair)
{
    const struct token *token = &tokens->list[repair->at];
    const struct token *last = with_its_sign(tokens, repair->at);
    complain(scan->complaints, "E-BRACKET",
             scan_place(scan, token->at, last->end),
             repair->is_only || token->sort == TOKEN_OPEN
                 ? tr("take it out")
                 : tr("take it out, or look above for a block that ends too "
                      "soon"),
             "a '%s' too many",
             arena_copy_bytes(scan->arena, scan->text + token->at,
                              last->end - token->at));
}

static void say_other(struct scan *scan, const struct tokens *tokens,
                      const struct repair *repair)
{
    const struct token *token = &tokens->list[repair->at];
    const struct token *open = &tokens->list[repair->opener];
    if (token->sort == TOKEN_CLOSE) {
        complain(scan->complaints, "E-BRACKET", place_of(scan, token),
                 arena_text(scan->arena, tr("write '%c'"), repair->sign),
                 "the '%c' of line %d ends with '%c' here", open->sign,
                 (int)line_of(scan, open->at), token->sign);
        return;
    }
    complain(scan->complaints, "E-BRACKET", place_of(scan, token),
             arena_text(scan->arena, tr("write '%c'"), repair->sign),
             "this '%c' ends with '%c'", token->sign,
             bracket_end(repair->sign));
}

static void say_swapped(struct scan *scan, const struct token *first)
{
    const struct token *second = first + 1;
    complain(
        scan->complaints, "E-BRACKET", scan_place(scan, first->at, second->end),
        arena_text(scan->arena, tr("write '%c %c'"), second->sign, first->sign),
        "brackets end in the wrong order: '%c' before '%c'", first->sign,
        second->sign);
}

/* Then what the outer one hides is the likely reason. */
static void say_comment_in_comment(const struct lexer *lexer)
{
    struct scan *scan = lexer->scan;
    const uint32_t line = line_of(scan, lexer->inner);
    complain(scan->complaints, "E-BRACKET",
             scan_place(scan, lexer->outer, lexer->outer + 2),
             arena_text(scan->arena,
                        tr("add */ where this comment ends, before line %d"),
                        (int)line),
             "comment opened here takes in the one of line %d", (int)line);
}

bool scan_brackets(struct scan *scan)
{
    struct lexer lexer = { .scan = scan, .leads = true };
    lexer.groups = schema_groups(scan->arena, &lexer.n_groups);
    if (!read_tokens(&lexer)) {
        return true;
    }
    const struct repair repair = brackets_repair(&lexer.tokens);
    if (repair.sort != REPAIR_NONE && lexer.inner > 0) {
        say_comment_in_comment(&lexer);
        return false;
    }
    switch (repair.sort) {
    case REPAIR_NONE:
        return true;
    case REPAIR_OPEN:
        say_missing(scan, &lexer.tokens, &repair);
        break;
    case REPAIR_CLOSE:
        say_never_closed(scan, &lexer.tokens, &repair);
        break;
    case REPAIR_OUT:
        say_too_many(scan, &lexer.tokens, &repair);
        break;
    case REPAIR_SWAP:
        say_swapped(scan, &lexer.tokens.list[repair.at]);
        break;
    case REPAIR_OTHER:
        say_other(scan, &lexer.tokens, &repair);
        break;
    }
    return false;
}
