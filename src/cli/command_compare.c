/*
 * deskcast compare: reads the plans, makes sure that they can be compared and
 * that results can be written, simulates, and writes.
 */
#include "cli/command.h"

#include "base/crash.h"
#include "base/file.h"
#include "base/language.h"
#include "base/number.h"
#include "cli/circumstances.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/run_wishes.h"
#include "cli/scenario_input.h"
#include "report/compare_files.h"
#include "report/compare_json.h"
#include "report/compare_start.h"
#include "report/compare_table.h"
#include "report/json.h"
#include "study/plan_demand.h"
#include <string.h>

enum { PLANS_AT_MOST = 12 };

struct contest {
    struct session *session;
    struct run_wishes wishes;
    size_t n;
    const char *names[PLANS_AT_MOST]; /* as given */
    const char *labels[PLANS_AT_MOST];
    struct scenario scenarios[PLANS_AT_MOST];
    struct centre centres[PLANS_AT_MOST];
    size_t n_demands;
    struct plan_demand *demands;
    struct output_folder *folder; /* NULL: no files */
    struct progress progress;
    struct compare_report report;
};

static int fail_contest(const struct contest *contest, enum status status,
                        const struct error *err)
{
    return session_fail(contest->session, status, err);
}

static int read_arguments(struct contest *contest)
{
    const struct options *options = &contest->session->options;
    struct error err;
    if (options->n_arguments == 0) {
        (void)fail(&err, "which plans?");
        (void)fail_hint(&err, "write deskcast compare plan.cfg "
                              "plan.cfg#variant, or a file with variants");
        return fail_contest(contest, STATUS_WRONG, &err);
    }
    if (options->n_arguments > PLANS_AT_MOST) {
        (void)fail(&err, "compare takes %d plans, and these are %zu",
                   (int)PLANS_AT_MOST, options->n_arguments);
        (void)fail_hint(&err, "compare the most promising ones");
        return fail_contest(contest, STATUS_WRONG, &err);
    }
    if (contest->wishes.until_precise) {
        (void)fail(&err, "compare does not stop at a precision");
        (void)fail_hint(&err, "write a number of runs, or --until-clear");
        return fail_contest(contest, STATUS_WRONG, &err);
    }
    contest->n = options->n_arguments;
    for (size_t i = 0; i < contest->n; i++) {
        contest->names[i] = options->arguments[i];
    }
    return STATUS_DONE;
}

static int load(struct contest *contest, size_t plan)
{
    const int status = scenario_input_read(
        contest->session, contest->names[plan], contest->wishes.sets,
        contest->wishes.n_sets, &contest->scenarios[plan]);
    if (status == STATUS_DONE) {
        contest->centres[plan] = *contest->scenarios[plan].centre;
    }
    return status;
}

/* A file alone stands for itself and all of its variants. */
static int add_variants(struct contest *contest)
{
    const struct scenario *base = &contest->scenarios[0];
    const struct centre *centre = base->centre;
    struct error err;
    if (contest->n > 1) {
        return STATUS_DONE;
    }
    if (base->variant || centre->n_variants == 0) {
        (void)fail(&err, "%s is one plan, and comparing takes two",
                   contest->names[0]);
        (void)fail_hint(&err, "name another, as FILE or FILE#VARIANT");
        return fail_contest(contest, STATUS_WRONG, &err);
    }
    if (centre->n_variants >= PLANS_AT_MOST) {
        (void)fail(&err, "%s has %zu variants; compare takes %d plans",
                   contest->names[0], centre->n_variants, (int)PLANS_AT_MOST);
        (void)fail_hint(&err, "name those you mean: %s %s#%s",
                        contest->names[0], contest->names[0],
                        centre->variants[0].name);
        return fail_contest(contest, STATUS_WRONG, &err);
    }
    for (size_t i = 0; i < centre->n_variants; i++) {
        contest->names[contest->n++] =
            arena_text(contest->session->arena, "%s#%s", base->file,
                       centre->variants[i].name);
    }
    return STATUS_DONE;
}

