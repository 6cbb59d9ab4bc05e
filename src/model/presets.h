/*
 * presets.h - the scenarios that `deskcast init` writes.
 *
 * Each is a complete file with comments, ready to run and to be changed. The
 * comments exist in English and Dutch, the names of settings in English only.
 */
#ifndef MODEL_PRESETS_H
#define MODEL_PRESETS_H

#include <stddef.h>

struct preset {
    const char *name;
    const char *title_en;
    const char *title_nl;
};

const struct preset *presets_list(size_t *out_n);

/* The text of the file, NULL when no preset has this name. lang is "en" or
 * "nl". */
const char *presets_text(const char *name, const char *lang);

#endif
