#include "engine/training.h"

#include "engine/roster_inner.h"
#include "model/centre.h"
#include "model/trained.h"
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

/* Adds up a day of a roster for each head. */
static void add_day(struct roster *roster, size_t t, uint32_t day,
                    double *scheduled_s)
{
    const struct roster_team *rt = &roster->plan->teams[t];
    roster_set_day(roster, day);
    if (rt->n_pool > 0) {
        roster_cut_pool(roster, rt, day);
    }
    for (uint32_t h = 0; h < rt->n_pool; h++) {
        scheduled_s[h] += roster_pool_scheduled_s(roster, h);
    }
    for (uint32_t p = 0; p < rt->n_persons; p++) {
        scheduled_s[rt->n_pool + p] +=
            roster_person_scheduled_s(roster, t, p, day);
    }
}

/* early: of the days before the horizon; NULL: none is needed. */
static struct training before(struct roster *roster, struct roster *early,
                              const struct rollout *launch, size_t team)
{
    const int32_t on = launch->on_day - roster->plan->horizon->first_day;
    const int32_t from = on - TRAINING_DAYS;
    const struct training training = {
        .team = team,
        .from_day = from > 0 ? (uint32_t)from : 0,
        .to_day = on > 0 ? (uint32_t)on : 0,
        .a_head_s = launch->training_s,
        .scheduled_s =
            arena_alloc(roster->arena, heads_of(&roster->plan->teams[team]),
                        sizeof(double)),
    };
    for (int32_t day = from; day < 0 && on > 0; day++) {
        add_day(early, team, (uint32_t)(day + TRAINING_DAYS),
                training.scheduled_s);
    }
    for (uint32_t day = training.from_day; day < training.to_day; day++) {
        add_day(roster, team, day, training.scheduled_s);
    }
    return training;
}

bool training_is_early(const struct centre *centre,
                       const struct horizon *horizon)
{
    for (size_t r = 0; r < centre->n_rollouts; r++) {
        const struct rollout *launch = &centre->rollouts[r];
        if (launch->what == ROLLOUT_LAUNCH && launch->training_s > 0 &&
            launch->on_day > horizon->first_day &&
            launch->on_day - TRAINING_DAYS < horizon->first_day) {
            return true;
        }
    }
    return false;
}

void training_start(struct roster *roster)
{
    const struct centre *centre = roster->plan->centre;
    struct roster *early =
        roster->plan->early ? roster_create(roster->plan->early, roster->arena)
                            : NULL;
    roster->trainings =
        arena_alloc(roster->arena, centre->n_rollouts * centre->n_teams,
                    sizeof *roster->trainings);
    for (size_t r = 0; r < centre->n_rollouts; r++) {
        const struct rollout *launch = &centre->rollouts[r];
        for (size_t t = 0; t < centre->n_teams; t++) {
            if (launch->what == ROLLOUT_LAUNCH && !launch->is_left_out &&
                launch->training_s > 0 &&
                serves(&centre->teams[t], launch->channel)) {
                roster->trainings[roster->n_trainings++] =
                    before(roster, early, launch, t);
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
