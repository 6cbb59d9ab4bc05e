/*
 * terminal.h - what standard output and standard error can show.
 *
 * Colours are used on a terminal that has them, unless NO_COLOR is set to
 * something; CLICOLOR_FORCE (not "0") asks for them anyway; TERM=dumb has
 * none. --color decides over all of these. The width is COLUMNS, else the
 * terminal's, else 80, and at least 60.
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>

enum { WIDTH_AT_LEAST = 60, WIDTH_OTHERWISE = 80, WIDTH_AT_MOST = 400 };

struct terminal {
    bool output_is_terminal;
    bool error_is_terminal;
    bool output_colours;
    bool error_colours;
    bool blocks; /* its letters are UTF-8: block characters show */
    int width;
};

/* colour: "auto", "always" or "never". */
struct terminal terminal_look(const char *colour);

#endif
