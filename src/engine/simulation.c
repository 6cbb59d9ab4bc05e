/*
 * The loop: four sources of events (ends of work, the roster, what was planned
 * for later, first attempts), the earliest of which happens next. At one tick
 * the roster changes before agents come free, since a shift's end is no more
 * a part of it and who comes free then takes nothing new; both before what was
 * planned, and all of that before anybody new arrives: part of the model.
 *
 * Interval boundaries are no events: whatever happens next first brings the
 * clock past them, and agent-time is flushed at each.
 */
#include "engine/simulation.h"

#include "engine/call.h"
#include "engine/edges.h"
#include "engine/invariants.h"
#include "engine/replication.h"
#include "engine/team_time.h"
#include "engine/work.h"
#include <assert.h>

/* The loop and the hot path of calls are one piece of code; what is rare stays
 * out of it and leaves it the registers: a twentieth fewer instructions. */
#define APART __attribute__((noinline)) static

struct rng_block replication_draw(const struct replication *rep,
                                  const struct contact *contact,
                                  enum rng_purpose purpose, uint32_t index)
{
    return rng_block(rep->streams[contact->origin], contact->number,
                     contact->attempt, purpose, index);
}

double replication_pace(const struct replication *rep, uint32_t slot,
                        uint32_t channel)
{
    const uint32_t team = rep->floor.agents[slot].team;
    const struct team_plan *tp = &rep->plan->teams[team];
    const double ticks_a_second = tp->ticks_a_second[channel];
    return tp->has_hires ? ticks_a_second / roster_speed(&rep->plan->roster,
                                                         team, slot, rep->now)
                         : ticks_a_second;
}

void replication_later(struct replication *rep, uint64_t tick,
                       const struct later_item *item)
{
    later_add(rep->later, tick, item);
    rep->next_later = later_first(rep->later);
    rep->next_rare = ticks_min(rep->next_rare, rep->next_later);
}

/* All edges of a tick pass before what they leave is settled. */
static bool is_unsettled(const struct replication *rep)
{
    return (rep->live_may_start || rep->tickets_may_start) &&
           rep->next_edge > rep->now;
}

static void look_ahead(struct replication *rep)
{
    rep->next_rare = is_unsettled(rep)
                         ? 0
                         : ticks_min(ticks_min(rep->next_edge, rep->next_later),
                                     rep->boundary);
}

/* ---- the start ---- */

/* Day factors of one channel, times the centre's: [horizon's days]. */
static const double *draw_day_factors(const struct replication *rep, size_t c)
{
    const struct simulation_plan *plan = rep->plan;
    if (!plan->channels[c].varies) {
        return NULL;
    }
    double *factor =
        arena_alloc(rep->arena, plan->horizon.n_days, sizeof *factor);
    for (uint32_t day = 0; day < plan->horizon.n_days; day++) {
        const struct simulation_plan *then =
            plan->phase ? plan->phase[phases_on(&plan->roster.phases, day)]
                        : plan;
        const uint64_t number = (uint64_t)(plan->horizon.first_day + (int)day);
        const struct rng_block shared =
            rng_block(rep->day_stream, number, 0, RNG_DAY, 0);
        const struct rng_block own =
            rng_block(rep->streams[c], number, 0, RNG_DAY, 0);
        factor[day] = variate_draw(&plan->centre_day, shared.word[0]) *
                      variate_draw(&then->channel_day[c], own.word[0]);
    }
    return factor;
}

/* Inflows of one channel have its day factors in common. */
static void start_inflows(struct replication *rep, uint64_t seed,
                          uint32_t replication)
{
    const struct simulation_plan *plan = rep->plan;
    const size_t n = plan->inflows.n;
    const double **factors = arena_alloc(rep->arena, plan->centre->n_channels,
                                         sizeof(const double *));
    rep->arrivals = arena_alloc(rep->arena, n, sizeof(struct arrivals *));
    rep->next_arrival = arena_alloc(rep->arena, n, sizeof(uint64_t));
    rep->streams = arena_alloc(rep->arena, n, sizeof *rep->streams);
    rep->day_stream = rng_stream(seed, replication, "");
    rep->first_arrival = NEVER;
    for (uint32_t i = 0; i < n; i++) {
        const struct inflow *inflow = &plan->inflows.list[i];
        rep->streams[i] = rng_stream(seed, replication, inflow->name);
        if (i < plan->centre->n_channels) {
            factors[i] = draw_day_factors(rep, i);
        }
        rep->arrivals[i] = arena_alloc(rep->arena, 1, sizeof(struct arrivals));
        rep->arrivals[i]->thinning = inflow->thinning;
        rep->arrivals[i]->flows = &rep->flows;
        rep->arrivals[i]->channel = inflow->channel;
        rep->arrivals[i]->is_plain = plan->channels[inflow->channel].is_plain;
        arrivals_start(rep->arrivals[i], &inflow->demand,
                       &plan->unit_exponential, factors[inflow->channel],
                       rep->streams[i]);
        rep->next_arrival[i] = rep->arrivals[i]->tick[0];
        if (rep->next_arrival[i] < rep->first_arrival) {
            rep->first_arrival = rep->next_arrival[i];
            rep->first_inflow = i;
        }
    }
}

