#include "cli/options.h"

#include "base/language.h"
#include "base/text.h"
#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    const char *const *words;
    size_t n, at;
    const enum option *accepted;
    struct arena *arena;
    struct options *out;
    struct error *err;
};

static void append(struct arena *arena, size_t *n, const char ***list,
                   const char *value)
{
    const char **grown =
        arena_grow(arena, *list, *n, *n + 1, sizeof(const char *));
    grown[*n] = value;
    *list = grown;
    (*n)++;
}

/* Accepted by every command. */
static const enum option everywhere[] = { OPTION_LANG, OPTION_HELP };

static enum option find_long(const enum option *accepted, const char *name,
                             size_t length)
{
    for (; *accepted != N_OPTIONS; accepted++) {
        const char *known = option_rule(*accepted)->name;
        if (strlen(known) == length && strncmp(known, name, length) == 0) {
            return *accepted;
        }
    }
    for (size_t i = 0; i < sizeof everywhere / sizeof *everywhere; i++) {
        const char *known = option_rule(everywhere[i])->name;
        if (strlen(known) == length && strncmp(known, name, length) == 0) {
            return everywhere[i];
        }
    }
    return N_OPTIONS;
}

static enum option find_letter(const enum option *accepted, char letter)
{
    for (; *accepted != N_OPTIONS; accepted++) {
        if (option_rule(*accepted)->letter == letter) {
            return *accepted;
        }
    }
    return letter == 'h' ? OPTION_HELP : N_OPTIONS;
}

/* A beginning of one option only is surely that one. */
static const char *nearest(const struct reader *reader, const char *name)
{
    const char *names[N_OPTIONS + 2];
    size_t n = 0;
    const char *begun = NULL;
    size_t n_begun = 0;
    for (const enum option *o = reader->accepted; *o != N_OPTIONS; o++) {
        names[n] = option_rule(*o)->name;
        if (strncmp(names[n], name, strlen(name)) == 0) {
            begun = names[n];
            n_begun++;
        }
        n++;
    }
    names[n++] = "help";
    names[n++] = "lang";
    return n_begun == 1 ? begun : text_nearest(name, names, n);
}

static bool unknown_long(const struct reader *reader, const char *name,
                         size_t length)
{
    const char *word = arena_copy_bytes(reader->arena, name, length);
    const char *near = nearest(reader, word);
    (void)fail(reader->err, "there is no option --%s here", word);
    if (near) {
        return fail_hint(reader->err, "did you mean --%s?", near);
    }
    return fail_hint(reader->err, "--help lists the options");
}

static bool is_choice(const char *choices, const char *value)
{
    const size_t length = strlen(value);
    for (const char *at = choices; at; at = strchr(at, '|')) {
        at += *at == '|';
        if (length > 0 && strcspn(at, "|") == length &&
            strncmp(at, value, length) == 0) {
            return true;
        }
    }
    return false;
}

/* "auto|bar|none" as "auto, bar or none". */
static const char *choices_in_words(struct arena *arena, const char *choices)
{
    struct text text;
    text_start(&text, arena);
    const char *last = strrchr(choices, '|');
    for (const char *at = choices; *at; at++) {
        if (*at != '|') {
            text_add_bytes(&text, at, 1);
        } else {
            text_add(&text, "%s", at == last ? tr(" or ") : ", ");
        }
    }
    return text.bytes;
}

static bool keep(const struct reader *reader, enum option option,
                 const char *value)
{
    const struct option_rule *rule = option_rule(option);
    struct option_values *values = &reader->out->given[option];
    if (rule->choices && !is_choice(rule->choices, value)) {
        (void)fail(reader->err, "--%s cannot be \"%s\"", rule->name, value);
        return fail_hint(reader->err, "use %s",
                         choices_in_words(reader->arena, rule->choices));
    }
    if (values->n > 0 && rule->value && !rule->repeatable) {
        (void)fail(reader->err, "--%s is given twice", rule->name);
        return fail_hint(reader->err, "give it once");
    }
    append(reader->arena, &values->n, &values->list, value);
    return true;
}

/* Called when the option's name has been read; `joined` is what stands right
 * behind it ("--out=DIR", "-j4"), NULL when nothing does. */
