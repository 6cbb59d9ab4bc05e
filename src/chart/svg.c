#include "chart/svg.h"

#include <math.h>

#define HALO_WIDTH 3.0

/* At most two decimals, no more than needed, no minus before zero. */
static void add_length(struct text *out, double length)
{
    const long long hundredths = llround(100 * length);
    const long long size = hundredths < 0 ? -hundredths : hundredths;
    text_add(out, "%s%lld", hundredths < 0 ? "-" : "", size / 100);
    if (size % 100 != 0) {
        text_add(out, size % 10 ? ".%02lld" : ".%lld",
                 size % 10 ? size % 100 : size % 100 / 10);
    }
}

static void add_attribute(struct text *out, const char *name, double length)
{
    text_add(out, " %s=\"", name);
    add_length(out, length);
    text_add(out, "\"");
}

static void add_points(struct text *out, const struct mark *mark)
{
    text_add(out, " points=\"");
    for (size_t i = 0; i < mark->n_points; i++) {
        text_add(out, i ? " " : "");
        add_length(out, mark->points[i].x);
        text_add(out, ",");
        add_length(out, mark->points[i].y);
    }
    text_add(out, "\"");
}

static void add_box(struct text *out, const struct box *box)
{
    text_add(out, "<rect");
    add_attribute(out, "x", box->x);
    add_attribute(out, "y", box->y);
    add_attribute(out, "width", box->width);
    add_attribute(out, "height", box->height);
}

static void add_diamond(struct text *out, const struct box *box)
{
    const double radius = box->width / 2;
    const struct point corners[] = {
        { box->x + radius, box->y },
        { box->x + box->width, box->y + radius },
        { box->x + radius, box->y + box->height },
        { box->x, box->y + radius },
    };
    text_add(out, "<polygon");
    add_points(out, &(struct mark){ .n_points = 4, .points = corners });
}

static const char *shape(struct text *out, const struct mark *mark)
{
    if (mark->kind == MARK_LINE) {
        text_add(out, "<polyline");
        add_points(out, mark);
        return "polyline";
    }
    if (mark->kind == MARK_AREA) {
        text_add(out, "<polygon");
        add_points(out, mark);
        return "polygon";
    }
    if (mark->kind == MARK_BOX || mark->symbol == SYMBOL_SQUARE) {
        add_box(out, &mark->box);
        return "rect";
    }
    if (mark->symbol == SYMBOL_DIAMOND) {
        add_diamond(out, &mark->box);
        return "polygon";
    }
    const double radius = mark->box.width / 2;
    text_add(out, "<circle");
    add_attribute(out, "cx", mark->box.x + radius);
    add_attribute(out, "cy", mark->box.y + radius);
    add_attribute(out, "r", radius);
    return "circle";
}

static const char *dashes(enum dash dash)
{
    switch (dash) {
    case DASH_SHORT:
        return "4 3";
    case DASH_LONG:
        return "8 4";
    case DASH_DOT:
        return "1.2 2.6";
    case DASH_NONE:
        break;
    }
    return NULL;
}

static void add_line_look(struct text *out, const struct look *look)
{
    if (look->stroke_width <= 0) {
        return;
    }
    text_add(out, " stroke=\"#%06x\"", (unsigned)look->stroke);
    add_attribute(out, "stroke-width", look->stroke_width);
    const char *pattern = dashes(look->dash);
    if (pattern) {
        text_add(out, " stroke-dasharray=\"%s\"", pattern);
    }
}

static void add_end(struct text *out, const struct look *look, const char *tag)
{
    if (look->series) {
        text_add(out, " data-series=\"");
        text_add_escaped(out, look->series);
        text_add(out, "\"");
    }
    if (!look->tooltip) {
        text_add(out, "/>\n");
        return;
    }
    text_add(out, "><title>");
    text_add_escaped(out, look->tooltip);
    text_add(out, "</title></%s>\n", tag);
}

static void add_shape(struct text *out, const struct mark *mark, const char *id)
{
    const struct look *look = &mark->look;
    const char *tag = shape(out, mark);
    if (look->fill_frac > 0) {
        text_add(out, " fill=\"#%06x\"", (unsigned)look->fill);
        if (look->fill_frac < 1) {
            add_attribute(out, "fill-opacity", look->fill_frac);
        }
    } else {
        text_add(out, " fill=\"none\"");
    }
    add_line_look(out, look);
    add_end(out, look, tag);
    if (look->hatched) {
        const char *again = shape(out, mark);
        text_add(out, " fill=\"url(#%shatch-%06x)\"", id,
                 (unsigned)look->stroke);
        add_end(out, &(struct look){ 0 }, again);
    }
}

