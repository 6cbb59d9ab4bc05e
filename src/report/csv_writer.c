#include "report/csv_writer.h"

#include <math.h>
#include <string.h>

struct csv_writer csv_writer_start(FILE *stream, struct csv_format format)
{
    if (format.byte_order_mark) {
        (void)fputs("\xEF\xBB\xBF", stream);
    }
    return (struct csv_writer){ .stream = stream, .format = format };
}

static void separate(struct csv_writer *csv)
{
    if (csv->in_row) {
        (void)fputc(csv->format.separator, csv->stream);
    }
    csv->in_row = true;
}

static void write_cell(struct csv_writer *csv, const char *text, size_t n)
{
    const char special[] = { csv->format.separator, '"', '\r', '\n', '\0' };
    separate(csv);
    if (strcspn(text, special) >= n) {
        (void)fwrite(text, 1, n, csv->stream);
        return;
    }
    (void)fputc('"', csv->stream);
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '"') {
            (void)fputc('"', csv->stream);
        }
        (void)fputc(text[i], csv->stream);
    }
    (void)fputc('"', csv->stream);
}

void csv_writer_text(struct csv_writer *csv, const char *text)
{
    write_cell(csv, text, strlen(text));
}

void csv_writer_number(struct csv_writer *csv, double value)
{
    char digits[32] = "";
    if (isfinite(value)) {
        (void)snprintf(digits, sizeof digits, "%.10g", value);
    }
    char *point = strchr(digits, '.');
    if (point) {
        *point = csv->format.decimal_mark;
    }
    csv_writer_text(csv, digits);
}

void csv_writer_whole(struct csv_writer *csv, uint64_t value)
{
    separate(csv);
    (void)fprintf(csv->stream, "%llu", (unsigned long long)value);
}

void csv_writer_sure(struct csv_writer *csv, double mean, double half_width)
{
    csv_writer_number(csv, mean);
    csv_writer_number(csv, isnan(mean) ? mean : half_width);
}

void csv_writer_end_row(struct csv_writer *csv)
{
    (void)fputs(csv->format.crlf ? "\r\n" : "\n", csv->stream);
    csv->in_row = false;
}

void csv_writer_header(struct csv_writer *csv, const char *names)
{
    static const char both[] = "±";
    const size_t n_both = sizeof both - 1;
    while (*names) {
        const size_t n = strcspn(names, ",");
        const bool estimate =
            n > n_both && strncmp(names + n - n_both, both, n_both) == 0;
        const size_t n_name = estimate ? n - n_both : n;
        write_cell(csv, names, n_name);
        if (estimate) {
            (void)fputc(csv->format.separator, csv->stream);
            (void)fprintf(csv->stream, "%.*s_half_width", (int)n_name, names);
        }
        names += n + (names[n] == ',');
    }
    csv_writer_end_row(csv);
}
