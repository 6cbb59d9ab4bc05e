/*
 * help.h - what --help prints, from the tables of commands and options.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "base/text.h"
#include "cli/command.h"

/* All commands, one line each. */
void help_overview(struct text *out);

/* One command: usage, options, examples. Lines fit `width`. */
void help_command(struct text *out, const struct command *command, int width);

#endif
