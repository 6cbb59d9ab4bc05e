/*
 * xlsx_name.h - names of sheets as Excel takes them: 31 characters at most,
 * none of []:*?/\\, and no two that differ in the case of their letters alone.
 */
#ifndef REPORT_XLSX_NAME_H
#define REPORT_XLSX_NAME_H

#include "base/arena.h"
#include <stddef.h>

/* The name that is wanted, made fit; with a number where it is taken. */
const char *xlsx_name_free(const char *wanted, const char *const *taken,
                           size_t n_taken, struct arena *arena);

#endif
