/* deskcast report: the results of runs as a document. */
#include "cli/command.h"

#include "base/file.h"
#include "base/language.h"
#include "cli/run_wishes.h"
#include "cli/scenario_input.h"
#include "cli/style_option.h"
#include "report/overview.h"
#include "report/report_file.h"
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct report_job {
    struct session *session;
    size_t n_stores;
    struct store **stores;
    const char *folder; /* of the first */
    struct document_wishes wishes;
};

static bool is_scenario(const char *path)
{
    struct stat found;
    return strchr(path, '#') ||
           (stat(path, &found) == 0 && S_ISREG(found.st_mode));
}

/* Figures of another plan than the reader has before him would mislead. */
static int compare_plan(struct report_job *job, const char *file,
                        const char *folder, const struct store *store)
{
    struct scenario scenario;
    struct error err;
    const int status =
        scenario_input_read(job->session, file, NULL, 0, &scenario);
    const char *simulated = store_facts(store)->sha256;
    if (status != STATUS_DONE ||
        (simulated && strcmp(simulated, scenario.sha256_hex) == 0)) {
        return status;
    }
    (void)fail(&err, "%s has changed since %s/ was simulated", file, folder);
    (void)fail_hint(&err,
                    "simulate it again: deskcast run %s; or report what there "
                    "is: deskcast report %s",
                    file, folder);
    return session_fail(job->session, STATUS_WRONG, &err);
}

static int open_one(struct report_job *job, const char *argument)
{
    struct session *session = job->session;
    struct error err;
    struct stat found;
    const bool of_plan = is_scenario(argument);
    const char *folder =
        of_plan ? run_wishes_folder_of(argument, session->arena) : argument;
    if (of_plan && stat(folder, &found) != 0) {
        (void)fail(&err, "%s was not simulated yet: there is no folder %s",
                   argument, folder);
        (void)fail_hint(&err, "write deskcast run %s", argument);
        return session_fail(session, STATUS_WRONG, &err);
    }
    struct store *store = NULL;
    if (!store_open(folder, session->arena, &store, &err)) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    job->stores[job->n_stores++] = store;
    job->folder = job->folder ? job->folder : folder;
    return of_plan ? compare_plan(job, argument, folder, store) : STATUS_DONE;
}

static int open_all(struct report_job *job)
{
    struct session *session = job->session;
    const struct options *options = &session->options;
    struct error err;
    if (options->n_arguments == 0 || options->arguments[0][0] == '\0') {
        (void)fail(&err, "which results?");
        (void)fail_hint(&err, "write deskcast report plan-out");
        return session_fail(session, STATUS_WRONG, &err);
    }
    job->stores =
        arena_alloc(session->arena, options->n_arguments, sizeof *job->stores);
    for (size_t i = 0; i < options->n_arguments; i++) {
        const int status = open_one(job, options->arguments[i]);
        if (status != STATUS_DONE) {
            return status;
        }
    }
    return STATUS_DONE;
}

/* A report in a folder of ours may be replaced, another file may be dear to
 * its owner. */
static bool may_write(const struct report_job *job, const char *path,
                      struct error *err)
{
    struct arena *arena = job->session->arena;
    const char *marker =
        file_join(arena, file_folder(arena, path), ".deskcast-out");
    if (!report_file_is_known(path, err)) {
        return false;
    }
    if (options_has(&job->session->options, OPTION_FORCE) ||
        access(path, F_OK) != 0 || access(marker, F_OK) == 0) {
        return true;
    }
    (void)fail(err, "%s is already there", path);
    return fail_hint(err, "choose another name with --out FILE, or add "
                          "--force to replace it");
}

static int write_named(const struct report_job *job,
                       const struct document *document)
{
    const struct option_values *files =
        &job->session->options.given[OPTION_OUT_REPORT];
    struct error err;
    bool *written = arena_alloc(job->session->arena, files->n, sizeof *written);
    const bool good =
        report_files_write(document, files->list, files->n, written, &err);
    for (size_t i = 0; i < files->n; i++) {
        if (written[i]) {
            session_say(job->session, "Wrote %s", files->list[i]);
        }
    }
    return good ? STATUS_DONE : session_fail(job->session, STATUS_FAILED, &err);
}

static int write_all(const struct report_job *job,
                     const struct document *document)
{
    struct error err;
    if (job->session->options.given[OPTION_OUT_REPORT].n > 0) {
        return write_named(job, document);
    }
    if (!overview_write(document, job->folder, &err)) {
        return session_fail(job->session, STATUS_FAILED, &err);
    }
    session_say(job->session, "Wrote %s/: %s", job->folder, overview_names);
    return STATUS_DONE;
}

/* Where the command says no language it is that of the scenario. */
static void speak(const struct report_job *job)
{
    struct table *rows = NULL;
    struct error ignored;
    const char *code = NULL;
    if (!store_is_comparison(job->stores[0]) &&
        store_ask(job->stores[0],
                  "SELECT value FROM run WHERE key = 'language' AND value "
                  "NOT NULL",
                  &rows, &ignored) &&
        rows->n_rows > 0) {
        code = table_text(rows, 0, 0);
    }
    session_speak(job->session, code);
}

static int make(struct report_job *job)
{
    struct session *session = job->session;
    const struct options *options = &session->options;
    const struct option_values *files = &options->given[OPTION_OUT_REPORT];
    struct document *document = NULL;
    struct error err;
    for (size_t i = 0; i < files->n; i++) {
        if (!may_write(job, files->list[i], &err)) {
            return session_fail(session, STATUS_WRONG, &err);
        }
    }
    int status = style_option_read(session, OPTION_SIZE_REPORT, "a4",
                                   &job->wishes.style);
    if (status == STATUS_DONE) {
        status = open_all(job);
    }
    if (status != STATUS_DONE) {
        return status;
    }
    speak(job);
    job->wishes.client = options_value(options, OPTION_CLIENT, NULL);
    job->wishes.confidential = options_has(options, OPTION_CONFIDENTIAL);
    if (!document_of_results(job->stores, job->n_stores, &job->wishes,
                             &document, &err)) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    status = write_all(job, document);
    document_close(document);
    return status;
}

int command_report(struct session *session)
{
    struct report_job job = { .session = session };
    const int status = make(&job);
    for (size_t i = 0; i < job.n_stores; i++) {
        store_close(job.stores[i]);
    }
    return status;
}
