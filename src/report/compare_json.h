/*
 * compare_json.h - a comparison as one JSON object, schema deskcast/compare/1,
 * with every measure of every plan and of every difference. Fixed order and
 * formatting, as report/json.h.
 */
#ifndef REPORT_COMPARE_JSON_H
#define REPORT_COMPARE_JSON_H

#include "report/compare_report.h"
#include <jansson.h>

/* The caller gives it back with json_decref. */
json_t *json_of_comparison(const struct compare_report *report);

#endif
