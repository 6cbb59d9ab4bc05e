#include "engine/authors.h"

#include "base/civil.h"
#include "model/centre.h"
#include "model/workload.h"
#include <math.h>

static double at_work_s_a_week(const struct centre *centre, int32_t day)
{
    struct arena *scratch = arena_create();
    const struct workload_day when = { .day = day, .settled = true };
    const struct workload load = workload_on(centre, when, scratch);
    double sum_s = 0;
    for (size_t t = 0; t < centre->n_teams; t++) {
        sum_s += load.teams[t].present_s_a_week;
    }
    arena_destroy(scratch);
    return sum_s;
}

/* How many days it takes until every topic has an article. */
static double days_to_write(const struct help_centre *help)
{
    return fmax(0, help->topics - help->articles) / help->adds_a_week *
           DAYS_A_WEEK;
}

const double *authors_shares(const struct centre *centre,
                             const struct horizon *horizon, struct arena *arena)
{
    const struct help_centre *help = &centre->help_centre;
    const double writing_s_a_week =
        help->adds_a_week * help->hours_per_article_s;
    if (!help->set || !(writing_s_a_week > 0)) {
        return NULL;
    }
    const struct plan *plan = &centre->plan;
    const int32_t start = help->publish_day > plan->start_day
                              ? help->publish_day
                              : plan->start_day;
    const double end = fmin(plan->start_day + (double)plan->n_days,
                            help->publish_day + days_to_write(help));
    double *shares = arena_alloc(arena, horizon->n_days, sizeof *shares);
    for (uint32_t i = 0; i < horizon->n_days; i++) {
        const int32_t day = horizon->first_day + (int32_t)i;
        if (day >= start && day < end) {
            const double at_work_s = at_work_s_a_week(centre, day);
            shares[i] =
                at_work_s > 0 ? fmin(1, writing_s_a_week / at_work_s) : 0;
        }
    }
    return shares;
}
