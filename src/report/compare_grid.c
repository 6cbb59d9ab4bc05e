#include "report/compare_grid.h"

#include "base/language.h"
#include "base/number.h"
#include "model/centre.h"
#include "report/compare_words.h"
#include <math.h>
#include <string.h>

struct asked {
    const char *key;
    const char *label;
};

static const struct asked of_live[] = {
    { "offered", N_("offered") },
    { "service_level", N_("in time") },
    { "abandonment", N_("lost") },
    { "mean_wait_s", N_("mean wait") },
    { "wait_p90_s", N_("9 of 10 wait at most") },
};
static const struct asked of_tickets[] = {
    { "offered", N_("offered") },
    { "service_level", N_("in time") },
    { "first_reply_mean_s", N_("first reply") },
    { "solve_level", N_("solved in time") },
    { "requester_wait_mean_s", N_("requester wait") },
    { "backlog_mean", N_("backlog") },
};
static const struct asked of_teams[] = {
    { "occupancy", N_("occupancy") },
    { "cost", N_("cost") },
};
static const struct asked of_centre[] = {
    { "customers_lost", N_("customers lost") },
    { "cost_per_week", N_("cost a week") },
};

#define N(list) (sizeof(list) / sizeof(list)[0])

/* The plan at hand beside the first. */
struct side_by_side {
    const struct results *first;
    const struct results *other;
    const struct comparison_plan *plan;
    struct arena *arena;
    struct grid *grid;
};

/* One row: nothing where there is no difference to speak of. */
struct line {
    const char *name; /* of the channel or team */
    const char *label;
    const char *unit;
    const struct estimate *first;
    const struct estimate *other;
    const struct difference *difference;
};

static const char *label(const struct side_by_side *pair,
                         const struct line *line)
{
    const char *label = tr(line->label);
    const struct centre *centre = pair->first->centre;
    return strcmp(line->unit, "money") == 0
               ? arena_text(pair->arena, "%s: %s, %s", line->name, label,
                            centre->plan.currency)
               : arena_text(pair->arena, "%s: %s", line->name, label);
}

static void add_line(const struct side_by_side *pair, const struct line *line)
{
    struct arena *arena = pair->arena;
    const double saved = line->difference->variance_saved_frac;
    if (isnan(line->difference->change.mean)) {
        return;
    }
    grid_cell(pair->grid, label(pair, line));
    grid_cell(pair->grid,
              compare_words_figure(arena, line->unit, line->first->mean));
    grid_cell(pair->grid,
              compare_words_figure(arena, line->unit, line->other->mean));
    grid_cell(pair->grid,
              compare_words_change(arena, line->unit, line->difference));
    grid_cell(pair->grid, isnan(saved) ? "-" : number_share(arena, saved));
}

static struct line channel_line(const struct side_by_side *pair,
                                const struct changes *channel,
                                const struct asked *asked)
{
    const size_t m = measure_index(asked->key);
    return (struct line){
        .name = channel->name,
        .label = asked->label,
        .unit = measure_list(&(size_t){ 0 })[m].unit,
        .first = &pair->first->channels[channel->first].measures[m],
        .other = &pair->other->channels[channel->other].measures[m],
        .difference = &channel->measures[m],
    };
}

static void add_channels(const struct side_by_side *pair)
{
    const struct comparison_plan *plan = pair->plan;
    for (size_t c = 0; c < plan->n_channels; c++) {
        const bool tickets =
            pair->first->centre->channels[plan->channels[c].first].way ==
            WAY_TICKET;
        const struct asked *rows = tickets ? of_tickets : of_live;
        const size_t n = tickets ? N(of_tickets) : N(of_live);
        for (size_t k = 0; k < n; k++) {
            const struct line line =
                channel_line(pair, &plan->channels[c], &rows[k]);
            add_line(pair, &line);
        }
    }
}

/* The row of the key; NULL when it is not asked for. */
static const struct asked *find(const struct asked *rows, size_t n,
                                const char *key)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(rows[i].key, key) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

static void add_teams(const struct side_by_side *pair)
{
    const struct comparison_plan *plan = pair->plan;
    size_t n = 0;
    const struct team_measure *measures = team_measure_list(&n);
    for (size_t t = 0; t < plan->n_teams; t++) {
        const struct changes *team = &plan->teams[t];
        for (size_t m = 0; m < n; m++) {
            const struct asked *asked =
                find(of_teams, N(of_teams), measures[m].key);
            const struct line line = {
                .name = team->name,
                .label = asked ? asked->label : "",
                .unit = measures[m].unit,
                .first = &pair->first->teams[team->first].measures[m],
                .other = &pair->other->teams[team->other].measures[m],
                .difference = &team->measures[m],
            };
            if (asked) {
                add_line(pair, &line);
            }
        }
    }
}

static void add_centre(const struct side_by_side *pair)
{
    size_t n = 0;
    const struct centre_measure *measures = centre_measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        const struct asked *asked =
            find(of_centre, N(of_centre), measures[m].key);
        const struct line line = {
            .name = tr("all"),
            .label = asked ? asked->label : "",
            .unit = measures[m].unit,
            .first = results_centre_measure(pair->first, &measures[m]),
            .other = results_centre_measure(pair->other, &measures[m]),
            .difference = &pair->plan->centre_measures[m],
        };
        if (asked) {
            add_line(pair, &line);
        }
    }
}

/* First what stands on the left, then the two plans. */
static void add_columns(const struct compare_report *report, size_t other,
                        const char *title, const char *word, struct grid *grid)
{
    grid_column_named(grid, title, word);
    grid_column_named(grid, report->labels[0], "");
    grid_column_named(grid, report->labels[other], "");
    grid_column(grid, "Change", "");
}

struct grid *compare_grid(const struct compare_report *report, size_t other,
                          struct arena *arena)
{
    const struct comparison *comparison = report->comparison;
    const struct side_by_side pair = {
        .first = comparison->plans[0],
        .other = comparison->plans[other],
        .plan = &comparison->others[other - 1],
        .arena = arena,
        .grid = grid_create(arena),
    };
    add_columns(report, other,
                arena_text(arena, tr("Against %s"), report->labels[0]), "",
                pair.grid);
    grid_column(pair.grid, "Saved", "");
    add_channels(&pair);
    add_teams(&pair);
    add_centre(&pair);
    return pair.grid;
}

struct grid *compare_launch_grid(const struct compare_report *report,
                                 size_t other,
                                 const struct launch_beside *beside,
                                 struct arena *arena)
{
    size_t n = 0;
    const struct launch_row *rows = compare_launches_rows(beside, arena, &n);
    struct grid *grid = grid_create(arena);
    add_columns(report, other,
                arena_text(arena, tr("Launch of %s"), beside->channel),
                tr("contacts a day"), grid);
    for (size_t i = 0; i < n; i++) {
        grid_cell(grid, rows[i].label);
        for (size_t side = 0; side < 2; side++) {
            grid_cell(grid, rows[i].texts[side] ? rows[i].texts[side] : "-");
        }
        grid_cell(grid, rows[i].key ? compare_words_change(arena, rows[i].unit,
                                                           &rows[i].change)
                                    : "");
    }
    return grid;
}
