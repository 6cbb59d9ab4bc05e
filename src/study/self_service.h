/*
 * self_service.h - what is reported of the help centre, over the whole plan
 * and week by week.
 *
 * A ticket is a first attempt in any channel: what the benchmark's reports
 * call one. Both of their meanings of the self-service ratio are given by
 * name, and people who only browse are never among the prevented:
 *
 *     prevented          = prevented_at_start + prevented_since_start
 *     prevented_share    = prevented / (tickets + prevented)
 *     self_service_ratio = visits / tickets
 *     content_ratio      = articles viewed / tickets
 *     no_result_share    = (visits - views) / visits
 *
 * What it would prevent as it is when the plan begins is known customer by
 * customer: where nothing changes, it is all that is prevented, exactly.
 */
#ifndef STUDY_SELF_SERVICE_H
#define STUDY_SELF_SERVICE_H

#include "base/arena.h"
#include "stats/estimate.h"
#include <stdbool.h>
#include <stddef.h>

struct help_sample;
struct pair;

/* Sums over a stretch of days. */
enum help_total {
    HELP_TOTAL_ONE,
    HELP_TOTAL_VISITS,
    HELP_TOTAL_LOOKED,
    HELP_TOTAL_BROWSED,
    HELP_TOTAL_VIEWS,
    HELP_TOTAL_IN_VAIN,
    HELP_TOTAL_COVERED,
    HELP_TOTAL_PREVENTED,
    HELP_TOTAL_AT_START,      /* prevented, were it as when the plan begins */
    HELP_TOTAL_NOT_IN_VOLUME, /* of these, where a volume counts contacts */
    HELP_TOTAL_SINCE_START,   /* prevented, less at start */
    HELP_TOTAL_TICKETS,
    HELP_TOTAL_WOULD, /* tickets, and those prevented */
    HELP_TOTAL_TOP_5_VIEWS,
    HELP_TOTAL_TOP_3_VIEWS,
    HELP_TOTAL_ARTICLES_END, /* at the end of the stretch */
    HELP_TOTAL_COVERAGE_END,
    HELP_TOTAL_WRITING_H, /* hours of agents off the work for articles */
    N_HELP_TOTALS
};

struct help_measure {
    const char *key;
    const char *summary_key; /* beside the measures of channels and teams */
    const char *unit;
    const char *label;
    enum help_total above;
    enum help_total below;
};

const struct help_measure *help_measure_list(size_t *out_n);
bool help_measure_find(const char *key, size_t *out_index);
/* Asserts that the key exists. */
size_t help_measure_index(const char *key);

/* Days [first, first + n) of one replication. */
void help_totals(const struct help_sample *sample, size_t first, size_t n,
                 double out[static N_HELP_TOTALS]);

struct self_service_fold {
    size_t n_measures;
    size_t n_weeks;
    struct ratio_tally *whole; /* [n_measures] */
    struct ratio_tally *weeks; /* [n_weeks * n_measures] */
};

struct self_service_fold *self_service_fold_create(size_t n_weeks,
                                                   struct arena *arena);

/* latest, values: [n_measures], of this replication. */
void self_service_fold_add(struct self_service_fold *fold,
                           const struct help_sample *sample,
                           struct pair *latest, double *values);

#endif
