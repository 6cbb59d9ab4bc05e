/*
 * run_wishes.h - what the options of `deskcast run` ask for.
 */
#ifndef CLI_RUN_WISHES_H
#define CLI_RUN_WISHES_H

#include "cli/command.h"
#include "report/csv_writer.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct run_wishes {
    const char *file;   /* may end in #variant */
    const char *folder; /* NULL: no files */
    const char *trace;  /* NULL: none */
    size_t n_sets;      /* --seed, --runs and --precision as settings */
    const char *const *sets;
    bool exactly; /* no precision, whatever the scenario asks for */
    bool until_precise;
    uint32_t n_threads; /* 0: all */
    bool one_replication;
    uint32_t replication;
    struct csv_format csv;
};

/* Where the results of a scenario go unless the user says otherwise:
 * "plans/plan.cfg#later" gives "plan-later-out", in the folder at hand. */
const char *run_wishes_folder_of(const char *file, struct arena *arena);

bool run_wishes_read(struct session *session, struct run_wishes *out,
                     struct error *err) MUST_CHECK;

/* Of `deskcast compare`: no one file, and the folder compare-out. */
bool run_wishes_read_several(struct session *session, struct run_wishes *out,
                             struct error *err) MUST_CHECK;

#endif
