/*
 * launch_speech.h - between launch_words.c, which says what a launch does to
 * contacts, and launch_wait_words.c, which says what it does to waiting.
 */
#ifndef REPORT_LAUNCH_SPEECH_H
#define REPORT_LAUNCH_SPEECH_H

#include "base/arena.h"
#include "stats/paired.h"
#include "study/launch_result.h"
#include <stddef.h>

struct speech {
    const struct launch_result *launch;
    struct arena *arena;
    const char *confidence;
    size_t n, n_at_most;
    const char **sentences; /* [n_at_most] */
};

void speech_say(struct speech *speech, const char *sentence);

/* "18 s longer (95 %: 9 s to 27 s)", of a wait. */
const char *speech_longer(const struct speech *speech,
                          const struct difference *change);

/* A sentence for each channel but the launched one. */
void speech_channel_waits(struct speech *speech);

/* Of all contacts, and how much of it is only who is counted. */
void speech_requester(struct speech *speech);

#endif
