#include "study/self_service.h"

#include "base/civil.h"
#include "base/language.h"
#include "engine/sample.h"
#include "study/fold.h"
#include <assert.h>
#include <math.h>
#include <string.h>

static const struct help_measure MEASURES[] = {
    { "visits", "help_centre.visits", "visits", N_("visits"), HELP_TOTAL_VISITS,
      HELP_TOTAL_ONE },
    { "visits_with_question", "help_centre.visits_with_question", "visits",
      N_("visits of people with a question"), HELP_TOTAL_LOOKED,
      HELP_TOTAL_ONE },
    { "visits_browsing", "help_centre.visits_browsing", "visits",
      N_("visits of people who only browse"), HELP_TOTAL_BROWSED,
      HELP_TOTAL_ONE },
    { "views", "help_centre.views", "views", N_("articles viewed"),
      HELP_TOTAL_VIEWS, HELP_TOTAL_ONE },
    { "prevented", "help_centre.prevented", "contacts",
      N_("contacts prevented"), HELP_TOTAL_PREVENTED, HELP_TOTAL_ONE },
    { "prevented_at_start", "help_centre.prevented_at_start", "contacts",
      N_("contacts that it would prevent as at the plan's start"),
      HELP_TOTAL_AT_START, HELP_TOTAL_ONE },
    { "prevented_not_in_volume", "help_centre.prevented_not_in_volume",
      "contacts", N_("of these, not in the volumes given"),
      HELP_TOTAL_NOT_IN_VOLUME, HELP_TOTAL_ONE },
    { "prevented_since_start", "help_centre.prevented_since_start", "contacts",
      N_("contacts prevented more by what changed since"),
      HELP_TOTAL_SINCE_START, HELP_TOTAL_ONE },
    { "prevented_share", "help_centre.prevented_share", "share",
      N_("contacts prevented, of all that would be made"), HELP_TOTAL_PREVENTED,
      HELP_TOTAL_WOULD },
    { "self_service_ratio", "help_centre.self_service_ratio", "a ticket",
      N_("self-service ratio: visits a ticket"), HELP_TOTAL_VISITS,
      HELP_TOTAL_TICKETS },
    { "content_ratio", "help_centre.content_ratio", "a ticket",
      N_("content ratio: articles viewed a ticket"), HELP_TOTAL_VIEWS,
      HELP_TOTAL_TICKETS },
    { "no_result_share", "help_centre.no_result_share", "share",
      N_("searches that find nothing"), HELP_TOTAL_IN_VAIN, HELP_TOTAL_VISITS },
    { "articles_end", "help_centre.articles_end", "articles",
      N_("articles at the end"), HELP_TOTAL_ARTICLES_END, HELP_TOTAL_ONE },
    { "coverage", "help_centre.coverage", "share",
      N_("searches on a topic with an article"), HELP_TOTAL_COVERED,
      HELP_TOTAL_VISITS },
    { "coverage_end", "help_centre.coverage_end", "share",
      N_("demand with an article at the end"), HELP_TOTAL_COVERAGE_END,
      HELP_TOTAL_ONE },
    { "top_5_view_share", "help_centre.top_5_view_share", "share",
      N_("views of the five most wanted articles"), HELP_TOTAL_TOP_5_VIEWS,
      HELP_TOTAL_VIEWS },
    { "top_3_of_category_view_share",
      "help_centre.top_3_of_category_view_share", "share",
      N_("views of the three most wanted of a category"),
      HELP_TOTAL_TOP_3_VIEWS, HELP_TOTAL_VIEWS },
    { "writing_hours", "help_centre.writing_hours", "hours",
      N_("agents' hours for new articles"), HELP_TOTAL_WRITING_H,
      HELP_TOTAL_ONE },
};

const struct help_measure *help_measure_list(size_t *out_n)
{
    *out_n = sizeof MEASURES / sizeof *MEASURES;
    return MEASURES;
}

bool help_measure_find(const char *key, size_t *out_index)
{
    for (size_t i = 0; i < sizeof MEASURES / sizeof *MEASURES; i++) {
        if (strcmp(MEASURES[i].key, key) == 0) {
            *out_index = i;
            return true;
        }
    }
    return false;
}

size_t help_measure_index(const char *key)
{
    size_t index = 0;
    const bool found = help_measure_find(key, &index);
    assert(found);
    return index;
}

