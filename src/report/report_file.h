/*
 * report_file.h - a document in the file that its name asks for.
 */
#ifndef REPORT_REPORT_FILE_H
#define REPORT_REPORT_FILE_H

#include "report/document.h"

/* Whether the name ends in .pdf, .html or .xlsx. */
bool report_file_is_known(const char *path, struct error *err) MUST_CHECK;

/* Each file appears whole or not at all; written[i] says which did, of failure
 * too: the first that fails keeps the others of its sort, pages or workbooks,
 * from being tried. */
bool report_files_write(const struct document *document,
                        const char *const *paths, size_t n, bool *written,
                        struct error *err) MUST_CHECK;

#endif
