/*
 * html_text.h - text in a page, with what HTML gives a meaning written out.
 */
#ifndef REPORT_HTML_TEXT_H
#define REPORT_HTML_TEXT_H

#include "base/text.h"

void html_add(struct text *out, const char *text);

/* <tag>text</tag> and a newline; the tag may have attributes. */
void html_add_element(struct text *out, const char *tag, const char *text);

#endif
