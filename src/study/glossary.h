/*
 * glossary.h - results and kinds of channel in words, for whoever meets their
 * names in a table or a file.
 *
 * The names of results, their units and labels are those of the lists of
 * measures; here is only what a label has no room for.
 */
#ifndef STUDY_GLOSSARY_H
#define STUDY_GLOSSARY_H

#include "base/arena.h"

/* A paragraph about a result ("occupancy", "phone.mean_wait_s", "wait_over")
 * or a kind ("chat"); NULL when it is neither. */
const char *glossary_explain(const char *name, struct arena *arena);

/* The result or kind whose name is nearest; NULL when none is near. */
const char *glossary_nearest(const char *name, struct arena *arena);

#endif
