/*
 * checks_dates.c - new hires, changes and articles that the plan does not
 * reach, and launches whose days do not fit together.
 */
#include "model/checks_inner.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "model/course.h"
#include "model/day_hours.h"
#include "model/trained.h"
#include <math.h>

/* Who comes when the plan is over never works in it; who came so long before
 * that nothing is left to learn is one of the agents. */
static void doubt_hires(struct doubts *doubts, const struct team *team)
{
    const struct plan *plan = &doubts->centre->plan;
    for (size_t i = 0; i < team->n_new_hires; i++) {
        const struct new_hire *hire = &team->new_hires[i];
        const int32_t days = hire->on_day - plan->start_day;
        const bool late = days >= (int32_t)plan->n_days;
        const bool long_ago =
            days * SECONDS_A_DAY + hire->full_speed_after_s + plan->warm_up_s <
            0.0;
        if (!late && !long_ago) {
            continue;
        }
        doubt(
            doubts, arena_text(doubts->arena, "teams.%s.new_hires", team->name),
            late ? arena_text(doubts->arena,
                              tr("those of %s come after the plan, which runs "
                                 "from %s to %s"),
                              date_written(doubts->arena, hire->on_day),
                              date_written(doubts->arena, plan->start_day),
                              date_written(doubts->arena,
                                           plan->start_day +
                                               (int32_t)plan->n_days - 1))
                 : arena_text(doubts->arena,
                              tr("those of %s have learned all before the plan "
                                 "starts on %s: count them among the agents"),
                              date_written(doubts->arena, hire->on_day),
                              date_written(doubts->arena, plan->start_day)));
    }
}

/* Steps of the offer that do not begin with the launch. */
static void doubt_offer(struct doubts *doubts, const struct rollout *launch)
{
    const int32_t first = launch->n_steps ? launch->steps[0].on_day : 0;
    if (launch->n_steps == 0 || first == launch->on_day) {
        return;
    }
    doubt(doubts,
          arena_text(doubts->arena, "rollout.%s.offered_to", launch->title),
          arena_text(doubts->arena,
                     first > launch->on_day
                         ? tr("the launch is on %s, and nobody is offered the "
                              "channel before %s")
                         : tr("the launch is on %s, and is offered from %s: "
                              "nobody gets the channel before the launch"),
                     date_written(doubts->arena, launch->on_day),
                     date_written(doubts->arena, first)));
}

/* The first step of the offer that comes when the plan is over, or the channel
 * is. */
static void doubt_steps(struct doubts *doubts, const struct rollout *launch)
{
    const struct plan *plan = &doubts->centre->plan;
    const int32_t end = plan->start_day + (int32_t)plan->n_days;
    const int32_t until =
        course_life(doubts->centre, launch->channel).until_day;
    size_t i = 0;
    while (i < launch->n_steps && launch->steps[i].on_day < end &&
           launch->steps[i].on_day < until) {
        i++;
    }
    if (i == launch->n_steps) {
        return;
    }
    const int32_t day = launch->steps[i].on_day;
    doubt(doubts,
          arena_text(doubts->arena, "rollout.%s.offered_to", launch->title),
          day >= end
              ? arena_text(doubts->arena,
                           tr("the step of %s is outside the plan, which runs "
                              "from %s to %s"),
                           date_written(doubts->arena, day),
                           date_written(doubts->arena, plan->start_day),
                           date_written(doubts->arena, end - 1))
              : arena_text(doubts->arena,
                           tr("the step of %s comes too late: %s closes on %s"),
                           date_written(doubts->arena, day), launch->title,
                           date_written(doubts->arena, until)));
}

/* The first day from here on that the channel is open; the day itself when
 * the plan has none. */
static int32_t next_open_day(const struct centre *centre,
                             const struct channel *channel, int32_t day)
{
    const int32_t end = centre->plan.start_day + (int32_t)centre->plan.n_days;
    int32_t next = day;
    while (next < end &&
           day_hours_of_channel(channel, &centre->plan, next).n == 0) {
        next++;
    }
    return next < end ? next : day;
}

