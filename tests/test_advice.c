/*
 * Advice is followed to the letter: where the message about a bad scenario
 * says what to write, that is written in the place that it points at, and then
 * the message is gone and nothing else is wrong there.
 *
 * The scenarios are those of tests/bad. Advice that leaves a choice ("name
 * other channels") cannot be followed so and is passed over; LEAST_FOLLOWED
 * keeps the test from passing over everything.
 */
#include "base/file.h"
#include "base/text.h"
#include "model/scenario.h"
#include "testing.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_FOLLOWED = 180, MOST_LITERALS = 8 };

static const char *const folder = "tests/bad";

struct file {
    const char *text;
    size_t n;
};

/* One bad scenario, what is said of it, and how its advice fared. */
struct bad {
    struct arena *arena;
    const char *path;
    struct file file;
    const struct problems *before;
    size_t n_followed;
    size_t n_wrong;
};

/* A piece of the file, and what is written instead of it. */
struct edit {
    size_t from;
    size_t to;
    const char *instead;
};

static const struct problems *told(struct arena *arena, const char *path)
{
    const struct scenario_request request = { .file = path };
    struct scenario scenario;
    struct problems *problems = arena_alloc(arena, 1, sizeof *problems);
    const bool good = scenario_load(&request, arena, &scenario, problems);
    assert_true(good == (problems->n == 0));
    return problems;
}

/* ---- places ---- */

static size_t line_start(const struct file *file, int line)
{
    size_t at = 0;
    for (int i = 1; i < line && at < file->n; at++) {
        i += file->text[at] == '\n';
    }
    return at;
}

/* Over so many characters. */
static size_t pass_characters(const struct file *file, size_t at, int n)
{
    for (; n > 0 && at < file->n; n--) {
        at++;
        while (((unsigned char)file->text[at] & 0xc0u) == 0x80u) {
            at++;
        }
    }
    return at;
}

/* Behind the bracket that ends the one that stands here. */
static size_t bracket_end(const struct file *file, size_t at)
{
    int depth = 0;
    do {
        depth += strchr("{([", file->text[at]) != NULL;
        depth -= strchr("})]", file->text[at]) != NULL;
        at++;
    } while (depth > 0 && at < file->n);
    return at;
}

/* ---- advice ---- */

/* The literal at the front of *at: a text in quotes, a list, a block, or the
 * rest when it is one word. Single quotes are those of the message. */
static const char *take_literal(struct arena *arena, const char **at)
{
    const char *from = *at;
    if (*from == '\'') {
        const size_t n = strcspn(from + 1, "'");
        *at = from + n + 2;
        return arena_copy_bytes(arena, from + 1, n);
    }
    if (*from == '"') {
        *at = from + 2 + strcspn(from + 1, "\"");
        return arena_copy_bytes(arena, from, (size_t)(*at - from));
    }
    if (*from != '\0' && strchr("{([", *from)) {
        const struct file rest = { from, strlen(from) };
        *at = from + bracket_end(&rest, 0);
        return arena_copy_bytes(arena, from, (size_t)(*at - from));
    }
    *at = from + strlen(from);
    return *from == '\0' || strchr(from, ' ') ? NULL : from;
}

/* Behind the words after which an advice says what to write; NULL. */
static const char *after_lead(const char *hint)
{
    static const char *const leads[] = {
        "did you mean ",   "write it without quotes: ",
        "decimal point: ", "something like ",
        "quotes: ",        "too: ",
        "write "
    };
    const char *such = strstr(hint, "such as ");
    if (strncmp(hint, "write ", 6) == 0 && such) {
        return such + strlen("such as ");
    }
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        const char *lead = strstr(hint, leads[i]);
        if (lead) {
            return lead + strlen(leads[i]);
        }
    }
    return NULL;
}

/* What may be written instead of what the message points at. */
static size_t literals_of(struct arena *arena, const char *hint,
                          const char *out[MOST_LITERALS])
{
    size_t n = 0;
    if (strcmp(hint, "take it out") == 0 ||
        strncmp(hint, "take out the comma", 18) == 0) {
        out[n++] = "";
        return n;
    }
    /* a file of one's own, a choice of two lines, two signs */
    const bool is_open = strstr(hint, "name.csv") || strstr(hint, "said too") ||
                         strstr(hint, "instead of");
    const char *at = is_open ? NULL : after_lead(hint);
    while (at && n < MOST_LITERALS) {
        const char *literal = take_literal(arena, &at);
        if (!literal || strstr(literal, "...")) {
            break;
        }
        out[n++] = literal;
        if (strncmp(at, " or ", 4) == 0) {
            at += 4;
        } else if (strncmp(at, ", ", 2) == 0) {
            at += 2;
        } else {
            break;
        }
    }
    return n;
}

/* ---- following it ---- */

static const char *edited(struct arena *arena, const struct file *file,
                          struct edit edit)
{
    struct text text;
    text_start(&text, arena);
    text_add_bytes(&text, file->text, edit.from);
    text_add_bytes(&text, edit.instead, strlen(edit.instead));
    text_add_bytes(&text, file->text + edit.to, file->n - edit.to);
    return text.bytes;
}

static const char *write_own(struct arena *arena, const char *text)
{
    const char *own = getenv("DESKCAST_TMP");
    const char *path = arena_text(arena, "%s/advice.cfg", own ? own : ".");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    return path;
}

static bool is_new(const struct problems *before, const struct problem *problem,
                   const char *followed)
{
    for (size_t i = 0; i < before->n; i++) {
        const char *message = before->list[i].message;
        if (strcmp(message, problem->message) == 0 && message != followed) {
            return false;
        }
    }
    return true;
}

