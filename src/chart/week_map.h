/*
 * week_map.h - the service level of one channel by weekday and time of day.
 *
 *     level of a cell    = met / of
 *     level of a weekday = sum of met / sum of of, over its cells
 *
 * so that averages are of contacts and busy hours weigh most. A cell with
 * fewer than FEW_CONTACTS simulated contacts has no level to speak of.
 */
#ifndef CHART_WEEK_MAP_H
#define CHART_WEEK_MAP_H

#include "chart/series.h"

/* Of the heat map's data, a row for each weekday and time of day. */
enum heatmap_column {
    HEATMAP_CHANNEL,
    HEATMAP_KIND,
    HEATMAP_TARGET,
    HEATMAP_WEEKDAY,
    HEATMAP_START_S,
    HEATMAP_OFFERED,
    HEATMAP_MET,
    HEATMAP_OF,
    HEATMAP_IS_OPEN,
    HEATMAP_SIMULATED
};

enum { FEW_CONTACTS = 10, N_WORST = 3 };

struct week_map {
    const struct table *data;
    const struct series *channel;
    const struct chart_kit *kit;
    double target;
    double from_s, to_s;   /* the hours in which anything happens */
    size_t worst[N_WORST]; /* rows below the target, the lowest first */
    size_t n_worst;
    double average; /* of the whole week; NaN: no contacts */
};

/* What a cell stands for: one row, or several added up. */
struct week_lot {
    double met, of, simulated;
};

struct week_lot week_lot_of(const struct table *data, size_t row);
void week_lot_add(struct week_lot *sum, struct week_lot lot);

struct week_map week_map_of(const struct table *data,
                            const struct series *channel,
                            const struct chart_kit *kit);

void week_map_draw(const struct week_map *map, const struct frame *frame,
                   const struct panel_wish *wish);

/* "Mon 10:00" of a row. */
const char *week_map_when(const struct week_map *map, size_t row);

#endif
