#include "chart/paint.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

#define HATCH_STEP 5.0
#define HATCH_WIDTH 0.8
#define HALO_WIDTH 3.0

static void set_colour(cairo_t *cairo, uint32_t colour, double opacity)
{
    cairo_set_source_rgba(cairo, (colour >> 16 & 0xff) / 255.0,
                          (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0,
                          opacity);
}

static void set_dash(cairo_t *cairo, enum dash dash)
{
    static const double shorts[] = { 4, 3 };
    static const double longs[] = { 8, 4 };
    static const double dots[] = { 1.2, 2.6 };
    switch (dash) {
    case DASH_NONE:
        cairo_set_dash(cairo, NULL, 0, 0);
        break;
    case DASH_SHORT:
        cairo_set_dash(cairo, shorts, 2, 0);
        break;
    case DASH_LONG:
        cairo_set_dash(cairo, longs, 2, 0);
        break;
    case DASH_DOT:
        cairo_set_dash(cairo, dots, 2, 0);
        break;
    }
}

static void trace_symbol(cairo_t *cairo, const struct mark *mark)
{
    const struct box box = mark->box;
    const double radius = box.width / 2;
    const double x = box.x + radius;
    const double y = box.y + radius;
    switch (mark->symbol) {
    case SYMBOL_DOT:
    case SYMBOL_RING:
        cairo_new_sub_path(cairo);
        cairo_arc(cairo, x, y, radius, 0, 2 * G_PI);
        break;
    case SYMBOL_DIAMOND:
        cairo_move_to(cairo, x, y - radius);
        cairo_line_to(cairo, x + radius, y);
        cairo_line_to(cairo, x, y + radius);
        cairo_line_to(cairo, x - radius, y);
        cairo_close_path(cairo);
        break;
    case SYMBOL_SQUARE:
        cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
        break;
    }
}

static void trace(cairo_t *cairo, const struct mark *mark)
{
    cairo_new_path(cairo);
    switch (mark->kind) {
    case MARK_BOX:
        cairo_rectangle(cairo, mark->box.x, mark->box.y, mark->box.width,
                        mark->box.height);
        break;
    case MARK_SYMBOL:
        trace_symbol(cairo, mark);
        break;
    case MARK_LINE:
    case MARK_AREA:
        for (size_t i = 0; i < mark->n_points; i++) {
            cairo_line_to(cairo, mark->points[i].x, mark->points[i].y);
        }
        if (mark->kind == MARK_AREA) {
            cairo_close_path(cairo);
        }
        break;
    case MARK_TEXT:
        break;
    }
}

/* Lines from lower left to upper right within the path that stands. */
static void hatch(cairo_t *cairo, const struct mark *mark)
{
    const struct box box = mark->box;
    cairo_save(cairo);
    cairo_clip(cairo);
    set_colour(cairo, mark->look.stroke, 1);
    cairo_set_line_width(cairo, HATCH_WIDTH);
    set_dash(cairo, DASH_NONE);
    const double from = floor((box.x + box.y) / HATCH_STEP) * HATCH_STEP;
    const double to = box.x + box.width + box.y + box.height;
    for (double sum = from; sum <= to; sum += HATCH_STEP) {
        cairo_move_to(cairo, sum - box.y, box.y);
        cairo_line_to(cairo, sum - box.y - box.height, box.y + box.height);
    }
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

static void paint_shape(cairo_t *cairo, const struct mark *mark)
{
    const struct look *look = &mark->look;
    if (look->fill_frac > 0) {
        trace(cairo, mark);
        set_colour(cairo, look->fill, look->fill_frac);
        cairo_fill(cairo);
    }
    if (look->hatched) {
        trace(cairo, mark);
        hatch(cairo, mark);
    }
    if (look->stroke_width > 0) {
        trace(cairo, mark);
        set_colour(cairo, look->stroke, 1);
        set_dash(cairo, look->dash);
        cairo_set_line_width(cairo, look->stroke_width);
        cairo_stroke(cairo);
    }
}

static void paint_text(const struct drawing *drawing, cairo_t *cairo,
                       const struct mark *mark)
{
    const struct type *type = &mark->type;
    PangoLayout *layout =
        ruler_layout(drawing->ruler, mark->text, type->size, type->bold);
    if (!layout) {
        return;
    }
    const double base = pango_layout_get_baseline(layout) / (double)PANGO_SCALE;
    const double long_ = type->upright ? mark->box.height : mark->box.width;
    const double shift = type->anchor == ANCHOR_START    ? 0
                         : type->anchor == ANCHOR_MIDDLE ? long_ / 2
                                                         : long_;
    cairo_save(cairo);
    cairo_translate(cairo, mark->at.x, mark->at.y);
    if (type->upright) {
        cairo_rotate(cairo, -G_PI / 2);
    }
    cairo_move_to(cairo, -shift, -base);
    if (type->halo) {
        pango_cairo_layout_path(cairo, layout);
        set_colour(cairo, drawing->paper, 0.85);
        set_dash(cairo, DASH_NONE);
        cairo_set_line_width(cairo, HALO_WIDTH);
        cairo_stroke(cairo);
        cairo_move_to(cairo, -shift, -base);
    }
    set_colour(cairo, type->colour, 1);
    pango_cairo_show_layout(cairo, layout);
    cairo_restore(cairo);
}

void paint_drawing(const struct drawing *drawing, struct _cairo *cairo)
{
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    set_colour(cairo, drawing->paper, 1);
    cairo_rectangle(cairo, 0, 0, drawing->width, drawing->height);
    cairo_fill(cairo);
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->kind == MARK_TEXT) {
            paint_text(drawing, cairo, mark);
        } else {
            paint_shape(cairo, mark);
        }
    }
}

static bool finish(cairo_t *cairo, cairo_surface_t *surface,
                   cairo_status_t written, const char *path, struct error *err)
{
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_status(surface);
    }
    if (status == CAIRO_STATUS_SUCCESS) {
        status = written;
    }
    cairo_surface_destroy(surface);
    return status == CAIRO_STATUS_SUCCESS ||
           fail(err, "cannot write %s: %s", path,
                cairo_status_to_string(status));
}

bool paint_png(const struct drawing *drawing, double scale, const char *path,
               struct error *err)
{
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(drawing->width * scale),
        (int)ceil(drawing->height * scale));
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, scale, scale);
    paint_drawing(drawing, cairo);
    const cairo_status_t written = cairo_surface_write_to_png(surface, path);
    return finish(cairo, surface, written, path, err);
}

bool paint_pdf(const struct drawing *drawing, const struct paper_facts *facts,
               const char *path, struct error *err)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create(path, drawing->width, drawing->height);
    const struct {
        cairo_pdf_metadata_t key;
        const char *value;
    } metadata[] = {
        { CAIRO_PDF_METADATA_TITLE, drawing->title },
        { CAIRO_PDF_METADATA_AUTHOR, facts->author },
        { CAIRO_PDF_METADATA_SUBJECT, facts->subject },
        { CAIRO_PDF_METADATA_CREATE_DATE, facts->created_utc },
        { CAIRO_PDF_METADATA_CREATOR, "deskcast" },
    };
    for (size_t i = 0; i < sizeof metadata / sizeof metadata[0]; i++) {
        if (metadata[i].value) {
            cairo_pdf_surface_set_metadata(surface, metadata[i].key,
                                           metadata[i].value);
        }
    }
    cairo_t *cairo = cairo_create(surface);
    paint_drawing(drawing, cairo);
    cairo_show_page(cairo);
    return finish(cairo, surface, CAIRO_STATUS_SUCCESS, path, err);
}
