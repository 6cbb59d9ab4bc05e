#include "base/file.h"

#include "base/file_parts.h"
#include "testing.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct place {
    struct arena *arena;
    const char *folder;
};

static int make_place(void **state)
{
    struct arena *arena = arena_create();
    const char *parent = getenv("DESKCAST_TMP");
    char *folder = arena_text(arena, "%s/file-XXXXXX", parent ? parent : ".");
    struct place *place = arena_alloc(arena, 1, sizeof *place);
    *place = (struct place){ .arena = arena, .folder = mkdtemp(folder) };
    *state = place;
    return place->folder ? 0 : -1;
}

static const char *at(const struct place *place, const char *name)
{
    return file_join(place->arena, place->folder, name);
}

/* Entries of the folder; deletes them when asked to. */
static int count_entries(const struct place *place, bool remove_them)
{
    int n = 0;
    DIR *folder = opendir(place->folder);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry;
         entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") == 0 ||
            strcmp(entry->d_name, "..") == 0) {
            continue;
        }
        n++;
        if (remove_them) {
            remove(at(place, entry->d_name));
        }
    }
    closedir(folder);
    return n;
}

static int remove_place(void **state)
{
    const struct place *place = *state;
    count_entries(place, true);
    rmdir(place->folder);
    arena_destroy(place->arena);
    return 0;
}

static void put(const char *path, const char *bytes, size_t n)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

static void assert_holds(const struct place *place, const char *path,
                         const char *wanted)
{
    struct error err;
    char *bytes = NULL;
    size_t n = 0;
    assert_true(file_read(path, 1000, place->arena, &bytes, &n, &err));
    assert_string_equal(bytes, wanted);
    assert_int_equal(n, strlen(wanted));
}

static void test_a_file_is_read_whole(void **state)
{
    const struct place *place = *state;
    struct error err;
    char *bytes = NULL;
    size_t n = 0;
    put(at(place, "a"), "one\0two", 7);
    assert_true(file_read(at(place, "a"), 7, place->arena, &bytes, &n, &err));
    assert_int_equal(n, 7);
    assert_memory_equal(bytes, "one\0two", 8); /* and a '\0' behind it */
    put(at(place, "empty"), "", 0);
    assert_true(
        file_read(at(place, "empty"), 0, place->arena, &bytes, &n, &err));
    assert_int_equal(n, 0);
    assert_string_equal(bytes, "");
}

/* A pipe tells no size: the reader has to go on until it ends. */
static void test_a_pipe_is_read_to_its_end(void **state)
{
    const struct place *place = *state;
    enum { BYTES = 300000 };
    const char *path = at(place, "pipe");
    assert_int_equal(mkfifo(path, 0600), 0);
    const pid_t writer = fork();
    if (writer == 0) {
        const int pipe = open(path, O_WRONLY);
        for (int i = 0; i < BYTES / 1000; i++) {
            char block[1000];
            memset(block, 'a' + i % 26, sizeof block);
            if (write(pipe, block, sizeof block) < 0) {
                _exit(1);
            }
        }
        _exit(0);
    }
    struct error err;
    char *bytes = NULL;
    size_t n = 0;
    assert_true(file_read(path, BYTES, place->arena, &bytes, &n, &err));
    assert_int_equal(n, BYTES);
    assert_int_equal(bytes[0], 'a');
    assert_int_equal(bytes[BYTES - 1], 'a' + (BYTES / 1000 - 1) % 26);
    waitpid(writer, NULL, 0);
}

