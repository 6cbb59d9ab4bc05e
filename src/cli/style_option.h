/*
 * style_option.h - the style that --style and --size ask for.
 */
#ifndef CLI_STYLE_OPTION_H
#define CLI_STYLE_OPTION_H

#include "chart/style.h"
#include "cli/command.h"

/* The house style changed by --style and by the option for the size, whose
 * value is `size` when it is not given.
 * What is wrong is said on standard error. Returns the status. */
int style_option_read(struct session *session, enum option size_option,
                      const char *size, struct style *out) MUST_CHECK;

#endif
