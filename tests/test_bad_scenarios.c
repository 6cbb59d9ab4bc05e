/*
 * One bad scenario a message, the message compared whole.
 *
 * Each tests/bad/NAME.cfg has what people see of it in NAME.expected. A first
 * line "# set: PATH = VALUE", "# volumes: CHANNEL=FILE" or "# variant: NAME"
 * is what the command line adds. tools/update-bad-scenarios.sh writes the
 * expected files again; the difference is to be read like code.
 */
#include "base/file.h"
#include "base/text.h"
#include "model/scenario.h"
#include "testing.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_CASES = 500, LEAST_CASES = 200 };

static const char *const folder = "tests/bad";

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t list_cases(struct arena *arena, const char *names[MOST_CASES])
{
    DIR *open = opendir(folder);
    assert_non_null(open);
    size_t n = 0;
    for (const struct dirent *entry = readdir(open); entry;
         entry = readdir(open)) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot && strcmp(dot, ".cfg") == 0) {
            assert_true(n < MOST_CASES);
            names[n++] = arena_copy_text(arena, entry->d_name);
        }
    }
    closedir(open);
    qsort(names, n, sizeof *names, by_name);
    return n;
}

/* The rest of the first line behind the key; NULL when it is another line. */
static const char *first_line(struct arena *arena, const char *bytes,
                              const char *key)
{
    const size_t n = strlen(key);
    if (strncmp(bytes, key, n) != 0) {
        return NULL;
    }
    return arena_copy_bytes(arena, bytes + n, strcspn(bytes + n, "\n"));
}

static const char *told(struct arena *arena,
                        const struct scenario_request *request)
{
    struct scenario scenario;
    struct problems problems = { 0 };
    struct text text;
    text_start(&text, arena);
    if (scenario_load(request, arena, &scenario, &problems)) {
        text_add(&text, "no problem\n");
    }
    for (size_t i = 0; i < problems.n; i++) {
        text_add(&text, "%s", problem_text(&problems.list[i], "error", arena));
    }
    if (problems.n_more > 0) {
        text_add(&text, "and %zu more\n", problems.n_more);
    }
    return text.bytes;
}

static const char *told_of_case(struct arena *arena, const char *path)
{
    struct scenario_request request = { .file = path };
    struct error err = { 0 };
    char *bytes = NULL;
    size_t n = 0;
    if (!file_read(path, 1 << 20, arena, &bytes, &n, &err)) {
        fail_test("%s", err.message);
    }
    const char *set = first_line(arena, bytes, "# set: ");
    const char *volumes = first_line(arena, bytes, "# volumes: ");
    const char *variant = first_line(arena, bytes, "# variant: ");
    request.sets = &set;
    request.n_sets = set ? 1 : 0;
    request.volumes = &volumes;
    request.n_volumes = volumes ? 1 : 0;
    if (variant) {
        request.file = arena_text(arena, "%s#%s", path, variant);
    }
    return told(arena, &request);
}

static const char *expected_path(struct arena *arena, const char *path)
{
    return arena_text(arena, "%.*s.expected", (int)(strlen(path) - 4), path);
}

