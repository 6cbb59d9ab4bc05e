/*
 * pdf_sheet.h - text that flows down pages.
 *
 * What is put on a sheet goes below what is there, and on a new page where
 * there is no room. Every page but the cover has a foot with the title and its
 * number. A section is a place that outline and contents point to.
 *
 * A document is set twice: the first time into nothing, to learn on which page
 * each section begins. Shaping letters is what costs, so how large a text is
 * gets remembered from the first time for the second.
 */
#ifndef REPORT_PDF_SHEET_H
#define REPORT_PDF_SHEET_H

#include "report/document.h"
#include <cairo.h>
#include <pango/pangocairo.h>

enum { PDF_SECTIONS_AT_MOST = 512 };

struct pdf_section {
    const char *title;
    const char *place; /* its name within the file */
    int level;         /* 0, or 1 below the last of level 0 */
    int page;          /* 1 is the first */
};

struct pdf_sections {
    size_t n;
    struct pdf_section list[PDF_SECTIONS_AT_MOST];
};

struct pdf_sheet {
    const struct document *document;
    GHashTable *sizes; /* of texts measured so far, by text and type */
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoLayout *layout;
    PangoFontDescription *font;
    double width, height;
    double y;    /* where the next thing goes */
    int page;    /* 0: none yet */
    bool is_dry; /* set into nothing: nothing need be painted */
    struct pdf_sections sections; /* found so far */
};

struct pdf_type {
    double size;
    bool bold;
    uint32_t colour;
    double indent;
    double width; /* 0: to the right margin */
    PangoAlignment align;
};

#define PDF_MARGIN 54.0

/* Of texts measured, none yet. To be destroyed after the last sheet. */
GHashTable *pdf_sheet_sizes(void);

/* `path` NULL: into nothing. */
struct pdf_sheet *pdf_sheet_start(const struct document *document,
                                  const char *path, GHashTable *sizes);

/* Ends the last page. False when it could not be written: the reason. */
bool pdf_sheet_end(struct pdf_sheet *sheet, struct error *err) MUST_CHECK;

/* `label` as the viewer shows it. */
void pdf_sheet_page(struct pdf_sheet *sheet, const char *label);

/* Begins a section here, on a page that is there. */
void pdf_sheet_section(struct pdf_sheet *sheet, const char *title, int level);

/* A paragraph as a structure element of the kind: "P", "H1". */
void pdf_sheet_text(struct pdf_sheet *sheet, const char *kind, const char *text,
                    const struct pdf_type *type);

void pdf_sheet_space(struct pdf_sheet *sheet, double points);

/* On the page at hand, without moving on: returns its height. Places it at
 * (x, y), wrapped at type->width. */
double pdf_sheet_put(struct pdf_sheet *sheet, const char *text,
                     const struct pdf_type *type, double x, double y);

/* Width on one line, and height at type->width. */
double pdf_sheet_measure(const struct pdf_sheet *sheet, const char *text,
                         const struct pdf_type *type, double *out_height);

/* How much room is left on the page. */
double pdf_sheet_room(const struct pdf_sheet *sheet);

/* A table; its head is repeated on every page that it goes on. The page of its
 * last row has so much room left below it. */
void pdf_sheet_table(struct pdf_sheet *sheet,
                     const struct document_table *table, double below);

void pdf_sheet_rule(struct pdf_sheet *sheet, double x, double y, double width,
                    uint32_t colour);

#endif
