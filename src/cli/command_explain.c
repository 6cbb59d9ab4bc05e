/* deskcast explain */
#include "cli/command.h"

#include "base/text.h"
#include "model/schema.h"
#include "study/glossary.h"
#include <string.h>

/* A setting, a result or a kind. A name nearer to one of the latter than to
 * any setting is taken for it in the hint. */
static bool explain(const char *name, struct arena *arena, const char **out,
                    struct error *err)
{
    if (schema_explain(name, arena, out, err)) {
        return true;
    }
    *out = glossary_explain(name, arena);
    const char *near = *out ? NULL : glossary_nearest(name, arena);
    if (near && text_distance(name, near) == 1) {
        return fail_hint(err, "did you mean '%s'?", near);
    }
    return *out != NULL;
}

int command_explain(struct session *session)
{
    const struct options *options = &session->options;
    struct error err;
    if (options->n_arguments == 0) {
        (void)fail(&err, "which setting?");
        (void)fail_hint(&err, "write deskcast explain channels.phone.patience "
                              "or deskcast explain patience");
        return session_fail(session, STATUS_WRONG, &err);
    }
    for (size_t i = 0; i < options->n_arguments; i++) {
        const char *text = NULL;
        if (!explain(options->arguments[i], session->arena, &text, &err)) {
            return session_fail(session, STATUS_WRONG, &err);
        }
        text_add(&session->output, "%s%s", i > 0 ? "\n" : "", text);
    }
    return STATUS_DONE;
}
