/*
 * label.h - labels beside marks that keep out of each other's way.
 */
#ifndef CHART_LABEL_H
#define CHART_LABEL_H

#include <stddef.h>

/*
 * Moves the middles of n labels, each `height` tall, up and down so that none
 * overlap and all lie within [top, bottom] while there is room; their order
 * stays. Greedy: from the top, each goes as near to its place as those above
 * let it; what sticks out below pushes upwards again.
 */
void label_dodge(double *middles, size_t n, double height, double top,
                 double bottom);

#endif
