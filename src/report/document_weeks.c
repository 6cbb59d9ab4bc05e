/*
 * document_weeks.c - what happens in each week, asked of a folder of results,
 * and the answer of it that a report opens with.
 */
#include "report/document_parts.h"

#include "base/civil.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

struct brief_estimate *document_weeks_of(const struct figures *figures,
                                         const struct weekly_figures *of,
                                         enum figures_column owner,
                                         const char *name, const char *measure,
                                         struct arena *arena)
{
    const struct table *rows = figures_rows(figures);
    struct brief_estimate *weeks =
        arena_alloc(arena, of->n_weeks, sizeof *weeks);
    for (size_t w = 0; w < of->n_weeks; w++) {
        weeks[w] = (struct brief_estimate){ nan(""), nan("") };
    }
    for (size_t i = 0; i < rows->n_rows; i++) {
        if (strcmp(table_text(rows, i, FIGURES_WEEK), "all") == 0 ||
            strcmp(table_text(rows, i, FIGURES_MEASURE), measure) != 0 ||
            strcmp(table_text(rows, i, owner), name) != 0) {
            continue;
        }
        const int32_t day = table_day(rows, i, FIGURES_WEEK) - of->start_day;
        const size_t week = (size_t)day / DAYS_A_WEEK;
        if (day >= 0 && week < of->n_weeks) {
            weeks[week] =
                (struct brief_estimate){ table_number(rows, i, FIGURES_MEAN),
                                         table_number(rows, i,
                                                      FIGURES_HALF_WIDTH) };
        }
    }
    return weeks;
}

/* Channels in the order of the plan, each with all intervals. */
static bool read_backlogs(struct store *store, struct table **out,
                          struct error *err)
{
    return store_ask(store,
                     "SELECT c.name, i.backlog, i.backlog_half_width FROM "
                     "interval i JOIN channel c ON c.id = i.channel JOIN "
                     "channel_plan p ON p.channel = c.id WHERE p.way = "
                     "'ticket' ORDER BY c.id, i.start_local",
                     out, err);
}

static struct brief_estimate *backlog_of(const struct table *backlogs,
                                         const char *channel, size_t *out_n,
                                         struct arena *arena)
{
    size_t first = 0;
    while (first < backlogs->n_rows &&
           strcmp(table_text(backlogs, first, 0), channel) != 0) {
        first++;
    }
    const size_t n =
        first < backlogs->n_rows ? table_run(backlogs, first, 0) : 0;
    struct brief_estimate *backlog = arena_alloc(arena, n, sizeof *backlog);
    for (size_t i = 0; i < n; i++) {
        backlog[i] =
            (struct brief_estimate){ table_number(backlogs, first + i, 1),
                                     table_number(backlogs, first + i, 2) };
    }
    *out_n = n;
    return backlog;
}

static void take_channel(const struct figures *figures,
                         const struct channel_plan *plan,
                         const struct table *backlogs,
                         struct weekly_figures *out,
                         struct weekly_channel *channel)
{
    struct arena *arena = backlogs->arena;
    *channel = (struct weekly_channel){
        .name = words_name(arena, plan->name),
        .target = figures_target(plan, arena),
        .target_frac = plan->target_frac,
        .levels = document_weeks_of(figures, out, FIGURES_CHANNEL, plan->name,
                                    "service_level", arena),
    };
    if (plan->is_ticket) {
        channel->backlog =
            backlog_of(backlogs, plan->name, &out->n_intervals, arena);
        channel->backlog_at_ends = document_weeks_of(
            figures, out, FIGURES_CHANNEL, plan->name, "backlog_end", arena);
        channel->tickets_a_day =
            figures_of_channel(figures, plan->name, "offered").mean /
            (double)out->n_days;
    }
}

static void take_rollouts(const struct table *rollouts,
                          struct weekly_figures *out, struct arena *arena)
{
    for (size_t i = 0; i < rollouts->n_rows; i++) {
        const char *what = table_text(rollouts, i, 0);
        const char *name = words_name(arena, table_text(rollouts, i, 1));
        const int32_t day = table_day(rollouts, i, 2);
        if (strcmp(what, "launch") == 0) {
            weekly_add_opening(out, name, day, table_number(rollouts, i, 3),
                               arena);
        } else if (strcmp(what, "withdraw") == 0) {
            weekly_add_closing(out, name, day, arena);
        }
    }
}

static bool take_days(struct store *store, struct weekly_figures *out,
                      struct arena *arena, struct error *err)
{
    struct table *rows = NULL;
    if (!store_ask(store, "SELECT date, what FROM special_day ORDER BY date",
                   &rows, err)) {
        return false;
    }
    struct weekly_unusual *days =
        arena_alloc(arena, rows->n_rows, sizeof *days);
    for (size_t i = 0; i < rows->n_rows; i++) {
        days[i] = (struct weekly_unusual){ table_day(rows, i, 0),
                                           strcmp(table_text(rows, i, 1),
                                                  "holiday") == 0 };
    }
    out->n_unusual = rows->n_rows;
    out->unusual = days;
    return true;
}

bool document_weekly_figures(struct store *store, const struct figures *figures,
                             const struct weekly_figures **out,
                             struct error *err)
{
    const struct facts *facts = store_facts(store);
    struct arena *arena = store_arena(store);
    struct table *backlogs = NULL;
    struct table *rollouts = NULL;
    if (!read_backlogs(store, &backlogs, err) ||
        !store_ask(store,
                   "SELECT what, title, date, training_s FROM rollout "
                   "ORDER BY id",
                   &rollouts, err)) {
        return false;
    }
    struct weekly_figures *weekly = weekly_figures_start(
        facts->start_day, (size_t)facts->n_days, figures_channels(figures),
        figures_teams(figures), rollouts->n_rows, arena);
    weekly->replications = facts->replications;
    for (size_t c = 0; c < weekly->n_channels; c++) {
        take_channel(figures, figures_channel(figures, c), backlogs, weekly,
                     &weekly->channels[c]);
    }
    for (size_t t = 0; t < weekly->n_teams; t++) {
        const char *name = figures_team(figures, t);
        weekly->teams[t] =
            (struct weekly_team){ words_name(arena, name),
                                  document_weeks_of(figures, weekly,
                                                    FIGURES_TEAM, name,
                                                    "occupancy", arena) };
    }
    take_rollouts(rollouts, weekly, arena);
    *out = weekly;
    return take_days(store, weekly, arena, err);
}

void document_weeks(const struct weekly_figures *weekly, struct text_list *out)
{
    struct text_list *answer = text_list_start(out->arena);
    weekly_answer(weekly, answer);
    for (size_t i = 0; i < answer->n; i++) {
        text_list_add(out, words_sentence(out->arena, answer->texts[i]));
    }
}
