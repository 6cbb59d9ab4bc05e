/*
 * document_week_tables.c - what happens to each channel and to the teams, a row
 * a week.
 */
#include "report/document_parts.h"

#include "base/civil.h"
#include "base/language.h"
#include "chart/words.h"
#include "report/term_words.h"
#include "report/weekly_channels.h"
#include "report/weekly_occasion.h"
#include <math.h>
#include <string.h>

/* Of all these tables together: more would be too many pages. */
enum { ROWS_ON_PAPER_AT_MOST = 160, TEAMS_A_TABLE = 4 };

/* Of channels; it is left out where none of its weeks has a figure. */
static const struct {
    const char *measure;
    const char *title;
    const char *title_of_tickets;
    enum cell_kind kind;
} columns[] = {
    { "offered", N_("Offered"), N_("Offered"), CELL_COUNT },
    { "service_level", N_("Service level"), N_("Service level"), CELL_SHARE },
    { "mean_wait_s", N_("Mean wait (ASA)"), N_("Until work begins, mean"),
      CELL_SECONDS },
    { "backlog_end", N_("Backlog at its end"), N_("Backlog at its end"),
      CELL_COUNT },
    { "prevented", N_("Prevented by help centre"),
      N_("Prevented by help centre"), CELL_COUNT },
};
enum { N_COLUMNS = sizeof columns / sizeof columns[0] };

/* What the tables of one run are made from. */
struct weeks {
    const struct figures *figures;
    const struct weekly_figures *weekly;
    struct arena *arena;
};

static bool is_known(const struct weeks *weeks,
                     const struct brief_estimate *estimates)
{
    for (size_t w = 0; w < weeks->weekly->n_weeks; w++) {
        if (isfinite(estimates[w].mean)) {
            return true;
        }
    }
    return false;
}

static void add_week(struct document_table *table, const struct weeks *weeks,
                     size_t week)
{
    document_add_number(table, CELL_DAY, weekly_day(weeks->weekly, week));
}

/* A week like others has nothing to say, which is not a figure that is missing.
 */
static void add_happenings(struct document_table *table,
                           const struct weeks *weeks, size_t week)
{
    document_add(
        table, (struct document_cell){
                   .kind = CELL_TEXT,
                   .text = weekly_happenings(weeks->weekly, weeks->arena, week),
                   .half_width = nan(""),
               });
}

static struct document_table *start(const struct weeks *weeks, const char *of)
{
    struct document_table *table = document_table_start(
        weeks->arena, SHEET_WEEKS,
        arena_text(weeks->arena, tr("Week by week: %s"), of));
    document_column(table, tr("Week of"));
    return table;
}

static struct document_table *channel_weeks(const struct weeks *weeks,
                                            const struct channel_plan *plan)
{
    const struct brief_estimate *shown[N_COLUMNS];
    enum cell_kind kinds[N_COLUMNS];
    size_t n = 0;
    struct document_table *table =
        start(weeks, words_name(weeks->arena, plan->name));
    for (size_t k = 0; k < N_COLUMNS; k++) {
        shown[n] =
            document_weeks_of(weeks->figures, weeks->weekly, FIGURES_CHANNEL,
                              plan->name, columns[k].measure, weeks->arena);
        if (is_known(weeks, shown[n])) {
            document_column_sure(table, tr(plan->is_ticket
                                               ? columns[k].title_of_tickets
                                               : columns[k].title));
            kinds[n++] = columns[k].kind;
        }
    }
    document_column(table, tr("What happens in it"));
    for (size_t w = 0; w < weeks->weekly->n_weeks; w++) {
        add_week(table, weeks, w);
        for (size_t k = 0; k < n; k++) {
            document_add_sure(table, kinds[k], shown[k][w].mean,
                              shown[k][w].half_width);
        }
        add_happenings(table, weeks, w);
    }
    return table;
}

