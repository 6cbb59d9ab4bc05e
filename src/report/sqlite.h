/*
 * sqlite.h - the results as a database, replication by replication.
 *
 * results.sqlite holds what the CSV files hold, and besides what every
 * replication counted on every day, to draw or compare again without
 * simulating again. Tables are STRICT; PRAGMA user_version is the version of
 * the schema (docs/schema/results-1.sql). The same run gives the same bytes.
 *
 * Made in two steps: opened before the run, so that replications can be
 * written while it goes on, and finished with the results after it. The first
 * error is kept and reported at the end; what comes after it does nothing.
 */
#ifndef REPORT_SQLITE_H
#define REPORT_SQLITE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "report/run_report.h"
#include <stdbool.h>

enum { SQLITE_SCHEMA_VERSION = 1 };

struct sqlite_results;

/* Creates the database where `writer` writes. */
bool sqlite_open_results(struct file_writer *writer,
                         const struct centre *centre, struct arena *arena,
                         struct sqlite_results **out,
                         struct error *err) MUST_CHECK;

/* Adds what one replication counted. */
void sqlite_add_replication(struct sqlite_results *db, uint32_t replication,
                            const struct sample *sample);

/* Adds the estimates, and closes. */
bool sqlite_finish_results(struct sqlite_results *db,
                           const struct run_report *report,
                           struct error *err) MUST_CHECK;

/* Closes without finishing; harmless afterwards. */
void sqlite_drop_results(struct sqlite_results *db);

#endif
