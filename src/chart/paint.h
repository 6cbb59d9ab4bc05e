/*
 * paint.h - a drawing on paper by Cairo: PNG, PDF, or any surface.
 *
 * Text is laid out by the drawing's ruler and embedded as a font in PDF, where
 * it can be searched and copied.
 */
#ifndef CHART_PAINT_H
#define CHART_PAINT_H

#include "base/error.h"
#include "chart/drawing.h"

struct _cairo;

/* What a PDF says of itself. */
struct paper_facts {
    const char *author;      /* may be NULL */
    const char *subject;     /* may be NULL */
    const char *created_utc; /* "2027-01-04T10:00:00Z"; NULL: not said */
};

/* Draws at the origin, in points, with a scale of the caller's. */
void paint_drawing(const struct drawing *drawing, struct _cairo *cairo);

/* `scale` pixels for a point. */
bool paint_png(const struct drawing *drawing, double scale, const char *path,
               struct error *err) MUST_CHECK;

/* One page of the drawing's size. */
bool paint_pdf(const struct drawing *drawing, const struct paper_facts *facts,
               const char *path, struct error *err) MUST_CHECK;

#endif
