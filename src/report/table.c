#include "report/table.h"

#include "base/dates.h"
#include "base/language.h"
#include "base/units.h"
#include "model/centre.h"
#include "report/grid.h"
#include "report/number.h"
#include "report/run_csv.h"
#include "report/table_futures.h"
#include "report/table_help.h"
#include "report/table_launches.h"
#include "report/table_notes.h"
#include "report/table_work.h"
#include "report/weekly_answer.h"
#include <string.h>

enum { ANSWER_INDENT = 2 };

struct page {
    const struct run_report *report;
    struct arena *arena;
    int width;
    bool colours;
    struct text *out;
};

static const struct estimate *measure_of(const struct channel_result *channel,
                                         const char *key)
{
    return &channel->measures[measure_index(key)];
}

static void print_title(const struct page *page)
{
    const struct results *results = page->report->results;
    const struct plan *plan = &results->centre->plan;
    const int32_t last_day = plan->start_day + (int32_t)plan->n_days - 1;
    const char *title = results->centre->title;
    text_add(page->out, "%s%s%s", page->colours ? "\033[1m" : "",
             title && *title ? title : page->report->scenario->file,
             page->colours ? "\033[0m" : "");
    if (page->report->scenario->variant) {
        text_add(page->out, " # %s", page->report->scenario->variant);
    }
    text_add(page->out,
             tr_n("\n%s to %s, %zu day\n\n", "\n%s to %s, %zu days\n\n",
                  results->n_days),
             date_written(page->arena, plan->start_day),
             date_written(page->arena, last_day), results->n_days);
}

static void print_answer(const struct page *page)
{
    struct text_list *sentences = text_list_start(page->arena);
    weekly_answer(weekly_figures_of(page->report->results, page->arena),
                  sentences);
    for (size_t i = 0; i < sentences->n; i++) {
        table_paragraph(sentences->texts[i], ANSWER_INDENT, page->width,
                        page->out);
    }
    text_add(page->out, "%s", sentences->n > 0 ? "\n" : "");
}

/* A column that would hold nothing but zeros is left out. */
static bool any_above_zero(const struct results *results, const char *key)
{
    for (size_t c = 0; c < results->n_channels; c++) {
        if (measure_of(&results->channels[c], key)->mean > 0.0) {
            return true;
        }
    }
    return false;
}

static const char *target_text(const struct page *page,
                               const struct target *target)
{
    if (!target->set) {
        return "-";
    }
    return number_target(page->arena, target->share_frac, target->within_s,
                         target->open_hours);
}

struct channel_columns {
    bool by_phone, target, blocked, dropped, unfinished, prevented;
    bool waits_of_all; /* all are live, or all are tickets */
};

static struct channel_columns columns_of(const struct results *results)
{
    struct channel_columns columns = {
        .by_phone = run_report_is_by_phone(results->centre),
        .blocked = any_above_zero(results, "blocked"),
        .dropped = any_above_zero(results, "dropped"),
        .unfinished = any_above_zero(results, "unfinished"),
        .prevented = results->help != NULL,
        .waits_of_all = !run_report_mixes(results->centre),
    };
    for (size_t c = 0; c < results->n_channels; c++) {
        columns.target =
            columns.target || results->centre->channels[c].target.set;
    }
    return columns;
}

static void add_columns(struct grid *grid, struct channel_columns columns)
{
    grid_column(grid, "Channel", "");
    grid_column(grid, "Offered", "");
    grid_column(grid, "Answered", "");
    if (columns.by_phone) {
        grid_column(grid, "Hung up", "lost");
    } else {
        grid_column(grid, "Gave up", "lost");
    }
    if (columns.target) {
        grid_column(grid, "In time", "service level");
        grid_column(grid, "Target", "");
    }
    grid_column(grid, "Mean wait", "ASA");
    grid_column(grid, "9 of 10 wait", "at most (p90)");
    grid_column(grid, "Longest wait", "of a run");
    grid_column(grid, "Handling", "AHT");
    if (columns.blocked) {
        grid_column(grid, "Busy signal", "blocked");
    }
    if (columns.dropped) {
        grid_column(grid, "Sent off", "at closing");
    }
    if (columns.unfinished) {
        grid_column(grid, "Unfinished", "");
    }
    if (columns.prevented) {
        grid_column(grid, "Prevented", "by the help centre");
    }
}

/* Blank where they would be of calls and tickets mixed. */
static void add_waits(const struct channel_result *channel, bool shown,
                      struct grid *grid, struct arena *arena)
{
    const double p90_s = measure_of(channel, "wait_p90_s")->mean;
    const double longest_s = measure_of(channel, "max_wait_s")->mean;
    const double handle_s = measure_of(channel, "mean_handle_s")->mean;
    const struct estimate *mean = measure_of(channel, "mean_wait_s");
    grid_cell(grid, shown ? number_duration_sure(arena, mean) : "");
    grid_cell(grid, shown ? number_duration(arena, p90_s) : "");
    grid_cell(grid, shown ? number_duration(arena, longest_s) : "");
    grid_cell(grid, shown ? number_duration(arena, handle_s) : "");
}

