/*
 * crash.c - text is put together by hand: printf may not be called here.
 */
#include "base/crash.h"

#include "base/file.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

enum { DIGITS_AT_MOST = 20 };

struct note {
    uint64_t seed;
    uint64_t replication;
    volatile sig_atomic_t is_set;
};

static _Thread_local struct note note;
static _Atomic(const char *) scenario_file;

static void say(const char *text)
{
    size_t n = strlen(text);
    while (n) {
        const ssize_t done = write(STDERR_FILENO, text, n);
        if (done <= 0) {
            return;
        }
        text += done;
        n -= (size_t)done;
    }
}

static void say_number(uint64_t number)
{
    char digits[DIGITS_AT_MOST + 1] = "";
    char *first = digits + DIGITS_AT_MOST;
    do {
        *--first = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    say(first);
}

/* The file between single quotes, as a shell wants it. */
static void say_quoted(const char *text)
{
    say("'");
    for (; *text; text++) {
        const char one[2] = { *text, '\0' };
        say(*text == '\'' ? "'\\''" : one);
    }
    say("'");
}

static void report(int signal_number)
{
    (void)signal_number;
    file_drop_all_parts();
    say("error: deskcast found a mistake of its own and stopped\n");
    if (note.is_set) {
        say("  = it was in replication ");
        say_number(note.replication);
        say(" of seed ");
        say_number(note.seed);
        say("\n  = this repeats it alone: deskcast run ");
        const char *file = atomic_load(&scenario_file);
        if (file) {
            say_quoted(file);
        } else {
            say("FILE");
        }
        say(" --seed ");
        say_number(note.seed);
        say(" --replication ");
        say_number(note.replication);
        say("\n");
    }
}

void crash_watch(const char *file)
{
    struct sigaction action = { .sa_handler = report };
    sigemptyset(&action.sa_mask);
    /* Once: abort() then ends the program as it always does. */
    action.sa_flags = (int)SA_RESETHAND;
    atomic_store(&scenario_file, file);
    sigaction(SIGABRT, &action, NULL);
}

void crash_remember(uint64_t seed, uint64_t replication)
{
    note.is_set = 0;
    note.seed = seed;
    note.replication = replication;
    note.is_set = 1;
}

void crash_forget(void)
{
    note.is_set = 0;
}
