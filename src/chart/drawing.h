/*
 * drawing.h - a picture as a list of marks, before any paper is chosen.
 *
 * A chart adds marks to a drawing; svg.h and paint.h put a drawing on paper,
 * in the order of the list, later marks over earlier ones. Each mark knows its
 * box and what it is for, so that a test can ask whether labels overlap or a
 * bar starts at zero without looking at a pixel.
 *
 * Lengths are points (1/72 inch), x to the right, y downwards; a size of
 * text is that of its em. Text is measured by the drawing's ruler, once, when
 * it is added: every paper gets the same places.
 */
#ifndef CHART_DRAWING_H
#define CHART_DRAWING_H

#include "base/arena.h"
#include "chart/ruler.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct point {
    double x, y;
};

struct box {
    double x, y, width, height;
};

enum mark_kind { MARK_BOX, MARK_LINE, MARK_AREA, MARK_SYMBOL, MARK_TEXT };

/* What a mark is for. */
enum mark_role {
    ROLE_GROUND, /* paper, stripes, closed hours: behind everything */
    ROLE_GRID,
    ROLE_BAND,      /* an interval around data */
    ROLE_BAR,       /* length means amount: starts at zero */
    ROLE_DATA,      /* any other mark of data */
    ROLE_REFERENCE, /* targets, launches */
    ROLE_TITLE,
    ROLE_SUBTITLE,
    ROLE_FOOTER,
    ROLE_PANEL_TITLE,
    ROLE_AXIS_TITLE, /* measure and unit */
    ROLE_TICK_LABEL,
    ROLE_LABEL, /* of data or a reference */
    ROLE_LEGEND
};

enum dash { DASH_NONE, DASH_SHORT, DASH_LONG, DASH_DOT };
enum symbol { SYMBOL_DOT, SYMBOL_RING, SYMBOL_DIAMOND, SYMBOL_SQUARE };
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

/* How a mark looks. Colours are 0xRRGGBB. */
struct look {
    enum mark_role role;
    uint32_t fill;
    double fill_frac; /* opacity; 0: not filled */
    bool hatched;     /* in `stroke` over the fill */
    uint32_t stroke;
    double stroke_width; /* 0: no line */
    enum dash dash;
    const char *tooltip; /* NULL: none */
    const char *series;  /* which series the mark belongs to, or NULL */
};

struct type {
    enum mark_role role;
    double size;
    bool bold;
    bool upright; /* reads from the foot of the page to its head */
    bool halo;    /* paper-coloured rim, for labels over data */
    enum anchor anchor;
    uint32_t colour;
    const char *series; /* as of a look */
};

struct mark {
    enum mark_kind kind;
    struct box box; /* of the ink, without the width of lines */
    struct look look;
    size_t n_points; /* line, area */
    const struct point *points;
    enum symbol symbol;
    const char *text;
    struct type type;
    struct point at; /* text: its anchor on the base line */
};

struct drawing {
    struct arena *arena;
    const struct ruler *ruler;
    double width, height;
    uint32_t paper;
    const char *title;       /* in words, for who cannot see it */
    const char *description; /* likewise */
    size_t n_left_out;       /* channels for which there is no room */
    size_t n;
    size_t capacity;
    struct mark *marks;
};

/* An empty sheet of width by height. */
struct drawing *drawing_start(double width, double height,
                              const struct ruler *ruler, struct arena *arena);

void drawing_box(struct drawing *drawing, struct box box, struct look look);
void drawing_symbol(struct drawing *drawing, enum symbol symbol,
                    struct point centre, double radius, struct look look);

/* The points are copied. Nothing is drawn of fewer than two (line) or three
 * (area). */
void drawing_line(struct drawing *drawing, const struct point *points, size_t n,
                  struct look look);
void drawing_area(struct drawing *drawing, const struct point *points, size_t n,
                  struct look look);

/* `at` is on the base line. The text is not copied. */
void drawing_text(struct drawing *drawing, struct point at, const char *text,
                  struct type type);

/* The box of a text that would be added. */
struct box drawing_text_box(const struct drawing *drawing, struct point at,
                            const char *text, struct type type);

/* Paper, font and shape of a piece of text: how far ink rises above and falls
 * below the base line, as a share of its size. */
#define TEXT_RISE_FRAC 0.76
#define TEXT_FALL_FRAC 0.22

bool box_overlaps(struct box a, struct box b);
bool box_contains(struct box outer, struct box inner);

#endif
