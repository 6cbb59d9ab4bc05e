/*
 * grid.h - cells in columns, for a terminal.
 *
 * A column has a heading of two lines (ours and the planner's word for it)
 * and is as wide as its widest cell. When the columns do not fit side by side
 * they are printed in blocks below each other, each with the first column
 * again. Widths are counted in terminal columns, so "±" and "é" take one.
 */
#ifndef REPORT_GRID_H
#define REPORT_GRID_H

#include "base/arena.h"
#include "base/text.h"
#include <stdbool.h>

struct grid;

struct grid *grid_create(struct arena *arena);

/* Headings are English messages and come out in the reader's language, unlike
 * cells. All columns come before the first row. The first is aligned left, the
 * others right. `word` may be "". */
void grid_column(struct grid *grid, const char *title, const char *word);

/* A column whose heading is written already: a name that planners gave, or a
 * sentence with one in it. It is never translated. */
void grid_column_named(struct grid *grid, const char *title, const char *word);

/* The next cell, row by row; the text must live as long as the grid. A row is
 * full after as many cells as there are columns. */
void grid_cell(struct grid *grid, const char *text);

/* Requires full rows. Headings are bold when colours are wanted. */
void grid_print(const struct grid *grid, int width, bool colours,
                struct text *out);

#endif
