/*
 * fold_desk.h - samples written by hand: two channels, two teams, eight days
 * of two intervals each.
 */
#ifndef TESTS_FOLD_DESK_H
#define TESTS_FOLD_DESK_H

#include "model/centre.h"
#include "study/findings.h"
#include "testing.h"
#include <string.h>

enum { N_CHANNELS = 2, N_TEAMS = 2, N_DAYS = 8, SLOTS = 2, N_SAMPLES = 4 };
enum { N_INTERVALS = N_DAYS * SLOTS, PHONE = 0, ORDERS = 1 };

/* 2027-01-04, a Monday. */
static const struct plan PLAN = { .start_day = 20822,
                                  .n_days = N_DAYS,
                                  .interval_s = 43200 };

struct desk {
    struct arena *arena;
    struct channel channels[N_CHANNELS];
    struct team teams[N_TEAMS];
    struct centre centre;
    struct sample sample; /* filled in anew for each replication */
    struct wait_profile profile;
    struct fold *fold;
};

static inline struct histogram *histograms(struct arena *arena, size_t n)
{
    struct histogram *list = arena_alloc(arena, n, sizeof *list);
    for (size_t i = 0; i < n; i++) {
        list[i] = histogram_create(arena);
    }
    return list;
}

static inline void create_sample(struct desk *desk, size_t n_channels)
{
    struct arena *arena = desk->arena;
    desk->sample = (struct sample){
        .n_channels = n_channels,
        .n_teams = N_TEAMS,
        .n_days = N_DAYS,
        .slots_a_day = SLOTS,
        .n_intervals = N_INTERVALS,
        .totals = arena_alloc(arena, n_channels, N_TOTALS * sizeof(double)),
        .cells = arena_alloc(arena, n_channels * N_INTERVALS,
                             sizeof(struct interval_cell)),
        .waits = histograms(arena, n_channels),
        .chat_durations = histograms(arena, n_channels),
        .first_replies = histograms(arena, n_channels),
        .resolutions = histograms(arena, n_channels),
        .requester_waits = histograms(arena, n_channels),
        .team_totals =
            arena_alloc(arena, N_TEAMS, N_TEAM_TOTALS * sizeof(double)),
        .team_cells =
            arena_alloc(arena, N_TEAMS * N_INTERVALS, sizeof(struct team_cell)),
        .chat_levels =
            arena_alloc(arena, N_TEAMS, sizeof *desk->sample.chat_levels),
        .backlog_ages = arena_alloc(arena, n_channels * N_DAYS,
                                    sizeof *desk->sample.backlog_ages),
        .ticket_days = arena_alloc(arena, n_channels * N_DAYS,
                                   sizeof *desk->sample.ticket_days),
    };
    desk->profile.by_day = histograms(arena, n_channels * N_DAYS);
    desk->profile.by_slot = histograms(arena, n_channels * 7 * SLOTS);
}

static inline struct desk *desk_create(size_t n_channels)
{
    struct arena *arena = arena_create();
    struct desk *desk = arena_alloc(arena, 1, sizeof *desk);
    desk->arena = arena;
    desk->channels[PHONE].name = "phone";
    desk->channels[ORDERS].name = "orders";
    for (size_t c = 0; c < N_CHANNELS; c++) {
        desk->channels[c].target = (struct target){ true, 0.8, 20, false };
    }
    desk->channels[ORDERS].service_level_counts = COUNTS_ANSWERED;
    desk->teams[0].name = "first_line";
    desk->teams[0].has_cost = true;
    desk->teams[1].name = "experts";
    desk->centre = (struct centre){ .plan = PLAN,
                                    .n_channels = n_channels,
                                    .channels = desk->channels,
                                    .n_teams = N_TEAMS,
                                    .teams = desk->teams };
    create_sample(desk, n_channels);
    desk->fold = fold_create(&desk->centre, &desk->sample, arena);
    return desk;
}

static inline struct interval_cell *cell_of(const struct desk *desk,
                                            size_t channel, size_t interval)
{
    return &desk->sample.cells[channel * N_INTERVALS + interval];
}

/* Adds to the totals what the cells say, as an engine does. */
static inline void total_up(struct desk *desk, size_t channel)
{
    double *totals = desk->sample.totals[channel];
    totals[TOTAL_ONE] = 1;
    totals[TOTAL_WINDOW_S] = N_DAYS * 86400.0;
    for (size_t i = 0; i < N_INTERVALS; i++) {
        const struct interval_cell *cell = cell_of(desk, channel, i);
        totals[TOTAL_OFFERED] += cell->offered;
        totals[TOTAL_ANSWERED] += cell->answered;
        totals[TOTAL_UNFINISHED] += cell->unfinished;
        totals[TOTAL_WAIT_ANSWERED_S] +=
            1e-6 * (double)cell->wait_answered_ticks;
        totals[TOTAL_LEVEL_MET] += cell->in_time;
        totals[TOTAL_LEVEL_OF] +=
            channel == ORDERS ? cell->answered : cell->offered;
    }
    totals[TOTAL_FINISHED_NOT_BLOCKED] =
        totals[TOTAL_OFFERED] - totals[TOTAL_UNFINISHED];
}

/* Clears the sample, keeps the profile. */
static inline void sample_empty(struct desk *desk)
{
    struct sample *sample = &desk->sample;
    const size_t n = sample->n_channels;
    memset(sample->totals, 0, n * sizeof *sample->totals);
    memset(sample->cells, 0, n * N_INTERVALS * sizeof *sample->cells);
    memset(sample->team_totals, 0, N_TEAMS * sizeof *sample->team_totals);
    memset(sample->team_cells, 0,
           N_TEAMS * N_INTERVALS * sizeof *sample->team_cells);
    for (size_t c = 0; c < n; c++) {
        histogram_clear(&sample->waits[c]);
        histogram_clear(&sample->chat_durations[c]);
        histogram_clear(&sample->first_replies[c]);
        histogram_clear(&sample->resolutions[c]);
        histogram_clear(&sample->requester_waits[c]);
    }
    for (size_t t = 0; t < N_TEAMS; t++) {
        sample->team_totals[t][TEAM_ONE] = 1;
        sample->team_totals[t][TEAM_WINDOW_S] = N_DAYS * 86400.0;
    }
}

static inline const struct results *findings_of(struct desk *desk)
{
    struct results *results = arena_alloc(desk->arena, 1, sizeof *results);
    results->centre = &desk->centre;
    results->confidence_frac = 0.95;
    findings_fill(results, desk->fold, &desk->profile, desk->arena);
    return results;
}

static inline const struct estimate *measure_of(
    const struct channel_result *channel, const char *key)
{
    return &channel->measures[measure_index(key)];
}

#endif
