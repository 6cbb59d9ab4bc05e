/*
 * json.h - a run as one JSON object, schema deskcast/run/1.
 *
 * The keys are those of docs/schema/run-1.json, always all of them: what does
 * not exist, or does not concern a channel of this kind, is null. Key order
 * and number formatting are fixed, so the same run gives the same bytes but
 * for the object "run", which tells how the run went.
 */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include "base/text.h"
#include "report/run_report.h"
#include <jansson.h>

/* A number, or null for NaN and infinities. */
json_t *json_number(double value);

/* Indented, ten significant digits, a newline at the end. */
void json_add_text(const json_t *value, struct text *out);

/* The object; the caller gives it back with json_decref. */
json_t *json_of_run(const struct run_report *report);

#endif
