/*
 * overview.h - the reports that lie in every folder of results: overview.pdf,
 * overview.html and overview.xlsx.
 */
#ifndef REPORT_OVERVIEW_H
#define REPORT_OVERVIEW_H

#include "report/document.h"

/* All three into the folder. */
bool overview_write(const struct document *document, const char *folder,
                    struct error *err) MUST_CHECK;

/* Of the results that are in the folder, in the house style. */
bool overview_of_folder(const char *folder, struct arena *arena,
                        struct error *err) MUST_CHECK;

/* Removes those that are there. */
void overview_remove(const char *folder, struct arena *arena);

/* "overview.pdf, overview.html, overview.xlsx" */
extern const char overview_names[];

#endif
