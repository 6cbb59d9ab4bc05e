/*
 * table.h - a run as one screen of text.
 *
 * Which weeks are tight comes first. Channels and teams follow as tables with
 * the planner's word under ours (ASA, AHT, lost), the moments that stand out as
 * sentences, and a footer that says how each figure is meant and how it was
 * found. Fits 60 columns and more.
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "base/text.h"
#include "report/run_report.h"
#include <stdbool.h>

void table_of_run(const struct run_report *report, int width, bool colours,
                  struct text *out);

#endif
