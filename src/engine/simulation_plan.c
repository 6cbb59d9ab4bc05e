/*
 * What all replications of a centre share, worked out once.
 */
#include "base/civil.h"
#include "engine/law_tables.h"
#include "engine/replication.h"
#include "engine/simulation.h"
#include "engine/training.h"
#include "model/course.h"
#include "model/trained.h"
#include <math.h>

static bool has_overflow(const struct channel *channel)
{
    for (size_t i = 0; i < channel->n_answered_by; i++) {
        if (channel->answered_by[i].after_s > 0) {
            return true;
        }
    }
    return false;
}

static bool needs_exact_deadlines(const struct centre *centre,
                                  const struct channel *channel)
{
    return channel->lines != NO_LIMIT || channel->waiting_places != NO_LIMIT ||
           channel->redial.probability > 0 || channel->n_switches > 0 ||
           channel->callback.offered || has_overflow(channel) ||
           centre->routing.contact == CONTACT_LONGEST_QUEUE ||
           !centre->routing.chats_while_calls_wait;
}

static bool serves(const struct team *team, size_t channel)
{
    for (size_t i = 0; i < team->n_serves; i++) {
        if (team->serves[i] == channel) {
            return true;
        }
    }
    return false;
}

/* Fewest channels first; teams equal in that keep their order. */
static void sort_by_specialism(const struct centre *centre,
                               struct answering_team *teams, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        const struct answering_team team = teams[i];
        uint32_t k = i;
        while (k > 0 && centre->teams[teams[k - 1].team].n_serves >
                            centre->teams[team.team].n_serves) {
            teams[k] = teams[k - 1];
            k--;
        }
        teams[k] = team;
    }
}

static void list_teams(const struct centre *centre, struct channel_plan *cp,
                       size_t c, struct arena *arena)
{
    const struct channel *channel = cp->channel;
    struct answering_team *teams =
        arena_alloc(arena, channel->n_answered_by, sizeof *teams);
    for (size_t i = 0; i < channel->n_answered_by; i++) {
        const struct answered_by *by = &channel->answered_by[i];
        if (serves(&centre->teams[by->team], c)) {
            teams[cp->n_teams++] =
                (struct answering_team){ by->team, ticks_of(by->after_s) };
        }
    }
    if (centre->routing.team == TEAM_SPECIALIST_FIRST) {
        sort_by_specialism(centre, teams, cp->n_teams);
    }
    cp->teams = teams;
}

/* The tick of a civil day's midnight, within the horizon. */
static uint64_t midnight_of(const struct horizon *horizon, int32_t day)
{
    const int32_t since = day - horizon->first_day;
    return ticks_min(since > 0 ? (uint64_t)since * TICKS_A_DAY : 0,
                     horizon->n_days * TICKS_A_DAY);
}

/* Promises made to a ticket hold after the channel is gone, and the oldest of
 * the backlog at the start may have come before the horizon. */
static void plan_clock(const struct simulation_plan *plan,
                       struct channel_plan *cp, const struct channel *channel,
                       struct arena *arena)
{
    const double early_s = channel->ticket.backlog_oldest_s -
                           ticks_seconds(plan->horizon.window_start);
    const double early_days = early_s > 0 ? ceil(early_s / SECONDS_A_DAY) : 0;
    struct horizon longer = plan->horizon;
    longer.first_day -= (int32_t)early_days;
    longer.n_days += (uint32_t)early_days;
    cp->clock = hours_build(&channel->opening_hours, &plan->centre->plan,
                            &longer, arena);
    cp->clock_early = (uint64_t)early_days * TICKS_A_DAY;
}

static uint64_t begin_of(const struct course_life *life,
                         const struct horizon *horizon)
{
    return life->from_day > INT32_MIN ? midnight_of(horizon, life->from_day)
                                      : 0;
}

static uint64_t end_of(const struct course_life *life,
                       const struct horizon *horizon)
{
    return life->until_day < INT32_MAX ? midnight_of(horizon, life->until_day)
                                       : NEVER;
}

static struct hours hours_of_life(const struct centre *centre,
                                  const struct channel *channel,
                                  const struct horizon *horizon,
                                  struct arena *arena)
{
    const struct hours hours =
        hours_build(&channel->opening_hours, &centre->plan, horizon, arena);
    const struct course_life life =
        course_life(centre, (uint32_t)(channel - centre->channels));
    return hours_within(&hours, begin_of(&life, horizon),
                        end_of(&life, horizon), arena);
}

