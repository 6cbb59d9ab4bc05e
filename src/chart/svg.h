/*
 * svg.h - a drawing as SVG in which text is text: it can be searched, read
 * aloud, and edited in PowerPoint.
 *
 * Marks with a tooltip show it under the pointer (<title>); title and
 * description of the drawing are there for who cannot see it. Marks that follow
 * each other and look alike are a group, which says how once. Of the series a
 * mark belongs to, its element or its group says data-series, for scripts of a
 * page that holds it. Places have two decimals: the same drawing, the same
 * bytes.
 */
#ifndef CHART_SVG_H
#define CHART_SVG_H

#include "base/text.h"
#include "chart/drawing.h"

/* `id` is different for every drawing of one page ("" in a file of its own):
 * its names begin with it. Without `xml` the element alone is written, to
 * stand in a page of HTML. */
void svg_write(const struct drawing *drawing, const char *id, bool xml,
               struct text *out);

#endif