static void start_channels(struct replication *rep)
{
    const size_t n = rep->plan->centre->n_channels;
    rep->lines = arena_alloc(rep->arena, n, sizeof *rep->lines);
    rep->open = arena_alloc(rep->arena, n, sizeof *rep->open);
    rep->clearing = arena_alloc(rep->arena, n, sizeof *rep->clearing);
    rep->closed_at = arena_alloc(rep->arena, n, sizeof *rep->closed_at);
    rep->talking = arena_alloc(rep->arena, n, sizeof *rep->talking);
    for (size_t c = 0; c < n; c++) {
        waiting_line_create(&rep->lines[c], rep->arena);
    }
}

static bool serves_chats(const struct team_plan *tp)
{
    for (uint32_t i = 0; i < tp->n_serves; i++) {
        if (tp->serves[i].way == WAY_CHAT) {
            return true;
        }
    }
    return false;
}

static void start_hands(struct replication *rep)
{
    const struct roster_plan *roster = &rep->plan->roster;
    const size_t n = roster->n_slots;
    const size_t n_channels = rep->plan->centre->n_channels;
    rep->hands = arena_alloc(rep->arena, n, sizeof *rep->hands);
    rep->holds = arena_alloc(rep->arena, n * n_channels, sizeof *rep->holds);
    rep->level_since = arena_alloc(rep->arena, n, sizeof *rep->level_since);
    rep->holding_since =
        arena_alloc(rep->arena, n * n_channels, sizeof *rep->holding_since);
    for (uint32_t slot = 0; slot < n; slot++) {
        const uint32_t team = rep->floor.agents[slot].team;
        const uint32_t n_chats = serves_chats(&rep->plan->teams[team])
                                     ? roster->teams[team].most_chats
                                     : 0;
        rep->hands[slot] = (struct hand){
            .chats = chat_places(rep, n_chats),
            .n_places = n_chats,
            .composing = NO_CHAT,
            .ticket = NO_TICKET,
        };
    }
}

static void start(struct replication *rep, const struct simulation_plan *plan,
                  uint64_t seed, uint32_t replication, struct sample *out)
{
    rep->plan = plan->phase ? plan->phase[0] : plan;
    rep->flows = (struct flow_count){ out->flows, out->n_days,
                                      plan->horizon.window_start };
    start_inflows(rep, seed, replication);
    start_channels(rep);
    rep->roster = roster_start(&plan->roster, seed, replication, rep->arena);
    rep->next_edge = roster_first(rep->roster);
    rep->floor =
        floor_create(&plan->roster, plan->centre->routing.agent, rep->arena);
    rep->flushed =
        arena_alloc(rep->arena, plan->centre->n_teams, sizeof *rep->flushed);
    rep->interruptions =
        arena_alloc(rep->arena, plan->centre->n_teams, sizeof(uint64_t));
    start_hands(rep);
    tickets_create(rep);
    rep->ends = winner_tree_create(plan->roster.n_slots, rep->arena);
    rep->later = later_create(rep->arena);
    rep->next_later = NEVER;
    rep->interval = NO_CELL;
    rep->calls_first = plan->calls_first;
    rep->boundary = plan->horizon.window_start;
    rep->tally = tally_start(plan->centre, &plan->horizon, out, rep->arena);
    rep->help = help_desk_start(rep);
    look_ahead(rep);
}

/* ---- interval boundaries ---- */

static void record_backlog(struct replication *rep)
{
    const struct horizon *horizon = &rep->plan->horizon;
    for (uint32_t c = 0; c < rep->plan->centre->n_channels; c++) {
        const uint32_t n = rep->tickets.lines[c].n_backlog;
        if (rep->interval != NO_CELL) {
            rep->tally.channels[c].cells[rep->interval].backlog = n;
        }
        if (rep->boundary == horizon->window_end) {
            rep->tally.channels[c].ticket.backlog_end = n;
        }
    }
}

/* What an event leaves to be done at its end. Live contacts may put a ticket
 * aside, so tickets come after them. */
APART void settle(struct replication *rep)
{
    if (rep->live_may_start) {
        work_offer_live(rep);
        rep->live_may_start = false;
    }
    if (rep->tickets_may_start) {
        rep->tickets_may_start = false;
        tickets_offer(rep);
    }
}

