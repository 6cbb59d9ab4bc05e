/*
 * rosters.h - the roster of a small centre, played and replayed.
 *
 * A roster case is a desk with two channels and one team of ten, mon-fri from
 * 08:00 to 20:00, for two weeks. Its edges are kept in a log; who is there is
 * asked at moments of the test's choosing.
 */
#ifndef TESTS_ROSTERS_H
#define TESTS_ROSTERS_H

#include "centres.h"

#include "engine/roster.h"
#include "engine/ticks.h"

static const struct open_span OFFICE_SPANS[] = { { 0, 8 * HOUR, 20 * HOUR },
                                                 { 1, 8 * HOUR, 20 * HOUR },
                                                 { 2, 8 * HOUR, 20 * HOUR },
                                                 { 3, 8 * HOUR, 20 * HOUR },
                                                 { 4, 8 * HOUR, 20 * HOUR } };
static const struct opening_hours OFFICE = { false, 5, OFFICE_SPANS };
enum { WORKDAYS = 0x1f, DAILY = 0x7f };

struct roster_case {
    struct desk desk;
    struct team *team;
    struct plan *plan;
    struct arena *arena;
};

/* All edges of one replication. */
struct log {
    struct roster_plan plan;
    struct horizon horizon;
    struct roster *roster;
    struct roster_edge *edges;
    size_t n;
};

static inline int setup(void **state)
{
    static struct roster_case rc;
    rc.arena = arena_create();
    desk_set(&rc.desk, 2, 1);
    rc.team = &rc.desk.teams[0];
    rc.team->agents = 10;
    rc.plan = &rc.desk.centre.plan;
    rc.plan->n_days = 14;
    rc.plan->run_out_s = 0;
    for (size_t c = 0; c < 2; c++) {
        rc.desk.channels[c].opening_hours = OFFICE;
    }
    *state = &rc;
    return 0;
}

static inline int teardown(void **state)
{
    struct roster_case *rc = *state;
    arena_destroy(rc->arena);
    return 0;
}

static inline struct log *play_roster(const struct roster_case *rc,
                                      uint64_t seed)
{
    struct log *log = arena_alloc(rc->arena, 1, sizeof *log);
    const struct centre *centre = &rc->desk.centre;
    struct hours *hours =
        arena_alloc(rc->arena, centre->n_channels, sizeof *hours);
    log->horizon = horizon_of(&centre->plan);
    for (size_t c = 0; c < centre->n_channels; c++) {
        hours[c] = hours_build(&centre->channels[c].opening_hours,
                               &centre->plan, &log->horizon, rc->arena);
    }
    log->plan = roster_plan_build(centre, &log->horizon, hours, rc->arena);
    log->roster = roster_start(&log->plan, seed, 0, rc->arena);
    size_t capacity = 1024;
    log->edges = arena_alloc(rc->arena, capacity, sizeof *log->edges);
    while (roster_first(log->roster) != NEVER) {
        if (log->n == capacity) {
            log->edges = arena_grow(rc->arena, log->edges, log->n, 2 * capacity,
                                    sizeof *log->edges);
            capacity *= 2;
        }
        const uint64_t first = roster_first(log->roster);
        log->edges[log->n] = roster_take(log->roster);
        assert_true(log->edges[log->n].tick == first);
        assert_true(log->n == 0 || log->edges[log->n - 1].tick <= first);
        log->n++;
    }
    return log;
}

/* Of the pool, at a moment in seconds since the plan began. */
static inline struct roster_edge pool_at(const struct log *log, uint32_t team,
                                         double at_s)
{
    struct roster_edge last = { 0 };
    const double start_s = ticks_seconds(log->horizon.window_start);
    for (size_t i = 0; i < log->n; i++) {
        const struct roster_edge *edge = &log->edges[i];
        if (ticks_seconds(edge->tick) - start_s > at_s) {
            break;
        }
        if (edge->kind == EDGE_POOL && edge->subject == team) {
            last = *edge;
        }
    }
    return last;
}

static inline bool is_on(const struct log *log, uint32_t slot, double at_s)
{
    bool on = false;
    const double start_s = ticks_seconds(log->horizon.window_start);
    for (size_t i = 0; i < log->n; i++) {
        const struct roster_edge *edge = &log->edges[i];
        if (ticks_seconds(edge->tick) - start_s > at_s) {
            break;
        }
        if (edge->kind >= EDGE_SHIFT_END && edge->subject == slot) {
            on = edge->kind == EDGE_ON;
        }
    }
    return on;
}

static inline uint32_t count_on(const struct log *log, uint32_t n_slots,
                                double at_s)
{
    uint32_t n = 0;
    for (uint32_t slot = 0; slot < n_slots; slot++) {
        n += is_on(log, slot, at_s);
    }
    return n;
}

static inline double paid_h(const struct log *log, size_t team)
{
    return ticks_seconds(roster_hours_of(log->roster, team)->paid) / HOUR;
}

static inline double agent_days(const struct log *log, size_t team)
{
    return (double)roster_hours_of(log->roster, team)->agent_days;
}

static inline double at(int day, double hour)
{
    return (double)day * DAY + hour * HOUR;
}

static inline struct shift *give_shift(struct roster_case *rc, uint32_t agents,
                                       double from_h, double to_h)
{
    struct shift *shift = arena_alloc(rc->arena, 1, sizeof *shift);
    *shift = (struct shift){ .name = "early",
                             .agents = agents,
                             .days_mask = WORKDAYS,
                             .from_s = from_h * HOUR,
                             .to_s = to_h * HOUR };
    rc->team->staffing = STAFF_SHIFTS;
    rc->team->n_shifts = 1;
    rc->team->shifts = shift;
    return shift;
}

#endif
