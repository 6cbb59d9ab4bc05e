/*
 * label.h - labels beside marks that keep out of each other's way.
 */
#ifndef CHART_LABEL_H
#define CHART_LABEL_H

#include "chart/drawing.h"
#include <stdbool.h>
#include <stddef.h>

/*
 * Moves the middles of n labels, each `height` tall, up and down so that none
 * overlap and all lie within [top, bottom] while there is room; their order
 * stays. Greedy: from the top, each goes as near to its place as those above
 * let it; what sticks out below pushes upwards again.
 */
void label_dodge(double *middles, size_t n, double height, double top,
                 double bottom);

/* Whether a line, a symbol or a text has ink in the box. */
bool label_touches(const struct mark *mark, const struct box *box);

/* Writes a text beside a point, `gap` away, where it lies on no line and over
 * no text that the drawing has by now, and within the box: above if it can,
 * else to a side, below, or further off. Where everything is full it lies
 * above. Its anchor is chosen here. */
void label_put(struct drawing *drawing, struct point beside, double gap,
               const char *text, struct type type, struct box within);

#endif
