#include "engine/training.h"

#include "engine/roster_inner.h"
#include "model/centre.h"
#include <math.h>

static bool serves(const struct team *team, uint32_t channel)
{
    for (size_t i = 0; i < team->n_serves; i++) {
        if (team->serves[i] == channel) {
            return true;
        }
    }
    return false;
}

static uint32_t heads_of(const struct roster_team *rt)
{
    return rt->n_pool + rt->n_persons;
}

/* The days of the two weeks that are simulated, and their part of the hours. */
static struct training before(const struct roster *roster,
                              const struct rollout *launch, size_t team)
{
    const int32_t on = launch->on_day - roster->plan->horizon->first_day;
    const int32_t from = on > TRAINING_DAYS ? on - TRAINING_DAYS : 0;
    const int32_t to = on > 0 ? on : 0;
    return (struct training){
        .team = team,
        .from_day = (uint32_t)from,
        .to_day = (uint32_t)to,
        .a_head_s = launch->training_s * (to - from) / TRAINING_DAYS,
        .scheduled_s =
            arena_alloc(roster->arena, heads_of(&roster->plan->teams[team]),
                        sizeof(double)),
    };
}

static void add_scheduled(struct roster *roster, struct training *training)
{
    const struct roster_team *rt = &roster->plan->teams[training->team];
    for (uint32_t day = training->from_day; day < training->to_day; day++) {
        roster_set_day(roster, day);
        if (rt->n_pool > 0) {
            roster_cut_pool(roster, rt, day);
        }
        for (uint32_t h = 0; h < rt->n_pool; h++) {
            training->scheduled_s[h] += roster_pool_scheduled_s(roster, h);
        }
        for (uint32_t p = 0; p < rt->n_persons; p++) {
            training->scheduled_s[rt->n_pool + p] +=
                roster_person_scheduled_s(roster, training->team, p, day);
        }
    }
}

void training_start(struct roster *roster)
{
    const struct centre *centre = roster->plan->centre;
    roster->trainings =
        arena_alloc(roster->arena, centre->n_rollouts * centre->n_teams,
                    sizeof *roster->trainings);
    for (size_t r = 0; r < centre->n_rollouts; r++) {
        const struct rollout *launch = &centre->rollouts[r];
        for (size_t t = 0; t < centre->n_teams; t++) {
            if (launch->what == ROLLOUT_LAUNCH && !launch->is_left_out &&
                launch->training_s > 0 &&
                serves(&centre->teams[t], launch->channel)) {
                struct training *training =
                    &roster->trainings[roster->n_trainings++];
                *training = before(roster, launch, t);
                add_scheduled(roster, training);
            }
        }
    }
}

static bool covers(const struct training *training, size_t team, uint32_t day)
{
    return training->team == team && day >= training->from_day &&
           day < training->to_day;
}

bool training_is_on(const struct roster *roster, size_t team, uint32_t day)
{
    for (size_t i = 0; i < roster->n_trainings; i++) {
        if (covers(&roster->trainings[i], team, day)) {
            return true;
        }
    }
    return false;
}

static double block_s(const struct roster *roster, size_t team, uint32_t head,
                      uint32_t day, double scheduled_s)
{
    double sum_s = 0;
    for (size_t i = 0; i < roster->n_trainings; i++) {
        const struct training *training = &roster->trainings[i];
        if (covers(training, team, day) && training->scheduled_s[head] > 0) {
            sum_s +=
                training->a_head_s * scheduled_s / training->scheduled_s[head];
        }
    }
    return sum_s;
}

struct stretch training_block(const struct roster *roster, size_t team,
                              uint32_t head, uint32_t day,
                              const struct free_time *free)
{
    const uint32_t n_heads = heads_of(&roster->plan->teams[team]);
    double free_s = 0;
    for (size_t i = 0; i < free->n; i++) {
        free_s += free->list[i].to_s - free->list[i].from_s;
    }
    const double length_s =
        fmin(block_s(roster, team, head, day, free->scheduled_s), free_s);
    double before_s = (free_s - length_s) * (head + 0.5) / n_heads;
    double left_s = length_s;
    struct stretch block = { 0, 0 };
    for (size_t i = 0; i < free->n && left_s > 0; i++) {
        const struct stretch *stretch = &free->list[i];
        const double stretch_s = stretch->to_s - stretch->from_s;
        if (before_s >= stretch_s) {
            before_s -= stretch_s;
            continue;
        }
        if (left_s == length_s) {
            block.from_s = stretch->from_s + before_s;
        }
        block.to_s = fmin(stretch->from_s + before_s + left_s, stretch->to_s);
        left_s -= stretch_s - before_s;
        before_s = 0;
    }
    return block;
}
