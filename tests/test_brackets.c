/*
 * One bracket of a good scenario is left out, doubled or of another sort: the
 * complaint must point at that bracket or its mate. The oracle is the good
 * file, in which brackets match by a stack alone.
 */
#include "base/file.h"
#include "model/presets.h"
#include "model/scenario.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_BRACKETS = 1000 };

struct mark {
    size_t at;
    size_t mate; /* offset of the other one */
};

struct subject {
    const char *text;
    size_t n;
    size_t n_marks;
    struct mark marks[MOST_BRACKETS];
};

/* Behind the text or comment that begins here, or here. */
static size_t pass_over(const char *text, size_t at)
{
    if (text[at] == '#') {
        return at + strcspn(text + at, "\n");
    }
    if (text[at] == '"') {
        return at + 2 + strcspn(text + at + 1, "\"");
    }
    return at;
}

static void find_marks(struct subject *subject)
{
    size_t open[MOST_BRACKETS];
    size_t depth = 0;
    for (size_t at = 0; at < subject->n; at++) {
        at = pass_over(subject->text, at);
        const char c = subject->text[at];
        if (c != '\0' && strchr("{([", c)) {
            subject->marks[subject->n_marks].at = at;
            open[depth++] = subject->n_marks++;
        } else if (c != '\0' && strchr("})]", c)) {
            const size_t first = open[--depth];
            subject->marks[first].mate = at;
            subject->marks[subject->n_marks++] =
                (struct mark){ at, subject->marks[first].at };
        }
        assert_true(subject->n_marks < MOST_BRACKETS);
    }
    assert_int_equal(depth, 0);
}

static int line_at(const char *text, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++) {
        line += text[i] == '\n';
    }
    return line;
}

static int column_at(const char *text, size_t at)
{
    int column = 1;
    while (at > 0 && text[at - 1] != '\n') {
        at--;
        column++;
    }
    return column;
}

/* The scenario with the bytes from .. to replaced; the first problem. */
static struct problem told(struct arena *arena, const struct subject *subject,
                           size_t from, size_t to, const char *instead)
{
    const char *own = getenv("DESKCAST_TMP");
    const char *path = arena_text(arena, "%s/brackets.cfg", own ? own : ".");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fwrite(subject->text, 1, from, file);
    fputs(instead, file);
    fwrite(subject->text + to, 1, subject->n - to, file);
    fclose(file);
    const struct scenario_request request = { .file = path };
    struct scenario scenario;
    struct problems *problems = arena_alloc(arena, 1, sizeof *problems);
    if (scenario_load(&request, arena, &scenario, problems)) {
        fail_test("nothing is wrong with a bracket changed at line %d",
                  line_at(subject->text, from));
    }
    remove(path);
    return problems->list[0];
}

static void wrong(const struct subject *subject, size_t at, const char *what,
                  const struct problem *problem)
{
    fail_test("%s at %d:%d is told at %d:%d: %s", what,
              line_at(subject->text, at), column_at(subject->text, at),
              problem->line, problem->column, problem->message);
}

static bool is_end(char c)
{
    return c == '}' || c == ')' || c == ']';
}

/* An end that is left out is told of the bracket that it ended; on a line of
 * several, of another one of that line. */
static void check_left_out(const struct subject *subject,
                           const struct mark *mark)
{
    struct arena *arena = arena_create();
    const struct problem problem =
        told(arena, subject, mark->at, mark->at + 1, "");
    const bool end = is_end(subject->text[mark->at]);
    const size_t open = end ? mark->mate : mark->at;
    const bool place = problem.line == line_at(subject->text, open);
    if (!place ||
        !strstr(problem.message, end ? "is never closed" : "is missing")) {
        wrong(subject, mark->at, "a bracket left out", &problem);
    }
    arena_destroy(arena);
}

static void check_doubled(const struct subject *subject,
                          const struct mark *mark)
{
    struct arena *arena = arena_create();
    const char c = subject->text[mark->at];
    const char twice[] = { c, c, '\0' };
    const struct problem problem =
        told(arena, subject, mark->at, mark->at + 1, twice);
    const int column = column_at(subject->text, mark->at);
    if (problem.line != line_at(subject->text, mark->at) ||
        problem.column < column || problem.column > column + 1 ||
        !strstr(problem.message, "too many") ||
        strncmp(problem.hint, "take it out", strlen("take it out")) != 0) {
        wrong(subject, mark->at, "a doubled bracket", &problem);
    }
    arena_destroy(arena);
}

static void check_other_sort(const struct subject *subject,
                             const struct mark *mark)
{
    struct arena *arena = arena_create();
    const char c = subject->text[mark->at];
    const char *instead = c == '}' ? ")" : c == ')' ? "]" : "}";
    const struct problem problem =
        told(arena, subject, mark->at, mark->at + 1, instead);
    const char hint[] = { 'w', 'r', 'i', 't', 'e', ' ', '\'', c, '\'', '\0' };
    if (problem.line != line_at(subject->text, mark->at) ||
        problem.column != column_at(subject->text, mark->at) ||
        strcmp(problem.hint, hint) != 0) {
        wrong(subject, mark->at, "a bracket of another sort", &problem);
    }
    arena_destroy(arena);
}

static void check_all(const struct subject *subject)
{
    for (size_t i = 0; i < subject->n_marks; i++) {
        const struct mark *mark = &subject->marks[i];
        check_left_out(subject, mark);
        check_doubled(subject, mark);
        if (is_end(subject->text[mark->at])) {
            check_other_sort(subject, mark);
        }
    }
}

static void check_text(struct arena *arena, const char *text)
{
    struct subject *subject = arena_alloc(arena, 1, sizeof *subject);
    subject->text = text;
    subject->n = strlen(text);
    find_marks(subject);
    assert_true(subject->n_marks > 20);
    check_all(subject);
}

static void test_the_bracket_is_found_in_the_whole_language(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct error err;
    char *text = NULL;
    size_t n = 0;
    assert_true(file_read("tests/good/whole_language.cfg", 1 << 20, arena,
                          &text, &n, &err));
    check_text(arena, text);
    arena_destroy(arena);
}

static void test_the_bracket_is_found_in_a_preset(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    check_text(arena, presets_text("webshop", "en"));
    arena_destroy(arena);
}

/* Without any indentation the names that stand at the top of a file tell. */
static void test_a_block_is_found_in_a_file_without_indentation(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct subject subject = {
        .text = "audience = \"none\";\nplan = { days = 7;\n};\n"
                "channels = {\nphone = {\nvolume = \"9 / week\";\n"
                "handle_time = \"4 min\";\n};\n};\nteams = {\n"
                "desk = {\nserves = [ \"phone\" ];\nagents = 5;\n};\n};\n"
    };
    subject.n = strlen(subject.text);
    const char *end = strstr(subject.text, "};\n};\nteams");
    const size_t at = (size_t)(end - subject.text);
    const struct problem problem = told(arena, &subject, at, at + 3, "");
    assert_true(problem.line == 4 || problem.line == 5);
    assert_string_equal(problem.message, "block opened here is never closed");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_bracket_is_found_in_the_whole_language),
        cmocka_unit_test(test_the_bracket_is_found_in_a_preset),
        cmocka_unit_test(test_a_block_is_found_in_a_file_without_indentation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
