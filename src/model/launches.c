/*
 * launches.c - a channel cannot lose more contacts than it has.
 *
 * model/course.h says what launches take of a donor. Offers rise in straight
 * lines within a day, so what is taken is checked at both ends of every day of
 * the plan, growth and changes included; special days leave the proportion as
 * it is.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "model/course.h"

/* What launches take of the donor on one day at its worst. */
struct taken {
    double a_week; /* contacts */
    double own;    /* contacts that it has by then */
    size_t last;   /* the rollout that takes of it, the last of the file */
};

static struct taken taken_at(const struct centre *centre, uint32_t donor,
                             int32_t day, double x)
{
    const struct course_life life = course_life(centre, donor);
    const struct day_curve offered = course_offered(centre, donor, day);
    const double volume = course_volume(centre, donor, day);
    struct taken taken = { 0 };
    taken.own = day < life.from_day ? 0 : volume * day_curve_at(&offered, x);
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

/* The first day on which the donor is asked for more than it has. What is
 * taken of a channel that has ended stays where it went. */
static void check_donor(struct reader *reader, uint32_t donor)
{
    const struct centre *centre = reader->centre;
    const int32_t start = centre->plan.start_day;
    const int32_t until = course_life(centre, donor).until_day;
    for (uint32_t i = 0; i < 2 * centre->plan.n_days; i++) {
        const int32_t day = start + (int32_t)(i / 2);
        const struct taken taken = taken_at(centre, donor, day, i % 2);
        if (day < until && taken.a_week > taken.own * (1 + 1e-9)) {
            char date[11];
            civil_write_date(day, date);
            complain(reader->complaints, "E-CONFLICT",
                     place_of_share(reader, taken.last,
                                    reader->channel_names[donor]),
                     "lower the share that comes from it, or the volume of "
                     "the new channel",
                     "%s has %.5g contacts a week on %s, and launches take "
                     "%.5g of them",
                     reader->channel_names[donor], taken.own, date,
                     taken.a_week);
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
