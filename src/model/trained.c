#include "model/trained.h"

#include "base/civil.h"
#include "model/changed_centre.h"
#include "model/course.h"
#include "model/day_hours.h"
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

/* The most of each place over the days. */
static uint32_t heads_of(const struct team_day *days, size_t n_days)
{
    const struct team *team = days[0].team;
    uint32_t pool = 0;
    uint32_t sum = 0;
    for (size_t d = 0; d < n_days; d++) {
        bool is_open = false;
        pool = larger(pool, most_in_pool(&days[d], &is_open));
    }
    for (size_t s = 0; s < team->n_shifts; s++) {
        uint32_t most = 0;
        for (size_t d = 0; d < n_days; d++) {
            const struct shift *shift = &days[d].team->shifts[s];
            most =
                larger(most, shift_runs(&days[d], shift) ? shift->agents : 0);
        }
        sum += most;
    }
    for (size_t h = 0; h < team->n_new_hires; h++) {
        uint32_t most = 0;
        for (size_t d = 0; d < n_days; d++) {
            most = larger(most, hired(&days[d], &days[d].team->new_hires[h]));
        }
        sum += most;
    }
    return pool + sum;
}

struct trained trained_for(const struct centre *centre,
                           const struct rollout *launch, struct arena *arena)
{
    const struct plan *plan = &centre->plan;
    const int32_t begin =
        plan->start_day - (int32_t)ceil(plan->warm_up_s / SECONDS_A_DAY);
    const int32_t all = launch->on_day - TRAINING_DAYS;
    const int32_t from = all > begin ? all : begin;
    const size_t n_days =
        launch->on_day > from ? (size_t)(launch->on_day - from) : 0;
    struct trained out = { .is_cut = from > all };
    struct team_day days[TRAINING_DAYS];
    for (size_t d = 0; d < n_days; d++) {
        days[d].day = from + (int32_t)d;
        days[d].centre = changed_centre_of(centre, days[d].day, arena);
    }
    for (size_t t = 0; t < centre->n_teams && n_days > 0; t++) {
        if (!serves(&centre->teams[t], launch->channel)) {
            continue;
        }
        for (size_t d = 0; d < n_days; d++) {
            days[d].team = &days[d].centre->teams[t];
        }
        out.heads += heads_of(days, n_days);
        out.has_number =
            out.has_number || centre->teams[t].staffing != STAFF_SHIFTS;
    }
    out.together_s = out.is_cut ? nan("") : out.heads * launch->training_s;
    return out;
}
