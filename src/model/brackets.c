/*
 * brackets.c - walking over the tokens with a stack of open brackets, once as
 * they are and once with each repair.
 *
 * Repairs share the walk up to their place. A repair that is worse than the
 * best one so far is left at once, so that the search takes a file's length
 * times the distance at which a wrong repair shows.
 */
#include "model/brackets.h"

#include <assert.h>
#include <string.h>

enum { DEEPEST = 64, MOST_STEPS = 30 * 1000 * 1000 };

/* What an oddity weighs. */
enum {
    ODD_UNMATCHED = 100,
    ODD_GRAMMAR = 10,
    ODD_UNLIKELY = 5,
    ODD_LAYOUT = 3,
    ODD_SIGN = 2,
    ODD_PLACE = 1
};

struct level {
    char sign;
    bool has_members;
    uint32_t indent;  /* of the line that opened it */
    uint32_t members; /* of the lines in it */
    size_t opener;
};

struct walk {
    unsigned odd;
    bool unmatched;
    int depth;
    enum token_sort last;
    char last_sign;
    bool wants_list;                  /* of the name before; */
    bool wants_no_block;              /* see struct token */
    struct level levels[DEEPEST + 1]; /* the first: the file itself */
};

char bracket_end(char open)
{
    return open == '{' ? '}' : (open == '(' ? ')' : ']');
}

static struct level *top(struct walk *walk)
{
    return &walk->levels[walk->depth];
}

static bool in_list(struct walk *walk)
{
    return walk->depth > 0 && top(walk)->sign != '{';
}

static void match_line(struct walk *walk, const struct token *token)
{
    struct level *level = top(walk);
    if (!token->leads || token->sort == TOKEN_SIGN) {
        return;
    }
    if (token->sort == TOKEN_CLOSE) {
        walk->odd += token->indent != level->indent ? ODD_LAYOUT : 0;
        return;
    }
    if (walk->depth > 0 && token->indent <= level->indent) {
        walk->odd += ODD_LAYOUT;
    }
    if (level->has_members && level->members != token->indent) {
        walk->odd += ODD_LAYOUT;
    }
    if (!level->has_members) {
        level->has_members = true;
        level->members = token->indent;
    }
}

static void take_name(struct walk *walk, const struct token *name)
{
    if (in_list(walk) || walk->last == TOKEN_NAME) {
        walk->odd += ODD_GRAMMAR;
    }
    if (walk->last == TOKEN_VALUE || walk->last == TOKEN_CLOSE) {
        walk->odd += ODD_SIGN;
    } else if (walk->last_sign == ',') {
        walk->odd += ODD_UNLIKELY;
    }
    if (walk->depth > 0 ? name->is_of_top && !name->is_elsewhere
                        : !name->is_of_top) {
        walk->odd += ODD_UNLIKELY;
    }
}

static void take_open(struct walk *walk, const struct token *token, size_t at)
{
    const bool follows =
        in_list(walk) ? walk->last == TOKEN_OPEN || walk->last_sign == ','
                      : walk->last == TOKEN_NAME;
    const bool list_in_list = in_list(walk) && token->sign != '{';
    if (!follows || list_in_list || top(walk)->sign == '[') {
        walk->odd += ODD_GRAMMAR;
    } else if (token->sign == '{' && walk->wants_no_block) {
        walk->odd += ODD_SIGN;
    }
    if (walk->depth < DEEPEST) {
        walk->levels[++walk->depth] = (struct level){ .sign = token->sign,
                                                      .indent = token->indent,
                                                      .opener = at };
    }
}

static void take_close(struct walk *walk, const struct token *token)
{
    if (walk->last_sign == ',') {
        walk->odd += ODD_SIGN;
    }
    if (walk->last == TOKEN_NAME) {
        walk->odd += ODD_GRAMMAR;
    }
    int depth = walk->depth;
    while (depth > 0 && bracket_end(walk->levels[depth].sign) != token->sign) {
        depth--;
    }
    const int n_unmatched = depth > 0 ? walk->depth - depth : 1;
    walk->odd += (unsigned)n_unmatched * ODD_UNMATCHED;
    walk->unmatched = walk->unmatched || n_unmatched > 0;
    if (depth > 0) {
        walk->depth = depth;
        match_line(walk, token);
        walk->depth--;
    }
}

