/*
 * sentences_rollout.c - what changes during the plan.
 */
#include "model/sentences.h"

#include "base/language.h"
#include "base/number.h"
#include "model/course.h"
#include "model/trained.h"
#include <math.h>
#include <string.h>

static const char *name_of(const struct teller *teller, uint32_t channel)
{
    return teller->centre->channels[channel].name;
}

static const char *shares_text(const struct teller *teller,
                               const struct rollout *rollout)
{
    const char *list = NULL;
    for (size_t i = 0; i < rollout->n_shares; i++) {
        const struct share_of *share = &rollout->shares[i];
        list = tell_list(teller, list,
                         arena_text(teller->arena, "%s %s",
                                    tell_share(teller, share->share_frac),
                                    share->channel == NO_INDEX
                                        ? tr("new customers")
                                        : name_of(teller, share->channel)));
    }
    return list;
}

/* What is left of it on the days of later steps, each with its share. */
static const char *left_of_spike(const struct teller *teller,
                                 const struct rollout *rollout)
{
    const struct centre *centre = teller->centre;
    const double whole =
        course_spike(centre, rollout->channel, rollout->on_day).midnight;
    const int32_t until = course_life(centre, rollout->channel).until_day;
    const char *list = NULL;
    for (size_t i = 0; i < rollout->n_steps && whole > 0.0; i++) {
        const int32_t day = rollout->steps[i].on_day;
        if (day > rollout->on_day && day < until) {
            const double left =
                rollout->spike *
                course_spike(centre, rollout->channel, day).midnight / whole;
            list = tell_list(teller, list,
                             arena_text(teller->arena,
                                        tr("%s more new customers on %s"),
                                        tell_share_about(teller, left),
                                        tell_day(teller, day)));
        }
    }
    return list;
}

static void tell_spike(struct teller *teller, const struct rollout *rollout)
{
    const char *left = left_of_spike(teller, rollout);
    tell(teller, tell_path(teller, "rollout", rollout->title, "spike"),
         "At first %s more new customers come.",
         tell_share(teller, rollout->spike));
    tell(teller, tell_path(teller, "rollout", rollout->title, "settles"),
         "Nearly all of that is gone after %s.",
         tell_duration(teller, rollout->settles_s));
    if (left) {
        tell(teller, NULL,
             "The spike fades from the day of the launch on, %s, also for "
             "those who "
             "are offered the channel later: it still brings %s.",
             tell_day(teller, rollout->on_day), left);
    }
}

/* Of two weeks that the simulation begins in, or after. */
static const char *cut_training_text(struct teller *teller,
                                     const struct trained *trained,
                                     const char *each)
{
    if (trained->heads == 0) {
        return arena_text(
            teller->arena,
            tr("Every agent who serves it trains for %s in the two weeks "
               "before; none of that is simulated."),
            each);
    }
    return arena_text(
        teller->arena,
        tr_n("Every agent who serves it trains for %s in the two weeks before "
             "(%u head); what lies before the simulation begins is left out.",
             "Every agent who serves it trains for %s in the two weeks before "
             "(%u heads); what lies before the simulation begins is left out.",
             trained->heads),
        each, trained->heads);
}

static const char *training_text(struct teller *teller,
                                 const struct trained *trained,
                                 const char *each)
{
    if (trained->is_cut) {
        return cut_training_text(teller, trained, each);
    }
    if (trained->heads == 0) {
        return arena_text(teller->arena,
                          tr("Every agent who serves it trains for %s before."),
                          each);
    }
    const double together_h = trained->together_s / 3600;
    return arena_text(
        teller->arena,
        tr_n("Every agent who serves it trains for %s before: %u head, %s h "
             "together.",
             "Every agent who serves it trains for %s before: %u heads, %s h "
             "together.",
             trained->heads),
        each, trained->heads,
        number_plain(teller->arena, together_h,
                     together_h == floor(together_h) ? 0 : 1));
}

static void tell_training(struct teller *teller, const struct rollout *rollout)
{
    const struct trained trained =
        trained_for(teller->centre, rollout, teller->arena);
    const char *each = number_working_time(teller->arena, rollout->training_s);
    tell(teller, tell_path(teller, "rollout", rollout->title, "training"), "%s",
         training_text(teller, &trained, each));
    if (trained.has_number) {
        tell(teller, NULL,
             "Heads are places on the roster, not employees. Where more "
             "employees fill them, write as training all their hours divided "
             "by the heads.");
    }
}

