/*
 * Shifts and new hires: one person, one day.
 */
#include "engine/roster_inner.h"

#include "base/civil.h"
#include "engine/ticks.h"
#include "model/centre.h"
#include "model/day_hours.h"

static void add_person_edge(struct roster *roster, size_t t, uint32_t person,
                            uint64_t tick, enum edge_kind kind)
{
    const struct roster_team *rt = &roster->plan->teams[t];
    roster_add_edge(roster, (struct roster_edge){
                                .tick = tick,
                                .kind = kind,
                                .subject = rt->first_slot + rt->n_pool + person,
                            });
}

static bool shift_runs(const struct roster *roster, const struct shift *shift,
                       int32_t civil_day)
{
    return shift->days_mask >> civil_weekday(civil_day) & 1 &&
           !(shift->has_since && civil_day < shift->since_day) &&
           !(shift->has_until && civil_day >= shift->until_day) &&
           !day_hours_is_closed(&roster->plan->centre->plan, civil_day);
}

/* The state of one person today, as the edges are made. */
struct person_day {
    size_t team;
    uint32_t person;
    uint32_t day;
    int32_t civil_day;
    struct roster_person who;  /* `of` is today's number */
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
    if (roster_today(roster, rt)->staffing ==
        STAFF_NUMBER) { /* of which there may be none */
        return hours_open_at(&rt->open,
                             pd->day * TICKS_A_DAY + ticks_of(second));
    }
    return roster_scheduled_heads(roster, rt, pd->day, second) > 0;
}

/* On a break, or in a meeting. */
static bool is_off(const struct roster *roster, const struct person_day *pd,
                   double second)
{
    const struct roster_team *rt = &roster->plan->teams[pd->team];
    const double clock_s =
        second < SECONDS_A_DAY ? second : second - SECONDS_A_DAY;
    const int weekday =
        civil_weekday(pd->civil_day + (second < SECONDS_A_DAY ? 0 : 1));
    return (pd->shift &&
            roster_head_is_on_break(pd->shift, &pd->who, second)) ||
           roster_head_is_away(roster_today(roster, rt), pd->person, weekday,
                               clock_s);
}

static uint32_t head_of(const struct roster *roster,
                        const struct person_day *pd)
{
    return roster->plan->teams[pd->team].n_pool + pd->person;
}

/* On duty, or shrunk. */
static bool is_at_work(const struct roster *roster, const struct person_day *pd,
                       double second)
{
    const struct crew_state *crew = &roster->crews[pd->team];
    const uint32_t head = head_of(roster, pd);
    return !crew->heads[head].absent && !is_off(roster, pd, second) &&
           !roster_is_trained(crew, head, second);
}

static bool is_shrunk(const struct roster *roster, const struct person_day *pd,
                      double second)
{
    const struct crew_state *crew = &roster->crews[pd->team];
    const uint32_t head = head_of(roster, pd);
    return roster_head_is_shrunk(&crew->heads[head], crew->stream,
                                 &roster->teams_today[pd->team], head,
                                 pd->civil_day, second);
}

static void count_writing(struct roster *roster, const struct person_day *pd,
                          double from_s, double to_s)
{
    const double midnight_s = from_s < SECONDS_A_DAY ? 0 : SECONDS_A_DAY;
    const uint32_t day = pd->day + (from_s < SECONDS_A_DAY ? 0 : 1);
    if (roster_is_writing(roster, pd->team, head_of(roster, pd), pd->day,
                          from_s)) {
        roster_count_writing(roster, 1, day, from_s - midnight_s,
                             to_s - midnight_s);
    }
}

static void cut_person(struct roster *roster, const struct person_day *pd)
{
    const struct roster_team *rt = &roster->plan->teams[pd->team];
    if (!pd->shift) {
        roster_cut_pool(roster, rt, pd->day);
        roster_cut(roster, SECONDS_A_DAY);
        return;
    }
    roster->n_cuts = 0;
    roster_cut(roster, pd->from_s);
    roster_cut(roster, pd->to_s);
    for (size_t i = 0; i < pd->shift->n_breaks; i++) {
        const struct break_rule *rule = &pd->shift->breaks[i];
        const double start_s =
            roster_head_break_start_s(pd->shift, rule, &pd->who);
        roster_cut(roster, start_s);
        roster_cut(roster, start_s + rule->lasts_s);
    }
    roster_cut_shared(roster, roster_today(roster, rt), pd->from_s, pd->to_s);
    const size_t n = roster->n_cuts;
    for (size_t i = 0; i < n && pd->to_s > SECONDS_A_DAY; i++) {
        roster_cut(roster, roster->cuts_s[i] + SECONDS_A_DAY);
    }
    roster_sort_cuts(roster);
}

