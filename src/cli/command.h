/*
 * command.h - the commands of the program, and what each is handed.
 *
 * A command is one row of command_list and one function in a file of its own.
 * It receives a session (its options, its arguments, memory) and returns the
 * exit status. What it has to say as a result goes into session->output and
 * reaches standard output at the end, or earlier through session_flush;
 * everything else goes to standard error. A command never ends the program.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"
#include "base/text.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include <stdbool.h>
#include <stddef.h>

enum status {
    STATUS_DONE = 0,
    STATUS_FAILED = 1,       /* the machine's trouble: no room, no reading */
    STATUS_WRONG = 2,        /* what the user wrote is wrong */
    STATUS_UNMET = 3,        /* done, but a demand was not met */
    STATUS_INTERRUPTED = 130 /* what was finished is written */
};

struct session;

struct command {
    const char *name;
    const char *arguments;       /* as in "deskcast NAME ARGUMENTS" */
    const char *summary;         /* one line, a sentence without full stop */
    const char *details;         /* paragraphs for --help; may be NULL */
    const enum option *options;  /* ends with N_OPTIONS; --help goes unsaid */
    const char *const *examples; /* pairs: command line, what it does; NULL */
    const char *words; /* arguments that can be completed: "b c a"; or NULL */
    int (*run)(struct session *session);
};

struct session {
    const struct command *command;
    struct options options;
    struct terminal terminal;
    struct arena *arena;   /* lives as long as the program */
    struct text output;    /* the result, for standard output */
    enum language at_home; /* of the environment */
    bool output_closed;    /* who read it has gone: nothing more is written */
};

const struct command *command_list(size_t *out_n);

/* Fails when there is none of this name, with the nearest in the hint. */
bool command_find(const char *name, const struct command **out,
                  struct error *err) MUST_CHECK;

/* Writes what is in session->output and empties it. False when standard
 * output cannot be written; said on standard error, except that a reader who
 * left (a closed pipe) is no trouble: then true, and nothing more is
 * written. */
bool session_flush(struct session *session) MUST_CHECK;

/* Speaks the language that --lang names, else the scenario's (a code, or NULL
 * when it names none), else the environment's. Where --json is given all is
 * in English: programs read it. */
void session_speak(const struct session *session,
                   const char *scenario_language);

/* A line on standard error, unless --quiet was given. The format is an English
 * message and comes out in the reader's language. */
void session_say(const struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* "deskcast NAME: error: MESSAGE" and the hint on standard error; returns
 * `status`. */
int session_fail(const struct session *session, enum status status,
                 const struct error *err);

int command_benchmarks(struct session *session);
int command_check(struct session *session);
int command_compare(struct session *session);
int command_completion(struct session *session);
int command_doctor(struct session *session);
int command_erlang(struct session *session);
int command_explain(struct session *session);
int command_help(struct session *session);
int command_init(struct session *session);
int command_plot(struct session *session);
int command_presets(struct session *session);
int command_report(struct session *session);
int command_run(struct session *session);
int command_validate(struct session *session);
int command_version(struct session *session);

#endif
