/*
 * options.h - every option there is, as rows of one table.
 *
 * The table drives parsing, --help, shell completion and "did you mean". A
 * command names the options it takes; another one's option is unknown to it.
 * Options may stand anywhere after the command; "--" ends them. A long option
 * is written in full (no abbreviations, which would break when an option is
 * added), its value after "=" or as the next word.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/arena.h"
#include "base/error.h"
#include <stdbool.h>
#include <stddef.h>

enum option {
    OPTION_OUT_FOLDER,
    OPTION_OUT_FILE,
    OPTION_SEED,
    OPTION_RUNS,
    OPTION_PRECISION,
    OPTION_THREADS,
    OPTION_SET,
    OPTION_VOLUMES,
    OPTION_FAIL_IF,
    OPTION_STRICT,
    OPTION_JSON,
    OPTION_UNTIL_CLEAR,
    OPTION_TRACE,
    OPTION_REPLICATION,
    OPTION_CSV_SEP,
    OPTION_DECIMAL,
    OPTION_EXCEL,
    OPTION_DRY_RUN,
    OPTION_FORCE,
    OPTION_LANG,
    OPTION_PROGRESS,
    OPTION_PICTURES,
    OPTION_COLOR,
    OPTION_QUIET,
    OPTION_VERBOSE,
    OPTION_CONTACTS,
    OPTION_HANDLE,
    OPTION_TARGET,
    OPTION_AGENTS,
    OPTION_SHRINKAGE,
    OPTION_PATIENCE,
    OPTION_LINES,
    OPTION_INTERVAL,
    OPTION_MAX_OCCUPANCY,
    OPTION_CHATS_AT_ONCE,
    OPTION_RATE,
    OPTION_SLOWDOWN,
    OPTION_FAST,
    OPTION_LIST,
    OPTION_TABLE,
    OPTION_CASES_IN,
    OPTION_CHART,
    OPTION_CHANNEL,
    OPTION_FORMAT,
    OPTION_SIZE,
    OPTION_STYLE,
    OPTION_TITLE,
    OPTION_DATA,
    OPTION_LIST_CHARTS,
    OPTION_OUT_CHARTS,
    OPTION_OUT_REPORT,
    OPTION_SIZE_REPORT,
    OPTION_CLIENT,
    OPTION_CONFIDENTIAL,
    OPTION_NO_REPORT,
    OPTION_HELP,
    N_OPTIONS
};

struct option_rule {
    const char *name;    /* without the dashes */
    const char *value;   /* "DIR"; NULL: takes none */
    const char *choices; /* "auto|bar|none"; NULL: free */
    const char *help;    /* one sentence, no full stop */
    bool may_take_dash;  /* the word "-" after it belongs to it */
    bool repeatable;     /* otherwise given twice is an error */
    char letter;         /* '\0': none */
};

const struct option_rule *option_rule(enum option option);

struct option_values {
    size_t n;
    const char **list; /* "" for an option that takes none */
};

struct options {
    struct option_values given[N_OPTIONS];
    size_t n_arguments;
    const char **arguments;
};

/* Reads words[0..n) (those after the command). `accepted` ends with
 * N_OPTIONS; --help and --lang are always accepted. Fails on an unknown
 * option, a missing or superfluous value, or one that is not among the
 * choices. */
bool options_read(const char *const *words, size_t n,
                  const enum option *accepted, struct arena *arena,
                  struct options *out, struct error *err) MUST_CHECK;

bool options_has(const struct options *options, enum option option);

/* The value given last, or `otherwise`. */
const char *options_value(const struct options *options, enum option option,
                          const char *otherwise);

/* The value as a whole number in [least, most]; *out is left alone when the
 * option was not given. */
bool options_whole_number(const struct options *options, enum option option,
                          unsigned long long least, unsigned long long most,
                          unsigned long long *out,
                          struct error *err) MUST_CHECK;

#endif
