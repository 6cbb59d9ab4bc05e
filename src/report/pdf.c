#include "report/pdf.h"

#include "base/language.h"
#include "chart/paint.h"
#include "report/pdf_sheet.h"
#include <cairo-pdf.h>

#define READING_WIDTH 620.0
#define NOTE_GAP 3.0

static struct pdf_type type_of(const struct pdf_sheet *sheet, double size,
                               bool bold)
{
    return (struct pdf_type){ .size = size,
                              .bold = bold,
                              .colour = sheet->document->wishes.style.text };
}

/* A line of the contents, which leads to its page. */
static void put_link(struct pdf_sheet *sheet, const struct pdf_section *section)
{
    struct arena *arena = sheet->document->arena;
    struct pdf_type type = type_of(sheet, 11, false);
    type.colour = sheet->document->wishes.style.emphasis;
    type.width = 300;
    cairo_tag_begin(sheet->cairo, "P", NULL);
    cairo_tag_begin(sheet->cairo, CAIRO_TAG_LINK,
                    arena_text(arena, "dest='%s'", section->place));
    const double height =
        pdf_sheet_put(sheet, section->title, &type, PDF_MARGIN, sheet->y);
    cairo_tag_end(sheet->cairo, CAIRO_TAG_LINK);
    cairo_tag_end(sheet->cairo, "P");
    type.align = PANGO_ALIGN_RIGHT;
    type.width = 40;
    type.colour = sheet->document->wishes.style.muted;
    (void)pdf_sheet_put(sheet, arena_text(arena, "%d", section->page), &type,
                        PDF_MARGIN + 300, sheet->y);
    sheet->y += height + 4;
}

static void put_cover_lines(struct pdf_sheet *sheet)
{
    const struct document *document = sheet->document;
    const struct style *style = &document->wishes.style;
    struct arena *arena = document->arena;
    struct pdf_type title = type_of(sheet, 32, true);
    struct pdf_type line = type_of(sheet, 13, false);
    pdf_sheet_text(sheet, "H1", document->title, &title);
    pdf_sheet_space(sheet, 8);
    line.colour = style->muted;
    pdf_sheet_text(sheet, "P", document->period, &line);
    for (size_t i = 0; i < document->n_parts; i++) {
        pdf_sheet_text(sheet, "P", document->parts[i].name, &line);
    }
    pdf_sheet_space(sheet, 10);
    line.colour = style->text;
    if (document->wishes.client) {
        pdf_sheet_text(sheet, "P",
                       arena_text(arena, tr("For %s"), document->wishes.client),
                       &line);
    }
    if (document->wishes.confidential) {
        line.bold = true;
        line.colour = style->alarm;
        pdf_sheet_text(sheet, "P", tr("Confidential"), &line);
    }
}

/* Of plans side by side the sections have names too long and too many for a
 * cover: only those that fit. */
static void put_contents(struct pdf_sheet *sheet,
                         const struct pdf_sections *sections)
{
    for (size_t i = 0; i < sections->n && pdf_sheet_room(sheet) > 34; i++) {
        if (sections->list[i].level == 0) {
            put_link(sheet, &sections->list[i]);
        }
    }
}

static void put_cover(struct pdf_sheet *sheet,
                      const struct pdf_sections *sections)
{
    const struct document *document = sheet->document;
    const struct style *style = &document->wishes.style;
    pdf_sheet_page(sheet, tr("cover"));
    cairo_set_source_rgb(sheet->cairo, (style->emphasis >> 16 & 0xff) / 255.0,
                         (style->emphasis >> 8 & 0xff) / 255.0,
                         (style->emphasis & 0xff) / 255.0);
    cairo_rectangle(sheet->cairo, 0, 0, 14, sheet->height);
    cairo_fill(sheet->cairo);
    sheet->y = 0.22 * sheet->height;
    put_cover_lines(sheet);
    pdf_sheet_space(sheet, 34);
    put_contents(sheet, sections);
    struct pdf_type small = type_of(sheet, 10, false);
    small.colour = style->muted;
    sheet->y = sheet->height - 44;
    const char *maker = style->logo ? style->logo : "deskcast";
    const char *date = document_date(document);
    (void)pdf_sheet_put(
        sheet,
        *date ? arena_text(document->arena, "%s, %s", maker, date) : maker,
        &small, PDF_MARGIN, sheet->y);
}

static void put_heading(struct pdf_sheet *sheet, const char *title, int level)
{
    struct pdf_type type = type_of(sheet, level == 0 ? 21 : 13, true);
    if (sheet->y > PDF_MARGIN) {
        pdf_sheet_space(sheet, 16);
    }
    pdf_sheet_section(sheet, title, level);
    pdf_sheet_text(sheet, level == 0 ? "H1" : "H2", title, &type);
    pdf_sheet_space(sheet, level == 0 ? 12 : 5);
}

static void start_section(struct pdf_sheet *sheet,
                          const struct document_part *part, const char *title)
{
    const struct document *document = sheet->document;
    pdf_sheet_page(sheet, NULL);
    put_heading(sheet,
                document->n_parts > 1
                    ? arena_text(document->arena, "%s: %s", title, part->name)
                    : title,
                0);
}