static bool take_value(struct reader *reader, enum option option,
                       const char *joined)
{
    const struct option_rule *rule = option_rule(option);
    if (rule->may_take_dash) {
        const bool dash_follows = !joined && reader->at < reader->n &&
                                  strcmp(reader->words[reader->at], "-") == 0;
        if (dash_follows) {
            reader->at++;
        }
        if (!joined || strcmp(joined, "-") == 0) {
            return keep(reader, option, "");
        }
    }
    if (!rule->value && joined) {
        return fail(reader->err, "--%s takes no value", rule->name);
    }
    if (!rule->value || joined) {
        return keep(reader, option, joined ? joined : "");
    }
    if (reader->at == reader->n) {
        (void)fail(reader->err, "--%s needs a value", rule->name);
        return fail_hint(reader->err, "write --%s %s: %s", rule->name,
                         rule->value, tr(rule->help));
    }
    return keep(reader, option, reader->words[reader->at++]);
}

static bool read_long(struct reader *reader, const char *word)
{
    const char *name = word + 2;
    const size_t length = strcspn(name, "=");
    const char *joined = name[length] == '=' ? name + length + 1 : NULL;
    const enum option option = find_long(reader->accepted, name, length);
    if (option == N_OPTIONS) {
        return unknown_long(reader, name, length);
    }
    return take_value(reader, option, joined);
}

/* "-qv" is -q -v; "-j4" is -j 4. */
static bool read_letters(struct reader *reader, const char *word)
{
    for (const char *at = word + 1; *at; at++) {
        const enum option option = find_letter(reader->accepted, *at);
        if (option == N_OPTIONS) {
            (void)fail(reader->err, "there is no option -%c here", *at);
            return fail_hint(reader->err, "--help lists the options");
        }
        if (option_rule(option)->value) {
            return take_value(reader, option, at[1] ? at + 1 : NULL);
        }
        if (!keep(reader, option, "")) {
            return false;
        }
    }
    return true;
}

static bool read_word(struct reader *reader, bool *only_arguments)
{
    const char *word = reader->words[reader->at++];
    if (!*only_arguments && strcmp(word, "--") == 0) {
        *only_arguments = true;
        return true;
    }
    if (!*only_arguments && word[0] == '-' && word[1] != '\0') {
        return word[1] == '-' ? read_long(reader, word)
                              : read_letters(reader, word);
    }
    append(reader->arena, &reader->out->n_arguments, &reader->out->arguments,
           word);
    return true;
}

bool options_read(const char *const *words, size_t n,
                  const enum option *accepted, struct arena *arena,
                  struct options *out, struct error *err)
{
    *out = (struct options){ .n_arguments = 0 };
    struct reader reader = {
        .words = words,
        .n = n,
        .accepted = accepted,
        .arena = arena,
        .out = out,
        .err = err,
    };
    bool only_arguments = false;
    while (reader.at < n) {
        if (!read_word(&reader, &only_arguments)) {
            return false;
        }
    }
    return true;
}

bool options_has(const struct options *options, enum option option)
{
    assert(option < N_OPTIONS);
    return options->given[option].n > 0;
}

const char *options_value(const struct options *options, enum option option,
                          const char *otherwise)
{
    assert(option < N_OPTIONS);
    const struct option_values *values = &options->given[option];
    return values->n > 0 ? values->list[values->n - 1] : otherwise;
}

bool options_whole_number(const struct options *options, enum option option,
                          unsigned long long least, unsigned long long most,
                          unsigned long long *out, struct error *err)
{
    const char *text = options_value(options, option, NULL);
    if (!text) {
        return true;
    }
    const char *name = option_rule(option)->name;
    const size_t digits = strspn(text, "0123456789");
    if (digits == 0 || text[digits] != '\0') {
        (void)fail(err, "--%s takes a whole number, not \"%s\"", name, text);
        return fail_hint(err, "write a number from %llu to %llu", least, most);
    }
    const unsigned long long value =
        digits < 20 ? strtoull(text, NULL, 10) : most + 1;
    if (value < least || value > most || digits >= 20) {
        (void)fail(err, "--%s %s is out of range", name, text);
        return fail_hint(err, "write a number from %llu to %llu", least, most);
    }
    *out = value;
    return true;
}
