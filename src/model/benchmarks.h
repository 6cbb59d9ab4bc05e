/*
 * benchmarks.h - what the benchmark reports say, fact by fact.
 *
 * Every default and every scorecard row that has a source has it here. Facts
 * that allow two readings say which one is used and why. Nothing here acts on
 * a scenario: that is what model/defaults.h is for.
 */
#ifndef MODEL_BENCHMARKS_H
#define MODEL_BENCHMARKS_H

#include "base/arena.h"
#include <stddef.h>

struct benchmark_source {
    const char *id;    /* "000" */
    const char *title; /* in full */
};

struct benchmark_fact {
    const char *id;     /* "0.1": the report and a number in it */
    const char *what;   /* what was measured */
    const char *number; /* "2.9 / 4.2 / 2.8 min" */
    const char *whom;   /* "B2C / B2B / internal" */
    const char *use;    /* what this program does with it */
};

const struct benchmark_source *benchmarks_sources(size_t *out_n);

/* The title of a report by its id; the id itself when it is no report's. */
const char *benchmarks_title(const char *id);

const struct benchmark_fact *benchmarks_facts(size_t *out_n);

/* What a simulated figure beside a benchmark is taken from. A report that
 * speaks of firms after so long is set beside the contacts that arrive so long
 * after the plan begins, and beside none where the plan ends before. */
enum score_of {
    SCORE_OF_MEASURE, /* of the centre, by its key in the results */
    /* mean time until the last solve of tickets of weeks 1 to 13, 27 to 52,
     * and 53 on */
    SCORE_OF_RESOLUTION_AT_FIRST,
    SCORE_OF_RESOLUTION_HALF_YEAR,
    SCORE_OF_RESOLUTION_YEAR,
    SCORE_OF_LIVE_SHARE,  /* offered live ÷ offered, weeks 1 to 13, where both
                             exist */
    SCORE_OF_CHATS_A_DAY, /* chats answered ÷ days on which chat is open */
    SCORE_OF_TALK,        /* mean conversation of channels of kind phone */
    /* of a help centre: visits ÷ tickets, and shares of the views */
    SCORE_OF_SELF_SERVICE,
    SCORE_OF_TOP_5_VIEWS,
    SCORE_OF_TOP_3_VIEWS,
    N_SCORES_OF
};

enum { SCORE_AUDIENCES = 4 }; /* of enum audience, all but none */

/* One row of the scorecard. */
struct benchmark_score {
    const char *measure;           /* "first reply within 1 h" */
    const char *fact;              /* id of the fact that it is from */
    const char *source;            /* id of the report */
    const char *whom;              /* whose figure it is: "small firms" */
    const char *remark;            /* how the figure is meant; "" */
    const char *unit;              /* "share", "s", "contacts" */
    double value[SCORE_AUDIENCES]; /* in the unit; NaN: none */
    enum score_of of;
    const char *key; /* SCORE_OF_MEASURE */
};

const struct benchmark_score *benchmarks_scores(size_t *out_n);

/* All facts as a table for people, with the sources in full below. */
const char *benchmarks_text(struct arena *arena);

#endif