static void put_sentences(struct pdf_sheet *sheet, const struct text_list *list,
                          double size)
{
    struct pdf_type type = type_of(sheet, size, false);
    type.indent = 16;
    type.width = READING_WIDTH;
    const struct pdf_type dot = { .size = size,
                                  .colour =
                                      sheet->document->wishes.style.emphasis };
    for (size_t i = 0; i < list->n; i++) {
        const int page = sheet->page;
        const double y = sheet->y;
        pdf_sheet_text(sheet, "P", list->texts[i], &type);
        (void)pdf_sheet_put(sheet, "•", &dot, PDF_MARGIN,
                            sheet->page == page ? y : PDF_MARGIN);
        pdf_sheet_space(sheet, 0.45 * size);
    }
}

static void put_charts(struct pdf_sheet *sheet,
                       const struct document_part *part)
{
    for (size_t i = 0; i < part->n_charts; i++) {
        const struct drawing *drawing =
            document_drawing(sheet->document, part, i);
        pdf_sheet_page(sheet, NULL);
        if (i == 0) {
            pdf_sheet_section(sheet,
                              sheet->document->n_parts > 1
                                  ? arena_text(sheet->document->arena, "%s: %s",
                                               tr("Charts"), part->name)
                                  : tr("Charts"),
                              0);
        }
        pdf_sheet_section(sheet, drawing->title, 1);
        if (sheet->is_dry) {
            continue;
        }
        cairo_tag_begin(sheet->cairo, "Figure", NULL);
        paint_drawing(drawing, sheet->cairo);
        cairo_tag_end(sheet->cairo, "Figure");
        cairo_new_path(sheet->cairo);
        cairo_set_dash(sheet->cairo, NULL, 0, 0);
    }
}

static void put_table(struct pdf_sheet *sheet,
                      const struct document_table *table)
{
    struct pdf_type note = type_of(sheet, 8.5, false);
    note.colour = sheet->document->wishes.style.muted;
    note.width = READING_WIDTH;
    if (document_table_rows(table) == 0) {
        return;
    }
    if (pdf_sheet_room(sheet) < 120) {
        pdf_sheet_page(sheet, NULL);
    }
    put_heading(sheet, table->title, 1);
    double note_height = 0;
    if (table->note) {
        (void)pdf_sheet_measure(sheet, table->note, &note, &note_height);
        note_height += NOTE_GAP;
    }
    pdf_sheet_table(sheet, table, note_height);
    if (table->note) {
        pdf_sheet_space(sheet, NOTE_GAP);
        pdf_sheet_text(sheet, "P", table->note, &note);
    }
}

static void put_tables(struct pdf_sheet *sheet,
                       const struct document_part *part, bool assumptions)
{
    for (size_t i = 0; i < part->n_tables; i++) {
        const struct document_table *table = part->tables[i];
        if (!table->is_long &&
            (table->sheet == SHEET_ASSUMPTIONS) == assumptions) {
            put_table(sheet, table);
        }
    }
}

static void put_part(struct pdf_sheet *sheet, const struct document_part *part)
{
    start_section(sheet, part, tr("Conclusions"));
    put_sentences(sheet, part->findings, 12);
    put_charts(sheet, part);
    start_section(sheet, part, tr("Tables"));
    put_tables(sheet, part, false);
    if (document_part_has(part, SHEET_ASSUMPTIONS)) {
        start_section(sheet, part, tr("Assumptions"));
        put_tables(sheet, part, true);
    }
    start_section(sheet, part, tr("Method"));
    put_sentences(sheet, part->method, 11);
}

static void put_outline(const struct pdf_sheet *sheet)
{
    int parent = CAIRO_PDF_OUTLINE_ROOT;
    for (size_t i = 0; i < sheet->sections.n; i++) {
        const struct pdf_section *section = &sheet->sections.list[i];
        const bool top = section->level == 0;
        const int added = cairo_pdf_surface_add_outline(
            sheet->surface, top ? CAIRO_PDF_OUTLINE_ROOT : parent,
            section->title,
            arena_text(sheet->document->arena, "dest='%s'", section->place),
            top ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
        parent = top ? added : parent;
    }
}

/* Sections found on the way are returned in *out. */
static bool set(const struct document *document, const char *path,
                GHashTable *sizes, const struct pdf_sections *contents,
                struct pdf_sections *out, struct error *err)
{
    struct pdf_sheet *sheet = pdf_sheet_start(document, path, sizes);
    put_cover(sheet, contents);
    for (size_t i = 0; i < document->n_parts; i++) {
        put_part(sheet, &document->parts[i]);
    }
    put_outline(sheet);
    *out = sheet->sections;
    return pdf_sheet_end(sheet, err);
}

bool pdf_write(const struct document *document, const char *path,
               struct error *err)
{
    struct pdf_sections *found = arena_alloc(document->arena, 1, sizeof *found);
    struct pdf_sections *again = arena_alloc(document->arena, 1, sizeof *again);
    GHashTable *sizes = pdf_sheet_sizes();
    const bool good = set(document, NULL, sizes, found, found, err) &&
                      set(document, path, sizes, found, again, err);
    g_hash_table_destroy(sizes);
    return good;
}
