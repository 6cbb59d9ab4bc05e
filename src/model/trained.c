#include "model/trained.h"

#include "base/civil.h"
#include "model/changed_centre.h"
#include "model/course.h"
#include "model/day_hours.h"
#include "model/workload.h"
#include <math.h>

/* One team on one day, with the settings of that day. */
struct team_day {
    const struct centre *centre;
    const struct team *team;
    int32_t day;
};

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

static bool serves(const struct team *team, uint32_t channel)
{
    for (size_t i = 0; i < team->n_serves; i++) {
        if (team->serves[i] == channel) {
            return true;
        }
    }
    return false;
}

static uint32_t most_daily(const struct team *team,
                           const struct open_span *span)
{
    const double a_slot_s = (double)SECONDS_A_DAY / (double)team->n_daily;
    uint32_t most = 0;
    for (size_t i = 0; i < team->n_daily; i++) {
        const double from_s = (double)i * a_slot_s;
        if (from_s < span->to_s && from_s + a_slot_s > span->from_s) {
            most = larger(most, team->daily[i]);
        }
    }
    return most;
}

static uint32_t most_in_steps(const struct team *team, double from_s,
                              double to_s)
{
    uint32_t most = 0;
    for (size_t i = 0; i < team->n_steps; i++) {
        const double until_s = i + 1 < team->n_steps
                                   ? team->steps[i + 1].start_s
                                   : (double)INFINITY;
        if (team->steps[i].start_s < to_s && until_s > from_s) {
            most = larger(most, team->steps[i].agents);
        }
    }
    return most;
}

static uint32_t most_in_span(const struct team_day *of,
                             const struct open_span *span)
{
    const double midnight_s =
        (double)(of->day - of->centre->plan.start_day) * SECONDS_A_DAY;
    switch (of->team->staffing) {
    case STAFF_NUMBER:
        return of->team->agents;
    case STAFF_DAILY:
        return most_daily(of->team, span);
    case STAFF_STEPS:
        return most_in_steps(of->team, midnight_s + span->from_s,
                             midnight_s + span->to_s);
    case STAFF_SHIFTS:
    case STAFF_AS_NEEDED:
        break;
    }
    return 0;
}

/* Heads that are not persons; out_is_open: whether the team works at all. */
static uint32_t most_in_pool(const struct team_day *of, bool *out_is_open)
{
    uint32_t most = 0;
    *out_is_open = false;
    for (size_t k = 0; k < of->team->n_serves; k++) {
        const uint32_t c = of->team->serves[k];
        const struct course_life life = course_life(of->centre, c);
        const struct day_hours hours = day_hours_of(
            &of->centre->channels[c].opening_hours, &of->centre->plan, of->day);
        if (of->day < life.from_day || of->day >= life.until_day) {
            continue;
        }
        *out_is_open = *out_is_open || hours.n > 0;
        for (size_t i = 0; i < hours.n; i++) {
            most = larger(most, most_in_span(of, &hours.spans[i]));
        }
    }
    return most;
}

static bool shift_runs(const struct team_day *of, const struct shift *shift)
{
    return shift->days_mask >> civil_weekday(of->day) & 1u &&
           !(shift->has_since && of->day < shift->since_day) &&
           !(shift->has_until && of->day >= shift->until_day) &&
           !day_hours_is_closed(&of->centre->plan, of->day);
}

static uint32_t hired(const struct team_day *of, const struct new_hire *hire)
{
    bool is_open = false;
    const uint32_t pool = most_in_pool(of, &is_open);
    const bool works = hire->shift != NO_INDEX
                           ? shift_runs(of, &of->team->shifts[hire->shift])
                       : of->team->staffing == STAFF_NUMBER ? is_open
                                                            : pool > 0;
    return works && of->day >= hire->on_day ? hire->agents : 0;
}

/* The two weeks, or what is simulated of them. */
struct two_weeks {
    size_t n;
    struct team_day days[TRAINING_DAYS];
};