static int load_all(struct contest *contest)
{
    int status = load(contest, 0);
    if (status == STATUS_DONE) {
        status = add_variants(contest);
    }
    for (size_t i = 1; i < contest->n && status == STATUS_DONE; i++) {
        status = load(contest, i);
    }
    /* each was told in its own language; the first speaks for all */
    session_speak(contest->session, contest->scenarios[0].language);
    for (size_t i = 1; i < contest->n && status == STATUS_DONE; i++) {
        struct error err;
        if (!comparison_is_possible(&contest->centres[0], &contest->centres[i],
                                    &err)) {
            (void)fail(&err, "%s and %s: %s", contest->names[0],
                       contest->names[i],
                       arena_copy_text(contest->session->arena, err.message));
            (void)fail_hint(&err, "give them the same plan.start, plan.weeks "
                                  "and plan.currency");
            status = fail_contest(contest, STATUS_WRONG, &err);
        }
    }
    return status;
}

static bool is_taken(const struct contest *contest, const char *label, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(contest->labels[i], label) == 0) {
            return true;
        }
    }
    return false;
}

/* The variant's name, else the file's; a second one of the same name gets the
 * other in front of it, and a third a number. */
static void label_all(struct contest *contest)
{
    struct arena *arena = contest->session->arena;
    for (size_t i = 0; i < contest->n; i++) {
        const struct scenario *scenario = &contest->scenarios[i];
        const char *stem = file_stem(arena, scenario->file);
        const char *label = scenario->variant ? scenario->variant : stem;
        if (is_taken(contest, label, i) && scenario->variant) {
            label = arena_text(arena, "%s-%s", stem, scenario->variant);
        }
        const char *plain = label;
        for (int again = 2; is_taken(contest, label, i); again++) {
            label = arena_text(arena, "%s-%d", plain, again);
        }
        contest->labels[i] = label;
    }
}

static int read_demands(struct contest *contest)
{
    struct session *session = contest->session;
    const struct option_values *given = &session->options.given[OPTION_FAIL_IF];
    const struct demanded_plans plans = { contest->n, contest->labels,
                                          contest->centres };
    contest->demands = arena_alloc(session->arena, given->n * contest->n,
                                   sizeof *contest->demands);
    for (size_t i = 0; i < given->n; i++) {
        struct plan_demand *each = NULL;
        size_t n = 0;
        struct error err;
        if (!plan_demand_read(given->list[i], &plans, session->arena, &each, &n,
                              &err)) {
            return fail_contest(contest, STATUS_WRONG, &err);
        }
        for (size_t k = 0; k < n; k++) {
            contest->demands[contest->n_demands++] = each[k];
        }
    }
    return STATUS_DONE;
}

static int open_folder(struct contest *contest)
{
    struct session *session = contest->session;
    const char *path = contest->wishes.folder;
    struct error err;
    if (!path) {
        return STATUS_DONE;
    }
    if (!output_folder_check(path, options_has(&session->options, OPTION_FORCE),
                             &err)) {
        return fail_contest(contest, STATUS_WRONG, &err);
    }
    if (!output_folder_open(path, session->arena, &contest->folder, &err)) {
        return fail_contest(contest, STATUS_FAILED, &err);
    }
    return STATUS_DONE;
}

static void show_progress(void *context, const struct run_progress *progress)
{
    struct contest *contest = context;
    progress_show(&contest->progress, progress);
}

static void simulate(struct contest *contest, const volatile sig_atomic_t *stop)
{
    struct session *session = contest->session;
    const bool until_clear = options_has(&session->options, OPTION_UNTIL_CLEAR);
    const struct centre *centres[PLANS_AT_MOST];
    for (size_t i = 0; i < contest->n; i++) {
        centres[i] = &contest->centres[i];
    }
    if (until_clear && contest->wishes.exactly) {
        contest->centres[0].study.at_most =
            contest->centres[0].study.replications;
    }
    const struct run_listener listener = { .context = contest,
                                           .progress = show_progress };
    const struct comparison_request request = {
        .n_plans = contest->n,
        .centres = centres,
        .seed = contest->centres[0].study.seed,
        .n_threads = contest->wishes.n_threads,
        .until_clear = until_clear,
        .listener = &listener,
        .stop = stop,
    };
    contest->progress = progress_start_for(session);
    contest->report = (struct compare_report){
        .labels = contest->labels,
        .scenarios = contest->scenarios,
        .circumstances = circumstances_now(session->arena),
    };
    contest->report.comparison = comparison_run(&request, session->arena);
    progress_end(&contest->progress);
}

static void print_results(const struct contest *contest)
{
    struct session *session = contest->session;
    if (options_has(&session->options, OPTION_JSON)) {
        json_t *json = json_of_comparison(&contest->report);
        json_add_text(json, &session->output);
        json_decref(json);
        return;
    }
    table_of_comparison(&contest->report, session->terminal.width,
                        session->terminal.output_colours, &session->output);
}

