/*
 * What does not change between replications: slots, persons, open hours.
 */
#include "engine/roster.h"

#include "base/civil.h"
#include "engine/ticks.h"
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

static uint32_t count_persons(const struct team *team)
{
    uint32_t n = 0;
    for (size_t i = 0; i < team->n_shifts; i++) {
        n += team->shifts[i].agents;
    }
    for (size_t i = 0; i < team->n_new_hires; i++) {
        n += team->new_hires[i].agents;
    }
    return n;
}

static void list_persons(const struct team *team, struct roster_person *persons)
{
    uint32_t n = 0;
    for (uint32_t s = 0; s < team->n_shifts; s++) {
        for (uint32_t i = 0; i < team->shifts[s].agents; i++) {
            persons[n++] = (struct roster_person){ s, NO_INDEX, i,
                                                   team->shifts[s].agents };
        }
    }
    for (uint32_t h = 0; h < team->n_new_hires; h++) {
        const struct new_hire *hire = &team->new_hires[h];
        for (uint32_t i = 0; i < hire->agents; i++) {
            persons[n++] =
                (struct roster_person){ hire->shift, h, i, hire->agents };
        }
    }
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
    uint32_t n_slots = 0;
    for (size_t t = 0; t < centre->n_teams; t++) {
        const struct team *team = &centre->teams[t];
        struct roster_person *persons =
            arena_alloc(arena, count_persons(team), sizeof *persons);
        list_persons(team, persons);
        teams[t] = (struct roster_team){
            .team = team,
            .stream_name = arena_text(arena, "team/%s", team->name),
            .first_slot = n_slots,
            .n_pool = most_scheduled(team),
            .n_persons = count_persons(team),
            .persons = persons,
            .open = open_hours_of(team, channel_hours, arena),
        };
        n_slots += teams[t].n_pool + teams[t].n_persons;
    }
    return (struct roster_plan){ centre, horizon, channel_hours, teams,
                                 n_slots };
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
    const struct new_hire *hire =
        &rt->team->new_hires[rt->persons[person].hire];
    const double since_s =
        ticks_seconds(tick) -
        (double)(hire->on_day - plan->horizon->first_day) * SECONDS_A_DAY;
    if (since_s >= hire->full_speed_after_s) {
        return 1;
    }
    return hire->starts_at +
           (1 - hire->starts_at) * fmax(since_s, 0) / hire->full_speed_after_s;
}
