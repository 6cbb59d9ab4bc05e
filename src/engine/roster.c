/*
 * One day at a time: for each head the moments at which something may change
 * (cuts) are collected, the rule of roster.h is asked at each, and an edge is
 * made where the answer changes. A night shift's edges lie beyond its day;
 * they stay in `edges` until their day comes.
 */
#include "engine/roster.h"

#include "base/civil.h"
#include "engine/roster_head.h"
#include "engine/ticks.h"
#include "model/centre.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct crew_state {
    struct rng_stream stream;
    struct head *heads; /* [n_pool + n_persons] */
    struct roster_hours hours;
    uint32_t level, scheduled; /* of the pool's last edge */
    bool *on;                  /* [n_persons]: as of the last edge made */
};

struct roster {
    const struct roster_plan *plan;
    struct arena *arena;
    struct crew_state *crews; /* [n_teams] */
    struct roster_edge *edges;
    size_t n_edges, capacity;
    size_t at;
    size_t n_due; /* edges of days already made */
    uint32_t next_day;
    double *cuts_s; /* of the head at hand, seconds after the day's midnight */
    size_t n_cuts, cuts_capacity;
};

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
        roster_head_look_up(head, crew->stream, rt->team, h, civil_day, day_s);
    }
}

/* ---- cuts and edges ---- */

