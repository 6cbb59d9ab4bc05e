/* deskcast doctor: what this machine offers, and in plain words what of it is
 * wrong. */
#include "cli/command.h"

#include "base/language.h"
#include "base/version.h"
#include "chart/ruler.h"
#include "chart/style.h"
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

/* `what` is an English message; the rest is in the reader's language. */
static void good(struct diagnosis *d, const char *what, const char *found)
{
    text_add(d->out, "  %-12s%s\n", tr(what), found);
}

static void bad(struct diagnosis *d, const char *what, const char *found,
                const char *advice)
{
    text_add(d->out, "! %-12s%s\n%14s= %s\n", tr(what), found, "", advice);
    d->n_troubles++;
}

static void look_at_program(struct diagnosis *d, struct arena *arena)
{
    good(d, N_("deskcast"),
         arena_text(arena, tr("%s, commit %s, %s build, %s"), DESKCAST_VERSION,
                    DESKCAST_COMMIT, DESKCAST_BUILD_TYPE, library_compiler()));
    if (strcmp(DESKCAST_BUILD_TYPE, "Release") != 0) {
        bad(d, N_("speed"), tr("this build is for developers, and slow"),
            tr("build it with: cmake --preset release"));
    }
    size_t n = 0;
    const struct library *list = library_list(arena, &n);
    struct text text;
    text_start(&text, arena);
    for (size_t i = 0; i < n; i++) {
        text_add(&text, "%s%s %s", i ? ", " : "", list[i].name,
                 list[i].version);
    }
    good(d, N_("libraries"), text.bytes);
}

static void look_at_threads(struct diagnosis *d, struct arena *arena)
{
    const int processors = omp_get_num_procs();
    const int threads = omp_get_max_threads();
    good(d, N_("threads"),
         arena_text(arena,
                    tr_n("%d on %d processor", "%d on %d processors",
                         (unsigned long)processors),
                    threads, processors));
    if (threads < processors) {
        bad(d, N_("threads"), tr("fewer than there are processors"),
            tr("unset OMP_NUM_THREADS, or use --threads"));
    }
}

static void look_at_locale(struct diagnosis *d, struct arena *arena)
{
    const char *name = setlocale(LC_CTYPE, NULL);
    const char *codes = nl_langinfo(CODESET);
    good(d, N_("locale"),
         arena_text(arena, "%s, %s", name ? name : tr("unknown"), codes));
    if (strcmp(codes, "UTF-8") != 0) {
        bad(d, N_("letters"), tr("this locale has no letters beyond English"),
            tr("set a UTF-8 locale: export LC_ALL=C.UTF-8"));
    }
}

static void look_at_language(struct diagnosis *d)
{
    const enum language spoken = language_now();
    const bool has_dutch = language_choose(DUTCH) == DUTCH;
    (void)language_choose(spoken);
    if (has_dutch) {
        good(d, N_("language"), tr("English; Dutch with --lang nl"));
    } else {
        bad(d, N_("language"), tr("the Dutch messages are missing"),
            tr("install deskcast again: share/locale belongs beside bin"));
    }
}

/* Charts take the first family of the style that is installed. */
static void look_at_fonts(struct diagnosis *d, struct arena *arena)
{
    struct ruler *ruler = ruler_open(style_house().fonts, arena);
    const char *family = ruler_family(ruler, arena);
    ruler_close(ruler);
    if (family) {
        good(d, N_("fonts"), arena_text(arena, tr("%s, for charts"), family));
    } else {
        bad(d, N_("fonts"), tr("charts find no letters"),
            tr("install a font: apt-get install fonts-dejavu-core"));
    }
}

static void look_at_terminal(struct diagnosis *d, const struct terminal *t,
                             struct arena *arena)
{
    good(d, N_("terminal"),
         arena_text(arena, tr("%s, %d columns, colours %s"),
                    t->output_is_terminal ? tr("yes") : tr("no"), t->width,
                    t->output_colours ? tr("on") : tr("off")));
}

static void look_at_room(struct diagnosis *d, struct arena *arena)
{
    struct statvfs disk;
    if (statvfs(".", &disk) != 0) {
        return;
    }
    const unsigned long long mb = (unsigned long long)disk.f_bavail *
                                  (unsigned long long)disk.f_frsize / 1000000;
    const char *found = arena_text(arena, tr("%llu MB free here"), mb);
    if (mb < ROOM_AT_LEAST_MB) {
        bad(d, N_("room"), found,
            tr("make room: a year's results may take 100 MB"));
    } else {
        good(d, N_("room"), found);
    }
}

static void look_at_folder(struct diagnosis *d, struct arena *arena)
{
    char here[4096];
    const char *folder = getcwd(here, sizeof here) ? here : ".";
    if (access(".", W_OK) == 0) {
        good(d, N_("folder"),
             arena_text(arena, tr("%s can be written"), folder));
    } else {
        bad(d, N_("folder"),
            arena_text(arena, tr("%s cannot be written"), folder),
            tr("go to a folder of your own, or use --out DIR"));
    }
}

int command_doctor(struct session *session)
{
    struct diagnosis d = { .out = &session->output };
    struct arena *arena = session->arena;
    look_at_program(&d, arena);
    look_at_threads(&d, arena);
    look_at_locale(&d, arena);
    look_at_language(&d);
    look_at_fonts(&d, arena);
    look_at_terminal(&d, &session->terminal, arena);
    look_at_folder(&d, arena);
    look_at_room(&d, arena);
    if (d.n_troubles == 0) {
        text_add(d.out, "%s", tr("\nNothing is wrong.\n"));
        return STATUS_DONE;
    }
    text_add(d.out,
             tr_n("\n%u thing to look at, marked with \"!\".\n",
                  "\n%u things to look at, marked with \"!\".\n", d.n_troubles),
             d.n_troubles);
    return STATUS_DONE;
}
