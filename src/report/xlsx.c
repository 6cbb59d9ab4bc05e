/*
 * xlsx.c - rows are handed to libxlsxwriter from the top to the bottom of each
 * sheet, in its mode that keeps no cells in memory.
 */
#include "report/xlsx.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/text.h"
#include "base/units.h"
#include "chart/words.h"
#include "report/xlsx_name.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

enum {
    EPOCH_SERIAL = 25569, /* 1 January 1970 in Excel's days */
    WIDTH_AT_LEAST = 9,
    WIDTH_AT_MOST = 46,
    ROWS_MEASURED = 60,
    N_KINDS = CELL_CLOCK + 1
};

struct book {
    const struct document *document;
    lxw_workbook *workbook;
    lxw_format *kinds[N_KINDS];
    lxw_format *halves[N_KINDS];
    lxw_format *title, *heading, *wrapped, *note;
    const char *names[N_SHEETS]; /* of the sheets there are by now */
};

/* A sheet and the row that is written next. */
struct page {
    const struct book *book;
    lxw_worksheet *sheet;
    lxw_row_t row;
    int widths[2 * DOCUMENT_COLUMNS_AT_MOST];
};

static const char *format_of(enum cell_kind kind)
{
    switch (kind) {
    case CELL_NONE:
    case CELL_TEXT:
        break;
    case CELL_COUNT:
    case CELL_SECONDS:
        return "#,##0.0";
    case CELL_SHARE:
        return "0.0%";
    case CELL_DAY:
        return tr_in("date format of a spreadsheet", "d mmm yyyy");
    case CELL_MOMENT:
        return tr_in("date format of a spreadsheet", "d mmm yyyy hh:mm");
    case CELL_CLOCK:
        return "hh:mm";
    }
    return "General";
}

static lxw_format *new_format(lxw_workbook *workbook, const char *number)
{
    lxw_format *format = workbook_add_format(workbook);
    format_set_num_format(format, number);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

static void add_formats(struct book *book)
{
    for (int kind = CELL_NONE; kind < N_KINDS; kind++) {
        const char *number = format_of((enum cell_kind)kind);
        book->kinds[kind] = new_format(book->workbook, number);
        book->halves[kind] = new_format(book->workbook, number);
        format_set_font_color(book->halves[kind], 0x6a6a6a);
    }
    book->wrapped = new_format(book->workbook, "General");
    format_set_text_wrap(book->wrapped);
    book->title = new_format(book->workbook, "General");
    format_set_bold(book->title);
    format_set_font_size(book->title, 14);
    book->heading = new_format(book->workbook, "General");
    format_set_bold(book->heading);
    format_set_text_wrap(book->heading);
    format_set_bg_color(book->heading, 0xe8eef4);
    format_set_bottom(book->heading, LXW_BORDER_THIN);
    book->note = new_format(book->workbook, "General");
    format_set_italic(book->note);
    format_set_font_color(book->note, 0x555555);
}

static const char *sheet_name(enum document_sheet sheet)
{
    switch (sheet) {
    case SHEET_SUMMARY:
        return tr_in("name of a sheet", "summary");
    case SHEET_WEEKS:
        return tr_in("name of a sheet", "week by week");
    case SHEET_WEEK:
        return tr_in("name of a sheet", "week");
    case SHEET_INTERVALS:
        return tr_in("name of a sheet", "intervals");
    case SHEET_DAYS:
        return tr_in("name of a sheet", "days");
    case SHEET_LAUNCHES:
        return tr_in("name of a sheet", "launches");
    case SHEET_TEAMS:
        return tr_in("name of a sheet", "teams");
    case SHEET_ASSUMPTIONS:
        return tr_in("name of a sheet", "assumptions");
    case N_SHEETS:
        break;
    }
    return "";
}

static void put_text(struct page *page, lxw_col_t column, const char *text,
                     lxw_format *format)
{
    (void)worksheet_write_string(page->sheet, page->row, column, text, format);
}

static double serial(const struct document_cell *cell)
{
    switch (cell->kind) {
    case CELL_DAY:
    case CELL_MOMENT:
        return cell->number + EPOCH_SERIAL;
    case CELL_CLOCK:
        return cell->number / SECONDS_A_DAY;
    case CELL_NONE:
    case CELL_TEXT:
    case CELL_COUNT:
    case CELL_SHARE:
    case CELL_SECONDS:
        break;
    }
    return cell->number;
}

/* libxlsxwriter writes NaN as a number, which no program can read. */
static void put_cell(struct page *page, lxw_col_t column,
                     const struct document_cell *cell, bool is_sure)
{
    const struct book *book = page->book;
    if (cell->kind == CELL_TEXT) {
        put_text(page, column, cell->text, book->wrapped);
    } else if (cell->kind != CELL_NONE && isfinite(cell->number)) {
        (void)worksheet_write_number(page->sheet, page->row, column,
                                     serial(cell), book->kinds[cell->kind]);
    }
    if (is_sure && cell->kind != CELL_NONE && isfinite(cell->half_width)) {
        (void)worksheet_write_number(page->sheet, page->row,
                                     (lxw_col_t)(column + 1), cell->half_width,
                                     book->halves[cell->kind]);
    }
}

static void widen(struct page *page, lxw_col_t column, const char *text)
{
    const size_t wanted = text_width(text) + 2;
    const int width = wanted > WIDTH_AT_MOST ? WIDTH_AT_MOST : (int)wanted;
    page->widths[column] =
        width > page->widths[column] ? width : page->widths[column];
}

/* With the unit of its numbers, which stand there without. */
static const char *head_of(const struct page *page,
                           const struct document_table *table, size_t column)
{
    const char *title = table->columns[column].title;
    return document_column_kind(table, column) == CELL_SECONDS
               ? arena_text(page->book->document->arena, tr("%s, seconds"),
                            title)
               : title;
}

/* Whether rows have units of their own, which then stand in a last column. */
static bool is_mixed(const struct document_table *table)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        if (document_column_kind(table, i) == CELL_NONE &&
            document_column_is_numeric(table, i) && table->n_cells > 0 &&
            table->columns[i].is_sure) {
            return true;
        }
    }
    return false;
}

