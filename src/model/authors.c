#include "model/authors.h"

#include "base/civil.h"
#include "model/centre.h"
#include "model/workload.h"
#include <math.h>

/* While articles are written in the plan, in days: ends within a day where the
 * last topic gets its article then. */
struct stretch {
    double from;
    double until;
    bool topics_run_out;
};

/* A day of the plan. */
struct authors_day {
    double share; /* of the time at work; above 1: it does not fit */
    double at_work_s;
    double week_at_work_s; /* of a week as on that day */
};

struct authors_plan {
    struct stretch stretch;
    struct authors_day *days; /* [n] */
    uint32_t n;
};

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

static struct stretch stretch_of(const struct centre *centre)
{
    const struct help_centre *help = &centre->help_centre;
    const double start = centre->plan.start_day;
    const double end = start + centre->plan.n_days;
    const double last_article = help->publish_day + days_to_write(help);
    return (struct stretch){
        .from = fmax(start, help->publish_day),
        .until = fmin(end, last_article),
        .topics_run_out = last_article <= end,
    };
}

static double part_of_day(const struct stretch *stretch, int32_t day)
{
    return fmax(0, fmin(day + 1.0, stretch->until) - fmax(day, stretch->from));
}

/* What is written while it lasts. */
static double stretch_writing_s(const struct help_centre *help,
                                const struct stretch *stretch)
{
    return writing_s_a_week(help) * fmax(0, stretch->until - stretch->from) /
           DAYS_A_WEEK;
}

/* The first day at work from the beginning of the stretch on, else the last
 * before it; NULL when nobody works in the plan. */
static struct authors_day *nearest_at_work(const struct authors_plan *plan,
                                           int32_t start_day)
{
    struct authors_day *before = NULL;
    for (uint32_t i = 0; i < plan->n; i++) {
        struct authors_day *day = &plan->days[i];
        if (!(day->at_work_s > 0)) {
            continue;
        }
        if (start_day + (double)i >= plan->stretch.from) {
            return day;
        }
        before = day;
    }
    return before;
}

/* So that all is written by the last article, at the same rate all along. */
static void write_all(const struct centre *centre,
                      const struct authors_plan *plan)
{
    const double all_s =
        stretch_writing_s(&centre->help_centre, &plan->stretch);
    double laid_s = 0;
    for (uint32_t i = 0; i < plan->n; i++) {
        laid_s += plan->days[i].share * plan->days[i].at_work_s;
    }
    for (uint32_t i = 0; i < plan->n; i++) {
        plan->days[i].share *= laid_s > 0 ? all_s / laid_s : 0;
    }
    struct authors_day *nearest = nearest_at_work(plan, centre->plan.start_day);
    if (!(laid_s > 0) && nearest) {
        nearest->share = all_s / nearest->at_work_s;
    }
}

static struct authors_plan plan_of(const struct centre *centre,
                                   struct arena *arena)
{
    const double writing_s = writing_s_a_week(&centre->help_centre);
    const struct authors_plan plan = {
        .stretch = stretch_of(centre),
        .days = arena_alloc(arena, centre->plan.n_days, sizeof *plan.days),
        .n = centre->plan.n_days,
    };
    for (uint32_t i = 0; i < plan.n; i++) {
        struct authors_day *day = &plan.days[i];
        const int32_t date = centre->plan.start_day + (int32_t)i;
        struct arena *scratch = arena_create();
        day->week_at_work_s = workload_present_s_a_week(centre, date, scratch);
        day->at_work_s = workload_present_s_on_day(centre, date, scratch);
        day->share = day->week_at_work_s > 0
                         ? part_of_day(&plan.stretch, date) * writing_s /
                               day->week_at_work_s
                         : 0;
        arena_destroy(scratch);
    }
    if (plan.stretch.topics_run_out) {
        write_all(centre, &plan);
    }
    return plan;
}

double authors_share(const struct authors_load *load)
{
    return load->at_work_s > 0 ? fmin(1, load->writing_s / load->at_work_s) : 0;
}

const double *authors_shares(const struct centre *centre, int32_t first_day,
                             uint32_t n_days, struct arena *arena)
{
    if (!(writing_s_a_week(&centre->help_centre) > 0)) {
        return NULL;
    }
    double *shares = arena_alloc(arena, n_days, sizeof *shares);
    struct arena *scratch = arena_create();
    const struct authors_plan plan = plan_of(centre, scratch);
    const int64_t ahead = (int64_t)centre->plan.start_day - first_day;
    for (uint32_t i = 0; i < plan.n; i++) {
        if (ahead + i >= 0 && ahead + i < n_days) {
            shares[ahead + i] = fmin(1, plan.days[i].share);
        }
    }
    arena_destroy(scratch);
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

/* From a day on. Where topics do not run out, the plan's end, holidays and
 * special days are left out. */
static struct authors_load week_from(const struct authors_plan *plan,
                                     uint32_t first)
{
    const struct authors_day *day = &plan->days[first];
    struct authors_load week = { .at_work_s = day->week_at_work_s };
    if (!plan->stretch.topics_run_out) {
        week.writing_s = day->share * day->week_at_work_s;
        return week;
    }
    for (uint32_t i = first; i < plan->n && i < first + DAYS_A_WEEK; i++) {
        week.writing_s += plan->days[i].share * plan->days[i].at_work_s;
    }
    return week;
}

/* By more than what sums of the same numbers may differ. */
static bool is_heavier(const struct authors_load *load,
                       const struct authors_load *than)
{
    const double share = load->writing_s * than->at_work_s;
    const double other = than->writing_s * load->at_work_s;
    return load->at_work_s > 0 &&
           (!(than->at_work_s > 0) || share > other * (1 + 1e-9));
}

/* Whether anybody writes while agents are counted. */
static bool is_written(const struct centre *centre)
{
    return writing_s_a_week(&centre->help_centre) > 0 && is_staffed(centre);
}

bool authors_heaviest(const struct centre *centre, struct authors_load *week,
                      struct authors_load *day)
{
    *week = (struct authors_load){ .day = centre->plan.start_day };
    *day = *week;
    if (!is_written(centre)) {
        return false;
    }
    struct arena *scratch = arena_create();
    const struct authors_plan plan = plan_of(centre, scratch);
    for (uint32_t i = 0; i < plan.n; i++) {
        const double share = plan.days[i].share;
        struct authors_load one = week_from(&plan, i);
        one.day = centre->plan.start_day + (int32_t)i;
        if (share > 0 && is_heavier(&one, week)) {
            *week = one;
        }
        one.at_work_s = plan.days[i].at_work_s;
        one.writing_s = share * one.at_work_s;
        if (share > 0 && is_heavier(&one, day)) {
            *day = one;
        }
    }
    arena_destroy(scratch);
    return week->writing_s > 0;
}
