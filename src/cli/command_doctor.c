/* deskcast doctor: what this machine offers, and in plain words what of it is
 * wrong. */
#include "cli/command.h"

#include "base/version.h"
#include "cli/libraries.h"
#include <langinfo.h>
#include <locale.h>
#include <omp.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { ROOM_AT_LEAST_MB = 200 };

struct diagnosis {
    struct text *out;
    unsigned n_troubles;
};

static void good(struct diagnosis *d, const char *what, const char *found)
{
    text_add(d->out, "  %-12s%s\n", what, found);
}

static void bad(struct diagnosis *d, const char *what, const char *found,
                const char *advice)
{
    text_add(d->out, "! %-12s%s\n%14s= %s\n", what, found, "", advice);
    d->n_troubles++;
}

static void look_at_program(struct diagnosis *d, struct arena *arena)
{
    good(d, "deskcast",
         arena_text(arena, "%s, commit %s, %s build, %s", DESKCAST_VERSION,
                    DESKCAST_COMMIT, DESKCAST_BUILD_TYPE, library_compiler()));
    if (strcmp(DESKCAST_BUILD_TYPE, "Release") != 0) {
        bad(d, "speed", "this build is for developers, and slow",
            "build it with: cmake --preset release");
    }
    size_t n = 0;
    const struct library *list = library_list(arena, &n);
    struct text text;
    text_start(&text, arena);
    for (size_t i = 0; i < n; i++) {
        text_add(&text, "%s%s %s", i ? ", " : "", list[i].name,
                 list[i].version);
    }
    good(d, "libraries", text.bytes);
}

static void look_at_threads(struct diagnosis *d, struct arena *arena)
{
    const int processors = omp_get_num_procs();
    const int threads = omp_get_max_threads();
    good(d, "threads",
         arena_text(arena, "%d on %d processor%s", threads, processors,
                    processors == 1 ? "" : "s"));
    if (threads < processors) {
        bad(d, "threads", "fewer than there are processors",
            "unset OMP_NUM_THREADS, or use --threads");
    }
}

static void look_at_locale(struct diagnosis *d, struct arena *arena)
{
    const char *name = setlocale(LC_CTYPE, NULL);
    const char *codes = nl_langinfo(CODESET);
    good(d, "locale",
         arena_text(arena, "%s, %s", name ? name : "unknown", codes));
    if (strcmp(codes, "UTF-8") != 0) {
        bad(d, "letters", "this locale has no letters beyond English",
            "set a UTF-8 locale: export LC_ALL=C.UTF-8");
    }
}

static void look_at_terminal(struct diagnosis *d, const struct terminal *t,
                             struct arena *arena)
{
    good(d, "terminal",
         arena_text(arena, "%s, %d columns, colours %s",
                    t->output_is_terminal ? "yes" : "no", t->width,
                    t->output_colours ? "on" : "off"));
}

static void look_at_room(struct diagnosis *d, struct arena *arena)
{
    struct statvfs disk;
    if (statvfs(".", &disk) != 0) {
        return;
    }
    const unsigned long long mb = (unsigned long long)disk.f_bavail *
                                  (unsigned long long)disk.f_frsize / 1000000;
    const char *found = arena_text(arena, "%llu MB free here", mb);
    if (mb < ROOM_AT_LEAST_MB) {
        bad(d, "room", found, "make room: a year's results may take 100 MB");
    } else {
        good(d, "room", found);
    }
}

static void look_at_folder(struct diagnosis *d, struct arena *arena)
{
    char here[4096];
    const char *folder = getcwd(here, sizeof here) ? here : ".";
    if (access(".", W_OK) == 0) {
        good(d, "folder", arena_text(arena, "%s can be written", folder));
    } else {
        bad(d, "folder", arena_text(arena, "%s cannot be written", folder),
            "go to a folder of your own, or use --out DIR");
    }
}

int command_doctor(struct session *session)
{
    struct diagnosis d = { .out = &session->output };
    struct arena *arena = session->arena;
    look_at_program(&d, arena);
    look_at_threads(&d, arena);
    look_at_locale(&d, arena);
    look_at_terminal(&d, &session->terminal, arena);
    look_at_folder(&d, arena);
    look_at_room(&d, arena);
    if (d.n_troubles == 0) {
        text_add(d.out, "\nNothing is wrong.\n");
        return STATUS_DONE;
    }
    text_add(d.out, "\n%u thing%s to look at, marked with \"!\".\n",
             d.n_troubles, d.n_troubles == 1 ? "" : "s");
    return STATUS_DONE;
}
