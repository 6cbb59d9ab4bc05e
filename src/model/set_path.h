/*
 * set_path.h - one setting changed from outside the file: --set, --volumes and
 * the lists of a variant.
 *
 *     teams.first_line.agents = 26
 *     rollout.chat.on = 2027-02-01
 *     teams.experts.shifts.early.agents = 5
 *
 * An entry of a list is named by what it is called (its name, the channel it
 * launches, the team, ...) or by its number from 1. Quotes around a text may
 * be left out. The tree is changed as if the file said so.
 */
#ifndef MODEL_SET_PATH_H
#define MODEL_SET_PATH_H

#include "model/complaints.h"
#include "model/value.h"
#include <stdbool.h>

struct setter {
    struct arena *arena;
    struct complaints *complaints;
    struct value *root;
    const char *source; /* "--set", "variant later" */
    struct place at;    /* of complaints about it, and of the new value */
};

/* Complains when the text or its path makes no sense. */
void set_path(const struct setter *setter, const char *text);

/* channels.NAME.volume = { file = FILE; }, the file's name as the command line
 * has it. text is "CHANNEL=FILE". */
void set_volume(const struct setter *setter, const char *text);

/* The value that stands at the path, or what is nearest above it. */
const struct value *set_path_find(const struct value *root, const char *path,
                                  struct arena *arena);

/* Whether a value stands at the path itself, or is the short form that it
 * would go into. */
bool set_path_holds(const struct value *root, const char *path,
                    struct arena *arena);

#endif
