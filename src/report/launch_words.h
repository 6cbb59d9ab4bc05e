/*
 * launch_words.h - what a launch changed, in plain sentences.
 *
 * Each says a change with its interval, or that there is no clear difference.
 * Days are counted from the launch, weeks from 1.
 */
#ifndef REPORT_LAUNCH_WORDS_H
#define REPORT_LAUNCH_WORDS_H

#include "base/arena.h"
#include "study/launch_result.h"
#include <stdbool.h>
#include <stddef.h>

const char *const *launch_words(const struct launch_result *launch,
                                double confidence_frac, struct arena *arena,
                                size_t *out_n);

/* In which it has settled. */
uint32_t launch_words_week(const struct launch_result *launch);

/* Whether nobody comes to the channel without the launch. Where a withdrawal
 * sends contacts to it too, the day of the largest change is not that of most
 * contacts. */
bool launch_words_is_only_source(const struct launch_result *launch);

/* How many days before and after the plan shows, and what a change is. */
const char *launch_words_window(const struct launch_result *launch,
                                struct arena *arena);

#endif
