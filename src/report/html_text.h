/*
 * html_text.h - an element of a page that holds nothing but text.
 */
#ifndef REPORT_HTML_TEXT_H
#define REPORT_HTML_TEXT_H

#include "base/text.h"

/* <tag>text</tag> and a newline; the tag may have attributes. */
void html_add_element(struct text *out, const char *tag, const char *text);

#endif
