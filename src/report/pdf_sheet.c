#include "report/pdf_sheet.h"

#include "base/language.h"
#include "base/version.h"
#include <cairo-pdf.h>
#include <string.h>

#define FOOT_HEIGHT 44.0
#define FOOT_SIZE 8.0

static cairo_status_t write_nowhere(void *context, const unsigned char *bytes,
                                    unsigned n)
{
    (void)context;
    (void)bytes;
    (void)n;
    return CAIRO_STATUS_SUCCESS;
}

static void describe(cairo_surface_t *surface, const struct document *document)
{
    const struct {
        cairo_pdf_metadata_t key;
        const char *value;
    } metadata[] = {
        { CAIRO_PDF_METADATA_TITLE, document->title },
        { CAIRO_PDF_METADATA_SUBJECT, document->period },
        { CAIRO_PDF_METADATA_AUTHOR, document->wishes.style.logo },
        { CAIRO_PDF_METADATA_CREATE_DATE, document->created_utc },
        { CAIRO_PDF_METADATA_CREATOR, "deskcast " DESKCAST_VERSION },
    };
    for (size_t i = 0; i < sizeof metadata / sizeof metadata[0]; i++) {
        if (metadata[i].value) {
            cairo_pdf_surface_set_metadata(surface, metadata[i].key,
                                           metadata[i].value);
        }
    }
}

