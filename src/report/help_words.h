/*
 * help_words.h - sentences about what a help centre saves, for the terminal and
 * for reports.
 *
 * Two figures must not be taken for each other: all that it prevents, and what
 * it prevents more than on the plan's first day. A volume that counts contacts
 * lacks already what it prevents on that day, so that a plan without a help
 * centre differs from it by the second figure alone.
 */
#ifndef REPORT_HELP_WORDS_H
#define REPORT_HELP_WORDS_H

#include "base/arena.h"
#include "stats/estimate.h"
#include <stdint.h>

struct help_answer {
    struct brief_estimate prevented;
    double first_attempts; /* that came all the same */
    double no_result_frac; /* of searches */
    int32_t start_day;
    double at_start;      /* of the prevented; NaN: not known */
    double not_in_volume; /* of these */
    struct brief_estimate since_start;
    struct brief_estimate writing_h; /* agents' hours for new articles */
};

/* What it prevents, how much of that already at the start, whether the volumes
 * given hold it, and what its new articles take. */
const char *help_words_answer(const struct help_answer *answer,
                              struct arena *arena);

/* Whom the figures of a help centre are about. */
const char *help_words_tickets(void);

#endif
