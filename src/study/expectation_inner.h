/*
 * expectation_inner.h - the left side of a demand, for expectation.c only.
 */
#ifndef STUDY_EXPECTATION_INNER_H
#define STUDY_EXPECTATION_INNER_H

#include "study/expectation.h"

/* Reads `path`, out->path without ".change", into scope, index, measure (or
 * launch) and unit. */
bool expectation_read_path(const char *path, const struct centre *centre,
                           struct arena *arena, struct expectation *out,
                           struct error *err) MUST_CHECK;

struct estimate expectation_estimate(const struct expectation *expectation,
                                     const struct results *results);

#endif
