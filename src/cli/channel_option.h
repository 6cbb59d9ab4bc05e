/*
 * channel_option.h - the channels that --channel asks for.
 */
#ifndef CLI_CHANNEL_OPTION_H
#define CLI_CHANNEL_OPTION_H

#include "chart/store.h"
#include "cli/command.h"

/* "phone,chat", said once or several times; none when it is not given. Fails
 * for a channel that the results do not have. */
bool channel_option_read(const struct session *session, struct store *store,
                         const char *const **out, size_t *out_n,
                         struct error *err) MUST_CHECK;

#endif
