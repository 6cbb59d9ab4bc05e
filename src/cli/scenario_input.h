/*
 * scenario_input.h - a scenario as named on the command line, with --set and
 * --volumes.
 */
#ifndef CLI_SCENARIO_INPUT_H
#define CLI_SCENARIO_INPUT_H

#include "cli/command.h"
#include "model/scenario.h"
#include <stdbool.h>
#include <stddef.h>

/* Reads in English first, so that what is written down does not depend on the
 * reader; then, where another language is to be spoken (session_speak), once
 * more for the problems and warnings in it, and goes on in it.
 * Settings of the command itself come after those of --set. False when there
 * are problems. */
bool scenario_input_load(struct session *session, const char *file,
                         const char *const *more_sets, size_t n_more_sets,
                         struct scenario *out,
                         struct problems *problems) MUST_CHECK;

/* Likewise, for a simulation: problems, or the warnings of a good scenario,
 * are said on standard error, and what is not simulated yet is wrong. Returns
 * the status. */
int scenario_input_read(struct session *session, const char *file,
                        const char *const *more_sets, size_t n_more_sets,
                        struct scenario *out) MUST_CHECK;

/* All of them on standard error; `severity` is "error" or "warning", in
 * English. */
void scenario_input_complain(const struct session *session,
                             const struct problems *problems,
                             const char *severity);

#endif
