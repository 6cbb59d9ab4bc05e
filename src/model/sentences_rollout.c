/*
 * sentences_rollout.c - what changes during the plan.
 */
#include "model/sentences.h"

#include "base/language.h"
#include "base/number.h"
#include "model/course.h"
#include <string.h>

static const char *name_of(const struct teller *teller, uint32_t channel)
{
    return teller->centre->channels[channel].name;
}

static const char *shares_text(const struct teller *teller,
                               const struct rollout *rollout,
                               const char *nobody)
{
    const char *list = NULL;
    for (size_t i = 0; i < rollout->n_shares; i++) {
        const struct share_of *share = &rollout->shares[i];
        list = tell_list(teller, list,
                         arena_text(teller->arena, "%s %s",
                                    tell_share(teller, share->share_frac),
                                    share->channel == NO_INDEX
                                        ? nobody
                                        : name_of(teller, share->channel)));
    }
    return list ? list : tr("nowhere");
}

/* As a share of what the donor has that day: one that is launched itself may
 * not be offered to everybody yet. */
static double lost_frac(const struct teller *teller,
                        const struct rollout *launch, size_t share, int32_t day)
{
    const uint32_t donor = launch->shares[share].channel;
    const struct day_curve taken =
        course_taken(teller->centre, launch, share, day);
    const struct day_curve offered = course_offered(teller->centre, donor, day);
    return offered.midnight > 0 ? taken.midnight / offered.midnight
                                : taken.midnight;
}

/* What each donor loses of its own contacts from each step on. */
static void tell_donors(struct teller *teller, const struct rollout *rollout)
{
    for (size_t k = 0; k < rollout->n_shares; k++) {
        const char *steps = NULL;
        if (rollout->shares[k].channel == NO_INDEX) {
            continue;
        }
        for (size_t i = 0; i < rollout->n_steps; i++) {
            const int32_t day = rollout->steps[i].on_day > rollout->on_day
                                    ? rollout->steps[i].on_day
                                    : rollout->on_day;
            steps = tell_list(
                teller, steps,
                arena_text(
                    teller->arena, tr("%s from %s"),
                    tell_share(teller, lost_frac(teller, rollout, k, day)),
                    tell_day(teller, day)));
        }
        tell(teller, NULL, "Of its own contacts %s loses %s.",
             name_of(teller, rollout->shares[k].channel), steps);
    }
}

static void tell_launch(struct teller *teller, const struct rollout *rollout)
{
    const char *steps = NULL;
    for (size_t i = 0; i < rollout->n_steps; i++) {
        steps = tell_list(
            teller, steps,
            arena_text(teller->arena, tr("%s from %s"),
                       tell_share(teller, rollout->steps[i].share_frac),
                       tell_day(teller, rollout->steps[i].on_day)));
    }
    tell(teller, NULL,
         rollout->ramp
             ? tr("%s opens on %s; it is offered to %s, in straight lines.")
             : tr("%s opens on %s; it is offered to %s."),
         rollout->title, tell_day(teller, rollout->on_day), steps);
    tell(teller, NULL, "Its contacts: %s.",
         shares_text(teller, rollout, tr("new customers")));
    tell_donors(teller, rollout);
    if (rollout->spike > 0.0) {
        tell(teller, tell_path(teller, "rollout", rollout->title, "spike"),
             "At first %s more new customers come.",
             tell_share(teller, rollout->spike));
        tell(teller, tell_path(teller, "rollout", rollout->title, "settles"),
             "Nearly all of that is gone after %s.",
             tell_duration(teller, rollout->settles_s));
    }
    if (rollout->training_s > 0.0) {
        tell(teller, tell_path(teller, "rollout", rollout->title, "training"),
             "Every agent who serves it trains for %s before.",
             tell_duration(teller, rollout->training_s));
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
            tell(teller, NULL, "%s closes on %s; its contacts go: %s.",
                 rollout->title, tell_day(teller, rollout->on_day),
                 shares_text(teller, rollout, tr("lost")));
            break;
        }
    }
}
