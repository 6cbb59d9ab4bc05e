#include "cli/style_option.h"

#include <stdio.h>

int style_option_read(struct session *session, enum option size_option,
                      const char *size, struct style *out)
{
    const struct options *options = &session->options;
    const char *file = options_value(options, OPTION_STYLE, NULL);
    struct problems *problems =
        arena_alloc(session->arena, 1, sizeof *problems);
    struct error err;
    *out = style_house();
    if (file && !style_read(file, session->arena, out, problems)) {
        for (size_t i = 0; i < problems->n; i++) {
            (void)fputs(
                problem_text(&problems->list[i], "error", session->arena),
                stderr);
        }
        return STATUS_WRONG;
    }
    if (!style_size(options_value(options, size_option, size), out, &err)) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    return STATUS_DONE;
}
