/*
 * compare_files.h - the files of one comparison, in their folder: compare.json,
 * compare.csv with a row for every measure of every difference, and each plan
 * as it was simulated.
 */
#ifndef REPORT_COMPARE_FILES_H
#define REPORT_COMPARE_FILES_H

#include "base/error.h"
#include "report/compare_report.h"
#include "report/csv_writer.h"
#include "report/output_folder.h"
#include <stdbool.h>

/* Writes everything and puts it in place; on failure nothing new is left. The
 * folder is done with either way. */
bool compare_files_write(struct output_folder *folder,
                         const struct compare_report *report,
                         struct csv_format format, struct arena *arena,
                         struct error *err) MUST_CHECK;

/* "compare.json, compare.csv, ..." */
extern const char compare_files_names[];

#endif
