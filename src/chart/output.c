#include "chart/output.h"

#include "base/file.h"
#include "base/text.h"
#include "chart/paint.h"
#include "chart/svg.h"
#include <math.h>
#include <string.h>

#define PIXELS_A_POINT 2.0

static const struct {
    const char *name;
    enum chart_format format;
} formats[] = { { "svg", FORMAT_SVG },
                { "png", FORMAT_PNG },
                { "pdf", FORMAT_PDF } };

bool output_formats(const char *text, struct arena *arena, unsigned *out,
                    struct error *err)
{
    unsigned found = 0;
    const char *at = text;
    while (*at) {
        const size_t n = strcspn(at, ",");
        const char *word = arena_copy_bytes(arena, at, n);
        unsigned format = 0;
        for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
            format |=
                strcmp(word, formats[i].name) == 0 ? formats[i].format : 0u;
        }
        if (format == 0) {
            (void)fail(err, "there is no format \"%s\" for charts", word);
            return fail_hint(err, "write svg, png, pdf, or several: svg,pdf");
        }
        found |= format;
        at += n + (at[n] == ',');
    }
    *out = found;
    return found != 0 || (fail(err, "no format is named"),
                          fail_hint(err, "write svg, png or pdf"));
}

static bool write_text(struct file_writer *writer, const struct text *text,
                       struct error *err)
{
    (void)fwrite(text->bytes, 1, text->length, file_writer_stream(writer));
    return file_writer_commit(writer, err);
}

static bool write_by_cairo(struct file_writer *writer,
                           const struct drawing *drawing,
                           const struct facts *facts, enum chart_format format,
                           struct error *err)
{
    const struct paper_facts paper = { .subject = facts->title,
                                       .created_utc = facts->created_utc };
    const char *path = file_writer_path(writer);
    const bool good = format == FORMAT_PNG
                          ? paint_png(drawing, PIXELS_A_POINT, path, err)
                          : paint_pdf(drawing, &paper, path, err);
    if (!good) {
        file_writer_drop(writer);
        return false;
    }
    return file_writer_commit(writer, err);
}

bool output_chart(const struct drawing *drawing, const struct facts *facts,
                  const char *stem, unsigned wanted, struct error *err)
{
    struct arena *arena = drawing->arena;
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        struct file_writer *writer = NULL;
        if (!(wanted & formats[i].format)) {
            continue;
        }
        const char *path = arena_text(arena, "%s.%s", stem, formats[i].name);
        if (!file_writer_open(path, arena, &writer, err)) {
            return false;
        }
        bool good = false;
        if (formats[i].format == FORMAT_SVG) {
            struct text text;
            text_start(&text, arena);
            svg_write(drawing, "", true, &text);
            good = write_text(writer, &text, err);
        } else {
            good =
                write_by_cairo(writer, drawing, facts, formats[i].format, err);
        }
        if (!good) {
            return false;
        }
    }
    return true;
}

static void add_quoted(struct text *out, const char *text)
{
    if (!strpbrk(text, ",\"\n")) {
        text_add(out, "%s", text);
        return;
    }
    text_add(out, "\"");
    for (const char *at = text; *at; at++) {
        text_add(out, *at == '"' ? "\"\"" : "%c", *at);
    }
    text_add(out, "\"");
}

bool output_data(const struct table *data, const char *stem, struct error *err)
{
    struct text text;
    struct file_writer *writer = NULL;
    text_start(&text, data->arena);
    for (size_t i = 0; i < data->n_columns; i++) {
        text_add(&text, "%s%s", i ? "," : "", data->columns[i]);
    }
    for (size_t row = 0; row < data->n_rows; row++) {
        for (size_t i = 0; i < data->n_columns; i++) {
            const double number = table_number(data, row, i);
            text_add(&text, i ? "," : "\n");
            if (isfinite(number)) {
                text_add(&text, "%.10g", number);
            } else {
                add_quoted(&text, table_text(data, row, i));
            }
        }
    }
    text_add(&text, "\n");
    return file_writer_open(arena_text(data->arena, "%s.csv", stem),
                            data->arena, &writer, err) &&
           write_text(writer, &text, err);
}
