/*
 * resolved.h - the completed tree, listed and written out.
 */
#ifndef MODEL_RESOLVED_H
#define MODEL_RESOLVED_H

#include "model/scenario.h"
#include "model/source_text.h"
#include "model/value.h"

/* Every setting with its origin, in the order of the file. */
const struct setting *resolved_settings(const struct value *root,
                                        const struct source *source,
                                        struct arena *arena, size_t *out_n);

/* The scenario as one file in which nothing is left to a default. Names of
 * files become absolute, because it may be read from anywhere. */
const char *resolved_text(const struct value *root, const struct source *source,
                          struct arena *arena);

#endif
