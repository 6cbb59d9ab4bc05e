#include "report/html.h"

#include "base/file.h"
#include "base/language.h"
#include "base/number.h"
#include "base/text.h"
#include "base/version.h"
#include "chart/words.h"
#include "report/html_page.h"
#include "report/html_picture.h"
#include "report/html_text.h"
#include "report/value_numbers.h"
#include "report/value_words.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Rows beyond these are in the workbook and the CSV files; the page stays
 * below a megabyte. */
enum {
    ROWS_AT_MOST = 300, /* of a table; of one of several plans fewer */
    ROWS_AT_LEAST = 40,
    WEEKS_AT_MOST = 700, /* of the tables week by week, of all plans */
    VALUES_BYTES_AT_MOST = 130000
};

struct page {
    const struct document *document;
    struct text text;
    const char *const *pictures; /* that are not on the page yet */
    size_t values_bytes;         /* for the table of one chart */
    size_t rows_at_most;
};

static void add_all(struct text *out, const char *const *parts)
{
    for (; *parts; parts++) {
        text_add(out, "%s", *parts);
    }
}

static void add_head_cell(struct text *out, const char *title, bool numeric)
{
    text_add(out, "<th scope=\"col\"%s><button type=\"button\">",
             numeric ? " class=\"n\"" : "");
    text_add_escaped(out, title);
    text_add(out, "</button></th>");
}

static void add_number_cell(struct text *out, double number, const char *text)
{
    if (isfinite(number)) {
        text_add(out, "<td class=\"n\" data-v=\"%.10g\">", number);
    } else {
        text_add(out, "<td class=\"n\" data-v=\"\">");
    }
    text_add_escaped(out, text);
    text_add(out, "</td>");
}

static void add_row(struct text *out, const struct document_table *table,
                    size_t row)
{
    text_add(out, "<tr>");
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct document_cell *cell = document_table_cell(table, row, i);
        const char *text = document_cell_text(cell, out->arena);
        if (document_column_is_numeric(table, i)) {
            add_number_cell(out, cell->number, text);
        } else {
            text_add(out, "<td>");
            text_add_escaped(out, text);
            text_add(out, "</td>");
        }
    }
    text_add(out, "</tr>\n");
}

static void add_left_out(struct text *out, size_t shown, size_t all)
{
    if (shown < all) {
        text_add(out, "<p class=\"note\">");
        text_add_escaped(
            out, arena_text(out->arena,
                            tr("The first %s of %s rows; all of them are "
                               "in the workbook and in the CSV files."),
                            number_count(out->arena, (double)shown),
                            number_count(out->arena, (double)all)));
        text_add(out, "</p>\n");
    }
}

static void add_copy_button(struct text *out)
{
    text_add(out, "<button type=\"button\" class=\"copy\">");
    text_add_escaped(out, tr("Copy as CSV"));
    text_add(out, "</button>\n");
}

static void add_table(struct page *page, const struct document_table *table)
{
    struct text *out = &page->text;
    const size_t all = document_table_rows(table);
    const size_t n = all < page->rows_at_most ? all : page->rows_at_most;
    text_add(out, "<div class=\"wide\"><table>\n<thead><tr>");
    for (size_t i = 0; i < table->n_columns; i++) {
        add_head_cell(out, table->columns[i].title,
                      document_column_is_numeric(table, i));
    }
    text_add(out, "</tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < n; row++) {
        add_row(out, table, row);
    }
    text_add(out, "</tbody></table></div>\n");
    add_left_out(out, n, all);
    if (table->note) {
        html_add_element(out, "p class=\"note\"", table->note);
    }
}

/* With the name of the column in files, which has the unit: for copies. */
static void add_value_heads(struct text *out, const struct table *values)
{
    for (size_t i = 0; i < values->n_columns; i++) {
        if (!value_words_is_shown(values->columns[i])) {
            continue;
        }
        text_add(out,
                 "<th scope=\"col\" data-h=\"%s\"><button type=\"button\">",
                 values->columns[i]);
        text_add_escaped(out,
                         value_words_heading(values->columns[i], out->arena));
        text_add(out, "</button></th>");
    }
}

