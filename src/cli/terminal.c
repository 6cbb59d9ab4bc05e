#include "cli/terminal.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool set_to_something(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

static bool colours(const char *wish, bool is_terminal)
{
    if (strcmp(wish, "auto") != 0) {
        return strcmp(wish, "always") == 0;
    }
    if (set_to_something("NO_COLOR")) {
        return false;
    }
    const char *force = getenv("CLICOLOR_FORCE");
    if (force && *force && strcmp(force, "0") != 0) {
        return true;
    }
    const char *term = getenv("TERM");
    return is_terminal && term && *term && strcmp(term, "dumb") != 0;
}

static int columns(void)
{
    const char *said = getenv("COLUMNS");
    if (said && *said) {
        char *end = NULL;
        const long n = strtol(said, &end, 10);
        if (*end == '\0' && n > 0 && n <= WIDTH_AT_MOST) {
            return (int)n;
        }
    }
    struct winsize size = { 0 };
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col < WIDTH_AT_MOST ? size.ws_col : WIDTH_AT_MOST;
    }
    return WIDTH_OTHERWISE;
}

struct terminal terminal_look(const char *colour)
{
    struct terminal terminal = {
        .output_is_terminal = isatty(STDOUT_FILENO) == 1,
        .error_is_terminal = isatty(STDERR_FILENO) == 1,
        .blocks = strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
        .width = columns(),
    };
    if (terminal.width < WIDTH_AT_LEAST) {
        terminal.width = WIDTH_AT_LEAST;
    }
    terminal.output_colours = colours(colour, terminal.output_is_terminal);
    terminal.error_colours = colours(colour, terminal.error_is_terminal);
    return terminal;
}
