/*
 * The days one after the other, and what heads of all sorts have in common.
 */
#include "engine/roster_inner.h"

#include "base/civil.h"
#include "engine/ticks.h"
#include "model/centre.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

static struct tenures tenures_of(const struct roster_plan *plan,
                                 const struct roster_team *rt)
{
    return (struct tenures){ plan->phases.n, rt->tenures };
}

const struct team *roster_today(const struct roster *roster,
                                const struct roster_team *rt)
{
    return &roster->teams_today[rt - roster->plan->teams];
}

static void look_up_heads(struct roster *roster, size_t t, uint32_t day)
{
    const struct roster_team *rt = &roster->plan->teams[t];
    struct crew_state *crew = &roster->crews[t];
    const int32_t civil_day = roster->plan->horizon->first_day + (int32_t)day;
    const double day_s =
        (double)(civil_day - roster->plan->centre->plan.start_day) *
        SECONDS_A_DAY;
    for (uint32_t h = 0; h < rt->n_pool + rt->n_persons; h++) {
        struct head *head = &crew->heads[h];
        roster_head_look_up(head, crew->stream, roster_today(roster, rt), h,
                            civil_day, day_s);
    }
}

/* ---- cuts and edges ---- */

void roster_cut(struct roster *roster, double second)
{
    if (roster->n_cuts == roster->cuts_capacity) {
        roster->cuts_s =
            arena_grow(roster->arena, roster->cuts_s, roster->n_cuts,
                       2 * roster->n_cuts, sizeof *roster->cuts_s);
        roster->free = arena_grow(roster->arena, roster->free, roster->n_cuts,
                                  2 * roster->n_cuts, sizeof *roster->free);
        roster->scheduled =
            arena_grow(roster->arena, roster->scheduled, roster->n_cuts,
                       2 * roster->n_cuts, sizeof *roster->scheduled);
        roster->cuts_capacity *= 2;
    }
    roster->cuts_s[roster->n_cuts++] = second;
}

/* By insertion: they come in few runs, each in order. */
void roster_sort_cuts(struct roster *roster)
{
    double *cuts_s = roster->cuts_s;
    for (size_t i = 1; i < roster->n_cuts; i++) {
        const double second = cuts_s[i];
        size_t at = i;
        while (at > 0 && cuts_s[at - 1] > second) {
            cuts_s[at] = cuts_s[at - 1];
            at--;
        }
        cuts_s[at] = second;
    }
}

void roster_cut_shared(struct roster *roster, const struct team *team,
                       double from_s, double to_s)
{
    for (size_t i = 0; i < team->n_away; i++) {
        const double end_s = team->away[i].from_s + team->away[i].lasts_s;
        roster_cut(roster, team->away[i].from_s);
        roster_cut(roster,
                   end_s > SECONDS_A_DAY ? end_s - SECONDS_A_DAY : end_s);
    }
    if (team->shrinkage_frac > 0) {
        const int first = (int)(from_s / SECONDS_A_HALF_HOUR) + 1;
        for (int i = first; i * SECONDS_A_HALF_HOUR < to_s; i++) {
            roster_cut(roster, (double)i * SECONDS_A_HALF_HOUR);
        }
    }
}

void roster_add_edge(struct roster *roster, struct roster_edge edge)
{
    if (roster->n_edges == roster->capacity) {
        roster->edges =
            arena_grow(roster->arena, roster->edges, roster->n_edges,
                       2 * roster->capacity, sizeof *roster->edges);
        roster->capacity *= 2;
    }
    roster->edges[roster->n_edges++] = edge;
}

/* Time paid between two moments of a day, cut to the window. */
uint64_t roster_in_window(const struct roster *roster, uint32_t day,
                          double from_s, double to_s)
{
    const struct horizon *horizon = roster->plan->horizon;
    const uint64_t midnight = day * TICKS_A_DAY;
    return ticks_overlap(midnight + ticks_of(from_s), midnight + ticks_of(to_s),
                         horizon->window_start, horizon->window_end);
}

bool roster_is_day_in_window(const struct roster *roster, uint32_t day)
{
    return roster_in_window(roster, day, 0, SECONDS_A_DAY) > 0;
}