static void test_what_cannot_be_read_is_said(void **state)
{
    const struct place *place = *state;
    struct error err;
    char *bytes = NULL;
    size_t n = 77;
    assert_false(
        file_read(at(place, "none"), 9, place->arena, &bytes, &n, &err));
    assert_string_equal(err.message,
                        arena_text(place->arena,
                                   "cannot read %s/none: there is no such "
                                   "file or folder",
                                   place->folder));
    assert_false(file_read(place->folder, 9, place->arena, &bytes, &n, &err));
    assert_string_equal(
        err.message, arena_text(place->arena, "cannot read %s: it is a folder",
                                place->folder));
    put(at(place, "long"), "0123456789", 10);
    assert_false(
        file_read(at(place, "long"), 9, place->arena, &bytes, &n, &err));
    assert_string_equal(
        err.message,
        arena_text(place->arena, "%s/long is too large", place->folder));
    assert_false(
        file_read("/dev/zero", 1 << 17, place->arena, &bytes, &n, &err));
    assert_error(err, "/dev/zero is too large", "at most 0.125 MB are read");
    assert_null(bytes);
    assert_int_equal(n, 77);
}

static struct file_writer *begin(const struct place *place, const char *name)
{
    struct error err;
    struct file_writer *writer = NULL;
    assert_true(file_writer_open(at(place, name), place->arena, &writer, &err));
    return writer;
}

static void test_a_file_appears_at_commit(void **state)
{
    const struct place *place = *state;
    struct error err;
    put(at(place, "out"), "old", 3);
    struct file_writer *writer = begin(place, "out");
    fputs("new text", file_writer_stream(writer));
    fflush(file_writer_stream(writer));
    assert_holds(place, at(place, "out"), "old");
    assert_int_equal(count_entries(place, false), 2);
    assert_true(file_writer_commit(writer, &err));
    assert_holds(place, at(place, "out"), "new text");
    assert_int_equal(count_entries(place, false), 1);
    file_writer_drop(writer);
    assert_holds(place, at(place, "out"), "new text");
}

static void test_a_dropped_file_leaves_nothing(void **state)
{
    const struct place *place = *state;
    put(at(place, "out"), "old", 3);
    struct file_writer *writer = begin(place, "out");
    fputs("new", file_writer_stream(writer));
    file_writer_drop(writer);
    file_writer_drop(writer);
    assert_int_equal(count_entries(place, false), 1);
    assert_holds(place, at(place, "out"), "old");
}

static void test_a_library_may_write_the_part_by_name(void **state)
{
    const struct place *place = *state;
    struct error err;
    struct file_writer *writer = begin(place, "out.sqlite");
    put(file_writer_path(writer), "by a library", 12);
    assert_true(file_writer_commit(writer, &err));
    assert_holds(place, at(place, "out.sqlite"), "by a library");
    assert_int_equal(count_entries(place, false), 1);
    writer = begin(place, "gone");
    remove(file_writer_path(writer));
    assert_false(file_writer_commit(writer, &err));
}

/* The part's descriptor is led to a disk that is always full. */
static void fill_disk(struct file_writer *writer)
{
    const int full = open("/dev/full", O_WRONLY);
    assert_true(full >= 0);
    assert_true(dup2(full, fileno(file_writer_stream(writer))) >= 0);
    close(full);
}

static void assert_full(const struct place *place, struct file_writer *writer)
{
    struct error err;
    assert_false(file_writer_commit(writer, &err));
    assert_error(err,
                 arena_text(place->arena, "no room left on the disk for %s/out",
                            place->folder),
                 "make room, or write to another folder");
    assert_int_equal(count_entries(place, false), 0);
    file_writer_drop(writer);
}

static void test_a_full_disk_is_said_and_nothing_stays(void **state)
{
    const struct place *place = *state;
    struct file_writer *writer = begin(place, "out");
    fill_disk(writer);
    fputs("a little, which fails at the end", file_writer_stream(writer));
    assert_full(place, writer);
    writer = begin(place, "out");
    fill_disk(writer);
    for (int i = 0; i < 100000; i++) { /* much, which fails on the way */
        fputs("a lot", file_writer_stream(writer));
    }
    assert_full(place, writer);
}

