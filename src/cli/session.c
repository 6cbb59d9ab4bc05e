#include "cli/command.h"

#include "base/language.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

/* A reader who left is no failure: whoever pipes into `head` wants it so. */
static bool write_all(const char *bytes, size_t n, bool *closed)
{
    errno = 0;
    const bool written =
        fwrite(bytes, 1, n, stdout) == n && fflush(stdout) == 0;
    *closed = !written && errno == EPIPE;
    return written || *closed;
}

/* The system's own words come in the user's language, these in ours. */
static const char *reason(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return tr("there is no room left");
    case EBADF:
        return tr("it is closed");
    case EIO:
        return tr("the device failed");
    default:
        return tr("the system refuses it");
    }
}

bool session_flush(struct session *session)
{
    struct text *output = &session->output;
    bool good = true;
    if (output->length > 0 && !session->output_closed) {
        good =
            write_all(output->bytes, output->length, &session->output_closed);
    }
    if (!good) {
        (void)fprintf(
            stderr,
            tr("deskcast: error: cannot write to standard output: %s\n"),
            reason(errno));
    }
    text_start(output, session->arena);
    return good;
}

void session_speak(const struct session *session, const char *scenario_language)
{
    const struct options *options = &session->options;
    enum language language = session->at_home;
    const char *code = options_value(options, OPTION_LANG, scenario_language);
    if (options_has(options, OPTION_JSON)) {
        language = ENGLISH;
    } else if (code && !language_of_code(code, &language)) {
        language = session->at_home;
    }
    (void)language_choose(language);
}

void session_say(const struct session *session, const char *format, ...)
{
    if (options_has(&session->options, OPTION_QUIET)) {
        return;
    }
    va_list args;
    va_start(args, format);
    (void)vfprintf(stderr, tr(format), args);
    va_end(args);
    (void)fputc('\n', stderr);
}

int session_fail(const struct session *session, enum status status,
                 const struct error *err)
{
    const char *red = session->terminal.error_colours ? "\033[1;31m" : "";
    const char *plain = session->terminal.error_colours ? "\033[0m" : "";
    (void)fprintf(stderr, "deskcast%s%s: %s%s%s %s\n",
                  session->command ? " " : "",
                  session->command ? session->command->name : "", red,
                  tr("error:"), plain, err->message);
    if (err->hint[0]) {
        (void)fprintf(stderr, "  = %s\n", err->hint);
    }
    return (int)status;
}
