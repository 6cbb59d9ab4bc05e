/*
 * document_summary.c - the tables of channels and teams, week by week, and of
 * every estimate there is.
 */
#include "report/document_parts.h"
#include "report/term_words.h"

#include "base/language.h"
#include "chart/words.h"
#include "report/measure_words.h"
#include "report/run_csv.h"
#include <math.h>
#include <string.h>

static void add_figure(struct document_table *table, enum cell_kind kind,
                       struct figure figure)
{
    document_add_sure(table, kind, figure.mean, figure.half_width);
}

static void add_mean(struct document_table *table, enum cell_kind kind,
                     struct figure figure)
{
    document_add_number(table, kind, figure.mean);
}

static struct document_table *channels(const struct figures *figures,
                                       struct arena *arena)
{
    struct document_table *table =
        document_table_start(arena, SHEET_SUMMARY, tr("Channels"));
    document_column(table, tr("Channel"));
    document_column_sure(table, tr("Offered"));
    document_column_sure(table, tr("Answered"));
    document_column_sure(table, tr("Lost"));
    document_column_sure(table, tr("Service level"));
    document_column(table, tr("Target"));
    document_column_sure(table, tr("Mean wait (ASA)"));
    document_column(table, tr("Nine in ten wait at most"));
    document_column(table, tr("Longest wait of a run"));
    document_column_sure(table, tr("Handling (AHT)"));
    for (size_t i = 0; i < figures_channels(figures); i++) {
        const struct channel_plan *plan = figures_channel(figures, i);
        const char *name = plan->name;
        document_add_text(table, words_name(arena, name));
        add_figure(table, CELL_COUNT,
                   figures_of_channel(figures, name, "offered"));
        add_figure(table, CELL_COUNT,
                   figures_of_channel(figures, name, "answered"));
        add_figure(table, CELL_SHARE,
                   figures_of_channel(figures, name, "abandonment"));
        add_figure(table, CELL_SHARE,
                   figures_of_channel(figures, name, "service_level"));
        document_add_text(table, figures_target(plan, arena));
        add_figure(table, CELL_SECONDS,
                   figures_of_channel(figures, name, "mean_wait_s"));
        add_mean(table, CELL_SECONDS,
                 figures_of_channel(figures, name, "wait_p90_s"));
        add_mean(table, CELL_SECONDS,
                 figures_of_channel(figures, name, "max_wait_s"));
        add_figure(table, CELL_SECONDS,
                   figures_of_channel(figures, name, "mean_handle_s"));
    }
    table->note = tr("Lost: hung up while waiting, or left at once. Waits are "
                     "those of the answered; the longest is that of all in a "
                     "run, on average over runs.");
    return table;
}

static struct document_table *tickets(const struct figures *figures,
                                      struct arena *arena)
{
    static const struct {
        const char *measure;
        const char *title;
        enum cell_kind kind;
    } columns[] = {
        { "resolved", N_("Solved"), CELL_COUNT },
        { "first_reply_mean_s", N_("First reply, mean"), CELL_SECONDS },
        { "first_reply_p50_s", N_("Half replied within"), CELL_SECONDS },
        { "first_reply_p90_s", N_("Nine in ten within"), CELL_SECONDS },
        { "full_resolution_mean_s", N_("Until solved, mean"), CELL_SECONDS },
        { "contacted_again", N_("Again elsewhere"), CELL_COUNT },
        { "backlog_mean", N_("Backlog, mean"), CELL_COUNT },
        { "backlog_end", N_("Backlog at the end"), CELL_COUNT },
    };
    enum { N_COLUMNS = sizeof columns / sizeof columns[0] };
    struct document_table *table =
        document_table_start(arena, SHEET_SUMMARY, tr("Tickets"));
    document_column(table, tr("Channel"));
    for (size_t k = 0; k < N_COLUMNS; k++) {
        document_column_sure(table, tr(columns[k].title));
    }
    for (size_t i = 0; i < figures_channels(figures); i++) {
        const struct channel_plan *plan = figures_channel(figures, i);
        if (!plan->is_ticket) {
            continue;
        }
        document_add_text(table, words_name(arena, plan->name));
        for (size_t k = 0; k < N_COLUMNS; k++) {
            add_figure(
                table, columns[k].kind,
                figures_of_channel(figures, plan->name, columns[k].measure));
        }
    }
    table->note = arena_text(arena, "%s %s %s", term_words(TERM_TICKET_CLOCK),
                             term_words(TERM_BACKLOG_AGE),
                             term_words(TERM_AGAIN_ELSEWHERE));
    return table->n_cells > 0 ? table : NULL;
}

static bool are_interrupted(const struct figures *figures)
{
    bool any = false;
    for (size_t i = 0; i < figures_teams(figures); i++) {
        any |=
            figures_of_team(figures, figures_team(figures, i), "interruptions")
                .mean > 0;
    }
    return any;
}