static void test_what_cannot_be_written_is_said(void **state)
{
    const struct place *place = *state;
    struct error err;
    struct file_writer *writer = NULL;
    put(at(place, "file"), "", 0);
    assert_false(
        file_writer_open(at(place, "no/out"), place->arena, &writer, &err));
    assert_string_equal(err.message,
                        arena_text(place->arena,
                                   "cannot write %s/no/out: its folder does "
                                   "not exist",
                                   place->folder));
    assert_false(
        file_writer_open(at(place, "file/out"), place->arena, &writer, &err));
    assert_string_equal(err.message,
                        arena_text(place->arena,
                                   "cannot write %s/file/out: a part of its "
                                   "path is not a folder",
                                   place->folder));
    assert_false(file_writer_open(place->folder, place->arena, &writer, &err));
    assert_string_equal(
        err.message, arena_text(place->arena, "cannot write %s: it is a folder",
                                place->folder));
    assert_false(file_writer_open("/dev/null", place->arena, &writer, &err));
    assert_string_equal(err.message, "cannot write /dev/null: it is not a "
                                     "plain file");
    assert_null(writer);
    assert_int_equal(count_entries(place, false), 1);
}

/* Permissions stop nobody who is root: the test becomes somebody else. */
static void test_a_read_only_folder_is_said(void **state)
{
    const struct place *place = *state;
    enum { NOBODY = 65534 };
    struct error err;
    struct file_writer *writer = NULL;
    assert_int_equal(chmod(place->folder, 0555), 0);
    const uid_t user = geteuid();
    if (user == 0 && seteuid(NOBODY)) {
        skip();
    }
    const bool opened =
        file_writer_open(at(place, "out"), place->arena, &writer, &err);
    const bool made = file_make_folder(at(place, "sub"), &err);
    if (user == 0) {
        assert_int_equal(seteuid(user), 0);
    }
    assert_int_equal(chmod(place->folder, 0755), 0);
    assert_false(opened);
    assert_false(made);
    assert_string_equal(err.message,
                        arena_text(place->arena,
                                   "cannot make the folder %s/sub: you have "
                                   "no permission",
                                   place->folder));
}

static void test_a_signal_can_drop_all_parts(void **state)
{
    const struct place *place = *state;
    struct error err;
    struct file_writer *writers[3];
    for (size_t i = 0; i < 3; i++) {
        writers[i] = begin(place, arena_text(place->arena, "out%zu", i));
        fputs("half", file_writer_stream(writers[i]));
    }
    assert_true(file_writer_commit(writers[0], &err));
    file_drop_all_parts();
    assert_int_equal(count_entries(place, false), 1);
    assert_holds(place, at(place, "out0"), "half");
    assert_false(file_writer_commit(writers[1], &err));
    file_writer_drop(writers[2]);
    assert_int_equal(count_entries(place, false), 1);
}

static void leave(const struct place *place, const char *name)
{
    FILE *file = fopen(at(place, name), "w");
    assert_non_null(file);
    (void)fclose(file);
}

static void drop_and_exit(int signal_number)
{
    (void)signal_number;
    file_drop_all_parts();
    _exit(0);
}

/* A pipe in the part's place holds up the moment between making the part and
 * having it: nobody reads, so opening it waits until the signal comes. */
static void test_a_signal_drops_the_part_that_is_being_made(void **state)
{
    const struct place *place = *state;
    const char *path = at(place, "made.csv");
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct file_writer *writer = NULL;
        struct error err;
        if (mkfifo(file_part_of(path, place->arena), 0600) != 0 ||
            signal(SIGALRM, drop_and_exit) == SIG_ERR) {
            _exit(1);
        }
        (void)alarm(1);
        _exit(file_writer_open(path, place->arena, &writer, &err) ? 2 : 3);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_int_equal(count_entries(place, false), 0);
}

static void test_what_a_killed_process_left_is_taken_away(void **state)
{
    const struct place *place = *state;
    const pid_t child = fork();
    if (child == 0) {
        (void)begin(place, "out");
        (void)begin(place, "other");
        _exit(0); /* as by kill -9: nobody tidies up */
    }
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_int_equal(count_entries(place, false), 2);
    leave(place, arena_text(place->arena, ".out.part-%ld", (long)getppid()));
    leave(place, ".out.part-2x"); /* nobody's */
    struct error err;
    struct file_writer *writer = begin(place, "out");
    assert_true(file_writer_commit(writer, &err));
    assert_int_equal(count_entries(place, false), 4); /* and other's, and out */
    file_writer_drop(begin(place, "other"));
    assert_int_equal(count_entries(place, false), 3);
}

