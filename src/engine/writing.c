#include "engine/writing.h"

#include "base/civil.h"
#include "model/centre.h"
#include "model/workload.h"
#include <math.h>

static double present_s_a_week(const struct centre *centre, struct arena *arena)
{
    const struct workload workload = workload_estimate(centre, arena);
    double sum = 0;
    for (size_t t = 0; t < centre->n_teams; t++) {
        sum += workload.teams[t].present_s_a_week;
    }
    return sum;
}

struct writing writing_of(const struct centre *centre, struct arena *arena)
{
    const struct help_centre *help = &centre->help_centre;
    const double work_s = help->adds_a_week * help->hours_per_article_s;
    const double to_write = help->topics - help->articles;
    if (!help->set || !(work_s > 0) || !(to_write > 0)) {
        return (struct writing){ 0, 0, 0 };
    }
    const double present_s = present_s_a_week(centre, arena);
    const double days =
        fmin(ceil(to_write / help->adds_a_week * DAYS_A_WEEK), INT32_MAX / 2);
    return (struct writing){
        .from_day = help->publish_day,
        .until_day = help->publish_day + (int32_t)days,
        .share_frac = present_s > 0 ? fmin(work_s / present_s, 1) : 0,
    };
}

double writing_share(const struct writing *writing, int32_t civil_day)
{
    return civil_day >= writing->from_day && civil_day < writing->until_day
               ? writing->share_frac
               : 0;
}
