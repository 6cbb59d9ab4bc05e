/* deskcast explain */
#include "cli/command.h"

#include "model/schema.h"

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
        if (!schema_explain(options->arguments[i], session->arena, &text,
                            &err)) {
            return session_fail(session, STATUS_WRONG, &err);
        }
        text_add(&session->output, "%s%s", i > 0 ? "\n" : "", text);
    }
    return STATUS_DONE;
}
