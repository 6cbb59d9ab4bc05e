/*
 * libraries.h - which versions of other people's libraries run here.
 */
#ifndef CLI_LIBRARIES_H
#define CLI_LIBRARIES_H

#include "base/arena.h"
#include <stddef.h>

struct library {
    const char *name;
    const char *version;
};

/* Sorted by name. */
const struct library *library_list(struct arena *arena, size_t *out_n);

/* "gcc 12.2.0" */
const char *library_compiler(void);

#endif
