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
#include "stats/paired.h"
#include <jansson.h>

/* A number, or null for NaN and infinities. */
json_t *json_number(double value);

/* Null for NULL. */
json_t *json_text_or_null(const char *text);

/* mean, half_width, sd, n, p10, p50, p90; null when there is no mean. */
json_t *json_estimate(const struct estimate *e);

/* That of a difference, "clear" and "variance_saved" with it. */
json_t *json_difference(const struct difference *difference);

/* "wait_over.20" goes into the object "wait_over" under "20". */
void json_set_dotted(json_t *object, const char *key, json_t *value);

/* Parts of the object of a run: every measure of the whole run, by key. */
json_t *json_centre(const struct results *results);
json_t *json_channels(const struct results *results);
json_t *json_teams(const struct results *results);

/* What every replication draws, as the file has it. */
json_t *json_uncertain(const struct centre *centre);

/* In English: of the scenario as written, then of its results. */
json_t *json_warnings(const struct scenario *scenario,
                      const struct results *results);

/* Adds when, where and by which program it was run. */
void json_set_circumstances(json_t *object,
                            const struct run_circumstances *how);

/* Indented, ten significant digits, a newline at the end. */
void json_add_text(const json_t *value, struct text *out);

/* The object; the caller gives it back with json_decref. */
json_t *json_of_run(const struct run_report *report);

#endif
