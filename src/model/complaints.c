/*
 * complaints.c - kept in the order found, sorted once at the end.
 *
 * A hopeless file could give a complaint a line: beyond MOST_KEPT they are
 * counted and not kept.
 */
#include "model/complaints.h"

#include "base/language.h"
#include "base/text.h"
#include "model/source_text.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_KEPT = 500, LONGEST_EXCERPT = 300 };

struct entry {
    struct problem problem;
    struct place at;
    size_t rank; /* order found */
    bool soft;
};

struct complaints {
    struct arena *arena;
    const struct source *source;
    const char *context; /* NULL: none */
    size_t n;
    size_t n_errors;
    size_t n_lost;
    struct entry list[MOST_KEPT];
};

struct complaints *complaints_start(const struct source *source,
                                    struct arena *arena)
{
    struct complaints *complaints = arena_alloc(arena, 1, sizeof *complaints);
    complaints->arena = arena;
    complaints->source = source;
    return complaints;
}

/* Past "channels.NAME"; unchanged where the text does not go on so. */
static const char *past_channel(const char *text)
{
    static const char block[] = "channels.";
    if (strncmp(text, block, sizeof block - 1) != 0) {
        return text;
    }
    text += sizeof block - 1;
    return text + strcspn(text, ". :");
}

/* Channels that copy a value with `like` copy its mistake: the same place and
 * the same words about another channel are the same complaint. */
static bool says_the_same(const char *a, const char *b)
{
    while (*a && *a == *b) {
        const char *next_a = past_channel(a);
        const char *next_b = past_channel(b);
        a = next_a > a ? next_a : a + 1;
        b = next_b > b ? next_b : b + 1;
    }
    return *a == *b;
}

static bool is_known(const struct complaints *complaints, struct place at,
                     const char *message)
{
    for (size_t i = 0; i < complaints->n; i++) {
        const struct entry *entry = &complaints->list[i];
        if (entry->at.line == at.line && entry->at.column == at.column &&
            (at.column > 0 ? says_the_same(entry->problem.message, message)
                           : strcmp(entry->problem.message, message) == 0)) {
            return true;
        }
    }
    return false;
}

static void locate(const struct complaints *complaints, struct place at,
                   struct problem *problem)
{
    problem->file = complaints->source->file;
    if (at.line == 0) {
        return;
    }
    const struct source_line *line =
        source_line_at(complaints->source, at.line);
    problem->file = line->file;
    problem->line = line->number;
    if (line->number == 0) {
        return;
    }
    problem->column = (int)at.column;
    problem->width = at.width ? (int)at.width : 1;
    if (at.column > 0 && line->n_bytes <= LONGEST_EXCERPT) {
        problem->excerpt =
            arena_copy_bytes(complaints->arena, line->start, line->n_bytes);
    }
}

static void add(struct complaints *complaints, struct entry entry)
{
    if (is_known(complaints, entry.at, entry.problem.message)) {
        return; /* also when a variant leaves as it is what is wrong already */
    }
    if (complaints->context) {
        entry.problem.message =
            arena_text(complaints->arena, tr("%s (in %s)"),
                       entry.problem.message, complaints->context);
    }
    if (is_known(complaints, entry.at, entry.problem.message)) {
        return;
    }
    complaints->n_errors += entry.soft ? 0 : 1;
    if (complaints->n == MOST_KEPT) {
        complaints->n_lost += entry.soft ? 0 : 1;
        return;
    }
    locate(complaints, entry.at, &entry.problem);
    entry.rank = complaints->n;
    if (entry.problem.hint) {
        entry.problem.hint =
            arena_copy_text(complaints->arena, tr(entry.problem.hint));
    }
    complaints->list[complaints->n++] = entry;
}

static struct entry entry_of(const char *code, const char *message,
                             const char *hint, struct place at)
{
    return (struct entry){
        .problem = { .code = code, .message = message, .hint = hint }, .at = at
    };
}

void complain(struct complaints *complaints, const char *code, struct place at,
              const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = arena_vtext(complaints->arena, tr(format), args);
    va_end(args);
    add(complaints, entry_of(code, message, hint, at));
}

void complain_softly(struct complaints *complaints, const char *code,
                     struct place at, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = arena_vtext(complaints->arena, tr(format), args);
    va_end(args);
    struct entry entry = entry_of(code, message, hint, at);
    entry.soft = true;
    add(complaints, entry);
}

void complaints_set_context(struct complaints *complaints, const char *context)
{
    complaints->context = context;
}

