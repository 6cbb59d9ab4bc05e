/*
 * table_notes.h - the sentences under the tables of a run: what stands out,
 * how figures are meant, how they were found.
 */
#ifndef REPORT_TABLE_NOTES_H
#define REPORT_TABLE_NOTES_H

#include "base/text.h"
#include "report/run_report.h"

void table_notes(const struct run_report *report, int width, struct text *out);

/* A paragraph filled to the width, further lines indented. */
void table_paragraph(const char *sentences, int indent, int width,
                     struct text *out);

#endif
