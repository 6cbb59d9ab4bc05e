/*
 * xlsx.h - a document as a workbook for Excel and its relatives.
 *
 * Numbers are numbers, dates are dates, with the format of their kind; an
 * interval's half-width stands in a column of its own beside its mean. The
 * same document gives the same bytes.
 */
#ifndef REPORT_XLSX_H
#define REPORT_XLSX_H

#include "report/document.h"

/* Writes to the path, which the caller puts in place. The message of a failure
 * is the reason alone. */
bool xlsx_write(const struct document *document, const char *path,
                struct error *err) MUST_CHECK;

#endif