static void put_unit(struct page *page, lxw_col_t column,
                     const struct document_table *table, size_t row)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        if (document_table_cell(table, row, i)->kind == CELL_SECONDS) {
            put_text(page, column, tr("seconds"), NULL);
            return;
        }
    }
}

static void put_head(struct page *page, const struct document_table *table)
{
    lxw_col_t at = 0;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct document_column *column = &table->columns[i];
        put_text(page, at, head_of(page, table, i), page->book->heading);
        widen(page, at, "123456789");
        at++;
        if (column->is_sure) {
            put_text(page, at, "±", page->book->heading);
            widen(page, at, "1234567");
            at++;
        }
    }
    if (is_mixed(table)) {
        put_text(page, at, tr("Unit"), page->book->heading);
    }
    page->row++;
}

static void put_rows(struct page *page, const struct document_table *table)
{
    struct arena *scratch = arena_create();
    const size_t n = document_table_rows(table);
    const bool mixed = is_mixed(table);
    for (size_t row = 0; row < n; row++) {
        lxw_col_t at = 0;
        for (size_t i = 0; i < table->n_columns; i++) {
            const struct document_cell *cell =
                document_table_cell(table, row, i);
            const bool is_sure = table->columns[i].is_sure;
            put_cell(page, at, cell, is_sure);
            if (row < ROWS_MEASURED || cell->kind == CELL_TEXT) {
                const struct document_cell mean = { cell->kind, cell->text,
                                                    cell->number, nan("") };
                widen(page, at, document_cell_text(&mean, scratch));
            }
            at = (lxw_col_t)(at + 1 + is_sure);
        }
        if (mixed) {
            put_unit(page, at, table, row);
        }
        arena_reset(scratch);
        page->row++;
    }
    arena_destroy(scratch);
}

/* Vermilion below the usual target, blue above: they differ in grey too. */
static void colour(const struct page *page, const struct document_table *table,
                   lxw_row_t first)
{
    lxw_col_t at = 0;
    for (size_t i = 0; i < table->n_columns; i++) {
        lxw_conditional_format format = { 0 };
        const enum heat heat = table->columns[i].heat;
        format.type = LXW_CONDITIONAL_2_COLOR_SCALE;
        format.min_color = 0xffffff;
        format.max_color = 0x9cc3e0;
        if (heat == HEAT_HIGH_IS_GOOD) {
            format.type = LXW_CONDITIONAL_3_COLOR_SCALE;
            format.min_rule_type = format.mid_rule_type = format.max_rule_type =
                LXW_CONDITIONAL_RULE_TYPE_NUMBER;
            format.min_value = 0.5;
            format.mid_value = 0.8;
            format.max_value = 1;
            format.min_color = 0xe08a52;
            format.mid_color = 0xffffff;
        }
        if (heat != HEAT_NONE && page->row > first) {
            (void)worksheet_conditional_format_range(
                page->sheet, first, at, page->row - 1, at, &format);
        }
        at = (lxw_col_t)(at + 1 + table->columns[i].is_sure);
    }
}

static lxw_col_t columns_of(const struct document_table *table)
{
    size_t n = table->n_columns;
    for (size_t i = 0; i < table->n_columns; i++) {
        n += table->columns[i].is_sure;
    }
    return (lxw_col_t)n;
}

/* A table under a heading; alone on its sheet it has filters instead. */
static void put_table(struct page *page, const struct document_part *part,
                      const struct document_table *table, bool alone)
{
    const struct document *document = page->book->document;
    if (!alone) {
        page->row += page->row > 0;
        put_text(page, 0,
                 document->n_parts > 1 ? arena_text(document->arena, "%s: %s",
                                                    part->name, table->title)
                                       : table->title,
                 page->book->title);
        page->row++;
    }
    const lxw_row_t head = page->row;
    put_head(page, table);
    put_rows(page, table);
    colour(page, table, head + 1);
    if (alone && page->row > head + 1) {
        (void)worksheet_autofilter(page->sheet, head, 0, page->row - 1,
                                   (lxw_col_t)(columns_of(table) - 1));
    }
    if (alone) {
        worksheet_freeze_panes(page->sheet, head + 1, 0);
    }
    if (table->note) {
        put_text(page, 0, table->note, page->book->note);
        page->row++;
    }
}

