#include "report/table_work.h"

#include "base/language.h"
#include "model/benchmarks.h"
#include "model/centre.h"
#include "report/grid.h"
#include "report/number.h"
#include "report/table_notes.h"
#include <math.h>
#include <string.h>

struct column {
    const char *title;
    const char *word;
    const char *key;
};

static const struct column chat_columns[] = {
    { N_("Chats"), N_("at once"), "mean_concurrency" },
    { N_("Length"), N_("of a chat"), "chat_duration_s" },
};

static const struct column ticket_columns[] = {
    { N_("First reply"), N_("mean"), "first_reply_mean_s" },
    { N_("Within"), N_("8 h"), "first_reply_within.8 h" },
    { N_("Solved"), N_("tickets"), "resolved" },
    { N_("Solved"), N_("in time"), "solve_level" },
    { N_("Resolution"), N_("mean"), "full_resolution_mean_s" },
    { N_("Replies"), N_("a ticket"), "replies_mean" },
    { N_("Again"), N_("elsewhere"), "contacted_again" },
    { N_("Backlog"), N_("on average"), "backlog_mean" },
    { N_("Over 3 days"), N_("of these"), "backlog_by_age.older" },
    { N_("Backlog"), N_("at the end"), "backlog_end" },
};

/* A figure in its unit; those one plans by with their interval. */
static const char *written(struct arena *arena, const struct estimate *e,
                           const char *unit, bool sure)
{
    if (strcmp(unit, "s") == 0) {
        return sure ? number_duration_sure(arena, e)
                    : number_duration(arena, e->mean);
    }
    if (strcmp(unit, "share") == 0) {
        return sure ? number_share_sure(arena, e)
                    : number_share(arena, e->mean);
    }
    return isfinite(e->mean) && fabs(e->mean) < 10.0
               ? number_fixed(arena, e->mean, 2)
               : number_count(arena, e->mean);
}

struct kind_of_table {
    enum way way;
    const struct column *columns;
    size_t n_columns;
};

/* A column of a promise is for those who make it. */
static bool has_column(const struct centre *centre, const struct column *column)
{
    bool promised = false;
    for (size_t c = 0; c < centre->n_channels; c++) {
        promised |= centre->channels[c].solve_target.set;
    }
    return promised || strcmp(column->key, "solve_level") != 0;
}

/* Its rows; how many. */
static size_t add_rows(const struct results *results,
                       const struct kind_of_table *table, struct grid *grid,
                       struct arena *arena)
{
    size_t n = 0;
    size_t n_rows = 0;
    const struct measure *measures = measure_list(&n);
    for (size_t c = 0; c < results->n_channels; c++) {
        if (results->centre->channels[c].way != table->way) {
            continue;
        }
        grid_cell(grid, results->channels[c].name);
        for (size_t i = 0; i < table->n_columns; i++) {
            if (!has_column(results->centre, &table->columns[i])) {
                continue;
            }
            const size_t m = measure_index(table->columns[i].key);
            grid_cell(grid, written(arena, &results->channels[c].measures[m],
                                    measures[m].unit, i == 0));
        }
        n_rows++;
    }
    return n_rows;
}

void table_of_work(const struct run_report *report, int width, bool colours,
                   struct text *out)
{
    static const struct kind_of_table tables[] = {
        { WAY_CHAT, chat_columns, sizeof chat_columns / sizeof *chat_columns },
        { WAY_TICKET, ticket_columns,
          sizeof ticket_columns / sizeof *ticket_columns },
    };
    for (size_t k = 0; k < sizeof tables / sizeof *tables; k++) {
        struct grid *grid = grid_create(out->arena);
        grid_column(
            grid, tables[k].way == WAY_CHAT ? N_("Chats") : N_("Tickets"), "");
        for (size_t i = 0; i < tables[k].n_columns; i++) {
            const struct column *column = &tables[k].columns[i];
            if (has_column(report->results->centre, column)) {
                grid_column(grid, column->title, column->word);
            }
        }
        if (add_rows(report->results, &tables[k], grid, out->arena) > 0) {
            grid_print(grid, width, colours, out);
            text_add(out, "\n");
        }
    }
}

void table_of_scores(const struct run_report *report, int width, bool colours,
                     struct text *out)
{
    const struct results *results = report->results;
    struct arena *arena = out->arena;
    if (results->n_scores == 0) {
        return;
    }
    struct grid *grid = grid_create(arena);
    grid_column(grid, "Beside the benchmark", "");
    grid_column(grid, "Benchmark", "");
    grid_column(grid, "Here", "");
    grid_column(grid, "Whose", "report and fact");
    for (size_t i = 0; i < results->n_scores; i++) {
        const struct score *score = &results->scores[i];
        const struct benchmark_score *known = score->known;
        const struct estimate benchmark = { .mean = score->benchmark };
        grid_cell(grid, tr(known->measure));
        grid_cell(grid, written(arena, &benchmark, known->unit, false));
        grid_cell(grid, written(arena, &score->simulated, known->unit, false));
        grid_cell(grid, arena_text(arena, "%s, %s/%s", tr(known->whom),
                                   known->source, known->fact));
    }
    grid_print(grid, width, colours, out);
    for (size_t i = 0; i < results->n_scores; i++) {
        const struct benchmark_score *known = results->scores[i].known;
        if (*known->remark) {
            table_paragraph(arena_text(arena, "%s: %s.", tr(known->measure),
                                       tr(known->remark)),
                            2, width, out);
        }
    }
    text_add(out, "\n");
}