static void add_text(struct text *out, const struct drawing *drawing,
                     const struct mark *mark)
{
    const struct type *type = &mark->type;
    text_add(out, "<text");
    add_attribute(out, "x", mark->at.x);
    add_attribute(out, "y", mark->at.y);
    add_attribute(out, "font-size", type->size);
    text_add(out, " fill=\"#%06x\"", (unsigned)type->colour);
    if (type->bold) {
        text_add(out, " font-weight=\"600\"");
    }
    if (type->anchor != ANCHOR_START) {
        text_add(out, " text-anchor=\"%s\"",
                 type->anchor == ANCHOR_MIDDLE ? "middle" : "end");
    }
    if (type->upright) {
        text_add(out, " transform=\"rotate(-90 ");
        add_length(out, mark->at.x);
        text_add(out, " ");
        add_length(out, mark->at.y);
        text_add(out, ")\"");
    }
    if (type->halo) {
        text_add(out,
                 " stroke=\"#%06x\" stroke-opacity=\"0.85\" "
                 "paint-order=\"stroke\"",
                 (unsigned)drawing->paper);
        add_attribute(out, "stroke-width", HALO_WIDTH);
    }
    if (type->series) {
        text_add(out, " data-series=\"");
        text_add_escaped(out, type->series);
        text_add(out, "\"");
    }
    text_add(out, ">");
    text_add_escaped(out, mark->text);
    text_add(out, "</text>\n");
}

/* Whether an earlier mark is hatched in the same colour. */
static bool has_pattern(const struct drawing *drawing, size_t before)
{
    for (size_t i = 0; i < before; i++) {
        const struct look *look = &drawing->marks[i].look;
        if (look->hatched &&
            look->stroke == drawing->marks[before].look.stroke) {
            return true;
        }
    }
    return false;
}

static void add_patterns(struct text *out, const struct drawing *drawing,
                         const char *id)
{
    for (size_t i = 0; i < drawing->n; i++) {
        const struct look *look = &drawing->marks[i].look;
        if (look->hatched && !has_pattern(drawing, i)) {
            text_add(out,
                     "<pattern id=\"%shatch-%06x\" width=\"3.5\" "
                     "height=\"3.5\" patternUnits=\"userSpaceOnUse\" "
                     "patternTransform=\"rotate(45)\"><path d=\"M0 0V3.5\" "
                     "stroke=\"#%06x\" stroke-width=\"1.6\"/></pattern>\n",
                     id, (unsigned)look->stroke, (unsigned)look->stroke);
        }
    }
}

static void add_head(struct text *out, const struct drawing *drawing,
                     const char *id, bool xml)
{
    if (xml) {
        text_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }
    text_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    add_attribute(out, "width", drawing->width);
    add_attribute(out, "height", drawing->height);
    text_add(out, " viewBox=\"0 0 ");
    add_length(out, drawing->width);
    text_add(out, " ");
    add_length(out, drawing->height);
    text_add(out,
             "\" role=\"img\" aria-labelledby=\"%stitle %sdescription\" "
             "font-family=\"",
             id, id);
    text_add_escaped(out, ruler_fonts(drawing->ruler));
    text_add(out,
             "\" font-variant-numeric=\"tabular-nums\" "
             "stroke-linejoin=\"round\">\n<title id=\"%stitle\">",
             id);
    text_add_escaped(out, drawing->title);
    text_add(out, "</title>\n<desc id=\"%sdescription\">", id);
    text_add_escaped(out, drawing->description);
    text_add(out, "</desc>\n");
}

void svg_write(const struct drawing *drawing, const char *id, bool xml,
               struct text *out)
{
    add_head(out, drawing, id, xml);
    add_patterns(out, drawing, id);
    const struct box sheet = { 0, 0, drawing->width, drawing->height };
    add_box(out, &sheet);
    text_add(out, " fill=\"#%06x\" class=\"paper\"/>\n",
             (unsigned)drawing->paper);
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->kind == MARK_TEXT) {
            add_text(out, drawing, mark);
        } else {
            add_shape(out, mark, id);
        }
    }
    text_add(out, "</svg>\n");
}
