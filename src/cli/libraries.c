#include "cli/libraries.h"

#include <cairo.h>
#include <gsl/gsl_version.h>
#include <jansson.h>
#include <libconfig.h>
#include <nettle/version.h>
#include <omp.h>
#include <pango/pango.h>
#include <sqlite3.h>
#include <string.h>
#include <xlsxwriter.h>

const struct library *library_list(struct arena *arena, size_t *out_n)
{
    const struct library list[] = {
        { "cairo", cairo_version_string() },
        { "gsl", gsl_version },
        { "jansson", JANSSON_VERSION },
        { "libconfig",
          arena_text(arena, "%d.%d.%d", LIBCONFIG_VER_MAJOR,
                     LIBCONFIG_VER_MINOR, LIBCONFIG_VER_REVISION) },
        { "nettle", arena_text(arena, "%d.%d", nettle_version_major(),
                               nettle_version_minor()) },
        { "openmp", arena_text(arena, "%d", _OPENMP) },
        { "pango", pango_version_string() },
        { "sqlite", sqlite3_libversion() },
        { "xlsxwriter", lxw_version() },
    };
    *out_n = sizeof list / sizeof list[0];
    struct library *copy = arena_alloc(arena, *out_n, sizeof *copy);
    memcpy(copy, list, sizeof list);
    return copy;
}

const char *library_compiler(void)
{
#ifdef __clang__
    return "clang " __clang_version__;
#else
    return "gcc " __VERSION__;
#endif
}
