/*
 * workload_present.c - the hours of teams as of a day, with those hired by
 * then: of its week, and of that date alone.
 */
#include "model/workload_inner.h"

#include "base/civil.h"
#include "model/changed_centre.h"
#include "model/course.h"
#include "model/day_hours.h"

static uint32_t hired_by(const struct team *team, uint32_t shift, int32_t day)
{
    uint32_t n = 0;
    for (size_t i = 0; i < team->n_new_hires; i++) {
        const struct new_hire *hire = &team->new_hires[i];
        n += hire->shift == shift && hire->on_day <= day ? hire->agents : 0;
    }
    return n;
}

/* Who is hired works the hours of a shift, or is there whenever the team is. */
static struct team with_hires(const struct team *team, int32_t day,
                              struct arena *arena)
{
    struct team out = *team;
    const uint32_t n = hired_by(team, NO_INDEX, day);
    struct shift *shifts = arena_alloc(arena, team->n_shifts, sizeof *shifts);
    uint32_t *daily = arena_alloc(arena, team->n_daily, sizeof *daily);
    struct staff_step *steps = arena_alloc(arena, team->n_steps, sizeof *steps);
    for (size_t i = 0; i < team->n_shifts; i++) {
        shifts[i] = team->shifts[i];
        shifts[i].agents += hired_by(team, (uint32_t)i, day);
    }
    for (size_t i = 0; i < team->n_daily; i++) {
        daily[i] = team->daily[i] > 0 ? team->daily[i] + n : 0;
    }
    for (size_t i = 0; i < team->n_steps; i++) {
        steps[i] = team->steps[i];
        steps[i].agents += steps[i].agents > 0 ? n : 0;
    }
    out.agents += n;
    out.shifts = shifts;
    out.daily = daily;
    out.steps = steps;
    return out;
}

static bool is_there(const struct centre *centre, uint32_t channel, int32_t day)
{
    const struct course_life life = course_life(centre, channel);
    return day >= life.from_day && day < life.until_day;
}

/* As if all weeks were as that day, with those hired by then. */
struct staffed {
    struct centre centre;
    struct workload_channel *channels; /* hours of those that are there */
};

static struct staffed staffed_on(const struct centre *centre, int32_t day,
                                 struct arena *arena)
{
    struct staffed out = { .centre = *changed_centre_of(centre, day, arena) };
    struct team *teams = arena_alloc(arena, out.centre.n_teams, sizeof *teams);
    out.channels =
        arena_alloc(arena, out.centre.n_channels, sizeof *out.channels);
    for (uint32_t i = 0; i < out.centre.n_channels; i++) {
        out.channels[i].open_frac =
            is_there(centre, i, day)
                ? week_open(&out.centre.channels[i].opening_hours, arena)
                : arena_alloc(arena, QUARTERS_A_WEEK, sizeof(double));
    }
    for (size_t t = 0; t < out.centre.n_teams; t++) {
        teams[t] = with_hires(&out.centre.teams[t], day, arena);
    }
    out.centre.teams = teams;
    return out;
}

double workload_present_s_a_week(const struct centre *centre, int32_t day,
                                 struct arena *arena)
{
    const struct staffed then = staffed_on(centre, day, arena);
    double sum_s = 0.0;
    for (size_t t = 0; t < then.centre.n_teams; t++) {
        sum_s += workload_staff_on(&then.centre, t, then.channels, day, arena)
                     .present_s_a_week;
    }
    return sum_s;
}

double workload_scheduled_s_a_week(const struct centre *centre, size_t team,
                                   int32_t day, struct arena *arena)
{
    const struct staffed then = staffed_on(centre, day, arena);
    return workload_staff_on(&then.centre, team, then.channels, day, arena)
        .scheduled_s_a_week;
}

/* A week that is open on that date alone. */
static const double *date_open(const struct opening_hours *hours,
                               const struct plan *plan, int32_t day,
                               struct arena *arena)
{
    double *week = arena_alloc(arena, QUARTERS_A_WEEK, sizeof *week);
    const double midnight_s = (double)civil_weekday(day) * SECONDS_A_DAY;
    const struct day_hours today = day_hours_of(hours, plan, day);
    for (size_t i = 0; i < today.n; i++) {
        week_lay(week, midnight_s + today.spans[i].from_s,
                 midnight_s + today.spans[i].to_s, 1.0);
    }
    return week;
}

/* Without the shifts that begin on other weekdays. */
static struct team on_weekday(const struct team *team, int weekday,
                              struct arena *arena)
{
    struct team out = *team;
    struct shift *shifts = arena_alloc(arena, team->n_shifts, sizeof *shifts);
    for (size_t i = 0; i < team->n_shifts; i++) {
        shifts[i] = team->shifts[i];
        shifts[i].days_mask &= 1u << weekday;
    }
    out.shifts = shifts;
    return out;
}

/* Numbers by date are averaged over a window as if it were a week. */
static double weeks_laid(const struct team *team)
{
    return team->staffing == STAFF_STEPS ? 1.0 / DAYS_A_WEEK : 1.0;
}

double workload_present_s_on_day(const struct centre *centre, int32_t day,
                                 struct arena *arena)
{
    const struct window date = { day, day + 1 };
    double sum_s = 0.0;
    if (day_hours_is_closed(&centre->plan, day)) {
        return 0.0;
    }
    struct staffed then = staffed_on(centre, day, arena);
    const size_t n_teams = then.centre.n_teams;
    struct team *teams = arena_alloc(arena, n_teams, sizeof *teams);
    for (uint32_t i = 0; i < then.centre.n_channels; i++) {
        if (is_there(centre, i, day)) {
            then.channels[i].open_frac =
                date_open(&then.centre.channels[i].opening_hours, &centre->plan,
                          day, arena);
        }
    }
    for (size_t t = 0; t < n_teams; t++) {
        teams[t] = on_weekday(&then.centre.teams[t], civil_weekday(day), arena);
    }
    then.centre.teams = teams;
    for (size_t t = 0; t < n_teams; t++) {
        sum_s += workload_staff(&then.centre, t, then.channels, date, arena)
                     .present_s_a_week *
                 weeks_laid(&teams[t]);
    }
    return sum_s;
}