static void write_expected(struct arena *arena, const char *path,
                           const char *text)
{
    FILE *file = fopen(expected_path(arena, path), "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void test_every_bad_scenario_is_told_as_expected(void **state)
{
    (void)state;
    struct arena *names_arena = arena_create();
    const char *names[MOST_CASES];
    const size_t n = list_cases(names_arena, names);
    const bool update = getenv("DESKCAST_UPDATE_EXPECTED") != NULL;
    size_t n_wrong = 0;
    assert_true(n >= LEAST_CASES);
    for (size_t i = 0; i < n; i++) {
        struct arena *arena = arena_create();
        const char *path = arena_text(arena, "%s/%s", folder, names[i]);
        const char *text = told_of_case(arena, path);
        struct error err = { 0 };
        char *expected = NULL;
        size_t length = 0;
        if (update) {
            write_expected(arena, path, text);
        } else if (!file_read(expected_path(arena, path), 1 << 20, arena,
                              &expected, &length, &err)) {
            print_error("%s\n", err.message);
            n_wrong++;
        } else if (strcmp(text, expected) != 0) {
            print_error("%s: expected\n%sbut it says\n%s\n", path, expected,
                        text);
            n_wrong++;
        }
        arena_destroy(arena);
    }
    arena_destroy(names_arena);
    assert_int_equal(n_wrong, 0);
}

struct fixture {
    struct arena *arena;
    const char *folder;
};

static int set_up(void **state)
{
    struct fixture *fixture = malloc(sizeof *fixture);
    const char *own = getenv("DESKCAST_TMP");
    fixture->arena = arena_create();
    fixture->folder = own ? own : ".";
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static const char *told_of(struct fixture *fixture, const char *path)
{
    const struct scenario_request request = { .file = path };
    return told(fixture->arena, &request);
}

static void test_a_missing_file_is_one_sentence(void **state)
{
    assert_string_equal(told_of(*state, "tests/no-such.cfg"),
                        "tests/no-such.cfg: error: cannot read "
                        "tests/no-such.cfg: there is no such file or "
                        "folder\n");
}

static void test_a_folder_is_no_scenario(void **state)
{
    assert_string_equal(told_of(*state, "tests/bad"),
                        "tests/bad: error: cannot read tests/bad: it is a "
                        "folder\n");
}

static const char *write_repeated(struct fixture *fixture, const char *name,
                                  const char *piece, size_t times)
{
    const char *path =
        arena_text(fixture->arena, "%s/%s", fixture->folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    for (size_t i = 0; i < times; i++) {
        fputs(piece, file);
    }
    fclose(file);
    return path;
}

static void test_a_file_that_may_not_be_read_is_one_sentence(void **state)
{
    struct fixture *fixture = *state;
    const char *path =
        write_repeated(fixture, "locked.cfg", "audience = \"none\";\n", 1);
    assert_int_equal(chmod(path, 0), 0);
    if (access(path, R_OK) == 0) { /* root reads everything */
        remove(path);
        skip();
    }
    const char *text = told_of(fixture, path);
    assert_non_null(strstr(text, "cannot read"));
    assert_null(strchr(strchr(text, '\n') + 1, '\n'));
    remove(path);
}

static void test_a_file_of_many_megabytes_is_refused_at_once(void **state)
{
    struct fixture *fixture = *state;
    const char *path =
        write_repeated(fixture, "huge.cfg", "0123456789abcdef", 400000);
    assert_string_equal(told_of(fixture, path),
                        arena_text(fixture->arena,
                                   "%s: error: %s is too large\n"
                                   "       = at most 4 MB are read\n",
                                   path, path));
    remove(path);
}

static void test_reading_ends_at_the_first_include_too_many(void **state)
{
    struct fixture *fixture = *state;
    const char *path =
        write_repeated(fixture, "many.cfg", "@include \"/dev/null\"\n", 1000);
    assert_string_equal(told_of(fixture, path),
                        arena_text(fixture->arena,
                                   "%s:201:1: error: more than 200 files are "
                                   "included\n"
                                   "   201 | @include \"/dev/null\"\n"
                                   "       | ^^^^^^^^^^^^^^^^^^^^\n"
                                   "       = include each file once, or put "
                                   "small files together\n",
                                   path));
    remove(path);
}

static void test_noise_is_no_scenario(void **state)
{
    struct fixture *fixture = *state;
    const char *path =
        write_repeated(fixture, "noise.cfg", "\x01\x80\xff\x10z", 999);
    assert_string_equal(told_of(fixture, path),
                        arena_text(fixture->arena,
                                   "%s:1: error: this is not text\n"
                                   "       = a scenario is a text file; this "
                                   "is something else, such as a workbook or "
                                   "a picture\n",
                                   path));
    remove(path);
}

static void test_a_list_without_end_is_sent_to_a_file_of_its_own(void **state)
{
    struct fixture *fixture = *state;
    struct text text;
    text_start(&text, fixture->arena);
    text_add(&text, "audience = ( ");
    for (int i = 0; i < 20100; i++) {
        text_add(&text, "%d,\n", i);
    }
    text_add(&text, "0 );\n");
    const char *path = write_repeated(fixture, "list.cfg", text.bytes, 1);
    assert_non_null(
        strstr(told_of(fixture, path), "a list of more than 20000 values"));
    remove(path);
}

static void test_a_block_without_end_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct text text;
    text_start(&text, fixture->arena);
    for (int i = 0; i < 2100; i++) {
        text_add(&text, "a%d = 1;\n", i);
    }
    const char *path = write_repeated(fixture, "block.cfg", text.bytes, 1);
    assert_non_null(
        strstr(told_of(fixture, path), "a block of more than 2000 names"));
    remove(path);
}

static void test_more_channels_than_fit_are_refused(void **state)
{
    struct fixture *fixture = *state;
    struct text text;
    text_start(&text, fixture->arena);
    text_add(&text, "audience = \"none\"; plan = { days = 7; };\n"
                    "channels = {\n");
    for (int i = 0; i < 65; i++) {
        text_add(&text, "  c%d = { kind = \"phone\"; };\n", i);
    }
    text_add(&text, "};\n");
    const char *path = write_repeated(fixture, "many.cfg", text.bytes, 1);
    assert_non_null(strstr(told_of(fixture, path),
                           "there are 65 channels; 64 is the most"));
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_bad_scenario_is_told_as_expected),
        cmocka_unit_test(test_a_missing_file_is_one_sentence),
        cmocka_unit_test(test_a_folder_is_no_scenario),
        cmocka_unit_test(test_a_file_that_may_not_be_read_is_one_sentence),
        cmocka_unit_test(test_a_file_of_many_megabytes_is_refused_at_once),
        cmocka_unit_test(test_reading_ends_at_the_first_include_too_many),
        cmocka_unit_test(test_noise_is_no_scenario),
        cmocka_unit_test(test_a_list_without_end_is_sent_to_a_file_of_its_own),
        cmocka_unit_test(test_a_block_without_end_is_refused),
        cmocka_unit_test(test_more_channels_than_fit_are_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