static void add_channel(const struct page *page, const char *name,
                        const struct channel_result *channel,
                        const struct target *target,
                        struct channel_columns columns, struct grid *grid)
{
    struct arena *arena = page->arena;
    grid_cell(grid, name);
    grid_cell(grid, number_count(arena, measure_of(channel, "offered")->mean));
    grid_cell(grid, number_count(arena, measure_of(channel, "answered")->mean));
    grid_cell(grid,
              number_share(arena, measure_of(channel, "abandonment")->mean));
    if (columns.target) {
        grid_cell(grid, number_share_sure(
                            arena, measure_of(channel, "service_level")));
        grid_cell(grid, target ? target_text(page, target) : "");
    }
    add_waits(channel, columns.waits_of_all || target, grid, arena);
    if (columns.blocked) {
        grid_cell(grid,
                  number_share(arena, measure_of(channel, "blocking")->mean));
    }
    if (columns.dropped) {
        grid_cell(grid,
                  number_count(arena, measure_of(channel, "dropped")->mean));
    }
    if (columns.unfinished) {
        grid_cell(grid,
                  number_count(arena, measure_of(channel, "unfinished")->mean));
    }
    if (columns.prevented) {
        grid_cell(grid,
                  number_count(arena, measure_of(channel, "prevented")->mean));
    }
}

static void print_channels(const struct page *page)
{
    const struct results *results = page->report->results;
    const struct channel_columns columns = columns_of(results);
    struct grid *grid = grid_create(page->arena);
    add_columns(grid, columns);
    for (size_t c = 0; c < results->n_channels; c++) {
        add_channel(page, results->channels[c].name, &results->channels[c],
                    &results->centre->channels[c].target, columns, grid);
    }
    if (results->n_channels > 1) {
        add_channel(page, tr("(all)"), &results->whole, NULL, columns, grid);
    }
    grid_print(grid, page->width, page->colours, page->out);
    text_add(page->out, "\n");
}

static const struct estimate *team_measure_of(const struct team_result *team,
                                              const char *key)
{
    size_t n = 0;
    const struct team_measure *measures = team_measure_list(&n);
    size_t i = 0;
    while (i + 1 < n && strcmp(measures[i].key, key) != 0) {
        i++;
    }
    return &team->measures[i];
}

struct team_columns {
    bool utilisation; /* it is occupancy where nobody holds chats */
    bool interruptions;
    bool cost;
};

static struct team_columns team_columns_of(const struct results *results)
{
    struct team_columns columns = { .utilisation = run_report_has_way(
                                        results->centre, WAY_CHAT) };
    for (size_t t = 0; t < results->n_teams; t++) {
        columns.cost = columns.cost || results->centre->teams[t].has_cost;
        columns.interruptions =
            columns.interruptions ||
            team_measure_of(&results->teams[t], "interruptions")->mean > 0.0;
    }
    return columns;
}

static void add_team_columns(struct grid *grid, struct team_columns columns,
                             const char *currency)
{
    grid_column(grid, "Team", "");
    grid_column(grid, "Occupancy", "");
    if (columns.utilisation) {
        grid_column(grid, "At work", "of on duty");
    }
    grid_column(grid, "On duty", "hours");
    grid_column(grid, "Paid", "hours");
    grid_column(grid, "Paid", "FTE of 40 h");
    grid_column(grid, "Contacts", "agent and day");
    if (columns.interruptions) {
        grid_column(grid, "Interrupted", "tickets");
    }
    if (columns.cost) {
        grid_column(grid, "Cost", currency);
    }
}

static void add_team(const struct team_result *team, bool has_cost,
                     struct team_columns columns, struct grid *grid,
                     struct arena *arena)
{
    grid_cell(grid, team->name);
    grid_cell(grid,
              number_share_sure(arena, team_measure_of(team, "occupancy")));
    if (columns.utilisation) {
        grid_cell(grid, number_share(
                            arena, team_measure_of(team, "utilisation")->mean));
    }
    grid_cell(grid, number_count(arena,
                                 team_measure_of(team, "on_duty_hours")->mean));
    grid_cell(grid,
              number_count(arena, team_measure_of(team, "paid_hours")->mean));
    grid_cell(grid, number_fixed(arena, team_measure_of(team, "fte")->mean, 1));
    grid_cell(grid, number_count(
                        arena,
                        team_measure_of(team, "contacts_per_agent_day")->mean));
    if (columns.interruptions) {
        grid_cell(
            grid,
            number_count(arena, team_measure_of(team, "interruptions")->mean));
    }
    if (columns.cost) {
        grid_cell(grid, has_cost
                            ? number_fixed(
                                  arena, team_measure_of(team, "cost")->mean, 0)
                            : "-");
    }
}

static void print_teams(const struct page *page)
{
    const struct results *results = page->report->results;
    const struct team_columns columns = team_columns_of(results);
    struct grid *grid = grid_create(page->arena);
    add_team_columns(grid, columns, results->centre->plan.currency);
    for (size_t t = 0; t < results->n_teams; t++) {
        add_team(&results->teams[t], results->centre->teams[t].has_cost,
                 columns, grid, page->arena);
    }
    grid_print(grid, page->width, page->colours, page->out);
    text_add(page->out, "\n");
}

void table_of_run(const struct run_report *report, int width, bool colours,
                  struct text *out)
{
    const struct page page = { .report = report,
                               .arena = out->arena,
                               .width = width,
                               .colours = colours,
                               .out = out };
    print_title(&page);
    print_answer(&page);
    print_channels(&page);
    table_of_work(report, width, colours, out);
    table_of_help(report, width, colours, out);
    if (report->results->n_teams > 0) {
        print_teams(&page);
    }
    table_of_launches(report, width, colours, out);
    table_of_futures(report, width, colours, out);
    table_of_scores(report, width, colours, out);
    table_notes(report, width, out);
}