void roster_pay(const struct roster *roster, struct crew_state *crew,
                uint64_t ticks)
{
    crew->hours.paid += ticks;
    crew->hours.paid_in[roster->phase] += ticks;
}

/* ---- authors ---- */

/* Authors are away as if for shrinkage, of those who are not away for it. */
static void let_write(struct roster *roster, double share_frac)
{
    for (size_t t = 0; t < roster->plan->centre->n_teams; t++) {
        struct team *team = &roster->writing[t];
        *team = roster->teams_today[t];
        team->shrinkage_frac += (1 - team->shrinkage_frac) * share_frac;
    }
    roster->teams_today = roster->writing;
}

bool roster_is_writing(const struct roster *roster, size_t t, uint32_t head,
                       uint32_t day, double second)
{
    const struct roster_plan *plan = roster->plan;
    const struct team *teams = plan->phases.list[roster->phase].centre->teams;
    return roster->teams_today == roster->writing &&
           !roster_head_is_shrunk(&roster->crews[t].heads[head],
                                  roster->crews[t].stream, &teams[t], head,
                                  plan->horizon->first_day + (int32_t)day,
                                  second);
}

void roster_count_writing(struct roster *roster, uint32_t heads, uint32_t day,
                          double from_s, double to_s)
{
    const uint64_t start = day * TICKS_A_DAY + ticks_of(from_s);
    const uint64_t ticks = heads * roster_in_window(roster, day, from_s, to_s);
    if (ticks > 0) {
        roster->writing_ticks[(start - roster->plan->horizon->window_start) /
                              TICKS_A_DAY] += ticks;
    }
}

const uint64_t *roster_writing_ticks(const struct roster *roster)
{
    return roster->writing_ticks;
}

/* ---- doors ---- */

static void make_door_edges(struct roster *roster, uint32_t day)
{
    const uint64_t from = day * TICKS_A_DAY;
    const uint64_t to = from + TICKS_A_DAY;
    for (uint32_t c = 0; c < roster->plan->centre->n_channels; c++) {
        const struct hours *hours = &roster->plan->channel_hours[c];
        for (size_t i = 0; i < hours->n; i++) {
            const struct hours_span *span = &hours->spans[i];
            if (span->from >= from && span->from < to) {
                roster_add_edge(roster,
                                (struct roster_edge){ .tick = span->from,
                                                      .kind = EDGE_OPEN,
                                                      .subject = c });
            }
            if (span->to >= from && span->to < to) {
                roster_add_edge(roster,
                                (struct roster_edge){ .tick = span->to,
                                                      .kind = EDGE_CLOSE,
                                                      .subject = c });
            }
        }
    }
}

/* ---- days ---- */

static int in_order(const void *a, const void *b)
{
    const struct roster_edge *x = a;
    const struct roster_edge *y = b;
    if (x->tick != y->tick) {
        return x->tick < y->tick ? -1 : 1;
    }
    if (x->kind != y->kind) {
        return x->kind < y->kind ? -1 : 1;
    }
    return (x->subject > y->subject) - (x->subject < y->subject);
}

void roster_set_day(struct roster *roster, uint32_t day)
{
    const struct roster_plan *plan = roster->plan;
    roster->phase = phases_on(&plan->phases, day);
    roster->teams_today = plan->phases.list[roster->phase].centre->teams;
    if (plan->writing_frac && plan->writing_frac[day] > 0) {
        let_write(roster, plan->writing_frac[day]);
    }
}

static void begin_phase(struct roster *roster, uint32_t day)
{
    const struct phases *phases = &roster->plan->phases;
    roster_set_day(roster, day);
    if (day > 0 && phases->list[roster->phase].first_day == day) {
        roster_add_edge(roster, (struct roster_edge){
                                    .tick = day * TICKS_A_DAY,
                                    .kind = EDGE_PHASE,
                                    .subject = (uint32_t)roster->phase,
                                });
    }
}

