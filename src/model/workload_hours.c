/*
 * workload_hours.c - the hours that agents are scheduled and at work, laid over
 * the quarters of a week.
 */
#include "model/workload_inner.h"

#include "base/civil.h"
#include "model/changed_centre.h"
#include <math.h>

void week_lay(double *week, double from_s, double to_s, double amount)
{
    const long first = (long)floor(from_s / QUARTER_S);
    const long last = (long)ceil(to_s / QUARTER_S);
    for (long i = first; i < last; i++) {
        const double start_s = fmax(from_s, (double)i * QUARTER_S);
        const double end_s = fmin(to_s, (double)(i + 1) * QUARTER_S);
        week[(i + QUARTERS_A_WEEK) % QUARTERS_A_WEEK] +=
            amount * (end_s - start_s) / QUARTER_S;
    }
}

double week_sum_s(const double *week)
{
    double sum = 0.0;
    for (size_t i = 0; i < QUARTERS_A_WEEK; i++) {
        sum += week[i] * QUARTER_S;
    }
    return sum;
}

const double *week_open(const struct opening_hours *hours, struct arena *arena)
{
    double *week = arena_alloc(arena, QUARTERS_A_WEEK, sizeof *week);
    if (hours->always) {
        week_lay(week, 0.0, (double)QUARTERS_A_WEEK * QUARTER_S, 1.0);
    }
    for (size_t i = 0; i < hours->n_spans && !hours->always; i++) {
        const struct open_span *span = &hours->spans[i];
        const double midnight_s = (double)span->weekday * SECONDS_A_DAY;
        week_lay(week, midnight_s + span->from_s, midnight_s + span->to_s, 1.0);
    }
    return week;
}

double window_share(struct window window, struct window life)
{
    const int32_t first =
        life.from_day > window.from_day ? life.from_day : window.from_day;
    const int32_t last =
        life.until_day < window.until_day ? life.until_day : window.until_day;
    return last > first
               ? (double)(last - first) / (window.until_day - window.from_day)
               : 0.0;
}

static struct window dates_of(const struct shift *shift)
{
    return (struct window){ shift->has_since ? shift->since_day : INT32_MIN,
                            shift->has_until ? shift->until_day : INT32_MAX };
}

/* Whether on that day a shift begins that shares a weekday with this one. */
static bool is_followed(const struct team *team, const struct shift *shift,
                        int32_t day)
{
    for (size_t i = 0; i < team->n_shifts; i++) {
        const struct shift *other = &team->shifts[i];
        if (other->has_since && other->since_day == day &&
            (other->days_mask & shift->days_mask)) {
            return true;
        }
    }
    return false;
}

struct window shift_window(const struct team *team, const struct shift *shift)
{
    struct window out = dates_of(shift);
    for (int32_t i = 0; i < DAYS_A_WEEK && shift->has_until; i++) {
        const int32_t day = shift->until_day + i;
        if (shift->days_mask >> civil_weekday(day) & 1u ||
            is_followed(team, shift, day)) {
            out.until_day = day;
            break;
        }
    }
    return out;
}

/* The week of a single day has all its weekdays; several days have those that
 * they have. */
static double heads_of(const struct team *team, const struct shift *shift,
                       struct window window)
{
    const bool single = window.until_day - window.from_day == 1;
    return shift->agents * window_share(window, single
                                                    ? shift_window(team, shift)
                                                    : dates_of(shift));
}

static void lay_shift(const struct shift *shift, double heads, double *week)
{
    for (unsigned day = 0; day < DAYS_A_WEEK; day++) {
        if (!(shift->days_mask >> day & 1u)) {
            continue;
        }
        const double midnight_s = (double)day * SECONDS_A_DAY;
        week_lay(week, midnight_s + shift->from_s, midnight_s + shift->to_s,
                 heads);
        for (size_t i = 0; i < shift->n_breaks; i++) {
            const struct break_rule *rule = &shift->breaks[i];
            week_lay(week, midnight_s + rule->from_s,
                     midnight_s + rule->from_s + rule->spread_s + rule->lasts_s,
                     -heads * rule->lasts_s / (rule->spread_s + rule->lasts_s));
        }
    }
}

static void lay_steps(const struct team *team, const struct plan *plan,
                      struct window window, double *week)
{
    const double weeks =
        (double)(window.until_day - window.from_day) / DAYS_A_WEEK;
    const double start_s =
        (double)(window.from_day - plan->start_day) * SECONDS_A_DAY;
    const double end_s =
        (double)(window.until_day - plan->start_day) * SECONDS_A_DAY;
    const double monday_s =
        (double)civil_weekday(plan->start_day) * SECONDS_A_DAY;
    for (size_t i = 0; i < team->n_steps; i++) {
        const bool last = i + 1 == team->n_steps;
        const double from_s = fmax(start_s, team->steps[i].start_s);
        const double to_s =
            fmin(end_s, last ? end_s : team->steps[i + 1].start_s);
        if (to_s > from_s && team->steps[i].agents > 0) {
            week_lay(week, monday_s + from_s, monday_s + to_s,
                     team->steps[i].agents / weeks);
        }
    }
}