/* What the help centre would prevent as it is when the plan begins. */
static void add_at_start(const struct help_sample *sample, size_t first,
                         size_t n, double out[static N_HELP_TOTALS])
{
    double at_start = 0;
    double not_in_volume = 0;
    for (size_t c = 0; c < sample->n_channels; c++) {
        const struct help_cell *cells = &sample->cells[c * sample->n_days];
        for (size_t d = first; d < first + n; d++) {
            at_start += cells[d].at_start;
            not_in_volume += sample->counts_needs[c] ? 0 : cells[d].at_start;
        }
    }
    out[HELP_TOTAL_AT_START] = at_start;
    out[HELP_TOTAL_NOT_IN_VOLUME] = not_in_volume;
    out[HELP_TOTAL_SINCE_START] = out[HELP_TOTAL_PREVENTED] - at_start;
}

void help_totals(const struct help_sample *sample, size_t first, size_t n,
                 double out[static N_HELP_TOTALS])
{
    double counts[N_HELP_COUNTS] = { 0 };
    double writing_s = 0;
    for (size_t d = first; d < first + n; d++) {
        for (size_t i = 0; i < N_HELP_COUNTS; i++) {
            counts[i] += sample->days[d].counts[i];
        }
        writing_s += sample->days[d].writing_s;
    }
    const struct help_day *last = &sample->days[first + n - 1];
    out[HELP_TOTAL_ONE] = 1;
    out[HELP_TOTAL_LOOKED] = counts[HELP_LOOKED];
    out[HELP_TOTAL_BROWSED] = counts[HELP_BROWSED];
    out[HELP_TOTAL_VISITS] = counts[HELP_LOOKED] + counts[HELP_BROWSED];
    out[HELP_TOTAL_VIEWS] = counts[HELP_VIEWS];
    out[HELP_TOTAL_IN_VAIN] = out[HELP_TOTAL_VISITS] - counts[HELP_VIEWS];
    out[HELP_TOTAL_COVERED] = counts[HELP_COVERED];
    out[HELP_TOTAL_PREVENTED] = counts[HELP_PREVENTED];
    out[HELP_TOTAL_TICKETS] = counts[HELP_TICKETS];
    out[HELP_TOTAL_WOULD] = counts[HELP_TICKETS] + counts[HELP_PREVENTED];
    out[HELP_TOTAL_TOP_5_VIEWS] = counts[HELP_TOP_5_VIEWS];
    out[HELP_TOTAL_TOP_3_VIEWS] = counts[HELP_TOP_3_VIEWS];
    out[HELP_TOTAL_ARTICLES_END] = last->articles;
    out[HELP_TOTAL_COVERAGE_END] = last->coverage_frac;
    out[HELP_TOTAL_WRITING_H] = writing_s / SECONDS_AN_HOUR;
    add_at_start(sample, first, n, out);
}

struct self_service_fold *self_service_fold_create(size_t n_weeks,
                                                   struct arena *arena)
{
    struct self_service_fold *fold = arena_alloc(arena, 1, sizeof *fold);
    help_measure_list(&fold->n_measures);
    fold->n_weeks = n_weeks;
    fold->whole = arena_alloc(arena, fold->n_measures, sizeof *fold->whole);
    fold->weeks =
        arena_alloc(arena, n_weeks * fold->n_measures, sizeof *fold->weeks);
    return fold;
}

void self_service_fold_add(struct self_service_fold *fold,
                           const struct help_sample *sample,
                           struct pair *latest, double *values)
{
    double totals[N_HELP_TOTALS];
    help_totals(sample, 0, sample->n_days, totals);
    for (size_t m = 0; m < fold->n_measures; m++) {
        const double above = totals[MEASURES[m].above];
        const double below = totals[MEASURES[m].below];
        ratio_tally_add(&fold->whole[m], above, below);
        latest[m] = (struct pair){ above, below };
        values[m] = below > 0 ? above / below : nan("");
    }
    for (size_t w = 0; w < fold->n_weeks; w++) {
        const size_t first = w * DAYS_A_WEEK;
        const size_t left = sample->n_days - first;
        help_totals(sample, first, left < DAYS_A_WEEK ? left : DAYS_A_WEEK,
                    totals);
        for (size_t m = 0; m < fold->n_measures; m++) {
            ratio_tally_add(&fold->weeks[w * fold->n_measures + m],
                            totals[MEASURES[m].above],
                            totals[MEASURES[m].below]);
        }
    }
}
