#include "report/table_futures.h"

#include "base/language.h"
#include "base/number.h"
#include "model/centre.h"
#include "report/compare_words.h"
#include "report/grid.h"
#include "report/run_words.h"
#include "report/table_notes.h"
#include <math.h>
#include <string.h>

const char *const *futures_measures(bool is_ticket)
{
    static const char *const live[] = { "offered", "service_level",
                                        "mean_wait_s", NULL };
    static const char *const tickets[] = { "offered", "service_level",
                                           "first_reply_mean_s", NULL };
    return is_ticket ? tickets : live;
}

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

static void add_channels(const struct results *results, struct grid *grid,
                         struct arena *arena)
{
    size_t n = 0;
    const struct measure *measures = measure_list(&n);
    for (size_t c = 0; c < results->n_channels; c++) {
        const bool is_ticket = results->centre->channels[c].way == WAY_TICKET;
        for (const char *const *key = futures_measures(is_ticket); *key;
             key++) {
            const size_t m = measure_index(*key);
            add_row(grid, arena,
                    arena_text(arena, "%s: %s", results->channels[c].name,
                               tr(measures[m].label)),
                    measures[m].unit, &results->channels[c].measures[m]);
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

static void add_change(struct grid *grid, struct arena *arena, const char *what,
                       const char *unit, const struct estimate *change)
{
    if (isnan(change->p10)) {
        return;
    }
    const double most = fmax(fabs(change->p10), fabs(change->p90));
    const double ends[] = { change->p10, change->p50, change->p90 };
    grid_cell(grid, what);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        grid_cell(grid, compare_words_signed_like(arena, unit, ends[i], most));
    }
}

/* What each launch changes, in the 60 days after it. */
static void add_launches(const struct results *results, struct grid *grid,
                         struct arena *arena)
{
    for (size_t i = 0; i < results->n_launches; i++) {
        const struct launch_result *launch = &results->launches[i];
        const struct launch_figure *after =
            launch_whole(launch)->figures[LAUNCH_AFTER];
        add_change(grid, arena,
                   arena_text(arena,
                              tr("launch of %s: contacts a calendar day"),
                              launch->channel),
                   "contacts", &after[LAUNCH_CONTACTS].change.change);
        add_change(grid, arena,
                   arena_text(arena, tr("launch of %s: requester wait"),
                              launch->channel),
                   "s", &after[LAUNCH_REQUESTER_S].change.change);
    }
}

static struct grid *start(struct arena *arena, const char *of)
{
    struct grid *grid = grid_create(arena);
    grid_column_named(grid, tr("Range of futures"), of);
    grid_column(grid, "1 in 10", "is below");
    grid_column(grid, "Half", "is below");
    grid_column(grid, "1 in 10", "is above");
    return grid;
}

static void print(const struct grid *grid, const struct centre *centre,
                  int width, bool colours, struct text *out)
{
    grid_print(grid, width, colours, out);
    table_paragraph(
        run_words_uncertain(centre->uncertain, centre->n_uncertain, out->arena),
        2, width, out);
    text_add(out, "\n");
}

void table_of_futures(const struct run_report *report, int width, bool colours,
                      struct text *out)
{
    const struct results *results = report->results;
    if (results->centre->n_uncertain == 0) {
        return;
    }
    struct grid *grid = start(out->arena, "");
    add_channels(results, grid, out->arena);
    add_teams(results, grid, out->arena);
    add_launches(results, grid, out->arena);
    print(grid, results->centre, width, colours, out);
}

static void add_changes(const struct changes *changes, bool is_ticket,
                        struct grid *grid, struct arena *arena)
{
    size_t n = 0;
    const struct measure *measures = measure_list(&n);
    for (const char *const *key = futures_measures(is_ticket); *key; key++) {
        const size_t m = measure_index(*key);
        add_change(
            grid, arena,
            arena_text(arena, "%s: %s", changes->name, tr(measures[m].label)),
            measures[m].unit, &changes->measures[m].change);
    }
}

static void add_changed_launches(const struct comparison_plan *plan,
                                 struct grid *grid, struct arena *arena)
{
    for (size_t i = 0; i < plan->n_launches; i++) {
        const struct launch_change *launch = &plan->launches[i];
        add_change(
            grid, arena,
            arena_text(arena, tr("launch of %s: peak, net"), launch->channel),
            "contacts", &launch->peak.change);
        add_change(
            grid, arena,
            arena_text(arena, tr("launch of %s: last week"), launch->channel),
            "contacts", &launch->settled_calendar.change);
    }
}

void table_of_changed_futures(const struct compare_report *report, size_t other,
                              int width, bool colours, struct text *out)
{
    struct arena *arena = out->arena;
    const struct comparison_plan *plan = &report->comparison->others[other - 1];
    const struct centre *centre = report->comparison->plans[other]->centre;
    const struct team_measure *occupancy = team_measure_list(&(size_t){ 0 });
    if (centre->n_uncertain == 0) {
        return;
    }
    struct grid *grid = start(arena, tr("of the change"));
    for (size_t c = 0; c < plan->n_channels; c++) {
        const struct changes *channel = &plan->channels[c];
        add_changes(channel, centre->channels[channel->other].way == WAY_TICKET,
                    grid, arena);
    }
    for (size_t t = 0; t < plan->n_teams; t++) {
        add_change(grid, arena,
                   arena_text(arena, "%s: %s", plan->teams[t].name,
                              tr(occupancy->label)),
                   occupancy->unit, &plan->teams[t].measures[0].change);
    }
    add_changed_launches(plan, grid, arena);
    print(grid, centre, width, colours, out);
}
