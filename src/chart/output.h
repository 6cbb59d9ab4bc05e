/*
 * output.h - charts as files.
 */
#ifndef CHART_OUTPUT_H
#define CHART_OUTPUT_H

#include "base/error.h"
#include "chart/drawing.h"
#include "chart/store.h"
#include "chart/table.h"
#include <stdbool.h>

enum chart_format { FORMAT_SVG = 1, FORMAT_PNG = 2, FORMAT_PDF = 4 };

/* "svg,png,pdf" as a mask. */
bool output_formats(const char *text, struct arena *arena, unsigned *out,
                    struct error *err) MUST_CHECK;

/* Writes FOLDER/NAME.svg and so on, each whole or not at all. */
bool output_chart(const struct drawing *drawing, const struct facts *facts,
                  const char *stem, unsigned formats,
                  struct error *err) MUST_CHECK;

/* The data behind a chart, as FOLDER/NAME.csv: commas and decimal points. */
bool output_data(const struct table *data, const char *stem,
                 struct error *err) MUST_CHECK;

#endif
