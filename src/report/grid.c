#include "report/grid.h"

#include "base/language.h"
#include <assert.h>

enum { GAP = 2 };

struct column {
    const char *title;
    const char *word;
};

struct grid {
    struct arena *arena;
    size_t n_columns;
    struct column *columns;
    size_t n_cells;
    const char **cells;
};

struct grid *grid_create(struct arena *arena)
{
    struct grid *grid = arena_alloc(arena, 1, sizeof *grid);
    grid->arena = arena;
    return grid;
}

void grid_column_named(struct grid *grid, const char *title, const char *word)
{
    assert(grid->n_cells == 0);
    grid->columns = arena_grow(grid->arena, grid->columns, grid->n_columns,
                               grid->n_columns + 1, sizeof *grid->columns);
    grid->columns[grid->n_columns++] =
        (struct column){ .title = title, .word = word };
}

void grid_column(struct grid *grid, const char *title, const char *word)
{
    grid_column_named(grid, tr(title), tr(word));
}

void grid_cell(struct grid *grid, const char *text)
{
    grid->cells = arena_grow(grid->arena, grid->cells, grid->n_cells,
                             grid->n_cells + 1, sizeof *grid->cells);
    grid->cells[grid->n_cells++] = text;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t column_width(const struct grid *grid, size_t column)
{
    size_t width = larger(text_width(grid->columns[column].title),
                          text_width(grid->columns[column].word));
    for (size_t i = column; i < grid->n_cells; i += grid->n_columns) {
        width = larger(width, text_width(grid->cells[i]));
    }
    return width;
}

static void add_padded(struct text *line, const char *cell, size_t width,
                       bool left)
{
    const int spaces = (int)(width - text_width(cell));
    text_add(line, "%*s%s%*s", left ? 0 : spaces, "", cell, left ? spaces : 0,
             "");
}

static void end_line(struct text *line, struct text *out, bool bold)
{
    while (line->length > 0 && line->bytes[line->length - 1] == ' ') {
        line->length--;
    }
    line->bytes[line->length] = '\0';
    text_add(out, "%s%s%s\n", bold ? "\033[1m" : "", line->bytes,
             bold ? "\033[0m" : "");
}

enum part { PART_TITLE, PART_WORD, PART_ROWS };

struct block {
    const struct grid *grid;
    const size_t *widths;
    size_t from, to; /* columns besides the first */
};

static const char *cell_of(const struct grid *grid, enum part part, size_t row,
                           size_t column)
{
    switch (part) {
    case PART_TITLE:
        return grid->columns[column].title;
    case PART_WORD:
        return grid->columns[column].word;
    case PART_ROWS:
        return grid->cells[row * grid->n_columns + column];
    }
    return "";
}

static void print_line(const struct block *block, enum part part, size_t row,
                       bool bold, struct text *out)
{
    const struct grid *grid = block->grid;
    struct text line;
    text_start(&line, grid->arena);
    add_padded(&line, cell_of(grid, part, row, 0), block->widths[0], true);
    for (size_t c = block->from; c < block->to; c++) {
        text_add(&line, "%*s", GAP, "");
        add_padded(&line, cell_of(grid, part, row, c), block->widths[c], false);
    }
    end_line(&line, out, bold);
}

static bool has_words(const struct block *block)
{
    bool any = *block->grid->columns[0].word != '\0';
    for (size_t c = block->from; c < block->to; c++) {
        any = any || *block->grid->columns[c].word != '\0';
    }
    return any;
}

static bool has_cells(const struct block *block, size_t row)
{
    for (size_t c = block->from; c < block->to; c++) {
        if (*cell_of(block->grid, PART_ROWS, row, c) != '\0') {
            return true;
        }
    }
    return block->from == block->to;
}

static void print_block(const struct block *block, bool colours,
                        struct text *out)
{
    print_line(block, PART_TITLE, 0, colours, out);
    if (has_words(block)) {
        print_line(block, PART_WORD, 0, colours, out);
    }
    const size_t n_rows = block->grid->n_cells / block->grid->n_columns;
    for (size_t row = 0; row < n_rows; row++) {
        if (has_cells(block, row)) {
            print_line(block, PART_ROWS, row, false, out);
        }
    }
}

void grid_print(const struct grid *grid, int width, bool colours,
                struct text *out)
{
    assert(grid->n_columns > 0 && grid->n_cells % grid->n_columns == 0);
    size_t *widths = arena_alloc(grid->arena, grid->n_columns, sizeof *widths);
    for (size_t c = 0; c < grid->n_columns; c++) {
        widths[c] = column_width(grid, c);
    }
    struct block block = { .grid = grid, .widths = widths, .from = 1 };
    do {
        size_t taken = widths[0];
        block.to = block.from;
        while (block.to < grid->n_columns &&
               (block.to == block.from ||
                taken + GAP + widths[block.to] <= (size_t)width)) {
            taken += GAP + widths[block.to++];
        }
        text_add(out, "%s", block.from > 1 ? "\n" : "");
        print_block(&block, colours, out);
        block.from = block.to;
    } while (block.from < grid->n_columns);
}
