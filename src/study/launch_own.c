#include "study/launch_own.h"

#include "study/findings_inner.h"

#include <math.h>

/* Of the futures. */
enum { BEFORE, AFTER, FRESH, MOVED, REQUESTER_CHANGE, N_COLUMNS };

struct launch_own launch_own_create(struct arena *arena)
{
    return (struct launch_own){ .futures = futures_create(N_COLUMNS, arena) };
}

static double ratio(struct pair pair)
{
    return pair.below > 0 ? pair.above / pair.below : nan("");
}

void launch_own_add(struct launch_own *own, const struct launch_sums *before,
                    const struct launch_sums *after,
                    struct launch_arrivals arrivals)
{
    const struct pair contacts[] = {
        launch_sums_pair(before, LAUNCH_CONTACTS),
        launch_sums_pair(after, LAUNCH_CONTACTS),
    };
    const struct pair requester[] = {
        launch_sums_pair(before, LAUNCH_REQUESTER_S),
        launch_sums_pair(after, LAUNCH_REQUESTER_S),
    };
    paired_tally_add(&own->contacts, contacts[0], contacts[1]);
    paired_tally_add(&own->requester, requester[0], requester[1]);
    paired_tally_add(&own->arrived, (struct pair){ arrivals.fresh, 1 },
                     (struct pair){ arrivals.moved, 1 });
    launch_gap_add(&own->gaps[0], &before->gap);
    launch_gap_add(&own->gaps[1], &after->gap);

    double *row = futures_add_row(own->futures);
    row[BEFORE] = ratio(contacts[0]);
    row[AFTER] = ratio(contacts[1]);
    row[FRESH] = arrivals.fresh;
    row[MOVED] = arrivals.moved;
    row[REQUESTER_CHANGE] = ratio(requester[0]) > 0
                                ? ratio(requester[1]) / ratio(requester[0]) - 1
                                : nan("");
}

void launch_own_fill(const struct launch_own *own, double confidence_frac,
                     struct launch_result *out, struct arena *arena)
{
    struct estimate *figures[N_COLUMNS] = {
        [BEFORE] = &out->before_per_day,
        [AFTER] = &out->after_per_day,
        [FRESH] = &out->new_contacts,
        [MOVED] = &out->moved_contacts,
        [REQUESTER_CHANGE] = &out->requester_change,
    };
    *figures[BEFORE] = paired_tally_side(&own->contacts, 0, confidence_frac);
    *figures[AFTER] = paired_tally_side(&own->contacts, 1, confidence_frac);
    *figures[FRESH] = paired_tally_side(&own->arrived, 0, confidence_frac);
    *figures[MOVED] = paired_tally_side(&own->arrived, 1, confidence_frac);
    *figures[REQUESTER_CHANGE] =
        paired_tally_quotient(&own->requester, confidence_frac);
    figures[REQUESTER_CHANGE]->mean -= 1;
    for (size_t i = 0; i < N_COLUMNS; i++) {
        futures_set_quantiles(own->futures, i, figures[i], arena);
    }
    if (gap_is_unsolved(&own->gaps[0]) || gap_is_unsolved(&own->gaps[1])) {
        estimate_erase(&out->requester_change);
    }
}