static int write_files(const struct contest *contest)
{
    struct session *session = contest->session;
    struct error err;
    if (!contest->folder) {
        return STATUS_DONE;
    }
    if (!compare_files_write(contest->folder, &contest->report,
                             contest->wishes.csv, session->arena, &err)) {
        return fail_contest(contest, STATUS_FAILED, &err);
    }
    session_say(session, "Wrote %s/: %s", contest->wishes.folder,
                compare_files_names);
    return STATUS_DONE;
}

/* Whether a demand of --fail-if holds or cannot be told. */
static bool is_unmet(const struct contest *contest)
{
    bool unmet = false;
    for (size_t i = 0; i < contest->n_demands; i++) {
        const struct plan_demand *demand = &contest->demands[i];
        const struct expectation_outcome outcome = plan_demand_judge(
            demand, contest->report.comparison, contest->session->arena);
        if (outcome.verdict != EXPECTATION_FAILS) {
            (void)fprintf(stderr, "fail-if: %s: %s\n", demand->label,
                          outcome.sentence);
            unmet = true;
        }
    }
    return unmet;
}

/* What the table says of plans that do not meet the same customers. */
static void warn_of_start(const struct contest *contest, size_t plan)
{
    const struct session *session = contest->session;
    const struct compare_start *start =
        compare_start_find(&contest->report, plan, session->arena);
    if (start) {
        session_say(session, "warning: %s: %s", contest->labels[plan],
                    compare_start_words(start, contest->labels[0],
                                        contest->labels[plan], session->arena));
    }
}

static int judge(const struct contest *contest)
{
    const struct session *session = contest->session;
    const struct comparison *comparison = contest->report.comparison;
    int status = is_unmet(contest) ? STATUS_UNMET : STATUS_DONE;
    const bool is_table = !options_has(&session->options, OPTION_JSON);
    for (size_t p = 0; p < comparison->n_plans; p++) {
        const struct results *results = comparison->plans[p];
        if (!is_table && p > 0) {
            warn_of_start(contest, p);
        }
        for (size_t i = 0; i < results->n_warnings; i++) {
            session_say(session, "warning: %s: %s", contest->labels[p],
                        results->warnings[i]);
        }
    }
    if (options_has(&session->options, OPTION_STRICT) &&
        comparison->until_clear && !comparison->converged) {
        (void)fprintf(stderr, "strict: %s\n",
                      tr("the plans did not become clearly different"));
        status = STATUS_UNMET;
    }
    return comparison->interrupted ? STATUS_INTERRUPTED : status;
}

static int finish(struct contest *contest)
{
    const struct comparison *comparison = contest->report.comparison;
    struct session *session = contest->session;
    if (comparison->replications == 0) {
        session_say(session, "Stopped before the first replication was "
                             "finished: nothing is written.");
        if (contest->folder) {
            output_folder_drop(contest->folder);
        }
        return STATUS_INTERRUPTED;
    }
    print_results(contest);
    const bool printed = session_flush(session);
    const int written = write_files(contest);
    if (options_has(&session->options, OPTION_VERBOSE)) {
        session_say(
            session,
            tr_n("%s contacts in %s s on %u thread.",
                 "%s contacts in %s s on %u threads.", comparison->n_threads),
            number_count(session->arena, (double)comparison->n_contacts),
            number_fixed(session->arena, comparison->wall_s, 2),
            comparison->n_threads);
    }
    if (written != STATUS_DONE || !printed) {
        return written != STATUS_DONE ? written : STATUS_FAILED;
    }
    return judge(contest);
}

int command_compare(struct session *session)
{
    struct error err;
    struct contest *contest = arena_alloc(session->arena, 1, sizeof *contest);
    const volatile sig_atomic_t *stop = interrupt_watch();
    contest->session = session;
    if (!run_wishes_read_several(session, &contest->wishes, &err)) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    int status = read_arguments(contest);
    if (status == STATUS_DONE) {
        status = load_all(contest);
    }
    if (status == STATUS_DONE) {
        label_all(contest);
        status = read_demands(contest);
    }
    if (status == STATUS_DONE) {
        status = open_folder(contest);
    }
    if (status != STATUS_DONE) {
        return status;
    }
    crash_watch(contest->names[0]);
    simulate(contest, stop);
    return finish(contest);
}
