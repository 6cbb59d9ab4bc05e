/*
 * html.h - a document as one page for a browser.
 *
 * One file with everything in it: charts as SVG, their values in tables below
 * them, style and script. It asks nothing of a network, and without scripts
 * everything can still be read. The script sorts tables, shows values under
 * the pointer and switches between plans.
 */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "report/document.h"

/* Writes to the path, which the caller puts in place. The message of a failure
 * is the reason alone. */
bool html_write(const struct document *document, const char *path,
                struct error *err) MUST_CHECK;

#endif
