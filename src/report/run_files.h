/*
 * run_files.h - the files of one run, in their folder.
 *
 * Opened before the simulation, so that a folder that cannot be written shows
 * at once and replications can go into results.sqlite while the run goes on.
 */
#ifndef REPORT_RUN_FILES_H
#define REPORT_RUN_FILES_H

#include "report/csv_writer.h"
#include "report/output_folder.h"
#include "report/run_report.h"
#include <stdbool.h>

struct run_files;

bool run_files_open(struct output_folder *folder, const struct centre *centre,
                    struct arena *arena, struct run_files **out,
                    struct error *err) MUST_CHECK;

/* One replication's days; to be called in the order of replications. */
void run_files_add_replication(struct run_files *files, uint32_t replication,
                               const struct sample *sample);

/* Writes everything and puts it in place; on failure nothing new is left. */
bool run_files_finish(struct run_files *files, const struct run_report *report,
                      struct csv_format format, struct error *err) MUST_CHECK;

void run_files_drop(struct run_files *files);

/* "run.json, summary.csv, ..." */
extern const char run_files_names[];

#endif
