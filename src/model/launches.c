/*
 * launches.c - a channel cannot lose more contacts than it has.
 *
 * model/course.h says what launches take of a donor. Offers rise in straight
 * lines within a day, so what is taken is checked at both ends of every day of
 * the plan, growth and changes included; special days leave the proportion as
 * it is. Of a channel that is not there nothing can be taken: whom launches
 * took before a withdrawal has gone to them already, but they cannot be offered
 * to more customers afterwards.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "model/course.h"

/* What launches take of the donor on one day at its worst. */
struct taken {
    double a_week; /* contacts */
    double own;    /* contacts that it has by then */
    size_t last;   /* the rollout that takes of it, the last of the file */
};

static const struct rollout *withdrawn_by(const struct centre *centre,
                                          uint32_t channel, int32_t day)
{
    const struct rollout *end = course_event(centre, channel, ROLLOUT_WITHDRAW);
    return end && day >= end->on_day ? end : NULL;
}

/* Whether a launch is offered to more customers by then than when its donor was
 * withdrawn. */
static bool is_offered_more(const struct centre *centre,
                            const struct rollout *launch, int32_t withdrawn_day,
                            int32_t day, double x)
{
    const struct day_curve last =
        course_offered(centre, launch->channel, withdrawn_day - 1);
    const struct day_curve now = course_offered(centre, launch->channel, day);
    return day_curve_at(&now, x) > day_curve_at(&last, 1) + 1e-9;
}

static bool takes_of(const struct rollout *launch, uint32_t donor)
{
    for (size_t k = 0; launch->what == ROLLOUT_LAUNCH && k < launch->n_shares;
         k++) {
        if (launch->shares[k].channel == donor &&
            launch->shares[k].share_frac > 0) {
            return true;
        }
    }
    return false;
}

/* Whether launches can take of the donor by then what they do. */
static bool is_there(const struct centre *centre, uint32_t donor, int32_t day,
                     double x)
{
    const struct channel *channel = &centre->channels[donor];
    const struct rollout *end = withdrawn_by(centre, donor, day);
    for (size_t i = 0; end && i < centre->n_rollouts; i++) {
        if (takes_of(&centre->rollouts[i], donor) &&
            is_offered_more(centre, &centre->rollouts[i], end->on_day, day,
                            x)) {
            return false;
        }
    }
    return day >= course_life(centre, donor).from_day &&
           !(channel->has_until && day >= channel->until_day);
}

static struct taken taken_at(const struct centre *centre, uint32_t donor,
                             int32_t day, double x)
{
    const struct day_curve offered = course_offered(centre, donor, day);
    const double volume = course_volume(centre, donor, day);
    struct taken taken = { 0 };
    taken.own = is_there(centre, donor, day, x)
                    ? volume * day_curve_at(&offered, x)
                    : 0;
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        const struct rollout *launch = &centre->rollouts[i];
        for (size_t k = 0;
             launch->what == ROLLOUT_LAUNCH && k < launch->n_shares; k++) {
            if (launch->shares[k].channel != donor) {
                continue;
            }
            const struct day_curve share = course_taken(centre, launch, k, day);
            const double part =
                day_curve_at(&share, x) * (volume > 0 ? volume : 1);
            taken.a_week += part;
            taken.last = part > 0 ? i : taken.last;
        }
    }
    return taken;
}

static struct place place_of_share(const struct reader *reader, size_t launch,
                                   const char *donor)
{
    const struct value *entry = reader_rollout_entry(reader, launch);
    const struct value *shares = value_find(entry, "comes_from");
    const struct value *share = value_find(shares, donor);
    return share ? share->key : entry->at;
}

static const char *date_text(const struct reader *reader, int32_t day)
{
    char date[11];
    civil_write_date(day, date);
    return arena_copy_text(reader->arena, date);
}

/* What to write when the donor has less than is taken of it on that day. */
static const char *hint_of(const struct reader *reader, uint32_t donor,
                           const struct taken *taken, int32_t day)
{
    const struct centre *centre = reader->centre;
    const struct channel *channel = &centre->channels[donor];
    const struct rollout *end = withdrawn_by(centre, donor, day);
    if (taken->own > 0) {
        return tr("lower the share that comes from it, or the volume of the "
                  "new channel");
    }
    if (end) {
        return arena_text(reader->arena,
                          tr("it is withdrawn on %s: name channels that are "
                             "there by then, or withdraw it later"),
                          date_text(reader, end->on_day));
    }
    if (channel->has_until && day >= channel->until_day) {
        return arena_text(reader->arena,
                          tr("it ends on %s: name channels that are there by "
                             "then, write a later \"until\" in channels.%s, or "
                             "withdraw it instead"),
                          date_text(reader, channel->until_day), channel->name);
    }
    return day < course_life(centre, donor).from_day
               ? tr("name channels that are there by then")
               : tr("lower the share that comes from it, or the volume of the "
                    "new channel");
}

/* The first day on which the donor is asked for more than it has. */
static void check_donor(struct reader *reader, uint32_t donor)
{
    const struct centre *centre = reader->centre;
    const int32_t start = centre->plan.start_day;
    for (uint32_t i = 0; i < 2 * centre->plan.n_days; i++) {
        const int32_t day = start + (int32_t)(i / 2);
        const struct taken taken = taken_at(centre, donor, day, i % 2);
        if (taken.a_week > taken.own * (1 + 1e-9)) {
            complain(reader->complaints, "E-CONFLICT",
                     place_of_share(reader, taken.last,
                                    reader->channel_names[donor]),
                     hint_of(reader, donor, &taken, day),
                     "%s has %.5g contacts a week on %s, and launches take "
                     "%.5g of them",
                     reader->channel_names[donor], taken.own,
                     date_text(reader, day), taken.a_week);
            return;
        }
    }
}

void reader_check_launches(struct reader *reader)
{
    if (complaints_count(reader->complaints) > 0 ||
        reader->centre->n_rollouts == 0) {
        return;
    }
    for (uint32_t i = 0; i < reader->n_channels; i++) {
        check_donor(reader, i);
    }
}
