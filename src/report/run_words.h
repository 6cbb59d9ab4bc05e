/*
 * run_words.h - sentences about a run that the terminal says and reports carry.
 *
 * They are made of plain figures, so that they are the same of results in
 * memory and of results in a folder. Others are in moment.h, help_words.h and
 * launch_words.h.
 */
#ifndef REPORT_RUN_WORDS_H
#define REPORT_RUN_WORDS_H

#include "base/arena.h"
#include "model/centre.h"
#include "stats/estimate.h"
#include <stddef.h>

/*
 * That more tickets come in than get done: the backlog at the end of a whole
 * week in the middle is clearly above the first, the last clearly above that,
 * and by more than a day's tickets. NULL where it does not.
 *
 * at_end         tickets open at the end of each of n whole weeks
 * tickets_a_day  that come in
 */
const char *run_words_backlog(const char *name,
                              const struct brief_estimate *at_end, size_t n,
                              double tickets_a_day, struct arena *arena);

/* What a range of futures is, and which of n uncertain inputs make it. */
const char *run_words_uncertain(const struct uncertain *inputs, size_t n,
                                struct arena *arena);

/* Of a run without warm-up whose mailboxes are empty when it starts. */
const char *run_words_empty_start(void);
bool run_words_starts_empty(const struct centre *centre);

/* How to see what withdrawals change; names: "fax and chat". */
const char *run_words_withdrawn(const char *names, struct arena *arena);

/* Of a run that was interrupted. */
const char *run_words_stopped(void);

#endif
