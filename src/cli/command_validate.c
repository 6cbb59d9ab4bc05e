/* deskcast validate: the simulator against what formulas, solved Markov chains
 * and publications say. */
#include "cli/command.h"

#include "base/file.h"
#include "base/language.h"
#include "base/version.h"
#include "cli/interrupt.h"
#include "model/wrap.h"
#include "study/validation.h"
#include <math.h>
#include <stdio.h>

struct account {
    size_t n_cases;
    size_t n_quantities;
    size_t n_marked;
    size_t n_outside;
    uint64_t n_contacts;
};

static void add_to(struct account *account,
                   const struct validation_result *result)
{
    account->n_cases++;
    account->n_quantities += result->n_findings;
    account->n_marked += result->n_marked;
    account->n_outside += result->n_outside;
    account->n_contacts += result->n_contacts;
}

/* So many digits, in the arena; "-" for what does not exist. */
static const char *amount(struct arena *arena, double x, int digits)
{
    if (isnan(x)) {
        return "-";
    }
    if (fabs(x) >= 99999.5) {
        return arena_text(arena, "%.0f", x);
    }
    return arena_text(arena, "%.*g", digits, x);
}

enum { DIGITS_OF_VALUE = 5, DIGITS_OF_ERROR = 3 };

static const char *verdict_text(enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_FITS:
        return "";
    case VERDICT_MARKED:
        return N_("  look");
    case VERDICT_OUTSIDE:
        return N_("  OUTSIDE");
    }
    return "";
}

static void print_header(struct session *session)
{
    text_add(&session->output, "%-36s %8s %9s %8s %5s %8s\n",
             tr("case and quantity"), tr("expected"), tr("simulated"), "+-",
             tr("s.e."), tr("bound"));
}

static void print_case(struct session *session,
                       const struct validation_result *result)
{
    struct text *out = &session->output;
    struct arena *arena = session->arena;
    text_add(out, "%s: %s\n", result->name, result->title);
    for (size_t i = 0; i < result->n_findings; i++) {
        const struct finding *f = &result->findings[i];
        text_add(out, "  %-34s %8s %9s %8s %+5.1f %8s%s\n", f->known.quantity,
                 amount(arena, f->known.expected, DIGITS_OF_VALUE),
                 amount(arena, f->simulated.mean, DIGITS_OF_VALUE),
                 amount(arena, f->simulated.half_width, DIGITS_OF_ERROR),
                 f->deviation_se, amount(arena, f->bound, DIGITS_OF_ERROR),
                 tr(verdict_text(f->verdict)));
    }
}

static void print_exclusions(struct session *session,
                             const struct validation_suite *suite)
{
    struct text *out = &session->output;
    text_add(out, "%s", tr("\nnot applicable:\n"));
    for (size_t i = 0; i < suite->n_exclusions; i++) {
        const struct exclusion *e = &suite->exclusions[i];
        text_add(out, "  ");
        wrap_words(out,
                   arena_text(session->arena, "%s: %s; %s", e->name, e->what,
                              e->reason),
                   2, 4);
    }
}

/* How many quantities luck alone takes beyond 2.5 standard errors. */
static double expected_by_luck(const struct account *account)
{
    return (double)account->n_quantities * erfc(2.5 / sqrt(2.0));
}

static void print_account(struct session *session,
                          const struct account *account)
{
    text_add(&session->output,
             tr("\n%zu cases, %zu quantities: %zu outside their bound; %zu "
                "inside it but beyond\n2.5 standard errors, marked \"look\" "
                "(luck alone makes about %.0f)\nbound: the largest of 4 "
                "standard errors, 0.5 %% of the expected value and the\n"
                "tolerance that the case states\n"),
             account->n_cases, account->n_quantities, account->n_outside,
             account->n_marked, expected_by_luck(account));
}

static void write_cell(FILE *file, const char *text)
{
    for (; *text; text++) {
        (void)fprintf(file, *text == '|' ? "\\%c" : "%c", *text);
    }
    (void)fputs(" | ", file);
}

static void write_case(FILE *file, struct arena *arena,
                       const struct validation_result *result)
{
    (void)fprintf(file, "\n## %s\n%s, %u replications.\n\n", result->name,
                  result->title, result->replications);
    (void)fputs("| quantity | expected | simulated | ± | s.e. | bound | |\n"
                "|---|--:|--:|--:|--:|--:|---|\n",
                file);
    for (size_t i = 0; i < result->n_findings; i++) {
        const struct finding *f = &result->findings[i];
        (void)fputs("| ", file);
        write_cell(file, f->known.quantity);
        write_cell(file, amount(arena, f->known.expected, DIGITS_OF_VALUE));
        write_cell(file, amount(arena, f->simulated.mean, DIGITS_OF_VALUE));
        write_cell(file,
                   amount(arena, f->simulated.half_width, DIGITS_OF_ERROR));
        write_cell(file, arena_text(arena, "%+.1f", f->deviation_se));
        write_cell(file, amount(arena, f->bound, DIGITS_OF_ERROR));
        (void)fprintf(file, "%s |\n", verdict_text(f->verdict));
    }
}

