/*
 * csv.c - libcsv, fed a line at a time so that lines can be counted.
 */
#include "base/csv.h"

#include "base/text.h"

#include <csv.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

enum { CELLS_AT_FIRST = 16, ROWS_AT_FIRST = 64, WIDEST_CHARACTER = 4 };

struct piece {
    const char *bytes;
    size_t n;
};

/* The whole text in UTF-8. Fails where it is not in `from`. */
static bool convert(struct piece *text, const char *from, struct arena *arena)
{
    const iconv_t converter = iconv_open("UTF-8", from);
    /* NOLINTNEXTLINE(performance-no-int-to-ptr): how iconv says no */
    if (converter == (iconv_t)-1) {
        return false;
    }
    const size_t room = WIDEST_CHARACTER * text->n;
    char *converted = arena_alloc(arena, room + 1, 1);
    char *in = arena_copy_bytes(arena, text->bytes, text->n);
    char *out = converted;
    size_t n_in = text->n;
    size_t n_left = room;
    const bool done = iconv(converter, &in, &n_in, &out, &n_left) != (size_t)-1;
    iconv_close(converter);
    *text = (struct piece){ converted, room - n_left };
    return done;
}

static bool starts_with(const struct piece *text, const char *mark, size_t n)
{
    return text->n >= n && memcmp(text->bytes, mark, n) == 0;
}

static bool make_utf8(struct piece *text, struct arena *arena,
                      struct error *err)
{
    bool is_good = true;
    if (starts_with(text, "\xff\xfe", 2) || starts_with(text, "\xfe\xff", 2)) {
        is_good = convert(text, "UTF-16", arena);
    } else if (starts_with(text, "\xef\xbb\xbf", 3)) {
        *text = (struct piece){ text->bytes + 3, text->n - 3 };
        is_good = text_is_utf8(text->bytes, text->n);
    } else if (!text_is_utf8(text->bytes, text->n)) {
        is_good = convert(text, "CP1252", arena);
    }
    if (!is_good || memchr(text->bytes, '\0', text->n)) {
        fail(err, "this is not a text file");
        return fail_hint(err, "save it as CSV (UTF-8) in the spreadsheet");
    }
    return true;
}

/* Bytes of the first line with its end; a lone '\r' ends a line too. */
static size_t line_bytes(struct piece text)
{
    for (size_t i = 0; i < text.n; i++) {
        const bool is_crlf = text.bytes[i] == '\r' && i + 1 < text.n &&
                             text.bytes[i + 1] == '\n';
        if (text.bytes[i] == '\n' || (text.bytes[i] == '\r' && !is_crlf)) {
            return i + 1;
        }
    }
    return text.n;
}

static char find_delimiter(struct piece text)
{
    static const char candidates[] = ";\t,";
    size_t counts[sizeof candidates - 1] = { 0 };
    bool is_quoted = false;
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.bytes[i];
        const char *candidate =
            memchr(candidates, c, sizeof counts / sizeof *counts);
        if (c == '"') {
            is_quoted = !is_quoted;
        } else if (!is_quoted && (c == '\n' || c == '\r') && i > 0) {
            break;
        } else if (!is_quoted && candidate) {
            counts[candidate - candidates]++;
        }
    }
    size_t most = 0;
    for (size_t i = 1; i < sizeof counts / sizeof *counts; i++) {
        if (counts[i] > counts[most]) {
            most = i;
        }
    }
    return (char)(counts[most] ? candidates[most] : ',');
}

struct reader {
    struct arena *arena;
    size_t line; /* the one being fed */
    size_t row_line;
    const char **cells; /* of the row being read */
    size_t n_cells;
    size_t cell_room;
    bool has_text; /* one of them is not empty */
    struct csv_row *rows;
    size_t n_rows;
    size_t row_room;
};

static void add_cell(void *bytes, size_t n, void *context)
{
    struct reader *reader = context;
    if (reader->n_cells == reader->cell_room) {
        const size_t room =
            reader->cell_room ? 2 * reader->cell_room : CELLS_AT_FIRST;
        reader->cells =
            arena_grow(reader->arena, reader->cells, reader->n_cells, room,
                       sizeof *reader->cells);
        reader->cell_room = room;
    }
    reader->cells[reader->n_cells++] =
        arena_copy_bytes(reader->arena, bytes, n);
    reader->has_text = reader->has_text || n > 0;
}

