/*
 * weekly_figures.c - the figures of a weekly answer, from results in memory.
 */
#include "report/weekly_answer.h"

#include "base/civil.h"
#include "base/language.h"
#include "model/centre.h"
#include "model/day_hours.h"
#include "model/trained.h"
#include "report/number.h"
#include <math.h>

enum { EVENTS_A_ROLLOUT = 2 };

struct weekly_figures *weekly_figures_start(int32_t start_day, size_t n_days,
                                            size_t n_channels, size_t n_teams,
                                            size_t n_rollouts,
                                            struct arena *arena)
{
    struct weekly_figures *figures = arena_alloc(arena, 1, sizeof *figures);
    *figures = (struct weekly_figures){
        .start_day = start_day,
        .n_days = n_days,
        .n_weeks = (n_days + DAYS_A_WEEK - 1) / DAYS_A_WEEK,
        .n_channels = n_channels,
        .channels = arena_alloc(arena, n_channels, sizeof *figures->channels),
        .n_teams = n_teams,
        .teams = arena_alloc(arena, n_teams, sizeof *figures->teams),
        .events = arena_alloc(arena, EVENTS_A_ROLLOUT * n_rollouts,
                              sizeof *figures->events),
    };
    return figures;
}

void weekly_add_opening(struct weekly_figures *figures, const char *channel,
                        int32_t day, double training_s, struct arena *arena)
{
    if (training_s > 0) {
        figures->events[figures->n_events++] =
            (struct weekly_event){ day - TRAINING_DAYS, day,
                                   arena_text(arena, tr("agents train for %s"),
                                              channel) };
    }
    figures->events[figures->n_events++] =
        (struct weekly_event){ day, day + 1,
                               arena_text(arena, tr("%s opens"), channel) };
}

void weekly_add_closing(struct weekly_figures *figures, const char *channel,
                        int32_t day, struct arena *arena)
{
    figures->events[figures->n_events++] =
        (struct weekly_event){ day, day + 1,
                               arena_text(arena, tr("%s closes"), channel) };
}

static void take_tickets(const struct results *results,
                         const struct channel_result *result,
                         struct weekly_channel *out, struct arena *arena)
{
    struct brief_estimate *backlog =
        arena_alloc(arena, results->n_intervals, sizeof *backlog);
    struct brief_estimate *at_ends =
        arena_alloc(arena, results->n_weeks, sizeof *at_ends);
    for (size_t i = 0; i < results->n_intervals; i++) {
        backlog[i] = result->intervals[i].backlog;
    }
    for (size_t w = 0; w < results->n_weeks; w++) {
        at_ends[w] = estimate_brief(&result->weeks[w].backlog_end);
    }
    out->backlog = backlog;
    out->backlog_at_ends = at_ends;
    out->tickets_a_day = result->measures[measure_index("offered")].mean /
                         (double)results->n_days;
}

static void take_channel(const struct results *results, size_t index,
                         struct weekly_channel *out, struct arena *arena)
{
    const struct channel_result *result = &results->channels[index];
    const struct channel *channel = &results->centre->channels[index];
    const struct target *target = &channel->target;
    struct brief_estimate *levels =
        arena_alloc(arena, results->n_weeks, sizeof *levels);
    for (size_t w = 0; w < results->n_weeks; w++) {
        levels[w] = estimate_brief(&result->weeks[w].service_level);
    }
    *out = (struct weekly_channel){
        .name = channel->name,
        .target = target->set
                      ? number_target(arena, target->share_frac,
                                      target->within_s, target->open_hours)
                      : NULL,
        .target_frac = target->set ? target->share_frac : nan(""),
        .levels = levels,
    };
    if (channel->way == WAY_TICKET) {
        take_tickets(results, result, out, arena);
    }
}

static void take_rollouts(const struct results *results,
                          struct weekly_figures *figures, struct arena *arena)
{
    for (size_t i = 0; i < results->centre->n_rollouts; i++) {
        const struct rollout *rollout = &results->centre->rollouts[i];
        switch (rollout->what) {
        case ROLLOUT_LAUNCH:
            weekly_add_opening(figures, rollout->title, rollout->on_day,
                               rollout->training_s, arena);
            break;
        case ROLLOUT_WITHDRAW:
            weekly_add_closing(figures, rollout->title, rollout->on_day, arena);
            break;
        case ROLLOUT_CHANGE:
            break;
        }
    }
}

/* Days before the simulation begins leave nothing behind. */
static void take_days(const struct plan *plan, struct weekly_figures *figures,
                      struct arena *arena)
{
    struct weekly_unusual *days = arena_alloc(
        arena, plan->n_holidays + plan->n_special_days, sizeof *days);
    const int32_t first =
        plan->start_day - (int32_t)ceil(plan->warm_up_s / SECONDS_A_DAY);
    size_t n = 0;
    for (size_t i = 0; i < plan->n_holidays; i++) {
        if (plan->holidays[i] >= first &&
            !day_hours_special(plan, plan->holidays[i])) {
            days[n++] = (struct weekly_unusual){ plan->holidays[i], true };
        }
    }
    for (size_t i = 0; i < plan->n_special_days; i++) {
        days[n++] = (struct weekly_unusual){ plan->special_days[i].day, false };
    }
    figures->n_unusual = n;
    figures->unusual = days;
}

const struct weekly_figures *weekly_figures_of(const struct results *results,
                                               struct arena *arena)
{
    struct weekly_figures *figures = weekly_figures_start(
        results->centre->plan.start_day, results->n_days, results->n_channels,
        results->n_teams, results->centre->n_rollouts, arena);
    figures->n_intervals = results->n_intervals;
    figures->replications = results->replications;
    for (size_t c = 0; c < results->n_channels; c++) {
        take_channel(results, c, &figures->channels[c], arena);
    }
    for (size_t t = 0; t < results->n_teams; t++) {
        struct brief_estimate *occupancy =
            arena_alloc(arena, results->n_weeks, sizeof *occupancy);
        for (size_t w = 0; w < results->n_weeks; w++) {
            occupancy[w] = estimate_brief(&results->teams[t].week_occupancy[w]);
        }
        figures->teams[t] =
            (struct weekly_team){ results->teams[t].name, occupancy };
    }
    take_rollouts(results, figures, arena);
    take_days(&results->centre->plan, figures, arena);
    return figures;
}