/* One stretch between two cuts; whether the person is on duty in it. */
static bool pass_stretch(struct roster *roster, const struct person_day *pd,
                         double from_s, double to_s)
{
    struct crew_state *crew = &roster->crews[pd->team];
    bool *was_on = &crew->on[pd->person];
    const bool scheduled =
        from_s < pd->to_s && is_scheduled(roster, pd, from_s);
    const bool at_work = scheduled && is_at_work(roster, pd, from_s);
    const bool shrunk = at_work && is_shrunk(roster, pd, from_s);
    const bool on = at_work && !shrunk;
    if (shrunk) {
        count_writing(roster, pd, from_s, to_s);
    }
    if (scheduled) {
        roster_pay(roster, crew,
                   roster_in_window(roster, pd->day, from_s, to_s));
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
        was_on && roster_is_day_in_window(roster, pd->day);
}

static void train_person(struct roster *roster, const struct person_day *pd)
{
    const uint32_t head = roster->plan->teams[pd->team].n_pool + pd->person;
    struct free_time free = { .list = roster->free };
    for (size_t i = 0; i + 1 < roster->n_cuts; i++) {
        const double from_s = roster->cuts_s[i];
        const double to_s = roster->cuts_s[i + 1];
        if (to_s > from_s && from_s >= pd->from_s && from_s < pd->to_s &&
            is_scheduled(roster, pd, from_s)) {
            free.scheduled_s += to_s - from_s;
            if (!is_off(roster, pd, from_s)) {
                roster->free[free.n++] = (struct stretch){ from_s, to_s };
            }
        }
    }
    const struct stretch block =
        training_block(roster, pd->team, head, pd->day, &free);
    roster->crews[pd->team].training[head] = block;
    if (block.to_s > block.from_s) {
        roster_cut(roster, block.from_s);
        roster_cut(roster, block.to_s);
        roster_sort_cuts(roster);
    }
}

/* Shifts and groups of hires have as many agents as the day's phase says. */
static bool is_employed(const struct team *team,
                        const struct roster_person *who, int32_t civil_day)
{
    return who->rank < who->of &&
           (who->hire == NO_INDEX ||
            civil_day >= team->new_hires[who->hire].on_day);
}

/* Of a day when the person works; false when it does not. */
static bool open_day(const struct roster *roster, size_t t, uint32_t person,
                     uint32_t day, struct person_day *out)
{
    const struct roster_team *rt = &roster->plan->teams[t];
    const struct team *team = roster_today(roster, rt);
    *out = (struct person_day){
        .team = t,
        .person = person,
        .day = day,
        .civil_day = roster->plan->horizon->first_day + (int32_t)day,
        .who = rt->persons[person],
        .to_s = SECONDS_A_DAY,
    };
    struct roster_person *who = &out->who;
    who->of = who->hire == NO_INDEX ? team->shifts[who->shift].agents
                                    : team->new_hires[who->hire].agents;
    if (!is_employed(team, who, out->civil_day)) {
        return false;
    }
    if (who->shift == NO_INDEX) {
        return true;
    }
    out->shift = &team->shifts[who->shift];
    out->from_s = out->shift->from_s;
    out->to_s = out->shift->to_s;
    return shift_runs(roster, out->shift, out->civil_day);
}

double roster_person_scheduled_s(struct roster *roster, size_t t,
                                 uint32_t person, uint32_t day)
{
    struct person_day pd;
    double sum_s = 0;
    if (!open_day(roster, t, person, day, &pd)) {
        return 0;
    }
    cut_person(roster, &pd);
    for (size_t i = 0; i + 1 < roster->n_cuts; i++) {
        const double from_s = roster->cuts_s[i];
        if (from_s >= pd.from_s && from_s < pd.to_s &&
            is_scheduled(roster, &pd, from_s)) {
            sum_s += roster->cuts_s[i + 1] - from_s;
        }
    }
    return sum_s;
}

void roster_make_person_day(struct roster *roster, size_t t, uint32_t person,
                            uint32_t day)
{
    const uint32_t head = roster->plan->teams[t].n_pool + person;
    struct person_day pd;
    if (roster->crews[t].heads[head].vacant ||
        !open_day(roster, t, person, day, &pd)) {
        return;
    }
    cut_person(roster, &pd);
    roster->crews[t].training[head] = (struct stretch){ 0, 0 };
    if (training_is_on(roster, t, day)) {
        train_person(roster, &pd);
    }
    make_person_edges(roster, &pd);
}
