#include "stats/stopping.h"

#include <assert.h>
#include <math.h>

uint32_t stopping_checkpoint(const struct stopping *stopping, uint32_t done)
{
    assert(stopping->at_most > 0);
    if (stopping->precision_wanted <= 0 && !stopping->until_clear) {
        return stopping->at_most;
    }
    uint64_t checkpoint = FIRST_CHECKPOINT;
    while (checkpoint <= done) {
        checkpoint *= 2;
    }
    return checkpoint < stopping->at_most ? (uint32_t)checkpoint
                                          : stopping->at_most;
}

uint32_t stopping_looks(const struct stopping *stopping)
{
    uint32_t n = 0;
    uint32_t done = 0;
    while (done < stopping->at_most) {
        done = stopping_checkpoint(stopping, done);
        n++;
    }
    return n;
}

bool stopping_ends(const struct stopping *stopping, uint32_t done,
                   double precision_reached)
{
    return done >= stopping->at_most ||
           (stopping->precision_wanted > 0 &&
            precision_reached <= stopping->precision_wanted);
}

uint32_t stopping_forecast(const struct stopping *stopping, uint32_t done,
                           double precision_reached)
{
    const uint32_t next = stopping_checkpoint(stopping, done);
    if (stopping->precision_wanted <= 0 || isnan(precision_reached)) {
        return next;
    }
    const double ratio = precision_reached / stopping->precision_wanted;
    const double needed = (double)done * ratio * ratio;
    if (needed >= (double)stopping->at_most) {
        return stopping->at_most;
    }
    if (needed <= (double)next) {
        return next;
    }
    return stopping_checkpoint(stopping, (uint32_t)ceil(needed) - 1);
}

/* Absent half-widths, of estimates that exist, are not known yet. */
static double known(double half_width)
{
    return isnan(half_width) ? HUGE_VAL : half_width;
}

double stopping_precision(const struct estimate *service_level,
                          const struct estimate *mean_wait)
{
    double worst = 0;
    if (!isnan(service_level->mean)) {
        worst = known(service_level->half_width);
    }
    if (!isnan(mean_wait->mean) && mean_wait->mean > 0) {
        worst = fmax(worst, known(mean_wait->half_width) / mean_wait->mean);
    }
    return worst;
}
