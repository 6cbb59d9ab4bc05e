/*
 * What does not change between replications: slots, persons, open hours.
 */
#include "engine/roster.h"

#include "base/civil.h"
#include "engine/ticks.h"
#include "model/authors.h"
#include "model/centre.h"
#include <math.h>

static uint32_t most_scheduled(const struct team *team)
{
    uint32_t most = 0;
    switch (team->staffing) {
    case STAFF_NUMBER:
        return team->agents;
    case STAFF_DAILY:
        for (size_t i = 0; i < team->n_daily; i++) {
            most = team->daily[i] > most ? team->daily[i] : most;
        }
        return most;
    case STAFF_STEPS:
        for (size_t i = 0; i < team->n_steps; i++) {
            most = team->steps[i].agents > most ? team->steps[i].agents : most;
        }
        return most;
    case STAFF_SHIFTS:
    case STAFF_AS_NEEDED:
        break;
    }
    return 0;
}

static const struct team *team_in(const struct phases *phases, size_t phase,
                                  size_t t)
{
    return &phases->list[phase].centre->teams[t];
}

static uint32_t most_in_pool(const struct phases *phases, size_t t)
{
    uint32_t most = 0;
    for (size_t p = 0; p < phases->n; p++) {
        const uint32_t heads = most_scheduled(team_in(phases, p, t));
        most = heads > most ? heads : most;
    }
    return most;
}

static uint32_t most_in_shift(const struct phases *phases, size_t t, size_t s)
{
    uint32_t most = 0;
    for (size_t p = 0; p < phases->n; p++) {
        const uint32_t agents = team_in(phases, p, t)->shifts[s].agents;
        most = agents > most ? agents : most;
    }
    return most;
}

static uint32_t most_in_hire(const struct phases *phases, size_t t, size_t h)
{
    uint32_t most = 0;
    for (size_t p = 0; p < phases->n; p++) {
        const uint32_t agents = team_in(phases, p, t)->new_hires[h].agents;
        most = agents > most ? agents : most;
    }
    return most;
}

static uint32_t most_chats(const struct phases *phases, size_t t)
{
    uint32_t most = 1;
    for (size_t p = 0; p < phases->n; p++) {
        const uint32_t chats = team_in(phases, p, t)->chats_at_once;
        most = chats > most ? chats : most;
    }
    return most;
}

static uint32_t count_persons(const struct phases *phases, size_t t)
{
    const struct team *team = team_in(phases, 0, t);
    uint32_t n = 0;
    for (size_t s = 0; s < team->n_shifts; s++) {
        n += most_in_shift(phases, t, s);
    }
    for (size_t h = 0; h < team->n_new_hires; h++) {
        n += most_in_hire(phases, t, h);
    }
    return n;
}

static void list_persons(const struct phases *phases, size_t t,
                         struct roster_person *persons)
{
    const struct team *team = team_in(phases, 0, t);
    uint32_t n = 0;
    for (uint32_t s = 0; s < team->n_shifts; s++) {
        const uint32_t most = most_in_shift(phases, t, s);
        for (uint32_t i = 0; i < most; i++) {
            persons[n++] = (struct roster_person){ s, NO_INDEX, i, most };
        }
    }
    for (uint32_t h = 0; h < team->n_new_hires; h++) {
        const uint32_t most = most_in_hire(phases, t, h);
        for (uint32_t i = 0; i < most; i++) {
            persons[n++] =
                (struct roster_person){ team->new_hires[h].shift, h, i, most };
        }
    }
}

static const struct tenure *list_tenures(const struct roster_plan *plan,
                                         size_t t, struct arena *arena)
{
    const struct phases *phases = &plan->phases;
    const int32_t start = plan->centre->plan.start_day;
    struct tenure *tenures = arena_alloc(arena, phases->n, sizeof *tenures);
    for (size_t p = 0; p < phases->n; p++) {
        const struct team *team = team_in(phases, p, t);
        const int32_t day = plan->horizon->first_day +
                            (int32_t)phases->list[p].first_day - start;
        tenures[p] =
            (struct tenure){ (double)day * SECONDS_A_DAY, team->turnover_a_year,
                             team->replaced_after_s };
    }
    return tenures;
}