static void take_sign(struct walk *walk, const struct token *token)
{
    if (walk->last == TOKEN_NAME || (token->sign == ';' && in_list(walk))) {
        walk->odd += ODD_GRAMMAR;
    }
    if (walk->last == TOKEN_SIGN) {
        walk->odd += ODD_SIGN;
    }
}

static void take_value(struct walk *walk)
{
    if (in_list(walk) ? walk->last == TOKEN_CLOSE
                      : walk->last != TOKEN_NAME && walk->last != TOKEN_VALUE) {
        walk->odd += ODD_GRAMMAR;
    } else if (walk->wants_list && walk->last == TOKEN_NAME) {
        walk->odd += ODD_SIGN;
    }
}

static void step(struct walk *walk, const struct token *token, size_t at)
{
    if (token->sort != TOKEN_CLOSE) {
        match_line(walk, token);
    }
    switch (token->sort) {
    case TOKEN_NAME:
        take_name(walk, token);
        break;
    case TOKEN_VALUE:
        take_value(walk);
        break;
    case TOKEN_SIGN:
        take_sign(walk, token);
        break;
    case TOKEN_OPEN:
        take_open(walk, token, at);
        break;
    case TOKEN_CLOSE:
        take_close(walk, token);
        break;
    }
    walk->last = token->sort;
    walk->last_sign = token->sign;
    walk->wants_list = token->wants_list;
    walk->wants_no_block = token->wants_no_block;
}

static void end_walk(struct walk *walk)
{
    walk->odd += (unsigned)walk->depth * ODD_UNMATCHED;
    walk->unmatched = walk->unmatched || walk->depth > 0;
}

struct search {
    const struct tokens *tokens;
    struct repair best;
    unsigned best_odd;
    size_t n_steps;
};

/* Behind a bracket that was put in stands what has to stand there. */
static void put_close(struct walk *walk, const struct token *next)
{
    walk->odd += next && !next->leads ? ODD_PLACE : 0;
    walk->depth--;
    walk->last = TOKEN_CLOSE;
    walk->last_sign = '\0';
    if (!in_list(walk) && next && next->sort != TOKEN_SIGN) {
        walk->last = TOKEN_SIGN;
        walk->last_sign = ';';
    } else if (in_list(walk) && next && next->sort == TOKEN_OPEN) {
        walk->last_sign = ',';
    }
}

/* Behind its name, or as the first of an entry that begins with `next`. */
static size_t put_open(const struct tokens *tokens, struct walk *walk,
                       const struct repair *repair)
{
    struct token next = tokens->list[repair->at];
    struct token open = next;
    open.sort = TOKEN_OPEN;
    open.sign = repair->sign;
    if (walk->last == TOKEN_NAME) {
        open.leads = false;
        open.indent = tokens->list[repair->at - 1].indent;
    } else {
        next.leads = false;
    }
    step(walk, &open, repair->at);
    step(walk, &next, repair->at);
    return repair->at + 1;
}

/* The first token behind the repair. */
static size_t apply(const struct tokens *tokens, struct walk *walk,
                    const struct repair *repair)
{
    const struct token *next =
        repair->at < tokens->n ? &tokens->list[repair->at] : NULL;
    if (repair->sort == REPAIR_CLOSE) {
        put_close(walk, next);
        return repair->at;
    }
    if (repair->sort == REPAIR_OUT) {
        walk->odd += next->leads ? ODD_PLACE : 0;
        const size_t after = repair->at + 1;
        const bool with_sign = walk->last == TOKEN_SIGN && after < tokens->n &&
                               tokens->list[after].sign == ';';
        return with_sign ? after + 1 : after;
    }
    struct token token = *next;
    if (repair->sort == REPAIR_SWAP) {
        step(walk, next + 1, repair->at);
        step(walk, next, repair->at + 1);
        return repair->at + 2;
    }
    token.sign = repair->sign;
    if (repair->sort == REPAIR_OPEN) {
        return put_open(tokens, walk, repair);
    }
    step(walk, &token, repair->at);
    return repair->at + 1;
}

