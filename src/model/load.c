#include "model/load.h"

#include "base/civil.h"
#include "model/changed_centre.h"
#include "model/workload_inner.h"

bool load_is_above(const struct load *load, double frac)
{
    return !load->is_open && load->present_s_a_week > 0.0 &&
           load->work_s_a_week > frac * load->present_s_a_week;
}

bool load_has_nobody(const struct load *load)
{
    return !load->is_open && !load->hires && load->work_s_a_week > 0.0 &&
           !(load->present_s_a_week > 0.0);
}

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
        load->hires |= centre->teams[t].n_new_hires > 0;
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
        const struct window window = shift_window(team, &team->shifts[i]);
        add_day(days, window.from_day);
        add_day(days, window.until_day);
    }
}

/* The first day of each week with another volume than the week before. */
static void add_weeks(struct days *days, const struct volume *volume)
{
    const size_t n = volume->basis == VOLUME_LIST ? volume->n_weeks : 0;
    for (size_t i = 1; i < n; i++) {
        if (volume->per_week[i] != volume->per_week[i - 1]) {
            add_day(days, days->plan->start_day + (int32_t)i * DAYS_A_WEEK);
        }
    }
}

/* Days on which something begins or ends. */
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
        add_weeks(&days, &channel->volume);
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

static bool changes_daily(const struct centre *centre)
{
    for (size_t i = 0; i < centre->n_channels; i++) {
        if (centre->channels[i].growth_a_day != 1.0) {
            return true;
        }
    }
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        if (centre->rollouts[i].ramp ||
            centre->rollouts[i].changed == CHANGED_GROWTH) {
            return true;
        }
    }
    return false;
}

/* What the loads of days are found from. */
struct weighing {
    const struct centre *centre;
    const size_t *group;
    double level_frac;
    struct arena *arena;
};

static void find_load(const struct weighing *weighing, struct workload_day when,
                      struct load out[static TEAMS_AT_MOST])
{
    const struct centre *centre = weighing->centre;
    struct arena *arena = weighing->arena;
    const struct workload workload = workload_on(centre, when, arena);
    load_of(changed_centre_of(centre, when.day, arena), &workload,
            weighing->group, out);
}

static bool is_above_on(const struct weighing *weighing, int32_t day,
                        size_t which)
{
    struct load loads[TEAMS_AT_MOST];
    find_load(weighing, (struct workload_day){ day, true }, loads);
    return load_is_above(&loads[which], weighing->level_frac);
}

/* Days between which nothing begins or ends. */
struct stretch {
    int32_t first_day;
    int32_t last_day;
};

/* When a group passes the level, up or down. */
static void add_passing(struct days *days, const struct weighing *weighing,
                        struct stretch stretch, size_t which)
{
    int32_t before = stretch.first_day;
    int32_t after = stretch.last_day;
    const bool was_above = is_above_on(weighing, before, which);
    if (is_above_on(weighing, after, which) == was_above) {
        return;
    }
    while (after - before > 1) {
        const int32_t middle = before + (after - before) / 2;
        if (is_above_on(weighing, middle, which) == was_above) {
            before = middle;
        } else {
            after = middle;
        }
    }
    add_day(days, after);
}

/* The days of steps, and those on which a load has come a long way since. */
static struct days with_gradual(const struct weighing *weighing,
                                const struct days *steps)
{
    const struct plan *plan = &weighing->centre->plan;
    const int32_t end = plan->start_day + (int32_t)plan->n_days;
    struct days days = { .arena = weighing->arena, .plan = plan };
    const bool gradual = changes_daily(weighing->centre);
    for (size_t i = 0; i < steps->n; i++) {
        const int32_t next = i + 1 < steps->n ? steps->list[i + 1] : end;
        const struct stretch stretch = { steps->list[i], next - 1 };
        add_day(&days, steps->list[i]);
        for (size_t t = 0; gradual && t < weighing->centre->n_teams; t++) {
            add_passing(&days, weighing, stretch, t);
        }
    }
    if (gradual) {
        add_day(&days, end - 1);
    }
    return days;
}

static bool is_among(const struct days *days, int32_t day)
{
    for (size_t i = 0; i < days->n; i++) {
        if (days->list[i] == day) {
            return true;
        }
    }
    return false;
}

static struct load_day load_on(const struct weighing *weighing, int32_t day,
                               bool is_gradual)
{
    struct load_day out = { .day = day, .is_gradual = is_gradual };
    find_load(weighing, (struct workload_day){ day, true }, out.settled);
    find_load(weighing, (struct workload_day){ day, false }, out.at_first);
    for (size_t t = 0; is_gradual && t < weighing->centre->n_teams; t++) {
        out.passes[t] = load_is_above(&out.settled[t], weighing->level_frac) &&
                        !is_above_on(weighing, day - 1, t);
    }
    return out;
}

const struct load_day *load_days(const struct centre *centre,
                                 const size_t *group, double level_frac,
                                 struct arena *arena, size_t *out_n)
{
    const struct weighing weighing = { centre, group, level_frac, arena };
    const struct days steps = days_of(centre, arena);
    const struct days days = with_gradual(&weighing, &steps);
    struct load_day *loads = arena_alloc(arena, days.n, sizeof *loads);
    for (size_t i = 0; i < days.n; i++) {
        const int32_t day = days.list[i];
        loads[i] = load_on(&weighing, day, !is_among(&steps, day));
    }
    *out_n = days.n;
    return loads;
}
