#include "study/launch_tally.h"

#include <assert.h>
#include <math.h>

/* What the figures of one replication come to. */
enum form { FORM_WITHOUT, FORM_WITH, FORM_CHANGE, FORM_QUOTIENT };

struct launch_tally launch_tally_create(struct arena *arena)
{
    struct launch_tally tally = { 0 };
    tally.own = arena_alloc(arena, LAUNCH_PAIRS_AT_MOST, sizeof *tally.own);
    return tally;
}

static double own_value(struct pair pair)
{
    return pair.below > 0 ? pair.above / pair.below : nan("");
}

void launch_tally_add(struct launch_tally *tally, struct pair without,
                      struct pair with)
{
    assert(tally->sums.n < LAUNCH_PAIRS_AT_MOST);
    double *own = tally->own[tally->sums.n];
    own[0] = own_value(without);
    own[1] = own_value(with);
    paired_tally_add(&tally->sums, without, with);
}

static double formed(enum form form, const double own[static 2])
{
    switch (form) {
    case FORM_WITHOUT:
        return own[0];
    case FORM_WITH:
        return own[1];
    case FORM_CHANGE:
        return own[1] - own[0];
    case FORM_QUOTIENT:
        return own[0] > 0 ? own[1] / own[0] : nan("");
    }
    return nan("");
}

static void set_range(const struct launch_tally *tally, enum form form,
                      struct estimate *estimate)
{
    double values[LAUNCH_PAIRS_AT_MOST];
    for (uint32_t i = 0; i < tally->sums.n; i++) {
        values[i] = formed(form, tally->own[i]);
    }
    estimate_set_quantiles(estimate, values, tally->sums.n);
}

struct launch_figure launch_tally_figure(const struct launch_tally *tally,
                                         double confidence_frac)
{
    struct launch_figure figure = {
        .with = paired_tally_side(&tally->sums, 1, confidence_frac),
        .without = paired_tally_side(&tally->sums, 0, confidence_frac),
        .change = paired_tally_difference(&tally->sums, confidence_frac),
    };
    set_range(tally, FORM_WITH, &figure.with);
    set_range(tally, FORM_WITHOUT, &figure.without);
    set_range(tally, FORM_CHANGE, &figure.change.change);
    return figure;
}

struct estimate launch_tally_quotient(const struct launch_tally *tally,
                                      double confidence_frac)
{
    struct estimate quotient =
        paired_tally_quotient(&tally->sums, confidence_frac);
    set_range(tally, FORM_QUOTIENT, &quotient);
    return quotient;
}
