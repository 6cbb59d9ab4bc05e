/*
 * scenario.h - a scenario file, read, checked and completed.
 *
 * Reading gives either a scenario, whose `centre` cannot be wrong, or a list
 * of problems that says what to write instead; never both halves. Warnings
 * (plausibility) may stand beside a good scenario.
 */
#ifndef MODEL_SCENARIO_H
#define MODEL_SCENARIO_H

#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"
#include "model/centre.h"
#include <stdbool.h>
#include <stddef.h>

enum { PROBLEMS_AT_MOST = 20 };

struct problem {
    const char *code; /* "E-KEY", "E-UNIT", ...; "W-..." for a warning */
    const char *file; /* as the user named it */
    int line;         /* 1 is the first; 0: no place */
    int column;       /* in characters, 1 is the first; 0: not known */
    int width;        /* characters to underline, at least 1 */
    const char *message;
    const char *excerpt; /* the source line, NULL when there is none */
    const char *hint;    /* NULL when there is none */
};

struct problems {
    size_t n;
    struct problem list[PROBLEMS_AT_MOST];
    size_t n_more; /* found beyond the limit */
};

/* Where the value of one setting came from. */
enum origin {
    ORIGIN_FILE,
    ORIGIN_COMMAND, /* --set, --volumes, a variant's set */
    ORIGIN_AUDIENCE,
    ORIGIN_KIND,
    ORIGIN_LANGUAGE, /* a default that the language states */
    ORIGIN_ASSUMPTION
};

/* "file", "command", "audience", "kind", "language", "assumption". */
const char *origin_name(enum origin origin);

struct setting {
    const char *path;  /* "channels.phone.wrap_up" */
    const char *value; /* as text with its unit */
    enum origin origin;
    const char *source; /* "001", "line 12", NULL */
};

struct scenario {
    const struct centre *centre;
    const char *file;       /* as named */
    const char *sha256_hex; /* of the bytes of the file and its includes */
    const char *variant;    /* NULL: the plan as it stands */
    size_t n_settings;      /* in the order of the file, defaults included */
    const struct setting *settings;
    const char *resolved; /* plan.used.cfg: every default filled in, includes
                             flattened; loads to the same centre */
    struct problems warnings;
    struct problems warnings_in[N_LANGUAGES]; /* the same, for files */
    const char *language; /* "nl", as the file or the command says; else NULL.
                             Known as soon as the file could be parsed */
};

struct scenario_request {
    const char *file; /* may end in #variant */
    size_t n_sets;    /* "path = value", as in a variant */
    const char *const *sets;
    size_t n_volumes; /* "CHANNEL=FILE" */
    const char *const *volumes;
};

/* False when the scenario has problems (at least one is in the list). All
 * memory is the arena's. */
bool scenario_load(const struct scenario_request *request, struct arena *arena,
                   struct scenario *out, struct problems *problems) MUST_CHECK;

/* What its file calls the variant that is played; NULL. */
const char *scenario_variant_title(const struct scenario *scenario);

/* The message as people see it: "file:line:col: error: ...", the line, the
 * underline, "= hint". Ends with a newline. `severity` is "error" or
 * "warning". */
const char *problem_text(const struct problem *problem, const char *severity,
                         struct arena *arena);

/* What of a good scenario this version does not simulate yet, one sentence
 * that names the part, or NULL when all of it is simulated. */
const char *scenario_unsimulated(const struct scenario *scenario,
                                 struct arena *arena);

/* The scenario as plain sentences with the origin of every default, for
 * `deskcast check`. */
const char *scenario_sentences(const struct scenario *scenario,
                               struct arena *arena);

#endif