/* A launch on a day without contacts begins when the doors open again. */
static void doubt_closed(struct doubts *doubts, const struct rollout *launch)
{
    const struct channel *channel = &doubts->centre->channels[launch->channel];
    const int32_t next = next_open_day(doubts->centre, channel, launch->on_day);
    char date[11];
    if (day_hours_of_channel(channel, &doubts->centre->plan, launch->on_day).n >
        0) {
        return;
    }
    civil_write_date(next, date);
    const char *closed = date_written(doubts->arena, launch->on_day);
    doubt(doubts, arena_text(doubts->arena, "rollout.%s.on", launch->title),
          next == launch->on_day
              ? arena_text(doubts->arena,
                           tr("%s is closed on %s, the day of its launch, and "
                              "on every day of the plan after it"),
                           channel->name, closed)
              : arena_text(doubts->arena,
                           tr("%s is closed on %s, the day of its launch: "
                              "write on = \"%s\", the next day that it is "
                              "open"),
                           channel->name, closed, date));
}

/* Whoever is trained answers nobody, and trains no longer than scheduled. */
static void doubt_training(struct doubts *doubts, const struct rollout *launch)
{
    const char *path =
        arena_text(doubts->arena, "rollout.%s.training", launch->title);
    const struct trained trained =
        trained_for(doubts->centre, launch, doubts->arena);
    if (trained.worst_frac > TRAINING_MUCH_FRAC) {
        doubt(doubts, path,
              arena_text(doubts->arena,
                         tr("training %u heads of %s takes %s of the time for "
                            "which they are scheduled in two weeks, and "
                            "whoever is trained answers nobody"),
                         trained.worst_heads, trained.worst_team->name,
                         number_share(doubts->arena, trained.worst_frac)));
    }
    if (trained.short_shift) {
        doubt(doubts, path,
              arena_text(doubts->arena,
                         tr("agents of the shift %s are scheduled for %s in "
                            "the two weeks before: they are trained no longer "
                            "than that"),
                         trained.short_shift->name,
                         number_working_time(doubts->arena, trained.short_s)));
    }
}

static void doubt_launch(struct doubts *doubts, const struct rollout *launch)
{
    doubt_offer(doubts, launch);
    if (launch->training_s > 0) {
        doubt_training(doubts, launch);
    }
    doubt_steps(doubts, launch);
    doubt_closed(doubts, launch);
}

static void doubt_rollout(struct doubts *doubts, const struct rollout *rollout)
{
    const struct plan *plan = &doubts->centre->plan;
    const int32_t end = plan->start_day + (int32_t)plan->n_days;
    if (rollout->what == ROLLOUT_LAUNCH) { /* outside: refused before this */
        doubt_launch(doubts, rollout);
        return;
    }
    if (rollout->on_day >= plan->start_day && rollout->on_day < end) {
        return;
    }
    doubt(doubts, arena_text(doubts->arena, "rollout.%s.on", rollout->title),
          arena_text(doubts->arena,
                     tr("%s is outside the plan, which runs from %s to %s"),
                     date_written(doubts->arena, rollout->on_day),
                     date_written(doubts->arena, plan->start_day),
                     date_written(doubts->arena, end - 1)));
}

/* A help centre that opens when the plan is over, or adds what is not read. */
static void doubt_help(struct doubts *doubts)
{
    const struct help_centre *help = &doubts->centre->help_centre;
    const struct plan *plan = &doubts->centre->plan;
    const int32_t end = plan->start_day + (int32_t)plan->n_days;
    if (help->set && help->publish_day >= end) {
        doubt(doubts, "help_centre.publish_on",
              arena_text(doubts->arena,
                         tr("the help centre opens on %s, after the plan: it "
                            "prevents nothing"),
                         date_written(doubts->arena, help->publish_day)));
    }
    if (help->set && help->adds_from_failed_searches &&
        !(help->adds_a_week > 0)) {
        doubt(doubts, "help_centre.adds_from_failed_searches",
              tr("nothing is added: say adds_per_week too"));
    }
}

void doubt_dates(struct doubts *doubts)
{
    const struct centre *centre = doubts->centre;
    for (size_t i = 0; i < centre->n_teams; i++) {
        doubt_hires(doubts, &centre->teams[i]);
    }
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        doubt_rollout(doubts, &centre->rollouts[i]);
    }
    doubt_help(doubts);
}