static void write_introduction(FILE *file, const struct account *account)
{
    (void)fprintf(
        file,
        "# What was simulated, against what is known\n\n"
        "Made by `deskcast validate --table validation/RESULTS.md`, deskcast "
        "%s. Each case\nis a scenario in `cases/` with its expectations "
        "beside it; `README.md` says how\nto read them.\n\n"
        "%zu cases, %zu quantities, %.0f million contacts: **%zu outside** "
        "their bound; %zu\ninside it but beyond 2.5 standard errors, marked "
        "*look* (luck alone makes about\n%.0f).\n\n"
        "± is half the 95 %% interval; s.e. the deviation in standard errors. "
        "The bound of\na deviation is the largest of 4 standard errors, 0.5 %% "
        "of the expected value and\nthe tolerance that the case states.\n",
        DESKCAST_VERSION, account->n_cases, account->n_quantities,
        (double)account->n_contacts / 1e6, account->n_outside,
        account->n_marked, expected_by_luck(account));
}

static void write_exclusions(FILE *file, const struct validation_suite *suite)
{
    (void)fputs("\n## Not applicable\n"
                "Models that the scenario language cannot say.\n\n"
                "| case | what | why not |\n|---|---|---|\n",
                file);
    for (size_t i = 0; i < suite->n_exclusions; i++) {
        const struct exclusion *e = &suite->exclusions[i];
        (void)fprintf(file, "| %s | %s | %s |\n", e->name, e->what, e->reason);
    }
}

static bool write_table(const char *path, struct arena *arena,
                        const struct validation_suite *suite,
                        const struct validation_result *results,
                        const struct account *account, struct error *err)
{
    struct file_writer *writer = NULL;
    if (!file_writer_open(path, arena, &writer, err)) {
        return false;
    }
    FILE *file = file_writer_stream(writer);
    write_introduction(file, account);
    for (size_t i = 0; i < account->n_cases; i++) {
        write_case(file, arena, &results[i]);
    }
    write_exclusions(file, suite);
    return file_writer_commit(writer, err);
}

/* The names to run: those asked for, or all. */
static bool choose(const struct session *session,
                   const struct validation_suite *suite,
                   const char *const **out, size_t *out_n, struct error *err)
{
    const struct options *options = &session->options;
    *out = suite->cases;
    *out_n = suite->n_cases;
    if (options->n_arguments == 0) {
        return true;
    }
    for (size_t i = 0; i < options->n_arguments; i++) {
        if (!validation_suite_has(suite, options->arguments[i], err)) {
            return false;
        }
    }
    *out = options->arguments;
    *out_n = options->n_arguments;
    return true;
}

static void list(struct session *session, const struct validation_suite *suite)
{
    for (size_t i = 0; i < suite->n_cases; i++) {
        text_add(&session->output, "%s\n", suite->cases[i]);
    }
    print_exclusions(session, suite);
}

struct job {
    struct validation_suite suite;
    struct validation_request request;
    bool interrupted;
    size_t n;
    const char *const *names;
    struct validation_result *results;
    struct account account;
};

static bool prepare(struct session *session, struct job *job, struct error *err)
{
    const struct options *options = &session->options;
    const char *folder = NULL;
    unsigned long long n_threads = 0;
    if (!options_whole_number(options, OPTION_THREADS, 1, 1024, &n_threads,
                              err) ||
        !validation_suite_find(options_value(options, OPTION_CASES_IN, NULL),
                               session->arena, &folder, err) ||
        !validation_suite_open(folder, session->arena, &job->suite, err) ||
        !choose(session, &job->suite, &job->names, &job->n, err)) {
        return false;
    }
    job->request = (struct validation_request){
        .fast = options_has(options, OPTION_FAST),
        .n_threads = (uint32_t)n_threads,
        .stop = interrupt_watch(),
    };
    job->results = arena_alloc(session->arena, job->n, sizeof *job->results);
    return true;
}

static bool run_all(struct session *session, struct job *job, struct error *err)
{
    print_header(session);
    for (size_t i = 0; i < job->n; i++) {
        struct validation_result *result = &job->results[i];
        if (!validation_run(&job->suite, job->names[i], &job->request,
                            session->arena, result, err)) {
            return false;
        }
        if (result->interrupted) {
            job->interrupted = true;
            break;
        }
        add_to(&job->account, result);
        print_case(session, result);
        if (!session_flush(session)) {
            return fail(err, "standard output is gone");
        }
    }
    if (session->options.n_arguments == 0 && !job->interrupted) {
        print_exclusions(session, &job->suite);
    }
    print_account(session, &job->account);
    return true;
}

int command_validate(struct session *session)
{
    struct job job = { 0 };
    struct error err = { 0 };
    if (!prepare(session, &job, &err)) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    if (options_has(&session->options, OPTION_LIST)) {
        list(session, &job.suite);
        return STATUS_DONE;
    }
    if (!run_all(session, &job, &err)) {
        return session_fail(session, STATUS_FAILED, &err);
    }
    if (job.interrupted) {
        session_say(session, "Interrupted: %zu of %zu cases are done.",
                    job.account.n_cases, job.n);
        return STATUS_INTERRUPTED;
    }
    const char *table = options_value(&session->options, OPTION_TABLE, NULL);
    if (table && !write_table(table, session->arena, &job.suite, job.results,
                              &job.account, &err)) {
        return session_fail(session, STATUS_FAILED, &err);
    }
    return job.account.n_outside > 0 ? STATUS_UNMET : STATUS_DONE;
}
