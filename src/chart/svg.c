#include "chart/svg.h"

#include <math.h>
#include <string.h>

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

static const char *tag_of(const struct mark *mark)
{
    if (mark->kind == MARK_LINE) {
        return "polyline";
    }
    if (mark->kind == MARK_AREA ||
        (mark->kind == MARK_SYMBOL && mark->symbol == SYMBOL_DIAMOND)) {
        return "polygon";
    }
    return mark->kind == MARK_BOX || mark->symbol == SYMBOL_SQUARE ? "rect"
                                                                   : "circle";
}

static void add_place(struct text *out, const struct mark *mark)
{
    const struct box *box = &mark->box;
    if (mark->kind == MARK_LINE || mark->kind == MARK_AREA) {
        text_add(out, "<%s", tag_of(mark));
        add_points(out, mark);
    } else if (mark->kind == MARK_BOX || mark->symbol == SYMBOL_SQUARE) {
        add_box(out, box);
    } else if (mark->symbol == SYMBOL_DIAMOND) {
        add_diamond(out, box);
    } else {
        const double radius = box->width / 2;
        text_add(out, "<circle");
        add_attribute(out, "cx", box->x + radius);
        add_attribute(out, "cy", box->y + radius);
        add_attribute(out, "r", radius);
    }
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

static void add_fill(struct text *out, const struct mark *mark)
{
    const struct look *look = &mark->look;
    if (mark->kind == MARK_TEXT) {
        text_add(out, " fill=\"#%06x\"", (unsigned)mark->type.colour);
    } else if (look->fill_frac <= 0) {
        text_add(out, " fill=\"none\"");
    } else {
        text_add(out, " fill=\"#%06x\"", (unsigned)look->fill);
        if (look->fill_frac < 1) {
            add_attribute(out, "fill-opacity", look->fill_frac);
        }
    }
}

static void add_type(struct text *out, const struct drawing *drawing,
                     const struct type *type)
{
    add_attribute(out, "font-size", type->size);
    if (type->bold) {
        text_add(out, " font-weight=\"600\"");
    }
    if (type->anchor != ANCHOR_START) {
        text_add(out, " text-anchor=\"%s\"",
                 type->anchor == ANCHOR_MIDDLE ? "middle" : "end");
    }
    if (type->halo) {
        text_add(out,
                 " stroke=\"#%06x\" stroke-opacity=\"0.85\" "
                 "paint-order=\"stroke\"",
                 (unsigned)drawing->paper);
        add_attribute(out, "stroke-width", HALO_WIDTH);
    }
}

static const char *series_of(const struct mark *mark)
{
    return mark->kind == MARK_TEXT ? mark->type.series : mark->look.series;
}

/* All that does not say where, but for what fills it. */
static void add_manner(struct text *out, const struct drawing *drawing,
                       const struct mark *mark)
{
    const struct look *look = &mark->look;
    const char *series = series_of(mark);
    if (mark->kind == MARK_TEXT) {
        add_type(out, drawing, &mark->type);
    } else if (look->stroke_width > 0) {
        text_add(out, " stroke=\"#%06x\"", (unsigned)look->stroke);
        add_attribute(out, "stroke-width", look->stroke_width);
        const char *pattern = dashes(look->dash);
        if (pattern) {
            text_add(out, " stroke-dasharray=\"%s\"", pattern);
        }
    }
    if (series) {
        text_add(out, " data-series=\"");
        text_add_escaped(out, series);
        text_add(out, "\"");
    }
}

static void add_shape(struct text *out, const struct mark *mark)
{
    if (mark->kind != MARK_TEXT) {
        add_place(out, mark);
        return;
    }
    text_add(out, "<text");
    add_attribute(out, "x", mark->at.x);
    add_attribute(out, "y", mark->at.y);
    if (mark->type.upright) {
        text_add(out, " transform=\"rotate(-90 ");
        add_length(out, mark->at.x);
        text_add(out, " ");
        add_length(out, mark->at.y);
        text_add(out, ")\"");
    }
}

static void add_end(struct text *out, const struct mark *mark)
{
    if (mark->kind == MARK_TEXT) {
        text_add(out, ">");
        text_add_escaped(out, mark->text);
        text_add(out, "</text>\n");
    } else if (!mark->look.tooltip) {
        text_add(out, "/>\n");
    } else {
        text_add(out, "><title>");
        text_add_escaped(out, mark->look.tooltip);
        text_add(out, "</title></%s>\n", tag_of(mark));
    }
}

/* Over the mark, without its line. */
static void add_hatch(struct text *out, const struct mark *mark, const char *id)
{
    if (mark->kind != MARK_TEXT && mark->look.hatched) {
        add_shape(out, mark);
        text_add(out, " fill=\"url(#%shatch-%06x)\" stroke=\"none\"/>\n", id,
                 (unsigned)mark->look.stroke);
    }
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_fill(const struct mark *a, const struct mark *b)
{
    return a->kind == MARK_TEXT
               ? a->type.colour == b->type.colour
               : (a->look.fill_frac <= 0 && b->look.fill_frac <= 0) ||
                     (a->look.fill_frac == b->look.fill_frac &&
                      a->look.fill == b->look.fill);
}

/* Whether add_manner writes the same for both. */
static bool same_manner(const struct mark *a, const struct mark *b)
{
    if ((a->kind == MARK_TEXT) != (b->kind == MARK_TEXT) ||
        !same_text(series_of(a), series_of(b))) {
        return false;
    }
    if (a->kind == MARK_TEXT) {
        return a->type.size == b->type.size && a->type.bold == b->type.bold &&
               a->type.anchor == b->type.anchor && a->type.halo == b->type.halo;
    }
    return a->look.stroke_width == b->look.stroke_width &&
           (a->look.stroke_width <= 0 ||
            (a->look.stroke == b->look.stroke && a->look.dash == b->look.dash));
}

/* Where the boxes from `from` on that one path can draw end. */
static size_t end_of_boxes(const struct drawing *drawing, size_t from,
                           size_t to)
{
    size_t end = from;
    while (end < to) {
        const struct mark *mark = &drawing->marks[end];
        if (mark->kind != MARK_BOX || mark->look.tooltip ||
            mark->look.hatched || !same_fill(&drawing->marks[from], mark)) {
            break;
        }
        end++;
    }
    return end;
}

static void add_boxes(struct text *out, const struct drawing *drawing,
                      size_t from, size_t to)
{
    text_add(out, "<path d=\"");
    for (size_t i = from; i < to; i++) {
        const struct box *box = &drawing->marks[i].box;
        text_add(out, "M");
        add_length(out, box->x);
        text_add(out, " ");
        add_length(out, box->y);
        text_add(out, "h");
        add_length(out, box->width);
        text_add(out, "v");
        add_length(out, box->height);
        text_add(out, "h");
        add_length(out, -box->width);
        text_add(out, "z");
    }
    text_add(out, "\"");
    add_fill(out, &drawing->marks[from]);
    text_add(out, "/>\n");
}

/* Marks [from, to), in a group where they are several. */
static void add_marks(struct text *out, const struct drawing *drawing,
                      size_t from, size_t to, const char *id)
{
    const struct mark *first = &drawing->marks[from];
    const bool grouped = to - from > 1;
    bool one_fill = true;
    for (size_t i = from; i < to; i++) {
        one_fill = one_fill && same_fill(first, &drawing->marks[i]);
    }
    if (grouped) {
        text_add(out, "<g");
        add_manner(out, drawing, first);
        if (one_fill) {
            add_fill(out, first);
        }
        text_add(out, ">\n");
    }
    for (size_t i = from; i < to; i++) {
        const struct mark *mark = &drawing->marks[i];
        const size_t end = end_of_boxes(drawing, i, to);
        if (end > i + 1) {
            add_boxes(out, drawing, i, end);
            i = end - 1;
            continue;
        }
        add_shape(out, mark);
        if (!grouped || !one_fill) {
            add_fill(out, mark);
        }
        if (!grouped) {
            add_manner(out, drawing, mark);
        }
        add_end(out, mark);
        add_hatch(out, mark, id);
    }
    text_add(out, grouped ? "</g>\n" : "");
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
    for (size_t from = 0; from < drawing->n;) {
        size_t to = from + 1;
        while (to < drawing->n &&
               same_manner(&drawing->marks[from], &drawing->marks[to])) {
            to++;
        }
        add_marks(out, drawing, from, to, id);
        from = to;
    }
    text_add(out, "</svg>\n");
}