static void make_day(struct roster *roster)
{
    const uint32_t day = roster->next_day++;
    const size_t left = roster->n_edges - roster->at;
    memmove(roster->edges, roster->edges + roster->at,
            left * sizeof *roster->edges);
    roster->n_edges = left;
    roster->at = 0;
    begin_phase(roster, day);
    make_door_edges(roster, day);
    for (size_t t = 0; t < roster->plan->centre->n_teams; t++) {
        const struct roster_team *rt = &roster->plan->teams[t];
        look_up_heads(roster, t, day);
        if (rt->n_pool > 0) {
            roster_make_pool_day(roster, t, day);
        }
        for (uint32_t p = 0; p < rt->n_persons; p++) {
            roster_make_person_day(roster, t, p, day);
        }
    }
    qsort(roster->edges, roster->n_edges, sizeof *roster->edges, in_order);
    const uint64_t midnight = roster->next_day * TICKS_A_DAY;
    roster->n_due = 0;
    while (roster->n_due < roster->n_edges &&
           roster->edges[roster->n_due].tick < midnight) {
        roster->n_due++;
    }
}

/* Makes days until there is an edge, or no day is left. */
static void advance(struct roster *roster)
{
    while (roster->at == roster->n_due &&
           roster->next_day < roster->plan->horizon->n_days) {
        make_day(roster);
    }
}

/* Whoever is hired during the plan cannot leave before that. */
static double spell_start_s(const struct roster_plan *plan,
                            const struct roster_team *rt, uint32_t head)
{
    if (head < rt->n_pool || rt->persons[head - rt->n_pool].hire == NO_INDEX) {
        return 0;
    }
    const uint32_t hire = rt->persons[head - rt->n_pool].hire;
    const int32_t days =
        rt->team->new_hires[hire].on_day - plan->centre->plan.start_day;
    return (double)days * SECONDS_A_DAY;
}

struct roster *roster_create(const struct roster_plan *plan,
                             struct arena *arena)
{
    const size_t n_teams = plan->centre->n_teams;
    struct roster *roster = arena_alloc(arena, 1, sizeof *roster);
    roster->plan = plan;
    roster->arena = arena;
    roster->capacity = 64;
    roster->edges = arena_alloc(arena, roster->capacity, sizeof *roster->edges);
    roster->cuts_capacity = 128;
    roster->cuts_s =
        arena_alloc(arena, roster->cuts_capacity, sizeof *roster->cuts_s);
    roster->free =
        arena_alloc(arena, roster->cuts_capacity, sizeof *roster->free);
    roster->scheduled =
        arena_alloc(arena, roster->cuts_capacity, sizeof *roster->scheduled);
    roster->crews = arena_alloc(arena, n_teams, sizeof *roster->crews);
    roster->writing = arena_alloc(arena, n_teams, sizeof *roster->writing);
    return roster;
}

struct roster *roster_start(const struct roster_plan *plan, uint64_t seed,
                            uint32_t replication, struct arena *arena)
{
    struct roster *roster = roster_create(plan, arena);
    roster->writing_ticks = arena_alloc(arena, plan->centre->plan.n_days,
                                        sizeof *roster->writing_ticks);
    for (size_t t = 0; t < plan->centre->n_teams; t++) {
        const struct roster_team *rt = &plan->teams[t];
        struct crew_state *crew = &roster->crews[t];
        crew->stream = rng_stream(seed, replication, rt->stream_name);
        crew->heads =
            arena_alloc(arena, rt->n_pool + rt->n_persons, sizeof *crew->heads);
        crew->on = arena_alloc(arena, rt->n_persons, sizeof *crew->on);
        crew->training = arena_alloc(arena, rt->n_pool + rt->n_persons,
                                     sizeof *crew->training);
        crew->hours.paid_in =
            arena_alloc(arena, plan->phases.n, sizeof *crew->hours.paid_in);
        for (uint32_t h = 0; h < rt->n_pool + rt->n_persons; h++) {
            roster_head_start(&crew->heads[h], crew->stream,
                              tenures_of(plan, rt), h,
                              spell_start_s(plan, rt, h));
        }
    }
    training_start(roster);
    advance(roster);
    return roster;
}

uint64_t roster_first(const struct roster *roster)
{
    return roster->at < roster->n_due ? roster->edges[roster->at].tick : NEVER;
}

struct roster_edge roster_take(struct roster *roster)
{
    assert(roster->at < roster->n_due);
    const struct roster_edge edge = roster->edges[roster->at++];
    advance(roster);
    return edge;
}

const struct roster_hours *roster_hours_of(const struct roster *roster,
                                           size_t team)
{
    return &roster->crews[team].hours;
}