static struct hours open_hours_of(const struct team *team,
                                  const struct hours *channel_hours,
                                  struct arena *arena)
{
    struct hours open = { .n = 0 };
    for (size_t i = 0; i < team->n_serves; i++) {
        open = hours_union(&open, &channel_hours[team->serves[i]], arena);
    }
    return open;
}

struct roster_plan roster_plan_build(const struct centre *centre,
                                     const struct horizon *horizon,
                                     const struct hours *channel_hours,
                                     struct arena *arena)
{
    struct roster_team *teams =
        arena_alloc(arena, centre->n_teams, sizeof *teams);
    struct roster_plan plan = {
        .centre = centre,
        .horizon = horizon,
        .phases = phases_build(centre, horizon, arena),
        .channel_hours = channel_hours,
        .teams = teams,
        .writing_frac =
            authors_shares(centre, horizon->first_day, horizon->n_days, arena),
    };
    for (size_t t = 0; t < centre->n_teams; t++) {
        const struct team *team = &centre->teams[t];
        const uint32_t n_persons = count_persons(&plan.phases, t);
        struct roster_person *persons =
            arena_alloc(arena, n_persons, sizeof *persons);
        list_persons(&plan.phases, t, persons);
        teams[t] = (struct roster_team){
            .team = team,
            .stream_name = arena_text(arena, "team/%s", team->name),
            .first_slot = plan.n_slots,
            .n_pool = most_in_pool(&plan.phases, t),
            .n_persons = n_persons,
            .persons = persons,
            .most_chats = most_chats(&plan.phases, t),
            .tenures = list_tenures(&plan, t, arena),
            .open = open_hours_of(team, channel_hours, arena),
        };
        plan.n_slots += teams[t].n_pool + teams[t].n_persons;
    }
    return plan;
}

struct roster_plan roster_plan_early(const struct roster_plan *plan,
                                     const struct horizon *horizon,
                                     const struct hours *channel_hours,
                                     struct arena *arena)
{
    const size_t n_teams = plan->centre->n_teams;
    struct roster_team *teams = arena_alloc(arena, n_teams, sizeof *teams);
    struct roster_plan early = *plan;
    for (size_t t = 0; t < n_teams; t++) {
        teams[t] = plan->teams[t];
        teams[t].open = open_hours_of(teams[t].team, channel_hours, arena);
    }
    early.horizon = horizon;
    early.phases = phases_build(plan->centre, horizon, arena);
    early.channel_hours = channel_hours;
    early.teams = teams;
    early.writing_frac = NULL;
    return early;
}

double roster_speed(const struct roster_plan *plan, size_t team, uint32_t slot,
                    uint64_t tick)
{
    const struct roster_team *rt = &plan->teams[team];
    const uint32_t person = slot - rt->first_slot - rt->n_pool;
    if (slot < rt->first_slot + rt->n_pool ||
        rt->persons[person].hire == NO_INDEX) {
        return 1;
    }
    const size_t phase =
        phases_on(&plan->phases, (uint32_t)(tick / TICKS_A_DAY));
    const struct new_hire *hire = &team_in(&plan->phases, phase, team)
                                       ->new_hires[rt->persons[person].hire];
    const double since_s =
        ticks_seconds(tick) -
        (double)(hire->on_day - plan->horizon->first_day) * SECONDS_A_DAY;
    if (since_s >= hire->full_speed_after_s) {
        return 1;
    }
    return hire->starts_at +
           (1 - hire->starts_at) * fmax(since_s, 0) / hire->full_speed_after_s;
}
