/*
 * checks_rollout.c - contacts that a withdrawal moves to where nobody hears
 * them any more: a goal that closes before the plan does, or an end of the
 * channel's own that stops what goes away from it.
 */
#include "model/checks_inner.h"

#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "model/course.h"

struct moved {
    const struct rollout *withdrawal;
    size_t index;
    size_t share;
};

static int32_t end_of_plan(const struct doubts *doubts)
{
    const struct plan *plan = &doubts->centre->plan;
    return plan->start_day + (int32_t)plan->n_days;
}

/* An entry of the same name before it would be found in its stead. */
static const char *path_of(const struct doubts *doubts,
                           const struct moved *moved)
{
    const char *title = moved->withdrawal->title;
    for (size_t i = 0; i < moved->index; i++) {
        if (doubts->centre->rollouts[i].channel == moved->withdrawal->channel) {
            return arena_text(doubts->arena, "rollout.%zu.goes_to",
                              moved->index + 1);
        }
    }
    return arena_text(doubts->arena, "rollout.%s.goes_to", title);
}

/* Contacts a week that would go there on the first day from here on that has
 * some; 0 where none does within the plan. */
static double moved_from(const struct doubts *doubts, const struct moved *moved,
                         int32_t *day)
{
    for (; *day < end_of_plan(doubts); (*day)++) {
        const struct day_curve curve = course_moved_in(
            doubts->centre, moved->withdrawal, moved->share, *day);
        if (day_curve_at(&curve, 1) > 0) {
            return day_curve_at(&curve, 0) > 0 ? day_curve_at(&curve, 0)
                                               : day_curve_at(&curve, 1);
        }
    }
    return 0;
}

static const char *count_text(const struct doubts *doubts, double a_week)
{
    return number_fixed(doubts->arena, a_week, a_week < 10 ? 1 : 0);
}

/* A goal withdrawn itself says where its contacts go, or they go nowhere. */
static void doubt_goal(struct doubts *doubts, const struct moved *moved)
{
    const struct centre *centre = doubts->centre;
    const uint32_t to = moved->withdrawal->shares[moved->share].channel;
    const struct rollout *end = course_event(centre, to, ROLLOUT_WITHDRAW);
    const char *goal = centre->channels[to].name;
    const char *title = moved->withdrawal->title;
    int32_t day = course_life(centre, to).until_day;
    if (end && end->n_shares > 0) {
        return;
    }
    const double a_week = moved_from(doubts, moved, &day);
    if (!(a_week > 0)) {
        return;
    }
    doubt(doubts, path_of(doubts, moved),
          arena_text(
              doubts->arena,
              end ? tr("from %s on %s is not there any more, and its own "
                       "withdrawal has no goes_to: "
                       "%s contacts a week that %s sends to it are lost; name "
                       "another channel, or write goes_to where %s is "
                       "withdrawn")
                  : tr("from %s on %s is not there any more: %s contacts a "
                       "week that %s sends to it are lost; name another "
                       "channel, or withdraw %s, with goes_to, instead of "
                       "writing \"until\""),
              date_written(doubts->arena, day), goal,
              count_text(doubts, a_week), title, goal));
}

/* What a withdrawal moves away stops when the channel's own life ends. */
static void doubt_own_end(struct doubts *doubts,
                          const struct rollout *withdrawal)
{
    const struct channel *channel =
        &doubts->centre->channels[withdrawal->channel];
    double a_week = 0;
    if (!channel->has_until || channel->until_day >= end_of_plan(doubts)) {
        return;
    }
    for (size_t k = 0; k < withdrawal->n_shares; k++) {
        const struct day_curve curve = course_moved_in(
            doubts->centre, withdrawal, k, channel->until_day - 1);
        a_week += day_curve_at(&curve, 1);
    }
    if (a_week > 0) {
        doubt(doubts, doubt_channel_path(doubts, channel, "until"),
              arena_text(doubts->arena,
                         tr("%s is withdrawn before, and its \"until\" stops "
                            "%s contacts a week that go to other channels on "
                            "%s: take \"until\" out"),
                         channel->name, count_text(doubts, a_week),
                         date_written(doubts->arena, channel->until_day)));
    }
}

void doubt_moves(struct doubts *doubts)
{
    const struct centre *centre = doubts->centre;
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        const struct rollout *rollout = &centre->rollouts[i];
        if (rollout->what != ROLLOUT_WITHDRAW) {
            continue;
        }
        for (size_t k = 0; k < rollout->n_shares; k++) {
            const struct moved moved = { rollout, i, k };
            doubt_goal(doubts, &moved);
        }
        doubt_own_end(doubts, rollout);
    }
}
