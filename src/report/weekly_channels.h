/*
 * weekly_channels.h - the part of a weekly answer about targets, and how weeks
 * and their figures are written.
 */
#ifndef REPORT_WEEKLY_CHANNELS_H
#define REPORT_WEEKLY_CHANNELS_H

#include "report/weekly_answer.h"

/* From what sentences are made, and where they go. */
struct answer {
    const struct weekly_figures *figures;
    struct text_list *out;
    struct arena *arena; /* of the list */
};

/* What the interval of a level says of a target. */
enum target_verdict {
    TARGET_UNKNOWN, /* no level, or nothing tells how much of it is luck */
    TARGET_MET,
    TARGET_EDGE,
    TARGET_MISSED
};
enum target_verdict target_verdict(struct brief_estimate level,
                                   double target_frac);

/* Sentences: who misses a target and who is on the edge of it, in which weeks,
 * of many the worst; then all those who meet theirs in every week. Returns
 * whether all of the former had room. */
bool weekly_channels(const struct weekly_figures *figures,
                     struct text_list *out);

/* A week's first day, and as people read it. */
int32_t weekly_day(const struct weekly_figures *figures, size_t week);
const char *weekly_date(const struct weekly_figures *figures,
                        struct arena *arena, size_t week);

/* "1 Feb 2027 to 22 Mar 2027 and 5 Apr 2027", of the weeks that have it; NULL:
 * too many stretches to name. */
const char *weekly_stretches(const struct weekly_figures *figures,
                             struct arena *arena, const bool *has);

/* "92.6 ± 0.6 %" */
const char *weekly_share(struct arena *arena, struct brief_estimate share_frac);

#endif
