/*
 * pdf_table.c - columns are as wide as their widest cell when the page allows
 * it; otherwise wide ones of text give way, down to their longest word.
 */
#include "report/pdf_sheet.h"

#include <math.h>
#include <string.h>

#define CELL_SIZE 8.5
#define PADDING 5.0
#define NATURAL_AT_MOST 300.0
#define WHOLE_UP_TO 76.0

enum { ROWS_MEASURED = 400 };

struct columns {
    double widths[DOCUMENT_COLUMNS_AT_MOST]; /* without padding */
    bool numeric[DOCUMENT_COLUMNS_AT_MOST];
};

static struct pdf_type type_of(const struct pdf_sheet *sheet, bool bold)
{
    return (struct pdf_type){ .size = CELL_SIZE,
                              .bold = bold,
                              .colour = sheet->document->wishes.style.text };
}

static double longest_word(const struct pdf_sheet *sheet, const char *text,
                           const struct pdf_type *type)
{
    double longest = 0;
    while (*text) {
        const size_t n = strcspn(text, " ");
        const char *word = arena_copy_bytes(sheet->document->arena, text, n);
        longest = fmax(longest, pdf_sheet_measure(sheet, word, type, NULL));
        text += n + (text[n] == ' ');
    }
    return longest;
}

/* The least and the natural width of a column. */
static void measure(const struct pdf_sheet *sheet,
                    const struct document_table *table, size_t column,
                    double *least, double *natural)
{
    struct arena *arena = sheet->document->arena;
    const struct pdf_type head = type_of(sheet, true);
    const struct pdf_type body = type_of(sheet, false);
    const bool numeric = document_column_is_numeric(table, column);
    const size_t n = document_table_rows(table);
    const char *title = table->columns[column].title;
    *least = longest_word(sheet, title, &head);
    *natural = fmax(*least,
                    numeric ? 0 : pdf_sheet_measure(sheet, title, &head, NULL));
    for (size_t row = 0; row < n && row < ROWS_MEASURED; row++) {
        const char *text =
            document_cell_text(document_table_cell(table, row, column), arena);
        const double width = pdf_sheet_measure(sheet, text, &body, NULL);
        *natural = fmax(*natural, fmin(width, NATURAL_AT_MOST));
        if (width > *least) {
            const double word =
                numeric ? width : longest_word(sheet, text, &body);
            *least =
                fmax(*least, fmin(word, numeric ? word : NATURAL_AT_MOST / 2));
        }
    }
    *natural = fmax(*natural, *least);
    *least = fmax(*least, fmin(*natural, WHOLE_UP_TO));
}

static struct columns lay_out(const struct pdf_sheet *sheet,
                              const struct document_table *table)
{
    struct columns columns = { .widths = { 0 } };
    double least[DOCUMENT_COLUMNS_AT_MOST];
    double natural[DOCUMENT_COLUMNS_AT_MOST];
    double sum_least = 0;
    double sum_natural = 0;
    const double room =
        sheet->width - 2 * PDF_MARGIN - 2 * PADDING * (double)table->n_columns;
    for (size_t i = 0; i < table->n_columns; i++) {
        measure(sheet, table, i, &least[i], &natural[i]);
        columns.numeric[i] = document_column_is_numeric(table, i);
        sum_least += least[i];
        sum_natural += natural[i];
    }
    for (size_t i = 0; i < table->n_columns; i++) {
        if (sum_natural <= room) {
            columns.widths[i] = natural[i];
        } else if (sum_least < room) {
            columns.widths[i] = least[i] + (natural[i] - least[i]) *
                                               (room - sum_least) /
                                               (sum_natural - sum_least);
        } else {
            columns.widths[i] = least[i] * room / sum_least;
        }
    }
    return columns;
}

static struct pdf_type cell_type(const struct pdf_sheet *sheet,
                                 const struct columns *columns, size_t column,
                                 bool bold)
{
    struct pdf_type type = type_of(sheet, bold);
    type.width = columns->widths[column] + 1;
    type.align =
        columns->numeric[column] ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
    return type;
}

static double row_height(const struct pdf_sheet *sheet,
                         const struct columns *columns,
                         const char *const *texts, size_t n, bool bold)
{
    double highest = 0;
    for (size_t i = 0; i < n; i++) {
        const struct pdf_type type = cell_type(sheet, columns, i, bold);
        double height = 0;
        (void)pdf_sheet_measure(sheet, texts[i], &type, &height);
        highest = fmax(highest, height);
    }
    return highest + PADDING;
}

static void put_row(struct pdf_sheet *sheet, const struct columns *columns,
                    const char *const *texts, size_t n, bool bold)
{
    const struct style *style = &sheet->document->wishes.style;
    const double height = row_height(sheet, columns, texts, n, bold);
    double x = PDF_MARGIN;
    cairo_tag_begin(sheet->cairo, "TR", NULL);
    for (size_t i = 0; i < n; i++) {
        const struct pdf_type type = cell_type(sheet, columns, i, bold);
        cairo_tag_begin(sheet->cairo, bold ? "TH" : "TD", NULL);
        (void)pdf_sheet_put(sheet, texts[i], &type, x + PADDING, sheet->y);
        cairo_tag_end(sheet->cairo, bold ? "TH" : "TD");
        x += columns->widths[i] + 2 * PADDING;
    }
    cairo_tag_end(sheet->cairo, "TR");
    sheet->y += height;
    pdf_sheet_rule(sheet, PDF_MARGIN, sheet->y - PADDING / 2, x - PDF_MARGIN,
                   bold ? style->muted : style->grid);
}

static void put_head(struct pdf_sheet *sheet,
                     const struct document_table *table,
                     const struct columns *columns)
{
    const char *titles[DOCUMENT_COLUMNS_AT_MOST];
    for (size_t i = 0; i < table->n_columns; i++) {
        titles[i] = table->columns[i].title;
    }
    put_row(sheet, columns, titles, table->n_columns, true);
}

void pdf_sheet_table(struct pdf_sheet *sheet,
                     const struct document_table *table, double below)
{
    struct arena *arena = sheet->document->arena;
    const struct columns columns = lay_out(sheet, table);
    const size_t n = document_table_rows(table);
    const char *texts[DOCUMENT_COLUMNS_AT_MOST];
    cairo_tag_begin(sheet->cairo, "Table", NULL);
    put_head(sheet, table, &columns);
    for (size_t row = 0; row < n; row++) {
        for (size_t i = 0; i < table->n_columns; i++) {
            texts[i] =
                document_cell_text(document_table_cell(table, row, i), arena);
        }
        if (row_height(sheet, &columns, texts, table->n_columns, false) +
                (row + 1 == n ? below : 0) >
            pdf_sheet_room(sheet)) {
            pdf_sheet_page(sheet, NULL);
            put_head(sheet, table, &columns);
        }
        put_row(sheet, &columns, texts, table->n_columns, false);
    }
    cairo_tag_end(sheet->cairo, "Table");
}
