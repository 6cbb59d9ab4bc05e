#include "report/run_report.h"

#include "model/centre.h"
#include <math.h>
#include <string.h>

bool run_report_mixes(const struct centre *centre)
{
    size_t n_tickets = 0;
    for (size_t c = 0; c < centre->n_channels; c++) {
        n_tickets += centre->channels[c].way == WAY_TICKET;
    }
    return n_tickets > 0 && n_tickets < centre->n_channels;
}

bool run_report_has_way(const struct centre *centre, enum way way)
{
    for (size_t c = 0; c < centre->n_channels; c++) {
        if (centre->channels[c].way == way) {
            return true;
        }
    }
    return false;
}

bool run_report_is_by_phone(const struct centre *centre)
{
    for (size_t c = 0; c < centre->n_channels; c++) {
        if (strcmp(centre->channels[c].kind, "phone") != 0) {
            return false;
        }
    }
    return true;
}

const char *run_report_way(enum way way)
{
    static const char *const ways[] = {
        [WAY_CALL] = "call", [WAY_CHAT] = "chat", [WAY_TICKET] = "ticket"
    };
    return ways[way];
}

void run_report_interval(const struct interval_result *interval,
                         struct brief_estimate out[static INTERVAL_VALUES])
{
    const struct brief_estimate values[INTERVAL_VALUES] = {
        interval->offered,     interval->answered, interval->abandoned,
        interval->balked,      interval->blocked,  interval->dropped,
        interval->unfinished,  interval->in_time,  interval->service_level,
        interval->mean_wait_s,
    };
    memcpy(out, values, sizeof values);
}

void run_report_day(const struct day_result *day,
                    struct brief_estimate out[static DAY_VALUES])
{
    const struct estimate *values[DAY_VALUES] = {
        &day->offered,    &day->answered,      &day->abandoned,
        &day->balked,     &day->blocked,       &day->dropped,
        &day->unfinished, &day->service_level, &day->mean_wait_s,
    };
    for (size_t i = 0; i < DAY_VALUES; i++) {
        out[i] = estimate_brief(values[i]);
    }
}

/* Means add up; how sure their sum is depends on how the teams vary together,
 * which nobody kept. Occupancy is a ratio of means, so its numerator is the
 * product. */
struct duty run_report_duty(const struct results *results, uint32_t channel,
                            size_t interval)
{
    const struct channel *c = &results->centre->channels[channel];
    struct duty duty = { .agents = { .mean = nan("") },
                         .occupancy = { .mean = nan("") } };
    if (c->n_answered_by == 1) {
        const struct team_interval_result *only =
            &results->teams[c->answered_by[0].team].intervals[interval];
        duty.agents = only->on_duty;
        duty.occupancy = only->occupancy;
        return duty;
    }
    double agents = 0.0;
    double busy = 0.0;
    for (size_t i = 0; i < c->n_answered_by; i++) {
        const struct team_interval_result *team =
            &results->teams[c->answered_by[i].team].intervals[interval];
        agents += team->on_duty.mean;
        if (team->on_duty.mean > 0.0 && !isnan(team->occupancy.mean)) {
            busy += team->on_duty.mean * team->occupancy.mean;
        }
    }
    duty.agents.mean = agents;
    duty.agents.half_width = nan("");
    duty.occupancy.mean = agents > 0.0 ? busy / agents : nan("");
    duty.occupancy.half_width = nan("");
    return duty;
}
