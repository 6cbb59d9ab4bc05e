#include "engine/team_time.h"

#include "base/civil.h"
#include "engine/replication.h"

/* Up to the window's end, also of persons who are still there then. */
static uint64_t overtime_ticks(const struct floor *floor, uint32_t team,
                               uint64_t until)
{
    const struct crew *crew = &floor->crews[team];
    uint64_t ticks = crew->overtime_ticks;
    for (uint32_t i = crew->n_pool; i < crew->n_slots; i++) {
        const uint64_t ended = floor->agents[crew->first_slot + i].ended;
        if (ended != NEVER) {
            ticks += ticks_overlap(ended, until, floor->window_start,
                                   floor->window_end);
        }
    }
    return ticks;
}

void team_time_flush(struct replication *rep, uint32_t team)
{
    struct sample *sample = rep->tally.sample;
    struct crew *crew = &rep->floor.crews[team];
    struct crew_flushed *flushed = &rep->flushed[team];
    const uint64_t on_duty = floor_on_duty_ticks(crew, rep->boundary);
    const uint64_t busy = floor_busy_ticks(crew, rep->boundary);
    const uint64_t working = floor_working_ticks(crew, rep->boundary);
    floor_account_overtime(crew, rep->boundary);
    if (rep->interval == NO_CELL) {
        crew->overtime_ticks = 0;
    } else {
        const struct team_cell cell = {
            ticks_seconds(on_duty - flushed->on_duty_ticks),
            ticks_seconds(busy - flushed->busy_ticks),
        };
        sample->team_cells[team * sample->n_intervals + rep->interval] = cell;
        sample->team_totals[team][TEAM_ON_DUTY_S] += cell.on_duty_s;
        sample->team_totals[team][TEAM_BUSY_S] += cell.busy_s;
        sample->team_totals[team][TEAM_WORK_S] +=
            ticks_seconds(working - flushed->working_ticks);
    }
    flushed->on_duty_ticks = on_duty;
    flushed->busy_ticks = busy;
    flushed->working_ticks = working;
}

void team_time_price(struct replication *rep)
{
    for (uint32_t t = 0; t < rep->floor.n_crews; t++) {
        struct crew_flushed *flushed = &rep->flushed[t];
        const uint64_t overtime = overtime_ticks(&rep->floor, t, rep->now);
        flushed->overtime_cost +=
            ticks_seconds(overtime - flushed->overtime_ticks) / 3600 *
            rep->plan->centre->teams[t].cost_an_hour;
        flushed->overtime_ticks = overtime;
    }
}

/* Each phase has its own cost of an hour. */
static double cost_of_team(const struct replication *rep, uint32_t t,
                           uint64_t overtime)
{
    const struct phases *phases = &rep->plan->roster.phases;
    const struct roster_hours *hours = roster_hours_of(rep->roster, t);
    const struct crew_flushed *flushed = &rep->flushed[t];
    double cost = flushed->overtime_cost +
                  ticks_seconds(overtime - flushed->overtime_ticks) / 3600 *
                      rep->plan->centre->teams[t].cost_an_hour;
    for (size_t p = 0; p < phases->n; p++) {
        cost += ticks_seconds(hours->paid_in[p]) / 3600 *
                phases->list[p].centre->teams[t].cost_an_hour;
    }
    return cost;
}

void team_time_finish(struct replication *rep)
{
    for (uint32_t t = 0; t < rep->floor.n_crews; t++) {
        const uint64_t overtime =
            overtime_ticks(&rep->floor, t, rep->floor.window_end);
        const struct roster_hours *hours = roster_hours_of(rep->roster, t);
        double *total = rep->tally.sample->team_totals[t];
        total[TEAM_ONE] = 1;
        total[TEAM_INTERRUPTIONS] = (double)rep->interruptions[t];
        total[TEAM_PAID_S] = ticks_seconds(hours->paid + overtime);
        total[TEAM_COST] = cost_of_team(rep, t, overtime);
        total[TEAM_CONTACTS] = (double)rep->tally.contacts[t];
        total[TEAM_AGENT_DAYS] = (double)hours->agent_days;
        total[TEAM_WINDOW_S] =
            (double)rep->plan->centre->plan.n_days * SECONDS_A_DAY;
    }
}
