/*
 * report_run.h - a short run of a scenario, for tests of what is written.
 */
#ifndef TESTS_REPORT_RUN_H
#define TESTS_REPORT_RUN_H

#include "model/scenario.h"
#include "report/run_files.h"
#include "report/run_report.h"
#include "study/run.h"
#include "testing.h"
#include <stdlib.h>

struct report_run {
    struct arena *arena;
    struct scenario scenario;
    struct centre centre;
    struct run_report report;
    struct run_files *files; /* NULL when none are written */
};

static inline void report_run_keep(void *context, uint32_t replication,
                                   const struct sample *sample)
{
    const struct report_run *run = context;
    if (run->files) {
        run_files_add_replication(run->files, replication, sample);
    }
}

/* Files go into `folder` under DESKCAST_TMP; NULL: none. */
static inline struct report_run *report_run_make(const char *file,
                                                 uint32_t replications,
                                                 const char *folder)
{
    struct arena *arena = arena_create();
    struct report_run *run = arena_alloc(arena, 1, sizeof *run);
    run->arena = arena;
    struct problems *problems = arena_alloc(arena, 1, sizeof *problems);
    const struct scenario_request request = { .file = file };
    if (!scenario_load(&request, arena, &run->scenario, problems)) {
        fail_test("%s: %s", file, problems->list[0].message);
    }
    run->centre = *run->scenario.centre;
    run->centre.study.replications = replications;
    run->centre.study.precision_frac = 0.0;
    struct error err;
    if (folder) {
        struct output_folder *out = NULL;
        const char *path =
            arena_text(arena, "%s/%s", getenv("DESKCAST_TMP"), folder);
        assert_true(output_folder_open(path, arena, &out, &err));
        assert_true(
            run_files_open(out, &run->centre, arena, &run->files, &err));
    }
    const struct run_listener listener = { .context = run,
                                           .replication = report_run_keep };
    const struct run_request asked = { .centre = &run->centre,
                                       .seed = run->centre.study.seed,
                                       .listener = &listener };
    run->report = (struct run_report){
        .scenario = &run->scenario,
        .results = run_centre(&asked, arena),
        .circumstances = { .started_utc = "2027-01-04T10:00:00Z",
                           .compiler = "a compiler",
                           .locale = "C" },
    };
    return run;
}

#endif
