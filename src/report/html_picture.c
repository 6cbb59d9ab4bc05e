#include "report/html_picture.h"

#include "base/language.h"
#include "base/text.h"
#include "chart/paint.h"
#include "chart/svg.h"
#include "report/html_text.h"
#include <cairo.h>
#include <math.h>
#include <string.h>

#define PIXELS_A_POINT 1.5

enum form { FORM_WHOLE, FORM_SILENT, FORM_POINTS, FORM_LEFT_OUT };

struct picture {
    const struct drawing *drawing;
    const char *id; /* of its names within the page */
    enum form form;
    const char *html;
    size_t n; /* bytes */
};

static struct drawing silent(const struct drawing *drawing)
{
    struct drawing copy = *drawing;
    copy.marks = arena_alloc(drawing->arena, drawing->n, sizeof *copy.marks);
    if (drawing->n > 0) {
        memcpy(copy.marks, drawing->marks, drawing->n * sizeof *copy.marks);
    }
    for (size_t i = 0; i < copy.n; i++) {
        copy.marks[i].look.tooltip = NULL;
    }
    return copy;
}

static cairo_status_t collect(void *context, const unsigned char *bytes,
                              unsigned n)
{
    text_add_bytes(context, (const char *)bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

static void add_base64(struct text *out, const struct text *bytes)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqr"
                                  "stuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes->length; i += 3) {
        const size_t n = bytes->length - i < 3 ? bytes->length - i : 3;
        unsigned group = 0;
        for (size_t k = 0; k < 3; k++) {
            group =
                group << 8 | (k < n ? (unsigned char)bytes->bytes[i + k] : 0u);
        }
        char four[4];
        for (size_t k = 0; k < 4; k++) {
            four[k] =
                (char)(k <= n ? letters[group >> (18 - 6 * k) & 63] : '=');
        }
        text_add_bytes(out, four, 4);
    }
}

static void add_points(struct text *out, const struct drawing *drawing)
{
    struct text png;
    text_start(&png, out->arena);
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(drawing->width * PIXELS_A_POINT),
        (int)ceil(drawing->height * PIXELS_A_POINT));
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, PIXELS_A_POINT, PIXELS_A_POINT);
    paint_drawing(drawing, cairo);
    cairo_destroy(cairo);
    (void)cairo_surface_write_to_png_stream(surface, collect, &png);
    cairo_surface_destroy(surface);
    text_add(out, "<img alt=\"");
    text_add_escaped(out, drawing->description);
    text_add(out, "\" src=\"data:image/png;base64,");
    add_base64(out, &png);
    text_add(out, "\">\n");
}

static void write_picture(struct picture *picture, enum form form)
{
    struct text text;
    text_start(&text, picture->drawing->arena);
    if (form == FORM_LEFT_OUT) {
        text_add(&text, "<figcaption>");
        text_add_escaped(&text, picture->drawing->title);
        text_add_escaped(&text, tr(". The page has no room for this chart: it "
                                   "is in the report on paper."));
        text_add(&text, "</figcaption>\n");
    } else if (form == FORM_POINTS) {
        add_points(&text, picture->drawing);
    } else {
        const struct drawing without = silent(picture->drawing);
        svg_write(form == FORM_SILENT ? &without : picture->drawing,
                  picture->id, false, &text);
    }
    picture->form = form;
    picture->html = text.bytes;
    picture->n = text.length;
}

/* The longest one that may still become shorter; n when there is none. */
static size_t longest(const struct picture *pictures, size_t n, enum form form)
{
    size_t found = n;
    for (size_t i = 0; i < n; i++) {
        if (pictures[i].form < form &&
            (found == n || pictures[i].n > pictures[found].n)) {
            found = i;
        }
    }
    return found;
}

static size_t total(const struct picture *pictures, size_t n)
{
    size_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += pictures[i].n;
    }
    return sum;
}

static void shorten(struct picture *pictures, size_t n)
{
    for (enum form form = FORM_SILENT; form <= FORM_LEFT_OUT; form++) {
        for (size_t i = longest(pictures, n, form);
             i < n && total(pictures, n) > PICTURES_BYTES_AT_MOST;
             i = longest(pictures, n, form)) {
            write_picture(&pictures[i], form);
        }
    }
}

size_t html_picture_count(const struct document *document)
{
    size_t n = 0;
    for (size_t p = 0; p < document->n_parts; p++) {
        n += document->parts[p].n_charts;
    }
    return n;
}

const char *const *html_pictures(const struct document *document)
{
    struct arena *arena = document->arena;
    const size_t n = html_picture_count(document);
    struct picture *pictures = arena_alloc(arena, n, sizeof *pictures);
    const char **htmls = arena_alloc(arena, n, sizeof *htmls);
    size_t at = 0;
    for (size_t p = 0; p < document->n_parts; p++) {
        const struct document_part *part = &document->parts[p];
        for (size_t i = 0; i < part->n_charts; i++, at++) {
            pictures[at].drawing = document_drawing(document, part, i);
            pictures[at].id =
                arena_text(arena, "%s-%zu-", part->charts[i].chart->name, p);
            write_picture(&pictures[at], FORM_WHOLE);
        }
    }
    shorten(pictures, n);
    for (size_t i = 0; i < n; i++) {
        htmls[i] = pictures[i].html;
    }
    return htmls;
}