static void add_value_cell(struct text *out, const struct table *values,
                           size_t row, size_t column)
{
    const double number = table_number(values, row, column);
    if (isfinite(number)) {
        add_number_cell(out, number, value_numbers_text(values, row, column));
        return;
    }
    if (value_words_is_date(values, row, column)) {
        text_add(out, "<td data-v=\"%s\">", table_text(values, row, column));
    } else {
        text_add(out, "<td>");
    }
    text_add_escaped(out, value_words_text(values, row, column));
    text_add(out, "</td>");
}

/* The values behind a chart, those of the CSV of `deskcast plot --data`. */
static void add_values(struct text *out, const struct table *values,
                       size_t bytes_at_most)
{
    const size_t before = out->length;
    size_t row = 0;
    text_add(out, "<details><summary>");
    text_add_escaped(out, tr("The figures behind this chart"));
    text_add(out, "</summary>\n<div class=\"wide\"><table>\n<thead><tr>");
    add_value_heads(out, values);
    text_add(out, "</tr></thead>\n<tbody>\n");
    for (; row < values->n_rows && out->length - before < bytes_at_most;
         row++) {
        text_add(out, "<tr>");
        for (size_t i = 0; i < values->n_columns; i++) {
            if (value_words_is_shown(values->columns[i])) {
                add_value_cell(out, values, row, i);
            }
        }
        text_add(out, "</tr>\n");
    }
    text_add(out, "</tbody></table></div>\n");
    add_left_out(out, row, values->n_rows);
    add_copy_button(out);
    text_add(out, "</details>\n");
}

static void add_sentences(struct text *out, const struct text_list *list)
{
    text_add(out, "<ul>\n");
    for (size_t i = 0; i < list->n; i++) {
        html_add_element(out, "li", list->texts[i]);
    }
    text_add(out, "</ul>\n");
}

static void add_heading(struct text *out, const char *id, size_t part,
                        const char *title)
{
    text_add(out, "<h2 id=\"%s-%zu\">", id, part);
    text_add_escaped(out, title);
    text_add(out, "</h2>\n");
}

static bool is_printed(const struct document_table *table)
{
    return !table->is_long && table->sheet != SHEET_ASSUMPTIONS;
}

/* Shown to whoever opens it: a year of weeks whole or not at all. */
static bool is_folded(const struct page *page, const struct document_part *part,
                      const struct document_table *table)
{
    return table->sheet == SHEET_SUMMARY ||
           (table->sheet == SHEET_WEEKS &&
            document_part_rows(part, SHEET_WEEKS) * page->document->n_parts <=
                WEEKS_AT_MOST);
}

static void add_charts(struct page *page, const struct document_part *part,
                       size_t number)
{
    struct text *out = &page->text;
    if (part->n_charts == 0) {
        return;
    }
    add_heading(out, "charts", number, tr("Charts"));
    for (size_t i = 0; i < part->n_charts; i++) {
        const char *picture = *page->pictures++;
        text_add(out, "<figure>\n");
        text_add_bytes(out, picture, strlen(picture));
        text_add(out, "</figure>\n");
        add_values(out, part->charts[i].values, page->values_bytes);
    }
}

static void add_tables(struct page *page, const struct document_part *part,
                       size_t number)
{
    struct text *out = &page->text;
    add_heading(out, "tables", number, tr("Tables"));
    for (size_t i = 0; i < part->n_tables; i++) {
        const struct document_table *table = part->tables[i];
        if (is_printed(table)) {
            html_add_element(out, "h3", table->title);
            add_table(page, table);
        } else if (is_folded(page, part, table)) {
            text_add(out, "<details><summary>");
            text_add_escaped(out, table->title);
            text_add(out, "</summary>\n");
            add_table(page, table);
            text_add(out, "</details>\n");
        }
    }
}

static void add_assumptions(struct page *page, const struct document_part *part,
                            size_t number)
{
    struct text *out = &page->text;
    if (!document_part_has(part, SHEET_ASSUMPTIONS)) {
        return;
    }
    add_heading(out, "assumptions", number, tr("Assumptions"));
    for (size_t i = 0; i < part->n_tables; i++) {
        if (part->tables[i]->sheet == SHEET_ASSUMPTIONS) {
            html_add_element(out, "h3", part->tables[i]->title);
            add_table(page, part->tables[i]);
        }
    }
}

