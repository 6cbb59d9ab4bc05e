/*
 * compare_report.h - all that the writers of a comparison read.
 */
#ifndef REPORT_COMPARE_REPORT_H
#define REPORT_COMPARE_REPORT_H

#include "model/scenario.h"
#include "report/run_report.h"
#include "study/compare.h"

struct compare_report {
    const struct comparison *comparison;
    const char *const *labels;        /* [n_plans]: short, no two the same */
    const struct scenario *scenarios; /* [n_plans] */
    struct run_circumstances circumstances;
};

#endif
