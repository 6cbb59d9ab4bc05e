/*
 * frame.h - what every chart has around its picture: the finding as title,
 * measure and unit below it, and at the foot where the numbers come from.
 *
 * A frame takes the sheet apart from the outside in; what remains is its body,
 * which a chart fills with panels (axis.h). Text that is too long is wrapped,
 * then made smaller, then cut with an ellipsis: it never leaves the sheet.
 */
#ifndef CHART_FRAME_H
#define CHART_FRAME_H

#include "chart/drawing.h"
#include "chart/store.h"
#include "chart/style.h"

/* What a chart is drawn with. */
struct chart_kit {
    const struct style *style;
    const struct ruler *ruler;
    const struct facts *facts;
    struct arena *arena; /* of the drawing */
};

struct heading {
    const char *title;    /* the finding */
    const char *subtitle; /* measure, unit, filter, what a band is */
    const char *note;     /* before the source; NULL: none */
    const char *reading;  /* for who cannot see it: what the chart shows */
};

struct frame {
    struct drawing *drawing;
    const struct style *style;
    struct arena *arena;
    struct box body;
};

struct frame frame_start(const struct chart_kit *kit,
                         const struct heading *heading);

/* The box of panel `index` of n, side by side in so many columns. */
struct box frame_cell(struct box body, size_t n, size_t n_columns,
                      size_t index);

/* In how many columns n panels are laid: three rows at most. */
size_t frame_columns(size_t n);

struct legend_item {
    const char *label;
    struct look look; /* a patch; a line when it is not filled */
    bool as_symbol;
    enum symbol symbol;
};

/* A row of items at the top of the body, which becomes lower. */
void frame_legend(struct frame *frame, const struct legend_item *items,
                  size_t n);

/* A sentence in the middle of the body, where there is nothing to draw. */
void frame_say(const struct frame *frame, const char *sentence);

/* The text, cut with an ellipsis where it is wider. */
const char *frame_fit(const struct frame *frame, const char *text,
                      struct type type, double width);

#endif
