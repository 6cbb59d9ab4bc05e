/*
 * deskcast run: reads the wishes and the scenario, makes sure that results can
 * be written, simulates, and writes.
 */
#include "cli/command.h"

#include "base/crash.h"
#include "base/file.h"
#include "base/language.h"
#include "cli/circumstances.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/run_wishes.h"
#include "cli/scenario_input.h"
#include "engine/trace.h"
#include "report/json.h"
#include "report/number.h"
#include "report/overview.h"
#include "report/picture.h"
#include "report/run_csv.h"
#include "report/run_files.h"
#include "report/table.h"
#include "study/expectation.h"
#include "study/run.h"
#include <stdio.h>
#include <string.h>

struct job {
    struct session *session;
    struct run_wishes wishes;
    struct scenario scenario;
    struct centre centre; /* the scenario's, with the study that is wished */
    size_t n_demands;
    struct expectation *demands;
    struct run_files *files; /* NULL: none */
    struct file_writer *trace_writer;
    struct trace *trace;
    struct progress progress;
    struct run_report report;
};

static int fail_job(const struct job *job, enum status status,
                    const struct error *err)
{
    return session_fail(job->session, status, err);
}

static int load(struct job *job)
{
    struct session *session = job->session;
    struct error err;
    const int status =
        scenario_input_read(session, job->wishes.file, job->wishes.sets,
                            job->wishes.n_sets, &job->scenario);
    if (status != STATUS_DONE) {
        return status;
    }
    job->centre = *job->scenario.centre;
    if (job->wishes.exactly) {
        job->centre.study.precision_frac = 0.0;
    }
    if (job->wishes.until_precise && job->centre.study.precision_frac <= 0.0) {
        (void)fail(&err, "--runs auto goes on until a precision is reached, "
                         "and none is asked for");
        (void)fail_hint(&err, "add --precision 1%%");
        return fail_job(job, STATUS_WRONG, &err);
    }
    return STATUS_DONE;
}

static int read_demands(struct job *job)
{
    struct session *session = job->session;
    const struct option_values *given = &session->options.given[OPTION_FAIL_IF];
    job->n_demands = given->n;
    job->demands = arena_alloc(session->arena, given->n, sizeof *job->demands);
    for (size_t i = 0; i < given->n; i++) {
        struct error err;
        if (!expectation_read(given->list[i], &job->centre, session->arena,
                              &job->demands[i], &err)) {
            return fail_job(job, STATUS_WRONG, &err);
        }
    }
    return STATUS_DONE;
}

static int say_what_would_be_done(const struct job *job)
{
    const struct study *study = &job->centre.study;
    struct text *out = &job->session->output;
    const char *file = job->wishes.file;
    const unsigned long long seed = study->seed;
    if (job->wishes.one_replication) {
        text_add(out,
                 tr("%s is right. It would be simulated once (replication %u), "
                    "seed %llu.\n"),
                 file, job->wishes.replication, seed);
    } else if (study->precision_frac > 0.0) {
        text_add(out,
                 tr("%s is right. It would be simulated until the precision is "
                    "%s, at most %u times, seed %llu.\n"),
                 file, number_share(out->arena, study->precision_frac),
                 study->at_most, seed);
    } else {
        text_add(out,
                 tr_n("%s is right. It would be simulated %u time, "
                      "seed %llu.\n",
                      "%s is right. It would be simulated %u times, "
                      "seed %llu.\n",
                      study->replications),
                 file, study->replications, seed);
    }
    if (job->wishes.folder) {
        const bool reports =
            !options_has(&job->session->options, OPTION_NO_REPORT);
        text_add(out, tr("Results would go into %s/: %s.\n"),
                 job->wishes.folder,
                 reports ? arena_text(out->arena, "%s, %s", run_files_names,
                                      overview_names)
                         : run_files_names);
    }
    return STATUS_DONE;
}

static int open_folder(struct job *job)
{
    struct session *session = job->session;
    const char *path = job->wishes.folder;
    struct error err;
    struct output_folder *folder = NULL;
    if (!path) {
        return STATUS_DONE;
    }
    if (!output_folder_check(path, options_has(&session->options, OPTION_FORCE),
                             &err)) {
        return fail_job(job, STATUS_WRONG, &err);
    }
    if (!output_folder_open(path, session->arena, &folder, &err) ||
        !run_files_open(folder, &job->centre, session->arena, &job->files,
                        &err)) {
        return fail_job(job, STATUS_FAILED, &err);
    }
    return STATUS_DONE;
}

