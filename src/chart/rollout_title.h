/*
 * rollout_title.h - what the chart of a roll-out finds: what the launch that
 * matters most takes of other channels, as the results say, or when agents are
 * busiest.
 */
#ifndef CHART_ROLLOUT_TITLE_H
#define CHART_ROLLOUT_TITLE_H

#include "chart/rollout_lane.h"
#include "chart/store.h"

/* Adds a row for each channel that clearly loses contacts to a launch: its
 * share in the column of the reach, the launch in that of the note. */
void rollout_title_gather(const struct store *store, struct table *out);

/* `lanes` are those of the same data, at least one. */
const char *rollout_title(const struct rollout_lane *lanes, size_t n,
                          struct arena *arena);

#endif