/* When the channel exists, and when it is open: its hours, during its life. */
static void plan_life(const struct simulation_plan *plan,
                      struct channel_plan *cp, const struct channel *channel,
                      struct arena *arena)
{
    const struct horizon *horizon = &plan->horizon;
    const struct course_life life =
        course_life(plan->centre, (uint32_t)(channel - plan->centre->channels));
    cp->from = begin_of(&life, horizon);
    cp->until = end_of(&life, horizon);
    cp->hours = hours_of_life(plan->centre, channel, horizon, arena);
    plan_clock(plan, cp, channel, arena);
}

static const struct chat_rate *share_rates(const struct simulation_plan *plan,
                                           const struct chat_work *work,
                                           struct arena *arena)
{
    uint32_t most = 0;
    for (size_t t = 0; t < plan->centre->n_teams; t++) {
        const uint32_t chats = plan->roster.teams[t].most_chats;
        most = chats > most ? chats : most;
    }
    struct chat_rate *rate_with =
        arena_alloc(arena, most + 1, sizeof *rate_with);
    rate_with[0] = (struct chat_rate){ 0, HUGE_VAL, 0 };
    for (uint32_t k = 1; k <= most; k++) {
        const size_t last = k < work->n_rates ? k : work->n_rates;
        const double work_a_tick = last > 0 ? work->rates[last - 1] / k : 0;
        rate_with[k] = (struct chat_rate){
            work_a_tick, work_a_tick > 0 ? 1 / work_a_tick : HUGE_VAL, 1.0 / k
        };
    }
    return rate_with;
}

static void plan_channel(struct simulation_plan *plan, size_t c,
                         bool always_exact, struct arena *arena)
{
    const struct centre *centre = plan->centre;
    const struct channel *channel = &centre->channels[c];
    struct channel_plan *cp = &plan->channels[c];
    cp->channel = channel;
    cp->patience = law_tables_variate(plan->laws, &channel->patience);
    cp->handle_time = law_tables_variate(plan->laws, &channel->handle_time);
    cp->wrap_up = law_tables_variate(plan->laws, &channel->wrap_up);
    cp->counts_talking = channel->lines != NO_LIMIT;
    cp->has_wrap_up = channel->wrap_up.mean_s > 0;
    cp->redial_after = law_tables_variate(plan->laws, &channel->redial.after);
    cp->rate_with = share_rates(plan, &channel->chat, arena);
    cp->compose = law_tables_variate(plan->laws, &channel->chat.compose);
    cp->customer_reply = law_tables_variate(
        plan->laws, channel->way == WAY_TICKET ? &channel->ticket.customer_reply
                                               : &channel->chat.customer_reply);
    cp->touches = channel->way == WAY_TICKET
                      ? count_law_build(COUNT_GEOMETRIC,
                                        channel->ticket.replies_mean, arena)
                      : count_law_build(channel->chat.messages_shape,
                                        channel->chat.messages_mean, arena);
    cp->hold_lasts =
        law_tables_variate(plan->laws, &channel->ticket.hold_lasts);
    cp->reopen_after =
        law_tables_variate(plan->laws, &channel->ticket.reopen_after);
    cp->again_patience =
        law_tables_variate(plan->laws, &channel->ticket.again_patience);
    cp->switch_after =
        arena_alloc(arena, channel->n_switches, sizeof *cp->switch_after);
    for (size_t i = 0; i < channel->n_switches; i++) {
        cp->switch_after[i] =
            law_tables_variate(plan->laws, &channel->switches[i].after);
    }
    cp->varies =
        channel->day_variation_cv > 0 || centre->plan.day_variation_cv > 0;
    cp->exact_deadlines =
        always_exact || needs_exact_deadlines(centre, channel);
    cp->limited =
        channel->lines != NO_LIMIT || channel->waiting_places != NO_LIMIT;
    cp->due_ticks =
        channel->target.set ? ticks_of(channel->target.within_s) : NEVER;
    list_teams(centre, cp, c, arena);
}

static uint64_t after_for(const struct channel_plan *cp, uint32_t team,
                          bool *allowed)
{
    for (uint32_t i = 0; i < cp->n_teams; i++) {
        if (cp->teams[i].team == team) {
            *allowed = true;
            return cp->teams[i].after;
        }
    }
    *allowed = false;
    return 0;
}

