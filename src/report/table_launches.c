#include "report/table_launches.h"

#include "base/dates.h"
#include "base/language.h"
#include "model/centre.h"
#include "report/compare_words.h"
#include "report/grid.h"
#include "report/launch_words.h"
#include "report/table_notes.h"
#include <math.h>

enum { INDENT = 2 };

static const struct {
    const char *label;
    const char *unit;
} rows[N_LAUNCH_MEASURES] = {
    [LAUNCH_CONTACTS] = { N_("contacts a calendar day"), "contacts" },
    [LAUNCH_LEVEL] = { N_("in time"), "share" },
    [LAUNCH_WAIT_S] = { N_("mean wait"), "s" },
    [LAUNCH_FIRST_REPLY_S] = { N_("first reply"), "s" },
    [LAUNCH_REQUESTER_S] = { N_("requester wait"), "s" },
    [LAUNCH_BACKLOG] = { N_("backlog"), "contacts" },
};

static void add_row(struct grid *grid, struct arena *arena, const char *what,
                    const char *unit, const struct launch_figure *before,
                    const struct launch_figure *after)
{
    grid_cell(grid, what);
    grid_cell(grid, compare_words_figure(arena, unit, before->with.mean));
    grid_cell(grid, compare_words_figure(arena, unit, after->with.mean));
    grid_cell(grid, compare_words_figure(arena, unit, after->without.mean));
    grid_cell(grid, compare_words_change(arena, unit, &after->change));
}

/* What is worth a row: of live channels the wait, of tickets the first reply
 * and the backlog, of all together what adds up. */
static bool is_shown(const struct launch_result *launch,
                     const struct centre *centre, size_t entry,
                     enum launch_measure measure)
{
    const bool whole = entry + 1 == launch->n_entries;
    const bool tickets = !whole && centre->channels[entry].way == WAY_TICKET;
    switch (measure) {
    case LAUNCH_CONTACTS:
        return true;
    case LAUNCH_LEVEL:
        return !whole && centre->channels[entry].target.set;
    case LAUNCH_WAIT_S:
        return !whole && !tickets;
    case LAUNCH_REQUESTER_S:
        return true;
    case LAUNCH_FIRST_REPLY_S:
    case LAUNCH_BACKLOG:
        return tickets;
    case N_LAUNCH_MEASURES:
        break;
    }
    return false;
}

static void add_entries(const struct launch_result *launch,
                        const struct centre *centre, struct grid *grid,
                        struct arena *arena)
{
    for (size_t e = 0; e < launch->n_entries; e++) {
        const struct launch_entry *entry = &launch->entries[e];
        const char *name = e + 1 < launch->n_entries ? entry->name : tr("all");
        for (enum launch_measure m = 0; m < N_LAUNCH_MEASURES; m++) {
            if (is_shown(launch, centre, e, m)) {
                add_row(grid, arena,
                        arena_text(arena, "%s: %s", name, tr(rows[m].label)),
                        rows[m].unit, &entry->figures[LAUNCH_BEFORE][m],
                        &entry->figures[LAUNCH_AFTER][m]);
            }
        }
    }
    if (!isnan(launch->others[LAUNCH_AFTER].without.mean)) {
        add_row(grid, arena,
                arena_text(arena, tr("all but %s: requester wait"),
                           launch->channel),
                "s", &launch->others[LAUNCH_BEFORE],
                &launch->others[LAUNCH_AFTER]);
    }
    for (size_t t = 0; t < launch->n_teams; t++) {
        const struct launch_team *team = &launch->teams[t];
        add_row(grid, arena,
                arena_text(arena, "%s: %s", team->name, tr("occupancy")),
                "share", &team->occupancy[LAUNCH_BEFORE],
                &team->occupancy[LAUNCH_AFTER]);
    }
}

static void print_launch(const struct run_report *report,
                         const struct launch_result *launch, int width,
                         bool colours, struct text *out)
{
    const struct results *results = report->results;
    struct arena *arena = out->arena;
    struct grid *grid = grid_create(arena);
    grid_column_named(grid,
                      arena_text(arena, tr("Launch of %s, %s"), launch->channel,
                                 date_written(arena, launch->on_day)),
                      "");
    grid_column(grid, "Before", "");
    grid_column(grid, "After", "with");
    grid_column(grid, "After", "without");
    grid_column(grid, "Change", "");
    add_entries(launch, results->centre, grid, arena);
    grid_print(grid, width, colours, out);
    size_t n = 0;
    const char *const *sentences =
        launch_words(launch, results->confidence_frac, arena, &n);
    for (size_t i = 0; i < n; i++) {
        table_paragraph(sentences[i], INDENT, width, out);
    }
    table_paragraph(launch_words_window(launch, arena), INDENT, width, out);
    text_add(out, "\n");
}

void table_of_launches(const struct run_report *report, int width, bool colours,
                       struct text *out)
{
    for (size_t i = 0; i < report->results->n_launches; i++) {
        print_launch(report, &report->results->launches[i], width, colours,
                     out);
    }
}
