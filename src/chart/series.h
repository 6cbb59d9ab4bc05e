/*
 * series.h - the series of a table: rows that belong to one name, and how
 * they look. Up to six are coloured and labelled; of more, two are emphasised
 * and the others grey.
 */
#ifndef CHART_SERIES_H
#define CHART_SERIES_H

#include "chart/axis.h"
#include "chart/table.h"

enum { SERIES_COLOURED_AT_MOST = 6 };

struct series {
    const char *key;   /* the text in the table */
    const char *label; /* as people write it */
    size_t row;        /* first of n */
    size_t n;
    struct series_look look;
    bool is_grey;
};

/* The runs of equal texts in a column. `kind_column` names what gives the
 * colour: the kind of a channel; n_columns: there is none. */
struct series *series_of(const struct table *data, size_t column,
                         size_t kind_column, const struct chart_kit *kit,
                         size_t *out_n);

/* The panel of series i of n, with its name where there are several: below each
 * other, in two columns from four on. */
struct panel_wish series_panel(const struct frame *frame,
                               const struct series *series, size_t n, size_t i);

/* Beyond six: greys all but the two of highest weight. */
void series_emphasise(struct series *series, size_t n, const double *weights,
                      const struct style *style);

/* One end label each, beside the right edge of the plot, near `ys` (places),
 * out of each other's way; those of grey series are left out. */
void series_label_ends(const struct panel *panel, const struct series *series,
                       const char *const *labels, const double *ys, size_t n);

/* The room such labels take beside a plot; wider ones are cut. */
double series_label_room(const struct frame *frame, const char *const *labels,
                         size_t n, double at_most);

#endif
