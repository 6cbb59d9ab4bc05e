#include "model/help_centre.h"

#include "base/civil.h"
#include "model/centre.h"
#include "model/topics.h"
#include <math.h>

double help_centre_solves(const struct help_centre *help, double age_s)
{
    return isinf(help->stale_after_s)
               ? help->solves_frac
               : help->solves_frac * exp2(-age_s / help->stale_after_s);
}

double help_centre_published_s(const struct help_centre *help, double publish_s,
                               uint32_t n)
{
    if (n > help->topics) {
        return HUGE_VAL;
    }
    if (n <= help->articles) {
        return publish_s;
    }
    return help->adds_a_week > 0
               ? publish_s + (n - help->articles) * SECONDS_A_DAY *
                                 DAYS_A_WEEK / help->adds_a_week
               : HUGE_VAL;
}

double help_centre_topic_frac(const struct help_centre *help, double looks_frac,
                              uint32_t k, double publish_s, double now_s)
{
    const double published_s = help_centre_published_s(help, publish_s, k + 1);
    return published_s <= now_s
               ? looks_frac * (1 - help->no_result_frac) *
                     help_centre_solves(help, now_s - published_s)
               : 0;
}

double help_centre_start_frac(const struct centre *centre, size_t channel,
                              struct arena *arena)
{
    const struct help_centre *help = &centre->help_centre;
    if (!help->set) {
        return 0;
    }
    const double publish_s =
        (double)(help->publish_day - centre->plan.start_day) * SECONDS_A_DAY;
    double *share = arena_alloc(arena, help->topics, sizeof *share);
    const double looks_frac = help->reach[channel] * help->try_first_frac;
    double prevented = 0;
    topics_shares(help->zipf, help->topics, share);
    for (uint32_t k = 0; k < help->topics; k++) {
        prevented += share[k] *
                     help_centre_topic_frac(help, looks_frac, k, publish_s, 0);
    }
    return prevented;
}

static double lacking_frac(const struct centre *centre, size_t channel,
                           struct arena *arena)
{
    return centre->channels[channel].volume.counts_needs
               ? 0
               : help_centre_start_frac(centre, channel, arena);
}

/* The same number of people with a question, as near as volumes are rounded:
 * to a tenth of what the gap would make of one volume. */
static bool makes_up(const struct volume *first, const struct volume *other,
                     const struct help_gap *gap)
{
    const double people = first->amount / (1 - gap->first_frac);
    const double others = other->amount / (1 - gap->other_frac);
    return first->basis == other->basis && people > 0 &&
           fabs(others / people - 1) <
               0.1 * fabs(gap->other_frac - gap->first_frac);
}

bool help_centre_moves(const struct centre *first, size_t first_channel,
                       const struct centre *other, size_t other_channel,
                       struct help_gap *out, struct arena *arena)
{
    const struct volume *volume = &first->channels[first_channel].volume;
    const struct volume *beside = &other->channels[other_channel].volume;
    *out = (struct help_gap){ lacking_frac(first, first_channel, arena),
                              lacking_frac(other, other_channel, arena) };
    return volume->basis != VOLUME_NONE && beside->basis != VOLUME_NONE &&
           fabs(out->first_frac - out->other_frac) > 1e-9 &&
           !makes_up(volume, beside, out);
}
