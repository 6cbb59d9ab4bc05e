/*
 * launch_json.h - what launches changed, as the array "rollout" of run.json.
 */
#ifndef REPORT_LAUNCH_JSON_H
#define REPORT_LAUNCH_JSON_H

#include "study/results.h"
#include <jansson.h>

json_t *json_of_launches(const struct results *results);

#endif
