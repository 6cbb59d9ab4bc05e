/* Ctrl-C as a person gives it: the program runs on its own, is told to stop,
 * and what it leaves is looked at. */
#include "testing.h"

#include <dirent.h>
#include <jansson.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct child {
    pid_t pid;
    FILE *err; /* what it says on standard error */
    char folder[512];
};

static const char *variable(const char *name)
{
    const char *value = getenv(name);
    assert_non_null(value);
    return value;
}

/* What an earlier test run that was killed left behind. */
static void remove_parts(const char *path)
{
    DIR *folder = opendir(path);
    for (const struct dirent *entry = folder ? readdir(folder) : NULL; entry;
         entry = readdir(folder)) {
        if (strstr(entry->d_name, ".part-")) {
            assert_int_equal(unlinkat(dirfd(folder), entry->d_name, 0), 0);
        }
    }
    if (folder) {
        (void)closedir(folder);
    }
}

/* Far more replications than any test waits for. */
static struct child start_run(const char *scenario, const char *folder)
{
    struct child child = { .pid = 0 };
    (void)snprintf(child.folder, sizeof child.folder, "%s/%s",
                   variable("DESKCAST_TMP"), folder);
    remove_parts(child.folder);
    int pipe_ends[2];
    assert_int_equal(pipe(pipe_ends), 0);
    child.pid = fork();
    assert_true(child.pid >= 0);
    if (child.pid == 0) {
        (void)signal(SIGINT, SIG_DFL);
        (void)dup2(pipe_ends[1], STDERR_FILENO);
        (void)freopen("/dev/null", "w", stdout);
        (void)close(pipe_ends[0]);
        (void)execl(variable("DESKCAST_PROGRAM"), "deskcast", "run", scenario,
                    "--runs", "9000000", "--progress", "json", "-o",
                    child.folder, (char *)NULL);
        _exit(99);
    }
    (void)close(pipe_ends[1]);
    child.err = fdopen(pipe_ends[0], "r");
    assert_non_null(child.err);
    return child;
}

/* Reads standard error until a line has the word; false at its end. */
static bool read_until(const struct child *child, const char *word)
{
    char line[4096];
    while (fgets(line, sizeof line, child->err)) {
        if (strstr(line, word)) {
            return true;
        }
    }
    return false;
}

static int wait_for(const struct child *child)
{
    int status = 0;
    assert_int_equal(waitpid(child->pid, &status, 0), child->pid);
    assert_true(WIFEXITED(status));
    (void)fclose(child->err);
    return WEXITSTATUS(status);
}

static bool exists(const struct child *child, const char *name)
{
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/%s", child->folder, name);
    return access(path, F_OK) == 0;
}

static size_t count_parts(const struct child *child)
{
    DIR *folder = opendir(child->folder);
    size_t n = 0;
    for (const struct dirent *entry = folder ? readdir(folder) : NULL; entry;
         entry = readdir(folder)) {
        n += strstr(entry->d_name, ".part-") != NULL;
    }
    if (folder) {
        (void)closedir(folder);
    }
    return n;
}

static void test_the_first_ctrl_c_keeps_what_was_finished(void **state)
{
    (void)state;
    struct child child = start_run("scenarios/phone.cfg", "first-out");
    assert_true(read_until(&child, "\"done\""));
    assert_int_equal(kill(child.pid, SIGINT), 0);
    assert_true(read_until(&child, "Ctrl-C again"));
    assert_true(read_until(&child, "Wrote"));
    assert_int_equal(wait_for(&child), 130);
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/run.json", child.folder);
    json_t *run = json_load_file(path, 0, NULL);
    assert_non_null(run);
    const json_t *study = json_object_get(run, "study");
    assert_true(json_is_false(json_object_get(study, "converged")));
    const json_int_t n =
        json_integer_value(json_object_get(study, "replications"));
    assert_true(n > 0 && n < 9000000);
    json_decref(run);
    assert_true(exists(&child, "results.sqlite"));
    assert_int_equal(count_parts(&child), 0);
}

static void test_ctrl_c_in_the_first_moment_leaves_nothing_half_written(
    void **state)
{
    (void)state;
    for (long ms = 0; ms < 60; ms += 7) {
        struct child child = start_run("scenarios/phone.cfg", "soon-out");
        const struct timespec pause = { .tv_nsec = ms * 1000000 };
        (void)nanosleep(&pause, NULL);
        assert_int_equal(kill(child.pid, SIGINT), 0);
        int status = 0;
        while (read_until(&child, "\n")) {
        }
        assert_int_equal(waitpid(child.pid, &status, 0), child.pid);
        (void)fclose(child.err);
        /* before main has begun, the system ends the program */
        assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 130);
        assert_int_equal(count_parts(&child), 0);
        assert_int_equal(exists(&child, "run.json"),
                         exists(&child, "results.sqlite"));
    }
}

static void test_the_second_ctrl_c_stops_at_once_and_leaves_nothing(
    void **state)
{
    (void)state;
    struct child child =
        start_run("tests/test_cli_interrupt.cfg", "second-out");
    const struct timespec pause = { .tv_nsec = 5000000 };
    while (count_parts(&child) == 0) {
        siginfo_t ended = { 0 };
        assert_int_equal(
            waitid(P_PID, (id_t)child.pid, &ended, WEXITED | WNOHANG | WNOWAIT),
            0);
        assert_int_equal(ended.si_pid, 0);
        (void)nanosleep(&pause, NULL);
    }
    assert_int_equal(kill(child.pid, SIGINT), 0);
    assert_true(read_until(&child, "Ctrl-C again"));
    assert_int_equal(kill(child.pid, SIGINT), 0);
    assert_int_equal(wait_for(&child), 130);
    assert_int_equal(count_parts(&child), 0);
    assert_false(exists(&child, "run.json"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_ctrl_c_keeps_what_was_finished),
        cmocka_unit_test(
            test_ctrl_c_in_the_first_moment_leaves_nothing_half_written),
        cmocka_unit_test(
            test_the_second_ctrl_c_stops_at_once_and_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
