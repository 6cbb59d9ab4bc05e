/*
 * weekly_room.h - an answer of nine lines: what matters most is said first, of
 * many that go wrong the worst, and the rest is counted.
 *
 * Lines are those of a terminal of 80 columns, also where it has another width
 * or a report is made, so that the same is said everywhere. What is never left
 * out - the worst backlog, the tight weeks, the worst channel, and how many
 * more there are of each - takes a few more, in Dutch most, in a plan in which
 * nearly all goes wrong.
 */
#ifndef REPORT_WEEKLY_ROOM_H
#define REPORT_WEEKLY_ROOM_H

#include "report/document_table.h"
#include <stdbool.h>
#include <stddef.h>

enum { WEEKLY_LINES = 9, WEEKLY_LINES_MORE = 4 };

/* More of a kind than so many are not all named. */
enum { WEEKLY_NAMED_AT_MOST = 3 };

/* One of many sentences. The worst has the highest weight. */
struct weekly_saying {
    const char *text;
    double weight;
    size_t whose; /* channel */
};

/* The worst first; those that weigh the same stay in their order. */
void weekly_sort(struct weekly_saying *sayings, size_t n);

/* Adds the sentence where it still fits. */
bool weekly_say_if_fits(const char *text, struct text_list *out);

/* Adds all n sentences where they fit, in their order; else the worst of them
 * while there is a line left for the count of the rest, and at least one.
 * Returns how many were said: they come first in the list then. */
size_t weekly_say_worst(struct weekly_saying *sayings, size_t n,
                        struct text_list *out);

/* Appends to texts, [*n_texts], those of n sayings where they are few, else
 * that of the worst alone. Returns how many it leaves out: none, or several. */
size_t weekly_name_worst(struct weekly_saying *sayings, size_t n,
                         const char **texts, size_t *n_texts);

#endif
