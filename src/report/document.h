/*
 * document.h - a report before any paper is chosen: what it concludes, shows,
 * lists and assumes.
 *
 * A document is made once from folders of results and written by pdf.h,
 * html.h and xlsx.h. A cell of a table is the number as the results hold it
 * and what kind of number it is; how many digits a reader sees is decided
 * when it is written, by document_cell_text for everything on paper. So all
 * papers say the same, and the terminal and JSON with them.
 *
 * A part is one plan, or one comparison; most documents have one. Nothing here
 * simulates, and nothing is written.
 */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include "chart/catalogue.h"
#include "chart/store.h"
#include "chart/style.h"
#include "report/document_table.h"
#include <stdbool.h>
#include <stddef.h>

/* What a page keeps below a chart for its own foot. */
#define DOCUMENT_FOOT_HEIGHT 30.0

struct document_chart {
    const struct chart *chart;
    const struct table *values;
    const struct drawing *drawing; /* NULL: not asked for yet */
};

struct document_part {
    const char *name;           /* of the plan: "webshop.cfg#no_chat" */
    const struct facts *facts;  /* where its numbers come from */
    struct text_list *findings; /* sentences, with intervals */
    struct text_list *method;   /* how figures are meant and were found */
    size_t n_charts;
    struct document_chart *charts;
    size_t n_tables;
    size_t tables_capacity;
    struct document_table **tables;
};

/* What the person who asks for the report says about it. */
struct document_wishes {
    struct style style;
    const char *client; /* NULL: none */
    bool confidential;
};

struct document {
    struct arena *arena;
    struct arena *second_arena; /* a second thread's, of values of charts */
    struct ruler *ruler;
    const char *title;
    const char *period;      /* "4 Jan 2027 to 17 Jan 2027, 14 days" */
    const char *created_utc; /* "2027-01-04T10:00:00Z": of the first part, or
                                of SOURCE_DATE_EPOCH; NULL: not known */
    struct document_wishes wishes;
    size_t n_parts;
    struct document_part *parts;
};

/* From open folders of results: a part for each run, and for each plan that a
 * comparison holds beside its first. Fails when an earlier version wrote
 * them. */
bool document_of_results(struct store *const *stores, size_t n,
                         const struct document_wishes *wishes,
                         struct document **out, struct error *err) MUST_CHECK;

/* The part's i-th chart; its title is the finding. Drawn when it is first asked
 * for, which only the thread may do that has the document's ruler. */
const struct drawing *document_drawing(const struct document *document,
                                       const struct document_part *part,
                                       size_t i);

/* Whether the part has a table for the sheet. */
bool document_part_has(const struct document_part *part,
                       enum document_sheet sheet);

/* The rows of all the part's tables for the sheet. */
size_t document_part_rows(const struct document_part *part,
                          enum document_sheet sheet);

/* Gives back what is not the arena's. */
void document_close(struct document *document);

/* The day of created_utc in words; "" when it is not known. */
const char *document_date(const struct document *document);

#endif
