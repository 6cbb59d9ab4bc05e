#include "report/output_folder.h"

#include "base/file.h"
#include "testing.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { MOST_BYTES = 20000 };

static const char *fresh_path(struct arena *arena, const char *name)
{
    const char *parent = getenv("DESKCAST_TMP");
    return arena_text(arena, "%s/%s-%ld", parent ? parent : ".", name,
                      (long)getpid());
}

static struct output_folder *start(struct arena *arena, const char *path)
{
    struct output_folder *folder = NULL;
    struct error err;
    assert_true(output_folder_open(path, arena, &folder, &err));
    return folder;
}

static void add(struct output_folder *folder, const char *name, size_t n_bytes)
{
    struct file_writer *writer = NULL;
    struct error err;
    assert_true(output_folder_add(folder, name, &writer, &err));
    for (size_t i = 0; i < n_bytes; i++) {
        (void)fputc('a', file_writer_stream(writer));
    }
}

/* A limit on the size of a file is, to a program, a disk without room. */
static rlim_t limit_files(rlim_t most_bytes)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = most_bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    return before;
}

static bool is_there(struct arena *arena, const char *folder, const char *name)
{
    return access(file_join(arena, folder, name), F_OK) == 0;
}

static void test_files_without_room_take_the_others_with_them(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *path = fresh_path(arena, "no-room");
    struct output_folder *folder = start(arena, path);
    add(folder, "small.csv", 10);
    add(folder, "large.csv", MOST_BYTES + 1);
    struct error err;
    const rlim_t before = limit_files(MOST_BYTES);
    const bool committed = output_folder_commit(folder, &err);
    limit_files(before);
    assert_false(committed);
    assert_non_null(strstr(err.message, "large.csv"));
    assert_int_not_equal(access(path, F_OK), 0);
    arena_destroy(arena);
}

static void test_earlier_results_outlive_a_run_without_room(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *path = fresh_path(arena, "again");
    struct output_folder *folder = start(arena, path);
    add(folder, "small.csv", 10);
    struct error err;
    assert_true(output_folder_commit(folder, &err));

    folder = start(arena, path);
    add(folder, "small.csv", 20);
    add(folder, "large.csv", MOST_BYTES + 1);
    const rlim_t before = limit_files(MOST_BYTES);
    const bool committed = output_folder_commit(folder, &err);
    limit_files(before);
    assert_false(committed);
    assert_false(is_there(arena, path, "large.csv"));
    char *bytes = NULL;
    size_t n = 0;
    const char *small = file_join(arena, path, "small.csv");
    assert_true(file_read(small, MOST_BYTES, arena, &bytes, &n, &err));
    assert_int_equal(n, 10);
    assert_int_equal(remove(small), 0);
    assert_int_equal(remove(file_join(arena, path, ".deskcast-out")), 0);
    assert_int_equal(rmdir(path), 0);
    arena_destroy(arena);
}

static void test_dropping_leaves_nothing(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *path = fresh_path(arena, "dropped");
    struct output_folder *folder = start(arena, path);
    add(folder, "small.csv", 10);
    output_folder_drop(folder);
    assert_int_not_equal(access(path, F_OK), 0);
    arena_destroy(arena);
}

int main(void)
{
    (void)signal(SIGXFSZ, SIG_IGN);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files_without_room_take_the_others_with_them),
        cmocka_unit_test(test_earlier_results_outlive_a_run_without_room),
        cmocka_unit_test(test_dropping_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