static void put_lines(struct page *page, const struct text_list *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        put_text(page, 0, lines->texts[i], NULL);
        page->row++;
    }
}

static void put_front(struct page *page)
{
    const struct document *document = page->book->document;
    put_text(page, 0, document->title, page->book->title);
    page->row++;
    put_text(page, 0, document->period, NULL);
    page->row++;
    if (document->wishes.client) {
        put_text(
            page, 0,
            arena_text(document->arena, tr("For %s"), document->wishes.client),
            NULL);
        page->row++;
    }
    if (document->wishes.confidential) {
        put_text(page, 0, tr("Confidential"), page->book->note);
        page->row++;
    }
    for (size_t i = 0; i < document->n_parts; i++) {
        const struct document_part *part = &document->parts[i];
        page->row++;
        put_text(
            page, 0,
            document->n_parts > 1
                ? arena_text(document->arena, tr("Conclusions: %s"), part->name)
                : tr("Conclusions"),
            page->book->title);
        page->row++;
        put_lines(page, part->findings);
        put_lines(page, part->method);
    }
}

static void set_widths(const struct page *page)
{
    for (lxw_col_t i = 0; i < 2 * DOCUMENT_COLUMNS_AT_MOST; i++) {
        if (page->widths[i] > 0) {
            const int width = page->widths[i] < WIDTH_AT_LEAST
                                  ? WIDTH_AT_LEAST
                                  : page->widths[i];
            (void)worksheet_set_column(page->sheet, i, i, width, NULL);
        }
    }
}

/* Whether the sheet holds one table, and nothing beside it. */
static bool is_alone(const struct document *document, enum document_sheet sheet)
{
    size_t n = 0;
    for (size_t p = 0; p < document->n_parts; p++) {
        for (size_t i = 0; i < document->parts[p].n_tables; i++) {
            n += document->parts[p].tables[i]->sheet == sheet;
        }
    }
    return n == 1 && sheet != SHEET_SUMMARY;
}

static void add_sheet(struct book *book, enum document_sheet sheet)
{
    const struct document *document = book->document;
    book->names[sheet] =
        xlsx_name_free(sheet_name(sheet), book->names, sheet, document->arena);
    struct page page = {
        .book = book,
        .sheet = workbook_add_worksheet(book->workbook, book->names[sheet]),
    };
    assert(page.sheet);
    const bool alone = is_alone(document, sheet);
    if (sheet == SHEET_SUMMARY) {
        put_front(&page);
    }
    const lxw_row_t front = page.row;
    for (size_t p = 0; p < document->n_parts; p++) {
        const struct document_part *part = &document->parts[p];
        for (size_t i = 0; i < part->n_tables; i++) {
            if (part->tables[i]->sheet == sheet) {
                put_table(&page, part, part->tables[i], alone);
            }
        }
    }
    if (page.row == front) {
        put_text(&page, 0, tr("There are none in this plan."), book->note);
    }
    set_widths(&page);
    worksheet_set_landscape(page.sheet);
    worksheet_set_paper(page.sheet, 9); /* A4 */
    worksheet_fit_to_pages(page.sheet, 1, 0);
    (void)worksheet_set_footer(page.sheet, "&L&F&C&A&R&P / &N");
}

static time_t created(const struct document *document)
{
    const char *utc = document->created_utc;
    int32_t day = 0;
    double second = 0;
    if (!utc || strlen(utc) < 19 ||
        !civil_read_date(arena_copy_bytes(document->arena, utc, 10), &day,
                         NULL) ||
        !units_read_clock(arena_copy_bytes(document->arena, utc + 11, 8),
                          &second, NULL)) {
        return SECONDS_A_DAY;
    }
    return (time_t)day * SECONDS_A_DAY + (time_t)second;
}

bool xlsx_write(const struct document *document, const char *path,
                struct error *err)
{
    lxw_workbook_options options = { .constant_memory = LXW_TRUE };
    struct book book = { .document = document,
                         .workbook = workbook_new_opt(path, &options) };
    if (!book.workbook) {
        return fail(err, "there is no room left");
    }
    struct arena *arena = document->arena;
    lxw_doc_properties properties = {
        .title = arena_copy_text(arena, document->title),
        .subject = arena_copy_text(arena, document->period),
        .author = arena_copy_text(arena, "deskcast"),
        .company = arena_copy_text(
            arena, document->wishes.client ? document->wishes.client : ""),
        .created = created(document),
    };
    (void)workbook_set_properties(book.workbook, &properties);
    add_formats(&book);
    for (int sheet = SHEET_SUMMARY; sheet < N_SHEETS; sheet++) {
        add_sheet(&book, (enum document_sheet)sheet);
    }
    const lxw_error error = workbook_close(book.workbook);
    return error == LXW_NO_ERROR || fail(err, "%s", lxw_strerror(error));
}
