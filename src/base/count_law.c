#include "base/count_law.h"

#include "base/rng.h"
#include <math.h>

static uint32_t invert_geometric(double mean, double u)
{
    return mean > 1 ? 1 + (uint32_t)fmin(log(u) / log(1 - 1 / mean), 999999)
                    : 1;
}

static uint32_t invert_poisson(double mean, double u)
{
    double term = exp(-mean);
    uint32_t n = 0;
    while (u >= term && n < 1000) {
        u -= term;
        n++;
        term *= mean / n;
    }
    return 1 + n;
}

uint32_t count_law_invert(const struct count_law *law, uint32_t word)
{
    const double u = rng_uniform(word);
    return law->shape == COUNT_GEOMETRIC ? invert_geometric(law->mean, u)
                                         : invert_poisson(law->mean - 1, u);
}

/* By halving: numbers never fall as flipped words grow. */
static uint64_t first_above(const struct count_law *law, uint32_t number)
{
    uint64_t low = 0;
    uint64_t high = UINT64_C(1) << 32;
    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;
        if (count_law_invert(law, (uint32_t)middle ^ law->flip) > number) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

struct count_law count_law_build(enum count_shape shape, double mean,
                                 struct arena *arena)
{
    uint64_t *more_from = arena_alloc(arena, COUNT_STEPS, sizeof *more_from);
    const struct count_law law = {
        .shape = shape,
        .mean = mean,
        .flip = shape == COUNT_GEOMETRIC ? UINT32_MAX : 0,
        .more_from = more_from,
    };
    for (uint32_t k = 0; k < COUNT_STEPS; k++) {
        more_from[k] = first_above(&law, k + 1);
    }
    return law;
}