static void plan_team(struct simulation_plan *plan, uint32_t t,
                      struct arena *arena)
{
    const struct centre *centre = plan->centre;
    const struct team *team = &centre->teams[t];
    struct team_plan *tp = &plan->teams[t];
    struct served_channel *live =
        arena_alloc(arena, team->n_serves, sizeof *live);
    struct served_channel *desks =
        arena_alloc(arena, team->n_serves, sizeof *desks);
    double *ticks_a_second =
        arena_alloc(arena, centre->n_channels, sizeof *ticks_a_second);
    tp->only_calls = centre->routing.chats_while_calls_wait;
    for (size_t i = 0; i < team->n_serves; i++) {
        const uint32_t c = team->serves[i];
        const enum way way = centre->channels[c].way;
        bool allowed;
        const uint64_t after = after_for(&plan->channels[c], t, &allowed);
        const struct served_channel served = { c, way, after,
                                               centre->channels[c].priority };
        if (allowed && way == WAY_TICKET) {
            desks[tp->n_desks++] = served;
        } else if (allowed) {
            live[tp->n_serves++] = served;
        }
        tp->only_calls = tp->only_calls && !(allowed && way != WAY_CALL);
    }
    for (size_t c = 0; c < centre->n_channels; c++) {
        ticks_a_second[c] = TICKS_A_SECOND / team->speed[c];
    }
    const bool one_line = tp->n_serves == 1 && live[0].after == 0 &&
                          !centre->channels[live[0].channel].callback.offered;
    tp->only_line = one_line ? live[0].channel : NO_INDEX;
    tp->team = team;
    tp->serves = live;
    tp->desks = desks;
    tp->ticks_a_second = ticks_a_second;
    tp->has_hires = team->n_new_hires > 0;
}

static struct variate day_factor(struct law_tables *laws, double cv)
{
    const struct distribution law = {
        .shape = cv > 0 ? SHAPE_GAMMA : SHAPE_CONSTANT,
        .mean_s = 1,
        .cv = cv,
    };
    return law_tables_variate(laws, &law);
}

/* Who is scheduled in the days before the horizon, for trainings that begin in
 * them. */
static const struct roster_plan *plan_early(const struct simulation_plan *plan,
                                            struct arena *arena)
{
    const struct centre *centre = plan->centre;
    struct horizon *horizon = arena_alloc(arena, 1, sizeof *horizon);
    struct roster_plan *early = arena_alloc(arena, 1, sizeof *early);
    struct hours *hours = arena_alloc(arena, centre->n_channels, sizeof *hours);
    *horizon = (struct horizon){
        .first_day = plan->horizon.first_day - TRAINING_DAYS,
        .n_days = TRAINING_DAYS,
    };
    for (size_t c = 0; c < centre->n_channels; c++) {
        hours[c] = hours_of_life(centre, &centre->channels[c], horizon, arena);
    }
    *early = roster_plan_early(&plan->roster, horizon, hours, arena);
    return early;
}

/* Life and hours of the channels, which no change touches, and who is there in
 * them. */
static void plan_hours(struct simulation_plan *plan, struct arena *arena)
{
    const struct centre *centre = plan->centre;
    const size_t n = centre->n_channels;
    struct hours *hours = arena_alloc(arena, n, sizeof *hours);
    plan->channels = arena_alloc(arena, n, sizeof *plan->channels);
    for (size_t c = 0; c < n; c++) {
        plan_life(plan, &plan->channels[c], &centre->channels[c], arena);
        hours[c] = plan->channels[c].hours;
    }
    plan->roster = roster_plan_build(centre, &plan->horizon, hours, arena);
    if (training_is_early(centre, &plan->horizon)) {
        plan->roster.early = plan_early(plan, arena);
    }
}

/* All that settings of channels and teams come to. */
static void plan_settings(struct simulation_plan *plan, bool always_exact,
                          struct arena *arena)
{
    const struct centre *centre = plan->centre;
    const size_t n = centre->n_channels;
    plan->channel_day = arena_alloc(arena, n, sizeof *plan->channel_day);
    plan->teams = arena_alloc(arena, centre->n_teams, sizeof *plan->teams);
    for (size_t c = 0; c < n; c++) {
        plan_channel(plan, c, always_exact, arena);
        plan->channel_day[c] =
            day_factor(plan->laws, centre->channels[c].day_variation_cv);
        plan->channels[c].is_plain = centre->channels[c].way == WAY_CALL &&
                                     !plan->puts_aside && !plan->help;
    }
    for (uint32_t t = 0; t < centre->n_teams; t++) {
        plan_team(plan, t, arena);
    }
}

/* What one phase needs to be kept, all keep: a change must not find counts
 * that were not begun, or hang-ups that nobody looks at. */
static void share_needs(struct channel_plan **phases, size_t n)
{
    struct channel_plan all = { 0 };
    for (size_t p = 0; p < n; p++) {
        all.varies = all.varies || phases[p]->varies;
        all.exact_deadlines = all.exact_deadlines || phases[p]->exact_deadlines;
        all.counts_talking = all.counts_talking || phases[p]->counts_talking;
    }
    for (size_t p = 0; p < n; p++) {
        phases[p]->varies = all.varies;
        phases[p]->exact_deadlines = all.exact_deadlines;
        phases[p]->counts_talking = all.counts_talking;
        phases[p]->has_aftermath =
            all.counts_talking || phases[p]->channel->n_transfers > 0;
    }
}

