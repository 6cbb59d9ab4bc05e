#include "study/compare_pairs.h"

#include "model/centre.h"
#include "study/fold.h"
#include "study/futures.h"

#include <math.h>
#include <string.h>

/* What a planner asks first, and what `precision` looks at. */
static const char *const deciding[] = { "service_level", "mean_wait_s" };
enum { N_DECIDING = sizeof deciding / sizeof deciding[0] };

const char *const *comparison_deciding(size_t *out_n)
{
    *out_n = N_DECIDING;
    return deciding;
}

static struct column_match match(const char *name, size_t first_column,
                                 size_t other_column, size_t n,
                                 struct arena *arena)
{
    return (struct column_match){
        .name = name,
        .first_column = first_column,
        .other_column = other_column,
        .n = n,
        .tallies = arena_alloc(arena, n, sizeof(struct paired_tally)),
    };
}

static void match_channels(struct compare_pairs *pairs, struct arena *arena)
{
    const struct fold *first = pairs->first;
    const struct fold *other = pairs->other;
    pairs->channels =
        arena_alloc(arena, first->n_channels, sizeof *pairs->channels);
    for (size_t i = 0; i < first->n_channels; i++) {
        const char *name = first->centre->channels[i].name;
        for (size_t k = 0; k < other->n_channels; k++) {
            if (strcmp(other->centre->channels[k].name, name) == 0) {
                struct column_match *found =
                    &pairs->channels[pairs->n_channels++];
                *found = match(name, fold_entry_column(first, i),
                               fold_entry_column(other, k), first->n_measures,
                               arena);
                found->first_index = i;
                found->other_index = k;
            }
        }
    }
}

static void match_teams(struct compare_pairs *pairs, struct arena *arena)
{
    const struct fold *first = pairs->first;
    const struct fold *other = pairs->other;
    pairs->teams = arena_alloc(arena, first->n_teams, sizeof *pairs->teams);
    for (size_t i = 0; i < first->n_teams; i++) {
        const char *name = first->centre->teams[i].name;
        for (size_t k = 0; k < other->n_teams; k++) {
            if (strcmp(other->centre->teams[k].name, name) == 0) {
                struct column_match *found = &pairs->teams[pairs->n_teams++];
                *found = match(name, fold_team_column(first, i),
                               fold_team_column(other, k),
                               first->n_team_measures, arena);
                found->first_index = i;
                found->other_index = k;
            }
        }
    }
}

struct compare_pairs *compare_pairs_create(const struct fold *first,
                                           const struct fold *other,
                                           struct arena *arena)
{
    struct compare_pairs *pairs = arena_alloc(arena, 1, sizeof *pairs);
    pairs->first = first;
    pairs->other = other;
    pairs->whole = match("centre", fold_entry_column(first, fold_whole(first)),
                         fold_entry_column(other, fold_whole(other)),
                         first->n_measures, arena);
    pairs->centre = match("centre", fold_centre_column(first),
                          fold_centre_column(other), N_CENTRE_MEASURES, arena);
    match_channels(pairs, arena);
    match_teams(pairs, arena);
    return pairs;
}

static void add(const struct compare_pairs *pairs, struct column_match *match)
{
    const struct pair *first = pairs->first->latest + match->first_column;
    const struct pair *other = pairs->other->latest + match->other_column;
    for (size_t m = 0; m < match->n; m++) {
        paired_tally_add(&match->tallies[m], first[m], other[m]);
    }
}

void compare_pairs_add(struct compare_pairs *pairs)
{
    add(pairs, &pairs->whole);
    add(pairs, &pairs->centre);
    for (size_t i = 0; i < pairs->n_channels; i++) {
        add(pairs, &pairs->channels[i]);
    }
    for (size_t i = 0; i < pairs->n_teams; i++) {
        add(pairs, &pairs->teams[i]);
    }
}

/* Where the plans share no channel, what all channels together do decides. */
static const struct column_match *deciders(const struct compare_pairs *pairs,
                                           size_t *out_n)
{
    *out_n = pairs->n_channels > 0 ? pairs->n_channels : 1;
    return pairs->n_channels > 0 ? pairs->channels : &pairs->whole;
}