/* Moves past one boundary. False when the replication is over. */
APART bool cross(struct replication *rep)
{
    const struct horizon *horizon = &rep->plan->horizon;
#ifdef DEEP_CHECKS
    invariants_check(rep);
#endif
    for (uint32_t t = 0; t < rep->floor.n_crews; t++) {
        team_time_flush(rep, t);
    }
    record_backlog(rep);
    if (rep->boundary >= horizon->window_end) {
        if (rep->boundary == horizon->window_end) {
            team_time_finish(rep);
        }
        rep->interval = NO_CELL;
        rep->now = rep->boundary;
        for (uint32_t c = 0; c < rep->plan->centre->n_channels; c++) {
            call_purge(rep, c);
        }
        if (rep->n_counted_open == 0 || rep->boundary >= horizon->end) {
            return false;
        }
        rep->boundary =
            ticks_min(rep->boundary + rep->plan->interval_ticks, horizon->end);
        return true;
    }
    const bool begins = rep->interval == NO_CELL;
    rep->interval = begins ? 0 : rep->interval + 1;
    rep->now = rep->boundary;
    rep->boundary += rep->plan->interval_ticks;
    if (begins) {
        tickets_window_starts(rep);
    }
    return true;
}

/* ---- the loop ---- */

/* Agents who come free and first attempts are most of what happens; the rest
 * has its turn when it is due. */
enum turn { TURN_TAKEN, TURN_AGENTS, TURN_OVER };

static inline void move_clock(struct replication *rep, uint64_t tick)
{
    assert(tick >= rep->now);
    rep->now = tick;
    rep->n_events++;
}

static void do_later(struct replication *rep)
{
    const struct later_item item = later_take(rep->later);
    rep->next_later = later_first(rep->later);
    call_later(rep, &item);
}

/* One of them, or none where agents come free before it, at the tick
 * `agents`. */
APART enum turn take_turn(struct replication *rep, uint64_t agents)
{
    if (is_unsettled(rep)) {
        settle(rep);
    } else if (rep->next_rare == rep->boundary) {
        if (!cross(rep)) {
            return TURN_OVER;
        }
    } else if (rep->next_rare == rep->next_edge) {
        move_clock(rep, rep->next_edge);
        edges_pass(rep);
    } else if (rep->next_rare < agents) {
        move_clock(rep, rep->next_later);
        do_later(rep);
    } else {
        return TURN_AGENTS;
    }
    look_ahead(rep);
    return TURN_TAKEN;
}

APART void end_other_work(struct replication *rep, uint32_t slot)
{
    work_ends(rep, slot);
}

static inline void end_work(struct replication *rep)
{
    const uint32_t slot = winner_tree_first(&rep->ends) & (LEAVES_AT_MOST - 1);
    if (rep->floor.agents[slot].on_call) {
        call_agent_free(rep, slot);
    } else {
        end_other_work(rep, slot);
    }
}

static inline void begin_first_attempt(struct replication *rep)
{
    const uint32_t inflow = rep->first_inflow;
    if (rep->arrivals[inflow]->is_plain) {
        call_first_attempt(rep, inflow);
    } else {
        call_first_attempt_otherwise(rep, inflow);
    }
}

APART void loop(struct replication *rep)
{
    for (;;) {
        winner_tree_settle(&rep->ends);
        const uint64_t agents = winner_tree_first(&rep->ends) >> 16;
        const bool arrives = rep->first_arrival < agents;
        const uint64_t next = arrives ? rep->first_arrival : agents;
        if (next >= rep->next_rare) {
            const enum turn turn = take_turn(rep, agents);
            if (turn == TURN_OVER) {
                return;
            }
            if (turn == TURN_TAKEN) {
                continue;
            }
        }
        move_clock(rep, next);
        if (arrives) {
            begin_first_attempt(rep);
        } else {
            end_work(rep);
        }
    }
}

void simulation_run(const struct simulation_plan *plan, uint64_t seed,
                    uint32_t replication, struct arena *scratch,
                    struct trace *trace, struct sample *out)
{
    struct replication *rep = arena_alloc(scratch, 1, sizeof *rep);
    rep->arena = scratch;
    rep->trace = trace;
    sample_clear(out);
    start(rep, plan, seed, replication, out);
    loop(rep);
    chats_end_all(rep);
    tickets_end_all(rep);
    call_end_all(rep);
    if (rep->help) {
        help_desk_finish(rep);
    }
    tally_finish(&rep->tally);
    out->n_contacts = rep->n_contacts;
    out->n_events = rep->n_events;
    if (trace) {
        trace_sort(trace);
    }
}