/* The first problem that is new, within the edit; NULL. */
static const struct problem *left_over(const struct problems *before,
                                       const struct problems *after,
                                       const struct problem *followed,
                                       const char *instead)
{
    const int width = (int)text_characters(instead, strlen(instead));
    for (size_t i = 0; i < after->n; i++) {
        const struct problem *at = &after->list[i];
        const bool same = strcmp(at->message, followed->message) == 0;
        const bool here = at->line == followed->line &&
                          at->column >= followed->column &&
                          at->column <= followed->column + width;
        if (same ? is_new(before, at, followed->message)
                 : here && is_new(before, at, followed->message)) {
            return at;
        }
    }
    return NULL;
}

static void follow(struct bad *bad, const struct problem *problem,
                   struct edit edit)
{
    const char *elsewhere =
        write_own(bad->arena, edited(bad->arena, &bad->file, edit));
    const struct problems *after = told(bad->arena, elsewhere);
    const struct problem *wrong =
        left_over(bad->before, after, problem, edit.instead);
    remove(elsewhere);
    bad->n_followed++;
    if (wrong) {
        bad->n_wrong++;
        print_error("%s:%d: %s: after \"%s\" it says at %d:%d: %s\n", bad->path,
                    problem->line, problem->message, problem->hint, wrong->line,
                    wrong->column, wrong->message);
    }
}

static size_t offset_of(const struct file *file, const struct problem *problem)
{
    return pass_characters(file, line_start(file, problem->line),
                           problem->column - 1);
}

static void follow_literals(struct bad *bad, const struct problem *problem)
{
    const struct file *file = &bad->file;
    const char *literals[MOST_LITERALS];
    const size_t n = literals_of(bad->arena, problem->hint, literals);
    const size_t from = offset_of(file, problem);
    const bool opens =
        problem->width == 1 && strchr("{([", file->text[from]) != NULL;
    for (size_t i = 0; i < n; i++) {
        const size_t to = opens && strlen(literals[i]) > 1
                              ? bracket_end(file, from)
                              : pass_characters(file, from, problem->width);
        follow(bad, problem, (struct edit){ from, to, literals[i] });
    }
}

/* "add weeks = 4;" into the block that the message names. */
static void follow_addition(struct bad *bad, const struct problem *problem)
{
    const struct file *file = &bad->file;
    const char *said = problem->hint + strlen("add ");
    const char *end = strstr(said, "; or ");
    const size_t n = end ? (size_t)(end + 1 - said) : strlen(said);
    size_t at = file->n;
    if (!strstr(problem->message, "the scenario does not say")) {
        at = offset_of(file, problem);
        at += strcspn(file->text + at, "{") + 1;
    }
    const struct edit edit = {
        at, at, arena_text(bad->arena, "\n%.*s\n", (int)n, said)
    };
    follow(bad, problem, edit);
}

/* "add '};' below line 12" */
static void follow_below(struct bad *bad, const struct problem *problem)
{
    static const char below[] = "below line ";
    const char *at = problem->hint + strlen("add ");
    const char *bracket = take_literal(bad->arena, &at);
    const char *line = strstr(at, below);
    assert_non_null(line);
    const int number = (int)strtol(line + strlen(below), NULL, 10);
    const size_t from = line_start(&bad->file, number + 1);
    follow(
        bad, problem,
        (struct edit){ from, from, arena_text(bad->arena, "%s\n", bracket) });
}

static void follow_one(struct bad *bad, const struct problem *problem)
{
    const char *hint = problem->hint;
    if (!hint || strcmp(problem->file, bad->path) != 0 ||
        strstr(problem->message, "(in the variant")) {
        return;
    }
    const bool adds = strncmp(hint, "add ", strlen("add ")) == 0;
    if (adds && strstr(hint, "' below line ")) {
        follow_below(bad, problem);
    } else if (adds && strstr(hint, " = ") && bad->before->n == 1 &&
               strstr(problem->message, "does not say")) {
        follow_addition(bad, problem);
    } else if (problem->column > 0) {
        follow_literals(bad, problem);
    }
}

static void follow_case(struct bad *bad)
{
    struct error err;
    char *bytes = NULL;
    assert_true(
        file_read(bad->path, 1 << 20, bad->arena, &bytes, &bad->file.n, &err));
    bad->file.text = bytes;
    const bool has_command = strncmp(bytes, "# set: ", 7) == 0 ||
                             strncmp(bytes, "# volumes: ", 11) == 0 ||
                             strncmp(bytes, "# variant: ", 11) == 0;
    if (has_command || strlen(bytes) != bad->file.n) {
        return;
    }
    bad->before = told(bad->arena, bad->path);
    for (size_t i = 0; i < bad->before->n; i++) {
        follow_one(bad, &bad->before->list[i]);
    }
}

static void test_what_is_advised_can_be_written(void **state)
{
    (void)state;
    DIR *open = opendir(folder);
    size_t n_followed = 0;
    size_t n_wrong = 0;
    assert_non_null(open);
    for (const struct dirent *entry = readdir(open); entry;
         entry = readdir(open)) {
        const char *dot = strrchr(entry->d_name, '.');
        if (!dot || strcmp(dot, ".cfg") != 0) {
            continue;
        }
        struct bad bad = { .arena = arena_create() };
        bad.path = arena_text(bad.arena, "%s/%s", folder, entry->d_name);
        follow_case(&bad);
        n_followed += bad.n_followed;
        n_wrong += bad.n_wrong;
        arena_destroy(bad.arena);
    }
    closedir(open);
    assert_int_equal(n_wrong, 0);
    assert_true(n_followed >= LEAST_FOLLOWED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_advised_can_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
