/*
 * checks_dates.c - new hires, changes and articles that the plan does not
 * reach, and launches whose days do not fit together.
 */
#include "model/checks_inner.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "base/units.h"
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
    char date[11];
    civil_write_date(first, date);
    doubt(doubts,
          arena_text(doubts->arena, "rollout.%s.offered_to", launch->title),
          arena_text(doubts->arena,
                     first > launch->on_day
                         ? tr("the launch is on %s, and nobody is offered the "
                              "channel before %s: write on = \"%s\", or begin "
                              "the steps on the day of the launch")
                         : tr("the launch is on %s and the first step on %s: "
                              "nobody is offered the channel before the "
                              "launch; write on = \"%s\" to launch then, or "
                              "begin the steps on the day of the launch"),
                     date_written(doubts->arena, launch->on_day),
                     date_written(doubts->arena, first), date));
}

/* Steps of an offer that come when the plan is over, or the channel is. */
struct late_steps {
    const struct rollout *launch;
    size_t first, n;
    bool closes;     /* the channel does; or else the plan ends */
    int32_t end_day; /* of either */
};

/* A ramp may rise until the very day on which the channel closes. */
static struct late_steps late_steps_of(const struct centre *centre,
                                       const struct rollout *launch)
{
    const int32_t end = centre->plan.start_day + (int32_t)centre->plan.n_days;
    const int32_t until = course_life(centre, launch->channel).until_day;
    struct late_steps late = { .launch = launch,
                               .closes = until < end,
                               .end_day = until < end ? until : end };
    const int32_t last =
        late.closes && launch->ramp ? late.end_day : late.end_day - 1;
    while (late.first < launch->n_steps &&
           launch->steps[late.first].on_day <= last) {
        late.first++;
    }
    late.n = launch->n_steps - late.first;
    return late;
}

static const char *why_late(const struct doubts *doubts,
                            const struct late_steps *late)
{
    const struct offered_step *steps = &late->launch->steps[late->first];
    const int32_t start = doubts->centre->plan.start_day;
    const char *days = date_written(doubts->arena, steps[0].on_day);
    for (size_t i = 1; i < late->n; i++) {
        const char *day = date_written(doubts->arena, steps[i].on_day);
        days = i + 1 < late->n
                   ? arena_text(doubts->arena, "%s, %s", days, day)
                   : arena_text(doubts->arena, tr("%s and %s"), days, day);
    }
    return late->closes
               ? arena_text(doubts->arena,
                            tr_n("the step of %s comes too late: %s closes "
                                 "on %s",
                                 "the steps of %s come too late: %s closes "
                                 "on %s",
                                 late->n),
                            days, late->launch->title,
                            date_written(doubts->arena, late->end_day))
               : arena_text(doubts->arena,
                            tr_n("the step of %s is outside the plan, which "
                                 "runs from %s to %s",
                                 "the steps of %s are outside the plan, which "
                                 "runs from %s to %s",
                                 late->n),
                            days, date_written(doubts->arena, start),
                            date_written(doubts->arena, late->end_day - 1));
}

/* Without its late steps the offer is what it was; a ramp rises on its way to
 * the first of them, and without it would not. */
static const char *instead_of_late(const struct doubts *doubts,
                                   const struct late_steps *late)
{
    const struct rollout *launch = late->launch;
    char date[11];
    if (late->first == 0) {
        return tr("nobody is offered the channel; write an earlier date");
    }
    if (!launch->ramp) {
        return tr_n("take that step out", "take those steps out", late->n);
    }
    const struct day_curve offered =
        course_offered(doubts->centre, launch->channel, late->end_day - 1);
    const double reached_frac = round(1000 * day_curve_at(&offered, 1)) / 1000;
    const char *share = units_write_share(doubts->arena, reached_frac);
    civil_write_date(late->end_day, date);
    return late->closes
               ? arena_text(doubts->arena,
                            tr_n("by then %s of the customers are offered it. "
                                 "Write in its place { on = \"%s\"; share = "
                                 "\"%s\"; }",
                                 "by then %s of the customers are offered it. "
                                 "Write in their place { on = \"%s\"; share "
                                 "= \"%s\"; }",
                                 late->n),
                            share, date, share)
               : arena_text(doubts->arena,
                            tr("when it ends %s of the customers are offered "
                               "the channel"),
                            share);
}

static void doubt_steps(struct doubts *doubts, const struct rollout *launch)
{
    const struct late_steps late = late_steps_of(doubts->centre, launch);
    if (late.n > 0) {
        doubt(doubts,
              arena_text(doubts->arena, "rollout.%s.offered_to", launch->title),
              arena_text(doubts->arena, "%s; %s", why_late(doubts, &late),
                         instead_of_late(doubts, &late)));
    }
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

/* A help centre that opens when the plan is over, or has categories without a
 * topic. */
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
    if (help->set && help->categories > help->topics) {
        doubt(doubts, "help_centre.categories",
              arena_text(doubts->arena,
                         tr("there are %u categories for %u topics: the rest "
                            "stay empty"),
                         help->categories, help->topics));
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