/* An earlier trace is replaced, and so is an empty file; anything else may be
 * dear to its owner, such as the scenario itself. */
static bool holds_other_than_trace(const char *path)
{
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    char start[32] = "";
    FILE *file = fopen(path, "r");
    if (!file) {
        return false;
    }
    const size_t n = fread(start, 1, sizeof start - 1, file);
    (void)fclose(file);
    const size_t skip = strncmp(start, byte_order_mark, 3) == 0 ? 3 : 0;
    const bool is_trace = strncmp(start + skip, "channel", 7) == 0 &&
                          strncmp(start + skip + 8, "origin", 6) == 0;
    return n > 0 && !is_trace;
}

static int open_trace(struct job *job)
{
    struct error err;
    const char *path = job->wishes.trace;
    if (!path) {
        return STATUS_DONE;
    }
    if (!file_writer_open(path, job->session->arena, &job->trace_writer,
                          &err)) {
        return fail_job(job, STATUS_FAILED, &err);
    }
    if (!options_has(&job->session->options, OPTION_FORCE) &&
        holds_other_than_trace(path)) {
        (void)fail(&err, "%s is already there and holds no trace", path);
        (void)fail_hint(&err, "choose another name with --trace FILE, or add "
                              "--force to replace it");
        return fail_job(job, STATUS_WRONG, &err);
    }
    job->trace = trace_create(job->session->arena);
    return STATUS_DONE;
}

static void show_progress(void *context, const struct run_progress *progress)
{
    struct job *job = context;
    progress_show(&job->progress, progress);
}

static void keep_replication(void *context, uint32_t replication,
                             const struct sample *sample)
{
    struct job *job = context;
    run_files_add_replication(job->files, replication, sample);
}

static void simulate(struct job *job, const volatile sig_atomic_t *stop)
{
    struct session *session = job->session;
    const struct run_listener listener = {
        .context = job,
        .progress = show_progress,
        .replication = job->files ? keep_replication : NULL,
    };
    const struct run_request request = {
        .centre = &job->centre,
        .seed = job->centre.study.seed,
        .n_threads = job->wishes.n_threads,
        .listener = &listener,
        .stop = stop,
        .trace = job->trace,
        .only_one = job->wishes.one_replication,
        .only_replication = job->wishes.replication,
    };
    job->progress = progress_start_for(session);
    job->report = (struct run_report){
        .scenario = &job->scenario,
        .circumstances = circumstances_now(session->arena),
    };
    job->report.results = run_centre(&request, session->arena);
    progress_end(&job->progress);
}

static bool wants_pictures(const struct session *session)
{
    const char *when =
        options_value(&session->options, OPTION_PICTURES, "auto");
    return strcmp(when, "always") == 0 ||
           (strcmp(when, "auto") == 0 && session->terminal.output_is_terminal);
}

static void print_results(const struct job *job)
{
    struct session *session = job->session;
    if (options_has(&session->options, OPTION_JSON)) {
        json_t *json = json_of_run(&job->report);
        json_add_text(json, &session->output);
        json_decref(json);
        return;
    }
    table_of_run(&job->report, session->terminal.width,
                 session->terminal.output_colours, &session->output);
    if (wants_pictures(session)) {
        const struct picture_style style = {
            .width = session->terminal.width,
            .colours = session->terminal.output_colours,
            .blocks = session->terminal.blocks,
        };
        picture_of_run(&job->report, style, &session->output);
    }
}

static int write_trace(const struct job *job)
{
    struct error err;
    if (!job->trace_writer) {
        return STATUS_DONE;
    }
    struct csv_writer csv = csv_writer_start(
        file_writer_stream(job->trace_writer), job->wishes.csv);
    run_csv_trace(&job->centre, job->trace, &csv);
    if (!file_writer_commit(job->trace_writer, &err)) {
        return fail_job(job, STATUS_FAILED, &err);
    }
    session_say(job->session, "Wrote %s: %zu contacts.", job->wishes.trace,
                job->trace->n_rows);
    return STATUS_DONE;
}

/* Drawn from the files that are there by now. Without it those of an earlier
 * run must not stay beside other results. */
