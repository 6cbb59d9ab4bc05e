/*
 * A formula is two lists of terms. The reader walks the text once; `at` is
 * the rest of it.
 */
#include "study/formula.h"

#include "base/units.h"
#include "study/formula_term.h"
#include <ctype.h>
#include <string.h>

enum { TERMS_AT_MOST = 16, WORD_AT_MOST = 64 };

struct reader {
    const char *at;
    const struct centre *centre;
    struct error *err;
    size_t n;
    struct formula_term terms[TERMS_AT_MOST];
};

static void skip_blanks(struct reader *reader)
{
    while (*reader->at == ' ') {
        reader->at++;
    }
}

static bool take(struct reader *reader, char mark)
{
    skip_blanks(reader);
    if (*reader->at != mark) {
        return false;
    }
    reader->at++;
    return true;
}

/* A '-' belongs to the word between two clock times only. */
static bool in_word(const char *start, const char *at)
{
    if (*at == '-') {
        return at > start && isdigit((unsigned char)at[-1]) &&
               isdigit((unsigned char)at[1]) && at[-1] != ' ';
    }
    return isalnum((unsigned char)*at) || *at == '_' || *at == '.' ||
           *at == ':';
}

static bool read_word(struct reader *reader, char out[static WORD_AT_MOST])
{
    skip_blanks(reader);
    const char *start = reader->at;
    while (in_word(start, reader->at)) {
        reader->at++;
    }
    const size_t n = (size_t)(reader->at - start);
    if (n == 0 || n >= WORD_AT_MOST) {
        return fail(reader->err, "a name or number is missing before \"%s\"",
                    reader->at);
    }
    memcpy(out, start, n);
    out[n] = '\0';
    return true;
}

/* number, address, or number * address */
static bool read_term(struct reader *reader, double sign)
{
    char word[WORD_AT_MOST] = "";
    if (reader->n == TERMS_AT_MOST) {
        return fail(reader->err, "more than %d terms in a sum", TERMS_AT_MOST);
    }
    if (!read_word(reader, word)) {
        return false;
    }
    struct formula_term *term = &reader->terms[reader->n++];
    *term = (struct formula_term){ .factor = sign, .thing = THING_ONE };
    if (isdigit((unsigned char)word[0])) {
        double factor = 0.0;
        if (!units_read_number(word, &factor, reader->err)) {
            return false;
        }
        term->factor *= factor;
        if (!take(reader, '*')) {
            return true;
        }
        if (!read_word(reader, word)) {
            return false;
        }
    }
    return formula_term_read(word, reader->centre, term, reader->err);
}

static bool read_sum(struct reader *reader)
{
    reader->n = 0;
    if (!read_term(reader, 1.0)) {
        return false;
    }
    for (;;) {
        if (take(reader, '+')) {
            if (!read_term(reader, 1.0)) {
                return false;
            }
        } else if (take(reader, '-')) {
            if (!read_term(reader, -1.0)) {
                return false;
            }
        } else {
            return true;
        }
    }
}

/* One side of the stroke: a sum in brackets, a single term, or, where no
 * stroke follows, a bare sum. */
static bool read_side(struct reader *reader)
{
    if (!take(reader, '(')) {
        if (!read_sum(reader)) {
            return false;
        }
        skip_blanks(reader);
        return *reader->at != '/' || reader->n == 1 ||
               fail(reader->err, "a sum before \"/\" needs brackets");
    }
    if (!read_sum(reader)) {
        return false;
    }
    return take(reader, ')') ||
           fail(reader->err, "a bracket is not closed before \"%s\"",
                reader->at);
}

static const struct formula_term *keep(const struct reader *reader,
                                       struct arena *arena, size_t *out_n)
{
    struct formula_term *kept = arena_alloc(arena, reader->n, sizeof *kept);
    memcpy(kept, reader->terms, reader->n * sizeof *kept);
    *out_n = reader->n;
    return kept;
}

bool formula_read(const char *written, const struct centre *centre,
                  struct arena *arena, struct formula *out, struct error *err)
{
    struct reader reader = { .at = written, .centre = centre, .err = err };
    *out = (struct formula){ 0 };
    if (!read_side(&reader)) {
        return false;
    }
    out->above = keep(&reader, arena, &out->n_above);
    if (take(&reader, '/')) {
        if (!read_side(&reader)) {
            return false;
        }
        out->below = keep(&reader, arena, &out->n_below);
    }
    skip_blanks(&reader);
    return *reader.at == '\0' ||
           fail(err, "cannot read the formula from \"%s\" on", reader.at);
}

static double add_up(const struct formula_term *terms, size_t n,
                     const struct sample *sample)
{
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) {
        sum += terms[i].factor * formula_term_value(&terms[i], sample);
    }
    return sum;
}

void formula_evaluate(const struct formula *formula,
                      const struct sample *sample, double *out_above,
                      double *out_below)
{
    *out_above = add_up(formula->above, formula->n_above, sample);
    *out_below =
        formula->below ? add_up(formula->below, formula->n_below, sample) : 1.0;
}