static struct document_table *teams(const struct figures *figures,
                                    struct arena *arena)
{
    const bool costs = figures_of_centre(figures, "cost_per_week").mean > 0;
    struct document_table *table =
        document_table_start(arena, SHEET_TEAMS, tr("Teams"));
    document_column(table, tr("Team"));
    document_column_sure(table, tr("Occupancy"));
    document_column_sure(table, tr("Utilisation"));
    document_column_sure(table, tr("Hours on duty"));
    document_column_sure(table, tr("Hours paid"));
    document_column_sure(table, tr("FTE of 40 h"));
    document_column_sure(table, tr("Contacts an agent and day"));
    const bool interrupted = are_interrupted(figures);
    if (interrupted) {
        document_column_sure(table, tr("Interrupted tickets"));
    }
    if (costs) {
        const char *currency = figures_said(figures, "currency");
        document_column_sure(
            table, arena_text(arena, tr("Cost, %s"), currency ? currency : ""));
    }
    for (size_t i = 0; i < figures_teams(figures); i++) {
        const char *name = figures_team(figures, i);
        document_add_text(table, words_name(arena, name));
        add_figure(table, CELL_SHARE,
                   figures_of_team(figures, name, "occupancy"));
        add_figure(table, CELL_SHARE,
                   figures_of_team(figures, name, "utilisation"));
        add_figure(table, CELL_COUNT,
                   figures_of_team(figures, name, "on_duty_hours"));
        add_figure(table, CELL_COUNT,
                   figures_of_team(figures, name, "paid_hours"));
        add_figure(table, CELL_COUNT, figures_of_team(figures, name, "fte"));
        add_figure(table, CELL_COUNT,
                   figures_of_team(figures, name, "contacts_per_agent_day"));
        if (interrupted) {
            add_figure(table, CELL_COUNT,
                       figures_of_team(figures, name, "interruptions"));
        }
        if (costs) {
            add_figure(table, CELL_COUNT,
                       figures_of_team(figures, name, "cost"));
        }
    }
    table->note = tr("Occupancy: the share of the time on duty with at least "
                     "one contact or wrap-up. Utilisation: the share spent on "
                     "the work itself.");
    if (interrupted) {
        table->note = arena_text(arena, "%s %s", table->note,
                                 term_words(TERM_INTERRUPTED));
    }
    return table;
}

static const char *whose(const struct table *rows, size_t row,
                         struct arena *arena)
{
    const char *channel = table_text(rows, row, FIGURES_CHANNEL);
    const char *team = table_text(rows, row, FIGURES_TEAM);
    if (strcmp(channel, ALL_CHANNELS) == 0) {
        return tr("(all)");
    }
    if (*channel) {
        return words_name(arena, channel);
    }
    return *team ? words_name(arena, team) : tr("help centre");
}

static struct document_table *weeks(const struct figures *figures,
                                    struct arena *arena)
{
    const struct table *rows = figures_rows(figures);
    struct document_table *table = document_table_start(
        arena, SHEET_SUMMARY, tr("Every estimate of each week"));
    document_column(table, tr("Week of"));
    document_column(table, tr("Channel or team"));
    document_column(table, tr("Measure"));
    document_column_sure(table, tr("Mean"));
    for (size_t i = 0; i < rows->n_rows; i++) {
        if (strcmp(table_text(rows, i, FIGURES_WEEK), "all") == 0 ||
            !isfinite(table_number(rows, i, FIGURES_MEAN))) {
            continue;
        }
        document_add_number(table, CELL_DAY, table_day(rows, i, FIGURES_WEEK));
        document_add_text(table, whose(rows, i, arena));
        document_add_text(
            table,
            measure_words_label(table_text(rows, i, FIGURES_MEASURE), arena));
        document_add_sure(table,
                          document_kind(table_text(rows, i, FIGURES_UNIT)),
                          table_number(rows, i, FIGURES_MEAN),
                          table_number(rows, i, FIGURES_HALF_WIDTH));
    }
    table->is_long = true;
    return table;
}

static struct document_table *everything(const struct figures *figures,
                                         struct arena *arena)
{
    const struct table *rows = figures_rows(figures);
    struct document_table *table = document_table_start(
        arena, SHEET_SUMMARY, tr("Every estimate of the whole plan"));
    document_column(table, tr("Channel or team"));
    document_column(table, tr("Measure"));
    document_column_sure(table, tr("Mean"));
    document_column(table, tr(N_("10 % of runs below")));
    document_column(table, tr("Half of runs below"));
    document_column(table, tr(N_("90 % of runs below")));
    for (size_t i = 0; i < rows->n_rows; i++) {
        const enum cell_kind kind =
            document_kind(table_text(rows, i, FIGURES_UNIT));
        if (strcmp(table_text(rows, i, FIGURES_WEEK), "all") != 0 ||
            !isfinite(table_number(rows, i, FIGURES_MEAN))) {
            continue;
        }
        document_add_text(table, whose(rows, i, arena));
        document_add_text(
            table,
            measure_words_label(table_text(rows, i, FIGURES_MEASURE), arena));
        document_add_sure(table, kind, table_number(rows, i, FIGURES_MEAN),
                          table_number(rows, i, FIGURES_HALF_WIDTH));
        for (size_t k = FIGURES_P10; k <= FIGURES_P90; k++) {
            document_add_number(table, kind, table_number(rows, i, k));
        }
    }
    table->is_long = true;
    return table;
}

void document_summary(const struct figures *figures, struct arena *arena,
                      struct document_part *part)
{
    document_add_table(part, channels(figures, arena));
    struct document_table *of_tickets = tickets(figures, arena);
    if (of_tickets) {
        document_add_table(part, of_tickets);
    }
    document_add_table(part, teams(figures, arena));
    document_add_table(part, everything(figures, arena));
    document_add_table(part, weeks(figures, arena));
}