/* What one agent of the shift is scheduled for, less breaks. */
static double shift_s(const struct two_weeks *weeks, size_t s)
{
    double sum_s = 0;
    for (size_t d = 0; d < weeks->n; d++) {
        const struct shift *shift = &weeks->days[d].team->shifts[s];
        double day_s = shift->to_s - shift->from_s;
        for (size_t i = 0; i < shift->n_breaks; i++) {
            day_s -= shift->breaks[i].lasts_s;
        }
        sum_s += shift_runs(&weeks->days[d], shift) ? day_s : 0;
    }
    return sum_s;
}

static uint32_t most_in_shift(const struct two_weeks *weeks, size_t s)
{
    uint32_t most = 0;
    for (size_t d = 0; d < weeks->n; d++) {
        const struct shift *shift = &weeks->days[d].team->shifts[s];
        most = larger(most,
                      shift_runs(&weeks->days[d], shift) ? shift->agents : 0);
    }
    return most;
}

static uint32_t most_hired(const struct two_weeks *weeks, size_t h)
{
    uint32_t most = 0;
    for (size_t d = 0; d < weeks->n; d++) {
        most = larger(
            most, hired(&weeks->days[d], &weeks->days[d].team->new_hires[h]));
    }
    return most;
}

/* The most of each place over the days, and what they train together. */
static void add_team(const struct two_weeks *weeks, double training_s,
                     struct trained *out)
{
    const struct team *team = weeks->days[0].team;
    uint32_t heads = 0;
    for (size_t d = 0; d < weeks->n; d++) {
        bool is_open = false;
        heads = larger(heads, most_in_pool(&weeks->days[d], &is_open));
    }
    for (size_t h = 0; h < team->n_new_hires; h++) {
        heads += most_hired(weeks, h);
    }
    out->heads += heads;
    out->together_s += heads * training_s;
    for (size_t s = 0; s < team->n_shifts; s++) {
        const uint32_t agents = most_in_shift(weeks, s);
        const double scheduled_s = shift_s(weeks, s);
        out->heads += agents;
        out->together_s += agents * fmin(training_s, scheduled_s);
        if (agents > 0 && scheduled_s < training_s) {
            out->short_shift = &team->shifts[s];
            out->short_s = scheduled_s;
        }
    }
    out->has_number = out->has_number || team->staffing != STAFF_SHIFTS;
}

static void add_scheduled(const struct centre *centre, size_t t,
                          const struct rollout *launch, uint32_t heads,
                          struct trained *out, struct arena *arena)
{
    const double scheduled_s =
        TRAINING_DAYS / DAYS_A_WEEK *
        workload_scheduled_s_a_week(centre, t, launch->on_day - 1, arena);
    const double share = heads * launch->training_s / scheduled_s;
    if (heads > 0 && scheduled_s > 0 && share > out->worst_frac) {
        out->worst_frac = share;
        out->worst_team = &centre->teams[t];
        out->worst_heads = heads;
        out->worst_scheduled_s = scheduled_s;
    }
}

struct trained trained_for(const struct centre *centre,
                           const struct rollout *launch, struct arena *arena)
{
    const struct plan *plan = &centre->plan;
    const int32_t begin =
        plan->start_day - (int32_t)ceil(plan->warm_up_s / SECONDS_A_DAY);
    const int32_t all = launch->on_day - TRAINING_DAYS;
    const int32_t from = all > begin ? all : begin;
    struct trained out = { .is_cut = from > all };
    struct two_weeks weeks = {
        .n = launch->on_day > from ? (size_t)(launch->on_day - from) : 0,
    };
    for (size_t d = 0; d < weeks.n; d++) {
        weeks.days[d].day = from + (int32_t)d;
        weeks.days[d].centre =
            changed_centre_of(centre, weeks.days[d].day, arena);
    }
    for (size_t t = 0; t < centre->n_teams && weeks.n > 0; t++) {
        if (!serves(&centre->teams[t], launch->channel)) {
            continue;
        }
        for (size_t d = 0; d < weeks.n; d++) {
            weeks.days[d].team = &weeks.days[d].centre->teams[t];
        }
        const uint32_t before = out.heads;
        add_team(&weeks, launch->training_s, &out);
        add_scheduled(centre, t, launch, out.heads - before, &out, arena);
    }
    if (out.is_cut) {
        out.together_s = nan("");
        out.short_shift = NULL;
    }
    return out;
}
