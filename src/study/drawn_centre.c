#include "study/drawn_centre.h"

#include "base/rng.h"
#include "model/centre.h"
#include "model/centre_copy.h"
#include "stats/pert.h"

#include <assert.h>

struct drawn_centre {
    const struct centre *original;
    struct centre_copy *copy;
    double *values;   /* [n_uncertain]: of this replication */
    double **numbers; /* [n_uncertain]: where they go */
};

struct drawn_centre *drawn_centre_create(const struct centre *centre,
                                         struct arena *arena)
{
    struct drawn_centre *drawn = arena_alloc(arena, 1, sizeof *drawn);
    const size_t n = centre->n_uncertain;
    drawn->original = centre;
    drawn->copy = centre_copy_create(centre, arena);
    drawn->values = arena_alloc(arena, n, sizeof *drawn->values);
    drawn->numbers = arena_alloc(arena, n, sizeof *drawn->numbers);
    for (size_t i = 0; i < n; i++) {
        drawn->numbers[i] =
            centre_copy_number(drawn->copy, centre->uncertain[i].field);
    }
    return drawn;
}

static double draw(const struct uncertain *row, uint64_t seed,
                   uint32_t replication)
{
    const struct rng_stream stream = rng_stream(seed, replication, row->path);
    const struct rng_block block = rng_block(stream, 0, 0, RNG_UNCERTAIN, 0);
    return pert_quantile(row->low, row->likely, row->high,
                         rng_uniform(block.word[0]));
}

/* As far between its ends as the leader is between its own. */
static double follow(const struct uncertain *row,
                     const struct uncertain *leader, double led)
{
    const bool below = led < leader->likely;
    const double end = below ? leader->low : leader->high;
    const double own_end = below ? row->low : row->high;
    const double range = end - leader->likely;
    const double share =
        below || led > leader->likely ? (led - leader->likely) / range : 0;
    return row->likely + share * (own_end - row->likely);
}

/* Drawn shares of where contacts come from still make up all of them. */
static void scale_shares(const struct drawn_centre *drawn)
{
    for (size_t i = 0; i < drawn->original->n_rollouts; i++) {
        const struct rollout *launch = &drawn->original->rollouts[i];
        double sum = 0;
        if (launch->what != ROLLOUT_LAUNCH) {
            continue;
        }
        for (size_t k = 0; k < launch->n_shares; k++) {
            sum +=
                *centre_copy_number(drawn->copy, &launch->shares[k].share_frac);
        }
        for (size_t k = 0; k < launch->n_shares && sum > 0; k++) {
            *centre_copy_number(drawn->copy, &launch->shares[k].share_frac) /=
                sum;
        }
    }
}

/* The scaled shares of the last replication make room for the file's. */
static void restore_shares(const struct drawn_centre *drawn)
{
    for (size_t i = 0; i < drawn->original->n_rollouts; i++) {
        const struct rollout *rollout = &drawn->original->rollouts[i];
        for (size_t k = 0; k < rollout->n_shares; k++) {
            const double *share = &rollout->shares[k].share_frac;
            *centre_copy_number(drawn->copy, share) = *share;
        }
    }
}

const struct centre *drawn_centre_of(struct drawn_centre *drawn, uint64_t seed,
                                     uint32_t replication)
{
    const struct uncertain *rows = drawn->original->uncertain;
    restore_shares(drawn);
    for (size_t i = 0; i < drawn->original->n_uncertain; i++) {
        const size_t leader = rows[i].leader;
        assert(leader <= i);
        drawn->values[i] = leader == i ? draw(&rows[i], seed, replication)
                                       : follow(&rows[i], &rows[leader],
                                                drawn->values[leader]);
        *drawn->numbers[i] = drawn->values[i];
    }
    scale_shares(drawn);
    return centre_copy_centre(drawn->copy);
}