static void cut(struct roster *roster, double second)
{
    if (roster->n_cuts == roster->cuts_capacity) {
        roster->cuts_s =
            arena_grow(roster->arena, roster->cuts_s, roster->n_cuts,
                       2 * roster->n_cuts, sizeof *roster->cuts_s);
        roster->cuts_capacity *= 2;
    }
    roster->cuts_s[roster->n_cuts++] = second;
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static void sort_cuts(struct roster *roster)
{
    qsort(roster->cuts_s, roster->n_cuts, sizeof *roster->cuts_s, ascending);
}

static void cut_shared(struct roster *roster, const struct team *team,
                       double from_s, double to_s)
{
    for (size_t i = 0; i < team->n_away; i++) {
        const double end_s = team->away[i].from_s + team->away[i].lasts_s;
        cut(roster, team->away[i].from_s);
        cut(roster, end_s > SECONDS_A_DAY ? end_s - SECONDS_A_DAY : end_s);
    }
    if (team->shrinkage_frac > 0) {
        const int first = (int)(from_s / SECONDS_A_HALF_HOUR) + 1;
        for (int i = first; i * SECONDS_A_HALF_HOUR < to_s; i++) {
            cut(roster, (double)i * SECONDS_A_HALF_HOUR);
        }
    }
}

static void add_edge(struct roster *roster, struct roster_edge edge)
{
    if (roster->n_edges == roster->capacity) {
        roster->edges =
            arena_grow(roster->arena, roster->edges, roster->n_edges,
                       2 * roster->capacity, sizeof *roster->edges);
        roster->capacity *= 2;
    }
    roster->edges[roster->n_edges++] = edge;
}

static void add_person_edge(struct roster *roster, size_t t, uint32_t person,
                            uint64_t tick, enum edge_kind kind)
{
    const struct roster_team *rt = &roster->plan->teams[t];
    add_edge(roster, (struct roster_edge){
                         .tick = tick,
                         .kind = kind,
                         .subject = rt->first_slot + rt->n_pool + person,
                     });
}

/* Time paid between two moments of a day, cut to the window. */
static uint64_t in_window(const struct roster *roster, uint32_t day,
                          double from_s, double to_s)
{
    const struct horizon *horizon = roster->plan->horizon;
    const uint64_t midnight = day * TICKS_A_DAY;
    return ticks_overlap(midnight + ticks_of(from_s), midnight + ticks_of(to_s),
                         horizon->window_start, horizon->window_end);
}

static bool day_in_window(const struct roster *roster, uint32_t day)
{
    return in_window(roster, day, 0, SECONDS_A_DAY) > 0;
}

/* ---- pools ---- */

/* The first step that begins after plan_s; n_steps when none does. */
static size_t next_step(const struct team *team, double plan_s)
{
    size_t low = 0;
    size_t high = team->n_steps;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (team->steps[middle].start_s > plan_s) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

static uint32_t scheduled_heads(const struct roster *roster,
                                const struct roster_team *rt, uint32_t day,
                                double second)
{
    const struct team *team = rt->team;
    const uint64_t tick = day * TICKS_A_DAY + ticks_of(second);
    if (!hours_open_at(&rt->open, tick)) {
        return 0;
    }
    if (team->staffing == STAFF_NUMBER) {
        return team->agents;
    }
    if (team->staffing == STAFF_DAILY) {
        return team
            ->daily[(size_t)(second * (double)team->n_daily / SECONDS_A_DAY)];
    }
    const double plan_s =
        second + (double)((int32_t)day + roster->plan->horizon->first_day -
                          roster->plan->centre->plan.start_day) *
                     SECONDS_A_DAY;
    const size_t next = next_step(team, plan_s);
    return next > 0 ? team->steps[next - 1].agents : 0;
}

static void cut_open_hours(struct roster *roster, const struct hours *open,
                           uint32_t day)
{
    const uint64_t midnight = day * TICKS_A_DAY;
    uint64_t at = midnight;
    while ((at = hours_next_open(open, at)) < midnight + TICKS_A_DAY) {
        uint64_t close = at;
        for (size_t i = 0; i < open->n; i++) {
            if (open->spans[i].from <= at && open->spans[i].to > at) {
                close = open->spans[i].to;
            }
        }
        cut(roster, ticks_seconds(at - midnight));
        if (close >= midnight + TICKS_A_DAY) {
            return;
        }
        cut(roster, ticks_seconds(close - midnight));
        at = close;
    }
}

static void cut_pool(struct roster *roster, const struct roster_team *rt,
                     uint32_t day)
{
    const struct team *team = rt->team;
    const double plan_s =
        (double)((int32_t)day + roster->plan->horizon->first_day -
                 roster->plan->centre->plan.start_day) *
        SECONDS_A_DAY;
    roster->n_cuts = 0;
    cut(roster, 0);
    cut_open_hours(roster, &rt->open, day);
    for (size_t i = 1; i < team->n_daily; i++) {
        cut(roster, (double)i * SECONDS_A_DAY / (double)team->n_daily);
    }
    for (size_t i = next_step(team, plan_s); i < team->n_steps; i++) {
        const double second = team->steps[i].start_s - plan_s;
        if (second >= SECONDS_A_DAY) {
            break;
        }
        cut(roster, second);
    }
    cut_shared(roster, team, 0, SECONDS_A_DAY);
    sort_cuts(roster);
}

struct heads_now {
    uint32_t level;
    uint32_t scheduled;
};

static struct heads_now count_heads(const struct roster *roster, size_t t,
                                    uint32_t day, double second)
{
    const struct roster_team *rt = &roster->plan->teams[t];
    const struct crew_state *crew = &roster->crews[t];
    const uint32_t n = scheduled_heads(roster, rt, day, second);
    const int32_t civil_day = roster->plan->horizon->first_day + (int32_t)day;
    const int weekday = civil_weekday(civil_day);
    struct heads_now now = { 0, 0 };
    for (uint32_t h = 0; h < n; h++) {
        if (crew->heads[h].vacant) {
            continue;
        }
        now.scheduled++;
        now.level += !crew->heads[h].absent &&
                     !roster_head_is_away(rt->team, h, weekday, second) &&
                     !roster_head_is_shrunk(crew->stream, rt->team, h,
                                            civil_day, second);
    }
    return now;
}

static double cut_end_s(const struct roster *roster, size_t i)
{
    return i + 1 < roster->n_cuts ? roster->cuts_s[i + 1] : SECONDS_A_DAY;
}

static void make_pool_day(struct roster *roster, size_t t, uint32_t day)
{
    struct crew_state *crew = &roster->crews[t];
    uint32_t most = 0;
    cut_pool(roster, &roster->plan->teams[t], day);
    for (size_t i = 0; i < roster->n_cuts; i++) {
        const double second = roster->cuts_s[i];
        if (second >= cut_end_s(roster, i)) {
            continue;
        }
        const struct heads_now now = count_heads(roster, t, day, second);
        crew->hours.paid += now.scheduled * in_window(roster, day, second,
                                                      cut_end_s(roster, i));
        most = now.level > most ? now.level : most;
        if (now.level != crew->level || now.scheduled != crew->scheduled) {
            add_edge(roster, (struct roster_edge){
                                 .tick = day * TICKS_A_DAY + ticks_of(second),
                                 .kind = EDGE_POOL,
                                 .subject = (uint32_t)t,
                                 .level = now.level,
                                 .scheduled = now.scheduled,
                             });
            crew->level = now.level;
            crew->scheduled = now.scheduled;
        }
    }
    crew->hours.agent_days += day_in_window(roster, day) ? most : 0;
}

/* ---- persons ---- */

static bool shift_runs(const struct roster *roster, const struct shift *shift,
                       int32_t civil_day)
{
    return shift->days_mask >> civil_weekday(civil_day) & 1 &&
           !(shift->has_since && civil_day < shift->since_day) &&
           !(shift->has_until && civil_day >= shift->until_day) &&
           !horizon_is_closed_day(&roster->plan->centre->plan, civil_day);
}

/* The state of one person today, as the edges are made. */
struct person_day {
    size_t team;
    uint32_t person;
    uint32_t day;
    int32_t civil_day;
    const struct shift *shift; /* NULL: the pool's hours */
    double from_s, to_s;       /* of the shift, or of the day */
};

static bool is_scheduled(const struct roster *roster,
                         const struct person_day *pd, double second)
{
    if (pd->shift) {
        return second >= pd->from_s && second < pd->to_s;
    }
    const struct roster_team *rt = &roster->plan->teams[pd->team];
    if (rt->team->staffing == STAFF_NUMBER) { /* of which there may be none */
        return hours_open_at(&rt->open,
                             pd->day * TICKS_A_DAY + ticks_of(second));
    }
    return scheduled_heads(roster, rt, pd->day, second) > 0;
}

static bool is_on_duty(const struct roster *roster, const struct person_day *pd,
                       double second)
{
    const struct roster_team *rt = &roster->plan->teams[pd->team];
    const struct crew_state *crew = &roster->crews[pd->team];
    const uint32_t head = rt->n_pool + pd->person;
    if (crew->heads[head].absent) {
        return false;
    }
    if (pd->shift &&
        roster_head_is_on_break(pd->shift, &rt->persons[pd->person], second)) {
        return false;
    }
    const double clock_s =
        second < SECONDS_A_DAY ? second : second - SECONDS_A_DAY;
    const int weekday =
        civil_weekday(pd->civil_day + (second < SECONDS_A_DAY ? 0 : 1));
    return !roster_head_is_away(rt->team, pd->person, weekday, clock_s) &&
           !roster_head_is_shrunk(crew->stream, rt->team, head, pd->civil_day,
                                  second);
}

static void cut_person(struct roster *roster, const struct person_day *pd)
{
    const struct roster_team *rt = &roster->plan->teams[pd->team];
    if (!pd->shift) {
        cut_pool(roster, rt, pd->day);
        cut(roster, SECONDS_A_DAY);
        return;
    }
    roster->n_cuts = 0;
    cut(roster, pd->from_s);
    cut(roster, pd->to_s);
    for (size_t i = 0; i < pd->shift->n_breaks; i++) {
        const struct break_rule *rule = &pd->shift->breaks[i];
        const double start_s = roster_head_break_start_s(
            pd->shift, rule, &rt->persons[pd->person]);
        cut(roster, start_s);
        cut(roster, start_s + rule->lasts_s);
    }
    cut_shared(roster, rt->team, pd->from_s, pd->to_s);
    const size_t n = roster->n_cuts;
    for (size_t i = 0; i < n && pd->to_s > SECONDS_A_DAY; i++) {
        cut(roster, roster->cuts_s[i] + SECONDS_A_DAY);
    }
    sort_cuts(roster);
}

/* One stretch between two cuts; whether the person is on duty in it. */
static bool pass_stretch(struct roster *roster, const struct person_day *pd,
                         double from_s, double to_s)
{
    struct crew_state *crew = &roster->crews[pd->team];
    bool *was_on = &crew->on[pd->person];
    const bool scheduled =
        from_s < pd->to_s && is_scheduled(roster, pd, from_s);
    const bool on = scheduled && is_on_duty(roster, pd, from_s);
    if (scheduled) {
        crew->hours.paid += in_window(roster, pd->day, from_s, to_s);
    }
    if (on != *was_on) {
        add_person_edge(roster, pd->team, pd->person,
                        pd->day * TICKS_A_DAY + ticks_of(from_s),
                        on          ? EDGE_ON
                        : scheduled ? EDGE_PAUSE
                                    : EDGE_SHIFT_END);
        *was_on = on;
    }
    return on;
}

static void make_person_edges(struct roster *roster,
                              const struct person_day *pd)
{
    bool was_on = false;
    for (size_t i = 0; i < roster->n_cuts; i++) {
        const double from_s = roster->cuts_s[i];
        const double to_s =
            i + 1 < roster->n_cuts ? roster->cuts_s[i + 1] : from_s;
        const bool empty = from_s == to_s && from_s < pd->to_s;
        if (from_s >= pd->from_s && from_s <= pd->to_s && !empty) {
            was_on = pass_stretch(roster, pd, from_s, to_s) || was_on;
        }
    }
    roster->crews[pd->team].hours.agent_days +=
        was_on && day_in_window(roster, pd->day);
}

static void make_person_day(struct roster *roster, size_t t, uint32_t person,
                            uint32_t day)
{
    const struct roster_team *rt = &roster->plan->teams[t];
    const struct roster_person *who = &rt->persons[person];
    struct person_day pd = {
        .team = t,
        .person = person,
        .day = day,
        .civil_day = roster->plan->horizon->first_day + (int32_t)day,
        .to_s = SECONDS_A_DAY,
    };
    if (roster->crews[t].heads[rt->n_pool + person].vacant ||
        (who->hire != NO_INDEX &&
         pd.civil_day < rt->team->new_hires[who->hire].on_day)) {
        return;
    }
    if (who->shift != NO_INDEX) {
        pd.shift = &rt->team->shifts[who->shift];
        pd.from_s = pd.shift->from_s;
        pd.to_s = pd.shift->to_s;
        if (!shift_runs(roster, pd.shift, pd.civil_day)) {
            return;
        }
    }
    cut_person(roster, &pd);
    make_person_edges(roster, &pd);
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
                add_edge(roster, (struct roster_edge){ .tick = span->from,
                                                       .kind = EDGE_OPEN,
                                                       .subject = c });
            }
            if (span->to >= from && span->to < to) {
                add_edge(roster, (struct roster_edge){ .tick = span->to,
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

static void make_day(struct roster *roster)
{
    const uint32_t day = roster->next_day++;
    const size_t left = roster->n_edges - roster->at;
    memmove(roster->edges, roster->edges + roster->at,
            left * sizeof *roster->edges);
    roster->n_edges = left;
    roster->at = 0;
    make_door_edges(roster, day);
    for (size_t t = 0; t < roster->plan->centre->n_teams; t++) {
        const struct roster_team *rt = &roster->plan->teams[t];
        look_up_heads(roster, t, day);
        if (rt->n_pool > 0) {
            make_pool_day(roster, t, day);
        }
        for (uint32_t p = 0; p < rt->n_persons; p++) {
            make_person_day(roster, t, p, day);
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

struct roster *roster_start(const struct roster_plan *plan, uint64_t seed,
                            uint32_t replication, struct arena *arena)
{
    struct roster *roster = arena_alloc(arena, 1, sizeof *roster);
    roster->plan = plan;
    roster->arena = arena;
    roster->capacity = 64;
    roster->edges = arena_alloc(arena, roster->capacity, sizeof *roster->edges);
    roster->cuts_capacity = 128;
    roster->cuts_s =
        arena_alloc(arena, roster->cuts_capacity, sizeof *roster->cuts_s);
    const size_t n_teams = plan->centre->n_teams;
    roster->crews = arena_alloc(arena, n_teams, sizeof *roster->crews);
    for (size_t t = 0; t < n_teams; t++) {
        const struct roster_team *rt = &plan->teams[t];
        struct crew_state *crew = &roster->crews[t];
        crew->stream = rng_stream(seed, replication, rt->stream_name);
        crew->heads =
            arena_alloc(arena, rt->n_pool + rt->n_persons, sizeof *crew->heads);
        crew->on = arena_alloc(arena, rt->n_persons, sizeof *crew->on);
        for (uint32_t h = 0; h < rt->n_pool + rt->n_persons; h++) {
            roster_head_start(&crew->heads[h], crew->stream, rt->team, h,
                              spell_start_s(plan, rt, h));
        }
    }
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