/* "20 % from Monday 18 Jan 2027, 50 % from ...": a step before the launch
 * counts from the launch on, unless another takes its place by then. The lines
 * between steps run from where they are written. */
static const char *steps_text(struct teller *teller,
                              const struct rollout *rollout)
{
    const char *list = NULL;
    for (size_t i = 0; i < rollout->n_steps; i++) {
        const struct offered_step *step = &rollout->steps[i];
        const bool early = !rollout->ramp && step->on_day < rollout->on_day;
        if (early && i + 1 < rollout->n_steps &&
            step[1].on_day <= rollout->on_day) {
            continue;
        }
        list = tell_list(teller, list,
                         arena_text(teller->arena, tr("%s from %s"),
                                    tell_share(teller, step->share_frac),
                                    tell_day(teller, early ? rollout->on_day
                                                           : step->on_day)));
    }
    return list;
}

static void tell_launch(struct teller *teller, const struct rollout *rollout)
{
    const char *steps = steps_text(teller, rollout);
    tell(teller, NULL, "%s opens on %s.", rollout->title,
         tell_day(teller, rollout->on_day));
    tell(teller, tell_path(teller, "rollout", rollout->title, "offered_to"),
         rollout->ramp ? tr("It is offered to %s, in straight lines.")
                       : tr("It is offered to %s."),
         steps);
    tell(teller, tell_path(teller, "rollout", rollout->title, "comes_from"),
         "Its contacts: %s.", shares_text(teller, rollout));
    if (rollout->spike > 0.0) {
        tell_spike(teller, rollout);
    }
    if (rollout->training_s > 0.0) {
        tell_training(teller, rollout);
    }
}

/* The new value as it was written. Changes of one number are told apart by
 * their order. */
static const char *new_value(struct teller *teller, size_t index)
{
    const struct rollout *list = teller->centre->rollouts;
    const char *path =
        arena_text(teller->arena, "rollout.%s.to", list[index].path);
    size_t before = 0;
    if (list[index].replaces_law) {
        return tell_law(teller, &list[index].law);
    }
    for (size_t i = 0; i < index; i++) {
        before += list[i].what == ROLLOUT_CHANGE && !list[i].is_factor &&
                  strcmp(list[i].path, list[index].path) == 0;
    }
    for (size_t i = 0; i < teller->scenario->n_settings; i++) {
        const struct setting *setting = &teller->scenario->settings[i];
        if (strcmp(setting->path, path) == 0 && before-- == 0) {
            const size_t n = strlen(setting->value);
            return number_amount(
                teller->arena,
                setting->value[0] == '"'
                    ? arena_copy_bytes(teller->arena, setting->value + 1, n - 2)
                    : setting->value);
        }
    }
    return tell_number(teller, list[index].value, 6);
}

static void tell_changed_value(struct teller *teller, size_t index)
{
    const struct rollout *rollout = &teller->centre->rollouts[index];
    const char *end = rollout->has_end
                          ? arena_text(teller->arena, tr(" until %s"),
                                       tell_day(teller, rollout->end_day - 1))
                          : "";
    const char *note =
        rollout->note ? arena_text(teller->arena, " (%s)", rollout->note) : "";
    if (rollout->is_factor) {
        tell(teller, NULL, "%s changes by %s from %s%s%s.", rollout->path,
             tell_change(teller, rollout->value, 4),
             tell_day(teller, rollout->on_day), end, note);
    } else {
        tell(teller, NULL, "%s becomes %s from %s%s%s.", rollout->path,
             new_value(teller, index), tell_day(teller, rollout->on_day), end,
             note);
    }
}

static bool sends_to(const struct rollout *withdrawal, uint32_t channel)
{
    for (size_t i = 0; i < withdrawal->n_shares; i++) {
        if (withdrawal->shares[i].channel == channel) {
            return true;
        }
    }
    return false;
}

static bool is_in_plan(const struct teller *teller, int32_t day)
{
    const struct plan *plan = &teller->centre->plan;
    return day < plan->start_day + (int32_t)plan->n_days;
}

/* Whom a launch took of the channel withdrawn. An own end of the launched one
 * gives them back, a withdrawal sends them on. */
