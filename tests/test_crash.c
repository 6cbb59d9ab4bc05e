/*
 * A child process is made to fail an assert; its last words are read.
 */
#include "base/crash.h"

#include "testing.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Runs `work` in a child and gives what it says on standard error. */
static void listen(void (*work)(void), char *words, size_t room)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        work();
        abort();
    }
    close(ends[1]);
    size_t n = 0;
    for (;;) {
        const ssize_t got = read(ends[0], words + n, room - 1 - n);
        if (got <= 0) {
            break;
        }
        n += (size_t)got;
    }
    words[n] = '\0';
    close(ends[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
}

static void work_on_a_replication(void)
{
    crash_watch("it's my plan.cfg");
    crash_remember(1, 2);
    crash_remember(UINT64_MAX, 1207);
}

static void work_on_no_scenario(void)
{
    crash_watch(NULL);
    crash_remember(0, 10);
}

static void work_on_nothing(void)
{
    crash_watch("plan.cfg");
    crash_remember(1, 2);
    crash_forget();
}

static const char greeting[] =
    "error: deskcast found a mistake of its own and stopped\n";

static void test_a_crash_says_how_to_repeat_it(void **state)
{
    (void)state;
    char words[2000];
    char wanted[2000];
    listen(work_on_a_replication, words, sizeof words);
    snprintf(wanted, sizeof wanted,
             "%s  = it was in replication 1207 of seed 18446744073709551615\n"
             "  = this repeats it alone: deskcast run 'it'\\''s my plan.cfg' "
             "--seed 18446744073709551615 --replication 1207\n",
             greeting);
    assert_string_equal(words, wanted);
    listen(work_on_no_scenario, words, sizeof words);
    snprintf(wanted, sizeof wanted,
             "%s  = it was in replication 10 of seed 0\n"
             "  = this repeats it alone: deskcast run FILE --seed 0 "
             "--replication 10\n",
             greeting);
    assert_string_equal(words, wanted);
}

static void test_a_crash_outside_replications_names_none(void **state)
{
    (void)state;
    char words[2000];
    listen(work_on_nothing, words, sizeof words);
    assert_string_equal(words, greeting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_crash_says_how_to_repeat_it),
        cmocka_unit_test(test_a_crash_outside_replications_names_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
