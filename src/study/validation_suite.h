/*
 * validation_suite.h - the cases that the simulator is compared with.
 *
 * A suite is a folder with
 *
 *     cases/NAME.cfg        a scenario
 *     cases/NAME.csv        what a formula, a solved Markov chain or a
 *                           publication says of it, a quantity a line
 *     not-applicable.csv    models that the scenario language cannot say
 *
 * A line of NAME.csv is quantity,expected,tolerance,formula. Without a
 * formula the quantity is one that a run reports ("phone.mean_wait_s",
 * "desk.occupancy"); with one (study/formula.h) it is only a name. A tolerance
 * is absolute ("0.003") or relative ("1 %"), or not stated. No field holds a
 * comma; lines that begin with # are comments.
 */
#ifndef STUDY_VALIDATION_SUITE_H
#define STUDY_VALIDATION_SUITE_H

#include "base/arena.h"
#include "base/error.h"
#include <stdbool.h>
#include <stddef.h>

struct exclusion {
    const char *name;
    const char *what;
    const char *reason;
};

struct validation_suite {
    const char *folder;
    size_t n_cases;
    const char *const *cases; /* names, in alphabetical order */
    size_t n_exclusions;
    const struct exclusion *exclusions;
};

struct known_value {
    const char *quantity;
    double expected;
    double tolerance;    /* absolute; 0: none stated */
    const char *formula; /* NULL: what a run reports under this name */
    int line;
};

/* Where the suite is: the folder asked for, else that of the sources this
 * program was built from, else the installed one. Fails when there is none. */
bool validation_suite_find(const char *asked, struct arena *arena,
                           const char **out_folder,
                           struct error *err) MUST_CHECK;

bool validation_suite_open(const char *folder, struct arena *arena,
                           struct validation_suite *out,
                           struct error *err) MUST_CHECK;

/* A file of the suite: cases/NAME and the ending. */
const char *validation_suite_path(const struct validation_suite *suite,
                                  const char *name, const char *ending,
                                  struct arena *arena);

/* Fails for a name that is no case, saying which is near. */
bool validation_suite_has(const struct validation_suite *suite,
                          const char *name, struct error *err) MUST_CHECK;

bool validation_suite_read(const struct validation_suite *suite,
                           const char *name, struct arena *arena,
                           const struct known_value **out, size_t *out_n,
                           struct error *err) MUST_CHECK;

#endif
