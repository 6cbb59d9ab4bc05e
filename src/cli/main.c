/*
 * main.c - from words on the command line to one command and its exit status.
 */
#include "base/crash.h"
#include "base/language.h"
#include "cli/command.h"
#include "cli/help.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A file opened while standard output is closed would become standard output
 * and receive the results. */
static void occupy_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) == -1) {
            (void)open("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

/* Numbers keep their decimal point whatever the language of the user. */
static void enter_locale(void)
{
    (void)setlocale(LC_ALL, "");
    (void)setlocale(LC_NUMERIC, "C");
}

/* A write that fails says why; it must not end the program in silence. */
static void ignore_failing_writes(void)
{
    struct sigaction ignore = { .sa_flags = 0 };
    ignore.sa_handler = SIG_IGN;
    (void)sigaction(SIGPIPE, &ignore, NULL);
    (void)sigaction(SIGXFSZ, &ignore, NULL);
}

/* The language of what may be wrong with the words themselves: before they are
 * read, --lang is looked for among them. */
static void choose_language(const struct session *session,
                            const char *const *words, size_t n)
{
    enum language language = session->at_home;
    for (size_t i = 0; i < n; i++) {
        const char *code = NULL;
        if (strncmp(words[i], "--lang=", strlen("--lang=")) == 0) {
            code = words[i] + strlen("--lang=");
        } else if (strcmp(words[i], "--lang") == 0 && i + 1 < n) {
            code = words[i + 1];
        }
        if (code && language_of_code(code, &language)) {
            break;
        }
    }
    (void)language_choose(language);
}

/* Not for `deskcast -h`: only the words people try instead of a command. */
static const char *meant(const char *word)
{
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
        return "version";
    }
    const bool help = strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
    return help ? "help" : word;
}

static int run_command(struct session *session, const char *const *words,
                       size_t n)
{
    struct error err;
    const struct command *command = session->command;
    if (!options_read(words, n, command->options, session->arena,
                      &session->options, &err)) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    session_speak(session, NULL);
    session->terminal =
        terminal_look(options_value(&session->options, OPTION_COLOR, "auto"));
    if (options_has(&session->options, OPTION_HELP)) {
        help_command(&session->output, command, session->terminal.width);
        return STATUS_DONE;
    }
    const bool takes_none = *command->arguments == '\0';
    if (takes_none && session->options.n_arguments > 0) {
        (void)fail(&err, "%s takes no argument, and \"%s\" is one",
                   command->name, session->options.arguments[0]);
        return session_fail(session, STATUS_WRONG, &err);
    }
    return command->run(session);
}

static int run_words(struct session *session, const char *const *words,
                     size_t n)
{
    if (n == 0) {
        struct text overview;
        text_start(&overview, session->arena);
        help_overview(&overview);
        (void)fputs(overview.bytes, stderr);
        return STATUS_WRONG;
    }
    struct error err;
    const char *name = meant(words[0]);
    if (name[0] == '-') {
        (void)fail(&err, "the first word is a command, not %s", name);
        (void)fail_hint(&err, "deskcast --help lists the commands");
        return session_fail(session, STATUS_WRONG, &err);
    }
    const struct command *command = NULL;
    if (!command_find(name, &command, &err)) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    session->command = command;
    return run_command(session, words + 1, n - 1);
}

int main(int argc, char **argv)
{
    occupy_standard_streams();
    enter_locale();
    ignore_failing_writes();
    crash_watch(NULL);
    struct session session = { .arena = arena_create(),
                               .at_home = language_of_environment() };
    session.terminal = terminal_look("auto");
    text_start(&session.output, session.arena);
    const size_t n = argc > 1 ? (size_t)argc - 1 : 0;
    const char **words = arena_alloc(session.arena, n, sizeof(const char *));
    for (size_t i = 0; i < n; i++) {
        words[i] = argv[i + 1];
    }
    choose_language(&session, words, n);
    int status = run_words(&session, words, n);
    if (!session_flush(&session) && status == STATUS_DONE) {
        status = STATUS_FAILED;
    }
    arena_destroy(session.arena);
    return status;
}
