#include "report/table_help.h"

#include "base/language.h"
#include "model/centre.h"
#include "report/grid.h"
#include "report/help_words.h"
#include "report/number.h"
#include "report/table_notes.h"
#include "study/self_service.h"
#include <math.h>
#include <string.h>

static const struct {
    const char *title;
    const char *word;
    const char *key;
} columns[] = {
    { N_("Visits"), "", "visits" },
    { N_("Of these"), N_("with a question"), "visits_with_question" },
    { N_("Articles"), N_("viewed"), "views" },
    { N_("Prevented"), N_("contacts"), "prevented" },
    { N_("Self-service"), N_("visits a ticket"), "self_service_ratio" },
    { N_("Content"), N_("views a ticket"), "content_ratio" },
    { N_("No result"), N_("of searches"), "no_result_share" },
    { N_("Articles"), N_("at the end"), "articles_end" },
    { N_("Covered"), N_("of searches"), "coverage" },
};

static const char *written(struct arena *arena,
                           const struct help_measure *measure,
                           const struct estimate *e)
{
    if (strcmp(measure->unit, "share") == 0) {
        return number_share(arena, e->mean);
    }
    if (strcmp(measure->unit, "a ticket") == 0) {
        return isfinite(e->mean) ? number_fixed(arena, e->mean, 2) : "-";
    }
    return number_count(arena, e->mean);
}

static const char *answer(const struct results *results, struct arena *arena)
{
    const struct estimate *all = results->help->measures;
    const struct estimate *prevented = &all[help_measure_index("prevented")];
    const struct estimate *since =
        &all[help_measure_index("prevented_since_start")];
    const struct help_answer help = {
        .prevented = { prevented->mean, prevented->half_width },
        .first_attempts =
            results->whole.measures[measure_index("first_attempts")].mean,
        .no_result_frac = all[help_measure_index("no_result_share")].mean,
        .start_day = results->centre->plan.start_day,
        .at_start = all[help_measure_index("prevented_at_start")].mean,
        .not_in_volume =
            all[help_measure_index("prevented_not_in_volume")].mean,
        .since_start = { since->mean, since->half_width },
        .writing_h = estimate_brief(&all[help_measure_index("writing_hours")]),
    };
    return help_words_answer(&help, arena);
}

void table_of_help(const struct run_report *report, int width, bool colours,
                   struct text *out)
{
    const struct help_result *help = report->results->help;
    if (!help) {
        return;
    }
    size_t n = 0;
    const struct help_measure *measures = help_measure_list(&n);
    struct grid *grid = grid_create(out->arena);
    const size_t n_columns = sizeof columns / sizeof *columns;
    grid_column(grid, N_("Help centre"), "");
    for (size_t i = 0; i < n_columns; i++) {
        grid_column(grid, columns[i].title, columns[i].word);
    }
    grid_cell(grid, "");
    for (size_t i = 0; i < n_columns; i++) {
        const size_t m = help_measure_index(columns[i].key);
        grid_cell(grid, written(out->arena, &measures[m], &help->measures[m]));
    }
    grid_print(grid, width, colours, out);
    table_paragraph(answer(report->results, out->arena), 2, width, out);
    table_paragraph(help_words_tickets(), 2, width, out);
    text_add(out, "\n");
}