size_t compare_pairs_n_deciding(const struct compare_pairs *pairs)
{
    size_t n = 0;
    (void)deciders(pairs, &n);
    return n * N_DECIDING;
}

bool compare_pairs_are_different(const struct compare_pairs *pairs,
                                 double each_confidence_frac)
{
    size_t n = 0;
    const struct column_match *matches = deciders(pairs, &n);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < N_DECIDING; k++) {
            const struct paired_tally *tally =
                &matches[i].tallies[measure_index(deciding[k])];
            if (paired_tally_difference(tally, each_confidence_frac).clear) {
                return true;
            }
        }
    }
    return false;
}

/* What every step of finding needs. */
struct finder {
    const struct compare_pairs *pairs;
    double each_confidence_frac;
    struct arena *arena;
    struct arena *scratch;
};

static struct difference find_one(const struct finder *finder,
                                  const struct column_match *match, size_t m,
                                  const struct estimate *first,
                                  const struct estimate *other)
{
    struct difference difference = paired_tally_difference(
        &match->tallies[m], finder->each_confidence_frac);
    struct estimate *change = &difference.change;
    if (isnan(first->mean) || isnan(other->mean) || isnan(change->mean)) {
        const double none = nan("");
        *change =
            (struct estimate){ none, none, none, change->n, none, none, none };
        difference.clear = false;
        difference.variance_saved_frac = none;
        return difference;
    }
    /* pooled quantiles, which are not the means of the replications' own */
    change->mean = other->mean - first->mean;
    difference.clear = fabs(change->mean) > change->half_width;
    futures_set_difference(finder->pairs->first->futures,
                           match->first_column + m,
                           finder->pairs->other->futures,
                           match->other_column + m, change, finder->scratch);
    arena_reset(finder->scratch);
    return difference;
}

static struct changes find_match(const struct finder *finder,
                                 const struct column_match *match,
                                 const struct estimate *first,
                                 const struct estimate *other)
{
    struct changes changes = {
        .name = match->name,
        .first = match->first_index,
        .other = match->other_index,
        .measures =
            arena_alloc(finder->arena, match->n, sizeof *changes.measures),
    };
    for (size_t m = 0; m < match->n; m++) {
        changes.measures[m] = find_one(finder, match, m, &first[m], &other[m]);
    }
    return changes;
}

static struct difference *find_centre(const struct finder *finder,
                                      const struct results *first,
                                      const struct results *other)
{
    size_t n = 0;
    const struct centre_measure *measures = centre_measure_list(&n);
    struct difference *found = arena_alloc(finder->arena, n, sizeof *found);
    for (size_t m = 0; m < n; m++) {
        found[m] = find_one(finder, &finder->pairs->centre, m,
                            results_centre_measure(first, &measures[m]),
                            results_centre_measure(other, &measures[m]));
    }
    return found;
}

struct comparison_plan compare_pairs_find(const struct compare_pairs *pairs,
                                          double each_confidence_frac,
                                          const struct results *first,
                                          const struct results *other,
                                          struct arena *arena)
{
    const struct finder finder = { pairs, each_confidence_frac, arena,
                                   arena_create() };
    struct comparison_plan plan = {
        .n_channels = pairs->n_channels,
        .n_teams = pairs->n_teams,
    };
    plan.whole = find_match(&finder, &pairs->whole, first->whole.measures,
                            other->whole.measures);
    plan.centre_measures = find_centre(&finder, first, other);
    plan.channels = arena_alloc(arena, plan.n_channels, sizeof *plan.channels);
    for (size_t i = 0; i < plan.n_channels; i++) {
        const struct column_match *match = &pairs->channels[i];
        plan.channels[i] = find_match(
            &finder, match, first->channels[match->first_index].measures,
            other->channels[match->other_index].measures);
    }
    plan.teams = arena_alloc(arena, plan.n_teams, sizeof *plan.teams);
    for (size_t i = 0; i < plan.n_teams; i++) {
        const struct column_match *match = &pairs->teams[i];
        plan.teams[i] = find_match(&finder, match,
                                   first->teams[match->first_index].measures,
                                   other->teams[match->other_index].measures);
    }
    arena_destroy(finder.scratch);
    return plan;
}
