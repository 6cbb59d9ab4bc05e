/*
 * compare_launches.h - what a launch changes in one plan beside what it changes
 * in another: rows for tables, and sentences.
 *
 * Each plan stands beside itself without the launch, with the same customers;
 * the change is that of the other plan less that of the first. The words are
 * those of launch_words.h.
 */
#ifndef REPORT_COMPARE_LAUNCHES_H
#define REPORT_COMPARE_LAUNCHES_H

#include "base/arena.h"
#include "report/compare_report.h"
#include "study/launch_result.h"
#include <stddef.h>
#include <stdint.h>

/* A launch of either plan, or of both. */
struct launch_beside {
    const char *channel;
    const struct launch_result *plans[2]; /* NULL: that plan has it not */
    const struct launch_change *change;   /* NULL: one of them has it not */
};

/* The launches of a plan. */
struct launch_list {
    size_t n;
    const struct launch_result *launches;
};

/* Those of the first plan in its order, then what only the other has. */
struct launch_beside *compare_launches_list(const struct launch_list *first,
                                            const struct launch_list *other,
                                            const struct launch_change *changes,
                                            size_t n_changes,
                                            struct arena *arena, size_t *out_n);

/* Those of a plan, from 1, beside the first. */
struct launch_beside *compare_report_launches(
    const struct compare_report *report, size_t other, struct arena *arena,
    size_t *out_n);

/* A figure of both plans, or words of both. */
struct launch_row {
    const char *key; /* "rollout.chat.peak", of compare.csv; NULL: words */
    const char *channel;
    const char *label;
    const char *unit;
    struct estimate figures[2]; /* NaN where the plan has none */
    const char *texts[2];       /* as people read it; NULL: none */
    struct difference change;   /* NaN: none */
};

const struct launch_row *compare_launches_rows(
    const struct launch_beside *beside, struct arena *arena, size_t *out_n);

/* Sentences about a launch, with the short names of the two plans. */
const char *const *compare_launches_words(const struct launch_beside *beside,
                                          const char *const labels[static 2],
                                          double confidence_frac,
                                          struct arena *arena, size_t *out_n);

/* How the figures are meant, of the replications that were played. */
const char *compare_launches_note(uint32_t replications, struct arena *arena);

#endif
