/*
 * csv_writer.h - rows of text and numbers that a spreadsheet opens.
 *
 * Numbers have ten significant digits; one that does not exist is an empty
 * cell. Text is quoted where it must be. Errors of writing stay in the stream
 * and show when its file is committed.
 */
#ifndef REPORT_CSV_WRITER_H
#define REPORT_CSV_WRITER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct csv_format {
    char separator;    /* ',' */
    char decimal_mark; /* '.', never the separator */
    bool byte_order_mark;
    bool crlf;
};

struct csv_writer {
    FILE *stream;
    struct csv_format format;
    bool in_row; /* something stands in the row already */
};

/* Also writes the byte-order mark, if there is to be one. */
struct csv_writer csv_writer_start(FILE *stream, struct csv_format format);

void csv_writer_text(struct csv_writer *csv, const char *text);
void csv_writer_number(struct csv_writer *csv, double value);
void csv_writer_whole(struct csv_writer *csv, uint64_t value);

/* Two cells; both empty when there is no mean. */
void csv_writer_sure(struct csv_writer *csv, double mean, double half_width);

void csv_writer_end_row(struct csv_writer *csv);

/* The names of columns, separated by commas. `name±` stands for the two
 * columns of an estimate, name and name_half_width. */
void csv_writer_header(struct csv_writer *csv, const char *names);

#endif
