/*
 * compare_pairs.h - the running sums of one plan beside the first.
 *
 * What both plans have is matched by name once; then each replication adds the
 * latest pairs of both folds. How many looks and plans there are is the
 * caller's to know: it asks for differences at a confidence.
 */
#ifndef STUDY_COMPARE_PAIRS_H
#define STUDY_COMPARE_PAIRS_H

#include "base/arena.h"
#include "stats/paired.h"
#include "study/compare.h"
#include <stddef.h>

struct fold;

/* A run of columns that mean the same in both folds. */
struct column_match {
    const char *name;
    size_t first_index, other_index; /* of the channel or team */
    size_t first_column, other_column;
    size_t n;
    struct paired_tally *tallies; /* [n] */
};

struct compare_pairs {
    const struct fold *first;
    const struct fold *other;
    struct column_match whole;
    struct column_match centre;
    size_t n_channels;
    struct column_match *channels;
    size_t n_teams;
    struct column_match *teams;
};

struct compare_pairs *compare_pairs_create(const struct fold *first,
                                           const struct fold *other,
                                           struct arena *arena);

/* After both folds have taken a replication. */
void compare_pairs_add(struct compare_pairs *pairs);

/* Deciding measures that both plans have a column for. */
size_t compare_pairs_n_deciding(const struct compare_pairs *pairs);

/* Whether a deciding measure is clear at this confidence of one interval. */
bool compare_pairs_are_different(const struct compare_pairs *pairs,
                                 double each_confidence_frac);

/* The differences, with quantiles over replications, of estimates that both
 * results have. */
struct comparison_plan compare_pairs_find(const struct compare_pairs *pairs,
                                          double each_confidence_frac,
                                          const struct results *first,
                                          const struct results *other,
                                          struct arena *arena);

#endif