static void test_many_files_can_be_written_in_turn(void **state)
{
    const struct place *place = *state;
    struct error err;
    for (int i = 0; i < 300; i++) {
        struct file_writer *writer = begin(place, "out");
        fprintf(file_writer_stream(writer), "%d", i);
        if (i % 3) {
            assert_true(file_writer_commit(writer, &err));
        } else {
            file_writer_drop(writer);
        }
    }
    assert_holds(place, at(place, "out"), "299");
}

static void test_a_folder_is_made_once(void **state)
{
    const struct place *place = *state;
    struct error err;
    const char *folder = at(place, "sub");
    assert_true(file_make_folder(folder, &err));
    assert_true(file_make_folder(folder, &err));
    assert_false(file_make_folder(at(place, "a/b"), &err));
    assert_string_equal(err.message,
                        arena_text(place->arena,
                                   "cannot make the folder %s/a/b: the "
                                   "folder that would hold it does not exist",
                                   place->folder));
    put(at(place, "file"), "", 0);
    assert_false(file_make_folder(at(place, "file"), &err));
    assert_string_equal(err.message,
                        arena_text(place->arena,
                                   "cannot make the folder %s/file: there is "
                                   "a file of that name",
                                   place->folder));
}

static void test_paths_are_taken_apart_and_put_together(void **state)
{
    const struct place *place = *state;
    struct arena *arena = place->arena;
    assert_string_equal(file_folder(arena, "dir/name.cfg"), "dir");
    assert_string_equal(file_folder(arena, "name.cfg"), ".");
    assert_string_equal(file_folder(arena, "/name.cfg"), "/");
    assert_string_equal(file_folder(arena, "/a/b/c"), "/a/b");
    assert_string_equal(file_name("dir/name.cfg"), "name.cfg");
    assert_string_equal(file_name("name.cfg"), "name.cfg");
    assert_string_equal(file_stem(arena, "dir/name.cfg"), "name");
    assert_string_equal(file_stem(arena, "dir.d/name"), "name");
    assert_string_equal(file_stem(arena, "a.b.cfg"), "a.b");
    assert_string_equal(file_stem(arena, ".hidden"), ".hidden");
    assert_string_equal(file_join(arena, "dir", "name"), "dir/name");
    assert_string_equal(file_join(arena, "dir/", "name"), "dir/name");
    assert_string_equal(file_join(arena, ".", "name"), "name");
    assert_string_equal(file_join(arena, "dir", "/name"), "/name");
    assert_string_equal(file_join(arena, "/", "name"), "/name");
}

#define IN_A_PLACE(test)                                                       \
    cmocka_unit_test_setup_teardown(test, make_place, remove_place)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(test_a_file_is_read_whole),
        IN_A_PLACE(test_a_pipe_is_read_to_its_end),
        IN_A_PLACE(test_what_cannot_be_read_is_said),
        IN_A_PLACE(test_a_file_appears_at_commit),
        IN_A_PLACE(test_a_dropped_file_leaves_nothing),
        IN_A_PLACE(test_a_library_may_write_the_part_by_name),
        IN_A_PLACE(test_a_full_disk_is_said_and_nothing_stays),
        IN_A_PLACE(test_what_cannot_be_written_is_said),
        IN_A_PLACE(test_a_read_only_folder_is_said),
        IN_A_PLACE(test_a_signal_can_drop_all_parts),
        IN_A_PLACE(test_a_signal_drops_the_part_that_is_being_made),
        IN_A_PLACE(test_what_a_killed_process_left_is_taken_away),
        IN_A_PLACE(test_many_files_can_be_written_in_turn),
        IN_A_PLACE(test_a_folder_is_made_once),
        IN_A_PLACE(test_paths_are_taken_apart_and_put_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
