/* deskcast help */
#include "cli/command.h"
#include "cli/help.h"

int command_help(struct session *session)
{
    const struct options *options = &session->options;
    struct error err;
    if (options->n_arguments == 0) {
        help_overview(&session->output);
        return STATUS_DONE;
    }
    if (options->n_arguments > 1) {
        (void)fail(&err, "help explains one command at a time");
        (void)fail_hint(&err, "write deskcast help %s", options->arguments[0]);
        return session_fail(session, STATUS_WRONG, &err);
    }
    const struct command *command = NULL;
    if (!command_find(options->arguments[0], &command, &err)) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    help_command(&session->output, command, session->terminal.width);
    return STATUS_DONE;
}
