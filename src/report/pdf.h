/*
 * pdf.h - a document on paper: cover, conclusions, charts, tables,
 * assumptions, method.
 *
 * Pages are as large as the document's style says, each chart has one of its
 * own. Text can be searched and copied; outline, contents and page labels lead
 * to every section. The same document gives the same bytes.
 */
#ifndef REPORT_PDF_H
#define REPORT_PDF_H

#include "report/document.h"

/* Writes to the path, which the caller puts in place. The message of a failure
 * is the reason alone. */
bool pdf_write(const struct document *document, const char *path,
               struct error *err) MUST_CHECK;

#endif
