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
const struct benchmark_fact *benchmarks_facts(size_t *out_n);

/* All facts as a table for people, with the sources in full below. */
const char *benchmarks_text(struct arena *arena);

#endif