static void add_contents(struct text *out, const struct document_part *part,
                         size_t number)
{
    const struct {
        const char *place;
        const char *title;
        bool is_there;
    } links[] = {
        { "conclusions", tr("Conclusions"), true },
        { "charts", tr("Charts"), part->n_charts > 0 },
        { "tables", tr("Tables"), true },
        { "assumptions", tr("Assumptions"),
          document_part_has(part, SHEET_ASSUMPTIONS) },
        { "method", tr("Method"), true },
    };
    text_add(out, "<nav aria-label=\"");
    text_add_escaped(out, tr("Contents"));
    text_add(out, "\"><ul>\n");
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        if (links[i].is_there) {
            text_add(out, "<li><a href=\"#%s-%zu\">", links[i].place, number);
            text_add_escaped(out, links[i].title);
            text_add(out, "</a></li>\n");
        }
    }
    text_add(out, "</ul></nav>\n");
}

static void add_part(struct page *page, size_t number)
{
    const struct document *document = page->document;
    struct text *out = &page->text;
    const struct document_part *part = &document->parts[number];
    const bool several = document->n_parts > 1;
    text_add(out, "<section");
    if (several) {
        text_add(out, " data-plan=\"%zu\"", number);
    }
    text_add(out, ">\n");
    add_contents(out, part, number);
    add_heading(out, "conclusions", number,
                several
                    ? arena_text(out->arena, tr("Conclusions: %s"), part->name)
                    : tr("Conclusions"));
    add_sentences(out, part->findings);
    add_charts(page, part, number);
    add_tables(page, part, number);
    add_assumptions(page, part, number);
    add_heading(out, "method", number, tr("Method"));
    add_sentences(out, part->method);
    text_add(out, "</section>\n");
}

static void add_switch(struct text *out, const struct document *document)
{
    if (document->n_parts < 2) {
        return;
    }
    text_add(out, "<p class=\"plans\"><label for=\"plan\">");
    text_add_escaped(out, tr("Plan"));
    text_add(out, "</label> <select id=\"plan\">\n");
    for (size_t i = 0; i < document->n_parts; i++) {
        text_add(out, "<option value=\"%zu\">", i);
        text_add_escaped(out, document->parts[i].name);
        text_add(out, "</option>\n");
    }
    text_add(out, "</select></p>\n");
}

static void add_top(struct text *out, const struct document *document)
{
    text_add(out,
             "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
             "<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width\">\n"
             "<meta name=\"generator\" content=\"deskcast %s\">\n",
             language_code(language_now()), DESKCAST_VERSION);
    html_add_element(out, "title", document->title);
    text_add(out, "<style>\n");
    add_all(out, html_style);
    text_add(out, "</style>\n</head>\n<body>\n<header>\n");
    html_add_element(out, "h1", document->title);
    html_add_element(out, "p class=\"muted\"", document->period);
    if (document->wishes.client) {
        html_add_element(
            out, "p",
            arena_text(out->arena, tr("For %s"), document->wishes.client));
    }
    if (document->wishes.confidential) {
        html_add_element(out, "p class=\"stamp\"", tr("Confidential"));
    }
    text_add(out, "</header>\n<main>\n");
}

static struct page start(const struct document *document)
{
    const size_t n = html_picture_count(document);
    const size_t rows = ROWS_AT_MOST / document->n_parts;
    struct page page = {
        .document = document,
        .pictures = html_pictures(document),
        .values_bytes = VALUES_BYTES_AT_MOST / (n > 5 ? n : 5),
        .rows_at_most = rows > ROWS_AT_LEAST ? rows : ROWS_AT_LEAST,
    };
    text_start(&page.text, document->arena);
    return page;
}

static bool write(const struct text *text, const char *path, struct error *err)
{
    FILE *file = fopen(path, "w");
    if (!file) {
        return fail(err, "the system refuses it");
    }
    const bool written =
        fwrite(text->bytes, 1, text->length, file) == text->length;
    const bool closed = fclose(file) == 0;
    return (written && closed) || fail(err, "there is no room left");
}

bool html_write(const struct document *document, const char *path,
                struct error *err)
{
    struct page page = start(document);
    struct text *out = &page.text;
    add_top(out, document);
    add_switch(out, document);
    for (size_t i = 0; i < document->n_parts; i++) {
        add_part(&page, i);
    }
    text_add(out, "</main>\n<footer><p>");
    text_add_escaped(out, document_date(document));
    text_add(out,
             " deskcast %s</p></footer>\n"
             "<div id=\"value\" hidden></div>\n<script>\n",
             DESKCAST_VERSION);
    add_all(out, html_script);
    text_add(out, "</script>\n</body>\n</html>\n");
    return write(out, path, err);
}