static void plan_phases(struct simulation_plan *plan, bool always_exact,
                        struct arena *arena)
{
    const size_t n_channels = plan->centre->n_channels;
    const struct phases *phases = &plan->roster.phases;
    const size_t n = phases->n;
    struct channel_plan **lists =
        arena_alloc(arena, n, sizeof(struct channel_plan *));
    struct channel_plan **same =
        arena_alloc(arena, n, sizeof(struct channel_plan *));
    lists[0] = plan->channels;
    if (n > 1) {
        plan->phase = arena_alloc(arena, n, sizeof *plan->phase);
    }
    for (size_t p = 0; p < n && n > 1; p++) {
        struct simulation_plan *then = arena_alloc(arena, 1, sizeof *then);
        *then = *plan;
        then->centre = phases->list[p].centre;
        then->channels = arena_alloc(arena, n_channels, sizeof *then->channels);
        for (size_t c = 0; c < n_channels; c++) {
            then->channels[c].hours = plan->channels[c].hours;
            then->channels[c].clock = plan->channels[c].clock;
            then->channels[c].clock_early = plan->channels[c].clock_early;
            then->channels[c].from = plan->channels[c].from;
            then->channels[c].until = plan->channels[c].until;
        }
        plan_settings(then, always_exact, arena);
        plan->phase[p] = then;
        lists[p] = then->channels;
    }
    for (size_t c = 0; c < n_channels; c++) {
        for (size_t p = 0; p < n; p++) {
            same[p] = &lists[p][c];
        }
        share_needs(same, n);
    }
}

static const struct simulation_plan *build(const struct centre *centre,
                                           bool always_exact,
                                           const struct simulation_plan *like,
                                           struct arena *arena)
{
    static const struct distribution unit = {
        .shape = SHAPE_EXPONENTIAL,
        .mean_s = 1,
        .cv = 1,
    };
    struct simulation_plan *plan = arena_alloc(arena, 1, sizeof *plan);
    plan->centre = centre;
    plan->horizon = horizon_of(&centre->plan);
    plan->laws = law_tables_create(like ? like->laws : NULL, arena);
    plan->unit_exponential = law_tables_variate(plan->laws, &unit);
    plan->centre_day = day_factor(plan->laws, centre->plan.day_variation_cv);
    plan->chooses_simply = centre->routing.team != TEAM_ANY &&
                           (centre->routing.agent == AGENT_LONGEST_IDLE ||
                            centre->routing.agent == AGENT_IN_ORDER);
    plan->interval_ticks = ticks_of(centre->plan.interval_s);
    plan->calls_first = !centre->routing.chats_while_calls_wait;
    for (uint32_t t = 0; t < centre->n_teams; t++) {
        plan->puts_aside = plan->puts_aside ||
                           centre->teams[t].ticket_work == TICKETS_PUT_ASIDE;
        plan->separates =
            plan->separates || centre->teams[t].ticket_work == TICKETS_SEPARATE;
    }
    plan_hours(plan, arena);
    plan->inflows = inflows_build(centre, &plan->horizon, arena);
    plan->help = help_plan_build(centre, &plan->horizon, &plan->inflows, arena);
    plan_settings(plan, always_exact, arena);
    plan_phases(plan, always_exact, arena);
    return plan;
}

const struct simulation_plan *simulation_plan_exact(const struct centre *centre,
                                                    bool always_exact,
                                                    struct arena *arena)
{
    return build(centre, always_exact, NULL, arena);
}

const struct simulation_plan *simulation_plan(const struct centre *centre,
                                              struct arena *arena)
{
    return build(centre, false, NULL, arena);
}

const struct simulation_plan *simulation_plan_like(
    const struct simulation_plan *like, const struct centre *centre,
    struct arena *arena)
{
    return build(centre, false, like, arena);
}

double simulation_expected_arrivals(const struct simulation_plan *plan,
                                    uint32_t channel, uint32_t interval)
{
    const double interval_s = plan->centre->plan.interval_s;
    const double from_s =
        ticks_seconds(plan->horizon.window_start) + interval * interval_s;
    double sum = 0;
    for (size_t i = 0; i < plan->inflows.n; i++) {
        if (plan->inflows.list[i].channel == channel) {
            const double middle_s = (interval + 0.5) * interval_s;
            const double contacts_frac =
                plan->help ? help_plan_contacts_frac(plan->help, i, middle_s)
                           : 1;
            sum += contacts_frac * inflow_expected(&plan->inflows.list[i],
                                                   from_s, from_s + interval_s);
        }
    }
    return sum;
}