static void add_row(int end, void *context)
{
    (void)end;
    struct reader *reader = context;
    if (reader->has_text && reader->n_rows == reader->row_room) {
        const size_t room =
            reader->row_room ? 2 * reader->row_room : ROWS_AT_FIRST;
        reader->rows = arena_grow(reader->arena, reader->rows, reader->n_rows,
                                  room, sizeof *reader->rows);
        reader->row_room = room;
    }
    if (reader->has_text) {
        const char **cells =
            arena_grow(reader->arena, reader->cells, reader->n_cells,
                       reader->n_cells, sizeof *cells);
        reader->rows[reader->n_rows++] = (struct csv_row){
            .line = reader->row_line, .n_cells = reader->n_cells, .cells = cells
        };
    }
    reader->n_cells = 0;
    reader->has_text = false;
    reader->row_line = 0;
}

static bool fail_quote(const struct reader *reader, struct error *err)
{
    if (reader->row_line && reader->row_line < reader->line) {
        fail(err, "a quote that opens in line %zu is not closed",
             reader->row_line);
    } else {
        fail(err,
             "line %zu has a quote that is not closed, or one in the "
             "middle of a cell",
             reader->line);
    }
    return fail_hint(err, "a cell with quotes stands between quotes, and each "
                          "quote inside it is written twice");
}

static bool is_blank(const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char c = bytes[i];
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
            return false;
        }
    }
    return true;
}

/* All lines through libcsv. */
static bool feed(struct csv_parser *parser, struct piece text,
                 struct reader *reader, struct error *err)
{
    while (text.n) {
        const size_t n = line_bytes(text);
        reader->line++;
        if (!reader->row_line) {
            reader->row_line = reader->line;
        }
        if (csv_parse(parser, text.bytes, n, add_cell, add_row, reader) != n) {
            return fail_quote(reader, err);
        }
        /* A blank line between rows is none; libcsv passes it over. */
        if (reader->row_line == reader->line && is_blank(text.bytes, n)) {
            reader->row_line = 0;
        }
        text.bytes += n;
        text.n -= n;
    }
    return csv_fini(parser, add_cell, add_row, reader) == 0
               ? true
               : fail_quote(reader, err);
}

/* Excel's own way to say the delimiter: a first line "sep=;". */
static bool take_sep_line(struct piece *text, char *delimiter)
{
    const size_t n = line_bytes(*text);
    if (n < 6 || strncasecmp(text->bytes, "sep=", 4) != 0 ||
        !is_blank(text->bytes + 5, n - 5)) {
        return false;
    }
    *delimiter = text->bytes[4];
    *text = (struct piece){ text->bytes + n, text->n - n };
    return true;
}

bool csv_read(const char *bytes, size_t n, struct arena *arena,
              struct csv_table *out, struct error *err)
{
    struct piece text = { bytes, n };
    struct reader reader = { .arena = arena };
    struct csv_parser parser;
    char delimiter = ',';
    if (!make_utf8(&text, arena, err)) {
        return false;
    }
    if (take_sep_line(&text, &delimiter)) {
        reader.line = 1;
    } else {
        delimiter = find_delimiter(text);
    }
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI)) {
        return fail(err, "the reader of CSV files cannot start");
    }
    csv_set_delim(&parser, (unsigned char)delimiter);
    const bool is_good = feed(&parser, text, &reader, err);
    csv_free(&parser);
    if (is_good) {
        *out = (struct csv_table){ .delimiter = delimiter,
                                   .decimal_comma = delimiter == ';',
                                   .n_rows = reader.n_rows,
                                   .rows = reader.rows };
    }
    return is_good;
}

size_t csv_column(const struct csv_row *header, const char *name)
{
    size_t column = 0;
    while (column < header->n_cells &&
           strcasecmp(header->cells[column], name) != 0) {
        column++;
    }
    return column;
}
