#include "model/load.h"

#include "model/changed_centre.h"

/* Makes one group, named after its lowest index, of a's and b's. */
static void tie(size_t *group, size_t n_teams, size_t a, size_t b)
{
    for (size_t t = 0; t < n_teams; t++) {
        if (group[t] == a || group[t] == b) {
            group[t] = a < b ? a : b;
        }
    }
}

void load_tie(const struct centre *centre,
              size_t out_group[static TEAMS_AT_MOST])
{
    for (size_t t = 0; t < centre->n_teams; t++) {
        out_group[t] = t;
    }
    for (size_t i = 0; i < centre->n_channels; i++) {
        const struct channel *channel = &centre->channels[i];
        for (size_t k = 1; k < channel->n_answered_by; k++) {
            tie(out_group, centre->n_teams,
                out_group[channel->answered_by[0].team],
                out_group[channel->answered_by[k].team]);
        }
    }
}

/* What a contact takes of those who answer it, each at their own speed and
 * with as many chats as they hold. */
static double mean_hands_s(const struct centre *centre, size_t channel_index)
{
    const struct channel *channel = &centre->channels[channel_index];
    double sum_s = 0.0;
    double speed = 0.0;
    for (size_t k = 0; k < channel->n_answered_by; k++) {
        const struct team *team = &centre->teams[channel->answered_by[k].team];
        sum_s += workload_hands_s(channel, team->chats_at_once);
        speed += team->speed[channel_index];
    }
    return sum_s / speed;
}

void load_of(const struct centre *centre, const struct workload *workload,
             const size_t *group, struct load out[static TEAMS_AT_MOST])
{
    for (size_t t = 0; t < TEAMS_AT_MOST; t++) {
        out[t] = (struct load){ 0 };
    }
    for (size_t t = 0; t < centre->n_teams; t++) {
        struct load *load = &out[group[t]];
        load->present_s_a_week += workload->teams[t].present_s_a_week;
        load->is_open |= centre->teams[t].staffing == STAFF_AS_NEEDED;
    }
    for (size_t i = 0; i < centre->n_channels; i++) {
        const struct channel *channel = &centre->channels[i];
        const struct workload_channel *work = &workload->channels[i];
        if (channel->n_answered_by > 0) {
            out[group[channel->answered_by[0].team]].work_s_a_week +=
                work->contacts_a_week * work->life_frac *
                mean_hands_s(centre, i);
        }
    }
}

/* Days in their order, none twice, of the plan alone. */
struct days {
    struct arena *arena;
    const struct plan *plan;
    size_t n;
    int32_t *list;
};

static void add_day(struct days *days, int32_t day)
{
    const int32_t start = days->plan->start_day;
    size_t place = 0;
    if (day < start || day >= start + (int32_t)days->plan->n_days) {
        return;
    }
    while (place < days->n && days->list[place] < day) {
        place++;
    }
    if (place < days->n && days->list[place] == day) {
        return;
    }
    days->list = arena_grow(days->arena, days->list, days->n, days->n + 1,
                            sizeof *days->list);
    for (size_t i = days->n; i > place; i--) {
        days->list[i] = days->list[i - 1];
    }
    days->list[place] = day;
    days->n++;
}

static void add_rollout(struct days *days, const struct rollout *rollout)
{
    add_day(days, rollout->on_day);
    for (size_t i = 0; i < rollout->n_steps; i++) {
        if (rollout->steps[i].on_day > rollout->on_day) {
            add_day(days, rollout->steps[i].on_day);
        }
    }
    if (rollout->has_end) {
        add_day(days, rollout->end_day);
    }
}

static void add_shifts(struct days *days, const struct team *team)
{
    for (size_t i = 0; i < team->n_shifts; i++) {
        const struct shift *shift = &team->shifts[i];
        if (shift->has_since) {
            add_day(days, shift->since_day);
        }
        if (shift->has_until) {
            add_day(days, shift->until_day);
        }
    }
}

static struct days days_of(const struct centre *centre, struct arena *arena)
{
    const struct plan *plan = &centre->plan;
    struct days days = { .arena = arena, .plan = plan };
    add_day(&days, plan->start_day);
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        add_rollout(&days, &centre->rollouts[i]);
    }
    for (size_t i = 0; i < centre->n_channels; i++) {
        const struct channel *channel = &centre->channels[i];
        if (channel->growth_a_day != 1.0 ||
            channel->volume.basis == VOLUME_LIST) {
            add_day(&days, plan->start_day + (int32_t)plan->n_days - 1);
        }
        if (channel->has_from) {
            add_day(&days, channel->from_day);
        }
        if (channel->has_until) {
            add_day(&days, channel->until_day);
        }
    }
    for (size_t t = 0; t < centre->n_teams; t++) {
        add_shifts(&days, &centre->teams[t]);
    }
    return days;
}

static void find_load(const struct centre *centre, const size_t *group,
                      struct workload_day when, struct arena *arena,
                      struct load out[static TEAMS_AT_MOST])
{
    const struct workload workload = workload_on(centre, when, arena);
    load_of(changed_centre_of(centre, when.day, arena), &workload, group, out);
}

const struct load_day *load_days(const struct centre *centre,
                                 const size_t *group, struct arena *arena,
                                 size_t *out_n)
{
    const struct days days = days_of(centre, arena);
    struct load_day *loads = arena_alloc(arena, days.n, sizeof *loads);
    for (size_t i = 0; i < days.n; i++) {
        const int32_t day = days.list[i];
        loads[i].day = day;
        find_load(centre, group, (struct workload_day){ day, true }, arena,
                  loads[i].settled);
        find_load(centre, group, (struct workload_day){ day, false }, arena,
                  loads[i].at_first);
    }
    *out_n = days.n;
    return loads;
}