/* Team, week, hours. */
static bool read_hours(struct store *store, struct table **out,
                       struct error *err)
{
    return store_ask(
        store,
        "SELECT t.name, CAST((julianday(substr(i.start_local, 1, 10)) - "
        "julianday(s.value)) / 7 AS INTEGER) AS week, sum(i.agents_on) * "
        "r.value / 60 FROM team_interval i JOIN team t ON t.id = i.team JOIN "
        "run s ON s.key = 'plan_start' JOIN run r ON r.key = 'interval_min' "
        "GROUP BY t.id, week",
        out, err);
}

static double hours_of(const struct table *hours, const char *team, size_t week)
{
    for (size_t i = 0; i < hours->n_rows; i++) {
        if ((size_t)table_number(hours, i, 1) == week &&
            strcmp(table_text(hours, i, 0), team) == 0) {
            return table_number(hours, i, 2);
        }
    }
    return nan("");
}

/* Of the teams from the first to before the last. */
static struct document_table *team_weeks(const struct weeks *weeks,
                                         const struct table *hours,
                                         size_t first, size_t last)
{
    const struct weekly_figures *weekly = weeks->weekly;
    const char *names[TEAMS_A_TABLE];
    for (size_t t = first; t < last; t++) {
        names[t - first] = weekly->teams[t].name;
    }
    struct document_table *table =
        start(weeks, words_list(weeks->arena, names, last - first));
    for (size_t t = first; t < last; t++) {
        const char *name = weekly->teams[t].name;
        document_column(
            table, arena_text(weeks->arena, tr("%s: hours on duty"), name));
        document_column_sure(
            table, arena_text(weeks->arena, tr("%s: occupancy"), name));
    }
    document_column(table, tr("What happens in it"));
    for (size_t w = 0; w < weekly->n_weeks; w++) {
        add_week(table, weeks, w);
        for (size_t t = first; t < last; t++) {
            const struct brief_estimate busy = weekly->teams[t].occupancy[w];
            document_add_number(
                table, CELL_COUNT,
                hours_of(hours, figures_team(weeks->figures, t), w));
            document_add_sure(table, CELL_SHARE, busy.mean, busy.half_width);
        }
        add_happenings(table, weeks, w);
    }
    return table;
}

static void add_tables(const struct weeks *weeks, const struct table *hours,
                       struct document_part *part)
{
    const size_t n_teams = weeks->weekly->n_teams;
    bool explained = false;
    for (size_t c = 0; c < weeks->weekly->n_channels; c++) {
        const struct channel_plan *plan = figures_channel(weeks->figures, c);
        struct document_table *table = channel_weeks(weeks, plan);
        if (plan->is_ticket && !explained) {
            table->note =
                arena_text(weeks->arena, "%s %s", term_words(TERM_WORK_BEGINS),
                           term_words(TERM_TICKET_CLOCK));
            explained = true;
        }
        document_add_table(part, table);
    }
    for (size_t t = 0; t < n_teams; t += TEAMS_A_TABLE) {
        const size_t last =
            t + TEAMS_A_TABLE < n_teams ? t + TEAMS_A_TABLE : n_teams;
        document_add_table(part, team_weeks(weeks, hours, t, last));
    }
}

bool document_week_tables(struct store *store, const struct figures *figures,
                          const struct weekly_figures *weekly,
                          struct document_part *part, struct error *err)
{
    const struct weeks weeks = { figures, weekly, store_arena(store) };
    const size_t first = part->n_tables;
    struct table *hours = NULL;
    if (weekly->n_weeks < 2) {
        return true;
    }
    if (!read_hours(store, &hours, err)) {
        return false;
    }
    add_tables(&weeks, hours, part);
    if (document_part_rows(part, SHEET_WEEKS) > ROWS_ON_PAPER_AT_MOST) {
        for (size_t i = first; i < part->n_tables; i++) {
            part->tables[i]->is_long = true;
        }
        text_list_add(part->method,
                      tr("The tables week by week are too long for paper: "
                         "they are in the workbook."));
    }
    return true;
}
