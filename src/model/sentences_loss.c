/*
 * sentences_loss.c - what channels lose to those that are launched.
 */
#include "model/sentences.h"

#include "base/dates.h"
#include "base/language.h"
#include "model/course.h"
#include "model/loss.h"
#include <math.h>

/* Numbers that a list holds, and that each launch's part may stand beside. */
enum { NUMBERS_AT_MOST = 8, SPLITS_AT_MOST = 4 };

struct losses {
    uint32_t donor;
    const struct loss_stretch *stretches;
    size_t n;
    size_t n_numbers;
    size_t n_launches;
    struct loss_point most;
};

/* Growth of little consequence is not told day by day. */
static bool is_nearly_steady(const struct loss_stretch *stretch)
{
    return stretch->most.frac - stretch->least_frac <=
           0.02 * stretch->most.frac;
}

static const char *date_of(const struct teller *teller,
                           const struct loss_point *point)
{
    return date_written(teller->arena, point->day);
}

static const char *share_at(const struct teller *teller,
                            const struct loss_point *point)
{
    return tell_share_about(teller, point->frac);
}

/* "sms takes 12.5 %, chat takes 5.4 %" */
static const char *parts_text(const struct teller *teller, uint32_t donor,
                              const struct loss_point *at)
{
    const struct centre *centre = teller->centre;
    const char *list = NULL;
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        const struct rollout *launch = &centre->rollouts[i];
        const double frac = loss_to(centre, launch, donor, at);
        if (frac > 0) {
            list = tell_list(teller, list,
                             arena_text(teller->arena, tr("%s takes %s"),
                                        launch->title,
                                        tell_share_about(teller, frac)));
        }
    }
    return list ? list : tell_share(teller, 0);
}

static const char *moving_text(const struct teller *teller,
                               const struct loss_stretch *stretch)
{
    const struct loss_point *first = &stretch->first;
    const struct loss_point *last = &stretch->last;
    const struct loss_point *most = &stretch->most;
    if (most->frac > 1.005 * fmax(first->frac, last->frac)) {
        return arena_text(teller->arena,
                          tr("going from %s on %s to %s on %s (at most %s on "
                             "%s)"),
                          share_at(teller, first), date_of(teller, first),
                          share_at(teller, last), date_of(teller, last),
                          share_at(teller, most), date_of(teller, most));
    }
    return arena_text(teller->arena, tr("going from %s on %s to %s on %s"),
                      share_at(teller, first), date_of(teller, first),
                      share_at(teller, last), date_of(teller, last));
}

static const char *stretch_text(const struct teller *teller,
                                const struct loss_stretch *stretch)
{
    struct loss_point middle = stretch->first;
    if (loss_is_steady(stretch)) {
        return arena_text(teller->arena, tr("%s from %s"),
                          share_at(teller, &middle), date_of(teller, &middle));
    }
    if (!is_nearly_steady(stretch)) {
        return moving_text(teller, stretch);
    }
    middle.frac = (stretch->least_frac + stretch->most.frac) / 2;
    return arena_text(teller->arena, tr("about %s from %s"),
                      share_at(teller, &middle), date_of(teller, &middle));
}

/* Whether each number has its parts beside it, instead of the highest only. */
static bool splits(const struct losses *losses)
{
    return losses->n_launches > 1 && losses->n_numbers == losses->n &&
           losses->n <= SPLITS_AT_MOST;
}

static const char *list_text(const struct teller *teller,
                             const struct losses *losses)
{
    const char *list = NULL;
    for (size_t i = 0; i < losses->n; i++) {
        const struct loss_stretch *stretch = &losses->stretches[i];
        const char *next = stretch_text(teller, stretch);
        if (splits(losses) && stretch->first.frac > 0) {
            next =
                arena_text(teller->arena, "%s (%s)", next,
                           parts_text(teller, losses->donor, &stretch->first));
        }
        list = tell_list(teller, list, next);
    }
    return list;
}

static const char *summary_text(const struct teller *teller,
                                const struct losses *losses)
{
    const struct loss_point *first = &losses->stretches[0].first;
    const struct loss_point *last = &losses->stretches[losses->n - 1].last;
    return arena_text(
        teller->arena,
        tr("%s on %s, %s on %s, at most %s on %s, and other shares in between"),
        share_at(teller, first), date_of(teller, first), share_at(teller, last),
        date_of(teller, last), share_at(teller, &losses->most),
        date_of(teller, &losses->most));
}

static const struct rollout *count_launches(const struct centre *centre,
                                            struct losses *losses)
{
    const struct rollout *last = NULL;
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        const struct rollout *launch = &centre->rollouts[i];
        for (size_t k = 0;
             launch->what == ROLLOUT_LAUNCH && k < launch->n_shares; k++) {
            if (launch->shares[k].channel == losses->donor) {
                losses->n_launches++;
                last = launch;
            }
        }
    }
    return last;
}

static void count_numbers(struct losses *losses)
{
    losses->most = losses->stretches[0].most;
    for (size_t i = 0; i < losses->n; i++) {
        const struct loss_stretch *stretch = &losses->stretches[i];
        losses->n_numbers += is_nearly_steady(stretch) ? 1 : 2;
        if (stretch->most.frac > losses->most.frac * (1 + 1e-9)) {
            losses->most = stretch->most;
        }
    }
}

static void tell_donor(struct teller *teller, struct losses *losses)
{
    const struct centre *centre = teller->centre;
    const struct rollout *launch = count_launches(centre, losses);
    const struct rollout *own =
        course_event(centre, losses->donor, ROLLOUT_LAUNCH);
    const char *name = centre->channels[losses->donor].name;
    count_numbers(losses);
    const char *list = losses->n_numbers <= NUMBERS_AT_MOST
                           ? list_text(teller, losses)
                           : summary_text(teller, losses);
    if (losses->n_launches == 1) {
        tell(teller, NULL, "Of its own contacts %s loses to %s: %s.", name,
             launch->title, list);
    } else {
        tell(teller, NULL, "Of its own contacts %s loses in all: %s.", name,
             list);
    }
    if (losses->n_launches > 1 && !splits(losses)) {
        tell(teller, NULL, "At its highest, %s on %s: %s.",
             share_at(teller, &losses->most), date_of(teller, &losses->most),
             parts_text(teller, losses->donor, &losses->most));
    }
    if (own && own->spike > 0) {
        tell(teller, NULL, "The spike of %s itself is left out of that.", name);
    }
}

void tell_losses(struct teller *teller)
{
    const struct centre *centre = teller->centre;
    bool any = false;
    for (uint32_t c = 0; c < centre->n_channels; c++) {
        struct losses losses = { .donor = c };
        losses.stretches = loss_stretches(centre, c, teller->arena, &losses.n);
        if (losses.n == 0) {
            continue;
        }
        if (!any) {
            tell(teller, NULL,
                 "Above, shares are of the new channel's contacts; what a "
                 "channel loses to it is, below, a share of the channel's own "
                 "contacts of that day.");
        }
        any = true;
        tell_donor(teller, &losses);
    }
}
