/*
 * launch_json.h - what launches changed, as the array "rollout" of run.json,
 * and back: who makes a report of written results says the same of them.
 */
#ifndef REPORT_LAUNCH_JSON_H
#define REPORT_LAUNCH_JSON_H

#include "study/results.h"
#include <jansson.h>

json_t *json_of_launches(const struct results *results);

/* A launch of that array with all that launch_words.h speaks of; the rest of
 * it, its days and teams among it, is empty. `is_ticket` tells of the launch's
 * channels, in their order. */
struct launch_result launch_of_json(const json_t *launch, const bool *is_ticket,
                                    struct arena *arena);

/* Of json_difference. */
struct difference difference_of_json(const json_t *object);

#endif
