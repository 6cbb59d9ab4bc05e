#include "cli/scenario_input.h"

#include "base/language.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

bool scenario_input_load(struct session *session, const char *file,
                         const char *const *more_sets, size_t n_more_sets,
                         struct scenario *out, struct problems *problems)
{
    const struct option_values *given = &session->options.given[OPTION_SET];
    const struct option_values *volumes =
        &session->options.given[OPTION_VOLUMES];
    const size_t n_sets = given->n + n_more_sets;
    const char **sets = arena_alloc(session->arena, n_sets, sizeof *sets);
    for (size_t i = 0; i < n_sets; i++) {
        sets[i] = i < given->n ? given->list[i] : more_sets[i - given->n];
    }
    const struct scenario_request request = {
        .file = file,
        .n_sets = n_sets,
        .sets = sets,
        .n_volumes = volumes->n,
        .volumes = volumes->list,
    };
    struct scenario *spoken = arena_alloc(session->arena, 1, sizeof *spoken);
    (void)language_choose(ENGLISH);
    const bool good = scenario_load(&request, session->arena, out, problems);
    if (good && out->warnings.n > 0) {
        (void)language_choose(DUTCH);
        const bool again =
            scenario_load(&request, session->arena, spoken, problems);
        assert(again);
        out->warnings_in[DUTCH] = spoken->warnings;
    }
    session_speak(session, out->language);
    out->warnings = out->warnings_in[language_now()];
    if (!good && language_now() != ENGLISH) {
        const bool again =
            scenario_load(&request, session->arena, spoken, problems);
        assert(!again);
    }
    return good;
}

void scenario_input_complain(const struct session *session,
                             const struct problems *problems,
                             const char *severity)
{
    for (size_t i = 0; i < problems->n; i++) {
        (void)fputs(problem_text(&problems->list[i], severity, session->arena),
                    stderr);
    }
    if (problems->n_more > 0) {
        (void)fprintf(stderr, tr("and %zu more like these\n"),
                      problems->n_more);
    }
}

int scenario_input_read(struct session *session, const char *file,
                        const char *const *more_sets, size_t n_more_sets,
                        struct scenario *out)
{
    struct problems *problems =
        arena_alloc(session->arena, 1, sizeof *problems);
    if (!scenario_input_load(session, file, more_sets, n_more_sets, out,
                             problems)) {
        const size_t n = problems->n + problems->n_more;
        scenario_input_complain(session, problems, N_("error"));
        (void)fprintf(stderr,
                      tr_n("%s: %zu problem\n", "%s: %zu problems\n", n), file,
                      n);
        return STATUS_WRONG;
    }
    if (!options_has(&session->options, OPTION_QUIET)) {
        scenario_input_complain(session, &out->warnings, N_("warning"));
    }
    const char *later = scenario_unsimulated(out, session->arena);
    if (later) {
        struct error err;
        (void)fail(&err, "%s", later);
        return session_fail(session, STATUS_WRONG, &err);
    }
    return STATUS_DONE;
}
