#include "study/launch_mix.h"

#include "study/launch_tally.h"

#include <assert.h>
#include <math.h>

struct launch_mix launch_mix_create(size_t n_channels, struct arena *arena)
{
    struct launch_mix mix = { .n_channels = n_channels };
    mix.cells = arena_alloc(arena, LAUNCH_PAIRS_AT_MOST * n_channels,
                            sizeof *mix.cells);
    return mix;
}

struct launch_mix_cell *launch_mix_next(struct launch_mix *mix)
{
    assert(mix->n < LAUNCH_PAIRS_AT_MOST);
    return mix->cells + mix->n++ * mix->n_channels;
}

static void add(struct pair *into, struct pair pair)
{
    into->above += pair.above;
    into->below += pair.below;
}

/* Each channel's sums over all replications. */
static struct launch_mix_cell *sums_of(const struct launch_mix *mix,
                                       struct arena *arena)
{
    struct launch_mix_cell *sums =
        arena_alloc(arena, mix->n_channels, sizeof *sums);
    for (size_t i = 0; i < mix->n * mix->n_channels; i++) {
        struct launch_mix_cell *sum = &sums[i % mix->n_channels];
        add(&sum->without, mix->cells[i].without);
        add(&sum->with, mix->cells[i].with);
    }
    return sums;
}

/* The waits that the contacts without the launch would have with it: by the
 * waits of all replications, and by those of this one alone. */
struct carried {
    double by_all;
    double by_own; /* NaN: this one has none of a channel's */
};

static struct carried carry(const struct launch_mix *mix,
                            const struct launch_mix_cell *cells,
                            const struct launch_mix_cell *sums)
{
    struct carried carried = { 0, 0 };
    for (size_t c = 0; c < mix->n_channels; c++) {
        const double n = cells[c].without.below;
        const struct pair with = cells[c].with;
        const struct pair all = sums[c].with;
        if (sums[c].without.below > 0 && all.below > 0) {
            const double wait_s = all.above / all.below;
            carried.by_all +=
                n * wait_s + sums[c].without.below / all.below *
                                 (with.above - wait_s * with.below);
        }
        if (n > 0) {
            carried.by_own +=
                with.below > 0 ? n * with.above / with.below : nan("");
        }
    }
    return carried;
}

/* Between replications, of their own changes. */
static void set_spread(const struct launch_tally *tally, double confidence_frac,
                       struct estimate *change)
{
    struct ratio_tally own = { 0 };
    for (uint32_t i = 0; i < tally->sums.n; i++) {
        const double value = tally->own[i][1] - tally->own[i][0];
        if (!isnan(value)) {
            ratio_tally_add(&own, value, 1);
        }
    }
    change->sd = ratio_tally_estimate(&own, confidence_frac).sd;
    change->n = own.n;
}

bool launch_mix_figure(const struct launch_mix *mix, double confidence_frac,
                       struct arena *arena, struct launch_figure *out)
{
    const struct launch_mix_cell *sums = sums_of(mix, arena);
    struct launch_tally tally = launch_tally_create(arena);
    bool exists = true;
    for (size_t c = 0; c < mix->n_channels; c++) {
        exists =
            exists && (sums[c].with.below > 0 || sums[c].without.below <= 0);
    }
    for (uint32_t i = 0; i < mix->n; i++) {
        const struct launch_mix_cell *cells = mix->cells + i * mix->n_channels;
        struct pair without = { 0, 0 };
        for (size_t c = 0; c < mix->n_channels; c++) {
            add(&without, cells[c].without);
        }
        const struct carried carried = carry(mix, cells, sums);
        launch_tally_add(&tally, without,
                         (struct pair){ carried.by_all, without.below });
        tally.own[i][1] =
            without.below > 0 ? carried.by_own / without.below : nan("");
    }
    *out = launch_tally_figure(&tally, confidence_frac);
    set_spread(&tally, confidence_frac, &out->change.change);
    return exists;
}
