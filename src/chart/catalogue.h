/*
 * catalogue.h - every chart there is.
 *
 * A chart is two functions: `gather` asks a results folder for its data, and
 * fails with a sentence when the results do not hold them; `draw` makes a
 * drawing of the data, of nothing else, and never fails.
 */
#ifndef CHART_CATALOGUE_H
#define CHART_CATALOGUE_H

#include "chart/frame.h"
#include "chart/store.h"
#include "chart/table.h"

struct chart {
    const char *name;
    const char *shows; /* in a few words */
    bool (*gather)(struct store *store, struct table **out,
                   struct error *why_not);
    struct drawing *(*draw)(const struct table *data,
                            const struct chart_kit *kit);
};

const struct chart *chart_list(size_t *out_n);

/* What `gather` finds, of n channels alone; of all of them when n is 0. Fails
 * as well when a chart is not of channels, or has none of these. */
bool chart_data_of(const struct chart *chart, struct store *store,
                   const char *const *channels, size_t n, struct table **out,
                   struct error *why_not) MUST_CHECK;

/* Fails with the nearest name in the hint. */
bool chart_find(const char *name, const struct chart **out,
                struct error *err) MUST_CHECK;

bool chart_backlog_gather(struct store *store, struct table **out,
                          struct error *why_not) MUST_CHECK;
struct drawing *chart_backlog_draw(const struct table *data,
                                   const struct chart_kit *kit);

bool chart_concurrency_gather(struct store *store, struct table **out,
                              struct error *why_not) MUST_CHECK;
struct drawing *chart_concurrency_draw(const struct table *data,
                                       const struct chart_kit *kit);

bool chart_deflection_gather(struct store *store, struct table **out,
                             struct error *why_not) MUST_CHECK;
struct drawing *chart_deflection_draw(const struct table *data,
                                      const struct chart_kit *kit);

bool chart_dumbbell_gather(struct store *store, struct table **out,
                           struct error *why_not) MUST_CHECK;
struct drawing *chart_dumbbell_draw(const struct table *data,
                                    const struct chart_kit *kit);

bool chart_fan_gather(struct store *store, struct table **out,
                      struct error *why_not) MUST_CHECK;
struct drawing *chart_fan_draw(const struct table *data,
                               const struct chart_kit *kit);

bool chart_gantt_gather(struct store *store, struct table **out,
                        struct error *why_not) MUST_CHECK;
struct drawing *chart_gantt_draw(const struct table *data,
                                 const struct chart_kit *kit);

bool chart_heatmap_gather(struct store *store, struct table **out,
                          struct error *why_not) MUST_CHECK;
struct drawing *chart_heatmap_draw(const struct table *data,
                                   const struct chart_kit *kit);

bool chart_hours_gather(struct store *store, struct table **out,
                        struct error *why_not) MUST_CHECK;
struct drawing *chart_hours_draw(const struct table *data,
                                 const struct chart_kit *kit);

bool chart_launch_gather(struct store *store, struct table **out,
                         struct error *why_not) MUST_CHECK;
struct drawing *chart_launch_draw(const struct table *data,
                                  const struct chart_kit *kit);

bool chart_pattern_gather(struct store *store, struct table **out,
                          struct error *why_not) MUST_CHECK;
struct drawing *chart_pattern_draw(const struct table *data,
                                   const struct chart_kit *kit);

bool chart_rollout_gather(struct store *store, struct table **out,
                          struct error *why_not) MUST_CHECK;
struct drawing *chart_rollout_draw(const struct table *data,
                                   const struct chart_kit *kit);

bool chart_waiting_gather(struct store *store, struct table **out,
                          struct error *why_not) MUST_CHECK;
struct drawing *chart_waiting_draw(const struct table *data,
                                   const struct chart_kit *kit);

#endif