struct pdf_sheet *pdf_sheet_start(const struct document *document,
                                  const char *path, GHashTable *sizes)
{
    struct pdf_sheet *sheet = arena_alloc(document->arena, 1, sizeof *sheet);
    sheet->document = document;
    sheet->sizes = sizes;
    sheet->is_dry = path == NULL;
    sheet->width = document->wishes.style.width;
    sheet->height = document->wishes.style.height;
    sheet->surface =
        path ? cairo_pdf_surface_create(path, sheet->width, sheet->height)
             : cairo_pdf_surface_create_for_stream(write_nowhere, NULL,
                                                   sheet->width, sheet->height);
    describe(sheet->surface, document);
    sheet->cairo = cairo_create(sheet->surface);
    sheet->layout = pango_cairo_create_layout(sheet->cairo);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(
        pango_layout_get_context(sheet->layout), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(
        pango_layout_get_context(sheet->layout), FALSE);
    PangoAttrList *features = pango_attr_list_new();
    pango_attr_list_insert(features, pango_attr_font_features_new("tnum=1"));
    pango_layout_set_attributes(sheet->layout, features);
    pango_attr_list_unref(features);
    sheet->font = pango_font_description_new();
    pango_font_description_set_family(sheet->font,
                                      document->wishes.style.fonts);
    cairo_tag_begin(sheet->cairo, "Document", NULL);
    return sheet;
}

static void set_colour(cairo_t *cairo, uint32_t colour)
{
    cairo_set_source_rgb(cairo, (colour >> 16 & 0xff) / 255.0,
                         (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

static void set_type(const struct pdf_sheet *sheet, const char *text,
                     const struct pdf_type *type)
{
    pango_font_description_set_absolute_size(sheet->font,
                                             type->size * PANGO_SCALE);
    pango_font_description_set_weight(
        sheet->font, type->bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(sheet->layout, sheet->font);
    pango_layout_set_width(
        sheet->layout, type->width > 0 ? (int)(type->width * PANGO_SCALE) : -1);
    pango_layout_set_wrap(sheet->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(sheet->layout, type->align);
    pango_layout_set_line_spacing(sheet->layout, 1.12F);
    pango_layout_set_text(sheet->layout, text, -1);
}

struct size {
    const char *text;
    double type_size, wrapped_at;
    bool bold;
    int width, height; /* in units of Pango */
};

static unsigned hash(const void *data)
{
    const struct size *size = data;
    return g_str_hash(size->text) ^ g_double_hash(&size->wrapped_at) ^
           g_double_hash(&size->type_size) ^ (unsigned)size->bold;
}

static int equal(const void *a, const void *b)
{
    const struct size *one = a;
    const struct size *other = b;
    return one->type_size == other->type_size &&
           one->wrapped_at == other->wrapped_at && one->bold == other->bold &&
           strcmp(one->text, other->text) == 0;
}

GHashTable *pdf_sheet_sizes(void)
{
    return g_hash_table_new(hash, equal);
}

static const struct size *size_of(const struct pdf_sheet *sheet,
                                  const char *text, const struct pdf_type *type)
{
    struct arena *arena = sheet->document->arena;
    const struct size key = { .text = text,
                              .type_size = type->size,
                              .wrapped_at = type->width,
                              .bold = type->bold };
    struct size *size = g_hash_table_lookup(sheet->sizes, &key);
    if (!size) {
        size = arena_alloc(arena, 1, sizeof *size);
        *size = key;
        size->text = arena_copy_text(arena, text);
        set_type(sheet, text, type);
        pango_layout_get_size(sheet->layout, &size->width, &size->height);
        (void)g_hash_table_add(sheet->sizes, size);
    }
    return size;
}

double pdf_sheet_measure(const struct pdf_sheet *sheet, const char *text,
                         const struct pdf_type *type, double *out_height)
{
    const struct size *size = size_of(sheet, text, type);
    if (out_height) {
        *out_height = size->height / (double)PANGO_SCALE;
    }
    return size->width / (double)PANGO_SCALE;
}

double pdf_sheet_put(struct pdf_sheet *sheet, const char *text,
                     const struct pdf_type *type, double x, double y)
{
    double height = 0;
    (void)pdf_sheet_measure(sheet, text, type, &height);
    if (!sheet->is_dry) {
        set_type(sheet, text, type);
        set_colour(sheet->cairo, type->colour);
        cairo_move_to(sheet->cairo, x, y);
        pango_cairo_show_layout(sheet->cairo, sheet->layout);
    }
    return height;
}

void pdf_sheet_rule(struct pdf_sheet *sheet, double x, double y, double width,
                    uint32_t colour)
{
    set_colour(sheet->cairo, colour);
    cairo_set_line_width(sheet->cairo, 0.6);
    cairo_move_to(sheet->cairo, x, y);
    cairo_line_to(sheet->cairo, x + width, y);
    cairo_stroke(sheet->cairo);
}

static void put_foot(struct pdf_sheet *sheet)
{
    const struct document *document = sheet->document;
    const struct style *style = &document->wishes.style;
    struct arena *arena = document->arena;
    const double wide = sheet->width - 2 * PDF_MARGIN;
    const double y = sheet->height - 0.5 * FOOT_HEIGHT;
    struct pdf_type type = { .size = FOOT_SIZE,
                             .colour = style->faint,
                             .width = wide };
    const char *whose = document->title;
    if (document->wishes.confidential) {
        whose = arena_text(arena, "%s · %s", whose, tr("Confidential"));
    }
    (void)pdf_sheet_put(sheet, whose, &type, PDF_MARGIN, y);
    type.align = PANGO_ALIGN_RIGHT;
    (void)pdf_sheet_put(sheet, arena_text(arena, "%d", sheet->page), &type,
                        PDF_MARGIN, y);
}

static void end_page(struct pdf_sheet *sheet)
{
    if (sheet->page > 1) {
        put_foot(sheet);
    }
    if (sheet->page > 0) {
        cairo_show_page(sheet->cairo);
    }
}

void pdf_sheet_page(struct pdf_sheet *sheet, const char *label)
{
    end_page(sheet);
    sheet->page++;
    sheet->y = PDF_MARGIN;
    cairo_pdf_surface_set_page_label(
        sheet->surface,
        label ? label : arena_text(sheet->document->arena, "%d", sheet->page));
}

bool pdf_sheet_end(struct pdf_sheet *sheet, struct error *err)
{
    end_page(sheet);
    cairo_tag_end(sheet->cairo, "Document");
    cairo_status_t status = cairo_status(sheet->cairo);
    g_object_unref(sheet->layout);
    pango_font_description_free(sheet->font);
    cairo_destroy(sheet->cairo);
    cairo_surface_finish(sheet->surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_status(sheet->surface);
    }
    cairo_surface_destroy(sheet->surface);
    return status == CAIRO_STATUS_SUCCESS ||
           fail(err, "%s", cairo_status_to_string(status));
}

void pdf_sheet_section(struct pdf_sheet *sheet, const char *title, int level)
{
    struct pdf_sections *sections = &sheet->sections;
    struct arena *arena = sheet->document->arena;
    if (sections->n == PDF_SECTIONS_AT_MOST) {
        return;
    }
    const char *place = arena_text(arena, "section-%zu", sections->n + 1);
    sections->list[sections->n++] =
        (struct pdf_section){ title, place, level, sheet->page };
    cairo_tag_begin(sheet->cairo, CAIRO_TAG_DEST,
                    arena_text(arena, "name='%s' x=0 y=%.0f", place,
                               sheet->y > 20 ? sheet->y - 20 : 0));
    cairo_tag_end(sheet->cairo, CAIRO_TAG_DEST);
}

double pdf_sheet_room(const struct pdf_sheet *sheet)
{
    return sheet->height - FOOT_HEIGHT - sheet->y;
}

void pdf_sheet_text(struct pdf_sheet *sheet, const char *kind, const char *text,
                    const struct pdf_type *type)
{
    struct pdf_type set = *type;
    double height = 0;
    if (set.width <= 0) {
        set.width = sheet->width - 2 * PDF_MARGIN - set.indent;
    }
    (void)pdf_sheet_measure(sheet, text, &set, &height);
    if (height > pdf_sheet_room(sheet) && sheet->y > PDF_MARGIN) {
        pdf_sheet_page(sheet, NULL);
    }
    cairo_tag_begin(sheet->cairo, kind, NULL);
    sheet->y +=
        pdf_sheet_put(sheet, text, &set, PDF_MARGIN + set.indent, sheet->y);
    cairo_tag_end(sheet->cairo, kind);
}

void pdf_sheet_space(struct pdf_sheet *sheet, double points)
{
    sheet->y += points;
}
