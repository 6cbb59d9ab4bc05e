#include "model/authors.h"

#include "base/civil.h"
#include "model/centre.h"
#include "model/workload.h"
#include <math.h>

static double writing_s_a_week(const struct help_centre *help)
{
    return help->set ? help->adds_a_week * help->hours_per_article_s : 0;
}

/* How many days it takes until every topic has an article. */
static double days_to_write(const struct help_centre *help)
{
    return fmax(0, help->topics - help->articles) / help->adds_a_week *
           DAYS_A_WEEK;
}

/* While articles are being written. */
static struct authors_week week_on(const struct centre *centre, int32_t day)
{
    const struct help_centre *help = &centre->help_centre;
    const struct plan *plan = &centre->plan;
    const double end = fmin(plan->start_day + (double)plan->n_days,
                            help->publish_day + days_to_write(help));
    struct authors_week week = { .day = day };
    if (day >= plan->start_day && day >= help->publish_day && day < end) {
        struct arena *scratch = arena_create();
        week.writing_s = writing_s_a_week(help);
        week.at_work_s = workload_present_s_a_week(centre, day, scratch);
        arena_destroy(scratch);
    }
    return week;
}

double authors_share(const struct authors_week *week)
{
    return week->at_work_s > 0 ? fmin(1, week->writing_s / week->at_work_s) : 0;
}

const double *authors_shares(const struct centre *centre, int32_t first_day,
                             uint32_t n_days, struct arena *arena)
{
    if (!(writing_s_a_week(&centre->help_centre) > 0)) {
        return NULL;
    }
    double *shares = arena_alloc(arena, n_days, sizeof *shares);
    for (uint32_t i = 0; i < n_days; i++) {
        const struct authors_week week =
            week_on(centre, first_day + (int32_t)i);
        shares[i] = authors_share(&week);
    }
    return shares;
}

static bool is_staffed(const struct centre *centre)
{
    for (size_t t = 0; t < centre->n_teams; t++) {
        if (centre->teams[t].staffing == STAFF_AS_NEEDED) {
            return false;
        }
    }
    return true;
}

bool authors_heaviest(const struct centre *centre, struct authors_week *out)
{
    *out = (struct authors_week){ .day = centre->plan.start_day };
    if (!(writing_s_a_week(&centre->help_centre) > 0) || !is_staffed(centre)) {
        return false;
    }
    for (uint32_t i = 0; i < centre->plan.n_days; i++) {
        const struct authors_week week =
            week_on(centre, centre->plan.start_day + (int32_t)i);
        const bool heavier =
            week.writing_s * out->at_work_s > out->writing_s * week.at_work_s;
        if (week.at_work_s > 0 && (!(out->at_work_s > 0) || heavier)) {
            *out = week;
        }
    }
    return out->writing_s > 0;
}
