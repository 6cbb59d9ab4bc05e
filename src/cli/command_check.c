/* deskcast check */
#include "cli/command.h"

#include "base/language.h"
#include "cli/scenario_input.h"
#include "report/json.h"
#include <stdio.h>

/* What checking found, over all files. */
struct verdict {
    struct session *session;
    json_t *files; /* NULL: text */
    size_t n_bad;  /* files */
    size_t n_warnings;
};

static json_t *problem_json(const struct problem *problem)
{
    json_t *object = json_object();
    json_object_set_new(object, "file", json_string(problem->file));
    json_object_set_new(object, "line",
                        problem->line ? json_integer(problem->line)
                                      : json_null());
    json_object_set_new(object, "column",
                        problem->column ? json_integer(problem->column)
                                        : json_null());
    json_object_set_new(object, "code", json_string(problem->code));
    json_object_set_new(object, "message", json_string(problem->message));
    json_object_set_new(object, "hint",
                        problem->hint ? json_string(problem->hint)
                                      : json_null());
    return object;
}

static json_t *problems_json(const struct problems *problems)
{
    json_t *array = json_array();
    for (size_t i = 0; i < problems->n; i++) {
        json_array_append_new(array, problem_json(&problems->list[i]));
    }
    return array;
}

static void add_file_json(const struct verdict *verdict, const char *file,
                          const struct problems *errors,
                          const struct problems *warnings)
{
    json_t *object = json_object();
    json_object_set_new(object, "file", json_string(file));
    json_object_set_new(object, "good", json_boolean(errors->n == 0));
    json_object_set_new(object, "errors", problems_json(errors));
    json_object_set_new(object, "more_errors",
                        json_integer((json_int_t)errors->n_more));
    json_object_set_new(object, "warnings", problems_json(warnings));
    json_array_append_new(verdict->files, object);
}

static void report_bad(const struct verdict *verdict, const char *file,
                       const struct problems *problems)
{
    const size_t n = problems->n + problems->n_more;
    scenario_input_complain(verdict->session, problems, N_("error"));
    (void)fprintf(stderr, tr_n("%s: %zu problem\n", "%s: %zu problems\n", n),
                  file, n);
}

static void report_good(const struct verdict *verdict, const char *file,
                        const struct scenario *scenario)
{
    struct session *session = verdict->session;
    struct text *out = &session->output;
    if (!options_has(&session->options, OPTION_QUIET)) {
        text_add(out, "%s%s", out->length > 0 ? "\n" : "",
                 scenario_sentences(scenario, session->arena));
        const char *later = scenario_unsimulated(scenario, session->arena);
        if (later) {
            text_add(out,
                     tr("\n%s: right, but `deskcast run` refuses it: %s\n"),
                     file, later);
        } else {
            text_add(out, tr("\n%s: right\n"), file);
        }
    }
    scenario_input_complain(session, &scenario->warnings, N_("warning"));
}

static void check_file(struct verdict *verdict, const char *file)
{
    struct scenario scenario = { .file = NULL };
    struct problems *problems =
        arena_alloc(verdict->session->arena, 1, sizeof *problems);
    const bool good = scenario_input_load(verdict->session, file, NULL, 0,
                                          &scenario, problems);
    verdict->n_bad += !good;
    verdict->n_warnings += good ? scenario.warnings.n : 0;
    if (verdict->files) {
        add_file_json(verdict, file, problems, &scenario.warnings);
    } else if (good) {
        report_good(verdict, file, &scenario);
    } else {
        report_bad(verdict, file, problems);
    }
}

static void print_json(struct verdict *verdict)
{
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_string("deskcast/check/1"));
    json_object_set_new(object, "files", verdict->files);
    json_add_text(object, &verdict->session->output);
    json_decref(object);
}

int command_check(struct session *session)
{
    const struct options *options = &session->options;
    if (options->n_arguments == 0 || options->arguments[0][0] == '\0') {
        struct error err;
        (void)fail(&err, "which scenario?");
        (void)fail_hint(&err, "write deskcast check plan.cfg");
        return session_fail(session, STATUS_WRONG, &err);
    }
    struct verdict verdict = { .session = session };
    if (options_has(options, OPTION_JSON)) {
        verdict.files = json_array();
    }
    for (size_t i = 0; i < options->n_arguments; i++) {
        check_file(&verdict, options->arguments[i]);
    }
    if (verdict.files) {
        print_json(&verdict);
    }
    if (verdict.n_bad > 0) {
        return STATUS_WRONG;
    }
    const bool strict = options_has(options, OPTION_STRICT);
    return strict && verdict.n_warnings > 0 ? STATUS_UNMET : STATUS_DONE;
}