static int write_overview(const struct job *job)
{
    struct session *session = job->session;
    const char *folder = job->wishes.folder;
    struct error err;
    if (options_has(&session->options, OPTION_NO_REPORT)) {
        overview_remove(folder, session->arena);
        return STATUS_DONE;
    }
    if (!overview_of_folder(folder, session->arena, &err)) {
        return fail_job(job, STATUS_FAILED, &err);
    }
    session_say(session, "Wrote %s/: %s", folder, overview_names);
    return STATUS_DONE;
}

static int write_files(const struct job *job)
{
    struct error err;
    if (!job->files) {
        return STATUS_DONE;
    }
    if (!run_files_finish(job->files, &job->report, job->wishes.csv, &err)) {
        return fail_job(job, STATUS_FAILED, &err);
    }
    session_say(job->session, "Wrote %s/: %s", job->wishes.folder,
                run_files_names);
    return write_overview(job);
}

static int drop(const struct job *job, int status)
{
    if (job->files) {
        run_files_drop(job->files);
    }
    if (job->trace_writer) {
        file_writer_drop(job->trace_writer);
    }
    return status;
}

static void say_speed(const struct job *job)
{
    const struct results *results = job->report.results;
    struct arena *arena = job->session->arena;
    if (options_has(&job->session->options, OPTION_VERBOSE)) {
        session_say(job->session,
                    tr_n("%s contacts and %s events in %s s on %u thread.",
                         "%s contacts and %s events in %s s on %u threads.",
                         results->n_threads),
                    number_count(arena, (double)results->n_contacts),
                    number_count(arena, (double)results->n_events),
                    number_fixed(arena, results->wall_s, 2),
                    results->n_threads);
    }
}

/* Demands that the plan does not meet. Where a figure does not exist, as of
 * a channel that never got round to answering, nothing is known to be met. */
static int judge(const struct job *job)
{
    const struct session *session = job->session;
    const struct results *results = job->report.results;
    int status = STATUS_DONE;
    for (size_t i = 0; i < results->n_warnings; i++) {
        session_say(session, "warning: %s", results->warnings[i]);
    }
    for (size_t i = 0; i < job->n_demands; i++) {
        const struct expectation_outcome outcome =
            expectation_judge(&job->demands[i], results, session->arena);
        if (outcome.verdict != EXPECTATION_FAILS) {
            (void)fprintf(stderr, "fail-if: %s\n", outcome.sentence);
            status = STATUS_UNMET;
        }
    }
    if (options_has(&session->options, OPTION_STRICT)) {
        const bool imprecise = results->precision_asked && !results->converged;
        const bool warned =
            results->n_warnings > 0 || job->scenario.warnings.n > 0;
        if (imprecise || warned) {
            (void)fprintf(stderr, "strict: %s\n",
                          imprecise ? tr("the precision was not reached")
                                    : tr("there are warnings"));
            status = STATUS_UNMET;
        }
    }
    return status;
}

static int finish(struct job *job)
{
    const struct results *results = job->report.results;
    if (results->replications == 0) {
        session_say(job->session, "Stopped before the first replication was "
                                  "finished: nothing is written.");
        return drop(job, STATUS_INTERRUPTED);
    }
    print_results(job);
    const bool printed = session_flush(job->session);
    const int traced = write_trace(job);
    const int written = write_files(job);
    say_speed(job);
    if (traced != STATUS_DONE || written != STATUS_DONE) {
        return traced != STATUS_DONE ? traced : written;
    }
    if (!printed) {
        return STATUS_FAILED;
    }
    const int judged = judge(job);
    return results->interrupted ? STATUS_INTERRUPTED : judged;
}

static int run_job(struct job *job)
{
    const volatile sig_atomic_t *stop = interrupt_watch();
    int status = load(job);
    if (status == STATUS_DONE) {
        status = read_demands(job);
    }
    if (status != STATUS_DONE) {
        return status;
    }
    if (options_has(&job->session->options, OPTION_DRY_RUN)) {
        return say_what_would_be_done(job);
    }
    status = open_folder(job);
    if (status == STATUS_DONE) {
        status = open_trace(job);
    }
    if (status != STATUS_DONE) {
        return drop(job, status);
    }
    simulate(job, stop);
    return finish(job);
}

int command_run(struct session *session)
{
    struct error err;
    struct job *job = arena_alloc(session->arena, 1, sizeof *job);
    job->session = session;
    if (!run_wishes_read(session, &job->wishes, &err)) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    crash_watch(job->wishes.file);
    return run_job(job);
}
