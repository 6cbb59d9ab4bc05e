#include "report/table_futures.h"

#include "base/language.h"
#include "base/number.h"
#include "model/centre.h"
#include "report/grid.h"
#include "report/table_notes.h"
#include <math.h>
#include <string.h>

/* The measures of a channel that a planner asks about first. */
static const char *const keys[] = { "offered", "service_level", "mean_wait_s",
                                    "first_reply_mean_s" };

static const char *in_unit(struct arena *arena, const char *unit, double value)
{
    if (strcmp(unit, "share") == 0) {
        return number_share(arena, value);
    }
    return strcmp(unit, "s") == 0 ? number_duration(arena, value)
                                  : number_count(arena, value);
}

static void add_row(struct grid *grid, struct arena *arena, const char *what,
                    const char *unit, const struct estimate *e)
{
    if (isnan(e->p10)) {
        return;
    }
    grid_cell(grid, what);
    grid_cell(grid, in_unit(arena, unit, e->p10));
    grid_cell(grid, in_unit(arena, unit, e->p50));
    grid_cell(grid, in_unit(arena, unit, e->p90));
}

/* Tickets wait from night to morning: of them the reply counts. */
static bool is_shown(const struct channel *channel, const char *key)
{
    const bool tickets = channel->way == WAY_TICKET;
    return strcmp(key, tickets ? "mean_wait_s" : "first_reply_mean_s") != 0;
}

static void add_channels(const struct results *results, struct grid *grid,
                         struct arena *arena)
{
    size_t n = 0;
    const struct measure *measures = measure_list(&n);
    for (size_t c = 0; c < results->n_channels; c++) {
        for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
            const size_t m = measure_index(keys[k]);
            if (is_shown(&results->centre->channels[c], keys[k])) {
                add_row(grid, arena,
                        arena_text(arena, "%s: %s", results->channels[c].name,
                                   tr(measures[m].label)),
                        measures[m].unit, &results->channels[c].measures[m]);
            }
        }
    }
}

static void add_teams(const struct results *results, struct grid *grid,
                      struct arena *arena)
{
    const struct team_measure *occupancy = team_measure_list(&(size_t){ 0 });
    for (size_t t = 0; t < results->n_teams; t++) {
        add_row(grid, arena,
                arena_text(arena, "%s: %s", results->teams[t].name,
                           tr(occupancy->label)),
                occupancy->unit, &results->teams[t].measures[0]);
    }
}

static void note_inputs(const struct centre *centre, int width,
                        struct text *out)
{
    struct text text;
    text_start(&text, out->arena);
    text_add(&text, "%s",
             tr("Of ten futures one is below the first number and "
                "one above the last; more replications do not "
                "narrow that. Drawn anew for each:"));
    const char *before = " ";
    for (size_t i = 0; i < centre->n_uncertain; i++) {
        const struct uncertain *row = &centre->uncertain[i];
        if (row->leader == i) {
            text_add(&text, "%s", before);
            text_add(&text, tr("%s (%s to %s, most likely %s)"), row->path,
                     number_amount(out->arena, row->said[0]),
                     number_amount(out->arena, row->said[2]),
                     number_amount(out->arena, row->said[1]));
            before = ", ";
        }
    }
    text_add(&text, ".");
    table_paragraph(text.bytes, 2, width, out);
}

void table_of_futures(const struct run_report *report, int width, bool colours,
                      struct text *out)
{
    const struct results *results = report->results;
    if (results->centre->n_uncertain == 0) {
        return;
    }
    struct grid *grid = grid_create(out->arena);
    grid_column(grid, "Range of futures", "");
    grid_column(grid, "1 in 10", "is below");
    grid_column(grid, "Half", "is below");
    grid_column(grid, "1 in 10", "is above");
    add_channels(results, grid, out->arena);
    add_teams(results, grid, out->arena);
    grid_print(grid, width, colours, out);
    note_inputs(results->centre, width, out);
    text_add(out, "\n");
}
