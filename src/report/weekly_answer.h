/*
 * weekly_answer.h - "will we drown?": which weeks of a plan are tight, in a
 * handful of sentences.
 *
 * A mean over a plan hides its worst week. Week by week, a target is
 *
 *     met      where the whole interval of the level lies at it or above
 *     missed   where the whole interval lies below
 *     on edge  where the interval holds it
 *
 * and a week is tight when a target is missed or on the edge in it, or a team
 * is busy for so much of its time that it cannot keep it up. The answer comes
 * first; then who misses what and when, who meets all, the busiest weeks, and
 * whether backlogs are worked off by the end: as far as there is room
 * (weekly_room.h). It is made of plain figures, so that it is the same of
 * results in memory and of results in a folder.
 */
#ifndef REPORT_WEEKLY_ANSWER_H
#define REPORT_WEEKLY_ANSWER_H

#include "base/arena.h"
#include "report/document_table.h"
#include "stats/estimate.h"
#include "study/results.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The share of its time on duty that a team can be busy for long. */
#define WEEKLY_BUSY_AT_MOST_FRAC 0.88

struct weekly_channel {
    const char *name;
    const char *target;                  /* "80 % in 20 s"; NULL: none */
    double target_frac;                  /* NaN: none */
    const struct brief_estimate *levels; /* [n_weeks]; NaN: nobody came */

    /* Of tickets; NULL of others. */
    const struct brief_estimate *backlog;         /* [n_intervals] */
    const struct brief_estimate *backlog_at_ends; /* [n_weeks] */
    double tickets_a_day;                         /* that come in */
};

struct weekly_team {
    const char *name;
    const struct brief_estimate *occupancy; /* [n_weeks] */
};

/* Something that begins or ends on a day, "chat opens", or holds for days. */
struct weekly_event {
    int32_t from_day;
    int32_t until_day; /* exclusive */
    const char *words;
};

/* A holiday, or a day of the plan's special_days. */
struct weekly_unusual {
    int32_t day;
    bool
        is_closed; /* a holiday; a special day has hours or volume of its own */
};

struct weekly_figures {
    int32_t start_day;
    size_t n_days;
    size_t n_weeks; /* of seven days from the first; the last may be shorter */
    size_t n_intervals; /* all of one length */
    uint32_t replications;
    size_t n_channels;
    struct weekly_channel *channels;
    size_t n_teams;
    struct weekly_team *teams;
    size_t n_events;
    struct weekly_event *events;
    size_t n_unusual; /* of the warm-up too */
    const struct weekly_unusual *unusual;
};

/* Room for the figures of so many channels and teams, and for all that so many
 * roll-outs may bring; weeks by the days. */
struct weekly_figures *weekly_figures_start(int32_t start_day, size_t n_days,
                                            size_t n_channels, size_t n_teams,
                                            size_t n_rollouts,
                                            struct arena *arena);

/* Adds that a channel opens, with the days in which agents train for it, or
 * that it closes. */
void weekly_add_opening(struct weekly_figures *figures, const char *channel,
                        int32_t day, double training_s, struct arena *arena);
void weekly_add_closing(struct weekly_figures *figures, const char *channel,
                        int32_t day, struct arena *arena);

const struct weekly_figures *weekly_figures_of(const struct results *results,
                                               struct arena *arena);

/* Adds the sentences. */
void weekly_answer(const struct weekly_figures *figures, struct text_list *out);

#endif