/* Whether the two repairs come to the same: nothing between them but what
 * they put in or take out, and signs. */
static bool is_same_place(const struct tokens *tokens, const struct repair *a,
                          const struct repair *b)
{
    if (a->sort != b->sort || a->sign != b->sign) {
        return false;
    }
    for (size_t i = a->at; i < b->at; i++) {
        const struct token *token = &tokens->list[i];
        if (token->sort != TOKEN_SIGN &&
            !(a->sort == REPAIR_OUT && token->sign == a->sign)) {
            return false;
        }
    }
    return true;
}

static void try_repair(struct search *search, const struct walk *before,
                       struct repair repair)
{
    struct walk walk = *before;
    const struct tokens *tokens = search->tokens;
    size_t at = apply(tokens, &walk, &repair);
    while (at < tokens->n && walk.odd <= search->best_odd &&
           search->n_steps < MOST_STEPS) {
        step(&walk, &tokens->list[at], at);
        at++;
        search->n_steps++;
    }
    if (at < tokens->n) {
        return;
    }
    end_walk(&walk);
    if (walk.odd <= search->best_odd) {
        repair.is_only = walk.odd < search->best_odd ||
                         (search->best.is_only &&
                          is_same_place(tokens, &search->best, &repair));
        search->best_odd = walk.odd;
        search->best = repair;
    }
}

static void try_openers(struct search *search, struct walk *walk, size_t at)
{
    const bool after_name = walk->last == TOKEN_NAME;
    const bool in_row =
        in_list(walk) && (walk->last == TOKEN_OPEN || walk->last_sign == ',');
    const char *signs = after_name ? "{([" : (in_row ? "{" : "");
    for (const char *sign = signs; *sign; sign++) {
        try_repair(
            search, walk,
            (struct repair){ .sort = REPAIR_OPEN, .at = at, .sign = *sign });
    }
}

/* What could be done before token `at` and with it. */
static void try_all(struct search *search, struct walk *walk, size_t at)
{
    const struct tokens *tokens = search->tokens;
    struct repair repair = { .at = at, .opener = top(walk)->opener };
    if (walk->depth > 0) {
        repair.sort = REPAIR_CLOSE;
        repair.in_list =
            walk->levels[walk->depth - 1].sign != '{' && walk->depth > 1;
        repair.sign = bracket_end(top(walk)->sign);
        try_repair(search, walk, repair);
    }
    if (at == tokens->n) {
        return;
    }
    try_openers(search, walk, at);
    const struct token *token = &tokens->list[at];
    if (token->sort != TOKEN_OPEN && token->sort != TOKEN_CLOSE) {
        return;
    }
    repair.sort = REPAIR_OUT;
    repair.sign = token->sign;
    try_repair(search, walk, repair);
    if (token->sort == TOKEN_CLOSE && at + 1 < tokens->n &&
        token[1].sort == TOKEN_CLOSE && token[1].sign != token->sign) {
        repair.sort = REPAIR_SWAP;
        try_repair(search, walk, repair);
    }
    repair.sort = REPAIR_OTHER;
    const char *others = token->sort == TOKEN_OPEN ? "{([" : "})]";
    for (const char *sign = others; *sign; sign++) {
        repair.sign = *sign;
        if (*sign != token->sign) {
            try_repair(search, walk, repair);
        }
    }
}

struct repair brackets_repair(const struct tokens *tokens)
{
    struct walk walk = { .last = TOKEN_SIGN, .last_sign = ';' };
    for (size_t i = 0; i < tokens->n; i++) {
        step(&walk, &tokens->list[i], i);
    }
    end_walk(&walk);
    struct search search = { .tokens = tokens, .best_odd = walk.odd - 1 };
    if (!walk.unmatched) {
        return search.best;
    }
    walk = (struct walk){ .last = TOKEN_SIGN, .last_sign = ';' };
    for (size_t i = 0; i <= tokens->n; i++) {
        try_all(&search, &walk, i);
        if (i < tokens->n) {
            step(&walk, &tokens->list[i], i);
        }
    }
    return search.best;
}
