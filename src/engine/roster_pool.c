/*
 * Heads that are not persons: how many are there.
 */
#include "engine/roster_inner.h"

#include "base/civil.h"
#include "engine/ticks.h"
#include "model/centre.h"

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

uint32_t roster_scheduled_heads(const struct roster *roster,
                                const struct roster_team *rt, uint32_t day,
                                double second)
{
    const struct team *team = roster_today(roster, rt);
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
        roster_cut(roster, ticks_seconds(at - midnight));
        if (close >= midnight + TICKS_A_DAY) {
            return;
        }
        roster_cut(roster, ticks_seconds(close - midnight));
        at = close;
    }
}

static void finish_cuts(struct roster *roster, const struct roster_team *rt,
                        uint32_t day)
{
    roster_sort_cuts(roster);
    for (size_t i = 0; i < roster->n_cuts; i++) {
        roster->scheduled[i] =
            roster_scheduled_heads(roster, rt, day, roster->cuts_s[i]);
    }
}

void roster_cut_pool(struct roster *roster, const struct roster_team *rt,
                     uint32_t day)
{
    const struct team *team = roster_today(roster, rt);
    const double plan_s =
        (double)((int32_t)day + roster->plan->horizon->first_day -
                 roster->plan->centre->plan.start_day) *
        SECONDS_A_DAY;
    roster->n_cuts = 0;
    roster_cut(roster, 0);
    cut_open_hours(roster, &rt->open, day);
    for (size_t i = 1; i < team->n_daily; i++) {
        roster_cut(roster, (double)i * SECONDS_A_DAY / (double)team->n_daily);
    }
    for (size_t i = next_step(team, plan_s); i < team->n_steps; i++) {
        const double second = team->steps[i].start_s - plan_s;
        if (second >= SECONDS_A_DAY) {
            break;
        }
        roster_cut(roster, second);
    }
    roster_cut_shared(roster, team, 0, SECONDS_A_DAY);
    finish_cuts(roster, rt, day);
}

struct heads_now {
    uint32_t level;
    uint32_t writing;
    uint32_t scheduled;
};

static struct heads_now count_heads(const struct roster *roster, size_t t,
                                    uint32_t day, size_t cut)
{
    const struct team *team = &roster->teams_today[t];
    struct crew_state *crew = &roster->crews[t];
    const double second = roster->cuts_s[cut];
    const int32_t civil_day = roster->plan->horizon->first_day + (int32_t)day;
    const int weekday = civil_weekday(civil_day);
    struct heads_now now = { 0 };
    for (uint32_t h = 0; h < roster->scheduled[cut]; h++) {
        struct head *head = &crew->heads[h];
        if (head->vacant) {
            continue;
        }
        now.scheduled++;
        const bool at_work = !head->absent &&
                             !roster_is_trained(crew, h, second) &&
                             !roster_head_is_away(team, h, weekday, second);
        const bool shrunk =
            at_work && roster_head_is_shrunk(head, crew->stream, team, h,
                                             civil_day, second);
        now.level += at_work && !shrunk;
        now.writing += shrunk && roster_is_writing(roster, t, h, day, second);
    }
    return now;
}

static double cut_end_s(const struct roster *roster, size_t i)
{
    return i + 1 < roster->n_cuts ? roster->cuts_s[i + 1] : SECONDS_A_DAY;
}

double roster_pool_scheduled_s(const struct roster *roster, uint32_t head)
{
    double sum_s = 0;
    for (size_t i = 0; i < roster->n_cuts; i++) {
        const double from_s = roster->cuts_s[i];
        const double to_s = cut_end_s(roster, i);
        if (to_s > from_s && head < roster->scheduled[i]) {
            sum_s += to_s - from_s;
        }
    }
    return sum_s;
}

/* When this head is scheduled and not in a meeting. */
static struct free_time free_time_of(const struct roster *roster,
                                     const struct roster_team *rt,
                                     uint32_t head, uint32_t day)
{
    const int weekday =
        civil_weekday(roster->plan->horizon->first_day + (int32_t)day);
    struct free_time free = {
        .list = roster->free,
        .scheduled_s = roster_pool_scheduled_s(roster, head),
    };
    for (size_t i = 0; i < roster->n_cuts; i++) {
        const double from_s = roster->cuts_s[i];
        if (cut_end_s(roster, i) > from_s && head < roster->scheduled[i] &&
            !roster_head_is_away(roster_today(roster, rt), head, weekday,
                                 from_s)) {
            roster->free[free.n++] =
                (struct stretch){ from_s, cut_end_s(roster, i) };
        }
    }
    return free;
}

static void train_pool(struct roster *roster, size_t t, uint32_t day)
{
    const struct roster_team *rt = &roster->plan->teams[t];
    struct crew_state *crew = &roster->crews[t];
    for (uint32_t h = 0; h < rt->n_pool; h++) {
        const struct free_time free = free_time_of(roster, rt, h, day);
        crew->training[h] = training_block(roster, t, h, day, &free);
    }
    for (uint32_t h = 0; h < rt->n_pool; h++) {
        if (crew->training[h].to_s > crew->training[h].from_s) {
            roster_cut(roster, crew->training[h].from_s);
            roster_cut(roster, crew->training[h].to_s);
        }
    }
    finish_cuts(roster, rt, day);
}

static void clear_training(struct crew_state *crew, uint32_t n_pool)
{
    for (uint32_t h = 0; h < n_pool; h++) {
        crew->training[h] = (struct stretch){ 0, 0 };
    }
}

void roster_make_pool_day(struct roster *roster, size_t t, uint32_t day)
{
    struct crew_state *crew = &roster->crews[t];
    uint32_t most = 0;
    roster_cut_pool(roster, &roster->plan->teams[t], day);
    clear_training(crew, roster->plan->teams[t].n_pool);
    if (training_is_on(roster, t, day)) {
        train_pool(roster, t, day);
    }
    for (size_t i = 0; i < roster->n_cuts; i++) {
        const double second = roster->cuts_s[i];
        if (second >= cut_end_s(roster, i)) {
            continue;
        }
        const struct heads_now now = count_heads(roster, t, day, i);
        roster_pay(roster, crew,
                   now.scheduled * roster_in_window(roster, day, second,
                                                    cut_end_s(roster, i)));
        roster_count_writing(roster, now.writing, day, second,
                             cut_end_s(roster, i));
        most = now.level > most ? now.level : most;
        if (now.level != crew->level || now.scheduled != crew->scheduled) {
            roster_add_edge(roster,
                            (struct roster_edge){
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
    crew->hours.agent_days += roster_is_day_in_window(roster, day) ? most : 0;
}
