/* deskcast benchmarks */
#include "cli/command.h"

#include "model/benchmarks.h"

int command_benchmarks(struct session *session)
{
    text_add(&session->output, "%s", benchmarks_text(session->arena));
    return STATUS_DONE;
}
