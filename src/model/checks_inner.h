/*
 * checks_inner.h - what the files of checks share: the list of doubts.
 *
 * Nothing here is for others; they see model/checks.h.
 */
#ifndef MODEL_CHECKS_INNER_H
#define MODEL_CHECKS_INNER_H

#include "model/checks.h"
#include "model/workload.h"

struct doubts {
    const struct centre *centre;
    struct arena *arena;
    struct workload workload;
    size_t n;
    const char **paths;
    const char **sentences;
};

void doubt(struct doubts *doubts, const char *path, const char *sentence);

/* "channels.phone.volume" */
const char *doubt_channel_path(const struct doubts *doubts,
                               const struct channel *channel, const char *name);

/* A channel that is never open, or open when nobody is there for it. */
void doubt_service(struct doubts *doubts, size_t channel_index);

/* What of files of dated counts does not fit the plan. */
void doubt_counts(struct doubts *doubts);

/* What lies outside the days of the plan: new hires, launches, articles. */
void doubt_dates(struct doubts *doubts);

/* Contacts that withdrawals move to where nobody hears them. */
void doubt_moves(struct doubts *doubts);

/* Authors of a help centre who write for much of the time at work. */
void doubt_authors(struct doubts *doubts);

#endif