static void tell_stays(struct teller *teller, const struct rollout *withdrawal,
                       const struct rollout *launch)
{
    const struct centre *centre = teller->centre;
    const int32_t end_day = course_life(centre, launch->channel).until_day;
    const struct rollout *end =
        course_event(centre, launch->channel, ROLLOUT_WITHDRAW);
    const bool sent_on = end && end->on_day == end_day;
    const char *from = withdrawal->title;
    const char *to = launch->title;
    if (!is_in_plan(teller, end_day)) {
        tell(teller, NULL, "Whoever went from %s to %s before stays with %s.",
             from, to, to);
    } else if (end_day > withdrawal->on_day) {
        tell(teller, NULL,
             sent_on ? tr("Whoever went from %s to %s before stays with %s "
                          "until it closes on %s, and then goes where its "
                          "contacts go.")
                     : tr("Whoever went from %s to %s before stays with %s "
                          "until it ends on %s, and then goes where the others "
                          "of %s go."),
             from, to, to, tell_day(teller, end_day), from);
    } else if (sent_on) {
        tell(teller, NULL,
             "Whoever went from %s to %s before goes where the contacts of %s "
             "went when it closed.",
             from, to, to);
    }
}

/* What a launch that is withdrawn took of a donor that gets nothing of it. */
static void tell_goes_along(struct teller *teller,
                            const struct rollout *withdrawal, uint32_t donor)
{
    const struct centre *centre = teller->centre;
    const struct channel *launched = &centre->channels[withdrawal->channel];
    const char *name = name_of(teller, donor);
    if (launched->has_until && is_in_plan(teller, launched->until_day)) {
        tell(teller, NULL, "What it took of %s goes the same way until %s.",
             name, tell_day(teller, launched->until_day - 1));
    } else if (is_in_plan(teller, course_life(centre, donor).until_day)) {
        tell(teller, NULL, "What it took of %s goes the same way.", name);
    } else {
        tell(teller, NULL,
             "What it took of %s goes the same way: %s does not get it back.",
             name, name);
    }
}

/* Whom a launch moved by its share-th source before the withdrawal. */
static void tell_moved_before(struct teller *teller,
                              const struct rollout *withdrawal,
                              const struct rollout *launch, size_t share)
{
    const uint32_t donor = launch->shares[share].channel;
    if (donor == NO_INDEX || launch->on_day >= withdrawal->on_day) {
        return;
    }
    if (donor == withdrawal->channel) {
        tell_stays(teller, withdrawal, launch);
    } else if (launch->channel == withdrawal->channel &&
               !sends_to(withdrawal, donor)) {
        tell_goes_along(teller, withdrawal, donor);
    }
}

static void tell_all_moved_before(struct teller *teller,
                                  const struct rollout *withdrawal)
{
    for (size_t i = 0; i < teller->centre->n_rollouts; i++) {
        const struct rollout *launch = &teller->centre->rollouts[i];
        for (size_t k = 0;
             launch->what == ROLLOUT_LAUNCH && k < launch->n_shares; k++) {
            tell_moved_before(teller, withdrawal, launch, k);
        }
    }
}

/* What goes nowhere is said as well: its customers are heard of no more. */
static void tell_withdrawal(struct teller *teller,
                            const struct rollout *rollout)
{
    const char *day = tell_day(teller, rollout->on_day);
    const char *goes_to = shares_text(teller, rollout);
    double gone_frac = 1.0;
    for (size_t i = 0; i < rollout->n_shares; i++) {
        gone_frac -= rollout->shares[i].share_frac;
    }
    if (!goes_to) {
        tell(teller, NULL,
             "%s closes on %s; its customers make no contact any more.",
             rollout->title, day);
        tell_all_moved_before(teller, rollout);
        return;
    }
    tell(teller, NULL, "%s closes on %s; its contacts go: %s.", rollout->title,
         day, goes_to);
    if (gone_frac > 1e-6) {
        tell(teller, NULL,
             "The other %s of its customers make no contact any more.",
             tell_share(teller, gone_frac));
    }
    tell_all_moved_before(teller, rollout);
}

void tell_rollouts(struct teller *teller)
{
    if (teller->centre->n_rollouts > 0) {
        tell_heading(teller, "Roll-out");
    }
    for (size_t i = 0; i < teller->centre->n_rollouts; i++) {
        const struct rollout *rollout = &teller->centre->rollouts[i];
        switch (rollout->what) {
        case ROLLOUT_LAUNCH:
            tell_launch(teller, rollout);
            break;
        case ROLLOUT_CHANGE:
            tell_changed_value(teller, i);
            break;
        case ROLLOUT_WITHDRAW:
            tell_withdrawal(teller, rollout);
            break;
        }
    }
    tell_losses(teller);
}
