/*
 * picture.h - a run in block characters, below its table on a terminal.
 *
 * Three pictures: the service level by weekday and time of day, agents busy
 * and on duty against the work that arrives, and how long people wait. They
 * show what results hold and compute no figure of their own, but for the work
 * that arrives: contacts offered x the agent's time that one takes
 * (model/workload.h), in agents. Every picture can be read without colours.
 */
#ifndef REPORT_PICTURE_H
#define REPORT_PICTURE_H

#include "base/text.h"
#include "report/run_report.h"
#include <stdbool.h>

struct picture_style {
    int width;    /* columns, at least 60 */
    bool colours; /* 256 of them */
    bool blocks;  /* block characters; else ASCII alone */
};

void picture_of_run(const struct run_report *report, struct picture_style style,
                    struct text *out);

#endif
