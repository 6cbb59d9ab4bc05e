/*
 * html_picture.h - the charts of a page, in as much detail as the page bears.
 *
 * All are drawings with a value under the pointer (SVG). Where they would
 * make the page too long, the longest ones first lose these values, which the
 * table below them has too, and then become pictures made of points (PNG). Of
 * a page with very many the longest are left out, which is said there.
 */
#ifndef REPORT_HTML_PICTURE_H
#define REPORT_HTML_PICTURE_H

#include "report/document.h"

enum { PICTURES_BYTES_AT_MOST = 575000 };

/* HTML of every chart, part by part. */
const char *const *html_pictures(const struct document *document);

/* Of all parts. */
size_t html_picture_count(const struct document *document);

#endif
