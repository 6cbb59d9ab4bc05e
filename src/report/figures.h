/*
 * figures.h - the estimates of a run by name, from a folder of results.
 */
#ifndef REPORT_FIGURES_H
#define REPORT_FIGURES_H

#include "chart/store.h"
#include <stdbool.h>
#include <stddef.h>

struct figures;

/* Of one measure; all NaN where it does not exist. */
struct figure {
    double mean, half_width;
    double p10, p50, p90;
};

/* What a channel of the plan is. */
struct channel_plan {
    const char *name;
    const char *kind;
    bool is_ticket;
    double target_frac; /* NaN: none */
    double target_s;
    bool in_open_hours;
};

bool figures_open(struct store *store, struct figures **out,
                  struct error *err) MUST_CHECK;

size_t figures_channels(const struct figures *figures);
const struct channel_plan *figures_channel(const struct figures *figures,
                                           size_t i);
size_t figures_teams(const struct figures *figures);
const char *figures_team(const struct figures *figures, size_t i);

/* Of the whole plan. */
struct figure figures_of_centre(const struct figures *figures,
                                const char *measure);
struct figure figures_of_channel(const struct figures *figures,
                                 const char *channel, const char *measure);
struct figure figures_of_team(const struct figures *figures, const char *team,
                              const char *measure);

/* Every row: week, channel, team, measure, unit, mean, half_width, p10, p50,
 * p90. */
enum figures_column {
    FIGURES_WEEK,
    FIGURES_CHANNEL,
    FIGURES_TEAM,
    FIGURES_MEASURE,
    FIGURES_UNIT,
    FIGURES_MEAN,
    FIGURES_HALF_WIDTH,
    FIGURES_P10,
    FIGURES_P50,
    FIGURES_P90
};
const struct table *figures_rows(const struct figures *figures);

/* The value of a key of the run, "currency"; NULL: none. */
const char *figures_said(const struct figures *figures, const char *key);

/* "80 % in 20 s", "90 % in 8 h open"; NULL without a target. */
const char *figures_target(const struct channel_plan *channel,
                           struct arena *arena);

#endif
