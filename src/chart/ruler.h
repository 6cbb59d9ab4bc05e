/*
 * ruler.h - how wide a piece of text is.
 *
 * Every picture is laid out with one ruler, whatever paper it goes on. The
 * real one asks Pango about the fonts of the style; the plain one knows no
 * font, so that what a test expects is the same on every machine.
 */
#ifndef CHART_RULER_H
#define CHART_RULER_H

#include "base/arena.h"
#include <stdbool.h>

struct ruler;
struct _PangoLayout;
struct _cairo;

/* `fonts`: families in order of preference, "Inter, DejaVu Sans". */
struct ruler *ruler_open(const char *fonts, struct arena *arena);

/* Every character is 0.55 em wide, bold ones 0.6. */
struct ruler *ruler_plain(struct arena *arena);

/* Gives the fonts back. The ruler is of no more use. */
void ruler_close(struct ruler *ruler);

double ruler_width(const struct ruler *ruler, const char *text, double size,
                   bool bold);

const char *ruler_fonts(const struct ruler *ruler);

/* The family that letters are really drawn in; NULL: none is there. */
const char *ruler_family(const struct ruler *ruler, struct arena *arena);

/* A layout of this text for painting, or NULL of the plain ruler. It is the
 * ruler's, and holds until the next call. */
struct _PangoLayout *ruler_layout(const struct ruler *ruler, const char *text,
                                  double size, bool bold);

#endif
