/*
 * html_page.h - what every page has: its style and its script.
 */
#ifndef REPORT_HTML_PAGE_H
#define REPORT_HTML_PAGE_H

/* Parts of one text, in order; ends with NULL. */
extern const char *const html_style[];
extern const char *const html_script[];

#endif