size_t complaints_count(const struct complaints *complaints)
{
    return complaints->n_errors;
}

static int by_place(const void *a, const void *b)
{
    const struct entry *x = *(const struct entry *const *)a;
    const struct entry *y = *(const struct entry *const *)b;
    if (x->at.line != y->at.line) {
        return x->at.line < y->at.line ? -1 : 1;
    }
    if (x->at.column != y->at.column) {
        return x->at.column < y->at.column ? -1 : 1;
    }
    return x->rank < y->rank ? -1 : 1;
}

static void settle(const struct complaints *complaints, bool soft,
                   struct problems *out)
{
    const struct entry *order[MOST_KEPT];
    size_t n = 0;
    for (size_t i = 0; i < complaints->n; i++) {
        if (complaints->list[i].soft == soft) {
            order[n++] = &complaints->list[i];
        }
    }
    qsort(order, n, sizeof *order, by_place);
    out->n = n < PROBLEMS_AT_MOST ? n : PROBLEMS_AT_MOST;
    for (size_t i = 0; i < out->n; i++) {
        out->list[i] = order[i]->problem;
    }
    out->n_more = n - out->n + (soft ? 0 : complaints->n_lost);
}

void complaints_settle(const struct complaints *complaints,
                       struct problems *errors, struct problems *warnings)
{
    settle(complaints, false, errors);
    settle(complaints, true, warnings);
}

static const char *choices_in(char quote, const char *const *words,
                              size_t n_words, struct arena *arena)
{
    struct text text;
    text_start(&text, arena);
    for (size_t i = 0; i < n_words; i++) {
        const bool last = i + 1 == n_words;
        text_add(&text, "%s%c%s%c", i == 0 ? "" : (last ? tr(" or ") : ", "),
                 quote, words[i], quote);
    }
    return text.bytes;
}

const char *complaint_choices(const char *const *words, size_t n_words,
                              struct arena *arena)
{
    return choices_in('"', words, n_words, arena);
}

const char *complaint_guess(const char *word, const char *const *words,
                            size_t n_words, struct arena *arena)
{
    const char *near = text_nearest(word, words, n_words);
    if (!near && n_words > 0 && n_words <= NAMES_TO_LIST) {
        return arena_text(arena, tr("write %s"),
                          choices_in('\'', words, n_words, arena));
    }
    return near ? arena_text(arena, tr("did you mean '%s'?"), near) : NULL;
}

const char *complaint_guess_text(const char *word, const char *const *words,
                                 size_t n_words, struct arena *arena)
{
    const char *near = text_nearest(word, words, n_words);
    if (near) {
        return arena_text(arena, tr("did you mean \"%s\"?"), near);
    }
    return n_words > 0 && n_words <= NAMES_TO_LIST
               ? arena_text(arena, tr("write %s"),
                            complaint_choices(words, n_words, arena))
               : NULL;
}

/* Blanks that reach below character `column` of the line, tabs kept. */
static void indent(struct text *text, const char *line, int column)
{
    const char *at = line;
    for (int i = 1; i < column && *at; i++) {
        size_t n = 1;
        while (((unsigned char)at[n] & 0xc0u) == 0x80u) {
            n++;
        }
        char character[8] = { 0 };
        memcpy(character, at, n < sizeof character ? n : 1);
        if (*at == '\t') {
            text_add_bytes(text, "\t", 1);
        } else {
            text_add(text, "%*s", (int)text_width(character), "");
        }
        at += n;
    }
}

const char *problem_text(const struct problem *problem, const char *severity,
                         struct arena *arena)
{
    struct text text;
    text_start(&text, arena);
    text_add(&text, "%s:", problem->file);
    if (problem->line > 0) {
        text_add(&text, "%d:", problem->line);
        if (problem->column > 0) {
            text_add(&text, "%d:", problem->column);
        }
    }
    text_add(&text, " %s: %s\n", tr(severity), problem->message);
    if (problem->excerpt) {
        text_add(&text, "%6d | %s\n       | ", problem->line, problem->excerpt);
        indent(&text, problem->excerpt, problem->column);
        for (int i = 0; i < problem->width; i++) {
            text_add_bytes(&text, "^", 1);
        }
        text_add_bytes(&text, "\n", 1);
    }
    if (problem->hint) {
        text_add(&text, "       = %s\n", problem->hint);
    }
    return text.bytes;
}

const struct source *complaints_source(const struct complaints *complaints)
{
    return complaints->source;
}
