/*
 * compare_launch_json.h - what another plan changes in launches, in
 * compare.json and back from it.
 */
#ifndef REPORT_COMPARE_LAUNCH_JSON_H
#define REPORT_COMPARE_LAUNCH_JSON_H

#include "base/arena.h"
#include "study/compare.h"
#include <jansson.h>

/* "launches" of a difference: an object by channel. */
json_t *json_of_launch_changes(const struct comparison_plan *plan);

/* And back. */
struct launch_change *launch_changes_of_json(json_t *launches,
                                             struct arena *arena,
                                             size_t *out_n);

#endif