/* Heads of a team without shifts, where a channel that it serves is open. */
static void lay_numbers(const struct team *team,
                        const struct workload_channel *channels, double *week)
{
    for (size_t i = 0; i < QUARTERS_A_WEEK; i++) {
        double open = 0.0;
        for (size_t k = 0; k < team->n_serves; k++) {
            open = fmax(open, channels[team->serves[k]].open_frac[i]);
        }
        const double heads = team->staffing == STAFF_DAILY
                                 ? team->daily[i % QUARTERS_A_DAY *
                                               team->n_daily / QUARTERS_A_DAY]
                                 : team->agents;
        week[i] = open * heads;
    }
}

/* Meetings: the share of the heads that is away then. */
static void take_away(const struct team *team, double *week,
                      struct arena *arena)
{
    double *gone = arena_alloc(arena, QUARTERS_A_WEEK, sizeof *gone);
    for (size_t i = 0; i < team->n_away; i++) {
        const struct away_rule *rule = &team->away[i];
        for (unsigned day = 0; day < DAYS_A_WEEK; day++) {
            const double from_s = (double)day * SECONDS_A_DAY + rule->from_s;
            if (rule->days_mask >> day & 1u) {
                week_lay(gone, from_s, from_s + rule->lasts_s,
                         rule->share_frac);
            }
        }
    }
    for (size_t i = 0; i < QUARTERS_A_WEEK; i++) {
        week[i] *= 1.0 - fmin(1.0, gone[i]);
    }
}

struct workload_team workload_staff(const struct centre *centre, size_t index,
                                    const struct workload_channel *channels,
                                    struct window window, struct arena *arena)
{
    const struct team *team = &centre->teams[index];
    double *week = arena_alloc(arena, QUARTERS_A_WEEK, sizeof *week);
    switch (team->staffing) {
    case STAFF_NUMBER:
    case STAFF_DAILY:
        lay_numbers(team, channels, week);
        break;
    case STAFF_STEPS:
        lay_steps(team, &centre->plan, window, week);
        break;
    case STAFF_SHIFTS:
        for (size_t i = 0; i < team->n_shifts; i++) {
            lay_shift(&team->shifts[i],
                      heads_of(team, &team->shifts[i], window), week);
        }
        break;
    case STAFF_AS_NEEDED:
        break;
    }
    take_away(team, week, arena);
    const double scheduled_s = week_sum_s(week);
    const struct workload_team out = {
        .scheduled_s_a_week = scheduled_s,
        .present_s_a_week = scheduled_s * (1.0 - team->absence_frac) *
                            (1.0 - team->shrinkage_frac),
        .agents = week,
    };
    return out;
}

/* The days whose agents stand for the week of a day. */
static struct window staff_window(const struct plan *plan, int32_t day,
                                  enum staffing staffing)
{
    if (staffing != STAFF_STEPS) {
        return (struct window){ day, day + 1 };
    }
    const int32_t end = plan->start_day + (int32_t)plan->n_days;
    if (plan->n_days <= DAYS_A_WEEK) {
        return (struct window){ plan->start_day, end };
    }
    const int32_t last = end - DAYS_A_WEEK;
    const int32_t from = day < last ? day : last;
    return (struct window){ from, from + DAYS_A_WEEK };
}

struct workload_team workload_staff_on(const struct centre *centre, size_t team,
                                       const struct workload_channel *channels,
                                       int32_t day, struct arena *arena)
{
    const struct window window =
        staff_window(&centre->plan, day, centre->teams[team].staffing);
    return workload_staff(centre, team, channels, window, arena);
}

/* Over the phases of the plan in which changes hold. */
struct workload_team workload_staff_on_average(
    const struct centre *centre, size_t team,
    const struct workload_channel *channels, struct arena *arena)
{
    const int32_t start = centre->plan.start_day;
    const int32_t end = start + (int32_t)centre->plan.n_days;
    const struct window plan = { start, end };
    const int32_t *days = NULL;
    const size_t n = changed_centre_days(centre, start, end, arena, &days);
    if (n == 0) {
        return workload_staff(centre, team, channels, plan, arena);
    }
    double *agents = arena_alloc(arena, QUARTERS_A_WEEK, sizeof *agents);
    struct workload_team sum = { .agents = agents };
    for (size_t i = 0; i < n; i++) {
        const struct centre *then = changed_centre_of(centre, days[i], arena);
        const struct workload_team one =
            workload_staff(then, team, channels, plan, arena);
        const double share =
            (double)((i + 1 < n ? days[i + 1] : end) - days[i]) / (end - start);
        sum.scheduled_s_a_week += share * one.scheduled_s_a_week;
        sum.present_s_a_week += share * one.present_s_a_week;
        for (size_t q = 0; q < QUARTERS_A_WEEK; q++) {
            agents[q] += share * one.agents[q];
        }
    }
    return sum;
}
